/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-alliance.h"

typedef struct {
  PledgeMember *member;
  int since;
  int until;
  char *note;
} Membership;

struct _PledgeAlliance {
  GObject parent_instance;
  char *id;
  char *title;
  GArray *memberships;   /* of Membership */
  GHashTable *positions; /* ISO3, owned by the member → position + 1 */
};

struct _PledgeAllianceBuilder {
  PledgeAlliance *alliance;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void pledge_alliance_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PledgeAlliance, pledge_alliance, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pledge_alliance_list_model_init))

static void
membership_clear (gpointer data)
{
  Membership *membership = data;

  g_clear_object (&membership->member);
  g_clear_pointer (&membership->note, g_free);
}

static const Membership *
membership_at (PledgeAlliance *self, guint position)
{
  return &g_array_index (self->memberships, Membership, position);
}

static GType
alliance_get_item_type (GListModel *model)
{
  return PLEDGE_TYPE_MEMBER;
}

static guint
alliance_get_n_items (GListModel *model)
{
  return PLEDGE_ALLIANCE (model)->memberships->len;
}

static gpointer
alliance_get_item (GListModel *model, guint position)
{
  PledgeAlliance *self = PLEDGE_ALLIANCE (model);

  return position < self->memberships->len ? g_object_ref (membership_at (self, position)->member) : NULL;
}

static void
pledge_alliance_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = alliance_get_item_type;
  iface->get_n_items = alliance_get_n_items;
  iface->get_item = alliance_get_item;
}

static void
pledge_alliance_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PledgeAlliance *self = PLEDGE_ALLIANCE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_alliance_finalize (GObject *object)
{
  PledgeAlliance *self = PLEDGE_ALLIANCE (object);

  g_hash_table_unref (self->positions);
  g_array_unref (self->memberships);
  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (pledge_alliance_parent_class)->finalize (object);
}

static void
pledge_alliance_class_init (PledgeAllianceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pledge_alliance_get_property;
  object_class->finalize = pledge_alliance_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pledge_alliance_init (PledgeAlliance *self)
{
  self->memberships = g_array_new (FALSE, FALSE, sizeof (Membership));
  g_array_set_clear_func (self->memberships, membership_clear);
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
}

PledgeAllianceBuilder *
pledge_alliance_builder_new (const char *id, const char *title)
{
  PledgeAllianceBuilder *builder;

  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  builder = g_new0 (PledgeAllianceBuilder, 1);
  builder->alliance = g_object_new (PLEDGE_TYPE_ALLIANCE, NULL);
  builder->alliance->id = g_strdup (id);
  builder->alliance->title = g_strdup (title);

  return builder;
}

gboolean
pledge_alliance_builder_add (PledgeAllianceBuilder *builder, PledgeMember *member, int since, int until, const char *note)
{
  PledgeAlliance *self;
  Membership membership;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (PLEDGE_IS_MEMBER (member), FALSE);

  self = builder->alliance;
  if (pledge_alliance_has_member (self, pledge_member_get_iso3 (member)))
    return FALSE;

  membership = (Membership) { g_object_ref (member), since, until, g_strdup (note) };
  g_array_append_val (self->memberships, membership);
  g_hash_table_insert (self->positions, (gpointer) pledge_member_get_iso3 (member), GUINT_TO_POINTER (self->memberships->len));

  return TRUE;
}

PledgeAlliance *
pledge_alliance_builder_finish (PledgeAllianceBuilder *builder)
{
  PledgeAlliance *self;

  g_return_val_if_fail (builder != NULL, NULL);

  self = g_steal_pointer (&builder->alliance);
  pledge_alliance_builder_free (builder);

  return self;
}

void
pledge_alliance_builder_free (PledgeAllianceBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  g_clear_object (&builder->alliance);
  g_free (builder);
}

const char *
pledge_alliance_get_id (PledgeAlliance *self)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), NULL);

  return self->id;
}

const char *
pledge_alliance_get_title (PledgeAlliance *self)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), NULL);

  return self->title;
}

gboolean
pledge_alliance_is_own (PledgeAlliance *self)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), FALSE);

  return g_str_has_prefix (self->id, PLEDGE_ALLIANCE_OWN_PREFIX);
}

guint
pledge_alliance_get_n_members (PledgeAlliance *self)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), 0);

  return self->memberships->len;
}

PledgeMember *
pledge_alliance_get_member (PledgeAlliance *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), NULL);
  g_return_val_if_fail (position < self->memberships->len, NULL);

  return membership_at (self, position)->member;
}

gboolean
pledge_alliance_has_member (PledgeAlliance *self, const char *iso3)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), FALSE);

  return iso3 != NULL && g_hash_table_contains (self->positions, iso3);
}

int
pledge_alliance_get_since (PledgeAlliance *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), G_MININT);
  g_return_val_if_fail (position < self->memberships->len, G_MININT);

  return membership_at (self, position)->since;
}

int
pledge_alliance_get_until (PledgeAlliance *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), G_MAXINT);
  g_return_val_if_fail (position < self->memberships->len, G_MAXINT);

  return membership_at (self, position)->until;
}

const char *
pledge_alliance_get_note (PledgeAlliance *self, guint position)
{
  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), NULL);
  g_return_val_if_fail (position < self->memberships->len, NULL);

  return membership_at (self, position)->note;
}

gboolean
pledge_alliance_counts_in (PledgeAlliance *self, guint position, int year)
{
  const Membership *membership;

  g_return_val_if_fail (PLEDGE_IS_ALLIANCE (self), FALSE);
  g_return_val_if_fail (position < self->memberships->len, FALSE);

  membership = membership_at (self, position);
  return membership->since <= year && year <= membership->until;
}
