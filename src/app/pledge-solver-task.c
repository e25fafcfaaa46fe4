/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-solver-task.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-scenario-file.h"

typedef struct {
  PledgeScenario *scenario; /* known to nobody else */
  PledgeSolverQuestion question;
  char *iso3;
  char *currency;
  char *edition;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->scenario);
  g_free (job->iso3);
  g_free (job->currency);
  g_free (job->edition);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Editions and members never change; the lists that hold them do, and tell widgets so. */
static PledgeCatalogue *
copy_catalogue (PledgeCatalogue *catalogue)
{
  PledgeCatalogue *copy = pledge_catalogue_new ();
  PledgeEdition *outlook = pledge_catalogue_get_outlook (catalogue);
  gpointer item;

  for (guint i = 0; (item = g_list_model_get_item (pledge_catalogue_get_members (catalogue), i)) != NULL; i++, g_object_unref (item))
    pledge_catalogue_add_member (copy, item);
  for (guint i = 0; (item = g_list_model_get_item (pledge_catalogue_get_alliances (catalogue), i)) != NULL; i++, g_object_unref (item))
    pledge_catalogue_add_alliance (copy, item);
  for (guint i = 0; (item = g_list_model_get_item (pledge_catalogue_get_editions (catalogue), i)) != NULL; i++, g_object_unref (item))
    pledge_catalogue_add_edition (copy, item);
  for (guint i = 0; (item = g_list_model_get_item (pledge_catalogue_get_commitments (catalogue), i)) != NULL; i++, g_object_unref (item))
    pledge_catalogue_add_commitment (copy, item);
  if (outlook != NULL)
    pledge_catalogue_add_edition (copy, outlook);

  return copy;
}

static gboolean
choose_member (PledgeScenario *scenario, const char *iso3, GError **error)
{
  const char *const codes[] = { iso3, NULL };
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (scenario);
  g_autoptr (PledgeAlliance) alliance = pledge_catalogue_make_alliance (catalogue, "members", _("Chosen members"), codes, error);

  if (alliance == NULL)
    return FALSE;

  pledge_scenario_set_edition_and_alliance (scenario, pledge_catalogue_find_edition_for (catalogue, alliance, pledge_scenario_get_edition (scenario)),
                                            alliance);
  return TRUE;
}

static gboolean
prepare (Job *job, PledgeScenario *scenario, const PledgePathBase *base, GError **error)
{
  g_autoptr (PledgeCatalogue) catalogue = copy_catalogue (pledge_scenario_get_catalogue (scenario));
  g_autoptr (GBytes) bytes = pledge_scenario_to_bytes (scenario);
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (scenario));

  job->scenario = pledge_scenario_new (catalogue);
  if (!pledge_scenario_read_bytes (job->scenario, bytes, "scenario", error) || (job->iso3 != NULL && !choose_member (job->scenario, job->iso3, error)))
    return FALSE;

  if (!isnan (job->question.target_pct))
    pledge_scenario_set_target_pct (job->scenario, job->question.target_pct);
  if (job->question.by_year != 0)
    pledge_path_assumptions_set_by_year (assumptions, job->question.by_year);
  pledge_path_assumptions_set_base (assumptions, base);
  pledge_scenario_set_path_assumptions (job->scenario, assumptions);
  return TRUE;
}

static void
solve_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  PledgeSolver *solver = pledge_solver_new (job->scenario, &job->question, &error);

  /* From here on the solver's scenario is the only one on that catalogue, for whichever thread has the solver. */
  g_clear_object (&job->scenario);
  if (solver != NULL)
    g_task_return_pointer (task, solver, (GDestroyNotify) pledge_solver_unref);
  else
    g_task_return_error (task, error);
}

void
pledge_solver_task_start (PledgeScenario *scenario, const PledgeSolverQuestion *question, const PledgePathBase *base, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (Job) job = NULL;
  GError *error = NULL;

  g_return_if_fail (PLEDGE_IS_SCENARIO (scenario));
  g_return_if_fail (question != NULL && question->currency != NULL);
  g_return_if_fail (callback != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  job = g_new0 (Job, 1);
  job->question = *question;
  job->question.iso3 = job->iso3 = g_strdup (question->iso3);
  job->question.currency = job->currency = g_strdup (question->currency);
  job->question.edition = job->edition = g_strdup (question->edition);
  if (!prepare (job, scenario, base, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, g_steal_pointer (&job), job_free);
  g_task_run_in_thread (task, solve_thread);
}

PledgeSolver *
pledge_solver_task_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
