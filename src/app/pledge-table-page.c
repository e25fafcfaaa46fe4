/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-table-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-columns.h"
#include "pledge-fold.h"
#include "pledge-provenance.h"
#include "pledge-row-item.h"
#include "pledge-row-menu.h"
#include "pledge-table.h"
#include "pledge-words-lens.h"
#include "pledge-words.h"

#define HIDDEN_KEY "table-hidden-columns"

struct _PledgeTablePage {
  GtkWidget parent_instance;

  GtkLabel *basis;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkColumnView *view;
  GtkLabel *counted;
  GtkLabel *shortfall;
  GtkLabel *net;
  GtkLabel *totals_note;

  PledgePresentation *presentation;
  PledgeScenario *scenario; /* the presentation's */
  PledgeAnswer *answer;     /* likewise */
  GSettings *settings;      /* nullable */

  PledgeColumns *columns;
  GListStore *items; /* of PledgeRowItem, in no particular order */
  GtkCustomFilter *filter;
  GtkSelectionModel *rows; /* the items found, in order */
  char *wanted;            /* what is typed, folded */
  gboolean following;      /* the selection is being made the scenario's */
};

enum {
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PledgeColumnSpec specs[PLEDGE_N_ROW_FIELDS] = {
  [PLEDGE_ROW_RANK] = { .id = "rank", .title = N_("#"), .tooltip = N_("Rank by share of GDP"), .width_chars = 3, .number = TRUE },
  [PLEDGE_ROW_MEMBER] = { .id = "member", .title = N_("Member"), .width_chars = 14 },
  [PLEDGE_ROW_SHARE] = { .id = "share", .title = N_("Share of GDP"), .tooltip = N_("As the publisher prints it; the target and the rank are judged on it"),
                         .width_chars = 8, .number = TRUE, .largest_first = TRUE },
  [PLEDGE_ROW_TARGET] = { .id = "target", .title = N_("Target"), .tooltip = N_("The share of GDP that the member is judged by"),
                          .width_chars = 7, .number = TRUE, .largest_first = TRUE },
  [PLEDGE_ROW_SPENDING] = { .id = "spending", .title = N_("Spending"), .width_chars = 12, .number = TRUE, .largest_first = TRUE },
  [PLEDGE_ROW_GDP] = { .id = "gdp", .title = N_("GDP"), .tooltip = N_("In current US$"), .width_chars = 11, .number = TRUE, .largest_first = TRUE },
  [PLEDGE_ROW_GAP] = { .id = "gap", .title = N_("Gap"), .tooltip = N_("Target × GDP − spending"),
                       .width_chars = 15, .number = TRUE, .largest_first = TRUE },
  [PLEDGE_ROW_NOMINAL] = { .id = "nominal", .title = N_("Share by Money"), .tooltip = N_("Spending ÷ GDP, from the publisher’s own sums of money"),
                           .width_chars = 8, .number = TRUE, .largest_first = TRUE },
  [PLEDGE_ROW_NOTE] = { .id = "note", .title = N_("Note"), .width_chars = 12, .expand = TRUE },
};

G_DEFINE_FINAL_TYPE (PledgeTablePage, pledge_table_page, GTK_TYPE_WIDGET)

static char *
dup_text (gpointer item, guint column)
{
  return pledge_row_item_dup_text (item, column);
}

static char *
dup_tooltip (gpointer item, guint column)
{
  PledgeRowItem *row = item;
  g_autofree char *note = NULL;

  if (column != PLEDGE_ROW_NOTE)
    return pledge_words_row (pledge_row_item_get_answer (row), pledge_row_item_get_row (row));

  note = pledge_row_item_dup_text (row, PLEDGE_ROW_NOTE);
  return *note != '\0' ? g_steal_pointer (&note) : NULL;
}

static void
style_cell (gpointer item, guint column, GtkWidget *cell)
{
  PledgeRowItem *row = item;
  gboolean absent = pledge_row_item_get_row (row)->absence != PLEDGE_ABSENCE_NONE;

  if (column == PLEDGE_ROW_GAP)
    pledge_columns_set_class (cell, "short", pledge_row_item_is_short (row));
  pledge_columns_set_class (cell, "dim-label", absent || column == PLEDGE_ROW_RANK || column == PLEDGE_ROW_NOTE);
}

static int
compare_rows (gconstpointer a, gconstpointer b, guint column, gboolean descending)
{
  return pledge_row_item_compare ((gpointer) a, (gpointer) b, MIN (column, PLEDGE_N_ROW_FIELDS), descending);
}

static const PledgeColumnFuncs funcs = { dup_text, dup_tooltip, style_cell, compare_rows };

static gboolean
is_found_cb (gpointer item, gpointer data)
{
  PledgeTablePage *self = data;
  const PledgeAnswerRow *row = pledge_row_item_get_row (item);

  return pledge_fold_matches (row->name, self->wanted) || pledge_fold_matches (row->iso3, self->wanted);
}

static void
search_changed_cb (PledgeTablePage *self)
{
  g_free (self->wanted);
  self->wanted = pledge_fold_text (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Rows that a search hides stay selected in the scenario and are selected again once they are back. */
static void
select_as_scenario (PledgeTablePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);
  g_autoptr (GtkBitset) before = gtk_selection_model_get_selection (self->rows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PledgeRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (pledge_scenario_is_selected (self->scenario, pledge_row_item_get_iso3 (item)))
        gtk_bitset_add (selected, i);
    }
  if (gtk_bitset_equals (selected, before))
    return;

  self->following = TRUE;
  gtk_selection_model_set_selection (self->rows, selected, mask);
  self->following = FALSE;
}

/* In the order they were selected: those that were, then those that are new. */
static void
selection_changed_cb (PledgeTablePage *self)
{
  const char *const *before = pledge_scenario_get_selection (self->scenario);
  g_autoptr (GHashTable) now = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  if (self->following)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PledgeRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (!gtk_selection_model_is_selected (self->rows, i))
        continue;
      g_hash_table_add (now, (gpointer) pledge_row_item_get_iso3 (item));
      if (!pledge_scenario_is_selected (self->scenario, pledge_row_item_get_iso3 (item)))
        g_ptr_array_add (codes, g_strdup (pledge_row_item_get_iso3 (item)));
    }
  for (guint i = 0, kept = 0; before[i] != NULL; i++)
    if (g_hash_table_contains (now, before[i]))
      g_ptr_array_insert (codes, kept++, g_strdup (before[i]));
  g_ptr_array_add (codes, NULL);
  pledge_scenario_set_selection (self->scenario, (const char *const *) codes->pdata);
}

static void
rows_changed_cb (PledgeTablePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 ? "table" : "none");
  if (!self->following)
    select_as_scenario (self);
}

