/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-briefing-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-timeline-words.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

#define SEPARATOR " · "
#define NO_BREAK "\xc2\xa0"
#define MOST_LEVELS 8

/* Levels that any sheet has, so that sheets compare; the rest are those of the commitments. */
static const double usual_levels_pct[] = { 2, 3, 3.5, 5 };

static void
line_free (gpointer data)
{
  PledgeBriefingLine *line = data;

  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

static void
level_free (gpointer data)
{
  PledgeBriefingLevel *level = data;

  g_free (level->target);
  g_free (level->name);
  g_free (level->meeting);
  g_free (level->shortfall);
  g_free (level->net);
  g_free (level);
}

static void
commitment_free (gpointer data)
{
  PledgeBriefingCommitment *commitment = data;

  g_free (commitment->head);
  g_free (commitment->text);
  g_free (commitment);
}

static PledgeScenario *
copy_scenario (PledgeScenario *scenario)
{
  PledgeScenario *copy = pledge_scenario_new (pledge_scenario_get_catalogue (scenario));
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);

  pledge_scenario_set_edition_and_alliance (copy, pledge_scenario_get_edition (scenario), alliance);
  pledge_scenario_set_year (copy, pledge_scenario_get_year (scenario));
  pledge_scenario_set_target_pct (copy, pledge_scenario_get_target_pct (scenario));
  pledge_scenario_set_path_assumptions (copy, pledge_scenario_get_path_assumptions (scenario));
  pledge_scenario_set_related_pct (copy, pledge_scenario_get_related_pct (scenario));
  pledge_scenario_set_lens (copy, pledge_scenario_get_lens (scenario));
  pledge_scenario_set_sort (copy, pledge_scenario_get_sort (scenario));
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i));

      pledge_scenario_set_own_target_pct (copy, iso3, pledge_scenario_get_own_target_pct (scenario, iso3));
    }

  return copy;
}

static GPtrArray *
find_marks (const PledgeBriefingWords *self)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (self->scenario);
  g_autoptr (GPtrArray) all = pledge_catalogue_list_marks (catalogue, pledge_answer_get_alliance (self->answer));
  GPtrArray *own;

  if (self->profile == NULL)
    return g_steal_pointer (&all);

  /* What others in the alliance are asked for is not on an ally's sheet. */
  own = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_find (pledge_profile_get_commitments (self->profile), all->pdata[i], NULL))
      g_ptr_array_add (own, all->pdata[i]);

  return own;
}

static char *
make_title (const PledgeBriefingWords *self)
{
  PledgeEdition *edition = pledge_answer_get_edition (self->answer);
  g_autofree char *year = pledge_edition_dup_year_label (edition, pledge_answer_get_year (self->answer));

  if (self->row == NULL)
    return pledge_words_title (self->answer);
  return g_strjoin (SEPARATOR, self->row->name, pledge_edition_get_title (edition), year, NULL);
}

static char *
make_subtitle (const PledgeBriefingWords *self)
{
  g_autofree char *basis = pledge_words_basis (self->answer);

  return self->row != NULL ? g_strjoin (SEPARATOR, pledge_alliance_get_title (pledge_answer_get_alliance (self->answer)), basis, NULL)
                           : g_steal_pointer (&basis);
}

static char *
format_total (const PledgeAnswer *answer, double lens, double usd_m)
{
  return pledge_lens_is_additive (pledge_answer_get_lens (answer)) ? pledge_format_lens_total (pledge_answer_get_lens (answer), lens)
                                                                   : pledge_format_usd_total (usd_m);
}

static char *
format_net (const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);
  double net = pledge_lens_is_additive (pledge_answer_get_lens (answer)) ? totals->net_lens : totals->net_usd_m;
  g_autofree char *amount = format_total (answer, totals->net_lens, totals->net_usd_m);

  if (!isfinite (net))
    return g_steal_pointer (&amount);
  return g_strdup_printf (net >= 0 ? C_("net gap", "%s below") : C_("net gap", "%s above"), amount);
}

/* (nullable) Σ S / Σ Y of the year. */
static char *
make_share_together (const PledgeBriefingWords *self)
{
  double value = pledge_timeline_get_total (self->timeline)->values[pledge_answer_get_year (self->answer) - pledge_timeline_get_first_year (self->timeline)];

  return isfinite (value) ? pledge_format_share (value) : NULL;
}

