/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-revisions.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pledge-format.h"
#include "pledge-gap.h"
#include "pledge-reading.h"

#define NAMES_IN_FULL 8

struct _PledgeRevisions {
  PledgeAnswer *answer;
  GPtrArray *editions; /* of PledgeEdition, oldest first */
  GHashTable *members; /* ISO3 → GArray of PledgeRevision; the answer's strings */
};

static void
revisions_clear (gpointer data)
{
  PledgeRevisions *self = data;

  pledge_answer_unref (self->answer);
  g_ptr_array_unref (self->editions);
  g_hash_table_unref (self->members);
}

static int
compare_published (gconstpointer a, gconstpointer b)
{
  PledgeEdition *first = *(PledgeEdition **) a, *second = *(PledgeEdition **) b;
  int order = g_strcmp0 (pledge_edition_get_info (first)->published, pledge_edition_get_info (second)->published);

  return order != 0 ? order : g_strcmp0 (pledge_edition_get_id (first), pledge_edition_get_id (second));
}

static gboolean
concerns (const PledgeRevisions *self, PledgeEdition *edition)
{
  int year = pledge_answer_get_year (self->answer);

  for (guint i = 0; i < pledge_answer_get_n_rows (self->answer); i++)
    if (!isnan (pledge_reading_new (edition, pledge_answer_get_row (self->answer, i)->iso3, year).share_pct))
      return TRUE;

  return FALSE;
}

static void
find_editions (PledgeRevisions *self, GListModel *editions)
{
  const char *publisher = pledge_edition_get_info (pledge_answer_get_edition (self->answer))->publisher;

  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (PledgeEdition) edition = g_list_model_get_item (editions, i);

      if (g_strcmp0 (pledge_edition_get_info (edition)->publisher, publisher) == 0 && concerns (self, edition))
        g_ptr_array_add (self->editions, g_steal_pointer (&edition));
    }
  g_ptr_array_sort (self->editions, compare_published);
}

static void
read_member (PledgeRevisions *self, const PledgeAnswerRow *row)
{
  GArray *revisions = g_array_new (FALSE, FALSE, sizeof (PledgeRevision));

  for (guint i = 0; i < self->editions->len; i++)
    {
      PledgeEdition *edition = self->editions->pdata[i];
      PledgeReading reading = pledge_reading_new (edition, row->iso3, pledge_answer_get_year (self->answer));
      PledgeRevision revision = { edition, reading.share_pct, reading.estimate, pledge_meets_target (reading.share_pct, row->target_pct) };

      if (!isnan (revision.share_pct))
        g_array_append_val (revisions, revision);
    }
  g_hash_table_insert (self->members, (gpointer) row->iso3, revisions);
}

PledgeRevisions *
pledge_revisions_new (const PledgeAnswer *answer, GListModel *editions)
{
  PledgeRevisions *self;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (editions), NULL);

  self = g_rc_box_new0 (PledgeRevisions);
  self->answer = pledge_answer_ref ((PledgeAnswer *) answer);
  self->editions = g_ptr_array_new_with_free_func (g_object_unref);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  find_editions (self, editions);
  for (guint i = 0; i < pledge_answer_get_n_rows (answer); i++)
    read_member (self, pledge_answer_get_row (answer, i));

  return self;
}

PledgeRevisions *
pledge_revisions_ref (PledgeRevisions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
pledge_revisions_unref (PledgeRevisions *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, revisions_clear);
}

guint
pledge_revisions_get_n_editions (const PledgeRevisions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->editions->len;
}

PledgeEdition *
pledge_revisions_get_edition (const PledgeRevisions *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->editions->len, NULL);

  return self->editions->pdata[position];
}

guint
pledge_revisions_get_n (const PledgeRevisions *self, const char *iso3)
{
  GArray *revisions;

  g_return_val_if_fail (self != NULL && iso3 != NULL, 0);

  revisions = g_hash_table_lookup (self->members, iso3);
  return revisions != NULL ? revisions->len : 0;
}

const PledgeRevision *
pledge_revisions_get (const PledgeRevisions *self, const char *iso3, guint position)
{
  g_return_val_if_fail (position < pledge_revisions_get_n (self, iso3), NULL);

  return &g_array_index ((GArray *) g_hash_table_lookup (self->members, iso3), PledgeRevision, position);
}

