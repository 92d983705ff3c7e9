/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window 打印风险清单和告知卡: opened by its actions for what the page shows, what it offers
 * and refuses, pages to look at, files, folders, and work that is cancelled. */
#include "window-support.h"

#include "core/sp-enterprise.h"
#include "core/sp-risk.h"

#include <glib/gstdio.h>
#include <string.h>

static int64_t
find_point (SpWindow *window)
{
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  const SpRecordFilter filter = {0};
  g_autoptr (GArray) ids = sp_reader_query (reader, &sp_risk_point_type, &filter, NULL);

  g_assert_cmpuint (ids->len, >, 0);
  return g_array_index (ids, int64_t, 0);
}

/* The enterprise of the first point. */
static int64_t
find_enterprise (SpWindow *window)
{
  g_autoptr (SpRecord) point =
    window_support_load (window, &sp_risk_point_type, find_point (window));

  return sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE);
}

static SpNoticeWindow *
open_notices (SpWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  support_frames (GTK_WIDGET (sp_window_get_notices (window)), 3);
  return sp_window_get_notices (window);
}

/* As a person comes: from the page of enterprises with one in the detail. */
static SpNoticeWindow *
open_for_one (SpWindow *window)
{
  sp_session_go_to_record (sp_window_get_session (window), &sp_enterprise_type,
                           find_enterprise (window));
  support_frames (GTK_WIDGET (window), 6);
  return open_notices (window, "win.risk-notices");
}

static void
shoot_small (SpWindow *window, const char *name)
{
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 720);
  support_frames (GTK_WIDGET (window), 12);
  support_shot (GTK_WIDGET (window), name);
}

/* The pages that lead there, at a small size. */
static void
test_ways (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpNoticeWindow *notices = open_for_one (window);
  SpNoticeForm *form = sp_notice_window_get_form (notices);
  SpNoticeJob job;

  shoot_small (window, "notices-from-enterprises");
  g_assert_true (sp_notice_form_get_job (form, &job, NULL));
  g_assert_cmpint (job.enterprise, ==, find_enterprise (window));
  sp_notice_form_set_whose (form, SP_NOTICE_OF_ALL, 0);
  sp_session_set_page (session, SP_PAGE_RISKS);
  sp_session_go_to_record (session, &sp_risk_point_type, find_point (window));
  shoot_small (window, "notices-from-risks");
  open_notices (window, "win.risk-notices");
  g_assert_true (sp_notice_form_get_job (form, &job, NULL));
  g_assert_cmpint (job.enterprise, ==, find_enterprise (window));
  window_support_close (window);
}

static void
activate (SpNoticeWindow *notices, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (notices), action, NULL);
}

static void
answer (SpNoticeWindow *notices, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (sp_save_chooser_is_open (sp_notice_window_get_chooser (notices)));
  sp_save_chooser_answer (sp_notice_window_get_chooser (notices), file);
}

/* How many files there are, each of them whole. */
static guint
count_whole (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_str_has_suffix (name, ".pdf"));
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
      g_assert_nonnull (g_strrstr_len (bytes + length - 32, 32, "%%EOF"));
      n++;
    }
  return n;
}

/* What is being written has another name until it is whole. */
static gboolean
has_any (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pdf"))
      return TRUE;
  return FALSE;
}

/* ---- looked at ---- */

static void
test_preview (void)
{
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_for_one (window);
  SpNoticeForm *form = sp_notice_window_get_form (notices);
  SpPagePreview *preview;

  g_assert_cmpint (sp_notice_form_get_whose (form), ==, SP_NOTICE_OF_ONE);
  sp_notice_form_choose (form, SP_NOTICE_KIND, SP_RISK_NOTICE_CARD);
  sp_notice_form_choose (form, SP_NOTICE_CARD, SP_RISK_CARD_B);
  sp_notice_form_choose (form, SP_NOTICE_PER_PAGE, 2);
  activate (notices, "notice.preview");
  WAIT_FOR (!sp_notice_window_is_busy (notices));
  g_assert_cmpstr (sp_notice_window_get_words (notices), ==, "");
  preview = sp_notice_window_get_preview (notices);
  g_assert_nonnull (preview);
  sp_page_preview_set_page (preview, 1);
  g_assert_cmpuint (sp_page_preview_get_page (preview), ==, 1);
  support_frames (GTK_WIDGET (preview), 12);
  support_shot (GTK_WIDGET (preview), "notices-preview");
  gtk_window_destroy (GTK_WINDOW (preview));
  g_assert_null (sp_notice_window_get_preview (notices));
  window_support_close (window);
}

