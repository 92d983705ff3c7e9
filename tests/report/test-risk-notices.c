/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists, boards, registers, yearly reports and batches of risks: what they say as of a date, in
 * what order, what is refused and told, and what the files hold. No display. */
#include "risk-fixture.h"

#include "base/sp-error.h"
#include "report/sp-risk-batch.h"
#include "report/sp-risk-lists.h"
#include "report/sp-risk-notice-private.h"
#include "xlsx-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- facts ---- */

static void
test_as_of (RiskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *as_of;
    guint n_points;
    guint n[SP_RISK_BLUE + 1];
    SpRiskLevel first; /* of the first point */
  } cases[] = {
    {"2020-08-31", 0, {0, 0, 0, 0, 0}, SP_RISK_NONE},
    {"2020-09-01", 5, {5, 0, 0, 0, 0}, SP_RISK_NONE},
    {"2020-10-20", 5, {1, 2, 1, 1, 0}, SP_RISK_RED}, /* inherent alone */
    {"2021-06-29", 5, {1, 0, 2, 1, 1}, SP_RISK_ORANGE},
    {"2021-06-30", 5, {1, 1, 1, 1, 1}, SP_RISK_RED},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, cases[i].as_of);

      g_test_message ("%s", cases[i].as_of);
      g_assert_cmpuint (facts->points->len, ==, cases[i].n_points);
      g_assert_cmpmem (facts->counts.n, sizeof cases[i].n, cases[i].n, sizeof cases[i].n);
      if (facts->points->len > 0)
        g_assert_cmpint (((SpRiskNoticePoint *)facts->points->pdata[0])->level, ==, cases[i].first);
    }
}

static void
test_no_enterprise (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_risk_notice_facts_load (risk_fixture_reader (fixture), 999999,
                                            day ("2021-01-01"), SP_RISK_RESIDUAL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  assert_sentence (error);
}

static void
test_worst_first (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (GPtrArray) all = sp_risk_notice_facts_list_worst (facts, SP_RISK_NONE);
  g_autoptr (GPtrArray) grave = sp_risk_notice_facts_list_worst (facts, SP_RISK_ORANGE);
  static const SpRiskLevel levels[] = {SP_RISK_RED, SP_RISK_ORANGE, SP_RISK_YELLOW, SP_RISK_BLUE,
                                       SP_RISK_NONE};

  g_assert_cmpuint (grave->len, ==, 2);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (levels));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (((SpRiskNoticePoint *)all->pdata[i])->level, ==, levels[i]);
}

/* ---- lists ---- */

static void
test_control_list (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (SpPaperTable) table = sp_risk_control_list_new (facts);

  g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==, 5);
  g_assert_cmpuint (sp_paper_table_get_n_parts (table, 0), ==, SP_RISK_N_MEASURE_KINDS);
  risk_fixture_assert_row (table, 0, "1,1,液氨储罐区,合成氨装置单元,二号厂房西侧");
  risk_fixture_assert_row (table, 0, "1级 重大风险,1级 重大风险,企业,工程技术,");
  risk_fixture_assert_row (table, 1, "1,1,液氨储罐区"); /* every part says whose it is */
  risk_fixture_assert_row (table, 1, "监控联锁");
  risk_fixture_assert_row (table, 6, "应急管理");
  risk_fixture_assert_row (table, 7, "2,2,氢气压缩机");
  risk_fixture_assert_row (table, 7, "每班一次,合成车间,李某");
}

