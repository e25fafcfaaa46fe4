/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-path-words.h"

struct _PledgePathBar {
  GtkWidget parent_instance;

  GtkSpinButton *by_year;
  GtkDropDown *shape;
  GtkDropDown *baseline;
  GtkDropDown *prices;
  GtkEntry *growth;
  GtkEntry *inflation;
  GtkWidget *reset;

  PledgePresentation *presentation;
  PledgeScenario *scenario; /* the presentation's */
  gboolean following;
};

G_DEFINE_FINAL_TYPE (PledgePathBar, pledge_path_bar, GTK_TYPE_WIDGET)

/* (transfer full) */
static PledgePathAssumptions *
copy_assumptions (PledgePathBar *self)
{
  return pledge_path_assumptions_copy (pledge_scenario_get_path_assumptions (self->scenario));
}

static gboolean
is_ready (PledgePathBar *self)
{
  return !self->following && self->scenario != NULL;
}

static void
by_year_cb (PledgePathBar *self)
{
  g_autoptr (PledgePathAssumptions) assumptions = NULL;

  if (!is_ready (self))
    return;

  assumptions = copy_assumptions (self);
  pledge_path_assumptions_set_by_year (assumptions, gtk_spin_button_get_value_as_int (self->by_year));
  pledge_scenario_set_path_assumptions (self->scenario, assumptions);
}

static void
choice_cb (PledgePathBar *self)
{
  g_autoptr (PledgePathAssumptions) assumptions = NULL;
  guint shape, baseline, prices;

  if (!is_ready (self))
    return;

  assumptions = copy_assumptions (self);
  shape = gtk_drop_down_get_selected (self->shape);
  baseline = gtk_drop_down_get_selected (self->baseline);
  prices = gtk_drop_down_get_selected (self->prices);
  if (shape < PLEDGE_N_SHAPES)
    pledge_path_assumptions_set_shape (assumptions, shape);
  if (baseline < PLEDGE_N_BASELINES)
    pledge_path_assumptions_set_baseline (assumptions, baseline);
  if (prices < PLEDGE_N_PRICES)
    pledge_path_assumptions_set_prices (assumptions, prices);
  pledge_scenario_set_path_assumptions (self->scenario, assumptions);
}

static void
show_rate (GtkEntry *entry, double rate_pct)
{
  g_autofree char *text = isnan (rate_pct) ? g_strdup ("") : g_strdup_printf ("%.10g", rate_pct);

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Takes "2", "2,5", "2.5 %"; empty is the outlook's, which is NAN. FALSE for anything else. */
static gboolean
read_rate (GtkEntry *entry, double *rate_pct)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  char *end;

  if (*text == '\0')
    {
      *rate_pct = NAN;
      return TRUE;
    }

  g_strdelimit (text, ",", '.');
  if (g_str_has_prefix (text, "−"))
    {
      *rate_pct = -g_ascii_strtod (text + strlen ("−"), &end);
      if (end == text + strlen ("−"))
        return FALSE;
    }
  else
    {
      *rate_pct = g_ascii_strtod (text, &end);
      if (end == text)
        return FALSE;
    }
  while (*end != '\0' && (g_unichar_isspace (g_utf8_get_char (end)) || *end == '%'))
    end = g_utf8_next_char (end);

  return *end == '\0' && *rate_pct >= PLEDGE_RATE_MIN_PCT && *rate_pct <= PLEDGE_RATE_MAX_PCT;
}

