/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report and check-report: a report by its definition, for a period as of a date, as a workbook, as
 * CSV or on standard output. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-report-book.h"
#include "report/sp-report-kept.h"
#include "report/sp-report-kinds.h"
#include "report/sp-report-paper.h"

#define DEFAULT_KIND "county-quarterly"

/* ---- which ---- */

static void
add_kind (CliTable *table, const SpReportKind *kind)
{
  cli_table_add (table, g_strdup (kind->name));
  cli_table_add (table, g_strdup (kind->title));
  cli_table_add (table, g_strdup (sp_vocabulary_label (&sp_report_periods, (int)kind->period)));
  cli_table_add (table, g_strdup (kind->problem != NULL ? kind->problem : kind->source));
}

/* Documents are made by the verb paper. */
static gboolean
list_kinds (Cli *self, SpReader *reader, GError **error)
{
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GPtrArray) kinds = NULL;
  CliTableFormat format;

  if (!cli_parse_format (&self->options, &format, error) ||
      (kinds = sp_report_list_kinds (reader, error)) == NULL)
    return FALSE;
  cli_table_add_column (table, "kind", _ ("种类"), FALSE);
  cli_table_add_column (table, "title", _ ("名称"), FALSE);
  cli_table_add_column (table, "period", _ ("期间"), FALSE);
  cli_table_add_column (table, "source", _ ("来源"), FALSE);
  for (guint i = 0; i < kinds->len; i++)
    if (((const SpReportKind *)kinds->pdata[i])->origin != SP_REPORT_DOCUMENT)
      add_kind (table, kinds->pdata[i]);
  cli_table_print (table, format);
  return TRUE;
}

static SpReportDefinition *
load_kind (Cli *self, SpReader *reader, GError **error)
{
  const char *name = self->options.kind != NULL ? self->options.kind : DEFAULT_KIND;
  GError *failure = NULL;
  SpReportDefinition *definition = sp_report_load_kind (reader, name, &failure);

  if (g_error_matches (failure, SP_ERROR, SP_ERROR_NOT_FOUND))
    {
      g_clear_error (&failure);
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("没有“%s”这种报表，可以用 report --list 查看"), name);
    }
  else if (failure != NULL)
    g_propagate_error (error, failure);
  return definition;
}

/* --quarter is what scripts wrote before there were other periods. */
static gboolean
parse_period (Cli *self, SpPeriod *period, GError **error)
{
  const char *quarter = self->options.quarter;

  if (self->options.period != NULL || quarter == NULL)
    return cli_require ("--period", self->options.period, error) &&
           cli_parse_period (self->options.period, period, error);
  if (sp_period_from_text (quarter, period) && period->kind == SP_PERIOD_QUARTER)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--quarter 的“%s”不是季度，请写成 2021Q2"),
               quarter);
  return FALSE;
}

static gboolean
parse_options (Cli *self, SpReportOptions *options, GError **error)
{
  options->reporter = self->options.prepared_by;
  if (!parse_period (self, &options->period, error) ||
      !cli_parse_date ("--as-of", self->options.as_of, &options->as_of, error))
    return FALSE;
  if (options->as_of != SP_DATE_NONE && options->as_of < options->period.first)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--as-of 的日期在这个期间之前"));
      return FALSE;
    }
  return TRUE;
}

static SpReport *
make (Cli *self, SpReader *reader, SpReportOptions *options, GError **error)
{
  g_autoptr (SpReportDefinition) definition = load_kind (self, reader, error);
  g_autoptr (SpPlan) plan = definition != NULL ? cli_load_plan (reader, error) : NULL;

  if (plan == NULL)
    return NULL;
  options->plan = sp_record_get_id (SP_RECORD (plan));
  return sp_report_new (reader, definition, options, NULL, error);
}

/* ---- as text ---- */

static const SpReportSheet *
find_table (const SpReport *report, GError **error)
{
  for (guint i = 0; i < sp_report_get_n_sheets (report); i++)
    if (sp_report_sheet_get_n_columns (sp_report_get_sheet (report, i)) > 0)
      return sp_report_get_sheet (report, i);
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("这种报表没有可以单独列出的表，请用 -o 输出.xlsx 生成工作簿"));
  return NULL;
}

static gboolean
is_number (SpReportCellKind kind)
{
  return kind == SP_REPORT_CELL_COUNT || kind == SP_REPORT_CELL_MONEY ||
         kind == SP_REPORT_CELL_CHANGE;
}

typedef struct
{
  const SpReportSheet *sheet;
  CliTable *table;
} Rows;

static gboolean
add_row (guint i, const SpReportRow *row, gpointer data)
{
  Rows *rows = data;

  for (guint k = 0; k < sp_report_sheet_get_n_columns (rows->sheet); k++)
    cli_table_add (rows->table, sp_report_sheet_dup_text (rows->sheet, k, &row->cells[k]));
  return TRUE;
}

