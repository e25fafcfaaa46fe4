/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* PledgeColumns: the columns of a GtkColumnView whose cells are text, and the order that they ask for.
 *
 * A cell shows the text of its item, again whenever the item notifies a property of the column's id.
 *
 * GtkColumnView's own sorter turns a comparison round for the other direction, and with it what is absent.
 * This one hands the direction to the comparison instead, so that what is absent can be last in both:
 * sort with pledge_columns_get_sorter. Emits "sorted" when another column or direction is asked for. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_COLUMNS (pledge_columns_get_type ())
G_DECLARE_FINAL_TYPE (PledgeColumns, pledge_columns, PLEDGE, COLUMNS, GObject)

#define PLEDGE_COLUMNS_NONE G_MAXUINT

typedef struct {
  const char *id;
  const char *title;      /* to be translated */
  const char *tooltip;    /* of the heading, to be translated; nullable */
  guint width_chars;      /* at least so wide; 0: as wide as the text */
  guint max_width_chars;  /* wraps in up to four lines, then ends in an ellipsis; 0: one line */
  gboolean number;        /* at the right, digits of one width */
  gboolean largest_first; /* the first press on the heading sorts downwards */
  gboolean expand;
} PledgeColumnSpec;

typedef struct {
  /* (transfer full) The text of a cell. */
  char *(*dup_text) (gpointer item, guint column);
  /* (transfer full) (nullable) What a pointer at rest is told. */
  char *(*dup_tooltip) (gpointer item, guint column);
  /* What else a cell looks like; nullable. */
  void (*style) (gpointer item, guint column, GtkWidget *cell);
  /* Below 0 where a comes first in that direction. column: PLEDGE_COLUMNS_NONE for the order of the items' own. */
  int (*compare) (gconstpointer a, gconstpointer b, guint column, gboolean descending);
} PledgeColumnFuncs;

/* Adds the columns to the view. specs and funcs stay the caller's and have to outlive the view. */
PledgeColumns *pledge_columns_new (GtkColumnView *view, const PledgeColumnSpec *specs, guint n_specs, const PledgeColumnFuncs *funcs);

/* (transfer none) */
GtkSorter *pledge_columns_get_sorter (PledgeColumns *self);
GtkColumnViewColumn *pledge_columns_get_column (PledgeColumns *self, guint position);

/* PLEDGE_COLUMNS_NONE where no heading was pressed yet. */
guint pledge_columns_get_sort (PledgeColumns *self, gboolean *descending);
void pledge_columns_sort_by (PledgeColumns *self, guint position, gboolean descending);
/* What the items are sorted by has changed. */
void pledge_columns_resort (PledgeColumns *self);

/* Adds or takes away a style class. */
void pledge_columns_set_class (GtkWidget *cell, const char *css_class, gboolean on);

/* (transfer none) (nullable) The item at a point of the view, and the position of its column. */
gpointer pledge_columns_pick (PledgeColumns *self, double x, double y, guint *column);

G_END_DECLS
