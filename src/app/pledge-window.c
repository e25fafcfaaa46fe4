/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "pledge-ally-pane.h"
#include "pledge-chart-view.h"
#include "pledge-chooser.h"
#include "pledge-commitments-page.h"
#include "pledge-exporter.h"
#include "pledge-format.h"
#include "pledge-path-bar.h"
#include "pledge-path-chart.h"
#include "pledge-path-words.h"
#include "pledge-groups-dialog.h"
#include "pledge-importer.h"
#include "pledge-provenance-dialog.h"
#include "pledge-solver-dialog.h"
#include "pledge-table-page.h"
#include "pledge-target-scale.h"
#include "pledge-time-bar.h"
#include "pledge-undo.h"
#include "pledge-words.h"

struct _PledgeWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  PledgeChooser *header_chooser;
  PledgeChooser *bar_chooser;
  GtkRevealer *bar;
  AdwSqueezer *header_squeezer;
  PledgeChartView *chart_view; /* the ranking */
  PledgeChartView *gap_view;
  PledgeChartView *history_view;
  PledgePathBar *path_bar;
  PledgeChartView *path_view;
  PledgeTablePage *table_page;
  PledgeCommitmentsPage *commitments_page;
  PledgeTargetScale *target_scale;
  GtkLabel *summary;
  GtkLabel *basis;
  GtkSpinButton *wide_entry;
  GtkSpinButton *narrow_entry;
  GtkWidget *wide_label;
  GtkBox *sentence;
  AdwSqueezer *switcher_squeezer;
  AdwSqueezer *strip_squeezer;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *views;
  AdwLeaflet *leaflet;
  PledgeAllyPane *pane;
  GtkWidget *pane_separator;
  PledgeTimeBar *time_bar;
  GtkToggleButton *time_button;
  GtkWidget *narrow_row;
  GtkWidget *strip;

  PledgeCatalogue *catalogue;
  PledgeScenario *scenario;
  PledgeUndo *undo;
  guint fit_source;     /* bars and strip are to fit the width */
  gboolean pane_open;   /* the ally's details are wanted */
  gboolean was_dragging;
  PledgePresentation *presentation;
  PledgeAnswer *answer; /* the presentation's */
  GSettings *settings;  /* nullable */
  PledgeExporter *exporter; /* NULL in a window without figures */
  PledgeImporter *importer; /* likewise */
};

G_DEFINE_FINAL_TYPE (PledgeWindow, pledge_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
is_dragging (PledgeWindow *self)
{
  return pledge_chart_view_get_dragging (self->chart_view) || pledge_chart_view_get_dragging (self->history_view) ||
         pledge_chart_view_get_dragging (self->path_view) ||
         pledge_target_scale_get_dragging (self->target_scale);
}

/* What stands under the chart: what the path comes to while that is what is seen. */
static char *
dup_summary (PledgeWindow *self)
{
  PledgePath *path;

  if (pledge_window_get_view (self) != PLEDGE_VIEW_PATH)
    return pledge_words_summary (self->answer);

  path = pledge_presentation_get_path (self->presentation);
  return pledge_path_words_summary (path, pledge_path_chart_get_line (path, pledge_scenario_get_selected (self->scenario)));
}

static void
update_labels (PledgeWindow *self)
{
  g_autofree char *summary = dup_summary (self);
  g_autofree char *basis = pledge_words_basis (self->answer);
  g_autofree char *title = pledge_words_title (self->answer);
  /* Translators: a window's title: the program and what it shows */
  g_autofree char *window_title = g_strdup_printf (_("Pledgeline — %s"), title);

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->basis, basis);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
set_state (PledgeWindow *self, const char *name, const char *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

static void
update_actions (PledgeWindow *self)
{
  GAction *related = g_action_map_lookup_action (G_ACTION_MAP (self), "related");

  g_simple_action_set_state (G_SIMPLE_ACTION (related), g_variant_new_boolean (pledge_scenario_get_related_pct (self->scenario) > 0));
  set_state (self, "sort", pledge_sort_to_id (pledge_scenario_get_sort (self->scenario)));
  set_state (self, "measure", pledge_measure_to_id (pledge_scenario_get_measure (self->scenario)));
  set_state (self, "money", pledge_lens_to_id (pledge_scenario_get_lens (self->scenario)));
}

static void
undo_changed_cb (PledgeWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", pledge_undo_get_can_undo (self->undo));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", pledge_undo_get_can_redo (self->undo));
}

/* The pane stands beside the views where there is room, and is a page of its own where there is none. */
static void
update_pane (PledgeWindow *self)
{
  gboolean shown = self->pane_open && pledge_scenario_get_selected (self->scenario) != NULL;

  if (shown)
    pledge_ally_pane_show (self->pane, self->presentation);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), shown);
  gtk_widget_set_visible (self->pane_separator, shown);
  adw_leaflet_set_visible_child (self->leaflet, shown && adw_leaflet_get_folded (self->leaflet) ? GTK_WIDGET (self->pane) : GTK_WIDGET (self->views));
}

