/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-table-sheet.h. */
#include "report/sp-report-table-sheet.h"

#include "base/sp-i18n.h"

#include <math.h>
#include <string.h>

#define ROWS_PER_WORD 256 /* between words of progress */
#define LONG_ROWS 2000    /* from here on rows go to disk as they come */

/* ---- tables ---- */

typedef struct
{
  const SpReportSheet *sheet;
  const SpQuarterly *quarterly;
  SpReportBookProgress *progress;
  SpSheetColumn *columns;
  GPtrArray *heads; /* made ones, owned */
  SpSheet *out;
  guint first_row;        /* of the sheet, where the rows begin */
  guint line;             /* being written */
  gboolean has_odd_total; /* one that its rows do not add up to */
} Table;

static SpCellKind
cell_kind (SpReportCellKind kind)
{
  static const SpCellKind kinds[] = {
    [SP_REPORT_CELL_TEXT] = SP_CELL_TEXT,       [SP_REPORT_CELL_WORD] = SP_CELL_WORD,
    [SP_REPORT_CELL_CODE] = SP_CELL_CODE,       [SP_REPORT_CELL_COUNT] = SP_CELL_COUNT,
    [SP_REPORT_CELL_MONEY] = SP_CELL_MONEY,     [SP_REPORT_CELL_CHANGE] = SP_CELL_CHANGE,
    [SP_REPORT_CELL_RATE] = SP_CELL_RATE,       [SP_REPORT_CELL_DATE] = SP_CELL_DATE,
    [SP_REPORT_CELL_PERCENT] = SP_CELL_PERCENT,
  };

  return kinds[kind];
}

static gboolean
is_number (SpReportCellKind kind)
{
  return kind == SP_REPORT_CELL_COUNT || kind == SP_REPORT_CELL_MONEY ||
         kind == SP_REPORT_CELL_CHANGE;
}

static void
add_formula (Table *table, const SpReportRow *row, SpCell *cell)
{
  const SpReportShown *shown = &g_array_index (table->sheet->shown, SpReportShown, cell->column);

  if (sp_report_formula_make (table->sheet, table->line, cell->column, table->first_row,
                              cell->buffer))
    cell->formula = cell->buffer->str;
  else if (row->look == SP_REPORT_ROW_TOTAL && is_number (shown->kind) && !cell->is_none &&
           !cell->is_blank)
    table->has_odd_total = TRUE;
}

static void
get_cell (gconstpointer data, gpointer user_data, SpCell *cell)
{
  const SpReportRow *row = data;
  Table *table = user_data;
  const SpReportCell *from = &row->cells[cell->column];

  cell->text = from->text;
  cell->number = from->number;
  cell->date = from->date;
  cell->is_none = from->is_none;
  cell->is_blank = from->is_blank || (table->sheet->definition->blanks_zeros && from->number == 0);
  cell->colour = from->colour;
  if (table->sheet->lines != NULL && !(cell->is_blank && !cell->is_none))
    add_formula (table, row, cell);
}

static gboolean
is_long (const SpReportSheet *sheet)
{
  return sp_report_sheet_get_n_rows (sheet) > LONG_ROWS;
}

/* A long sheet has heads of one row: group and head in one. */
static void
set_heads (Table *table, SpSheetColumn *to, const SpReportColumn *from)
{
  gboolean is_flat = is_long (table->sheet);

  to->head = from->head;
  to->group = *from->group != '\0' && !is_flat ? from->group : NULL;
  if (*from->group != '\0' && is_flat)
    {
      to->head = g_strdup_printf ("%s\n%s", from->group, from->head);
      g_ptr_array_add (table->heads, (gpointer)to->head);
    }
}

static void
make_columns (Table *table)
{
  const SpReportSheet *sheet = table->sheet;

  table->columns = g_new0 (SpSheetColumn, sheet->shown->len + 1);
  table->heads = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sheet->shown->len; i++)
    {
      const SpReportShown *shown = &g_array_index (sheet->shown, SpReportShown, i);

      set_heads (table, &table->columns[i], shown->column);
      table->columns[i].em = shown->em;
      table->columns[i].kind = cell_kind (shown->kind);
      table->columns[i].get = get_cell;
    }
}

