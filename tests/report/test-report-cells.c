/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a report says is what stands in its workbook, cell by cell, and what a plain count gives;
 * odd texts and names come through whole. */
#include "core/sp-hazard.h"
#include "report-fixture.h"
#include "report-walk.h"
#include "report/sp-report-book.h"
#include "xlsx-reader.h"

#include <string.h>

/* ---- cell by cell ---- */

static const char *
read_cell (gpointer book, guint sheet, const char *reference, char *type)
{
  return xlsx_reader_get_cell (book, sheet, reference, type);
}

static const char *
read_name (gpointer book, guint sheet)
{
  return xlsx_reader_get_sheet_name (book, sheet);
}

static void
test_cells (ReportFixture *self, gconstpointer data)
{
  g_auto (GStrv) names = sp_report_shipped_list ();
  SpReader *reader = sp_store_get_reader (self->store);
  guint n_cells = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);
      g_autoptr (SpReport) report =
        report_make (self, names[i], definition->period == SP_REPORT_MONTH ? "2021-06" : "2021Q2");
      g_autoptr (XlsxReader) book = NULL;
      g_autoptr (GError) error = NULL;

      sp_report_write_book (report, reader, self->out, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      book = xlsx_reader_new (self->out);
      n_cells += report_walk (
        report, reader,
        &(ReportWalkBook) {read_cell, read_name, xlsx_reader_get_n_sheets (book), book});
    }
  g_assert_cmpuint (n_cells, >, 10000);
}

/* ---- against SQL ---- */

static guint
count_by_hand (ReportFixture *self, const char *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", where);
  g_autofree char *out = NULL;
  const char *arguments[] = {"sqlite3", self->path, sql, NULL};
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return (guint)g_ascii_strtoull (out, NULL, 10);
}

static const SpReportSheet *
find_sheet (const SpReport *report, const char *name)
{
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    if (g_str_equal (sp_report_sheet_get_definition (sp_report_get_sheet (report, i))->name, name))
      return sp_report_get_sheet (report, i);
  g_error ("no sheet %s", name);
}

/* The totals of one quantity on different sheets are one number, and that is what a plain count
 * over the tables gives. */
static const struct
{
  const char *sheet, *value;
  SpReportSpan span;
  const char *sql;
} counts[] = {
  {"隐患统计（按行业）", "hazard.major_found", SP_REPORT_SPAN_YEAR,
   "hazard WHERE grade = 'major' AND found_on BETWEEN '2021-01-01' AND '2021-06-30'"},
  {"隐患统计（按乡镇）", "hazard.major_found", SP_REPORT_SPAN_YEAR,
   "hazard WHERE grade = 'major' AND found_on BETWEEN '2021-01-01' AND '2021-06-30'"},
  {"隐患统计（按部门）", "hazard.major_found", SP_REPORT_SPAN_PERIOD,
   "hazard WHERE grade = 'major' AND found_on BETWEEN '2021-04-01' AND '2021-06-30'"},
  {"事故对比（按行业）", "accident.accidents", SP_REPORT_SPAN_PERIOD,
   "accident WHERE happened_on BETWEEN '2021-04-01' AND '2021-06-30'"},
  {"事故对比（按月）", "accident.accidents", SP_REPORT_SPAN_PERIOD,
   "accident WHERE happened_on BETWEEN '2021-04-01' AND '2021-06-30'"},
  {"风险分级（按行业）", "risk.points", SP_REPORT_SPAN_PERIOD,
   "risk_point WHERE (listed_on IS NULL OR listed_on <= '2021-06-30') AND withdrawn_on IS NULL"},
  {"风险分级（按乡镇）", "risk.points", SP_REPORT_SPAN_PERIOD,
   "risk_point WHERE (listed_on IS NULL OR listed_on <= '2021-06-30') AND withdrawn_on IS NULL"},
  {"任务进展（按专项）", "task.total", SP_REPORT_SPAN_PERIOD, "measure WHERE kind = 'measure'"},
};

