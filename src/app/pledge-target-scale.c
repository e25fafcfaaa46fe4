/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-target-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "pledge-look.h"
#include "pledge-scene-nodes.h"
#include "pledge-snap.h"
#include "pledge-words.h"

#define SNAP_REACH_PX 6.0
#define STEP_PCT 0.1
#define PAGE_PCT 1.0
#define HEIGHT_PX 60.0
#define MIN_WIDTH_PX 200

struct _PledgeTargetScale {
  GtkScale parent_instance;

  PledgePresentation *presentation;
  PledgeScenario *scenario; /* the presentation's */
  PledgeAnswer *answer;     /* likewise */
  PledgeSnap *snap;
  gboolean aligned;
  PledgeAxis align;
  double inset_start, inset_end;

  PledgeLook *look;
  PledgeSceneNodes *nodes;
  PledgeChart *chart;
  gboolean dragging;
  gboolean drags_total; /* core and related together, not the target */
  gboolean hovered;
  gboolean following; /* the adjustment is being set from the scenario */
};

enum {
  PROP_0,
  PROP_DRAGGING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PledgeTargetScale, pledge_target_scale, GTK_TYPE_SCALE)

static void
rebuild (PledgeTargetScale *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  PledgeChartRequest request = { 0 };
  PledgeAxis inset;

  if (self->answer == NULL || width < PLEDGE_CHART_MIN || height < PLEDGE_CHART_MIN)
    return;

  request.width = width;
  request.height = height;
  request.style = pledge_look_get_style (self->look);
  request.fonts = pledge_look_get_fonts (self->look);
  pledge_presentation_fill_request (self->presentation, PLEDGE_VIEW_TARGET, &request);
  inset = (PledgeAxis) { 0, 0, self->inset_start, width - self->inset_end };
  request.align = self->aligned ? &self->align : self->inset_end > 0 ? &inset : NULL;
  request.target_active = self->dragging || self->hovered;
  request.target_focused = gtk_widget_has_visible_focus (GTK_WIDGET (self));

  g_clear_pointer (&self->chart, pledge_chart_free);
  self->chart = pledge_chart_new (PLEDGE_VIEW_TARGET, self->answer, &request);
  pledge_scene_nodes_set_scene (self->nodes, self->chart->scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rebuild_cb (PledgeTargetScale *self)
{
  rebuild (self);
}

/* Whether focus is seen is the window's to say. */
static void
root_changed_cb (PledgeTargetScale *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-visible", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
}

static void
look_changed_cb (PledgeTargetScale *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  rebuild (self);
}

static void
value_changed_cb (PledgeTargetScale *self)
{
  if (!self->following && self->scenario != NULL)
    pledge_scenario_set_target_pct (self->scenario, gtk_range_get_value (GTK_RANGE (self)));
}

static void
set_dragging (PledgeTargetScale *self, gboolean dragging)
{
  if (dragging == self->dragging)
    return;

  self->dragging = dragging;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAGGING]);
  rebuild (self);
}

static void
move_to_px (PledgeTargetScale *self, double x, GdkModifierType modifiers)
{
  const PledgeAxis *axis = &self->chart->target_axis;
  double target_pct = pledge_axis_to_value (axis, x);

  if ((modifiers & GDK_SHIFT_MASK) == 0)
    target_pct = pledge_snap_apply (self->snap, target_pct, SNAP_REACH_PX * pledge_axis_value_per_px (axis));
  if (self->drags_total)
    pledge_scenario_set_related_pct (self->scenario, target_pct - pledge_scenario_get_target_pct (self->scenario));
  else
    pledge_scenario_set_target_pct (self->scenario, target_pct);
}

