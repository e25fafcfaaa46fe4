/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-diff-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pledge-diff-figure.h"
#include "pledge-diff-words.h"
#include "pledge-format.h"
#include "pledge-property-row.h"

#define MAX_INDICATORS 3

struct _PledgeDiffOverview {
  GtkWidget parent_instance;

  GtkLabel *title_label;
  GtkGrid *about;
  GtkWidget *differences;
  GtkLabel *flips_label;
  GtkListBox *flips;
  GtkWidget *facts_box;
  GtkListBox *facts;
  GtkLabel *tallies_label;
  GtkListBox *tallies;
};

enum {
  INDICATOR_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PledgeDiffOverview, pledge_diff_overview, GTK_TYPE_WIDGET)

static void
add_line (GtkListBox *list, const char *label, const char *text)
{
  gtk_list_box_append (list, pledge_property_row_new (label, text));
}

static void
take_line (GtkListBox *list, const char *label, char *text)
{
  g_autofree char *owned = text;

  add_line (list, label, owned);
}

/* A label at the left, what it is at the right. */
static void
take_property (PledgeDiffOverview *self, int row, const char *name, char *text)
{
  g_autofree char *owned = text;
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *words = gtk_label_new (owned);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "numeric");
  gtk_grid_attach (self->about, label, 0, row, 1, 1);
  gtk_grid_attach (self->about, words, 1, row, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
}

/* Of many the number: those that differ are listed below. */
static char *
dup_indicators (PledgeEdition *edition)
{
  guint n = pledge_edition_get_n_indicators (edition);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  if (n > MAX_INDICATORS)
    return g_strdup_printf ("%u", n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (titles, (gpointer) pledge_edition_get_indicator_title (edition, i));
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (", ", (char **) titles->pdata);
}

static char *
dup_years (const PledgeEditionInfo *info)
{
  if (info->estimates_from != 0)
    /* Translators: first and last year of an edition, and the year from which its figures are estimates */
    return g_strdup_printf (_("%d to %d, estimates from %d on"), info->first_year, info->last_year, info->estimates_from);

  return g_strdup_printf (_("%d to %d"), info->first_year, info->last_year);
}

void
pledge_diff_overview_show_import (PledgeDiffOverview *self, PledgeImport *import)
{
  PledgeEdition *edition;
  const PledgeEditionInfo *info;
  const char *const *notes;
  g_autofree char *label = NULL;
  int row = 0;

  g_return_if_fail (PLEDGE_IS_DIFF_OVERVIEW (self));
  g_return_if_fail (import != NULL);

  edition = pledge_import_get_edition (import);
  info = pledge_edition_get_info (edition);
  notes = pledge_import_get_notes (import);
  g_object_get (edition, "label", &label, NULL);
  gtk_label_set_text (self->title_label, label);
  /* Translators: a file's name, and what kind of file it is */
  take_property (self, row++, _("File"), g_strdup_printf (_("%s, %s"), pledge_import_get_source (import),
                                                          pledge_import_kind_get_label (pledge_import_get_kind (import))));
  take_property (self, row++, _("Published"), g_strdup (info->published));
  take_property (self, row++, _("Definition"), g_strdup (pledge_definition_get_label (info->definition)));
  if (info->price_base_year != 0)
    take_property (self, row++, _("Constant prices of"), g_strdup_printf ("%d", info->price_base_year));
  take_property (self, row++, _("Years"), dup_years (info));
  take_property (self, row++, _("Members"), g_strdup_printf ("%u", pledge_edition_get_n_members (edition)));
  take_property (self, row++, _("Indicators"), dup_indicators (edition));
  for (guint i = 0; notes[i] != NULL; i++)
    take_property (self, row++, i == 0 ? _("Notes") : "", g_strdup (notes[i]));
}

/* The year that is asked for where both editions have it, else their last common one; 0 where there is none. */
static int
find_year (const PledgeEditionDiff *diff, int year)
{
  int first, last;

  pledge_edition_diff_get_common_years (diff, &first, &last);
  if (last < first)
    return 0;
  return year >= first && year <= last ? year : last;
}

static void
show_flips (PledgeDiffOverview *self, PledgeEditionDiff *diff, const PledgeNames *names, int wanted, double target_pct)
{
  int year = find_year (diff, wanted);
  g_autoptr (GArray) flips = pledge_edition_diff_list_flips (diff, year, target_pct);
  g_autofree char *target = pledge_format_target (target_pct);
  g_autofree char *sentence = NULL;

  pledge_property_row_clear (self->flips);
  for (guint i = 0; i < flips->len; i++)
    {
      const PledgeDiffFlip *flip = &g_array_index (flips, PledgeDiffFlip, i);
      g_autofree char *words = pledge_diff_flip_dup_words (flip);

      add_line (self->flips, pledge_names_get (names, flip->iso3), words);
    }
  if (year == 0)
    sentence = g_strdup (_("The editions have no year in common, so no verdict can be compared."));
  else if (flips->len == 0)
    /* Translators: a target and a year */
    sentence = g_strdup_printf (_("At %s no verdict for %d flips."), target, year);
  else
    sentence = g_strdup_printf (ngettext ("At %s the verdict on %u member flips for %d.", "At %s the verdicts on %u members flip for %d.", flips->len),
                                target, flips->len, year);
  gtk_label_set_text (self->flips_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->flips), flips->len > 0);
}

static void
add_names (PledgeDiffOverview *self, const char *label, const char *const *words, const PledgeNames *names)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  if (words[0] == NULL)
    return;

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (shown, (gpointer) pledge_names_get (names, words[i]));
  g_ptr_array_add (shown, NULL);
  take_line (self->facts, label, g_strjoinv (", ", (char **) shown->pdata));
}

