/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-cli-batch.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

#include "pledge-file.h"

#define MAX_SENTENCE_CHARS 4000
#define CLEAR_LINE "\r\033[K"

static volatile sig_atomic_t interrupted;

/* Only for the first time: who insists ends the process. */
static void
interrupt_cb (G_GNUC_UNUSED int number)
{
  interrupted = TRUE;
}

static void
say (const char *sentence)
{
  g_autofree char *line = pledge_file_dup_shown_text (sentence, -1, MAX_SENTENCE_CHARS);

  g_printerr ("pledgeline-cli: %s\n", line);
}

static void
progress_cb (guint done, guint n_items, const PledgeBatchItem *item, gpointer user_data)
{
  if (isatty (STDERR_FILENO))
    {
      g_autofree char *name = pledge_file_dup_shown_text (item->name, -1, 40);

      g_printerr (CLEAR_LINE);
      /* Translators: "12 of 32: Germany" */
      g_printerr (_("%u of %u: %s"), done, n_items, name);
    }
  if (interrupted)
    g_cancellable_cancel (user_data);
}

static void
report (const PledgeBatch *batch, const PledgeBatchCounts *counts)
{
  g_autofree char *summary = pledge_batch_dup_summary (batch);

  if (isatty (STDERR_FILENO))
    g_printerr (CLEAR_LINE);
  for (guint i = 0; i < pledge_batch_get_n_items (batch); i++)
    {
      const PledgeBatchItem *item = pledge_batch_get_item (batch, i);

      if (item->sentence != NULL)
        say (item->sentence);
    }
  if (counts->written < pledge_batch_get_n_items (batch) || isatty (STDERR_FILENO))
    say (summary);
}

PledgeCliStatus
pledge_cli_batch_run (PledgeBatch *batch)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const struct sigaction stop = { .sa_handler = interrupt_cb, .sa_flags = SA_RESTART | (int) SA_RESETHAND };
  struct sigaction before;
  PledgeBatchCounts counts;

  g_return_val_if_fail (batch != NULL, PLEDGE_CLI_COULD_NOT);

  interrupted = FALSE;
  sigaction (SIGINT, NULL, &before);
  /* Ignored by who started the process, it stays so. */
  if (before.sa_handler != SIG_IGN)
    sigaction (SIGINT, &stop, NULL);
  pledge_batch_run (batch, cancellable, progress_cb, cancellable);
  sigaction (SIGINT, &before, NULL);

  counts = pledge_batch_get_counts (batch);
  report (batch, &counts);
  return counts.written > 0 && counts.failed == 0 && counts.waiting == 0 ? PLEDGE_CLI_DONE : PLEDGE_CLI_COULD_NOT;
}
