/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-diff-item.h"

#include "pledge-diff-figure.h"

struct _PledgeDiffItem {
  GObject parent_instance;
  PledgeEditionDiff *diff;
  const PledgeDiffFigure *figure;
  char *name;   /* reference-counted: thousands of items share a few */
  char *folded; /* likewise */
};

G_DEFINE_FINAL_TYPE (PledgeDiffItem, pledge_diff_item, G_TYPE_OBJECT)

static void
pledge_diff_item_finalize (GObject *object)
{
  PledgeDiffItem *self = PLEDGE_DIFF_ITEM (object);

  pledge_edition_diff_unref (self->diff);
  g_ref_string_release (self->name);
  g_ref_string_release (self->folded);

  G_OBJECT_CLASS (pledge_diff_item_parent_class)->finalize (object);
}

static void
pledge_diff_item_class_init (PledgeDiffItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pledge_diff_item_finalize;
}

static void
pledge_diff_item_init (PledgeDiffItem *self)
{
}

PledgeDiffItem *
pledge_diff_item_new (PledgeEditionDiff *diff, const PledgeDiffFigure *figure, char *name, char *folded)
{
  PledgeDiffItem *self;

  g_return_val_if_fail (diff != NULL && figure != NULL, NULL);
  g_return_val_if_fail (name != NULL && folded != NULL, NULL);

  self = g_object_new (PLEDGE_TYPE_DIFF_ITEM, NULL);
  self->diff = pledge_edition_diff_ref (diff);
  self->figure = figure;
  self->name = g_ref_string_acquire (name);
  self->folded = g_ref_string_acquire (folded);
  return self;
}

const PledgeDiffFigure *
pledge_diff_item_get_figure (PledgeDiffItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_DIFF_ITEM (self), NULL);

  return self->figure;
}

const char *
pledge_diff_item_get_name (PledgeDiffItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_DIFF_ITEM (self), NULL);

  return self->name;
}

const char *
pledge_diff_item_get_folded (PledgeDiffItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_DIFF_ITEM (self), NULL);

  return self->folded;
}

char *
pledge_diff_item_dup_indicator (PledgeDiffItem *self)
{
  g_return_val_if_fail (PLEDGE_IS_DIFF_ITEM (self), NULL);

  return pledge_edition_diff_dup_indicator_label (self->diff, self->figure->indicator);
}