gboolean
pledge_revisions_get_range (const PledgeRevisions *self, const char *iso3, double *lowest_pct, double *highest_pct)
{
  guint n = pledge_revisions_get_n (self, iso3);

  g_return_val_if_fail (lowest_pct != NULL && highest_pct != NULL, FALSE);

  if (n < 2)
    return FALSE;

  *lowest_pct = *highest_pct = pledge_revisions_get (self, iso3, 0)->share_pct;
  for (guint i = 1; i < n; i++)
    {
      *lowest_pct = MIN (*lowest_pct, pledge_revisions_get (self, iso3, i)->share_pct);
      *highest_pct = MAX (*highest_pct, pledge_revisions_get (self, iso3, i)->share_pct);
    }

  return TRUE;
}

gboolean
pledge_revisions_flips (const PledgeRevisions *self, const char *iso3)
{
  guint n = pledge_revisions_get_n (self, iso3);

  for (guint i = 1; i < n; i++)
    if (pledge_revisions_get (self, iso3, i)->meets != pledge_revisions_get (self, iso3, 0)->meets)
      return TRUE;

  return FALSE;
}

char *
pledge_revisions_dup_words (const PledgeRevisions *self, const char *iso3)
{
  guint n = pledge_revisions_get_n (self, iso3);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *target = NULL;
  const PledgeAnswerRow *row;

  if (n < 2)
    return NULL;

  row = pledge_answer_find_row (self->answer, iso3);
  target = pledge_format_target (row->target_pct);
  for (guint i = 0; i < n; i++)
    {
      const PledgeRevision *revision = pledge_revisions_get (self, iso3, i);
      g_autofree char *share = pledge_format_share (revision->share_pct);

      /* Translators: a share of GDP, the title of an edition, a target. */
      g_ptr_array_add (parts, g_strdup_printf (revision->meets ? _("%s (%s, meets %s)") : _("%s (%s, below %s)"), share,
                                               pledge_edition_get_title (revision->edition), target));
    }
  g_ptr_array_add (parts, NULL);
  /* Translators: stands between the parts of a list. */
  list = g_strjoinv (_(", "), (char **) parts->pdata);
  /* Translators: a country, a year, and what each edition says of them. */
  return g_strdup_printf (_("%s %d: %s"), row->name, pledge_answer_get_year (self->answer), list);
}

char *
pledge_revisions_dup_summary (const PledgeRevisions *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint n_flips = 0, n_read = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < pledge_answer_get_n_rows (self->answer); i++)
    {
      const PledgeAnswerRow *row = pledge_answer_get_row (self->answer, i);

      if (!row->counted)
        continue;
      n_read += pledge_revisions_get_n (self, row->iso3) > 1;
      if (!pledge_revisions_flips (self, row->iso3))
        continue;
      if (n_flips++ < NAMES_IN_FULL)
        g_ptr_array_add (names, (gpointer) row->name);
    }
  if (n_flips == 0)
    return NULL;

  if (n_flips > NAMES_IN_FULL)
    g_ptr_array_add (names, (gpointer) "…");
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_(", "), (char **) names->pdata);
  /* Translators: how many members, of how many that several editions have figures of, and their names. */
  return g_strdup_printf (ngettext ("The verdict on %u of %u depends on the edition: %s", "The verdict on %u of %u depends on the edition: %s", n_flips),
                          n_flips, n_read, list);
}

char *
pledge_revisions_dup_note (const PledgeRevisions *self)
{
  g_autofree char *summary = pledge_revisions_dup_summary (self);
  gboolean differs = FALSE;

  for (guint i = 0; !differs && i < pledge_answer_get_n_rows (self->answer); i++)
    {
      double lowest_pct, highest_pct;

      differs = pledge_revisions_get_range (self, pledge_answer_get_row (self->answer, i)->iso3, &lowest_pct, &highest_pct) && lowest_pct != highest_pct;
    }
  if (!differs)
    return NULL;

  if (summary == NULL)
    /* Translators: a whisker is the thin line on a bar */
    return g_strdup (_("Whiskers: from the lowest to the highest share that this publisher’s editions print for the year."));

  return g_strdup_printf (_("Whiskers: from the lowest to the highest share that this publisher’s editions print for the year. %s."), summary);
}
