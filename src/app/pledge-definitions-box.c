/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-definitions-box.h"

#include <glib/gi18n-lib.h>

#include "pledge-format.h"
#include "pledge-range-chart.h"
#include "pledge-scene-box.h"

struct _PledgeDefinitionsBox {
  GtkWidget parent_instance;
  GtkLabel *title;
  PledgeSceneBox *range;
  GtkGrid *rows;
};

G_DEFINE_FINAL_TYPE (PledgeDefinitionsBox, pledge_definitions_box, GTK_TYPE_WIDGET)

static PledgeScene *
draw_range (gpointer data, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  return pledge_range_chart_new (data, width, height, style, fonts);
}

static GtkWidget *
make_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style_class);

  return label;
}

/* Labels stay where they are and say something else: see the pane around. */
static GtkLabel *
get_label (PledgeDefinitionsBox *self, int column, int row, const char *style_class)
{
  GtkWidget *label = gtk_grid_get_child_at (self->rows, column, row);

  if (label == NULL)
    {
      label = make_label (style_class);
      gtk_widget_set_hexpand (label, column == 1);
      gtk_grid_attach (self->rows, label, column, row, 1, 1);
    }

  return GTK_LABEL (label);
}

static void
fill_row (PledgeDefinitionsBox *self, const PledgeDefinitionShare *share, int row)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (share->edition);
  g_autofree char *number = pledge_format_share (share->share_pct);
  /* Translators: marks a share as an estimate: "2.69 %e" */
  g_autofree char *marked = g_strconcat (number, share->estimate ? C_("estimate", "e") : NULL, NULL);
  g_autofree char *source = g_strdup_printf ("%s, %s", info->publisher, info->title);
  GtkLabel *sentence;

  gtk_label_set_text (get_label (self, 0, 2 * row, "numeric"), marked);
  gtk_label_set_text (get_label (self, 1, 2 * row, "body"), source);
  sentence = get_label (self, 1, 2 * row + 1, "caption");
  gtk_label_set_text (sentence, pledge_definition_get_sentence (info->definition));
  gtk_widget_set_margin_bottom (GTK_WIDGET (sentence), 6);
}

static void
pledge_definitions_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pledge_definitions_box_parent_class)->dispose (object);
}

static void
pledge_definitions_box_class_init (PledgeDefinitionsBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_definitions_box_dispose;

  g_type_ensure (PLEDGE_TYPE_SCENE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/definitions-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeDefinitionsBox, title);
  gtk_widget_class_bind_template_child (widget_class, PledgeDefinitionsBox, range);
  gtk_widget_class_bind_template_child (widget_class, PledgeDefinitionsBox, rows);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pledge_definitions_box_init (PledgeDefinitionsBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pledge_definitions_box_show (PledgeDefinitionsBox *self, PledgeDefinitions *definitions)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  int n;

  g_return_if_fail (PLEDGE_IS_DEFINITIONS_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), definitions != NULL);
  if (definitions == NULL)
    return;

  n = (int) pledge_definitions_get_n (definitions);
  title = g_strdup_printf (_("%d by Each Definition"), pledge_definitions_get_year (definitions));
  gtk_label_set_text (self->title, title);
  for (int i = 0; i < n; i++)
    fill_row (self, pledge_definitions_get (definitions, (guint) i), i);
  while (gtk_grid_get_child_at (self->rows, 1, 2 * n) != NULL)
    gtk_grid_remove_row (self->rows, 2 * n);
  words = pledge_definitions_dup_words (definitions);
  pledge_scene_box_set_draw (self->range, draw_range, pledge_definitions_ref (definitions), (GDestroyNotify) pledge_definitions_unref, words);
}
