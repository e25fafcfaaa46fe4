/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-export-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-export-file.h"
#include "pledge-preset-row.h"
#include "pledge-save.h"
#include "pledge-scene-preview.h"
#include "pledge-side-layout.h"

/* What somebody types or turns is drawn once they pause. */
#define PAUSE_MS 80
#define MAX_PREVIEW_LINES 200
#define BYTE_ORDER_MARK "\357\273\277"
#define MIN_WIDTH_PX 360

struct _PledgeExportDialog {
  AdwWindow parent_instance;

  GtkToggleButton *png, *svg, *pdf, *csv, *json;
  AdwToastOverlay *toasts;
  GtkStack *previews;
  PledgeScenePreview *preview;
  GtkTextView *text;
  GtkLabel *size_label;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkLabel *data_label;
  GtkWidget *size_group, *look_group, *words_group;
  PledgePresetRow *preset;
  AdwComboRow *unit, *theme;
  GtkSpinButton *width, *height, *scale, *dpi;
  GtkWidget *scale_row, *dpi_row;
  GtkSwitch *transparent, *credit, *legend, *table;
  AdwEntryRow *title, *subtitle;
  GtkWidget *title_reset, *subtitle_reset;
  GtkWidget *export_button;

  PledgeScenario *scenario;
  PledgeView view;
  PledgeExportChoice *choice;
  GSettings *settings;      /* nullable */
  char *own_title, *own_subtitle; /* the program's */
  guint preview_source;
  gboolean following;       /* the widgets follow the choice, not the other way */
};

enum {
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeExportDialog, pledge_export_dialog, ADW_TYPE_WINDOW)

static GtkToggleButton *
get_format_button (PledgeExportDialog *self, PledgeExportFormat format)
{
  GtkToggleButton *const buttons[PLEDGE_EXPORT_N_FORMATS] = { self->png, self->svg, self->pdf, self->csv, self->json };

  return buttons[format];
}

static void
show_error (PledgeExportDialog *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->size_label), error == NULL && pledge_export_format_is_picture (self->choice->format));
  if (error == NULL)
    gtk_label_set_text (self->error_label, "");
  else if (g_strcmp0 (gtk_label_get_text (self->error_label), error->message) != 0)
    gtk_label_set_text (self->error_label, error->message);
  gtk_widget_set_visible (self->error_box, error != NULL);
  for (guint i = 0; i < 2; i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (i == 0 ? self->width : self->height), GTK_ACCESSIBLE_STATE_INVALID,
                                 error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.export", error == NULL);
}

static void
show_picture (PledgeExportDialog *self)
{
  PledgePictureOptions options = pledge_export_choice_get_options (self->choice, self->view);
  PledgeGround ground = PLEDGE_GROUND_NONE;
  g_autofree char *words = g_strjoin (". ", _("Preview"), options.title != NULL ? options.title : self->own_title,
                                      options.subtitle != NULL ? options.subtitle : self->own_subtitle, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PledgeScene) scene = pledge_picture_new_scene (self->scenario, &options, self->choice->format, &error);

  if (options.transparent)
    ground = options.theme == PLEDGE_THEME_DARK ? PLEDGE_GROUND_DARK : PLEDGE_GROUND_LIGHT;
  pledge_scene_preview_show (self->preview, scene, ground, words);
  show_error (self, error);
}

