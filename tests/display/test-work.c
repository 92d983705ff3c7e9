/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a measure is done bit by bit: files with measures and reports, subitems and occurrences
 * ticked off, deadlines put off. */
#include "core/sp-attachment.h"
#include "window-support.h"

#include <glib/gstdio.h>
#include <string.h>

#define A_MEASURE "摸清企业底数"

typedef struct
{
  char *folder, *path, *copy;
} Files;

static Files
make_files (void)
{
  Files files = {.folder = g_dir_make_tmp ("sp-files-XXXXXX", NULL)};

  files.path = g_build_filename (files.folder, "会议纪要.txt", NULL);
  files.copy = g_build_filename (files.folder, "另存.txt", NULL);
  g_assert_true (g_file_set_contents (files.path, "会议纪要", -1, NULL));
  return files;
}

static void
clear_files (Files *files)
{
  g_remove (files->path);
  g_remove (files->copy);
  g_rmdir (files->folder);
  g_free (files->path);
  g_free (files->copy);
  g_free (files->folder);
}

static void
test_attachments (void)
{
  SpWindow *window = window_support_open ();
  SpMeasureDetail *detail = window_support_detail (window);
  SpAttachments *attachments = sp_measure_detail_get_files (detail);
  Files files = make_files ();
  const char *const paths[] = {files.path, NULL};
  const char *const missing[] = {files.path, files.copy, NULL};

  window_support_select (window, window_support_find (window, A_MEASURE));
  sp_measure_detail_show_tab (detail, SP_TAB_FILES);
  g_assert_cmpuint (sp_attachments_get_n_files (attachments), ==, 0);
  g_assert_false (sp_attachments_add (attachments, missing));
  g_assert_cmpuint (sp_attachments_get_n_files (attachments), ==, 0);
  g_assert_true (sp_attachments_add (attachments, paths));
  g_assert_cmpuint (sp_attachments_get_n_files (attachments), ==, 1);
  g_assert_nonnull (strstr (sp_attachments_get_heading (attachments), "12"));
  g_assert_true (sp_attachments_save_copy (attachments, 0, files.copy));
  g_assert_true (g_file_test (files.copy, G_FILE_TEST_EXISTS));
  support_frames (GTK_WIDGET (window), 3);
  gtk_widget_activate_action (GTK_WIDGET (attachments), "files.remove", "u", 0);
  g_assert_cmpuint (sp_attachments_get_n_files (attachments), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  support_frames (GTK_WIDGET (window), 3);
  g_assert_cmpuint (sp_attachments_get_n_files (attachments), ==, 1);
  /* The key means the row that has the focus; without one it means nothing. */
  gtk_widget_activate_action (GTK_WIDGET (attachments), "files.remove", "u", G_MAXUINT32);
  g_assert_cmpuint (sp_attachments_get_n_files (attachments), ==, 1);
  gtk_widget_grab_focus (GTK_WIDGET (attachments));
  gtk_widget_activate_action (GTK_WIDGET (attachments), "files.remove", "u", G_MAXUINT32);
  g_assert_cmpuint (sp_attachments_get_n_files (attachments), ==, 0);
  window_support_close (window);
  clear_files (&files);
}

/* What was copied in a file manager is pasted. */
static void
test_paste_files (void)
{
  SpWindow *window = window_support_open ();
  SpMeasureDetail *detail = window_support_detail (window);
  SpAttachments *attachments = sp_measure_detail_get_files (detail);
  Files files = make_files ();
  g_autoptr (GFile) file = g_file_new_for_path (files.path);
  GSList *list = g_slist_prepend (NULL, file);
  GdkFileList *copied = gdk_file_list_new_from_list (list);

  window_support_select (window, window_support_find (window, A_MEASURE));
  sp_measure_detail_show_tab (detail, SP_TAB_FILES);
  gdk_clipboard_set (gtk_widget_get_clipboard (GTK_WIDGET (window)), GDK_TYPE_FILE_LIST, copied);
  gtk_widget_activate_action (GTK_WIDGET (attachments), "files.paste", NULL);
  WAIT_FOR (sp_attachments_get_n_files (attachments) == 1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "");
  window_support_close (window);
  g_boxed_free (GDK_TYPE_FILE_LIST, copied);
  g_slist_free (list);
  clear_files (&files);
}

/* Files chosen for a report are evidence before it is stored, wait for it where another measure is
 * looked at, and are stored with it as one action. */
static void
test_files_of_report (void)
{
  SpWindow *window = window_support_open ();
  SpMeasureDetail *detail = window_support_detail (window);
  SpProgressTab *tab = SP_PROGRESS_TAB (sp_measure_detail_get_tab (detail, SP_TAB_PROGRESS));
  SpAttachments *pending = sp_progress_tab_get_files (tab);
  SpRecordForm *form = sp_progress_tab_get_form (tab);
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  int64_t measure = window_support_find (window, A_MEASURE);
  int64_t n = sp_reader_count (reader, &sp_progress_type, NULL);
  int64_t n_files = sp_reader_count (reader, &sp_attachment_type, NULL);
  Files files = make_files ();
  const char *const paths[] = {files.path, NULL};

  window_support_select (window, measure);
  sp_field_editor_type (sp_record_form_get_editor (form, "percent"), "100");
  g_assert_true (sp_attachments_add (pending, paths));
  window_support_select (window, measure + 1);
  g_assert_cmpuint (sp_attachments_get_n_files (pending), ==, 0);
  window_support_select (window, measure);
  g_assert_cmpuint (sp_attachments_get_n_files (pending), ==, 1);
  sp_field_editor_type (sp_record_form_get_editor (form, "percent"), "100");
  g_assert_true (sp_progress_tab_save (tab));
  g_assert_cmpuint (sp_attachments_get_n_files (pending), ==, 0);
  g_assert_cmpint (sp_reader_count (reader, &sp_attachment_type, NULL), ==, n_files + 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (sp_reader_count (reader, &sp_attachment_type, NULL), ==, n_files);
  g_assert_cmpint (sp_reader_count (reader, &sp_progress_type, NULL), ==, n);
  window_support_close (window);
  clear_files (&files);
}

static SpWorkTab *
show_work (SpWindow *window, int64_t measure)
{
  window_support_select (window, measure);
  sp_measure_detail_show_tab (window_support_detail (window), SP_TAB_WORK);
  support_frames (GTK_WIDGET (window), 3);
  return SP_WORK_TAB (sp_measure_detail_get_tab (window_support_detail (window), SP_TAB_WORK));
}

static int64_t
add_to_measure (SpWindow *window, const SpRecordType *type, int64_t measure, guint field)
{
  g_autoptr (SpRecord) record = sp_record_new (type);

  sp_record_set_integer (record, field, measure);
  if (type == &sp_subitem_type)
    sp_record_set_text (record, SP_SUBITEM_TEXT, "建立台账");
  else
    {
      sp_record_set_integer (record, SP_DEADLINE_KIND, SP_DEADLINE_RECURRING);
      sp_record_set_integer (record, SP_DEADLINE_RECURRENCE, SP_RECURRENCE_QUARTER);
    }
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "添加"));
  return sp_record_get_id (record);
}

