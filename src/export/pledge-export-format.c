/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-export-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *id, *title, *mime_type;
  gboolean picture;
} formats[] = {
  [PLEDGE_EXPORT_PNG] = { "png", N_("PNG picture"), "image/png", TRUE },
  [PLEDGE_EXPORT_SVG] = { "svg", N_("SVG drawing"), "image/svg+xml", TRUE },
  [PLEDGE_EXPORT_PDF] = { "pdf", N_("PDF document"), "application/pdf", TRUE },
  [PLEDGE_EXPORT_CSV] = { "csv", N_("CSV table"), "text/csv", FALSE },
  [PLEDGE_EXPORT_JSON] = { "json", N_("JSON data"), "application/json", FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (formats) == PLEDGE_EXPORT_N_FORMATS);

const char *
pledge_export_format_to_id (PledgeExportFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), NULL);

  return formats[format].id;
}

gboolean
pledge_export_format_from_id (const char *id, PledgeExportFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (id, formats[i].id) == 0)
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
pledge_export_format_from_name (const char *name, PledgeExportFormat *format)
{
  g_autofree char *lower = NULL;
  const char *dot;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  dot = strrchr (lower, '.');
  return dot != NULL && pledge_export_format_from_id (dot + 1, format);
}

const char *
pledge_export_format_get_title (PledgeExportFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), NULL);

  return _(formats[format].title);
}

const char *
pledge_export_format_get_mime_type (PledgeExportFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), NULL);

  return formats[format].mime_type;
}

gboolean
pledge_export_format_is_picture (PledgeExportFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), FALSE);

  return formats[format].picture;
}
