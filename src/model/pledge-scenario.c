/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scenario.h"

#include <math.h>

struct _PledgeScenario {
  GObject parent_instance;
  PledgeCatalogue *catalogue;
  PledgeEdition *edition;
  PledgeAlliance *alliance;
  gboolean is_listed;      /* whether the alliance is among the catalogue's */
  int year;
  double target_pct;
  PledgeLens lens;
  PledgeSort sort;
  PledgeMeasure measure;
  double related_pct;
  GPtrArray *selection; /* of ISO3 in the order selected; NULL-terminated beyond its length */
  GHashTable *own_targets; /* ISO3 → double * */
  PledgePathAssumptions *path;
  guint holds;
  gboolean changed;        /* while held */
};

enum {
  PROP_0,
  PROP_EDITION,
  PROP_ALLIANCE,
  PROP_YEAR,
  PROP_TARGET_PCT,
  PROP_LENS,
  PROP_SORT,
  PROP_SELECTED,
  PROP_MEASURE,
  PROP_RELATED_PCT,
  PROP_PATH_ASSUMPTIONS,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *const measure_ids[] = { "share", "money" };
static const char *const sort_ids[] = { "share", "gap", "name" };

G_DEFINE_FINAL_TYPE (PledgeScenario, pledge_scenario, G_TYPE_OBJECT)

static void
scenario_notify (PledgeScenario *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Property notifications of one change are sent together, then "changed" once. */
static void
scenario_begin (PledgeScenario *self)
{
  g_object_freeze_notify (G_OBJECT (self));
}

static void
scenario_end (PledgeScenario *self)
{
  g_object_thaw_notify (G_OBJECT (self));
  if (self->holds > 0)
    self->changed = TRUE;
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static double
clamp_target (double target_pct)
{
  double steps = round (target_pct / PLEDGE_TARGET_STEP_PCT);
  double per_step = 1.0 / PLEDGE_TARGET_STEP_PCT;

  /* Dividing by 100 gives the double nearest to the decimal, which multiplying by 0.01 does not. The sum has no −0. */
  return CLAMP (steps / per_step, PLEDGE_TARGET_MIN_PCT, PLEDGE_TARGET_MAX_PCT) + 0.0;
}

/* Clamped after the target, which it follows. */
static double
clamp_related (double related_pct, double target_pct)
{
  return CLAMP (clamp_target (related_pct), 0, MAX (clamp_target (PLEDGE_TARGET_MAX_PCT - target_pct), 0));
}

static gboolean
is_same_selection (PledgeScenario *self, GPtrArray *selection)
{
  if (selection->len != self->selection->len)
    return FALSE;

  for (guint i = 0; i < selection->len; i++)
    if (!g_str_equal (selection->pdata[i], self->selection->pdata[i]))
      return FALSE;

  return TRUE;
}

static GPtrArray *
new_selection (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* The list's terminator is kept out of its length. */
static void
terminate_selection (GPtrArray *selection)
{
  g_ptr_array_add (selection, NULL);
  selection->len--;
}

/* Takes the new selection. */
static gboolean
replace_selection (PledgeScenario *self, GPtrArray *selection)
{
  terminate_selection (selection);
  if (is_same_selection (self, selection))
    {
      g_ptr_array_unref (selection);
      return FALSE;
    }

  g_ptr_array_unref (self->selection);
  self->selection = selection;
  scenario_notify (self, PROP_SELECTED);
  return TRUE;
}

static gboolean
holds_code (GPtrArray *selection, const char *iso3)
{
  for (guint i = 0; i < selection->len; i++)
    if (g_str_equal (selection->pdata[i], iso3))
      return TRUE;

  return FALSE;
}

/* The codes that the alliance has, each once. */
static GPtrArray *
filter_codes (PledgeAlliance *alliance, const char *const *codes)
{
  GPtrArray *selection = new_selection ();

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (pledge_alliance_has_member (alliance, codes[i]) && !holds_code (selection, codes[i]))
      g_ptr_array_add (selection, g_strdup (codes[i]));

  return selection;
}

static gboolean
replace_edition (PledgeScenario *self, PledgeEdition *edition)
{
  const PledgeEditionInfo *before, *after = pledge_edition_get_info (edition);
  int year;

  if (edition == self->edition)
    return FALSE;

  before = pledge_edition_get_info (self->edition);
  year = self->year == before->last_year ? after->last_year : CLAMP (self->year, after->first_year, after->last_year);
  g_set_object (&self->edition, edition);
  scenario_notify (self, PROP_EDITION);
  if (year != self->year)
    {
      self->year = year;
      scenario_notify (self, PROP_YEAR);
    }

  return TRUE;
}

static gboolean
is_not_member (gpointer iso3, gpointer target, gpointer alliance)
{
  return !pledge_alliance_has_member (alliance, iso3);
}

static void
take_alliance (PledgeScenario *self, PledgeAlliance *alliance)
{
  g_set_object (&self->alliance, alliance);
  self->is_listed = pledge_catalogue_find_alliance (self->catalogue, pledge_alliance_get_id (alliance)) == alliance;
}

static gboolean
replace_alliance (PledgeScenario *self, PledgeAlliance *alliance)
{
  if (alliance == self->alliance)
    return FALSE;

  take_alliance (self, alliance);
  scenario_notify (self, PROP_ALLIANCE);
  g_hash_table_foreach_remove (self->own_targets, is_not_member, alliance);
  if (pledge_path_assumptions_drop_strangers (self->path, alliance))
    scenario_notify (self, PROP_PATH_ASSUMPTIONS);
  replace_selection (self, filter_codes (alliance, (const char *const *) self->selection->pdata));

  return TRUE;
}

static void
pledge_scenario_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PledgeScenario *self = PLEDGE_SCENARIO (object);

  switch (id)
    {
    case PROP_EDITION:
      g_value_set_object (value, self->edition);
      break;
    case PROP_ALLIANCE:
      g_value_set_object (value, self->alliance);
      break;
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_TARGET_PCT:
      g_value_set_double (value, self->target_pct);
      break;
    case PROP_LENS:
      g_value_set_uint (value, self->lens);
      break;
    case PROP_SORT:
      g_value_set_uint (value, self->sort);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, pledge_scenario_get_selected (self));
      break;
    case PROP_MEASURE:
      g_value_set_uint (value, self->measure);
      break;
    case PROP_RELATED_PCT:
      g_value_set_double (value, self->related_pct);
      break;
    case PROP_PATH_ASSUMPTIONS:
      g_value_set_boxed (value, self->path);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_scenario_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PledgeScenario *self = PLEDGE_SCENARIO (object);

  switch (id)
    {
    case PROP_EDITION:
      pledge_scenario_set_edition (self, g_value_get_object (value));
      break;
    case PROP_ALLIANCE:
      pledge_scenario_set_alliance (self, g_value_get_object (value));
      break;
    case PROP_YEAR:
      pledge_scenario_set_year (self, g_value_get_int (value));
      break;
    case PROP_TARGET_PCT:
      pledge_scenario_set_target_pct (self, g_value_get_double (value));
      break;
    case PROP_LENS:
      pledge_scenario_set_lens (self, g_value_get_uint (value));
      break;
    case PROP_SORT:
      pledge_scenario_set_sort (self, g_value_get_uint (value));
      break;
    case PROP_SELECTED:
      pledge_scenario_set_selected (self, g_value_get_string (value));
      break;
    case PROP_MEASURE:
      pledge_scenario_set_measure (self, g_value_get_uint (value));
      break;
    case PROP_RELATED_PCT:
      pledge_scenario_set_related_pct (self, g_value_get_double (value));
      break;
    case PROP_PATH_ASSUMPTIONS:
      pledge_scenario_set_path_assumptions (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_scenario_finalize (GObject *object)
{
  PledgeScenario *self = PLEDGE_SCENARIO (object);

  g_hash_table_unref (self->own_targets);
  pledge_path_assumptions_free (self->path);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->edition);
  g_clear_object (&self->alliance);
  g_ptr_array_unref (self->selection);

  G_OBJECT_CLASS (pledge_scenario_parent_class)->finalize (object);
}

static void
pledge_scenario_class_init (PledgeScenarioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pledge_scenario_get_property;
  object_class->set_property = pledge_scenario_set_property;
  object_class->finalize = pledge_scenario_finalize;

  properties[PROP_EDITION] = g_param_spec_object ("edition", NULL, NULL, PLEDGE_TYPE_EDITION, flags);
  properties[PROP_ALLIANCE] = g_param_spec_object ("alliance", NULL, NULL, PLEDGE_TYPE_ALLIANCE, flags);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_TARGET_PCT] = g_param_spec_double ("target-pct", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE,
                                                     PLEDGE_TARGET_DEFAULT_PCT, flags);
  properties[PROP_LENS] = g_param_spec_uint ("lens", NULL, NULL, 0, PLEDGE_N_LENSES - 1, PLEDGE_LENS_USD, flags);
  properties[PROP_SORT] = g_param_spec_uint ("sort", NULL, NULL, 0, PLEDGE_SORT_NAME, PLEDGE_SORT_SHARE, flags);
  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, flags);
  properties[PROP_MEASURE] = g_param_spec_uint ("measure", NULL, NULL, 0, PLEDGE_MEASURE_MONEY, PLEDGE_MEASURE_SHARE, flags);
  properties[PROP_RELATED_PCT] = g_param_spec_double ("related-pct", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_PATH_ASSUMPTIONS] = g_param_spec_boxed ("path-assumptions", NULL, NULL, PLEDGE_TYPE_PATH_ASSUMPTIONS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", PLEDGE_TYPE_SCENARIO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pledge_scenario_init (PledgeScenario *self)
{
  self->target_pct = PLEDGE_TARGET_DEFAULT_PCT;
  self->selection = new_selection ();
  terminate_selection (self->selection);
  self->own_targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->path = pledge_path_assumptions_new ();
}

/* An edition that the user has taken out is asked no more: the one that is likest it is, unless another knows more of
 * the alliance. */
static void
editions_changed_cb (GListModel *editions, guint position, guint removed, guint added, PledgeScenario *self)
{
  PledgeEdition *next;

  if (removed == 0 || g_list_store_find (G_LIST_STORE (editions), self->edition, NULL))
    return;

  next = pledge_catalogue_find_edition_like (self->catalogue, self->edition);
  if (next == NULL)
    next = pledge_catalogue_get_default_edition (self->catalogue);
  pledge_scenario_set_edition (self, pledge_catalogue_find_edition_for (self->catalogue, self->alliance, next));
}

/* A group that the user has changed is asked as it is now; members chosen for one question are in no list. */
static void
alliances_changed_cb (GListModel *alliances, guint position, guint removed, guint added, PledgeScenario *self)
{
  PledgeAlliance *next;

  if (removed == 0 || !self->is_listed || g_list_store_find (G_LIST_STORE (alliances), self->alliance, NULL))
    return;

  next = pledge_catalogue_find_alliance (self->catalogue, pledge_alliance_get_id (self->alliance));
  if (next == NULL)
    next = pledge_catalogue_get_default_alliance (self->catalogue);
  if (next != NULL)
    pledge_scenario_set_alliance (self, next);
}

PledgeScenario *
pledge_scenario_new (PledgeCatalogue *catalogue)
{
  PledgeScenario *self;
  PledgeEdition *edition;
  PledgeAlliance *alliance;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);
  edition = pledge_catalogue_get_default_edition (catalogue);
  g_return_val_if_fail (edition != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_SCENARIO, NULL);
  self->catalogue = g_object_ref (catalogue);
  self->edition = g_object_ref (edition);
  self->year = pledge_edition_get_info (edition)->last_year;
  alliance = pledge_catalogue_get_default_alliance (catalogue);
  if (alliance != NULL)
    take_alliance (self, alliance);
  else
    g_critical ("A scenario needs an alliance");
  /* After those that show the lists, which are not to be asked while they are half changed. */
  g_signal_connect_object (pledge_catalogue_get_editions (catalogue), "items-changed", G_CALLBACK (editions_changed_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (pledge_catalogue_get_alliances (catalogue), "items-changed", G_CALLBACK (alliances_changed_cb), self, G_CONNECT_AFTER);

  return self;
}

PledgeCatalogue *
pledge_scenario_get_catalogue (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NULL);

  return self->catalogue;
}

PledgeEdition *
pledge_scenario_get_edition (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NULL);

  return self->edition;
}

PledgeAlliance *
pledge_scenario_get_alliance (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NULL);

  return self->alliance;
}

int
pledge_scenario_get_year (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), 0);

  return self->year;
}

double
pledge_scenario_get_target_pct (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NAN);

