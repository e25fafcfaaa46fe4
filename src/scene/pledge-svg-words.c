/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-svg-words.h"

#include <math.h>

/* Beyond this a hundredth of a pixel is lost on every reader anyway. */
#define MAX_NUMBER 1e9

/* The shortest form with so many decimals; never "-0", never a comma. */
static void
append_decimal (GString *string, double number, guint decimals)
{
  guint64 scale = decimals == 3 ? 1000 : 100, scaled, part;
  guint digits = decimals == 3 ? 3 : 2;

  scaled = (guint64) llround (MIN (fabs (number), MAX_NUMBER) * (double) scale);
  if (number < 0.0 && scaled > 0)
    g_string_append_c (string, '-');
  g_string_append_printf (string, "%" G_GUINT64_FORMAT, scaled / scale);
  part = scaled % scale;
  if (part == 0)
    return;
  while (part % 10 == 0)
    {
      part /= 10;
      digits--;
    }
  g_string_append_printf (string, ".%0*" G_GUINT64_FORMAT, (int) digits, part);
}

static guint
get_byte (double part)
{
  return (guint) lround (CLAMP (part, 0.0, 1.0) * 255.0);
}

void
pledge_svg_append_number (GString *string, double number)
{
  append_decimal (string, number, 2);
}

void
pledge_svg_append_attribute (GString *string, const char *name, double number)
{
  g_string_append_printf (string, " %s=\"", name);
  pledge_svg_append_number (string, number);
  g_string_append_c (string, '"');
}

void
pledge_svg_append_escaped (GString *string, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *c;

  for (c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '&')
        g_string_append (string, "&amp;");
      else if (character == '<')
        g_string_append (string, "&lt;");
      else if (character == '>')
        g_string_append (string, "&gt;");
      else if (character == '"')
        g_string_append (string, "&quot;");
      else if (character == '\'')
        g_string_append (string, "&apos;");
      else if (character == '\t' || character == '\n' || character == '\r')
        g_string_append_c (string, ' ');
      else if (character >= 0x20 && character != 0x7f && (character & 0xfffe) != 0xfffe)
        g_string_append_len (string, c, g_utf8_next_char (c) - c);
    }
}

void
pledge_svg_append_element (GString *string, const char *name, const char *id, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (string, "<%s", name);
  if (id != NULL)
    g_string_append_printf (string, " id=\"%s\"", id);
  g_string_append_c (string, '>');
  pledge_svg_append_escaped (string, text);
  g_string_append_printf (string, "</%s>\n", name);
}

void
pledge_svg_append_paint (GString *string, const char *property, const PledgeColour *colour)
{
  if (colour->alpha <= 0.0)
    {
      g_string_append_printf (string, " %s=\"none\"", property);
      return;
    }
  g_string_append_printf (string, " %s=\"#%02x%02x%02x\"", property, get_byte (colour->red), get_byte (colour->green), get_byte (colour->blue));
  if (colour->alpha < 0.9995)
    {
      g_string_append_printf (string, " %s-opacity=\"", property);
      append_decimal (string, colour->alpha, 3);
      g_string_append_c (string, '"');
    }
}

void
pledge_svg_append_stroke (GString *string, const PledgeColour *colour, double width, double dash)
{
  pledge_svg_append_paint (string, "stroke", colour);
  pledge_svg_append_attribute (string, "stroke-width", width);
  if (dash > 0.0)
    pledge_svg_append_attribute (string, "stroke-dasharray", dash);
}

/* One character is written in several ways: it is the language that says which. */
static const char *
find_han_family (const char *language)
{
  static const struct {
    const char *prefix, *family;
  } families[] = {
    { "ko", "KR" }, { "zh-tw", "TC" }, { "zh-hk", "HK" }, { "zh-hant", "TC" }, { "zh", "SC" },
  };
  g_autofree char *lower = g_ascii_strdown (language != NULL ? language : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (lower, families[i].prefix))
      return families[i].family;

  return "JP";
}

void
pledge_svg_append_families (GString *string, const char *families, const char *language)
{
  static const char *const generic[] = { "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", NULL };
  g_auto (GStrv) names = g_strsplit (families, ",", -1);
  g_autoptr (GString) list = g_string_new (NULL);
  char **name;
  const char *c;

  for (name = names; *name != NULL; name++)
    {
      g_strstrip (*name);
      if (**name == '\0')
        continue;
      if (g_strv_contains (generic, *name))
        {
          g_string_append_printf (list, "%s, ", *name);
          continue;
        }
      g_string_append_c (list, '\'');
      for (c = *name; *c != '\0'; c++)
        {
          if (*c == '\'' || *c == '\\')
            g_string_append_c (list, '\\');
          g_string_append_c (list, *c);
        }
      g_string_append (list, "', ");
    }
  pledge_svg_append_escaped (string, list->str);
  /* The program's own words: fit to stand in double quotes. */
  g_string_append_printf (string, PLEDGE_FONTS_FALLBACKS ", 'Noto Sans CJK %s', 'Noto Sans Arabic', 'Noto Sans Hebrew'", find_han_family (language));
}
