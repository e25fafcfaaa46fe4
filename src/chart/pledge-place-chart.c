/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-place-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-axis.h"
#include "pledge-format.h"
#include "pledge-words.h"

#define TEXT_PX 10.0
#define LINE_PX 15.0
#define MOST_APART_PX 34.0 /* from one bar to the next */
#define BAR_SHARE 0.72     /* … of which the bar takes */

typedef struct {
  const PledgeAnswer *answer;
  const PledgeStyle *style;
  PledgeFonts *fonts;
  double width, height, scale;
  double apart;
  double right;   /* of the bars' room; the target's number stands beyond it */
  PledgeAxis shares;
} Layout;

static double
text_width (const Layout *layout, const char *text, PledgeWeight weight)
{
  double width;

  pledge_fonts_measure (layout->fonts, text, TEXT_PX * layout->scale, weight, &width, NULL, NULL);
  return width;
}

static double
get_target_pct (const Layout *layout, const char *iso3)
{
  return pledge_answer_find_row (layout->answer, iso3)->target_pct;
}

static Layout
lay_out (const PledgeAnswer *answer, const char *iso3, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  Layout layout = { .answer = answer, .style = style, .fonts = fonts, .width = width, .height = height, .scale = style->text_scale };
  guint n = pledge_answer_get_n_drawn (answer);
  g_autofree char *target = pledge_format_target (get_target_pct (&layout, iso3));
  double max = get_target_pct (&layout, iso3);

  for (guint i = 0; i < n; i++)
    max = MAX (max, pledge_answer_get_row (answer, i)->share_pct);
  layout.right = MAX (width - text_width (&layout, target, PLEDGE_WEIGHT_NORMAL) - 6 * layout.scale, 1);
  layout.apart = MIN (layout.right / MAX (n, 1), MOST_APART_PX * layout.scale);
  layout.shares = (PledgeAxis) { 0, MAX (max, 0.01), floor (height - LINE_PX * layout.scale) + 0.5, ceil (LINE_PX * layout.scale + 4) };
  layout.shares.end = MIN (layout.shares.end, layout.shares.start - 1);

  return layout;
}

static PledgeRect
bar_rect (const Layout *layout, guint position)
{
  double share = MAX (pledge_answer_get_row (layout->answer, position)->share_pct, 0);
  double top = pledge_axis_to_px (&layout->shares, share);

  return (PledgeRect) { position * layout->apart, top, layout->apart * BAR_SHARE, layout->shares.start - top };
}

static void
draw_bar (const Layout *layout, PledgeSceneBuilder *builder, guint position, gboolean own)
{
  const PledgeAnswerRow *row = pledge_answer_get_row (layout->answer, position);
  g_autofree char *id = g_strconcat ("bar-", row->iso3, NULL);
  g_autofree char *words = pledge_words_row (layout->answer, row);
  PledgeColour colour = !own ? layout->style->quiet : row->meets ? layout->style->met : layout->style->unmet;

  pledge_scene_builder_begin (builder, id, row->iso3, PLEDGE_ROLE_ITEM, row->name, words);
  pledge_scene_builder_rect (builder, bar_rect (layout, position), 0, (PledgeFill) { .colour = colour });
  pledge_scene_builder_end (builder);
}

static void
draw_target (const Layout *layout, PledgeSceneBuilder *builder, double target_pct)
{
  double y = floor (pledge_axis_to_px (&layout->shares, target_pct)) + 0.5;
  double end = pledge_answer_get_n_drawn (layout->answer) * layout->apart;
  g_autofree char *target = pledge_format_target (target_pct);

  pledge_scene_builder_begin (builder, "target", NULL, PLEDGE_ROLE_NONE, _("Target"), NULL);
  pledge_scene_builder_line (builder, 0, y, end, y, 1.5, layout->style->line, 0);
  pledge_scene_builder_text (builder, &(PledgeText) {
    target, end + 5 * layout->scale, y + TEXT_PX * layout->scale * 0.35, PLEDGE_ANCHOR_START, TEXT_PX * layout->scale, PLEDGE_WEIGHT_NORMAL,
    layout->style->text, 0 });
  pledge_scene_builder_end (builder);
}

