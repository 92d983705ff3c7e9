/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs of daily work: progress, history, undo, redo, and the keeping of the file: check, backup.
 */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#define HISTORY_LIMIT 200

/* ---- progress ---- */

/* What the options alone tell; nothing is opened for a mistyped one. */
static gboolean
fill_from_options (const CliOptions *options, SpRecord *report, GError **error)
{
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
  sp_record_set_text (report, SP_PROGRESS_REPORTER, options->reporter);
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

static gboolean
store_report (Cli *self, SpStore *store, SpRecord *report, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) measure = NULL;

  if (!fill_from_file (self, reader, report, error) ||
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

gboolean
cli_progress (Cli *self, GError **error)
{
  g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
  SpStore *store = NULL;

  if (!fill_from_options (&self->options, report, error))
    return FALSE;
  store = cli_open (self, FALSE, error);
  return store != NULL && cli_close (store, store_report (self, store, report, error), error);
}

/* ---- history, undo, redo ---- */

static gboolean
print_history (Cli *self, SpStore *store, GError **error)
{
  guint limit = self->options.limit > 0 ? (guint)self->options.limit : HISTORY_LIMIT;
  g_autoptr (GPtrArray) lines =
    sp_reader_load_history (sp_store_get_reader (store), NULL, 0, limit, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const SpHistoryLine *line = g_ptr_array_index (lines, i);

      cli_print ("%s  %s  %s  %s\n", line->when, line->who, line->label, line->sentence);
    }
  if (lines->len == 0)
    cli_print (_ ("还没有修改记录\n"));
  return TRUE;
}

gboolean
cli_history (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, TRUE, error);

  return store != NULL && cli_close (store, print_history (self, store, error), error);
}

static gboolean
undo (Cli *self, SpStore *store, GError **error)
{
  SpActionKind kind = SP_ACTION_EDIT;
  g_autofree char *label = sp_store_dup_undo_label (store, &kind);

  if (label == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有可以撤销的操作。"));
      return FALSE;
    }
  if (kind == SP_ACTION_IMPORT && !self->options.is_yes)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_FAILED,
                   _ ("上一步是“%s”，撤销会移除整份计划；确实要撤销，请加 --yes。"), label);
      return FALSE;
    }
  if (!sp_store_undo (store, error))
    return FALSE;
  cli_print (_ ("已撤销：%s\n"), label);
  return TRUE;
}

gboolean
cli_undo (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, FALSE, error);

  return store != NULL && cli_close (store, undo (self, store, error), error);
}

static gboolean
redo (SpStore *store, GError **error)
{
  g_autofree char *label = sp_store_dup_redo_label (store, NULL);

  if (label == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有可以重做的操作。"));
      return FALSE;
    }
  if (!sp_store_redo (store, error))
    return FALSE;
  cli_print (_ ("已重做：%s\n"), label);
  return TRUE;
}

gboolean
cli_redo (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, FALSE, error);

  return store != NULL && cli_close (store, redo (store, error), error);
}

/* ---- keeping ---- */

static gboolean
check (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (!sp_store_check (store, &problems, error))
    return FALSE;
  if (problems->len == 0)
    {
      cli_print (_ ("检查完毕，没有发现问题\n"));
      return TRUE;
    }
  for (guint i = 0; i < problems->len; i++)
    cli_print ("%s\n", (const char *)g_ptr_array_index (problems, i));
  g_set_error (error, SP_ERROR, SP_ERROR_FAILED,
               _ ("“%s”有 %u 处问题，请从“备份”文件夹里最近的备份恢复，或把文件交给技术人员。"),
               self->arguments[0], problems->len);
  return FALSE;
}

gboolean
cli_check (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, TRUE, error);

  return store != NULL && cli_close (store, check (self, store, error), error);
}

static gboolean
back_up (Cli *self, SpStore *store, GError **error)
{
  const char *path = self->options.output;

  if (!sp_store_backup (store, path, NULL, error))
    return FALSE;
  cli_print (_ ("已备份到 %s\n"), path);
  return TRUE;
}

gboolean
cli_backup (Cli *self, GError **error)
{
  SpStore *store = NULL;

  if (!cli_require ("-o", self->options.output, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL && cli_close (store, back_up (self, store, error), error);
}
