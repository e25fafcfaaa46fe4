/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-commitments-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-columns.h"
#include "pledge-commitment-card.h"
#include "pledge-commitment-text.h"
#include "pledge-fold.h"

/* The first two choices of whom a commitment concerns; members follow. */
enum {
  CONCERNS_ANY,
  CONCERNS_ALLIANCE,
  CONCERNS_MEMBERS,
};

struct _PledgeCommitmentsPage {
  GtkWidget parent_instance;

  GtkDropDown *concerned;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkColumnView *table;
  GtkListView *cards;

  PledgePresentation *presentation;
  PledgeScenario *scenario;   /* the presentation's */
  PledgeCatalogue *catalogue; /* the scenario's */
  PledgeAlliance *alliance;   /* the one named among the choices */

  PledgeColumns *columns;
  GtkCustomFilter *filter;
  GtkFilterListModel *found;
  GtkSelectionModel *rows;
  GtkStringList *choices;
  GPtrArray *codes;      /* of the members among the choices */
  GHashTable *concerning; /* set of PledgeCommitment; NULL: all */
  char *wanted;          /* what is typed, folded */
};

enum {
  SET_TARGET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PledgeColumnSpec specs[PLEDGE_N_COMMITMENT_FIELDS] = {
  [PLEDGE_COMMITMENT_DATE] = { .id = "date", .title = N_("Date"), .width_chars = 10, .largest_first = TRUE },
  [PLEDGE_COMMITMENT_ACTOR] = { .id = "actor", .title = N_("Who"), .width_chars = 14, .max_width_chars = 24 },
  [PLEDGE_COMMITMENT_ADDRESSEE] = { .id = "addressee", .title = N_("About"), .width_chars = 10, .max_width_chars = 16 },
  [PLEDGE_COMMITMENT_SHARE] = { .id = "share", .title = N_("% of GDP"), .tooltip = N_("Activate a row to set the target to its share"),
                                .number = TRUE, .largest_first = TRUE },
  [PLEDGE_COMMITMENT_SCOPE] = { .id = "scope", .title = N_("Scope"), .tooltip = N_("What the share is to count: core defence, what is related to it, or both together"),
                                .width_chars = 6 },
  [PLEDGE_COMMITMENT_DEADLINE] = { .id = "deadline", .title = N_("By"), .tooltip = N_("The year until which it is to be met"), .width_chars = 4, .number = TRUE },
  [PLEDGE_COMMITMENT_FACT] = { .id = "fact", .title = N_("What Was Said"), .width_chars = 26, .max_width_chars = 60, .expand = TRUE },
  [PLEDGE_COMMITMENT_SOURCE] = { .id = "source", .title = N_("Source"), .width_chars = 12, .max_width_chars = 32 },
  [PLEDGE_COMMITMENT_CONFIDENCE] = { .id = "confidence", .title = N_("Confidence"), .tooltip = N_("How sure it is that it was said so"),
                                     .width_chars = 7, .largest_first = TRUE },
};

G_DEFINE_FINAL_TYPE (PledgeCommitmentsPage, pledge_commitments_page, GTK_TYPE_WIDGET)

static char *
dup_text (gpointer item, guint column)
{
  return pledge_commitment_dup_text (item, column);
}

/* A pointer at rest reads what may be cut short, and elsewhere what a row is good for. */
static char *
dup_tooltip (gpointer item, guint column)
{
  switch (column)
    {
    case PLEDGE_COMMITMENT_ACTOR:
    case PLEDGE_COMMITMENT_ADDRESSEE:
    case PLEDGE_COMMITMENT_FACT:
    case PLEDGE_COMMITMENT_SOURCE:
      return pledge_commitment_dup_text (item, column);
    default:
      return pledge_commitment_dup_offer (item);
    }
}

static void
style_cell (gpointer item, guint column, GtkWidget *cell)
{
  gtk_label_set_yalign (GTK_LABEL (cell), 0.5);
  pledge_columns_set_class (cell, "numeric", column == PLEDGE_COMMITMENT_DATE || column == PLEDGE_COMMITMENT_DEADLINE);
  pledge_columns_set_class (cell, "dim-label", column == PLEDGE_COMMITMENT_SOURCE || column == PLEDGE_COMMITMENT_CONFIDENCE);
}

static int
compare_rows (gconstpointer a, gconstpointer b, guint column, gboolean descending)
{
  return pledge_commitment_compare ((gpointer) a, (gpointer) b, MIN (column, PLEDGE_N_COMMITMENT_FIELDS), descending);
}

static const PledgeColumnFuncs funcs = { dup_text, dup_tooltip, style_cell, compare_rows };

static gboolean
is_found_cb (gpointer item, gpointer data)
{
  PledgeCommitmentsPage *self = data;

  return (self->concerning == NULL || g_hash_table_contains (self->concerning, item)) && pledge_commitment_matches (item, self->wanted);
}

static void
add_commitments_of (PledgeCommitmentsPage *self, const char *iso3)
{
  g_autoptr (GPtrArray) commitments = pledge_catalogue_list_commitments (self->catalogue, iso3);

  for (guint i = 0; i < commitments->len; i++)
    g_hash_table_add (self->concerning, g_object_ref (commitments->pdata[i]));
}

/* Addressed to the alliance by its name or to one of its members by theirs. */
static void
add_commitments_of_alliance (PledgeCommitmentsPage *self)
{
  GListModel *commitments = pledge_catalogue_get_commitments (self->catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (commitments, i);
      gboolean concerns = pledge_commitment_concerns (commitment, NULL, pledge_alliance_get_id (self->alliance));

      for (guint j = 0; j < pledge_alliance_get_n_members (self->alliance) && !concerns; j++)
        concerns = pledge_commitment_concerns (commitment, pledge_member_get_iso3 (pledge_alliance_get_member (self->alliance, j)), NULL);
      if (concerns)
        g_hash_table_add (self->concerning, g_steal_pointer (&commitment));
    }
}

static void
update_concerning (PledgeCommitmentsPage *self)
{
  guint choice = gtk_drop_down_get_selected (self->concerned);

  g_clear_pointer (&self->concerning, g_hash_table_unref);
  if (choice == CONCERNS_ANY || choice == GTK_INVALID_LIST_POSITION || self->catalogue == NULL)
    return;

  self->concerning = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  if (choice == CONCERNS_ALLIANCE)
    add_commitments_of_alliance (self);
  else if (choice - CONCERNS_MEMBERS < self->codes->len)
    add_commitments_of (self, self->codes->pdata[choice - CONCERNS_MEMBERS]);
}

static void
filter_changed_cb (PledgeCommitmentsPage *self)
{
  if (self->filter == NULL)
    return;

  g_free (self->wanted);
  self->wanted = pledge_fold_text (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  update_concerning (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
rows_changed_cb (PledgeCommitmentsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 ? "list" : "none");
}

static void
stop_search_cb (PledgeCommitmentsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
activate_cb (PledgeCommitmentsPage *self, guint position)
{
  g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (commitment != NULL && !isnan (pledge_commitment_get_info (commitment)->target_pct))
    g_signal_emit (self, signals[SET_TARGET], 0, pledge_commitment_get_info (commitment)->target_pct);
}

static void
set_target (PledgeCommitmentsPage *self, double target_pct)
{
  double before_pct;

  if (self->scenario == NULL)
    return;

  before_pct = pledge_scenario_get_target_pct (self->scenario);
  pledge_scenario_set_target_pct (self->scenario, target_pct);
  if (pledge_scenario_get_target_pct (self->scenario) == before_pct)
    g_signal_stop_emission (self, signals[SET_TARGET], 0); /* nothing to tell anybody */
}

static void
set_target_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SET_TARGET], 0, g_variant_get_double (parameter));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PledgeCommitmentsPage *self = PLEDGE_COMMITMENTS_PAGE (widget);

  gtk_drop_down_set_selected (self->concerned, CONCERNS_ANY);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (PLEDGE_COMMITMENTS_PAGE (widget)->search_entry));
}

