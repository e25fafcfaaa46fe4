/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-batch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pledge-export.h"
#include "pledge-path-words.h"
#include "pledge-save.h"
#include "pledge-scenario-file.h"
#include "pledge-timeline-words.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

#define SEPARATOR " · "
/* Less what the umask takes away. */
#define FOLDER_MODE 0777
/* A member's code in a name that only says what names will look like. */
#define SAMPLE_CODE "AAA"

G_DEFINE_QUARK (pledge-batch-error-quark, pledge_batch_error)

/* The same as a PledgeBatchItem, whose strings it owns. */
typedef struct {
  PledgeBatchItem item;
  char *path, *sentence;
} Item;

struct _PledgeBatch {
  PledgeScenario *scenario; /* a copy: each member in turn is selected in it */
  PledgeAnswer *answer;
  PledgeTimeline *timeline; /* of a history; else NULL */
  PledgePath *path;         /* of a path; else NULL */
  PledgePictureOptions options;
  char *title;             /* what the members' names go before */
  char *subtitle, *family; /* what the options borrow */
  PledgeFonts *fonts;
  PledgeExportFormat format;
  GArray *items; /* of Item */
  guint n_done;
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->path);
  g_free (item->sentence);
}

/* Always returns FALSE. */
static gboolean G_GNUC_PRINTF (3, 4)
refuse (GError **error, PledgeBatchError code, const char *sentence, ...)
{
  va_list args;

  va_start (args, sentence);
  g_propagate_error (error, g_error_new_valist (PLEDGE_BATCH_ERROR, code, sentence, args));
  va_end (args);

  return FALSE;
}

static char *
expand (const char *pattern, const char *iso3)
{
  GString *name = g_string_new (NULL);

  for (const char *c = pattern; *c != '\0'; c++)
    {
      if (*c != '%')
        g_string_append_c (name, *c);
      else if (*++c == 's')
        g_string_append (name, iso3);
      else
        g_string_append_c (name, *c);
    }

  return g_string_free (name, FALSE);
}

/* Alike up to who is selected: nobody is. */
static PledgeScenario *
copy_scenario (PledgeScenario *scenario, GError **error)
{
  g_autoptr (PledgeScenario) copy = pledge_scenario_new (pledge_scenario_get_catalogue (scenario));
  g_autoptr (GBytes) question = pledge_scenario_question_to_bytes (scenario);

  if (!pledge_scenario_read_bytes (copy, question, _("This question"), error))
    return NULL;

  /* The very objects: a group of the caller's own is written as its members, without its title. */
  pledge_scenario_set_edition_and_alliance (copy, pledge_scenario_get_edition (scenario), pledge_scenario_get_alliance (scenario));
  pledge_scenario_set_selected (copy, NULL);
  return g_steal_pointer (&copy);
}

static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *shown = g_filename_display_name (folder);
  int code = 0;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    code = ENOTDIR;
  else if (!g_file_test (above, G_FILE_TEST_IS_DIR))
    code = ENOENT;
  if (code != 0)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _("Could not write into the folder “%s”: %s"), shown, g_strerror (code));

  return code == 0;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (g_mkdir (folder, FOLDER_MODE) == 0 || errno == EEXIST)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("Could not make the folder “%s”: %s"), shown, g_strerror (errno));
  return FALSE;
}

static gboolean
add_item (PledgeBatch *self, const char *folder, const char *pattern, const char *iso3, GError **error)
{
  const PledgeAnswerRow *row = pledge_answer_find_row (self->answer, iso3);
  g_autofree char *name = expand (pattern, iso3);
  Item item = { { NULL } };

  if (row == NULL)
    return refuse (error, PLEDGE_BATCH_ERROR_MEMBER, _("“%s” is not a member of the alliance that is asked about."), iso3);
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (g_array_index (self->items, Item, i).item.iso3, row->iso3))
      return refuse (error, PLEDGE_BATCH_ERROR_PATTERN, _("“%s” stands twice among the members: their files would have one name."), iso3);

  item.path = folder != NULL && !g_path_is_absolute (name) ? g_build_filename (folder, name, NULL) : g_steal_pointer (&name);
  item.item = (PledgeBatchItem) { .iso3 = row->iso3, .name = row->name, .path = item.path };
  g_array_append_val (self->items, item);
  return TRUE;
}

static gboolean
add_items (PledgeBatch *self, const char *folder, const char *pattern, const char *const *codes, GError **error)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (self->scenario);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (!add_item (self, folder, pattern, codes[i], error))
      return FALSE;
  for (guint i = 0; codes == NULL && i < pledge_alliance_get_n_members (alliance); i++)
    if (!add_item (self, folder, pattern, pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i)), error))
      return FALSE;

  return self->items->len == 0 || check_folder (g_array_index (self->items, Item, 0).path, error);
}

