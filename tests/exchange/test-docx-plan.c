/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole plans as Word documents: with numbers typed and with automatic ones they must be read as
 * their text is. The sample, and a real plan where one lies beside the source tree. */
#include "exchange/sp-docx.h"
#include "plan-document.h"

static void
check_plan (const char *name, PlanNumbers numbers)
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
  bytes = plan_document_docx (text, numbers, &n_numbered);
  document = sp_docx_read (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  plan_document_assert_same (sp_document_get_text (document, NULL), text);
  g_assert_true (numbers != PLAN_NUMBERS_TYPED ? n_numbered > 20 : n_numbered == 0);
}

static void
test_typed (gconstpointer name)
{
  check_plan (name, PLAN_NUMBERS_TYPED);
}

static void
test_restarted (gconstpointer name)
{
  check_plan (name, PLAN_NUMBERS_RESTARTED);
}

static void
test_own_forms (gconstpointer name)
{
  check_plan (name, PLAN_NUMBERS_OWN_FORMS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/docx-plan/sample/typed", "sample", test_typed);
  g_test_add_data_func ("/exchange/docx-plan/sample/restarted", "sample", test_restarted);
  g_test_add_data_func ("/exchange/docx-plan/sample/own-forms", "sample", test_own_forms);
  g_test_add_data_func ("/exchange/docx-plan/real/typed", "real", test_typed);
  g_test_add_data_func ("/exchange/docx-plan/real/restarted", "real", test_restarted);
  g_test_add_data_func ("/exchange/docx-plan/real/own-forms", "real", test_own_forms);
  return g_test_run ();
}