/* On paper each part stands below the one before, and all of them on the pages once. */
static void
test_parts_on_pages (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (SpPaperTable) table = sp_risk_control_list_new (facts);
  guint n_lines[5] = {0};

  for (guint page = 0; page < sp_paper_table_get_n_pages (table); page++)
    {
      guint n = 0;
      const SpPaperSlice *slices = sp_paper_table_get_slices (table, page, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (slices[i].first_line, ==, n_lines[slices[i].row]);
          n_lines[slices[i].row] += slices[i].n_lines;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (n_lines); i++)
    g_assert_cmpuint (n_lines[i], >=, SP_RISK_N_MEASURE_KINDS);
}

static void
test_duty_list (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (SpPaperTable) table = sp_risk_duty_list_new (facts);
  SpRiskNoticePoint *blue = g_ptr_array_index (facts->points, 3);

  risk_fixture_assert_row (
    table, 0, "1级 重大风险,企业,安全生产部,王某,合成车间,李某,储运班,（未填）,（未填）,（未填）");
  /* levels above who controls it need nobody */
  risk_fixture_assert_row (
    table, 3, "4级 低风险,岗位,安全生产部,王某,合成车间,李某,储运班,—,（未填）,（未填）");
  sp_record_set_integer (SP_RECORD (blue->point), SP_RISK_POINT_CONTROL_LEVEL,
                         SP_CONTROL_ENTERPRISE);
  g_clear_pointer (&table, sp_paper_table_unref);
  table = sp_risk_duty_list_new (facts);
  risk_fixture_assert_row (table, 3,
                           "4级 低风险,企业,安全生产部,王某,合成车间,李某,储运班,（未填）");
}

static void
test_missing_list (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (SpRiskNoticeFacts) early = risk_fixture_load (fixture, "2020-10-01");
  g_autoptr (SpPaperTable) table = sp_risk_missing_list_new (facts);
  g_autoptr (SpPaperTable) none = sp_risk_missing_list_new (early);

  g_assert_cmpuint (sp_paper_table_get_n_rows (table), ==, 3); /* by the worse of both levels */
  risk_fixture_assert_row (table, 0, "有,缺,缺,有");
  risk_fixture_assert_row (table, 2, "维修高处作业平台");
  g_assert_cmpuint (sp_paper_table_get_n_rows (none), ==, 0); /* not assessed by then */
}

static void
test_xlsx (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (SpPaperTable) table = sp_risk_control_list_new (facts);
  g_autofree char *path = store_fixture_path (&fixture->file, "list.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (XlsxReader) book = NULL;
  guint row;

  sp_paper_table_export_xlsx (table, path, &error);
  g_assert_no_error (error);
  book = xlsx_reader_new (path);
  row = xlsx_reader_find_row (book, 0, "C", "氢气压缩机");
  g_assert_cmpuint (row, >, 0);
  for (guint i = 0; i < SP_RISK_N_MEASURE_KINDS; i++)
    {
      g_autofree char *cell = g_strdup_printf ("C%u", row + i);
      char type = 0;

      g_assert_cmpstr (xlsx_reader_get_cell (book, 0, cell, &type), ==, "氢气压缩机");
    }
  g_assert_cmpuint (xlsx_reader_find_row (book, 0, "K", "个体防护"), >, 0);
}

/* ---- boards ---- */

static void
test_board (RiskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    SpTableSheet sheet;
    SpPaperOrientation orientation;
    SpRiskLevel least;
    guint n_rows;
    double width; /* points */
  } cases[] = {
    {SP_TABLE_A4, SP_PAPER_LANDSCAPE, SP_RISK_ORANGE, 2, 841.89},
    {SP_TABLE_A3, SP_PAPER_LANDSCAPE, SP_RISK_ORANGE, 2, 1190.55},
    {SP_TABLE_A3, SP_PAPER_PORTRAIT, SP_RISK_NONE, 5, 841.89},
    {SP_TABLE_A2, SP_PAPER_LANDSCAPE, SP_RISK_YELLOW, 3, 1683.78},
    {SP_TABLE_A1, SP_PAPER_PORTRAIT, SP_RISK_RED, 1, 1683.78},
  };
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpRiskBoardOptions options = {cases[i].sheet, cases[i].orientation, cases[i].least,
                                          SP_DATE_NONE};
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPaperTable) board = sp_risk_board_new (facts, &options, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (sp_paper_table_get_n_rows (board), ==, cases[i].n_rows);
      g_assert_cmpfloat_with_epsilon (sp_paper_table_get_width (board), cases[i].width, 0.5);
      risk_fixture_assert_row (board, 0, "1．液氨储罐区");
      risk_fixture_assert_row (board, 0, "1级 重大风险");
      risk_fixture_assert_row (board, 0, "13800000000");
    }
}