/* Why no file could show anything of the member; NULL where it can. */
static const char *
find_absence (PledgeBatch *self, const char *iso3)
{
  const PledgeAnswerRow *row = pledge_answer_find_row (self->answer, iso3);

  if (self->path != NULL)
    return pledge_path_words_absence (pledge_path_find_line (self->path, iso3)->absence);
  if (self->timeline != NULL)
    return pledge_timeline_words_absence (self->timeline, pledge_timeline_find_line (self->timeline, iso3));
  if (row->absence != PLEDGE_ABSENCE_NONE)
    return pledge_words_absence (row->absence);

  return self->options.view == PLEDGE_VIEW_GAP ? pledge_words_lens_absence (self->answer, row) : NULL;
}

static gboolean
write_item (PledgeBatch *self, const Item *item, GError **error)
{
  PledgePictureOptions options = self->options;
  g_autofree char *title = *self->title != '\0' ? g_strjoin (SEPARATOR, item->item.name, self->title, NULL) : g_strdup ("");
  g_autofree char *subtitle = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* What a history or a path says of its one selected member is its own. */
  if (options.subtitle == NULL && self->timeline == NULL && self->path == NULL)
    subtitle = pledge_words_row (self->answer, pledge_answer_find_row (self->answer, item->item.iso3));
  options.title = title;
  if (subtitle != NULL)
    options.subtitle = subtitle;

  pledge_scenario_set_selected (self->scenario, item->item.iso3);
  bytes = pledge_export_render (self->scenario, &options, self->format, error);
  return bytes != NULL && make_folder (item->path, error) && pledge_save_path (item->path, bytes, error);
}

static void
copy_options (PledgeBatch *self, const PledgePictureOptions *options)
{
  self->options = *options;
  self->options.subtitle = self->subtitle = g_strdup (options->subtitle);
  self->options.family = self->family = g_strdup (options->family);
  self->options.fonts = self->fonts = options->fonts != NULL ? pledge_fonts_ref (options->fonts) : pledge_fonts_new (options->family);
}

/* Before anything is made of it. */
static gboolean
check_request (const PledgePictureOptions *options, const char *pattern, PledgeExportFormat *format, GError **error)
{
  if (!pledge_batch_check_pattern (pattern, format, error))
    return FALSE;
  if (pledge_export_format_is_picture (*format))
    return pledge_picture_check_size (options, *format, error);
  if (options->view != PLEDGE_VIEW_HISTORY)
    return refuse (error, PLEDGE_BATCH_ERROR_PATTERN, _("The tables would all be alike: as CSV or JSON, only a history has a file for each member."));

  return TRUE;
}

/* A table that has no room would be missed by every file alike: one is laid out before any is written. */
static gboolean
check_room (PledgeBatch *self, GError **error)
{
  g_autoptr (PledgeScene) scene = NULL;

  if (!self->options.table || !pledge_export_format_is_picture (self->format))
    return TRUE;

  scene = pledge_picture_new_scene (self->scenario, &self->options, self->format, error);
  return scene != NULL;
}

gboolean
pledge_batch_check_pattern (const char *pattern, PledgeExportFormat *format, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *sample = NULL;
  PledgeExportFormat found;
  gboolean has_code = FALSE;

  g_return_val_if_fail (pattern != NULL, FALSE);

  shown = g_filename_display_name (pattern);
  for (const char *c = strchr (pattern, '%'); c != NULL; c = strchr (c + 2, '%'))
    {
      if (c[1] != 's' && c[1] != '%')
        return refuse (error, PLEDGE_BATCH_ERROR_PATTERN, _("“%s”: only %%s, the member’s code, and %%%%, a percent sign, can follow in a name."), shown);
      has_code = has_code || c[1] == 's';
    }
  if (!has_code)
    return refuse (error, PLEDGE_BATCH_ERROR_PATTERN, _("“%s” would be the name of every file: it must hold %%s, for the member’s code."), shown);

  sample = expand (pattern, SAMPLE_CODE);
  if (!pledge_export_format_from_name (sample, &found))
    return refuse (error, PLEDGE_BATCH_ERROR_PATTERN, _("“%s” does not say a kind of file: it must end in .svg, .png, .pdf, .csv or .json."), shown);
  if (format != NULL)
    *format = found;

  return TRUE;
}

