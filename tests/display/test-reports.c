/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Former progress reports that are changed on their cards. */
#include "app/sp-report-card.h"
#include "window-support.h"

#include <string.h>

/* A report that is changed is held to the same rules; what waits for a reason comes with it. */
static void
test_edit_rules (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  g_autoptr (GPtrArray) reports =
    sp_reader_load_all (sp_session_get_reader (session), &sp_progress_type, -1, 0, NULL);
  SpRecord *report = g_ptr_array_index (reports, 0);
  GtkWidget *card = g_object_ref_sink (sp_report_card_new (session, SP_PROGRESS (report)));
  SpRecordForm *form = sp_report_card_edit (SP_REPORT_CARD (card));
  SpFieldEditor *day = sp_record_form_get_editor (form, "as_of");
  SpFieldEditor *reason = sp_record_form_get_editor (form, "reason");
  g_autoptr (SpRecord) refused = NULL;
  g_autoptr (SpRecord) changed = NULL;

  sp_field_editor_type (day, "2019-01-31");
  sp_field_editor_commit (day);
  g_assert_nonnull (strstr (sp_field_editor_get_problem (day), "特别说明"));
  refused = window_support_load (window, &sp_progress_type, sp_record_get_id (report));
  g_assert_cmpint (sp_record_get_integer (refused, SP_PROGRESS_AS_OF), ==,
                   sp_record_get_integer (report, SP_PROGRESS_AS_OF));
  sp_field_editor_type (reason, "补录");
  sp_field_editor_commit (reason);
  changed = window_support_load (window, &sp_progress_type, sp_record_get_id (report));
  g_assert_cmpint (sp_record_get_integer (changed, SP_PROGRESS_AS_OF), ==,
                   sp_date_from_iso ("2019-01-31"));
  g_assert_cmpstr (sp_record_get_text (changed, SP_PROGRESS_REASON), ==, "补录");
  g_object_unref (card);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/reports/edit-rules", test_edit_rules);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