static void
test_board_refused (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2020-10-01");
  const SpRiskBoardOptions options = {SP_TABLE_A3, SP_PAPER_LANDSCAPE, SP_RISK_ORANGE,
                                      SP_DATE_NONE};
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_risk_board_new (facts, &options, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  assert_sentence (error);
}

/* White or black, words can be read on every plate. */
static void
test_contrast (void)
{
  for (SpRiskLevel level = SP_RISK_NONE; level <= SP_RISK_BLUE; level++)
    {
      const SpTablePaint paint = sp_risk_level_paint (level);

      g_assert_cmpfloat (sp_color_contrast (&paint.fill, &paint.ink), >=, 4.5);
      g_assert_cmpuint (paint.hatch, ==, (guint)level);
    }
}

/* ---- batches ---- */

static void
test_names (void)
{
  static const struct
  {
    const char *title, *name;
  } cases[] = {
    {"示例厂", "示例厂.pdf"},     {"示例厂", "示例厂（2）.pdf"}, {"示例厂", "示例厂（3）.pdf"},
    {"甲/乙:丙", "甲_乙_丙.pdf"}, {"../秘密", "_.._秘密.pdf"},   {"", "_.pdf"},
    {"a\nb", "a_b.pdf"},
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *longest = g_strnfill (500, 'x');
  g_autofree char *cut = sp_risk_batch_dup_name (longest, ".pdf", taken);

  g_assert_cmpuint (strlen (cut), ==, 64);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = sp_risk_batch_dup_name (cases[i].title, ".pdf", taken);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

typedef struct
{
  guint n_calls, total;
  GCancellable *cancel_at_once;
} Watch;

static void
watch (guint done, guint total, const char *title, gpointer data)
{
  Watch *self = data;

  g_assert_cmpuint (done, ==, self->n_calls);
  g_assert_cmpuint (strlen (title), >, 0);
  self->n_calls++;
  self->total = total;
  if (self->cancel_at_once != NULL)
    g_cancellable_cancel (self->cancel_at_once);
}

static void
test_batch (RiskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    SpRiskNoticeKind kind;
    const char *ending;
  } cases[] = {{SP_RISK_NOTICE_CARD, ".pdf"},   {SP_RISK_NOTICE_BOARD, ".pdf"},
               {SP_RISK_NOTICE_LIST, ".xlsx"},  {SP_RISK_NOTICE_DUTY, ".csv"},
               {SP_RISK_NOTICE_SOURCE, ".pdf"}, {SP_RISK_NOTICE_MISSING, ".xlsx"},
               {SP_RISK_NOTICE_REPORT, ".pdf"}};
  g_autofree char *folder = store_fixture_path (&fixture->file, "out/in");
  g_autofree char *path = store_fixture_path (&fixture->file, "all.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Watch seen = {0};
      SpRiskBatch batch = {.ending = cases[i].ending, .progress = watch, .data = &seen};
      g_auto (SpRiskBatchResult) one = {0};
      g_auto (SpRiskBatchResult) many = {0};
      g_autoptr (GError) error = NULL;

      sp_risk_notice_options_init (&batch.notice, cases[i].kind, day ("2021-12-31"));
      sp_risk_batch_write_file (&batch, risk_fixture_reader (fixture), path, &one, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (one.n_notices, ==, 1);
      g_assert_cmpuint (one.skipped->len, ==, 1); /* the one without any point */
      g_assert_cmpuint (seen.total, ==, 2);
      seen.n_calls = 0;
      sp_risk_batch_write_folder (&batch, risk_fixture_reader (fixture), folder, &many, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (many.files->len, ==, 1);
      g_assert_true (g_file_test (many.files->pdata[0], G_FILE_TEST_IS_REGULAR));
      g_assert_true (g_str_has_suffix (many.files->pdata[0], cases[i].ending));
    }
}

/* What is looked at is what one file has: the same pages, of all enterprises. */
static void
test_collected (RiskFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_fixture_path (&fixture->file, "all.pdf");
  g_autofree char *shown = store_fixture_path (&fixture->file, "shown.pdf");
  g_autofree char *rows = store_fixture_path (&fixture->file, "shown.xlsx");
  SpRiskBatch batch = {0};
  g_autoptr (SpRiskNotice) notice = NULL;
  g_autoptr (GError) error = NULL;

  sp_risk_notice_options_init (&batch.notice, SP_RISK_NOTICE_CARD, day ("2021-12-31"));
  batch.notice.per_page = 1;
  {
    g_auto (SpRiskBatchResult) one = {0};
    g_auto (SpRiskBatchResult) all = {0};

    sp_risk_batch_write_file (&batch, risk_fixture_reader (fixture), path, &one, &error);
    g_assert_no_error (error);
    notice = sp_risk_batch_collect (&batch, risk_fixture_reader (fixture), &all, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (all.n_pages, ==, one.n_pages);
    g_assert_cmpuint (sp_risk_notice_get_file (notice)->n_pages, ==, one.n_pages);
    g_assert_cmpuint (all.skipped->len, ==, 1);
  }
  g_assert_true (sp_risk_notice_export (notice, shown, &error));
  g_assert_false (sp_risk_notice_export (notice, rows, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

static cairo_surface_t *
draw_pixels (SpRiskNotice *notice, guint page)
{
  const SpPaperFile *file = sp_risk_notice_get_file (notice);
  cairo_surface_t *pixels =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)file->width, (int)file->height);
  cairo_t *cr = cairo_create (pixels);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sp_risk_notice_draw (notice, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (pixels);
  return pixels;
}

/* Letters fall on pixels a little differently in a drawing that is drawn again. */
static guint64
compare (SpRiskNotice *one, guint page, SpRiskNotice *other, guint other_page)
{
  cairo_surface_t *a = draw_pixels (one, page), *b = draw_pixels (other, other_page);
  const guint8 *first = cairo_image_surface_get_data (a);
  const guint8 *second = cairo_image_surface_get_data (b);
  int size = cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);
  guint64 sum = 0;

  for (int i = 0; i < size; i++)
    sum += (guint64)ABS (first[i] - second[i]);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return sum;
}

/* Pages go on from one notice to the next, each like its own. */
static void
test_bundle (RiskFixture *fixture, gconstpointer data)
{
  SpRiskNoticeOptions options;
  g_autoptr (SpRiskNotice) bundle = NULL;
  g_autoptr (SpRiskNotice) part = NULL;
  guint n_pages;

  sp_risk_notice_options_init (&options, SP_RISK_NOTICE_CARD, day ("2021-12-31"));
  options.per_page = 1;
  bundle = sp_risk_notice_new_bundle (&options);
  part = sp_risk_notice_new (risk_fixture_reader (fixture), fixture->chemicals, &options, NULL);
  n_pages = sp_risk_notice_get_file (part)->n_pages;
  g_assert_cmpuint (n_pages, >, 1);
  sp_risk_notice_add (bundle, part);
  sp_risk_notice_add (bundle, part);
  g_assert_cmpuint (sp_risk_notice_get_file (bundle)->n_pages, ==, 2 * n_pages);
  for (guint i = 0; i < n_pages; i++)
    for (guint j = 0; j < n_pages; j++)
      if (i != j)
        {
          g_assert_cmpuint (compare (part, i, bundle, i), <, compare (part, i, bundle, j) / 2);
          g_assert_cmpuint (compare (part, i, bundle, n_pages + i), <,
                            compare (part, i, bundle, n_pages + j) / 2);
        }
}

static void
test_batch_stops (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch seen = {.cancel_at_once = cancellable};
  SpRiskBatch batch = {
    .ending = ".pdf", .progress = watch, .data = &seen, .cancellable = cancellable};
  g_autofree char *path = store_fixture_path (&fixture->file, "all.pdf");
  g_auto (SpRiskBatchResult) stopped = {0};
  g_auto (SpRiskBatchResult) empty = {0};
  g_autoptr (GError) error = NULL;

  sp_risk_notice_options_init (&batch.notice, SP_RISK_NOTICE_LIST, day ("2021-12-31"));
  g_assert_false (
    sp_risk_batch_write_file (&batch, risk_fixture_reader (fixture), path, &stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (seen.n_calls, ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  batch.cancellable = NULL;
  batch.progress = NULL;
  batch.scope.industry = 6; /* only the one without points */
  g_assert_false (
    sp_risk_batch_write_file (&batch, risk_fixture_reader (fixture), path, &empty, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  assert_sentence (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Cards are no table. */
static void
test_export_refused (RiskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    SpRiskNoticeKind kind;
    const char *name;
  } cases[] = {{SP_RISK_NOTICE_CARD, "a.xlsx"},
               {SP_RISK_NOTICE_REPORT, "a.csv"},
               {SP_RISK_NOTICE_LIST, "a.docx"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpRiskNoticeOptions options;
      g_autofree char *path = store_fixture_path (&fixture->file, cases[i].name);
      g_autoptr (SpRiskNotice) notice = NULL;
      g_autoptr (GError) error = NULL;

      sp_risk_notice_options_init (&options, cases[i].kind, day ("2021-12-31"));
      notice =
        sp_risk_notice_new (risk_fixture_reader (fixture), fixture->chemicals, &options, &error);
      g_assert_no_error (error);
      g_assert_false (sp_risk_notice_export (notice, path, &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
      assert_sentence (error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* The same notice is the same file, byte by byte. */
static void
test_same_bytes (RiskFixture *fixture, gconstpointer data)
{
  char *contents[2] = {NULL};
  gsize lengths[2];

  for (guint i = 0; i < 2; i++)
    {
      SpRiskNoticeOptions options;
      g_autofree char *path = store_fixture_path (&fixture->file, "card.pdf");
      g_autoptr (SpRiskNotice) notice = NULL;

      sp_risk_notice_options_init (&options, SP_RISK_NOTICE_CARD, day ("2021-12-31"));
      notice =
        sp_risk_notice_new (risk_fixture_reader (fixture), fixture->chemicals, &options, NULL);
      g_assert_true (sp_risk_notice_export (notice, path, NULL));
      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], NULL));
    }
  g_assert_cmpmem (contents[0], lengths[0], contents[1], lengths[1]);
  g_free (contents[0]);
  g_free (contents[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  risk_fixture_add ("/risk-notices/as-of", test_as_of);
  risk_fixture_add ("/risk-notices/no-enterprise", test_no_enterprise);
  risk_fixture_add ("/risk-notices/worst-first", test_worst_first);
  risk_fixture_add ("/risk-notices/control-list", test_control_list);
  risk_fixture_add ("/risk-notices/parts-on-pages", test_parts_on_pages);
  risk_fixture_add ("/risk-notices/duty-list", test_duty_list);
  risk_fixture_add ("/risk-notices/missing-list", test_missing_list);
  risk_fixture_add ("/risk-notices/xlsx", test_xlsx);
  risk_fixture_add ("/risk-notices/board", test_board);
  risk_fixture_add ("/risk-notices/board-refused", test_board_refused);
  g_test_add_func ("/risk-notices/contrast", test_contrast);
  g_test_add_func ("/risk-notices/names", test_names);
  risk_fixture_add ("/risk-notices/batch", test_batch);
  risk_fixture_add ("/risk-notices/collected", test_collected);
  risk_fixture_add ("/risk-notices/bundle", test_bundle);
  risk_fixture_add ("/risk-notices/batch-stops", test_batch_stops);
  risk_fixture_add ("/risk-notices/export-refused", test_export_refused);
  risk_fixture_add ("/risk-notices/same-bytes", test_same_bytes);
  return g_test_run ();
}
