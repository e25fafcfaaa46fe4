/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-preset.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-json.h"

#define CM_PER_INCH 2.54
#define FORMAT 1
#define MAX_TITLE_CHARS 200

static const char *const units[] = { [PLEDGE_UNIT_PX] = "px", [PLEDGE_UNIT_CM] = "cm" };

/* Widths in pixels are what leaves text at a size that is read from where such a picture is looked at. */
static const PledgePreset built_in[] = {
  { (char *) "chart", (char *) N_("Chart"), 1200, 800, PLEDGE_UNIT_PX, 2, PLEDGE_THEME_LIGHT, FALSE, TRUE },
  { (char *) "slide", (char *) N_("Slide, 16:9"), 1280, 720, PLEDGE_UNIT_PX, 1.5, PLEDGE_THEME_LIGHT, FALSE, TRUE },
  { (char *) "report", (char *) N_("Report column"), 16, 18, PLEDGE_UNIT_CM, 300 / PLEDGE_PX_PER_INCH, PLEDGE_THEME_PRINT, FALSE, TRUE },
  { (char *) "square", (char *) N_("Square post"), 720, 720, PLEDGE_UNIT_PX, 1.5, PLEDGE_THEME_LIGHT, FALSE, TRUE },
  { (char *) "a4", (char *) N_("A4 page"), 21, 29.7, PLEDGE_UNIT_CM, 300 / PLEDGE_PX_PER_INCH, PLEDGE_THEME_PRINT, FALSE, TRUE },
};

/* A key file on the way in: the first error stands, and what is left out keeps its value. */
typedef struct {
  GKeyFile *file;
  const char *name;
  GError **error;
} Reader;

/* Always returns FALSE. */
static gboolean G_GNUC_PRINTF (3, 4)
refuse (Reader *self, const char *key, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_VALUE, "%s: %s: %s", self->name, key, sentence);

  return FALSE;
}

static gboolean
has (Reader *self, const char *key)
{
  return g_key_file_has_key (self->file, PLEDGE_PRESET_GROUP, key, NULL);
}

static gboolean
read_number (Reader *self, const char *key, double *number)
{
  g_autofree char *word = NULL;
  char *end;
  double value;

  if (!has (self, key))
    return TRUE;

  word = g_strstrip (g_key_file_get_value (self->file, PLEDGE_PRESET_GROUP, key, NULL));
  value = g_ascii_strtod (word, &end);
  if (end == word || *end != '\0' || !isfinite (value) || value <= 0)
    return refuse (self, key, _("expected a number above 0, got “%s”"), word);
  *number = value;

  return TRUE;
}

static gboolean
read_boolean (Reader *self, const char *key, gboolean *truth)
{
  g_autoptr (GError) problem = NULL;
  gboolean value;

  if (!has (self, key))
    return TRUE;

  value = g_key_file_get_boolean (self->file, PLEDGE_PRESET_GROUP, key, &problem);
  if (problem != NULL)
    return refuse (self, key, _("expected true or false"));
  *truth = value;

  return TRUE;
}

static gboolean
read_title (Reader *self, char **title)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;

  if (!has (self, "Title"))
    return TRUE;

  text = g_key_file_get_string (self->file, PLEDGE_PRESET_GROUP, "Title", &problem);
  if (text == NULL || !g_utf8_validate (text, -1, NULL) || *g_strstrip (text) == '\0' || g_utf8_strlen (text, -1) > MAX_TITLE_CHARS)
    return refuse (self, "Title", _("expected a text of at most %d letters"), MAX_TITLE_CHARS);
  g_free (*title);
  *title = g_steal_pointer (&text);

  return TRUE;
}

static gboolean
read_unit (Reader *self, PledgeUnit *unit)
{
  g_autofree char *word = NULL;

  if (!has (self, "Unit"))
    return TRUE;

  word = g_key_file_get_value (self->file, PLEDGE_PRESET_GROUP, "Unit", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (word, units[i]) == 0)
      {
        *unit = i;
        return TRUE;
      }

  return refuse (self, "Unit", _("expected px or cm, got “%s”"), word);
}

static gboolean
read_theme (Reader *self, PledgeTheme *theme)
{
  g_autofree char *word = NULL;

  if (!has (self, "Theme"))
    return TRUE;

  word = g_key_file_get_value (self->file, PLEDGE_PRESET_GROUP, "Theme", NULL);
  if (!pledge_theme_from_id (word, theme))
    return refuse (self, "Theme", _("expected light, dark or print, got “%s”"), word);

  return TRUE;
}

static gboolean
read_format (Reader *self)
{
  g_autofree char *word = g_key_file_get_value (self->file, PLEDGE_PRESET_GROUP, "Format", NULL);
  g_autofree char *expected = g_strdup_printf ("%d", FORMAT);

  if (g_strcmp0 (word, expected) == 0)
    return TRUE;

  return refuse (self, "Format", _("this version understands %d"), FORMAT);
}

static gboolean
check_size (Reader *self, const PledgePreset *preset)
{
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autoptr (GError) problem = NULL;

  pledge_preset_apply (preset, &options);
  if (!pledge_picture_check_size (&options, PLEDGE_EXPORT_PNG, &problem))
    return refuse (self, "Width", "%s", problem->message);

  return TRUE;
}

