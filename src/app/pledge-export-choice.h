/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-export.h"
#include "pledge-preset.h"

/* PledgeExportChoice: what somebody chose for a file: its kind, size and look, and words of their own. A plain value.
 *
 * Kind, size, look and whether there is a title are kept in settings between uses. Words of one's own are not: they are
 * about the question that they were written for. */

G_BEGIN_DECLS

typedef struct {
  PledgeExportFormat format;
  PledgePreset *look;  /* without id and title */
  char *title;         /* NULL: the program's own; "": none */
  char *subtitle;      /* likewise */
} PledgeExportChoice;

/* (transfer full) What was stored last. settings: nullable, then the default; what is damaged there is as in the default, too. */
PledgeExportChoice *pledge_export_choice_load (GSettings *settings);
/* settings: nullable, then nothing is kept. */
void pledge_export_choice_store (const PledgeExportChoice *self, GSettings *settings);
/* (transfer full) */
PledgeExportChoice *pledge_export_choice_copy (const PledgeExportChoice *self);
void pledge_export_choice_free (PledgeExportChoice *self);

/* Strings are borrowed from the choice. */
PledgePictureOptions pledge_export_choice_get_options (const PledgeExportChoice *self, PledgeView view);

/* (transfer full) "2,400 × 1,600 pixels, 192 dpi": what comes out, for people. Empty of what is no picture. */
char *pledge_export_choice_dup_size (const PledgeExportChoice *self);

/* Whether two looks draw the same, whatever they are called. */
gboolean pledge_export_choice_same_look (const PledgePreset *a, const PledgePreset *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeExportChoice, pledge_export_choice_free)

G_END_DECLS
