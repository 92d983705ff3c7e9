/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Official papers with all that can be in one: nothing is lost at the end of a page, heads of
 * tables stand on every page, and the .docx holds the same words as the pages. With
 * SP_PAPERS=<folder> they are kept there to be looked at. */
#include "base/sp-error.h"
#include "office-check.h"
#include "report/sp-official-paper-private.h"

#include <string.h>

static const SpOfficialColumn columns[] = {
  {"专项", NULL, 3, TRUE},       {"任务数（项）", NULL, 1}, {"完成", "任务状态（项）", 1},
  {"逾期", "任务状态（项）", 1}, {"平均", "进度", 1},       {"序时", "进度", 1},
};

static void
draw_cross (gpointer data, cairo_t *cr)
{
  cairo_rectangle (cr, 0, 0, 400, 200);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, 400, 200);
  cairo_set_line_width (cr, 4);
  cairo_stroke (cr);
}

static void
count_free (gpointer data)
{
  (*(guint *)data)++;
}

static void
add_table (SpOfficialPaper *paper, guint n_rows)
{
  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("第%u个专项%s", i + 1,
                         i % 7 == 0 ? "，名称长得一行里写不下，要分成两行或者三行才能写完" : "");
      const char *const cells[] = {name, "12", "3", "4", "50.0%", "61.5%"};

      sp_official_paper_add_row (paper, cells);
    }
}

static SpOfficialPaper *
make_paper (guint *n_freed)
{
  static const char *const annexes[] = {"任务进展汇总表", "各单位任务进展情况表", NULL};
  SpOfficialPaper *paper =
    sp_official_paper_new ("示例县安全生产专项整治三年行动\n2021年上半年工作总结报告");
  const SpOfficialPicture picture = {400, 200, draw_cross, n_freed, count_free};
  const SpFormCell form[] = {{"单位", "甲"}, {"电话", "1"}};

  sp_official_paper_set_number (paper, "示安办〔2021〕【　】号");
  sp_official_paper_set_date (paper, sp_date_from_ymd (2021, 6, 30));
  sp_official_paper_set_author (paper, "示例县安委办");
  sp_official_paper_set_mark (paper, "示例数据");
  sp_official_paper_add_addressee (paper, "县委、县人民政府");
  for (guint i = 0; i < 4; i++)
    {
      sp_official_paper_add_heading (paper, 1, "一、总体进展");
      sp_official_paper_add_text (paper,
                                  "截至2021年6月30日，计划任务三百项，完成一百项。\n另起一段，"
                                  "写得长一些，好看出一行有二十八个字、一页有二十二行。");
      sp_official_paper_add_heading (paper, 2, "（一）按专项看");
    }
  sp_official_paper_add_text (paper, "见下图、下表。");
  sp_official_paper_add_picture (paper, &picture, "图1　任务完成情况");
  sp_official_paper_add_form_row (paper, form, 2, 1);
  sp_official_paper_add_form_row (paper, form, 1, 3);
  add_table (paper, 3);
  sp_official_paper_add_annex_note (paper, annexes);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (paper, "示例县安全生产委员会办公室", "2021年7月5日");
  sp_official_paper_begin_annex (paper, annexes[0], FALSE);
  add_table (paper, 60);
  sp_official_paper_begin_annex (paper, annexes[1], TRUE);
  add_table (paper, 40);
  return paper;
}

static void
keep (SpOfficialPaper *paper, const char *name)
{
  const char *folder = g_getenv ("SP_PAPERS");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, name, NULL);
  sp_official_paper_export (paper, path, NULL, &error);
  g_assert_no_error (error);
}

/* Every line of every piece is on one page, once; repeated heads are there besides. */
static void
test_nothing_lost (void)
{
  guint n_freed = 0;
  SpOfficialPaper *paper = make_paper (&n_freed);
  g_autofree guint *seen = g_new0 (guint, paper->pieces->len);
  guint n_repeated = 0;

  g_assert_cmpuint (sp_official_paper_get_n_pages (paper), >=, 6);
  for (guint i = 0; i < paper->slices->len; i++)
    {
      const SpPieceSlice *slice = &g_array_index (paper->slices, SpPieceSlice, i);
      const SpPiece *piece = &g_array_index (paper->pieces, SpPiece, slice->piece);
      double end = slice->y + slice->n_lines * piece->pitch + 2 * piece->pad;

      g_assert_cmpfloat (end, <=, sp_official_paper_get_frame (piece->is_landscape).height + 0.01);
      if (piece->kind == SP_PIECE_HEAD && seen[slice->piece] > 0)
        n_repeated++;
      else
        {
          g_assert_cmpuint (slice->first_line, ==, seen[slice->piece]);
          seen[slice->piece] += slice->n_lines;
        }
    }
  for (guint i = 0; i < paper->pieces->len; i++)
    g_assert_cmpuint (seen[i], ==, g_array_index (paper->pieces, SpPiece, i).n_lines);
  g_assert_cmpuint (n_repeated, >=, 2);
  keep (paper, "official.pdf");
  sp_official_paper_free (paper);
  g_assert_cmpuint (n_freed, ==, 1);
}

