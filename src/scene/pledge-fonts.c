/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-fonts.h"

#include <math.h>
#include <string.h>

#include "pledge-glyphs.h"
#include "pledge-scene-private.h"
#include "pledge-shaper.h"

/* A picture shows about 150 texts; a drag makes some 30 new ones a frame. */
#define MAX_KEPT 1024
#define MAX_KEPT_BYTES (512 * 1024)

typedef struct {
  const char *text;
  double size;
  PledgeWeight weight;
} TextKey;

typedef struct {
  TextKey key; /* first: an entry is its own key */
  GList link;
  char *text;
  gsize n_bytes;
  PledgeLine *line;
  double width, ascent, descent; /* at the size asked for */
  PledgeRect extent;
  double cut_width; /* what `cut` was cut for */
  char *cut;
} ShapedText;

struct _PledgeFonts {
  gatomicrefcount ref_count;
  GMutex mutex; /* pango's objects and the cache; scenes may be drawn from any thread */
  char *family;
  PledgeShaper *shaper;
  GHashTable *shaped; /* of ShapedText, each its own key */
  GQueue recent;      /* the same, last used first */
  gsize kept_bytes;
  PledgeGlyphs *glyphs;
};

G_DEFINE_BOXED_TYPE (PledgeFonts, pledge_fonts, pledge_fonts_ref, pledge_fonts_unref)

static guint
text_key_hash (gconstpointer data)
{
  const TextKey *key = data;

  return (g_str_hash (key->text) * 31 + g_double_hash (&key->size)) * 31 + key->weight;
}

static gboolean
text_key_equal (gconstpointer a, gconstpointer b)
{
  const TextKey *one = a, *other = b;

  return one->size == other->size && one->weight == other->weight && strcmp (one->text, other->text) == 0;
}

static void
shaped_text_free (gpointer data)
{
  ShapedText *self = data;

  pledge_line_free (self->line);
  g_free (self->cut);
  g_free (self->text);
  g_free (self);
}

/* Fallbacks as Pango wants them, so that a picture on the screen and its SVG fall back alike. */
static char *
list_families (const char *family)
{
  GString *list = g_string_new (family);

  g_string_append_c (list, ',');
  for (const char *c = PLEDGE_FONTS_FALLBACKS; *c != '\0'; c++)
    if (*c != '\'' && !(*c == ' ' && c[-1] == ','))
      g_string_append_c (list, *c);

  return g_string_free (list, FALSE);
}

static PledgeRect
rect_times (const PledgeRect *rect, double factor)
{
  return (PledgeRect) { rect->x * factor, rect->y * factor, rect->width * factor, rect->height * factor };
}

static ShapedText *
shape_text (PledgeFonts *self, const TextKey *key)
{
  ShapedText *shaped = g_new0 (ShapedText, 1);
  g_autofree char *clean = pledge_fonts_clean_text (key->text);
  double factor = key->size / PLEDGE_SHAPER_EM;
  PledgeRect ink, logical;

  shaped->text = g_strdup (key->text);
  shaped->n_bytes = strlen (key->text);
  shaped->key = *key;
  shaped->key.text = shaped->text;
  shaped->link.data = shaped;
  shaped->line = pledge_shaper_shape (self->shaper, clean, strlen (clean), key->weight);
  ink = rect_times (&shaped->line->ink, factor);
  logical = rect_times (&shaped->line->logical, factor);
  shaped->width = logical.width;
  shaped->ascent = -logical.y;
  shaped->descent = logical.y + logical.height;
  shaped->extent = pledge_rect_union (&ink, &logical);

  return shaped;
}

static void
forget_oldest (PledgeFonts *self)
{
  while (self->recent.length > 1 && (self->recent.length > MAX_KEPT || self->kept_bytes > MAX_KEPT_BYTES))
    {
      ShapedText *oldest = g_queue_peek_tail (&self->recent);

      g_queue_unlink (&self->recent, &oldest->link);
      self->kept_bytes -= oldest->n_bytes;
      g_hash_table_remove (self->shaped, oldest);
    }
}

/* Valid until the next text is looked up. */
static ShapedText *
look_up (PledgeFonts *self, const char *text, double size, PledgeWeight weight)
{
  TextKey key = { .text = text, .size = size, .weight = weight };
  ShapedText *shaped = g_hash_table_lookup (self->shaped, &key);

  if (shaped != NULL)
    {
      if (self->recent.head != &shaped->link)
        {
          g_queue_unlink (&self->recent, &shaped->link);
          g_queue_push_head_link (&self->recent, &shaped->link);
        }
      return shaped;
    }

  shaped = shape_text (self, &key);
  g_hash_table_add (self->shaped, shaped);
  g_queue_push_head_link (&self->recent, &shaped->link);
  self->kept_bytes += shaped->n_bytes;
  forget_oldest (self);

  return shaped;
}

static char *
join_ellipsis (const char *text, gsize n_bytes)
{
  g_autofree char *front = g_strndup (text, n_bytes);

  return g_strconcat (g_strchomp (front), "…", NULL);
}

static double
measure_cut (PledgeFonts *self, const char *text, gsize n_bytes, double size, PledgeWeight weight)
{
  g_autofree char *cut = join_ellipsis (text, n_bytes);
  g_autoptr (PledgeLine) line = pledge_shaper_shape (self->shaper, cut, strlen (cut), weight);

  return line->logical.width * size / PLEDGE_SHAPER_EM;
}