/* The first lines of the bytes, which are UTF-8. */
static char *
cut_text (GBytes *bytes)
{
  gsize length;
  const char *begin = g_bytes_get_data (bytes, &length);
  const char *end = begin;
  gsize mark = length >= strlen (BYTE_ORDER_MARK) && memcmp (begin, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0 ? strlen (BYTE_ORDER_MARK) : 0;

  for (guint i = 0; i < MAX_PREVIEW_LINES && end < begin + length; i++)
    {
      const char *next = memchr (end, '\n', (gsize) (begin + length - end));

      end = next != NULL ? next + 1 : begin + length;
    }

  return g_strndup (begin + mark, (gsize) (end - begin) - mark);
}

static void
show_text (PledgeExportDialog *self)
{
  PledgePictureOptions options = pledge_export_choice_get_options (self->choice, self->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pledge_export_render (self->scenario, &options, self->choice->format, &error);
  g_autofree char *text = bytes != NULL ? cut_text (bytes) : g_strdup ("");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  show_error (self, error);
}

static void
update_preview (PledgeExportDialog *self)
{
  gboolean picture = pledge_export_format_is_picture (self->choice->format);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  gtk_stack_set_visible_child_name (self->previews, picture ? "picture" : "text");
  if (picture)
    show_picture (self);
  else
    show_text (self);
}

static gboolean
preview_cb (gpointer data)
{
  PledgeExportDialog *self = data;

  self->preview_source = 0;
  update_preview (self);

  return G_SOURCE_REMOVE;
}

/* What a format has no use for is not shown. */
static void
update_rows (PledgeExportDialog *self)
{
  gboolean picture = pledge_export_format_is_picture (self->choice->format);
  gboolean in_cm = self->choice->look->unit == PLEDGE_UNIT_CM;
  gboolean pixels = self->choice->format == PLEDGE_EXPORT_PNG;

  gtk_widget_set_visible (self->size_group, picture);
  gtk_widget_set_visible (self->look_group, picture);
  gtk_widget_set_visible (self->words_group, picture);
  gtk_widget_set_visible (GTK_WIDGET (self->data_label), !picture);
  gtk_widget_set_visible (self->scale_row, pixels && !in_cm);
  gtk_widget_set_visible (self->dpi_row, pixels && in_cm);
  if (self->choice->format == PLEDGE_EXPORT_CSV)
    gtk_label_set_text (self->data_label, _("The figures behind the chart, as a table that spreadsheets open. Lines at its head say where they come from."));
  else
    gtk_label_set_text (self->data_label, _("The figures behind the chart with the question and where they come from, for programs."));
}

static void
set_number (GtkSpinButton *spin, double number, guint digits)
{
  gtk_spin_button_set_digits (spin, digits);
  gtk_spin_button_set_value (spin, number);
}

static void
set_words (AdwEntryRow *row, GtkWidget *reset, const char *words, const char *own)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), words != NULL ? words : own) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), words != NULL ? words : own);
  gtk_widget_set_visible (reset, words != NULL);
}

/* The widgets show what is chosen. */
static void
follow (PledgeExportDialog *self)
{
  const PledgePreset *look = self->choice->look;
  gboolean in_cm = look->unit == PLEDGE_UNIT_CM;
  double step = in_cm ? 0.5 : 10;

  self->following = TRUE;
  gtk_toggle_button_set_active (get_format_button (self, self->choice->format), TRUE);
  adw_combo_row_set_selected (self->unit, look->unit);
  gtk_spin_button_set_increments (self->width, step, 10 * step);
  gtk_spin_button_set_increments (self->height, step, 10 * step);
  set_number (self->width, look->width, in_cm ? 1 : 0);
  set_number (self->height, look->height, in_cm ? 1 : 0);
  set_number (self->scale, look->scale, 1);
  set_number (self->dpi, look->scale * PLEDGE_PX_PER_INCH, 0);
  adw_combo_row_set_selected (self->theme, look->theme);
  gtk_switch_set_active (self->transparent, look->transparent);
  gtk_switch_set_active (self->credit, look->credit);
  gtk_switch_set_active (self->legend, look->legend);
  gtk_switch_set_active (self->table, look->table);
  set_words (self->title, self->title_reset, self->choice->title, self->own_title);
  set_words (self->subtitle, self->subtitle_reset, self->choice->subtitle, self->own_subtitle);
  self->following = FALSE;
}

/* After the choice has changed. */
static void
update (PledgeExportDialog *self)
{
  g_autofree char *size = pledge_export_choice_dup_size (self->choice);

  follow (self);
  update_rows (self);
  gtk_label_set_text (self->size_label, size);
  pledge_preset_row_show (self->preset, self->choice->look);
  if (self->preview_source == 0)
    self->preview_source = g_timeout_add (PAUSE_MS, preview_cb, self);
}

static void
format_cb (PledgeExportDialog *self, GtkToggleButton *button)
{
  if (self->following || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < PLEDGE_EXPORT_N_FORMATS; i++)
    if (get_format_button (self, i) == button)
      self->choice->format = i;
  update (self);
}

