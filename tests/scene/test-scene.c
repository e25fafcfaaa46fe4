/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-scene.h"

#include <math.h>

#define assert_rect(rect, left, top, wide, high) \
  G_STMT_START { \
    g_assert_cmpfloat_with_epsilon ((rect).x, left, 1e-6); \
    g_assert_cmpfloat_with_epsilon ((rect).y, top, 1e-6); \
    g_assert_cmpfloat_with_epsilon ((rect).width, wide, 1e-6); \
    g_assert_cmpfloat_with_epsilon ((rect).height, high, 1e-6); \
  } G_STMT_END

typedef struct {
  PledgeFonts *fonts;
  PledgeSceneBuilder *builder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->fonts = pledge_fonts_new (NULL);
  fixture->builder = pledge_scene_builder_new (200.0, 100.0, WHITE, fixture->fonts);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->builder, pledge_scene_builder_free);
  g_clear_pointer (&fixture->fonts, pledge_fonts_unref);
}

static void
begin (Fixture *fixture, const char *id)
{
  pledge_scene_builder_begin (fixture->builder, id, NULL, PLEDGE_ROLE_NONE, NULL, NULL);
}

static PledgeScene *
finish (Fixture *fixture)
{
  return pledge_scene_builder_finish (g_steal_pointer (&fixture->builder));
}

static void
add_square (Fixture *fixture, double x, double y, double side, PledgeColour colour)
{
  pledge_scene_builder_rect (fixture->builder, (PledgeRect){ x, y, side, side }, 0.0, (PledgeFill){ .colour = colour });
}

static double
add_text (Fixture *fixture, const char *text, double x, PledgeAnchor anchor, double max_width)
{
  return pledge_scene_builder_text (fixture->builder, &(PledgeText){ .text = text, .x = x, .y = 50.0, .anchor = anchor, .size = 12.0, .weight = PLEDGE_WEIGHT_NORMAL, .colour = BLACK, .max_width = max_width });
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeScene) scene = NULL;
  g_auto (GStrv) texts = NULL;
  const PledgeGroup *group;

  g_assert_true (pledge_scene_builder_get_fonts (fixture->builder) == fixture->fonts);
  pledge_scene_builder_begin (fixture->builder, "list", NULL, PLEDGE_ROLE_LIST, "All", NULL);
  add_square (fixture, 0.0, 0.0, 5.0, RED);
  pledge_scene_builder_begin (fixture->builder, "row-DEU", "DEU", PLEDGE_ROLE_ITEM, "Ger\nmany", "2.69 %");
  add_text (fixture, "one", 10.0, PLEDGE_ANCHOR_START, 0.0);
  add_square (fixture, 9.0, 9.0, 5.0, RED);
  add_text (fixture, "two", 10.0, PLEDGE_ANCHOR_START, 0.0);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "empty");
  pledge_scene_builder_end (fixture->builder);
  /* Comes late, and yet belongs to the list. */
  add_text (fixture, "late", 10.0, PLEDGE_ANCHOR_START, 0.0);
  pledge_scene_builder_end (fixture->builder);
  scene = finish (fixture);

  g_assert_cmpfloat (pledge_scene_get_width (scene), ==, 200.0);
  g_assert_cmpfloat (pledge_scene_get_height (scene), ==, 100.0);
  g_assert_cmpuint (pledge_scene_get_n_groups (scene), ==, 3);
  g_assert_cmpuint (pledge_scene_get_n_shapes (scene, 0), ==, 2);
  g_assert_cmpuint (pledge_scene_get_n_shapes (scene, 1), ==, 3);
  g_assert_cmpuint (pledge_scene_get_n_shapes (scene, 2), ==, 0);

  group = pledge_scene_find_group (scene, "row-DEU");
  g_assert_true (group == pledge_scene_get_group (scene, 1));
  g_assert_cmpstr (group->owner, ==, "DEU");
  g_assert_cmpstr (group->name, ==, "Ger many");
  g_assert_cmpstr (group->description, ==, "2.69 %");
  g_assert_cmpint (group->role, ==, PLEDGE_ROLE_ITEM);
  g_assert_cmpint (group->parent, ==, 0);
  g_assert_cmpint (pledge_scene_get_group (scene, 0)->parent, ==, -1);
  g_assert_null (pledge_scene_get_group (scene, 0)->owner);
  g_assert_null (pledge_scene_find_group (scene, "row-FRA"));
  g_assert_cmpfloat (pledge_scene_find_group (scene, "empty")->bounds.width, ==, 0.0);

  texts = pledge_scene_dup_texts (scene, 1);
  g_assert_cmpstrv (texts, ((const char *const[]){ "one", "two", NULL }));
  g_clear_pointer (&texts, g_strfreev);
  texts = pledge_scene_dup_texts (scene, 0);
  g_assert_cmpstrv (texts, ((const char *const[]){ "late", NULL }));
}

