/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The book layer: what ends up in cells, names of sheets, and that a file appears whole or not at
 * all. */
#include "base/sp-error.h"
#include "report/sp-book.h"
#include "report/sp-sheet.h"
#include "xlsx-reader.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("sp-book-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "out.xlsx", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing else was left */
  g_free (self->folder);
  g_free (self->path);
}

static SpBook *
new_book (const Fixture *self)
{
  SpBookProperties properties = {.title = "示例", .created = sp_date_from_ymd (2021, 6, 30)};
  g_autoptr (GError) error = NULL;
  SpBook *book = sp_book_new (self->path, &properties, &error);

  g_assert_no_error (error);
  return book;
}

static const struct
{
  const char *text;
  const char *expected; /* as it stands in XML after the escapes of the format, NULL: the same */
} texts[] = {
  {"=SUM(A1:A9)", NULL},
  {"+86 13800000000", NULL},
  {"-1+2", NULL},
  {"@cmd|' /C calc'!A0", NULL},
  {"00123456789012345678", NULL},
  {"<b>&\"'</b>", NULL},
  {"一行\r\n二行\v三行", "一行\n二行\n三行"},
  {"a\001b\033c\177d", "abcd"},
  {"_x0041_", "_x005F_x0041_"},
  {"坏\xff字节", "坏\uFFFD字节"},
  {"\xEF\xBF\xBF尾", "尾"},
  {"（全角，标点）", NULL},
};

static void
test_text (Fixture *self, gconstpointer data)
{
  for (guint is_long = 0; is_long < 2; is_long++)
    {
      g_autoptr (SpBook) book = new_book (self);
      g_autoptr (XlsxReader) reader = NULL;
      g_autoptr (GError) error = NULL;

      sp_book_add_sheet (book, "文字", is_long);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        sp_book_text (book, i, 0, texts[i].text, NULL);
      sp_book_finish (book, NULL, &error);
      g_assert_no_error (error);
      reader = xlsx_reader_new (self->path);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autofree char *reference = g_strdup_printf ("A%u", i + 1);
          char type = 0;

          g_assert_cmpstr (xlsx_reader_get_cell (reader, 0, reference, &type), ==,
                           texts[i].expected != NULL ? texts[i].expected : texts[i].text);
          g_assert_cmpint (type, ==, 's');
        }
      g_assert_null (strstr (xlsx_reader_get_part (reader, "xl/worksheets/sheet1.xml"), "<f>"));
    }
}

static void
test_too_long (Fixture *self, gconstpointer data)
{
  static const gsize lengths[] = {32766, 32767, 32768, 100000};
  g_autoptr (SpBook) book = new_book (self);
  g_autoptr (XlsxReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  sp_book_add_sheet (book, "长", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize k = 0; k < lengths[i]; k++)
        g_string_append (text, "长");
      sp_book_text (book, i, 0, text->str, NULL);
    }
  g_assert_cmpuint (sp_book_get_n_cut (book), ==, 2);
  sp_book_finish (book, NULL, &error);
  g_assert_no_error (error);
  reader = xlsx_reader_new (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *reference = g_strdup_printf ("A%u", i + 1);
      g_autofree char *note = g_strdup_printf ("（全文 %" G_GSIZE_FORMAT " 字", lengths[i]);
      const char *text = xlsx_reader_get_cell (reader, 0, reference, NULL);

      g_assert_cmpint (g_utf8_strlen (text, -1), <=, 32767);
      if (lengths[i] <= 32767)
        g_assert_cmpint (g_utf8_strlen (text, -1), ==, (glong)lengths[i]);
      else
        g_assert_nonnull (strstr (text, note));
    }
}

