/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-export-choice.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What two numbers that show the same may differ by. */
#define SAME 1e-6

static gboolean
same_number (double a, double b)
{
  return fabs (a - b) <= SAME * MAX (fabs (a), 1);
}

/* Leaves the default where the keys give a size that no picture can have. */
static void
load_size (PledgePreset *look, GSettings *settings)
{
  PledgePictureOptions options = pledge_picture_options_default ();
  g_autofree char *unit = g_settings_get_string (settings, "export-unit");
  g_autoptr (PledgePreset) read = pledge_preset_copy (look);

  read->unit = g_strcmp0 (unit, pledge_unit_to_id (PLEDGE_UNIT_CM)) == 0 ? PLEDGE_UNIT_CM : PLEDGE_UNIT_PX;
  read->width = g_settings_get_double (settings, "export-width");
  read->height = g_settings_get_double (settings, "export-height");
  read->scale = g_settings_get_double (settings, "export-scale");
  pledge_preset_apply (read, &options);
  if (!pledge_picture_check_size (&options, PLEDGE_EXPORT_PNG, NULL))
    return;

  look->unit = read->unit;
  look->width = read->width;
  look->height = read->height;
  look->scale = read->scale;
}

/* "" where there is to be none, else NULL. */
static char *
load_words (GSettings *settings, const char *key)
{
  return g_settings_get_boolean (settings, key) ? NULL : g_strdup ("");
}

static gboolean
has_words (const char *words)
{
  return words == NULL || *words != '\0';
}

PledgeExportChoice *
pledge_export_choice_load (GSettings *settings)
{
  PledgeExportChoice *self = g_new0 (PledgeExportChoice, 1);
  g_autofree char *format = NULL;
  g_autofree char *theme = NULL;

  self->format = PLEDGE_EXPORT_PNG;
  self->look = pledge_preset_new ();
  g_clear_pointer (&self->look->id, g_free);
  g_clear_pointer (&self->look->title, g_free);
  if (settings == NULL)
    return self;

  format = g_settings_get_string (settings, "export-format");
  theme = g_settings_get_string (settings, "export-theme");
  pledge_export_format_from_id (format, &self->format);
  load_size (self->look, settings);
  pledge_theme_from_id (theme, &self->look->theme);
  self->look->transparent = g_settings_get_boolean (settings, "export-transparent");
  self->look->credit = g_settings_get_boolean (settings, "export-credit");
  self->look->legend = g_settings_get_boolean (settings, "export-legend");
  self->look->table = g_settings_get_boolean (settings, "export-table");
  self->title = load_words (settings, "export-title");
  self->subtitle = load_words (settings, "export-subtitle");

  return self;
}

void
pledge_export_choice_store (const PledgeExportChoice *self, GSettings *settings)
{
  g_return_if_fail (self != NULL);

  if (settings == NULL)
    return;

  g_settings_set_string (settings, "export-format", pledge_export_format_to_id (self->format));
  g_settings_set_double (settings, "export-width", self->look->width);
  g_settings_set_double (settings, "export-height", self->look->height);
  g_settings_set_string (settings, "export-unit", pledge_unit_to_id (self->look->unit));
  g_settings_set_double (settings, "export-scale", self->look->scale);
  g_settings_set_string (settings, "export-theme", pledge_theme_to_id (self->look->theme));
  g_settings_set_boolean (settings, "export-transparent", self->look->transparent);
  g_settings_set_boolean (settings, "export-credit", self->look->credit);
  g_settings_set_boolean (settings, "export-legend", self->look->legend);
  g_settings_set_boolean (settings, "export-table", self->look->table);
  g_settings_set_boolean (settings, "export-title", has_words (self->title));
  g_settings_set_boolean (settings, "export-subtitle", has_words (self->subtitle));
}

PledgeExportChoice *
pledge_export_choice_copy (const PledgeExportChoice *self)
{
  PledgeExportChoice *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (PledgeExportChoice, 1);
  copy->format = self->format;
  copy->look = pledge_preset_copy (self->look);
  copy->title = g_strdup (self->title);
  copy->subtitle = g_strdup (self->subtitle);

  return copy;
}

void
pledge_export_choice_free (PledgeExportChoice *self)
{
  g_return_if_fail (self != NULL);

  pledge_preset_free (self->look);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

PledgePictureOptions
pledge_export_choice_get_options (const PledgeExportChoice *self, PledgeView view)
{
  PledgePictureOptions options = pledge_picture_options_default ();

  g_return_val_if_fail (self != NULL, options);

  pledge_preset_apply (self->look, &options);
  options.view = view;
  options.title = self->title;
  options.subtitle = self->subtitle;

  return options;
}

char *
pledge_export_choice_dup_size (const PledgeExportChoice *self)
{
  PledgePictureOptions options;

  g_return_val_if_fail (self != NULL, NULL);

  options = pledge_export_choice_get_options (self, PLEDGE_VIEW_RANKING);
  switch (self->format)
    {
    case PLEDGE_EXPORT_PNG:
      /* Translators: width, height and resolution of a picture */
      return g_strdup_printf (_("%'.0f × %'.0f pixels, %.0f dpi"), options.width * options.scale, options.height * options.scale,
                              PLEDGE_PX_PER_INCH * options.scale);
    case PLEDGE_EXPORT_SVG:
      return g_strdup_printf (_("%'.0f × %'.0f pixels, sharp at any size"), options.width, options.height);
    case PLEDGE_EXPORT_PDF:
      return g_strdup_printf (_("A page of %.1f × %.1f cm"), pledge_unit_from_px (PLEDGE_UNIT_CM, options.width),
                              pledge_unit_from_px (PLEDGE_UNIT_CM, options.height));
    default:
      return g_strdup ("");
    }
}

gboolean
pledge_export_choice_same_look (const PledgePreset *a, const PledgePreset *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->unit == b->unit && same_number (a->width, b->width) && same_number (a->height, b->height) && same_number (a->scale, b->scale) &&
         a->theme == b->theme && !a->transparent == !b->transparent && !a->credit == !b->credit && !a->legend == !b->legend &&
         !a->table == !b->table;
}
