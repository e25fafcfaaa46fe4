/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-workbook-styles.h"

#include <string.h>

#include "pledge-json.h"

/* What styles there may be; a style is named by a cell, so more than these are never asked for. */
#define MAX_STYLES 65536
#define MAX_FORMAT_CHARS 512
#define N_THEME_COLOURS 12
#define N_PALETTE 64
#define FIRST_OWN_FORMAT 164
/* Built-in formats that are percentages: 0% and 0.00%. */
#define FORMAT_PERCENT 9
#define FORMAT_PERCENT_TWO_DECIMALS 10
/* How much more of one part of a colour than of the others makes it that colour. */
#define CLEARLY 0x30
#define NO_COLOUR G_MAXUINT32

typedef struct {
  gboolean percent;
  PledgeCellColour colour;
} Style;

struct _PledgeStyles {
  guint32 theme[N_THEME_COLOURS];
  guint32 palette[N_PALETTE];
  guint n_palette; /* own entries read so far */
  GHashTable *percent_formats;
  GArray *fonts; /* PledgeCellColour */
  GArray *fills; /* PledgeCellColour */
  GArray *styles; /* Style */
  /* While the part is read. */
  enum { NOWHERE, IN_FONTS, IN_FILLS, IN_STYLES, IN_PALETTE } place;
  gboolean solid;
  guint n_theme;
  gboolean in_scheme;
};

/* The format's own palette: what "indexed" names. */
static const guint32 default_palette[N_PALETTE] = {
  0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0xff00ff, 0x00ffff,
  0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0xff00ff, 0x00ffff,
  0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xc0c0c0, 0x808080,
  0x9999ff, 0x993366, 0xffffcc, 0xccffff, 0x660066, 0xff8080, 0x0066cc, 0xccccff,
  0x000080, 0xff00ff, 0xffff00, 0x00ffff, 0x800080, 0x800000, 0x008080, 0x0000ff,
  0x00ccff, 0xccffff, 0xccffcc, 0xffff99, 0x99ccff, 0xff99cc, 0xcc99ff, 0xffcc99,
  0x3366ff, 0x33cccc, 0x99cc00, 0xffcc00, 0xff9900, 0xff6600, 0x666699, 0x969696,
  0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
};

static PledgeCellColour
classify (guint32 rgb)
{
  int red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff, blue = rgb & 0xff;
  int most = MAX (red, MAX (green, blue)), least = MIN (red, MIN (green, blue));

  if (rgb == NO_COLOUR || most - least < CLEARLY)
    return PLEDGE_CELL_PLAIN;
  if (blue - MAX (red, green) >= CLEARLY)
    return PLEDGE_CELL_BLUE;
  if (red - MAX (green, blue) >= CLEARLY)
    return PLEDGE_CELL_RED;
  return PLEDGE_CELL_COLOURED;
}

/* "FF0000FF", the first pair being how much it covers, or "0000FF". */
static guint32
parse_rgb (const char *text)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 16, 0, G_MAXUINT32, &value, NULL))
    return NO_COLOUR;
  return value & 0xffffff;
}

static guint32
read_colour (PledgeStyles *self, const PledgeXmlElement *element)
{
  char rgb[16];
  int indexed = pledge_xml_get_int (element, "indexed", -1);
  int theme = pledge_xml_get_int (element, "theme", -1);

  if (pledge_xml_get (element, "rgb", rgb, sizeof rgb))
    return parse_rgb (rgb);
  if (indexed >= 0 && indexed < N_PALETTE)
    return self->palette[indexed];
  if (theme >= 0 && theme < N_THEME_COLOURS)
    return self->theme[theme];
  return NO_COLOUR;
}

/* A percent sign that is neither quoted, nor after a backslash, nor in brackets. */
static gboolean
is_percent_format (const char *code)
{
  gboolean quoted = FALSE, bracketed = FALSE;

  for (const char *at = code; *at != '\0'; at++)
    if (*at == '"')
      quoted = !quoted;
    else if (!quoted && (*at == '[' || *at == ']'))
      bracketed = *at == '[';
    else if (!quoted && *at == '\\' && at[1] != '\0')
      at++;
    else if (!quoted && !bracketed && *at == '%')
      return TRUE;

  return FALSE;
}

static void
read_format (PledgeStyles *self, const PledgeXmlElement *element)
{
  char code[MAX_FORMAT_CHARS];

  if (pledge_xml_get (element, "formatCode", code, sizeof code) && is_percent_format (code))
    g_hash_table_add (self->percent_formats, GINT_TO_POINTER (pledge_xml_get_int (element, "numFmtId", 0)));
}

static PledgeCellColour
colour_at (GArray *colours, int index)
{
  return index >= 0 && (guint) index < colours->len ? g_array_index (colours, PledgeCellColour, index) : PLEDGE_CELL_PLAIN;
}

static void
read_style (PledgeStyles *self, const PledgeXmlElement *element)
{
  int format = pledge_xml_get_int (element, "numFmtId", 0);
  Style style = { .colour = colour_at (self->fonts, pledge_xml_get_int (element, "fontId", 0)) };

  style.percent = format == FORMAT_PERCENT || format == FORMAT_PERCENT_TWO_DECIMALS ||
                  g_hash_table_contains (self->percent_formats, GINT_TO_POINTER (format));
  if (style.colour == PLEDGE_CELL_PLAIN)
    style.colour = colour_at (self->fills, pledge_xml_get_int (element, "fillId", 0));
  if (self->styles->len < MAX_STYLES)
    g_array_append_val (self->styles, style);
}

static void
append_plain (GArray *colours)
{
  PledgeCellColour plain = PLEDGE_CELL_PLAIN;

  if (colours->len < MAX_STYLES)
    g_array_append_val (colours, plain);
}

