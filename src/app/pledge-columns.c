/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-columns.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 4

/* What a column's cells need to know; they may outlive the columns by a moment. */
typedef struct {
  const PledgeColumnSpec *spec;
  const PledgeColumnFuncs *funcs;
  guint position;
} Column;

struct _PledgeColumns {
  GObject parent_instance;
  GtkColumnView *view; /* not owned: the view's owner owns this, too */
  const PledgeColumnSpec *specs;
  const PledgeColumnFuncs *funcs;
  GPtrArray *columns; /* of GtkColumnViewColumn */
  GtkSorter *sorter;
  guint sorted_by;
  gboolean descending;
  gboolean exact; /* the direction that is asked for is the one that is meant */
};

enum {
  SORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeColumns, pledge_columns, G_TYPE_OBJECT)

/* The view's sorter tells neither its column nor its direction (before GTK 4.10), but it can be asked to
 * compare two items that are made for it. */
#define PLEDGE_TYPE_PROBE (pledge_probe_get_type ())
G_DECLARE_FINAL_TYPE (PledgeProbe, pledge_probe, PLEDGE, PROBE, GObject)

struct _PledgeProbe {
  GObject parent_instance;
  int value;
  guint column;
};

G_DEFINE_FINAL_TYPE (PledgeProbe, pledge_probe, G_TYPE_OBJECT)

static void
pledge_probe_class_init (PledgeProbeClass *klass)
{
}

static void
pledge_probe_init (PledgeProbe *self)
{
}

static int
compare_probes_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  if (!PLEDGE_IS_PROBE ((gpointer) a) || !PLEDGE_IS_PROBE ((gpointer) b))
    return 0;

  ((PledgeProbe *) a)->column = GPOINTER_TO_UINT (data);
  return ((const PledgeProbe *) a)->value - ((const PledgeProbe *) b)->value;
}

static guint
ask_view (PledgeColumns *self, gboolean *descending)
{
  g_autoptr (PledgeProbe) low = g_object_new (PLEDGE_TYPE_PROBE, NULL);
  g_autoptr (PledgeProbe) high = g_object_new (PLEDGE_TYPE_PROBE, NULL);
  GtkOrdering ordering;

  high->value = 1;
  low->column = PLEDGE_COLUMNS_NONE;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), low, high);
  *descending = ordering == GTK_ORDERING_LARGER;
  if (ordering == GTK_ORDERING_EQUAL)
    return PLEDGE_COLUMNS_NONE;

  /* The one that was asked has the column. */
  return low->column;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  PledgeColumns *self = data;

  return self->funcs->compare (a, b, self->sorted_by, self->descending);
}

static void
view_sorted_cb (PledgeColumns *self)
{
  gboolean descending;
  guint column = ask_view (self, &descending);

  if (column == self->sorted_by && descending == self->descending)
    return;
  if (!self->exact && column != PLEDGE_COLUMNS_NONE && column != self->sorted_by && self->specs[column].largest_first && !descending)
    {
      gtk_column_view_sort_by_column (self->view, self->columns->pdata[column], GTK_SORT_DESCENDING);
      return;
    }

  self->sorted_by = column;
  self->descending = descending;
  pledge_columns_resort (self);
  g_signal_emit (self, signals[SORTED], 0);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkListItem *list_item)
{
  const Column *column = g_object_get_data (G_OBJECT (cell), "pledge-column");
  gpointer item = gtk_list_item_get_item (list_item);
  g_autofree char *text = item != NULL ? column->funcs->dup_tooltip (item, column->position) : NULL;

  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  GtkWidget *cell = gtk_label_new (NULL);
  const PledgeColumnSpec *spec = column->spec;

  gtk_label_set_xalign (GTK_LABEL (cell), spec->number ? 1 : 0);
  if (spec->number)
    gtk_widget_add_css_class (cell, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  if (spec->width_chars > 0)
    gtk_label_set_width_chars (GTK_LABEL (cell), spec->width_chars);
  if (spec->max_width_chars > 0)
    {
      gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (cell), MAX_LINES);
      gtk_label_set_max_width_chars (GTK_LABEL (cell), spec->max_width_chars);
    }
  g_object_set_data (G_OBJECT (cell), "pledge-list-item", list_item); /* lives as long as the cell */
  g_object_set_data_full (G_OBJECT (cell), "pledge-column", g_rc_box_acquire ((gpointer) column), g_rc_box_release);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), list_item, 0);
  gtk_list_item_set_child (list_item, cell);
}

static void
update_cell (GtkWidget *cell, gpointer item, const Column *column)
{
  g_autofree char *text = column->funcs->dup_text (item, column->position);

  gtk_label_set_text (GTK_LABEL (cell), text);
  if (column->funcs->style != NULL)
    column->funcs->style (item, column->position, cell);
}