PledgePreset *
pledge_preset_new (void)
{
  return pledge_preset_find (built_in[0].id);
}

PledgePreset *
pledge_preset_copy (const PledgePreset *preset)
{
  PledgePreset *copy;

  g_return_val_if_fail (preset != NULL, NULL);

  copy = g_memdup2 (preset, sizeof *preset);
  copy->id = g_strdup (preset->id);
  copy->title = g_strdup (preset->title);

  return copy;
}

void
pledge_preset_free (PledgePreset *preset)
{
  g_return_if_fail (preset != NULL);

  g_free (preset->id);
  g_free (preset->title);
  g_free (preset);
}

GPtrArray *
pledge_preset_list (void)
{
  GPtrArray *presets = g_ptr_array_new_with_free_func ((GDestroyNotify) pledge_preset_free);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    g_ptr_array_add (presets, pledge_preset_find (built_in[i].id));

  return presets;
}

PledgePreset *
pledge_preset_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (g_strcmp0 (id, built_in[i].id) == 0)
      {
        PledgePreset *preset = pledge_preset_copy (&built_in[i]);

        g_free (preset->title);
        preset->title = g_strdup (_(built_in[i].title));
        return preset;
      }

  return NULL;
}

void
pledge_preset_apply (const PledgePreset *preset, PledgePictureOptions *options)
{
  g_return_if_fail (preset != NULL && options != NULL);

  options->width = pledge_unit_to_px (preset->unit, preset->width);
  options->height = pledge_unit_to_px (preset->unit, preset->height);
  options->scale = preset->scale;
  options->theme = preset->theme;
  options->transparent = preset->transparent;
  options->without_credit = !preset->credit;
  options->legend = preset->legend;
  options->table = preset->table;
}

static void
set_number (GKeyFile *file, const char *key, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_key_file_set_value (file, PLEDGE_PRESET_GROUP, key, g_ascii_dtostr (digits, sizeof digits, number));
}

GBytes *
pledge_preset_to_bytes (const PledgePreset *preset)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char *data;
  gsize length;

  g_return_val_if_fail (preset != NULL, NULL);

  g_key_file_set_integer (file, PLEDGE_PRESET_GROUP, "Format", FORMAT);
  if (preset->title != NULL)
    g_key_file_set_string (file, PLEDGE_PRESET_GROUP, "Title", preset->title);
  set_number (file, "Width", preset->width);
  set_number (file, "Height", preset->height);
  g_key_file_set_value (file, PLEDGE_PRESET_GROUP, "Unit", pledge_unit_to_id (preset->unit));
  set_number (file, "Scale", preset->scale);
  g_key_file_set_value (file, PLEDGE_PRESET_GROUP, "Theme", pledge_theme_to_id (preset->theme));
  g_key_file_set_boolean (file, PLEDGE_PRESET_GROUP, "Transparent", preset->transparent);
  g_key_file_set_boolean (file, PLEDGE_PRESET_GROUP, "Credit", preset->credit);
  g_key_file_set_boolean (file, PLEDGE_PRESET_GROUP, "Legend", preset->legend);
  g_key_file_set_boolean (file, PLEDGE_PRESET_GROUP, "Table", preset->table);
  data = g_key_file_to_data (file, &length, NULL);

  return g_bytes_new_take (data, length);
}

PledgePreset *
pledge_preset_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (PledgePreset) preset = NULL;
  g_autoptr (GError) problem = NULL;
  Reader reader = { file, name, error };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (g_bytes_get_size (bytes) > PLEDGE_PRESET_MAX_BYTES ||
      !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &problem) || !g_key_file_has_group (file, PLEDGE_PRESET_GROUP))
    {
      g_set_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT, _("%s: expected a preset, a file that has “[%s]”%s%s"), name, PLEDGE_PRESET_GROUP,
                   problem != NULL ? ": " : "", problem != NULL ? problem->message : "");
      return NULL;
    }

  preset = pledge_preset_new ();
  g_clear_pointer (&preset->id, g_free);
  if (!read_format (&reader) || !read_title (&reader, &preset->title) || !read_number (&reader, "Width", &preset->width) ||
      !read_number (&reader, "Height", &preset->height) || !read_unit (&reader, &preset->unit) ||
      !read_number (&reader, "Scale", &preset->scale) || !read_theme (&reader, &preset->theme) ||
      !read_boolean (&reader, "Transparent", &preset->transparent) || !read_boolean (&reader, "Credit", &preset->credit) ||
      !read_boolean (&reader, "Legend", &preset->legend) || !read_boolean (&reader, "Table", &preset->table) || !check_size (&reader, preset))
    return NULL;

  return g_steal_pointer (&preset);
}

const char *
pledge_unit_to_id (PledgeUnit unit)
{
  g_return_val_if_fail (unit < G_N_ELEMENTS (units), NULL);

  return units[unit];
}

double
pledge_unit_to_px (PledgeUnit unit, double length)
{
  return unit == PLEDGE_UNIT_CM ? length / CM_PER_INCH * PLEDGE_PX_PER_INCH : length;
}

double
pledge_unit_from_px (PledgeUnit unit, double px)
{
  return unit == PLEDGE_UNIT_CM ? px / PLEDGE_PX_PER_INCH * CM_PER_INCH : px;
}
