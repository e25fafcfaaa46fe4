/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-scene.h"

#include <string.h>

/* A scene is written as one character per group: which one it is; a capital has moved its text. */
static PledgeScene *
scene_new_of (PledgeFonts *fonts, const char *groups, PledgeColour background)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (100.0, 100.0, background, fonts);
  static const PledgePoint points[] = { { 0.0, 0.0, TRUE }, { 5.0, 5.0, FALSE } };
  const char *c;

  for (c = groups; *c != '\0'; c++)
    {
      char id[] = { g_ascii_tolower (*c), '\0' };
      double x = (id[0] - 'a') * 10.0;

      pledge_scene_builder_begin (builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
      pledge_scene_builder_rect (builder, (PledgeRect){ x, 0.0, 10.0, 50.0 }, 0.0, (PledgeFill){ .colour = RED });
      pledge_scene_builder_text (builder, &(PledgeText){ .text = id, .x = x, .y = g_ascii_isupper (*c) ? 90.0 : 20.0, .size = 8.0, .weight = PLEDGE_WEIGHT_NORMAL, .colour = BLACK });
      pledge_scene_builder_path (builder, points, 2, 1.0, BLUE, 0.0, NULL);
      pledge_scene_builder_end (builder);
    }

  return pledge_scene_builder_finish (builder);
}

static gboolean
has_damage (const PledgeSceneDiff *diff, const PledgeRect *rect)
{
  guint i;

  for (i = 0; i < diff->damage->len; i++)
    if (memcmp (&g_array_index (diff->damage, PledgeRect, i), rect, sizeof *rect) == 0)
      return TRUE;

  return FALSE;
}

/* kept: "before after" positions, one pair after the other; damaged: groups as above, old or new. */
static void
assert_diff (const char *was, const char *is, const char *kept, const char *gone, const char *come)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) before = scene_new_of (fonts, was, WHITE);
  g_autoptr (PledgeScene) after = scene_new_of (fonts, is, WHITE);
  g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (before, after);
  g_autoptr (GString) found = g_string_new (NULL);
  guint i;

  for (i = 0; i < diff->kept->len; i++)
    {
      const PledgeSceneMatch *match = &g_array_index (diff->kept, PledgeSceneMatch, i);

      g_string_append_printf (found, "%u%u ", match->before, match->after);
    }
  g_assert_cmpstr (found->str, ==, kept);
  g_assert_cmpuint (diff->damage->len, ==, strlen (gone) + strlen (come));
  for (i = 0; gone[i] != '\0'; i++)
    g_assert_true (has_damage (diff, &pledge_scene_find_group (before, (char[]){ gone[i], '\0' })->bounds));
  for (i = 0; come[i] != '\0'; i++)
    g_assert_true (has_damage (diff, &pledge_scene_find_group (after, (char[]){ come[i], '\0' })->bounds));
}

static void
test_diff (void)
{
  assert_diff ("abc", "abc", "00 11 22 ", "", "");
  assert_diff ("abc", "aBc", "00 22 ", "b", "b");
  assert_diff ("abc", "abcd", "00 11 22 ", "", "d");
  assert_diff ("abc", "ac", "00 21 ", "b", "");
  assert_diff ("ab", "cd", "", "ab", "cd");
  assert_diff ("", "", "", "", "");
  /* The same shapes, but b is now below a: where a is must be drawn again. */
  assert_diff ("ab", "ba", "10 01 ", "", "a");
}

static void
test_everything_is_new (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeFonts) others = pledge_fonts_new ("DejaVu Sans Mono");
  g_autoptr (PledgeScene) scene = scene_new_of (fonts, "abc", WHITE);
  g_autoptr (PledgeScene) larger = sample_scene_new (fonts, 3, 3.5);
  g_autoptr (PledgeScene) other_fonts = scene_new_of (others, "abc", WHITE);
  const PledgeScene *befores[] = { NULL, larger, other_fonts };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (befores); i++)
    {
      g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (befores[i], scene);

      g_assert_cmpuint (diff->kept->len, ==, 0);
      g_assert_cmpuint (diff->damage->len, ==, 1);
      g_assert_true (has_damage (diff, &(PledgeRect){ 0.0, 0.0, 100.0, 100.0 }));
    }
}

static void
test_background (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) light = scene_new_of (fonts, "abc", WHITE);
  g_autoptr (PledgeScene) dark = scene_new_of (fonts, "abc", BLACK);
  g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (light, dark);

  g_assert_cmpuint (diff->kept->len, ==, 3);
  g_assert_true (has_damage (diff, &(PledgeRect){ 0.0, 0.0, 100.0, 100.0 }));
}