/* "target:350" is a commitment's label, which sets the target to 3.50. */
static gboolean
press_label (PledgeTargetScale *self, double x, double y)
{
  const PledgeGroup *group = pledge_scene_pick (self->chart->scene, x, y);

  if (group == NULL || group->owner == NULL || !g_str_has_prefix (group->owner, "target:"))
    return FALSE;

  pledge_scenario_set_target_pct (self->scenario, atoi (group->owner + strlen ("target:")) / 100.0);
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, PledgeTargetScale *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  /* GtkRange would read the press by a trough that is not drawn. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->chart == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drags_total = pledge_rect_contains (&self->chart->total_grab, x, y);
  if (pledge_rect_contains (&self->chart->target_grab, x, y))
    {
      set_dragging (self, TRUE);
      move_to_px (self, x, modifiers);
    }
  else
    press_label (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, PledgeTargetScale *self)
{
  double x, y;

  if (self->dragging && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    move_to_px (self, x + dx, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, PledgeTargetScale *self)
{
  set_dragging (self, FALSE);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, PledgeTargetScale *self)
{
  set_dragging (self, FALSE);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, PledgeTargetScale *self)
{
  gboolean hovered = self->chart != NULL && pledge_rect_contains (&self->chart->target_grab, x, y);

  if (hovered == self->hovered)
    return;

  self->hovered = hovered;
  rebuild (self);
}

static void
leave_cb (GtkEventControllerMotion *controller, PledgeTargetScale *self)
{
  self->hovered = FALSE;
  rebuild (self);
}

static gboolean
query_tooltip_cb (PledgeTargetScale *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const PledgeGroup *group = self->chart != NULL && !keyboard ? pledge_scene_pick (self->chart->scene, x, y) : NULL;

  if (group == NULL || group->description == NULL || self->dragging)
    return FALSE;

  gtk_tooltip_set_text (tooltip, group->description);
  return TRUE;
}

static void
pledge_target_scale_move_slider (GtkRange *range, GtkScrollType scroll)
{
  PledgeTargetScale *self = PLEDGE_TARGET_SCALE (range);
  double target_pct;

  if (self->scenario == NULL)
    return;

  target_pct = pledge_scenario_get_target_pct (self->scenario);
  switch (scroll)
    {
    case GTK_SCROLL_STEP_LEFT:
    case GTK_SCROLL_STEP_DOWN:
    case GTK_SCROLL_STEP_BACKWARD:
      target_pct -= STEP_PCT;
      break;
    case GTK_SCROLL_STEP_RIGHT:
    case GTK_SCROLL_STEP_UP:
    case GTK_SCROLL_STEP_FORWARD:
      target_pct += STEP_PCT;
      break;
    case GTK_SCROLL_PAGE_LEFT:
    case GTK_SCROLL_PAGE_DOWN:
    case GTK_SCROLL_PAGE_BACKWARD:
      target_pct = pledge_snap_next_member (self->snap, target_pct, -1);
      break;
    case GTK_SCROLL_PAGE_RIGHT:
    case GTK_SCROLL_PAGE_UP:
    case GTK_SCROLL_PAGE_FORWARD:
      target_pct = pledge_snap_next_member (self->snap, target_pct, 1);
      break;
    case GTK_SCROLL_START:
      target_pct = pledge_snap_next_commitment (self->snap, PLEDGE_TARGET_MIN_PCT, 1);
      break;
    case GTK_SCROLL_END:
      target_pct = pledge_snap_next_commitment (self->snap, PLEDGE_TARGET_MAX_PCT, -1);
      break;
    case GTK_SCROLL_NONE:
    case GTK_SCROLL_JUMP:
    default:
      return;
    }

  pledge_scenario_set_target_pct (self->scenario, target_pct);
}

/* Page Up goes up, as on every slider that stands for an amount; GtkRange has it the other way round
 * for horizontal ones. */
static gboolean
page_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  pledge_target_scale_move_slider (GTK_RANGE (widget), g_variant_get_int32 (args));
  return TRUE;
}

static void
pledge_target_scale_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PledgeTargetScale *self = PLEDGE_TARGET_SCALE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH_PX;
      *natural = 600;
    }
  else
    *minimum = *natural = (int) ceil (HEIGHT_PX * pledge_look_get_style (self->look)->text_scale);
}

static void
pledge_target_scale_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (pledge_target_scale_parent_class)->size_allocate (widget, width, height, baseline);
  rebuild (PLEDGE_TARGET_SCALE (widget));
}

static void
pledge_target_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PledgeTargetScale *self = PLEDGE_TARGET_SCALE (widget);
  const PledgeStyle *style = pledge_look_get_style (self->look);

  pledge_scene_nodes_snapshot (self->nodes, snapshot, &style->background, gtk_widget_get_scale_factor (widget));
}

static void
pledge_target_scale_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DRAGGING:
      g_value_set_boolean (value, PLEDGE_TARGET_SCALE (object)->dragging);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* GtkRange makes an adjustment while it is constructed, after init. */
static void
pledge_target_scale_constructed (GObject *object)
{
  G_OBJECT_CLASS (pledge_target_scale_parent_class)->constructed (object);

  gtk_range_set_adjustment (GTK_RANGE (object), gtk_adjustment_new (PLEDGE_TARGET_DEFAULT_PCT, PLEDGE_TARGET_MIN_PCT,
                                                                    PLEDGE_TARGET_MAX_PCT, STEP_PCT, PAGE_PCT, 0));
}

