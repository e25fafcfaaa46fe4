/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-scene.h"

#include <string.h>

#include "pledge-scene-private.h"
#include "pledge-svg-words.h"

typedef struct {
  const PledgeScene *scene;
  GString *body;
  GString *definitions;
  GHashTable *taken;       /* ids that are in use */
  GHashTable *definition_ids; /* what is defined → its id */
  GPtrArray *group_ids;
} SvgWriter;

static void
svg_writer_clear (SvgWriter *self)
{
  g_string_free (self->body, TRUE);
  g_string_free (self->definitions, TRUE);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->definition_ids);
  g_ptr_array_unref (self->group_ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SvgWriter, svg_writer_clear)

/* An XML name made from what was wished for, unlike all others of the document. */
static const char *
take_id (SvgWriter *self, const char *wished)
{
  g_autofree char *stem = NULL, *id = NULL;
  const char *taken;
  char *c;
  guint n;

  stem = g_ascii_isalpha (*wished) || *wished == '_' ? g_strdup (wished) : g_strconcat ("_", wished, NULL);
  for (c = stem; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_-.", *c) == NULL)
      *c = '_';
  id = g_strdup (stem);
  for (n = 2; g_hash_table_contains (self->taken, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", stem, n);
    }
  taken = id;
  g_hash_table_add (self->taken, g_steal_pointer (&id));

  return taken;
}

/* The id of a definition that is written once. element: its name; attributes and content follow it. */
static const char *
define (SvgWriter *self, const char *element, const char *stem, const char *rest)
{
  const char *id = g_hash_table_lookup (self->definition_ids, rest);

  if (id != NULL)
    return id;
  id = take_id (self, stem);
  g_hash_table_insert (self->definition_ids, g_strdup (rest), (gpointer) id);
  g_string_append_printf (self->definitions, "<%s id=\"%s\"%s</%s>\n", element, id, rest, element);

  return id;
}

static const char *
define_hatch (SvgWriter *self, const PledgeFill *fill)
{
  PledgeHatch hatch = pledge_hatch_for (fill->hatch);
  double period = hatch.period, half = hatch.half;
  g_autoptr (GString) rest = g_string_new (" patternUnits=\"userSpaceOnUse\"");
  /* One tile: a whole stripe from corner to corner, and the ends of its neighbours. */
  const double points[] = {
    0, 0, half, 0, 0, half, /**/
    period - half, 0, period, 0, period, half, half, period, 0, period, 0, period - half, /**/
    period, period - half, period, period, period - half, period,
  };
  guint i;

  pledge_svg_append_attribute (rest, "width", period);
  pledge_svg_append_attribute (rest, "height", period);
  g_string_append (rest, "><path d=\"");
  for (i = 0; i < G_N_ELEMENTS (points); i += 2)
    {
      g_string_append (rest, i == 0 ? "M" : i == 6 || i == 18 ? "ZM" : " ");
      pledge_svg_append_number (rest, points[i]);
      g_string_append_c (rest, ' ');
      pledge_svg_append_number (rest, points[i + 1]);
    }
  g_string_append (rest, "Z\"");
  pledge_svg_append_paint (rest, "fill", &fill->colour);
  g_string_append (rest, "/>");

  return define (self, "pattern", "hatch", rest->str);
}

static void
append_area (GString *string, const PledgeRect *area, double radius)
{
  pledge_svg_append_attribute (string, "x", area->x);
  pledge_svg_append_attribute (string, "y", area->y);
  pledge_svg_append_attribute (string, "width", MAX (area->width, 0.0));
  pledge_svg_append_attribute (string, "height", MAX (area->height, 0.0));
  if (radius > 0.0)
    pledge_svg_append_attribute (string, "rx", radius);
}

static const char *
define_clip (SvgWriter *self, const PledgeRect *clip)
{
  g_autoptr (GString) rest = g_string_new ("><rect");

  append_area (rest, clip, 0.0);
  g_string_append (rest, "/>");

  return define (self, "clipPath", "clip", rest->str);
}

static void
write_rect (SvgWriter *self, const PledgeShape *shape)
{
  const PledgeFill *fill = &shape->rect.fill;
  const PledgeColour *plain = fill->hatch > 0.0 ? &fill->under : &fill->colour;

  if (plain->alpha > 0.0)
    {
      g_string_append (self->body, "<rect");
      append_area (self->body, &shape->rect.area, shape->rect.radius);
      pledge_svg_append_paint (self->body, "fill", plain);
      g_string_append (self->body, "/>\n");
    }
  if (fill->hatch > 0.0 && fill->colour.alpha > 0.0)
    {
      g_string_append (self->body, "<rect");
      append_area (self->body, &shape->rect.area, shape->rect.radius);
      g_string_append_printf (self->body, " fill=\"url(#%s)\"/>\n", define_hatch (self, fill));
    }
}

static void
write_line (SvgWriter *self, const PledgeShape *shape)
{
  if (shape->line.colour.alpha <= 0.0)
    return;
  g_string_append (self->body, "<line");
  pledge_svg_append_attribute (self->body, "x1", shape->line.x1);
  pledge_svg_append_attribute (self->body, "y1", shape->line.y1);
  pledge_svg_append_attribute (self->body, "x2", shape->line.x2);
  pledge_svg_append_attribute (self->body, "y2", shape->line.y2);
  pledge_svg_append_stroke (self->body, &shape->line.colour, shape->line.width, shape->line.dash);
  g_string_append (self->body, "/>\n");
}

static void
write_path (SvgWriter *self, const PledgeShape *shape)
{
  guint i;

  g_string_append (self->body, "<path d=\"");
  for (i = 0; i < shape->path.n_points; i++)
    {
      const PledgePoint *point = pledge_scene_point (self->scene, shape->path.first_point + i);

      if (i > 0 && point->move && shape->path.closed)
        g_string_append_c (self->body, 'Z');
      g_string_append_c (self->body, i == 0 || point->move ? 'M' : ' ');
      pledge_svg_append_number (self->body, point->x);
      g_string_append_c (self->body, ' ');
      pledge_svg_append_number (self->body, point->y);
    }
  g_string_append (self->body, shape->path.closed ? "Z\"" : "\"");
  pledge_svg_append_paint (self->body, "fill", &shape->path.fill);
  if (shape->path.width > 0.0)
    {
      pledge_svg_append_stroke (self->body, &shape->path.colour, shape->path.width, shape->path.dash);
      g_string_append (self->body, " stroke-linejoin=\"round\"");
    }
  g_string_append (self->body, "/>\n");
}

static void
write_disc (SvgWriter *self, const PledgeShape *shape)
{
  g_string_append (self->body, "<circle");
  pledge_svg_append_attribute (self->body, "cx", shape->disc.cx);
  pledge_svg_append_attribute (self->body, "cy", shape->disc.cy);
  pledge_svg_append_attribute (self->body, "r", shape->disc.radius);
  pledge_svg_append_paint (self->body, "fill", &shape->disc.fill);
  if (shape->disc.stroke_width > 0.0)
    pledge_svg_append_stroke (self->body, &shape->disc.stroke, shape->disc.stroke_width, 0.0);
  g_string_append (self->body, "/>\n");
}

static gboolean
has_loose_spaces (const char *text)
{
  return g_str_has_prefix (text, " ") || g_str_has_suffix (text, " ") || strstr (text, "  ") != NULL;
}

static void
write_text (SvgWriter *self, const PledgeShape *shape)
{
  static const char *const anchors[] = {
    [PLEDGE_ANCHOR_START] = "",
    [PLEDGE_ANCHOR_MIDDLE] = " text-anchor=\"middle\"",
    [PLEDGE_ANCHOR_END] = " text-anchor=\"end\"",
  };
  const char *text = shape->text.text;
  gboolean right_to_left = pledge_fonts_is_right_to_left (self->scene->fonts, text, shape->text.size, shape->text.weight);

  if (shape->text.colour.alpha <= 0.0)
    return;
  g_string_append (self->body, "<text");
  pledge_svg_append_attribute (self->body, "x", shape->text.x);
  pledge_svg_append_attribute (self->body, "y", shape->text.y);
  pledge_svg_append_attribute (self->body, "font-size", shape->text.size);
  if (shape->text.weight != PLEDGE_WEIGHT_NORMAL)
    g_string_append_printf (self->body, " font-weight=\"%d\"", (int) shape->text.weight);
  g_string_append (self->body, anchors[shape->text.anchor]);
  pledge_svg_append_paint (self->body, "fill", &shape->text.colour);
  if (has_loose_spaces (text))
    g_string_append (self->body, " xml:space=\"preserve\"");
  g_string_append_c (self->body, '>');
  /* On the text itself the direction would turn its anchor round. */
  if (right_to_left)
    g_string_append (self->body, "<tspan direction=\"rtl\" unicode-bidi=\"embed\">");
  pledge_svg_append_escaped (self->body, text);
  g_string_append (self->body, right_to_left ? "</tspan></text>\n" : "</text>\n");
}

static void
write_shape (SvgWriter *self, const PledgeShape *shape)
{
  switch (shape->kind)
    {
    case PLEDGE_SHAPE_RECT:
      write_rect (self, shape);
      break;
    case PLEDGE_SHAPE_LINE:
      write_line (self, shape);
      break;
    case PLEDGE_SHAPE_PATH:
      write_path (self, shape);
      break;
    case PLEDGE_SHAPE_DISC:
      write_disc (self, shape);
      break;
    case PLEDGE_SHAPE_TEXT:
      write_text (self, shape);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* In a document that stands still a slider is a picture of one. */
static const char *
get_aria_role (PledgeRole role)
{
  static const char *const names[] = {
    [PLEDGE_ROLE_NONE] = "presentation",
    [PLEDGE_ROLE_LABEL] = "group",
    [PLEDGE_ROLE_LIST] = "list",
    [PLEDGE_ROLE_ITEM] = "listitem",
    [PLEDGE_ROLE_SLIDER] = "img",
  };

  return names[role];
}

static void
begin_group (SvgWriter *self, guint position)
{
  const PledgeGroupEntry *entry = pledge_scene_entry (self->scene, position);
  guint i;

  g_string_append_printf (self->body, "<g id=\"%s\" role=\"%s\"", (const char *) self->group_ids->pdata[position], get_aria_role (entry->group.role));
  if (entry->group.name != NULL)
    {
      g_string_append (self->body, " aria-label=\"");
      pledge_svg_append_escaped (self->body, entry->group.name);
      g_string_append_c (self->body, '"');
    }
  g_string_append (self->body, ">\n");
  pledge_svg_append_element (self->body, "title", NULL, entry->group.name);
  pledge_svg_append_element (self->body, "desc", NULL, entry->group.description);

  if (entry->clipped && entry->n_shapes > 0)
    g_string_append_printf (self->body, "<g clip-path=\"url(#%s)\">\n", define_clip (self, &entry->clip));
  for (i = 0; i < entry->n_shapes; i++)
    write_shape (self, pledge_scene_shape (self->scene, entry->first_shape + i));
  if (entry->clipped && entry->n_shapes > 0)
    g_string_append (self->body, "</g>\n");
}

static void
write_groups (SvgWriter *self)
{
  int open = -1;
  guint i;

  for (i = 0; i < self->scene->groups->len; i++)
    g_ptr_array_add (self->group_ids, (gpointer) take_id (self, pledge_scene_entry (self->scene, i)->group.id));
  for (i = 0; i < self->scene->groups->len; i++)
    {
      for (; open != pledge_scene_entry (self->scene, i)->group.parent; open = pledge_scene_entry (self->scene, open)->group.parent)
        g_string_append (self->body, "</g>\n");
      begin_group (self, i);
      open = (int) i;
    }
  for (; open >= 0; open = pledge_scene_entry (self->scene, open)->group.parent)
    g_string_append (self->body, "</g>\n");
}

static void
append_root (GString *string, const PledgeScene *scene, const char *title_id, const char *description_id, const char *language)
{
  g_string_append (string, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  pledge_svg_append_attribute (string, "width", scene->width);
  pledge_svg_append_attribute (string, "height", scene->height);
  g_string_append (string, " viewBox=\"0 0 ");
  pledge_svg_append_number (string, scene->width);
  g_string_append_c (string, ' ');
  pledge_svg_append_number (string, scene->height);
  g_string_append (string, "\" role=\"img\"");
  if (title_id != NULL || description_id != NULL)
    g_string_append_printf (string, " aria-labelledby=\"%s%s%s\"",
                            title_id != NULL ? title_id : "",
                            title_id != NULL && description_id != NULL ? " " : "",
                            description_id != NULL ? description_id : "");
  if (language != NULL)
    {
      g_string_append (string, " xml:lang=\"");
      pledge_svg_append_escaped (string, language);
      g_string_append_c (string, '"');
    }
  g_string_append (string, " font-family=\"");
  pledge_svg_append_families (string, pledge_fonts_get_family (scene->fonts), language);
  g_string_append (string, "\" text-rendering=\"geometricPrecision\" style=\"font-variant-numeric:tabular-nums;font-feature-settings:'tnum'\">\n");
}

static void
append_background (GString *string, const PledgeScene *scene)
{
  if (scene->background.alpha <= 0.0)
    return;
  g_string_append (string, "<rect");
  pledge_svg_append_attribute (string, "width", scene->width);
  pledge_svg_append_attribute (string, "height", scene->height);
  pledge_svg_append_paint (string, "fill", &scene->background);
  g_string_append (string, "/>\n");
}

GBytes *
pledge_scene_to_svg (const PledgeScene *self, const char *title, const char *description, const char *language, const char *metadata)
{
  g_auto (SvgWriter) writer = { 0 };
  GString *document;
  const char *title_id, *description_id;

  g_return_val_if_fail (self != NULL, NULL);

  writer.scene = self;
  writer.body = g_string_sized_new (32 * 1024);
  writer.definitions = g_string_new (NULL);
  writer.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer.definition_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer.group_ids = g_ptr_array_sized_new (self->groups->len);
  write_groups (&writer);

  title_id = title != NULL ? take_id (&writer, "picture-title") : NULL;
  description_id = description != NULL ? take_id (&writer, "picture-description") : NULL;
  document = g_string_sized_new (writer.body->len + 2048);
  append_root (document, self, title_id, description_id, language);
  pledge_svg_append_element (document, "title", title_id, title);
  pledge_svg_append_element (document, "desc", description_id, description);
  if (metadata != NULL)
    g_string_append_printf (document, "<metadata>%s</metadata>\n", metadata);
  if (writer.definitions->len > 0)
    g_string_append_printf (document, "<defs>\n%s</defs>\n", writer.definitions->str);
  append_background (document, self);
  g_string_append_len (document, writer.body->str, (gssize) writer.body->len);
  g_string_append (document, "</svg>\n");

  return g_string_free_to_bytes (document);
}
