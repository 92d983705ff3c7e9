/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import check and the source text beside it: small documents, bad documents and, where it is
 * at hand, the real plan. */
#include "app/sp-app.h"
#include "app/sp-import-page.h"
#include "app/sp-source-view.h"
#include "app/sp-window.h"
#include "pages-support.h"
#include <string.h>

/* ---- import ---- */

static void
test_import (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page;
  SpImportDraft *draft;
  SpDraftMeasure *first;
  g_autoptr (GFile) file = support_write_document (self, "方案.txt", support_document, -1);
  SpReader *reader = sp_session_get_reader (self->session);
  int64_t n_plans = sp_reader_count (reader, &sp_plan_type, NULL);
  int64_t n_measures = sp_reader_count (reader, &sp_measure_type, NULL);
  guint n_open;

  page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  support_shot (GTK_WIDGET (self->window), "page-import-choose");
  sp_session_import (self->session, file);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_READING);
  WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
  g_assert_cmpstr (sp_import_page_get_sentence (page), ==, "");
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  draft = sp_import_page_get_draft (page);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, ==, 3);
  n_open = sp_import_draft_get_n_open (draft);
  g_assert_cmpuint (n_open, >=, 2); /* the unit nobody knows, the number that is missing */
  support_shot (GTK_WIDGET (self->window), "page-import-check");
  g_assert_cmpint (sp_reader_count (reader, &sp_plan_type, NULL), ==, n_plans);

  /* Each answer closes one doubt and leads to the next. */
  gtk_widget_activate_action (gtk_window_get_focus (self->window), "doubt.dismiss", NULL);
  g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open - 1);
  first = g_ptr_array_index (sp_import_draft_get_measures (draft), 0);
  sp_record_set_text (SP_RECORD (first->measure), SP_MEASURE_TITLE, "改过的名称");
  ((SpDraftMeasure *)g_ptr_array_index (sp_import_draft_get_measures (draft), 2))->is_left_out =
    TRUE;
  gtk_widget_activate_action (GTK_WIDGET (page), "import.accept", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  g_assert_cmpint (sp_reader_count (reader, &sp_plan_type, NULL), ==, n_plans + 1);
  g_assert_cmpint (sp_reader_count (reader, &sp_measure_type, NULL), ==, n_measures + 2);
  g_assert_cmpstr (sp_session_get_page (self->session), ==, SP_PAGE_DOUBTS);
}

static void
test_import_cancel (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) file = support_write_document (self, "方案.txt", support_document, -1);

  sp_import_page_read (page, file);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.cancel", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  support_frames (GTK_WIDGET (page), 5);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  g_assert_null (sp_import_page_get_draft (page));
}

/* What the clipboard holds is read like a file; nothing in it gives a sentence. */
static void
test_paste (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (page));
  SpImportDraft *draft;
  SpSource *source;

  gdk_clipboard_set_text (clipboard, "");
  gtk_widget_activate_action (GTK_WIDGET (page), "import.paste", NULL);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_FAILED);
  g_assert_nonnull (strstr (sp_import_page_get_sentence (page), "剪贴板"));
  gdk_clipboard_set_text (clipboard, support_document);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.paste", NULL);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  draft = sp_import_page_get_draft (page);
  source = sp_import_draft_get_source (draft);
  g_assert_cmpstr (sp_record_get_text (SP_RECORD (source), SP_SOURCE_NAME), ==, "粘贴的文字");
  /* Now pasting is for the entries. */
  gtk_widget_activate_action (GTK_WIDGET (page), "import.paste", NULL);
  support_frames (GTK_WIDGET (page), 5);
  g_assert_true (sp_import_page_get_draft (page) == draft);
}

/* A copied file is the file. */
static void
test_paste_file (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) file = support_write_document (self, "方案.txt", support_document, -1);
  GSList files = {file, NULL};
  GdkFileList *list = gdk_file_list_new_from_list (&files);

  gdk_clipboard_set (gtk_widget_get_clipboard (GTK_WIDGET (page)), GDK_TYPE_FILE_LIST, list);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.paste", NULL);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  g_assert_cmpuint (sp_import_draft_get_measures (sp_import_page_get_draft (page))->len, ==, 3);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
}

