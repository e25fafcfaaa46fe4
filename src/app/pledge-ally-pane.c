/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-ally-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-definitions-box.h"
#include "pledge-format.h"
#include "pledge-scene-box.h"
#include "pledge-spark-chart.h"

struct _PledgeAllyPane {
  GtkWidget parent_instance;
  GtkLabel *name;
  GtkLabel *headline;
  GtkLabel *note;
  GtkGrid *lines;
  PledgeDefinitionsBox *definitions;
  PledgeSceneBox *spark;
  PledgeSceneBox *equipment;
  GtkListBox *commitments;
  GtkWidget *commitments_title;

  PledgePresentation *presentation;
  char *listed; /* ISO3 of whose commitments are in the list */
};

enum {
  CLOSED,
  TARGET_SET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeAllyPane, pledge_ally_pane, GTK_TYPE_WIDGET)

static PledgeScene *
draw_spark (gpointer data, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  return pledge_spark_chart_new (data, width, height, style, fonts);
}

static PledgeScene *
draw_equipment (gpointer data, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  return pledge_guideline_chart_new (data, width, height, style, fonts);
}

static GtkWidget *
make_label (const char *text, const char *style_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style_class);

  return label;
}

/* Where the lines are the same as before their labels stay and only say something else: a pane that is
 * made anew with every step of a drag flickers, and a screen reader loses its place. */
static void
fill_lines (PledgeAllyPane *self, PledgeProfile *profile)
{
  guint n = pledge_profile_get_n_lines (profile);

  for (guint i = 0; i < n; i++)
    {
      const PledgeProfileLine *line = pledge_profile_get_line (profile, i);
      GtkWidget *label = gtk_grid_get_child_at (self->lines, 0, i);
      GtkWidget *text = gtk_grid_get_child_at (self->lines, 1, i);
      g_auto (GStrv) amounts = NULL;
      g_autofree char *stacked = NULL;

      if (label == NULL)
        {
          label = make_label (NULL, "dim-label", 0);
          text = make_label (NULL, "numeric", 0);
          gtk_widget_set_hexpand (text, TRUE);
          gtk_label_set_selectable (GTK_LABEL (text), TRUE);
          gtk_grid_attach (self->lines, label, 0, i, 1, 1);
          gtk_grid_attach (self->lines, text, 1, i, 1, 1);
        }
      gtk_label_set_text (GTK_LABEL (label), line->label);
      amounts = g_strsplit (line->text, " · ", -1);
      stacked = g_strjoinv ("\n", amounts); /* a narrow pane would break the line anyhow, after the dot */
      gtk_label_set_text (GTK_LABEL (text), stacked);
    }
  while (gtk_grid_get_child_at (self->lines, 0, n) != NULL)
    gtk_grid_remove_row (self->lines, n);
}

static void
show_definitions (PledgeAllyPane *self)
{
  PledgeScenario *scenario = pledge_presentation_get_scenario (self->presentation);
  GListModel *editions = pledge_catalogue_get_editions (pledge_scenario_get_catalogue (scenario));
  g_autoptr (PledgeDefinitions) definitions = pledge_definitions_new (pledge_presentation_get_answer (self->presentation),
                                                                      pledge_scenario_get_selected (scenario), editions);

  pledge_definitions_box_show (self->definitions, definitions);
}

static char *
commitment_title (const PledgeCommitmentInfo *info)
{
  g_autofree char *share = pledge_format_target (info->target_pct);

  if (isnan (info->target_pct))
    return g_strdup (info->actor);
  if (info->deadline_year != 0)
    /* Translators: a share of GDP, the year by which it is to be reached, and who said so */
    return g_strdup_printf (_("%s by %d · %s"), share, info->deadline_year, info->actor);

  return g_strdup_printf ("%s · %s", share, info->actor);
}