  return self->target_pct;
}

PledgeLens
pledge_scenario_get_lens (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), PLEDGE_LENS_USD);

  return self->lens;
}

PledgeSort
pledge_scenario_get_sort (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), PLEDGE_SORT_SHARE);

  return self->sort;
}

PledgeMeasure
pledge_scenario_get_measure (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), PLEDGE_MEASURE_SHARE);

  return self->measure;
}

double
pledge_scenario_get_related_pct (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NAN);

  return self->related_pct;
}

const char *
pledge_scenario_get_selected (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NULL);

  return self->selection->len > 0 ? self->selection->pdata[self->selection->len - 1] : NULL;
}

const char *const *
pledge_scenario_get_selection (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NULL);

  return (const char *const *) self->selection->pdata;
}

gboolean
pledge_scenario_is_selected (PledgeScenario *self, const char *iso3)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), FALSE);

  return iso3 != NULL && holds_code (self->selection, iso3);
}

void
pledge_scenario_set_edition (PledgeScenario *self, PledgeEdition *edition)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  pledge_scenario_set_edition_and_alliance (self, edition, self->alliance);
}

void
pledge_scenario_set_alliance (PledgeScenario *self, PledgeAlliance *alliance)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  pledge_scenario_set_edition_and_alliance (self, self->edition, alliance);
}

