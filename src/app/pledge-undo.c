/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-undo.h"

#include "pledge-scenario-file.h"

#define MAX_STEPS 1000

struct _PledgeUndo {
  GObject parent_instance;
  PledgeScenario *scenario;
  GBytes *present;
  GQueue past;   /* of GBytes, newest last */
  GQueue future; /* of GBytes, nearest last */
  guint depth;   /* of begin */
  gboolean restoring;
};

enum {
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PledgeUndo, pledge_undo, G_TYPE_OBJECT)

static void
notify_both (PledgeUndo *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static void
push (GQueue *queue, GBytes *bytes)
{
  g_queue_push_tail (queue, bytes);
  if (queue->length > MAX_STEPS)
    g_bytes_unref (g_queue_pop_head (queue));
}

static void
take_step (PledgeUndo *self)
{
  g_autoptr (GBytes) question = NULL;

  if (self->restoring || self->depth > 0)
    return;

  question = pledge_scenario_question_to_bytes (self->scenario);
  if (g_bytes_equal (question, self->present))
    return;

  push (&self->past, self->present);
  self->present = g_steal_pointer (&question);
  g_queue_clear_full (&self->future, (GDestroyNotify) g_bytes_unref);
  notify_both (self);
}

/* Whether the question can still be asked, and is another: what it names may be loaded no more. */
static gboolean
ask_again (PledgeUndo *self, GBytes *question)
{
  return !g_bytes_equal (question, self->present) && pledge_scenario_read_bytes (self->scenario, question, "undo", NULL);
}

/* Moves the present from one stack to the other's top, past steps that no longer lead anywhere. */
static void
move (PledgeUndo *self, GQueue *from, GQueue *to)
{
  GBytes *question;
  gboolean moved = FALSE;

  self->restoring = TRUE;
  while (!moved && (question = g_queue_pop_tail (from)) != NULL)
    {
      moved = ask_again (self, question);
      if (moved)
        {
          push (to, self->present);
          self->present = question;
        }
      else
        g_bytes_unref (question);
    }
  self->restoring = FALSE;
  notify_both (self);
}

static void
pledge_undo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PledgeUndo *self = PLEDGE_UNDO (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, pledge_undo_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, pledge_undo_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_undo_finalize (GObject *object)
{
  PledgeUndo *self = PLEDGE_UNDO (object);

  g_queue_clear_full (&self->past, (GDestroyNotify) g_bytes_unref);
  g_queue_clear_full (&self->future, (GDestroyNotify) g_bytes_unref);
  g_clear_pointer (&self->present, g_bytes_unref);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (pledge_undo_parent_class)->finalize (object);
}

static void
pledge_undo_class_init (PledgeUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pledge_undo_get_property;
  object_class->finalize = pledge_undo_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pledge_undo_init (PledgeUndo *self)
{
  g_queue_init (&self->past);
  g_queue_init (&self->future);
}

PledgeUndo *
pledge_undo_new (PledgeScenario *scenario)
{
  PledgeUndo *self;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_object_new (PLEDGE_TYPE_UNDO, NULL);
  self->scenario = g_object_ref (scenario);
  self->present = pledge_scenario_question_to_bytes (scenario);
  g_signal_connect_object (scenario, "changed", G_CALLBACK (take_step), self, G_CONNECT_SWAPPED);

  return self;
}

void
pledge_undo_begin (PledgeUndo *self)
{
  g_return_if_fail (PLEDGE_IS_UNDO (self));

  self->depth++;
}

void
pledge_undo_end (PledgeUndo *self)
{
  g_return_if_fail (PLEDGE_IS_UNDO (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth == 0)
    take_step (self);
}

gboolean
pledge_undo_get_can_undo (PledgeUndo *self)
{
  g_return_val_if_fail (PLEDGE_IS_UNDO (self), FALSE);

  return self->past.length > 0;
}

gboolean
pledge_undo_get_can_redo (PledgeUndo *self)
{
  g_return_val_if_fail (PLEDGE_IS_UNDO (self), FALSE);

  return self->future.length > 0;
}

void
pledge_undo_undo (PledgeUndo *self)
{
  g_return_if_fail (PLEDGE_IS_UNDO (self));

  move (self, &self->past, &self->future);
}

void
pledge_undo_redo (PledgeUndo *self)
{
  g_return_if_fail (PLEDGE_IS_UNDO (self));

  move (self, &self->future, &self->past);
}
