/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-briefing-dialog.h"

#include <glib/gi18n-lib.h>

#include "pledge-briefing.h"
#include "pledge-export-file.h"
#include "pledge-print.h"
#include "pledge-save.h"
#include "pledge-scene-preview.h"

/* Places in the list: the alliance, the alliance with all its members, then one member each. */
enum {
  ALLIANCE,
  EVERYBODY,
  FIRST_MEMBER,
};

struct _PledgeBriefingDialog {
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwComboRow *about;
  PledgeScenePreview *preview;
  GtkLabel *pages_label;
  GtkWidget *save_button;

  PledgeScenario *scenario;
  GSettings *settings; /* nullable */
  char **members;      /* ISO3, in the order of the list */
};

enum {
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeBriefingDialog, pledge_briefing_dialog, ADW_TYPE_WINDOW)

/* What is chosen, as the pages are asked for. */
typedef struct {
  const char *one[2];
  const char *const *iso3s; /* NULL: the alliance alone */
  gboolean alliance_first;
} Wish;

static void
read_wish (PledgeBriefingDialog *self, Wish *wish)
{
  guint position = adw_combo_row_get_selected (self->about);

  *wish = (Wish) { .alliance_first = position == EVERYBODY };
  if (position == EVERYBODY)
    wish->iso3s = (const char *const *) self->members;
  else if (position >= FIRST_MEMBER && position - FIRST_MEMBER < g_strv_length (self->members))
    {
      wish->one[0] = self->members[position - FIRST_MEMBER];
      wish->iso3s = wish->one;
    }
}

static void
say (PledgeBriefingDialog *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
about_cb (PledgeBriefingDialog *self)
{
  Wish wish;
  guint n;
  g_autofree char *pages = NULL;
  g_autofree char *words = NULL;
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->about);
  g_autoptr (PledgeScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  if (self->scenario == NULL || chosen == NULL)
    return;

  read_wish (self, &wish);
  n = wish.alliance_first ? g_strv_length (self->members) + 1 : 1;
  scene = pledge_briefing_new_page (self->scenario, wish.one[0], NULL, &error);
  /* Translators: what a screen reader says of the picture of a page; %s: an alliance or an ally */
  words = g_strdup_printf (_("Preview of the sheet about %s"), gtk_string_object_get_string (chosen));
  pledge_scene_preview_show (self->preview, scene, PLEDGE_GROUND_NONE, words);
  pages = g_strdup_printf (ngettext ("%u page, A4", "%u pages, A4", n), n);
  gtk_label_set_text (self->pages_label, error != NULL ? error->message : pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "briefing.save", scene != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "briefing.print", scene != NULL);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  if (PLEDGE_BRIEFING_DIALOG (data)->scenario != NULL) /* else closed with its window */
    pledge_briefing_dialog_save (data, file);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeBriefingDialog *self = PLEDGE_BRIEFING_DIALOG (widget);
  g_autofree char *suggested = NULL;
  Wish wish;

  read_wish (self, &wish);
  suggested = pledge_briefing_suggest_name (self->scenario, wish.one[0], PLEDGE_EXPORT_PDF);
  pledge_export_file_ask (GTK_WINDOW (self), _("Save Briefing Sheet"), suggested, PLEDGE_EXPORT_PDF, self->settings, chosen_cb, g_object_ref (self),
                          g_object_unref);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pledge_briefing_dialog_print (PLEDGE_BRIEFING_DIALOG (widget), NULL);
}

static void
pledge_briefing_dialog_dispose (GObject *object)
{
  PledgeBriefingDialog *self = PLEDGE_BRIEFING_DIALOG (object);

  g_clear_object (&self->scenario);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->members, g_strfreev);

  G_OBJECT_CLASS (pledge_briefing_dialog_parent_class)->dispose (object);
}

