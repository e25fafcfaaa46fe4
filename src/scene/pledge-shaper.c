/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-shaper.h"

#include <string.h>

/* Pango counts in 1/1024 pixels in an int: no line may come near 2^21 pixels. */
#define MAX_CHARS ((glong) (1e6 / PLEDGE_SHAPER_EM))
#define N_WEIGHTS 2

struct _PledgeShaper {
  PangoFontMap *map;
  PangoContext *context;
  PangoFontDescription *wanted, *fallback;
  /* Loaded when first needed; by weight. */
  PangoFont *wanted_fonts[N_WEIGHTS], *fallback_fonts[N_WEIGHTS];
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

  return context;
}

static PangoFontDescription *
describe (const char *families)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, families);
  pango_font_description_set_absolute_size (description, PLEDGE_SHAPER_EM * PANGO_SCALE);

  return description;
}

/* (transfer none) (nullable) */
static PangoFont *
load_font (PledgeShaper *self, PangoFont **fonts, PangoFontDescription *description, PledgeWeight weight)
{
  PangoFont **font = &fonts[weight == PLEDGE_WEIGHT_BOLD];

  pango_font_description_set_weight (description, (PangoWeight) weight);
  if (*font == NULL)
    *font = pango_context_load_font (self->context, description);

  return *font;
}

static gboolean
needs_glyph (gunichar c)
{
  return !g_unichar_isspace (c) && !g_unichar_ismark (c) && g_unichar_type (c) != G_UNICODE_FORMAT;
}

/* Gives characters that the first font lacks and the fallbacks' has to that one. Where there is none Pango
 * looks through all fonts. */
static void
add_fallbacks (PledgeShaper *self, PangoAttrList *attributes, const char *text, gsize length, PledgeWeight weight)
{
  PangoFont *wanted = load_font (self, self->wanted_fonts, self->wanted, weight), *fallback;

  for (const char *c = text; wanted != NULL && c < text + length; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      PangoAttribute *attribute;

      if (character < 0x80 || !needs_glyph (character) || pango_font_has_char (wanted, character))
        continue;
      fallback = load_font (self, self->fallback_fonts, self->fallback, weight);
      if (fallback == NULL || !pango_font_has_char (fallback, character))
        continue;

      attribute = pango_attr_family_new (pango_font_description_get_family (self->fallback));
      attribute->start_index = (guint) (c - text);
      attribute->end_index = (guint) (g_utf8_next_char (c) - text);
      pango_attr_list_change (attributes, attribute);
    }
}

static PangoAttrList *
list_attributes (PledgeShaper *self, const char *text, gsize length, PledgeWeight weight)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  add_fallbacks (self, attributes, text, length, weight);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));

  return attributes;
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
measure (PledgeShaper *self, PledgeLine *line, PledgeWeight weight)
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
      PangoFont *font = load_font (self, self->wanted_fonts, self->wanted, weight);
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
pledge_shaper_new (const char *families, const char *fallbacks)
{
  PledgeShaper *self = g_new0 (PledgeShaper, 1);
  g_autofree char *all = g_strconcat (families, ",", fallbacks, NULL);

  /* A font map of its own: the default one belongs to the thread that asked first. */
  self->map = pango_cairo_font_map_new ();
  self->context = create_context (self->map);
  self->wanted = describe (all);
  self->fallback = describe (fallbacks);

  return self;
}

void
pledge_shaper_free (PledgeShaper *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_WEIGHTS; i++)
    {
      g_clear_object (&self->wanted_fonts[i]);
      g_clear_object (&self->fallback_fonts[i]);
    }
  pango_font_description_free (self->wanted);
  pango_font_description_free (self->fallback);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

PledgeLine *
pledge_shaper_shape (PledgeShaper *self, const char *text, gsize length, PledgeWeight weight)
{
  PledgeLine *line = g_new0 (PledgeLine, 1);
  gsize n_bytes = count_shapable_bytes (text, length);
  PangoAttrList *attributes;
  GList *items = NULL, *visual;

  line->text = g_strndup (text, n_bytes);
  if (n_bytes > 0)
    {
      attributes = list_attributes (self, line->text, n_bytes, weight);
      pango_font_description_set_weight (self->wanted, (PangoWeight) weight);
      pango_context_set_font_description (self->context, self->wanted);
      items = pango_itemize_with_base_dir (self->context, PANGO_DIRECTION_WEAK_LTR, line->text, 0, (int) n_bytes, attributes, NULL);
      pango_attr_list_unref (attributes);
    }
  line->right_to_left = runs_from_right (items);
  visual = pango_reorder_items (items);
  for (GList *l = visual; l != NULL; l = l->next)
    line->runs = g_slist_prepend (line->runs, shape_item (l->data, line->text, n_bytes));
  line->runs = g_slist_reverse (line->runs);
  g_list_free (visual);
  g_list_free (items);
  measure (self, line, weight);

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