/* Only the view that is seen is kept up; the others catch up when they come. */
static void
update_view (PledgeWindow *self)
{
  const char *shown;

  if (self->presentation == NULL)
    return;

  shown = adw_view_stack_get_visible_child_name (self->views);
  if (g_strcmp0 (shown, "ranking") == 0)
    pledge_chart_view_show (self->chart_view, self->presentation);
  else if (g_strcmp0 (shown, "gap") == 0)
    pledge_chart_view_show (self->gap_view, self->presentation);
  else if (g_strcmp0 (shown, "history") == 0)
    pledge_chart_view_show (self->history_view, self->presentation);
  else if (g_strcmp0 (shown, "path") == 0)
    {
      pledge_path_bar_show (self->path_bar, self->presentation);
      pledge_chart_view_show (self->path_view, self->presentation);
    }
  else if (g_strcmp0 (shown, "table") == 0)
    pledge_table_page_show (self->table_page, self->presentation);
  else if (g_strcmp0 (shown, "commitments") == 0)
    pledge_commitments_page_show (self->commitments_page, self->presentation);
}

/* The one way from a changed question to everything that shows its answer. */
static void
ask (PledgeWindow *self)
{
  PledgePresentation *presentation = pledge_presentation_new (self->scenario, self->presentation, is_dragging (self));

  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  self->presentation = presentation;
  self->answer = pledge_presentation_get_answer (presentation);
  update_view (self);
  pledge_target_scale_show (self->target_scale, presentation);
  pledge_time_bar_show (self->time_bar, presentation);
  update_pane (self);
  update_labels (self);
  update_actions (self);
}

static void
remember_question (PledgeWindow *self)
{
  if (self->settings == NULL || self->scenario == NULL)
    return;

  g_settings_set_string (self->settings, "edition", pledge_edition_get_id (pledge_scenario_get_edition (self->scenario)));
  g_settings_set_string (self->settings, "alliance", pledge_alliance_get_id (pledge_scenario_get_alliance (self->scenario)));
  g_settings_set_int (self->settings, "year", pledge_scenario_get_year (self->scenario));
  g_settings_set_double (self->settings, "target-pct", pledge_scenario_get_target_pct (self->scenario));
  g_settings_set_string (self->settings, "sort", pledge_sort_to_id (pledge_scenario_get_sort (self->scenario)));
}

static void
recall_question (PledgeWindow *self)
{
  g_autofree char *edition_id = NULL;
  g_autofree char *alliance_id = NULL;
  g_autofree char *sort_id = NULL;
  PledgeEdition *edition;
  PledgeAlliance *alliance;
  PledgeSort sort;
  int year;

  if (self->settings == NULL)
    return;

  edition_id = g_settings_get_string (self->settings, "edition");
  alliance_id = g_settings_get_string (self->settings, "alliance");
  sort_id = g_settings_get_string (self->settings, "sort");
  year = g_settings_get_int (self->settings, "year");
  edition = pledge_catalogue_find_edition (self->catalogue, edition_id);
  alliance = pledge_catalogue_find_alliance (self->catalogue, alliance_id);
  pledge_scenario_set_edition_and_alliance (self->scenario, edition != NULL ? edition : pledge_scenario_get_edition (self->scenario),
                                            alliance != NULL ? alliance : pledge_scenario_get_alliance (self->scenario));
  if (edition != NULL && year != 0)
    pledge_scenario_set_year (self->scenario, year);
  pledge_scenario_set_target_pct (self->scenario, g_settings_get_double (self->settings, "target-pct"));
  if (pledge_sort_from_id (sort_id, &sort))
    pledge_scenario_set_sort (self->scenario, sort);
}

