/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "page-fixture.h"
#include "pledge-row-item.h"
#include "pledge-table-page.h"
#include "pledge-table.h"
#include "pledge-words-lens.h"

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  page_fixture_set_up (fixture, PLEDGE_TYPE_TABLE_PAGE, (PageShow) pledge_table_page_show);
}

static PledgeAnswer *
get_answer (PageFixture *fixture)
{
  return pledge_presentation_get_answer (fixture->presentation);
}

/* Borrowed: the list keeps it. */
static PledgeRowItem *
get_item (PageFixture *fixture, guint position)
{
  g_autoptr (PledgeRowItem) item = g_list_model_get_item (page_fixture_get_rows (fixture), position);

  return item;
}

static PledgeRowItem *
find_item (PageFixture *fixture, const char *iso3, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (page_fixture_get_rows (fixture)); i++)
    if (g_str_equal (pledge_row_item_get_iso3 (get_item (fixture, i)), iso3))
      {
        if (position != NULL)
          *position = i;
        return get_item (fixture, i);
      }

  g_error ("no row of %s", iso3);
}

static void
assert_text (PageFixture *fixture, const char *iso3, const char *property, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (find_item (fixture, iso3, NULL), property, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_answer_order (PageFixture *fixture)
{
  PledgeAnswer *answer = get_answer (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (page_fixture_get_rows (fixture)), ==, pledge_answer_get_n_rows (answer));
  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, i)), ==, pledge_answer_get_row (answer, i)->iso3);
}

static GtkColumnViewColumn *
find_column (PageFixture *fixture, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (page_fixture_get_view (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }

  g_error ("no column “%s”", title);
}

static void
sort_by (PageFixture *fixture, const char *title, GtkSortType direction)
{
  gtk_column_view_sort_by_column (page_fixture_get_view (fixture), find_column (fixture, title), direction);
}

/* 31 members with figures and Iceland, whose absence is explained. */
static void
test_rows (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *shortfall = pledge_words_shortfall_total (get_answer (fixture));
  g_autofree char *net = pledge_words_net_total (get_answer (fixture));

  g_assert_cmpuint (g_list_model_get_n_items (page_fixture_get_rows (fixture)), ==, 32);
  assert_answer_order (fixture);
  assert_text (fixture, "DEU", "rank", "11");
  assert_text (fixture, "DEU", "member", "Germany");
  assert_text (fixture, "DEU", "share", "2.69\302\240%\342\200\207");
  assert_text (fixture, "DEU", "target", "3.5\302\240%");
  assert_text (fixture, "DEU", "spending", "US$147.0\302\240bn");
  assert_text (fixture, "DEU", "gdp", "US$5.46\302\240tn");
  assert_text (fixture, "DEU", "gap", "+ US$44.0\302\240bn");
  assert_text (fixture, "DEU", "nominal", "2.69\302\240%");
  assert_text (fixture, "DEU", "note", "");
  assert_text (fixture, "LTU", "gap", "✓ 1.9\302\240bn above");
  assert_text (fixture, "NLD", "share", "2.58\302\240%†");
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 31)), ==, "ISL");
  assert_text (fixture, "ISL", "note", "no armed forces");
  for (guint i = 0; i < 6; i++)
    assert_text (fixture, "ISL", ((const char *const[]) { "rank", "share", "target", "spending", "gap", "nominal" })[i], "–");

  g_assert_true (page_fixture_sees (fixture->page, "31 of 32 counted, 5 meet the target"));
  g_assert_nonnull (strstr (shortfall, "US$417"));
  g_assert_cmpstr (shortfall, !=, net);
  g_assert_true (page_fixture_sees (fixture->page, shortfall));
  g_assert_true (page_fixture_sees (fixture->page, net));
  g_assert_true (page_fixture_sees (fixture->page, "+ US$44.0\302\240bn"));
}