/* A long document can be given up while it is read; the window stays alive meanwhile. */
static void
test_cancel_long (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GString) text = g_string_new (support_document);

  while (text->len < 20 * 1000 * 1000)
    g_string_append (text, "　　为做好各项安全生产工作，各单位要加强领导，落实责任。\n");
  sp_import_page_read_text (page, text->str);
  support_frames (GTK_WIDGET (page), 10);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_READING);
  support_shot (GTK_WIDGET (self->window), "page-import-reading");
  gtk_widget_activate_action (GTK_WIDGET (page), "import.cancel", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  support_frames (GTK_WIDGET (page), 5);
  g_assert_null (sp_import_page_get_draft (page));
}

static gboolean
has_due (SpReader *reader, const char *iso)
{
  g_autoptr (GPtrArray) deadlines = sp_reader_load_all (reader, &sp_deadline_type, -1, 0, NULL);

  for (guint i = 0; i < deadlines->len; i++)
    if (sp_record_get_integer (g_ptr_array_index (deadlines, i), SP_DEADLINE_DUE) ==
        sp_date_from_iso (iso))
      return TRUE;
  return FALSE;
}

/* A new edition of the stored plan: compared, chosen, applied as one step; what was reported stays.
 */
static void
test_new_edition (SupportFixture *self, gconstpointer data)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_auto (GStrv) halves = g_strsplit (support_document, "2022年底前", 2);
  g_autofree char *edition = g_strjoinv ("2023年6月底前", halves);
  int64_t n_plans, n_measures;
  SpImportPage *page;

  support_import_document (self);
  n_plans = sp_reader_count (reader, &sp_plan_type, NULL);
  n_measures = sp_reader_count (reader, &sp_measure_type, NULL);
  page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  sp_import_page_read_text (page, edition);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.compare", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_COMPARE);
  WAIT_FOR (sp_import_page_has_comparison (page));
  support_frames (GTK_WIDGET (page), 10);
  support_shot (GTK_WIDGET (self->window), "page-import-compare");
  gtk_widget_activate_action (GTK_WIDGET (page), "import.apply", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHOOSE);
  g_assert_cmpint (sp_reader_count (reader, &sp_plan_type, NULL), ==, n_plans);
  g_assert_cmpint (sp_reader_count (reader, &sp_measure_type, NULL), ==, n_measures);
  g_assert_true (has_due (reader, "2023-06-30"));
  sp_session_undo (self->session);
  g_assert_false (has_due (reader, "2023-06-30"));
}

/* Back from the comparison, the draft can be corrected again. */
static void
test_check_again (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page;

  support_import_document (self);
  page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  sp_import_page_read_text (page, support_document);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.compare", NULL);
  WAIT_FOR (sp_import_page_has_comparison (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "import.apply", NULL); /* nothing differs */
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_COMPARE);
  gtk_widget_activate_action (GTK_WIDGET (page), "import.check-again", NULL);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  g_assert_false (sp_import_page_has_comparison (page));
}

static void
test_import_without_store (void)
{
  SpSession *session = sp_session_new ();
  SpImportPage *page = g_object_new (SP_TYPE_IMPORT_PAGE, "session", session, NULL);
  GtkWindow *window = support_show (GTK_WIDGET (page), 1166, 720);
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "方案.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, support_document, -1, NULL));
  sp_import_page_read (page, file);
  WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  g_assert_false (sp_import_page_accept (page)); /* there is no file to write to */
  support_close (window);
  g_assert_finalize_object (session);
  support_remove (folder);
}

static GtkWidget *
find_lit (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "lit"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *lit = find_lit (child);

      if (lit != NULL)
        return lit;
    }
  return NULL;
}

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

