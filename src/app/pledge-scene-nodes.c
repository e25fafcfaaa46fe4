/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene-nodes.h"

#include <math.h>

struct _PledgeSceneNodes {
  PledgeScene *scene;
  GskRenderNode **nodes; /* one per group; NULL where the group draws nothing or is not drawn yet */
  double detail;         /* that they were drawn with */
  guint n_drawn;
};

static void
clear_nodes (GskRenderNode **nodes, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&nodes[i], gsk_render_node_unref);
  g_free (nodes);
}

static GskRenderNode *
draw_group (PledgeSceneNodes *self, guint position)
{
  const PledgeRect *bounds = &pledge_scene_get_group (self->scene, position)->bounds;
  graphene_rect_t area = GRAPHENE_RECT_INIT (floor (bounds->x), floor (bounds->y), ceil (bounds->width) + 1, ceil (bounds->height) + 1);
  GskRenderNode *node = gsk_cairo_node_new (&area);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  pledge_scene_set_detail (cr, self->detail);
  pledge_scene_draw_group (self->scene, position, cr);
  cairo_destroy (cr);
  self->n_drawn++;

  return node;
}

PledgeSceneNodes *
pledge_scene_nodes_new (void)
{
  return g_new0 (PledgeSceneNodes, 1);
}

void
pledge_scene_nodes_free (PledgeSceneNodes *self)
{
  g_return_if_fail (self != NULL);

  pledge_scene_nodes_set_scene (self, NULL);
  g_free (self);
}

void
pledge_scene_nodes_set_scene (PledgeSceneNodes *self, PledgeScene *scene)
{
  GskRenderNode **nodes = NULL;

  g_return_if_fail (self != NULL);

  if (scene == self->scene)
    return;

  if (scene != NULL)
    {
      nodes = g_new0 (GskRenderNode *, MAX (pledge_scene_get_n_groups (scene), 1));
      if (self->scene != NULL)
        {
          g_autoptr (PledgeSceneDiff) diff = pledge_scene_diff_new (self->scene, scene);

          for (guint i = 0; i < diff->kept->len; i++)
            {
              const PledgeSceneMatch *match = &g_array_index (diff->kept, PledgeSceneMatch, i);

              nodes[match->after] = g_steal_pointer (&self->nodes[match->before]);
            }
        }
      pledge_scene_ref (scene);
    }

  if (self->scene != NULL)
    {
      clear_nodes (self->nodes, pledge_scene_get_n_groups (self->scene));
      pledge_scene_unref (self->scene);
    }
  self->scene = scene;
  self->nodes = nodes;
}

void
pledge_scene_nodes_snapshot (PledgeSceneNodes *self, GtkSnapshot *snapshot, const PledgeColour *background, double detail)
{
  GdkRGBA rgba = { background->red, background->green, background->blue, background->alpha };

  g_return_if_fail (self != NULL);

  if (self->scene == NULL)
    return;

  if (detail != self->detail)
    for (guint i = 0; i < pledge_scene_get_n_groups (self->scene); i++)
      g_clear_pointer (&self->nodes[i], gsk_render_node_unref);
  self->detail = detail;
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (0, 0, pledge_scene_get_width (self->scene), pledge_scene_get_height (self->scene)));
  for (guint i = 0; i < pledge_scene_get_n_groups (self->scene); i++)
    {
      if (pledge_scene_get_n_shapes (self->scene, i) == 0 || pledge_scene_get_group (self->scene, i)->bounds.width <= 0)
        continue;
      if (self->nodes[i] == NULL)
        self->nodes[i] = draw_group (self, i);
      gtk_snapshot_append_node (snapshot, self->nodes[i]);
    }
}

guint
pledge_scene_nodes_get_n_drawn (PledgeSceneNodes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_drawn;
}
