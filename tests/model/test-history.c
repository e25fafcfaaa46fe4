/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "pledge-history.h"

static void
test_values (void)
{
  double values[] = { 1.5, NAN, 3.0 };
  gboolean estimates[] = { FALSE, TRUE, TRUE };
  g_autoptr (PledgeHistory) history = pledge_history_new (2000, values, estimates, 3);

  values[0] = 99; /* the history has its own copy */
  g_assert_cmpfloat (pledge_history_get_value (history, 2000), ==, 1.5);
  g_assert_cmpfloat (pledge_history_get_value (history, 2002), ==, 3.0);
  g_assert_true (isnan (pledge_history_get_value (history, 2001)));
  g_assert_true (isnan (pledge_history_get_value (history, 1999)));
  g_assert_true (isnan (pledge_history_get_value (history, 2003)));
  g_assert_true (isnan (pledge_history_get_value (history, G_MININT)));
  g_assert_false (pledge_history_has_value (history, 2001));
  g_assert_true (pledge_history_has_value (history, 2002));
  g_assert_cmpuint (pledge_history_count (history), ==, 2);
  g_assert_cmpint (pledge_history_get_first_year (history), ==, 2000);
  g_assert_cmpint (pledge_history_get_last_year (history), ==, 2002);
}

static void
test_estimates (void)
{
  double values[] = { 1.5, NAN, 3.0 };
  gboolean estimates[] = { FALSE, TRUE, TRUE };
  g_autoptr (PledgeHistory) flagged = pledge_history_new (2000, values, estimates, 3);
  g_autoptr (PledgeHistory) plain = pledge_history_new (2000, values, NULL, 3);

  g_assert_false (pledge_history_is_estimate (flagged, 2000));
  g_assert_false (pledge_history_is_estimate (flagged, 2001)); /* what is absent is no estimate */
  g_assert_true (pledge_history_is_estimate (flagged, 2002));
  g_assert_false (pledge_history_is_estimate (flagged, 2003));
  g_assert_false (pledge_history_is_estimate (plain, 2002));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/values", test_values);
  g_test_add_func ("/history/estimates", test_estimates);
  return g_test_run ();
}
