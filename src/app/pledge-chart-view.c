/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "pledge-look.h"
#include "pledge-path-chart.h"
#include "pledge-path-hand.h"
#include "pledge-path-words.h"
#include "pledge-provenance.h"
#include "pledge-row-menu.h"
#include "pledge-scene-nodes.h"
#include "pledge-snap.h"
#include "pledge-words.h"

#define PASSAGE_MS 400
#define SNAP_REACH_PX 5.0
#define STEP_PCT 0.1
#define FINE_STEP_PCT 0.01
#define MIN_WIDTH_PX 300
#define MIN_HEIGHT_PX 120

struct _PledgeChartView {
  GtkWidget parent_instance;

  PledgeView view;
  PledgePresentation *presentation;
  PledgeScenario *scenario; /* the presentation's */
  PledgeAnswer *answer;     /* likewise */
  PledgeSnap *snap;

  PledgeAnswer *from;    /* the answer being left, while bars move; else NULL */
  AdwAnimation *passage; /* from it to the present one */
  PledgeLook *look;
  PledgeSceneNodes *nodes;
  PledgeChart *chart;
  char *hovered; /* ISO3 */
  gboolean over_target;
  int picked_year;       /* of a path: pointed at, or the keyboard's; 0: none */
  int held_year;         /* … and dragged */
  double pointer_x, pointer_y;
  gboolean dragging;
  gboolean drags_total;  /* core and related together, not the target */
  double grab_offset_px; /* from the pointer to the line */

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
};

enum {
  PROP_0,
  PROP_VIEW,
  PROP_DRAGGING,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  LAID_OUT,
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PledgeChartView, pledge_chart_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
configure_adjustments (PledgeChartView *self, double width, double height)
{
  double extra = self->chart != NULL ? MAX (self->chart->content_height - self->chart->plot.height, 0) : 0;
  double row = self->chart != NULL && self->chart->row_height > 0 ? self->chart->row_height : 20;

  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, 0, 0, width, width / 10, width, width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, extra),
                              0, height + extra, row, height * 0.9, height);
}

static void
rebuild (PledgeChartView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  PledgeChartRequest request = { 0 };

  if (self->answer == NULL || width < PLEDGE_CHART_MIN || height < PLEDGE_CHART_MIN)
    return;

  request.width = width;
  request.height = height;
  request.style = pledge_look_get_style (self->look);
  request.fonts = pledge_look_get_fonts (self->look);
  request.scrolls = TRUE;
  request.scroll = self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
  request.hovered = self->hovered;
  request.from = self->from;
  request.progress = self->from != NULL ? adw_animation_get_value (self->passage) : 1;
  request.target_active = self->dragging || self->over_target;
  request.target_focused = gtk_widget_has_visible_focus (GTK_WIDGET (self));
  pledge_presentation_fill_request (self->presentation, self->view, &request);
  request.picked_year = self->held_year != 0 ? self->held_year : self->picked_year;
  if (self->chart != NULL && pledge_presentation_is_dragging (self->presentation))
    {
      if (self->view == PLEDGE_VIEW_PATH)
        request.axis_max_pct = self->chart->target_axis.max;
      request.gap_min_lens = self->chart->gap_min_lens;
      request.gap_max_lens = self->chart->gap_max_lens;
    }

  g_clear_pointer (&self->chart, pledge_chart_free);
  self->chart = pledge_chart_new (self->view, self->answer, &request);
  pledge_scene_nodes_set_scene (self->nodes, self->chart->scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[LAID_OUT], 0);
}

static void
passage_done_cb (PledgeChartView *self)
{
  g_clear_pointer (&self->from, pledge_answer_unref);
  rebuild (self);
}

/* Bars move where the same members are asked about in another year or edition. AdwAnimation goes straight
 * to the end where the desktop wants no motion. */
static void
begin_passage (PledgeChartView *self, PledgeAnswer *before)
{
  if (self->view != PLEDGE_VIEW_RANKING || !gtk_widget_get_mapped (GTK_WIDGET (self)) || self->dragging ||
      pledge_answer_get_alliance (before) != pledge_answer_get_alliance (self->answer) ||
      (pledge_answer_is_alike (before, self->answer) && pledge_answer_get_sort (before) == pledge_answer_get_sort (self->answer)))
    return;

  adw_animation_reset (self->passage);
  g_clear_pointer (&self->from, pledge_answer_unref);
  self->from = pledge_answer_ref (before);
  adw_animation_play (self->passage);
}

