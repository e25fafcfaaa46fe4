/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-glyphs.h"

#include <math.h>

#define N_PHASES 4
#define CAIRO_WITH_PHASES CAIRO_VERSION_ENCODE (1, 17, 6)
/* Sizes and scales of a few pictures; whoever needs more starts afresh. */
#define MAX_FACES 64
/* In device pixels an em; above it a rounded place is not seen. */
#define MAX_EM 48.0

/* The font as it was shaped, how much larger it is drawn, and how many pixels make one of the picture's. */
typedef struct {
  cairo_scaled_font_t *font;
  double factor;
  double scale;
} FaceKey;

typedef struct {
  FaceKey key; /* first: a face is its own key */
  cairo_font_face_t *face;
} Face;

struct _PledgeGlyphs {
  GHashTable *faces;         /* of Face, each its own key */
  cairo_font_options_t *options;
  GArray *glyphs;            /* of cairo_glyph_t: kept for its room */
};

static const cairo_user_data_key_t face_key;

static guint
face_key_hash (gconstpointer data)
{
  const FaceKey *key = data;

  return (g_direct_hash (key->font) * 31 + g_double_hash (&key->factor)) * 31 + g_double_hash (&key->scale);
}

static gboolean
face_key_equal (gconstpointer a, gconstpointer b)
{
  const FaceKey *one = a, *other = b;

  return one->font == other->font && one->factor == other->factor && one->scale == other->scale;
}

static FaceKey *
face_key_copy (const FaceKey *key)
{
  FaceKey *copy = g_new (FaceKey, 1);

  copy->font = cairo_scaled_font_reference (key->font);
  copy->factor = key->factor;
  copy->scale = key->scale;

  return copy;
}

static void
face_key_free (gpointer data)
{
  FaceKey *key = data;

  cairo_scaled_font_destroy (key->font);
  g_free (key);
}

static void
face_free (gpointer data)
{
  Face *face = data;

  cairo_font_face_destroy (face->face);
  cairo_scaled_font_destroy (face->key.font);
  g_free (face);
}

/* cairo draws nothing outside of these. */
static cairo_status_t
init_font_cb (cairo_scaled_font_t *scaled_font, cairo_t *cr, cairo_font_extents_t *extents)
{
  const FaceKey *key = cairo_font_face_get_user_data (cairo_scaled_font_get_font_face (scaled_font), &face_key);

  cairo_scaled_font_extents (key->font, extents);
  extents->ascent *= key->factor;
  extents->descent *= key->factor;
  extents->height *= key->factor;
  extents->max_x_advance *= key->factor;
  extents->max_y_advance *= key->factor;

  return CAIRO_STATUS_SUCCESS;
}

/* The user font is one pixel large, so that its glyphs are drawn in the picture's own pixels. */
static cairo_status_t
render_glyph_cb (cairo_scaled_font_t *scaled_font, unsigned long glyph, cairo_t *cr, cairo_text_extents_t *extents)
{
  const FaceKey *key = cairo_font_face_get_user_data (cairo_scaled_font_get_font_face (scaled_font), &face_key);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_glyph_t drawn = { .index = glyph / N_PHASES };
  cairo_matrix_t matrix;

  /* Without a width cairo takes what was drawn for the extents, else the em box. */
  extents->width = 0.0;
  drawn.x = (double) (glyph % N_PHASES) / (N_PHASES * key->scale);
  cairo_scaled_font_get_font_matrix (key->font, &matrix);
  cairo_matrix_scale (&matrix, key->factor, key->factor);
  cairo_scaled_font_get_font_options (key->font, options);
  cairo_set_font_face (cr, cairo_scaled_font_get_font_face (key->font));
  cairo_set_font_matrix (cr, &matrix);
  cairo_set_font_options (cr, options);
  cairo_glyph_path (cr, &drawn, 1);
  cairo_fill (cr);
  cairo_font_options_destroy (options);

  return cairo_status (cr);
}

static cairo_font_face_t *
look_up_face (PledgeGlyphs *self, cairo_scaled_font_t *font, double factor, double scale)
{
  FaceKey key = { .font = font, .factor = factor, .scale = scale };
  Face *face = g_hash_table_lookup (self->faces, &key);

  if (face != NULL)
    return face->face;
  if (g_hash_table_size (self->faces) >= MAX_FACES)
    g_hash_table_remove_all (self->faces);

  face = g_new0 (Face, 1);
  face->key = key;
  cairo_scaled_font_reference (font);
  face->face = cairo_user_font_face_create ();
  cairo_user_font_face_set_init_func (face->face, init_font_cb);
  cairo_user_font_face_set_render_glyph_func (face->face, render_glyph_cb);
  /* cairo may keep the face for longer than we do: it holds the key itself. */
  cairo_font_face_set_user_data (face->face, &face_key, face_key_copy (&key), face_key_free);
  g_hash_table_add (self->faces, face);

  return face->face;
}

