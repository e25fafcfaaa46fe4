/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-picture-scenario-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 256
#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
#define BYTE_ORDER_MARK "\357\273\277"

/* A prefix that stands for our namespace, from an element of that depth on. */
typedef struct {
  guint depth;
  char *prefix; /* "" for the default one */
} Binding;

typedef struct {
  gboolean svg;
  guint depth;
  GArray *bindings; /* of Binding */
  GString *text;    /* inside the property; else NULL */
  guint text_depth;
  GBytes *found;
  const char *problem;
} Search;

static void
binding_clear (gpointer data)
{
  g_free (((Binding *) data)->prefix);
}

static void
search_clear (Search *self)
{
  g_array_unref (self->bindings);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->found, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Ends the parsing; self->found and self->problem say why. */
static void
stop (GError **error)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "stopped");
}

static void
bind_prefixes (Search *self, const char **names, const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (values[i], PLEDGE_PICTURE_SCENARIO_NAMESPACE) && (g_str_equal (names[i], "xmlns") || g_str_has_prefix (names[i], "xmlns:")))
      {
        Binding binding = { self->depth, g_strdup (names[i][5] == ':' ? names[i] + 6 : "") };

        g_array_append_val (self->bindings, binding);
      }
}

/* Whether a name, of an element or of an attribute, is the property's. */
static gboolean
is_property (Search *self, const char *name)
{
  const char *colon = strchr (name, ':');
  const char *local = colon != NULL ? colon + 1 : name;
  gsize length = colon != NULL ? (gsize) (colon - name) : 0;

  if (!g_str_equal (local, PLEDGE_PICTURE_SCENARIO_PROPERTY))
    return FALSE;
  for (guint i = 0; i < self->bindings->len; i++)
    {
      const char *prefix = g_array_index (self->bindings, Binding, i).prefix;

      if (strlen (prefix) == length && strncmp (prefix, name, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_root (Search *self, const char *name, const char **names, const char **values)
{
  const char *colon = strchr (name, ':');
  gboolean svg = g_str_equal (colon != NULL ? colon + 1 : name, "svg");

  for (guint i = 0; svg && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "xmlns") && g_str_equal (values[i], SVG_NAMESPACE))
      return;

  self->problem = _("expected a picture of the kind PNG, SVG or PDF");
}

static void
take (Search *self, const char *text, gsize length)
{
  if (pledge_picture_is_scenario (text, length))
    self->found = g_bytes_new (text, length);
}

static void
start_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer user_data, GError **error)
{
  Search *self = user_data;

  if (self->svg && self->depth == 0)
    check_root (self, name, names, values);
  if (++self->depth > MAX_DEPTH)
    self->problem = _("the picture is nested too deep");

  bind_prefixes (self, names, values);
  /* Of a short property RDF may make an attribute. */
  for (guint i = 0; self->found == NULL && names[i] != NULL; i++)
    if (is_property (self, names[i]))
      take (self, values[i], strlen (values[i]));
  if (self->text == NULL && is_property (self, name))
    {
      self->text = g_string_new (NULL);
      self->text_depth = self->depth;
    }
  if (self->found != NULL || self->problem != NULL)
    stop (error);
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Search *self = user_data;

  if (self->text != NULL && self->text_depth == self->depth)
    {
      take (self, self->text->str, self->text->len);
      g_string_free (g_steal_pointer (&self->text), TRUE);
    }
  while (self->bindings->len > 0 && g_array_index (self->bindings, Binding, self->bindings->len - 1).depth == self->depth)
    g_array_set_size (self->bindings, self->bindings->len - 1);
  self->depth--;
  if (self->found != NULL)
    stop (error);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Search *self = user_data;

  if (self->text == NULL)
    return;
  if (length > PLEDGE_PICTURE_SCENARIO_MAX_BYTES - self->text->len)
    {
      self->problem = _("the scenario in the picture is too long");
      stop (error);
      return;
    }
  g_string_append_len (self->text, text, (gssize) length);
}

const char *
pledge_picture_xml_find (const char *text, gsize length, gboolean svg, GBytes **found)
{
  static const GMarkupParser parser = { .start_element = start_cb, .end_element = end_cb, .text = text_cb };
  g_auto (Search) search = { .svg = svg, .bindings = g_array_new (FALSE, FALSE, sizeof (Binding)) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &search, NULL);
  gboolean whole;

  g_array_set_clear_func (search.bindings, binding_clear);
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }

  whole = g_markup_parse_context_parse (context, text, (gssize) length, NULL) && g_markup_parse_context_end_parse (context, NULL);
  *found = g_steal_pointer (&search.found);
  if (*found != NULL)
    return NULL;
  if (search.problem != NULL)
    return search.problem;

  return whole ? NULL : _("the picture is cut short, or is not well-formed XML");
}
