/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See cli-filter.h. */
#include "cli/cli-filter.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-record-cell.h"

#include <string.h>

static int
find_field (const SpRecordType *type, const char *head)
{
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & SP_FIELD_INTERNAL) == 0 &&
        (g_str_equal (type->fields[i].name, head) || g_str_equal (_ (type->fields[i].label), head)))
      return (int)i;
  return -1;
}

/* 2021Q3, a day, or a day and .. on either side. */
static gboolean
parse_days (const char *text, SpCondition *condition, GError **error)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = dots != NULL ? g_strndup (text, (gsize)(dots - text)) : g_strdup (text);
  const char *to = dots != NULL ? dots + 2 : text;
  SpPeriod period;

  if (sp_period_from_text (text, &period))
    {
      condition->from = period.first;
      condition->to = period.last;
      return TRUE;
    }
  condition->from = sp_date_from_text (from);
  condition->to = sp_date_from_text (to);
  if ((condition->from != SP_DATE_NONE || *from == '\0') &&
      (condition->to != SP_DATE_NONE || *to == '\0'))
    return TRUE;
  g_set_error (
    error, CLI_ERROR, CLI_ERROR_USAGE,
    _ ("--where 的“%s”不是日期或期间，请写成 2021-09-30、2021Q3 或 2021-07-01..2021-08-15"), text);
  return FALSE;
}

/* Words apart by commas, as bits. */
static gboolean
parse_words (const SpField *field, const char *text, SpCondition *condition, GError **error)
{
  g_auto (GStrv) words = g_regex_split_simple ("[,，、]", text, 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      SpValue value = {0};

      if (!sp_value_from_input (field, words[i], &value, error))
        return FALSE;
      condition->only |= G_GINT64_CONSTANT (1) << value.integer;
      sp_value_clear (&value);
    }
  return TRUE;
}

static gboolean
parse_reference (SpReader *reader,
                 const SpRecordType *type,
                 const SpField *field,
                 const char *text,
                 SpCondition *condition,
                 GError **error)
{
  g_autoptr (SpRecord) record = sp_record_new (type);

  if (!sp_record_set_by_head (reader, record, field->name, text, error))
    return FALSE;
  condition->only = sp_record_get_integer (record, condition->field);
  return TRUE;
}

static gboolean
parse_value (SpReader *reader,
             const SpRecordType *type,
             const char *text,
             SpCondition *condition,
             GError **error)
{
  const SpField *field = &type->fields[condition->field];

  switch (field->type)
    {
    case SP_TYPE_DATE:
      return parse_days (text, condition, error);
    case SP_TYPE_CHOICE:
    case SP_TYPE_BOOLEAN:
      return parse_words (field, text, condition, error);
    case SP_TYPE_REFERENCE:
      return parse_reference (reader, type, field, text, condition, error);
    case SP_TYPE_TEXT:
    case SP_TYPE_INTEGER:
    case SP_TYPE_REAL:
    default:
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--where 不能按“%s”筛选，文字请用 --text 查找"), _ (field->label));
      return FALSE;
    }
}

static gboolean
parse_condition (SpReader *reader,
                 const SpRecordType *type,
                 const char *text,
                 SpCondition *condition,
                 GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *head = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : NULL;
  int field = head != NULL ? find_field (type, head) : -1;

  if (field < 0)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--where 要写成“字段=值”，%s没有这样的字段：“%s”"), _ (type->label), text);
      return FALSE;
    }
  condition->field = (guint)field;
  return parse_value (reader, type, equals + 1, condition, error);
}

SpRecordFilter *
cli_filter_new (SpReader *reader,
                const SpRecordType *type,
                const CliOptions *options,
                GError **error)
{
  guint n = options->where != NULL ? g_strv_length (options->where) : 0;
  g_autofree SpCondition *conditions = g_new0 (SpCondition, n + 1);
  SpRecordFilter filter = {options->text, conditions, n, NULL, FALSE, SP_DATE_NONE};

  if (!cli_parse_date ("--as-of", options->as_of, &filter.as_of, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!parse_condition (reader, type, options->where[i], &conditions[i], error))
      return NULL;
  return sp_record_filter_copy (&filter);
}