static void
mark (GtkEntry *entry, gboolean good)
{
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

/* Both are read, so that none is lost where the other is left by a press on the chart. */
static void
rates_cb (PledgePathBar *self)
{
  g_autoptr (PledgePathAssumptions) assumptions = NULL;
  double growth_pct, inflation_pct;
  gboolean good_growth, good_inflation;

  if (!is_ready (self))
    return;

  good_growth = read_rate (self->growth, &growth_pct);
  good_inflation = read_rate (self->inflation, &inflation_pct);
  mark (self->growth, good_growth);
  mark (self->inflation, good_inflation);
  assumptions = copy_assumptions (self);
  if (good_growth)
    pledge_path_assumptions_set_growth_pct (assumptions, growth_pct);
  if (good_inflation)
    pledge_path_assumptions_set_inflation_pct (assumptions, inflation_pct);
  pledge_scenario_set_path_assumptions (self->scenario, assumptions);
}

static void
reset_cb (PledgePathBar *self)
{
  g_autoptr (PledgePathAssumptions) assumptions = pledge_path_assumptions_new ();

  if (is_ready (self))
    pledge_scenario_set_path_assumptions (self->scenario, assumptions);
}

static void
set_words (GtkDropDown *drop_down, guint n, const char *(*words) (guint choice))
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, words (i));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

static const char *
shape_words (guint choice)
{
  return pledge_path_words_shape (choice);
}

static const char *
baseline_words (guint choice)
{
  return pledge_path_words_baseline (choice);
}

static const char *
prices_words (guint choice)
{
  return pledge_path_words_prices (choice);
}

static void
pledge_path_bar_dispose (GObject *object)
{
  PledgePathBar *self = PLEDGE_PATH_BAR (object);
  GtkWidget *child;

  self->scenario = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->presentation, pledge_presentation_unref);

  G_OBJECT_CLASS (pledge_path_bar_parent_class)->dispose (object);
}

static void
pledge_path_bar_class_init (PledgePathBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_path_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/path-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgePathBar, by_year);
  gtk_widget_class_bind_template_child (widget_class, PledgePathBar, shape);
  gtk_widget_class_bind_template_child (widget_class, PledgePathBar, baseline);
  gtk_widget_class_bind_template_child (widget_class, PledgePathBar, prices);
  gtk_widget_class_bind_template_child (widget_class, PledgePathBar, growth);
  gtk_widget_class_bind_template_child (widget_class, PledgePathBar, inflation);
  gtk_widget_class_bind_template_child (widget_class, PledgePathBar, reset);
  gtk_widget_class_bind_template_callback (widget_class, by_year_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, rates_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pledge_path_bar_init (PledgePathBar *self)
{
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_words (self->shape, PLEDGE_N_SHAPES, shape_words);
  set_words (self->baseline, PLEDGE_N_BASELINES, baseline_words);
  set_words (self->prices, PLEDGE_N_PRICES, prices_words);
  self->following = FALSE;
}

void
pledge_path_bar_show (PledgePathBar *self, PledgePresentation *presentation)
{
  g_autoptr (PledgePathAssumptions) defaults = pledge_path_assumptions_new ();
  const PledgePathAssumptions *assumptions;
  PledgePath *path;

  g_return_if_fail (PLEDGE_IS_PATH_BAR (self));
  g_return_if_fail (presentation != NULL);

  pledge_presentation_ref (presentation);
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  self->presentation = presentation;
  self->scenario = pledge_presentation_get_scenario (presentation);
  path = pledge_presentation_get_path (presentation);
  assumptions = pledge_path_get_assumptions (path);

  self->following = TRUE;
  gtk_adjustment_configure (gtk_spin_button_get_adjustment (self->by_year), pledge_path_get_by_year (path), pledge_path_get_base_year (path) + 1,
                            PLEDGE_BY_YEAR_MAX, 1, 5, 0);
  gtk_drop_down_set_selected (self->shape, pledge_path_assumptions_get_shape (assumptions));
  gtk_drop_down_set_selected (self->baseline, pledge_path_assumptions_get_baseline (assumptions));
  gtk_drop_down_set_selected (self->prices, pledge_path_assumptions_get_prices (assumptions));
  show_rate (self->growth, pledge_path_assumptions_get_growth_pct (assumptions));
  show_rate (self->inflation, pledge_path_assumptions_get_inflation_pct (assumptions));
  gtk_widget_set_sensitive (self->reset, !pledge_path_assumptions_equal (assumptions, defaults));
  self->following = FALSE;
}