static void
tell_progress (SpReportBookProgress *progress)
{
  if (++progress->n_done % ROWS_PER_WORD == 0 && progress->func != NULL)
    progress->func ((double)progress->n_done / MAX (progress->n_rows, progress->n_done),
                    progress->data);
}

static gboolean
add_row (guint i, const SpReportRow *row, gpointer data)
{
  static const SpRowLook looks[] = {
    [SP_REPORT_ROW_PLAIN] = SP_ROW_PLAIN,
    [SP_REPORT_ROW_GROUP] = SP_ROW_GROUP,
    [SP_REPORT_ROW_TOTAL] = SP_ROW_TOTAL,
  };
  Table *table = data;

  table->line = i;
  sp_sheet_add_row (table->out, row, looks[row->look], row->level);
  tell_progress (table->progress);
  return TRUE;
}

static guint
sheet_flags (const SpReportSheet *sheet)
{
  const SpReportSheetDefinition *definition = sheet->definition;

  return (definition->has_filter ? SP_SHEET_FILTER : 0u) | (is_long (sheet) ? SP_SHEET_LONG : 0u) |
         (definition->is_portrait ? SP_SHEET_PORTRAIT : 0u) |
         (definition->has_numbers ? SP_SHEET_NUMBERS : 0u) |
         (definition->has_foot ? 0u : SP_SHEET_FOOTLESS);
}

/* ---- charts ---- */

static int
find_shown (const SpReportSheet *sheet, const char *key)
{
  for (guint i = 0; i < sheet->shown->len; i++)
    {
      const SpReportColumn *column = g_array_index (sheet->shown, SpReportShown, i).column;

      if (g_str_equal (column->key, key) || g_str_equal (column->value, key))
        return (int)i;
    }
  return -1;
}

/* Columns that count lights have their colours; the others colours that differ in grey, too. */
static void
set_colour (SpBookSeries *series, const char *key, guint i)
{
  static const guint32 colours[] = {0x1F4E79, 0xC55A11, 0x7F7F7F, 0x9DC3E6, 0xBF9000};
  static const struct
  {
    const char *key;
    SpLight light;
  } lights[] = {{"done", SP_LIGHT_DONE},
                {"on_track", SP_LIGHT_ON_TRACK},
                {"near", SP_LIGHT_NEAR},
                {"behind", SP_LIGHT_BEHIND},
                {"overdue", SP_LIGHT_OVERDUE}};

  series->colour = colours[i % G_N_ELEMENTS (colours)];
  series->is_hatched = i % 2 == 1;
  for (guint k = 0; k < G_N_ELEMENTS (lights); k++)
    if (g_str_equal (lights[k].key, key))
      {
        series->colour = sp_quarterly_light_colours[lights[k].light];
        series->is_hatched = lights[k].light == SP_LIGHT_OVERDUE;
      }
}

static gboolean
is_repeated (const SpReportSheet *sheet, const SpReportColumn *column)
{
  guint n = 0;

  for (guint i = 0; i < sheet->shown->len; i++)
    n += g_str_equal (g_array_index (sheet->shown, SpReportShown, i).column->head, column->head);
  return n > 1;
}

static char *
dup_series_name (const SpReportSheet *sheet, const SpReportColumn *column)
{
  g_auto (GStrv) lines = g_strsplit (column->head, "\n", -1);
  g_autofree char *head = g_strjoinv ("", lines);

  /* Columns of one head under different groups are told apart by the group. */
  return *column->group != '\0' && is_repeated (sheet, column)
           ? g_strconcat (column->group, head, NULL)
           : g_steal_pointer (&head);
}

static const SpReportRow *
get_line (const Table *table, guint line)
{
  return &((const SpReportLine *)table->sheet->lines->pdata[line])->row;
}

