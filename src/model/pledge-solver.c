/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-solver.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-answer.h"

/* What is asked for again and again; commitments add theirs. */
static const double usual_targets_pct[] = { 2, 2.5, 3, 3.5, 5 };

struct _PledgeSolver {
  PledgeScenario *scratch;
  char *iso3; /* nullable */
  double amount_m;
  char *currency;
  double tolerance_pct;
  GArray *readings; /* of PledgeSolution; editions are the catalogue's */
  guint n_within;
  guint n_tried;
};

/* The lists that readings are made of. */
typedef struct {
  GPtrArray *editions;
  GArray *targets_pct; /* of double */
  int year;            /* 0: the last of each edition */
  int by_year;         /* 0: any */
  gboolean gaps;
} Choices;

G_DEFINE_BOXED_TYPE (PledgeSolver, pledge_solver, pledge_solver_ref, pledge_solver_unref)

static void
solver_clear (gpointer data)
{
  PledgeSolver *self = data;

  g_clear_object (&self->scratch);
  g_array_unref (self->readings);
  g_free (self->iso3);
  g_free (self->currency);
}

static void
choices_clear (Choices *choices)
{
  g_clear_pointer (&choices->editions, g_ptr_array_unref);
  g_clear_pointer (&choices->targets_pct, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

/* Always returns FALSE. */
static gboolean G_GNUC_PRINTF (3, 4)
refuse (GError **error, PledgeCatalogueError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (PLEDGE_CATALOGUE_ERROR, code, format, args));
  va_end (args);

  return FALSE;
}

static gboolean
is_near (double first, double second)
{
  return fabs (first - second) < PLEDGE_TARGET_STEP_PCT / 2;
}

static void
add_target (Choices *choices, double target_pct)
{
  if (isnan (target_pct) || target_pct <= 0 || target_pct > PLEDGE_TARGET_MAX_PCT)
    return;
  for (guint i = 0; i < choices->targets_pct->len; i++)
    if (is_near (g_array_index (choices->targets_pct, double, i), target_pct))
      return;

  g_array_append_val (choices->targets_pct, target_pct);
}

static void
find_targets (PledgeSolver *self, PledgeScenario *scenario, double target_pct, Choices *choices)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  g_autoptr (GPtrArray) commitments = NULL;

  if (!isnan (target_pct))
    {
      add_target (choices, target_pct);
      return;
    }

  add_target (choices, pledge_scenario_get_target_pct (scenario));
  for (guint i = 0; i < G_N_ELEMENTS (usual_targets_pct); i++)
    add_target (choices, usual_targets_pct[i]);
  commitments = self->iso3 != NULL ? pledge_catalogue_list_commitments (catalogue, self->iso3)
                                   : pledge_catalogue_list_marks (catalogue, pledge_scenario_get_alliance (scenario));
  for (guint i = 0; i < commitments->len; i++)
    add_target (choices, pledge_commitment_get_info (commitments->pdata[i])->target_pct);
}

static gboolean
find_editions (PledgeCatalogue *catalogue, const char *id, const char *iso3, GPtrArray *editions, GError **error)
{
  GListModel *all = pledge_catalogue_get_editions (catalogue);

  if (id != NULL)
    {
      PledgeEdition *edition = pledge_catalogue_find_edition (catalogue, id);

      if (edition == NULL)
        return refuse (error, PLEDGE_CATALOGUE_ERROR_UNKNOWN, _("No edition is called “%s”; “pledgeline-cli list editions” names them."), id);
      g_ptr_array_add (editions, g_object_ref (edition));
      return TRUE;
    }

  for (guint i = 0; i < g_list_model_get_n_items (all) && editions->len < PLEDGE_SOLVER_MAX_EDITIONS; i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (all, i);

      if (iso3 == NULL || pledge_edition_has_member (edition, iso3))
        g_ptr_array_add (editions, g_steal_pointer (&edition));
    }

  return TRUE;
}

static const PledgePathBase *
find_base (PledgeSolver *self, PledgeScenario *scenario)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (pledge_scenario_get_path_assumptions (scenario));

  return base != NULL && g_strcmp0 (base->iso3, self->iso3) == 0 ? base : NULL;
}

