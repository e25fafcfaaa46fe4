/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-timeline-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-words.h"

#define SEPARATOR " · "
#define MOST_NAMED 8 /* of the members that are not shown */

static char *
year_label (const PledgeTimeline *timeline, guint index)
{
  return pledge_edition_dup_year_label (pledge_timeline_get_edition (timeline), pledge_timeline_get_first_year (timeline) + (int) index);
}

/* Where the figures begin, end and are highest; FALSE where there are none. */
static gboolean
find_ends (const PledgeTimeline *timeline, const double *values, guint *first, guint *last, guint *highest)
{
  gboolean found = FALSE;

  for (guint i = 0; i < pledge_timeline_get_n_years (timeline); i++)
    {
      if (isnan (values[i]))
        continue;
      if (!found)
        *first = *highest = i;
      if (values[i] > values[*highest])
        *highest = i;
      *last = i;
      found = TRUE;
    }

  return found;
}

/* A value with what it is a share of, the first time it is said. */
static char *
long_value (const PledgeTimeline *timeline, double value, const char *currency)
{
  g_autofree char *short_value = pledge_timeline_words_value (timeline, value, currency);

  if (pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_SHARE)
    /* Translators: "2.69 % of GDP" */
    return g_strdup_printf (_("%s of GDP"), short_value);

  switch (pledge_timeline_get_lens (timeline))
    {
    case PLEDGE_LENS_HEAD:
      return g_strdup_printf (_("%s per head"), short_value);
    case PLEDGE_LENS_SOLDIER:
      return g_strdup_printf (_("%s per soldier"), short_value);
    case PLEDGE_LENS_BUDGET:
      return g_strdup_printf (_("%s of government spending"), short_value);
    case PLEDGE_LENS_USD:
    case PLEDGE_LENS_CONST:
    case PLEDGE_LENS_NATIONAL:
    case PLEDGE_LENS_PPP:
    default:
      return g_steal_pointer (&short_value);
    }
}

static char *
course_words (const PledgeTimeline *timeline, const char *name, const double *values, const char *currency)
{
  g_autofree char *from = NULL, *from_year = NULL, *to = NULL, *to_year = NULL, *most = NULL, *most_year = NULL;
  guint first, last, highest;

  if (!find_ends (timeline, values, &first, &last, &highest))
    return g_strdup_printf (_("%s: no figures."), name);

  from = long_value (timeline, values[first], currency);
  from_year = year_label (timeline, first);
  if (first == last)
    /* Translators: the only figure of a line: "Germany: 2.69 % of GDP in 2024." */
    return g_strdup_printf (_("%s: %s in %s."), name, from, from_year);

  to = pledge_timeline_words_value (timeline, values[last], currency);
  to_year = year_label (timeline, last);
  if (highest == last)
    /* Translators: "Germany: 1.19 % of GDP in 2014, 2.69 % in 2026e, the highest." */
    return g_strdup_printf (_("%s: %s in %s, %s in %s, the highest."), name, from, from_year, to, to_year);
  if (highest == first)
    return g_strdup_printf (_("%s: %s in %s, the highest, %s in %s."), name, from, from_year, to, to_year);

  most = pledge_timeline_words_value (timeline, values[highest], currency);
  most_year = year_label (timeline, highest);
  /* Translators: "Germany: 1.19 % of GDP in 2014, 2.69 % in 2026e; highest 2.71 % in 2025e." */
  return g_strdup_printf (_("%s: %s in %s, %s in %s; highest %s in %s."), name, from, from_year, to, to_year, most, most_year);
}

/* "2014–2026e" */
static char *
span_words (const PledgeTimeline *timeline)
{
  g_autofree char *first = year_label (timeline, 0);
  g_autofree char *last = year_label (timeline, pledge_timeline_get_n_years (timeline) - 1);

  /* Translators: first and last year */
  return pledge_timeline_get_n_years (timeline) > 1 ? g_strdup_printf (_("%s–%s"), first, last) : g_strdup (first);
}

static char *
edition_words (const PledgeTimeline *timeline)
{
  const PledgeEditionInfo *info = pledge_edition_get_info (pledge_timeline_get_edition (timeline));

  /* Translators: publisher and title of an edition: "NATO, July 2026 edition" */
  return g_strdup_printf (_("%s, %s edition"), info->publisher, info->title);
}

