/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of measures as of the report's date, beside how they stood before the period and what was
 * reported in it. Goes by the schedules that charts and the task list go by. */
#include "report/sp-report-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-overview.h"
#include "core/sp-plan.h"
#include "report/sp-report-quantity.h"

#include <string.h>

typedef struct
{
  const SpReport *report;
  const SpScheduleRow *row;
  const SpScheduleRow *before; /* NULL: was not there */
  const SpSchedulePart *part;
  const SpQuarterlyNote *note;
  guint number;
  SpReportLine *line;
  guint cell;
} Task;

/* ---- values ---- */

static void
set_text (Task *task, char *text)
{
  sp_report_line_set_text (task->line, task->cell, text);
}

static void
set_number (Task *task, double number)
{
  task->line->row.cells[task->cell].number = number;
}

static void
set_date (Task *task, SpDate date)
{
  SpReportCell *cell = &task->line->row.cells[task->cell];

  cell->date = date;
  cell->is_none = date == SP_DATE_NONE;
}

static void
set_state (Task *task, const SpScheduleRow *row)
{
  g_autofree char *text = row != NULL ? sp_light_state_dup_text (&row->state) : NULL;

  if (row == NULL)
    {
      set_text (task, g_strdup (""));
      return;
    }
  set_text (task, g_strdup_printf ("%s %s", sp_light_symbol (row->state.light), text));
  task->line->row.cells[task->cell].colour = sp_quarterly_light_colours[row->state.light];
}

#define VALUE(name, statement)                                                                     \
  static void set_##name##_value (Task *task)                                                      \
  {                                                                                                \
    statement;                                                                                     \
  }
VALUE (number, set_text (task, g_strdup_printf ("%u", task->number)))
VALUE (part, set_text (task, sp_part_dup_label (task->part->number)))
VALUE (part_title, set_text (task, g_strdup (task->part->title)))
VALUE (path, set_text (task, g_strdup (task->row->path)))
VALUE (title, set_text (task, g_strdup (task->row->title)))
VALUE (leads, set_text (task, g_strdup (task->row->leads)))
VALUE (responsibles, set_text (task, g_strdup (task->row->responsibles)))
VALUE (start, set_date (task, task->row->start))
VALUE (due, set_date (task, task->row->due))
VALUE (original_due, set_date (task, task->row->original_due))
VALUE (end, set_date (task, task->row->end))
VALUE (percent, set_number (task, task->row->percent / 100.0))
VALUE (expected, set_number (task, task->row->state.expected / 100.0))
VALUE (state, set_state (task, task->row))
VALUE (former_state, set_state (task, task->before))
VALUE (reported_on, set_date (task, task->row->reported_on))
VALUE (done_on, set_date (task, task->row->done_on))
VALUE (blank, task->line->row.cells[task->cell].is_blank = TRUE)
VALUE (done, set_text (task, g_strdup (task->note->done)))
VALUE (problems, set_text (task, g_strdup (task->note->problems)))
VALUE (next_steps, set_text (task, g_strdup (task->note->next_steps)))
VALUE (step,
       set_text (task,
                 g_strdup (task->row->step != SP_STEP_NONE
                             ? sp_vocabulary_label (&sp_steps, (int)task->row->step)
                             : "")))

static void
set_former_percent_value (Task *task)
{
  task->line->row.cells[task->cell].is_none = task->before == NULL;
  set_number (task, task->before != NULL ? task->before->percent / 100.0 : 0);
}

/* In percentage points. */
static void
set_gain_value (Task *task)
{
  set_number (task, task->row->percent - (task->before != NULL ? task->before->percent : 0));
}

static const struct
{
  const char *name, *label;
  SpReportCellKind kind;
  void (*set) (Task *task);
} values[] = {
  {"#", N_ ("序号"), SP_REPORT_CELL_WORD, set_number_value},
  {"part", N_ ("附件"), SP_REPORT_CELL_WORD, set_part_value},
  {"part_title", N_ ("专项"), SP_REPORT_CELL_TEXT, set_part_title_value},
  {"path", N_ ("编号"), SP_REPORT_CELL_CODE, set_path_value},
  {"title", N_ ("任务（措施）"), SP_REPORT_CELL_TEXT, set_title_value},
  {"leads", N_ ("牵头单位"), SP_REPORT_CELL_TEXT, set_leads_value},
  {"responsibles", N_ ("责任（配合）单位"), SP_REPORT_CELL_TEXT, set_responsibles_value},
  {"start", N_ ("开始日期"), SP_REPORT_CELL_DATE, set_start_value},
  {"due", N_ ("完成时限"), SP_REPORT_CELL_DATE, set_due_value},
  {"original_due", N_ ("原定时限"), SP_REPORT_CELL_DATE, set_original_due_value},
  {"end", N_ ("最后时限"), SP_REPORT_CELL_DATE, set_end_value},
  {"percent", N_ ("进度"), SP_REPORT_CELL_PERCENT, set_percent_value},
  {"expected", N_ ("序时进度"), SP_REPORT_CELL_PERCENT, set_expected_value},
  {"former_percent", N_ ("上期末进度"), SP_REPORT_CELL_PERCENT, set_former_percent_value},
  {"gain", N_ ("本期推进（百分点）"), SP_REPORT_CELL_CHANGE, set_gain_value},
  {"state", N_ ("状态"), SP_REPORT_CELL_WORD, set_state_value},
  {"former_state", N_ ("上期末状态"), SP_REPORT_CELL_WORD, set_former_state_value},
  {"step", N_ ("应采取的措施"), SP_REPORT_CELL_WORD, set_step_value},
  {"reported_on", N_ ("最近报送"), SP_REPORT_CELL_DATE, set_reported_on_value},
  {"done_on", N_ ("完成日期"), SP_REPORT_CELL_DATE, set_done_on_value},
  {"done", N_ ("本期进展"), SP_REPORT_CELL_TEXT, set_done_value},
  {"problems", N_ ("存在问题"), SP_REPORT_CELL_TEXT, set_problems_value},
  {"next_steps", N_ ("下步措施"), SP_REPORT_CELL_TEXT, set_next_steps_value},
  {"blank", N_ ("由填报单位填写"), SP_REPORT_CELL_WORD, set_blank_value},
};

