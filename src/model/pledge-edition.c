/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-edition.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  char *id;
  char *unit;
  char *title;
} Indicator;

typedef struct {
  int year;
  char *text;
} Note;

typedef struct {
  char *iso3;
  char *currency;
  GPtrArray *histories; /* by the indicator's position; shorter where the rest is absent; holes are NULL */
  GArray *notes;        /* of Note, or NULL */
  GArray *breaks;       /* of int: years, or NULL */
} Record;

struct _PledgeEdition {
  GObject parent_instance;
  PledgeEditionInfo info;
  GArray *indicators;           /* of Indicator */
  GHashTable *indicator_places; /* id → position + 1 */
  GPtrArray *records;           /* of Record, in the order added */
  GHashTable *record_by_iso3;
};

struct _PledgeEditionBuilder {
  PledgeEdition *edition;
};

static const char *const definition_ids[] = { "nato", "nato-core", "sipri", "outlook" };

enum {
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PledgeEdition, pledge_edition, G_TYPE_OBJECT)

static void
indicator_clear (gpointer data)
{
  Indicator *indicator = data;

  g_free (indicator->id);
  g_free (indicator->unit);
  g_free (indicator->title);
}

static void
note_clear (gpointer data)
{
  g_free (((Note *) data)->text);
}

static void
history_unref0 (gpointer data)
{
  if (data != NULL)
    pledge_history_unref (data);
}

static void
record_free (gpointer data)
{
  Record *record = data;

  g_free (record->iso3);
  g_free (record->currency);
  g_ptr_array_unref (record->histories);
  g_clear_pointer (&record->notes, g_array_unref);
  g_clear_pointer (&record->breaks, g_array_unref);
  g_free (record);
}

static const Record *
edition_find_record (PledgeEdition *self, const char *iso3)
{
  return iso3 != NULL ? g_hash_table_lookup (self->record_by_iso3, iso3) : NULL;
}