static gboolean
choose (PledgeSolver *self, PledgeScenario *scenario, const PledgeSolverQuestion *question, Choices *choices, GError **error)
{
  const PledgePathBase *base = find_base (self, scenario);
  double target_pct = question->target_pct;

  choices->editions = g_ptr_array_new_with_free_func (g_object_unref);
  choices->targets_pct = g_array_new (FALSE, FALSE, sizeof (double));
  choices->year = question->year;
  choices->by_year = question->by_year;
  choices->gaps = question->by_year == 0 && base == NULL;
  if (base != NULL)
    choices->year = pledge_scenario_get_year (scenario);
  if (base != NULL && !isnan (base->end_spending_m))
    {
      choices->by_year = pledge_path_assumptions_get_by_year (pledge_scenario_get_path_assumptions (scenario));
      if (isnan (target_pct))
        target_pct = pledge_scenario_get_target_pct (scenario);
    }
  find_targets (self, scenario, target_pct, choices);

  return find_editions (pledge_scenario_get_catalogue (scenario), base != NULL ? pledge_edition_get_id (pledge_scenario_get_edition (scenario)) : question->edition,
                        self->iso3, choices->editions, error);
}

static void
add_reading (PledgeSolver *self, const PledgeSolution *reading, double value_m)
{
  PledgeSolution kept = *reading;

  if (!isfinite (value_m) || value_m <= 0)
    return;

  self->n_tried++;
  kept.value_m = value_m;
  kept.off_pct = (value_m / self->amount_m - 1) * 100;
  kept.within = fabs (kept.off_pct) <= self->tolerance_pct + 1e-9;
  self->n_within += kept.within;
  g_array_append_val (self->readings, kept);
}

static void
try_gap (PledgeSolver *self, PledgeSolution *reading)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (self->scratch);
  const PledgeAnswerRow *row = pledge_answer_find_row (answer, self->iso3);

  reading->kind = PLEDGE_SOLUTION_GAP;
  reading->by_year = 0;
  add_reading (self, reading, row != NULL ? row->gap_lens : pledge_answer_get_totals (answer)->shortfall_usd_m);
}

static void
try_path (PledgeSolver *self, PledgeSolution *reading, PledgePathAssumptions *assumptions)
{
  g_autoptr (PledgePath) path = NULL;
  const PledgePathLine *line;
  const PledgePathMoney *money;

  pledge_path_assumptions_set_by_year (assumptions, reading->by_year);
  pledge_path_assumptions_set_prices (assumptions, reading->prices);
  pledge_scenario_set_path_assumptions (self->scratch, assumptions);
  path = pledge_path_new (self->scratch);
  line = self->iso3 != NULL ? pledge_path_find_line (path, self->iso3) : pledge_path_get_total (path);
  if (line->years == NULL)
    return;

  reading->year = line->years[0].year;
  money = &line->years[line->n_years].lens;
  for (reading->baseline = 0; reading->baseline < PLEDGE_N_BASELINES; reading->baseline++)
    {
      reading->kind = PLEDGE_SOLUTION_YEARLY;
      add_reading (self, reading, pledge_path_money_get_extra (money, reading->baseline));
      reading->kind = PLEDGE_SOLUTION_TOTAL;
      if (line->n_years > 1)
        add_reading (self, reading, money->extra_sums[reading->baseline]);
    }
}

static void
try_year (PledgeSolver *self, const Choices *choices, PledgeEdition *edition, int year, PledgePathAssumptions *assumptions)
{
  const PledgePathBase *base = pledge_path_assumptions_get_base (assumptions);
  int start = base != NULL ? base->year : year;
  /* What the edition has figures of is no path to come, unless the years are the user's. */
  int first = choices->by_year != 0 || base != NULL ? choices->by_year : pledge_edition_get_info (edition)->last_year + 1;
  int last = choices->by_year != 0 ? choices->by_year : start + PLEDGE_SOLVER_MAX_PERIOD;

  pledge_scenario_set_year (self->scratch, year);
  for (guint i = 0; i < choices->targets_pct->len; i++)
    {
      PledgeSolution reading = { .edition = edition, .year = year, .target_pct = g_array_index (choices->targets_pct, double, i) };

      pledge_scenario_set_target_pct (self->scratch, reading.target_pct);
      if (choices->gaps)
        try_gap (self, &reading);
      for (int by_year = MAX (first, start + 1); by_year <= last; by_year++)
        for (PledgePrices prices = 0; prices < PLEDGE_N_PRICES; prices++)
          {
            reading.by_year = by_year;
            reading.prices = prices;
            reading.year = year;
            try_path (self, &reading, assumptions);
          }
    }
}