static void
test_pick_takes_the_topmost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeScene) scene = NULL;

  begin (fixture, "below");
  pledge_scene_builder_set_hit (fixture->builder, (PledgeRect){ 0.0, 0.0, 100.0, 50.0 });
  begin (fixture, "inside");
  pledge_scene_builder_set_hit (fixture->builder, (PledgeRect){ 20.0, 0.0, 20.0, 50.0 });
  pledge_scene_builder_end (fixture->builder);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "above");
  pledge_scene_builder_set_hit (fixture->builder, (PledgeRect){ 30.0, 10.0, 100.0, 20.0 });
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "not picked");
  add_square (fixture, 0.0, 0.0, 100.0, RED);
  pledge_scene_builder_end (fixture->builder);
  scene = finish (fixture);

  g_assert_cmpstr (pledge_scene_pick (scene, 0.0, 0.0)->id, ==, "below");
  g_assert_cmpstr (pledge_scene_pick (scene, 25.0, 15.0)->id, ==, "inside");
  g_assert_cmpstr (pledge_scene_pick (scene, 35.0, 15.0)->id, ==, "above");
  g_assert_cmpstr (pledge_scene_pick (scene, 35.0, 30.0)->id, ==, "inside");
  g_assert_cmpstr (pledge_scene_pick (scene, 129.9, 29.9)->id, ==, "above");
  g_assert_null (pledge_scene_pick (scene, 130.0, 15.0));
  g_assert_null (pledge_scene_pick (scene, 50.0, 50.0));
  g_assert_null (pledge_scene_pick (scene, -0.1, 0.0));
  g_assert_null (pledge_scene_pick (scene, NAN, 0.0));
}

static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  static const PledgePoint points[] = { { 10.0, 20.0, TRUE }, { 30.0, 40.0, FALSE }, { 20.0, 10.0, TRUE } };
  g_autoptr (PledgeScene) scene = NULL;
  const PledgeGroup *text;
  double width;

  begin (fixture, "rect");
  add_square (fixture, 10.0, 20.0, 30.0, RED);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "line");
  pledge_scene_builder_line (fixture->builder, 50.0, 10.0, 50.0, 90.0, 4.0, RED, 0.0);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "disc");
  pledge_scene_builder_disc (fixture->builder, 50.0, 50.0, 10.0, RED, 2.0, BLUE);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "path");
  pledge_scene_builder_path (fixture->builder, points, 3, 2.0, RED, 0.0, NULL);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "clipped");
  pledge_scene_builder_set_clip (fixture->builder, (PledgeRect){ 15.0, 15.0, 10.0, 100.0 });
  add_square (fixture, 10.0, 20.0, 30.0, RED);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "clipped away");
  pledge_scene_builder_set_clip (fixture->builder, (PledgeRect){ 150.0, 15.0, 10.0, 10.0 });
  add_square (fixture, 10.0, 20.0, 30.0, RED);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "text");
  width = add_text (fixture, "fj", 100.0, PLEDGE_ANCHOR_END, 0.0);
  pledge_scene_builder_end (fixture->builder);
  scene = finish (fixture);

  assert_rect (pledge_scene_find_group (scene, "rect")->bounds, 9.0, 19.0, 32.0, 32.0);
  assert_rect (pledge_scene_find_group (scene, "line")->bounds, 47.0, 9.0, 6.0, 82.0);
  assert_rect (pledge_scene_find_group (scene, "disc")->bounds, 38.0, 38.0, 24.0, 24.0);
  assert_rect (pledge_scene_find_group (scene, "path")->bounds, 8.0, 8.0, 24.0, 34.0);
  assert_rect (pledge_scene_find_group (scene, "clipped")->bounds, 15.0, 19.0, 10.0, 32.0);
  assert_rect (pledge_scene_find_group (scene, "clipped away")->bounds, 0.0, 0.0, 0.0, 0.0);
  text = pledge_scene_find_group (scene, "text");
  g_assert_cmpfloat (text->bounds.x, <=, 99.0 - width);
  g_assert_cmpfloat (text->bounds.x + text->bounds.width, >=, 101.0);
  g_assert_cmpfloat (text->bounds.y, <, 42.0);
  g_assert_cmpfloat (text->bounds.y + text->bounds.height, >, 52.0);
}

