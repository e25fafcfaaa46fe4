/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-chooser.h"

#include <glib/gi18n-lib.h>

#include "pledge-alliance-list.h"

struct _PledgeChooser {
  GtkWidget parent_instance;
  GtkDropDown *alliance;
  GtkDropDown *edition;
  GtkDropDown *year;
  GtkStringList *year_labels;
  GArray *years; /* of int, newest first, beside the labels */
  PledgeScenario *scenario;
  PledgeEdition *years_of; /* the edition that the years belong to; not owned */
  gboolean following;
};

enum {
  SWITCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeChooser, pledge_chooser, GTK_TYPE_WIDGET)

static guint
find_item (GListModel *model, gpointer wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (item == wanted)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
fill_years (PledgeChooser *self)
{
  PledgeEdition *edition = pledge_scenario_get_edition (self->scenario);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);
  g_autoptr (GPtrArray) labels = NULL;

  if (edition == self->years_of)
    return;

  self->years_of = edition;
  labels = g_ptr_array_new_with_free_func (g_free);
  g_array_set_size (self->years, 0);
  for (int year = info->last_year; year >= info->first_year; year--)
    if (pledge_edition_has_year (edition, year))
      {
        g_array_append_val (self->years, year);
        g_ptr_array_add (labels, pledge_edition_dup_year_label (edition, year));
      }
  g_ptr_array_add (labels, NULL);
  gtk_string_list_splice (self->year_labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->year_labels)), (const char *const *) labels->pdata);
}

static guint
find_year (PledgeChooser *self, int year)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == year)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
follow (PledgeChooser *self)
{
  PledgeCatalogue *catalogue = pledge_scenario_get_catalogue (self->scenario);

  self->following = TRUE;
  fill_years (self);
  gtk_drop_down_set_selected (self->alliance, find_item (pledge_catalogue_get_alliances (catalogue), pledge_scenario_get_alliance (self->scenario)));
  gtk_drop_down_set_selected (self->edition, find_item (pledge_catalogue_get_editions (catalogue), pledge_scenario_get_edition (self->scenario)));
  gtk_drop_down_set_selected (self->year, find_year (self, pledge_scenario_get_year (self->scenario)));
  self->following = FALSE;
}

/* While a list changes, its drop-down looks for something to select in place of what is gone: that is nobody's choice. */
static void
list_changing_cb (PledgeChooser *self)
{
  self->following = TRUE;
}

/* The drop-down's own handlers come between the two. */
static void
set_list (PledgeChooser *self, GtkDropDown *drop_down, GListModel *list)
{
  g_signal_connect_object (list, "items-changed", G_CALLBACK (list_changing_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_model (drop_down, list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
}

static void
alliance_chosen_cb (PledgeChooser *self)
{
  PledgeAlliance *alliance = gtk_drop_down_get_selected_item (self->alliance);
  const char *action = alliance != NULL ? pledge_alliance_list_get_action (alliance) : NULL;
  PledgeEdition *before, *after;

  if (self->following || self->scenario == NULL || alliance == NULL)
    return;
  if (action != NULL)
    {
      follow (self);
      gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
      return;
    }

  before = pledge_scenario_get_edition (self->scenario);
  after = pledge_catalogue_find_edition_for (pledge_scenario_get_catalogue (self->scenario), alliance, before);
  pledge_scenario_set_edition_and_alliance (self->scenario, after, alliance);
  if (after != before)
    g_signal_emit (self, signals[SWITCHED], 0, after);
}

static void
edition_chosen_cb (PledgeChooser *self)
{
  PledgeEdition *edition = gtk_drop_down_get_selected_item (self->edition);

  if (!self->following && self->scenario != NULL && edition != NULL)
    pledge_scenario_set_edition (self->scenario, edition);
}

static void
year_chosen_cb (PledgeChooser *self)
{
  guint position = gtk_drop_down_get_selected (self->year);

  if (!self->following && self->scenario != NULL && position < self->years->len)
    pledge_scenario_set_year (self->scenario, g_array_index (self->years, int, position));
}

static void
pledge_chooser_dispose (GObject *object)
{
  PledgeChooser *self = PLEDGE_CHOOSER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->scenario);
  g_clear_object (&self->year_labels);
  g_clear_pointer (&self->years, g_array_unref);

  G_OBJECT_CLASS (pledge_chooser_parent_class)->dispose (object);
}

static void
pledge_chooser_class_init (PledgeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_chooser_dispose;

  signals[SWITCHED] = g_signal_new ("switched", PLEDGE_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PLEDGE_TYPE_EDITION);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeChooser, alliance);
  gtk_widget_class_bind_template_child (widget_class, PledgeChooser, edition);
  gtk_widget_class_bind_template_child (widget_class, PledgeChooser, year);
  gtk_widget_class_bind_template_callback (widget_class, alliance_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, edition_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pledge_chooser_init (PledgeChooser *self)
{
  g_type_ensure (PLEDGE_TYPE_ALLIANCE);
  g_type_ensure (PLEDGE_TYPE_EDITION);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->year_labels = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (self->year_labels));
}

void
pledge_chooser_set_scenario (PledgeChooser *self, PledgeScenario *scenario)
{
  PledgeCatalogue *catalogue;
  g_autoptr (GListModel) alliances = NULL;
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (PLEDGE_IS_CHOOSER (self));
  g_return_if_fail (PLEDGE_IS_SCENARIO (scenario));
  g_return_if_fail (self->scenario == NULL);

  catalogue = pledge_scenario_get_catalogue (scenario);
  alliances = pledge_alliance_list_new (catalogue);
  factory = pledge_alliance_list_factory_new ();
  self->following = TRUE;
  gtk_drop_down_set_list_factory (self->alliance, factory);
  set_list (self, self->alliance, alliances);
  set_list (self, self->edition, pledge_catalogue_get_editions (catalogue));
  self->following = FALSE;
  self->scenario = g_object_ref (scenario);
  g_signal_connect_object (scenario, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}

void
pledge_chooser_step_year (PledgeChooser *self, int by)
{
  guint position;

  g_return_if_fail (PLEDGE_IS_CHOOSER (self));

  position = find_year (self, pledge_scenario_get_year (self->scenario));
  if (position != GTK_INVALID_LIST_POSITION && (int) position - by >= 0 && (int) position - by < (int) self->years->len)
    pledge_scenario_set_year (self->scenario, g_array_index (self->years, int, (int) position - by));
}
