/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-snap.h"

#include <math.h>

#include "chart-fixture.h"

/* Shares 1.2, 2.04 (printed of 2.0449), 2.04 again and 4.1; commitments at 2, 3.5 (twice) and 5. */
static const ChartMember members[] = {
  { "Low", 12, 1000, 1.2 },
  { "Even", 20.4, 1000, 2.0449 },
  { "Odd", 20.4, 1000, 2.04 },
  { "High", 41, 1000, 4.1 },
  { "Silent", NAN, NAN, NAN },
};

static PledgeSnap *
make_snap (ChartFixture *fixture)
{
  chart_fixture_ask (fixture, members, G_N_ELEMENTS (members));
  return pledge_snap_new (fixture->answer, fixture->marks);
}

static void
test_apply (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeSnap) snap = make_snap (fixture);

  /* The commitment comes first even where a member is nearer. */
  g_assert_cmpfloat (pledge_snap_apply (snap, 2.03, 0.05), ==, 2.0);
  g_assert_cmpfloat (pledge_snap_apply (snap, 3.46, 0.05), ==, 3.5);
  g_assert_cmpfloat (pledge_snap_apply (snap, 3.54, 0.05), ==, 3.5);
  /* A member's printed share within half of the reach. */
  g_assert_cmpfloat (pledge_snap_apply (snap, 2.055, 0.04), ==, 2.04);
  g_assert_cmpfloat (pledge_snap_apply (snap, 4.079, 0.05), ==, 4.1);
  g_assert_cmpfloat (pledge_snap_apply (snap, 4.07, 0.05), ==, 4.07);
  /* Neither: the nearest hundredth, exactly as it would be written. */
  g_assert_cmpfloat (pledge_snap_apply (snap, 2.7849, 0.05), ==, 2.78);
  g_assert_cmpfloat (pledge_snap_apply (snap, 2.3012, 0.0), ==, 2.3);
  g_assert_cmpfloat (pledge_snap_apply (snap, 0.004, 0.0), ==, 0);
}

static void
test_without_reach (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeSnap) snap = make_snap (fixture);

  g_assert_cmpfloat (pledge_snap_apply (snap, 3.49, 0), ==, 3.49);
  g_assert_cmpfloat (pledge_snap_apply (snap, 3.5, 0), ==, 3.5);
}

static void
test_next_member (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeSnap) snap = make_snap (fixture);

  g_assert_cmpfloat (pledge_snap_next_member (snap, 0, 1), ==, 1.2);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 1.2, 1), ==, 2.04);
  /* Two members at one share are one stop. */
  g_assert_cmpfloat (pledge_snap_next_member (snap, 2.04, 1), ==, 4.1);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 4.1, -1), ==, 2.04);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 2.04, -1), ==, 1.2);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 2.05, -1), ==, 2.04);
  /* A hundredth away is another place, however many steps are asked for. */
  g_assert_cmpfloat (pledge_snap_next_member (snap, 1.19, 2), ==, 2.04);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 20, -3), ==, 1.2);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 3, 0), ==, 3);
}

static void
test_ends (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeSnap) snap = make_snap (fixture);

  g_assert_cmpfloat (pledge_snap_next_member (snap, 4.1, 1), ==, 4.1);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 7, 1), ==, 7);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 1.2, -1), ==, 1.2);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 0.5, -1), ==, 0.5);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 0, 99), ==, 4.1);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 5, 1), ==, 5);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 2, -1), ==, 2);
}

static void
test_next_commitment (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeSnap) snap = make_snap (fixture);

  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 0, 1), ==, 2);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 2, 1), ==, 3.5);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 3.5, 1), ==, 5);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 20, -1), ==, 5);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 5, -2), ==, 2);
}

/* A budget that came to 1.004 %: a target holds two decimals, and the keys must not stick at it. */
static void
test_odd_commitment (ChartFixture *fixture, gconstpointer data)
{
  PledgeCommitmentInfo info = { .id = "odd", .date = "1986", .actor = "A", .addressee = "B", .target_pct = 1.004, .label = "Odd", .fact = "F.", .source = "S" };
  PledgeCommitmentInfo without = { .id = "without", .date = "1977", .actor = "A", .addressee = "B", .target_pct = NAN, .label = "None", .fact = "F.", .source = "S" };
  g_autoptr (PledgeSnap) snap = NULL;

  g_ptr_array_insert (fixture->marks, 0, pledge_commitment_new (&info));
  g_ptr_array_insert (fixture->marks, 0, pledge_commitment_new (&without));
  snap = make_snap (fixture);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 0, 1), ==, 1.0);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 1.0, 1), ==, 2.0);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 2.0, -1), ==, 1.0);
  g_assert_cmpfloat (pledge_snap_apply (snap, 1.02, 0.05), ==, 1.0);
}

static void
test_without_stops (ChartFixture *fixture, gconstpointer data)
{
  g_autoptr (PledgeSnap) snap = NULL;

  chart_fixture_ask (fixture, &members[4], 1);
  snap = pledge_snap_new (fixture->answer, NULL);
  g_assert_cmpuint (snap->stops->len, ==, 0);
  g_assert_cmpfloat (pledge_snap_apply (snap, 3.456, 1), ==, 3.46);
  g_assert_cmpfloat (pledge_snap_next_member (snap, 3, 1), ==, 3);
  g_assert_cmpfloat (pledge_snap_next_commitment (snap, 3, -1), ==, 3);
}

#define ADD(path, test) g_test_add ("/chart/snap/" path, ChartFixture, NULL, chart_fixture_set_up, test, chart_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("apply", test_apply);
  ADD ("without-reach", test_without_reach);
  ADD ("next-member", test_next_member);
  ADD ("ends", test_ends);
  ADD ("next-commitment", test_next_commitment);
  ADD ("odd-commitment", test_odd_commitment);
  ADD ("without-stops", test_without_stops);
  return g_test_run ();
}
