/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb paper: official papers made of the facts of a period, into a file. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "report/sp-report-kept.h"

/* The documents of the report room, by name. */
typedef struct
{
  const char *name, *label;
  SpPeriodKind period; /* that it is of; SP_PERIOD_DAYS: of a day, --period may be left out */
} Kind;

static const Kind kinds[] = {
  {"halfyear", N_ ("半年总结报告"), SP_PERIOD_HALF_YEAR},
  {"circular", N_ ("情况通报"), SP_PERIOD_QUARTER},
  {"urge", N_ ("督办单"), SP_PERIOD_DAYS},
  {"charts", N_ ("领导图集"), SP_PERIOD_DAYS},
};

static gboolean
is_of_unit (const Kind *kind)
{
  return sp_report_find_document (kind->name)->is_of_unit;
}

static const Kind *
find_kind (const char *name, GError **error)
{
  if (!cli_require ("--kind", name, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name) || g_str_equal (_ (kinds[i].label), name))
      return &kinds[i];
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("没有“%s”这种文稿，可以用的见帮助"), name);
  return NULL;
}

/* What is of a day is of the end of the period, of today without one; the period is settled later
 * then. */
static gboolean
parse_period (const Kind *kind, const char *text, SpReportOptions *options, GError **error)
{
  if (kind->period == SP_PERIOD_DAYS)
    {
      if (text != NULL && !cli_parse_period (text, &options->period, error))
        return FALSE;
      options->as_of = text != NULL ? options->period.last : sp_date_today ();
      return TRUE;
    }
  if (!cli_require ("--period", text, error) || !cli_parse_period (text, &options->period, error))
    return FALSE;
  if (kind->period == options->period.kind)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               kind->period == SP_PERIOD_HALF_YEAR ? _ ("--period 的“%s”不是半年，请写成 2021H1")
                                                   : _ ("--period 的“%s”不是季度，请写成 2021Q2"),
               text);
  return FALSE;
}

static gboolean
check_unit (Cli *self, const Kind *kind, GError **error)
{
  if (is_of_unit (kind))
    return cli_require ("--unit", self->options.unit, error);
  if (self->options.unit == NULL)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s是全县的，不能写 --unit"), _ (kind->label));
  return FALSE;
}

static const Kind *
parse (Cli *self, SpReportOptions *options, GError **error)
{
  const CliOptions *given = &self->options;
  const Kind *kind = find_kind (given->kind, error);

  options->reporter = given->prepared_by;
  if (kind == NULL || !parse_period (kind, given->period, options, error) ||
      !check_unit (self, kind, error) || !cli_require ("-o", given->output, error) ||
      !cli_parse_date ("--as-of", given->as_of, &options->as_of, error))
    return NULL;
  if (options->period.last == SP_DATE_NONE)
    options->period = sp_period_containing (options->as_of, SP_PERIOD_QUARTER);
  return kind;
}

static gboolean
find_receiver (
  Cli *self, SpReader *reader, const Kind *kind, SpReportOptions *options, GError **error)
{
  if (!is_of_unit (kind))
    return TRUE;
  if (!cli_parse_date ("--reply-by", self->options.until, &options->reply_by, error))
    return FALSE;
  options->unit = cli_find_unit (reader, self->options.unit, error);
  return options->unit != 0;
}

static gboolean
keep (SpStore *store, SpReportMade *made, const char *path, GError **error)
{
  if (!sp_report_keep (store, made, path, error))
    return FALSE;
  cli_print (_ ("已存档：编号 %" G_GINT64_FORMAT "\n"), sp_record_get_id (SP_RECORD (made)));
  return TRUE;
}

static gboolean
write_paper (Cli *self, SpStore *store, const Kind *kind, SpReportOptions *options, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  const char *path = self->options.output;
  g_autoptr (SpPlan) plan = cli_load_plan (reader, error);
  g_autoptr (SpReportMade) made = NULL;

  if (plan == NULL)
    return FALSE;
  options->plan = sp_record_get_id (SP_RECORD (plan));
  if (!find_receiver (self, reader, kind, options, error) ||
      !sp_report_write_document (sp_report_find_document (kind->name), reader, options, path,
                                 self->options.is_keep ? &made : NULL, NULL, error))
    return FALSE;
  cli_print ("%s\n", path);
  return made == NULL || keep (store, made, path, error);
}

gboolean
cli_paper (Cli *self, GError **error)
{
  SpReportOptions options = {0};
  const Kind *kind = parse (self, &options, error);
  SpStore *store = kind != NULL ? cli_open (self, !self->options.is_keep, error) : NULL;

  return store != NULL &&
         cli_close (store, write_paper (self, store, kind, &options, error), error);
}
