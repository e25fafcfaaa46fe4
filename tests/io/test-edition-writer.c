/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "io-fixture.h"
#include "pledge-edition-reader.h"
#include "pledge-edition-writer.h"

static void
assert_same_info (PledgeEdition *one, PledgeEdition *other)
{
  const PledgeEditionInfo *a = pledge_edition_get_info (one), *b = pledge_edition_get_info (other);

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->publisher, ==, b->publisher);
  g_assert_cmpstr (a->published, ==, b->published);
  g_assert_cmpstr (a->cutoff, ==, b->cutoff);
  g_assert_cmpint (a->definition, ==, b->definition);
  g_assert_cmpint (a->price_base_year, ==, b->price_base_year);
  g_assert_cmpint (a->first_year, ==, b->first_year);
  g_assert_cmpint (a->last_year, ==, b->last_year);
  g_assert_cmpint (a->estimates_from, ==, b->estimates_from);
  g_assert_cmpstr (a->credit, ==, b->credit);
  g_assert_cmpstr (a->licence, ==, b->licence);
  g_assert_cmpstr (a->url, ==, b->url);
  g_assert_cmpstr (a->retrieved, ==, b->retrieved);
}

static void
assert_same_history (PledgeEdition *one, PledgeEdition *other, const char *iso3, const char *indicator)
{
  const PledgeHistory *a = pledge_edition_get_history (one, iso3, indicator);
  const PledgeHistory *b = pledge_edition_get_history (other, iso3, indicator);

  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return;

  for (int year = pledge_edition_get_info (one)->first_year; year <= pledge_edition_get_info (one)->last_year; year++)
    {
      double x = pledge_history_get_value (a, year), y = pledge_history_get_value (b, year);

      g_assert_true ((isnan (x) && isnan (y)) || memcmp (&x, &y, sizeof x) == 0);
      g_assert_cmpint (pledge_history_is_estimate (a, year), ==, pledge_history_is_estimate (b, year));
    }
}

static void
assert_same_member (PledgeEdition *one, PledgeEdition *other, const char *iso3)
{
  g_assert_cmpstr (pledge_edition_get_currency (one, iso3), ==, pledge_edition_get_currency (other, iso3));
  for (guint i = 0; i < pledge_edition_get_n_indicators (one); i++)
    assert_same_history (one, other, iso3, pledge_edition_get_indicator_id (one, i));
  for (int year = pledge_edition_get_info (one)->first_year - 1; year <= pledge_edition_get_info (one)->last_year; year++)
    {
      g_assert_cmpstr (pledge_edition_get_note (one, iso3, year), ==, pledge_edition_get_note (other, iso3, year));
      g_assert_cmpint (pledge_edition_has_break (one, iso3, year), ==, pledge_edition_has_break (other, iso3, year));
    }
}

static void
assert_same (PledgeEdition *one, PledgeEdition *other)
{
  assert_same_info (one, other);
  g_assert_cmpuint (pledge_edition_get_n_indicators (one), ==, pledge_edition_get_n_indicators (other));
  for (guint i = 0; i < pledge_edition_get_n_indicators (one); i++)
    {
      g_assert_cmpstr (pledge_edition_get_indicator_id (one, i), ==, pledge_edition_get_indicator_id (other, i));
      g_assert_cmpstr (pledge_edition_get_indicator_unit (one, i), ==, pledge_edition_get_indicator_unit (other, i));
      g_assert_cmpstr (pledge_edition_get_indicator_title (one, i), ==, pledge_edition_get_indicator_title (other, i));
    }

  g_assert_cmpuint (pledge_edition_get_n_members (one), ==, pledge_edition_get_n_members (other));
  for (guint i = 0; i < pledge_edition_get_n_members (one); i++)
    {
      const char *iso3 = pledge_edition_get_member_iso3 (one, i);

      g_assert_cmpstr (iso3, ==, pledge_edition_get_member_iso3 (other, i));
      assert_same_member (one, other, iso3);
    }
}

/* Writes, reads back, writes again. */
static PledgeEdition *
assert_round_trip (PledgeEdition *edition)
{
  g_autoptr (GBytes) first = pledge_edition_to_bytes (edition);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  PledgeEdition *back = pledge_edition_read_bytes (first, "written", &error);

  g_assert_no_error (error);
  second = pledge_edition_to_bytes (back);
  g_assert_true (g_bytes_equal (first, second));
  return back;
}

static void
test_bundled (void)
{
  g_autoptr (PledgeCatalogue) catalogue = fixture_load_bundled ();
  GListModel *editions = pledge_catalogue_get_editions (catalogue);
  g_autoptr (PledgeEdition) outlook = assert_round_trip (pledge_catalogue_get_outlook (catalogue));

  assert_same (pledge_catalogue_get_outlook (catalogue), outlook);
  g_assert_cmpuint (g_list_model_get_n_items (editions), >=, 2);
  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);
      g_autoptr (PledgeEdition) back = assert_round_trip (edition);

      assert_same (edition, back);
    }
}

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fixture_bytes (fixture_edition);
  g_autoptr (PledgeEdition) edition = pledge_edition_read_bytes (bytes, "small", &error);
  g_autoptr (PledgeEdition) back = assert_round_trip (edition);

  assert_same (edition, back);
  g_assert_cmpstr (pledge_edition_get_note (back, "DEU", 2018), ==, "All of it.");
  g_assert_cmpstr (pledge_edition_get_note (back, "DEU", 2020), ==, "A break.");
}

/* What a reader of another format may put together: a break without a note, odd figures, odd letters. */
static void
test_built (void)
{
  const PledgeEditionInfo info = { .id = "x", .title = "Say “\\\"x\"”", .publisher = "P & <Q>", .published = "2020-01",
                                   .definition = PLEDGE_DEFINITION_SIPRI, .first_year = 2000, .last_year = 2002,
                                   .credit = "c", .licence = "l" };
  const double values[] = { 0.1 + 0.2, NAN, 5e-324 };
  const gboolean flags[] = { TRUE, FALSE, TRUE };
  g_autoptr (PledgeHistory) history = pledge_history_new (2000, values, flags, 3);
  PledgeEditionBuilder *builder = pledge_edition_builder_new (&info);
  g_autoptr (PledgeEdition) edition = NULL;
  g_autoptr (PledgeEdition) back = NULL;

  pledge_edition_builder_add_indicator (builder, "tanks", "pieces", "Tanks");
  pledge_edition_builder_add_member (builder, "DEU", NULL);
  pledge_edition_builder_add_history (builder, "DEU", "tanks", history);
  pledge_edition_builder_add_break (builder, "DEU", 2001);
  pledge_edition_builder_add_note (builder, "DEU", 2002, "Same.");
  edition = pledge_edition_builder_finish (builder);

  back = assert_round_trip (edition);
  assert_same_info (edition, back);
  assert_same_history (edition, back, "DEU", "tanks");
  g_assert_true (pledge_edition_has_break (back, "DEU", 2001));
  g_assert_false (pledge_edition_has_break (back, "DEU", 2002));
  g_assert_cmpstr (pledge_edition_get_note (back, "DEU", 2002), ==, "Same.");
  g_assert_nonnull (pledge_edition_get_note (back, "DEU", 2001));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edition-writer/bundled", test_bundled);
  g_test_add_func ("/edition-writer/small", test_small);
  g_test_add_func ("/edition-writer/built", test_built);

  return g_test_run ();
}
