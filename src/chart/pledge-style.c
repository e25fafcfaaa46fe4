/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-style.h"

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 }
#define RGBA(hex, a) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, (a) }

static const char *const theme_ids[] = { "light", "dark", "print", "high-contrast", "high-contrast-dark" };

/* Apart by lightness as well as by hue, so that they stay apart for those who see no red or no green. */
#define SERIES_ON_LIGHT \
  { RGB (0x1a5fb4), RGB (0xc64600), RGB (0x067f46), RGB (0x8c074e), RGB (0x4e0572), RGB (0x1f6c7f), RGB (0x661e05), RGB (0x3d0acc) }
#define SERIES_ON_DARK \
  { RGB (0x78aeed), RGB (0xffa348), RGB (0x33d17a), RGB (0xd861b1), RGB (0xd6e50b), RGB (0x7285ff), RGB (0x0ceeff), RGB (0x44997c) }

static const PledgeStyle styles[] = {
  [PLEDGE_THEME_LIGHT] = {
    .background = RGB (0xfafafa), .text = RGB (0x2e2e33), .muted = RGB (0x64646a), .grid = RGB (0xe3e3e5),
    .met = RGB (0x1a5fb4), .unmet = RGB (0x5b9bec), .gap = RGB (0xec9a52), .gap_under = RGB (0xfdeedd),
    .gap_text = RGB (0xae4600), .line = RGB (0x1c1c1f), .line_text = RGB (0xffffff),
    .track = RGB (0xd9d9dc), .track_filled = RGB (0x3584e4),
    .quiet = RGB (0xc6c6cc), .series = SERIES_ON_LIGHT,
    .hover = RGBA (0x000000, 0.05), .selection = RGBA (0x3584e4, 0.15), .focus = RGB (0x3584e4),
  },
  [PLEDGE_THEME_DARK] = {
    .background = RGB (0x242424), .text = RGB (0xececee), .muted = RGB (0xaaaab0), .grid = RGB (0x3a3a40),
    .met = RGB (0x99c1f1), .unmet = RGB (0x5389d0), .gap = RGB (0xc2742e), .gap_under = RGB (0x46331f),
    .gap_text = RGB (0xffa348), .line = RGB (0xffffff), .line_text = RGB (0x1c1c1f),
    .track = RGB (0x4a4a50), .track_filled = RGB (0x62a0ea),
    .quiet = RGB (0x56565e), .series = SERIES_ON_DARK,
    .hover = RGBA (0xffffff, 0.06), .selection = RGBA (0x62a0ea, 0.22), .focus = RGB (0x78aeed),
  },
  [PLEDGE_THEME_PRINT] = {
    .background = RGB (0xffffff), .text = RGB (0x000000), .muted = RGB (0x555555), .grid = RGB (0xdddddd),
    .met = RGB (0x174f96), .unmet = RGB (0x6ea3e0), .gap = RGB (0xd98a45), .gap_under = RGB (0xffffff),
    .gap_text = RGB (0x9a3d00), .line = RGB (0x000000), .line_text = RGB (0xffffff),
    .track = RGB (0xcccccc), .track_filled = RGB (0x6ea3e0),
    .quiet = RGB (0xbdbdbd), .series = SERIES_ON_LIGHT,
    .hover = RGBA (0x000000, 0.0), .selection = RGBA (0x174f96, 0.12), .focus = RGB (0x174f96),
  },
  [PLEDGE_THEME_HIGH_CONTRAST] = {
    .background = RGB (0xfafafa), .text = RGB (0x000000), .muted = RGB (0x2a2a2a), .grid = RGB (0x9a9a9a),
    .met = RGB (0x0b3f80), .unmet = RGB (0x4a90e2), .gap = RGB (0xa03c00), .gap_under = RGB (0xfafafa),
    .gap_text = RGB (0x8a2f00), .line = RGB (0x000000), .line_text = RGB (0xffffff),
    .track = RGB (0x8a8a8a), .track_filled = RGB (0x0b3f80),
    .quiet = RGB (0x969696), .series = SERIES_ON_LIGHT,
    .hover = RGBA (0x000000, 0.1), .selection = RGBA (0x0b3f80, 0.25), .focus = RGB (0x0b3f80), .outlined = TRUE,
  },
  [PLEDGE_THEME_HIGH_CONTRAST_DARK] = {
    .background = RGB (0x242424), .text = RGB (0xffffff), .muted = RGB (0xdedede), .grid = RGB (0x808080),
    .met = RGB (0xc0dcff), .unmet = RGB (0x5c9bea), .gap = RGB (0xffa348), .gap_under = RGB (0x242424),
    .gap_text = RGB (0xffb568), .line = RGB (0xffffff), .line_text = RGB (0x000000),
    .track = RGB (0x8a8a8a), .track_filled = RGB (0xc0dcff),
    .quiet = RGB (0x666666), .series = SERIES_ON_DARK,
    .hover = RGBA (0xffffff, 0.14), .selection = RGBA (0x5c9bea, 0.36), .focus = RGB (0xc0dcff), .outlined = TRUE,
  },
};

PledgeStyle
pledge_style_new (PledgeTheme theme, double text_scale)
{
  PledgeStyle style;

  g_return_val_if_fail (theme < G_N_ELEMENTS (styles), styles[0]);

  style = styles[theme];
  style.text_scale = CLAMP (text_scale, 0.5, 4.0);
  return style;
}

const char *
pledge_theme_to_id (PledgeTheme theme)
{
  g_return_val_if_fail (theme < G_N_ELEMENTS (theme_ids), NULL);

  return theme_ids[theme];
}

gboolean
pledge_theme_from_id (const char *id, PledgeTheme *theme)
{
  for (guint i = 0; i < G_N_ELEMENTS (theme_ids); i++)
    if (g_strcmp0 (id, theme_ids[i]) == 0)
      {
        *theme = i;
        return TRUE;
      }

  return FALSE;
}