static void
test_is_inside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeScene) scene = NULL;
  const char *culprit = NULL;

  begin (fixture, "fits");
  pledge_scene_builder_rect (fixture->builder, (PledgeRect){ 0.0, 0.0, 200.0, 100.0 }, 0.0, (PledgeFill){ .colour = RED });
  pledge_scene_builder_line (fixture->builder, 0.0, 0.5, 200.0, 0.5, 1.0, RED, 0.0);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "clipped");
  pledge_scene_builder_set_clip (fixture->builder, (PledgeRect){ 0.0, 0.0, 50.0, 50.0 });
  add_square (fixture, -50.0, -50.0, 500.0, RED);
  pledge_scene_builder_end (fixture->builder);
  begin (fixture, "juts out");
  pledge_scene_builder_disc (fixture->builder, 195.0, 50.0, 6.0, RED, 0.0, RED);
  pledge_scene_builder_end (fixture->builder);
  scene = finish (fixture);

  g_assert_false (pledge_scene_is_inside (scene, 0.5, &culprit));
  g_assert_cmpstr (culprit, ==, "juts out");
  g_assert_false (pledge_scene_is_inside (scene, 0.5, NULL));
  g_assert_true (pledge_scene_is_inside (scene, 1.0, &culprit));
}

static void
test_text_is_anchored_and_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeScene) scene = NULL;
  g_auto (GStrv) texts = NULL;
  double width, cut;

  begin (fixture, "texts");
  width = add_text (fixture, "North Macedonia", 0.0, PLEDGE_ANCHOR_START, 0.0);
  g_assert_cmpfloat (add_text (fixture, "North Macedonia", 0.0, PLEDGE_ANCHOR_START, width), ==, width);
  cut = add_text (fixture, "North Macedonia", 0.0, PLEDGE_ANCHOR_START, width / 2.0);
  g_assert_cmpfloat (cut, <=, width / 2.0);
  g_assert_cmpfloat (cut, >, width / 4.0);
  g_assert_cmpfloat (add_text (fixture, "", 0.0, PLEDGE_ANCHOR_START, 0.0), ==, 0.0);
  pledge_scene_builder_end (fixture->builder);
  scene = finish (fixture);

  texts = pledge_scene_dup_texts (scene, 0);
  g_assert_cmpuint (g_strv_length (texts), ==, 3);
  g_assert_cmpstr (texts[1], ==, "North Macedonia");
  g_assert_true (g_str_has_suffix (texts[2], "…"));
}

static void
test_nothing_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeScene) scene = NULL;

  begin (fixture, "nothing");
  add_square (fixture, 5.0, 5.0, 0.0, RED);
  add_square (fixture, 5.0, 5.0, -3.0, RED);
  pledge_scene_builder_line (fixture->builder, 0.0, 0.0, 5.0, 5.0, 0.0, RED, 0.0);
  pledge_scene_builder_disc (fixture->builder, 0.0, 0.0, 0.0, RED, 0.0, RED);
  pledge_scene_builder_path (fixture->builder, NULL, 0, 1.0, RED, 0.0, NULL);
  pledge_scene_builder_end (fixture->builder);
  scene = finish (fixture);

  g_assert_cmpuint (pledge_scene_get_n_shapes (scene, 0), ==, 0);
}

static void
expect_refusal (void)
{
  g_test_expect_message ("pledgeline", G_LOG_LEVEL_CRITICAL, "*not finite*");
}