static void
sorted_cb (PledgeTablePage *self)
{
  PledgeSort sort;

  if (self->scenario != NULL && pledge_row_field_to_sort (pledge_columns_get_sort (self->columns, NULL), &sort))
    pledge_scenario_set_sort (self->scenario, sort);
}

/* An order that the scenario was given elsewhere takes the place of the one that was pressed here. */
static void
sort_as_scenario (PledgeTablePage *self, gboolean first, PledgeSort before)
{
  PledgeSort sort = pledge_answer_get_sort (self->answer);
  PledgeRowField field = pledge_row_field_of_sort (sort);

  if ((first || sort != before) && pledge_columns_get_sort (self->columns, NULL) != field)
    pledge_columns_sort_by (self->columns, field, specs[field].largest_first);
}

static gboolean
is_in_order (PledgeTablePage *self)
{
  gboolean descending;
  guint column = pledge_columns_get_sort (self->columns, &descending);
  g_autoptr (PledgeRowItem) before = g_list_model_get_item (G_LIST_MODEL (self->rows), 0);

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      PledgeRowItem *item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      gboolean in_order = compare_rows (before, item, column, descending) <= 0;

      g_object_unref (before);
      before = item;
      if (!in_order)
        return FALSE;
    }

  return TRUE;
}

/* The same members keep their items, whatever is asked of them. */
static gboolean
update_items (PledgeTablePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (GHashTable) positions = NULL;

  if (n != pledge_answer_get_n_rows (self->answer))
    return FALSE;

  positions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (positions, (gpointer) pledge_answer_get_row (self->answer, i)->iso3, GUINT_TO_POINTER (i));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PledgeRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!g_hash_table_contains (positions, pledge_row_item_get_iso3 (item)))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PledgeRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      pledge_row_item_show (item, self->answer, GPOINTER_TO_UINT (g_hash_table_lookup (positions, pledge_row_item_get_iso3 (item))));
    }

  return TRUE;
}

