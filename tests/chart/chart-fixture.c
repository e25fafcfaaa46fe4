/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-fixture.h"

#include <math.h>

#include "pledge-words.h"

#define YEAR 2024
#define SLACK_PX 1.0
#define TOUCH_PX 0.5

static const struct {
  double target_pct;
  const char *label;
} commitments[] = {
  { 2.0, "Wales 2014" },
  { 3.5, "The Hague, core" },
  { 3.5, "A minister in June" },
  { 5.0, "The Hague, total" },
};

const char *
chart_fixture_iso3 (guint position)
{
  static char iso3[4];

  g_snprintf (iso3, sizeof iso3, "%c%c%c", 'A' + position / 676 % 26, 'A' + position / 26 % 26, 'A' + position % 26);
  return iso3;
}

void
chart_fixture_set_up (ChartFixture *self, gconstpointer data)
{
  self->fonts = pledge_fonts_new (NULL);
  self->style = pledge_style_new (PLEDGE_THEME_LIGHT, 1);
  self->marks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (commitments); i++)
    {
      g_autofree char *id = g_strdup_printf ("commitment-%u", i);
      PledgeCommitmentInfo info = {
        .id = id, .date = "2025-06", .actor = "Somebody", .addressee = "All", .addressees = (const char *const[]) { "nato", NULL },
        .target_pct = commitments[i].target_pct, .label = commitments[i].label, .fact = "They said so.", .source = "A paper",
      };

      g_ptr_array_add (self->marks, pledge_commitment_new (&info));
    }
  self->request.width = 1000;
  self->request.height = 700;
  self->request.style = &self->style;
  self->request.fonts = self->fonts;
}

void
chart_fixture_tear_down (ChartFixture *self, gconstpointer data)
{
  g_clear_pointer (&self->chart, pledge_chart_free);
  g_clear_pointer (&self->answer, pledge_answer_unref);
  g_clear_object (&self->scenario);
  g_ptr_array_unref (self->marks);
  pledge_fonts_unref (self->fonts);
}

static void
add_figure (PledgeEditionBuilder *builder, const char *iso3, const char *indicator, double value)
{
  g_autoptr (PledgeHistory) history = pledge_history_new (YEAR, &value, NULL, 1);

  g_assert_true (pledge_edition_builder_add_history (builder, iso3, indicator, history));
}

static PledgeEdition *
make_edition (const ChartMember *members, guint n_members)
{
  PledgeEditionInfo info = {
    .id = "nato-2024-06", .title = "June 2024", .publisher = "NATO", .published = "2024-06-17",
    .definition = PLEDGE_DEFINITION_NATO, .first_year = YEAR, .last_year = YEAR, .credit = "NATO", .licence = "free",
  };
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);

  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_SPENDING_USD_M, "US$ million", "Spending"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_GDP_USD_M, "US$ million", "GDP"));
  g_assert_true (pledge_edition_builder_add_indicator (builder, PLEDGE_SHARE_PUBLISHED_PCT, "% of GDP", "Share"));
  for (guint i = 0; i < n_members; i++)
    {
      const char *iso3 = chart_fixture_iso3 (i);

      g_assert_true (pledge_edition_builder_add_member (builder, iso3, "EUR"));
      add_figure (builder, iso3, PLEDGE_SPENDING_USD_M, members[i].spending_usd_m);
      add_figure (builder, iso3, PLEDGE_GDP_USD_M, members[i].gdp_usd_m);
      add_figure (builder, iso3, PLEDGE_SHARE_PUBLISHED_PCT, members[i].share_pct);
    }

  return pledge_edition_builder_finish (builder);
}

void
chart_fixture_ask (ChartFixture *self, const ChartMember *members, guint n_members)
{
  g_autoptr (PledgeCatalogue) catalogue = pledge_catalogue_new ();
  g_autoptr (PledgeEdition) edition = make_edition (members, n_members);
  PledgeAllianceBuilder *builder = pledge_alliance_builder_new ("nato", "NATO");
  g_autoptr (PledgeAlliance) alliance = NULL;

  for (guint i = 0; i < n_members; i++)
    {
      g_autoptr (PledgeMember) member = pledge_member_new (chart_fixture_iso3 (i), members[i].name, TRUE);

      g_assert_true (pledge_catalogue_add_member (catalogue, member));
      g_assert_true (pledge_alliance_builder_add (builder, member, G_MININT, G_MAXINT, NULL));
    }
  alliance = pledge_alliance_builder_finish (builder);
  g_assert_true (pledge_catalogue_add_alliance (catalogue, alliance));
  g_assert_true (pledge_catalogue_add_edition (catalogue, edition));

  g_clear_object (&self->scenario);
  self->scenario = pledge_scenario_new (catalogue);
  chart_fixture_set_target (self, 3.5);
}

