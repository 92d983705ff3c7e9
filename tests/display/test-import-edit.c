/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Correcting a draft on the import page: by actions, by what is selected in the source, by what is
 * typed; facts and places lead to each other; everything can be taken back. */
#include "app/sp-app.h"
#include "app/sp-doubt-panel.h"
#include "app/sp-draft-editor.h"
#include "app/sp-import-page.h"
#include "app/sp-source-view.h"
#include "app/sp-table-output.h"
#include "app/sp-window.h"
#include "exchange/sp-import-edit.h"
#include "pages-support.h"
#include "report/sp-doubt-table.h"
#include <glib/gstdio.h>
#include <string.h>

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* An entry in @widget that says @text. */
static GtkWidget *
find_entry (GtkWidget *widget, const char *text)
{
  if (GTK_IS_ENTRY (widget) && strcmp (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static SpImportPage *
open_check (SupportFixture *self)
{
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) file = support_write_document (self, "方案.txt", support_document, -1);

  sp_import_page_read (page, file);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  support_frames (GTK_WIDGET (page), 6);
  return page;
}

static guint
place_of (const char *words)
{
  const char *at = strstr (support_document, words);

  g_assert_nonnull (at);
  return (guint)g_utf8_pointer_to_offset (support_document, at);
}

static guint
n_measures (SpImportPage *page)
{
  return sp_import_draft_get_measures (sp_import_page_get_draft (page))->len;
}

static SpDraftMeasure *
measure_at (SpImportPage *page, guint i)
{
  return g_ptr_array_index (sp_import_draft_get_measures (sp_import_page_get_draft (page)), i);
}

static const char *
title_at (SpImportPage *page, guint i)
{
  return sp_record_get_title (SP_RECORD (measure_at (page, i)->measure));
}

/* Goes to the measure in which @words are printed, the cursor at them. */
static void
go_to (SpImportPage *page, const char *words)
{
  GtkWidget *source = find_type (GTK_WIDGET (page), SP_TYPE_SOURCE_VIEW);
  guint place = place_of (words);

  g_signal_emit_by_name (source, "place-clicked", place);
  sp_source_view_set_cursor (SP_SOURCE_VIEW (source), place, place);
}

static void
act (SpImportPage *page, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static GListModel *
items_of (SpImportPage *page)
{
  GtkWidget *editor = find_type (GTK_WIDGET (page), SP_TYPE_DRAFT_EDITOR);
  GtkWidget *paned = gtk_widget_get_ancestor (editor, GTK_TYPE_PANED);
  GtkWidget *list = find_type (gtk_paned_get_start_child (GTK_PANED (paned)), GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* ---- corrections ---- */

static void
test_split_and_merge (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);

  g_assert_cmpuint (n_measures (page), ==, 3);
  go_to (page, "各单位要建立");
  act (page, "import.split");
  g_assert_cmpuint (n_measures (page), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (items_of (page)), ==, 4);
  g_assert_cmpstr (title_at (page, 1), ==, "各单位要建立责任清单，覆盖率达到100%");
  support_frames (GTK_WIDGET (page), 4);
  support_shot (GTK_WIDGET (self->window), "page-import-split");
  /* The new one is at hand: merged back into the one before. */
  act (page, "import.merge-up");
  g_assert_cmpuint (n_measures (page), ==, 3);
  act (page, "import.undo");
  g_assert_cmpuint (n_measures (page), ==, 4);
  act (page, "import.undo");
  g_assert_cmpuint (n_measures (page), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (items_of (page)), ==, 3);
  act (page, "import.redo");
  g_assert_cmpuint (g_list_model_get_n_items (items_of (page)), ==, 4);
}

static void
test_refused (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);

  go_to (page, "健全安全生产责任体系");
  act (page, "import.split");
  act (page, "import.merge-up");
  act (page, "import.move-up");
  act (page, "import.add-unit"); /* nothing is selected */
  g_assert_cmpuint (n_measures (page), ==, 3);
  g_assert_null (sp_import_draft_get_undo_label (sp_import_page_get_draft (page)));
}

/* The part itself stands before its headings. */
static void
choose_first_place (SpImportPage *page)
{
  GtkWidget *search, *popover;

  act (page, "import.move");
  search = find_type (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (search);
  popover = gtk_widget_get_ancestor (search, GTK_TYPE_POPOVER);
  WAIT_FOR (gtk_widget_get_mapped (popover));
  support_shot (popover, "page-import-move");
  gtk_editable_set_text (GTK_EDITABLE (search), "总方案");
  g_signal_emit_by_name (search, "activate");
}

static void
test_move_and_kind (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  SpRecord *moved;

  go_to (page, "2022年底前");
  moved = SP_RECORD (measure_at (page, 1)->measure);
  act (page, "import.move-up");
  g_assert_true (SP_RECORD (measure_at (page, 0)->measure) == moved);
  act (page, "import.move-down");
  g_assert_true (SP_RECORD (measure_at (page, 1)->measure) == moved);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.retype", "s", "guarantee");
  g_assert_cmpint (sp_record_get_integer (moved, SP_MEASURE_KIND), ==, SP_BLOCK_GUARANTEE);
  act (page, "import.leave-out");
  g_assert_true (measure_at (page, 1)->is_left_out);
  act (page, "import.leave-out");
  g_assert_false (measure_at (page, 1)->is_left_out);
  choose_first_place (page);
  g_assert_cmpstr (sp_record_get_text (moved, SP_MEASURE_HEADING), ==, "");
  for (guint i = 0; i < 6; i++)
    act (page, "import.undo");
  g_assert_cmpint (sp_record_get_integer (moved, SP_MEASURE_KIND), ==, SP_BLOCK_MEASURE);
  g_assert_null (sp_import_draft_get_undo_label (sp_import_page_get_draft (page)));
}

static void
test_add_selected (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  SpSourceView *source = SP_SOURCE_VIEW (find_type (GTK_WIDGET (page), SP_TYPE_SOURCE_VIEW));
  SpSourceKind kind = SP_SOURCE_UNIT;
  guint place = place_of ("县公安局"), n;

  go_to (page, "各单位要建立");
  n = measure_at (page, 0)->units->len;
  sp_source_view_set_cursor (source, place, place + 4);
  act (page, "import.add-unit");
  g_assert_cmpuint (measure_at (page, 0)->units->len, ==, n + 1);
  g_assert_nonnull (find_entry (find_type (GTK_WIDGET (page), SP_TYPE_DRAFT_EDITOR), "县公安局"));
  /* What is taken out is not underlined any more. */
  act (page, "import.undo");
  place = place_of ("2022年底前");
  sp_import_draft_remove_fact (sp_import_page_get_draft (page), 1,
                               g_ptr_array_index (measure_at (page, 1)->deadlines, 0));
  g_assert_false (sp_source_view_get_mark (source, place, &kind));
  sp_source_view_set_cursor (source, place, place + 6);
  act (page, "import.add-deadline");
  g_assert_cmpuint (measure_at (page, 0)->deadlines->len, ==, 2);
  g_assert_true (sp_source_view_get_mark (source, place, &kind));
  g_assert_cmpint (kind, ==, SP_SOURCE_DEADLINE);
}

/* ---- what is typed ---- */

static void
test_typed (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  GtkWidget *editor = find_type (GTK_WIDGET (page), SP_TYPE_DRAFT_EDITOR);
  GtkWidget *title;

  go_to (page, "各单位要建立");
  title = find_entry (editor, "健全安全生产责任体系");
  g_assert_nonnull (title);
  gtk_widget_grab_focus (title);
  gtk_editable_set_text (GTK_EDITABLE (title), "改过的名称");
  /* Not yet left when the next correction is asked for. */
  act (page, "import.move-down");
  g_assert_cmpstr (title_at (page, 1), ==, "改过的名称");
  act (page, "import.undo");
  act (page, "import.undo");
  g_assert_cmpstr (title_at (page, 0), ==, "健全安全生产责任体系");
  g_assert_nonnull (find_entry (editor, "健全安全生产责任体系"));
  act (page, "import.redo");
  g_assert_cmpstr (title_at (page, 0), ==, "改过的名称");
}

/* A date that will not do stays where it was typed and goes nowhere. */
static void
test_bad_date (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  GtkWidget *editor = find_type (GTK_WIDGET (page), SP_TYPE_DRAFT_EDITOR);
  GtkWidget *due;
  SpRecord *deadline;

  go_to (page, "各单位要建立");
  deadline = g_ptr_array_index (measure_at (page, 0)->deadlines, 0);
  due = find_entry (editor, "2021-06-30");
  g_assert_nonnull (due);
  gtk_editable_set_text (GTK_EDITABLE (due), "六月的某一天");
  g_signal_emit_by_name (due, "activate");
  g_assert_true (gtk_widget_has_css_class (due, "error"));
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_DUE), ==,
                   sp_date_from_ymd (2021, 6, 30));
  gtk_editable_set_text (GTK_EDITABLE (due), "2021年7月1日");
  g_signal_emit_by_name (due, "activate");
  g_assert_false (gtk_widget_has_css_class (due, "error"));
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_DUE), ==,
                   sp_date_from_ymd (2021, 7, 1));
  act (page, "import.undo");
  g_assert_nonnull (find_entry (editor, "2021-06-30"));
}

