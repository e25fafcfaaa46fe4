/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "pledge-catalogue-loader.h"
#include "pledge-chart.h"
#include "pledge-timeline.h"

/* What a view, a year and a frame of playback cost: chart made anew, compared with the one before, and the
 * groups that changed drawn, at 1,200 × 800 for NATO's 32 members. A frame that redraws all of the picture
 * stands beside them, to compare with. */

#define WIDTH 1200
#define HEIGHT 800
#define RUNS 9
#define STEPS 60

typedef struct {
  PledgeScenario *scenario;
  PledgeStyle style;
  PledgeFonts *fonts;
  GPtrArray *marks;
  cairo_surface_t *surface;
  PledgeChart *before;
} Bench;

typedef void (*BenchStep) (Bench *bench, int step);

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
draw_changed (Bench *bench, PledgeChart *chart)
{
  cairo_t *cr = cairo_create (bench->surface);
  g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (bench->before != NULL ? bench->before->scene : NULL, chart->scene);
  g_autofree gboolean *kept = g_new0 (gboolean, pledge_scene_get_n_groups (chart->scene));

  for (guint i = 0; i < diff->kept->len; i++)
    kept[g_array_index (diff->kept, PledgeSceneMatch, i).after] = TRUE;
  for (guint i = 0; i < pledge_scene_get_n_groups (chart->scene); i++)
    if (!kept[i])
      pledge_scene_draw_group (chart->scene, i, cr);
  cairo_destroy (cr);
  g_clear_pointer (&bench->before, pledge_chart_free);
  bench->before = chart;
}

static void
show (Bench *bench, PledgeView view, PledgeAnswer *from, double progress)
{
  g_autoptr (PledgeAnswer) answer = pledge_answer_new (bench->scenario);
  g_autoptr (PledgeTimeline) timeline = view == PLEDGE_VIEW_HISTORY ? pledge_timeline_new (bench->scenario) : NULL;
  PledgeChartRequest request = { .width = WIDTH, .height = HEIGHT, .style = &bench->style, .fonts = bench->fonts, .marks = bench->marks,
                                 .scrolls = TRUE, .timeline = timeline, .from = from, .progress = progress };

  draw_changed (bench, pledge_chart_new (view, answer, &request));
}

static void
drag (Bench *bench, int step)
{
  pledge_scenario_set_target_pct (bench->scenario, 2 + step * 0.05);
  show (bench, PLEDGE_VIEW_RANKING, NULL, 1);
}

static void
change_year (Bench *bench, int step)
{
  pledge_scenario_set_year (bench->scenario, 2014 + step % 13);
  show (bench, PLEDGE_VIEW_RANKING, NULL, 1);
}

static void
play (Bench *bench, int step)
{
  g_autoptr (PledgeAnswer) from = NULL;

  pledge_scenario_set_year (bench->scenario, 2014 + step / 6 % 12);
  from = pledge_answer_new (bench->scenario);
  pledge_scenario_set_year (bench->scenario, 2015 + step / 6 % 12);
  show (bench, PLEDGE_VIEW_RANKING, from, step % 6 / 6.0);
}

static void
switch_view (Bench *bench, int step)
{
  static const PledgeView views[] = { PLEDGE_VIEW_RANKING, PLEDGE_VIEW_GAP, PLEDGE_VIEW_HISTORY };

  show (bench, views[step % G_N_ELEMENTS (views)], NULL, 1);
}

static void
redraw (Bench *bench, int step)
{
  g_clear_pointer (&bench->before, pledge_chart_free);
  show (bench, PLEDGE_VIEW_RANKING, NULL, 1);
}

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
measure (Bench *bench, const char *name, BenchStep step, double whole_ms)
{
  double runs[RUNS];

  for (int i = 0; i < STEPS; i++)
    step (bench, i); /* fonts and shapes are warm in a program that runs */
  for (int run = 0; run < RUNS; run++)
    {
      double begin = cpu_ms ();

      for (int i = 0; i < STEPS; i++)
        step (bench, i);
      runs[run] = (cpu_ms () - begin) / STEPS;
    }
  qsort (runs, RUNS, sizeof *runs, compare);
  printf ("%-14s %7.2f ms  (%.2f … %.2f)", name, runs[RUNS / 2], runs[0], runs[RUNS - 1]);
  if (whole_ms > 0)
    printf ("  %.2f of a whole redraw", runs[RUNS / 2] / whole_ms);
  printf ("\n");

  return runs[RUNS / 2];
}

int
main (int argc, char *argv[])
{
  g_autofree char *dir = pledge_catalogue_find_data_dir ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_load (dir, warnings);
  g_autoptr (PledgeScenario) scenario = pledge_scenario_new (catalogue);
  Bench bench = { .scenario = scenario, .style = pledge_style_new (PLEDGE_THEME_LIGHT, 1), .fonts = pledge_fonts_new (NULL) };
  double whole_ms;

  setlocale (LC_ALL, "C.UTF-8");
  bench.marks = pledge_catalogue_list_marks (catalogue, pledge_scenario_get_alliance (scenario));
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  printf ("CPU a step, median of %d runs of %d steps, %d × %d, %u members\n", RUNS, STEPS, WIDTH, HEIGHT,
          pledge_alliance_get_n_members (pledge_scenario_get_alliance (scenario)));
  whole_ms = measure (&bench, "whole redraw", redraw, 0);
  measure (&bench, "drag step", drag, whole_ms);
  measure (&bench, "year", change_year, whole_ms);
  measure (&bench, "playback frame", play, whole_ms);
  measure (&bench, "view", switch_view, whole_ms);

  g_clear_pointer (&bench.before, pledge_chart_free);
  cairo_surface_destroy (bench.surface);
  g_ptr_array_unref (bench.marks);
  pledge_fonts_unref (bench.fonts);
  return 0;
}
