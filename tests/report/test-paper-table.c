/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables on paper: where pages break, that every line of every row stands on exactly one page, and
 * what the file says. No display. */
#include "report/sp-paper-table.h"

#include <glib/gstdio.h>
#include <string.h>

static SpPaperTable *
table_new (SpPaperOrientation orientation)
{
  SpPaperTable *table = sp_paper_table_new ("核对表", orientation);

  sp_paper_table_add_column (table, "序号", 1, SP_ALIGN_CENTER);
  sp_paper_table_add_column (table, "内容", 4, SP_ALIGN_START);
  sp_paper_table_set_date (table, sp_date_from_ymd (2021, 9, 30));
  return table;
}

static void
add_rows (SpPaperTable *table, guint n, guint n_chars)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_chars; i++)
    g_string_append (text, "字");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = {number, text->str};

      sp_paper_table_add_row (table, cells);
    }
}

/* Slices follow each other without a gap from the first line of the first row to the last. */
static void
check_slices (SpPaperTable *table)
{
  guint row = 0, line = 0;

  for (guint page = 0; page < sp_paper_table_get_n_pages (table); page++)
    {
      guint n = 0;
      const SpPaperSlice *slices = sp_paper_table_get_slices (table, page, &n);

      for (guint i = 0; i < n; i++)
        {
          if (slices[i].first_line == 0 && slices[i].row != 0)
            {
              g_assert_cmpuint (slices[i].row, ==, row + 1);
              line = 0;
            }
          row = slices[i].row;
          g_assert_cmpuint (slices[i].first_line, ==, line);
          g_assert_cmpuint (slices[i].n_lines, >, 0);
          line += slices[i].n_lines;
        }
    }
  if (sp_paper_table_get_n_rows (table) > 0)
    g_assert_cmpuint (row, ==, sp_paper_table_get_n_rows (table) - 1);
}

static void
test_pages (void)
{
  static const struct
  {
    guint n_rows, n_chars;
    SpPaperOrientation orientation;
    guint least, most; /* pages */
  } cases[] = {
    {0, 0, SP_PAPER_PORTRAIT, 1, 1},      {1, 5, SP_PAPER_PORTRAIT, 1, 1},
    {30, 5, SP_PAPER_PORTRAIT, 1, 1},     {40, 5, SP_PAPER_PORTRAIT, 2, 2},
    {40, 5, SP_PAPER_LANDSCAPE, 2, 2},    {100, 5, SP_PAPER_LANDSCAPE, 4, 6},
    {10, 400, SP_PAPER_PORTRAIT, 2, 4},   {1, 9000, SP_PAPER_PORTRAIT, 3, 8},
    {3, 9000, SP_PAPER_LANDSCAPE, 9, 24}, {5000, 60, SP_PAPER_LANDSCAPE, 200, 600},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpPaperTable) table = table_new (cases[i].orientation);

      g_test_message ("%u rows of %u", cases[i].n_rows, cases[i].n_chars);
      add_rows (table, cases[i].n_rows, cases[i].n_chars);
      g_assert_cmpuint (sp_paper_table_get_n_pages (table), >=, cases[i].least);
      g_assert_cmpuint (sp_paper_table_get_n_pages (table), <=, cases[i].most);
      check_slices (table);
    }
}

/* A row that fits onto a page is never cut. */
static void
test_whole_rows (void)
{
  g_autoptr (SpPaperTable) table = table_new (SP_PAPER_PORTRAIT);

  add_rows (table, 25, 300);
  for (guint page = 0; page < sp_paper_table_get_n_pages (table); page++)
    {
      guint n = 0;
      const SpPaperSlice *slices = sp_paper_table_get_slices (table, page, &n);

      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (slices[i].first_line, ==, 0);
    }
  check_slices (table);
}

/* Cells of a row that stand once beside parts: the row is as high as its parts together, and a part
 * that a page cuts goes on on the next. */
static void
test_parts (void)
{
  static const struct
  {
    guint n_parts, n_chars; /* of each */
    guint least_lines;
  } cases[] = {{1, 5, 1}, {2, 5, 2}, {7, 100, 14}, {300, 40, 300}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpPaperTable) table = table_new (SP_PAPER_PORTRAIT);
      g_autofree char *text = g_strnfill (cases[i].n_chars * 2, 'x');
      const char *cells[] = {"1", text};
      const char *part[] = {text};
      guint n_lines = 0;

      sp_paper_table_set_parts (table, 1, 1);
      sp_paper_table_add_row (table, cells);
      for (guint k = 1; k < cases[i].n_parts; k++)
        sp_paper_table_add_part (table, part);
      g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==, 1);
      g_assert_cmpuint (sp_paper_table_get_n_parts (table, 0), ==, cases[i].n_parts);
      g_assert_cmpstr (sp_paper_table_get_part (table, 0, cases[i].n_parts - 1, 1), ==, text);
      g_assert_cmpstr (sp_paper_table_get_part (table, 0, cases[i].n_parts - 1, 0), ==, "1");
      check_slices (table);
      for (guint page = 0; page < sp_paper_table_get_n_pages (table); page++)
        {
          guint n = 0;
          const SpPaperSlice *slices = sp_paper_table_get_slices (table, page, &n);

          for (guint k = 0; k < n; k++)
            n_lines += slices[k].n_lines;
        }
      g_assert_cmpuint (n_lines, >=, cases[i].least_lines);
    }
}

