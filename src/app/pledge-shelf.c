/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-shelf.h"

#include <glib/gi18n-lib.h>

#include "pledge-library.h"

struct _PledgeShelf {
  GObject parent_instance;
  PledgeLibrary *library;
  PledgeCatalogue *catalogue;
};

G_DEFINE_FINAL_TYPE (PledgeShelf, pledge_shelf, G_TYPE_OBJECT)

static void
pledge_shelf_finalize (GObject *object)
{
  PledgeShelf *self = PLEDGE_SHELF (object);

  g_clear_pointer (&self->library, pledge_library_free);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (pledge_shelf_parent_class)->finalize (object);
}

static void
pledge_shelf_class_init (PledgeShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pledge_shelf_finalize;
}

static void
pledge_shelf_init (PledgeShelf *self)
{
  self->library = pledge_library_new (NULL);
}

PledgeShelf *
pledge_shelf_new (PledgeCatalogue *catalogue)
{
  PledgeShelf *self;

  g_return_val_if_fail (PLEDGE_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (PLEDGE_TYPE_SHELF, NULL);
  self->catalogue = g_object_ref (catalogue);
  return self;
}

PledgeCatalogue *
pledge_shelf_get_catalogue (PledgeShelf *self)
{
  g_return_val_if_fail (PLEDGE_IS_SHELF (self), NULL);

  return self->catalogue;
}

GPtrArray *
pledge_shelf_list (PledgeShelf *self)
{
  g_return_val_if_fail (PLEDGE_IS_SHELF (self), NULL);

  return pledge_library_list (self->library);
}

/* What was kept becomes one of those in use, unless it is that already. */
static PledgeEdition *
take_up (PledgeShelf *self, PledgeEdition *kept, gboolean *is_new)
{
  *is_new = pledge_catalogue_add_edition (self->catalogue, kept);
  return pledge_catalogue_find_edition (self->catalogue, pledge_edition_get_id (kept));
}

PledgeEdition *
pledge_shelf_add (PledgeShelf *self, PledgeEdition *edition, const char *source, gboolean *is_new, GError **error)
{
  g_autoptr (PledgeEdition) kept = NULL;

  g_return_val_if_fail (PLEDGE_IS_SHELF (self), NULL);
  g_return_val_if_fail (PLEDGE_IS_EDITION (edition), NULL);
  g_return_val_if_fail (is_new != NULL, NULL);

  kept = pledge_library_add (self->library, self->catalogue, edition, source, error);
  return kept != NULL ? take_up (self, kept, is_new) : NULL;
}

GBytes *
pledge_shelf_remove (PledgeShelf *self, const char *id, GError **error)
{
  GBytes *bytes;

  g_return_val_if_fail (PLEDGE_IS_SHELF (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  /* The catalogue would keep it. */
  if (g_list_model_get_n_items (pledge_catalogue_get_editions (self->catalogue)) == 1)
    {
      g_set_error (error, PLEDGE_CATALOGUE_ERROR, PLEDGE_CATALOGUE_ERROR_INVALID,
                   _("The only edition cannot be removed; there would be no figures left."));
      return NULL;
    }

  bytes = pledge_library_remove (self->library, id, error);
  if (bytes != NULL)
    pledge_catalogue_remove_edition (self->catalogue, id);

  return bytes;
}

PledgeEdition *
pledge_shelf_restore (PledgeShelf *self, GBytes *bytes, GError **error)
{
  g_autoptr (PledgeEdition) kept = NULL;
  gboolean is_new;

  g_return_val_if_fail (PLEDGE_IS_SHELF (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  kept = pledge_library_restore (self->library, bytes, error);
  return kept != NULL ? take_up (self, kept, &is_new) : NULL;
}
