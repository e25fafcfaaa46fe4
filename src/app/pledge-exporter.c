/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-exporter.h"

#include <glib/gi18n-lib.h>

#include "pledge-batch-dialog.h"
#include "pledge-briefing-dialog.h"
#include "pledge-clipboard.h"
#include "pledge-export-dialog.h"
#include "pledge-export-file.h"
#include "pledge-print.h"
#include "pledge-save.h"
#include "pledge-scenario-file.h"

struct _PledgeExporter {
  GObject parent_instance;
  PledgeWindow *window; /* weak: it owns this; NULL once it is closed, under a file dialog that is still open */
  GSettings *settings;  /* nullable */
  char *title;          /* words of one's own, and what they were written for; nullable */
  char *subtitle;
  GBytes *question;
  PledgeView view;
};

G_DEFINE_FINAL_TYPE (PledgeExporter, pledge_exporter, G_TYPE_OBJECT)

/* (transfer full) The question as it is now: what plays on in the window does not change what is exported. */
static PledgeScenario *
copy_scenario (PledgeScenario *scenario)
{
  g_autoptr (PledgeScenario) copy = pledge_scenario_new (pledge_scenario_get_catalogue (scenario));
  g_autoptr (GBytes) bytes = pledge_scenario_to_bytes (scenario);
  g_autoptr (GError) error = NULL;

  if (!pledge_scenario_read_bytes (copy, bytes, "scenario", &error))
    {
      g_warning ("The question could not be copied: %s", error->message);
      return g_object_ref (scenario);
    }

  /* As a file it names the members of an alliance of one's own; the alliance also has a title. */
  pledge_scenario_set_edition_and_alliance (copy, pledge_scenario_get_edition (scenario), pledge_scenario_get_alliance (scenario));
  return g_steal_pointer (&copy);
}

static void
open_cb (AdwToast *toast, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
unref_file_cb (gpointer file, GClosure *closure)
{
  g_object_unref (file);
}

static void
say_saved (PledgeExporter *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *sentence = g_strdup_printf (_("Saved “%s”"), shown);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _("_Open"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_cb), g_object_ref (file), unref_file_cb, 0);
  pledge_window_add_toast (self->window, toast);
}

/* Words are about a question: with another one they would say what is not shown. */
static void
keep_words (PledgeExporter *self, const PledgeExportChoice *choice)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_clear_pointer (&self->question, g_bytes_unref);
  self->title = g_strdup (choice->title);
  self->subtitle = g_strdup (choice->subtitle);
  self->question = pledge_scenario_to_bytes (pledge_window_get_scenario (self->window));
  self->view = pledge_window_get_view (self->window);
}

static void
saved_cb (PledgeExportDialog *dialog, GFile *file, PledgeExporter *self)
{
  keep_words (self, pledge_export_dialog_get_choice (dialog));
  say_saved (self, file);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeExporter *self = data;
  g_autoptr (PledgeExportChoice) choice = pledge_exporter_dup_choice (self);
  g_autoptr (PledgeScenario) scenario = copy_scenario (pledge_window_get_scenario (self->window));
  PledgeExportDialog *dialog = pledge_export_dialog_new (GTK_WINDOW (self->window), scenario, pledge_window_get_view (self->window), choice, self->settings);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
again_chosen_cb (GFile *file, gpointer data)
{
  if (PLEDGE_EXPORTER (data)->window != NULL)
    pledge_exporter_save (data, file);
}

static void
export_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeExporter *self = data;
  g_autoptr (PledgeExportChoice) choice = pledge_exporter_dup_choice (self);
  g_autofree char *name = pledge_export_suggest_name (pledge_window_get_answer (self->window), pledge_window_get_view (self->window), choice->format);

  pledge_export_file_ask (GTK_WINDOW (self->window), _("Export Chart"), name, choice->format, self->settings, again_chosen_cb, g_object_ref (self),
                          g_object_unref);
}

static void
export_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeExporter *self = data;
  g_autoptr (PledgeExportChoice) choice = pledge_exporter_dup_choice (self);
  g_autoptr (PledgeScenario) scenario = copy_scenario (pledge_window_get_scenario (self->window));

  gtk_window_present (GTK_WINDOW (pledge_batch_dialog_new (GTK_WINDOW (self->window), scenario, pledge_window_get_view (self->window), choice, self->settings)));
}

static void
copy_chart_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeExporter *self = data;
  g_autoptr (PledgeExportChoice) choice = pledge_exporter_dup_choice (self);
  PledgePictureOptions options = pledge_export_choice_get_options (choice, pledge_window_get_view (self->window));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = pledge_clipboard_new_content (pledge_window_get_scenario (self->window), &options, &error);

  if (content != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), content);
  pledge_window_say (self->window, content != NULL ? _("Chart copied") : error->message);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pledge_exporter_print (data, NULL);
}

static void
briefing_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PledgeExporter *self = data;
  g_autoptr (PledgeScenario) scenario = copy_scenario (pledge_window_get_scenario (self->window));
  PledgeBriefingDialog *dialog = pledge_briefing_dialog_new (GTK_WINDOW (self->window), scenario, self->settings);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (say_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is typed in is copied by its entry, and rows by the table: they come first. */
static gboolean
copy_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;

  g_action_group_activate_action (G_ACTION_GROUP (widget), "copy-chart", NULL);
  return TRUE;
}

