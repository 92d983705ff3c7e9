/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What verbs of indicators and accidents share: which indicator, which goal for accidents. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-indicator.h"

gboolean
cli_parse_format (const CliOptions *options, CliTableFormat *format, GError **error)
{
  *format = CLI_TABLE_TEXT;
  if (options->format == NULL || cli_table_format_from_text (options->format, format))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--format 只能是 csv、json 或 text"));
  return FALSE;
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