static void
test_counts (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = NULL;
  SpReader *reader = sp_store_get_reader (self->store);
  g_autofree char *program = g_find_program_in_path ("sqlite3");

  if (program == NULL)
    {
      g_test_skip ("sqlite3 is not there");
      return;
    }
  report = report_make (self, "county-quarterly", "2021Q2");
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      const SpReportSheet *sheet = find_sheet (report, counts[i].sheet);
      ReportSum sum = {.span = counts[i].span};
      g_autoptr (GError) error = NULL;

      while (!g_str_equal (sp_report_sheet_get_column (sheet, sum.column)->value, counts[i].value))
        sum.column++;
      sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, report_add_cell, &sum, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", counts[i].sheet);
      g_assert_cmpfloat (sum.total, ==, count_by_hand (self, counts[i].sql));
    }
}

/* ---- odd texts ---- */

static SpRecord *
insert_hazard (ReportFixture *self, const char *description)
{
  SpRecord *hazard = sp_record_new (&sp_hazard_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, description);
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_ymd (2021, 6, 1));
  sp_store_insert (self->store, hazard, "登记", &error);
  g_assert_no_error (error);
  return hazard;
}

/* ---- long tables ---- */

#define N_LONG 1100 /* more than are read at once, twice */
#define N_LOOKED_AT 700

static void
insert_many (ReportFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWrite) write = sp_write_begin (self->store, SP_ACTION_EDIT, "登记", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_LONG; i++)
    {
      g_autofree char *text = g_strdup_printf ("第 %u 处隐患", i);
      g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);

      sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, text);
      sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, sp_date_from_ymd (2021, 6, 1));
      sp_write_insert (write, hazard, &error);
      g_assert_no_error (error);
    }
  sp_write_commit (write, &error);
  g_assert_no_error (error);
}

typedef struct
{
  GPtrArray *rows; /* of char * */
  const SpReportSheet *sheet;
  guint most;
} Seen;

static gboolean
see_row (guint i, const SpReportRow *row, gpointer data)
{
  Seen *self = data;
  g_autoptr (GString) text = g_string_new (row->key);

  for (guint k = 0; k < sp_report_sheet_get_n_columns (self->sheet); k++)
    {
      g_autofree char *cell = sp_report_sheet_dup_text (self->sheet, k, &row->cells[k]);

      g_string_append_printf (text, "|%s", cell);
    }
  g_ptr_array_add (self->rows, g_strdup (text->str));
  return self->rows->len < self->most;
}

static GPtrArray *
see_rows (ReportFixture *self, const SpReport *report, gboolean is_apart, guint most)
{
  const SpReportSheet *sheet = sp_report_get_sheet (report, 0);
  SpReader *reader = sp_store_get_reader (self->store);
  Seen seen = {g_ptr_array_new_with_free_func (g_free), sheet, most};
  g_autoptr (GError) error = NULL;

  if (is_apart)
    sp_report_sheet_foreach_apart (sheet, reader, see_row, &seen, NULL, &error);
  else
    sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, see_row, &seen, NULL, &error);
  g_assert_no_error (error);
  return seen.rows;
}

