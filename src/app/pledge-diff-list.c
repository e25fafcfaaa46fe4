/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-diff-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-diff-figure.h"
#include "pledge-diff-item.h"
#include "pledge-fold.h"

struct _PledgeDiffList {
  GtkWidget parent_instance;

  GtkSearchEntry *search_entry;
  GtkDropDown *kind;
  GtkDropDown *indicator;
  GtkStack *stack;
  GtkListView *view;
  GtkLabel *count_label;

  GListStore *items;
  GtkFilterListModel *found;
  GtkCustomFilter *filter;
  GArray *kinds;         /* of int, as in the drop-down; -1: all */
  GPtrArray *indicators; /* ids, likewise; NULL: all */
  char *wanted;          /* what is typed, folded */
  int wanted_kind;
  const char *wanted_indicator;
  gboolean filling; /* the drop-downs */
};

/* What a row is made of. */
typedef struct {
  GtkLabel *title;
  GtkLabel *indicator;
  GtkLabel *values;
  GtkLabel *change;
} Row;

G_DEFINE_FINAL_TYPE (PledgeDiffList, pledge_diff_list, GTK_TYPE_WIDGET)

static gboolean
is_found_cb (gpointer item, gpointer data)
{
  PledgeDiffList *self = data;
  const PledgeDiffFigure *figure = pledge_diff_item_get_figure (item);

  return (self->wanted_kind < 0 || (int) figure->kind == self->wanted_kind) &&
         (self->wanted_indicator == NULL || strcmp (figure->indicator, self->wanted_indicator) == 0) &&
         strstr (pledge_diff_item_get_folded (item), self->wanted) != NULL;
}

static void
found_changed_cb (PledgeDiffList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *count = NULL;

  /* Translators: how many figures are listed, of how many that differ */
  count = n == n_all ? g_strdup_printf (ngettext ("%'u figure differs", "%'u figures differ", n), n)
                     : g_strdup_printf (ngettext ("%'u of %'u figure that differs", "%'u of %'u figures that differ", n_all), n, n_all);
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : n_all > 0 ? "none" : "same");
}

static void
refilter (PledgeDiffList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  found_changed_cb (self);
}

static void
search_changed_cb (PledgeDiffList *self)
{
  g_free (self->wanted);
  self->wanted = pledge_fold_text (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  refilter (self);
}

static void
narrowed_cb (PledgeDiffList *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind), indicator = gtk_drop_down_get_selected (self->indicator);

  if (self->filling || kind >= self->kinds->len || indicator >= self->indicators->len)
    return;

  self->wanted_kind = g_array_index (self->kinds, int, kind);
  self->wanted_indicator = self->indicators->pdata[indicator];
  refilter (self);
}

static GtkLabel *
add_label (GtkWidget *box, gboolean at_end, gboolean quiet)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), at_end ? 1 : 0);
  if (at_end)
    gtk_widget_add_css_class (label, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (quiet)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *how_much = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  gtk_widget_set_hexpand (what, TRUE);
  row->title = add_label (what, FALSE, FALSE);
  row->indicator = add_label (what, FALSE, TRUE);
  gtk_label_set_wrap (row->indicator, TRUE);
  gtk_label_set_lines (row->indicator, 2);
  row->values = add_label (how_much, TRUE, FALSE);
  row->change = add_label (how_much, TRUE, TRUE);
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), how_much);
  gtk_widget_add_css_class (box, "diff-row");
  g_object_set_data_full (G_OBJECT (box), "pledge-row", row, g_free);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *holder = gtk_widget_get_parent (box);
  const Row *row = g_object_get_data (G_OBJECT (box), "pledge-row");
  PledgeDiffItem *item = gtk_list_item_get_item (list_item);
  const PledgeDiffFigure *figure = pledge_diff_item_get_figure (item);
  g_autofree char *indicator = pledge_diff_item_dup_indicator (item);
  g_autofree char *title = pledge_diff_figure_dup_title (figure, pledge_diff_item_get_name (item));
  g_autofree char *values = pledge_diff_figure_dup_values (figure);
  g_autofree char *change = pledge_diff_figure_dup_change (figure);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s, %s", title, indicator, values, change);

  gtk_label_set_text (row->title, title);
  gtk_label_set_text (row->indicator, indicator);
  gtk_label_set_text (row->values, values);
  gtk_label_set_text (row->change, change);
  gtk_widget_set_tooltip_text (box, spoken);
  /* The list's own widget is what takes the focus. */
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
add_kind (PledgeDiffList *self, GtkStringList *titles, int kind, const char *title, guint count)
{
  g_autofree char *words = NULL;

  if (count == 0)
    return;

  /* Translators: a kind of difference and how many figures are of it */
  words = g_strdup_printf (_("%s (%'u)"), title, count);
  gtk_string_list_append (titles, words);
  g_array_append_val (self->kinds, kind);
}