void
chart_fixture_ask_many (ChartFixture *self, guint n_members)
{
  g_autofree ChartMember *members = g_new0 (ChartMember, n_members);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_members; i++)
    {
      double share = 5.2 - 4.7 * i / MAX (n_members - 1, 1);

      g_ptr_array_add (names, g_strdup_printf (i % 5 == 0 ? "Grand Principality %u" : "Land %u", i + 1));
      members[i].name = names->pdata[i];
      members[i].share_pct = round (share * 100) / 100;
      members[i].gdp_usd_m = 1000.0 * (1 + i * i);
      members[i].spending_usd_m = members[i].gdp_usd_m * (share - (i % 7 == 3 ? 0.2 : 0)) / 100;
    }
  chart_fixture_ask (self, members, n_members);
}

void
chart_fixture_set_target (ChartFixture *self, double target_pct)
{
  pledge_scenario_set_target_pct (self->scenario, target_pct);
  g_clear_pointer (&self->answer, pledge_answer_unref);
  self->answer = pledge_answer_new (self->scenario);
}

const PledgeChart *
chart_fixture_draw (ChartFixture *self, PledgeView view)
{
  g_clear_pointer (&self->chart, pledge_chart_free);
  self->chart = pledge_chart_new (view, self->answer, &self->request);
  return self->chart;
}

static const PledgeGroupEntry *
find_entry (const PledgeChart *chart, const char *group_id)
{
  gpointer position;

  if (!g_hash_table_lookup_extended (chart->scene->positions, group_id, NULL, &position))
    g_error ("no group %s", group_id);

  return pledge_scene_entry (chart->scene, GPOINTER_TO_UINT (position));
}

const PledgeShape *
chart_fixture_shape (const PledgeChart *chart, const char *group_id, PledgeShapeKind kind, guint nth)
{
  const PledgeGroupEntry *entry = find_entry (chart, group_id);

  for (guint i = entry->first_shape; i < entry->first_shape + entry->n_shapes; i++)
    {
      const PledgeShape *shape = pledge_scene_shape (chart->scene, i);

      if (shape->kind == kind && nth-- == 0)
        return shape;
    }

  g_error ("%s has no such shape", group_id);
}

guint
chart_fixture_count (const PledgeChart *chart, const char *group_id, PledgeShapeKind kind)
{
  const PledgeGroupEntry *entry = find_entry (chart, group_id);
  guint n = 0;

  for (guint i = entry->first_shape; i < entry->first_shape + entry->n_shapes; i++)
    n += pledge_scene_shape (chart->scene, i)->kind == kind;

  return n;
}

static PledgeRect
clipped (const PledgeChart *chart, const PledgeShape *shape, PledgeRect box)
{
  const PledgeGroupEntry *entry = pledge_scene_entry (chart->scene, shape->group);

  return entry->clipped ? pledge_rect_intersect (&box, &entry->clip) : box;
}

PledgeRect
chart_fixture_text_box (const PledgeChart *chart, const PledgeShape *shape)
{
  double width, ascent, descent;

  pledge_fonts_measure (chart->scene->fonts, shape->text.text, shape->text.size, shape->text.weight, &width, &ascent, &descent);
  return clipped (chart, shape, (PledgeRect) { shape->text.left, shape->text.y - ascent, width, ascent + descent });
}

gboolean
chart_fixture_overlap (const PledgeRect *a, const PledgeRect *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > TOUCH_PX &&
         MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > TOUCH_PX;
}

static const PledgeGroup *
group_of (const PledgeChart *chart, const PledgeShape *shape)
{
  return &pledge_scene_entry (chart->scene, shape->group)->group;
}

/* What no text may lie on: other texts, lines (all are upright), bars, hatching and, for all but its own
 * number, the handle. */
static gboolean
is_obstacle (const PledgeChart *chart, const PledgeShape *shape, PledgeRect *box)
{
  const char *id = group_of (chart, shape)->id;

  if (shape->kind == PLEDGE_SHAPE_TEXT)
    *box = chart_fixture_text_box (chart, shape);
  else if (shape->kind == PLEDGE_SHAPE_LINE)
    *box = clipped (chart, shape, (PledgeRect) { shape->line.x1 - shape->line.width / 2, shape->line.y1, shape->line.width, shape->line.y2 - shape->line.y1 });
  else if (shape->kind == PLEDGE_SHAPE_RECT && (g_str_equal (id, "target") || g_str_has_prefix (id, "gap-") ||
                                                (g_str_has_prefix (id, "row-") && shape->rect.area.height < chart->row_height - 1)))
    *box = clipped (chart, shape, shape->rect.area);
  else
    return FALSE;

  return !pledge_rect_is_empty (box);
}

