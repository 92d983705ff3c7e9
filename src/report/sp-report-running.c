/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of what runs between two reports: indicators with their value in each quarter beside the
 * path, and what duties (meetings, reports) ask for in the period. Both are judged by core's rules
 * as pages judge them. */
#include "report/sp-report-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-report-quantity.h"
#include "report/sp-report-rows.h"
#include "store/sp-reader-running.h"

#include <string.h>

/* A row of either table. */
typedef struct
{
  SpIndicatorStanding *standing; /* INDICATOR */
  const SpIndicatorState *state; /* as of the row's day */
  const SpPeriod *quarter;       /* of a row below an indicator, else NULL */
  SpDuty *duty;                  /* DUTY */
  const SpDutyDay *day;
  const char *unit; /* lead or unit */
  guint number;
  SpReportLine *line;
  guint cell;
} Running;

static SpReportCell *
get_cell (Running *self)
{
  return &self->line->row.cells[self->cell];
}

static void
set_text (Running *self, char *text)
{
  sp_report_line_set_text (self->line, self->cell, text);
}

static void
set_number (Running *self, gboolean is_there, double number)
{
  get_cell (self)->number = is_there ? number : 0;
  get_cell (self)->is_none = !is_there && self->quarter == NULL;
  get_cell (self)->is_blank = !is_there && self->quarter != NULL; /* a gap in the chart, no 0 */
}

static void
set_date (Running *self, SpDate date)
{
  get_cell (self)->date = date;
  get_cell (self)->is_none = date == SP_DATE_NONE;
}

#define VALUE(name, statement)                                                                     \
  static void set_##name (Running *self)                                                           \
  {                                                                                                \
    statement;                                                                                     \
  }
VALUE (hash,
       set_text (self, self->number > 0 ? g_strdup_printf ("%u", self->number) : g_strdup ("")))
VALUE (unit, set_text (self, g_strdup (self->quarter != NULL ? "" : self->unit)))
VALUE (blank, get_cell (self)->is_blank = TRUE)

/* ---- indicators ---- */

#define INDICATOR(self) SP_RECORD ((self)->standing->indicator)
VALUE (value, set_number (self, self->state->has_value, self->state->value.value))
VALUE (path, set_number (self, self->state->has_goal, self->state->path))
VALUE (goal, set_number (self, self->state->has_goal, self->state->goal.value))
VALUE (goal_on,
       set_date (self,
                 self->state->has_goal && self->quarter == NULL ? self->state->goal.date
                                                                : SP_DATE_NONE))
VALUE (value_on, set_date (self, self->state->has_value ? self->state->value.date : SP_DATE_NONE))

static void
set_indicator_title (Running *self)
{
  set_text (self, self->quarter != NULL
                    ? sp_period_dup_label (self->quarter)
                    : g_strdup (sp_record_get_text (INDICATOR (self), SP_INDICATOR_NAME)));
}

static void
set_measured_in (Running *self)
{
  set_text (self, self->quarter != NULL ? g_strdup ("")
                                        : sp_indicator_dup_value_unit (self->standing->indicator));
}

/* What the milestone in force asks for, as printed. */
static void
set_asked (Running *self)
{
  const GArray *milestones = self->standing->milestones;
  SpDate as_of = self->standing->input.as_of;
  guint i = 0;

  if (self->quarter != NULL || milestones->len == 0)
    {
      set_text (self, g_strdup (""));
      return;
    }
  while (i + 1 < milestones->len && g_array_index (milestones, SpIndicatorPoint, i).date < as_of)
    i++;
  set_text (self, sp_indicator_dup_goal (self->standing->indicator,
                                         g_array_index (milestones, SpIndicatorPoint, i).value));
}