/* A click on a unit in the source leads to that unit among the results. */
static void
test_places (SupportFixture *self, gconstpointer data)
{
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) file = support_write_document (self, "方案.txt", support_document, -1);
  GtkWidget *source = find_type (GTK_WIDGET (page), SP_TYPE_SOURCE_VIEW), *lit, *entry;
  const char *place = strstr (support_document, "县公安局");

  sp_import_page_read (page, file);
  WAIT_FOR (sp_import_page_get_stage (page) == SP_IMPORT_CHECK);
  support_frames (GTK_WIDGET (page), 6);
  g_signal_emit_by_name (source, "place-clicked",
                         (guint)g_utf8_pointer_to_offset (support_document, place) + 1);
  lit = find_lit (GTK_WIDGET (page));
  g_assert_nonnull (lit);
  entry = find_type (lit, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "县公安局");
  support_frames (GTK_WIDGET (page), 3);
  support_shot (GTK_WIDGET (self->window), "page-import-place");
}

/* Dropped on the welcome page: looked through in the window, given up again. */
static void
test_import_from_welcome (void)
{
  SpWindow *window = g_object_new (SP_TYPE_WINDOW, NULL);
  SpSession *session = sp_window_get_session (window);
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "方案.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *page = sp_window_get_page (window, SP_PAGE_IMPORT);

  g_assert_true (g_file_set_contents (path, support_document, -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  sp_session_import (session, file);
  WAIT_FOR (gtk_widget_get_mapped (page));
  WAIT_FOR (sp_import_page_get_stage (SP_IMPORT_PAGE (page)) == SP_IMPORT_CHECK);
  gtk_widget_activate_action (page, "import.cancel", NULL);
  WAIT_FOR (!gtk_widget_get_mapped (page));
  support_close (GTK_WINDOW (window));
  support_remove (folder);
}

/* Each bad document is a sentence in the page, and nothing else happens. */
static void
test_bad_documents (SupportFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes;
    gssize length;
  } cases[] = {
    {"空.txt", "", 0},
    {"空白.txt", " \n\n\t ", -1},
    {"程序.bin", "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\0\0\0\0", 28},
    {"信.txt", "各位同事：下周一上午开会，请准时参加。谢谢大家。\n", -1},
  };
  SpImportPage *page = support_show_page (self, SP_TYPE_IMPORT_PAGE);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autofree char *missing_path = g_build_filename (self->folder, "没有这个.txt", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (missing_path);
  SpReader *reader = sp_session_get_reader (self->session);
  int64_t n_plans = sp_reader_count (reader, &sp_plan_type, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases) + 2; i++)
    {
      g_autoptr (GFile) file = NULL;

      if (i < G_N_ELEMENTS (cases))
        file = support_write_document (self, cases[i].name, cases[i].bytes, cases[i].length);
      else
        file = g_object_ref (i == G_N_ELEMENTS (cases) ? folder : missing);
      sp_import_page_read (page, file);
      WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
      g_test_message ("%s", sp_import_page_get_sentence (page));
      g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_FAILED);
      g_assert_true (g_utf8_validate (sp_import_page_get_sentence (page), -1, NULL));
      g_assert_cmpint (g_utf8_strlen (sp_import_page_get_sentence (page), -1), >, 8);
      g_assert_null (sp_import_page_get_draft (page));
    }
  support_shot (GTK_WIDGET (self->window), "page-import-failed");
  g_assert_cmpint (sp_reader_count (reader, &sp_plan_type, NULL), ==, n_plans);
}

/* The plan this program was first written for, where it lies beside the project. */
static char *
find_real_plan (void)
{
  const char *shared = g_getenv ("SP_SHARED"), *root = g_getenv ("SP_SOURCE_ROOT");
  g_autofree char *folder = NULL;
  char *path;

  folder = shared != NULL ? g_strdup (shared)
                          : g_build_filename (root != NULL ? root : ".", "..", "shared", NULL);
  path = g_build_filename (folder, "plan", "lianghe-2020-2022.txt", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);
  return path;
}

