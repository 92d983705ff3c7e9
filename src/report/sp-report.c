/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report's life: what all its sheets go by is read once, then each sheet is filled by the kind of
 * its rows. */
#include "report/sp-report-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-corrections.h"
#include "store/sp-reader-running.h"

#include <string.h>

/* ---- sheets ---- */

static void
sheet_free (gpointer data)
{
  SpReportSheet *self = data;

  g_free (self->title);
  g_array_unref (self->shown);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

SpReportCellKind
sp_report_as_kind (SpReportAs as, SpReportCellKind otherwise)
{
  static const SpReportCellKind kinds[] = {
    [SP_AS_TEXT] = SP_REPORT_CELL_TEXT,     [SP_AS_COUNT] = SP_REPORT_CELL_COUNT,
    [SP_AS_MONEY] = SP_REPORT_CELL_MONEY,   [SP_AS_RATE] = SP_REPORT_CELL_RATE,
    [SP_AS_CHANGE] = SP_REPORT_CELL_CHANGE, [SP_AS_TICK] = SP_REPORT_CELL_WORD,
    [SP_AS_DATE] = SP_REPORT_CELL_DATE,     [SP_AS_PERCENT] = SP_REPORT_CELL_PERCENT,
  };

  return as == SP_AS_DEFAULT ? otherwise : kinds[as];
}

static double
default_em (SpReportCellKind kind)
{
  static const double ems[] = {
    [SP_REPORT_CELL_TEXT] = 16,  [SP_REPORT_CELL_WORD] = 6,   [SP_REPORT_CELL_CODE] = 10,
    [SP_REPORT_CELL_COUNT] = 6,  [SP_REPORT_CELL_MONEY] = 8,  [SP_REPORT_CELL_CHANGE] = 6,
    [SP_REPORT_CELL_RATE] = 6.5, [SP_REPORT_CELL_DATE] = 8.2, [SP_REPORT_CELL_PERCENT] = 5,
  };

  return ems[kind];
}

void
sp_report_sheet_add_shown (SpReportSheet *self, const SpReportColumn *column, SpReportCellKind kind)
{
  SpReportShown shown = {column, kind, column->em > 0 ? column->em : default_em (kind)};

  if (!column->is_hidden)
    g_array_append_val (self->shown, shown);
}

char *
sp_report_fill_in (const SpReport *self, const char *text)
{
  g_autofree char *period = sp_period_dup_label (&self->period);
  g_autofree char *subject = sp_quarterly_facts_dup_subject (&self->measures);
  g_autofree char *base = g_strdup_printf ("%d", self->base_year);
  const char *const words[][2] = {
    {"{期间}", period}, {"{单位}", self->reporter}, {"{计划}", subject}, {"{基准年}", base}};
  g_autoptr (GString) filled = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (filled, words[i][0], words[i][1], 0);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/* Columns that nothing is stored for are named, so that nobody takes them for nothing. */
static void
list_notes (SpReportSheet *sheet)
{
  const SpReportSheetDefinition *definition = sheet->definition;
  g_autoptr (GString) heads = g_string_new (NULL);

  sheet->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < definition->notes->len; i++)
    g_ptr_array_add (sheet->notes, sp_report_fill_in (sheet->report, definition->notes->pdata[i]));
  for (guint i = 0; i < definition->columns->len; i++)
    {
      const SpReportColumn *column = definition->columns->pdata[i];
      g_auto (GStrv) words = g_strsplit (column->head, "\n", -1);
      g_autofree char *head = g_strjoinv ("", words);

      if (g_str_equal (column->value, "blank") && !column->is_hidden)
        g_string_append_printf (heads, _ ("“%s%s”"), column->group, head);
    }
  if (heads->len > 0)
    g_ptr_array_add (sheet->notes,
                     g_strdup_printf (_ ("%s由填报单位填写，台账中没有这些数据。"), heads->str));
}

static gboolean
fill_sheet (SpReportFilling *self, const SpReportSheetDefinition *definition, GError **error)
{
  SpReportSheet *sheet = g_new0 (SpReportSheet, 1);
  gboolean is_filled = TRUE;

  sheet->report = self->report;
  sheet->definition = definition;
  sheet->title = sp_report_fill_in (self->report, *definition->title != '\0' ? definition->title
                                                                             : definition->name);
  sheet->shown = g_array_new (FALSE, FALSE, sizeof (SpReportShown));
  if (sp_report_rows_are_sums (definition->rows))
    is_filled = sp_report_fill_sums (self, sheet, error);
  else if (definition->rows == SP_ROWS_RECORDS)
    is_filled = sp_report_fill_records (self, sheet, error);
  else if (definition->rows == SP_ROWS_TASK)
    is_filled = sp_report_fill_tasks (self, sheet, error);
  else if (definition->rows == SP_ROWS_MADE)
    is_filled = sp_report_fill_made (self, sheet, error);
  else
    is_filled = sp_report_fill_running (self, sheet, error);
  list_notes (sheet);
  if (!is_filled)
    {
      g_prefix_error (error, _ ("“%s”："), sheet->title);
      sheet_free (sheet);
      return FALSE;
    }
  g_ptr_array_add (self->report->sheets, sheet);
  return TRUE;
}

/* ---- what all go by ---- */

static gboolean
load_plan (SpReport *self, SpReader *reader, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpRecord) plan = sp_reader_load (reader, &sp_plan_type, self->plan, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (plan == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                   _ ("文件里还没有计划。请先导入计划文件，再做报表。"));
      return FALSE;
    }
  self->plan_title = g_strdup (sp_record_get_text (plan, SP_PLAN_TITLE));
  g_free (self->measures.plan_title);
  self->measures.plan_title = g_strdup (self->plan_title);
  if (self->reporter == NULL)
    self->reporter = g_strdup (sp_record_get_text (plan, SP_PLAN_ISSUER));
  self->plan_first = (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY);
  self->plan_last = (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY);
  self->measures.is_sample = sp_record_get_integer (plan, SP_PLAN_IS_SAMPLE) != 0;
  self->measures.period = self->period;
  self->measures.as_of = self->as_of;
  g_free (self->measures.prepared_by);
  self->measures.prepared_by = g_strdup (self->reporter);
  return TRUE;
}

