/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-application.h"
#include "pledge-chart-view.h"
#include "pledge-target-scale.h"
#include "pledge-window.h"

/* A running application with its window on the display, and a hand at its pointer and keyboard. */

typedef struct {
  PledgeApplication *application;
  PledgeWindow *window;
  PledgeScenario *scenario;
  PledgeChartView *chart_view;
  PledgeTargetScale *target_scale;
} AppFixture;

void app_fixture_set_up (AppFixture *fixture, gconstpointer data);
void app_fixture_tear_down (AppFixture *fixture, gconstpointer data);

/* A warning is an error, except with a GTK that warns of its own frame clock where cairo draws (4.24). */
void app_fixture_forgive (void);

/* Lets the program work until nothing is left to do and a frame has been drawn. */
void app_fixture_settle (void);
void app_fixture_resize (AppFixture *fixture, int width, int height);

/* The first widget below root of a type; for named ones the first with that CSS name or class. */
GtkWidget *app_fixture_find (GtkWidget *root, GType type);
/* The same, passing over what is not to be seen, such as on other pages. */
GtkWidget *app_fixture_find_seen (GtkWidget *root, GType type);

/* Real input through the X server, by xdotool: words are its own. The program works on while it types. */
void app_fixture_xdotool (const char *words, ...) G_GNUC_PRINTF (1, 2);
/* A point of a widget as the pointer finds it on the screen. */
void app_fixture_locate (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y);
/* Presses at one point of a widget, moves in steps to another and lets go. */
void app_fixture_drag (GtkWidget *widget, double x1, double y1, double x2, double y2);
void app_fixture_click (GtkWidget *widget, double x, double y);