static void
bind_share_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, pledge_commitment_share_new (gtk_list_item_get_item (list_item)));
}

static void
unbind_share_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, NULL);
}

static void
setup_card_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, pledge_commitment_card_new ());
}

static void
bind_card_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  PledgeCommitment *commitment = gtk_list_item_get_item (list_item);

  pledge_commitment_card_set_commitment (PLEDGE_COMMITMENT_CARD (gtk_list_item_get_child (list_item)), commitment);
  gtk_list_item_set_activatable (list_item, !isnan (pledge_commitment_get_info (commitment)->target_pct));
}

static void
make_factories (PledgeCommitmentsPage *self)
{
  g_autoptr (GtkListItemFactory) shares = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) cards = gtk_signal_list_item_factory_new ();

  g_signal_connect (shares, "bind", G_CALLBACK (bind_share_cb), NULL);
  g_signal_connect (shares, "unbind", G_CALLBACK (unbind_share_cb), NULL);
  gtk_column_view_column_set_factory (pledge_columns_get_column (self->columns, PLEDGE_COMMITMENT_SHARE), shares);
  g_signal_connect (cards, "setup", G_CALLBACK (setup_card_cb), NULL);
  g_signal_connect (cards, "bind", G_CALLBACK (bind_card_cb), NULL);
  gtk_list_view_set_factory (self->cards, cards);
}