static char *
cut_text (PledgeFonts *self, ShapedText *shaped, double max_width)
{
  const char *text = shaped->line->text;
  g_autoptr (GArray) cuts = pledge_line_list_cuts (shaped->line);
  guint fits = 0, fails = cuts->len - 1;
  /* Twice what fits on average; spares the shaping of long fronts of a very long text. */
  double likely = 2.0 * cuts->len * MAX (max_width, 0.0) / shaped->width + 8.0;

  if (likely < fails)
    {
      guint guess = (guint) likely;

      if (measure_cut (self, text, g_array_index (cuts, gsize, guess), shaped->key.size, shaped->key.weight) > max_width)
        fails = guess;
      else
        fits = guess;
    }
  while (fits + 1 < fails)
    {
      guint middle = fits + (fails - fits) / 2;

      if (measure_cut (self, text, g_array_index (cuts, gsize, middle), shaped->key.size, shaped->key.weight) > max_width)
        fails = middle;
      else
        fits = middle;
    }

  return join_ellipsis (text, g_array_index (cuts, gsize, fits));
}

static gboolean
is_size (double size)
{
  return isfinite (size) && size > 0.0 && size <= PLEDGE_MAX_TEXT_SIZE;
}

char *
pledge_fonts_clean_text (const char *text)
{
  g_autofree char *clean = NULL;
  char *to;
  const char *from;

  clean = g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
  for (from = to = clean; *from != '\0';)
    {
      gunichar c = g_utf8_get_char (from);
      gsize n = (gsize) (g_utf8_next_char (from) - from);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        *to++ = ' ';
      else
        {
          memmove (to, from, n);
          to += n;
        }
      from += n;
    }
  *to = '\0';

  return g_steal_pointer (&clean);
}

void
pledge_fonts_get_extent (PledgeFonts *self, const char *text, double size, PledgeWeight weight, PledgeRect *extent)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *extent = look_up (self, text, size, weight)->extent;
}

gboolean
pledge_fonts_is_right_to_left (PledgeFonts *self, const char *text, double size, PledgeWeight weight)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return look_up (self, text, size, weight)->line->right_to_left;
}

guint
pledge_fonts_get_n_kept (PledgeFonts *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->recent.length;
}

PledgeFonts *
pledge_fonts_new (const char *family)
{
  PledgeFonts *self = g_new0 (PledgeFonts, 1);
  g_autofree char *families = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->family = g_strdup (family != NULL && *family != '\0' ? family : PLEDGE_FONTS_DEFAULT_FAMILY);
  families = list_families (self->family);
  self->shaper = pledge_shaper_new (families);
  self->shaped = g_hash_table_new_full (text_key_hash, text_key_equal, shaped_text_free, NULL);
  g_queue_init (&self->recent);
  self->glyphs = pledge_glyphs_new ();

  return self;
}

PledgeFonts *
pledge_fonts_ref (PledgeFonts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pledge_fonts_unref (PledgeFonts *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  pledge_glyphs_free (self->glyphs);
  g_hash_table_unref (self->shaped);
  pledge_shaper_free (self->shaper);
  g_mutex_clear (&self->mutex);
  g_free (self->family);
  g_free (self);
}

const char *
pledge_fonts_get_family (PledgeFonts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->family;
}

void
pledge_fonts_measure (PledgeFonts *self, const char *text, double size, PledgeWeight weight, double *width, double *ascent, double *descent)
{
  g_autoptr (GMutexLocker) locker = NULL;
  ShapedText *shaped;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (is_size (size));

  locker = g_mutex_locker_new (&self->mutex);
  shaped = look_up (self, text, size, weight);
  if (width != NULL)
    *width = shaped->width;
  if (ascent != NULL)
    *ascent = shaped->ascent;
  if (descent != NULL)
    *descent = shaped->descent;
}

char *
pledge_fonts_ellipsize (PledgeFonts *self, const char *text, double size, PledgeWeight weight, double max_width)
{
  g_autoptr (GMutexLocker) locker = NULL;
  ShapedText *shaped;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (is_size (size), NULL);
  g_return_val_if_fail (!isnan (max_width), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  shaped = look_up (self, text, size, weight);
  if (shaped->width <= max_width || *text == '\0')
    return g_strdup (shaped->line->text);

  /* A chart asks again for the same width at every frame. */
  if (shaped->cut == NULL || shaped->cut_width != max_width)
    {
      g_free (shaped->cut);
      shaped->cut = cut_text (self, shaped, max_width);
      shaped->cut_width = max_width;
    }

  return g_strdup (shaped->cut);
}

void
pledge_fonts_show (PledgeFonts *self, cairo_t *cr, const char *text, double size, PledgeWeight weight, double x, double y)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (is_size (size));
  g_return_if_fail (isfinite (x) && isfinite (y));

  locker = g_mutex_locker_new (&self->mutex);
  cairo_save (cr);
  pledge_glyphs_show_line (self->glyphs, cr, look_up (self, text, size, weight)->line, size, x, y);
  cairo_restore (cr);
  cairo_new_path (cr);
}