static const struct
{
  const char *name;
  const char *expected;
} names[] = {
  {"任务明细", "任务明细"},
  {"任务明细", "任务明细（2）"},
  {"a[b]:c*d?e/f\\g", "a_b__c_d_e_f_g"},
  {"'引号'", "_引号_"},
  {"", "工作表"},
  {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
   "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"},
  {"SHEET", "SHEET"},
  {"sheet", "sheet（2）"},
};

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autoptr (SpBook) book = new_book (self);
  g_autoptr (XlsxReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sp_book_add_sheet (book, names[i].name, i % 2);
  sp_book_finish (book, NULL, &error);
  g_assert_no_error (error);
  reader = xlsx_reader_new (self->path);
  g_assert_cmpuint (xlsx_reader_get_n_sheets (reader), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (xlsx_reader_get_sheet_name (reader, i), ==, names[i].expected);
}

static void
test_values (Fixture *self, gconstpointer data)
{
  g_autoptr (SpBook) book = new_book (self);
  g_autoptr (XlsxReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  char type = 0;

  sp_book_add_sheet (book, "数", FALSE);
  sp_book_date (book, 0, 0, sp_date_from_ymd (2021, 9, 30), NULL);
  sp_book_date (book, 1, 0, sp_date_from_ymd (1899, 1, 1), NULL);
  sp_book_formula (book, 2, 0, "=1+2", 3, NULL);
  sp_book_merge (book, 3, 0, 4, 1, "合", NULL);
  sp_book_merge (book, 5, 0, 5, 0, "单", NULL);
  sp_book_finish (book, NULL, &error);
  g_assert_no_error (error);
  reader = xlsx_reader_new (self->path);
  g_assert_cmpstr (xlsx_reader_get_cell (reader, 0, "A1", &type), ==, "44469");
  g_assert_cmpint (type, ==, 'n');
  g_assert_cmpstr (xlsx_reader_get_cell (reader, 0, "A2", &type), ==, "1899年1月1日");
  g_assert_cmpstr (xlsx_reader_get_cell (reader, 0, "A3", NULL), ==, "3");
  g_assert_cmpstr (xlsx_reader_get_cell (reader, 0, "A4", NULL), ==, "合");
  g_assert_cmpstr (xlsx_reader_get_cell (reader, 0, "A6", NULL), ==, "单");
  g_assert_nonnull (
    strstr (xlsx_reader_get_part (reader, "xl/worksheets/sheet1.xml"), "mergeCells count=\"1\""));
}

/* ---- whole or not at all ---- */

static void
assert_old (const Fixture *self)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_dropped (Fixture *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  {
    g_autoptr (SpBook) book = new_book (self);

    sp_book_add_sheet (book, "甲", TRUE);
    sp_book_text (book, 0, 0, "字", NULL);
  }
  assert_old (self);
}

static void
test_failed_call (Fixture *self, gconstpointer data)
{
  g_autoptr (SpBook) book = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  book = new_book (self);
  sp_book_add_sheet (book, "甲", TRUE);
  sp_book_number (book, 1, 0, 1, NULL);
  sp_book_number (book, 2000000, 0, 1, NULL); /* past the last row of a sheet */
  sp_book_number (book, 2, 0, 1, NULL);
  g_assert_true (sp_book_has_failed (book));
  g_assert_false (sp_book_finish (book, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "“甲”第 2000001 行"));
  sp_book_free (g_steal_pointer (&book));
  assert_old (self);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpBook) book = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  book = new_book (self);
  sp_book_add_sheet (book, "甲", TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_book_finish (book, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sp_book_free (g_steal_pointer (&book));
  assert_old (self);
}

static void
test_no_folder (void)
{
  SpBookProperties properties = {.title = "示例"};
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_book_new ("/nowhere/at/all/out.xlsx", &properties, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sp_book_new (g_get_tmp_dir (), &properties, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_IS_DIRECTORY);
}

/* A disk that is full, played by a limit on the size of files. */
static void
test_no_space (Fixture *self, gconstpointer data)
{
  struct rlimit limit = {4096, RLIM_INFINITY};
  struct rlimit old = {0};
  g_autoptr (SpBook) book = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  book = new_book (self);
  sp_book_add_sheet (book, "甲", TRUE);
  for (guint i = 0; i < 1000; i++)
    sp_book_text (book, i, 0, "占满磁盘的一行文字", NULL);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  limit.rlim_max = old.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (sp_book_finish (book, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_error (error, SP_ERROR, SP_ERROR_NO_SPACE);
  sp_book_free (g_steal_pointer (&book));
  assert_old (self);
}

/* ---- bytes ---- */

static void
write_some (const Fixture *self)
{
  static const SpStyle style = {
    .font = SP_FONT_HEI, .half_points = 24, .edges = SP_EDGE_ALL, .fill = 0xE0E0E0};
  g_autoptr (SpBook) book = new_book (self);
  g_autoptr (GError) error = NULL;

  sp_book_add_sheet (book, "甲", FALSE);
  sp_book_text (book, 0, 0, "字", sp_book_format (book, &style));
  sp_book_add_sheet (book, "乙", TRUE);
  sp_book_text (book, 0, 0, "字", sp_book_format (book, &style));
  sp_book_finish (book, NULL, &error);
  g_assert_no_error (error);
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first = 0;
  gsize n_second = 0;

  write_some (self);
  g_assert_true (g_file_get_contents (self->path, &first, &n_first, NULL));
  g_usleep (1100 * 1000); /* a second later by the clock */
  write_some (self);
  g_assert_true (g_file_get_contents (self->path, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

#define ADD(name, func) g_test_add ("/report/book/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("text", test_text);
  ADD ("too-long", test_too_long);
  ADD ("names", test_names);
  ADD ("values", test_values);
  ADD ("dropped", test_dropped);
  ADD ("failed-call", test_failed_call);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/report/book/no-folder", test_no_folder);
  ADD ("no-space", test_no_space);
  ADD ("same-bytes", test_same_bytes);
  return g_test_run ();
}