static const SpScheduleRow *
find_row (SpWindow *window, int64_t measure)
{
  SpSchedule *schedule = sp_session_get_schedule (sp_window_get_session (window));
  int row = sp_schedule_find (schedule, measure);

  g_assert_cmpint (row, >=, 0);
  return sp_schedule_get_row (schedule, (guint)row);
}

/* Ticked on the as-of date, which can be typed over; what cannot be read changes nothing. */
static void
test_subitems (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  guint before = find_row (window, measure)->n_subitems;
  int64_t id = add_to_measure (window, &sp_subitem_type, measure, SP_SUBITEM_MEASURE);
  SpTickList *list = sp_work_tab_get_subitems (show_work (window, measure), SP_SUBITEM_POINT);
  guint last = sp_tick_list_get_n_rows (list) - 1;
  g_autoptr (SpRecord) subitem = NULL;

  g_assert_cmpuint (find_row (window, measure)->n_subitems, ==, before + 1);
  g_assert_false (sp_tick_list_is_ticked (list, last));
  sp_tick_list_toggle (list, last);
  g_assert_true (sp_tick_list_is_ticked (list, last));
  g_assert_cmpuint (find_row (window, measure)->n_subitems_done, >=, 1);
  sp_tick_list_type_day (list, last, "2021-8-3");
  subitem = window_support_load (window, &sp_subitem_type, id);
  g_assert_cmpint (sp_record_get_integer (subitem, SP_SUBITEM_DONE_ON), ==,
                   sp_date_from_iso ("2021-08-03"));
  sp_tick_list_type_day (list, last, "昨天");
  g_assert_true (sp_tick_list_is_ticked (list, last));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (sp_tick_list_is_ticked (list, last));
  window_support_close (window);
}