static void
pledge_briefing_dialog_class_init (PledgeBriefingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_briefing_dialog_dispose;

  signals[SAVED] = g_signal_new ("saved", PLEDGE_TYPE_BRIEFING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  g_type_ensure (PLEDGE_TYPE_SCENE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/briefing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeBriefingDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PledgeBriefingDialog, about);
  gtk_widget_class_bind_template_child (widget_class, PledgeBriefingDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, PledgeBriefingDialog, pages_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeBriefingDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, about_cb);

  gtk_widget_class_install_action (widget_class, "briefing.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "briefing.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "briefing.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "briefing.print", NULL);
}

static void
pledge_briefing_dialog_init (PledgeBriefingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const PledgeAnswerRow *left = pledge_answer_find_row (data, *(const char *const *) a);
  const PledgeAnswerRow *right = pledge_answer_find_row (data, *(const char *const *) b);

  return g_utf8_collate (left->name, right->name);
}

static void
fill (PledgeBriefingDialog *self)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (self->scenario);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *alliance = pledge_alliance_get_title (pledge_scenario_get_alliance (self->scenario));
  const char *selected = pledge_scenario_get_selected (self->scenario);
  g_autofree char *everybody = NULL;
  guint position = ALLIANCE;

  /* Translators: %s: an alliance */
  everybody = g_strdup_printf (_("%s and each ally"), alliance);
  gtk_string_list_append (names, alliance);
  gtk_string_list_append (names, everybody);
  self->members = pledge_briefing_list_members (self->scenario);
  g_qsort_with_data (self->members, (int) g_strv_length (self->members), sizeof (char *), compare_names_cb, answer);
  for (guint i = 0; self->members[i] != NULL; i++)
    {
      gtk_string_list_append (names, pledge_answer_find_row (answer, self->members[i])->name);
      if (g_strcmp0 (self->members[i], selected) == 0)
        position = FIRST_MEMBER + i;
    }
  adw_combo_row_set_model (self->about, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->about, position);
}

PledgeBriefingDialog *
pledge_briefing_dialog_new (GtkWindow *parent, PledgeScenario *scenario, GSettings *settings)
{
  PledgeBriefingDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);

  self = g_object_new (PLEDGE_TYPE_BRIEFING_DIALOG, "transient-for", parent, NULL);
  self->scenario = g_object_ref (scenario);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  fill (self);
  about_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->about));

  return self;
}

gboolean
pledge_briefing_dialog_save (PledgeBriefingDialog *self, GFile *file)
{
  PledgeExportFormat format;
  Wish wish;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLEDGE_IS_BRIEFING_DIALOG (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  format = pledge_export_file_find_format (file, PLEDGE_EXPORT_PDF);
  if (!pledge_export_format_is_picture (format))
    {
      say (self, _("A briefing sheet can be saved as PDF, SVG or PNG."));
      return FALSE;
    }

  read_wish (self, &wish);
  bytes = pledge_briefing_render (self->scenario, wish.iso3s, wish.alliance_first, NULL, format, &error);
  if (bytes == NULL || !pledge_save_file (file, bytes, &error))
    {
      say (self, error->message);
      return FALSE;
    }

  g_signal_emit (self, signals[SAVED], 0, file);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

typedef struct {
  PledgeBriefingDialog *dialog;
  GPtrArray *pages;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->dialog);
  g_ptr_array_unref (job->pages);
  g_free (job);
}

static PledgeScene *
page_cb (guint page, double width, double height, gpointer data)
{
  const Job *job = data;

  return pledge_scene_ref (job->pages->pdata[page]);
}

static void
printed_cb (const char *sentence, gpointer data)
{
  const Job *job = data;

  if (job->dialog->scenario == NULL)
    return;
  if (sentence != NULL)
    say (job->dialog, sentence);
  else
    gtk_window_close (GTK_WINDOW (job->dialog));
}

void
pledge_briefing_dialog_print (PledgeBriefingDialog *self, const char *path)
{
  Job *job;
  Wish wish;
  GPtrArray *pages;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PLEDGE_IS_BRIEFING_DIALOG (self));

  read_wish (self, &wish);
  pages = pledge_briefing_new_pages (self->scenario, wish.iso3s, wish.alliance_first, NULL, &error);
  if (pages == NULL)
    {
      say (self, error->message);
      return;
    }

  job = g_new0 (Job, 1);
  job->dialog = g_object_ref (self);
  job->pages = pages;
  pledge_print_run (&(PledgePrintJob) { .title = _("Briefing Sheet"), .n_pages = pages->len, .whole_paper = TRUE, .page = page_cb, .done = printed_cb,
                                        .data = job, .destroy = job_free },
                    GTK_WINDOW (self), self->settings, path);
}