static void
fill_kinds (PledgeDiffList *self, const PledgeEditionDiff *diff)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_array_set_size (self->kinds, 0);
  gtk_string_list_append (titles, _("All Differences"));
  g_array_append_val (self->kinds, (int) { -1 });
  if (diff != NULL)
    {
      add_kind (self, titles, PLEDGE_DIFF_CHANGED, _("Changed"), pledge_edition_diff_count (diff, PLEDGE_DIFF_CHANGED));
      add_kind (self, titles, PLEDGE_DIFF_NEW, _("New"), pledge_edition_diff_count (diff, PLEDGE_DIFF_NEW));
      add_kind (self, titles, PLEDGE_DIFF_GONE, _("Gone"), pledge_edition_diff_count (diff, PLEDGE_DIFF_GONE));
      add_kind (self, titles, PLEDGE_DIFF_FLAGGED, _("Flagged Otherwise"), pledge_edition_diff_count (diff, PLEDGE_DIFF_FLAGGED));
    }
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (titles));
}

static void
fill_indicators (PledgeDiffList *self, const PledgeEditionDiff *diff)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GArray) tallies = diff != NULL ? pledge_edition_diff_list_tallies (diff) : NULL;

  g_ptr_array_set_size (self->indicators, 0);
  gtk_string_list_append (titles, _("All Indicators"));
  g_ptr_array_add (self->indicators, NULL);
  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    {
      const char *id = g_array_index (tallies, PledgeDiffTally, i).indicator;

      gtk_string_list_append (titles, pledge_edition_diff_get_indicator_title (diff, id));
      g_ptr_array_add (self->indicators, (gpointer) id);
    }
  gtk_drop_down_set_model (self->indicator, G_LIST_MODEL (titles));
}

/* A member's name and the same folded, once for all of its figures. */
static char *
share_string (GHashTable *strings, const char *key, const PledgeNames *names, gboolean fold)
{
  char *shared = g_hash_table_lookup (strings, key);
  g_autofree char *words = NULL;

  if (shared != NULL)
    return shared;

  words = fold ? g_strdup_printf ("%s %s", pledge_names_get (names, key), key) : g_strdup (pledge_names_get (names, key));
  if (fold)
    {
      g_autofree char *plain = g_steal_pointer (&words);

      words = pledge_fold_text (plain);
    }
  shared = g_ref_string_new (words);
  g_hash_table_insert (strings, (gpointer) key, shared);

  return shared;
}

static void
fill_items (PledgeDiffList *self, PledgeEditionDiff *diff, const PledgeNames *names)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ref_string_release);
  g_autoptr (GHashTable) folded = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ref_string_release);
  g_autoptr (GPtrArray) figures = diff != NULL ? pledge_edition_diff_list_figures (diff) : g_ptr_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < figures->len; i++)
    {
      const PledgeDiffFigure *figure = figures->pdata[i];

      g_ptr_array_add (items, pledge_diff_item_new (diff, figure, share_string (shown, figure->iso3, names, FALSE),
                                                    share_string (folded, figure->iso3, names, TRUE)));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
}

static void
pledge_diff_list_dispose (GObject *object)
{
  PledgeDiffList *self = PLEDGE_DIFF_LIST (object);
  GtkWidget *child;

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  if (self->found != NULL)
    g_signal_handlers_disconnect_by_data (self->found, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pledge_diff_list_parent_class)->dispose (object);
}

static void
pledge_diff_list_class_init (PledgeDiffListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_diff_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/diff-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffList, kind);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffList, indicator);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffList, stack);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffList, view);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffList, count_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
pledge_diff_list_init (PledgeDiffList *self)
{
  GtkNoSelection *selection;

  self->wanted = g_strdup ("");
  self->wanted_kind = -1;
  self->kinds = g_array_new (FALSE, FALSE, sizeof (int));
  self->indicators = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (PLEDGE_TYPE_DIFF_ITEM);
  self->filter = gtk_custom_filter_new (is_found_cb, self, NULL);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

void
pledge_diff_list_show (PledgeDiffList *self, PledgeEditionDiff *diff, const PledgeNames *names)
{
  g_return_if_fail (PLEDGE_IS_DIFF_LIST (self));
  g_return_if_fail (names != NULL);

  self->filling = TRUE;
  fill_kinds (self, diff);
  fill_indicators (self, diff);
  self->filling = FALSE;
  self->wanted_kind = -1;
  self->wanted_indicator = NULL;
  fill_items (self, diff, names);
  found_changed_cb (self);
}

void
pledge_diff_list_pick_indicator (PledgeDiffList *self, const char *indicator)
{
  guint position;

  g_return_if_fail (PLEDGE_IS_DIFF_LIST (self));
  g_return_if_fail (indicator != NULL);

  for (position = 1; position < self->indicators->len; position++)
    if (strcmp (self->indicators->pdata[position], indicator) == 0)
      break;
  if (position == self->indicators->len)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->indicator, position);
}

GListModel *
pledge_diff_list_get_found (PledgeDiffList *self)
{
  g_return_val_if_fail (PLEDGE_IS_DIFF_LIST (self), NULL);

  return G_LIST_MODEL (self->found);
}
