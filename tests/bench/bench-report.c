/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long sheets: 100 000 rows of 10 columns through the sheet layer, and the list of 100 000 hazards
 * from a file, each against the bare library writing the same cells in its constant-memory mode, in
 * turn; the quarterly workbook of 300 and 10 000 measures, and of a file given as argument.
 * Medians of the time that passes and of CPU time. */
#include "bench-file.h"
#include "bench-hazard-file.h"
#include "report/sp-report-book.h"
#include "report/sp-report-paper.h"
#include "report/sp-sheet.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define N_ROWS 100000
#define N_COLUMNS 10
#define N_RUNS 5

typedef struct
{
  guint i;
  char code[24];
} Row;

static const char *const words[] = {
  "县应急管理局",         "县住房和城乡建设局", "全面排查加油站双层罐改造和油气回收装置运行情况",
  "已完成，正在组织验收", "河东镇人民政府",
};

static const char *
word (guint i, guint column)
{
  return words[(i * 7 + i / 5 * column + column * 3) % G_N_ELEMENTS (words)];
}

#define TEXT_GETTER(column)                                                                        \
  static void get_text_##column (gconstpointer row, gpointer data, SpCell *cell)                   \
  {                                                                                                \
    cell->text = word (((const Row *)row)->i, column);                                             \
  }
TEXT_GETTER (1)
TEXT_GETTER (2)
TEXT_GETTER (3)
TEXT_GETTER (4)
TEXT_GETTER (5)

static void
get_code (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->text = ((const Row *)row)->code;
}

static void
get_number (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->number = ((const Row *)row)->i;
}

static void
get_rate (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->number = (((const Row *)row)->i % 1000) / 1000.0;
}

static void
get_date (gconstpointer row, gpointer data, SpCell *cell)
{
  cell->date = sp_date_from_ymd (2021, 1, 1) + (int)(((const Row *)row)->i % 700);
}

static const SpSheetColumn columns[N_COLUMNS] = {
  {"代码", NULL, 12, SP_CELL_CODE, get_code},   {"任务", NULL, 24, SP_CELL_TEXT, get_text_1},
  {"单位", NULL, 24, SP_CELL_TEXT, get_text_2}, {"进展", NULL, 24, SP_CELL_TEXT, get_text_3},
  {"乡镇", NULL, 24, SP_CELL_WORD, get_text_4}, {"备注", NULL, 24, SP_CELL_TEXT, get_text_5},
  {"数量", NULL, 6, SP_CELL_COUNT, get_number}, {"比率", NULL, 6, SP_CELL_RATE, get_rate},
  {"时限", NULL, 9, SP_CELL_DATE, get_date},    {"完成", NULL, 9, SP_CELL_DATE, get_date},
};

static void
fill_row (Row *row, guint i)
{
  row->i = i;
  g_snprintf (row->code, sizeof row->code, "990101%012u", i);
}

static void
write_sheet (const char *path)
{
  SpBookProperties properties = {.title = "bench", .created = sp_date_from_ymd (2021, 6, 30)};
  SpSheetSpec spec = {.name = "长表",
                      .title = "长表",
                      .columns = columns,
                      .n_columns = N_COLUMNS,
                      .flags = SP_SHEET_FILTER | SP_SHEET_LONG};
  g_autoptr (GError) error = NULL;
  g_autoptr (SpBook) book = sp_book_new (path, &properties, &error);
  SpSheet *sheet = sp_sheet_begin (book, &spec, NULL, NULL);

  for (guint i = 0; i < N_ROWS; i++)
    {
      Row row;

      fill_row (&row, i);
      sp_sheet_add_row (sheet, &row, SP_ROW_PLAIN, 0);
    }
  sp_sheet_end (sheet);
  if (!sp_book_finish (book, NULL, &error))
    g_error ("%s", error->message);
}

static void
write_bare (const char *path)
{
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "长表");
  lxw_format *formats[N_COLUMNS] = {NULL};

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      formats[i] = workbook_add_format (book);
      format_set_font_name (formats[i], "宋体");
      format_set_border (formats[i], LXW_BORDER_THIN);
      format_set_text_wrap (formats[i]);
      format_set_indent (formats[i],
                         (uint8_t)i); /* the library merges formats that look the same */
    }
  format_set_num_format (formats[7], "0.0%");
  for (guint i = 8; i < N_COLUMNS; i++)
    format_set_num_format (formats[i], "yyyy\"年\"m\"月\"d\"日\"");
  for (guint i = 0; i < N_ROWS; i++)
    {
      Row row;

      fill_row (&row, i);
      worksheet_set_row (sheet, i, 20, NULL);
      worksheet_write_string (sheet, i, 0, row.code, formats[0]);
      for (lxw_col_t c = 1; c < 6; c++)
        worksheet_write_string (sheet, i, c, word (i, c), formats[c]);
      worksheet_write_number (sheet, i, 6, i, formats[6]);
      worksheet_write_number (sheet, i, 7, (i % 1000) / 1000.0, formats[7]);
      worksheet_write_number (sheet, i, 8, 44197 + i % 700, formats[8]);
      worksheet_write_number (sheet, i, 9, 44197 + i % 700, formats[9]);
    }
  workbook_close (book);
}