static void
try_all (PledgeSolver *self, const Choices *choices)
{
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (self->scratch));

  for (guint i = 0; i < choices->editions->len; i++)
    {
      PledgeEdition *edition = choices->editions->pdata[i];
      const PledgeEditionInfo *info = pledge_edition_get_info (edition);
      int first = choices->year != 0 ? choices->year : MAX (info->first_year, info->last_year - PLEDGE_SOLVER_YEARS + 1);
      int last = choices->year != 0 ? choices->year : info->last_year;

      pledge_scenario_set_edition (self->scratch, edition);
      for (int year = last; year >= first; year--)
        if (year >= info->first_year && year <= info->last_year && pledge_edition_has_year (edition, year))
          try_year (self, choices, edition, year, assumptions);
    }
}

static int
compare_off (gconstpointer a, gconstpointer b)
{
  const PledgeSolution *first = a, *second = b;
  /* As near but for the last digits of a double is as near; sorting keeps their order. */
  double first_off = round (fabs (first->off_pct) * 1e9), second_off = round (fabs (second->off_pct) * 1e9);

  return first_off < second_off ? -1 : first_off > second_off;
}

static PledgeAlliance *
find_alliance (PledgeScenario *scenario, const char *iso3, GError **error)
{
  const char *const codes[] = { iso3, NULL };
  PledgeAlliance *present = pledge_scenario_get_alliance (scenario);

  if (iso3 == NULL || (pledge_alliance_get_n_members (present) == 1 && pledge_alliance_has_member (present, iso3)))
    return g_object_ref (present);

  return pledge_catalogue_make_alliance (pledge_scenario_get_catalogue (scenario), "members", _("Chosen members"), codes, error);
}

/* A scenario of its own to try on, so that nobody hears of it. */
static gboolean
prepare (PledgeSolver *self, PledgeScenario *scenario, GError **error)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  PledgeEdition *outlook = pledge_catalogue_get_outlook (catalogue);
  g_autoptr (PledgeAlliance) alliance = find_alliance (scenario, self->iso3, error);
  const char *own;

  if (alliance == NULL)
    return FALSE;

  self->scratch = pledge_scenario_new (catalogue);
  pledge_scenario_set_edition_and_alliance (self->scratch, pledge_scenario_get_edition (scenario), alliance);
  for (guint i = 0; self->iso3 == NULL && i < pledge_alliance_get_n_members (alliance); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i));

      pledge_scenario_set_own_target_pct (self->scratch, iso3, pledge_scenario_get_own_target_pct (scenario, iso3));
    }
  pledge_scenario_set_path_assumptions (self->scratch, pledge_scenario_get_path_assumptions (scenario));
  if (g_str_equal (self->currency, "USD"))
    return TRUE;

  own = self->iso3 != NULL ? pledge_edition_get_currency (pledge_scenario_get_edition (scenario), self->iso3) : NULL;
  if (own == NULL && self->iso3 != NULL && outlook != NULL)
    own = pledge_edition_get_currency (outlook, self->iso3);
  if (self->iso3 == NULL)
    return refuse (error, PLEDGE_CATALOGUE_ERROR_INVALID, _("Sums of several members are in USD: name a member to ask in %s."), self->currency);
  if (g_strcmp0 (own, self->currency) != 0)
    return refuse (error, PLEDGE_CATALOGUE_ERROR_INVALID, _("%s is not the currency of %s: USD%s%s is expected."), self->currency, self->iso3,
                   own != NULL ? _(" or ") : "", own != NULL ? own : "");

  pledge_scenario_set_lens (self->scratch, PLEDGE_LENS_NATIONAL);
  return TRUE;
}

