/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-row-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

#define ABSENT "–"
#define FIGURE_SPACE "\342\200\207"

struct _PledgeRowItem {
  GObject parent_instance;
  PledgeAnswer *answer;
  const PledgeAnswerRow *row; /* the answer's */
  guint position;
};

static GParamSpec *properties[PLEDGE_N_ROW_FIELDS + 1]; /* a property's id is its field's number and one */

G_DEFINE_FINAL_TYPE (PledgeRowItem, pledge_row_item, G_TYPE_OBJECT)

static gboolean
has_figures (const PledgeRowItem *self)
{
  return self->row->absence == PLEDGE_ABSENCE_NONE;
}

/* What the row is sorted by. Sums of national currencies compare in US$. */
static double
get_number (const PledgeRowItem *self, PledgeRowField field)
{
  const PledgeAnswerRow *row = self->row;
  gboolean national = pledge_answer_get_lens (self->answer) == PLEDGE_LENS_NATIONAL;

  switch (field)
    {
    case PLEDGE_ROW_RANK:
      return row->rank > 0 ? row->rank : NAN;
    case PLEDGE_ROW_SHARE:
      return row->share_pct;
    case PLEDGE_ROW_TARGET:
      return row->target_pct;
    case PLEDGE_ROW_SPENDING:
      return national && isfinite (row->spending_lens) ? row->spending_usd_m : row->spending_lens;
    case PLEDGE_ROW_GDP:
      return row->gdp_usd_m;
    case PLEDGE_ROW_GAP:
      return national && isfinite (row->gap_lens) ? row->gap_usd_m : row->gap_lens;
    case PLEDGE_ROW_NOMINAL:
      return row->share_nominal_pct;
    case PLEDGE_ROW_MEMBER:
    case PLEDGE_ROW_NOTE:
    case PLEDGE_N_ROW_FIELDS:
    default:
      return NAN;
    }
}

/* The marks of the charts, in a place of their own so that the digits stay under each other. */
static char *
share_text (const PledgeRowItem *self)
{
  g_autofree char *share = pledge_format_share (self->row->share_pct);
  const char *mark = FIGURE_SPACE;

  if (isnan (self->row->share_pct))
    return g_steal_pointer (&share);
  if (self->row->tables_disagree)
    mark = "†";
  else if (self->row->estimate && !pledge_answer_is_estimate (self->answer))
    mark = C_("estimate", "e");

  return g_strconcat (share, mark, NULL);
}

static char *
gap_text (const PledgeRowItem *self)
{
  g_autofree char *gap = has_figures (self) ? pledge_words_gap (self->answer, self->row) : NULL;

  return gap == NULL || *gap == '\0' ? g_strdup (ABSENT) : g_steal_pointer (&gap);
}

static char *
note_text (const PledgeRowItem *self)
{
  char *note = pledge_words_note (self->answer, self->row);

  return note != NULL ? note : g_strdup ("");
}

static gboolean
differ (double a, double b)
{
  return isnan (a) || isnan (b) ? isnan (a) != isnan (b) : a != b;
}

/* Whether a text reads otherwise in another row of the same question but for its target. */
static gboolean
field_differs (const PledgeAnswerRow *a, const PledgeAnswerRow *b, PledgeRowField field)
{
  switch (field)
    {
    case PLEDGE_ROW_RANK:
      return a->rank != b->rank;
    case PLEDGE_ROW_SHARE:
      return differ (a->share_pct, b->share_pct) || a->tables_disagree != b->tables_disagree;
    case PLEDGE_ROW_TARGET:
      return differ (a->target_pct, b->target_pct);
    case PLEDGE_ROW_SPENDING:
      return differ (a->spending_lens, b->spending_lens);
    case PLEDGE_ROW_GDP:
      return differ (a->gdp_usd_m, b->gdp_usd_m);
    case PLEDGE_ROW_GAP:
      return differ (a->gap_lens, b->gap_lens) || a->meets != b->meets;
    case PLEDGE_ROW_NOMINAL:
      return differ (a->share_nominal_pct, b->share_nominal_pct);
    case PLEDGE_ROW_NOTE:
      return a->tables_disagree != b->tables_disagree;
    case PLEDGE_ROW_MEMBER:
    case PLEDGE_N_ROW_FIELDS:
    default:
      return FALSE;
    }
}