/* ---- from files ---- */

static SpStore *store;
static const char *kind, *period;

static SpReport *
make_report (SpReader *reader)
{
  g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, &error);
  SpReportOptions options = {.plan = plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0};
  SpReport *report;

  sp_period_from_text (period, &options.period);
  report = sp_report_new (reader, definition, &options, NULL, &error);
  bench_must (report != NULL, error);
  return report;
}

static void
write_report (const char *path)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpReport) report = make_report (reader);
  GError *error = NULL;

  bench_must (sp_report_write_book (report, reader, path, NULL, NULL, NULL, &error), error);
}

static void
write_pdf (const char *path)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpReport) report = make_report (reader);
  g_autoptr (SpReportPaper) paper = NULL;
  g_autofree char *name = g_strconcat (path, ".pdf", NULL);
  GError *error = NULL;

  paper = sp_report_paper_new (report, reader, NULL, &error);
  bench_must (paper != NULL, error);
  bench_must (sp_report_paper_export_pdf (paper, name, NULL, NULL, NULL, &error), error);
}

/* The cells of a report's only sheet, for the bare library: its texts, or numbers. */
typedef struct
{
  guint n_columns, n_rows;
  GStringChunk *chunk;
  GArray *cells; /* of BareCell */
} Cells;
typedef struct
{
  const char *text; /* NULL: a number */
  double number;
} BareCell;
static Cells cells;

static gboolean
keep_row (guint i, const SpReportRow *row, gpointer data)
{
  const SpReportSheet *sheet = data;

  for (guint k = 0; k < cells.n_columns; k++)
    {
      SpReportCellKind column = sp_report_sheet_get_kind (sheet, k);
      BareCell cell = {0};

      if (column <= SP_REPORT_CELL_CODE)
        cell.text = g_string_chunk_insert_const (cells.chunk, row->cells[k].text);
      else if (row->cells[k].is_none)
        cell.text = "/";
      else
        cell.number = column == SP_REPORT_CELL_DATE ? row->cells[k].date : row->cells[k].number;
      g_array_append_val (cells.cells, cell);
    }
  cells.n_rows++;
  return TRUE;
}

static void
keep_cells (void)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpReport) report = make_report (reader);
  const SpReportSheet *sheet = sp_report_get_sheet (report, 0);
  GError *error = NULL;

  cells.n_columns = sp_report_sheet_get_n_columns (sheet);
  cells.chunk = g_string_chunk_new (1 << 20);
  cells.cells = g_array_new (FALSE, FALSE, sizeof (BareCell));
  bench_must (
    sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, keep_row, (gpointer)sheet, NULL, &error),
    error);
}

static void
write_bare_cells (const char *path)
{
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "清单");
  lxw_format *format = workbook_add_format (book);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_text_wrap (format);
  for (guint i = 0; i < cells.n_rows; i++)
    {
      worksheet_set_row (sheet, i, 20, NULL);
      for (guint k = 0; k < cells.n_columns; k++)
        {
          const BareCell *cell = &g_array_index (cells.cells, BareCell, i * cells.n_columns + k);

          if (cell->text == NULL)
            worksheet_write_number (sheet, i, (lxw_col_t)k, cell->number, format);
          else if (*cell->text == '\0')
            worksheet_write_blank (sheet, i, (lxw_col_t)k, format);
          else
            worksheet_write_string (sheet, i, (lxw_col_t)k, cell->text, format);
        }
    }
  workbook_close (book);
}

/* Peak memory of writing the report in a process of its own. */
static double
measure_memory (const char *path, const char *file)
{
  struct rusage usage = {0};
  pid_t child = fork ();

  if (child == 0)
    {
      GError *error = NULL;

      store = sp_store_open (file, SP_STORE_OPEN_DEFAULT, &error);
      bench_must (store != NULL, error);
      write_report (path);
      _exit (0);
    }
  wait4 (child, NULL, 0, &usage);
  return (double)usage.ru_maxrss / 1024.0;
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *)a - *(const double *)b;

  return difference < 0 ? -1 : difference > 0;
}

static double
median (double *times)
{
  qsort (times, N_RUNS, sizeof *times, compare);
  return times[N_RUNS / 2];
}

/* Seconds that passed, and seconds of all threads, of each run. */
typedef struct
{
  double wall[N_RUNS], cpu[N_RUNS];
} Times;

