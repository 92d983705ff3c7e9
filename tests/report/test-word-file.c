/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The .docx writer: a sound package, text that comes back as it went in, the same bytes for the
 * same content, and a sentence instead of half a file. With SP_PAPERS=<folder> a file is kept. */
#include "base/sp-error.h"
#include "exchange/sp-document-file.h"
#include "exchange/sp-package.h"
#include "office-check.h"
#include "report/sp-word-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("word-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "报告.docx", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
  g_free (self->path);
}

/* A red point, 1 × 1. */
static GBytes *
make_png (void)
{
  gsize length;
  guchar *bytes = g_base64_decode (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAA"
    "AElFTkSuQmCC",
    &length);

  return g_bytes_new_take (bytes, length);
}

static void
add_table (SpWordFile *word)
{
  const SpWordCell above[] = {{0, 100, "专项", SP_WORD_CELL_HEAD, TRUE, TRUE},
                              {100, 300, "任务（项）", SP_WORD_CELL_HEAD, TRUE},
                              {300, 400, "进度", SP_WORD_CELL_HEAD, TRUE, TRUE}};
  const SpWordCell below[] = {{0, 100, NULL, SP_WORD_CELL_HEAD, TRUE, FALSE, TRUE},
                              {100, 200, "完成", SP_WORD_CELL_HEAD, TRUE},
                              {200, 300, "逾期", SP_WORD_CELL_HEAD, TRUE},
                              {300, 400, NULL, SP_WORD_CELL_HEAD, TRUE, FALSE, TRUE}};
  const SpWordCell row[] = {{0, 100, "消防安全", SP_WORD_CELL},
                            {100, 200, "12", SP_WORD_CELL},
                            {200, 300, "3", SP_WORD_CELL},
                            {300, 400, "40%", SP_WORD_CELL}};

  const SpWordRow head = {.is_repeated = TRUE};

  sp_word_file_begin_table (word);
  sp_word_file_add_row (word, above, G_N_ELEMENTS (above), &head);
  sp_word_file_add_row (word, below, G_N_ELEMENTS (below), &head);
  sp_word_file_add_row (word, row, G_N_ELEMENTS (row), &(const SpWordRow) {.height = 20});
  sp_word_file_end_table (word);
}

static const char *const odd_texts[] = {
  "一家企业 <甲&乙> \"丙\" 'd'",
  "前\x01\x0b后",
  "\xF0\xAB\x96\xAF 𠮷 😀",
  "行一\n行二\t三",
};
/* As they come back; line breaks and tabs are elements. */
static const char *const odd_results[] = {
  "一家企业 <甲&乙> \"丙\" 'd'",
  "前后",
  "\xF0\xAB\x96\xAF 𠮷 😀",
  "行一\n行二\t三",
};

static SpWordFile *
make_file (void)
{
  SpWordFile *word =
    sp_word_file_new (&(const SpWordProperties) {.title = "示例县报告 <一>",
                                                 .author = "示例县安委办",
                                                 .date = sp_date_from_ymd (2021, 6, 30),
                                                 .mark = "示例数据"});
  g_autoptr (GBytes) png = make_png ();

  for (SpWordStyle style = 0; style < SP_WORD_N_STYLES; style++)
    sp_word_file_add_paragraph (word, &(const SpWordParagraph) {.style = style}, "样式");
  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    sp_word_file_add_paragraph (word, &(const SpWordParagraph) {.style = SP_WORD_BODY},
                                odd_texts[i]);
  sp_word_file_add_picture (word, png, 200, 100, "一点");
  sp_word_file_add_paragraph (word, &(const SpWordParagraph) {.style = SP_WORD_CAPTION}, "图1");
  sp_word_file_begin_section (word, TRUE);
  add_table (word);
  add_table (word);
  return word;
}

