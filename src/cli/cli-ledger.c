/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What verbs of ledgers share: several steps under one verb, records from --set and from tables,
 * the goal for accidents. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "core/sp-indicator.h"
#include "exchange/sp-record-csv.h"

#include <string.h>

#define CSV_LIMIT (64 * 1024 * 1024)

gboolean
cli_parse_format (const CliOptions *options, CliTableFormat *format, GError **error)
{
  *format = CLI_TABLE_TEXT;
  if (options->format == NULL || cli_table_format_from_text (options->format, format))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--format 只能是 csv、json 或 text"));
  return FALSE;
}

/* ---- steps ---- */

static void
set_unknown_step (Cli *self, const CliStep *steps, guint n_steps, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_steps; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", steps[i].name);
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("不知道“%s”，可以是：%s"), self->arguments[1],
               names->str);
}

gboolean
cli_run_step (Cli *self, const CliStep *steps, guint n_steps, GError **error)
{
  for (guint i = 0; i < n_steps; i++)
    if (g_str_equal (steps[i].name, self->arguments[1]))
      {
        SpStore *store = cli_open (self, steps[i].is_read_only, error);

        return store != NULL && cli_close (store, steps[i].run (self, store, error), error);
      }
  set_unknown_step (self, steps, n_steps, error);
  return FALSE;
}

/* ---- tables ---- */

static gboolean
check_problems (const SpCsvTable *table, GError **error)
{
  g_autofree char *first = NULL;

  if (table->problems->len == 0)
    return TRUE;
  first = sp_csv_problem_dup_text (g_ptr_array_index (table->problems, 0));
  if (table->problems->len == 1)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "%s", first);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s（共%u处，都没有登记）"), first,
                 table->problems->len);
  return FALSE;
}

gboolean
cli_read_csv (Cli *self, SpStore *store, SpRecord *model, const char *label, GError **error)
{
  g_autoptr (SpCsvTable) table = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!sp_file_read (self->options.csv, CSV_LIMIT, &bytes, &length, error))
    return FALSE;
  table = sp_record_csv_read (sp_store_get_reader (store), bytes, length, model, NULL, NULL, error);
  if (table == NULL || !check_problems (table, error) ||
      !sp_record_csv_store (store, table, label, FALSE, error))
    return FALSE;
  cli_print (_ ("已登记 %u 条\n"), table->records->len);
  return TRUE;
}

static void
append_cell (GString *row, const char *text, gsize length)
{
  g_autofree char *cell = g_strndup (text, length);
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);

  g_string_append_printf (row, "%s\"%s\"", row->len > 0 ? "," : "", quoted);
}

/* --set is a table of one row. */
SpRecord *
cli_read_set (Cli *self, SpReader *reader, SpRecord *model, GError **error)
{
  g_autoptr (GString) heads = g_string_new (NULL);
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (SpCsvTable) table = NULL;
  g_autofree char *bytes = NULL;

  for (char **set = self->options.set; set != NULL && *set != NULL; set++)
    {
      const char *sign = strchr (*set, '=');

      if (sign == NULL || sign == *set)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--set 的“%s”要写成 名称=值"), *set);
          return NULL;
        }
      append_cell (heads, *set, (gsize)(sign - *set));
      append_cell (row, sign + 1, strlen (sign + 1));
    }
  if (!cli_require ("--set", self->options.set, error))
    return NULL;
  bytes = g_strconcat (heads->str, "\n", row->str, "\n", NULL);
  table = sp_record_csv_read (reader, bytes, strlen (bytes), model, NULL, NULL, error);
  if (table == NULL || !check_problems (table, error))
    return NULL;
  if (table->ignored->len > 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s没有“%s”这一项。"),
                 _ (sp_record_get_record_type (model)->label),
                 (const char *)g_ptr_array_index (table->ignored, 0));
  else if (table->records->len == 1)
    return g_object_ref (g_ptr_array_index (table->records, 0));
  else
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("--set 里没有内容。"));
  return NULL;
}

/* ---- indicators and the goal ---- */

int64_t
cli_find_indicator (SpReader *reader, int64_t plan, const char *name, GError **error)
{
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (reader, &sp_indicator_type, SP_INDICATOR_PLAN, plan, error);
  guint64 number = 0;

  if (all == NULL)
    return 0;
  g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &number, NULL);
  for (guint i = 0; i < all->len; i++)
    if (sp_record_get_id (all->pdata[i]) == (int64_t)number ||
        g_str_equal (sp_record_get_title (all->pdata[i]), name))
      return sp_record_get_id (all->pdata[i]);
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("没有指标“%s”，可用“safetyplanctl indicator 文件 list”查看名称。"), name);
  return 0;
}

gboolean
cli_load_goal (Cli *self, SpReader *reader, SpDate as_of, SpAccidentGoal *goal, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->options.fall > 100 || self->options.fall < -1 ||
      (self->options.base_year != 0 &&
       (self->options.base_year < 1949 || self->options.base_year > 2200)))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--base-year 要在 1949 到 2200 之间，--fall 要在 0 到 100 之间"));
      return FALSE;
    }
  if (!sp_reader_load_accident_goal (reader, plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0,
                                     as_of, goal, error))
    return FALSE;
  if (self->options.base_year != 0)
    goal->base_year = self->options.base_year;
  if (self->options.fall >= 0)
    goal->fall = (guint)self->options.fall;
  return TRUE;
}