/* All of them one after the other, the preview goes on past the first enterprise's pages. */
static void
test_preview_many (void)
{
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_for_one (window);
  SpNoticeForm *form = sp_notice_window_get_form (notices);

  sp_notice_form_choose (form, SP_NOTICE_KIND, SP_RISK_NOTICE_BOARD);
  sp_notice_form_set_whose (form, SP_NOTICE_OF_ALL, 0);
  activate (notices, "notice.preview");
  WAIT_FOR (!sp_notice_window_is_busy (notices));
  g_assert_nonnull (sp_notice_window_get_preview (notices));
  g_assert_true (g_str_has_prefix (sp_notice_window_get_words (notices), "以下企业没有列入："));
  window_support_close (window);
}

static void
take_shots (SpNoticeWindow *notices, const char *name)
{
  GtkSettings *settings = gtk_settings_get_default ();

  for (guint dark = 0; dark < 2; dark++)
    {
      g_autofree char *file = g_strdup_printf ("notices-%s%s", name, dark ? "-dark" : "");

      g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
      support_frames (GTK_WIDGET (notices), 12);
      support_shot (GTK_WIDGET (notices), file);
    }
  g_object_set (settings, "gtk-application-prefer-dark-theme", FALSE, NULL);
}

/* ---- files ---- */

static void
test_folder (void)
{
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_for_one (window);
  SpNoticeForm *form = sp_notice_window_get_form (notices);
  g_autofree char *folder = support_folder ();
  g_autofree char *into = g_build_filename (folder, "告知卡", NULL);

  sp_notice_form_choose (form, SP_NOTICE_KIND, SP_RISK_NOTICE_CARD);
  take_shots (notices, "cards");
  sp_notice_form_set_whose (form, SP_NOTICE_OF_ALL, 0);
  activate (notices, "notice.pdf-each");
  answer (notices, into);
  WAIT_FOR (!sp_notice_window_is_busy (notices));
  g_assert_cmpuint (count_whole (into), >, 1);
  take_shots (notices, "folder");
  support_remove (folder);
  window_support_close (window);
}

static void
test_cancelled (void)
{
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_for_one (window);
  SpNoticeForm *form = sp_notice_window_get_form (notices);
  g_autofree char *folder = support_folder ();
  g_autofree char *into = g_build_filename (folder, "每家", NULL);
  g_autofree char *path = g_build_filename (folder, "合成.pdf", NULL);

  sp_notice_form_choose (form, SP_NOTICE_KIND, SP_RISK_NOTICE_CARD);
  sp_notice_form_choose (form, SP_NOTICE_PER_PAGE, 1);
  sp_notice_form_set_whose (form, SP_NOTICE_OF_ALL, 0);
  activate (notices, "notice.pdf-each");
  answer (notices, into);
  WAIT_FOR (has_any (into));
  activate (notices, "notice.stop");
  WAIT_FOR (!sp_notice_window_is_busy (notices));
  g_assert_true (g_str_has_prefix (sp_notice_window_get_words (notices), "已取消"));
  g_assert_cmpuint (count_whole (into), >, 0);
  activate (notices, "notice.pdf");
  answer (notices, path);
  activate (notices, "notice.stop");
  WAIT_FOR (!sp_notice_window_is_busy (notices));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (notices)));
  activate (notices, "notice.stop");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (notices)));
  support_remove (folder);
  window_support_close (window);
}

/* Rows of one enterprise as each of its kinds of file. */
static void
test_rows (void)
{
  static const struct
  {
    const char *action, *name, *begin;
  } cases[] = {{"notice.csv", "清单.csv", "\xEF\xBB\xBF"},
               {"notice.xlsx", "清单.xlsx", "PK"},
               {"notice.pdf", "清单.pdf", "%PDF-"}};
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_for_one (window);
  g_autofree char *folder = support_folder ();

  sp_notice_form_choose (sp_notice_window_get_form (notices), SP_NOTICE_KIND, SP_RISK_NOTICE_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autofree char *bytes = NULL;

      activate (notices, cases[i].action);
      answer (notices, path);
      WAIT_FOR (!sp_notice_window_is_busy (notices));
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, cases[i].begin));
    }
  support_remove (folder);
  window_support_close (window);
}

