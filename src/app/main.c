/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "pledge-application.h"
#include "pledge-config.h"

int
main (int argc, char *argv[])
{
  g_autoptr (PledgeApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PLEDGE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = pledge_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
