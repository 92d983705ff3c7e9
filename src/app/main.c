/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program with a window. Everything is in the library beside it, which the tests link too. */
#include "sp-app.h"
#include "sp-application.h"

#include "base/sp-i18n.h"
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (SpApplication) application = NULL;

  setlocale (LC_ALL, "");
  sp_app_prepare ();
  g_set_application_name (_ ("安全生产三年行动"));
  application = sp_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
