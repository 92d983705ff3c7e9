/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 执法检查: an inspection and its findings typed in one go, criteria by their numbers on
 * the checklist, the library put in, parameters changed. */
#include "app/sp-inspection-entry.h"
#include "app/sp-inspection-page.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-industry.h"
#include "report/sp-checklist.h"
#include "window-support.h"

#include <string.h>

static GtkWidget *
open_tab (SpWindow *window, const char *name)
{
  SpInspectionPage *page = SP_INSPECTION_PAGE (sp_window_get_page (window, SP_PAGE_INSPECTION));

  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-09-30"));
  sp_session_set_page (sp_window_get_session (window), SP_PAGE_INSPECTION);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-tab", "s", name);
  support_frames (GTK_WIDGET (window), 3);
  return sp_tab_page_get_tab (SP_TAB_PAGE (page), name);
}

static int64_t
count (SpWindow *window, const SpRecordType *type)
{
  return sp_reader_count (sp_session_get_reader (sp_window_get_session (window)), type, NULL);
}

static void
type_field (SpRecordForm *form, const char *name, const char *text)
{
  SpFieldEditor *editor = sp_record_form_get_editor (form, name);

  g_assert_nonnull (editor);
  sp_field_editor_type (editor, text);
  sp_field_editor_commit (editor);
}

static void
choose (SpRecordForm *form, guint field, int64_t id)
{
  SpRecord *record = sp_record_form_get_record (form);
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];

  sp_record_set_integer (record, field, id);
  sp_field_editor_set_value (sp_record_form_get_editor (form, declared->name),
                             sp_record_peek (record, field));
  g_signal_emit_by_name (form, "changed");
}

static SpRecord *
first_enterprise (SpWindow *window)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (
    sp_session_get_reader (sp_window_get_session (window)), &sp_enterprise_type, -1, 0, NULL);

  g_assert_cmpuint (all->len, >, 0);
  return g_object_ref (all->pdata[0]);
}

static SpInspectionEntry *
find_entry (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SP_IS_INSPECTION_ENTRY (window))
        return SP_INSPECTION_ENTRY (window);
    }
  return NULL;
}

static void
test_register (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  g_autoptr (SpRecord) enterprise = first_enterprise (window);
  SpInspectionEntry *entry;
  SpRecord *finding;
  int64_t n_hazards, n_inspections;

  open_tab (window, SP_TAB_INSPECTIONS);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.load-criteria", NULL);
  n_hazards = count (window, &sp_hazard_type);
  n_inspections = count (window, &sp_inspection_type);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.register-inspection", NULL);
  entry = find_entry ();
  g_assert_nonnull (entry);
  choose (sp_inspection_entry_get_head (entry), SP_INSPECTION_ENTERPRISE,
          sp_record_get_id (enterprise));
  g_assert_cmpint (sp_picker_get_selected (sp_inspection_entry_get_industry (entry)), ==,
                   sp_record_get_integer (enterprise, SP_ENTERPRISE_INDUSTRY));
  type_field (sp_inspection_entry_get_head (entry), "people", "张某、李某");
  sp_picker_set_selected (sp_inspection_entry_get_industry (entry), 0);
  g_assert_false (sp_inspection_entry_type_number (entry, 0, "9999"));
  g_assert_false (sp_inspection_entry_register (entry));
  g_assert_true (sp_inspection_entry_type_number (entry, 0, "1"));
  finding = sp_record_form_get_record (sp_inspection_entry_get_finding (entry, 0));
  g_assert_cmpint (sp_record_get_integer (finding, SP_HAZARD_GRADE), ==, SP_HAZARD_MAJOR);
  g_assert_true (sp_record_peek (finding, SP_HAZARD_CRITERION)->is_set);
  gtk_widget_activate_action (GTK_WIDGET (entry), "entry.add", NULL);
  type_field (sp_inspection_entry_get_finding (entry, 1), "description", "疏散通道堵塞");
  gtk_widget_activate_action (GTK_WIDGET (entry), "entry.add", NULL); /* left empty: none */
  g_assert_cmpuint (sp_inspection_entry_get_n_findings (entry), ==, 3);
  g_assert_true (sp_inspection_entry_register (entry));
  g_assert_cmpint (count (window, &sp_hazard_type), ==, n_hazards + 2);
  g_assert_cmpint (count (window, &sp_inspection_type), ==, n_inspections + 1);
  sp_session_undo (session);
  g_assert_cmpint (count (window, &sp_hazard_type), ==, n_hazards);
  g_assert_cmpint (count (window, &sp_inspection_type), ==, n_inspections);
  window_support_close (window);
}

