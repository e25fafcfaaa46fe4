/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pledge-cli.h"

#include <glib/gi18n-lib.h>

#include "pledge-cli-commands.h"
#include "pledge-cli-question.h"
#include "pledge-config.h"

static const struct {
  const char *word;
  PledgeCliStatus (*run) (int argc, char *argv[]);
  const char *summary;
} commands[] = {
  { "table", pledge_cli_table, N_("each member’s distance to the target, as text, CSV or JSON") },
  { "export", pledge_cli_export, N_("a chart as SVG, PNG or PDF") },
  { "briefing", pledge_cli_briefing, N_("a page to print about an ally or the alliance") },
  { "path", pledge_cli_path, N_("what it takes to get to a target by a year, compared with what") },
  { "coalition", pledge_cli_coalition, N_("the common target that makes up for members who stay at their own") },
  { "solve", pledge_cli_solve, N_("which reading reproduces an amount that was stated") },
  { "list", pledge_cli_list, N_("editions, alliances, members, commitments, indicators") },
  { "import", pledge_cli_import, N_("a publisher’s own file as an edition of yours") },
  { "check", pledge_cli_check, N_("whether a file is good") },
};

static PledgeCliStatus
put (const char *text)
{
  g_autoptr (GError) error = NULL;

  return pledge_cli_put (text, NULL, &error) ? PLEDGE_CLI_DONE : pledge_cli_fail (g_steal_pointer (&error));
}

static PledgeCliStatus
print_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append_printf (help, "%s\n\n", _("pledgeline-cli COMMAND [OPTION…]: what each ally spends on defence, and the distance to a target"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-10s %s\n", commands[i].word, _(commands[i].summary));
  g_string_append_printf (help, "\n%s\n", _("“pledgeline-cli COMMAND --help” lists a command’s options."));

  return put (help->str);
}

PledgeCliStatus
pledge_cli_run (int argc, char *argv[])
{
  const char *word = argc > 1 ? argv[1] : NULL;

  if (word == NULL)
    {
      g_printerr ("pledgeline-cli: %s\n", _("A command is needed; “pledgeline-cli --help” lists them."));
      return PLEDGE_CLI_WRONG_WORDS;
    }
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help"))
    return print_help ();
  if (g_str_equal (word, "--version"))
    return put ("Pledgeline " PLEDGE_VERSION "\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (word, commands[i].word))
      return commands[i].run (argc - 1, argv + 1);

  return pledge_cli_fail (g_error_new (PLEDGE_CLI_ERROR, 0, _("“%s” is not a command; “pledgeline-cli --help” lists them."), word));
}