static void
make_items (PledgeTablePage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pledge_answer_get_n_rows (self->answer); i++)
    g_ptr_array_add (items, pledge_row_item_new (self->answer, i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
}

static void
set_words (GtkLabel *label, char *words)
{
  g_autofree char *owned = words;

  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
update_totals (PledgeTablePage *self)
{
  const PledgeAnswerTotals *totals = pledge_answer_get_totals (self->answer);

  set_words (self->basis, pledge_words_lens_basis (self->answer));
  /* Translators: "31 of 32 counted, 5 meet the target"; members that are not counted have no figures */
  set_words (self->counted, g_strdup_printf (ngettext ("%u of %u counted, %u meets the target", "%u of %u counted, %u meet the target", totals->meeting),
                                             totals->with_figures, totals->members, totals->meeting));
  set_words (self->shortfall, pledge_words_shortfall_total (self->answer));
  set_words (self->net, pledge_words_net_total (self->answer));
  set_words (self->totals_note, pledge_words_totals_note (self->answer));
}

static void
remember_columns (PledgeTablePage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) hidden = NULL;

  if (self->settings == NULL)
    return;

  for (guint i = 0; i < PLEDGE_N_ROW_FIELDS; i++)
    if (!gtk_column_view_column_get_visible (pledge_columns_get_column (self->columns, i)))
      g_strv_builder_add (builder, specs[i].id);
  hidden = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, HIDDEN_KEY, (const char *const *) hidden);
}

/* The member's column stays, or nobody would know whose figures these are. */
static void
recall_columns (PledgeTablePage *self)
{
  g_auto (GStrv) hidden = g_settings_get_strv (self->settings, HIDDEN_KEY);

  for (guint i = 0; i < PLEDGE_N_ROW_FIELDS; i++)
    gtk_column_view_column_set_visible (pledge_columns_get_column (self->columns, i),
                                        i == PLEDGE_ROW_MEMBER || !g_strv_contains ((const char *const *) hidden, specs[i].id));
}

static GPtrArray *
list_codes (PledgeTablePage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->rows);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PledgeRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (gtk_bitset_is_empty (selected) || gtk_bitset_contains (selected, i))
        g_ptr_array_add (codes, (gpointer) pledge_row_item_get_iso3 (item));
    }
  g_ptr_array_add (codes, NULL);

  return g_steal_pointer (&codes);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeTablePage *self = PLEDGE_TABLE_PAGE (widget);
  g_autoptr (GPtrArray) codes = NULL;
  g_autofree char *tsv = NULL;

  if (self->answer == NULL)
    return;

  codes = list_codes (self);
  tsv = pledge_table_page_dup_copy (self);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
  g_signal_emit (self, signals[COPIED], 0, codes->len - 1);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeTablePage *self = PLEDGE_TABLE_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* As in the charts; where nothing is selected somebody else may want the key. */
static gboolean
unselect_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PledgeTablePage *self = PLEDGE_TABLE_PAGE (widget);

  if (self->scenario == NULL || pledge_scenario_get_selected (self->scenario) == NULL)
    return GDK_EVENT_PROPAGATE;

  pledge_scenario_set_selected (self->scenario, NULL);
  return GDK_EVENT_STOP;
}

static void
add_column_actions (PledgeTablePage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < PLEDGE_N_ROW_FIELDS; i++)
    if (i != PLEDGE_ROW_MEMBER)
      {
        GtkColumnViewColumn *column = pledge_columns_get_column (self->columns, i);
        g_autoptr (GPropertyAction) action = g_property_action_new (specs[i].id, column, "visible");

        g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (group));
}

/* The number of a cell; of one without a number the row's gap. */
static const char *
pick_row (GtkWidget *widget, double x, double y, GdkRectangle *at)
{
  static const PledgeQuantity quantities[PLEDGE_N_ROW_FIELDS] = {
    [PLEDGE_ROW_RANK] = PLEDGE_QUANTITY_RANK, [PLEDGE_ROW_MEMBER] = PLEDGE_QUANTITY_GAP, [PLEDGE_ROW_SHARE] = PLEDGE_QUANTITY_SHARE,
    [PLEDGE_ROW_TARGET] = PLEDGE_QUANTITY_GAP, [PLEDGE_ROW_SPENDING] = PLEDGE_QUANTITY_SPENDING, [PLEDGE_ROW_GDP] = PLEDGE_QUANTITY_GDP,
    [PLEDGE_ROW_GAP] = PLEDGE_QUANTITY_GAP, [PLEDGE_ROW_NOMINAL] = PLEDGE_QUANTITY_SHARE, [PLEDGE_ROW_NOTE] = PLEDGE_QUANTITY_SHARE,
  };
  PledgeTablePage *self = PLEDGE_TABLE_PAGE (gtk_widget_get_ancestor (widget, PLEDGE_TYPE_TABLE_PAGE));
  PledgeRowItem *item;
  guint column;

  if (self->scenario == NULL)
    return NULL;
  if (isnan (x))
    return pledge_scenario_get_selected (self->scenario) != NULL ? pledge_quantity_to_id (PLEDGE_QUANTITY_GAP) : NULL;

  item = pledge_columns_pick (self->columns, x, y, &column);
  if (item == NULL)
    return NULL;

  pledge_scenario_set_selected (self->scenario, pledge_row_item_get_iso3 (item));
  return pledge_quantity_to_id (quantities[column]);
}

