/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-member.h"

struct _PledgeMember {
  GObject parent_instance;
  char *iso3;
  char *name;
  gboolean has_forces;
};

enum {
  PROP_0,
  PROP_ISO3,
  PROP_NAME,
  PROP_HAS_FORCES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PledgeMember, pledge_member, G_TYPE_OBJECT)

static void
pledge_member_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PledgeMember *self = PLEDGE_MEMBER (object);

  switch (id)
    {
    case PROP_ISO3:
      g_value_set_string (value, self->iso3);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_HAS_FORCES:
      g_value_set_boolean (value, self->has_forces);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_member_finalize (GObject *object)
{
  PledgeMember *self = PLEDGE_MEMBER (object);

  g_free (self->iso3);
  g_free (self->name);

  G_OBJECT_CLASS (pledge_member_parent_class)->finalize (object);
}

static void
pledge_member_class_init (PledgeMemberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pledge_member_get_property;
  object_class->finalize = pledge_member_finalize;

  properties[PROP_ISO3] = g_param_spec_string ("iso3", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_FORCES] = g_param_spec_boolean ("has-forces", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pledge_member_init (PledgeMember *self)
{
}

PledgeMember *
pledge_member_new (const char *iso3, const char *name, gboolean has_forces)
{
  PledgeMember *self;

  g_return_val_if_fail (pledge_member_is_iso3 (iso3), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_MEMBER, NULL);
  self->iso3 = g_strdup (iso3);
  self->name = g_strdup (name);
  self->has_forces = has_forces;

  return self;
}

const char *
pledge_member_get_iso3 (PledgeMember *self)
{
  g_return_val_if_fail (PLEDGE_IS_MEMBER (self), NULL);

  return self->iso3;
}

const char *
pledge_member_get_name (PledgeMember *self)
{
  g_return_val_if_fail (PLEDGE_IS_MEMBER (self), NULL);

  return self->name;
}

gboolean
pledge_member_get_has_forces (PledgeMember *self)
{
  g_return_val_if_fail (PLEDGE_IS_MEMBER (self), FALSE);

  return self->has_forces;
}

gboolean
pledge_member_is_iso3 (const char *text)
{
  if (text == NULL)
    return FALSE;

  for (int i = 0; i < 3; i++)
    if (!g_ascii_isupper (text[i]))
      return FALSE;

  return text[3] == '\0';
}