static void
pledge_target_scale_dispose (GObject *object)
{
  PledgeTargetScale *self = PLEDGE_TARGET_SCALE (object);

  g_clear_pointer (&self->nodes, pledge_scene_nodes_free);
  g_clear_pointer (&self->chart, pledge_chart_free);
  g_clear_pointer (&self->snap, pledge_snap_free);
  self->answer = NULL;
  self->scenario = NULL;
  g_clear_pointer (&self->presentation, pledge_presentation_unref);

  G_OBJECT_CLASS (pledge_target_scale_parent_class)->dispose (object);
}

static void
pledge_target_scale_finalize (GObject *object)
{
  g_clear_object (&PLEDGE_TARGET_SCALE (object)->look);

  G_OBJECT_CLASS (pledge_target_scale_parent_class)->finalize (object);
}

static void
pledge_target_scale_class_init (PledgeTargetScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pledge_target_scale_get_property;
  object_class->constructed = pledge_target_scale_constructed;
  object_class->dispose = pledge_target_scale_dispose;
  object_class->finalize = pledge_target_scale_finalize;
  widget_class->measure = pledge_target_scale_measure;
  widget_class->size_allocate = pledge_target_scale_size_allocate;
  widget_class->snapshot = pledge_target_scale_snapshot;
  GTK_RANGE_CLASS (klass)->move_slider = pledge_target_scale_move_slider;

  properties[PROP_DRAGGING] = g_param_spec_boolean ("dragging", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_cb, "i", GTK_SCROLL_PAGE_UP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Up, 0, page_cb, "i", GTK_SCROLL_PAGE_UP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_cb, "i", GTK_SCROLL_PAGE_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Down, 0, page_cb, "i", GTK_SCROLL_PAGE_DOWN);
}

static void
pledge_target_scale_init (PledgeTargetScale *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->look = pledge_look_new ();
  self->nodes = pledge_scene_nodes_new ();
  g_signal_connect_object (self->look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_range_set_round_digits (GTK_RANGE (self), 2);
  gtk_scale_set_draw_value (GTK_SCALE (self), FALSE);
  g_signal_connect (self, "value-changed", G_CALLBACK (value_changed_cb), NULL);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (rebuild_cb), NULL);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_changed_cb), NULL);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

void
pledge_target_scale_show (PledgeTargetScale *self, PledgePresentation *presentation)
{
  g_autoptr (PledgeAnswer) before = NULL;
  g_autofree char *value = NULL;

  g_return_if_fail (PLEDGE_IS_TARGET_SCALE (self));
  g_return_if_fail (presentation != NULL);

  before = self->answer != NULL ? pledge_answer_ref (self->answer) : NULL;
  pledge_presentation_ref (presentation);
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  self->presentation = presentation;
  self->scenario = pledge_presentation_get_scenario (presentation);
  self->answer = pledge_presentation_get_answer (presentation);
  if (self->snap == NULL || !self->dragging || !pledge_answer_is_alike (before, self->answer))
    {
      g_clear_pointer (&self->snap, pledge_snap_free);
      self->snap = pledge_snap_new (self->answer, pledge_presentation_get_marks (presentation));
    }

  self->following = TRUE;
  gtk_range_set_value (GTK_RANGE (self), pledge_answer_get_target_pct (self->answer));
  self->following = FALSE;
  value = pledge_words_value_text (self->answer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
  rebuild (self);
}

void
pledge_target_scale_align (PledgeTargetScale *self, const PledgeAxis *axis)
{
  g_return_if_fail (PLEDGE_IS_TARGET_SCALE (self));

  if (axis == NULL ? !self->aligned : self->aligned && axis->start == self->align.start && axis->end == self->align.end)
    return;

  self->aligned = axis != NULL;
  if (axis != NULL)
    self->align = *axis;
  rebuild (self);
}

void
pledge_target_scale_set_insets (PledgeTargetScale *self, double start, double end)
{
  g_return_if_fail (PLEDGE_IS_TARGET_SCALE (self));

  if (start == self->inset_start && end == self->inset_end)
    return;

  self->inset_start = start;
  self->inset_end = end;
  rebuild (self);
}

gboolean
pledge_target_scale_get_dragging (PledgeTargetScale *self)
{
  g_return_val_if_fail (PLEDGE_IS_TARGET_SCALE (self), FALSE);

  return self->dragging;
}

const PledgeChart *
pledge_target_scale_get_chart (PledgeTargetScale *self)
{
  g_return_val_if_fail (PLEDGE_IS_TARGET_SCALE (self), NULL);

  return self->chart;
}
