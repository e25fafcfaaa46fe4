/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-profile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

struct _PledgeProfile {
  char *iso3;
  char *name;
  char *headline;
  char *note;
  GPtrArray *lines; /* of PledgeProfileLine, whose text is owned */
  PledgeEdition *edition;
  int year;
  double target_pct;
  double equipment_share_pct;
  GPtrArray *commitments;
};

static void
line_free (gpointer data)
{
  PledgeProfileLine *line = data;

  g_free ((char *) line->text);
  g_free (line);
}

static void
profile_clear (gpointer data)
{
  PledgeProfile *self = data;

  g_free (self->iso3);
  g_free (self->name);
  g_free (self->headline);
  g_free (self->note);
  g_ptr_array_unref (self->lines);
  g_object_unref (self->edition);
  g_ptr_array_unref (self->commitments);
}

/* Takes text; NULL adds nothing. */
static void
add_line (PledgeProfile *self, const char *id, const char *label, char *text)
{
  PledgeProfileLine line = { id, label, text };

  if (text != NULL)
    g_ptr_array_add (self->lines, g_memdup2 (&line, sizeof line));
}

static char *
make_headline (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_autofree char *share = NULL;

  if (isnan (row->share_pct))
    return g_strdup (pledge_words_absence (row->absence));

  share = pledge_format_share (row->share_pct);
  if (row->rank == 0)
    /* Translators: a share of GDP of a country that is not a member in that year */
    return g_strdup_printf (_("%s of GDP · not a member in %d"), share, pledge_answer_get_year (answer));

  return g_strdup_printf (row->estimate ? _("%s of GDP · rank %u of %u · estimate") : _("%s of GDP · rank %u of %u"), share, row->rank,
                          pledge_answer_get_n_drawn (answer));
}

/* Two currencies in one line: "US$124.7 bn · EUR 109.0 bn". */
static char *
make_money (PledgeProfile *self, PledgeEdition *outlook, const PledgeAnswerRow *row, double usd_m)
{
  double rate = pledge_lens_get_factor (PLEDGE_LENS_NATIONAL, self->edition, outlook, row->iso3, self->year, row->gdp_usd_m);
  const char *currency = pledge_edition_get_currency (self->edition, row->iso3);
  g_autofree char *usd = pledge_format_usd (usd_m);
  g_autofree char *national = NULL;

  if (!isfinite (usd_m))
    return NULL;
  if (!isfinite (rate) || currency == NULL || g_str_equal (currency, "USD"))
    return g_steal_pointer (&usd);

  national = pledge_format_lens (PLEDGE_LENS_NATIONAL, usd_m * rate, currency);
  return g_strdup_printf ("%s · %s", usd, national);
}

static char *
make_lens (PledgeProfile *self, PledgeEdition *outlook, const PledgeAnswerRow *row, PledgeLens lens)
{
  double amount = row->spending_usd_m * pledge_lens_get_factor (lens, self->edition, outlook, row->iso3, self->year, row->gdp_usd_m);

  return isfinite (amount) ? pledge_format_lens (lens, amount, NULL) : NULL;
}

static char *
make_equipment (PledgeProfile *self)
{
  g_autofree char *share = NULL;
  g_autofree char *guideline = NULL;

  if (isnan (self->equipment_share_pct))
    return NULL;

  share = pledge_format_share (self->equipment_share_pct);
  guideline = pledge_format_target (PLEDGE_EQUIPMENT_GUIDELINE_PCT);
  return g_strdup_printf (self->equipment_share_pct >= PLEDGE_EQUIPMENT_GUIDELINE_PCT ? _("%s, above the guideline of %s")
                                                                                     : _("%s, below the guideline of %s"), share, guideline);
}

static void
fill_lines (PledgeProfile *self, PledgeEdition *outlook, const PledgeAnswerRow *row)
{
  add_line (self, "spending", _("Spending"), make_money (self, outlook, row, row->spending_usd_m));
  if (isfinite (row->gap_usd_m))
    add_line (self, "gap", row->gap_usd_m > 0 ? _("Below the target by") : _("Above the target by"), make_money (self, outlook, row, fabs (row->gap_usd_m)));
  add_line (self, "gdp", _("GDP"), make_money (self, outlook, row, row->gdp_usd_m));
  add_line (self, "head", _("Per head"), make_lens (self, outlook, row, PLEDGE_LENS_HEAD));
  add_line (self, "soldier", _("Per soldier"), make_lens (self, outlook, row, PLEDGE_LENS_SOLDIER));
  add_line (self, "budget", _("Of government spending"), make_lens (self, outlook, row, PLEDGE_LENS_BUDGET));
  add_line (self, "equipment", _("On major equipment"), make_equipment (self));
}

PledgeProfile *
pledge_profile_new (PledgeScenario *scenario, const PledgeAnswer *answer, const char *iso3)
{
  PledgeProfile *self;
  PledgeCatalogue *catalogue;
  const PledgeAnswerRow *row;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (answer != NULL, NULL);

  row = pledge_answer_find_row (answer, iso3);
  if (row == NULL)
    return NULL;

  catalogue = pledge_scenario_get_catalogue (scenario);
  self = g_rc_box_new0 (PledgeProfile);
  self->iso3 = g_strdup (row->iso3);
  self->name = g_strdup (row->name);
  self->edition = g_object_ref (pledge_answer_get_edition (answer));
  self->year = pledge_answer_get_year (answer);
  self->target_pct = row->target_pct;
  self->equipment_share_pct = pledge_edition_get_value (self->edition, iso3, PLEDGE_EQUIPMENT_SHARE_PCT, self->year);
  self->headline = make_headline (answer, row);
  self->note = row->absence == PLEDGE_ABSENCE_NONE ? pledge_words_note (answer, row) : NULL;
  self->commitments = pledge_catalogue_list_commitments (catalogue, iso3);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  fill_lines (self, pledge_catalogue_get_outlook (catalogue), row);

  return self;
}

PledgeProfile *
pledge_profile_ref (PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_profile_unref (PledgeProfile *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, profile_clear);
}

const char *
pledge_profile_get_iso3 (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->iso3;
}

const char *
pledge_profile_get_name (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
pledge_profile_get_headline (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->headline;
}

const char *
pledge_profile_get_note (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->note;
}

guint
pledge_profile_get_n_lines (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

const PledgeProfileLine *
pledge_profile_get_line (const PledgeProfile *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->lines->len, NULL);

  return self->lines->pdata[position];
}

const PledgeHistory *
pledge_profile_get_shares (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pledge_edition_get_history (self->edition, self->iso3, PLEDGE_SHARE_PUBLISHED_PCT);
}

int
pledge_profile_get_year (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

double
pledge_profile_get_target_pct (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->target_pct;
}

double
pledge_profile_get_equipment_share_pct (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->equipment_share_pct;
}

GPtrArray *
pledge_profile_get_commitments (const PledgeProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->commitments;
}