/* A sentence that takes another line, or gives one back, would move the chart under the hand. */
static void
hold_lines (GtkLabel *label, gboolean hold)
{
  GtkWidget *widget = GTK_WIDGET (label);

  gtk_widget_set_size_request (widget, hold ? gtk_widget_get_width (widget) : -1, hold ? gtk_widget_get_height (widget) : -1);
  gtk_label_set_lines (label, hold ? pango_layout_get_line_count (gtk_label_get_layout (label)) : -1);
  gtk_label_set_ellipsize (label, hold ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

static void
dragging_changed_cb (PledgeWindow *self)
{
  gboolean dragging = is_dragging (self);

  if (self->presentation == NULL || dragging == self->was_dragging)
    return;

  self->was_dragging = dragging;
  hold_lines (self->summary, dragging);
  hold_lines (self->basis, dragging);
  if (dragging)
    pledge_undo_begin (self->undo);
  else
    {
      pledge_undo_end (self->undo);
      ask (self); /* the axes may fit themselves again */
    }
}

static void
playing_cb (PledgeWindow *self)
{
  if (self->undo == NULL)
    return;

  if (pledge_time_bar_get_playing (self->time_bar))
    pledge_undo_begin (self->undo);
  else
    pledge_undo_end (self->undo);
}

static gboolean
is_strip_wide (PledgeWindow *self)
{
  return adw_squeezer_get_visible_child (self->strip_squeezer) != NULL;
}

static int
measure_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The track lies under the chart's axis where both are as wide as the window. */
static void
laid_out_cb (PledgeWindow *self)
{
  const PledgeChart *chart = pledge_chart_view_get_chart (self->chart_view);
  gboolean ranking = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "ranking") == 0;
  gboolean wide = is_strip_wide (self);

  pledge_target_scale_align (self->target_scale, wide && ranking && chart != NULL ? &chart->target_axis : NULL);

  /* Label and entry lie over the ends of the strip. */
  if (wide)
    pledge_target_scale_set_insets (self->target_scale, measure_width (self->wide_label) + 36, measure_width (GTK_WIDGET (self->wide_entry)) + 50);
  else
    pledge_target_scale_set_insets (self->target_scale, 0, 0);
}

static void
view_changed_cb (PledgeWindow *self)
{
  update_view (self);
  if (self->presentation != NULL)
    update_labels (self);
  laid_out_cb (self);
}

static void
opened_cb (PledgeWindow *self)
{
  self->pane_open = TRUE;
  update_pane (self);
}

static void
pane_closed_cb (PledgeWindow *self)
{
  self->pane_open = FALSE;
  update_pane (self);
}

static void
folded_cb (PledgeWindow *self)
{
  if (self->presentation != NULL)
    update_pane (self);
}

/* Swiping back from the pane's page closes it. */
static void
leaflet_page_cb (PledgeWindow *self)
{
  if (self->presentation != NULL && adw_leaflet_get_folded (self->leaflet) && gtk_widget_get_visible (GTK_WIDGET (self->pane)) &&
      adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->views) && !adw_leaflet_get_child_transition_running (self->leaflet))
    pane_closed_cb (self);
}

static void
copied_cb (PledgeWindow *self, guint n_rows)
{
  g_autofree char *sentence = g_strdup_printf (ngettext ("Copied %u row", "Copied %u rows", n_rows), n_rows);

  pledge_window_say (self, sentence);
}