char *
pledge_timeline_words_title (const PledgeTimeline *timeline)
{
  g_autofree char *years = NULL;

  g_return_val_if_fail (timeline != NULL, NULL);

  years = span_words (timeline);
  return g_strjoin (SEPARATOR, pledge_alliance_get_title (pledge_timeline_get_alliance (timeline)),
                    pledge_edition_get_title (pledge_timeline_get_edition (timeline)), years, NULL);
}

char *
pledge_timeline_words_sentence (const PledgeTimeline *timeline, const PledgeAnswer *answer, const char *iso3)
{
  const PledgeTimelineLine *line;
  g_autofree char *course = NULL, *name = NULL, *year = NULL, *summary = NULL;

  g_return_val_if_fail (timeline != NULL && answer != NULL, NULL);

  line = pledge_timeline_find_line (timeline, iso3);
  name = pledge_timeline_words_total_name (timeline);
  if (line != NULL)
    course = pledge_timeline_words_line (timeline, line);
  else if (pledge_timeline_get_total (timeline)->n_values > 0)
    course = course_words (timeline, name, pledge_timeline_get_total (timeline)->values, NULL);
  summary = pledge_words_summary (answer);
  year = pledge_edition_dup_year_label (pledge_timeline_get_edition (timeline), pledge_answer_get_year (answer));
  if (course == NULL)
    /* Translators: a year and a sentence on it */
    return g_strdup_printf (_("%s: %s"), year, summary);

  /* Translators: how a line runs over the years; then a year, and a sentence on it: "… 2026e: At 3.5 % of GDP, …" */
  return g_strdup_printf (_("%s %s: %s"), course, year, summary);
}

char *
pledge_timeline_words_credit (const PledgeTimeline *timeline)
{
  const PledgeEditionInfo *info;
  g_autofree char *edition = NULL, *years = NULL, *name = NULL, *total = NULL;

  g_return_val_if_fail (timeline != NULL, NULL);

  info = pledge_edition_get_info (pledge_timeline_get_edition (timeline));
  edition = edition_words (timeline);
  years = span_words (timeline);
  name = pledge_timeline_words_total_name (timeline);
  if (pledge_timeline_get_total (timeline)->n_values == 0)
    total = g_strdup ("");
  else if (pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_SHARE)
    /* Translators: %s is "NATO together"; the space at the end separates it from the next sentence */
    total = g_strdup_printf (_("%s: spending ÷ GDP of the members of each year. "), name);
  else
    total = g_strdup_printf (_("%s: the members of each year. "), name);

  /* Translators: edition, definition, years, a sentence on the alliance's line or nothing, the publisher's credit line */
  return g_strdup_printf (_("Source: %s (%s), %s. %sCredit: %s. Made with Pledgeline."), edition,
                          pledge_definition_get_label (info->definition), years, total, info->credit);
}

char *
pledge_timeline_words_measure (const PledgeTimeline *timeline, const char *currency)
{
  int base_year;

  g_return_val_if_fail (timeline != NULL, NULL);

  if (pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_SHARE)
    return g_strdup (_("Share of GDP"));

  base_year = pledge_edition_get_info (pledge_timeline_get_edition (timeline))->price_base_year;
  switch (pledge_timeline_get_lens (timeline))
    {
    case PLEDGE_LENS_CONST:
      if (base_year != 0)
        /* Translators: the year whose prices sums are stated in */
        return g_strdup_printf (_("US$ at %d prices and exchange rates"), base_year);
      return g_strdup (pledge_lens_get_title (PLEDGE_LENS_CONST));
    case PLEDGE_LENS_NATIONAL:
      /* Translators: %s is a currency code such as EUR */
      return currency != NULL ? g_strdup_printf (_("%s, current prices"), currency) : g_strdup (pledge_lens_get_title (PLEDGE_LENS_NATIONAL));
    case PLEDGE_LENS_HEAD:
      return g_strdup (_("Current US$ per head"));
    case PLEDGE_LENS_SOLDIER:
      return g_strdup (_("Current US$ per soldier"));
    case PLEDGE_LENS_PPP:
      return g_strdup (_("Current international dollars"));
    case PLEDGE_LENS_USD:
    case PLEDGE_LENS_BUDGET:
    default:
      return g_strdup (pledge_lens_get_title (pledge_timeline_get_lens (timeline)));
    }
}

