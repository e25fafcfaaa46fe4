/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-steps.h"

typedef struct {
  GPtrArray *added;       /* nullable; to be taken out */
  PledgeAlliance *before; /* nullable; to be put back */
  gboolean shown;
} Step;

struct _PledgeGroupSteps {
  PledgeGroupStore *store; /* borrowed */
  PledgeScenario *scenario;
  GQueue steps; /* of Step, latest last */
};

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->added, g_ptr_array_unref);
  g_clear_object (&step->before);
  g_free (step);
}

PledgeGroupSteps *
pledge_group_steps_new (PledgeGroupStore *store, PledgeScenario *scenario)
{
  PledgeGroupSteps *self;

  g_return_val_if_fail (store != NULL && PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_new0 (PledgeGroupSteps, 1);
  self->store = store;
  self->scenario = g_object_ref (scenario);
  g_queue_init (&self->steps);
  return self;
}

void
pledge_group_steps_free (PledgeGroupSteps *self)
{
  g_return_if_fail (self != NULL);

  g_queue_clear_full (&self->steps, step_free);
  g_object_unref (self->scenario);
  g_free (self);
}

void
pledge_group_steps_added (PledgeGroupSteps *self, GPtrArray *groups)
{
  Step *step;

  g_return_if_fail (self != NULL && groups != NULL);

  step = g_new0 (Step, 1);
  step->added = g_ptr_array_ref (groups);
  g_queue_push_tail (&self->steps, step);
}

void
pledge_group_steps_replaced (PledgeGroupSteps *self, PledgeAlliance *before, gboolean shown)
{
  Step *step;

  g_return_if_fail (self != NULL && PLEDGE_IS_ALLIANCE (before));

  step = g_new0 (Step, 1);
  step->before = g_object_ref (before);
  step->shown = shown;
  g_queue_push_tail (&self->steps, step);
}

gboolean
pledge_group_steps_can_undo (PledgeGroupSteps *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->steps.length > 0;
}

/* One that is gone already is as it should be. */
static gboolean
take_out (PledgeGroupSteps *self, GPtrArray *groups, GError **error)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const char *id = pledge_alliance_get_id (groups->pdata[i]);
      g_autoptr (GError) reason = NULL;
      g_autoptr (PledgeAlliance) removed = pledge_group_store_remove (self->store, id, &reason);

      if (removed == NULL && !g_error_matches (reason, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_UNKNOWN))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
pledge_group_steps_undo (PledgeGroupSteps *self, GError **error)
{
  Step *step;

  g_return_val_if_fail (self != NULL && self->steps.length > 0, FALSE);

  step = g_queue_peek_tail (&self->steps);
  if ((step->added != NULL && !take_out (self, step->added, error)) ||
      (step->before != NULL && !pledge_group_store_put (self->store, step->before, NULL, error)))
    return FALSE;

  if (step->shown)
    pledge_scenario_set_alliance (self->scenario, step->before);
  step_free (g_queue_pop_tail (&self->steps));
  return TRUE;
}
