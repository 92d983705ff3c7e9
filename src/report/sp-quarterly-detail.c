/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 任务明细 (every measure, to filter and fold) and 逾期及临期清单 (those that need attention), from
 * the same columns. */
#include "report/sp-quarterly-private.h"

#include "base/sp-i18n.h"

#include <string.h>

/* A row of either sheet: a measure, or a part heading (row NULL). */
typedef struct
{
  const SpScheduleRow *row;
  const SpSchedulePart *part;
  const SpSum *sum; /* of the part */
} Line;

#define LINE(row) ((const Line *)(row))

static void
get_part (gconstpointer line, gpointer data, SpCell *cell)
{
  g_autofree char *label = sp_part_dup_label (LINE (line)->part->number);

  g_string_assign (cell->buffer, label);
  cell->text = cell->buffer->str;
}

static void
get_path (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->text = LINE (line)->row != NULL ? LINE (line)->row->path : "";
}

static void
get_title (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->text = LINE (line)->row != NULL ? LINE (line)->row->title : LINE (line)->part->title;
}

static void
get_leads (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->text = LINE (line)->row != NULL ? LINE (line)->row->leads : "";
}

static void
get_responsibles (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->text = LINE (line)->row != NULL ? LINE (line)->row->responsibles : "";
}

static void
get_due (gconstpointer line, gpointer data, SpCell *cell)
{
  if (LINE (line)->row == NULL)
    {
      cell->is_none = TRUE;
      return;
    }
  cell->date = LINE (line)->row->due;
}

static void
get_percent (gconstpointer line, gpointer data, SpCell *cell)
{
  const SpSum *sum = LINE (line)->sum;

  if (LINE (line)->row != NULL)
    cell->number = LINE (line)->row->percent / 100.0;
  else if (sum == NULL || sum->now.total == 0)
    cell->is_none = TRUE;
  else
    cell->number = sum->now.percent_sum / 100.0 / sum->now.total;
}

static void
get_expected (gconstpointer line, gpointer data, SpCell *cell)
{
  const SpSum *sum = LINE (line)->sum;

  if (LINE (line)->row != NULL)
    cell->number = LINE (line)->row->state.expected / 100.0;
  else if (sum == NULL || sum->now.total == 0)
    cell->is_none = TRUE;
  else
    cell->number = sum->now.expected_sum / 100.0 / sum->now.total;
}

static void
get_state (gconstpointer line, gpointer data, SpCell *cell)
{
  const SpScheduleRow *row = LINE (line)->row;
  g_autofree char *text = NULL;

  if (row == NULL)
    {
      const SpSum *sum = LINE (line)->sum;

      if (sum != NULL)
        g_string_printf (cell->buffer, _ ("完成 %u/%u"), sum->now.by_light[SP_LIGHT_DONE],
                         sum->now.total);
      cell->text = cell->buffer->str;
      return;
    }
  text = sp_light_state_dup_text (&row->state);
  g_string_printf (cell->buffer, "%s %s", sp_light_symbol (row->state.light), text);
  cell->text = cell->buffer->str;
  cell->colour = sp_quarterly_light_colours[row->state.light];
}

static void
get_reported_on (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->date = LINE (line)->row != NULL ? LINE (line)->row->reported_on : SP_DATE_NONE;
}

static const SpQuarterlyNote *
find_note (gconstpointer line, gpointer data)
{
  const SpQuarterly *q = data;

  return sp_quarterly_facts_find_note (q->facts,
                                       LINE (line)->row != NULL ? LINE (line)->row->measure : 0);
}

static void
get_done (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->text = find_note (line, data)->done;
}

static void
get_problems (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->text = find_note (line, data)->problems;
}

static void
get_next_steps (gconstpointer line, gpointer data, SpCell *cell)
{
  cell->text = find_note (line, data)->next_steps;
}

static const SpSheetColumn detail_columns[] = {
  {N_ ("附件"), NULL, 4, SP_CELL_WORD, get_part},
  {N_ ("序号"), NULL, 9, SP_CELL_CODE, get_path},
  {N_ ("任务（措施）"), NULL, 18, SP_CELL_TEXT, get_title},
  {N_ ("牵头单位"), NULL, 10, SP_CELL_TEXT, get_leads},
  {N_ ("责任（配合）单位"), NULL, 16, SP_CELL_TEXT, get_responsibles},
  {N_ ("完成时限"), NULL, 8.2, SP_CELL_DATE, get_due},
  {N_ ("进度"), NULL, 4.5, SP_CELL_PERCENT, get_percent},
  {N_ ("序时进度"), NULL, 4.5, SP_CELL_PERCENT, get_expected},
  {N_ ("状态"), NULL, 7, SP_CELL_WORD, get_state},
  {N_ ("最近报送"), NULL, 8.2, SP_CELL_DATE, get_reported_on},
  {N_ ("本季度进展"), NULL, 22, SP_CELL_TEXT, get_done},
  {N_ ("存在问题"), NULL, 13, SP_CELL_TEXT, get_problems},
  {N_ ("下步措施"), NULL, 14, SP_CELL_TEXT, get_next_steps},
};