static void
set_last (GArray *colours, guint32 rgb)
{
  if (colours->len > 0)
    g_array_index (colours, PledgeCellColour, colours->len - 1) = classify (rgb);
}

static void
start_in_fill (PledgeStyles *self, const char *name, const PledgeXmlElement *element)
{
  char pattern[32];

  if (strcmp (name, "fill") == 0)
    append_plain (self->fills);
  else if (strcmp (name, "patternFill") == 0)
    self->solid = pledge_xml_get (element, "patternType", pattern, sizeof pattern) && strcmp (pattern, "solid") == 0;
  else if (strcmp (name, "fgColor") == 0 && self->solid)
    set_last (self->fills, read_colour (self, element));
}

static gboolean
start_cb (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error)
{
  PledgeStyles *self = user_data;
  char rgb[16];

  if (strcmp (name, "fonts") == 0)
    self->place = IN_FONTS;
  else if (strcmp (name, "fills") == 0)
    self->place = IN_FILLS;
  else if (strcmp (name, "cellXfs") == 0)
    self->place = IN_STYLES;
  else if (strcmp (name, "indexedColors") == 0)
    self->place = IN_PALETTE;
  else if (strcmp (name, "numFmt") == 0)
    read_format (self, element);
  else if (self->place == IN_FONTS && strcmp (name, "font") == 0)
    append_plain (self->fonts);
  else if (self->place == IN_FONTS && strcmp (name, "color") == 0)
    set_last (self->fonts, read_colour (self, element));
  else if (self->place == IN_FILLS)
    start_in_fill (self, name, element);
  else if (self->place == IN_STYLES && strcmp (name, "xf") == 0)
    read_style (self, element);
  else if (self->place == IN_PALETTE && self->n_palette < N_PALETTE && pledge_xml_get (element, "rgb", rgb, sizeof rgb))
    self->palette[self->n_palette++] = parse_rgb (rgb);

  return TRUE;
}

static gboolean
end_cb (const char *name, gpointer user_data, GError **error)
{
  PledgeStyles *self = user_data;

  if (strcmp (name, "fonts") == 0 || strcmp (name, "fills") == 0 || strcmp (name, "cellXfs") == 0 || strcmp (name, "indexedColors") == 0)
    self->place = NOWHERE;
  return TRUE;
}

/* A theme lists dark, light, dark, light; cells count light first. */
static gboolean
start_theme_cb (const char *name, const PledgeXmlElement *element, gpointer user_data, GError **error)
{
  static const guint counted[] = { 1, 0, 3, 2 };
  PledgeStyles *self = user_data;
  gboolean system = strcmp (name, "sysClr") == 0;
  char rgb[16];

  if (strcmp (name, "clrScheme") == 0)
    self->in_scheme = TRUE;
  else if (self->in_scheme && self->n_theme < N_THEME_COLOURS && (system || strcmp (name, "srgbClr") == 0))
    {
      guint at = self->n_theme < G_N_ELEMENTS (counted) ? counted[self->n_theme] : self->n_theme;

      self->theme[at] = pledge_xml_get (element, system ? "lastClr" : "val", rgb, sizeof rgb) ? parse_rgb (rgb) : NO_COLOUR;
      self->n_theme++;
    }
  return TRUE;
}

static gboolean
end_theme_cb (const char *name, gpointer user_data, GError **error)
{
  PledgeStyles *self = user_data;

  if (strcmp (name, "clrScheme") == 0)
    self->in_scheme = FALSE;
  return TRUE;
}

PledgeStyles *
pledge_styles_new (void)
{
  PledgeStyles *self = g_new0 (PledgeStyles, 1);

  memset (self->theme, 0xff, sizeof self->theme);
  memcpy (self->palette, default_palette, sizeof self->palette);
  self->percent_formats = g_hash_table_new (NULL, NULL);
  self->fonts = g_array_new (FALSE, FALSE, sizeof (PledgeCellColour));
  self->fills = g_array_new (FALSE, FALSE, sizeof (PledgeCellColour));
  self->styles = g_array_new (FALSE, FALSE, sizeof (Style));
  return self;
}

void
pledge_styles_free (PledgeStyles *self)
{
  g_hash_table_unref (self->percent_formats);
  g_array_unref (self->fonts);
  g_array_unref (self->fills);
  g_array_unref (self->styles);
  g_free (self);
}

gboolean
pledge_styles_read_theme (PledgeStyles *self, PledgeArchive *archive, const char *part, GError **error)
{
  static const PledgeXmlHandler handler = { start_theme_cb, end_theme_cb, NULL };

  return !pledge_archive_has (archive, part) || pledge_xml_read (archive, part, &handler, self, error);
}

gboolean
pledge_styles_read (PledgeStyles *self, PledgeArchive *archive, const char *part, GError **error)
{
  static const PledgeXmlHandler handler = { start_cb, end_cb, NULL };

  if (!pledge_archive_has (archive, part))
    return TRUE;
  if (!pledge_xml_read (archive, part, &handler, self, error))
    return FALSE;
  if (self->n_palette == 0)
    return TRUE;

  /* A palette of its own stands after what it colours. */
  self->n_palette = 0;
  g_array_set_size (self->fonts, 0);
  g_array_set_size (self->fills, 0);
  g_array_set_size (self->styles, 0);
  return pledge_xml_read (archive, part, &handler, self, error);
}

gboolean
pledge_styles_shows_percent (PledgeStyles *self, guint style)
{
  return style < self->styles->len && g_array_index (self->styles, Style, style).percent;
}

PledgeCellColour
pledge_styles_get_colour (PledgeStyles *self, guint style)
{
  return style < self->styles->len ? g_array_index (self->styles, Style, style).colour : PLEDGE_CELL_PLAIN;
}
