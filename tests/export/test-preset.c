/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-json.h"
#include "pledge-preset.h"

static PledgePreset *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return pledge_preset_read_bytes (bytes, "mine.preset", error);
}

static void
assert_equal (const PledgePreset *a, const PledgePreset *b)
{
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpfloat (a->width, ==, b->width);
  g_assert_cmpfloat (a->height, ==, b->height);
  g_assert_cmpint (a->unit, ==, b->unit);
  g_assert_cmpfloat (a->scale, ==, b->scale);
  g_assert_cmpint (a->theme, ==, b->theme);
  g_assert_cmpint (a->transparent, ==, b->transparent);
  g_assert_cmpint (a->credit, ==, b->credit);
  g_assert_cmpint (a->legend, ==, b->legend);
  g_assert_cmpint (a->table, ==, b->table);
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) presets = pledge_preset_list ();
  static const struct { const char *id; double width_px, height_px; } device[] = {
    { "chart", 2400, 1600 }, { "slide", 1920, 1080 }, { "report", 1889.76, 2125.98 }, { "square", 1080, 1080 }, { "a4", 2480.31, 3507.87 },
  };

  g_assert_cmpuint (presets->len, ==, G_N_ELEMENTS (device));
  for (guint i = 0; i < presets->len; i++)
    {
      const PledgePreset *preset = presets->pdata[i];
      PledgePictureOptions options = pledge_picture_options_default ();
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (preset->id, ==, device[i].id);
      g_assert_true (preset->credit);
      pledge_preset_apply (preset, &options);
      g_assert_cmpfloat_with_epsilon (options.width * options.scale, device[i].width_px, 0.01);
      g_assert_cmpfloat_with_epsilon (options.height * options.scale, device[i].height_px, 0.01);
      g_assert_true (pledge_picture_check_size (&options, PLEDGE_EXPORT_PNG, &error));
      g_assert_no_error (error);
    }
  g_assert_null (pledge_preset_find ("poster"));
}

static void
test_round_trip (void)
{
  g_autoptr (PledgePreset) preset = pledge_preset_find ("report");
  g_autoptr (PledgePreset) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_free (preset->title);
  preset->title = g_strdup ("Column; “ours” = [2]\n");
  g_strstrip (preset->title);
  preset->width = 12.345;
  preset->theme = PLEDGE_THEME_DARK;
  preset->transparent = preset->legend = preset->table = TRUE;
  preset->credit = FALSE;
  bytes = pledge_preset_to_bytes (preset);
  again = pledge_preset_read_bytes (bytes, "mine.preset", &error);
  g_assert_no_error (error);
  g_assert_null (again->id);
  assert_equal (again, preset);
}

static void
test_left_out (void)
{
  g_autoptr (PledgePreset) preset = NULL;
  g_autoptr (PledgePreset) standard = pledge_preset_new ();
  g_autoptr (GError) error = NULL;

  preset = read_text ("[Pledgeline Preset]\nFormat=1\n", &error);
  g_assert_no_error (error);
  assert_equal (preset, standard);
}

static void
test_damaged (void)
{
  static const struct { const char *text, *place; } files[] = {
    { "", "mine.preset" },
    { "Width=3", "mine.preset" },
    { "[Pledgeline Preset]\nWidth=100", "Format" },
    { "[Pledgeline Preset]\nFormat=2\n", "Format" },
    { "[Other]\nFormat=1\n", "[Pledgeline Preset]" },
    { "[Pledgeline Preset]\nFormat=1\nWidth=wide\n", "Width" },
    { "[Pledgeline Preset]\nFormat=1\nWidth=-3\n", "Width" },
    { "[Pledgeline Preset]\nFormat=1\nWidth=0\n", "Width" },
    { "[Pledgeline Preset]\nFormat=1\nWidth=nan\n", "Width" },
    { "[Pledgeline Preset]\nFormat=1\nWidth=inf\n", "Width" },
    { "[Pledgeline Preset]\nFormat=1\nWidth=1e300\n", "Width" },
    { "[Pledgeline Preset]\nFormat=1\nWidth=20\n", "at least" },
    { "[Pledgeline Preset]\nFormat=1\nHeight=12 px\n", "Height" },
    { "[Pledgeline Preset]\nFormat=1\nScale=\n", "Scale" },
    { "[Pledgeline Preset]\nFormat=1\nScale=1000\n", "at most" },
    { "[Pledgeline Preset]\nFormat=1\nUnit=inch\n", "Unit" },
    { "[Pledgeline Preset]\nFormat=1\nTheme=sepia\n", "Theme" },
    { "[Pledgeline Preset]\nFormat=1\nCredit=maybe\n", "Credit" },
    { "[Pledgeline Preset]\nFormat=1\nTitle=\n", "Title" },
    { "[Pledgeline Preset]\nFormat=1\nTitle=\xff\xfe\n", "Title" },
    { "\x89PNG\r\n\x1a\n", "mine.preset" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PledgePreset) preset = read_text (files[i].text, &error);

      g_assert_null (preset);
      g_assert_nonnull (error);
      g_assert_true (error->domain == PLEDGE_IO_ERROR);
      if (!g_str_has_prefix (error->message, "mine.preset: ") || strstr (error->message, files[i].place) == NULL)
        g_error ("“%s” gives “%s”", files[i].text, error->message);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (PLEDGE_PRESET_MAX_BYTES + 1, '#');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, &error));
  g_assert_error (error, PLEDGE_IO_ERROR, PLEDGE_IO_ERROR_FORMAT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preset/list", test_list);
  g_test_add_func ("/preset/round-trip", test_round_trip);
  g_test_add_func ("/preset/left-out", test_left_out);
  g_test_add_func ("/preset/damaged", test_damaged);
  g_test_add_func ("/preset/too-large", test_too_large);

  return g_test_run ();
}
