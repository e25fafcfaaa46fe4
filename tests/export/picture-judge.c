/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-judge.h"

#define BLUR 2   /* pixels to each side */
#define SQUARE 16

/* One channel, blurred: each pixel is the mean of its neighbourhood, as far as the picture goes. */
static float *
blur_channel (cairo_surface_t *surface, int shift)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  g_autofree double *sums = g_new0 (double, (gsize) (width + 1) * (height + 1));
  float *blurred = g_new (float, (gsize) width * height);

#define SUM(x, y) sums[(gsize) (y) * (width + 1) + (x)]
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel = *(const guint32 *) (gconstpointer) (data + (gsize) y * stride + (gsize) x * 4);

        SUM (x + 1, y + 1) = (pixel >> shift & 0xff) + SUM (x, y + 1) + SUM (x + 1, y) - SUM (x, y);
      }
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int left = MAX (x - BLUR, 0), right = MIN (x + BLUR + 1, width), top = MAX (y - BLUR, 0), bottom = MIN (y + BLUR + 1, height);

        blurred[(gsize) y * width + x] = (float) ((SUM (right, bottom) - SUM (left, bottom) - SUM (right, top) + SUM (left, top)) /
                                                  ((right - left) * (bottom - top)));
      }
#undef SUM

  return blurred;
}

double
picture_judge_compare (cairo_surface_t *one, cairo_surface_t *other, int where[2])
{
  int width = cairo_image_surface_get_width (one), height = cairo_image_surface_get_height (one);
  double worst = 0;

  g_assert_cmpint (cairo_image_surface_get_width (other), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (other), ==, height);
  cairo_surface_flush (one);
  cairo_surface_flush (other);

  for (int shift = 0; shift < 24; shift += 8)
    {
      g_autofree float *a = blur_channel (one, shift);
      g_autofree float *b = blur_channel (other, shift);

      for (int top = 0; top + SQUARE <= height; top += SQUARE / 2)
        for (int left = 0; left + SQUARE <= width; left += SQUARE / 2)
          {
            double sum = 0;

            for (int y = top; y < top + SQUARE; y++)
              for (int x = left; x < left + SQUARE; x++)
                sum += ABS (a[(gsize) y * width + x] - b[(gsize) y * width + x]);
            sum /= SQUARE * SQUARE;
            if (sum > worst)
              {
                worst = sum;
                if (where != NULL)
                  {
                    where[0] = left;
                    where[1] = top;
                  }
              }
          }
    }

  return worst;
}
