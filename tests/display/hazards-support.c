/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See hazards-support.h. */
#include "hazards-support.h"

#include "core/sp-enterprise.h"
#include "window-support.h"

SpHazardsPage *
hazards_support_open (SpWindow *window)
{
  SpHazardsPage *page = SP_HAZARDS_PAGE (sp_window_get_page (window, SP_PAGE_HAZARDS));
  SpRecordList *list = sp_record_page_get_list (sp_hazards_page_get_ledger (page));

  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", SP_PAGE_HAZARDS);
  support_frames (GTK_WIDGET (window), 3);
  WAIT_FOR (!sp_record_list_is_loading (list));
  return page;
}

void
hazards_support_type (SpRecordForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (form, name);

  g_assert_nonnull (editor);
  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

int64_t
hazards_support_first_enterprise (SpWindow *window)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (
    sp_session_get_reader (sp_window_get_session (window)), &sp_enterprise_type, -1, 0, NULL);

  return sp_record_get_id (g_ptr_array_index (all, 0));
}

int64_t
hazards_support_first_unit (SpWindow *window)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (
    sp_session_get_reader (sp_window_get_session (window)), &sp_unit_type, -1, 0, NULL);

  return sp_record_get_id (g_ptr_array_index (all, 0));
}

/* A new hazard found on 2021-09-01; selected. */
int64_t
hazards_support_add (SpWindow *window, SpHazardsPage *page, const char *description)
{
  g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, description);
  sp_record_set_integer (hazard, SP_HAZARD_ENTERPRISE, hazards_support_first_enterprise (window));
  sp_record_set_integer (hazard, SP_HAZARD_TOWNSHIP, hazards_support_first_unit (window));
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_iso ("2021-09-01"));
  sp_record_set_text (hazard, SP_HAZARD_PERSON, "王某");
  g_assert_true (sp_session_insert (sp_window_get_session (window), hazard, "新增"));
  sp_session_go_to_record (sp_window_get_session (window), &sp_hazard_type,
                           sp_record_get_id (hazard));
  support_settle ();
  WAIT_FOR (sp_record_page_get_record (sp_hazards_page_get_ledger (page)) != NULL &&
            sp_record_get_id (sp_record_page_get_record (sp_hazards_page_get_ledger (page))) ==
              sp_record_get_id (hazard));
  return sp_record_get_id (hazard);
}
