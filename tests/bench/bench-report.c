/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long sheets: 100 000 rows of 10 columns through the sheet layer against the bare library writing
 * the same cells in its constant-memory mode, in turn; and the quarterly workbook of 300 and 10 000
 * measures. CPU time, medians. */
#include "report/sp-quarterly-private.h"
#include "test-schedule.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
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

static void
write_quarterly (const char *path, guint n)
{
  g_auto (SpQuarterlyFacts) facts = {0};
  g_autoptr (GError) error = NULL;

  sp_quarterly_facts_init (&facts);
  sp_period_from_text ("2021Q2", &facts.period);
  facts.as_of = facts.period.last;
  facts.now = test_schedule_new (n, facts.as_of);
  facts.before = test_schedule_new (n, facts.period.first - 1);
  if (!sp_quarterly_facts_write (&facts, path, NULL, &error))
    g_error ("%s", error->message);
}

static void
write_quarterly_300 (const char *path)
{
  write_quarterly (path, 300);
}

static void
write_quarterly_10000 (const char *path)
{
  write_quarterly (path, 10000);
}

static double
cpu_time (void (*write) (const char *), const char *path)
{
  clock_t begin = clock ();

  write (path);
  return (double)(clock () - begin) / CLOCKS_PER_SEC;
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

int
main (int argc, char **argv)
{
  static void (*const writers[]) (const char *) = {write_bare, write_sheet, write_quarterly_300,
                                                   write_quarterly_10000};
  static const char *const names[] = {"bare library, 100000 x 10", "sheet layer, 100000 x 10",
                                      "quarterly, 300 measures", "quarterly, 10000 measures"};
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.xlsx", NULL);
  double times[G_N_ELEMENTS (writers)][N_RUNS];
  struct rusage usage = {0};

  for (guint run = 0; run < N_RUNS; run++)
    for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
      times[i][run] = cpu_time (writers[i], path);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      double middle = median (times[i]);

      g_print ("%-28s %.3f s (%.3f-%.3f)\n", names[i], middle, times[i][0], times[i][N_RUNS - 1]);
    }
  g_print ("sheet layer / bare: %.3f\n", times[1][N_RUNS / 2] / times[0][N_RUNS / 2]);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory: %.1f MiB\n", (double)usage.ru_maxrss / 1024.0);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