static void
add_totals (PledgeBriefingWords *self)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (self->answer);
  g_autofree char *year = pledge_edition_dup_year_label (pledge_answer_get_edition (self->answer), pledge_answer_get_year (self->answer));

  /* Translators: how many members there are in a year */
  pledge_briefing_words_add_line (self->numbers, _("Members"), g_strdup_printf (_("%u in %s"), totals->members, year));
  pledge_briefing_words_add_line (self->numbers, _("With figures"), g_strdup_printf ("%u", totals->with_figures));
  if (totals->with_figures == 0)
    return;

  /* Translators: "5 of 31" */
  pledge_briefing_words_add_line (self->numbers, _("Meet the target"), g_strdup_printf (_("%u of %u"), totals->meeting, totals->with_figures));
  pledge_briefing_words_add_line (self->numbers, _("Below the target"), g_strdup_printf (_("%u of %u"), totals->short_of, totals->with_figures));
  pledge_briefing_words_add_line (self->numbers, _("Share of GDP together"), make_share_together (self));
  pledge_briefing_words_add_line (self->numbers, _("Shortfall"), format_total (self->answer, totals->shortfall_lens, totals->shortfall_usd_m));
  pledge_briefing_words_add_line (self->numbers, _("Net gap"), format_net (self->answer));
  pledge_briefing_words_add_line (self->numbers, "", pledge_words_totals_note (self->answer));
}

static void
add_profile (PledgeBriefingWords *self)
{
  pledge_briefing_words_add_line (self->numbers, _("Share of GDP"), g_strdup (pledge_profile_get_headline (self->profile)));
  for (guint i = 0; i < pledge_profile_get_n_lines (self->profile); i++)
    {
      const PledgeProfileLine *line = pledge_profile_get_line (self->profile, i);

      pledge_briefing_words_add_line (self->numbers, line->label, g_strdup (line->text));
    }
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
add_level_pct (GArray *levels, double target_pct)
{
  /* As a target is kept. */
  double rounded = round (target_pct * 100) / 100;

  for (guint i = 0; i < levels->len; i++)
    if (fabs (g_array_index (levels, double, i) - rounded) < PLEDGE_TARGET_STEP_PCT / 2)
      return;
  if (levels->len < MOST_LEVELS)
    g_array_append_val (levels, rounded);
}

/* The one that is asked about comes first, so that there is always room for it. */
static GArray *
find_levels (const PledgeBriefingWords *self)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (double));

  add_level_pct (levels, self->row != NULL ? self->row->target_pct : pledge_answer_get_target_pct (self->answer));
  for (guint i = 0; i < G_N_ELEMENTS (usual_levels_pct); i++)
    add_level_pct (levels, usual_levels_pct[i]);
  for (guint i = 0; i < self->marks->len; i++)
    add_level_pct (levels, pledge_commitment_get_info (self->marks->pdata[i])->target_pct);
  g_array_sort (levels, compare_levels);

  return levels;
}

/* The newest commitment to that level. */
static char *
name_level (const PledgeBriefingWords *self, double target_pct, gboolean asked)
{
  const PledgeCommitmentInfo *found = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const PledgeCommitmentInfo *info = pledge_commitment_get_info (self->marks->pdata[i]);

      if (fabs (info->target_pct - target_pct) < PLEDGE_TARGET_STEP_PCT / 2 && (found == NULL || g_strcmp0 (info->date, found->date) > 0))
        found = info;
    }

  if (found == NULL)
    return g_strdup (asked ? _("asked here") : "");
  return g_strdup (found->label);
}

static char *
format_gap (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  const char *currency = pledge_edition_get_currency (pledge_answer_get_edition (answer), row->iso3);
  g_autofree char *amount = pledge_format_lens (pledge_answer_get_lens (answer), row->gap_lens, currency);

  if (!isfinite (row->gap_lens))
    return g_steal_pointer (&amount);
  return g_strdup_printf (row->gap_lens > 0 ? C_("net gap", "%s below") : C_("net gap", "%s above"), amount);
}

