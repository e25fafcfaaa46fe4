/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-alliance-list.h"

#include <glib/gi18n-lib.h>

/* What stands for an action is an alliance without members whose id is the action's name: no alliance has such a one. */
#define ACTION_PREFIX "win."
/* A longer title is cut, so that the list fits a narrow window. */
#define MAX_WHOLE_CHARS 32

static const struct { const char *action, *title; } actions[] = {
  { ACTION_PREFIX "new-group", N_("New Group…") },
  { ACTION_PREFIX "groups", N_("Edit Groups…") },
};

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_bottom (separator, 6);
  gtk_box_append (GTK_BOX (box), separator);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *separator = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkLabel *label = GTK_LABEL (gtk_widget_get_next_sibling (separator));
  PledgeAlliance *alliance = gtk_list_item_get_item (item);
  const char *title = pledge_alliance_get_title (alliance);
  gboolean is_long = g_utf8_strlen (title, -1) > MAX_WHOLE_CHARS;

  gtk_label_set_text (label, title);
  gtk_label_set_ellipsize (label, is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (label, is_long ? MAX_WHOLE_CHARS : -1);
  gtk_widget_set_visible (separator, g_str_equal (pledge_alliance_get_id (alliance), actions[0].action));
}

GListModel *
pledge_alliance_list_new (PledgeCatalogue *catalogue)
{
  GListStore *lists, *offered;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  offered = g_list_store_new (PLEDGE_TYPE_ALLIANCE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (PledgeAlliance) item = pledge_alliance_builder_finish (pledge_alliance_builder_new (actions[i].action, _(actions[i].title)));

      g_list_store_append (offered, item);
    }

  lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (lists, pledge_catalogue_get_alliances (catalogue));
  g_list_store_append (lists, offered);
  g_object_unref (offered);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
}

const char *
pledge_alliance_list_get_action (PledgeAlliance *item)
{
  const char *id;

  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (item), NULL);

  id = pledge_alliance_get_id (item);
  return g_str_has_prefix (id, ACTION_PREFIX) ? id : NULL;
}

GtkListItemFactory *
pledge_alliance_list_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