static gboolean
load_base_year (SpReport *self, SpReader *reader, GError **error)
{
  SpAccidentGoal goal;

  if (!sp_reader_load_accident_goal (reader, self->plan, self->as_of, &goal, error))
    return FALSE;
  self->base_year = goal.base_year;
  return TRUE;
}

static gboolean
check_period (const SpReport *self, GError **error)
{
  g_autofree char *label = sp_period_dup_label (&self->period);
  g_autofree char *first = sp_date_dup_chinese (self->plan_first);

  if (!sp_report_period_fits (self->definition->period, &self->period))
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”是%s，不能按“%s”统计。"),
                 self->definition->title,
                 sp_vocabulary_label (&sp_report_periods, (int)self->definition->period), label);
  else if (self->period.last < self->plan_first)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("%s还没有到计划的开始日期（%s），没有可以统计的内容。"), label, first);
  else
    return TRUE;
  return FALSE;
}

static gboolean
needs_measures (const SpReportDefinition *definition)
{
  for (guint i = 0; i < definition->sheets->len; i++)
    {
      const SpReportSheetDefinition *sheet = definition->sheets->pdata[i];

      if (sheet->rows == SP_ROWS_TASK || sheet->rows == SP_ROWS_MADE || sheet->rows == SP_ROWS_LEAD)
        return TRUE;
    }
  return FALSE;
}

static gboolean
load_corrections (SpReportFilling *self, GError **error)
{
  SpReport *report = self->report;

  for (guint i = 0; i < report->definition->sheets->len; i++)
    if (g_str_equal (
          ((const SpReportSheetDefinition *)report->definition->sheets->pdata[i])->records,
          "notes"))
      {
        report->measures.corrections =
          sp_reader_load_corrections (self->reader, report->period.last, report->as_of, error);
        return report->measures.corrections != NULL;
      }
  return TRUE;
}

static gboolean
load_measures (SpReportFilling *self, GError **error)
{
  SpReport *report = self->report;
  SpQuarterlyOptions options = {report->plan, report->period, report->as_of, report->reporter};

  if (!needs_measures (report->definition))
    return TRUE;
  return sp_quarterly_facts_load (&report->measures, self->reader, &options, self->cancellable,
                                  error) &&
         load_corrections (self, error);
}