static gboolean
same_figures (const PledgeAnswer *a, const PledgeAnswer *b)
{
  return pledge_answer_get_edition (a) == pledge_answer_get_edition (b) && pledge_answer_get_year (a) == pledge_answer_get_year (b) &&
         pledge_answer_get_alliance (a) == pledge_answer_get_alliance (b) && pledge_answer_get_lens (a) == pledge_answer_get_lens (b);
}

static int
compare_texts (PledgeRowItem *a, PledgeRowItem *b, PledgeRowField field, gboolean descending)
{
  g_autofree char *left = pledge_row_item_dup_text (a, field);
  g_autofree char *right = pledge_row_item_dup_text (b, field);

  if (*left == '\0' || *right == '\0')
    return (*left == '\0') - (*right == '\0');

  return descending ? g_utf8_collate (right, left) : g_utf8_collate (left, right);
}

static int
compare_numbers (const PledgeRowItem *a, const PledgeRowItem *b, PledgeRowField field, gboolean descending)
{
  double left = get_number (a, field);
  double right = get_number (b, field);

  if (isnan (left) || isnan (right))
    return isnan (left) - isnan (right);

  return descending ? (left < right) - (left > right) : (left > right) - (left < right);
}

static void
pledge_row_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == 0 || id > PLEDGE_N_ROW_FIELDS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else
    g_value_take_string (value, pledge_row_item_dup_text (PLEDGE_ROW_ITEM (object), id - 1));
}

static void
pledge_row_item_finalize (GObject *object)
{
  g_clear_pointer (&PLEDGE_ROW_ITEM (object)->answer, pledge_answer_unref);

  G_OBJECT_CLASS (pledge_row_item_parent_class)->finalize (object);
}

static void
pledge_row_item_class_init (PledgeRowItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = { "rank", "member", "share", "target", "spending", "gdp", "gap", "nominal", "note" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == PLEDGE_N_ROW_FIELDS);

  object_class->get_property = pledge_row_item_get_property;
  object_class->finalize = pledge_row_item_finalize;
  for (guint i = 0; i < PLEDGE_N_ROW_FIELDS; i++)
    properties[i + 1] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, PLEDGE_N_ROW_FIELDS + 1, properties);
}

static void
pledge_row_item_init (PledgeRowItem *self)
{
}

PledgeRowItem *
pledge_row_item_new (PledgeAnswer *answer, guint position)
{
  PledgeRowItem *self;

  g_return_val_if_fail (answer != NULL && position < pledge_answer_get_n_rows (answer), NULL);

  self = g_object_new (PLEDGE_TYPE_ROW_ITEM, NULL);
  self->answer = pledge_answer_ref (answer);
  self->row = pledge_answer_get_row (answer, position);
  self->position = position;

  return self;
}

void
pledge_row_item_show (PledgeRowItem *self, PledgeAnswer *answer, guint position)
{
  g_autoptr (PledgeAnswer) before = NULL;
  const PledgeAnswerRow *row;
  gboolean other_figures;

  g_return_if_fail (PLEDGE_IS_ROW_ITEM (self));
  g_return_if_fail (answer != NULL && position < pledge_answer_get_n_rows (answer));

  before = self->answer;
  row = self->row;
  self->answer = pledge_answer_ref (answer);
  self->row = pledge_answer_get_row (answer, position);
  self->position = position;
  other_figures = !same_figures (before, answer);
  for (guint i = 0; i < PLEDGE_N_ROW_FIELDS; i++)
    if (other_figures || field_differs (row, self->row, i))
      g_object_notify_by_pspec (G_OBJECT (self), properties[i + 1]);
}