static void
test_not_finite_is_refused (Fixture *fixture, gconstpointer data)
{
  const double bad[] = { NAN, INFINITY, -INFINITY };
  g_autoptr (PledgeScene) scene = NULL;
  guint i;

  begin (fixture, "bad");
  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const PledgePoint points[] = { { 0.0, 0.0, TRUE }, { 5.0, bad[i], FALSE } };

      expect_refusal ();
      add_square (fixture, bad[i], 0.0, 5.0, RED);
      expect_refusal ();
      pledge_scene_builder_line (fixture->builder, 0.0, bad[i], 5.0, 5.0, 1.0, RED, 0.0);
      expect_refusal ();
      pledge_scene_builder_path (fixture->builder, points, 2, 1.0, RED, 0.0, NULL);
      expect_refusal ();
      pledge_scene_builder_disc (fixture->builder, 0.0, bad[i], 5.0, RED, 0.0, RED);
      expect_refusal ();
      g_assert_cmpfloat (add_text (fixture, "x", bad[i], PLEDGE_ANCHOR_START, 0.0), ==, 0.0);
      expect_refusal ();
      pledge_scene_builder_set_hit (fixture->builder, (PledgeRect){ 0.0, 0.0, bad[i], 5.0 });
      expect_refusal ();
      pledge_scene_builder_set_clip (fixture->builder, (PledgeRect){ 0.0, bad[i], 5.0, 5.0 });
      expect_refusal ();
      pledge_scene_builder_rect (fixture->builder, (PledgeRect){ 0.0, 0.0, 5.0, 5.0 }, bad[i], (PledgeFill){ .colour = RED });
    }
  expect_refusal ();
  add_square (fixture, 0.0, 0.0, NAN, RED);
  pledge_scene_builder_end (fixture->builder);
  scene = finish (fixture);

  g_test_assert_expected_messages ();
  g_assert_cmpuint (pledge_scene_get_n_shapes (scene, 0), ==, 0);
  g_assert_cmpfloat (pledge_scene_get_group (scene, 0)->bounds.width, ==, 0.0);
  g_assert_null (pledge_scene_pick (scene, 1.0, 1.0));
}

static void
test_misuse_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeScene) scene = NULL;

  g_test_expect_message ("pledgeline", G_LOG_LEVEL_CRITICAL, "*need a group*");
  add_square (fixture, 0.0, 0.0, 5.0, RED);
  begin (fixture, "same");
  pledge_scene_builder_end (fixture->builder);
  g_test_expect_message ("pledgeline", G_LOG_LEVEL_CRITICAL, "*have the id same*");
  begin (fixture, "same");
  g_test_expect_message ("pledgeline", G_LOG_LEVEL_CRITICAL, "*1 groups that had not ended*");
  scene = finish (fixture);
  g_test_assert_expected_messages ();

  g_assert_cmpuint (pledge_scene_get_n_groups (scene), ==, 2);
  g_assert_cmpstr (pledge_scene_get_group (scene, 1)->id, ==, "same-2");
}

static void
test_rects (void)
{
  PledgeRect one = { 0.0, 0.0, 10.0, 10.0 }, other = { 5.0, -5.0, 10.0, 10.0 }, empty = { 50.0, 50.0, 0.0, 10.0 };
  PledgeRect both = pledge_rect_union (&one, &other);

  assert_rect (both, 0.0, -5.0, 15.0, 15.0);
  both = pledge_rect_union (&empty, &one);
  assert_rect (both, 0.0, 0.0, 10.0, 10.0);
  both = pledge_rect_union (&one, &empty);
  assert_rect (both, 0.0, 0.0, 10.0, 10.0);
  g_assert_true (pledge_rect_contains (&one, 0.0, 9.99));
  g_assert_false (pledge_rect_contains (&one, 0.0, 10.0));
  g_assert_false (pledge_rect_contains (&empty, 50.0, 55.0));
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/scene/groups", test_groups);
  add ("/scene/pick", test_pick_takes_the_topmost);
  add ("/scene/bounds", test_bounds);
  add ("/scene/inside", test_is_inside);
  add ("/scene/text", test_text_is_anchored_and_cut);
  add ("/scene/nothing", test_nothing_is_left_out);
  add ("/scene/not-finite", test_not_finite_is_refused);
  add ("/scene/misuse", test_misuse_is_told);
  g_test_add_func ("/scene/rects", test_rects);
  add_fonts_tests ();
  add_cairo_tests ();
  add_diff_tests ();
  add_svg_tests ();
  add_picture_tests ();

  return g_test_run ();
}
