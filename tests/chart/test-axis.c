/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-axis.h"

#include <math.h>

static const PledgeAxis percent = { .min = 0, .max = 6, .start = 100, .end = 700 };
static const PledgeAxis mirrored = { .min = 0, .max = 6, .start = 700, .end = 100 };

static void
test_to_px (void)
{
  g_assert_cmpfloat_with_epsilon (pledge_axis_to_px (&percent, 0), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_axis_to_px (&percent, 3.5), 450, 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_axis_to_px (&percent, 6), 700, 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_axis_to_px (&mirrored, 3.5), 350, 1e-9);
  g_assert_cmpfloat_with_epsilon (pledge_axis_value_per_px (&percent), 0.01, 1e-12);
  g_assert_cmpfloat_with_epsilon (pledge_axis_value_per_px (&mirrored), 0.01, 1e-12);
}

static void
test_inverse (void)
{
  const PledgeAxis axes[] = { percent, mirrored, { 2, 9, -40, 12.5 }, { -3, 0.25, 0, 1999 } };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    for (guint step = 0; step <= 97; step++)
      {
        double value = axes[i].min + (axes[i].max - axes[i].min) * step / 97.0;

        g_assert_cmpfloat_with_epsilon (pledge_axis_to_value (&axes[i], pledge_axis_to_px (&axes[i], value)), value, 1e-9);
      }
}

static void
test_clamped (void)
{
  g_assert_cmpfloat (pledge_axis_to_value (&percent, -1e6), ==, 0);
  g_assert_cmpfloat (pledge_axis_to_value (&percent, 1e6), ==, 6);
  g_assert_cmpfloat (pledge_axis_to_value (&mirrored, -1e6), ==, 6);
  g_assert_cmpfloat (pledge_axis_to_value (&mirrored, 1e6), ==, 0);
}

static void
test_without_length (void)
{
  const PledgeAxis no_px = { 1, 5, 30, 30 };
  const PledgeAxis no_values = { 4, 4, 30, 90 };

  g_assert_cmpfloat (pledge_axis_to_value (&no_px, 55), ==, 1);
  g_assert_cmpfloat (pledge_axis_value_per_px (&no_px), ==, 0);
  g_assert_cmpfloat (pledge_axis_to_px (&no_values, 4), ==, 30);
  g_assert_cmpfloat (pledge_axis_to_value (&no_values, 60), ==, 4);
}

static void
test_ticks (void)
{
  static const struct {
    double max, length, min_px, step;
  } cases[] = {
    { 6, 600, 80, 1 }, { 6, 600, 100, 1 }, { 6, 600, 101, 2 }, { 6, 600, 50, 0.5 }, { 6, 600, 20, 0.2 }, { 6, 600, 1, 0.1 },
    { 26, 600, 80, 5 }, { 6, 200, 80, 5 }, { 6, 60, 80, 10 }, { 900, 600, 80, 200 }, { 6000, 600, 80, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PledgeAxis axis = { 0, cases[i].max, 0, cases[i].length };
      double step = pledge_axis_tick_step (&axis, cases[i].min_px);

      g_assert_cmpfloat_with_epsilon (step, cases[i].step, cases[i].step * 1e-9);
      g_assert_cmpfloat (pledge_axis_to_px (&axis, step), >=, cases[i].min_px - 1e-9);
    }
}

static void
test_share_max (void)
{
  const double shares[] = { 2.1, NAN, 5.2, INFINITY, 0.3 };
  const double tall[] = { 25.0 };
  const double nearly[] = { 5.9 };

  g_assert_cmpfloat (pledge_axis_share_max (shares, G_N_ELEMENTS (shares), 3.5), ==, 6);
  g_assert_cmpfloat (pledge_axis_share_max (NULL, 0, 0), ==, 6);
  g_assert_cmpfloat (pledge_axis_share_max (NULL, 0, NAN), ==, 6);
  g_assert_cmpfloat (pledge_axis_share_max (shares, G_N_ELEMENTS (shares), 6), ==, 7); /* a hand at the end of the axis gets more of it */
  g_assert_cmpfloat (pledge_axis_share_max (shares, G_N_ELEMENTS (shares), 6.01), ==, 7);
  g_assert_cmpfloat (pledge_axis_share_max (shares, G_N_ELEMENTS (shares), 20), ==, 20);
  g_assert_cmpfloat (pledge_axis_share_max (tall, 1, 3.5), ==, 26);
  /* A bar's end is not the picture's end. */
  g_assert_cmpfloat (pledge_axis_share_max (nearly, 1, 3.5), ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/axis/to-px", test_to_px);
  g_test_add_func ("/chart/axis/inverse", test_inverse);
  g_test_add_func ("/chart/axis/clamped", test_clamped);
  g_test_add_func ("/chart/axis/without-length", test_without_length);
  g_test_add_func ("/chart/axis/ticks", test_ticks);
  g_test_add_func ("/chart/axis/share-max", test_share_max);
  return g_test_run ();
}
