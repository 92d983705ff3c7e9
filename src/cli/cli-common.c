/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What verbs share: opening and closing, option values, the plan, measures and units by what people
 * call them. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "cli/cli-table.h"
#include "core/sp-industry.h"
#include "store/sp-enterprises.h"

#include <stdio.h>
#include <string.h>

#define MAX_CANDIDATES 6

G_DEFINE_QUARK (cli - error - quark, cli_error)

void
cli_print (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
}

const char *
cli_get_person (const Cli *self)
{
  const char *person = self->options.as != NULL ? self->options.as : g_getenv ("SAFETYPLAN_USER");

  return person != NULL && *person != '\0' && g_utf8_validate (person, -1, NULL) ? person : NULL;
}

void
cli_sign (const Cli *self, SpStore *store)
{
  const char *person = cli_get_person (self);

  if (person != NULL)
    sp_store_set_user (store, person);
}

SpStore *
cli_open (Cli *self, gboolean is_read_only, GError **error)
{
  SpStore *store = sp_store_open (
    self->arguments[0], is_read_only ? SP_STORE_OPEN_READ_ONLY : SP_STORE_OPEN_DEFAULT, error);

  if (store != NULL)
    cli_sign (self, store);
  return store;
}

gboolean
cli_close (SpStore *store, gboolean is_done, GError **error)
{
  gboolean is_closed = sp_store_close (store, is_done ? error : NULL);

  g_object_unref (store);
  return is_done && is_closed;
}

gboolean
cli_parse_date (const char *option, const char *text, SpDate *date, GError **error)
{
  SpDate read = SP_DATE_NONE;

  if (text == NULL)
    return TRUE;
  read = sp_date_from_text (text);
  if (read == SP_DATE_NONE)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s 的“%s”不是日期，请写成 2021-09-30"),
                   option, text);
      return FALSE;
    }
  *date = read;
  return TRUE;
}

gboolean
cli_require (const char *option, gconstpointer value, GError **error)
{
  if (value == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("缺少 %s"), option);
  return value != NULL;
}

gboolean
cli_parse_period (const char *text, SpPeriod *period, GError **error)
{
  if (text == NULL || sp_period_from_text (text, period))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("--period 的“%s”不是期间，请写成 2021Q3、2021H1、2021 或 2021-09"), text);
  return FALSE;
}

static gboolean
check_options (const CliOptions *options, CliOptionMask needs, GError **error)
{
  SpDate date = SP_DATE_NONE;
  SpPeriod period;
  CliTableFormat format;

  if ((needs & CLI_ID) != 0 && options->id <= 0)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("缺少 --id"));
      return FALSE;
    }
  if (options->format != NULL && !cli_table_format_from_text (options->format, &format))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--format 只能是 csv、json 或 text"));
      return FALSE;
    }
  return ((needs & CLI_PERIOD) == 0 || cli_require ("--period", options->period, error)) &&
         ((needs & CLI_INPUT) == 0 || cli_require ("--input", options->input, error)) &&
         cli_parse_date ("--date", options->date, &date, error) &&
         cli_parse_date ("--as-of", options->as_of, &date, error) &&
         cli_parse_date ("--deadline", options->deadline, &date, error) &&
         cli_parse_date ("--rectified", options->rectified, &date, error) &&
         cli_parse_period (options->period, &period, error);
}

gboolean
cli_run_deed (Cli *self, const CliDeed *deeds, guint n_deeds, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_deeds; i++)
    {
      SpStore *store = NULL;

      g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", deeds[i].name);
      if (g_strcmp0 (self->arguments[1], deeds[i].name) != 0)
        continue;
      if (!check_options (&self->options, deeds[i].needs, error))
        return FALSE;
      store = cli_open (self, deeds[i].is_read_only, error);
      return store != NULL && cli_close (store, deeds[i].run (self, store, error), error);
    }
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("没有“%s”这种做法，可以是：%s"),
               self->arguments[1], names->str);
  return FALSE;
}

