/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-group-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pledge-group-file.h"
#include "pledge-save.h"

typedef struct {
  GtkWindow *parent; /* weak */
  PledgeGroupFileChosen chosen;
  char *id; /* nullable */
} Request;

static void
response_cb (GtkNativeDialog *dialog, int response, Request *request)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL && request->parent != NULL)
    request->chosen (request->parent, file, request->id);

  g_clear_weak_pointer (&request->parent);
  g_free (request->id);
  g_free (request);
  g_object_unref (dialog);
}

/* chooser: taken; a native dialog keeps itself by no reference. */
static void
ask (GtkFileChooserNative *chooser, GtkWindow *parent, const char *id, PledgeGroupFileChosen chosen)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Request *request = g_new0 (Request, 1);

  g_set_weak_pointer (&request->parent, parent);
  request->chosen = chosen;
  request->id = g_strdup (id);
  gtk_file_filter_set_name (filter, _("Groups (JSON)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
pledge_group_files_ask_open (GtkWindow *parent, PledgeGroupFileChosen chosen)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (chosen != NULL);

  ask (gtk_file_chooser_native_new (_("Import Groups"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), _("_Cancel")), parent, NULL, chosen);
}

void
pledge_group_files_ask_save (GtkWindow *parent, const char *id, PledgeGroupFileChosen chosen)
{
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (chosen != NULL);

  chooser = gtk_file_chooser_native_new (_("Export Groups"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  name = g_strconcat (id != NULL ? id + strlen (PLEDGE_ALLIANCE_OWN_PREFIX) : "groups", ".json", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  ask (chooser, parent, id, chosen);
}

gboolean
pledge_group_files_save (PledgeCatalogue *catalogue, const char *id, GFile *file, guint *n_groups, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) bytes = NULL;
  GListModel *alliances;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  alliances = pledge_catalogue_get_alliances (catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (alliances); i++)
    {
      g_autoptr (PledgeAlliance) alliance = g_list_model_get_item (alliances, i);

      if (pledge_alliance_is_own (alliance) && (id == NULL || g_str_equal (id, pledge_alliance_get_id (alliance))))
        g_ptr_array_add (groups, g_steal_pointer (&alliance));
    }

  *n_groups = groups->len;
  bytes = pledge_groups_to_bytes ((PledgeAlliance *const *) groups->pdata, groups->len);
  return pledge_save_file (file, bytes, error);
}