static void
target_set_cb (PledgeWindow *self, double target_pct)
{
  g_autofree char *target = pledge_format_target (target_pct);
  g_autofree char *sentence = g_strdup_printf (_("Target set to %s"), target);
  AdwToast *toast = adw_toast_new (sentence);

  /* While years play the new target is part of their step, which this would take back as well. */
  if (!pledge_time_bar_get_playing (self->time_bar))
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What has no room in the header stands in a bar of its own. Each squeezer asks for the same room whatever it
 * shows, and nothing here changes what they ask for, or the window would never come to rest. */
static gboolean
fit_cb (gpointer data)
{
  PledgeWindow *self = data;
  gboolean wide = is_strip_wide (self);

  self->fit_source = 0;

  gtk_revealer_set_reveal_child (self->bar, adw_squeezer_get_visible_child (self->header_squeezer) == NULL);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, adw_squeezer_get_visible_child (self->switcher_squeezer) == NULL);

  if (wide)
    gtk_widget_remove_css_class (self->strip, "narrow");
  else
    gtk_widget_add_css_class (self->strip, "narrow");
  gtk_widget_set_visible (GTK_WIDGET (self->wide_entry), wide);
  gtk_widget_set_visible (self->wide_label, wide);
  gtk_widget_set_visible (self->narrow_row, !wide);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sentence), wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->sentence, wide ? 12 : 2);
  gtk_label_set_xalign (self->basis, wide ? 1.0 : 0.0);
  laid_out_cb (self);

  return G_SOURCE_REMOVE;
}

/* Squeezers make up their minds while sizes are being given out, when it is too late to ask for others. */
static void
width_changed_cb (PledgeWindow *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
switched_cb (PledgeWindow *self, PledgeEdition *edition)
{
  g_autofree char *label = NULL;
  g_autofree char *sentence = NULL;

  g_object_get (edition, "label", &label, NULL);
  sentence = g_strdup_printf (_("Showing %s, which has figures for these members"), label);
  pledge_window_say (self, sentence);
}

/* The entry shows what the chart shows: two decimals and the sign. */
static gboolean
entry_output_cb (GtkSpinButton *entry)
{
  g_autofree char *text = pledge_format_share (gtk_spin_button_get_value (entry));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);

  return TRUE;
}

/* Takes "3.5", "3,5", "3.5 %". What is no number leaves the target as it is, where GTK would set 0. */
static int
entry_input_cb (GtkSpinButton *entry, double *value)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  char *end;

  g_strdelimit (text, ",", '.');
  *value = g_ascii_strtod (text, &end);
  while (*end != '\0' && (g_unichar_isspace (g_utf8_get_char (end)) || *end == '%'))
    end = g_utf8_next_char (end);
  if (end == text || *end != '\0' || !isfinite (*value))
    *value = gtk_spin_button_get_value (entry);

  return TRUE;
}

static void
step_year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeWindow *self = PLEDGE_WINDOW (widget);

  if (self->scenario != NULL)
    pledge_chooser_step_year (self->header_chooser, g_variant_get_int32 (parameter));
}

/* What plays is stopped, so that it is a step; what a hand holds is not taken from under it. */
static gboolean
prepare_step (PledgeWindow *self)
{
  if (self->undo == NULL || is_dragging (self))
    return FALSE;

  pledge_time_bar_set_playing (self->time_bar, FALSE);
  return TRUE;
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeWindow *self = PLEDGE_WINDOW (widget);

  if (prepare_step (self))
    pledge_undo_undo (self->undo);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeWindow *self = PLEDGE_WINDOW (widget);

  if (prepare_step (self))
    pledge_undo_redo (self->undo);
}

static void
play_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeWindow *self = PLEDGE_WINDOW (widget);

  if (self->scenario == NULL)
    return;

  gtk_toggle_button_set_active (self->time_button, TRUE);
  pledge_time_bar_set_playing (self->time_bar, !pledge_time_bar_get_playing (self->time_bar));
}

static void
provenance_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeWindow *self = PLEDGE_WINDOW (widget);
  PledgeQuantity quantity;
  GtkWindow *dialog;

  if (self->answer == NULL || !pledge_quantity_from_id (g_variant_get_string (parameter, NULL), &quantity))
    return;

  dialog = pledge_provenance_dialog_new (GTK_WINDOW (self), self->answer, pledge_scenario_get_selected (self->scenario), quantity);
  if (dialog != NULL)
    gtk_window_present (dialog);
  else
    pledge_window_say (self, _("There are no figures that could come from anywhere"));
}