void
pledge_scenario_set_edition_and_alliance (PledgeScenario *self, PledgeEdition *edition, PledgeAlliance *alliance)
{
  gboolean changed;

  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (PLEDGE_IS_EDITION (edition));
  g_return_if_fail (PLEDGE_IS_ALLIANCE (alliance));

  if (edition == self->edition && alliance == self->alliance)
    return;

  scenario_begin (self);
  changed = replace_edition (self, edition);
  changed |= replace_alliance (self, alliance);
  g_assert (changed);
  scenario_end (self);
}

void
pledge_scenario_set_year (PledgeScenario *self, int year)
{
  const PledgeEditionInfo *info;

  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  info = pledge_edition_get_info (self->edition);
  year = CLAMP (year, info->first_year, info->last_year);
  if (year == self->year)
    return;

  scenario_begin (self);
  self->year = year;
  scenario_notify (self, PROP_YEAR);
  scenario_end (self);
}

void
pledge_scenario_set_target_pct (PledgeScenario *self, double target_pct)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  if (!isfinite (target_pct) || clamp_target (target_pct) == self->target_pct)
    return;

  scenario_begin (self);
  self->target_pct = clamp_target (target_pct);
  scenario_notify (self, PROP_TARGET_PCT);
  if (clamp_related (self->related_pct, self->target_pct) != self->related_pct)
    {
      self->related_pct = clamp_related (self->related_pct, self->target_pct);
      scenario_notify (self, PROP_RELATED_PCT);
    }
  scenario_end (self);
}

