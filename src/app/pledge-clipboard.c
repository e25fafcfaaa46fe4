/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-clipboard.h"

#include "pledge-data.h"

/* A part that is empty leaves no empty line either. */
static void
append_lines (GString *text, const char *lines, gboolean apart)
{
  if (lines == NULL || *lines == '\0')
    return;

  if (apart && text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, lines);
  if (text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

/* (transfer full) */
static char *
make_text (PledgeScenario *scenario, const PledgePictureOptions *options)
{
  GString *text = g_string_new (NULL);
  g_autofree char *own_title = pledge_picture_dup_title (scenario, options->view);
  g_autofree char *own_subtitle = pledge_picture_dup_subtitle (scenario, options->view);
  g_autofree char *credit = NULL;
  g_autofree char *rows = pledge_data_to_tsv (scenario, options->view, &credit);

  append_lines (text, options->title != NULL ? options->title : own_title, FALSE);
  append_lines (text, options->subtitle != NULL ? options->subtitle : own_subtitle, FALSE);
  append_lines (text, rows, TRUE);
  append_lines (text, credit, TRUE);

  return g_string_free (text, FALSE);
}

GdkContentProvider *
pledge_clipboard_new_content (PledgeScenario *scenario, const PledgePictureOptions *options, GError **error)
{
  GdkContentProvider *parts[3];
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PLEDGE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  png = pledge_export_render (scenario, options, PLEDGE_EXPORT_PNG, error);
  svg = png != NULL ? pledge_export_render (scenario, options, PLEDGE_EXPORT_SVG, error) : NULL;
  if (svg == NULL)
    return NULL;

  text = make_text (scenario, options);
  parts[0] = gdk_content_provider_new_for_bytes (pledge_export_format_get_mime_type (PLEDGE_EXPORT_PNG), png);
  parts[1] = gdk_content_provider_new_for_bytes (pledge_export_format_get_mime_type (PLEDGE_EXPORT_SVG), svg);
  parts[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  return gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
}