static void
preset_cb (PledgeExportDialog *self, const PledgePreset *preset)
{
  PledgePreset *look = pledge_preset_copy (preset);

  g_clear_pointer (&look->id, g_free);
  g_clear_pointer (&look->title, g_free);
  pledge_preset_free (self->choice->look);
  self->choice->look = look;
  update (self);
}

/* The picture stays as large as it is. */
static void
unit_cb (PledgeExportDialog *self)
{
  PledgePreset *look = self->choice->look;
  PledgeUnit unit = adw_combo_row_get_selected (self->unit) == PLEDGE_UNIT_CM ? PLEDGE_UNIT_CM : PLEDGE_UNIT_PX;

  if (self->following || unit == look->unit)
    return;

  look->width = pledge_unit_from_px (unit, pledge_unit_to_px (look->unit, look->width));
  look->height = pledge_unit_from_px (unit, pledge_unit_to_px (look->unit, look->height));
  look->unit = unit;
  update (self);
}

/* One number of the size; the others keep what the entry would round. */
static void
size_changed_cb (PledgeExportDialog *self, GtkSpinButton *spin)
{
  PledgePreset *look = self->choice->look;
  double value = gtk_spin_button_get_value (spin);

  if (self->following)
    return;

  if (spin == self->width)
    look->width = value;
  else if (spin == self->height)
    look->height = value;
  else if (spin == self->scale)
    look->scale = value;
  else
    look->scale = value / PLEDGE_PX_PER_INCH;
  update (self);
}

static void
look_changed_cb (PledgeExportDialog *self)
{
  PledgePreset *look = self->choice->look;

  if (self->following)
    return;

  look->theme = MIN (adw_combo_row_get_selected (self->theme), PLEDGE_THEME_PRINT);
  look->transparent = gtk_switch_get_active (self->transparent);
  look->credit = gtk_switch_get_active (self->credit);
  look->legend = gtk_switch_get_active (self->legend);
  look->table = gtk_switch_get_active (self->table);
  update (self);
}

/* Words that are the program's stay the program's. */
static void
read_words (AdwEntryRow *row, const char *own, char **words)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));

  g_free (*words);
  *words = g_strcmp0 (typed, own) == 0 ? NULL : g_strdup (typed);
}

static void
words_changed_cb (PledgeExportDialog *self)
{
  if (self->following)
    return;

  read_words (self->title, self->own_title, &self->choice->title);
  read_words (self->subtitle, self->own_subtitle, &self->choice->subtitle);
  update (self);
}

static void
reset_words_cb (PledgeExportDialog *self, GtkWidget *button)
{
  g_clear_pointer (button == self->title_reset ? &self->choice->title : &self->choice->subtitle, g_free);
  gtk_widget_grab_focus (button == self->title_reset ? GTK_WIDGET (self->title) : GTK_WIDGET (self->subtitle));
  update (self);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  if (PLEDGE_EXPORT_DIALOG (data)->scenario != NULL) /* else closed with its window */
    pledge_export_dialog_save (data, file);
}

