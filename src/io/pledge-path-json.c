/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-path-json-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pledge-scenario.h"

/* Absent keeps the word, which is the document's. */
static gboolean
read_word (PledgeJson *json, const char *key, const char **word, GError **error)
{
  *word = NULL;
  return !pledge_json_has (json, key) || pledge_json_read_text (json, key, word, error);
}

static gboolean
read_words (PledgeJson *json, PledgePathAssumptions *assumptions, GError **error)
{
  const char *shape_id, *baseline_id, *prices_id;
  PledgePathShape shape = pledge_path_assumptions_get_shape (assumptions);
  PledgeBaseline baseline = pledge_path_assumptions_get_baseline (assumptions);
  PledgePrices prices = pledge_path_assumptions_get_prices (assumptions);

  if (!read_word (json, "shape", &shape_id, error) || !read_word (json, "baseline", &baseline_id, error) || !read_word (json, "prices", &prices_id, error))
    return FALSE;
  if (shape_id != NULL && !pledge_path_shape_from_id (shape_id, &shape))
    return pledge_json_fail_expected (json, error, "shape", _("one of linear, growth, front, back, step and own"));
  if (baseline_id != NULL && !pledge_baseline_from_id (baseline_id, &baseline))
    return pledge_json_fail_expected (json, error, "baseline", _("one of cash, real and share"));
  if (prices_id != NULL && !pledge_prices_from_id (prices_id, &prices))
    return pledge_json_fail_expected (json, error, "prices", _("current or base"));

  pledge_path_assumptions_set_shape (assumptions, shape);
  pledge_path_assumptions_set_baseline (assumptions, baseline);
  pledge_path_assumptions_set_prices (assumptions, prices);
  return TRUE;
}

/* Null gives NAN, absent keeps the number. */
static gboolean
read_rate (PledgeJson *json, const char *key, double *rate_pct, GError **error)
{
  if (pledge_json_find (json, key) == NULL)
    return TRUE;

  *rate_pct = NAN;
  return !pledge_json_has (json, key) || pledge_json_read_number (json, key, PLEDGE_RATE_MIN_PCT, PLEDGE_RATE_MAX_PCT, rate_pct, error);
}

static gboolean
read_numbers (PledgeJson *json, PledgePathAssumptions *assumptions, GError **error)
{
  double growth_pct = pledge_path_assumptions_get_growth_pct (assumptions);
  double inflation_pct = pledge_path_assumptions_get_inflation_pct (assumptions);
  int by_year;

  if (!pledge_json_read_int_or (json, "by", PLEDGE_BY_YEAR_MIN, PLEDGE_BY_YEAR_MAX, pledge_path_assumptions_get_by_year (assumptions), &by_year, error) ||
      !read_rate (json, "growth_pct", &growth_pct, error) || !read_rate (json, "inflation_pct", &inflation_pct, error))
    return FALSE;

  pledge_path_assumptions_set_by_year (assumptions, by_year);
  pledge_path_assumptions_set_growth_pct (assumptions, growth_pct);
  pledge_path_assumptions_set_inflation_pct (assumptions, inflation_pct);
  return TRUE;
}

static gboolean
read_member (PledgeJson *json, PledgeAlliance *alliance, const char **iso3, GError **error)
{
  if (!pledge_json_read_text (json, "member", iso3, error))
    return FALSE;

  return pledge_alliance_has_member (alliance, *iso3) || pledge_json_fail_expected (json, error, "member", _("the code of a member of the alliance"));
}

static gboolean
read_point (PledgeJson *json, PledgeAlliance *alliance, PledgePathAssumptions *assumptions, GError **error)
{
  static const char *const known[] = { "member", "year", "share_pct", NULL };
  const char *iso3 = NULL;
  double share_pct;
  int year;

  if (!pledge_json_check_keys (json, known, error) || (pledge_json_has (json, "member") && !read_member (json, alliance, &iso3, error)) ||
      !pledge_json_read_int (json, "year", PLEDGE_BY_YEAR_MIN, PLEDGE_BY_YEAR_MAX, &year, error) ||
      !pledge_json_read_number (json, "share_pct", PLEDGE_TARGET_MIN_PCT, PLEDGE_TARGET_MAX_PCT, &share_pct, error))
    return FALSE;

  pledge_path_assumptions_set_point_pct (assumptions, iso3, year, share_pct);
  return TRUE;
}

static gboolean
read_points (PledgeJson *json, PledgeAlliance *alliance, PledgePathAssumptions *assumptions, GError **error)
{
  if (pledge_json_find (json, "points") == NULL)
    return TRUE;

  pledge_path_assumptions_clear_points (assumptions);
  if (!pledge_json_has (json, "points"))
    return TRUE;
  if (!pledge_json_enter (json, "points", JSON_NODE_ARRAY, error))
    return FALSE;
  if (pledge_json_count (json) > PLEDGE_PATH_MAX_POINTS)
    return pledge_json_fail (json, error, NULL, _("expected at most %d points, got %u"), PLEDGE_PATH_MAX_POINTS, pledge_json_count (json));

  for (guint i = 0; i < pledge_json_count (json); i++)
    {
      if (!pledge_json_enter_element (json, i, JSON_NODE_OBJECT, error) || !read_point (json, alliance, assumptions, error))
        return FALSE;
      if (pledge_path_assumptions_get_n_points (assumptions) != i + 1)
        return pledge_json_fail (json, error, NULL, _("expected one point a year, got another of the same year"));
      pledge_json_leave (json);
    }

  pledge_json_leave (json);
  return TRUE;
}