/* The library comes once; a parameter is changed in place. */
static void
test_basics (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpRecordPage *page = SP_RECORD_PAGE (open_tab (window, SP_TAB_PARAMETERS));
  g_autoptr (GPtrArray) parameters =
    sp_reader_load_all (sp_session_get_reader (session), &sp_parameter_type, -1, 0, NULL);
  g_autoptr (SpRecord) changed = NULL;
  int64_t id = sp_record_get_id (parameters->pdata[0]);
  int64_t n;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.load-criteria", NULL);
  n = count (window, &sp_criterion_type);
  g_assert_cmpint (n, >, 20);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.load-criteria", NULL);
  g_assert_cmpint (count (window, &sp_criterion_type), ==, n);
  sp_session_go_to_record (session, &sp_parameter_type, id);
  support_settle ();
  sp_record_page_select (page, id);
  WAIT_FOR (sp_record_page_get_record (page) != NULL);
  type_field (sp_record_page_get_form (page), "value", "300");
  changed = sp_reader_load (sp_session_get_reader (session), &sp_parameter_type, id, NULL);
  g_assert_cmpfloat (sp_record_get_real (changed, SP_PARAMETER_VALUE), ==, 300);
  sp_session_undo (session);
  window_support_close (window);
}

/* A large photograph comes smaller, beside the original or in its place. */
static void
test_photo (void)
{
  SpWindow *window = window_support_open ();
  SpRecordPage *page = SP_RECORD_PAGE (open_tab (window, SP_TAB_INSPECTIONS));
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "现场.png", NULL);
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 2500, 1000);
  const char *paths[] = {path, NULL};
  guint length = 0;
  guchar *pixels = gdk_pixbuf_get_pixels_with_length (picture, &length);
  guint32 state = 1;
  g_autoptr (GPtrArray) all = sp_reader_load_all (
    sp_session_get_reader (sp_window_get_session (window)), &sp_inspection_type, -1, 0, NULL);
  SpAttachments *files;

  for (guint i = 0; i < length; i++)
    pixels[i] = (guchar)((state = state * 1664525u + 1013904223u) >> 24);
  g_assert_true (gdk_pixbuf_save (picture, path, "png", NULL, NULL));
  sp_record_page_select (page, sp_record_get_id (all->pdata[0]));
  WAIT_FOR (sp_record_page_get_record (page) != NULL);
  files = sp_record_page_get_files (page);
  g_assert_nonnull (files);
  g_assert_cmpuint (sp_attachments_get_n_files (files), ==, 0);
  sp_attachments_add_scaled (files, paths, TRUE);
  WAIT_FOR (sp_attachments_get_n_files (files) == 2);
  sp_session_undo (sp_window_get_session (window));
  WAIT_FOR (sp_attachments_get_n_files (files) == 0);
  sp_attachments_add_scaled (files, paths, FALSE);
  WAIT_FOR (sp_attachments_get_n_files (files) == 1);
  support_remove (folder);
  window_support_close (window);
}

/* What an inspection found is listed with it, as of the date, and leads to the hazard. */
static void
test_findings (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpInspectionPage *page = SP_INSPECTION_PAGE (sp_window_get_page (window, SP_PAGE_INSPECTION));
  SpFindings *findings = sp_inspection_page_get_findings (page);
  g_autoptr (GPtrArray) hazards =
    sp_reader_load_all (sp_session_get_reader (session), &sp_hazard_type, -1, 0, NULL);
  int64_t id = 0;

  for (guint i = 0; i < hazards->len; i++)
    if (g_str_equal (sp_record_get_text (hazards->pdata[i], SP_HAZARD_NUMBER), "2021-0021"))
      id = sp_record_get_integer (hazards->pdata[i], SP_HAZARD_INSPECTION);
  g_assert_cmpint (id, !=, 0);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  sp_session_go_to_record (session, &sp_inspection_type, id);
  WAIT_FOR (sp_findings_get_n (findings) == 2);
  support_frames (GTK_WIDGET (window), 5);
  support_shot (GTK_WIDGET (window), "findings");
  sp_session_set_as_of (session, sp_date_from_iso ("2021-05-01")); /* before it took place */
  WAIT_FOR (sp_findings_get_n (findings) == 0);
  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  WAIT_FOR (sp_findings_get_n (findings) == 2);
  sp_findings_choose (findings, 0);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_HAZARDS);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/inspections/register", test_register);
  g_test_add_func ("/inspections/basics", test_basics);
  g_test_add_func ("/inspections/photo", test_photo);
  g_test_add_func ("/inspections/findings", test_findings);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
