/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-choices.h. */
#include "report/sp-report-choices.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-report-value.h"

#include <string.h>

static gboolean
is_chosen_from (const SpField *field)
{
  return !(field->flags & SP_FIELD_INTERNAL);
}

/* One step along a reference is as far as tables go. */
static void
add_referred (GPtrArray *choices, const SpRecordType *type, const SpField *field)
{
  const SpRecordType *other = sp_record_type_by_table (field->references);

  for (guint i = 0; i < other->n_fields; i++)
    if (is_chosen_from (&other->fields[i]))
      g_ptr_array_add (choices,
                       sp_report_choice_new (
                         g_strdup_printf ("%s.%s", field->name, other->fields[i].name),
                         g_strdup_printf ("%s：%s", _ (field->label), _ (other->fields[i].label)),
                         _ (type->label)));
}

GPtrArray *
sp_report_list_values (const SpRecordType *type)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (sp_report_choice_free);

  g_ptr_array_add (choices,
                   sp_report_choice_new (g_strdup ("#"), g_strdup (_ ("序号")), _ (type->label)));
  for (guint i = 0; i < type->n_fields; i++)
    if (is_chosen_from (&type->fields[i]))
      g_ptr_array_add (choices, sp_report_choice_new (g_strdup (type->fields[i].name),
                                                      g_strdup (_ (type->fields[i].label)),
                                                      _ (type->label)));
  if (sp_report_record_value_check (type, "standing", NULL))
    g_ptr_array_add (choices, sp_report_choice_new (g_strdup ("standing"), g_strdup (_ ("状态")),
                                                    _ (type->label)));
  for (guint i = 0; i < type->n_fields; i++)
    if (is_chosen_from (&type->fields[i]) && type->fields[i].type == SP_TYPE_REFERENCE)
      add_referred (choices, type, &type->fields[i]);
  return choices;
}

static void
add_words (GPtrArray *choices)
{
  static const char *const words[][2] = {
    {"title", N_ ("名称")}, {"#", N_ ("序号")}, {"span", N_ ("口径")}};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_insert (
      choices, (int)i,
      sp_report_choice_new (g_strdup (words[i][0]), g_strdup (_ (words[i][1])), _ ("行")));
}

GPtrArray *
sp_report_list_choices (const SpReportSheetDefinition *sheet)
{
  const SpRecordType *type = sp_record_type_by_table (sheet->records);
  GPtrArray *choices;

  g_return_val_if_fail (sheet != NULL, NULL);

  if (sp_report_rows_are_sums (sheet->rows))
    {
      choices = sp_report_list_quantities (sheet->rows);
      add_words (choices);
      return choices;
    }
  if (sheet->rows == SP_ROWS_RECORDS && type != NULL)
    return sp_report_list_values (type);
  if (sheet->rows == SP_ROWS_MADE) /* for its sentences */
    return sp_report_list_quantities (SP_ROWS_NOTHING);
  choices = g_ptr_array_new_with_free_func (sp_report_choice_free);
  if (sheet->rows == SP_ROWS_TASK)
    sp_report_list_task_values (choices);
  else
    sp_report_list_running_values (sheet->rows, choices);
  return choices;
}

/* ---- conditions as text ---- */

char *
sp_report_conditions_dup_text (const GPtrArray *conditions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    {
      const SpReportCondition *condition = conditions->pdata[i];

      if (condition->has_span)
        g_string_append_printf (text, "%s@%s\n", condition->field,
                                sp_vocabulary_code (&sp_report_spans, (int)condition->span));
      else
        g_string_append_printf (text, "%s=%s\n", condition->field, condition->is);
    }
  return g_string_free (text, FALSE);
}

static SpReportCondition *
parse_line (const char *line)
{
  const char *at = strpbrk (line, "=@");
  const SpWord *span = NULL;
  SpReportCondition *condition;

  if (at == NULL || at == line || at[1] == '\0')
    return NULL;
  if (*at == '@' && (span = sp_vocabulary_find_code (&sp_report_spans, at + 1)) == NULL)
    return NULL;
  condition = sp_report_condition_new ();
  g_free (condition->field);
  condition->field = g_strndup (line, (gsize)(at - line));
  g_free (condition->is);
  condition->is = g_strdup (*at == '=' ? at + 1 : "");
  condition->has_span = span != NULL;
  condition->span = span != NULL ? (SpReportSpan)span->value : SP_REPORT_SPAN_PERIOD;
  return condition;
}

gboolean
sp_report_conditions_parse (const char *text, GPtrArray *conditions, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) parsed = g_ptr_array_new_with_free_func (sp_report_condition_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      SpReportCondition *condition;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      condition = parse_line (lines[i]);
      if (condition == NULL)
        {
          g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                       _ ("筛选“%s”看不懂，请写成 grade=major、closed_on=none 或 "
                          "found_on@period。"),
                       lines[i]);
          return FALSE;
        }
      g_ptr_array_add (parsed, condition);
    }
  g_ptr_array_set_size (conditions, 0);
  g_ptr_array_extend_and_steal (conditions, g_steal_pointer (&parsed));
  return TRUE;
}
