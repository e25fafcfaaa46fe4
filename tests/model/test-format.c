/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "pledge-format.h"

#define NBSP "\302\240"

static void
test_usd (void)
{
  static const struct { double usd_m; const char *text; } cases[] = {
    { 0, "US$0" NBSP "m" }, { 0.25, "US$0.3" NBSP "m" }, { 9.94, "US$9.9" NBSP "m" }, { 9.96, "US$10" NBSP "m" },
    { 831.4, "US$831" NBSP "m" }, { 999.4, "US$999" NBSP "m" }, { 999.6, "US$1.0" NBSP "bn" }, { 1900, "US$1.9" NBSP "bn" },
    { 43950, "US$44.0" NBSP "bn" }, { -43950, "US$44.0" NBSP "bn" }, { 999940, "US$999.9" NBSP "bn" },
    { 999960, "US$1.00" NBSP "tn" }, { 1222800, "US$1.22" NBSP "tn" }, { NAN, "–" }, { INFINITY, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pledge_format_usd (cases[i].usd_m);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_total (void)
{
  g_autofree char *large = pledge_format_usd_total (417300);
  g_autofree char *small = pledge_format_usd_total (46700);
  g_autofree char *tiny = pledge_format_usd_total (308);

  g_assert_cmpstr (large, ==, "US$417" NBSP "bn");
  g_assert_cmpstr (small, ==, "US$46.7" NBSP "bn");
  g_assert_cmpstr (tiny, ==, "US$308" NBSP "m");
}

static void
test_share (void)
{
  static const struct { double share; const char *share_text, *target_text; } cases[] = {
    { 2.0495, "2.05" NBSP "%", "2.05" NBSP "%" }, { 3.5, "3.50" NBSP "%", "3.5" NBSP "%" },
    { 5, "5.00" NBSP "%", "5" NBSP "%" }, { 2.33, "2.33" NBSP "%", "2.33" NBSP "%" }, { 0, "0.00" NBSP "%", "0" NBSP "%" },
    { NAN, "–", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *share = pledge_format_share (cases[i].share);
      g_autofree char *target = pledge_format_target (cases[i].share);

      g_assert_cmpstr (share, ==, cases[i].share_text);
      g_assert_cmpstr (target, ==, cases[i].target_text);
    }
}

static void
test_lens (void)
{
  static const struct { PledgeLens lens; double amount; const char *text; } cases[] = {
    { PLEDGE_LENS_USD, 1900, "US$1.9" NBSP "bn" }, { PLEDGE_LENS_NATIONAL, 1900, "EUR" NBSP "1.9" NBSP "bn" },
    { PLEDGE_LENS_HEAD, 512.4, "US$512" }, { PLEDGE_LENS_SOLDIER, 253400, "US$253400" },
    { PLEDGE_LENS_BUDGET, 1.256, "1.26" NBSP "%" }, { PLEDGE_LENS_PPP, 1900, "Int$1.9" NBSP "bn" },
    { PLEDGE_LENS_SOLDIER, 99999, "US$99999" }, { PLEDGE_LENS_SOLDIER, 999960, "US$999960" }, { PLEDGE_LENS_SOLDIER, 1080000, "US$1080000" },
    { PLEDGE_LENS_NATIONAL, NAN, "–" }, { PLEDGE_LENS_HEAD, NAN, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pledge_format_lens (cases[i].lens, cases[i].amount, "EUR");

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_tick (void)
{
  static const struct { PledgeLens lens; double amount; const char *text; } cases[] = {
    { PLEDGE_LENS_USD, 0, "0" }, { PLEDGE_LENS_USD, 50000, "50" NBSP "bn" }, { PLEDGE_LENS_USD, -50000, "50" NBSP "bn" },
    { PLEDGE_LENS_CONST, 2500, "2.5" NBSP "bn" }, { PLEDGE_LENS_PPP, 500, "500" NBSP "m" }, { PLEDGE_LENS_NATIONAL, 1250000, "1.25" NBSP "tn" },
    { PLEDGE_LENS_USD, 0.05, "0.05" NBSP "m" }, { PLEDGE_LENS_HEAD, 500, "500" }, { PLEDGE_LENS_SOLDIER, 200000, "200" NBSP "k" },
    { PLEDGE_LENS_SOLDIER, 1200000, "1.2" NBSP "m" }, { PLEDGE_LENS_BUDGET, 0.5, "0.5" NBSP "%" }, { PLEDGE_LENS_BUDGET, -5, "5" NBSP "%" },
    { PLEDGE_LENS_USD, NAN, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pledge_format_lens_tick (cases[i].lens, cases[i].amount);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_lens_total (void)
{
  g_autofree char *usd = pledge_format_lens_total (PLEDGE_LENS_CONST, 417300);
  g_autofree char *ppp = pledge_format_lens_total (PLEDGE_LENS_PPP, 518400);

  g_assert_cmpstr (usd, ==, "US$417" NBSP "bn");
  g_assert_cmpstr (ppp, ==, "Int$518" NBSP "bn");
}

static void
test_lens_ids (void)
{
  for (PledgeLens lens = 0; lens < PLEDGE_N_LENSES; lens++)
    {
      PledgeLens back;

      g_assert_true (pledge_lens_from_id (pledge_lens_to_id (lens), &back));
      g_assert_cmpint (back, ==, lens);
    }
  g_assert_false (pledge_lens_from_id ("guilder", &(PledgeLens) { 0 }));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/usd", test_usd);
  g_test_add_func ("/format/total", test_total);
  g_test_add_func ("/format/share", test_share);
  g_test_add_func ("/format/lens", test_lens);
  g_test_add_func ("/format/tick", test_tick);
  g_test_add_func ("/format/lens-total", test_lens_total);
  g_test_add_func ("/format/lens-ids", test_lens_ids);
  return g_test_run ();
}