char *
pledge_timeline_words_value (const PledgeTimeline *timeline, double value, const char *currency)
{
  g_return_val_if_fail (timeline != NULL, NULL);

  return pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_SHARE ? pledge_format_share (value)
                                                                         : pledge_format_lens (pledge_timeline_get_lens (timeline), value, currency);
}

char *
pledge_timeline_words_tick (const PledgeTimeline *timeline, double value)
{
  g_return_val_if_fail (timeline != NULL, NULL);

  if (value == 0)
    return g_strdup ("0");
  return pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_SHARE ? pledge_format_target (value)
                                                                         : pledge_format_lens_tick (pledge_timeline_get_lens (timeline), value);
}

char *
pledge_timeline_words_point (const PledgeTimeline *timeline, const PledgeTimelineLine *line, guint index)
{
  g_autoptr (GString) words = NULL;
  g_autofree char *value = NULL;
  PledgeEdition *edition;
  const char *note;
  int year;

  g_return_val_if_fail (timeline != NULL && line != NULL, NULL);
  g_return_val_if_fail (index < pledge_timeline_get_n_years (timeline), NULL);

  edition = pledge_timeline_get_edition (timeline);
  year = pledge_timeline_get_first_year (timeline) + (int) index;
  value = long_value (timeline, line->values[index], line->currency);
  words = g_string_new (NULL);
  /* Translators: "Germany 2014: 1.19 % of GDP." */
  g_string_append_printf (words, line->estimates[index] ? _("%s %d: %s (estimate).") : _("%s %d: %s."), line->name, year, value);
  if (!line->counted[index])
    g_string_append_printf (words, " %s", _("Not a member in that year."));
  note = pledge_edition_get_note (edition, line->iso3, year);
  if (note != NULL)
    g_string_append_printf (words, " %s", note);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pledge_timeline_words_line (const PledgeTimeline *timeline, const PledgeTimelineLine *line)
{
  g_return_val_if_fail (timeline != NULL && line != NULL, NULL);

  return course_words (timeline, line->name, line->values, line->currency);
}

char *
pledge_timeline_words_target (const PledgeTimeline *timeline, const PledgeTimelineLine *line)
{
  g_autofree char *target = NULL, *from = NULL, *from_year = NULL, *to = NULL, *to_year = NULL;
  guint first, last, highest;

  g_return_val_if_fail (timeline != NULL && line != NULL, NULL);

  target = pledge_format_target (line->target_pct);
  if (line->targets == NULL || !find_ends (timeline, line->targets, &first, &last, &highest))
    return g_strdup_printf (_("%s at %s of GDP."), line->name, target);

  from = long_value (timeline, line->targets[first], line->currency);
  from_year = year_label (timeline, first);
  to = pledge_timeline_words_value (timeline, line->targets[last], line->currency);
  to_year = year_label (timeline, last);
  /* Translators: a target in money: "Germany at 3.5 % of GDP: US$136 bn in 2014, US$180 bn in 2026e." */
  return g_strdup_printf (_("%s at %s of GDP: %s in %s, %s in %s."), line->name, target, from, from_year, to, to_year);
}

char *
pledge_timeline_words_total_name (const PledgeTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, NULL);

  /* Translators: an alliance as a whole: "NATO together" */
  return g_strdup_printf (_("%s together"), pledge_alliance_get_title (pledge_timeline_get_alliance (timeline)));
}

char *
pledge_timeline_words_total (const PledgeTimeline *timeline)
{
  const PledgeTimelineTotal *total;
  g_autofree char *name = NULL, *course = NULL, *year = NULL;
  guint first, last, highest;

  g_return_val_if_fail (timeline != NULL, NULL);

  total = pledge_timeline_get_total (timeline);
  name = pledge_timeline_words_total_name (timeline);
  course = course_words (timeline, name, total->values, NULL);
  if (!find_ends (timeline, total->values, &first, &last, &highest))
    return g_steal_pointer (&course);

  year = year_label (timeline, last);
  /* Translators: after the course of an alliance's total. %u are numbers of members; the second %s is a year. */
  return g_strdup_printf (_("%s The members of each year are counted: %u in %s, %u of them with figures."), course,
                          total->counted[last], year, total->covered[last]);
}

