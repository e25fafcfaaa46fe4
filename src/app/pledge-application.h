/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pledge-catalogue.h"

/* PledgeApplication: loads the figures once and opens windows on them, one for each scenario that it is
 * asked to open. */

G_BEGIN_DECLS

#define PLEDGE_TYPE_APPLICATION (pledge_application_get_type ())
G_DECLARE_FINAL_TYPE (PledgeApplication, pledge_application, PLEDGE, APPLICATION, AdwApplication)

PledgeApplication *pledge_application_new (void);

G_END_DECLS