static GBytes *
write_file (Fixture *self)
{
  g_autoptr (SpWordFile) word = make_file ();
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  sp_word_file_write (word, self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
ignore (const char *name, const char **attributes, gpointer data, GError **error)
{
}

/* Each part is XML, has a type, and is referred to. */
static void
test_package (Fixture *self, gconstpointer data)
{
  static const char *const parts[] = {
    "docProps/core.xml", "docProps/app.xml",  "word/document.xml",
    "word/styles.xml",   "word/settings.xml", "word/fontTable.xml",
    "word/footer1.xml",  "word/footer2.xml",  "word/header1.xml"};
  static const SpMarkupHandlers handlers = {.start = ignore};
  g_autoptr (GBytes) bytes = write_file (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPackage) package = sp_package_open (bytes, &error);
  g_autofree char *main_part = NULL;
  g_autofree char *picture = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *type = sp_package_dup_content_type (package, parts[i]);

      g_test_message ("%s", parts[i]);
      sp_package_parse (package, parts[i], &handlers, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (type);
    }
  main_part = sp_package_dup_related (package, "", NULL, "officeDocument");
  g_assert_cmpstr (main_part, ==, "word/document.xml");
  picture = sp_package_dup_related (package, main_part, NULL, "image");
  g_assert_cmpstr (picture, ==, "word/media/image1.png");
  g_assert_true (sp_package_has (package, picture));
}

/* Our own reader finds every word. */
static void
test_text (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_file (self);
  g_autoptr (GError) error = NULL;
  SpDocumentFacts facts = {0};
  g_autoptr (SpDocument) document =
    sp_document_read_bytes (bytes, "报告", &facts, NULL, NULL, NULL, &error);
  const char *text;

  g_assert_no_error (error);
  text = sp_document_get_text (document, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (odd_results) - 1; i++)
    g_assert_nonnull (strstr (text, odd_results[i]));
  g_assert_nonnull (strstr (text, "消防安全"));
  sp_document_facts_clear (&facts);
}

/* Whatever stands in a text, the markup stays sound. */
static void
test_any_text (Fixture *self, gconstpointer data)
{
  static const SpMarkupHandlers handlers = {.start = ignore};

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (SpWordFile) word = sp_word_file_new (
        &(const SpWordProperties) {.title = "<&>", .mark = "]]>", .date = SP_DATE_NONE});
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPackage) package = NULL;
      g_autoptr (GBytes) content = NULL;
      char *bytes = NULL;
      gsize length = 0;

      for (guint i = 0; i < 200; i++)
        g_string_append_c (text, (char)g_test_rand_int_range (1, 256));
      for (guint i = 0; i < 200; i++)
        g_string_append_unichar (text, (gunichar)g_test_rand_int_range (1, 0xD800));
      sp_word_file_add_paragraph (word, &(const SpWordParagraph) {.style = SP_WORD_BODY},
                                  text->str);
      g_assert_true (sp_word_file_write (word, self->path, NULL, NULL));
      g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
      content = g_bytes_new_take (bytes, length);
      package = sp_package_open (content, &error);
      g_assert_no_error (error);
      sp_package_parse (package, "word/document.xml", &handlers, NULL, &error);
      g_assert_no_error (error);
      sp_package_parse (package, "word/header1.xml", &handlers, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) first = write_file (self);
  g_autoptr (GBytes) second = write_file (self);

  g_assert_true (g_bytes_equal (first, second));
}

static void
assert_has_line (const char *outline, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("\n%s\n", line);

  if (strstr (outline, whole) == NULL)
    g_test_message ("%s", outline);
  g_assert_nonnull (strstr (outline, whole));
}

static void
test_python_docx (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_file (self);
  g_autofree char *outline = office_check_dup_outline (self->path);

  if (outline == NULL)
    {
      g_test_skip ("python-docx is not installed");
      return;
    }
  assert_has_line (outline, "Title|样式");
  assert_has_line (outline, "Heading1|样式");
  for (guint i = 0; i < G_N_ELEMENTS (odd_results); i++)
    {
      g_autofree char *line = g_strdup_printf ("SpBody|%s", odd_results[i]);

      assert_has_line (outline, line);
    }
  assert_has_line (outline, "row|专项|任务（项）|任务（项）|进度");
  assert_has_line (outline, "row|专项|完成|逾期|进度");
  assert_has_line (outline, "row|消防安全|12|3|40%");
  assert_has_line (outline, "section|0|210|37 35 28 26");
  assert_has_line (outline, "section|1|297|28 26 35 37");
  assert_has_line (outline, "pictures|1");
  assert_has_line (outline, "title|示例县报告 <一>");
  assert_has_line (outline, "created|2021-06-30 00:00:00");
}

static void
test_libreoffice (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "a.docx", NULL);
  g_autoptr (SpWordFile) word = make_file ();
  int n;

  g_assert_true (sp_word_file_write (word, path, NULL, NULL));
  n = office_check_count_pages (path);
  if (n < 0)
    g_test_skip ("LibreOffice (soffice) or pdfinfo is not installed");
  else
    g_assert_cmpint (n, ==, 2);
}

/* ---- refused ---- */

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "such", "a.docx", NULL);
  g_autoptr (SpWordFile) word = make_file ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_word_file_write (word, self->folder, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_false (sp_word_file_write (word, nowhere, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_word_file_write (word, self->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self), ==, 0);
}

/* What was there stays when there is no room for what comes. */
static void
test_no_space (Fixture *self, gconstpointer data)
{
  g_autoptr (SpWordFile) word = make_file ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  struct rlimit former, low;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &former), ==, 0);
  low = former;
  low.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  g_assert_false (sp_word_file_write (word, self->path, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &former);
  g_assert_error (error, SP_ERROR, SP_ERROR_NO_SPACE);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (count_files (self), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/report/word-file/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("package", test_package);
  ADD ("text", test_text);
  ADD ("any-text", test_any_text);
  ADD ("same-bytes", test_same_bytes);
  ADD ("python-docx", test_python_docx);
  ADD ("libreoffice", test_libreoffice);
  ADD ("refused", test_refused);
  ADD ("no-space", test_no_space);
#undef ADD
  return g_test_run ();
}