static void
make_rows (PledgeTablePage *self)
{
  GtkFilterListModel *found;
  GtkSortListModel *sorted;

  self->items = g_list_store_new (PLEDGE_TYPE_ROW_ITEM);
  self->filter = gtk_custom_filter_new (is_found_cb, self, NULL);
  found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (found), g_object_ref (pledge_columns_get_sorter (self->columns)));
  self->rows = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect_object (self->rows, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_column_view_set_model (self->view, self->rows);
}

static void
pledge_table_page_dispose (GObject *object)
{
  PledgeTablePage *self = PLEDGE_TABLE_PAGE (object);
  GtkWidget *child;

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_object (&self->columns);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->wanted, g_free);
  self->answer = NULL;
  self->scenario = NULL;
  g_clear_pointer (&self->presentation, pledge_presentation_unref);

  G_OBJECT_CLASS (pledge_table_page_parent_class)->dispose (object);
}

static void
pledge_table_page_class_init (PledgeTablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_table_page_dispose;

  signals[COPIED] = g_signal_new ("copied", PLEDGE_TYPE_TABLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/table-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, basis);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, view);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, counted);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, shortfall);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, net);
  gtk_widget_class_bind_template_child (widget_class, PledgeTablePage, totals_note);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "table.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "table.find", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, unselect_cb, NULL);
}

static void
pledge_table_page_init (PledgeTablePage *self)
{
  self->wanted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->columns = pledge_columns_new (self->view, specs, PLEDGE_N_ROW_FIELDS, &funcs);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  make_rows (self);
  pledge_row_menu_add (GTK_WIDGET (self->view), pick_row);
  add_column_actions (self);
}

void
pledge_table_page_set_settings (PledgeTablePage *self, GSettings *settings)
{
  g_return_if_fail (PLEDGE_IS_TABLE_PAGE (self));
  g_return_if_fail (self->settings == NULL);

  if (settings == NULL)
    return;

  self->settings = g_object_ref (settings);
  recall_columns (self);
  for (guint i = 0; i < PLEDGE_N_ROW_FIELDS; i++)
    g_signal_connect_object (pledge_columns_get_column (self->columns, i), "notify::visible", G_CALLBACK (remember_columns), self, G_CONNECT_SWAPPED);
}

void
pledge_table_page_show (PledgeTablePage *self, PledgePresentation *presentation)
{
  g_autoptr (PledgePresentation) before = NULL;
  PledgeSort sort_before;

  g_return_if_fail (PLEDGE_IS_TABLE_PAGE (self));
  g_return_if_fail (presentation != NULL);

  before = self->presentation;
  sort_before = before != NULL ? pledge_answer_get_sort (self->answer) : PLEDGE_SORT_SHARE;
  self->presentation = pledge_presentation_ref (presentation);
  self->scenario = pledge_presentation_get_scenario (presentation);
  self->answer = pledge_presentation_get_answer (presentation);

  if (!update_items (self))
    make_items (self);
  sort_as_scenario (self, before == NULL, sort_before);
  if (!is_in_order (self))
    pledge_columns_resort (self->columns);
  select_as_scenario (self);
  update_totals (self);
}

char *
pledge_table_page_dup_copy (PledgeTablePage *self)
{
  g_autoptr (GPtrArray) codes = NULL;

  g_return_val_if_fail (PLEDGE_IS_TABLE_PAGE (self), NULL);
  g_return_val_if_fail (self->answer != NULL, NULL);

  codes = list_codes (self);
  return pledge_table_to_tsv (self->answer, (const char *const *) codes->pdata);
}