static void
check_texts (const PledgeChart *chart, const char *where)
{
  const PledgeScene *scene = chart->scene;
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (PledgeRect));
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (PledgeShape));

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PledgeShape *shape = pledge_scene_shape (scene, i);
      PledgeRect box;

      if (!is_obstacle (chart, shape, &box))
        continue;
      for (guint j = 0; j < boxes->len; j++)
        {
          const PledgeShape *other = &g_array_index (shapes, PledgeShape, j);

          if ((shape->kind != PLEDGE_SHAPE_TEXT && other->kind != PLEDGE_SHAPE_TEXT) ||
              (shape->group == other->group && g_str_equal (group_of (chart, shape)->id, "target")) ||
              !chart_fixture_overlap (&box, &g_array_index (boxes, PledgeRect, j)))
            continue;
          g_test_message ("%s: %s “%s” lies on %s “%s”", where, group_of (chart, shape)->id,
                          shape->kind == PLEDGE_SHAPE_TEXT ? shape->text.text : "", group_of (chart, other)->id,
                          other->kind == PLEDGE_SHAPE_TEXT ? other->text.text : "");
          g_test_fail ();
          return;
        }
      g_array_append_val (boxes, box);
      g_array_append_vals (shapes, shape, 1);
    }
}

static void
check_hits (const PledgeChart *chart, const char *where)
{
  const PledgeScene *scene = chart->scene;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const PledgeGroup *group = pledge_scene_get_group (scene, i);

      if (!g_str_has_prefix (group->id, "row-"))
        continue;
      if (group->hit.y >= chart->plot.y - 1e-6 && group->hit.y + group->hit.height <= chart->plot.y + chart->plot.height + 1e-6 &&
          !pledge_rect_is_empty (&group->hit))
        continue;
      g_test_message ("%s: %s is picked outside the plot", where, group->id);
      g_test_fail ();
    }
}

void
chart_fixture_check (const PledgeChart *chart, const char *where)
{
  const char *culprit = NULL;

  if (!pledge_scene_is_inside (chart->scene, SLACK_PX, &culprit))
    {
      g_test_message ("%s: %s lies outside the picture", where, culprit);
      g_test_fail ();
    }
  check_texts (chart, where);
  check_hits (chart, where);
}

static void
check_sizes (ChartFixture *self, PledgeView view, guint n_members, double text_scale)
{
  static const double widths[] = { 160, 240, 360, 480, 519, 520, 521, 600, 800, 1000, 1920, 2000 };
  static const double heights[] = { 160, 294, 420, 800, 1200 };

  self->style = pledge_style_new (PLEDGE_THEME_LIGHT, text_scale);
  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
      {
        g_autofree char *where = g_strdup_printf ("%s %g×%g, %u members, text %g, %s%s%s", pledge_view_to_id (view), widths[w], heights[h],
                                                  n_members, text_scale, self->request.title != NULL ? "framed" : "bare",
                                                  self->request.scrolls ? ", scrolled by " : "", self->request.scrolls ? "37" : "");

        self->request.width = widths[w];
        self->request.height = heights[h];
        chart_fixture_check (chart_fixture_draw (self, view), where);
      }
}

void
chart_fixture_check_everywhere (ChartFixture *self, PledgeView view)
{
  static const guint numbers[] = { 1, 2, 31, 200 };
  static const double text_scales[] = { 1, 1.5, 2 };

  self->request.marks = self->marks;
  self->request.target_active = TRUE;
  self->request.target_focused = TRUE;
  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    {
      g_autofree char *title = NULL, *sentence = NULL, *credit = NULL;

      chart_fixture_ask_many (self, numbers[n]);
      title = pledge_words_title (self->answer);
      sentence = pledge_words_summary (self->answer);
      credit = pledge_words_credit (self->answer);
      for (guint variant = 0; variant < 3; variant++)
        {
          self->request.scrolls = variant == 1;
          self->request.scroll = variant == 1 ? 37 : 0;
          self->request.title = variant == 2 ? title : NULL;
          self->request.sentence = variant == 2 ? sentence : NULL;
          self->request.credit = variant == 2 ? credit : NULL;
          for (guint s = 0; s < G_N_ELEMENTS (text_scales); s++)
            check_sizes (self, view, numbers[n], text_scales[s]);
        }
    }
}