static void
pledge_edition_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PledgeEdition *self = PLEDGE_EDITION (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->info.id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->info.title);
      break;
    case PROP_LABEL:
      g_value_take_string (value, g_strdup_printf ("%s %s", self->info.publisher, self->info.title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_edition_finalize (GObject *object)
{
  PledgeEdition *self = PLEDGE_EDITION (object);
  const char **strings[] = {
    &self->info.id, &self->info.title, &self->info.publisher, &self->info.published, &self->info.cutoff,
    &self->info.credit, &self->info.licence, &self->info.url, &self->info.retrieved,
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free ((char *) *strings[i]);
  g_hash_table_unref (self->record_by_iso3);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->indicator_places);
  g_array_unref (self->indicators);

  G_OBJECT_CLASS (pledge_edition_parent_class)->finalize (object);
}

static void
pledge_edition_class_init (PledgeEditionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pledge_edition_get_property;
  object_class->finalize = pledge_edition_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Publisher and title, as a chooser shows it. */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pledge_edition_init (PledgeEdition *self)
{
  self->indicators = g_array_new (FALSE, FALSE, sizeof (Indicator));
  g_array_set_clear_func (self->indicators, indicator_clear);
  self->indicator_places = g_hash_table_new (g_str_hash, g_str_equal);
  self->records = g_ptr_array_new_with_free_func (record_free);
  self->record_by_iso3 = g_hash_table_new (g_str_hash, g_str_equal);
}

PledgeEditionBuilder *
pledge_edition_builder_new (const PledgeEditionInfo *info)
{
  PledgeEditionBuilder *builder;
  PledgeEditionInfo *copy;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->id != NULL && info->title != NULL && info->publisher != NULL, NULL);
  g_return_val_if_fail (info->published != NULL && info->credit != NULL && info->licence != NULL, NULL);
  g_return_val_if_fail (info->first_year <= info->last_year, NULL);

  builder = g_new0 (PledgeEditionBuilder, 1);
  builder->edition = g_object_new (PLEDGE_TYPE_EDITION, NULL);
  copy = &builder->edition->info;
  *copy = *info;
  copy->id = g_strdup (info->id);
  copy->title = g_strdup (info->title);
  copy->publisher = g_strdup (info->publisher);
  copy->published = g_strdup (info->published);
  copy->cutoff = g_strdup (info->cutoff);
  copy->credit = g_strdup (info->credit);
  copy->licence = g_strdup (info->licence);
  copy->url = g_strdup (info->url);
  copy->retrieved = g_strdup (info->retrieved);

  return builder;
}

gboolean
pledge_edition_builder_add_indicator (PledgeEditionBuilder *builder, const char *id, const char *unit, const char *title)
{
  PledgeEdition *self;
  Indicator indicator;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  self = builder->edition;
  if (g_hash_table_contains (self->indicator_places, id))
    return FALSE;

  indicator = (Indicator) { g_strdup (id), g_strdup (unit), g_strdup (title) };
  g_array_append_val (self->indicators, indicator);
  g_hash_table_insert (self->indicator_places, indicator.id, GUINT_TO_POINTER (self->indicators->len));

  return TRUE;
}

gboolean
pledge_edition_builder_add_member (PledgeEditionBuilder *builder, const char *iso3, const char *currency)
{
  PledgeEdition *self;
  Record *record;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (iso3 != NULL, FALSE);

  self = builder->edition;
  if (edition_find_record (self, iso3) != NULL)
    return FALSE;

  record = g_new0 (Record, 1);
  record->iso3 = g_strdup (iso3);
  record->currency = g_strdup (currency);
  record->histories = g_ptr_array_new_with_free_func (history_unref0);
  g_ptr_array_add (self->records, record);
  g_hash_table_insert (self->record_by_iso3, record->iso3, record);

  return TRUE;
}

gboolean
pledge_edition_builder_add_history (PledgeEditionBuilder *builder, const char *iso3, const char *indicator, PledgeHistory *history)
{
  const Record *record;
  guint place;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (indicator != NULL && history != NULL, FALSE);

  record = edition_find_record (builder->edition, iso3);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (builder->edition->indicator_places, indicator));
  if (record == NULL || place == 0)
    return FALSE;

  if (record->histories->len < place)
    g_ptr_array_set_size (record->histories, place);
  if (record->histories->pdata[place - 1] != NULL)
    return FALSE;

  record->histories->pdata[place - 1] = pledge_history_ref (history);
  return TRUE;
}

gboolean
pledge_edition_builder_add_note (PledgeEditionBuilder *builder, const char *iso3, int year, const char *text)
{
  Record *record;
  Note note;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  record = (Record *) edition_find_record (builder->edition, iso3);
  if (record == NULL)
    return FALSE;

  if (record->notes == NULL)
    {
      record->notes = g_array_new (FALSE, FALSE, sizeof (Note));
      g_array_set_clear_func (record->notes, note_clear);
    }
  note = (Note) { year, g_strdup (text) };
  g_array_append_val (record->notes, note);

  return TRUE;
}

gboolean
pledge_edition_builder_add_break (PledgeEditionBuilder *builder, const char *iso3, int year)
{
  Record *record;

  g_return_val_if_fail (builder != NULL, FALSE);

  record = (Record *) edition_find_record (builder->edition, iso3);
  if (record == NULL)
    return FALSE;

  if (record->breaks == NULL)
    record->breaks = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (record->breaks, year);

  return TRUE;
}

PledgeEdition *
pledge_edition_builder_finish (PledgeEditionBuilder *builder)
{
  PledgeEdition *self;

  g_return_val_if_fail (builder != NULL, NULL);

  self = g_steal_pointer (&builder->edition);
  pledge_edition_builder_free (builder);

  return self;
}

void
pledge_edition_builder_free (PledgeEditionBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  g_clear_object (&builder->edition);
  g_free (builder);
}

const PledgeEditionInfo *
pledge_edition_get_info (PledgeEdition *self)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);

  return &self->info;
}

const char *
pledge_edition_get_id (PledgeEdition *self)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);

  return self->info.id;
}

const char *
pledge_edition_get_title (PledgeEdition *self)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);

  return self->info.title;
}

guint
pledge_edition_get_n_indicators (PledgeEdition *self)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), 0);

  return self->indicators->len;
}

const char *
pledge_edition_get_indicator_id (PledgeEdition *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);
  g_return_val_if_fail (position < self->indicators->len, NULL);

  return g_array_index (self->indicators, Indicator, position).id;
}

const char *
pledge_edition_get_indicator_unit (PledgeEdition *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);
  g_return_val_if_fail (position < self->indicators->len, NULL);

  return g_array_index (self->indicators, Indicator, position).unit;
}

const char *
pledge_edition_get_indicator_title (PledgeEdition *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);
  g_return_val_if_fail (position < self->indicators->len, NULL);

  return g_array_index (self->indicators, Indicator, position).title;
}

gboolean
pledge_edition_has_indicator (PledgeEdition *self, const char *id)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return g_hash_table_contains (self->indicator_places, id);
}

guint
pledge_edition_get_n_members (PledgeEdition *self)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), 0);

  return self->records->len;
}

const char *
pledge_edition_get_member_iso3 (PledgeEdition *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);
  g_return_val_if_fail (position < self->records->len, NULL);

  return ((Record *) self->records->pdata[position])->iso3;
}

gboolean
pledge_edition_has_member (PledgeEdition *self, const char *iso3)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), FALSE);

  return edition_find_record (self, iso3) != NULL;
}

const char *
pledge_edition_get_currency (PledgeEdition *self, const char *iso3)
{
  const Record *record;

  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);

  record = edition_find_record (self, iso3);
  return record != NULL ? record->currency : NULL;
}