/* Texts come from a file: they are never markup. */
static GtkWidget *
make_commitment_row (PledgeCommitment *commitment)
{
  const PledgeCommitmentInfo *info = pledge_commitment_get_info (commitment);
  g_autofree char *title = commitment_title (info);
  g_autofree char *source = g_strdup_printf (_("%s · Source: %s"), info->date, info->source);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), make_label (title, "heading", 0));
  gtk_box_append (GTK_BOX (box), make_label (info->fact, "body", 0));
  gtk_box_append (GTK_BOX (box), make_label (source, "caption", 0));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !isnan (info->target_pct));
  gtk_widget_set_tooltip_text (row, isnan (info->target_pct) ? NULL : _("Set the target to this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, info->fact, -1);
  g_object_set_data_full (G_OBJECT (row), "commitment", g_object_ref (commitment), g_object_unref);

  return row;
}

static void
fill_commitments (PledgeAllyPane *self, PledgeProfile *profile)
{
  GPtrArray *commitments = pledge_profile_get_commitments (profile);
  GtkWidget *row;

  if (g_strcmp0 (self->listed, pledge_profile_get_iso3 (profile)) == 0)
    return;

  g_free (self->listed);
  self->listed = g_strdup (pledge_profile_get_iso3 (profile));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->commitments))) != NULL)
    gtk_list_box_remove (self->commitments, row);
  for (guint i = 0; i < commitments->len; i++)
    gtk_list_box_append (self->commitments, make_commitment_row (commitments->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->commitments), commitments->len > 0);
  gtk_widget_set_visible (self->commitments_title, commitments->len > 0);
}

static void
row_activated_cb (PledgeAllyPane *self, GtkListBoxRow *row)
{
  PledgeCommitment *commitment = g_object_get_data (G_OBJECT (row), "commitment");
  double target_pct = pledge_commitment_get_info (commitment)->target_pct;
  PledgeScenario *scenario;
  double before_pct;

  if (self->presentation == NULL || isnan (target_pct))
    return;

  scenario = pledge_presentation_get_scenario (self->presentation);
  before_pct = pledge_scenario_get_target_pct (scenario);
  pledge_scenario_set_target_pct (scenario, target_pct);
  if (pledge_scenario_get_target_pct (scenario) != before_pct)
    g_signal_emit (self, signals[TARGET_SET], 0, target_pct);
}

static void
close_cb (PledgeAllyPane *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
pledge_ally_pane_dispose (GObject *object)
{
  PledgeAllyPane *self = PLEDGE_ALLY_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  g_clear_pointer (&self->listed, g_free);

  G_OBJECT_CLASS (pledge_ally_pane_parent_class)->dispose (object);
}

static void
pledge_ally_pane_class_init (PledgeAllyPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_ally_pane_dispose;

  signals[CLOSED] = g_signal_new ("closed", PLEDGE_TYPE_ALLY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TARGET_SET] = g_signal_new ("target-set", PLEDGE_TYPE_ALLY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  g_type_ensure (PLEDGE_TYPE_DEFINITIONS_BOX);
  g_type_ensure (PLEDGE_TYPE_SCENE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/ally-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, name);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, headline);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, note);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, lines);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, definitions);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, spark);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, equipment);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, commitments);
  gtk_widget_class_bind_template_child (widget_class, PledgeAllyPane, commitments_title);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pledge_ally_pane_init (PledgeAllyPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pledge_ally_pane_show (PledgeAllyPane *self, PledgePresentation *presentation)
{
  PledgeScenario *scenario;
  g_autoptr (PledgeProfile) profile = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (PLEDGE_IS_ALLY_PANE (self));
  g_return_if_fail (presentation != NULL);

  pledge_presentation_ref (presentation);
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  self->presentation = presentation;
  scenario = pledge_presentation_get_scenario (presentation);
  if (pledge_scenario_get_selected (scenario) == NULL)
    return;

  profile = pledge_profile_new (scenario, pledge_presentation_get_answer (presentation), pledge_scenario_get_selected (scenario));
  gtk_label_set_text (self->name, pledge_profile_get_name (profile));
  gtk_label_set_text (self->headline, pledge_profile_get_headline (profile));
  gtk_label_set_text (self->note, pledge_profile_get_note (profile));
  gtk_widget_set_visible (GTK_WIDGET (self->note), pledge_profile_get_note (profile) != NULL);
  fill_lines (self, profile);
  show_definitions (self);
  fill_commitments (self, profile);

  /* Translators: what a small chart in the pane of an ally shows; %s is the ally */
  words = g_strdup_printf (_("Share of GDP of %s over the years"), pledge_profile_get_name (profile));
  gtk_widget_set_visible (GTK_WIDGET (self->spark), pledge_profile_get_shares (profile) != NULL);
  pledge_scene_box_set_draw (self->spark, draw_spark, pledge_profile_ref (profile), (GDestroyNotify) pledge_profile_unref, words);
  gtk_widget_set_visible (GTK_WIDGET (self->equipment), !isnan (pledge_profile_get_equipment_share_pct (profile)));
  pledge_scene_box_set_draw (self->equipment, draw_equipment, pledge_profile_ref (profile), (GDestroyNotify) pledge_profile_unref,
                             _("Share of the spending that goes to major equipment"));
}
