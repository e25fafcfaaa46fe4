/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-definitions.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap.h"
#include "pledge-reading.h"

struct _PledgeDefinitions {
  PledgeAnswer *answer;
  GPtrArray *editions; /* of PledgeEdition: one a publisher and definition */
  const PledgeAnswerRow *row;
  int year;
  GArray *shares; /* of PledgeDefinitionShare */
};

static void
definitions_clear (gpointer data)
{
  PledgeDefinitions *self = data;

  pledge_answer_unref (self->answer);
  g_ptr_array_unref (self->editions);
  g_array_unref (self->shares);
}

static gboolean
is_alike (PledgeEdition *first, PledgeEdition *second)
{
  const PledgeEditionInfo *a = pledge_edition_get_info (first), *b = pledge_edition_get_info (second);

  return a->definition == b->definition && g_strcmp0 (a->publisher, b->publisher) == 0;
}

/* The newer of two that are alike stays. */
static void
take_edition (PledgeDefinitions *self, PledgeEdition *edition)
{
  for (guint i = 0; i < self->editions->len; i++)
    {
      PledgeEdition *taken = self->editions->pdata[i];

      if (!is_alike (taken, edition))
        continue;
      if (g_strcmp0 (pledge_edition_get_info (edition)->published, pledge_edition_get_info (taken)->published) > 0)
        {
          g_object_unref (taken);
          self->editions->pdata[i] = g_object_ref (edition);
        }
      return;
    }
  g_ptr_array_add (self->editions, g_object_ref (edition));
}

static guint
count_shares (const PledgeDefinitions *self, int year)
{
  guint n = 0;

  for (guint i = 0; i < self->editions->len; i++)
    n += !isnan (pledge_reading_new (self->editions->pdata[i], self->row->iso3, year).share_pct);

  return n;
}

/* 0 where there is none. */
static int
find_year (const PledgeDefinitions *self)
{
  int year = pledge_answer_get_year (self->answer);
  int first = year;

  for (guint i = 0; i < self->editions->len; i++)
    first = MIN (first, pledge_edition_get_info (self->editions->pdata[i])->first_year);
  for (; year >= first; year--)
    if (count_shares (self, year) >= 2)
      return year;

  return 0;
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const PledgeDefinitionShare *first = a, *second = b;

  if (first->share_pct != second->share_pct)
    return first->share_pct < second->share_pct ? -1 : 1;
  return g_strcmp0 (pledge_edition_get_id (first->edition), pledge_edition_get_id (second->edition));
}

static void
read_shares (PledgeDefinitions *self)
{
  for (guint i = 0; i < self->editions->len; i++)
    {
      PledgeEdition *edition = self->editions->pdata[i];
      PledgeReading reading = pledge_reading_new (edition, self->row->iso3, self->year);
      PledgeDefinitionShare share = { edition, reading.share_pct, reading.estimate, pledge_meets_target (reading.share_pct, self->row->target_pct) };

      if (!isnan (share.share_pct))
        g_array_append_val (self->shares, share);
    }
  g_array_sort (self->shares, compare_shares);
}

PledgeDefinitions *
pledge_definitions_new (const PledgeAnswer *answer, const char *iso3, GListModel *editions)
{
  g_autoptr (PledgeDefinitions) self = NULL;
  const PledgeAnswerRow *row;

  g_return_val_if_fail (answer != NULL && iso3 != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (editions), NULL);

  row = pledge_answer_find_row (answer, iso3);
  if (row == NULL)
    return NULL;

  self = g_rc_box_new0 (PledgeDefinitions);
  self->answer = pledge_answer_ref ((PledgeAnswer *) answer);
  self->row = row;
  self->editions = g_ptr_array_new_with_free_func (g_object_unref);
  self->shares = g_array_new (FALSE, FALSE, sizeof (PledgeDefinitionShare));
  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);

      take_edition (self, edition);
    }
  self->year = find_year (self);
  if (self->year == 0)
    return NULL;

  read_shares (self);
  return g_steal_pointer (&self);
}

PledgeDefinitions *
pledge_definitions_ref (PledgeDefinitions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_definitions_unref (PledgeDefinitions *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, definitions_clear);
}

int
pledge_definitions_get_year (const PledgeDefinitions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

double
pledge_definitions_get_target_pct (const PledgeDefinitions *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->row->target_pct;
}

guint
pledge_definitions_get_n (const PledgeDefinitions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->shares->len;
}

const PledgeDefinitionShare *
pledge_definitions_get (const PledgeDefinitions *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->shares->len, NULL);

  return &g_array_index (self->shares, PledgeDefinitionShare, position);
}

char *
pledge_definitions_dup_words (const PledgeDefinitions *self)
{
  g_autofree char *lowest = NULL;
  g_autofree char *highest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  lowest = pledge_format_share (pledge_definitions_get (self, 0)->share_pct);
  highest = pledge_format_share (pledge_definitions_get (self, self->shares->len - 1)->share_pct);
  if (g_str_equal (lowest, highest))
    /* Translators: a country, a year, a share of GDP */
    return g_strdup_printf (_("%s %d: %s of GDP by every definition"), self->row->name, self->year, lowest);

  /* Translators: a country, a year, the lowest and the highest share of GDP */
  return g_strdup_printf (_("%s %d: %s to %s of GDP, depending on who counts what"), self->row->name, self->year, lowest, highest);
}