static void
test_real_plan (void)
{
  g_autofree char *path = find_real_plan ();
  g_autoptr (GFile) file = NULL;
  SpImportPage *page;
  SpImportDraft *draft;
  GtkWindow *window;
  guint n_open;

  if (path == NULL)
    {
      g_test_skip ("the real plan is not here");
      return;
    }
  page = g_object_new (SP_TYPE_IMPORT_PAGE, NULL);
  window = support_show (GTK_WIDGET (page), 1366, 700);
  file = g_file_new_for_path (path);
  sp_import_page_read (page, file);
  WAIT_FOR (sp_import_page_get_stage (page) != SP_IMPORT_READING);
  g_assert_cmpint (sp_import_page_get_stage (page), ==, SP_IMPORT_CHECK);
  draft = sp_import_page_get_draft (page);
  g_assert_cmpuint (sp_import_draft_get_measures (draft)->len, >, 200);
  support_frames (GTK_WIDGET (page), 40);
  support_shot (GTK_WIDGET (window), "page-import-plan");
  /* Through every doubt with Enter's action or, without a proposal, dismissal. */
  n_open = sp_import_draft_get_n_open (draft);
  for (guint i = 0; i < n_open; i++)
    {
      g_assert_nonnull (gtk_window_get_focus (window));
      gtk_widget_activate_action (gtk_window_get_focus (window), "doubt.accept", NULL);
      if (sp_import_draft_get_n_open (draft) == n_open - i)
        gtk_widget_activate_action (gtk_window_get_focus (window), "doubt.dismiss", NULL);
      g_assert_cmpuint (sp_import_draft_get_n_open (draft), ==, n_open - i - 1);
    }
  support_frames (GTK_WIDGET (page), 20);
  support_shot (GTK_WIDGET (window), "page-import-plan-done");
  support_close (window);
}

/* ---- the place of things ---- */

static void
keep_place_cb (SpSourceView *view, guint offset, guint *kept)
{
  *kept = offset;
}

static void
test_source_view (void)
{
  SpSourceView *view = SP_SOURCE_VIEW (sp_source_view_new ());
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWindow *window;
  GString *text = g_string_new (NULL);
  guint place = G_MAXUINT;
  SpSourceKind kind;

  /* Longer than a text view shows at once: each passage is fetched. */
  for (int i = 0; i < 60000; i++)
    g_string_append_printf (text, "第%05d行的文字\n", i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  window = support_show (scroller, 500, 400);
  g_signal_connect (view, "place-clicked", G_CALLBACK (keep_place_cb), &place);
  sp_source_view_set_text (view, text->str, text->len);
  sp_source_view_add_mark (view, SP_SOURCE_DOUBT, 500000, 500004);
  sp_source_view_apply_marks (view);
  sp_source_view_show (view, 500000, 500004, TRUE);
  g_assert_true (sp_source_view_get_mark (view, 500001, &kind));
  g_assert_cmpint (kind, ==, SP_SOURCE_DOUBT);
  g_assert_false (sp_source_view_get_mark (view, 10, &kind));
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))),
                   <, 100000);
  support_frames (scroller, 3);
  support_close (window);
  g_string_free (text, TRUE);
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
  ADD ("/import-page/check-and-accept", test_import);
  ADD ("/import-page/places-lead-to-facts", test_places);
  ADD ("/import-page/cancel", test_import_cancel);
  ADD ("/import-page/cancel-a-long-one", test_cancel_long);
  ADD ("/import-page/paste-text", test_paste);
  ADD ("/import-page/paste-file", test_paste_file);
  ADD ("/import-page/new-edition", test_new_edition);
  ADD ("/import-page/check-again", test_check_again);
  g_test_add_func ("/import-page/without-a-file", test_import_without_store);
  g_test_add_func ("/import-page/from-the-welcome-page", test_import_from_welcome);
  ADD ("/import-page/bad-documents-are-sentences", test_bad_documents);
  g_test_add_func ("/import-page/real-plan", test_real_plan);
  g_test_add_func ("/source-view/long-documents-by-passages", test_source_view);
  status = g_test_run ();
  support_remove (home);
  return status;
}