char *
pledge_timeline_words_total_missing (const PledgeTimeline *timeline)
{
  const PledgeTimelineTotal *total;
  g_autofree char *name = NULL;
  guint n_years, last = 0, n_with_figures = 0;

  g_return_val_if_fail (timeline != NULL, NULL);

  total = pledge_timeline_get_total (timeline);
  n_years = pledge_timeline_get_n_years (timeline);
  for (guint i = 0; i < n_years; i++)
    if (total->with_figures[i] > 0)
      {
        n_with_figures++;
        last = i;
      }
  if (total->n_values == n_with_figures)
    return NULL;

  name = pledge_timeline_words_total_name (timeline);
  if (pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_MONEY && !pledge_lens_is_additive (pledge_timeline_get_lens (timeline)))
    return g_strdup_printf (_("No line for %s: amounts of this kind do not add up."), name);
  if (total->n_values == 0)
    /* Translators: the first %u of the second %u members; the plural goes by the second */
    return g_strdup_printf (ngettext ("No line for %s: the edition has sums of money for %u of %u member with figures.",
                                      "No line for %s: the edition has sums of money for %u of %u members with figures.", total->with_figures[last]),
                            name, total->covered[last], total->with_figures[last]);

  return g_strdup_printf (_("%s: only years in which the edition has sums of money for every member."), name);
}

char *
pledge_timeline_words_breaks (const PledgeTimeline *timeline, const PledgeTimelineLine *line)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (timeline != NULL && line != NULL, NULL);

  for (guint i = 1; i < pledge_timeline_get_n_years (timeline); i++)
    {
      int year = pledge_timeline_get_first_year (timeline) + (int) i;
      const char *note;

      if (!line->breaks[i] || isnan (line->values[i - 1]) || isnan (line->values[i]))
        continue;
      note = pledge_edition_get_note (pledge_timeline_get_edition (timeline), line->iso3, year);
      if (words == NULL)
        words = g_string_new (NULL);
      else
        g_string_append_c (words, ' ');
      /* Translators: member and year from which a series does not compare with what was before */
      g_string_append_printf (words, _("Break in the series: %s %d."), line->name, year);
      if (note != NULL)
        g_string_append_printf (words, " %s", note);
    }

  return words != NULL ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

const char *
pledge_timeline_words_absence (const PledgeTimeline *timeline, const PledgeTimelineLine *line)
{
  PledgeEdition *edition;
  PledgeMember *member;

  g_return_val_if_fail (timeline != NULL && line != NULL, NULL);

  if (line->n_values > 0)
    return NULL;

  edition = pledge_timeline_get_edition (timeline);
  member = pledge_alliance_get_member (pledge_timeline_get_alliance (timeline), line->member);
  if (!pledge_member_get_has_forces (member))
    return _("no armed forces");
  if (!pledge_edition_has_member (edition, line->iso3))
    return _("not in this edition");
  return pledge_timeline_get_measure (timeline) == PLEDGE_MEASURE_MONEY ? _("no figures for this in the edition") : _("no figures");
}

char *
pledge_timeline_words_absent (const PledgeTimeline *timeline)
{
  g_autoptr (GString) words = NULL;
  guint n_absent = 0, n_lines;

  g_return_val_if_fail (timeline != NULL, NULL);

  n_lines = pledge_timeline_get_n_lines (timeline);
  for (guint i = 0; i < n_lines; i++)
    n_absent += pledge_timeline_get_line (timeline, i)->n_values == 0;
  if (n_absent == 0)
    return NULL;
  if (n_absent > MOST_NAMED)
    return g_strdup_printf (ngettext ("Not shown: %u of %u member, which has no figures.", "Not shown: %u of %u members, which have no figures.", n_lines),
                            n_absent, n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      const PledgeTimelineLine *line = pledge_timeline_get_line (timeline, i);

      if (line->n_values > 0)
        continue;
      if (words == NULL)
        words = g_string_new (_("Not shown: "));
      else
        g_string_append (words, "; ");
      g_string_append_printf (words, "%s (%s)", line->name, pledge_timeline_words_absence (timeline, line));
    }

  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pledge_timeline_words_empty (const PledgeTimeline *timeline)
{
  g_autofree char *edition = NULL, *measure = NULL;

  g_return_val_if_fail (timeline != NULL, NULL);

  measure = pledge_timeline_words_measure (timeline, NULL);
  edition = edition_words (timeline);
  /* Translators: the first %s is an edition, the second what is measured: "Share of GDP" */
  return g_strdup_printf (_("%s has no figures for these members (%s)."), edition, measure);
}