void
pledge_scenario_set_lens (PledgeScenario *self, PledgeLens lens)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (lens < PLEDGE_N_LENSES);

  if (lens == self->lens)
    return;

  scenario_begin (self);
  self->lens = lens;
  scenario_notify (self, PROP_LENS);
  scenario_end (self);
}

void
pledge_scenario_set_sort (PledgeScenario *self, PledgeSort sort)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (sort <= PLEDGE_SORT_NAME);

  if (sort == self->sort)
    return;

  scenario_begin (self);
  self->sort = sort;
  scenario_notify (self, PROP_SORT);
  scenario_end (self);
}

void
pledge_scenario_set_measure (PledgeScenario *self, PledgeMeasure measure)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (measure <= PLEDGE_MEASURE_MONEY);

  if (measure == self->measure)
    return;

  scenario_begin (self);
  self->measure = measure;
  scenario_notify (self, PROP_MEASURE);
  scenario_end (self);
}

void
pledge_scenario_set_related_pct (PledgeScenario *self, double related_pct)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  if (!isfinite (related_pct) || clamp_related (related_pct, self->target_pct) == self->related_pct)
    return;

  scenario_begin (self);
  self->related_pct = clamp_related (related_pct, self->target_pct);
  scenario_notify (self, PROP_RELATED_PCT);
  scenario_end (self);
}

void
pledge_scenario_set_selected (PledgeScenario *self, const char *iso3)
{
  const char *codes[] = { iso3, NULL };

  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  pledge_scenario_set_selection (self, codes);
}