/* How high the bar or the points of a line stand. */
static double
get_height (const SpReportRow *row, const SpBookChart *chart)
{
  double height = 0;

  for (guint i = 0; i < chart->n_series; i++)
    {
      double number = row->cells[chart->series[i].column].number;

      height = chart->kind == SP_BOOK_CHART_STACKED_BAR ? height + number : MAX (height, number);
    }
  return height;
}

/* Figures that are all whole count something, also where an indicator's column could hold more. */
static void
find_top (const Table *table, SpBookChart *chart, guint first, guint last)
{
  chart->is_count = TRUE;
  for (guint i = 0; i < chart->n_series; i++)
    {
      guint column = chart->series[i].column;

      chart->is_count =
        chart->is_count && is_number (sp_report_sheet_get_kind (table->sheet, column));
      for (guint k = first; k <= last; k++)
        {
          double number = get_line (table, k)->cells[column].number;

          chart->is_count = chart->is_count && floor (number) == number;
        }
    }
  for (guint i = first; i <= last; i++)
    chart->top = MAX (chart->top, get_height (get_line (table, i), chart));
}

/* A chart of lines @first..@last. */
static void
add_chart (
  Table *table, const SpReportChart *from, const char *title, guint first, guint last, guint side)
{
  g_auto (GStrv) keys = g_strsplit (from->columns, ",", -1);
  guint n = g_strv_length (keys);
  g_autofree SpBookSeries *series = g_new0 (SpBookSeries, n + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  static const SpBookChartKind kinds[] = {
    [SP_REPORT_CHART_STACKED] = SP_BOOK_CHART_STACKED_BAR,
    [SP_REPORT_CHART_COLUMNS] = SP_BOOK_CHART_COLUMNS,
    [SP_REPORT_CHART_LINE] = SP_BOOK_CHART_LINE,
  };
  SpBookChart chart = {.kind = kinds[from->kind],
                       .title = title,
                       .first_row = table->first_row + first,
                       .last_row = table->first_row + last,
                       .series = series};
  guint n_columns = table->sheet->shown->len;
  int category = find_shown (table->sheet, "title");

  for (guint i = 0; i < n; i++)
    {
      int column = find_shown (table->sheet, keys[i]);
      SpBookSeries *one = &series[chart.n_series];

      if (column < 0)
        continue; /* hidden */
      one->column = (guint)column;
      g_ptr_array_add (
        names, dup_series_name (table->sheet,
                                g_array_index (table->sheet->shown, SpReportShown, column).column));
      one->name = names->pdata[names->len - 1];
      set_colour (one, keys[i], chart.n_series);
      one->is_dashed = from->kind == SP_REPORT_CHART_LINE && i > 0;
      chart.n_series++;
    }
  if (category < 0 || chart.n_series == 0)
    return;
  chart.category_column = (guint)category;
  find_top (table, &chart, first, last);
  chart.points = from->kind == SP_REPORT_CHART_STACKED ? 90 + 15.0 * (last - first + 1) : 210;
  if (side == 0)
    sp_sheet_add_chart (table->out, &chart, 0, n_columns - 1, FALSE);
  else
    sp_sheet_add_chart (table->out, &chart, side == 1 ? 0 : n_columns / 2,
                        side == 1 ? n_columns / 2 - 1 : n_columns - 1, side == 2);
}

/* A line needs two values. */
static gboolean
has_line (const Table *table, guint first, guint last, guint value)
{
  guint n = 0;

  for (guint i = first; i <= last; i++)
    n += !get_line (table, i)->cells[value].is_blank;
  return n > 1;
}

/* One for each indicator that has had values, two side by side. */
static void
add_indicator_charts (Table *table, const SpReportChart *from)
{
  const SpReportSheet *sheet = table->sheet;
  int title = find_shown (sheet, "title");
  int value = find_shown (sheet, "value");
  guint n = 0;

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const SpReportRow *row = get_line (table, i);
      guint last = i;

      while (last + 1 < sheet->lines->len && get_line (table, last + 1)->level > 0)
        last++;
      if (row->look == SP_REPORT_ROW_GROUP && title >= 0 && value >= 0 && last > i &&
          has_line (table, i + 1, last, (guint)value))
        add_chart (table, from, row->cells[title].text, i + 1, last, n++ % 2 + 1);
    }
}