/* ---- places ---- */

static void
test_fact_to_place (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  GtkWidget *editor = find_type (GTK_WIDGET (page), SP_TYPE_DRAFT_EDITOR);
  GtkWidget *source = find_type (GTK_WIDGET (page), SP_TYPE_SOURCE_VIEW);
  GtkWidget *unit;

  go_to (page, "各单位要建立");
  unit = find_entry (editor, "县住房和城乡建设局");
  g_assert_nonnull (unit);
  gtk_widget_grab_focus (unit);
  support_frames (GTK_WIDGET (page), 3);
  g_assert_cmpuint (sp_source_view_get_cursor (SP_SOURCE_VIEW (source)), ==,
                    place_of ("县住房和城乡建设局"));
  /* Back by Escape; Enter at the place leads to the fact again. */
  act (page, "import.back");
  g_assert_true (gtk_window_get_focus (self->window) == source);
  g_signal_emit_by_name (source, "place-entered", place_of ("县住房和城乡建设局"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (self->window), editor));
  act (page, "import.back");
  act (page, "import.back");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (self->window),
                                         find_type (GTK_WIDGET (page), SP_TYPE_DOUBT_PANEL)));
}

/* ---- doubts ---- */

static void
test_answers_taken_back (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  SpImportDraft *draft = sp_import_page_get_draft (page);
  GtkWidget *panel = find_type (GTK_WIDGET (page), SP_TYPE_DOUBT_PANEL);
  guint n_open = sp_import_draft_get_n_open (draft);

  gtk_widget_grab_focus (panel);
  gtk_widget_activate_action (panel, "doubt.dismiss", NULL);
  g_assert_cmpuint (sp_doubt_panel_get_n_open (SP_DOUBT_PANEL (panel)), ==, n_open - 1);
  act (page, "import.undo");
  g_assert_cmpuint (sp_doubt_panel_get_n_open (SP_DOUBT_PANEL (panel)), ==, n_open);
  g_assert_cmpuint (sp_doubt_panel_get_n_shown (SP_DOUBT_PANEL (panel)), ==, n_open);
}

