/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pledge-picture.h"

/* PledgePreset: a size and a look for pictures under a name, built in or the user's own.
 *
 * A plain value. As a file it is a key file of one group, "Pledgeline Preset", with Format=1, Title, Width, Height,
 * Unit, Scale, Theme, Transparent, Credit, Legend and Table, where all but Format may be left out. */

G_BEGIN_DECLS

#define PLEDGE_PRESET_GROUP "Pledgeline Preset"
#define PLEDGE_PRESET_MAX_BYTES (64 * 1024)

typedef enum {
  PLEDGE_UNIT_PX, /* "px": 96 to the inch */
  PLEDGE_UNIT_CM, /* "cm" */
} PledgeUnit;

typedef struct {
  char *id;          /* "slide"; NULL of one that is the user's own */
  char *title;       /* for people */
  double width, height; /* in the unit */
  PledgeUnit unit;
  double scale;      /* as in PledgePictureOptions: 96 dpi times that */
  PledgeTheme theme;
  gboolean transparent;
  gboolean credit;
  gboolean legend;
  gboolean table;
} PledgePreset;

/* (transfer full) The default: 1200×800 pixels, light, with credit. */
PledgePreset *pledge_preset_new (void);
PledgePreset *pledge_preset_copy (const PledgePreset *preset);
void pledge_preset_free (PledgePreset *preset);

/* (transfer full) (element-type PledgePreset) The built-in ones, in the order to offer them: the default ("chart"),
 * a 16:9 slide ("slide"), a column of a report ("report"), a square post ("square"), an A4 page ("a4"). */
GPtrArray *pledge_preset_list (void);
/* (transfer full) (nullable) A built-in one. */
PledgePreset *pledge_preset_find (const char *id);

/* Of what the preset knows; the rest stays. */
void pledge_preset_apply (const PledgePreset *preset, PledgePictureOptions *options);

/* (transfer full) */
GBytes *pledge_preset_to_bytes (const PledgePreset *preset);
/* (transfer full) What is left out is as in the default. NULL with an error (PLEDGE_IO_ERROR) that names the file and what
 * was expected: sizes that no picture can have are refused here. */
PledgePreset *pledge_preset_read_bytes (GBytes *bytes, const char *name, GError **error);

const char *pledge_unit_to_id (PledgeUnit unit);
/* Pixels at 96 to the inch. */
double pledge_unit_to_px (PledgeUnit unit, double length);
double pledge_unit_from_px (PledgeUnit unit, double px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgePreset, pledge_preset_free)

G_END_DECLS
