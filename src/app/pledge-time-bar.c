/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-time-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Long enough to see who moves where, short enough that seventy years are not a lecture. */
#define YEAR_MS 900
#define YEAR_OF_MANY_MS 450
#define MANY_YEARS 30

struct _PledgeTimeBar {
  GtkWidget parent_instance;
  GtkButton *play;
  GtkScale *scale;
  GtkLabel *label;
  GtkWidget *edition_box;
  GtkScale *edition_scale;
  GtkLabel *edition_label;
  PledgePresentation *presentation;
  PledgeScenario *scenario; /* the presentation's */
  guint timeout;
  gboolean following;
};

enum {
  PROP_0,
  PROP_PLAYING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PledgeTimeBar, pledge_time_bar, GTK_TYPE_WIDGET)

/* The nearest year with figures from a year on, in that direction; 0 where there is none. */
static int
find_year (PledgeTimeBar *self, int from, int step)
{
  PledgeEdition *edition = pledge_scenario_get_edition (self->scenario);
  const PledgeEditionInfo *info = pledge_edition_get_info (edition);

  for (int year = from; year >= info->first_year && year <= info->last_year; year += step)
    if (pledge_edition_has_year (edition, year))
      return year;

  return 0;
}

static gboolean
tick_cb (gpointer data)
{
  PledgeTimeBar *self = data;
  int next = find_year (self, pledge_scenario_get_year (self->scenario) + 1, 1);

  if (next == 0)
    {
      self->timeout = 0;
      pledge_time_bar_set_playing (self, FALSE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
      return G_SOURCE_REMOVE;
    }

  pledge_scenario_set_year (self->scenario, next);
  return G_SOURCE_CONTINUE;
}

static void
update_button (PledgeTimeBar *self)
{
  gboolean playing = pledge_time_bar_get_playing (self);
  const char *words = playing ? _("Pause") : _("Play the years");

  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
play_cb (PledgeTimeBar *self)
{
  pledge_time_bar_set_playing (self, !pledge_time_bar_get_playing (self));
}

static void
value_changed_cb (PledgeTimeBar *self)
{
  int wanted = (int) round (gtk_range_get_value (GTK_RANGE (self->scale)));
  int year;

  if (self->following || self->scenario == NULL)
    return;

  year = find_year (self, wanted, wanted < pledge_scenario_get_year (self->scenario) ? -1 : 1);
  if (year != 0)
    pledge_scenario_set_year (self->scenario, year);
}

/* What was known at the time of that edition, of the same year. */
static void
edition_changed_cb (PledgeTimeBar *self)
{
  PledgeRevisions *revisions;
  guint position;

  if (self->following || self->scenario == NULL)
    return;

  revisions = pledge_presentation_get_revisions (self->presentation);
  position = (guint) MAX (round (gtk_range_get_value (GTK_RANGE (self->edition_scale))), 0);
  if (position < pledge_revisions_get_n_editions (revisions))
    pledge_scenario_set_edition (self->scenario, pledge_revisions_get_edition (revisions, position));
}

/* self->following is set by the caller. */
static void
show_editions (PledgeTimeBar *self)
{
  PledgeRevisions *revisions = pledge_presentation_get_revisions (self->presentation);
  PledgeEdition *edition = pledge_scenario_get_edition (self->scenario);
  guint n = pledge_revisions_get_n_editions (revisions);
  guint position = 0;

  gtk_widget_set_visible (self->edition_box, n > 1);
  if (n < 2)
    return;

  gtk_scale_clear_marks (self->edition_scale);
  for (guint i = 0; i < n; i++)
    {
      gtk_scale_add_mark (self->edition_scale, i, GTK_POS_BOTTOM, NULL);
      if (pledge_revisions_get_edition (revisions, i) == edition)
        position = i;
    }
  gtk_adjustment_configure (gtk_range_get_adjustment (GTK_RANGE (self->edition_scale)), position, 0, n - 1, 1, 1, 0);
  gtk_label_set_text (self->edition_label, pledge_edition_get_title (edition));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edition_scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, pledge_edition_get_title (edition), -1);
}

static void
pledge_time_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, pledge_time_bar_get_playing (PLEDGE_TIME_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_time_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PLAYING:
      pledge_time_bar_set_playing (PLEDGE_TIME_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pledge_time_bar_dispose (GObject *object)
{
  PledgeTimeBar *self = PLEDGE_TIME_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timeout, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->scenario = NULL;
  g_clear_pointer (&self->presentation, pledge_presentation_unref);

  G_OBJECT_CLASS (pledge_time_bar_parent_class)->dispose (object);
}

static void
pledge_time_bar_class_init (PledgeTimeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pledge_time_bar_get_property;
  object_class->set_property = pledge_time_bar_set_property;
  object_class->dispose = pledge_time_bar_dispose;

  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeTimeBar, play);
  gtk_widget_class_bind_template_child (widget_class, PledgeTimeBar, scale);
  gtk_widget_class_bind_template_child (widget_class, PledgeTimeBar, label);
  gtk_widget_class_bind_template_child (widget_class, PledgeTimeBar, edition_box);
  gtk_widget_class_bind_template_child (widget_class, PledgeTimeBar, edition_scale);
  gtk_widget_class_bind_template_child (widget_class, PledgeTimeBar, edition_label);
  gtk_widget_class_bind_template_callback (widget_class, edition_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pledge_time_bar_init (PledgeTimeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_button (self);
}

void
pledge_time_bar_show (PledgeTimeBar *self, PledgePresentation *presentation)
{
  PledgeEdition *edition;
  const PledgeEditionInfo *info;
  GtkAdjustment *adjustment;
  g_autofree char *label = NULL;

  g_return_if_fail (PLEDGE_IS_TIME_BAR (self));
  g_return_if_fail (presentation != NULL);

  pledge_presentation_ref (presentation);
  g_clear_pointer (&self->presentation, pledge_presentation_unref);
  self->presentation = presentation;
  self->scenario = pledge_presentation_get_scenario (presentation);
  edition = pledge_scenario_get_edition (self->scenario);
  info = pledge_edition_get_info (edition);

  self->following = TRUE;
  adjustment = gtk_range_get_adjustment (GTK_RANGE (self->scale));
  gtk_adjustment_configure (adjustment, pledge_scenario_get_year (self->scenario), info->first_year, info->last_year, 1, 5, 0);
  show_editions (self);
  self->following = FALSE;
  label = pledge_edition_dup_year_label (edition, pledge_scenario_get_year (self->scenario));
  gtk_label_set_text (self->label, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self), info->last_year > info->first_year);
}

gboolean
pledge_time_bar_get_playing (PledgeTimeBar *self)
{
  g_return_val_if_fail (PLEDGE_IS_TIME_BAR (self), FALSE);

  return self->timeout != 0;
}

void
pledge_time_bar_set_playing (PledgeTimeBar *self, gboolean playing)
{
  const PledgeEditionInfo *info;

  g_return_if_fail (PLEDGE_IS_TIME_BAR (self));

  if (playing == pledge_time_bar_get_playing (self) || (playing && self->scenario == NULL))
    {
      update_button (self);
      return;
    }

  if (playing)
    {
      info = pledge_edition_get_info (pledge_scenario_get_edition (self->scenario));
      self->timeout = g_timeout_add (info->last_year - info->first_year > MANY_YEARS ? YEAR_OF_MANY_MS : YEAR_MS, tick_cb, self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
      if (find_year (self, pledge_scenario_get_year (self->scenario) + 1, 1) == 0)
        pledge_scenario_set_year (self->scenario, find_year (self, info->first_year, 1));
    }
  else
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
    }
  update_button (self);
}
