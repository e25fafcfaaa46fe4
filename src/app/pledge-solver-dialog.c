/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-solver-dialog.h"

#include <glib/gi18n-lib.h>

#include "pledge-scenario-file.h"
#include "pledge-solver-form.h"
#include "pledge-solver-task.h"

/* Between two keys of somebody who types. */
#define PAUSE_MS 150
/* What was typed stays with the window. */
#define WORDS_KEY "pledge-solver-words"

struct _PledgeSolverDialog {
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  PledgeSolverForm *form;
  GtkStack *pages;
  GtkLabel *summary;
  GtkListBox *readings;
  GtkSpinner *spinner;

  PledgeWindow *window;     /* weak */
  PledgeScenario *scenario; /* the window's */
  PledgeSolver *solver;     /* what is listed; nullable */
  GCancellable *cancellable;
  guint pause_source;
};

G_DEFINE_FINAL_TYPE (PledgeSolverDialog, pledge_solver_dialog, ADW_TYPE_WINDOW)

static void
say (PledgeSolverDialog *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static GtkWidget *
make_row (const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *sign = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (sign, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "reading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);

  return row;
}

/* solver: nullable: what was listed does not hold any more. */
static void
show_solver (PledgeSolverDialog *self, PledgeSolver *solver)
{
  g_autofree char *summary = NULL;
  GtkWidget *row;

  gtk_spinner_set_spinning (self->spinner, FALSE);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->readings))) != NULL)
    gtk_list_box_remove (self->readings, row);
  g_clear_pointer (&self->solver, pledge_solver_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "solver.copy", solver != NULL);
  gtk_stack_set_visible_child_name (self->pages, solver != NULL ? "readings" : "empty");
  if (solver == NULL)
    return;

  self->solver = pledge_solver_ref (solver);
  summary = pledge_solver_words_summary (solver);
  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < pledge_solver_get_n_solutions (solver); i++)
    {
      g_autofree char *sentence = pledge_solver_words_solution (solver, i);

      gtk_list_box_append (self->readings, make_row (sentence));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->readings), pledge_solver_get_n_solutions (solver) > 0);
}

static void
solved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PledgeSolverDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeSolver) solver = pledge_solver_task_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->scenario == NULL)
    return;

  show_solver (self, solver);
  if (solver == NULL)
    say (self, error->message);
}

