/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-fixture.h"

#include <math.h>
#include <string.h>

/* Single units of local currency, in SIPRI's table. */
#define LOCAL_CURRENCY "local_currency_m"
#define MAX_NAMES 32

char *
fixture_find_workbook (const char *name)
{
  const char *folder = g_getenv ("PLEDGELINE_WORKBOOKS");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);

  if (path == NULL)
    g_test_skip ("PLEDGELINE_WORKBOOKS names no folder with publishers' workbooks");
  else
    g_test_skip_printf ("%s is not there", path);
  return NULL;
}

static guint
find_name (const char *const names[][2], const char *name)
{
  for (guint i = 0; names[i][0] != NULL; i++)
    if (strcmp (names[i][0], name) == 0)
      return i;

  g_error ("the table's indicator %s is not known here", name);
}

static int
count_decimals (const char *number)
{
  const char *point = strchr (number, '.');

  return point != NULL ? (int) strlen (point + 1) : 0;
}

static gboolean
compare_figure (PledgeEdition *edition, const char *const names[2], int decimals, char **fields)
{
  double scale = strcmp (names[0], LOCAL_CURRENCY) == 0 ? 1e6 : 1;
  double wanted = g_ascii_strtod (fields[3], NULL);
  int year = atoi (fields[1]);
  double got = pledge_edition_get_value (edition, fields[0], names[1], year) * scale;
  gboolean estimate = strcmp (fields[4], "1") == 0 || strcmp (fields[4], "e") == 0;

  if (isnan (got) && wanted == 0 && pledge_edition_get_value (edition, fields[0], PLEDGE_SPENDING_NATIONAL_M, year) > 0)
    return FALSE;
  /* Half of the last digit, and what binary fractions leave. */
  if (!(fabs (got - wanted) <= 0.5 * pow (10, -decimals) + fabs (wanted) * 1e-12))
    g_error ("%s %d %s: the table has %s, the workbook gave %.17g", fields[0], year, names[1], fields[3], got);
  if (estimate != pledge_edition_is_estimate (edition, fields[0], names[1], year))
    g_error ("%s %d %s: estimate in one of table and workbook alone", fields[0], year, names[1]);
  return TRUE;
}

guint
fixture_compare_figures (PledgeEdition *edition, const char *name, const char *const names[][2])
{
  const char *folder = g_getenv ("PLEDGELINE_FIGURES");
  g_autofree char *path = NULL, *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  int decimals[MAX_NAMES] = { 0 };
  guint count = 0;

  g_assert_nonnull (folder);
  path = g_build_filename (folder, name, NULL);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);

  /* Zeros at the end are not printed: the longest of an indicator tells how it was rounded. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
      {
        g_auto (GStrv) fields = g_strsplit (g_strchomp (lines[i]), ",", -1);
        guint at = find_name (names, fields[2]);
        char *past = strstr (fields[0], "_hist");

        g_assert_cmpuint (g_strv_length (fields), ==, 5);
        if (g_str_has_prefix (fields[0], "NATO"))
          continue;
        if (past != NULL)
          *past = '\0';
        if (pass == 0)
          decimals[at] = MAX (decimals[at], count_decimals (fields[3]));
        else if (compare_figure (edition, names[at], decimals[at], fields))
          count++;
      }
  return count;
}
