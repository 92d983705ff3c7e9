/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a definition means something: every column, condition and check, with a sentence that
 * says where it does not. */
#include "report/sp-report-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-overview.h"
#include "report/sp-report-figures.h"
#include "report/sp-report-made.h"
#include "report/sp-report-quantity.h"

#include <string.h>

static void
term_clear (gpointer data)
{
  g_free (((SpReportTerm *)data)->name);
}

/* The end of the term at @text: a space outside [ ]. */
static const char *
skip_term (const char *text)
{
  gboolean is_inside = FALSE;

  for (; *text != '\0' && (is_inside || *text != ' '); text++)
    is_inside = *text == '[' || (is_inside && *text != ']');
  return text;
}

GArray *
sp_report_terms_parse (const char *text)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (SpReportTerm));
  gboolean is_minus = FALSE;

  g_array_set_clear_func (terms, term_clear);
  while (*text != '\0')
    {
      const char *end = skip_term (text);
      g_autofree char *word = g_strndup (text, (gsize)(end - text));

      if (g_str_equal (word, "+") || g_str_equal (word, "-"))
        is_minus = *word == '-';
      else if (*word != '\0')
        {
          SpReportTerm term = {g_steal_pointer (&word), is_minus};

          g_array_append_val (terms, term);
          is_minus = FALSE;
        }
      text = *end != '\0' ? end + 1 : end;
    }
  return terms;
}

static const SpReportColumn *
find_key (const SpReportSheetDefinition *sheet, const char *key, guint before)
{
  for (guint i = 0; i < before; i++)
    {
      const SpReportColumn *column = sheet->columns->pdata[i];

      if (*column->key != '\0' && g_str_equal (column->key, key))
        return column;
    }
  return NULL;
}

/* Time rows and sentences ask for everything at once, each for its own days. */
static SpReportRows
asked_rows (SpReportRows rows)
{
  return rows == SP_ROWS_MONTH || rows == SP_ROWS_QUARTER || rows == SP_ROWS_MADE ? SP_ROWS_NOTHING
                                                                                  : rows;
}