static void
forget_search (PledgeSolverDialog *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
search_cb (gpointer data)
{
  PledgeSolverDialog *self = data;
  PledgeSolverQuestion question;
  PledgePathBase base;
  gboolean with_base;

  self->pause_source = 0;
  if (pledge_solver_form_read (self->form, &question, &base, &with_base) != PLEDGE_SOLVER_FORM_READY)
    {
      show_solver (self, NULL);
      return G_SOURCE_REMOVE;
    }

  self->cancellable = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  pledge_solver_task_start (self->scenario, &question, with_base ? &base : NULL, self->cancellable, solved_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PledgeSolverDialog *self)
{
  if (self->scenario == NULL)
    return;

  forget_search (self);
  self->pause_source = g_timeout_add (PAUSE_MS, search_cb, self);
}

/* Keeps what is no part of a reading: the alliance, where the member is in it, with the others' own targets, the order of
 * rows and what a history shows. */
static void
keep_surroundings (PledgeScenario *present, PledgeScenario *opened)
{
  PledgeAlliance *alliance = pledge_scenario_get_alliance (present);
  const char *selected = pledge_scenario_get_selected (opened);
  g_autofree char *iso3 = g_strdup (selected);
  int year = pledge_scenario_get_year (opened);

  pledge_scenario_set_sort (opened, pledge_scenario_get_sort (present));
  pledge_scenario_set_measure (opened, pledge_scenario_get_measure (present));
  if (iso3 == NULL || !pledge_alliance_has_member (alliance, iso3))
    return;

  pledge_scenario_set_alliance (opened, alliance);
  pledge_scenario_set_year (opened, year);
  for (guint i = 0; i < pledge_alliance_get_n_members (alliance); i++)
    {
      const char *other = pledge_member_get_iso3 (pledge_alliance_get_member (alliance, i));

      if (!g_str_equal (other, iso3))
        pledge_scenario_set_own_target_pct (opened, other, pledge_scenario_get_own_target_pct (present, other));
    }
  pledge_scenario_set_selected (opened, iso3);
}

static void
say_opened (PledgeSolverDialog *self)
{
  AdwToast *toast = adw_toast_new (_("The chart shows this reading"));

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  pledge_window_add_toast (self->window, toast);
}

static void
activated_cb (PledgeSolverDialog *self, GtkListBoxRow *row)
{
  guint position = gtk_list_box_row_get_index (row);
  PledgeSolutionKind kind = pledge_solver_get_solution (self->solver, position)->kind;
  g_autoptr (PledgeScenario) opened = pledge_solver_make_scenario (self->solver, position);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (self->window == NULL)
    return;

  keep_surroundings (self->scenario, opened);
  bytes = pledge_scenario_to_bytes (opened);
  if (!pledge_scenario_read_bytes (self->scenario, bytes, _("Reading"), &error))
    {
      say (self, error->message);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-view", "s", kind == PLEDGE_SOLUTION_GAP ? "gap" : "path");
  say_opened (self);
  gtk_window_close (GTK_WINDOW (self));
}

/* The reading that has the keyboard, else all. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeSolverDialog *self = PLEDGE_SOLVER_DIALOG (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autoptr (GString) text = g_string_new (NULL);

  if (focus != NULL && gtk_widget_get_parent (focus) == GTK_WIDGET (self->readings) && GTK_IS_LIST_BOX_ROW (focus))
    {
      g_autofree char *sentence = pledge_solver_words_solution (self->solver, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)));

      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), sentence);
      say (self, _("Reading copied"));
      return;
    }

  g_string_append (text, gtk_label_get_text (self->summary));
  for (guint i = 0; i < pledge_solver_get_n_solutions (self->solver); i++)
    {
      g_autofree char *sentence = pledge_solver_words_solution (self->solver, i);

      g_string_append_printf (text, "\n%s", sentence);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  say (self, _("Readings copied"));
}

static gboolean
pledge_solver_dialog_close_request (GtkWindow *window)
{
  PledgeSolverDialog *self = PLEDGE_SOLVER_DIALOG (window);

  if (self->window != NULL)
    g_object_set_data_full (G_OBJECT (self->window), WORDS_KEY, pledge_solver_form_dup_words (self->form), (GDestroyNotify) g_strfreev);
  return GTK_WINDOW_CLASS (pledge_solver_dialog_parent_class)->close_request (window);
}

static void
pledge_solver_dialog_dispose (GObject *object)
{
  PledgeSolverDialog *self = PLEDGE_SOLVER_DIALOG (object);

  forget_search (self);
  g_clear_object (&self->scenario);
  g_clear_pointer (&self->solver, pledge_solver_unref);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pledge_solver_dialog_parent_class)->dispose (object);
}

static void
pledge_solver_dialog_class_init (PledgeSolverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_solver_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pledge_solver_dialog_close_request;

  g_type_ensure (PLEDGE_TYPE_SOLVER_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/solver-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverDialog, readings);
  gtk_widget_class_bind_template_child (widget_class, PledgeSolverDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "solver.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "solver.copy", NULL);
}

static void
pledge_solver_dialog_init (PledgeSolverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "solver.copy", FALSE);
}

PledgeSolverDialog *
pledge_solver_dialog_new (PledgeWindow *parent)
{
  PledgeSolverDialog *self;
  const char *const *words;

  g_return_val_if_fail (PLEDGE_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (pledge_window_get_scenario (parent) != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_SOLVER_DIALOG, "transient-for", parent, NULL);
  g_set_weak_pointer (&self->window, parent);
  self->scenario = g_object_ref (pledge_window_get_scenario (parent));
  pledge_solver_form_set_scenario (self->form, self->scenario);
  words = g_object_get_data (G_OBJECT (parent), WORDS_KEY);
  if (words != NULL)
    pledge_solver_form_set_words (self->form, words);
  pledge_solver_form_grab_amount (self->form);
  search_cb (self);

  return self;
}