static void
add_plain_chart (Table *table, const SpReportChart *from)
{
  guint first = G_MAXUINT;
  guint last = 0;

  for (guint i = 0; i < table->sheet->lines->len; i++)
    if (get_line (table, i)->look == SP_REPORT_ROW_PLAIN)
      {
        first = MIN (first, i);
        last = i;
      }
  if (first != G_MAXUINT)
    add_chart (table, from, from->title, first, last, 0);
}

static void
add_charts (Table *table)
{
  const SpReportSheetDefinition *definition = table->sheet->definition;

  for (guint i = 0; table->sheet->lines != NULL && i < definition->charts->len; i++)
    if (definition->rows == SP_ROWS_INDICATOR)
      add_indicator_charts (table, definition->charts->pdata[i]);
    else
      add_plain_chart (table, definition->charts->pdata[i]);
}

/* ---- the sheet ---- */

/* Red where a number should be none, numbers only where one is to be filled in. */
static void
add_rules (Table *table)
{
  guint last = sp_sheet_get_row (table->out) - 1;

  for (guint i = 0; i < table->sheet->shown->len && last >= table->first_row; i++)
    {
      const SpReportShown *shown = &g_array_index (table->sheet->shown, SpReportShown, i);

      if (shown->column->warns)
        sp_book_warn (table->quarterly->book, table->first_row, last, i);
      if (g_str_equal (shown->column->value, "blank") && is_number (shown->kind))
        sp_book_expect_number (table->quarterly->book, table->first_row, last, i,
                               shown->kind == SP_REPORT_CELL_COUNT);
    }
}

static void
add_notes (Table *table)
{
  if (sp_report_sheet_get_n_rows (table->sheet) == 0)
    sp_sheet_add_note (table->out, _ ("（本期无）"));
  for (guint i = 0; i < table->sheet->notes->len; i++)
    sp_sheet_add_note (table->out, table->sheet->notes->pdata[i]);
  if (table->has_odd_total)
    sp_sheet_add_note (table->out, _ ("合计按总数统计；有的一项计入几行，有的不能归入各行，"
                                      "故与各行之和不等的，以合计为准。"));
}

gboolean
sp_report_table_write (const SpReportSheet *sheet,
                       SpReader *reader,
                       const SpQuarterly *quarterly,
                       SpReportBookProgress *progress,
                       GError **error)
{
  const SpReportSheetDefinition *definition = sheet->definition;
  Table table = {.sheet = sheet, .quarterly = quarterly, .progress = progress};
  SpSheetSpec spec = {.name = definition->name,
                      .corner = *definition->corner != '\0' ? definition->corner : NULL,
                      .title = sheet->title,
                      .left = quarterly->prepared,
                      .middle = quarterly->span,
                      .right = definition->unit,
                      .mark = quarterly->mark,
                      .n_columns = sheet->shown->len,
                      .frozen_columns = definition->frozen_columns,
                      .paper = definition->is_a3 ? SP_PAPER_A3 : SP_PAPER_A4,
                      .flags = sheet_flags (sheet)};
  gboolean is_read;

  make_columns (&table);
  spec.columns = table.columns;
  table.out = sp_sheet_begin (quarterly->book, &spec, &table, quarterly->cancellable);
  table.first_row = sp_sheet_get_row (table.out);
  is_read =
    sp_report_sheet_foreach_apart (sheet, reader, add_row, &table, quarterly->cancellable, error);
  add_rules (&table);
  add_notes (&table);
  add_charts (&table);
  sp_sheet_end (table.out);
  g_free (table.columns);
  g_ptr_array_unref (table.heads);
  return is_read;
}
