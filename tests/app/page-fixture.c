/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "pledge-catalogue-loader.h"

static void
ask_cb (PageFixture *self)
{
  PledgePresentation *presentation = pledge_presentation_new (self->scenario, self->presentation, FALSE);

  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  self->presentation = presentation;
  self->shown++;
  self->show (self->page, presentation);
}

void
page_fixture_set_up (PageFixture *self, GType type, PageShow show)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dir = pledge_catalogue_find_data_dir ();

  app_fixture_forgive ();
  adw_init ();
  self->catalogue = pledge_catalogue_load (dir, warnings);
  g_assert_cmpuint (warnings->len, ==, 0);
  self->scenario = pledge_scenario_new (self->catalogue);
  self->show = show;
  self->page = g_object_new (type, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->window), "Pledgeline");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  g_signal_connect_swapped (self->scenario, "changed", G_CALLBACK (ask_cb), self);
  ask_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
  app_fixture_settle ();
  app_fixture_settle ();
  app_fixture_xdotool ("search --onlyvisible --name ^Pledgeline windowmove 0 0 windowfocus");
  app_fixture_settle ();
}

void
page_fixture_tear_down (PageFixture *self, gconstpointer data)
{
  GObject *page = G_OBJECT (self->page);

  g_object_add_weak_pointer (page, (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_fixture_settle ();
  g_assert_null (page);
  pledge_presentation_unref (self->presentation);
  g_assert_finalize_object (self->scenario);
  g_assert_finalize_object (self->catalogue);
}

GtkColumnView *
page_fixture_get_view (PageFixture *self)
{
  return GTK_COLUMN_VIEW (app_fixture_find (self->page, GTK_TYPE_COLUMN_VIEW));
}

GListModel *
page_fixture_get_rows (PageFixture *self)
{
  return G_LIST_MODEL (gtk_column_view_get_model (page_fixture_get_view (self)));
}

static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *nth)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) && (*nth)-- == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, nth);

  return found;
}

GtkWidget *
page_fixture_find_nth (GtkWidget *root, GType type, guint nth)
{
  return find_nth (root, type, &nth);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = page_fixture_find_nth (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
      return label;

  return NULL;
}

gboolean
page_fixture_sees (GtkWidget *root, const char *text)
{
  return find_label (root, text) != NULL;
}

void
page_fixture_press_heading (PageFixture *self, const char *title)
{
  GtkWidget *label = find_label (GTK_WIDGET (page_fixture_get_view (self)), title);
  int x, y;

  g_assert_nonnull (label);
  /* As long as a hand takes: GtkColumnView loses a press that is let go within the same millisecond. */
  app_fixture_locate (label, gtk_widget_get_width (label) / 2.0, gtk_widget_get_height (label) / 2.0, &x, &y);
  app_fixture_xdotool ("mousemove %d %d sleep 0.3 mousedown 1 sleep 0.08 mouseup 1", x, y);
}

void
page_fixture_search (PageFixture *self, const char *text)
{
  GtkWidget *entry;

  /* The list of a drop-down has one, too, which is not the page's. */
  for (guint i = 0; (entry = page_fixture_find_nth (self->page, GTK_TYPE_SEARCH_ENTRY, i)) != NULL; i++)
    if (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER) == NULL)
      break;
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  app_fixture_settle (); /* the entry waits a moment for the next letter */
}
