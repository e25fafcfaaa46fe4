/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

/* How far two pictures of the same thing are apart, as programs draw it that smooth edges and place letters a little
 * differently: both are blurred, and it is the worst small square that counts, so that one label that is missing or has
 * moved is not lost in a large picture. */

/* 0 … 255. where (nullable) is set to the corner of the worst square. Both are of one size, ARGB32 or RGB24. */
double picture_judge_compare (cairo_surface_t *one, cairo_surface_t *other, int where[2]);

/* Programs that draw the same are nearer than this; a label that moved by three pixels is farther. */
#define PICTURE_JUDGE_NEAR 12.0
