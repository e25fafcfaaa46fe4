/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "pledge-gap.h"

static void
test_gap (void)
{
  g_assert_cmpfloat_with_epsilon (pledge_gap (97.7, 4610.0, 3.5), 63.65, 1e-9);
  g_assert_cmpfloat (pledge_gap (35.0, 848.9, 3.5), <, 0);
  g_assert_true (isnan (pledge_gap (NAN, 1000, 2)));
  g_assert_true (isnan (pledge_gap (10, NAN, 2)));
}

static void
test_shares (void)
{
  g_assert_cmpfloat_with_epsilon (pledge_share_nominal_pct (20, 1000), 2.0, 1e-12);
  g_assert_true (isnan (pledge_share_nominal_pct (20, 0)));
  g_assert_true (isnan (pledge_share_nominal_pct (20, -5)));
  g_assert_cmpfloat_with_epsilon (pledge_gdp_implied (20, 2.0), 1000, 1e-9);
  g_assert_true (isnan (pledge_gdp_implied (20, 0)));
}

static void
test_printed (void)
{
  static const struct { double share, printed; } cases[] = {
    { 2.0495, 2.05 }, { 1.994999, 1.99 }, { 1.995, 2.0 }, { 2.675, 2.68 }, { 1.005, 1.01 }, { 3.4949, 3.49 }, { 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (pledge_share_printed_pct (cases[i].share), cases[i].printed, 1e-12);
  g_assert_true (isnan (pledge_share_printed_pct (NAN)));
}

static void
test_meets (void)
{
  g_assert_true (pledge_meets_target (1.995, 2.0));
  g_assert_false (pledge_meets_target (1.9949, 2.0));
  g_assert_true (pledge_meets_target (3.5, 3.5));
  g_assert_true (pledge_meets_target (0.07, 0.07));
  g_assert_false (pledge_meets_target (NAN, 0));
}

static void
test_disagree (void)
{
  g_assert_true (pledge_tables_disagree (2.0495, 1.8454, 3.5)); /* far apart */
  g_assert_true (pledge_tables_disagree (3.53, 3.49, 3.5));     /* on two sides of the target */
  g_assert_false (pledge_tables_disagree (3.53, 3.49, 3.0));
  g_assert_false (pledge_tables_disagree (2.0, 1.998, 2.0));    /* printed, both are 2.00 */
  g_assert_false (pledge_tables_disagree (NAN, 1.9, 2.0));
  g_assert_false (pledge_tables_disagree (1.9, NAN, 2.0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gap/gap", test_gap);
  g_test_add_func ("/gap/shares", test_shares);
  g_test_add_func ("/gap/printed", test_printed);
  g_test_add_func ("/gap/meets", test_meets);
  g_test_add_func ("/gap/disagree", test_disagree);
  return g_test_run ();
}