static gboolean
fill (SpReportFilling *self, GError **error)
{
  SpReport *report = self->report;

  if (!load_plan (report, self->reader, error) || !check_period (report, error) ||
      !load_base_year (report, self->reader, error) || !load_measures (self, error))
    return FALSE;
  for (guint i = 0; i < report->definition->sheets->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !fill_sheet (self, report->definition->sheets->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
fault_free (gpointer data)
{
  SpReportFault *fault = data;

  g_free (fault->words);
  g_free (fault);
}

void
sp_report_add_fault (SpReport *self, guint sheet, guint row, const char *title, char *words)
{
  SpReportFault *fault = g_new0 (SpReportFault, 1);

  fault->sheet = sheet;
  fault->row = row;
  fault->words = g_strdup_printf ("%s：%s", title, words);
  g_free (words);
  g_ptr_array_add (self->faults, fault);
}

SpReport *
sp_report_new (SpReader *reader,
               const SpReportDefinition *definition,
               const SpReportOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SpReport) self = NULL;
  SpReportFilling filling;

  g_return_val_if_fail (reader != NULL && definition != NULL && options != NULL, NULL);

  if (!sp_report_definition_check (definition, error))
    return NULL;
  self = g_new0 (SpReport, 1);
  self->definition = sp_report_definition_copy (definition);
  self->reporter = g_strdup (options->reporter);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  self->plan = options->plan;
  self->period = options->period;
  self->as_of = options->as_of != SP_DATE_NONE ? options->as_of : options->period.last;
  sp_quarterly_facts_init (&self->measures);
  filling = (SpReportFilling) {self, reader, cancellable};
  return fill (&filling, error) ? g_steal_pointer (&self) : NULL;
}

void
sp_report_free (SpReport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  sp_quarterly_facts_clear (&self->measures);
  sp_report_definition_free (self->definition);
  g_free (self->reporter);
  g_free (self->plan_title);
  g_free (self);
}

/* ---- looking ---- */

const SpReportDefinition *
sp_report_get_definition (const SpReport *self)
{
  return self->definition;
}

const SpPeriod *
sp_report_get_period (const SpReport *self)
{
  return &self->period;
}

SpDate
sp_report_get_as_of (const SpReport *self)
{
  return self->as_of;
}

const char *
sp_report_get_reporter (const SpReport *self)
{
  return self->reporter;
}

guint
sp_report_get_n_sheets (const SpReport *self)
{
  return self->sheets->len;
}

const SpReportSheet *
sp_report_get_sheet (const SpReport *self, guint i)
{
  g_return_val_if_fail (i < self->sheets->len, NULL);

  return self->sheets->pdata[i];
}

const GPtrArray *
sp_report_get_faults (const SpReport *self)
{
  return self->faults;
}

char *
sp_report_dup_file_name (const SpReport *self, const char *extension)
{
  g_autofree char *period = sp_period_dup_label (&self->period);
  g_autofree char *subject = sp_quarterly_facts_dup_subject (&self->measures);
  g_autofree char *whole = g_strdup_printf ("%s%s", subject, self->definition->title);
  g_autofree char *cut = NULL;

  for (char *p = whole; *p != '\0'; p++)
    if (strchr ("/\\:*?\"<>|", *p) != NULL || (guchar)*p < 0x20)
      *p = '_';
  cut = g_utf8_substring (whole, 0, MIN (g_utf8_strlen (whole, -1), 60));
  return g_strdup_printf (_ ("%s（%s）.%s"), cut, period, extension);
}

const SpReportSheetDefinition *
sp_report_sheet_get_definition (const SpReportSheet *self)
{
  return self->definition;
}

const char *
sp_report_sheet_get_title (const SpReportSheet *self)
{
  return self->title;
}

const GPtrArray *
sp_report_sheet_get_notes (const SpReportSheet *self)
{
  return self->notes;
}

guint
sp_report_sheet_get_n_paragraphs (const SpReportSheet *self)
{
  return self->texts != NULL ? self->texts->len : 0;
}

const SpReportParagraph *
sp_report_sheet_get_paragraph (const SpReportSheet *self, guint i)
{
  g_return_val_if_fail (i < sp_report_sheet_get_n_paragraphs (self), NULL);

  return self->texts->pdata[i];
}

guint
sp_report_sheet_get_n_columns (const SpReportSheet *self)
{
  return self->shown->len;
}

const SpReportColumn *
sp_report_sheet_get_column (const SpReportSheet *self, guint i)
{
  g_return_val_if_fail (i < self->shown->len, NULL);

  return g_array_index (self->shown, SpReportShown, i).column;
}

SpReportCellKind
sp_report_sheet_get_kind (const SpReportSheet *self, guint column)
{
  return g_array_index (self->shown, SpReportShown, column).kind;
}

double
sp_report_sheet_get_em (const SpReportSheet *self, guint column)
{
  return g_array_index (self->shown, SpReportShown, column).em;
}

guint
sp_report_sheet_get_n_rows (const SpReportSheet *self)
{
  return self->lines != NULL ? self->lines->len : self->ids != NULL ? self->ids->len : 0;
}

/* ---- as text ---- */

char *
sp_report_column_dup_head (const SpReportColumn *column)
{
  char *head = *column->group != '\0' ? g_strdup_printf ("%s %s", column->group, column->head)
                                      : g_strdup (column->head);
  char *to = head;

  for (const char *from = head; *from != '\0'; from++)
    if (*from != '\n')
      *to++ = *from;
  *to = '\0';
  return head;
}

char *
sp_report_sheet_dup_text (const SpReportSheet *self, guint column, const SpReportCell *cell)
{
  SpReportCellKind kind = sp_report_sheet_get_kind (self, column);
  gboolean is_number = kind != SP_REPORT_CELL_TEXT && kind != SP_REPORT_CELL_WORD &&
                       kind != SP_REPORT_CELL_CODE && kind != SP_REPORT_CELL_DATE;

  if (self->definition->blanks_zeros && is_number && !cell->is_none && cell->number == 0)
    return g_strdup ("");
  return sp_report_cell_dup_text (kind, cell);
}