static gboolean
check_terms (const SpReportSheetDefinition *sheet, const char *text, guint before, GError **error)
{
  g_autoptr (GArray) terms = sp_report_terms_parse (text);

  if (terms->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("没有写明统计什么。"));
      return FALSE;
    }
  for (guint i = 0; i < terms->len; i++)
    {
      const char *name = g_array_index (terms, SpReportTerm, i).name;

      if (strchr (name, '.') == NULL && find_key (sheet, name, before) != NULL)
        continue;
      if (!sp_report_quantity_check (name, asked_rows (sheet->rows), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_sum_column (const SpReportSheetDefinition *sheet, guint i, GError **error)
{
  const SpReportColumn *column = sheet->columns->pdata[i];

  if (sp_report_is_word (column->value))
    return TRUE;
  return check_terms (sheet, column->value, i, error) &&
         (*column->over == '\0' || check_terms (sheet, column->over, i, error));
}

static gboolean
check_column (const SpReportSheetDefinition *sheet, guint i, GError **error)
{
  const SpReportColumn *column = sheet->columns->pdata[i];
  gboolean is_right;

  if (sp_report_rows_are_sums (sheet->rows) || sheet->rows == SP_ROWS_MADE)
    is_right = check_sum_column (sheet, i, error);
  else if (sheet->rows == SP_ROWS_TASK)
    is_right = sp_report_task_value_check (column->value, error);
  else if (sheet->rows != SP_ROWS_RECORDS)
    is_right = sp_report_running_value_check (sheet->rows, column->value, error);
  else
    is_right =
      sp_report_record_value_check (sp_record_type_by_table (sheet->records), column->value, error);
  if (!is_right)
    g_prefix_error (error, _ ("第%u列“%s”："), i + 1, column->head);
  return is_right;
}

static gboolean
check_side (const SpReportSheetDefinition *sheet, const char *text, GError **error)
{
  g_autoptr (GArray) terms = sp_report_terms_parse (text);

  if (terms->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("校核要写明左边和右边各是哪一列（列的代号）。"));
      return FALSE;
    }
  for (guint i = 0; i < terms->len; i++)
    {
      const char *name = g_array_index (terms, SpReportTerm, i).name;

      if (find_key (sheet, name, sheet->columns->len) == NULL)
        {
          g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("校核用到“%s”，但没有这个代号的列。"),
                       name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_task_condition (const SpReportCondition *condition, GError **error)
{
  const SpVocabulary *words = g_str_equal (condition->field, "light")    ? &sp_lights
                              : g_str_equal (condition->field, "change") ? &sp_changes
                                                                         : NULL;
  g_auto (GStrv) codes = g_strsplit_set (condition->is, ",|", -1);

  for (guint i = 0; words != NULL && codes[i] != NULL; i++)
    if (sp_vocabulary_find_code (words, g_strstrip (codes[i])) == NULL)
      words = NULL;
  if (words != NULL)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("任务不能按“%s”为“%s”筛选。"),
               condition->field, condition->is);
  return FALSE;
}

static gboolean
check_condition (const SpReportSheetDefinition *sheet,
                 const SpReportCondition *condition,
                 GError **error)
{
  const SpRecordType *type = sp_record_type_by_table (sheet->records);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  g_autofree char *filter = NULL;
  int field;

  if (sheet->rows == SP_ROWS_TASK)
    return check_task_condition (condition, error);
  field = sp_record_type_field (type, condition->field);
  if (field >= 0 && (condition->has_span
                       ? type->fields[field].type == SP_TYPE_DATE
                       : g_str_equal (condition->is, "none") || g_str_equal (condition->is, "any")))
    return TRUE;
  filter = g_strdup_printf ("%s=%s", condition->field, condition->is);
  g_strdelimit (filter, ",", '|');
  return sp_report_filter_parse (type, filter, conditions, error);
}

static gboolean
check_kind (const SpReportSheetDefinition *sheet, GError **error)
{
  if (sheet->rows == SP_ROWS_RECORDS && sp_record_type_by_table (sheet->records) == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("没有“%s”这种记录。"), sheet->records);
  else if (sheet->rows == SP_ROWS_MADE && !sp_report_made_is_known (sheet->records))
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("没有“%s”这种专门制作的表。"),
                 sheet->records);
  else if (sheet->rows != SP_ROWS_MADE && sheet->columns->len == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("至少要有一列。"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_chart (const SpReportSheetDefinition *sheet, const SpReportChart *chart, GError **error)
{
  g_auto (GStrv) keys = g_strsplit (chart->columns, ",", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] == '\0' || find_key (sheet, keys[i], sheet->columns->len) == NULL)
      {
        g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("图“%s”用到“%s”，但没有这个代号的列。"),
                     chart->title, keys[i]);
        return FALSE;
      }
  if (keys[0] != NULL)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("图“%s”要写明用哪几列（列的代号）。"),
               chart->title);
  return FALSE;
}

static gboolean
check_more (const SpReportSheetDefinition *sheet, GError **error)
{
  for (guint i = 0; i < sheet->charts->len; i++)
    if (!check_chart (sheet, sheet->charts->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < sheet->sentences->len; i++)
    if (!sp_report_sentence_check (sheet, sheet->sentences->pdata[i], error))
      {
        g_prefix_error (error, _ ("第%u个句子："), i + 1);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_sheet (const SpReportSheetDefinition *sheet, GError **error)
{
  if (!check_kind (sheet, error))
    return FALSE;
  for (guint i = 0; i < sheet->columns->len; i++)
    if (!check_column (sheet, i, error))
      return FALSE;
  for (guint i = 0; i < sheet->conditions->len; i++)
    if ((sheet->rows == SP_ROWS_TASK || sheet->rows == SP_ROWS_RECORDS) &&
        !check_condition (sheet, sheet->conditions->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < sheet->checks->len; i++)
    {
      const SpReportCheck *check = sheet->checks->pdata[i];

      if (!check_side (sheet, check->left, error) || !check_side (sheet, check->right, error))
        return FALSE;
    }
  return check_more (sheet, error);
}

gboolean
sp_report_definition_check (const SpReportDefinition *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SpReportSheetDefinition *sheet = self->sheets->pdata[i];

      if (!check_sheet (sheet, error))
        {
          g_prefix_error (error, _ ("报表“%s”的第%u张表“%s”："), self->title, i + 1, sheet->name);
          return FALSE;
        }
    }
  return TRUE;
}