/* ---- what is offered and refused ---- */

static void
test_register (void)
{
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_for_one (window);
  SpNoticeForm *form = sp_notice_window_get_form (notices);
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "报送.csv", NULL);

  open_notices (window, "win.risk-reports");
  g_assert_cmpuint (sp_notice_form_get (form, SP_NOTICE_KIND), ==, SP_RISK_NOTICE_SUBMITTED);
  g_assert_cmpint (sp_notice_form_get_whose (form), ==, SP_NOTICE_OF_ALL);
  activate (notices, "notice.csv");
  answer (notices, path);
  WAIT_FOR (!sp_notice_window_is_busy (notices));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  sp_notice_form_set_whose (form, SP_NOTICE_OF_ONE, find_enterprise (window));
  activate (notices, "notice.preview");
  g_assert_nonnull (strstr (sp_notice_window_get_words (notices), "请把范围改为"));
  open_notices (window, "win.risk-notices");
  g_assert_cmpuint (sp_notice_form_get (form, SP_NOTICE_KIND), ==, SP_RISK_NOTICE_LIST);
  g_assert_cmpint (sp_notice_form_get_whose (form), ==, SP_NOTICE_OF_ONE);
  support_remove (folder);
  window_support_close (window);
}

static void
test_refused (void)
{
  static const struct
  {
    SpNoticeWhose whose;
    const char *until, *sentence;
  } cases[] = {
    {SP_NOTICE_OF_ONE, "", "请先选择一家企业"},
    {SP_NOTICE_OF_TOWNSHIP, "", "请先选择乡镇"},
    {SP_NOTICE_OF_INDUSTRY, "", "请先选择行业"},
    {SP_NOTICE_OF_ALL, "明年年底", "有效期请写成"},
  };
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_notices (window, "win.risk-notices");
  SpNoticeForm *form = sp_notice_window_get_form (notices);

  sp_notice_form_choose (form, SP_NOTICE_KIND, SP_RISK_NOTICE_BOARD);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sentence);
      sp_notice_form_set_until (form, cases[i].until);
      sp_notice_form_set_whose (form, cases[i].whose, 0);
      activate (notices, "notice.preview");
      g_assert_false (sp_notice_window_is_busy (notices));
      g_assert_true (g_str_has_prefix (sp_notice_window_get_words (notices), cases[i].sentence));
    }
  take_shots (notices, "board");
  window_support_close (window);
}

/* Of all units only the townships can be chosen, also by a search. */
static void
test_townships (void)
{
  SpWindow *window = window_support_open ();
  SpNoticeWindow *notices = open_notices (window, "win.risk-notices");
  SpPicker *picker;

  sp_notice_form_set_whose (sp_notice_window_get_form (notices), SP_NOTICE_OF_ALL, 0);
  g_assert_null (sp_notice_form_get_picker (sp_notice_window_get_form (notices)));
  sp_notice_form_set_whose (sp_notice_window_get_form (notices), SP_NOTICE_OF_TOWNSHIP, 0);
  picker = sp_notice_form_get_picker (sp_notice_window_get_form (notices));
  sp_picker_open (picker);
  WAIT_FOR (sp_picker_get_n_shown (picker) == 9);
  sp_picker_type (picker, "清溪");
  WAIT_FOR (sp_picker_get_n_shown (picker) == 1);
  sp_picker_type (picker, "xrm"); /* the initials of 乡人民政府 */
  WAIT_FOR (sp_picker_get_n_shown (picker) > 1 && sp_picker_get_n_shown (picker) < 9);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/notices/ways", test_ways);
  g_test_add_func ("/notices/townships", test_townships);
  g_test_add_func ("/notices/preview", test_preview);
  g_test_add_func ("/notices/preview-many", test_preview_many);
  g_test_add_func ("/notices/folder", test_folder);
  g_test_add_func ("/notices/cancelled", test_cancelled);
  g_test_add_func ("/notices/rows", test_rows);
  g_test_add_func ("/notices/register", test_register);
  g_test_add_func ("/notices/refused", test_refused);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
