/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-provenance.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap.h"
#include "pledge-lens.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

struct _PledgeProvenance {
  char *title;
  char *url;
  GPtrArray *lines; /* of PledgeProvenanceLine */
};

static const char *const ids[] = {
  [PLEDGE_QUANTITY_SHARE] = "share",
  [PLEDGE_QUANTITY_SPENDING] = "spending",
  [PLEDGE_QUANTITY_GDP] = "gdp",
  [PLEDGE_QUANTITY_GAP] = "gap",
  [PLEDGE_QUANTITY_RANK] = "rank",
};

static void
line_free (gpointer data)
{
  PledgeProvenanceLine *line = data;

  g_free ((char *) line->text);
  g_free (line);
}

static void
provenance_clear (gpointer data)
{
  PledgeProvenance *self = data;

  g_free (self->title);
  g_free (self->url);
  g_ptr_array_unref (self->lines);
}

/* Takes the text; a line without one is left out. */
static void
add_line (PledgeProvenance *self, const char *id, const char *label, char *text)
{
  g_autofree char *owned = text;
  PledgeProvenanceLine *line;

  if (owned == NULL || *owned == '\0')
    return;

  line = g_new0 (PledgeProvenanceLine, 1);
  line->id = id;
  line->label = label;
  line->text = g_steal_pointer (&owned);
  g_ptr_array_add (self->lines, line);
}

static const char *
find_indicator_title (PledgeEdition *edition, const char *id)
{
  for (guint i = 0; i < pledge_edition_get_n_indicators (edition); i++)
    if (g_str_equal (pledge_edition_get_indicator_id (edition, i), id))
      return pledge_edition_get_indicator_title (edition, i);

  return NULL;
}

/* What the number is read from. */
static GPtrArray *
list_indicators (const PledgeAnswer *answer, PledgeQuantity quantity)
{
  GPtrArray *indicators = g_ptr_array_new ();
  PledgeEdition *edition = pledge_answer_get_edition (answer);
  PledgeLens lens = pledge_answer_get_lens (answer);

  if (quantity == PLEDGE_QUANTITY_SHARE || quantity == PLEDGE_QUANTITY_RANK ||
      (quantity != PLEDGE_QUANTITY_SPENDING && !pledge_edition_has_indicator (edition, PLEDGE_GDP_USD_M)))
    g_ptr_array_add (indicators, (gpointer) PLEDGE_SHARE_PUBLISHED_PCT);
  if (quantity != PLEDGE_QUANTITY_SHARE && quantity != PLEDGE_QUANTITY_RANK)
    g_ptr_array_add (indicators, (gpointer) PLEDGE_SPENDING_USD_M);
  if (quantity == PLEDGE_QUANTITY_GDP || quantity == PLEDGE_QUANTITY_GAP)
    g_ptr_array_add (indicators, (gpointer) PLEDGE_GDP_USD_M);
  if (quantity == PLEDGE_QUANTITY_SPENDING || quantity == PLEDGE_QUANTITY_GAP)
    {
      if (lens == PLEDGE_LENS_CONST)
        g_ptr_array_add (indicators, (gpointer) PLEDGE_SPENDING_CONST_USD_M);
      else if (lens == PLEDGE_LENS_NATIONAL)
        g_ptr_array_add (indicators, (gpointer) PLEDGE_SPENDING_NATIONAL_M);
      else if (lens == PLEDGE_LENS_SOLDIER)
        g_ptr_array_add (indicators, (gpointer) PLEDGE_PERSONNEL_THOUSAND);
    }

  return indicators;
}