static void
add_copy_key (PledgeExporter *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (copy_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), controller);
}

static void
pledge_exporter_finalize (GObject *object)
{
  PledgeExporter *self = PLEDGE_EXPORTER (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->settings);
  g_free (self->title);
  g_free (self->subtitle);
  g_clear_pointer (&self->question, g_bytes_unref);

  G_OBJECT_CLASS (pledge_exporter_parent_class)->finalize (object);
}

static void
pledge_exporter_class_init (PledgeExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pledge_exporter_finalize;
}

static void
pledge_exporter_init (PledgeExporter *self)
{
}

PledgeExporter *
pledge_exporter_new (PledgeWindow *window, GSettings *settings)
{
  const GActionEntry entries[] = {
    { "export", export_cb, NULL, NULL, NULL },
    { "export-again", export_again_cb, NULL, NULL, NULL },
    { "export-all", export_all_cb, NULL, NULL, NULL },
    { "copy-chart", copy_chart_cb, NULL, NULL, NULL },
    { "print", print_cb, NULL, NULL, NULL },
    { "briefing", briefing_cb, NULL, NULL, NULL },
  };
  PledgeExporter *self;

  g_return_val_if_fail (PLEDGE_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pledge_window_get_scenario (window) != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_EXPORTER, NULL);
  g_set_weak_pointer (&self->window, window);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  add_copy_key (self);

  return self;
}

PledgeExportChoice *
pledge_exporter_dup_choice (PledgeExporter *self)
{
  PledgeExportChoice *choice;
  g_autoptr (GBytes) question = NULL;

  g_return_val_if_fail (PLEDGE_IS_EXPORTER (self), NULL);

  choice = pledge_export_choice_load (self->settings);
  question = pledge_scenario_to_bytes (pledge_window_get_scenario (self->window));
  if (self->question == NULL || self->view != pledge_window_get_view (self->window) || !g_bytes_equal (question, self->question))
    return choice;

  g_free (choice->title);
  g_free (choice->subtitle);
  choice->title = g_strdup (self->title);
  choice->subtitle = g_strdup (self->subtitle);
  return choice;
}

gboolean
pledge_exporter_save (PledgeExporter *self, GFile *file)
{
  g_autoptr (PledgeExportChoice) choice = NULL;
  PledgePictureOptions options;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLEDGE_IS_EXPORTER (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  choice = pledge_exporter_dup_choice (self);
  options = pledge_export_choice_get_options (choice, pledge_window_get_view (self->window));
  bytes = pledge_export_render (pledge_window_get_scenario (self->window), &options, pledge_export_file_find_format (file, choice->format), &error);
  if (bytes == NULL || !pledge_save_file (file, bytes, &error))
    {
      pledge_window_say (self->window, error->message);
      return FALSE;
    }

  say_saved (self, file);
  return TRUE;
}

/* What is printed, and the window that it is said in. */
typedef struct {
  PledgeWindow *window;
  PledgeScenario *scenario;
  PledgeExportChoice *choice;
  PledgeView view;
} ChartJob;

static void
chart_job_free (gpointer data)
{
  ChartJob *job = data;

  g_object_unref (job->window);
  g_object_unref (job->scenario);
  pledge_export_choice_free (job->choice);
  g_free (job);
}

/* Fills the room; dark ink on white paper and with its credit, whatever a file was to look like. */
static PledgeScene *
chart_page_cb (guint page, double width, double height, gpointer data)
{
  const ChartJob *job = data;
  PledgePictureOptions options = pledge_export_choice_get_options (job->choice, job->view);

  options.theme = PLEDGE_THEME_PRINT;
  options.transparent = FALSE;
  options.without_credit = FALSE;
  options.width = MAX (width, PLEDGE_PICTURE_MIN_PX); /* smaller paper gets it smaller */
  options.height = MAX (height, PLEDGE_PICTURE_MIN_PX);
  options.scale = 1;

  return pledge_picture_new_scene (job->scenario, &options, PLEDGE_EXPORT_PDF, NULL);
}

static void
printed_cb (const char *sentence, gpointer data)
{
  const ChartJob *job = data;

  if (sentence != NULL)
    pledge_window_say (job->window, sentence);
}

void
pledge_exporter_print (PledgeExporter *self, const char *path)
{
  ChartJob *job;
  g_autofree char *title = NULL;

  g_return_if_fail (PLEDGE_IS_EXPORTER (self));

  job = g_new0 (ChartJob, 1);
  job->window = g_object_ref (self->window);
  job->scenario = copy_scenario (pledge_window_get_scenario (self->window));
  job->choice = pledge_exporter_dup_choice (self);
  job->view = pledge_window_get_view (self->window);
  title = pledge_picture_dup_title (job->scenario, job->view);
  pledge_print_run (&(PledgePrintJob) { .title = title, .n_pages = 1, .page = chart_page_cb, .done = printed_cb, .data = job, .destroy = chart_job_free },
                    GTK_WINDOW (self->window), self->settings, path);
}