static gboolean
is_raster (cairo_t *cr)
{
  switch ((int) cairo_surface_get_type (cairo_get_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_IMAGE:
    case CAIRO_SURFACE_TYPE_RECORDING:
    case CAIRO_SURFACE_TYPE_XLIB:
    case CAIRO_SURFACE_TYPE_SUBSURFACE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* How many pixels make one of the surface's units, and one of the picture's. FALSE where the
 * picture is turned or stretched. */
static gboolean
get_scales (cairo_t *cr, double *surface_scale, double *picture_scale)
{
  cairo_matrix_t matrix;
  double sx, sy;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &sx, &sy);
  *surface_scale = sx;
  *picture_scale = matrix.xx * sx;

  return matrix.xy == 0.0 && matrix.yx == 0.0 && matrix.xx == matrix.yy && matrix.xx > 0.0 && sx == sy;
}

static gboolean
can_place (const PledgeLine *line, double scale)
{
  GSList *l;
  int i;

  for (l = line->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *run = l->data;
      cairo_scaled_font_t *font = pango_cairo_font_get_scaled_font ((PangoCairoFont *) run->item->analysis.font);
      cairo_matrix_t matrix;

      if (font == NULL || cairo_scaled_font_get_type (font) != CAIRO_FONT_TYPE_FT)
        return FALSE;
      cairo_scaled_font_get_font_matrix (font, &matrix);
      if (fabs (matrix.yy) * scale > MAX_EM)
        return FALSE;
      for (i = 0; i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG || run->glyphs->glyphs[i].attr.is_color)
          return FALSE;
    }

  return TRUE;
}

/* Returns where the next run begins. */
static double
show_run (PledgeGlyphs *self, cairo_t *cr, const PangoGlyphItem *run, double factor, double surface_scale, double picture_scale, double x, double y)
{
  cairo_scaled_font_t *font = pango_cairo_font_get_scaled_font ((PangoCairoFont *) run->item->analysis.font);
  int i;

  g_array_set_size (self->glyphs, 0);
  for (i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      cairo_glyph_t glyph = {
        .x = x + factor * info->geometry.x_offset / PANGO_SCALE,
        .y = y + factor * info->geometry.y_offset / PANGO_SCALE,
      };
      double phases;

      x += factor * info->geometry.width / PANGO_SCALE;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      cairo_user_to_device (cr, &glyph.x, &glyph.y);
      phases = round (glyph.x * surface_scale * N_PHASES);
      glyph.x = floor (phases / N_PHASES) / surface_scale;
      glyph.index = info->glyph * N_PHASES + (unsigned long) (phases - floor (phases / N_PHASES) * N_PHASES);
      cairo_device_to_user (cr, &glyph.x, &glyph.y);
      g_array_append_val (self->glyphs, glyph);
    }

  cairo_set_font_face (cr, look_up_face (self, font, factor, picture_scale));
  cairo_set_font_size (cr, 1.0);
  cairo_scaled_font_get_font_options (font, self->options);
  cairo_set_font_options (cr, self->options);
  cairo_show_glyphs (cr, (const cairo_glyph_t *) (gconstpointer) self->glyphs->data, (int) self->glyphs->len);

  return x;
}

/* As cairo knows text: a file's own can be selected. */
static void
show_as_text (cairo_t *cr, const PledgeLine *line, double factor, double x, double y)
{
  int at = 0;

  cairo_translate (cr, x, y);
  cairo_scale (cr, factor, factor);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      cairo_move_to (cr, at / (double) PANGO_SCALE, 0.0);
      pango_cairo_show_glyph_item (cr, line->text, run);
      at += pango_glyph_string_get_width (run->glyphs);
    }
}

PledgeGlyphs *
pledge_glyphs_new (void)
{
  PledgeGlyphs *self = g_new0 (PledgeGlyphs, 1);

  self->faces = g_hash_table_new_full (face_key_hash, face_key_equal, face_free, NULL);
  self->options = cairo_font_options_create ();
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));

  return self;
}

void
pledge_glyphs_free (PledgeGlyphs *self)
{
  g_array_unref (self->glyphs);
  cairo_font_options_destroy (self->options);
  g_hash_table_unref (self->faces);
  g_free (self);
}

void
pledge_glyphs_show_line (PledgeGlyphs *self, cairo_t *cr, const PledgeLine *line, double size, double x, double y)
{
  double factor = size / PLEDGE_SHAPER_EM, surface_scale, picture_scale;
  GSList *l;

  if (cairo_version () >= CAIRO_WITH_PHASES || !is_raster (cr) ||
      !get_scales (cr, &surface_scale, &picture_scale) || !can_place (line, factor * picture_scale))
    {
      show_as_text (cr, line, factor, x, y);
      return;
    }
  for (l = line->runs; l != NULL; l = l->next)
    x = show_run (self, cr, l->data, factor, surface_scale, picture_scale, x, y);
}