/* A number that is still being typed counts. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeExportDialog *self = PLEDGE_EXPORT_DIALOG (widget);
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (self->scenario);
  g_autofree char *suggested = NULL;
  GtkSpinButton *const spins[] = { self->width, self->height, self->scale, self->dpi };

  for (guint i = 0; i < G_N_ELEMENTS (spins); i++)
    if (gtk_widget_is_visible (GTK_WIDGET (spins[i])))
      gtk_spin_button_update (spins[i]);
  update_preview (self);
  if (gtk_widget_get_visible (self->error_box))
    return;

  suggested = pledge_export_suggest_name (answer, self->view, self->choice->format);
  pledge_export_file_ask (GTK_WINDOW (self), _("Export Chart"), suggested, self->choice->format, self->settings, chosen_cb, g_object_ref (self),
                          g_object_unref);
}

static gboolean
pledge_export_dialog_close_request (GtkWindow *window)
{
  PledgeExportDialog *self = PLEDGE_EXPORT_DIALOG (window);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  return GTK_WINDOW_CLASS (pledge_export_dialog_parent_class)->close_request (window);
}

static void
pledge_export_dialog_dispose (GObject *object)
{
  PledgeExportDialog *self = PLEDGE_EXPORT_DIALOG (object);

  self->following = TRUE;
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_object (&self->scenario);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pledge_export_dialog_parent_class)->dispose (object);
}

static void
pledge_export_dialog_finalize (GObject *object)
{
  PledgeExportDialog *self = PLEDGE_EXPORT_DIALOG (object);

  g_clear_pointer (&self->choice, pledge_export_choice_free);
  g_free (self->own_title);
  g_free (self->own_subtitle);

  G_OBJECT_CLASS (pledge_export_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PledgeExportDialog, name)
  BIND (png);
  BIND (svg);
  BIND (pdf);
  BIND (csv);
  BIND (json);
  BIND (toasts);
  BIND (previews);
  BIND (preview);
  BIND (text);
  BIND (size_label);
  BIND (error_box);
  BIND (error_label);
  BIND (data_label);
  BIND (size_group);
  BIND (look_group);
  BIND (words_group);
  BIND (preset);
  BIND (unit);
  BIND (theme);
  BIND (width);
  BIND (height);
  BIND (scale);
  BIND (dpi);
  BIND (scale_row);
  BIND (dpi_row);
  BIND (transparent);
  BIND (credit);
  BIND (legend);
  BIND (table);
  BIND (title);
  BIND (subtitle);
  BIND (title_reset);
  BIND (subtitle_reset);
  BIND (export_button);
#undef BIND
}

static void
pledge_export_dialog_class_init (PledgeExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pledge_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pledge_export_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved", PLEDGE_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  g_type_ensure (PLEDGE_TYPE_PRESET_ROW);
  g_type_ensure (PLEDGE_TYPE_SCENE_PREVIEW);
  g_type_ensure (PLEDGE_TYPE_SIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_words_cb);

  gtk_widget_class_install_action (widget_class, "dialog.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.export", NULL);
}

/* Return on a kind of file exports it: to choose it was all there was to do. */
static void
add_return_key (GtkWidget *formats)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0), gtk_named_action_new ("dialog.export")));
  gtk_widget_add_controller (formats, controller);
}

static void
pledge_export_dialog_init (PledgeExportDialog *self)
{
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < PLEDGE_EXPORT_N_FORMATS; i++)
    add_return_key (GTK_WIDGET (get_format_button (self, i)));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  self->following = FALSE;
}

PledgeExportDialog *
pledge_export_dialog_new (GtkWindow *parent, PledgeScenario *scenario, PledgeView view, const PledgeExportChoice *choice, GSettings *settings)
{
  PledgeExportDialog *self;
  int width;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (choice != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->scenario = g_object_ref (scenario);
  self->view = view;
  self->choice = pledge_export_choice_copy (choice);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->own_title = pledge_picture_dup_title (scenario, view);
  self->own_subtitle = pledge_picture_dup_subtitle (scenario, view);
  width = gtk_widget_get_width (GTK_WIDGET (parent));
  if (width > 0 && width < 700) /* a screen as small as that */
    gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, MIN_WIDTH_PX), 640);
  pledge_preset_row_load (self->preset);
  update (self);
  update_preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_format_button (self, self->choice->format)));

  return self;
}

const PledgeExportChoice *
pledge_export_dialog_get_choice (PledgeExportDialog *self)
{
  g_return_val_if_fail (PLEDGE_IS_EXPORT_DIALOG (self), NULL);

  return self->choice;
}

gboolean
pledge_export_dialog_save (PledgeExportDialog *self, GFile *file)
{
  PledgePictureOptions options;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PLEDGE_IS_EXPORT_DIALOG (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  options = pledge_export_choice_get_options (self->choice, self->view);
  bytes = pledge_export_render (self->scenario, &options, pledge_export_file_find_format (file, self->choice->format), &error);
  if (bytes == NULL || !pledge_save_file (file, bytes, &error))
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
      return FALSE;
    }

  pledge_export_choice_store (self->choice, self->settings);
  g_signal_emit (self, signals[SAVED], 0, file);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}
