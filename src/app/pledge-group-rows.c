/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-rows.h"

#include <glib/gi18n-lib.h>

#include "pledge-format.h"
#include "pledge-group-totals.h"
#include "pledge-words.h"

#define ID_KEY "pledge-group-id"

static void
set_id (gpointer widget, const char *id)
{
  g_object_set_data_full (widget, ID_KEY, g_strdup (id), g_free);
}

static GtkWidget *
new_row (const char *id, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  set_id (row, id);

  return row;
}

static void
add_suffix (GtkWidget *row, GtkWidget *button, const char *label)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* (transfer full) "2.69 % of GDP", or why there is no such figure. */
static char *
dup_figure (const PledgeAnswerRow *row)
{
  const char *absence = pledge_words_absence (row->absence);
  g_autofree char *share = NULL;

  if (absence != NULL)
    return g_strdup (absence);

  share = pledge_format_share (row->share_pct);
  /* Translators: a share such as "2.69 %" */
  return g_strdup_printf (_("%s of GDP"), share);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
add_menu (GtkWidget *row, const char *id, const char *title)
{
  g_autoptr (GMenu) menu = g_menu_new (), end = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: a group's title */
  g_autofree char *label = g_strdup_printf (_("More for %s"), title);

  append_item (menu, _("_Show in Window"), "groups.show", id);
  append_item (menu, _("_Edit…"), "groups.edit", id);
  append_item (menu, _("D_uplicate…"), "groups.duplicate", id);
  append_item (menu, _("E_xport…"), "groups.export", id);
  append_item (end, _("_Delete"), "groups.delete", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  add_suffix (row, button, label);
}

static void
add_duplicate (GtkWidget *row, const char *id, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: an alliance's title */
  g_autofree char *label = g_strdup_printf (_("Duplicate %s"), title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "groups.duplicate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  add_suffix (row, button, label);
}

void
pledge_group_rows_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

GtkWidget *
pledge_group_rows_new_group (PledgeScenario *scenario, PledgeAlliance *alliance)
{
  const char *id = pledge_alliance_get_id (alliance), *title = pledge_alliance_get_title (alliance);
  guint n = pledge_alliance_get_n_members (alliance);
  g_autofree char *names = pledge_group_totals_dup_names (alliance);
  g_autofree char *sentence = pledge_group_totals_dup_sentence (scenario, alliance);
  g_autofree char *count = g_strdup_printf (ngettext ("%u member", "%u members", n), n);
  /* Translators: "5 members: Denmark, Finland, …" */
  g_autofree char *members = g_strdup_printf (_("%s: %s"), count, names);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", pledge_alliance_is_own (alliance) ? members : count, sentence);
  GtkWidget *row = new_row (id, title, subtitle);

  if (!pledge_alliance_is_own (alliance))
    {
      add_duplicate (row, id, title);
      return row;
    }

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_menu (row, id, title);
  return row;
}

GtkWidget *
pledge_group_rows_new_member (const PledgeAnswerRow *member, GtkWidget **remove)
{
  g_autofree char *figure = dup_figure (member);
  /* Translators: a country's name */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), member->name);
  GtkWidget *row = new_row (member->iso3, member->name, figure);

  *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  set_id (*remove, member->iso3);
  add_suffix (row, *remove, label);
  return row;
}

GtkWidget *
pledge_group_rows_new_found (const PledgeAnswerRow *country, gboolean is_member)
{
  g_autofree char *figure = is_member ? g_strdup (_("is a member already")) : dup_figure (country);
  GtkWidget *row = new_row (country->iso3, country->name, figure);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (is_member ? "object-select-symbolic" : "list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !is_member);
  gtk_widget_set_sensitive (row, !is_member);
  return row;
}

const char *
pledge_group_rows_get_id (gpointer row)
{
  return g_object_get_data (row, ID_KEY);
}