static double
get_number (const PledgeAnswerRow *row, guint column)
{
  const double numbers[] = { row->rank > 0 ? row->rank : NAN, row->share_pct, row->target_pct, row->spending_lens,
                             row->gdp_usd_m, row->gap_lens, row->share_nominal_pct };

  return numbers[column];
}

/* In both directions, with Iceland last and, among the others, who has no figure in the column after who has. */
static void
assert_sorted (PageFixture *fixture, guint column, gboolean descending)
{
  for (guint i = 1; i < pledge_answer_get_n_drawn (get_answer (fixture)); i++)
    {
      double before = get_number (pledge_row_item_get_row (get_item (fixture, i - 1)), column);
      double after = get_number (pledge_row_item_get_row (get_item (fixture, i)), column);

      g_assert_cmpint (pledge_row_item_get_row (get_item (fixture, i))->absence, ==, PLEDGE_ABSENCE_NONE);
      if (isnan (before))
        g_assert_true (isnan (after));
      else if (!isnan (after))
        g_assert_cmpfloat (descending ? after - before : before - after, <=, 0);
    }
}

static void
test_sorts_numbers (PageFixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "#", "Share of GDP", "Target", "Spending", "GDP", "Gap", "Share by Money" };

  pledge_scenario_set_own_target_pct (fixture->scenario, "POL", 4.8);
  /* SIPRI prints money of few members: most have a share, and no more. */
  for (guint absent = 0; absent < (g_getenv ("PLEDGELINE_WITHOUT_SIPRI") != NULL ? 1 : 2); absent++)
    {
      if (absent)
        pledge_scenario_set_edition (fixture->scenario, pledge_catalogue_find_edition (fixture->catalogue, "sipri-2025-04"));
      for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
        {
          sort_by (fixture, titles[i], GTK_SORT_ASCENDING);
          sort_by (fixture, titles[i], GTK_SORT_DESCENDING);
          assert_sorted (fixture, i, TRUE);
          sort_by (fixture, titles[i], GTK_SORT_ASCENDING);
          assert_sorted (fixture, i, FALSE);
          g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 31)), ==, "ISL");
        }
    }
}

static void
test_sorts_texts (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL, *last = NULL;

  sort_by (fixture, "Member", GTK_SORT_ASCENDING);
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 0)), ==, "ALB");
  assert_answer_order (fixture);
  sort_by (fixture, "Member", GTK_SORT_DESCENDING);
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 30)), ==, "ALB");
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 31)), ==, "ISL");

  for (guint i = 0; i < 2; i++)
    {
      sort_by (fixture, "Note", i == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      g_clear_pointer (&first, g_free);
      g_clear_pointer (&last, g_free);
      first = pledge_row_item_dup_text (get_item (fixture, 0), PLEDGE_ROW_NOTE);
      last = pledge_row_item_dup_text (get_item (fixture, 30), PLEDGE_ROW_NOTE);
      g_assert_cmpstr (first, !=, "");
      g_assert_cmpstr (last, ==, "");
      g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 31)), ==, "ISL");
    }
}

/* What charts can sort by sorts them, too; the rest is the table's own affair. */
static void
test_order_is_the_scenarios (PageFixture *fixture, gconstpointer data)
{
  page_fixture_press_heading (fixture, "Gap");
  g_assert_cmpint (pledge_scenario_get_sort (fixture->scenario), ==, PLEDGE_SORT_GAP);
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 0)), ==, "USA");
  assert_answer_order (fixture);
  page_fixture_press_heading (fixture, "Gap");
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 30)), ==, "USA");

  page_fixture_press_heading (fixture, "Member");
  g_assert_cmpint (pledge_scenario_get_sort (fixture->scenario), ==, PLEDGE_SORT_NAME);
  assert_answer_order (fixture);

  page_fixture_press_heading (fixture, "GDP");
  g_assert_cmpint (pledge_scenario_get_sort (fixture->scenario), ==, PLEDGE_SORT_NAME);
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 0)), ==, "USA");
  pledge_scenario_set_target_pct (fixture->scenario, 2);
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 0)), ==, "USA");
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 1)), ==, "DEU");

  pledge_scenario_set_sort (fixture->scenario, PLEDGE_SORT_SHARE);
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 0)), ==, "LTU");
  assert_answer_order (fixture);
}

