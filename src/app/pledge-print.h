/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pledge-scene.h"

/* PledgePrint: scenes on paper. The desktop's dialog asks for printer and paper, which are remembered. */

G_BEGIN_DECLS

/* (transfer full) What goes on a page, from 0, that has that much room in pixels of 96 to the inch. A scene of another size is
 * made to fit. */
typedef PledgeScene *(*PledgePrintPage) (guint page, double width, double height, gpointer data);

/* sentence: why it failed, NULL where it did not. */
typedef void (*PledgePrintDone) (const char *sentence, gpointer data);

typedef struct {
  const char *title;     /* of the job */
  guint n_pages;
  gboolean whole_paper;  /* a page brings its own margins */
  PledgePrintPage page;
  PledgePrintDone done;  /* nullable; not called where the user gave up */
  gpointer data;
  GDestroyNotify destroy;
} PledgePrintJob;

/* The job is copied. settings: nullable; where the page setup is kept. path: a PDF to print to without asking; NULL: the dialog
 * asks. */
void pledge_print_run (const PledgePrintJob *job, GtkWindow *parent, GSettings *settings, const char *path);

G_END_DECLS
