/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene-preview.h"

#include <math.h>

#define SQUARE_PX 8
#define MARGIN_PX 12

struct _PledgeScenePreview {
  GtkWidget parent_instance;
  PledgeScene *scene; /* nullable */
  PledgeGround ground;
};

G_DEFINE_FINAL_TYPE (PledgeScenePreview, pledge_scene_preview, GTK_TYPE_WIDGET)

/* The sheet's place in the widget; returns how much smaller than the scene it is drawn. */
static double
find_sheet (PledgeScenePreview *self, graphene_rect_t *sheet)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double scene_width = pledge_scene_get_width (self->scene), scene_height = pledge_scene_get_height (self->scene);
  double scale = MIN (1, MIN ((width - 2 * MARGIN_PX) / scene_width, (height - 2 * MARGIN_PX) / scene_height));

  graphene_rect_init (sheet, (float) round ((width - scene_width * scale) / 2), (float) round ((height - scene_height * scale) / 2),
                      (float) (scene_width * scale), (float) (scene_height * scale));
  return scale;
}

/* Two greys that are told apart, and from the ink. */
static void
snapshot_squares (GtkSnapshot *snapshot, const graphene_rect_t *sheet, float grey)
{
  const GdkRGBA light = { grey, grey, grey, 1 }, dark = { grey - 0.08f, grey - 0.08f, grey - 0.08f, 1 };
  float x = sheet->origin.x, y = sheet->origin.y;
  graphene_rect_t tile = GRAPHENE_RECT_INIT (x, y, 2 * SQUARE_PX, 2 * SQUARE_PX);

  gtk_snapshot_push_repeat (snapshot, sheet, &tile);
  gtk_snapshot_append_color (snapshot, &light, &tile);
  gtk_snapshot_append_color (snapshot, &dark, &GRAPHENE_RECT_INIT (x, y, SQUARE_PX, SQUARE_PX));
  gtk_snapshot_append_color (snapshot, &dark, &GRAPHENE_RECT_INIT (x + SQUARE_PX, y + SQUARE_PX, SQUARE_PX, SQUARE_PX));
  gtk_snapshot_pop (snapshot);
}

/* The scene knows what size it is drawn in, where a node that is scaled afterwards would tear its small text. */
static void
draw_sheet (PledgeScenePreview *self, GtkSnapshot *snapshot, const graphene_rect_t *sheet, double scale)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, sheet);

  cairo_translate (cr, sheet->origin.x, sheet->origin.y);
  cairo_scale (cr, scale, scale);
  pledge_scene_set_detail (cr, gtk_widget_get_scale_factor (GTK_WIDGET (self)) * scale);
  pledge_scene_draw (self->scene, cr);
  cairo_destroy (cr);
}

static void
pledge_scene_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PledgeScenePreview *self = PLEDGE_SCENE_PREVIEW (widget);
  const GdkRGBA shadow = { 0, 0, 0, 0.35f };
  graphene_rect_t sheet;
  GskRoundedRect outline;
  double scale;

  if (self->scene == NULL)
    return;

  scale = find_sheet (self, &sheet);
  if (scale <= 0)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 5);
  if (self->ground != PLEDGE_GROUND_NONE)
    snapshot_squares (snapshot, &sheet, self->ground == PLEDGE_GROUND_DARK ? 0.16f : 0.96f);
  draw_sheet (self, snapshot, &sheet, scale);
}

static void
pledge_scene_preview_dispose (GObject *object)
{
  PledgeScenePreview *self = PLEDGE_SCENE_PREVIEW (object);

  g_clear_pointer (&self->scene, pledge_scene_unref);

  G_OBJECT_CLASS (pledge_scene_preview_parent_class)->dispose (object);
}

static void
pledge_scene_preview_class_init (PledgeScenePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_scene_preview_dispose;
  widget_class->snapshot = pledge_scene_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pledge_scene_preview_init (PledgeScenePreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
pledge_scene_preview_show (PledgeScenePreview *self, PledgeScene *scene, PledgeGround ground, const char *words)
{
  g_return_if_fail (PLEDGE_IS_SCENE_PREVIEW (self));

  if (scene != NULL)
    pledge_scene_ref (scene);
  g_clear_pointer (&self->scene, pledge_scene_unref);
  self->scene = scene;
  self->ground = ground;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

PledgeScene *
pledge_scene_preview_get_scene (PledgeScenePreview *self)
{
  g_return_val_if_fail (PLEDGE_IS_SCENE_PREVIEW (self), NULL);

  return self->scene;
}