/* Above all bars, with a line down to its own. */
static void
draw_ally (const Layout *layout, PledgeSceneBuilder *builder, guint position)
{
  const PledgeAnswerRow *row = pledge_answer_get_row (layout->answer, position);
  /* Translators: a member's name, its rank and of how many */
  g_autofree char *words = g_strdup_printf (_("%s: %u of %u"), row->name, row->rank, pledge_answer_get_n_drawn (layout->answer));
  double size = TEXT_PX * layout->scale;
  PledgeRect bar = bar_rect (layout, position);
  double x = floor (bar.x + bar.width / 2) + 0.5;
  double width = MIN (text_width (layout, words, PLEDGE_WEIGHT_BOLD), layout->width);
  double left = CLAMP (x - 3 * layout->scale, 0, layout->width - width);

  pledge_scene_builder_begin (builder, "ally", row->iso3, PLEDGE_ROLE_LABEL, words, NULL);
  if (bar.y - 2 > size + 5 * layout->scale)
    pledge_scene_builder_line (builder, x, size + 4 * layout->scale, x, bar.y - 2, 1, layout->style->muted, 0);
  pledge_scene_builder_text (builder, &(PledgeText) {
    words, left, size, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_BOLD, layout->style->text, layout->width });
  pledge_scene_builder_end (builder);
}

static char *
end_words (const Layout *layout, guint position)
{
  const PledgeAnswerRow *row = pledge_answer_get_row (layout->answer, position);
  g_autofree char *share = pledge_format_share (row->share_pct);

  return g_strdup_printf ("%s %s", row->name, share);
}

/* Below the first bar and the last, where there is room for both. */
static void
draw_ends (const Layout *layout, PledgeSceneBuilder *builder)
{
  guint n = pledge_answer_get_n_drawn (layout->answer);
  g_autofree char *first = end_words (layout, 0), *last = end_words (layout, n - 1);
  double size = TEXT_PX * layout->scale;
  double end = (n - 1) * layout->apart + layout->apart * BAR_SHARE;
  double last_width = text_width (layout, last, PLEDGE_WEIGHT_NORMAL);
  double last_left = CLAMP (end - last_width, 0, MAX (layout->width - last_width, 0));
  double first_width = text_width (layout, first, PLEDGE_WEIGHT_NORMAL);
  double baseline = layout->height - 3 * layout->scale;

  /* Of few bars the last one's words begin behind the first one's. */
  if (n > 1 && last_left < first_width + 12 * layout->scale)
    last_left = first_width + 12 * layout->scale;
  pledge_scene_builder_begin (builder, "ends", NULL, PLEDGE_ROLE_NONE, NULL, NULL);
  pledge_scene_builder_text (builder, &(PledgeText) {
    first, 0, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, layout->width });
  if (n > 1 && last_left + last_width <= layout->width)
    pledge_scene_builder_text (builder, &(PledgeText) {
      last, last_left, baseline, PLEDGE_ANCHOR_START, size, PLEDGE_WEIGHT_NORMAL, layout->style->muted, 0 });
  pledge_scene_builder_end (builder);
}

PledgeScene *
pledge_place_chart_new (const PledgeAnswer *answer, const char *iso3, double width, double height, const PledgeStyle *style, PledgeFonts *fonts)
{
  PledgeSceneBuilder *builder;
  Layout layout;
  guint own = 0;

  g_return_val_if_fail (answer != NULL && iso3 != NULL && style != NULL && fonts != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);
  g_return_val_if_fail (pledge_answer_find_row (answer, iso3) != NULL && pledge_answer_find_row (answer, iso3)->absence == PLEDGE_ABSENCE_NONE, NULL);

  builder = pledge_scene_builder_new (width, height, style->background, fonts);
  layout = lay_out (answer, iso3, width, height, style, fonts);
  pledge_scene_builder_begin (builder, "bars", NULL, PLEDGE_ROLE_LIST, _("Members by share of GDP"), NULL);
  for (guint i = 0; i < pledge_answer_get_n_drawn (answer); i++)
    {
      gboolean is_own = g_str_equal (pledge_answer_get_row (answer, i)->iso3, iso3);

      own = is_own ? i : own;
      draw_bar (&layout, builder, i, is_own);
    }
  pledge_scene_builder_end (builder);
  draw_target (&layout, builder, get_target_pct (&layout, iso3));
  draw_ally (&layout, builder, own);
  draw_ends (&layout, builder);

  return pledge_scene_builder_finish (builder);
}
