/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-style.h"

#include <math.h>

#define N_THEMES (PLEDGE_THEME_HIGH_CONTRAST_DARK + 1)

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (PledgeColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) + 0.0722 * linear (colour.blue);
}

/* WCAG 2.1, contrast ratio. */
static double
contrast (PledgeColour a, PledgeColour b)
{
  double first = luminance (a), second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static PledgeColour
over (PledgeColour top, PledgeColour under)
{
  return (PledgeColour) {
    top.red * top.alpha + under.red * (1 - top.alpha),
    top.green * top.alpha + under.green * (1 - top.alpha),
    top.blue * top.alpha + under.blue * (1 - top.alpha),
    1,
  };
}

static void
assert_contrast (PledgeTheme theme, const char *what, PledgeColour colour, PledgeColour under, double least)
{
  double ratio = contrast (colour, under);

  if (ratio >= least)
    return;
  g_test_message ("%s: %s has a contrast of %.2f, not %.1f", pledge_theme_to_id (theme), what, ratio, least);
  g_test_fail ();
}

static void
test_contrast_itself (void)
{
  const PledgeColour black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (contrast (grey, white), 4.54, 0.005);
}

static void
test_text (void)
{
  for (PledgeTheme theme = 0; theme < N_THEMES; theme++)
    {
      PledgeStyle style = pledge_style_new (theme, 1);
      PledgeColour selected = over (style.selection, style.background), hovered = over (style.hover, style.background);

      assert_contrast (theme, "text", style.text, style.background, 4.5);
      assert_contrast (theme, "muted text", style.muted, style.background, 4.5);
      assert_contrast (theme, "text of a gap", style.gap_text, style.background, 4.5);
      assert_contrast (theme, "text on the handle", style.line_text, style.line, 4.5);
      assert_contrast (theme, "text of a selected row", style.text, selected, 4.5);
      assert_contrast (theme, "muted text of a selected row", style.muted, selected, 4.5);
      assert_contrast (theme, "gap of a selected row", style.gap_text, selected, 4.5);
      assert_contrast (theme, "muted text of a row pointed at", style.muted, hovered, 4.5);
      assert_contrast (theme, "gap of a row pointed at", style.gap_text, hovered, 4.5);
    }
}

static void
test_shapes (void)
{
  for (PledgeTheme theme = 0; theme < N_THEMES; theme++)
    {
      PledgeStyle style = pledge_style_new (theme, 1);

      assert_contrast (theme, "target line", style.line, style.background, 3);
      assert_contrast (theme, "focus ring", style.focus, style.background, 3);
      assert_contrast (theme, "bar that meets the target", style.met, style.background, 3);
      /* The two kinds of bar differ for those who see no hue, and on grey paper. */
      assert_contrast (theme, "met beside unmet", style.met, style.unmet, 1.5);
      assert_contrast (theme, "hatching", style.gap, style.gap_under, 1.5);
    }
}

/* What an eye without one kind of cone sees (Machado, Oliveira and Fernandes 2009, severity 1), as L*a*b*. */
static void
see (PledgeColour colour, const double matrix[3][3], double lab[3])
{
  const double seen[3] = { linear (colour.red), linear (colour.green), linear (colour.blue) };
  double rgb[3], f[3];

  for (guint i = 0; i < 3; i++)
    {
      double value = matrix[i][0] * seen[0] + matrix[i][1] * seen[1] + matrix[i][2] * seen[2];

      rgb[i] = CLAMP (value, 0, 1);
    }
  f[0] = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505;
  f[1] = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  f[2] = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089;
  for (guint i = 0; i < 3; i++)
    f[i] = f[i] > 0.008856 ? cbrt (f[i]) : 7.787 * f[i] + 16.0 / 116;
  lab[0] = 116 * f[1] - 16;
  lab[1] = 500 * (f[0] - f[1]);
  lab[2] = 200 * (f[1] - f[2]);
}

static void
test_series (void)
{
  static const double eyes[][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  };

  for (PledgeTheme theme = 0; theme < N_THEMES; theme++)
    {
      PledgeStyle style = pledge_style_new (theme, 1);

      for (guint i = 0; i < PLEDGE_STYLE_N_SERIES; i++)
        {
          /* Labels are written in them. */
          assert_contrast (theme, "a line's label", style.series[i], style.background, 4.5);
          assert_contrast (theme, "a line on the quiet ones", style.series[i], style.quiet, 1.5);
          for (guint j = 0; j < i; j++)
            for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
              {
                double a[3], b[3];

                see (style.series[i], eyes[eye], a);
                see (style.series[j], eyes[eye], b);
                g_assert_cmpfloat (hypot (hypot (a[0] - b[0], a[1] - b[1]), a[2] - b[2]), >, 15);
              }
        }
    }
}

static void
test_more_contrast (void)
{
  static const PledgeTheme pairs[][2] = {
    { PLEDGE_THEME_LIGHT, PLEDGE_THEME_HIGH_CONTRAST },
    { PLEDGE_THEME_DARK, PLEDGE_THEME_HIGH_CONTRAST_DARK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      PledgeStyle usual = pledge_style_new (pairs[i][0], 1), high = pledge_style_new (pairs[i][1], 1);

      g_assert_cmpfloat (contrast (high.text, high.background), >, contrast (usual.text, usual.background));
      g_assert_cmpfloat (contrast (high.muted, high.background), >=, 7);
      g_assert_cmpfloat (contrast (high.gap_text, high.background), >=, 7);
      g_assert_cmpfloat (contrast (high.grid, high.background), >, contrast (usual.grid, usual.background));
      g_assert_true (high.outlined);
      g_assert_false (usual.outlined);
    }
}

static void
test_print (void)
{
  PledgeStyle style = pledge_style_new (PLEDGE_THEME_PRINT, 1);

  g_assert_cmpfloat (luminance (style.background), ==, 1);
  g_assert_cmpfloat (luminance (style.text), ==, 0);
  g_assert_cmpfloat (luminance (style.gap_under), ==, 1);
}

static void
test_scale (void)
{
  g_assert_cmpfloat (pledge_style_new (PLEDGE_THEME_DARK, 1.25).text_scale, ==, 1.25);
  g_assert_cmpfloat (pledge_style_new (PLEDGE_THEME_DARK, 0.1).text_scale, ==, 0.5);
  g_assert_cmpfloat (pledge_style_new (PLEDGE_THEME_DARK, 9).text_scale, ==, 4);
}

static void
test_ids (void)
{
  PledgeTheme theme = PLEDGE_THEME_PRINT;

  for (PledgeTheme each = 0; each < N_THEMES; each++)
    {
      g_assert_true (pledge_theme_from_id (pledge_theme_to_id (each), &theme));
      g_assert_cmpint (theme, ==, each);
    }
  g_assert_false (pledge_theme_from_id ("sepia", &theme));
  g_assert_false (pledge_theme_from_id (NULL, &theme));
  g_assert_cmpint (theme, ==, N_THEMES - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/style/contrast-itself", test_contrast_itself);
  g_test_add_func ("/chart/style/text", test_text);
  g_test_add_func ("/chart/style/shapes", test_shapes);
  g_test_add_func ("/chart/style/series", test_series);
  g_test_add_func ("/chart/style/more-contrast", test_more_contrast);
  g_test_add_func ("/chart/style/print", test_print);
  g_test_add_func ("/chart/style/scale", test_scale);
  g_test_add_func ("/chart/style/ids", test_ids);
  return g_test_run ();
}