const PledgeHistory *
pledge_edition_get_history (PledgeEdition *self, const char *iso3, const char *indicator)
{
  const Record *record;
  guint place;

  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);
  g_return_val_if_fail (indicator != NULL, NULL);

  record = edition_find_record (self, iso3);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->indicator_places, indicator));
  if (record == NULL || place == 0 || record->histories->len < place)
    return NULL;

  return record->histories->pdata[place - 1];
}

double
pledge_edition_get_value (PledgeEdition *self, const char *iso3, const char *indicator, int year)
{
  const PledgeHistory *history = pledge_edition_get_history (self, iso3, indicator);

  return history != NULL ? pledge_history_get_value (history, year) : NAN;
}

gboolean
pledge_edition_is_estimate (PledgeEdition *self, const char *iso3, const char *indicator, int year)
{
  const PledgeHistory *history = pledge_edition_get_history (self, iso3, indicator);

  return history != NULL && pledge_history_is_estimate (history, year);
}

const char *
pledge_edition_get_note (PledgeEdition *self, const char *iso3, int year)
{
  const Record *record;
  const char *whole = NULL;

  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);

  record = edition_find_record (self, iso3);
  for (guint i = 0; record != NULL && record->notes != NULL && i < record->notes->len; i++)
    {
      const Note *note = &g_array_index (record->notes, Note, i);

      if (note->year == year)
        return note->text;
      if (note->year == 0)
        whole = note->text;
    }

  return whole;
}

gboolean
pledge_edition_has_break (PledgeEdition *self, const char *iso3, int year)
{
  const Record *record;

  g_return_val_if_fail (PLEDGE_IS_EDITION (self), FALSE);

  record = edition_find_record (self, iso3);
  for (guint i = 0; record != NULL && record->breaks != NULL && i < record->breaks->len; i++)
    if (g_array_index (record->breaks, int, i) == year)
      return TRUE;

  return FALSE;
}

gboolean
pledge_edition_has_year (PledgeEdition *self, int year)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), FALSE);

  for (guint i = 0; i < self->records->len; i++)
    {
      const char *iso3 = ((Record *) self->records->pdata[i])->iso3;

      if (!isnan (pledge_edition_get_value (self, iso3, PLEDGE_SHARE_PUBLISHED_PCT, year)) ||
          !isnan (pledge_edition_get_value (self, iso3, PLEDGE_SPENDING_USD_M, year)))
        return TRUE;
    }

  return FALSE;
}

char *
pledge_edition_dup_year_label (PledgeEdition *self, int year)
{
  g_return_val_if_fail (PLEDGE_IS_EDITION (self), NULL);

  if (self->info.estimates_from != 0 && year >= self->info.estimates_from)
    /* Translators: a year of estimates, as the publishers write it: 2026e */
    return g_strdup_printf (_("%de"), year);

  return g_strdup_printf ("%d", year);
}

const char *
pledge_definition_to_id (PledgeDefinition definition)
{
  g_return_val_if_fail (definition < G_N_ELEMENTS (definition_ids), NULL);

  return definition_ids[definition];
}

gboolean
pledge_definition_from_id (const char *id, PledgeDefinition *definition)
{
  for (guint i = 0; i < G_N_ELEMENTS (definition_ids); i++)
    if (g_strcmp0 (id, definition_ids[i]) == 0)
      {
        *definition = i;
        return TRUE;
      }

  return FALSE;
}

const char *
pledge_definition_get_label (PledgeDefinition definition)
{
  switch (definition)
    {
    case PLEDGE_DEFINITION_NATO:
      return _("defence expenditure, NATO definition");
    case PLEDGE_DEFINITION_NATO_CORE:
      return _("core defence expenditure, NATO definition");
    case PLEDGE_DEFINITION_SIPRI:
      return _("military expenditure, SIPRI definition");
    case PLEDGE_DEFINITION_OUTLOOK:
      return _("economic outlook");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
pledge_definition_get_sentence (PledgeDefinition definition)
{
  switch (definition)
    {
    case PLEDGE_DEFINITION_NATO:
      return _("Payments of a government for its own armed forces, those of allies or the Alliance, pensions of soldiers and civilians included.");
    case PLEDGE_DEFINITION_NATO_CORE:
      return _("NATO’s core defence expenditure, which its members’ 3.5 % is about; what they spend on related matters, the other 1.5 %, is not in it.");
    case PLEDGE_DEFINITION_SIPRI:
      return _("SIPRI’s own count of all spending on current forces and activities, pensions and paramilitary forces included, from public budgets.");
    case PLEDGE_DEFINITION_OUTLOOK:
      return _("No expenditure: an economic outlook.");
    default:
      g_return_val_if_reached (NULL);
    }
}