static void
add_indicators (PledgeDiffOverview *self, const char *label, const char *const *ids, const PledgeEditionDiff *diff)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  if (ids[0] == NULL)
    return;

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) pledge_edition_diff_get_indicator_title (diff, ids[i]));
  g_ptr_array_add (titles, NULL);
  take_line (self->facts, label, g_strjoinv (", ", (char **) titles->pdata));
}

/* "Currency: Croatia" */
static char *
dup_fact_label (const PledgeDiffFact *fact, const PledgeEditionDiff *diff, const PledgeNames *names)
{
  const char *label = pledge_diff_fact_get_label (fact);

  if (fact->subject == NULL)
    return g_strdup (label);
  /* Translators: what differs, and of which member or indicator */
  return g_strdup_printf (_("%s: %s"), label, g_str_equal (fact->key, "currency") ? pledge_names_get (names, fact->subject)
                                                                                  : pledge_edition_diff_get_indicator_title (diff, fact->subject));
}

static void
show_facts (PledgeDiffOverview *self, PledgeEditionDiff *diff, const PledgeNames *names)
{
  pledge_property_row_clear (self->facts);
  for (guint i = 0; i < pledge_edition_diff_get_n_facts (diff); i++)
    {
      const PledgeDiffFact *fact = pledge_edition_diff_get_fact (diff, i);
      g_autofree char *label = dup_fact_label (fact, diff, names);

      /* Translators: something before and after */
      take_line (self->facts, label, g_strdup_printf (_("%s → %s"), pledge_diff_fact_get_words (fact, fact->before),
                                                      pledge_diff_fact_get_words (fact, fact->after)));
    }
  add_names (self, _("New members"), pledge_edition_diff_get_members (diff, PLEDGE_DIFF_NEW), names);
  add_names (self, _("Members that are gone"), pledge_edition_diff_get_members (diff, PLEDGE_DIFF_GONE), names);
  add_indicators (self, _("New indicators"), pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_NEW), diff);
  add_indicators (self, _("Indicators that are gone"), pledge_edition_diff_get_indicators (diff, PLEDGE_DIFF_GONE), diff);
  gtk_widget_set_visible (self->facts_box, gtk_widget_get_first_child (GTK_WIDGET (self->facts)) != NULL);
}

/* "312 changed, 64 new", and below it "Largest: Croatia, 2022: 2.03 → 1.78" */
static GtkWidget *
make_tally_row (const PledgeEditionDiff *diff, const PledgeDiffTally *tally, const PledgeNames *names)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = pledge_edition_diff_dup_indicator_label (diff, tally->indicator);
  g_autofree char *counts = pledge_diff_counts_dup_words (tally->counts);
  g_autofree char *largest = NULL;

  if (tally->largest != NULL)
    {
      g_autofree char *figure = pledge_diff_figure_dup_title (tally->largest, pledge_names_get (names, tally->largest->iso3));
      g_autofree char *values = pledge_diff_figure_dup_values (tally->largest);

      /* Translators: how many figures, and the one that changed most, with its member, year and figures */
      largest = g_strdup_printf (_("%s\nLargest change: %s: %s"), counts, figure, values);
    }
  g_object_set (row, "use-markup", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), largest != NULL ? largest : counts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "pledge-indicator", g_strdup (tally->indicator), g_free);

  return row;
}

static void
show_tallies (PledgeDiffOverview *self, PledgeEditionDiff *diff, const PledgeNames *names)
{
  g_autoptr (GArray) tallies = pledge_edition_diff_list_tallies (diff);
  guint counts[PLEDGE_DIFF_N_KINDS];
  g_autofree char *words = NULL;

  for (PledgeDiffKind kind = 0; kind < PLEDGE_DIFF_N_KINDS; kind++)
    counts[kind] = pledge_edition_diff_count (diff, kind);
  words = pledge_diff_counts_dup_words (counts);
  gtk_label_set_text (self->tallies_label, tallies->len > 0 ? words : _("No figure differs."));
  pledge_property_row_clear (self->tallies);
  for (guint i = 0; i < tallies->len; i++)
    gtk_list_box_append (self->tallies, make_tally_row (diff, &g_array_index (tallies, PledgeDiffTally, i), names));
  gtk_widget_set_visible (GTK_WIDGET (self->tallies), tallies->len > 0);
}

static void
row_activated_cb (PledgeDiffOverview *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[INDICATOR_PICKED], 0, g_object_get_data (G_OBJECT (row), "pledge-indicator"));
}

static void
pledge_diff_overview_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pledge_diff_overview_parent_class)->dispose (object);
}

static void
pledge_diff_overview_class_init (PledgeDiffOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pledge_diff_overview_dispose;

  signals[INDICATOR_PICKED] = g_signal_new ("indicator-picked", PLEDGE_TYPE_DIFF_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pledgeline/Pledgeline/diff-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, title_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, about);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, differences);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, flips_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, flips);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, facts_box);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, facts);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, tallies_label);
  gtk_widget_class_bind_template_child (widget_class, PledgeDiffOverview, tallies);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pledge_diff_overview_init (PledgeDiffOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pledge_diff_overview_show_diff (PledgeDiffOverview *self, PledgeEditionDiff *diff, const PledgeNames *names, int year, double target_pct)
{
  g_return_if_fail (PLEDGE_IS_DIFF_OVERVIEW (self));
  g_return_if_fail (names != NULL);

  gtk_widget_set_visible (self->differences, diff != NULL);
  if (diff == NULL)
    return;

  show_flips (self, diff, names, year, target_pct);
  show_facts (self, diff, names);
  show_tallies (self, diff, names);
}