static void
test_finds (PageFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *typed;
    guint n;
    const char *iso3;
  } cases[] = {
    { "ger", 1, "DEU" }, { "GER", 1, "DEU" }, { "türk", 1, "TUR" }, { "turk", 1, "TUR" }, { "TÜRK", 1, "TUR" },
    { " isl ", 1, "ISL" }, { "united", 2, "USA" }, { "", 32, "LTU" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      page_fixture_search (fixture, cases[i].typed);
      g_assert_cmpuint (g_list_model_get_n_items (page_fixture_get_rows (fixture)), ==, cases[i].n);
      g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 0)), ==, cases[i].iso3);
    }

  page_fixture_search (fixture, "xyzzy");
  g_assert_true (page_fixture_sees (fixture->page, "No Member Matches"));
  g_assert_false (page_fixture_sees (fixture->page, "Share of GDP"));
  g_assert_true (page_fixture_sees (fixture->page, "31 of 32 counted, 5 meet the target")); /* of all, found or not */
}

static void
test_typing_searches (PageFixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (page_fixture_get_view (fixture)));
  app_fixture_xdotool ("type --delay 60 pol");
  app_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (page_fixture_get_rows (fixture)), ==, 1);
  g_assert_cmpstr (pledge_row_item_get_iso3 (get_item (fixture, 0)), ==, "POL");
  app_fixture_xdotool ("key Escape");
  app_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (page_fixture_get_rows (fixture)), ==, 32);
}

static void
test_hides_columns (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.pledgeline.Pledgeline");
  g_auto (GStrv) hidden = NULL;
  PledgeTablePage *other;
  GListModel *columns;

  g_settings_reset (settings, "table-hidden-columns");
  pledge_table_page_set_settings (PLEDGE_TABLE_PAGE (fixture->page), settings);
  g_assert_true (gtk_widget_activate_action (fixture->page, "columns.gdp", NULL));
  g_assert_true (gtk_widget_activate_action (fixture->page, "columns.note", NULL));
  g_assert_false (gtk_widget_activate_action (fixture->page, "columns.member", NULL));
  app_fixture_settle ();
  g_assert_false (gtk_column_view_column_get_visible (find_column (fixture, "GDP")));
  g_assert_false (page_fixture_sees (GTK_WIDGET (page_fixture_get_view (fixture)), "GDP"));
  hidden = g_settings_get_strv (settings, "table-hidden-columns");
  g_assert_cmpuint (g_strv_length (hidden), ==, 2);
  g_assert_cmpstr (hidden[0], ==, "gdp");
  g_assert_cmpstr (hidden[1], ==, "note");

  /* The next window has them hidden, too, but never the member's. */
  g_settings_set_strv (settings, "table-hidden-columns", (const char *const[]) { "member", "rank", "unknown", NULL });
  other = g_object_ref_sink (g_object_new (PLEDGE_TYPE_TABLE_PAGE, NULL));
  pledge_table_page_set_settings (other, settings);
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (app_fixture_find (GTK_WIDGET (other), GTK_TYPE_COLUMN_VIEW)));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_assert_cmpint (gtk_column_view_column_get_visible (column), ==, i != 0);
    }
  g_assert_finalize_object (other);
}

static void
assert_selection (PageFixture *fixture, const char *expected)
{
  g_autofree char *codes = g_strjoinv (" ", (char **) pledge_scenario_get_selection (fixture->scenario));

  g_assert_cmpstr (codes, ==, expected);
}