static void
set_status (Running *self)
{
  SpIndicatorStatus status = self->state->status;

  set_text (self, g_strdup_printf ("%s %s", sp_indicator_status_symbol (status),
                                   sp_vocabulary_label (&sp_indicator_statuses, (int)status)));
  if (status == SP_INDICATOR_MISSED)
    get_cell (self)->colour = sp_quarterly_light_colours[SP_LIGHT_OVERDUE];
  else if (status == SP_INDICATOR_OFF_PATH)
    get_cell (self)->colour = sp_quarterly_light_colours[SP_LIGHT_BEHIND];
}

static void
set_indicator_note (Running *self)
{
  set_text (self, self->quarter != NULL
                    ? g_strdup ("")
                    : g_strdup (sp_record_get_text (INDICATOR (self), SP_INDICATOR_NOTE)));
}

/* ---- duties ---- */

#define DUTY_TEXT(field) g_strdup (sp_record_get_text (SP_RECORD (self->duty), field))
VALUE (duty_title, set_text (self, DUTY_TEXT (SP_DUTY_TITLE)))
VALUE (basis, set_text (self, DUTY_TEXT (SP_DUTY_BASIS)))
VALUE (kind,
       set_text (self,
                 g_strdup (sp_vocabulary_label (&sp_duty_kinds,
                                                (int)sp_record_get_integer (SP_RECORD (self->duty),
                                                                            SP_DUTY_KIND)))))
VALUE (period, set_text (self, sp_period_dup_label (&self->day->period)))
VALUE (due, set_date (self, self->day->due))
VALUE (done_on, set_date (self, self->day->done_on))

static char *
dup_stored (Running *self, guint field)
{
  return g_strdup (
    self->day->stored != NULL ? sp_record_get_text (SP_RECORD (self->day->stored), field) : "");
}
VALUE (document, set_text (self, dup_stored (self, SP_DUTY_OCCURRENCE_DOCUMENT)))
VALUE (duty_note, set_text (self, dup_stored (self, SP_DUTY_OCCURRENCE_NOTE)))

static void
set_duty_state (Running *self)
{
  set_text (self, sp_duty_day_dup_state (self->day));
  get_cell (self)->colour = sp_quarterly_light_colours[sp_duty_state_light (self->day->state)];
}

static const struct
{
  SpReportRows rows;
  const char *name, *label;
  SpReportCellKind kind;
  void (*set) (Running *self);
} values[] = {
  {SP_ROWS_INDICATOR, "#", N_ ("序号"), SP_REPORT_CELL_WORD, set_hash},
  {SP_ROWS_INDICATOR, "title", N_ ("指标"), SP_REPORT_CELL_TEXT, set_indicator_title},
  {SP_ROWS_INDICATOR, "measured_in", N_ ("单位"), SP_REPORT_CELL_WORD, set_measured_in},
  {SP_ROWS_INDICATOR, "asked", N_ ("要求"), SP_REPORT_CELL_WORD, set_asked},
  {SP_ROWS_INDICATOR, "value", N_ ("现值"), SP_REPORT_CELL_MONEY, set_value},
  {SP_ROWS_INDICATOR, "value_on", N_ ("现值日期"), SP_REPORT_CELL_DATE, set_value_on},
  {SP_ROWS_INDICATOR, "path", N_ ("进度线"), SP_REPORT_CELL_MONEY, set_path},
  {SP_ROWS_INDICATOR, "goal", N_ ("目标"), SP_REPORT_CELL_MONEY, set_goal},
  {SP_ROWS_INDICATOR, "goal_on", N_ ("目标日期"), SP_REPORT_CELL_DATE, set_goal_on},
  {SP_ROWS_INDICATOR, "status", N_ ("状态"), SP_REPORT_CELL_WORD, set_status},
  {SP_ROWS_INDICATOR, "lead", N_ ("牵头单位"), SP_REPORT_CELL_TEXT, set_unit},
  {SP_ROWS_INDICATOR, "note", N_ ("备注"), SP_REPORT_CELL_TEXT, set_indicator_note},
  {SP_ROWS_INDICATOR, "blank", N_ ("由填报单位填写"), SP_REPORT_CELL_WORD, set_blank},
  {SP_ROWS_DUTY, "#", N_ ("序号"), SP_REPORT_CELL_WORD, set_hash},
  {SP_ROWS_DUTY, "title", N_ ("事项"), SP_REPORT_CELL_TEXT, set_duty_title},
  {SP_ROWS_DUTY, "kind", N_ ("种类"), SP_REPORT_CELL_WORD, set_kind},
  {SP_ROWS_DUTY, "unit", N_ ("责任单位"), SP_REPORT_CELL_TEXT, set_unit},
  {SP_ROWS_DUTY, "period", N_ ("期间"), SP_REPORT_CELL_WORD, set_period},
  {SP_ROWS_DUTY, "due", N_ ("应完成日期"), SP_REPORT_CELL_DATE, set_due},
  {SP_ROWS_DUTY, "done_on", N_ ("完成日期"), SP_REPORT_CELL_DATE, set_done_on},
  {SP_ROWS_DUTY, "state", N_ ("状态"), SP_REPORT_CELL_WORD, set_duty_state},
  {SP_ROWS_DUTY, "document", N_ ("文号"), SP_REPORT_CELL_TEXT, set_document},
  {SP_ROWS_DUTY, "note", N_ ("备注"), SP_REPORT_CELL_TEXT, set_duty_note},
  {SP_ROWS_DUTY, "basis", N_ ("依据"), SP_REPORT_CELL_TEXT, set_basis},
  {SP_ROWS_DUTY, "blank", N_ ("由填报单位填写"), SP_REPORT_CELL_WORD, set_blank},
};