PledgeSolver *
pledge_solver_new (PledgeScenario *scenario, const PledgeSolverQuestion *question, GError **error)
{
  g_autoptr (PledgeSolver) self = NULL;
  g_auto (Choices) choices = { NULL };
  guint keep;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (question != NULL && question->currency != NULL, NULL);

  self = g_rc_box_new0 (PledgeSolver);
  self->iso3 = g_strdup (question->iso3);
  self->amount_m = question->amount_m;
  self->currency = g_strdup (question->currency);
  self->tolerance_pct = question->tolerance_pct;
  self->readings = g_array_new (FALSE, FALSE, sizeof (PledgeSolution));
  if (!(isfinite (self->amount_m) && self->amount_m > 0))
    {
      refuse (error, PLEDGE_CATALOGUE_ERROR_INVALID, "%s", _("An amount above 0 is expected."));
      return NULL;
    }
  if (!prepare (self, scenario, error) || !choose (self, scenario, question, &choices, error))
    return NULL;

  try_all (self, &choices);
  g_array_sort (self->readings, compare_off);
  keep = self->n_within > 0 ? MIN (self->n_within, PLEDGE_SOLVER_MAX_SOLUTIONS) : PLEDGE_SOLVER_NEAREST;
  g_array_set_size (self->readings, MIN (keep, self->readings->len));

  return g_steal_pointer (&self);
}

PledgeSolver *
pledge_solver_ref (PledgeSolver *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_solver_unref (PledgeSolver *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, solver_clear);
}

double
pledge_solver_get_amount_m (const PledgeSolver *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->amount_m;
}

const char *
pledge_solver_get_currency (const PledgeSolver *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->currency;
}

double
pledge_solver_get_tolerance_pct (const PledgeSolver *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->tolerance_pct;
}

guint
pledge_solver_get_n_solutions (const PledgeSolver *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->readings->len;
}

const PledgeSolution *
pledge_solver_get_solution (const PledgeSolver *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->readings->len, NULL);

  return &g_array_index (self->readings, PledgeSolution, position);
}

guint
pledge_solver_get_n_within (const PledgeSolver *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_within;
}

guint
pledge_solver_get_n_tried (const PledgeSolver *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_tried;
}

PledgeScenario *
pledge_solver_make_scenario (const PledgeSolver *self, guint position)
{
  g_autoptr (PledgePathAssumptions) assumptions = NULL;
  const PledgeSolution *reading = pledge_solver_get_solution (self, position);
  PledgeScenario *scenario;
  PledgeAlliance *alliance;

  g_return_val_if_fail (reading != NULL, NULL);

  alliance = pledge_scenario_get_alliance (self->scratch);
  scenario = pledge_scenario_new (pledge_scenario_get_catalogue (self->scratch));
  pledge_scenario_set_edition_and_alliance (scenario, reading->edition, alliance);
  pledge_scenario_set_year (scenario, reading->year);
  pledge_scenario_set_target_pct (scenario, reading->target_pct);
  pledge_scenario_set_lens (scenario, pledge_scenario_get_lens (self->scratch));
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    {
      const char *iso3 = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i));

      pledge_scenario_set_own_target_pct (scenario, iso3, pledge_scenario_get_own_target_pct (self->scratch, iso3));
    }

  assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (self->scratch));
  if (reading->kind != PLEDGE_SOLUTION_GAP)
    {
      pledge_path_assumptions_set_by_year (assumptions, reading->by_year);
      pledge_path_assumptions_set_baseline (assumptions, reading->baseline);
      pledge_path_assumptions_set_prices (assumptions, reading->prices);
    }
  pledge_scenario_set_path_assumptions (scenario, assumptions);
  if (self->iso3 != NULL)
    pledge_scenario_set_selected (scenario, self->iso3);

  return scenario;
}

const char *
pledge_solution_kind_to_id (PledgeSolutionKind kind)
{
  static const char *const ids[] = { "gap", "yearly", "total" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}