void
pledge_scenario_set_selection (PledgeScenario *self, const char *const *codes)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (replace_selection (self, filter_codes (self->alliance, codes)))
    scenario_end (self);
  else
    g_object_thaw_notify (G_OBJECT (self));
}

void
pledge_scenario_toggle_selected (PledgeScenario *self, const char *iso3)
{
  g_autoptr (GPtrArray) codes = NULL;

  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (iso3 != NULL);

  codes = g_ptr_array_new ();
  for (guint i = 0; i < self->selection->len; i++)
    if (!g_str_equal (self->selection->pdata[i], iso3))
      g_ptr_array_add (codes, self->selection->pdata[i]);
  if (codes->len == self->selection->len)
    g_ptr_array_add (codes, (gpointer) iso3);
  g_ptr_array_add (codes, NULL);
  pledge_scenario_set_selection (self, (const char *const *) codes->pdata);
}

double
pledge_scenario_get_own_target_pct (PledgeScenario *self, const char *iso3)
{
  const double *own;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NAN);
  g_return_val_if_fail (iso3 != NULL, NAN);

  own = g_hash_table_lookup (self->own_targets, iso3);
  return own != NULL ? *own : NAN;
}

void
pledge_scenario_set_own_target_pct (PledgeScenario *self, const char *iso3, double target_pct)
{
  double before, after;

  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (iso3 != NULL);

  if (isinf (target_pct) || !pledge_alliance_has_member (self->alliance, iso3))
    return;

  before = pledge_scenario_get_own_target_pct (self, iso3);
  after = isnan (target_pct) ? NAN : clamp_target (target_pct);
  if (before == after || (isnan (before) && isnan (after)))
    return;

  scenario_begin (self);
  if (isnan (after))
    g_hash_table_remove (self->own_targets, iso3);
  else
    g_hash_table_insert (self->own_targets, g_strdup (iso3), g_memdup2 (&after, sizeof after));
  scenario_end (self);
}

double
pledge_scenario_get_target_for (PledgeScenario *self, const char *iso3)
{
  double own = pledge_scenario_get_own_target_pct (self, iso3);

  return isnan (own) ? self->target_pct : own;
}

const PledgePathAssumptions *
pledge_scenario_get_path_assumptions (PledgeScenario *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (self), NULL);

  return self->path;
}

void
pledge_scenario_set_path_assumptions (PledgeScenario *self, const PledgePathAssumptions *assumptions)
{
  g_autoptr (PledgePathAssumptions) path = NULL;

  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (assumptions != NULL);

  path = pledge_path_assumptions_copy (assumptions);
  pledge_path_assumptions_drop_strangers (path, self->alliance);
  if (pledge_path_assumptions_equal (path, self->path))
    return;

  scenario_begin (self);
  pledge_path_assumptions_free (self->path);
  self->path = g_steal_pointer (&path);
  scenario_notify (self, PROP_PATH_ASSUMPTIONS);
  scenario_end (self);
}

void
pledge_scenario_hold (PledgeScenario *self)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));

  self->holds++;
  g_object_freeze_notify (G_OBJECT (self));
}

void
pledge_scenario_release (PledgeScenario *self)
{
  g_return_if_fail (PLEDGE_IS_SCENARIO (self));
  g_return_if_fail (self->holds > 0);

  g_object_thaw_notify (G_OBJECT (self));
  if (--self->holds > 0 || !self->changed)
    return;

  self->changed = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
pledge_sort_to_id (PledgeSort sort)
{
  g_return_val_if_fail (sort < G_N_ELEMENTS (sort_ids), NULL);

  return sort_ids[sort];
}

gboolean
pledge_sort_from_id (const char *id, PledgeSort *sort)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_ids); i++)
    if (g_strcmp0 (id, sort_ids[i]) == 0)
      {
        *sort = i;
        return TRUE;
      }

  return FALSE;
}

const char *
pledge_measure_to_id (PledgeMeasure measure)
{
  g_return_val_if_fail (measure < G_N_ELEMENTS (measure_ids), NULL);

  return measure_ids[measure];
}

gboolean
pledge_measure_from_id (const char *id, PledgeMeasure *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (measure_ids); i++)
    if (g_strcmp0 (id, measure_ids[i]) == 0)
      {
        *measure = i;
        return TRUE;
      }

  return FALSE;
}