static void
test_accept_kind (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  SpImportDraft *draft = sp_import_page_get_draft (page);
  GtkWidget *panel = find_type (GTK_WIDGET (page), SP_TYPE_DOUBT_PANEL);
  guint n_open = sp_import_draft_get_n_open (draft);

  g_signal_emit_by_name (panel, "accept-kind", (int)SP_DOUBT_NUMBER);
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), <, n_open);
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (sp_import_draft_get_doubts (draft), i);

      if (sp_record_get_integer (doubt, SP_DOUBT_KIND) == SP_DOUBT_UNIT)
        g_assert_cmpint (sp_record_get_integer (doubt, SP_DOUBT_STATE), ==, SP_DOUBT_STATE_OPEN);
    }
  act (page, "import.undo");
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open);
}

/* The print operation puts the table's pages out. */
static void
test_print (SupportFixture *self, gconstpointer data)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPaperTable) table =
    sp_doubt_table_load (reader, sp_record_get_id (SP_RECORD (plan)), SP_DATE_NONE, &error);
  g_autofree char *path = g_build_filename (self->folder, "核对表.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = sp_table_output_new_operation (table, "核对表");
  g_autofree char *bytes = NULL;
  GtkPrintOperationResult result;

  g_assert_no_error (error);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
}

/* Work on a draft is not thrown away by one click. */
static void
test_discard (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = open_check (self);
  GtkWindow *dialog = NULL;
  g_autoptr (GListModel) windows = NULL;

  act (page, "import.merge-down");
  act (page, "import.discard");
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_MESSAGE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  act (page, "import.undo");
  act (page, "import.discard");
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
}