static void
test_selection_both_ways (PageFixture *fixture, gconstpointer data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (page_fixture_get_rows (fixture));
  g_autoptr (GtkBitset) selected = NULL;
  guint germany, estonia, poland, shown;

  find_item (fixture, "DEU", &germany);
  find_item (fixture, "EST", &estonia);
  find_item (fixture, "POL", &poland);

  shown = fixture->shown;
  gtk_selection_model_select_item (rows, germany, TRUE);
  assert_selection (fixture, "DEU");
  g_assert_cmpuint (fixture->shown, ==, shown + 1); /* and no echo */
  gtk_selection_model_select_item (rows, estonia, FALSE);
  assert_selection (fixture, "DEU EST");
  gtk_selection_model_unselect_item (rows, germany);
  assert_selection (fixture, "EST");

  pledge_scenario_set_selection (fixture->scenario, (const char *const[]) { "POL", "DEU", NULL });
  selected = gtk_selection_model_get_selection (rows);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (rows, germany));
  g_assert_true (gtk_selection_model_is_selected (rows, poland));
  assert_selection (fixture, "POL DEU");

  /* It goes with its rows, and a search does not take it away. */
  pledge_scenario_set_sort (fixture->scenario, PLEDGE_SORT_NAME);
  find_item (fixture, "DEU", &germany);
  g_assert_true (gtk_selection_model_is_selected (rows, germany));
  page_fixture_search (fixture, "pol");
  assert_selection (fixture, "POL DEU");
  page_fixture_search (fixture, "");
  g_assert_true (gtk_selection_model_is_selected (rows, germany));
  assert_selection (fixture, "POL DEU");
}