static void
fill_level (const PledgeBriefingWords *self, PledgeBriefingLevel *level, const PledgeAnswer *answer)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (answer);
  const PledgeAnswerRow *row = self->row != NULL ? pledge_answer_find_row (answer, self->row->iso3) : NULL;

  if (row != NULL)
    {
      level->meeting = g_strdup (row->meets ? C_("meets the target", "yes") : C_("meets the target", "no"));
      level->shortfall = format_gap (answer, row);
      return;
    }

  level->meeting = g_strdup_printf (_("%u of %u"), totals->meeting, totals->with_figures);
  level->shortfall = format_total (answer, totals->shortfall_lens, totals->shortfall_usd_m);
  level->net = format_net (answer);
}

/* Each level is asked like any other question; only at the asked one members keep targets of their own. */
static void
add_level (PledgeBriefingWords *self, double target_pct)
{
  g_autoptr (PledgeScenario) scenario = copy_scenario (self->scenario);
  g_autoptr (PledgeAnswer) answer = NULL;
  PledgeAlliance *alliance = pledge_scenario_get_alliance (scenario);
  PledgeBriefingLevel *level = g_new0 (PledgeBriefingLevel, 1);

  level->target_pct = target_pct;
  level->asked = fabs (target_pct - (self->row != NULL ? self->row->target_pct : pledge_answer_get_target_pct (self->answer))) < PLEDGE_TARGET_STEP_PCT / 2;
  if (!level->asked)
    {
      pledge_scenario_set_target_pct (scenario, target_pct);
      for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
        pledge_scenario_set_own_target_pct (scenario, pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i)), NAN);
    }
  answer = pledge_answer_new (scenario);
  level->target = pledge_format_target (target_pct);
  level->name = name_level (self, target_pct, level->asked);
  fill_level (self, level, answer);
  g_ptr_array_add (self->levels, level);
}

static void
add_levels (PledgeBriefingWords *self)
{
  g_autoptr (GArray) levels = find_levels (self);

  if (self->row != NULL ? !isfinite (self->row->share_pct) : pledge_answer_get_totals (self->answer)->with_figures == 0)
    return;

  for (guint i = 0; i < levels->len; i++)
    add_level (self, g_array_index (levels, double, i));
}

static const char *
scope_words (PledgeScope scope)
{
  switch (scope)
    {
    case PLEDGE_SCOPE_CORE:
      return C_("scope", "core");
    case PLEDGE_SCOPE_RELATED:
      return C_("scope", "related");
    case PLEDGE_SCOPE_TOTAL:
    default:
      return C_("scope", "total");
    }
}

static void
add_commitment (PledgeBriefingWords *self, PledgeCommitment *commitment)
{
  const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);
  PledgeBriefingCommitment *words = g_new0 (PledgeBriefingCommitment, 1);
  g_autoptr (GString) head = g_string_new (info->date);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (head, "%s%s", SEPARATOR, info->actor);
  if (isfinite (info->target_pct))
    {
      g_autofree char *share = pledge_format_target (info->target_pct);

      g_string_append_printf (head, "%s%s" NO_BREAK "%s", SEPARATOR, share, scope_words (info->scope));
    }
  if (info->deadline_year > 0)
    {
      g_string_append (head, SEPARATOR);
      /* Translators: the year until which a commitment is to be met */
      g_string_append_printf (head, _("by %d"), info->deadline_year);
    }
  words->head = g_string_free (g_steal_pointer (&head), FALSE);
  /* Translators: what is known of a commitment, and who says so */
  g_string_printf (text, _("%s (%s)"), info->fact, info->source);
  g_string_replace (text, " %", NO_BREAK "%", 0);
  words->text = g_string_free (g_steal_pointer (&text), FALSE);
  g_ptr_array_add (self->commitments, words);
}