static void
groups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeWindow *self = PLEDGE_WINDOW (widget);
  PledgeGroupsDialog *dialog;

  if (self->scenario == NULL)
    return;

  dialog = pledge_groups_dialog_new (GTK_WINDOW (self), self->scenario);
  if (g_str_equal (name, "win.new-group"))
    pledge_groups_dialog_begin_group (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
solve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (prepare_step (PLEDGE_WINDOW (widget)))
    gtk_window_present (GTK_WINDOW (pledge_solver_dialog_new (PLEDGE_WINDOW (widget))));
}

static void
show_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (PLEDGE_WINDOW (widget)->views, g_variant_get_string (parameter, NULL));
}

static void
measure_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeWindow *self = data;
  PledgeMeasure measure;

  if (self->scenario != NULL && pledge_measure_from_id (g_variant_get_string (parameter, NULL), &measure))
    pledge_scenario_set_measure (self->scenario, measure);
}

static void
money_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeWindow *self = data;
  PledgeLens lens;

  if (self->scenario != NULL && pledge_lens_from_id (g_variant_get_string (parameter, NULL), &lens))
    pledge_scenario_set_lens (self->scenario, lens);
}

/* The related part that is asked for beside the core comes from the commitments. */
static void
related_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeWindow *self = data;
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));
  gboolean wanted = !g_variant_get_boolean (state);

  if (self->scenario != NULL)
    pledge_scenario_set_related_pct (self->scenario, wanted ? pledge_catalogue_get_related_pct (self->catalogue) : 0);
}

static void
sort_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeWindow *self = data;
  PledgeSort sort;

  if (self->scenario != NULL && pledge_sort_from_id (g_variant_get_string (parameter, NULL), &sort))
    pledge_scenario_set_sort (self->scenario, sort);
}

static gboolean
pledge_window_close_request (GtkWindow *window)
{
  PledgeWindow *self = PLEDGE_WINDOW (window);

  remember_question (self);
  return GTK_WINDOW_CLASS (pledge_window_parent_class)->close_request (window);
}

static void
pledge_window_dispose (GObject *object)
{
  PledgeWindow *self = PLEDGE_WINDOW (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  self->answer = NULL;
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  g_clear_object (&self->undo);
  g_clear_object (&self->exporter);
  g_clear_object (&self->importer);
  g_clear_object (&self->scenario);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pledge_window_parent_class)->dispose (object);
}

