/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs about deadlines and files of one measure: extend, tick, attach; and tidy. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-deadlines.h"
#include "store/sp-files.h"

/* ---- extend ---- */

typedef struct
{
  SpDate to, granted_on, due;
} Extend;

static gboolean
extend (Cli *self, SpStore *store, const Extend *days, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) extension = sp_record_new (&sp_extension_type);
  g_autofree char *old_due = NULL;
  g_autofree char *new_due = sp_date_dup_iso (days->to);
  int64_t measure = cli_find_measure (reader, self->arguments[1], error);
  int64_t deadline = 0;

  if (measure != 0)
    deadline = sp_reader_find_deadline (reader, measure, days->due, error);
  if (deadline == 0)
    return FALSE;
  sp_record_set_integer (extension, SP_EXTENSION_DEADLINE, deadline);
  sp_record_set_integer (extension, SP_EXTENSION_GRANTED_ON, days->granted_on);
  sp_record_set_integer (extension, SP_EXTENSION_NEW_DUE, days->to);
  sp_record_set_text (extension, SP_EXTENSION_REASON, self->options.reason);
  if (!sp_store_extend_deadline (store, SP_EXTENSION (extension), error))
    return FALSE;
  old_due = sp_date_dup_iso ((SpDate)sp_record_get_integer (extension, SP_EXTENSION_OLD_DUE));
  cli_print (_ ("已延期：由 %s 延至 %s\n"), old_due, new_due);
  return TRUE;
}

gboolean
cli_extend (Cli *self, GError **error)
{
  const CliOptions *options = &self->options;
  Extend days = {.granted_on = sp_date_today ()};
  SpStore *store = NULL;

  if (!cli_require ("--to", options->to, error) ||
      !cli_require ("--reason", options->reason, error) ||
      !cli_parse_date ("--to", options->to, &days.to, error) ||
      !cli_parse_date ("--date", options->date, &days.granted_on, error) ||
      !cli_parse_date ("--due", options->due, &days.due, error))
    return FALSE;
  store = cli_open (self, FALSE, error);
  return store != NULL && cli_close (store, extend (self, store, &days, error), error);
}

/* ---- tick ---- */

static gboolean
has_period (const GArray *days, const SpPeriod *period)
{
  for (guint i = 0; i < days->len; i++)
    {
      const SpPeriod *own = &g_array_index (days, SpDeadlineDay, i).period;

      if (own->first == period->first && own->last == period->last)
        return TRUE;
    }
  return FALSE;
}

/* The recurring deadline of @measure that has an occurrence for @period. */
static int64_t
find_recurring (
  SpReader *reader, int64_t measure, const SpPeriod *period, const char *name, GError **error)
{
  g_autoptr (GPtrArray) deadlines =
    sp_reader_load_all (reader, &sp_deadline_type, SP_DEADLINE_MEASURE, measure, error);

  if (deadlines == NULL)
    return 0;
  for (guint i = 0; i < deadlines->len; i++)
    {
      int64_t id = sp_record_get_id (g_ptr_array_index (deadlines, i));
      g_autoptr (GArray) days = sp_reader_load_deadline_days (reader, id, error);

      if (days == NULL)
        return 0;
      if (has_period (days, period))
        return id;
    }
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("这项任务在计划期内没有“%s”这一期的周期时限。"), name);
  return 0;
}

static gboolean
tick (Cli *self, SpStore *store, const SpPeriod *period, SpDate done_on, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  int64_t measure = cli_find_measure (reader, self->arguments[1], error);
  int64_t deadline = 0;

  if (measure != 0)
    deadline = find_recurring (reader, measure, period, self->options.period, error);
  if (deadline == 0 || !sp_store_tick_deadline (store, deadline, period->first, done_on, error))
    return FALSE;
  cli_print (done_on != SP_DATE_NONE ? _ ("已勾选：%s\n") : _ ("已取消勾选：%s\n"),
             self->options.period);
  return TRUE;
}

gboolean
cli_tick (Cli *self, GError **error)
{
  const CliOptions *options = &self->options;
  SpDate done_on = sp_date_today ();
  SpPeriod period;
  SpStore *store = NULL;

  if (!cli_require ("--period", options->period, error) ||
      !cli_parse_date ("--date", options->date, &done_on, error))
    return FALSE;
  if (!sp_period_from_text (options->period, &period))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--period 的“%s”不是期间，请写成 2021Q2、2021H1、2021-06 或 2021"),
                   options->period);
      return FALSE;
    }
  if (options->is_off)
    done_on = SP_DATE_NONE;
  store = cli_open (self, FALSE, error);
  return store != NULL && cli_close (store, tick (self, store, &period, done_on, error), error);
}

/* ---- attach, tidy ---- */

static gboolean
attach (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) attachment = sp_record_new (&sp_attachment_type);
  int64_t measure = cli_find_measure (sp_store_get_reader (store), self->arguments[1], error);
  g_autofree char *size = NULL;

  if (measure == 0)
    return FALSE;
  sp_record_set_integer (attachment, SP_ATTACHMENT_MEASURE, measure);
  sp_record_set_text (attachment, SP_ATTACHMENT_NOTE, self->options.text);
  if (!sp_store_attach (store, SP_ATTACHMENT (attachment), self->arguments[2], error))
    return FALSE;
  size = g_format_size_full ((guint64)sp_record_get_integer (attachment, SP_ATTACHMENT_SIZE),
                             G_FORMAT_SIZE_IEC_UNITS);
  cli_print (_ ("已添加附件：%s（%s）\n"), sp_record_get_title (attachment), size);
  return TRUE;
}

gboolean
cli_attach (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, FALSE, error);

  return store != NULL && cli_close (store, attach (self, store, error), error);
}

static gboolean
tidy (SpStore *store, SpDate before, GError **error)
{
  int64_t freed = 0;
  SpFileTotals totals;
  g_autofree char *gone = NULL;
  g_autofree char *left = NULL;

  if (!sp_store_tidy_files (store, before, &freed, error) ||
      !sp_reader_sum_files (sp_store_get_reader (store), &totals, error))
    return FALSE;
  gone = g_format_size_full ((guint64)freed, G_FORMAT_SIZE_IEC_UNITS);
  left = g_format_size_full ((guint64)totals.size, G_FORMAT_SIZE_IEC_UNITS);
  cli_print (_ ("清理了 %s，现有附件 %u 个，共 %s\n"), gone, totals.n_files, left);
  return TRUE;
}

gboolean
cli_tidy (Cli *self, GError **error)
{
  SpDate before = SP_DATE_NONE;
  SpStore *store = NULL;

  if (!cli_parse_date ("--before", self->options.before, &before, error))
    return FALSE;
  store = cli_open (self, FALSE, error);
  return store != NULL && cli_close (store, tidy (store, before, error), error);
}