SpPlan *
cli_load_plan (SpReader *reader, GError **error)
{
  g_autoptr (GError) failure = NULL;
  SpPlan *plan = sp_reader_load_plan (reader, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (plan == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("文件里还没有计划，请先用“safetyplanctl import”导入计划文件。"));
  return plan;
}

SpRecord *
cli_load (SpReader *reader, const SpRecordType *type, int64_t id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  SpRecord *record = sp_reader_load (reader, type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (record == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("没有编号为 %" G_GINT64_FORMAT " 的%s，可用“safetyplanctl list”查看编号。"), id,
                 _ (type->label));
  return record;
}

/* ---- measures ---- */

/* Paths compare without white space and with brackets of either width: 二/(一)/1. */
static char *
plain_path (const char *text)
{
  g_autofree char *squashed = sp_text_squash (text);

  return sp_text_half_width (squashed);
}

static GPtrArray *
find_candidates (SpReader *reader, int part_number, const char *path, GError **error)
{
  g_autoptr (GPtrArray) parts = sp_reader_load_all (reader, &sp_part_type, -1, 0, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *wanted = plain_path (path);

  if (parts == NULL)
    return NULL;
  for (guint p = 0; p < parts->len; p++)
    {
      SpRecord *part = g_ptr_array_index (parts, p);
      g_autoptr (GPtrArray) measures = NULL;

      if (sp_record_get_integer (part, SP_PART_NUMBER) != part_number)
        continue;
      measures = sp_reader_load_all (reader, &sp_measure_type, SP_MEASURE_PART,
                                     sp_record_get_id (part), error);
      if (measures == NULL)
        return NULL;
      for (guint i = 0; i < measures->len; i++)
        {
          SpRecord *measure = g_ptr_array_index (measures, i);
          g_autofree char *own = plain_path (sp_record_get_text (measure, SP_MEASURE_PATH));

          if (g_str_equal (own, wanted))
            g_ptr_array_add (found, g_object_ref (measure));
        }
    }
  return g_steal_pointer (&found);
}

static void
set_ambiguous (const char *text, GPtrArray *found, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, MAX_CANDIDATES); i++)
    {
      SpRecord *measure = g_ptr_array_index (found, i);

      g_string_append_printf (list, _ ("%s编号 %" G_GINT64_FORMAT "（%s）"), i > 0 ? "、" : "",
                              sp_record_get_id (measure), sp_record_get_title (measure));
    }
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”对应 %u 项任务：%s%s，请改用编号。"),
               text, found->len, list->str, found->len > MAX_CANDIDATES ? _ ("等") : "");
}

static int64_t
find_by_path (SpReader *reader, const char *text, GError **error)
{
  const char *colon = strpbrk (text, ":");
  char *end = NULL;
  gint64 part = g_ascii_strtoll (text, &end, 10);
  g_autoptr (GPtrArray) found = NULL;

  if (colon == NULL || end != colon || colon[1] == '\0')
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("看不懂任务“%s”：请写编号（如 12），或“附件号:序号”（如 3:二/（一）/1），"
                      "可用“safetyplanctl list 文件 measures”查看。"),
                   text);
      return 0;
    }
  found = find_candidates (reader, (int)CLAMP (part, 0, 9999), colon + 1, error);
  if (found == NULL)
    return 0;
  if (found->len == 1)
    return sp_record_get_id (g_ptr_array_index (found, 0));
  if (found->len > 1)
    set_ambiguous (text, found, error);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("没有任务“%s”，可用“safetyplanctl list 文件 measures”查看编号和序号。"), text);
  return 0;
}

int64_t
cli_find_measure (SpReader *reader, const char *text, GError **error)
{
  guint64 id = 0;
  g_autoptr (SpRecord) record = NULL;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    return find_by_path (reader, text, error);
  record = cli_load (reader, &sp_measure_type, (int64_t)id, error);
  return record != NULL ? (int64_t)id : 0;
}

int64_t
cli_find_unit (SpReader *reader, const char *name, GError **error)
{
  g_autoptr (GError) failure = NULL;
  int64_t unit = sp_reader_find_unit (reader, name, SP_DATE_NONE, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (unit == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("单位“%s”不在名录里，可用“safetyplanctl list 文件 units”查看名称。"), name);
  return failure == NULL ? unit : 0;
}

int64_t
cli_find_enterprise (SpReader *reader, const char *name, GError **error)
{
  GError *failure = NULL;
  int64_t id = sp_reader_match_enterprise (reader, name, name, NULL, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (id == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("没有企业“%s”，可用“safetyplanctl enterprise 文件 list”查看名称。"), name);
  return failure == NULL ? id : 0;
}

int64_t
cli_find_industry (SpReader *reader, const char *name, GError **error)
{
  GError *failure = NULL;
  int64_t industry =
    sp_reader_find_by_text (reader, &sp_industry_type, SP_INDUSTRY_NAME, name, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (industry == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("没有行业领域“%s”，可用“safetyplanctl list 文件 industries”查看名称。"), name);
  return failure == NULL ? industry : 0;
}