PledgeBatch *
pledge_batch_new (PledgeScenario *scenario, const PledgePictureOptions *options, const char *folder, const char *pattern,
                  const char *const *codes, GError **error)
{
  g_autoptr (PledgeBatch) self = NULL;
  PledgeExportFormat format;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (options != NULL && pattern != NULL, NULL);

  if (!check_request (options, pattern, &format, error))
    return NULL;

  self = g_new0 (PledgeBatch, 1);
  self->format = format;
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  copy_options (self, options);
  self->scenario = copy_scenario (scenario, error);
  if (self->scenario == NULL)
    return NULL;

  self->answer = pledge_answer_new (self->scenario);
  self->timeline = options->view == PLEDGE_VIEW_HISTORY ? pledge_timeline_new (self->scenario) : NULL;
  self->path = options->view == PLEDGE_VIEW_PATH ? pledge_path_new (self->scenario) : NULL;
  self->title = options->title != NULL ? g_strdup (options->title) : pledge_picture_dup_title (self->scenario, options->view);
  if (!add_items (self, folder, pattern, codes, error) || !check_room (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
pledge_batch_free (PledgeBatch *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_clear_pointer (&self->answer, pledge_answer_unref);
  g_clear_pointer (&self->timeline, pledge_timeline_unref);
  g_clear_pointer (&self->path, pledge_path_unref);
  g_clear_pointer (&self->fonts, pledge_fonts_unref);
  g_clear_object (&self->scenario);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->family);
  g_free (self);
}

gboolean
pledge_batch_step (PledgeBatch *self)
{
  g_autoptr (GError) error = NULL;
  const char *absence;
  Item *item;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_done == self->items->len)
    return FALSE;

  item = &g_array_index (self->items, Item, self->n_done++);
  absence = find_absence (self, item->item.iso3);
  if (absence != NULL)
    {
      item->item.outcome = PLEDGE_BATCH_SKIPPED;
      /* Translators: a member and why it has no figures */
      item->sentence = g_strdup_printf (_("%s: %s."), item->item.name, absence);
    }
  else if (write_item (self, item, &error))
    item->item.outcome = PLEDGE_BATCH_WRITTEN;
  else
    {
      item->item.outcome = PLEDGE_BATCH_FAILED;
      item->sentence = g_strdup (error->message);
    }
  item->item.sentence = item->sentence;

  return TRUE;
}

gboolean
pledge_batch_run (PledgeBatch *self, GCancellable *cancellable, PledgeBatchProgress progress, gpointer user_data)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (self->n_done < self->items->len)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;

      pledge_batch_step (self);
      if (progress != NULL)
        progress (self->n_done, self->items->len, pledge_batch_get_item (self, self->n_done - 1), user_data);
    }

  return TRUE;
}

guint
pledge_batch_get_n_items (const PledgeBatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

const PledgeBatchItem *
pledge_batch_get_item (const PledgeBatch *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->items->len, NULL);

  return &g_array_index (self->items, Item, position).item;
}

PledgeBatchCounts
pledge_batch_get_counts (const PledgeBatch *self)
{
  PledgeBatchCounts counts = { 0 };

  g_return_val_if_fail (self != NULL, counts);

  for (guint i = 0; i < self->items->len; i++)
    {
      PledgeBatchOutcome outcome = g_array_index (self->items, Item, i).item.outcome;

      counts.waiting += outcome == PLEDGE_BATCH_WAITING;
      counts.written += outcome == PLEDGE_BATCH_WRITTEN;
      counts.skipped += outcome == PLEDGE_BATCH_SKIPPED;
      counts.failed += outcome == PLEDGE_BATCH_FAILED;
    }

  return counts;
}

char *
pledge_batch_dup_summary (const PledgeBatch *self)
{
  PledgeBatchCounts counts;
  GString *summary;

  g_return_val_if_fail (self != NULL, NULL);

  counts = pledge_batch_get_counts (self);
  summary = g_string_new (NULL);
  g_string_append_printf (summary, ngettext ("%u file written", "%u files written", counts.written), counts.written);
  /* Translators: parts of one sentence: "29 files written; 1 skipped; 2 could not be written." */
  if (counts.skipped > 0)
    g_string_append_printf (summary, ngettext ("; %u skipped", "; %u skipped", counts.skipped), counts.skipped);
  if (counts.failed > 0)
    g_string_append_printf (summary, ngettext ("; %u could not be written", "; %u could not be written", counts.failed), counts.failed);
  if (counts.waiting > 0)
    g_string_append_printf (summary, ngettext ("; stopped before %u more", "; stopped before %u more", counts.waiting), counts.waiting);
  g_string_append_c (summary, '.');

  return g_string_free (summary, FALSE);
}
