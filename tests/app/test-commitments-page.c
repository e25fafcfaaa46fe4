/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "page-fixture.h"
#include "pledge-commitment-card.h"
#include "pledge-commitment-text.h"
#include "pledge-commitments-page.h"

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  page_fixture_set_up (fixture, PLEDGE_TYPE_COMMITMENTS_PAGE, (PageShow) pledge_commitments_page_show);
}

static guint
count_rows (PageFixture *fixture)
{
  return g_list_model_get_n_items (page_fixture_get_rows (fixture));
}

/* Borrowed: the list keeps it. */
static PledgeCommitment *
get_row (PageFixture *fixture, guint position)
{
  g_autoptr (PledgeCommitment) commitment = g_list_model_get_item (page_fixture_get_rows (fixture), position);

  return commitment;
}

static guint
find_row (PageFixture *fixture, const char *id)
{
  for (guint i = 0; i < count_rows (fixture); i++)
    if (g_str_equal (pledge_commitment_get_info (get_row (fixture, i))->id, id))
      return i;

  g_error ("no row “%s”", id);
}

static void
choose (PageFixture *fixture, const char *whom)
{
  GtkDropDown *concerned = GTK_DROP_DOWN (app_fixture_find (fixture->page, GTK_TYPE_DROP_DOWN));
  GListModel *choices = gtk_drop_down_get_model (concerned);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (choices), i), whom))
      {
        gtk_drop_down_set_selected (concerned, i);
        return;
      }

  g_error ("no choice “%s”", whom);
}

static void
test_all (PageFixture *fixture, gconstpointer data)
{
  GListModel *commitments = pledge_catalogue_get_commitments (fixture->catalogue);

  g_assert_cmpuint (count_rows (fixture), ==, g_list_model_get_n_items (commitments));
  g_assert_cmpuint (count_rows (fixture), >, 40);
  for (guint i = 1; i < count_rows (fixture); i++)
    g_assert_cmpstr (pledge_commitment_get_info (get_row (fixture, i - 1))->date, >=, pledge_commitment_get_info (get_row (fixture, i))->date);
  g_assert_true (page_fixture_sees (fixture->page, "NATO members"));
}

static void
test_texts (PageFixture *fixture, gconstpointer data)
{
  static const char *const expected[PLEDGE_N_COMMITMENT_FIELDS] = { "25 Jun 2025", NULL, "NATO members", "3.5\302\240%", "core", "2035", NULL, NULL, "high" };
  PledgeCommitment *hague = NULL;
  PledgeCommitment *growth = get_row (fixture, find_row (fixture, "nato-1977"));
  g_autofree char *share = pledge_commitment_dup_text (growth, PLEDGE_COMMITMENT_SHARE);
  g_autofree char *deadline = pledge_commitment_dup_text (growth, PLEDGE_COMMITMENT_DEADLINE);
  g_autofree char *year = pledge_commitment_dup_text (growth, PLEDGE_COMMITMENT_DATE);
  g_autofree char *offer = pledge_commitment_dup_offer (growth);

  for (guint i = 0; i < count_rows (fixture) && hague == NULL; i++)
    if (g_str_equal (pledge_commitment_get_info (get_row (fixture, i))->date, "2025-06-25") &&
        pledge_commitment_get_info (get_row (fixture, i))->scope == PLEDGE_SCOPE_CORE)
      hague = get_row (fixture, i);
  for (guint i = 0; i < PLEDGE_N_COMMITMENT_FIELDS; i++)
    {
      g_autofree char *text = pledge_commitment_dup_text (hague, i);

      if (expected[i] != NULL)
        g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpstr (text, !=, "");
    }
  g_assert_cmpstr (share, ==, "–");
  g_assert_cmpstr (deadline, ==, "–");
  g_assert_cmpstr (year, ==, "1977");
  g_assert_null (offer);
}

static void
test_sorts (PageFixture *fixture, gconstpointer data)
{
  guint n = count_rows (fixture);

  page_fixture_press_heading (fixture, "% of GDP");
  g_assert_cmpfloat (pledge_commitment_get_info (get_row (fixture, 0))->target_pct, ==, 10);
  g_assert_true (isnan (pledge_commitment_get_info (get_row (fixture, n - 1))->target_pct));
  page_fixture_press_heading (fixture, "% of GDP");
  g_assert_cmpfloat (pledge_commitment_get_info (get_row (fixture, 0))->target_pct, ==, 1);
  g_assert_true (isnan (pledge_commitment_get_info (get_row (fixture, n - 1))->target_pct));
  page_fixture_press_heading (fixture, "By");
  g_assert_cmpint (pledge_commitment_get_info (get_row (fixture, 0))->deadline_year, ==, 1987);
  g_assert_cmpint (pledge_commitment_get_info (get_row (fixture, n - 1))->deadline_year, ==, 0);
  page_fixture_press_heading (fixture, "Date");
  g_assert_cmpstr (pledge_commitment_get_info (get_row (fixture, n - 1))->date, ==, "1976");
  page_fixture_press_heading (fixture, "Date");
  g_assert_cmpstr (pledge_commitment_get_info (get_row (fixture, 0))->date, ==, "1976");
}