static int
find_value (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].name, name))
      return (int)i;
  return -1;
}

gboolean
sp_report_task_value_check (const char *value, GError **error)
{
  if (find_value (value) >= 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("任务没有“%s”这一项。"), value);
  return FALSE;
}

void
sp_report_list_task_values (GPtrArray *choices)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_ptr_array_add (choices, sp_report_choice_new (g_strdup (values[i].name),
                                                    g_strdup (_ (values[i].label)), _ ("任务")));
}

SpReportCellKind
sp_report_task_value_kind (const char *value)
{
  int i = find_value (value);

  return i >= 0 ? values[i].kind : SP_REPORT_CELL_TEXT;
}

/* ---- which ---- */

/* light=overdue|near, change=done; checked with the definition. */
static int
find_mask (const SpReportSheetDefinition *definition, const char *field, const SpVocabulary *words)
{
  int mask = 0;

  for (guint i = 0; i < definition->conditions->len; i++)
    {
      const SpReportCondition *condition = definition->conditions->pdata[i];
      g_auto (GStrv) codes = g_strsplit_set (condition->is, ",|", -1);

      for (guint k = 0; g_str_equal (condition->field, field) && codes[k] != NULL; k++)
        {
          const SpWord *word = sp_vocabulary_find_code (words, g_strstrip (codes[k]));

          mask |= word != NULL ? 1 << word->value : 0;
        }
    }
  return mask;
}

/* The worst first: longest overdue, nearest deadline, furthest behind; then as in the plan. */
static int
compare_worst (gconstpointer a, gconstpointer b)
{
  const SpScheduleRow *first = *(const SpScheduleRow *const *)a;
  const SpScheduleRow *second = *(const SpScheduleRow *const *)b;
  int difference = (int)second->state.light - (int)first->state.light;

  if (difference == 0 && first->state.light == SP_LIGHT_OVERDUE)
    difference = second->state.days - first->state.days;
  else if (difference == 0 && first->state.light == SP_LIGHT_NEAR)
    difference = first->state.days - second->state.days;
  else if (difference == 0)
    difference = second->state.behind - first->state.behind;
  return difference != 0 ? difference : (first > second) - (first < second);
}

static const SpScheduleRow *
find_before (const SpReport *report, const SpScheduleRow *row, guint guess)
{
  SpSchedule *before = report->measures.before;
  int i = sp_schedule_find_near (before, row->measure, guess);

  return i >= 0 ? sp_schedule_get_row (before, (guint)i) : NULL;
}

static GPtrArray *
list_rows (const SpReport *report, const SpReportSheetDefinition *definition)
{
  GPtrArray *rows = g_ptr_array_new ();
  int lights = find_mask (definition, "light", &sp_lights);
  int changes = find_mask (definition, "change", &sp_changes);

  for (guint i = 0; i < sp_schedule_get_n_rows (report->measures.now); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (report->measures.now, i);

      if (lights != 0 && !(lights >> row->state.light & 1))
        continue;
      if (changes != 0 && !(sp_changes_between (row, find_before (report, row, i)) & changes))
        continue;
      g_ptr_array_add (rows, (gpointer)row);
    }
  if (g_str_equal (definition->sort, "worst"))
    g_ptr_array_sort (rows, compare_worst);
  return rows;
}

/* ---- lines ---- */

/* A line over those below it; @sum: of a part, NULL: none. */
typedef struct
{
  const char *key, *heading, *label;
  int64_t part;
  const SpSum *sum;
} Group;