/* A heading is never the last of a page, whatever stands above it. */
static void
test_heading_not_last (void)
{
  for (guint n = 0; n < 40; n++)
    {
      g_autoptr (SpOfficialPaper) paper = sp_official_paper_new ("报告");

      for (guint i = 0; i < n; i++)
        sp_official_paper_add_text (paper, "一行");
      sp_official_paper_add_heading (paper, 1, "一、总体进展");
      sp_official_paper_add_heading (paper, 2, "（一）按专项看");
      sp_official_paper_add_text (paper, "一行");
      sp_official_paper_lay_out (paper);
      for (guint page = 1; page < paper->page_first->len; page++)
        {
          guint first = g_array_index (paper->page_first, guint, page);
          guint last = g_array_index (paper->slices, SpPieceSlice, first - 1).piece;

          g_assert_cmpint (g_array_index (paper->pieces, SpPiece, last).style, ==, SP_WORD_BODY);
        }
    }
}

/* Cells that are higher than a page are cut, and a head that takes most of one is not repeated. */
static void
test_huge_cells (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (SpOfficialPaper) paper = sp_official_paper_new ("报告");
  SpOfficialColumn huge[] = {{NULL, NULL, 1, TRUE}, {"数", NULL, 1}};
  const char *cells[] = {NULL, "1"};

  for (guint i = 0; i < 700; i++)
    g_string_append_printf (words, "第%u处护栏松动，", i + 1);
  huge[0].label = words->str;
  cells[0] = words->str;
  sp_official_paper_begin_table (paper, huge, 2);
  sp_official_paper_add_row (paper, cells);
  sp_official_paper_add_row (paper, cells);
  g_assert_cmpuint (sp_official_paper_get_n_pages (paper), >, 3);
}

static void
test_word (void)
{
  g_autofree char *folder = g_dir_make_tmp ("official-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.docx", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  g_autofree char *outline = NULL;
  g_autoptr (GError) error = NULL;
  guint n_freed = 0;
  g_autoptr (SpOfficialPaper) paper = make_paper (&n_freed);

  sp_official_paper_export (paper, path, NULL, &error);
  g_assert_no_error (error);
  keep (paper, "official.docx");
  outline = office_check_dup_outline (path);
  if (outline == NULL)
    g_test_skip ("python-docx is not installed");
  else
    {
      g_auto (GStrv) lines = g_strsplit (outline, "\n", -1);

      g_assert_cmpstr (lines[0], ==, "Title|示例县安全生产专项整治三年行动");
      g_assert_cmpstr (lines[1], ==, "2021年上半年工作总结报告");
      g_assert_true (
        g_strv_contains ((const char *const *)lines,
                         "title|示例县安全生产专项整治三年行动 2021年上半年工作总结报告"));
      g_assert_true (g_strv_contains ((const char *const *)lines, "SpFlush|县委、县人民政府："));
      g_assert_true (g_strv_contains ((const char *const *)lines, "Heading2|（一）按专项看"));
      g_assert_true (g_strv_contains ((const char *const *)lines, "Caption|图1　任务完成情况"));
      g_assert_true (g_strv_contains ((const char *const *)lines, "SpAnnex|附件2"));
      g_assert_true (
        g_strv_contains ((const char *const *)lines,
                         "row|专项|任务数（项）|任务状态（项）|任务状态（项）|进度|进度"));
      g_assert_true (
        g_strv_contains ((const char *const *)lines, "row|专项|任务数（项）|完成|逾期|平均|序时"));
      g_assert_true (
        g_strv_contains ((const char *const *)lines, "row|第40个专项|12|3|4|50.0%|61.5%"));
      g_assert_true (g_strv_contains ((const char *const *)lines, "pictures|1"));
      g_assert_true (g_strv_contains ((const char *const *)lines, "section|1|297|28 26 35 37"));
    }
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

/* LibreOffice needs as many pages as we do, or one more or less. */
static void
test_libreoffice (void)
{
  g_autofree char *folder = g_dir_make_tmp ("official-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.docx", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  guint n_freed = 0;
  g_autoptr (SpOfficialPaper) paper = make_paper (&n_freed);
  int n;

  g_assert_true (sp_official_paper_export (paper, path, NULL, NULL));
  n = office_check_count_pages (path);
  if (n < 0)
    g_test_skip ("LibreOffice (soffice) or pdfinfo is not installed");
  else
    g_assert_cmpint (ABS (n - (int)sp_official_paper_get_n_pages (paper)), <=, 1);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static void
test_refused (void)
{
  g_autoptr (SpOfficialPaper) paper = sp_official_paper_new ("报告");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_official_paper_export (paper, "/nowhere/a.txt", NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_official_paper_export (paper, "/nowhere/a.PDF", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/official-paper/nothing-lost", test_nothing_lost);
  g_test_add_func ("/report/official-paper/heading-not-last", test_heading_not_last);
  g_test_add_func ("/report/official-paper/huge-cells", test_huge_cells);
  g_test_add_func ("/report/official-paper/word", test_word);
  g_test_add_func ("/report/official-paper/libreoffice", test_libreoffice);
  g_test_add_func ("/report/official-paper/refused", test_refused);
  return g_test_run ();
}