static void
passage_cb (double value, gpointer data)
{
  if (PLEDGE_CHART_VIEW (data)->from != NULL)
    rebuild (data);
}

static void
rebuild_cb (PledgeChartView *self)
{
  rebuild (self);
}

/* Whether focus is seen is the window's to say. */
static void
root_changed_cb (PledgeChartView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-visible", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
}

/* Of a path the year that is picked, else what it comes to. */
static char *
path_words (PledgeChartView *self)
{
  PledgePath *path = pledge_presentation_get_path (self->presentation);
  const PledgePathLine *line = pledge_path_chart_get_line (path, pledge_scenario_get_selected (self->scenario));
  int t = line->years != NULL && self->picked_year != 0 ? self->picked_year - line->years[0].year : -1;

  return t >= 0 && t <= (int) line->n_years ? pledge_path_words_year (path, line, t) : pledge_path_words_summary (path, line);
}

/* What a screen reader says of the chart: the selected row, else the sentence under it. */
static void
update_accessible (PledgeChartView *self)
{
  const PledgeAnswerRow *row = pledge_answer_find_row (self->answer, pledge_scenario_get_selected (self->scenario));
  g_autofree char *words = self->view == PLEDGE_VIEW_PATH ? path_words (self)
                           : row != NULL                  ? pledge_words_row (self->answer, row)
                                                          : pledge_words_summary (self->answer);
  g_autofree char *title = pledge_words_title (self->answer);
  /* Translators: how a screen reader names the chart; %s is alliance, edition and year */
  g_autofree char *label = g_strdup_printf (self->view == PLEDGE_VIEW_GAP       ? _("Gaps in money of %s")
                                            : self->view == PLEDGE_VIEW_HISTORY ? _("History of %s")
                                            : self->view == PLEDGE_VIEW_PATH    ? _("Path of %s")
                                                                                : _("Ranking of %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
set_hovered (PledgeChartView *self, const char *iso3, gboolean over_target, int year)
{
  const char *cursor = !over_target ? NULL : self->chart->target_is_vertical ? "row-resize" : "col-resize";

  if (g_strcmp0 (iso3, self->hovered) == 0 && over_target == self->over_target && year == self->picked_year)
    return;

  self->picked_year = year;

  g_free (self->hovered);
  self->hovered = g_strdup (iso3);
  self->over_target = over_target;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
  rebuild (self);
}

static const char *
owner_at (PledgeChartView *self, double x, double y)
{
  const PledgeGroup *group = self->chart != NULL ? pledge_scene_pick (self->chart->scene, x, y) : NULL;

  return group != NULL ? group->owner : NULL;
}

static gboolean
is_over_total (PledgeChartView *self, double x, double y)
{
  return self->chart != NULL && pledge_rect_contains (&self->chart->total_grab, x, y);
}

static gboolean
is_over_target (PledgeChartView *self, double x, double y)
{
  return self->chart != NULL && pledge_answer_get_n_drawn (self->answer) > 0 &&
         (pledge_rect_contains (&self->chart->target_grab, x, y) || pledge_rect_contains (&self->chart->target_handle, x, y) ||
          is_over_total (self, x, y));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, PledgeChartView *self)
{
  const char *owner = owner_at (self, x, y);

  gboolean point = self->chart != NULL && pledge_path_hand_find_point (self->chart, x, y) != 0;

  /* What is drawn anew under a pointer that rests sends a motion, too: a year that the keyboard went to stays. */
  if (self->dragging || (self->view == PLEDGE_VIEW_PATH && self->picked_year != 0 && x == self->pointer_x && y == self->pointer_y))
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->view == PLEDGE_VIEW_PATH && self->chart != NULL)
    set_hovered (self, NULL, point || is_over_target (self, x, y), pledge_path_hand_find_year (self->chart, x, y));
  else
    set_hovered (self, pledge_member_is_iso3 (owner) ? owner : NULL, is_over_target (self, x, y), 0);
}

static void
leave_cb (GtkEventControllerMotion *controller, PledgeChartView *self)
{
  if (!self->dragging)
    set_hovered (self, NULL, FALSE, 0);
}

static void
set_dragging (PledgeChartView *self, gboolean dragging)
{
  if (dragging == self->dragging)
    return;

  self->dragging = dragging;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAGGING]);
  rebuild (self);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, PledgeChartView *self)
{
  const PledgeChartPoint *point;
  double held_pct;

  self->held_year = self->chart != NULL ? pledge_path_hand_find_point (self->chart, x, y) : 0;
  if (self->held_year != 0)
    {
      point = pledge_path_hand_get_point (self->chart, self->held_year);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      self->grab_offset_px = point->y - y;
      gtk_widget_grab_focus (GTK_WIDGET (self));
      set_dragging (self, TRUE);
      return;
    }
  if (!is_over_target (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drags_total = is_over_total (self, x, y) && !pledge_rect_contains (&self->chart->target_grab, x, y) &&
                      !pledge_rect_contains (&self->chart->target_handle, x, y);
  held_pct = pledge_answer_get_target_pct (self->answer) + (self->drags_total ? pledge_answer_get_related_pct (self->answer) : 0);
  self->grab_offset_px = pledge_axis_to_px (&self->chart->target_axis, held_pct) - (self->chart->target_is_vertical ? y : x);
  set_dragging (self, TRUE);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, PledgeChartView *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x, y, at, target_pct;

  if (!self->dragging || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  at = self->chart->target_is_vertical ? y + dy : x + dx;
  target_pct = pledge_axis_to_value (&self->chart->target_axis, at + self->grab_offset_px);
  if (self->held_year != 0)
    {
      pledge_path_hand_set_share (self->scenario, pledge_presentation_get_path (self->presentation), self->held_year, target_pct);
      return;
    }
  if ((modifiers & GDK_SHIFT_MASK) == 0)
    target_pct = pledge_snap_apply (self->snap, target_pct, SNAP_REACH_PX * pledge_axis_value_per_px (&self->chart->target_axis));
  if (self->drags_total)
    pledge_scenario_set_related_pct (self->scenario, target_pct - pledge_scenario_get_target_pct (self->scenario));
  else
    pledge_scenario_set_target_pct (self->scenario, target_pct);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, PledgeChartView *self)
{
  self->held_year = 0;
  set_dragging (self, FALSE);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, PledgeChartView *self)
{
  self->held_year = 0;
  set_dragging (self, FALSE);
}

static void
press_row (PledgeChartView *self, const char *iso3, GdkModifierType modifiers)
{
  gboolean alone = pledge_scenario_get_selection (self->scenario)[0] != NULL && pledge_scenario_get_selection (self->scenario)[1] == NULL;

  if (modifiers & GDK_CONTROL_MASK)
    pledge_scenario_toggle_selected (self->scenario, iso3);
  else if (alone && pledge_scenario_is_selected (self->scenario, iso3))
    pledge_scenario_set_selected (self->scenario, NULL);
  else
    {
      pledge_scenario_set_selected (self->scenario, iso3);
      g_signal_emit (self, signals[OPENED], 0);
    }
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, PledgeChartView *self)
{
  /* A copy: taking the focus draws the chart anew, and the scene that it belongs to goes. */
  g_autofree char *owner = g_strdup (owner_at (self, x, y));
  PledgeSort sort;

  if (is_over_target (self, x, y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->view == PLEDGE_VIEW_PATH)
    return; /* all of it is about one member */
  if (owner != NULL && g_str_has_prefix (owner, "target:"))
    pledge_scenario_set_target_pct (self->scenario, atoi (owner + strlen ("target:")) / 100.0);
  else if (owner != NULL && g_str_has_prefix (owner, "year:"))
    pledge_scenario_set_year (self->scenario, atoi (owner + strlen ("year:")));
  else if (owner != NULL && g_str_has_prefix (owner, "sort:") && pledge_sort_from_id (owner + strlen ("sort:"), &sort))
    pledge_scenario_set_sort (self->scenario, sort);
  else if (pledge_member_is_iso3 (owner))
    press_row (self, owner, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  else
    pledge_scenario_set_selected (self->scenario, NULL);
}

static double
row_middle (PledgeChartView *self, const char *iso3)
{
  g_autofree char *id = g_strconcat ("row-", iso3, NULL);
  const PledgeGroup *group = self->chart != NULL ? pledge_scene_find_group (self->chart->scene, id) : NULL;

  return group != NULL ? group->bounds.y + group->bounds.height / 2 : 0;
}

/* Where the bar ends it is the share that is pointed at, beyond it the gap. */
static const char *
pick_row (GtkWidget *widget, double x, double y, GdkRectangle *at)
{
  PledgeChartView *self = PLEDGE_CHART_VIEW (widget);
  g_autofree char *owner = isnan (x) ? NULL : g_strdup (owner_at (self, x, y));
  const PledgeAnswerRow *row;

  if (self->scenario == NULL)
    return NULL;
  if (isnan (x))
    {
      const char *selected = pledge_scenario_get_selected (self->scenario);

      if (selected != NULL)
        at->y = (int) row_middle (self, selected);
      at->x = gtk_widget_get_width (widget) / 2;
      return selected != NULL ? pledge_quantity_to_id (PLEDGE_QUANTITY_GAP) : NULL;
    }
  row = pledge_member_is_iso3 (owner) ? pledge_answer_find_row (self->answer, owner) : NULL;
  if (row == NULL)
    return NULL;

  pledge_scenario_set_selected (self->scenario, owner);
  if (self->chart->target_axis.end != self->chart->target_axis.start && !self->chart->target_is_vertical &&
      pledge_axis_to_value (&self->chart->target_axis, x) <= row->share_pct)
    return pledge_quantity_to_id (PLEDGE_QUANTITY_SHARE);
  return pledge_quantity_to_id (PLEDGE_QUANTITY_GAP);
}

static gboolean
query_tooltip_cb (PledgeChartView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const PledgeGroup *group = self->chart != NULL && !keyboard ? pledge_scene_pick (self->chart->scene, x, y) : NULL;

  if (group == NULL || group->description == NULL || self->dragging || is_over_target (self, x, y))
    return FALSE;

  gtk_tooltip_set_text (tooltip, group->description);
  return TRUE;
}

/* Rows that are drawn can be selected by key; the selection stays inside what is visible. */
static void
scroll_to_row (PledgeChartView *self, guint position)
{
  double row_height = self->chart->row_height;
  double value, lowest;

  if (self->vadjustment == NULL || row_height <= 0)
    return;

  value = gtk_adjustment_get_value (self->vadjustment);
  lowest = position * row_height;
  if (value > lowest)
    gtk_adjustment_set_value (self->vadjustment, lowest);
  else if (value < lowest + row_height - self->chart->plot.height)
    gtk_adjustment_set_value (self->vadjustment, lowest + row_height - self->chart->plot.height);
}

static gboolean
select_row (PledgeChartView *self, int position)
{
  guint n = pledge_answer_get_n_drawn (self->answer);
  guint clamped;

  if (n == 0)
    return FALSE;

  clamped = CLAMP (position, 0, (int) n - 1);
  pledge_scenario_set_selected (self->scenario, pledge_answer_get_row (self->answer, clamped)->iso3);
  scroll_to_row (self, clamped);

  return TRUE;
}

static int
selected_position (PledgeChartView *self)
{
  const char *selected = pledge_scenario_get_selected (self->scenario);

  for (guint i = 0; selected != NULL && i < pledge_answer_get_n_drawn (self->answer); i++)
    if (g_str_equal (pledge_answer_get_row (self->answer, i)->iso3, selected))
      return i;

  return -1;
}

static gboolean
move_target (PledgeChartView *self, double by_pct)
{
  pledge_scenario_set_target_pct (self->scenario, pledge_scenario_get_target_pct (self->scenario) + by_pct);
  return TRUE;
}

/* Keys that go from year to year of a path, and bend it. */
static gboolean
press_path_key (PledgeChartView *self, guint keyval, double step)
{
  PledgePath *path = pledge_presentation_get_path (self->presentation);
  int year = self->picked_year;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      year = pledge_path_hand_step_year (self->chart, year, keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left ? -1 : 1);
      set_hovered (self, NULL, self->over_target, year);
      update_accessible (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return pledge_path_hand_move_share (self->scenario, path, year, step);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return pledge_path_hand_move_share (self->scenario, path, year, -step);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType modifiers, PledgeChartView *self)
{
  double step = modifiers & GDK_CONTROL_MASK ? FINE_STEP_PCT : STEP_PCT;
  int selected;

  if (self->answer == NULL || self->chart == NULL || (modifiers & GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  if (self->view == PLEDGE_VIEW_PATH && (modifiers & GDK_SHIFT_MASK))
    return press_path_key (self, keyval, step);

  selected = selected_position (self);
  switch (keyval)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return self->view == PLEDGE_VIEW_PATH &&
             pledge_path_hand_remove_point (self->scenario, pledge_presentation_get_path (self->presentation), self->picked_year);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return select_row (self, selected < 0 ? G_MAXINT : selected - 1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return select_row (self, selected + 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return select_row (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return select_row (self, G_MAXINT);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_target (self, -step);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_target (self, step);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      pledge_scenario_set_target_pct (self->scenario, pledge_snap_next_member (self->snap, pledge_scenario_get_target_pct (self->scenario), 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      pledge_scenario_set_target_pct (self->scenario, pledge_snap_next_member (self->snap, pledge_scenario_get_target_pct (self->scenario), -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (selected < 0)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[OPENED], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (selected < 0)
        return GDK_EVENT_PROPAGATE;
      pledge_scenario_set_selected (self->scenario, NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
set_adjustment (PledgeChartView *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, rebuild_cb, self);
  g_set_object (place, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);
  configure_adjustments (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
pledge_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = horizontal ? MIN_WIDTH_PX : MIN_HEIGHT_PX;
  *natural = horizontal ? 900 : 540;
}

static void
pledge_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PledgeChartView *self = PLEDGE_CHART_VIEW (widget);

  rebuild (self);
  configure_adjustments (self, width, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
pledge_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PledgeChartView *self = PLEDGE_CHART_VIEW (widget);
  const PledgeStyle *style = pledge_look_get_style (self->look);

  pledge_scene_nodes_snapshot (self->nodes, snapshot, &style->background, gtk_widget_get_scale_factor (widget));
}

static void
pledge_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PledgeChartView *self = PLEDGE_CHART_VIEW (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, pledge_view_to_id (self->view));
      break;
    case PROP_DRAGGING:
      g_value_set_boolean (value, self->dragging);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PledgeChartView *self = PLEDGE_CHART_VIEW (object);

  switch (id)
    {
    case PROP_VIEW:
      if (!pledge_view_from_id (g_value_get_string (value), &self->view))
        g_critical ("No chart is called “%s”", g_value_get_string (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_chart_view_dispose (GObject *object)
{
  PledgeChartView *self = PLEDGE_CHART_VIEW (object);

  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->hadjustment, rebuild_cb, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, rebuild_cb, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_pointer (&self->nodes, pledge_scene_nodes_free);
  g_clear_pointer (&self->chart, pledge_chart_free);
  g_clear_pointer (&self->snap, pledge_snap_free);
  self->answer = NULL;
  self->scenario = NULL;
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  g_clear_pointer (&self->hovered, g_free);
  if (self->passage != NULL)
    g_signal_handlers_disconnect_by_func (self->passage, passage_done_cb, self);
  g_clear_object (&self->passage);
  g_clear_pointer (&self->from, pledge_answer_unref);
  g_clear_object (&self->look);

  G_OBJECT_CLASS (pledge_chart_view_parent_class)->dispose (object);
}

static void
pledge_chart_view_class_init (PledgeChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pledge_chart_view_get_property;
  object_class->set_property = pledge_chart_view_set_property;
  object_class->dispose = pledge_chart_view_dispose;
  widget_class->measure = pledge_chart_view_measure;
  widget_class->size_allocate = pledge_chart_view_size_allocate;
  widget_class->snapshot = pledge_chart_view_snapshot;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "ranking", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DRAGGING] = g_param_spec_boolean ("dragging", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[LAID_OUT] = g_signal_new ("laid-out", PLEDGE_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[OPENED] = g_signal_new ("opened", PLEDGE_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pledge_chart_view_init (PledgeChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->passage = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, PASSAGE_MS, adw_callback_animation_target_new (passage_cb, self, NULL));
  g_signal_connect_swapped (self->passage, "done", G_CALLBACK (passage_done_cb), self);
  self->look = pledge_look_new ();
  self->nodes = pledge_scene_nodes_new ();
  g_signal_connect_object (self->look, "changed", G_CALLBACK (rebuild_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  pledge_row_menu_add (GTK_WIDGET (self), pick_row);
  /* The line is taken hold of before a scrolled window can take the press for panning. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (self, "notify::has-focus", G_CALLBACK (rebuild_cb), NULL);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_changed_cb), NULL);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
pledge_chart_view_show (PledgeChartView *self, PledgePresentation *presentation)
{
  g_autoptr (PledgeAnswer) before = NULL;

  g_return_if_fail (PLEDGE_IS_CHART_VIEW (self));
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

  if (before != NULL && before != self->answer)
    begin_passage (self, before);
  rebuild (self);
  configure_adjustments (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  update_accessible (self);
}

gboolean
pledge_chart_view_get_dragging (PledgeChartView *self)
{
  g_return_val_if_fail (PLEDGE_IS_CHART_VIEW (self), FALSE);

  return self->dragging;
}

const PledgeChart *
pledge_chart_view_get_chart (PledgeChartView *self)
{
  g_return_val_if_fail (PLEDGE_IS_CHART_VIEW (self), NULL);

  return self->chart;
}
