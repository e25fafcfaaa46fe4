/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-briefing.h"

#include <glib/gi18n-lib.h>

#include "pledge-picture-file.h"
#include "pledge-picture.h"
#include "pledge-scenario-file.h"
#include "pledge-sheet.h"
#include "pledge-words.h"

#define PNG_SCALE 2.0
/* What a scenario file calls the sheet among the views. */
#define VIEW_ID "briefing"

PledgeBriefingOptions
pledge_briefing_options_default (void)
{
  return (PledgeBriefingOptions) { .theme = PLEDGE_THEME_PRINT };
}

static gboolean
check_member (PledgeScenario *scenario, const char *iso3, GError **error)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);

  if (pledge_alliance_has_member (alliance, iso3))
    return TRUE;

  g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN,
               /* Translators: an alliance and the code of a country */
               _("%s has no member with the code “%s”."), pledge_alliance_get_title (alliance), iso3);
  return FALSE;
}

PledgeScene *
pledge_briefing_new_page (PledgeScenario *scenario, const char *iso3, const PledgeBriefingOptions *options, GError **error)
{
  PledgeBriefingOptions own = pledge_briefing_options_default ();
  g_autoptr (PledgeFonts) fonts = NULL;
  PledgeStyle style;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  if (iso3 != NULL && !check_member (scenario, iso3, error))
    return NULL;

  options = options != NULL ? options : &own;
  style = pledge_style_new (options->theme, 1);
  fonts = options->fonts != NULL ? pledge_fonts_ref (options->fonts) : pledge_fonts_new (NULL);
  return pledge_briefing_page_new (scenario, iso3, &style, fonts);
}

static gboolean
add_page (GPtrArray *pages, PledgeScenario *scenario, const char *iso3, const PledgeBriefingOptions *options, GError **error)
{
  PledgeScene *page = pledge_briefing_new_page (scenario, iso3, options, error);

  if (page == NULL)
    return FALSE;
  g_ptr_array_add (pages, page);
  return TRUE;
}

GPtrArray *
pledge_briefing_new_pages (PledgeScenario *scenario, const char *const *iso3s, gboolean alliance_first, const PledgeBriefingOptions *options, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) pledge_scene_unref);
  PledgeBriefingOptions shared = options != NULL ? *options : pledge_briefing_options_default ();
  g_autoptr (PledgeFonts) fonts = NULL;
  gboolean none = iso3s == NULL || iso3s[0] == NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  /* What is shaped for one page is there for the next. */
  if (shared.fonts == NULL)
    shared.fonts = fonts = pledge_fonts_new (NULL);
  if ((none || alliance_first) && !add_page (pages, scenario, NULL, &shared, error))
    return NULL;
  for (guint i = 0; !none && iso3s[i] != NULL; i++)
    if (!add_page (pages, scenario, iso3s[i], &shared, error))
      return NULL;

  return g_steal_pointer (&pages);
}

/* What the file says of itself. iso3: of its only page; NULL: of several, or the alliance's. */
static char *
make_title (PledgeScenario *scenario, const char *iso3)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  const PledgeAnswerRow *row = iso3 != NULL ? pledge_answer_find_row (answer, iso3) : NULL;
  g_autofree char *title = pledge_words_title (answer);

  return row != NULL ? g_strjoin (" · ", row->name, title, NULL) : g_steal_pointer (&title);
}

static char *
make_description (PledgeScenario *scenario, const char *credit)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);
  g_autofree char *sentence = pledge_words_summary (answer);

  return g_strjoin (" ", sentence, credit, NULL);
}

static char *
make_credit (PledgeScenario *scenario)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (scenario);

  return pledge_words_credit (answer);
}

GBytes *
pledge_briefing_render (PledgeScenario *scenario, const char *const *iso3s, gboolean alliance_first, const PledgeBriefingOptions *options,
                        PledgeExportFormat format, GError **error)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GBytes) embedded = NULL;
  g_autofree char *title = NULL, *credit = NULL, *description = NULL;
  PledgePictureFile file;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (pledge_export_format_is_picture (format), NULL);

  pages = pledge_briefing_new_pages (scenario, iso3s, alliance_first, options, error);
  if (pages == NULL)
    return NULL;
  if (pages->len > 1 && format != PLEDGE_EXPORT_PDF)
    {
      g_set_error (error, PLEDGE_PICTURE_ERROR, PLEDGE_PICTURE_ERROR_SIZE,
                   /* Translators: a number of pages, and a kind of file such as "PNG picture" */
                   ngettext ("A briefing of %u page is a PDF; a %s holds one page only.", "A briefing of %u pages is a PDF; a %s holds one page only.", pages->len),
                   pages->len, pledge_export_format_get_title (format));
      return NULL;
    }

  title = make_title (scenario, pages->len == 1 && iso3s != NULL ? iso3s[0] : NULL);
  credit = make_credit (scenario);
  description = make_description (scenario, credit);
  embedded = options == NULL || !options->without_scenario ? pledge_scenario_to_file_bytes (scenario, VIEW_ID) : NULL;
  file = (PledgePictureFile) {
    .title = title,
    .description = description,
    .credit = credit,
    .edition = pledge_scenario_get_edition (scenario),
    .scenario = embedded,
    .scale = options != NULL && options->scale > 0 ? options->scale : PNG_SCALE,
  };

  return pledge_picture_file_render ((const PledgeScene *const *) pages->pdata, pages->len, &file, format, error);
}

char **
pledge_briefing_list_members (PledgeScenario *scenario)
{
  g_autoptr (PledgeAnswer) answer = NULL;
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  answer = pledge_answer_new (scenario);
  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    if (pledge_answer_get_row (answer, i)->counted)
      g_strv_builder_add (codes, pledge_answer_get_row (answer, i)->iso3);

  return g_strv_builder_end (codes);
}

char *
pledge_briefing_suggest_name (PledgeScenario *scenario, const char *iso3, PledgeExportFormat format)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (format < PLEDGE_EXPORT_N_FORMATS, NULL);

  target = pledge_sheet_number (pledge_scenario_get_target_pct (scenario));
  return g_strdup_printf ("pledgeline-briefing-%s-%s-%d-%s.%s", iso3 != NULL ? iso3 : pledge_alliance_get_id (pledge_scenario_get_alliance (scenario)),
                          pledge_edition_get_id (pledge_scenario_get_edition (scenario)), pledge_scenario_get_year (scenario), target,
                          pledge_export_format_to_id (format));
}