static gboolean
read_base (PledgeJson *json, PledgeAlliance *alliance, PledgePathAssumptions *assumptions, GError **error)
{
  static const char *const known[] = { "member", "currency", "year", "spending_m", "share_pct", "end_spending_m", NULL };
  PledgePathBase base = { .end_spending_m = NAN };
  const char *iso3, *currency;

  if (pledge_json_find (json, "base") == NULL)
    return TRUE;

  pledge_path_assumptions_set_base (assumptions, NULL);
  if (!pledge_json_has (json, "base"))
    return TRUE;
  if (!pledge_json_enter (json, "base", JSON_NODE_OBJECT, error) || !pledge_json_check_keys (json, known, error) ||
      !read_member (json, alliance, &iso3, error) || !pledge_json_read_text (json, "currency", &currency, error) ||
      !pledge_json_read_int (json, "year", PLEDGE_BY_YEAR_MIN, PLEDGE_BY_YEAR_MAX, &base.year, error) ||
      !pledge_json_read_number (json, "spending_m", PLEDGE_JSON_ABOVE_ZERO, PLEDGE_JSON_MAX_NUMBER, &base.spending_m, error) ||
      !pledge_json_read_number (json, "share_pct", PLEDGE_JSON_ABOVE_ZERO, 100, &base.share_pct, error) ||
      (pledge_json_has (json, "end_spending_m") &&
       !pledge_json_read_number (json, "end_spending_m", PLEDGE_JSON_ABOVE_ZERO, PLEDGE_JSON_MAX_NUMBER, &base.end_spending_m, error)))
    return FALSE;

  g_strlcpy (base.iso3, iso3, sizeof base.iso3);
  if (g_strlcpy (base.currency, currency, sizeof base.currency) != 3 || strspn (currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
    return pledge_json_fail_expected (json, error, "currency", _("a currency’s code such as GBP"));

  pledge_path_assumptions_set_base (assumptions, &base);
  pledge_json_leave (json);
  return TRUE;
}

gboolean
pledge_path_assumptions_read (PledgeJson *json, PledgeAlliance *alliance, PledgePathAssumptions *assumptions, GError **error)
{
  static const char *const known[] = { "by", "shape", "baseline", "prices", "growth_pct", "inflation_pct", "points", "base", NULL };

  if (!pledge_json_has (json, "path"))
    return TRUE;
  if (!pledge_json_enter (json, "path", JSON_NODE_OBJECT, error) || !pledge_json_check_keys (json, known, error) ||
      !read_words (json, assumptions, error) || !read_numbers (json, assumptions, error) ||
      !read_points (json, alliance, assumptions, error) || !read_base (json, alliance, assumptions, error))
    return FALSE;

  pledge_json_leave (json);
  return TRUE;
}

static void
append_points (GString *text, const PledgePathAssumptions *assumptions)
{
  g_string_append (text, ",\n    \"points\": [");
  for (guint i = 0; i < pledge_path_assumptions_get_n_points (assumptions); i++)
    {
      const PledgePathPoint *point = pledge_path_assumptions_get_point (assumptions, i);

      g_string_append (text, i > 0 ? ", {" : "{");
      if (point->iso3 != NULL)
        {
          g_string_append (text, "\"member\": ");
          pledge_path_json_append_string (text, point->iso3);
          g_string_append (text, ", ");
        }
      g_string_append_printf (text, "\"year\": %d, \"share_pct\": ", point->year);
      pledge_path_json_append_number (text, point->share_pct);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
append_base (GString *text, const PledgePathBase *base)
{
  g_string_append (text, ",\n    \"base\": ");
  if (base == NULL)
    {
      g_string_append (text, "null");
      return;
    }

  g_string_append (text, "{\"member\": ");
  pledge_path_json_append_string (text, base->iso3);
  g_string_append (text, ", \"currency\": ");
  pledge_path_json_append_string (text, base->currency);
  g_string_append_printf (text, ", \"year\": %d, \"spending_m\": ", base->year);
  pledge_path_json_append_number (text, base->spending_m);
  g_string_append (text, ", \"share_pct\": ");
  pledge_path_json_append_number (text, base->share_pct);
  g_string_append (text, ", \"end_spending_m\": ");
  pledge_path_json_append_number (text, base->end_spending_m);
  g_string_append_c (text, '}');
}

void
pledge_path_assumptions_append (GString *text, const PledgePathAssumptions *assumptions)
{
  g_string_append_printf (text, ",\n  \"path\": {\n    \"by\": %d", pledge_path_assumptions_get_by_year (assumptions));
  g_string_append_printf (text, ",\n    \"shape\": \"%s\"", pledge_path_shape_to_id (pledge_path_assumptions_get_shape (assumptions)));
  g_string_append_printf (text, ",\n    \"baseline\": \"%s\"", pledge_baseline_to_id (pledge_path_assumptions_get_baseline (assumptions)));
  g_string_append_printf (text, ",\n    \"prices\": \"%s\"", pledge_prices_to_id (pledge_path_assumptions_get_prices (assumptions)));
  g_string_append (text, ",\n    \"growth_pct\": ");
  pledge_path_json_append_number (text, pledge_path_assumptions_get_growth_pct (assumptions));
  g_string_append (text, ",\n    \"inflation_pct\": ");
  pledge_path_json_append_number (text, pledge_path_assumptions_get_inflation_pct (assumptions));
  append_points (text, assumptions);
  append_base (text, pledge_path_assumptions_get_base (assumptions));
  g_string_append (text, "\n  }");
}

void
pledge_path_json_append_string (GString *text, const char *string)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), string);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (text, quoted);
}

void
pledge_path_json_append_number (GString *text, double number)
{
  static const char *const formats[] = { "%.12g", "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    {
      g_string_append (text, "null");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  g_string_append (text, buffer);
}