static void
pledge_window_class_init (PledgeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pledge_window_close_request;

  g_type_ensure (PLEDGE_TYPE_ALLY_PANE);
  g_type_ensure (PLEDGE_TYPE_COMMITMENTS_PAGE);
  g_type_ensure (PLEDGE_TYPE_PATH_BAR);
  g_type_ensure (PLEDGE_TYPE_TABLE_PAGE);
  g_type_ensure (PLEDGE_TYPE_TIME_BAR);
  g_type_ensure (PLEDGE_TYPE_CHART_VIEW);
  g_type_ensure (PLEDGE_TYPE_CHOOSER);
  g_type_ensure (PLEDGE_TYPE_TARGET_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/window.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, header_chooser);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, bar_chooser);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, header_squeezer);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, chart_view);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, gap_view);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, history_view);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, path_bar);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, path_view);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, table_page);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, commitments_page);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, target_scale);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, basis);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, wide_entry);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, narrow_entry);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, wide_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, narrow_row);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, sentence);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, switcher_squeezer);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, strip_squeezer);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, views);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, pane_separator);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, time_bar);
  gtk_widget_class_bind_template_child (widget_class, PledgeWindow, time_button);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dragging_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, laid_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, playing_cb);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_input_cb);

  gtk_widget_class_install_action (widget_class, "win.step-year", "i", step_year_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.provenance", "s", provenance_action);
  gtk_widget_class_install_action (widget_class, "win.groups", NULL, groups_action);
  gtk_widget_class_install_action (widget_class, "win.new-group", NULL, groups_action);
  gtk_widget_class_install_action (widget_class, "win.solve", NULL, solve_action);
  gtk_widget_class_install_action (widget_class, "win.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view_action);
}

/* Bubbling: a focused button or entry has the first say on Space; GtkWindow's own use of it comes after. */
static void
add_play_key (PledgeWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0), gtk_named_action_new ("win.play")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
pledge_window_init (PledgeWindow *self)
{
  const GActionEntry entries[] = {
    { "sort", sort_cb, "s", "'share'", NULL },
    { "money", money_cb, "s", "'usd'", NULL },
    { "measure", measure_cb, "s", "'share'", NULL },
    { "related", related_cb, NULL, "false", NULL },
  };
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_play_key (self);
  adjustment = gtk_range_get_adjustment (GTK_RANGE (self->target_scale));
  gtk_spin_button_set_adjustment (self->wide_entry, adjustment);
  gtk_spin_button_set_adjustment (self->narrow_entry, adjustment);
  entry_output_cb (self->wide_entry); /* another adjustment alone does not make an entry show it */
  entry_output_cb (self->narrow_entry);
}

PledgeWindow *
pledge_window_new (AdwApplication *application, PledgeCatalogue *catalogue, GSettings *settings)
{
  PledgeWindow *self;

  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PLEDGE_TYPE_WINDOW, "application", application, NULL);
  self->catalogue = g_object_ref (catalogue);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
    }

  if (pledge_catalogue_get_default_edition (catalogue) == NULL || g_list_model_get_n_items (pledge_catalogue_get_alliances (catalogue)) == 0)
    {
      gtk_stack_set_visible_child_name (self->pages, "empty");
      gtk_widget_set_visible (self->strip, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->header_chooser), FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->bar_chooser), FALSE);
      return self;
    }

  if (settings != NULL)
    pledge_table_page_set_settings (self->table_page, settings);
  self->scenario = pledge_scenario_new (catalogue);
  recall_question (self);
  pledge_chooser_set_scenario (self->header_chooser, self->scenario);
  pledge_chooser_set_scenario (self->bar_chooser, self->scenario);
  self->undo = pledge_undo_new (self->scenario);
  g_signal_connect_object (self->undo, "notify", G_CALLBACK (undo_changed_cb), self, G_CONNECT_SWAPPED);
  undo_changed_cb (self);
  self->exporter = pledge_exporter_new (self, settings);
  self->importer = pledge_importer_new (self, catalogue);
  self->pane_open = TRUE;
  g_signal_connect_object (self->scenario, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->target_scale));

  return self;
}

PledgeScenario *
pledge_window_get_scenario (PledgeWindow *self)
{
  g_return_val_if_fail (PLEDGE_IS_WINDOW (self), NULL);

  return self->scenario;
}

const PledgeAnswer *
pledge_window_get_answer (PledgeWindow *self)
{
  g_return_val_if_fail (PLEDGE_IS_WINDOW (self), NULL);

  return self->answer;
}

PledgeView
pledge_window_get_view (PledgeWindow *self)
{
  const char *shown;
  PledgeView view;

  g_return_val_if_fail (PLEDGE_IS_WINDOW (self), PLEDGE_VIEW_RANKING);

  shown = adw_view_stack_get_visible_child_name (self->views);
  return shown != NULL && pledge_view_from_id (shown, &view) ? view : PLEDGE_VIEW_RANKING;
}

PledgeExporter *
pledge_window_get_exporter (PledgeWindow *self)
{
  g_return_val_if_fail (PLEDGE_IS_WINDOW (self), NULL);

  return self->exporter;
}

PledgeImporter *
pledge_window_get_importer (PledgeWindow *self)
{
  g_return_val_if_fail (PLEDGE_IS_WINDOW (self), NULL);

  return self->importer;
}

void
pledge_window_say (PledgeWindow *self, const char *sentence)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (PLEDGE_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  /* A toast's title is markup; what is said never is. */
  markup = g_markup_escape_text (sentence, -1);
  pledge_window_add_toast (self, adw_toast_new (markup));
}

void
pledge_window_add_toast (PledgeWindow *self, AdwToast *toast)
{
  g_return_if_fail (PLEDGE_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
