/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-scene-builder.h"

/* What the tests of this room share: scenes to look at, and surfaces to look at them on. */

#define RED ((PledgeColour){ 1.0, 0.0, 0.0, 1.0 })
#define GREEN ((PledgeColour){ 0.0, 1.0, 0.0, 1.0 })
#define BLUE ((PledgeColour){ 0.0, 0.0, 1.0, 1.0 })
#define BLACK ((PledgeColour){ 0.0, 0.0, 0.0, 1.0 })
#define WHITE ((PledgeColour){ 1.0, 1.0, 1.0, 1.0 })
#define CLEAR ((PledgeColour){ 0.0, 0.0, 0.0, 0.0 })

/* n_rows rows of two rectangles and three texts, a target line with its handle, a path. */
PledgeScene *sample_scene_new (PledgeFonts *fonts, guint n_rows, double target);

/* A scene of one group with one rectangle. */
PledgeScene *rect_scene_new (PledgeFonts *fonts, PledgeRect rect, double radius, PledgeFill fill);

/* The scene on a surface of its size times scale. */
cairo_surface_t *surface_new_with_scene (const PledgeScene *scene, double scale, cairo_antialias_t antialias);
/* 0xAARRGGBB */
guint32 surface_get_pixel (cairo_surface_t *surface, int x, int y);
/* The pixels that are darker than half, as a rectangle. */
PledgeRect surface_find_ink (cairo_surface_t *surface);

void add_fonts_tests (void);
void add_cairo_tests (void);
void add_diff_tests (void);
void add_picture_tests (void);
void add_svg_tests (void);