void
sp_quarterly_add_detail (SpQuarterly *self)
{
  SpSchedule *schedule = self->facts->now;
  g_autofree char *title = g_strdup_printf (_ ("%s任务明细表"), self->subject);
  SpSheetSpec spec = {.name = _ ("任务明细"),
                      .corner = _ ("附件3"),
                      .title = title,
                      .left = self->prepared,
                      .middle = self->span,
                      .right = _ ("单位：%"),
                      .mark = self->mark,
                      .columns = detail_columns,
                      .n_columns = G_N_ELEMENTS (detail_columns),
                      .frozen_columns = 3,
                      .paper = SP_PAPER_A3,
                      .flags = SP_SHEET_FILTER | SP_SHEET_LONG};
  SpSheet *sheet = sp_sheet_begin (self->book, &spec, self, self->cancellable);

  for (guint p = 0; p < sp_schedule_get_n_parts (schedule); p++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (schedule, p);
      Line heading = {NULL, part, g_ptr_array_index (self->parts, p)};

      sp_sheet_add_row (sheet, &heading, SP_ROW_GROUP, 0);
      for (guint i = part->first_row; i < part->first_row + part->n_rows; i++)
        {
          Line line = {sp_schedule_get_row (schedule, i), part, NULL};

          sp_sheet_add_row (sheet, &line, SP_ROW_PLAIN, 1);
        }
    }
  sp_sheet_end (sheet);
}

/* ---- what needs attention ---- */

static const SpSheetColumn late_columns[] = {
  {N_ ("附件"), NULL, 4, SP_CELL_WORD, get_part},
  {N_ ("序号"), NULL, 9, SP_CELL_CODE, get_path},
  {N_ ("任务（措施）"), NULL, 24, SP_CELL_TEXT, get_title},
  {N_ ("牵头单位"), NULL, 11, SP_CELL_TEXT, get_leads},
  {N_ ("责任（配合）单位"), NULL, 18, SP_CELL_TEXT, get_responsibles},
  {N_ ("完成时限"), NULL, 8.2, SP_CELL_DATE, get_due},
  {N_ ("进度"), NULL, 4.5, SP_CELL_PERCENT, get_percent},
  {N_ ("序时进度"), NULL, 4.5, SP_CELL_PERCENT, get_expected},
  {N_ ("状态"), NULL, 7, SP_CELL_WORD, get_state},
  {N_ ("存在问题"), NULL, 18, SP_CELL_TEXT, get_problems},
  {N_ ("下步措施"), NULL, 18, SP_CELL_TEXT, get_next_steps},
};

/* The worst first: longest overdue, nearest deadline, furthest behind; then as in the plan. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SpScheduleRow *first = *(const SpScheduleRow *const *)a;
  const SpScheduleRow *second = *(const SpScheduleRow *const *)b;
  int difference = 0;

  if (first->state.light == SP_LIGHT_OVERDUE)
    difference = second->state.days - first->state.days;
  else if (first->state.light == SP_LIGHT_NEAR)
    difference = first->state.days - second->state.days;
  else
    difference = second->state.behind - first->state.behind;
  return difference != 0 ? difference : (first < second ? -1 : first > second);
}

static void
add_group (SpQuarterly *self, SpSheet *sheet, const char *format, SpLight light)
{
  SpSchedule *schedule = self->facts->now;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GString) heading = g_string_new (format);

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    if (sp_schedule_get_row (schedule, i)->state.light == light)
      g_ptr_array_add (rows, (gpointer)sp_schedule_get_row (schedule, i));
  g_ptr_array_sort (rows, compare_rows);
  g_string_append_printf (heading, rows->len > 0 ? _ ("（%u项）") : _ ("（无）"), rows->len);
  sp_sheet_add_heading (sheet, heading->str);
  for (guint i = 0; i < rows->len; i++)
    {
      const SpScheduleRow *row = g_ptr_array_index (rows, i);
      Line line = {row, sp_schedule_get_part (schedule, row->part), NULL};

      sp_sheet_add_row (sheet, &line, SP_ROW_PLAIN, 0);
    }
}

void
sp_quarterly_add_late (SpQuarterly *self)
{
  g_autofree char *title = g_strdup_printf (_ ("%s逾期、临期和滞后任务清单"), self->subject);
  SpSheetSpec spec = {.name = _ ("逾期及临期清单"),
                      .corner = _ ("附件4"),
                      .title = title,
                      .left = self->prepared,
                      .middle = self->span,
                      .right = _ ("单位：%"),
                      .mark = self->mark,
                      .columns = late_columns,
                      .n_columns = G_N_ELEMENTS (late_columns),
                      .frozen_columns = 3,
                      .paper = SP_PAPER_A3,
                      .flags = SP_SHEET_LONG};
  SpSheet *sheet = sp_sheet_begin (self->book, &spec, self, self->cancellable);

  add_group (self, sheet, _ ("一、逾期"), SP_LIGHT_OVERDUE);
  add_group (self, sheet, _ ("二、临期"), SP_LIGHT_NEAR);
  add_group (self, sheet, _ ("三、滞后（慢于序时进度）"), SP_LIGHT_BEHIND);
  sp_sheet_end (sheet);
}
