/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-print.h"

#include <math.h>

#define PAGE_SETUP_KEY "print-page-setup"
#define SETTINGS_KEY "print-settings"
/* A pixel of a scene is 1/96 inch, a point 1/72. */
#define POINTS_PER_PX 0.75
/* What is left of a sheet between its margins. */
#define MIN_PAPER_MM 10
#define MAX_PAPER_MM 5000

typedef struct {
  PledgePrintJob job; /* its title is the operation's */
  GSettings *settings; /* nullable */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  if (self->job.destroy != NULL)
    self->job.destroy (self->job.data);
  g_clear_object (&self->settings);
  g_free (self);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  gtk_print_operation_set_n_pages (operation, (int) self->job.n_pages);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context) / POINTS_PER_PX;
  double height = gtk_print_context_get_height (context) / POINTS_PER_PX;
  g_autoptr (PledgeScene) scene = self->job.page ((guint) page, width, height, self->job.data);
  double scale;

  if (scene == NULL)
    return;

  scale = MIN (width / pledge_scene_get_width (scene), height / pledge_scene_get_height (scene));
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  cairo_translate (cr, (width - pledge_scene_get_width (scene) * scale) / 2, (height - pledge_scene_get_height (scene) * scale) / 2);
  cairo_scale (cr, scale, scale);
  pledge_scene_draw (scene, cr);
  cairo_restore (cr);
}

static void
remember (Printing *self, GtkPrintOperation *operation)
{
  GtkPageSetup *page_setup = gtk_print_operation_get_default_page_setup (operation);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  if (self->settings == NULL)
    return;

  if (page_setup != NULL)
    g_settings_set_value (self->settings, PAGE_SETUP_KEY, gtk_page_setup_to_gvariant (page_setup));
  if (settings != NULL)
    g_settings_set_value (self->settings, SETTINGS_KEY, gtk_print_settings_to_gvariant (settings));
}

static gboolean
is_paper (GtkPageSetup *setup)
{
  double width = gtk_page_setup_get_page_width (setup, GTK_UNIT_MM);
  double height = gtk_page_setup_get_page_height (setup, GTK_UNIT_MM);

  return width >= MIN_PAPER_MM && width <= MAX_PAPER_MM && height >= MIN_PAPER_MM && height <= MAX_PAPER_MM;
}

/* What was kept may be of another version or damaged: nothing of it is needed. */
static void
recall (GtkPrintOperation *operation, GSettings *settings)
{
  g_autoptr (GVariant) page_setup = g_settings_get_value (settings, PAGE_SETUP_KEY);
  g_autoptr (GVariant) print_settings = g_settings_get_value (settings, SETTINGS_KEY);

  if (g_variant_n_children (page_setup) > 0)
    {
      g_autoptr (GtkPageSetup) setup = gtk_page_setup_new_from_gvariant (page_setup);

      if (is_paper (setup))
        gtk_print_operation_set_default_page_setup (operation, setup);
    }
  if (g_variant_n_children (print_settings) > 0)
    {
      g_autoptr (GtkPrintSettings) kept = gtk_print_settings_new_from_gvariant (print_settings);

      gtk_print_operation_set_print_settings (operation, kept);
    }
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (self, operation);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (self->job.done != NULL && result != GTK_PRINT_OPERATION_RESULT_CANCEL)
    self->job.done (error != NULL ? error->message : NULL, self->job.data);
}

void
pledge_print_run (const PledgePrintJob *job, GtkWindow *parent, GSettings *settings, const char *path)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  Printing *self;

  g_return_if_fail (job != NULL && job->page != NULL && job->n_pages > 0);
  g_return_if_fail (GTK_IS_WINDOW (parent));

  self = g_new0 (Printing, 1);
  self->job = *job;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  operation = gtk_print_operation_new ();
  g_object_set_data_full (G_OBJECT (operation), "printing", self, printing_free);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job->title);
  gtk_print_operation_set_use_full_page (operation, job->whole_paper);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (settings != NULL)
    recall (operation, settings);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  /* An error is also given to done_cb; GTK keeps the operation while it runs. */
  gtk_print_operation_run (operation, path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