static void
test_occurrences (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpWorkTab *tab;
  SpTickList *list;

  add_to_measure (window, &sp_deadline_type, measure, SP_DEADLINE_MEASURE);
  tab = show_work (window, measure);
  g_assert_cmpuint (sp_work_tab_get_n_recurring (tab), >=, 1);
  list = sp_work_tab_get_recurring (tab, sp_work_tab_get_n_recurring (tab) - 1);
  g_assert_nonnull (strstr (sp_tick_list_get_heading (list), "已完成 0/"));
  sp_tick_list_toggle (list, 0); /* the next one */
  sp_tick_list_toggle (list, 1);
  g_assert_true (sp_tick_list_is_ticked (list, 1));
  g_assert_nonnull (strstr (sp_tick_list_get_heading (list), "已完成 1/"));
  sp_tick_list_toggle (list, 1);
  g_assert_false (sp_tick_list_is_ticked (list, 1));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (sp_tick_list_is_ticked (list, 1));
  window_support_close (window);
}

static void
type_into (SpRecordForm *form, const char *name, const char *text)
{
  sp_field_editor_type (sp_record_form_get_editor (form, name), text);
}

/* By the key; the day first set stays beside the new one, undo takes all of it back. */
static void
test_extension (void)
{
  SpWindow *window = window_support_open ();
  int64_t measure = window_support_find (window, A_MEASURE);
  SpWorkTab *tab = show_work (window, measure);
  SpDeadlineCard *card = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *history = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.extend-deadline", NULL);
  for (guint i = 0; i < sp_work_tab_get_n_cards (tab); i++)
    if (sp_deadline_card_get_form (sp_work_tab_get_card (tab, i)) != NULL)
      card = sp_work_tab_get_card (tab, i);
  g_assert_nonnull (card);
  before = sp_deadline_card_dup_text (card);
  history = g_strdup (sp_deadline_card_get_history (card));
  g_assert_false (sp_deadline_card_extend (card)); /* nothing is typed */
  type_into (sp_deadline_card_get_form (card), "new_due", "2022-11-30");
  type_into (sp_deadline_card_get_form (card), "document", "示安委办〔2021〕3号");
  type_into (sp_deadline_card_get_form (card), "reason", "设备未到");
  g_assert_true (sp_deadline_card_extend (card));
  g_assert_null (sp_deadline_card_get_form (card));
  after = sp_deadline_card_dup_text (card);
  g_assert_nonnull (strstr (after, "2022-11-30"));
  g_assert_nonnull (strstr (after, "原定"));
  g_assert_nonnull (strstr (sp_deadline_card_get_history (card), "示安委办〔2021〕3号"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  undone = sp_deadline_card_dup_text (card);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (sp_deadline_card_get_history (card), ==, history);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/work/attachments", test_attachments);
  g_test_add_func ("/work/paste-files", test_paste_files);
  g_test_add_func ("/work/subitems", test_subitems);
  g_test_add_func ("/work/occurrences", test_occurrences);
  g_test_add_func ("/work/extension", test_extension);
  g_test_add_func ("/work/files-of-report", test_files_of_report);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