static void
run_once (void (*write) (const char *), const char *path, Times *times, guint run)
{
  gint64 begin = g_get_monotonic_time ();
  clock_t worked = clock ();

  write (path);
  times->cpu[run] = (double)(clock () - worked) / CLOCKS_PER_SEC;
  times->wall[run] = (double)(g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static void
print_times (const char *name, Times *times)
{
  double wall = median (times->wall);
  double cpu = median (times->cpu);

  g_print ("%-34s %.3f s (%.3f-%.3f), CPU %.3f s (%.3f-%.3f)\n", name, wall, times->wall[0],
           times->wall[N_RUNS - 1], cpu, times->cpu[0], times->cpu[N_RUNS - 1]);
}

static void
run (const char *name, void (*write) (const char *), const char *path)
{
  Times times;

  for (guint i = 0; i < N_RUNS; i++)
    run_once (write, path, &times, i);
  print_times (name, &times);
}

/* In turn, so that what else the machine does weighs on both; the shares are medians of the pairs'.
 */
static void
run_both (const char *name,
          void (*write) (const char *),
          const char *bare_name,
          void (*write_bare_one) (const char *),
          const char *path)
{
  Times ours, bare, shares;

  for (guint i = 0; i < N_RUNS; i++)
    {
      run_once (write, path, &ours, i);
      run_once (write_bare_one, path, &bare, i);
      shares.wall[i] = ours.wall[i] / bare.wall[i];
      shares.cpu[i] = ours.cpu[i] / bare.cpu[i];
    }
  print_times (name, &ours);
  print_times (bare_name, &bare);
  g_print ("%s / bare: %.3f", name, median (shares.wall));
  g_print (" (%.3f-%.3f), CPU %.3f", shares.wall[0], shares.wall[N_RUNS - 1], median (shares.cpu));
  g_print (" (%.3f-%.3f)\n", shares.cpu[0], shares.cpu[N_RUNS - 1]);
}

static void
open_store (const char *file)
{
  GError *error = NULL;

  store = sp_store_open (file, SP_STORE_OPEN_DEFAULT, &error);
  bench_must (store != NULL, error);
}

static void
close_store (void)
{
  GError *error = NULL;

  bench_must (sp_store_close (store, &error), error);
  g_clear_object (&store);
}

static void
bench_sheet (const char *path)
{
  run_both ("sheet layer, 100000 x 10", write_sheet, "bare library, 100000 x 10", write_bare, path);
}

static void
bench_hazards (const char *folder, const char *path)
{
  g_autofree char *file = g_build_filename (folder, "hazards.safetyplan", NULL);
  GError *error = NULL;
  BenchUnits units;

  bench_make_file (file, 10); /* a plan, for the report */
  open_store (file);
  bench_fill_hazards (store, N_ROWS, &units);
  close_store ();
  g_clear_error (&error);
  kind = "problem-list";
  period = "2022Q4";
  g_print ("list of hazards: peak memory %.1f MiB\n", measure_memory (path, file));
  open_store (file);
  keep_cells ();
  run_both ("list of 100000 hazards", write_report, "bare library, the same cells",
            write_bare_cells, path);
  g_print ("%u rows of %u\n", cells.n_rows, cells.n_columns);
  close_store ();
}

#define MOST_ON_PAPER 1000 /* nobody prints more */

static void
bench_quarterly (const char *folder, const char *path, const char *file, guint n)
{
  g_autofree char *made = g_build_filename (folder, "plan.safetyplan", NULL);
  g_autofree char *name = g_strdup_printf ("quarterly, %u measures", n);
  g_autofree char *on_paper = g_strdup_printf ("quarterly as PDF, %u measures", n);

  kind = "county-quarterly";
  period = "2021Q2";
  if (file == NULL)
    {
      g_unlink (made);
      bench_make_file (made, n);
    }
  open_store (file != NULL ? file : made);
  run (file != NULL ? "quarterly, of the file" : name, write_report, path);
  if (n <= MOST_ON_PAPER)
    run (file != NULL ? "quarterly as PDF, of the file" : on_paper, write_pdf, path);
  close_store ();
}

/* With an argument only a part: hazards, or the quarterly workbook of that file. */
int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.xlsx", NULL);

  if (argc == 1)
    bench_sheet (path);
  if (argc > 1 && !g_str_equal (argv[1], "hazards"))
    bench_quarterly (folder, path, argv[1], 0);
  if (argc == 1)
    bench_quarterly (folder, path, NULL, 300);
  if (argc == 1)
    bench_quarterly (folder, path, NULL, 10000);
  if (argc == 1 || g_str_equal (argv[1], "hazards"))
    bench_hazards (folder, path);
  g_print ("what was made is in %s\n", folder);
  return 0;
}