static void
item_changed_cb (GObject *item, GParamSpec *pspec, GtkWidget *cell)
{
  update_cell (cell, item, g_object_get_data (G_OBJECT (cell), "pledge-column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  gpointer item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autofree char *detailed = g_strconcat ("notify::", column->spec->id, NULL);

  update_cell (cell, item, column);
  g_signal_connect_object (item, detailed, G_CALLBACK (item_changed_cb), cell, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb, gtk_list_item_get_child (list_item));
}

static void
connect (GtkListItemFactory *factory, const char *signal, GCallback callback, Column *column)
{
  g_signal_connect_data (factory, signal, callback, g_rc_box_acquire (column), (GClosureNotify) (void (*) (void)) g_rc_box_release, 0);
}

static void
add_column (PledgeColumns *self, guint position)
{
  const PledgeColumnSpec *spec = &self->specs[position];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_probes_cb, GUINT_TO_POINTER (position), NULL));
  GtkColumnViewColumn *view_column;
  Column *column = g_rc_box_new0 (Column);

  column->spec = spec;
  column->funcs = self->funcs;
  column->position = position;
  connect (factory, "setup", G_CALLBACK (setup_cb), column);
  connect (factory, "bind", G_CALLBACK (bind_cb), column);
  connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  g_rc_box_release (column);

  view_column = gtk_column_view_column_new (_(spec->title), factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, spec->expand);
  gtk_column_view_append_column (self->view, view_column);
  g_ptr_array_add (self->columns, view_column);
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL; child = gtk_widget_get_next_sibling (child))
    label = find_label (child);

  return label;
}

/* A heading stands over its numbers, with the arrow before it, which GtkColumnView has no word for. */
static void
turn_round (GtkWidget *title)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_widget_set_direction (title, rtl ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
  gtk_widget_set_halign (title, GTK_ALIGN_START);
}

/* Headings are known by their words: they are the view's own, and hidden ones are not there. */
static void
dress_headings (PledgeColumns *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      GtkLabel *label = find_label (title);

      for (guint i = 0; label != NULL && i < self->columns->len; i++)
        if (g_strcmp0 (gtk_label_get_text (label), _(self->specs[i].title)) == 0)
          {
            if (self->specs[i].number)
              turn_round (gtk_widget_get_parent (GTK_WIDGET (label)));
            if (self->specs[i].tooltip != NULL)
              gtk_widget_set_tooltip_text (title, _(self->specs[i].tooltip));
          }
    }
}

static void
pledge_columns_dispose (GObject *object)
{
  PledgeColumns *self = PLEDGE_COLUMNS (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  if (self->sorter != NULL)
    gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
  g_clear_object (&self->sorter);

  G_OBJECT_CLASS (pledge_columns_parent_class)->dispose (object);
}

static void
pledge_columns_class_init (PledgeColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pledge_columns_dispose;

  signals[SORTED] = g_signal_new ("sorted", PLEDGE_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pledge_columns_init (PledgeColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->sorted_by = PLEDGE_COLUMNS_NONE;
}

PledgeColumns *
pledge_columns_new (GtkColumnView *view, const PledgeColumnSpec *specs, guint n_specs, const PledgeColumnFuncs *funcs)
{
  PledgeColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (PLEDGE_TYPE_COLUMNS, NULL);
  self->view = view;
  self->specs = specs;
  self->funcs = funcs;
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  for (guint i = 0; i < n_specs; i++)
    add_column (self, i);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (view_sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "map", G_CALLBACK (dress_headings), self, G_CONNECT_SWAPPED);

  return self;
}

GtkSorter *
pledge_columns_get_sorter (PledgeColumns *self)
{
  g_return_val_if_fail (PLEDGE_IS_COLUMNS (self), NULL);

  return self->sorter;
}

GtkColumnViewColumn *
pledge_columns_get_column (PledgeColumns *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_COLUMNS (self), NULL);
  g_return_val_if_fail (position < self->columns->len, NULL);

  return self->columns->pdata[position];
}

guint
pledge_columns_get_sort (PledgeColumns *self, gboolean *descending)
{
  g_return_val_if_fail (PLEDGE_IS_COLUMNS (self), PLEDGE_COLUMNS_NONE);

  if (descending != NULL)
    *descending = self->descending;

  return self->sorted_by;
}

void
pledge_columns_sort_by (PledgeColumns *self, guint position, gboolean descending)
{
  g_return_if_fail (PLEDGE_IS_COLUMNS (self));
  g_return_if_fail (position < self->columns->len);

  self->exact = TRUE;
  gtk_column_view_sort_by_column (self->view, self->columns->pdata[position], descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->exact = FALSE;
}

void
pledge_columns_resort (PledgeColumns *self)
{
  g_return_if_fail (PLEDGE_IS_COLUMNS (self));

  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

void
pledge_columns_set_class (GtkWidget *cell, const char *css_class, gboolean on)
{
  if (on == gtk_widget_has_css_class (cell, css_class))
    return;

  if (on)
    gtk_widget_add_css_class (cell, css_class);
  else
    gtk_widget_remove_css_class (cell, css_class);
}

gpointer
pledge_columns_pick (PledgeColumns *self, double x, double y, guint *column)
{
  GtkWidget *picked;

  g_return_val_if_fail (PLEDGE_IS_COLUMNS (self), NULL);
  g_return_val_if_fail (column != NULL, NULL);

  picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  for (; picked != NULL && picked != GTK_WIDGET (self->view); picked = gtk_widget_get_parent (picked))
    {
      /* A press beside the words of a cell is on what holds them. */
      GtkWidget *cell = g_object_get_data (G_OBJECT (picked), "pledge-column") != NULL ? picked : gtk_widget_get_first_child (picked);
      const Column *found = cell != NULL ? g_object_get_data (G_OBJECT (cell), "pledge-column") : NULL;

      if (found != NULL)
        {
          *column = found->position;
          return gtk_list_item_get_item (g_object_get_data (G_OBJECT (cell), "pledge-list-item"));
        }
    }

  return NULL;
}
