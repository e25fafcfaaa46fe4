/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-history-lines.h"

#include <math.h>

#define ESTIMATE_DASH_PX 4.0
#define THIN 0.5           /* of the width, outside of membership */
#define STROKE_SLANT 0.35  /* of a stroke's length */
#define STROKES_APART 0.5

typedef struct {
  double dash;
  double width;
} SegmentLook;

static gboolean
are_joined (const PledgeCourse *course, guint to)
{
  return to > 0 && to < course->n_years && isfinite (course->values[to - 1]) && isfinite (course->values[to]) &&
         (course->breaks == NULL || !course->breaks[to]);
}

static SegmentLook
look_of (const PledgeCourse *course, const PledgeCourseLook *look, guint to)
{
  gboolean outside = course->counted != NULL && !(course->counted[to - 1] && course->counted[to]);
  gboolean estimate = course->estimates != NULL && course->estimates[to];

  return (SegmentLook) { look->dash > 0 ? look->dash : estimate ? ESTIMATE_DASH_PX : 0, outside ? look->width * THIN : look->width };
}

static PledgePoint
point_at (const PledgeCourse *course, const PledgeAxis *years, const PledgeAxis *values, guint index)
{
  return (PledgePoint) { pledge_axis_to_px (years, index), pledge_axis_to_px (values, course->values[index]), FALSE };
}

/* Two slanted strokes half way between two years that do not compare. */
static void
draw_break (PledgeSceneBuilder *builder, PledgePoint from, PledgePoint to, const PledgeCourseLook *look)
{
  double half = look->stroke_px / 2;
  double slant = look->stroke_px * STROKE_SLANT;
  double width = MAX (look->width * 0.75, 1);

  for (int side = -1; side <= 1; side += 2)
    {
      double x = (from.x + to.x) / 2 + side * look->stroke_px * STROKES_APART / 2;
      double y = (from.y + to.y) / 2;

      pledge_scene_builder_line (builder, x - slant, y + half, x + slant, y - half, width, look->colour, 0);
    }
}

void
pledge_course_draw (PledgeSceneBuilder *builder, const PledgeCourse *course, const PledgeAxis *years, const PledgeAxis *values,
                    const PledgeCourseLook *look)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (PledgePoint));
  SegmentLook style = { 0, 0 };

  for (guint i = 0; i < course->n_years; i++)
    {
      PledgePoint point;

      if (!isfinite (course->values[i]))
        continue;
      point = point_at (course, years, values, i);
      if (i > 0 && isfinite (course->values[i - 1]) && !are_joined (course, i))
        draw_break (builder, point_at (course, years, values, i - 1), point, look);
      if (!are_joined (course, i) && !are_joined (course, i + 1))
        pledge_scene_builder_disc (builder, point.x, point.y, look->disc_radius, look->colour, 0, look->colour);
      if (!are_joined (course, i))
        g_array_set_size (run, 0);
      g_array_append_val (run, point);
      if (run->len > 1)
        style = look_of (course, look, i);
      /* A run of segments that look alike is one path, so that dashes flow and corners are round. */
      if (run->len > 1 && (!are_joined (course, i + 1) || look_of (course, look, i + 1).dash != style.dash ||
                           look_of (course, look, i + 1).width != style.width))
        {
          pledge_scene_builder_path (builder, (const PledgePoint *) (void *) run->data, run->len, style.width, look->colour, style.dash, NULL);
          g_array_set_size (run, 0);
          g_array_append_val (run, point);
        }
    }
}

static int
compare_y (gconstpointer a, gconstpointer b)
{
  const PledgeLineLabel *first = a, *second = b;

  return first->y < second->y ? -1 : first->y > second->y ? 1 : g_strcmp0 (first->id, second->id);
}

/* Labels that would overlap become a block, centred on where they would like to be. */
void
pledge_line_labels_place (GArray *labels, double top, double bottom, double height)
{
  guint room = (guint) MAX (floor ((bottom - top) / height + 1e-9), 0);
  g_autofree double *sums = NULL;
  g_autofree guint *sizes = NULL;
  guint n_blocks = 0, at = 0;
  double last;

  if (labels->len > room)
    g_array_set_size (labels, room);
  if (labels->len == 0)
    return;

  g_array_sort (labels, compare_y);
  sums = g_new (double, labels->len);
  sizes = g_new (guint, labels->len);
  for (guint i = 0; i < labels->len; i++)
    {
      sums[n_blocks] = g_array_index (labels, PledgeLineLabel, i).y - i * height;
      sizes[n_blocks++] = 1;
      while (n_blocks > 1 && sums[n_blocks - 2] / sizes[n_blocks - 2] >= sums[n_blocks - 1] / sizes[n_blocks - 1])
        {
          sums[n_blocks - 2] += sums[n_blocks - 1];
          sizes[n_blocks - 2] += sizes[n_blocks - 1];
          n_blocks--;
        }
    }

  last = bottom - height / 2 - (labels->len - 1) * height;
  for (guint block = 0; block < n_blocks; block++)
    for (guint i = 0; i < sizes[block]; i++, at++)
      g_array_index (labels, PledgeLineLabel, at).at = CLAMP (sums[block] / sizes[block], top + height / 2, MAX (last, top + height / 2)) + at * height;
}

void
pledge_line_label_clear (gpointer label)
{
  g_free (((PledgeLineLabel *) label)->text);
  g_free (((PledgeLineLabel *) label)->description);
}
