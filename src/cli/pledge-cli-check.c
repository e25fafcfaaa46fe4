/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pledge-catalogue-loader.h"
#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"

static gboolean
run (const char *path, GError **error)
{
  g_autoptr (PledgeCatalogue) catalogue = pledge_cli_load_catalogue ();
  g_autofree char *summary = NULL;
  g_autofree char *line = NULL;

  if (!pledge_catalogue_check_file (catalogue, path, &summary, error))
    return FALSE;

  line = g_strconcat (summary, "\n", NULL);
  return pledge_cli_put (line, NULL, error);
}

PledgeCliStatus
pledge_cli_check (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE"));
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _("Reads an edition, alliance, group, commitment or scenario file, or a picture made by Pledgeline, and says whether it is good."));
  if (!pledge_cli_parse (context, &argc, &argv, 1, &error) || !run (argv[1], &error))
    return pledge_cli_fail (g_steal_pointer (&error));

  return PLEDGE_CLI_DONE;
}