PledgeAnswer *
pledge_row_item_get_answer (PledgeRowItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_ROW_ITEM (self), NULL);

  return self->answer;
}

const PledgeAnswerRow *
pledge_row_item_get_row (PledgeRowItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_ROW_ITEM (self), NULL);

  return self->row;
}

const char *
pledge_row_item_get_iso3 (PledgeRowItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_ROW_ITEM (self), NULL);

  return self->row->iso3;
}

char *
pledge_row_item_dup_text (PledgeRowItem *self, PledgeRowField field)
{
  const PledgeAnswerRow *row;

  g_return_val_if_fail (PLEDGE_IS_ROW_ITEM (self), NULL);

  row = self->row;
  switch (field)
    {
    case PLEDGE_ROW_RANK:
      return row->rank > 0 ? g_strdup_printf ("%u", row->rank) : g_strdup (ABSENT);
    case PLEDGE_ROW_MEMBER:
      return g_strdup (row->name);
    case PLEDGE_ROW_SHARE:
      return share_text (self);
    case PLEDGE_ROW_TARGET:
      return has_figures (self) ? pledge_format_target (row->target_pct) : g_strdup (ABSENT);
    case PLEDGE_ROW_SPENDING:
      return pledge_format_lens (pledge_answer_get_lens (self->answer), row->spending_lens,
                                 pledge_edition_get_currency (pledge_answer_get_edition (self->answer), row->iso3));
    case PLEDGE_ROW_GDP:
      return pledge_format_usd (row->gdp_usd_m);
    case PLEDGE_ROW_GAP:
      return gap_text (self);
    case PLEDGE_ROW_NOMINAL:
      return pledge_format_share (row->share_nominal_pct);
    case PLEDGE_ROW_NOTE:
      return note_text (self);
    case PLEDGE_N_ROW_FIELDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
pledge_row_item_is_short (PledgeRowItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_ROW_ITEM (self), FALSE);

  return has_figures (self) && !self->row->meets;
}

int
pledge_row_item_compare (PledgeRowItem *a, PledgeRowItem *b, PledgeRowField field, gboolean descending)
{
  int by_position, order;
  gboolean text = field == PLEDGE_ROW_MEMBER || field == PLEDGE_ROW_NOTE;
  gboolean against;

  g_return_val_if_fail (PLEDGE_IS_ROW_ITEM (a) && PLEDGE_IS_ROW_ITEM (b), 0);

  by_position = (a->position > b->position) - (a->position < b->position);
  if (field == PLEDGE_N_ROW_FIELDS || !has_figures (a) || !has_figures (b))
    return by_position; /* rows without figures are the answer's last */

  if (!text && isnan (get_number (a, field)) != isnan (get_number (b, field)))
    return compare_numbers (a, b, field, descending);
  if (field == pledge_row_field_of_sort (pledge_answer_get_sort (a->answer)))
    {
      against = descending != (field != PLEDGE_ROW_MEMBER); /* the answer has the largest first, or A first */
      return against && (text || !isnan (get_number (a, field))) ? -by_position : by_position;
    }

  order = text ? compare_texts (a, b, field, descending) : compare_numbers (a, b, field, descending);
  return order != 0 ? order : by_position;
}

PledgeRowField
pledge_row_field_of_sort (PledgeSort sort)
{
  switch (sort)
    {
    case PLEDGE_SORT_GAP:
      return PLEDGE_ROW_GAP;
    case PLEDGE_SORT_NAME:
      return PLEDGE_ROW_MEMBER;
    case PLEDGE_SORT_SHARE:
    default:
      return PLEDGE_ROW_SHARE;
    }
}

gboolean
pledge_row_field_to_sort (PledgeRowField field, PledgeSort *sort)
{
  for (PledgeSort each = PLEDGE_SORT_SHARE; each <= PLEDGE_SORT_NAME; each++)
    if (pledge_row_field_of_sort (each) == field)
      {
        *sort = each;
        return TRUE;
      }

  return FALSE;
}
