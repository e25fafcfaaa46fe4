/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* PledgeMember: a country, known by its ISO 3166-1 alpha-3 code. Immutable. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_MEMBER (pledge_member_get_type ())
G_DECLARE_FINAL_TYPE (PledgeMember, pledge_member, PLEDGE, MEMBER, GObject)

/* iso3: three capital letters. name: for people. has_forces: FALSE for a country without armed
 * forces (Iceland), which no publisher gives expenditure for. */
PledgeMember *pledge_member_new (const char *iso3, const char *name, gboolean has_forces);

const char *pledge_member_get_iso3 (PledgeMember *self);
const char *pledge_member_get_name (PledgeMember *self);
gboolean pledge_member_get_has_forces (PledgeMember *self);

/* TRUE for three ASCII capital letters. NULL is not one. */
gboolean pledge_member_is_iso3 (const char *text);

G_END_DECLS