static void
count_cb (gpointer page, guint n, guint *copied)
{
  *copied = n;
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
read_clipboard (PageFixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

static void
test_copies (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *all = pledge_table_to_tsv (get_answer (fixture), NULL);
  g_autofree char *some = pledge_table_to_tsv (get_answer (fixture), (const char *const[]) { "POL", "DEU", NULL });
  g_autofree char *reversed = pledge_table_to_tsv (get_answer (fixture), (const char *const[]) { "DEU", "POL", NULL });
  g_autofree char *copy = pledge_table_page_dup_copy (PLEDGE_TABLE_PAGE (fixture->page));
  g_autofree char *clip_all = NULL, *clip_some = NULL, *clip_sorted = NULL;
  guint copied = 0;

  g_signal_connect (fixture->page, "copied", G_CALLBACK (count_cb), &copied);
  g_assert_cmpstr (copy, ==, all);
  g_assert_true (gtk_widget_activate_action (fixture->page, "table.copy", NULL));
  clip_all = read_clipboard (fixture);
  g_assert_cmpstr (clip_all, ==, all);
  g_assert_cmpuint (copied, ==, 32);

  /* By key, what is selected, as it stands on the screen. */
  pledge_scenario_set_selection (fixture->scenario, (const char *const[]) { "DEU", "POL", NULL });
  gtk_widget_grab_focus (GTK_WIDGET (page_fixture_get_view (fixture)));
  app_fixture_xdotool ("key ctrl+c");
  clip_some = read_clipboard (fixture);
  g_assert_cmpstr (clip_some, ==, some);
  g_assert_cmpuint (copied, ==, 2);
  sort_by (fixture, "GDP", GTK_SORT_DESCENDING);
  clip_sorted = pledge_table_page_dup_copy (PLEDGE_TABLE_PAGE (fixture->page));
  g_assert_cmpstr (clip_sorted, ==, reversed);
  app_fixture_xdotool ("key Escape");
  assert_selection (fixture, "");
}

static void
count_notify_cb (GObject *item, GParamSpec *pspec, GString *names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static void
note_change_cb (GListModel *rows, guint position, guint removed, guint added, guint *changes)
{
  *changes += 1;
}

static void
test_target_in_place (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (page_fixture_get_view (fixture)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  PledgeRowItem *germany = find_item (fixture, "DEU", NULL);
  PledgeRowItem *items[32];
  guint changes = 0;
  double scroll;

  pledge_scenario_set_selected (fixture->scenario, "DEU");
  app_fixture_resize (NULL, 1200, 400);
  gtk_adjustment_set_value (adjustment, 120);
  app_fixture_settle ();
  scroll = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (scroll, >, 0);
  for (guint i = 0; i < 32; i++)
    items[i] = get_item (fixture, i);
  g_signal_connect (germany, "notify", G_CALLBACK (count_notify_cb), names);
  g_signal_connect (page_fixture_get_rows (fixture), "items-changed", G_CALLBACK (note_change_cb), &changes);

  pledge_scenario_set_target_pct (fixture->scenario, 3.0);
  app_fixture_settle ();
  assert_text (fixture, "DEU", "target", "3\302\240%");
  assert_text (fixture, "DEU", "gap", "+ US$16.7\302\240bn");
  g_assert_true (page_fixture_sees (fixture->page, "+ US$16.7\302\240bn"));
  g_assert_cmpstr (names->str, ==, "target gap ");
  for (guint i = 0; i < 32; i++)
    g_assert_true (get_item (fixture, i) == items[i]);
  g_assert_cmpuint (changes, ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, scroll);
  assert_selection (fixture, "DEU");
  g_signal_handlers_disconnect_by_data (germany, names);
  g_signal_handlers_disconnect_by_data (page_fixture_get_rows (fixture), &changes);

  /* Another year has the same members, another alliance has not. */
  pledge_scenario_set_year (fixture->scenario, 2025);
  g_assert_true (find_item (fixture, "DEU", NULL) == germany);
  if (g_getenv ("PLEDGELINE_WITHOUT_SIPRI") != NULL)
    {
      pledge_scenario_set_alliance (fixture->scenario, pledge_catalogue_find_alliance (fixture->catalogue, "europe"));
      g_assert_cmpuint (g_list_model_get_n_items (page_fixture_get_rows (fixture)), ==, 30);
    }
  else
    {
      pledge_scenario_set_edition_and_alliance (fixture->scenario, pledge_catalogue_find_edition (fixture->catalogue, "sipri-2025-04"),
                                                pledge_catalogue_find_alliance (fixture->catalogue, "us-japan"));
      g_assert_cmpuint (g_list_model_get_n_items (page_fixture_get_rows (fixture)), ==, 2);
      assert_text (fixture, "JPN", "share", "1.37\302\240%\342\200\207");
    }
  assert_answer_order (fixture);
}

/* Every lens, each with its own reasons for what it has not. */
static void
test_lenses (PageFixture *fixture, gconstpointer data)
{
  for (PledgeLens lens = 0; lens < PLEDGE_N_LENSES; lens++)
    {
      g_autofree char *basis = NULL;

      pledge_scenario_set_lens (fixture->scenario, lens);
      app_fixture_settle ();
      basis = pledge_words_lens_basis (get_answer (fixture));
      g_assert_true (page_fixture_sees (fixture->page, basis));
      assert_answer_order (fixture);
    }
  pledge_scenario_set_lens (fixture->scenario, PLEDGE_LENS_NATIONAL);
  assert_text (fixture, "POL", "spending", "PLN\302\240193.8\302\240bn");
}

static void
test_narrow (PageFixture *fixture, gconstpointer data)
{
  int minimum, natural;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
  app_fixture_resize (NULL, 360, 640);
  g_assert_true (page_fixture_sees (fixture->page, "Lithuania"));
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, set_up, function, page_fixture_tear_down)
  ADD ("/table-page/rows", test_rows);
  ADD ("/table-page/sorts-numbers", test_sorts_numbers);
  ADD ("/table-page/sorts-texts", test_sorts_texts);
  ADD ("/table-page/order", test_order_is_the_scenarios);
  ADD ("/table-page/finds", test_finds);
  ADD ("/table-page/typing", test_typing_searches);
  ADD ("/table-page/columns", test_hides_columns);
  ADD ("/table-page/selection", test_selection_both_ways);
  ADD ("/table-page/copies", test_copies);
  ADD ("/table-page/target-in-place", test_target_in_place);
  ADD ("/table-page/lenses", test_lenses);
  ADD ("/table-page/narrow", test_narrow);
  return g_test_run ();
}
