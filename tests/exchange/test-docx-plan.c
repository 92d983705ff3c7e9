/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole plans as Word documents: with numbers typed and with automatic ones they must be read as
 * their text is. The sample, and a real plan where one lies beside the source tree. */
#include "exchange/sp-docx.h"
#include "plan-document.h"

static void
check_plan (const char *name, gboolean is_automatic)
{
  g_autofree char *text = plan_document_dup_text (name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = NULL;
  guint n_numbered = 0;

  if (text == NULL)
    {
      g_test_skip ("no plan lies beside the source tree");
      return;
    }
  bytes = plan_document_docx (text, is_automatic, &n_numbered);
  document = sp_docx_read (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  plan_document_assert_same (sp_document_get_text (document, NULL), text);
  g_assert_true (is_automatic ? n_numbered > 20 : n_numbered == 0);
}

static void
test_typed (gconstpointer name)
{
  check_plan (name, FALSE);
}

static void
test_automatic (gconstpointer name)
{
  check_plan (name, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/docx-plan/sample/typed", "sample", test_typed);
  g_test_add_data_func ("/exchange/docx-plan/sample/automatic", "sample", test_automatic);
  g_test_add_data_func ("/exchange/docx-plan/real/typed", "real", test_typed);
  g_test_add_data_func ("/exchange/docx-plan/real/automatic", "real", test_automatic);
  return g_test_run ();
}
