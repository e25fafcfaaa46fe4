/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <stdio.h>

/* rewrite-png FROM TO: the same pixels as cairo's own writer puts them into a file, to compare sizes with. */

int
main (int argc, char *argv[])
{
  cairo_surface_t *surface;
  cairo_status_t status;

  if (argc != 3)
    return 2;

  surface = cairo_image_surface_create_from_png (argv[1]);
  status = cairo_surface_write_to_png (surface, argv[2]);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    fprintf (stderr, "%s: %s\n", argv[1], cairo_status_to_string (status));

  return status != CAIRO_STATUS_SUCCESS;
}