static gboolean
print_table (Cli *self, SpReader *reader, const SpReport *report, GError **error)
{
  const SpReportSheet *sheet = find_table (report, error);
  g_autoptr (CliTable) table = cli_table_new ();
  Rows rows = {sheet, table};
  CliTableFormat format;

  if (sheet == NULL || !cli_parse_format (&self->options, &format, error))
    return FALSE;
  for (guint k = 0; k < sp_report_sheet_get_n_columns (sheet); k++)
    {
      g_autofree char *head = sp_report_column_dup_head (sp_report_sheet_get_column (sheet, k));
      g_autofree char *key = g_strdup_printf ("c%u", k + 1);
      const char *name = sp_report_sheet_get_column (sheet, k)->key;

      cli_table_add_column (table, *name != '\0' ? name : key, head,
                            is_number (sp_report_sheet_get_kind (sheet, k)));
    }
  if (!sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, add_row, &rows, NULL, error))
    return FALSE;
  cli_table_print (table, format);
  return TRUE;
}

static gboolean
write_csv (Cli *self, SpReader *reader, const SpReport *report, GError **error)
{
  const SpReportSheet *sheet = find_table (report, error);

  return sheet != NULL &&
         sp_report_sheet_write_csv (sheet, reader, self->options.output, NULL, error);
}

static gboolean
write_pdf (Cli *self, SpReader *reader, const SpReport *report, GError **error)
{
  g_autoptr (SpReportPaper) paper = sp_report_paper_new (report, reader, NULL, error);

  return paper != NULL &&
         sp_report_paper_export_pdf (paper, self->options.output, NULL, NULL, NULL, error);
}

static gboolean
write_file (Cli *self, SpReader *reader, const SpReport *report, GError **error)
{
  const char *output = self->options.output;

  if (g_str_has_suffix (output, ".csv"))
    return write_csv (self, reader, report, error);
  if (g_str_has_suffix (output, ".pdf"))
    return write_pdf (self, reader, report, error);
  return sp_report_write_book (report, reader, output, NULL, NULL, NULL, error);
}

/* ---- the verbs ---- */

static gboolean
put_out (Cli *self, SpReader *reader, const SpReport *report, GError **error)
{
  if (self->options.output == NULL)
    return print_table (self, reader, report, error);
  if (!write_file (self, reader, report, error))
    return FALSE;
  cli_print ("%s\n", self->options.output);
  return TRUE;
}

static gboolean
keep (Cli *self, SpStore *store, const SpReport *report, GError **error)
{
  g_autoptr (SpReportMade) made =
    sp_report_new_made (report, sp_store_get_reader (store), NULL, error);

  if (made == NULL || !sp_report_keep (store, made, self->options.output, error))
    return FALSE;
  cli_print (_ ("已存档：编号 %" G_GINT64_FORMAT "\n"), sp_record_get_id (SP_RECORD (made)));
  return TRUE;
}

static gboolean
run (Cli *self, SpStore *store, SpReportOptions *options, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpReport) report = make (self, reader, options, error);

  return report != NULL && put_out (self, reader, report, error) &&
         (!self->options.is_keep || keep (self, store, report, error));
}

/* Own forms, too, where a file is named. */
static gboolean
list_all (Cli *self, GError **error)
{
  SpStore *store;

  if (self->arguments[0] == NULL)
    return list_kinds (self, NULL, error);
  store = cli_open (self, TRUE, error);
  return store != NULL &&
         cli_close (store, list_kinds (self, sp_store_get_reader (store), error), error);
}

gboolean
cli_report (Cli *self, GError **error)
{
  SpReportOptions options = {0};
  SpStore *store;

  if (self->options.is_list)
    return list_all (self, error);
  if (!cli_require (_ ("文件"), self->arguments[0], error) ||
      !parse_options (self, &options, error))
    return FALSE;
  store = cli_open (self, !self->options.is_keep, error);
  return store != NULL && cli_close (store, run (self, store, &options, error), error);
}

static gboolean
print_faults (Cli *self, SpReader *reader, SpReportOptions *options, GError **error)
{
  g_autoptr (SpReport) report = make (self, reader, options, error);
  g_autoptr (CliTable) table = cli_table_new ();
  CliTableFormat format;
  const GPtrArray *faults;

  if (report == NULL || !cli_parse_format (&self->options, &format, error))
    return FALSE;
  cli_table_add_column (table, "sheet", _ ("表"), FALSE);
  cli_table_add_column (table, "row", _ ("行"), TRUE);
  cli_table_add_column (table, "fault", _ ("校核"), FALSE);
  faults = sp_report_get_faults (report);
  for (guint i = 0; i < faults->len; i++)
    {
      const SpReportFault *fault = faults->pdata[i];

      cli_table_add (
        table,
        g_strdup (
          sp_report_sheet_get_definition (sp_report_get_sheet (report, fault->sheet))->name));
      cli_table_add (table, g_strdup_printf ("%u", fault->row + 1));
      cli_table_add (table, g_strdup (fault->words));
    }
  cli_table_print (table, format);
  return TRUE;
}

gboolean
cli_check_report (Cli *self, GError **error)
{
  SpReportOptions options = {0};
  SpStore *store;

  if (!parse_options (self, &options, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL &&
         cli_close (store, print_faults (self, sp_store_get_reader (store), &options, error),
                    error);
}
