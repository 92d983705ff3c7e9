/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb progress: one report by options, or a table of them from a file, of which nothing enters
 * unless all of it fits. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-report-table.h"
#include "store/sp-reports.h"

/* ---- one report ---- */

/* What the options alone tell; nothing is opened for a mistyped one. */
static gboolean
fill_from_options (Cli *self, SpRecord *report, GError **error)
{
  const CliOptions *options = &self->options;
  SpDate date = SP_DATE_NONE;

  if (!cli_require ("--date", options->date, error) ||
      !cli_parse_date ("--date", options->date, &date, error))
    return FALSE;
  if (options->percent < 0 || options->percent > 100)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--percent 要写，且在 0 到 100 之间"));
      return FALSE;
    }
  sp_record_set_integer (report, SP_PROGRESS_AS_OF, date);
  sp_record_set_integer (report, SP_PROGRESS_PERCENT, options->percent);
  sp_record_set_text (report, SP_PROGRESS_DONE, options->text);
  sp_record_set_text (report, SP_PROGRESS_PROBLEMS, options->problems);
  sp_record_set_text (report, SP_PROGRESS_NEXT_STEPS, options->next_steps);
  sp_record_set_text (report, SP_PROGRESS_REPORTER,
                      options->reporter != NULL ? options->reporter : cli_get_person (self));
  sp_record_set_text (report, SP_PROGRESS_REASON, options->reason);
  return TRUE;
}

static gboolean
fill_from_file (Cli *self, SpReader *reader, SpRecord *report, GError **error)
{
  int64_t measure = cli_find_measure (reader, self->arguments[1], error);
  int64_t unit = 0;

  if (measure == 0)
    return FALSE;
  sp_record_set_integer (report, SP_PROGRESS_MEASURE, measure);
  if (self->options.unit == NULL)
    return TRUE;
  unit = cli_find_unit (reader, self->options.unit, error);
  sp_record_set_integer (report, SP_PROGRESS_UNIT, unit);
  return unit != 0;
}

/* Where the rules ask for a reason, the option says it. */
static gboolean
check_report (SpReader *reader, SpRecord *report, GError **error)
{
  guint field = SP_PROGRESS_N_FIELDS;
  g_autoptr (GError) failure = NULL;

  if (sp_reader_check_report (reader, report, sp_date_today (), FALSE, &field, &failure))
    return TRUE;
  if (field == SP_PROGRESS_REASON)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s（用 --reason）"), failure->message);
  else if (field == SP_PROGRESS_DONE)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s（用 --text 或 attach）"),
                 failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
store_report (Cli *self, SpStore *store, SpRecord *report, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) measure = NULL;

  if (!fill_from_file (self, reader, report, error) || !check_report (reader, report, error) ||
      !sp_store_insert (store, report, _ ("登记进展"), error))
    return FALSE;
  measure =
    cli_load (reader, &sp_measure_type, sp_record_get_integer (report, SP_PROGRESS_MEASURE), error);
  if (measure == NULL)
    return FALSE;
  cli_print (_ ("已登记：任务“%s”进度 %d%%\n"), sp_record_get_title (measure),
             self->options.percent);
  return TRUE;
}

static gboolean
report_one (Cli *self, GError **error)
{
  g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
  SpStore *store = NULL;

  if (!fill_from_options (self, report, error))
    return FALSE;
  store = cli_open (self, FALSE, error);
  return store != NULL && cli_close (store, store_report (self, store, report, error), error);
}

/* ---- a table of them ---- */

static gboolean
store_table (Cli *self, SpStore *store, GError **error)
{
  const CliOptions *options = &self->options;
  g_autoptr (SpReportTable) table = sp_report_table_new (sp_date_today ());
  g_autoptr (SpRecord) model = sp_record_new (&sp_progress_type);
  g_autoptr (SpRecordDraft) draft = NULL;
  guint n_new, n_refused;

  sp_record_set_text (model, SP_PROGRESS_REASON, options->reason);
  draft = cli_read_table (self, sp_store_get_reader (store), model,
                          sp_report_table_get_profile (table), error);
  if (draft == NULL)
    return FALSE;
  n_new = sp_record_draft_count (draft, SP_DRAFT_NEW);
  n_refused = sp_record_draft_count (draft, SP_DRAFT_REFUSED);
  if (n_new == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”没有一行能登记。"), options->input);
  else if (n_refused > 0 && !options->is_partial)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("“%s”有 %u 行不能登记，全部没有登记。改好后重来，或加 --partial "
                    "只登记其余的行。"),
                 options->input, n_refused);
  else if (cli_store_table (self, draft, store, _ ("成批登记进展"), error))
    {
      cli_print (_ ("已登记 %u 项进展，%u 行没有登记\n"), n_new, n_refused);
      return TRUE;
    }
  return FALSE;
}

static gboolean
report_table (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, FALSE, error);

  return store != NULL && cli_close (store, store_table (self, store, error), error);
}

gboolean
cli_progress (Cli *self, GError **error)
{
  gboolean has_measure = self->arguments[1] != NULL;

  if (has_measure != (self->options.input == NULL))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("要么写一项任务，要么用 --input 给出表格"));
      return FALSE;
    }
  return has_measure ? report_one (self, error) : report_table (self, error);
}