static void
make_rows (PledgeCommitmentsPage *self)
{
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  self->filter = gtk_custom_filter_new (is_found_cb, self, NULL);
  self->found = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->found)), g_object_ref (pledge_columns_get_sorter (self->columns)));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  self->rows = GTK_SELECTION_MODEL (selection);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, self->rows);
  gtk_list_view_set_model (self->cards, self->rows);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (pledge_member_get_name (*(PledgeMember *const *) a), pledge_member_get_name (*(PledgeMember *const *) b));
}

/* Members that a commitment concerns, by name. */
static void
add_member_choices (PledgeCommitmentsPage *self)
{
  GListModel *members = pledge_catalogue_get_members (self->catalogue);
  g_autoptr (GPtrArray) concerned = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (PledgeMember) member = g_list_model_get_item (members, i);
      g_autoptr (GPtrArray) commitments = pledge_catalogue_list_commitments (self->catalogue, pledge_member_get_iso3 (member));

      if (commitments->len > 0)
        g_ptr_array_add (concerned, g_steal_pointer (&member));
    }
  g_ptr_array_sort (concerned, compare_members);
  g_ptr_array_set_size (self->codes, 0);
  for (guint i = 0; i < concerned->len; i++)
    {
      gtk_string_list_append (self->choices, pledge_member_get_name (concerned->pdata[i]));
      g_ptr_array_add (self->codes, g_strdup (pledge_member_get_iso3 (concerned->pdata[i])));
    }
}

static void
take_catalogue (PledgeCommitmentsPage *self, PledgeCatalogue *catalogue)
{
  self->catalogue = catalogue;
  self->choices = gtk_string_list_new (NULL);
  gtk_string_list_append (self->choices, _("All countries"));
  gtk_string_list_append (self->choices, pledge_alliance_get_title (self->alliance));
  add_member_choices (self);
  gtk_drop_down_set_model (self->concerned, G_LIST_MODEL (self->choices));
  gtk_filter_list_model_set_model (self->found, pledge_catalogue_get_commitments (catalogue));
  pledge_columns_sort_by (self->columns, PLEDGE_COMMITMENT_DATE, TRUE);
  rows_changed_cb (self);
}

static void
name_alliance (PledgeCommitmentsPage *self)
{
  const char *const title[] = { pledge_alliance_get_title (self->alliance), NULL };
  guint choice = gtk_drop_down_get_selected (self->concerned);

  gtk_string_list_splice (self->choices, CONCERNS_ALLIANCE, 1, title);
  gtk_drop_down_set_selected (self->concerned, choice);
  filter_changed_cb (self);
}

static void
pledge_commitments_page_dispose (GObject *object)
{
  PledgeCommitmentsPage *self = PLEDGE_COMMITMENTS_PAGE (object);
  GtkWidget *child;

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->rows);
  g_clear_object (&self->found);
  g_clear_object (&self->choices);
  g_clear_object (&self->alliance);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->concerning, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_free);
  self->catalogue = NULL;
  self->scenario = NULL;
  g_clear_pointer (&self->presentation, pledge_presentation_unref);

  G_OBJECT_CLASS (pledge_commitments_page_parent_class)->dispose (object);
}

static void
pledge_commitments_page_class_init (PledgeCommitmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_commitments_page_dispose;

  signals[SET_TARGET] = g_signal_new_class_handler ("set-target", PLEDGE_TYPE_COMMITMENTS_PAGE, G_SIGNAL_RUN_FIRST, G_CALLBACK (set_target),
                                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/commitments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentsPage, concerned);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentsPage, table);
  gtk_widget_class_bind_template_child (widget_class, PledgeCommitmentsPage, cards);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "commitments.set-target", "d", set_target_action);
  gtk_widget_class_install_action (widget_class, "commitments.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "commitments.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "commitments.find", NULL);
}

static void
pledge_commitments_page_init (PledgeCommitmentsPage *self)
{
  self->wanted = g_strdup ("");
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  self->columns = pledge_columns_new (self->table, specs, PLEDGE_N_COMMITMENT_FIELDS, &funcs);
  make_factories (self);
  make_rows (self);
}

void
pledge_commitments_page_show (PledgeCommitmentsPage *self, PledgePresentation *presentation)
{
  PledgeAlliance *alliance;

  g_return_if_fail (PLEDGE_IS_COMMITMENTS_PAGE (self));
  g_return_if_fail (presentation != NULL);

  pledge_presentation_ref (presentation);
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  self->presentation = presentation;
  self->scenario = pledge_presentation_get_scenario (presentation);
  alliance = pledge_scenario_get_alliance (self->scenario);
  if (!g_set_object (&self->alliance, alliance))
    return;

  if (self->catalogue == NULL)
    take_catalogue (self, pledge_scenario_get_catalogue (self->scenario));
  else
    name_alliance (self);
}