static void
test_by_country (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) japan = pledge_catalogue_list_commitments (fixture->catalogue, "JPN");
  guint of_alliance;

  choose (fixture, "Japan");
  g_assert_cmpuint (count_rows (fixture), ==, japan->len);
  g_assert_cmpuint (count_rows (fixture), >, 5);
  for (guint i = 0; i < count_rows (fixture); i++)
    g_assert_true (g_ptr_array_find (japan, get_row (fixture, i), NULL));

  choose (fixture, "NATO");
  of_alliance = count_rows (fixture);
  g_assert_cmpuint (of_alliance, >, 10);
  find_row (fixture, "wales-2014");
  find_row (fixture, "nato-1977");
  choose (fixture, "All countries");
  g_assert_cmpuint (count_rows (fixture), >, 40);
  if (g_getenv ("PLEDGELINE_WITHOUT_SIPRI") != NULL)
    {
      g_test_skip ("built without SIPRI's figures");
      return;
    }

  choose (fixture, "NATO");
  pledge_scenario_set_edition_and_alliance (fixture->scenario, pledge_catalogue_find_edition (fixture->catalogue, "sipri-2025-04"),
                                            pledge_catalogue_find_alliance (fixture->catalogue, "us-japan"));
  g_assert_cmpuint (count_rows (fixture), !=, of_alliance);
  find_row (fixture, "japan-1976");
}

static void
test_by_words (PageFixture *fixture, gconstpointer data)
{
  guint all = count_rows (fixture);

  page_fixture_search (fixture, "sanchez");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_cmpfloat (pledge_commitment_get_info (get_row (fixture, 0))->target_pct, ==, 2.1);
  choose (fixture, "Japan");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_true (page_fixture_sees (fixture->page, "No Commitment Matches"));
  g_assert_true (gtk_widget_activate_action (fixture->page, "commitments.show-all", NULL));
  app_fixture_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, all);
  g_assert_false (page_fixture_sees (fixture->page, "No Commitment Matches"));
}

static void
count_cb (gpointer page, double target_pct, guint *times)
{
  *times += 1;
}

static void
test_activation (PageFixture *fixture, gconstpointer data)
{
  guint wales = find_row (fixture, "wales-2014");
  guint growth = find_row (fixture, "nato-1977");
  guint times = 0, shown = fixture->shown;

  g_signal_connect (fixture->page, "set-target", G_CALLBACK (count_cb), &times);
  g_signal_emit_by_name (page_fixture_get_view (fixture), "activate", growth);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 3.5);
  g_assert_cmpuint (times, ==, 0);
  g_assert_cmpuint (fixture->shown, ==, shown);

  g_signal_emit_by_name (page_fixture_get_view (fixture), "activate", wales);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 2);
  g_assert_cmpuint (times, ==, 1);
  g_assert_cmpuint (fixture->shown, ==, shown + 1);
}

/* The share is a button; Enter on a row does the same. */
static void
test_by_hand (PageFixture *fixture, gconstpointer data)
{
  const char *label = "Set the target to 2.1\302\240%";
  GtkWidget *pill = NULL;

  page_fixture_search (fixture, "sanchez");
  for (guint i = 0; (pill = page_fixture_find_nth (fixture->page, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (pill) && gtk_widget_has_css_class (pill, "target-pill"))
      break;
  g_assert_nonnull (pill);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, label); /* the macro takes a per cent sign for a format */
  app_fixture_click (pill, gtk_widget_get_width (pill) / 2.0, gtk_widget_get_height (pill) / 2.0);
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 2.1);

  pledge_scenario_set_target_pct (fixture->scenario, 3.5);
  gtk_widget_child_focus (GTK_WIDGET (page_fixture_get_view (fixture)), GTK_DIR_TAB_FORWARD);
  app_fixture_xdotool ("key Down Home Return");
  g_assert_cmpfloat (pledge_scenario_get_target_pct (fixture->scenario), ==, 2.1);
}

/* Rows of text where a table would not fit. */
static void
test_narrow (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *card;

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page_fixture_get_view (fixture))));
  app_fixture_resize (NULL, 360, 640);
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page_fixture_get_view (fixture))));
  card = app_fixture_find (fixture->page, PLEDGE_TYPE_COMMITMENT_CARD);
  g_assert_nonnull (card);
  g_assert_true (page_fixture_sees (fixture->page, "NATO → NATO members"));
  g_assert_cmpint (gtk_widget_get_width (card), <=, 360);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, set_up, function, page_fixture_tear_down)
  ADD ("/commitments-page/all", test_all);
  ADD ("/commitments-page/texts", test_texts);
  ADD ("/commitments-page/sorts", test_sorts);
  ADD ("/commitments-page/by-country", test_by_country);
  ADD ("/commitments-page/by-words", test_by_words);
  ADD ("/commitments-page/activation", test_activation);
  ADD ("/commitments-page/by-hand", test_by_hand);
  ADD ("/commitments-page/narrow", test_narrow);
  return g_test_run ();
}