static void
set_group_cell (SpReportLine *line, guint cell, const char *value, const Group *group)
{
  SpReportCell *at = &line->row.cells[cell];
  guint total = group->sum != NULL ? group->sum->now.total : 0;

  at->is_blank = TRUE;
  if (g_str_equal (value, "part"))
    sp_report_line_set_text (line, cell, g_strdup (group->label));
  else if (g_str_equal (value, "state") && total > 0)
    sp_report_line_set_text (
      line, cell,
      g_strdup_printf (_ ("完成 %u/%u"), group->sum->now.by_light[SP_LIGHT_DONE], total));
  if (total == 0 || !(g_str_equal (value, "percent") || g_str_equal (value, "expected")))
    return;
  at->is_blank = FALSE;
  at->number =
    (g_str_equal (value, "percent") ? group->sum->now.percent_sum : group->sum->now.expected_sum) /
    100.0 / total;
}

static void
add_group (SpReportSheet *sheet, const Group *group)
{
  SpReportLine *line = sp_report_line_new (group->key, sheet->shown->len);

  for (guint i = 0; i < sheet->shown->len; i++)
    {
      const char *value = g_array_index (sheet->shown, SpReportShown, i).column->value;

      if (g_str_equal (value, "title"))
        sp_report_line_set_text (line, i, g_strdup (group->heading));
      set_group_cell (line, i, value, group);
    }
  line->row.look = SP_REPORT_ROW_GROUP;
  line->row.type = group->part != 0 ? &sp_part_type : NULL;
  line->row.id = group->part;
  g_ptr_array_add (sheet->lines, line);
}

static void
add_part (SpReportSheet *sheet, guint i, const GPtrArray *sums)
{
  const SpSchedulePart *part = sp_schedule_get_part (sheet->report->measures.now, i);
  g_autofree char *key = g_strdup_printf ("part-%d", part->number);
  g_autofree char *label = sp_part_dup_label (part->number);
  Group group = {key, part->title, label, part->id, sums->pdata[i]};

  add_group (sheet, &group);
}

/* 逾期（3项） */
static void
add_light (SpReportSheet *sheet, const GPtrArray *rows, guint first)
{
  SpLight light = ((const SpScheduleRow *)rows->pdata[first])->state.light;
  const char *words = sp_vocabulary_label (&sp_lights, (int)light);
  guint n = 1;

  while (first + n < rows->len &&
         ((const SpScheduleRow *)rows->pdata[first + n])->state.light == light)
    n++;
  {
    g_autofree char *heading = g_strdup_printf (_ ("%s（%u项）"), words, n);
    Group group = {sp_vocabulary_code (&sp_lights, (int)light), heading, "", 0, NULL};

    add_group (sheet, &group);
  }
}

static void
add_task (SpReportSheet *sheet, const SpScheduleRow *row, guint number)
{
  const SpReport *report = sheet->report;
  SpSchedule *now = report->measures.now;
  const SpSchedulePart *part = sp_schedule_get_part (now, row->part);
  g_autofree char *key = g_strdup_printf ("%d %s", part->number, row->path);
  Task task = {.report = report,
               .row = row,
               .before = find_before (report, row, number),
               .part = part,
               .note = sp_quarterly_facts_find_note (&report->measures, row->measure),
               .number = number,
               .line = sp_report_line_new (key, sheet->shown->len)};

  task.line->row.type = &sp_measure_type;
  task.line->row.id = row->measure;
  task.line->row.level = sheet->definition->has_subtotals ? 1 : 0;
  for (task.cell = 0; task.cell < sheet->shown->len; task.cell++)
    {
      const SpReportShown *shown = &g_array_index (sheet->shown, SpReportShown, task.cell);

      values[find_value (shown->column->value)].set (&task);
    }
  g_ptr_array_add (sheet->lines, task.line);
}

/* Headings stand by part, or, of a table that goes by what is worst, by light. */
static void
add_heading (SpReportSheet *sheet, const GPtrArray *rows, guint i, const GPtrArray *sums)
{
  gboolean is_by_light = g_str_equal (sheet->definition->sort, "worst");
  const SpScheduleRow *row = rows->pdata[i];
  const SpScheduleRow *above = i > 0 ? rows->pdata[i - 1] : NULL;

  if (!sheet->definition->has_subtotals)
    return;
  if (is_by_light && (above == NULL || above->state.light != row->state.light))
    add_light (sheet, rows, i);
  else if (!is_by_light && (above == NULL || above->part != row->part))
    add_part (sheet, row->part, sums);
}

gboolean
sp_report_fill_tasks (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  const SpReportSheetDefinition *definition = sheet->definition;
  const SpQuarterlyFacts *measures = &self->report->measures;
  g_autoptr (GPtrArray) rows = list_rows (self->report, definition);
  SpSum total = {0};
  g_autoptr (GPtrArray) sums = sp_sums_by_part (measures->now, measures->before, &total);

  for (guint i = 0; i < definition->columns->len; i++)
    {
      const SpReportColumn *column = definition->columns->pdata[i];

      sp_report_sheet_add_shown (
        sheet, column, sp_report_as_kind (column->as, sp_report_task_value_kind (column->value)));
    }
  sheet->lines = g_ptr_array_new_with_free_func (sp_report_line_free);
  for (guint i = 0; i < rows->len; i++)
    {
      add_heading (sheet, rows, i, sums);
      add_task (sheet, rows->pdata[i], i + 1);
    }
  return TRUE;
}