static char *
dup_tables (const PledgeAnswer *answer, PledgeQuantity quantity)
{
  g_autoptr (GPtrArray) indicators = list_indicators (answer, quantity);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < indicators->len; i++)
    {
      const char *title = find_indicator_title (pledge_answer_get_edition (answer), indicators->pdata[i]);

      if (title != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", title);
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static char *
format_row_lens (const PledgeAnswer *answer, const PledgeAnswerRow *row, double amount)
{
  return pledge_format_lens (pledge_answer_get_lens (answer), amount, pledge_edition_get_currency (pledge_answer_get_edition (answer), row->iso3));
}

/* "Published share, as printed", or the division that stands for it. */
static char *
dup_share_formula (const PledgeAnswerRow *row)
{
  g_autofree char *spending = pledge_format_usd_exact (row->spending_usd_m);
  g_autofree char *gdp = pledge_format_usd_exact (row->gdp_usd_m);
  g_autofree char *nominal = pledge_format_share (row->share_nominal_pct);
  g_autofree char *share = pledge_format_share (row->share_published_pct);

  if (isnan (row->share_published_pct))
    /* Translators: spending ÷ GDP = share */
    return g_strdup_printf (_("Spending ÷ GDP: %s ÷ %s = %s"), spending, gdp, nominal);
  if (row->tables_disagree)
    return g_strdup_printf (_("As printed: %s. The publisher’s money gives %s ÷ %s = %s."), share, spending, gdp, nominal);

  return g_strdup_printf (_("As printed: %s"), share);
}

static char *
dup_gdp_formula (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_autofree char *spending = pledge_format_usd_exact (row->spending_usd_m);
  g_autofree char *share = pledge_format_share (row->share_published_pct);
  g_autofree char *gdp = pledge_format_usd_exact (row->gdp_usd_m);

  if (pledge_edition_has_indicator (pledge_answer_get_edition (answer), PLEDGE_GDP_USD_M))
    return g_strdup_printf (_("As printed: %s"), gdp);

  /* Translators: spending ÷ share of GDP = GDP */
  return g_strdup_printf (_("The publisher prints no GDP. Spending ÷ published share: %s ÷ %s = %s"), spending, share, gdp);
}

/* What stands between US$ and the lens's amount. */
static char *
add_lens (const PledgeAnswer *answer, const PledgeAnswerRow *row, char *formula, double amount)
{
  g_autofree char *owned = formula;
  g_autofree char *basis = NULL;
  g_autofree char *converted = NULL;

  if (pledge_answer_get_lens (answer) == PLEDGE_LENS_USD || !isfinite (amount))
    return g_steal_pointer (&owned);

  basis = pledge_words_lens_basis (answer);
  converted = format_row_lens (answer, row, fabs (amount));
  /* Translators: a formula in US$, then what that is in another measure, and what the measure is */
  return g_strdup_printf (_("%s; that is %s (%s)"), owned, converted, basis);
}

static char *
dup_spending_formula (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_autofree char *spending = pledge_format_usd_exact (row->spending_usd_m);

  return add_lens (answer, row, g_strdup_printf (_("As printed: %s"), spending), row->spending_lens);
}

static char *
dup_gap_formula (const PledgeAnswer *answer, const PledgeAnswerRow *row)
{
  g_autofree char *target = pledge_format_target (row->target_pct);
  g_autofree char *gdp = pledge_format_usd_exact (row->gdp_usd_m);
  g_autofree char *spending = pledge_format_usd_exact (row->spending_usd_m);
  g_autofree char *gap = pledge_format_usd_exact (fabs (row->gap_usd_m));

  /* Translators: target × GDP − spending = gap, with its sign */
  return add_lens (answer, row, g_strdup_printf (_("Target × GDP − spending: %s × %s − %s = %s%s"), target, gdp, spending, row->gap_usd_m < 0 ? "−" : "", gap),
                   row->gap_lens);
}

static char *
dup_rank_formula (const PledgeAnswer *answer)
{
  return g_strdup_printf (ngettext ("Place of the share, rounded to the two decimals that are printed, among %u member with figures",
                                    "Place of the share, rounded to the two decimals that are printed, among %u members with figures",
                                    pledge_answer_get_n_drawn (answer)), pledge_answer_get_n_drawn (answer));
}

static char *
dup_formula (const PledgeAnswer *answer, const PledgeAnswerRow *row, PledgeQuantity quantity)
{
  switch (quantity)
    {
    case PLEDGE_QUANTITY_SHARE:
      return dup_share_formula (row);
    case PLEDGE_QUANTITY_SPENDING:
      return dup_spending_formula (answer, row);
    case PLEDGE_QUANTITY_GDP:
      return dup_gdp_formula (answer, row);
    case PLEDGE_QUANTITY_GAP:
      return dup_gap_formula (answer, row);
    case PLEDGE_QUANTITY_RANK:
      return dup_rank_formula (answer);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* NULL where there is no such number. */
static char *
dup_value (const PledgeAnswer *answer, const PledgeAnswerRow *row, PledgeQuantity quantity)
{
  const double numbers[] = {
    [PLEDGE_QUANTITY_SHARE] = row->share_pct,
    [PLEDGE_QUANTITY_SPENDING] = row->spending_lens,
    [PLEDGE_QUANTITY_GDP] = row->gdp_usd_m,
    [PLEDGE_QUANTITY_GAP] = row->gap_lens,
    [PLEDGE_QUANTITY_RANK] = row->rank > 0 ? row->rank : NAN,
  };

  if (!isfinite (numbers[quantity]))
    return NULL;

  switch (quantity)
    {
    case PLEDGE_QUANTITY_SHARE:
      {
        g_autofree char *share = pledge_format_share (row->share_pct);

        return g_strdup_printf (_("%s of GDP"), share);
      }
    case PLEDGE_QUANTITY_SPENDING:
      return format_row_lens (answer, row, row->spending_lens);
    case PLEDGE_QUANTITY_GDP:
      return pledge_format_usd (row->gdp_usd_m);
    case PLEDGE_QUANTITY_GAP:
      return pledge_words_gap (answer, row);
    case PLEDGE_QUANTITY_RANK:
      return g_strdup_printf (_("rank %u of %u"), row->rank, pledge_answer_get_n_drawn (answer));
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Only such an address is offered to be opened. */
static char *
dup_safe_url (const char *url)
{
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0 ? g_strdup (url) : NULL;
}

static char *
dup_edition_words (PledgeEdition *edition)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  /* Translators: publisher, title of the edition, when it was published */
  return g_strdup_printf (_("%s, %s, published %s"), info->publisher, info->title, info->published);
}

/* What is alike for all numbers of an edition. */
static void
add_source (PledgeProvenance *self, const PledgeAnswer *answer, PledgeQuantity quantity)
{
  PledgeEdition *edition = pledge_answer_get_edition (answer);
  PledgeEdition *outlook = quantity == PLEDGE_QUANTITY_SPENDING || quantity == PLEDGE_QUANTITY_GAP ? pledge_words_lens_get_outlook (answer) : NULL;
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  gboolean constant = pledge_answer_get_lens (answer) == PLEDGE_LENS_CONST && quantity != PLEDGE_QUANTITY_SHARE && quantity != PLEDGE_QUANTITY_RANK;

  add_line (self, "edition", _("Source"), dup_edition_words (edition));
  add_line (self, "table", _("Table"), dup_tables (answer, quantity));
  if (outlook != NULL)
    add_line (self, "outlook", _("With"), dup_edition_words (outlook));
  add_line (self, "definition", _("Definition"), g_strdup (pledge_definition_get_label (info->definition)));
  if (quantity != PLEDGE_QUANTITY_SHARE && quantity != PLEDGE_QUANTITY_RANK)
    add_line (self, "prices", _("Prices"), constant && info->price_base_year > 0 ? g_strdup_printf (_("prices of %d"), info->price_base_year)
                                                                              : g_strdup (_("current prices and exchange rates")));
  add_line (self, "cutoff", _("Figures as of"), g_strdup (info->cutoff));
  add_line (self, "licence", _("Licence"), g_strdup (info->licence));
  add_line (self, "credit", _("Credit"), g_strdup (info->credit));
  add_line (self, "url", _("Link"), g_strdup (info->url));
  self->url = dup_safe_url (info->url);
}

static PledgeProvenance *
new_of_row (const PledgeAnswer *answer, const PledgeAnswerRow *row, PledgeQuantity quantity)
{
  g_autofree char *value = dup_value (answer, row, quantity);
  g_autofree char *year = pledge_edition_dup_year_label (pledge_answer_get_edition (answer), pledge_answer_get_year (answer));
  PledgeProvenance *self;

  if (value == NULL)
    return NULL;

  self = g_rc_box_new0 (PledgeProvenance);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  /* Translators: a country, a year, what is meant and its value: "Germany 2026e: Spending US$145.2 bn" */
  self->title = g_strdup_printf (_("%s %s: %s %s"), row->name, year, pledge_quantity_get_title (quantity), value);
  add_line (self, "formula", _("How it comes about"), dup_formula (answer, row, quantity));
  if (row->estimate)
    add_line (self, "estimate", _("Estimate"), g_strdup (_("The publisher marks the figure as an estimate.")));
  add_line (self, "note", _("Note"), pledge_words_note (answer, row));
  add_source (self, answer, quantity);

  return self;
}

/* The sums of all members. */
static PledgeProvenance *
new_of_totals (const PledgeAnswer *answer, PledgeQuantity quantity)
{
  PledgeProvenance *self;
  char *formula;

  if (quantity == PLEDGE_QUANTITY_GAP)
    formula = g_strdup (_("Sum over the members of that year of what each is below the target (target × GDP − spending, where that is above 0)"));
  else if (quantity == PLEDGE_QUANTITY_RANK)
    formula = g_strdup (_("Members of that year whose share, rounded to the two decimals that are printed, is at least the target"));
  else
    return NULL;

  self = g_rc_box_new0 (PledgeProvenance);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->title = pledge_words_summary (answer);
  add_line (self, "formula", _("How it comes about"), formula);
  add_line (self, "net", _("Net"), pledge_words_net_total (answer));
  add_line (self, "note", _("Note"), pledge_words_totals_note (answer));
  add_line (self, "absent", _("Left out"), pledge_words_absent_rows (answer));
  add_source (self, answer, quantity);

  return self;
}

PledgeProvenance *
pledge_provenance_new (const PledgeAnswer *answer, const char *iso3, PledgeQuantity quantity)
{
  const PledgeAnswerRow *row;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (quantity < G_N_ELEMENTS (ids), NULL);

  if (iso3 == NULL)
    return new_of_totals (answer, quantity);

  row = pledge_answer_find_row (answer, iso3);
  return row != NULL ? new_of_row (answer, row, quantity) : NULL;
}

PledgeProvenance *
pledge_provenance_ref (PledgeProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_provenance_unref (PledgeProvenance *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, provenance_clear);
}

const char *
pledge_provenance_get_title (const PledgeProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

guint
pledge_provenance_get_n_lines (const PledgeProvenance *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

const PledgeProvenanceLine *
pledge_provenance_get_line (const PledgeProvenance *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->lines->len, NULL);

  return self->lines->pdata[position];
}

const char *
pledge_provenance_get_url (const PledgeProvenance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

char *
pledge_provenance_to_text (const PledgeProvenance *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PledgeProvenanceLine *line = self->lines->pdata[i];

      /* Translators: a label and what it is about */
      g_string_append_printf (text, _("%s: %s"), line->label, line->text);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

const char *
pledge_quantity_to_id (PledgeQuantity quantity)
{
  g_return_val_if_fail (quantity < G_N_ELEMENTS (ids), NULL);

  return ids[quantity];
}

gboolean
pledge_quantity_from_id (const char *id, PledgeQuantity *quantity)
{
  g_return_val_if_fail (quantity != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      {
        *quantity = i;
        return TRUE;
      }

  return FALSE;
}

const char *
pledge_quantity_get_title (PledgeQuantity quantity)
{
  static const char *const names[] = {
    [PLEDGE_QUANTITY_SHARE] = N_("Share of GDP"),
    [PLEDGE_QUANTITY_SPENDING] = N_("Spending"),
    [PLEDGE_QUANTITY_GDP] = N_("GDP"),
    [PLEDGE_QUANTITY_GAP] = N_("To the target"),
    [PLEDGE_QUANTITY_RANK] = N_("Rank"),
  };

  g_return_val_if_fail (quantity < G_N_ELEMENTS (names), NULL);

  return _(names[quantity]);
}