/* A day in doubt is answered by a day. */
static void
test_date_answer (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) file = support_write_document (
    self, "方案.txt",
    "虚拟县学校食堂整治三年行动计划\n二、重点任务\n（一）压实责任\n"
    "2.建立体系。一是2021年6月底前更换老旧灶具；二是10月底前复查一遍；三是留存记录。"
    "（县应急管理局负责）\n三、进度安排\n从2020年9月至2022年12月，分两个阶段进行。\n"
    "（一）排查整治（2020年9月至12月）。逐校排查。\n"
    "（二）巩固提升（2021年1月至2022年12月）。建立制度。\n",
    -1);
  SpImportDraft *draft;
  GtkWidget *panel = find_type (GTK_WIDGET (page), SP_TYPE_DOUBT_PANEL);
  SpDoubt *doubt = NULL;
  SpRecord *deadline;

  sp_import_page_read (page, file);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  draft = sp_import_page_get_draft (page);
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    {
      SpRecord *it = g_ptr_array_index (sp_import_draft_get_doubts (draft), i);

      if (sp_record_get_integer (it, SP_DOUBT_KIND) == SP_DOUBT_DATE)
        doubt = SP_DOUBT (it);
    }
  g_assert_nonnull (doubt);
  deadline = g_ptr_array_index (measure_at (page, 0)->deadlines, 1);
  g_signal_emit_by_name (panel, "answer", doubt, (int)SP_DOUBT_STATE_CHANGED, "下个月");
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_STATE), ==,
                   SP_DOUBT_STATE_OPEN);
  g_signal_emit_by_name (panel, "answer", doubt, (int)SP_DOUBT_STATE_CHANGED, "2022-10-31");
  g_assert_cmpint (sp_record_get_integer (deadline, SP_DEADLINE_DUE), ==,
                   sp_date_from_ymd (2022, 10, 31));
}

/* ---- the window ---- */

/* Keys and finder reach the page; undo is the draft's while one is shown. */
static void
test_window (void)
{
  SpWindow *window = g_object_new (SP_TYPE_WINDOW, NULL);
  SpSession *session = sp_window_get_session (window);
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "方案.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SpImportPage *page = SP_IMPORT_PAGE (sp_window_get_page (window, SP_PAGE_IMPORT));
  GActionGroup *actions = G_ACTION_GROUP (window);

  g_assert_true (g_file_set_contents (path, support_document, -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (g_action_group_get_action_enabled (actions, "import-split"));
  sp_session_import (session, file);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  g_assert_true (g_action_group_get_action_enabled (actions, "import-split"));
  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
  go_to (page, "各单位要建立");
  g_action_group_activate_action (actions, "import-split", NULL);
  g_assert_cmpuint (n_measures (page), ==, 4);
  g_assert_true (g_action_group_get_action_enabled (actions, "undo"));
  g_action_group_activate_action (actions, "undo", NULL);
  g_assert_cmpuint (n_measures (page), ==, 3);
  g_action_group_activate_action (actions, "redo", NULL);
  g_assert_cmpuint (n_measures (page), ==, 4);
  act (page, "import.cancel");
  g_assert_false (g_action_group_get_action_enabled (actions, "import-split"));
  support_close (GTK_WINDOW (window));
  support_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = support_folder ();
  int status;

  sp_app_prepare ();
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
#define ADD(name, func)                                                                            \
  g_test_add (name, SupportFixture, NULL, support_set_up, func, support_tear_down)
  ADD ("/import-edit/split-and-merge", test_split_and_merge);
  ADD ("/import-edit/refused", test_refused);
  ADD ("/import-edit/move-and-kind", test_move_and_kind);
  ADD ("/import-edit/add-selected", test_add_selected);
  ADD ("/import-edit/typed", test_typed);
  ADD ("/import-edit/bad-date", test_bad_date);
  ADD ("/import-edit/fact-to-place", test_fact_to_place);
  ADD ("/import-edit/answers-taken-back", test_answers_taken_back);
  ADD ("/import-edit/accept-kind", test_accept_kind);
  ADD ("/import-edit/date-answer", test_date_answer);
  ADD ("/import-edit/discard", test_discard);
  ADD ("/import-edit/print", test_print);
  g_test_add_func ("/import-edit/window", test_window);
  status = g_test_run ();
  support_remove (home);
  return status;
}
