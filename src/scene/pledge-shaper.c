/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-shaper.h"

#include <string.h>

/* Pango counts in 1/1024 pixels in an int: no line may come near 2^21 pixels. */
#define MAX_CHARS ((glong) (1e6 / PLEDGE_SHAPER_EM))

struct _PledgeShaper {
  PangoFontMap *map;
  PangoContext *context;
  PangoFontDescription *description;
  PangoAttrList *attributes;
};

static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Hinted metrics would give every scale a layout of its own; subpixel colours every screen. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Without a language words would be shaped as English and numbers as nothing, each with fonts of its own. */
  if (pango_context_get_language (context) == pango_language_from_string ("c"))
    pango_context_set_language (context, pango_language_from_string ("en"));

  return context;
}

static PangoGlyphItem *
shape_item (PangoItem *item, const char *text, gsize length)
{
  PangoGlyphItem *run = g_slice_new0 (PangoGlyphItem);

  run->item = item;
  run->glyphs = pango_glyph_string_new ();
  pango_shape_with_flags (text + item->offset, item->length, text, (int) length, &item->analysis, run->glyphs, PANGO_SHAPE_NONE);

  return run;
}

static PledgeRect
rect_from_pango (const PangoRectangle *rectangle, double x)
{
  return (PledgeRect) {
    .x = x + rectangle->x / (double) PANGO_SCALE,
    .y = rectangle->y / (double) PANGO_SCALE,
    .width = rectangle->width / (double) PANGO_SCALE,
    .height = rectangle->height / (double) PANGO_SCALE,
  };
}

static void
measure (PledgeShaper *self, PledgeLine *line)
{
  double x = 0.0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *run = l->data;
      PangoRectangle ink, logical;
      PledgeRect rect;

      pango_glyph_string_extents (run->glyphs, run->item->analysis.font, &ink, &logical);
      rect = rect_from_pango (&ink, x);
      line->ink = pledge_rect_union (&line->ink, &rect);
      rect = rect_from_pango (&logical, x);
      line->logical = l == line->runs ? rect : pledge_rect_union (&line->logical, &rect);
      x += rect.width;
    }

  /* A line without text is as high as any. */
  if (line->runs == NULL)
    {
      g_autoptr (PangoFont) font = pango_context_load_font (self->context, self->description);
      PangoRectangle logical = { 0 };

      pango_font_get_glyph_extents (font, PANGO_GLYPH_EMPTY, NULL, &logical);
      line->logical = rect_from_pango (&logical, 0.0);
      line->logical.width = 0.0;
    }
}

/* A line that runs from left to right as a whole has something on level 0, any other nothing. */
static gboolean
runs_from_right (GList *items)
{
  for (GList *l = items; l != NULL; l = l->next)
    if (((const PangoItem *) l->data)->analysis.level == 0)
      return FALSE;

  return items != NULL;
}

static gsize
count_shapable_bytes (const char *text, gsize length)
{
  if (length <= (gsize) MAX_CHARS || g_utf8_strlen (text, (gssize) length) <= MAX_CHARS)
    return length;

  return (gsize) (g_utf8_offset_to_pointer (text, MAX_CHARS) - text);
}

static void
free_run (gpointer data)
{
  pango_glyph_item_free (data);
}

PledgeShaper *
pledge_shaper_new (const char *families)
{
  PledgeShaper *self = g_new0 (PledgeShaper, 1);

  /* A font map of its own: the default one belongs to the thread that asked first. */
  self->map = pango_cairo_font_map_new ();
  self->context = create_context (self->map);
  self->description = pango_font_description_new ();
  pango_font_description_set_family (self->description, families);
  pango_font_description_set_absolute_size (self->description, PLEDGE_SHAPER_EM * PANGO_SCALE);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));

  return self;
}

void
pledge_shaper_free (PledgeShaper *self)
{
  if (self == NULL)
    return;

  pango_attr_list_unref (self->attributes);
  pango_font_description_free (self->description);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

PledgeLine *
pledge_shaper_shape (PledgeShaper *self, const char *text, gsize length, PledgeWeight weight)
{
  PledgeLine *line = g_new0 (PledgeLine, 1);
  gsize n_bytes = count_shapable_bytes (text, length);
  GList *items = NULL, *visual;

  line->text = g_strndup (text, n_bytes);
  pango_font_description_set_weight (self->description, (PangoWeight) weight);
  pango_context_set_font_description (self->context, self->description);
  if (n_bytes > 0)
    items = pango_itemize_with_base_dir (self->context, PANGO_DIRECTION_WEAK_LTR, line->text, 0, (int) n_bytes, self->attributes, NULL);
  line->right_to_left = runs_from_right (items);
  visual = pango_reorder_items (items);
  for (GList *l = visual; l != NULL; l = l->next)
    line->runs = g_slist_prepend (line->runs, shape_item (l->data, line->text, n_bytes));
  line->runs = g_slist_reverse (line->runs);
  g_list_free (visual);
  g_list_free (items);
  measure (self, line);

  return line;
}

void
pledge_line_free (PledgeLine *self)
{
  if (self == NULL)
    return;

  g_slist_free_full (self->runs, free_run);
  g_free (self->text);
  g_free (self);
}

GArray *
pledge_line_list_cuts (const PledgeLine *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  int n = (int) g_utf8_strlen (self->text, -1) + 1;
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n);
  const char *c = self->text;

  pango_get_log_attrs (self->text, (int) strlen (self->text), -1, pango_language_get_default (), attributes, n);
  for (int i = 0; i < n; i++)
    {
      gsize offset = (gsize) (c - self->text);

      if (attributes[i].is_cursor_position)
        g_array_append_val (cuts, offset);
      if (*c != '\0')
        c = g_utf8_next_char (c);
    }

  return cuts;
}
