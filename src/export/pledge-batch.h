/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pledge-picture.h"

/* PledgeBatch: a view as one file for each member, with that member picked out, named and spoken of.
 *
 * It is stepped through, so that a window stays alive and can stop it between two files; or run to its end.
 * One file that cannot be written does not stop the rest: it is told afterwards what became of each. What was
 * written stays, also where the rest is cancelled. The caller's scenario is never changed. */

G_BEGIN_DECLS

typedef struct _PledgeBatch PledgeBatch;

typedef enum {
  PLEDGE_BATCH_WAITING,
  PLEDGE_BATCH_WRITTEN,
  PLEDGE_BATCH_SKIPPED, /* there is nothing to show of the member */
  PLEDGE_BATCH_FAILED,
} PledgeBatchOutcome;

typedef struct {
  const char *iso3;
  const char *name;     /* "Germany" */
  const char *path;     /* of the file */
  PledgeBatchOutcome outcome;
  const char *sentence; /* why it was skipped or failed; NULL otherwise */
} PledgeBatchItem;

typedef struct {
  guint waiting, written, skipped, failed;
} PledgeBatchCounts;

#define PLEDGE_BATCH_ERROR (pledge_batch_error_quark ())
GQuark pledge_batch_error_quark (void);

typedef enum {
  PLEDGE_BATCH_ERROR_PATTERN, /* the pattern gives no name, or one name twice */
  PLEDGE_BATCH_ERROR_MEMBER,  /* a code that the scenario's alliance has not */
} PledgeBatchError;

/* scenario: is copied. options: copied with their strings; the member's name goes before a title of the caller's own,
 * and without a subtitle of the caller's own the picture says what it says of that member.
 * folder: what the pattern is relative to, taken as it is; NULL: the current one.
 * pattern: a file's name in which %s is the member's code ("out/%s.svg"; "%%" is a percent sign); its ending says
 * the format.
 * codes: NULL-terminated ISO3 codes; NULL: every member of the scenario's alliance.
 *
 * NULL with an error where nothing could come of it: a pattern without %s, with another conversion or ending, a size that
 * no picture has, a folder that is missing together with the one above it. Nothing is written yet; a folder that alone is
 * missing is made with the first file in it. */
PledgeBatch *pledge_batch_new (PledgeScenario *scenario, const PledgePictureOptions *options, const char *folder, const char *pattern,
                               const char *const *codes, GError **error);
void pledge_batch_free (PledgeBatch *self);

/* Whether a pattern is good, as pledge_batch_new judges it, for a field that is typed in. format: nullable, out. */
gboolean pledge_batch_check_pattern (const char *pattern, PledgeExportFormat *format, GError **error);

/* Deals with the next member: TRUE where there was one. */
gboolean pledge_batch_step (PledgeBatch *self);

/* done: members dealt with so far, of n_items. item: the last of them. */
typedef void (*PledgeBatchProgress) (guint done, guint n_items, const PledgeBatchItem *item, gpointer user_data);

/* Steps to the end, or until the cancellable (nullable) is cancelled: FALSE then. progress: nullable; after each step. */
gboolean pledge_batch_run (PledgeBatch *self, GCancellable *cancellable, PledgeBatchProgress progress, gpointer user_data);

/* Members in the order they are dealt with; borrowed until the next step. */
guint pledge_batch_get_n_items (const PledgeBatch *self);
const PledgeBatchItem *pledge_batch_get_item (const PledgeBatch *self, guint position);
PledgeBatchCounts pledge_batch_get_counts (const PledgeBatch *self);

/* (transfer full) "29 files written; 1 skipped; 2 could not be written." Without the reasons, which the items have. */
char *pledge_batch_dup_summary (const PledgeBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PledgeBatch, pledge_batch_free)

G_END_DECLS