typedef enum { AS_IT_WAS, TEXT, WEIGHT, ANCHOR, COLOUR, HATCH, POINT, MOVE, CLOSED, DASH, CLIP, RING, N_CHANGES } Change;

static PledgeScene *
scene_new_with (PledgeFonts *fonts, Change change)
{
  PledgeSceneBuilder *builder = pledge_scene_builder_new (100.0, 100.0, WHITE, fonts);
  PledgePoint points[] = { { 0.0, 0.0, TRUE }, { 50.0, change == POINT ? 25.0 : 20.0, FALSE }, { 20.0, 50.0, change == MOVE } };

  pledge_scene_builder_begin (builder, "all", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_set_clip (builder, (PledgeRect){ 0.0, 0.0, change == CLIP ? 90.0 : 100.0, 100.0 });
  pledge_scene_builder_rect (builder, (PledgeRect){ 0.0, 0.0, 100.0, 100.0 }, 0.0, (PledgeFill){ .colour = RED, .hatch = change == HATCH ? 5.0 : 0.0 });
  pledge_scene_builder_line (builder, 0.0, 0.0, 9.0, 9.0, 1.0, RED, change == DASH ? 2.0 : 0.0);
  pledge_scene_builder_path (builder, points, 3, 1.0, RED, 0.0, change == CLOSED ? &CLEAR : NULL);
  pledge_scene_builder_disc (builder, 50.0, 50.0, 5.0, RED, change == RING ? 2.0 : 1.0, RED);
  pledge_scene_builder_text (builder, &(PledgeText){
                                          .text = change == TEXT ? "12" : "11",
                                          .x = 50.0,
                                          .y = 50.0,
                                          .anchor = change == ANCHOR ? PLEDGE_ANCHOR_END : PLEDGE_ANCHOR_START,
                                          .size = 10.0,
                                          .weight = change == WEIGHT ? PLEDGE_WEIGHT_BOLD : PLEDGE_WEIGHT_NORMAL,
                                          .colour = change == COLOUR ? GREEN : BLACK,
                                      });
  pledge_scene_builder_end (builder);

  return pledge_scene_builder_finish (builder);
}

/* Whatever is drawn differently is seen, though id, bounds and number of shapes are the same. */
static void
test_every_change_is_seen (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) before = scene_new_with (fonts, AS_IT_WAS);
  Change change;

  for (change = AS_IT_WAS; change < N_CHANGES; change++)
    {
      g_autoptr (PledgeScene) after = scene_new_with (fonts, change);
      g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (before, after);

      g_assert_cmpuint (diff->kept->len, ==, change == AS_IT_WAS ? 1 : 0);
      g_assert_cmpuint (diff->damage->len, ==, change == AS_IT_WAS ? 0 : 2);
    }
}

/* Drawing what the diff names over the old picture makes the new one. */
static void
test_damage_is_enough (void)
{
  g_autoptr (PledgeFonts) fonts = pledge_fonts_new (NULL);
  g_autoptr (PledgeScene) before = sample_scene_new (fonts, 6, 3.5);
  g_autoptr (PledgeScene) after = sample_scene_new (fonts, 6, 5.0);
  g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (before, after);
  cairo_surface_t *old = surface_new_with_scene (before, 1.0, CAIRO_ANTIALIAS_DEFAULT);
  cairo_surface_t *new = surface_new_with_scene (after, 1.0, CAIRO_ANTIALIAS_DEFAULT);
  cairo_t *cr = cairo_create (old);
  guint i;

  for (i = 0; i < diff->damage->len; i++)
    {
      const PledgeRect *rect = &g_array_index (diff->damage, PledgeRect, i);

      /* Whole pixels, as a screen would. */
      cairo_rectangle (cr, (int) rect->x - 1, (int) rect->y - 1, (int) rect->width + 3, (int) rect->height + 3);
    }
  cairo_clip (cr);
  pledge_scene_draw (after, cr);
  cairo_destroy (cr);
  cairo_surface_flush (old);

  g_assert_cmpmem (cairo_image_surface_get_data (old), cairo_image_surface_get_stride (old) * cairo_image_surface_get_height (old),
                   cairo_image_surface_get_data (new), cairo_image_surface_get_stride (new) * cairo_image_surface_get_height (new));
  cairo_surface_destroy (old);
  cairo_surface_destroy (new);
}

void
add_diff_tests (void)
{
  g_test_add_func ("/diff/groups", test_diff);
  g_test_add_func ("/diff/everything", test_everything_is_new);
  g_test_add_func ("/diff/background", test_background);
  g_test_add_func ("/diff/changes", test_every_change_is_seen);
  g_test_add_func ("/diff/damage", test_damage_is_enough);
}
