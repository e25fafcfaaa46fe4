/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-commitment.h"

#include <stdlib.h>

struct _PledgeCommitment {
  GObject parent_instance;
  PledgeCommitmentInfo info;
  char **addressees;
};

static const char *const scope_ids[] = { "core", "related", "total" };
static const char *const confidence_ids[] = { "medium", "high" };

G_DEFINE_FINAL_TYPE (PledgeCommitment, pledge_commitment, G_TYPE_OBJECT)

static void
pledge_commitment_finalize (GObject *object)
{
  PledgeCommitment *self = PLEDGE_COMMITMENT (object);

  g_free ((char *) self->info.id);
  g_free ((char *) self->info.date);
  g_free ((char *) self->info.actor);
  g_free ((char *) self->info.addressee);
  g_free ((char *) self->info.label);
  g_free ((char *) self->info.fact);
  g_free ((char *) self->info.source);
  g_strfreev (self->addressees);

  G_OBJECT_CLASS (pledge_commitment_parent_class)->finalize (object);
}

static void
pledge_commitment_class_init (PledgeCommitmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pledge_commitment_finalize;
}

static void
pledge_commitment_init (PledgeCommitment *self)
{
}

PledgeCommitment *
pledge_commitment_new (const PledgeCommitmentInfo *info)
{
  PledgeCommitment *self;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->id != NULL && info->date != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_COMMITMENT, NULL);
  self->addressees = g_strdupv ((char **) info->addressees);
  if (self->addressees == NULL)
    self->addressees = g_new0 (char *, 1);
  self->info = *info;
  self->info.id = g_strdup (info->id);
  self->info.date = g_strdup (info->date);
  self->info.actor = g_strdup (info->actor);
  self->info.addressee = g_strdup (info->addressee);
  self->info.addressees = (const char *const *) self->addressees;
  self->info.label = g_strdup (info->label);
  self->info.fact = g_strdup (info->fact);
  self->info.source = g_strdup (info->source);

  return self;
}

const PledgeCommitmentInfo *
pledge_commitment_get_info (PledgeCommitment *self)
{
  g_return_val_if_fail (PLEDGE_IS_COMMITMENT (self), NULL);

  return &self->info;
}

int
pledge_commitment_get_year (PledgeCommitment *self)
{
  g_return_val_if_fail (PLEDGE_IS_COMMITMENT (self), 0);

  return atoi (self->info.date);
}

gboolean
pledge_commitment_concerns (PledgeCommitment *self, const char *iso3, const char *alliance_id)
{
  g_return_val_if_fail (PLEDGE_IS_COMMITMENT (self), FALSE);

  return (iso3 != NULL && g_strv_contains (self->info.addressees, iso3)) ||
         (alliance_id != NULL && g_strv_contains (self->info.addressees, alliance_id));
}

const char *
pledge_scope_to_id (PledgeScope scope)
{
  g_return_val_if_fail (scope < G_N_ELEMENTS (scope_ids), NULL);

  return scope_ids[scope];
}

gboolean
pledge_scope_from_id (const char *id, PledgeScope *scope)
{
  for (guint i = 0; i < G_N_ELEMENTS (scope_ids); i++)
    if (g_strcmp0 (id, scope_ids[i]) == 0)
      {
        *scope = i;
        return TRUE;
      }

  return FALSE;
}

const char *
pledge_confidence_to_id (PledgeConfidence confidence)
{
  g_return_val_if_fail (confidence < G_N_ELEMENTS (confidence_ids), NULL);

  return confidence_ids[confidence];
}

gboolean
pledge_confidence_from_id (const char *id, PledgeConfidence *confidence)
{
  for (guint i = 0; i < G_N_ELEMENTS (confidence_ids); i++)
    if (g_strcmp0 (id, confidence_ids[i]) == 0)
      {
        *confidence = i;
        return TRUE;
      }

  return FALSE;
}