/* A larger sheet breaks where the small one does; larger words need more pages. */
static void
test_sheets (void)
{
  g_autoptr (SpPaperTable) table = table_new (SP_PAPER_LANDSCAPE);
  guint n_pages;

  add_rows (table, 100, 60);
  n_pages = sp_paper_table_get_n_pages (table);
  sp_paper_table_set_sheet (table, SP_TABLE_A3);
  g_assert_cmpuint (sp_paper_table_get_n_pages (table), ==, n_pages);
  g_assert_cmpfloat_with_epsilon (sp_paper_table_get_width (table), 420 * 72 / 25.4, 0.5);
  g_assert_cmpfloat_with_epsilon (sp_paper_table_get_height (table), 297 * 72 / 25.4, 0.5);
  sp_paper_table_set_zoom (table, 1.5);
  g_assert_cmpuint (sp_paper_table_get_n_pages (table), >, n_pages);
  g_assert_cmpfloat_with_epsilon (sp_paper_table_get_width (table), 420 * 72 / 25.4, 0.5);
  sp_paper_table_set_zoom (table, 0.7);
  g_assert_cmpuint (sp_paper_table_get_n_pages (table), <, n_pages);
}

/* Title and lines take room from the first page only. */
static void
test_lines (void)
{
  g_autoptr (SpPaperTable) plain = table_new (SP_PAPER_PORTRAIT);
  g_autoptr (SpPaperTable) lined = table_new (SP_PAPER_PORTRAIT);
  guint n_plain = 0, n_lined = 0, n_plain_next = 0, n_lined_next = 0;

  for (guint i = 0; i < 6; i++)
    sp_paper_table_add_line (lined, "一行说明");
  add_rows (plain, 120, 3);
  add_rows (lined, 120, 3);
  sp_paper_table_get_slices (plain, 0, &n_plain);
  sp_paper_table_get_slices (lined, 0, &n_lined);
  g_assert_cmpuint (n_lined, <, n_plain);
  sp_paper_table_get_slices (plain, 1, &n_plain_next);
  sp_paper_table_get_slices (lined, 1, &n_lined_next);
  g_assert_cmpuint (n_lined_next, ==, n_plain_next);
  g_assert_cmpuint (n_plain_next, >, n_plain);
}

/* Something is drawn inside the margins and nothing outside. */
static void
test_draw (void)
{
  g_autoptr (SpPaperTable) table = table_new (SP_PAPER_LANDSCAPE);
  int width = (int)sp_paper_table_get_width (table);
  int height = (int)sp_paper_table_get_height (table);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  guint n_inside = 0, n_outside = 0;

  g_assert_cmpint (width, >, height);
  add_rows (table, 60, 200);
  sp_paper_table_set_foot (table, "虚拟县");
  sp_paper_table_draw (table, 1, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guchar *line =
        cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++)
        if (line[4 * x + 3] != 0)
          {
            if (x < 41 || x > width - 41 || y < 41 || y > height - 40)
              n_outside++;
            else
              n_inside++;
          }
    }
  g_assert_cmpuint (n_inside, >, 1000);
  g_assert_cmpuint (n_outside, ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_pdf (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-table-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "表.pdf", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first = 0, n_second = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpPaperTable) table = table_new (SP_PAPER_LANDSCAPE);
      g_autoptr (GError) error = NULL;

      add_rows (table, 50, 30);
      g_assert_true (sp_paper_table_export_pdf (table, path, &error));
      g_assert_no_error (error);
      g_assert_true (
        g_file_get_contents (path, i == 0 ? &first : &second, i == 0 ? &n_first : &n_second, NULL));
    }
  g_assert_true (g_str_has_prefix (first, "%PDF-"));
  g_assert_cmpmem (first, n_first, second, n_second);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_pdf_refused (void)
{
  g_autoptr (SpPaperTable) table = table_new (SP_PAPER_PORTRAIT);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_paper_table_export_pdf (table, "/没有这个文件夹/表.pdf", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "表.pdf"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/paper-table/pages", test_pages);
  g_test_add_func ("/report/paper-table/whole-rows", test_whole_rows);
  g_test_add_func ("/report/paper-table/lines", test_lines);
  g_test_add_func ("/report/paper-table/parts", test_parts);
  g_test_add_func ("/report/paper-table/sheets", test_sheets);
  g_test_add_func ("/report/paper-table/draw", test_draw);
  g_test_add_func ("/report/paper-table/pdf", test_pdf);
  g_test_add_func ("/report/paper-table/pdf-refused", test_pdf_refused);
  return g_test_run ();
}