static int
find_value (SpReportRows rows, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].rows == rows && g_str_equal (values[i].name, name))
      return (int)i;
  return -1;
}

gboolean
sp_report_running_value_check (SpReportRows rows, const char *value, GError **error)
{
  if (find_value (rows, value) >= 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               rows == SP_ROWS_DUTY ? _ ("会议和报告没有“%s”这一项。") : _ ("指标没有“%s”这一项。"),
               value);
  return FALSE;
}

void
sp_report_list_running_values (SpReportRows rows, GPtrArray *choices)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].rows == rows)
      g_ptr_array_add (
        choices, sp_report_choice_new (g_strdup (values[i].name), g_strdup (_ (values[i].label)),
                                       sp_vocabulary_label (&sp_report_rows, (int)rows)));
}

/* ---- lines ---- */

static void
add_line (SpReportSheet *sheet, Running *running, SpReportRowLook look, char *key)
{
  SpReportRows rows = sheet->definition->rows;
  SpRecord *record = running->duty != NULL ? SP_RECORD (running->duty) : INDICATOR (running);

  running->line = sp_report_line_new (key, sheet->shown->len);
  running->line->row.look = look;
  running->line->row.level = running->quarter != NULL ? 1 : 0;
  running->line->row.type = sp_record_get_record_type (record);
  running->line->row.id = sp_record_get_id (record);
  running->line->row.span = sheet->definition->span;
  for (running->cell = 0; running->cell < sheet->shown->len; running->cell++)
    {
      const SpReportShown *shown = &g_array_index (sheet->shown, SpReportShown, running->cell);

      values[find_value (rows, shown->column->value)].set (running);
    }
  g_ptr_array_add (sheet->lines, running->line);
  g_free (key);
}

static char *
dup_unit (SpReader *reader, int64_t unit, GError **error)
{
  g_autoptr (SpRecord) record =
    unit != 0 ? sp_reader_load (reader, &sp_unit_type, unit, error) : NULL;

  return g_strdup (record != NULL ? sp_record_get_title (record) : "");
}