static void
note_progress (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

/* Rows that are told on another thread are the same in the same order, and stop as soon; a book of
 * them tells how far it is, and is given up when it is cancelled. */
static void
test_long_table (ReportFixture *self, gconstpointer data)
{
  static const guint mosts[] = {G_MAXUINT, N_LOOKED_AT, 1};
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (SpReport) report = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  double done = 0;

  insert_many (self);
  report = report_make (self, "problem-list", "2021Q2");
  for (guint i = 0; i < G_N_ELEMENTS (mosts); i++)
    {
      g_autoptr (GPtrArray) along = see_rows (self, report, FALSE, mosts[i]);
      g_autoptr (GPtrArray) apart = see_rows (self, report, TRUE, mosts[i]);

      g_assert_cmpuint (along->len, >=, MIN (mosts[i], N_LONG));
      g_assert_cmpuint (apart->len, ==, along->len);
      for (guint k = 0; k < along->len; k++)
        g_assert_cmpstr (apart->pdata[k], ==, along->pdata[k]);
    }
  sp_report_write_book (report, reader, self->out, NULL, note_progress, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (done, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (
    sp_report_write_book (report, reader, self->out, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A text longer than a cell goes on in the rows below, whole, with notes where it was parted. */
static void
test_long_text (ReportFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SpRecord) hazard = NULL;
  g_autoptr (SpReport) report = NULL;
  g_autoptr (XlsxReader) book = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint row = 0;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, i % 100 == 0 ? "𫖯" : "隐");
  hazard = insert_hazard (self, text->str);
  report = report_make (self, "problem-list", "2021Q2");
  sp_report_write_book (report, sp_store_get_reader (self->store), self->out, NULL, NULL, NULL,
                        &error);
  g_assert_no_error (error);
  book = xlsx_reader_new (self->out);
  for (guint i = 1; i < 200 && row == 0; i++)
    {
      g_autofree char *reference = g_strdup_printf ("C%u", i);

      if (g_str_has_prefix (xlsx_reader_get_cell (book, 0, reference, NULL), "𫖯隐"))
        row = i;
    }
  g_assert_cmpuint (row, >, 0);
  for (guint i = row; i < row + 2; i++)
    {
      g_autofree char *reference = g_strdup_printf ("C%u", i);
      const char *cell = xlsx_reader_get_cell (book, 0, reference, NULL);

      g_assert_cmpint (g_utf8_strlen (cell, -1), <=, 32767);
      g_string_append (found, cell);
    }
  g_string_replace (found, "（未完，接下行）（接上行）", "", 0);
  g_assert_cmpstr (found->str, ==, text->str);
}

static const struct
{
  const char *text, *cell;
} odd_texts[] = {
  {"引号“”\"'<>&", "引号“”\"'<>&"}, {"控制\001字符\013换行", "控制字符\n换行"},
  {"表情😀和𫖯字", "表情😀和𫖯字"},   {"=1+1", "=1+1"},
  {"_x0041_", "_x005F_x0041_"},
};

static void
test_odd_texts (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = NULL;
  g_autoptr (XlsxReader) book = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    g_object_unref (insert_hazard (self, odd_texts[i].text));
  report = report_make (self, "problem-list", "2021Q2");
  sp_report_write_book (report, sp_store_get_reader (self->store), self->out, NULL, NULL, NULL,
                        &error);
  g_assert_no_error (error);
  book = xlsx_reader_new (self->out);
  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    g_assert_cmpuint (xlsx_reader_find_row (book, 0, "C", odd_texts[i].cell), >, 0);
}

/* Names of sheets longer than 31 characters are shortened, equal ones told apart, and links go to
 * the sheet as it is called. */
static void
test_sheet_names (ReportFixture *self, gconstpointer data)
{
  static const char json[] =
    "{\"name\":\"x\",\"title\":\"报表\",\"sheets\":["
    "{\"name\":\"封面\",\"rows\":\"made\",\"records\":\"cover\"},"
    "{\"name\":\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四\","
    "\"columns\":[{\"head\":\"数\",\"value\":\"hazard.found\"}]},"
    "{\"name\":\"甲/乙：[丙]\",\"columns\":[{\"head\":\"数\",\"value\":\"hazard.found\"}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportDefinition) definition = sp_report_definition_from_json (json, -1, &error);
  g_autoptr (SpReport) report = NULL;
  g_autoptr (XlsxReader) book = NULL;

  g_assert_no_error (error);
  report =
    sp_report_new (sp_store_get_reader (self->store), definition, &self->options, NULL, &error);
  g_assert_no_error (error);
  sp_report_write_book (report, sp_store_get_reader (self->store), self->out, NULL, NULL, NULL,
                        &error);
  g_assert_no_error (error);
  book = xlsx_reader_new (self->out);
  for (guint i = 1; i < 3; i++)
    {
      const char *name = xlsx_reader_get_sheet_name (book, i);
      g_autofree char *location = g_strdup_printf ("location=\"'%s'!A1\"", name);

      g_assert_cmpint (g_utf8_strlen (name, -1), <=, 31);
      g_assert_nonnull (strstr (xlsx_reader_get_part (book, "xl/worksheets/sheet1.xml"), location));
    }
}

/* ---- sentences and blanks ---- */

static void
test_sentences (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "county-quarterly", "2021Q2");
  const SpReportSheet *sheet = find_sheet (report, "综述");

  g_assert_cmpuint (sp_report_sheet_get_n_paragraphs (sheet), >=, 10);
  for (guint i = 0; i < sp_report_sheet_get_n_paragraphs (sheet); i++)
    {
      const SpReportParagraph *paragraph = sp_report_sheet_get_paragraph (sheet, i);

      g_assert_null (strchr (paragraph->text, '{'));
      g_assert_nonnull (find_sheet (report, paragraph->sheet));
    }
}

/* A category whose only industry is called as itself has no subtotal. */
typedef struct
{
  char *group, *below;
  guint n_below, n_groups, n_plain;
} Subtotals;

static void
end_group (Subtotals *self)
{
  if (self->n_below == 1)
    g_assert_cmpstr (self->group, !=, self->below);
  self->n_below = 0;
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->below, g_free);
}

static gboolean
look_at_subtotal (guint i, const SpReportRow *row, gpointer data)
{
  Subtotals *self = data;
  const char *title = row->cells[0].text;

  if (row->level == 1)
    {
      g_assert_nonnull (self->group);
      g_free (self->below);
      self->below = g_strdup (title);
      self->n_below++;
      return TRUE;
    }
  end_group (self);
  if (row->look == SP_REPORT_ROW_GROUP)
    self->group = g_strdup (title);
  self->n_groups += row->look == SP_REPORT_ROW_GROUP;
  self->n_plain += row->look == SP_REPORT_ROW_PLAIN && g_str_equal (title, "煤矿");
  return TRUE;
}

static void
test_subtotals (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "state-monthly", "2021-06");
  Subtotals found = {0};
  g_autoptr (GError) error = NULL;

  sp_report_sheet_foreach (sp_report_get_sheet (report, 0), sp_store_get_reader (self->store), 0,
                           G_MAXUINT, look_at_subtotal, &found, NULL, &error);
  g_assert_no_error (error);
  end_group (&found);
  g_assert_cmpuint (found.n_groups, >, 0);
  g_assert_cmpuint (found.n_plain, ==, 1); /* stands alone */
}

/* ---- charts ---- */

/* Small counts go up in ones, rates as the reader likes. */
static const struct
{
  const char *column, *step; /* NULL: none is set */
} axes[] = {
  {"\"value\":\"accident.accidents\"", "<c:majorUnit val=\"1\"/>"},
  {"\"value\":\"hazard.rectified\",\"over\":\"hazard.found\"", NULL},
};

static void
test_axes (ReportFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"name\":\"x\",\"title\":\"报表\",\"sheets\":[{\"name\":\"一\",\"rows\":\"month\","
        "\"columns\":[{\"head\":\"月\",\"value\":\"title\"},{\"key\":\"n\",\"head\":\"数\",%s}],"
        "\"charts\":[{\"kind\":\"columns\",\"title\":\"图\",\"columns\":\"n\"}]}]}",
        axes[i].column);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpReportDefinition) definition = sp_report_definition_from_json (json, -1, &error);
      g_autoptr (SpReport) report = NULL;
      g_autoptr (XlsxReader) book = NULL;
      const char *chart;

      g_assert_no_error (error);
      report =
        sp_report_new (sp_store_get_reader (self->store), definition, &self->options, NULL, &error);
      g_assert_no_error (error);
      sp_report_write_book (report, sp_store_get_reader (self->store), self->out, NULL, NULL, NULL,
                            &error);
      g_assert_no_error (error);
      book = xlsx_reader_new (self->out);
      chart = xlsx_reader_get_part (book, "xl/charts/chart1.xml");
      g_assert_nonnull (chart);
      g_assert_true ((strstr (chart, axes[i].step != NULL ? axes[i].step : "<c:majorUnit") !=
                      NULL) == (axes[i].step != NULL));
    }
}

/* What nothing is stored for is left empty, is no 0, and a note says so. */
static void
test_blank (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "city-inspection", "2021Q2");
  const SpReportSheet *sheet = sp_report_get_sheet (report, 0);
  const GPtrArray *notes = sp_report_sheet_get_notes (sheet);
  SpReportCell cell = {.text = "", .is_blank = TRUE};
  g_autofree char *text = NULL;
  guint column = 0;

  while (!g_str_equal (sp_report_sheet_get_column (sheet, column)->value, "blank"))
    column++;
  text = sp_report_sheet_dup_text (sheet, column, &cell);
  g_assert_cmpstr (text, ==, "");
  g_assert_nonnull (strstr (notes->pdata[notes->len - 1], "由填报单位填写"));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/report/" name, ReportFixture, NULL, report_set_up, func, report_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cells", test_cells);
  ADD ("counts", test_counts);
  ADD ("long-text", test_long_text);
  ADD ("long-table", test_long_table);
  ADD ("odd-texts", test_odd_texts);
  ADD ("sheet-names", test_sheet_names);
  ADD ("sentences", test_sentences);
  ADD ("subtotals", test_subtotals);
  ADD ("axes", test_axes);
  ADD ("blank", test_blank);
  return g_test_run ();
}
