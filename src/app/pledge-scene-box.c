/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene-box.h"

#include "pledge-look.h"
#include "pledge-scene-nodes.h"

struct _PledgeSceneBox {
  GtkWidget parent_instance;
  PledgeLook *look;
  PledgeSceneNodes *nodes;
  PledgeSceneBoxDraw draw;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (PledgeSceneBox, pledge_scene_box, GTK_TYPE_WIDGET)

static void
rebuild (PledgeSceneBox *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (PledgeScene) scene = NULL;

  if (self->draw != NULL && width > 0 && height > 0)
    scene = self->draw (self->data, width, height, pledge_look_get_style (self->look), pledge_look_get_fonts (self->look));
  pledge_scene_nodes_set_scene (self->nodes, scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget (PledgeSceneBox *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->draw = NULL;
  self->data = NULL;
  self->destroy = NULL;
}

static void
pledge_scene_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  rebuild (PLEDGE_SCENE_BOX (widget));
}

static void
pledge_scene_box_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PledgeSceneBox *self = PLEDGE_SCENE_BOX (widget);
  const PledgeColour none = { 0, 0, 0, 0 };

  pledge_scene_nodes_snapshot (self->nodes, snapshot, &none, gtk_widget_get_scale_factor (widget));
}

static void
pledge_scene_box_dispose (GObject *object)
{
  PledgeSceneBox *self = PLEDGE_SCENE_BOX (object);

  forget (self);
  g_clear_pointer (&self->nodes, pledge_scene_nodes_free);
  g_clear_object (&self->look);

  G_OBJECT_CLASS (pledge_scene_box_parent_class)->dispose (object);
}

static void
pledge_scene_box_class_init (PledgeSceneBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_scene_box_dispose;
  widget_class->size_allocate = pledge_scene_box_size_allocate;
  widget_class->snapshot = pledge_scene_box_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pledge_scene_box_init (PledgeSceneBox *self)
{
  self->look = pledge_look_new ();
  self->nodes = pledge_scene_nodes_new ();
  g_signal_connect_object (self->look, "changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
pledge_scene_box_set_draw (PledgeSceneBox *self, PledgeSceneBoxDraw draw, gpointer data, GDestroyNotify destroy, const char *words)
{
  g_return_if_fail (PLEDGE_IS_SCENE_BOX (self));

  forget (self);
  self->draw = draw;
  self->data = data;
  self->destroy = destroy;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : "", -1);
  rebuild (self);
}