static void
add_indicator (SpReportSheet *sheet, SpIndicatorStanding *standing, guint number, const char *unit)
{
  const SpReport *report = sheet->report;
  gboolean has_quarters = sheet->definition->has_subtotals;
  g_autoptr (GArray) periods = sp_report_list_periods (report, SP_ROWS_QUARTER);
  Running running = {
    .standing = standing, .state = &standing->state, .unit = unit, .number = number};
  const char *uid = sp_record_get_uid (INDICATOR (&running));

  add_line (sheet, &running, has_quarters ? SP_REPORT_ROW_GROUP : SP_REPORT_ROW_PLAIN,
            g_strdup (uid));
  for (guint i = 0; has_quarters && i < periods->len; i++)
    {
      const SpPeriod *quarter = &g_array_index (periods, SpPeriod, i);
      g_autofree char *code = sp_period_dup_code (quarter);
      SpIndicatorInput input = standing->input;
      SpIndicatorState state;
      Running below = {.standing = standing, .state = &state, .quarter = quarter, .unit = ""};

      input.as_of = MIN (quarter->last, report->as_of);
      state = sp_indicator_judge (&input);
      add_line (sheet, &below, SP_REPORT_ROW_PLAIN, g_strconcat (uid, " ", code, NULL));
    }
}

static gboolean
fill_indicators (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  const SpReport *report = self->report;
  g_autoptr (GPtrArray) standings =
    sp_reader_load_indicators (self->reader, report->plan, report->as_of, error);

  for (guint i = 0; standings != NULL && i < standings->len; i++)
    {
      SpIndicatorStanding *standing = standings->pdata[i];
      g_autofree char *unit =
        dup_unit (self->reader,
                  sp_record_get_integer (SP_RECORD (standing->indicator), SP_INDICATOR_LEAD), NULL);

      add_indicator (sheet, standing, i + 1, unit);
    }
  return standings != NULL;
}

static gboolean
is_within (const SpPeriod *period, SpDate day)
{
  return period->first <= day && day <= period->last;
}

/* What was due in the period or done in it. */
static void
add_duty (SpReportSheet *sheet, const SpDutyCalendar *calendar, const char *unit)
{
  const SpPeriod *period = &sheet->report->period;

  for (guint i = 0; i < calendar->days->len; i++)
    {
      const SpDutyDay *day = &g_array_index (calendar->days, SpDutyDay, i);
      Running running = {
        .duty = calendar->duty, .day = day, .unit = unit, .number = sheet->lines->len + 1};
      char iso[SP_DATE_ISO_LEN];

      if (is_within (period, day->due) || is_within (period, day->done_on))
        add_line (sheet, &running, SP_REPORT_ROW_PLAIN,
                  g_strconcat (sp_record_get_uid (SP_RECORD (calendar->duty)), " ",
                               sp_date_to_iso (day->period.first, iso), NULL));
    }
}

static gboolean
fill_duties (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) calendars =
    sp_reader_load_duties (self->reader, self->report->plan, self->report->as_of, error);

  for (guint i = 0; calendars != NULL && i < calendars->len; i++)
    {
      const SpDutyCalendar *calendar = calendars->pdata[i];
      g_autofree char *unit = dup_unit (
        self->reader, sp_record_get_integer (SP_RECORD (calendar->duty), SP_DUTY_UNIT), NULL);

      add_duty (sheet, calendar, unit);
    }
  return calendars != NULL;
}

gboolean
sp_report_fill_running (SpReportFilling *self, SpReportSheet *sheet, GError **error)
{
  const SpReportSheetDefinition *definition = sheet->definition;

  for (guint i = 0; i < definition->columns->len; i++)
    {
      const SpReportColumn *column = definition->columns->pdata[i];
      int value = find_value (definition->rows, column->value);

      sp_report_sheet_add_shown (sheet, column, sp_report_as_kind (column->as, values[value].kind));
    }
  sheet->lines = g_ptr_array_new_with_free_func (sp_report_line_free);
  return definition->rows == SP_ROWS_DUTY ? fill_duties (self, sheet, error)
                                          : fill_indicators (self, sheet, error);
}