static void
add_commitments (PledgeBriefingWords *self)
{
  GListModel *all = pledge_catalogue_get_commitments (pledge_scenario_get_catalogue (self->scenario));
  PledgeAlliance *alliance = pledge_answer_get_alliance (self->answer);

  self->addressed = g_strdup_printf (_("Addressed to %s, newest first"), self->row != NULL ? self->row->name : pledge_alliance_get_title (alliance));
  if (self->profile != NULL)
    {
      GPtrArray *own = pledge_profile_get_commitments (self->profile);

      for (guint i = 0; i < own->len; i++)
        add_commitment (self, own->pdata[i]);
      return;
    }

  /* The catalogue's list is oldest first. */
  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (all, i - 1);

      if (pledge_commitment_concerns (commitment, NULL, pledge_alliance_get_id (alliance)))
        add_commitment (self, commitment);
    }
}

static void
add_source (PledgeBriefingWords *self, PledgeEdition *edition)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  g_autofree char *retrieved = info->retrieved != NULL ? g_strdup_printf (_("retrieved %s"), info->retrieved) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: the publisher's credit line */
  g_string_append_printf (words, _("Source: %s"), info->credit);
  g_string_append_printf (words, ". %s", info->licence);
  if (info->url != NULL)
    g_string_append_printf (words, ". %s", info->url);
  if (retrieved != NULL)
    g_string_append_printf (words, ", %s", retrieved);
  g_ptr_array_add (self->sources, g_string_free (g_steal_pointer (&words), FALSE));
}

/* An ally's lines may rest on the outlook whatever the lens is, and a path does. */
static void
add_sources (PledgeBriefingWords *self)
{
  PledgeEdition *outlook = self->profile != NULL && pledge_profile_get_n_lines (self->profile) > 0
                               ? pledge_catalogue_get_outlook (pledge_scenario_get_catalogue (self->scenario))
                               : pledge_words_lens_get_outlook (self->answer);

  if (outlook == NULL && self->path_line->years != NULL)
    outlook = pledge_path_get_outlook (self->path);
  add_source (self, pledge_answer_get_edition (self->answer));
  if (outlook != NULL)
    add_source (self, outlook);
}

static void
make_lists (PledgeBriefingWords *self)
{
  self->numbers = g_ptr_array_new_with_free_func (line_free);
  self->levels = g_ptr_array_new_with_free_func (level_free);
  self->assumptions = g_ptr_array_new_with_free_func (line_free);
  self->commitments = g_ptr_array_new_with_free_func (commitment_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
}

PledgeBriefingWords *
pledge_briefing_words_new (PledgeScenario *scenario, const char *iso3)
{
  PledgeBriefingWords *self;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (iso3 == NULL || pledge_alliance_has_member (pledge_scenario_get_alliance (scenario), iso3), NULL);

  self = g_new0 (PledgeBriefingWords, 1);
  make_lists (self);
  self->scenario = copy_scenario (scenario);
  pledge_scenario_set_selected (self->scenario, iso3);
  if (iso3 != NULL)
    pledge_scenario_set_sort (self->scenario, PLEDGE_SORT_SHARE);
  self->answer = pledge_answer_new (self->scenario);
  self->timeline = pledge_timeline_new (self->scenario);
  self->profile = iso3 != NULL ? pledge_profile_new (self->scenario, self->answer, iso3) : NULL;
  self->row = iso3 != NULL ? pledge_answer_find_row (self->answer, iso3) : NULL;
  self->marks = find_marks (self);
  self->title = make_title (self);
  self->subtitle = make_subtitle (self);
  self->sentence = self->row != NULL ? pledge_words_row (self->answer, self->row) : pledge_words_summary (self->answer);
  if (self->row == NULL)
    add_totals (self);
  else if (isfinite (self->row->share_pct))
    add_profile (self);
  add_levels (self);
  pledge_briefing_words_add_assumptions (self);
  pledge_briefing_words_add_path (self, iso3);
  add_commitments (self);
  add_sources (self);

  return self;
}

void
pledge_briefing_words_free (PledgeBriefingWords *self)
{
  g_return_if_fail (self != NULL);

  pledge_briefing_words_clear_path (self);
  g_clear_pointer (&self->profile, pledge_profile_unref);
  pledge_timeline_unref (self->timeline);
  pledge_answer_unref (self->answer);
  g_object_unref (self->scenario);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->numbers);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->assumptions);
  g_ptr_array_unref (self->commitments);
  g_ptr_array_unref (self->sources);
  g_free (self->addressed);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->sentence);
  g_free (self);
}
