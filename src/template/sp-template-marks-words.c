/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-marks-words.h. */
#include "template/sp-template-marks-words.h"

#include "base/sp-i18n.h"
#include "exchange/sp-record-heads.h"
#include "report/sp-report-facts.h"

#include <string.h>

/* A label that is less like a mark is not meant: a figure in the wrong place is worse than none. */
#define MIN_LIKENESS 0.75

static const struct
{
  const char *name;
  SpTemplateMark mark;
} words[] = {
  {N_ ("期间"), SP_TEMPLATE_MARK_PERIOD},        {N_ ("报告期"), SP_TEMPLATE_MARK_PERIOD},
  {N_ ("填报单位"), SP_TEMPLATE_MARK_REPORTER},  {N_ ("单位"), SP_TEMPLATE_MARK_REPORTER},
  {N_ ("截至日期"), SP_TEMPLATE_MARK_AS_OF},     {N_ ("截止日期"), SP_TEMPLATE_MARK_AS_OF},
  {N_ ("填报日期"), SP_TEMPLATE_MARK_AS_OF},     {N_ ("计划"), SP_TEMPLATE_MARK_PLAN},
  {N_ ("计划名称"), SP_TEMPLATE_MARK_PLAN},      {N_ ("年"), SP_TEMPLATE_MARK_YEAR},
  {N_ ("年份"), SP_TEMPLATE_MARK_YEAR},          {N_ ("年度"), SP_TEMPLATE_MARK_YEAR},
  {N_ ("开始日期"), SP_TEMPLATE_MARK_FIRST_DAY}, {N_ ("结束日期"), SP_TEMPLATE_MARK_LAST_DAY},
};

SpTemplateMark
sp_template_mark_find_word (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (_ (words[i].name), name))
      return words[i].mark;
  return SP_TEMPLATE_MARK_NONE;
}

char *
sp_template_mark_dup_word (SpTemplateMark mark, const SpReport *report, const char *plan)
{
  const SpPeriod *period = sp_report_get_period (report);

  switch (mark)
    {
    case SP_TEMPLATE_MARK_PERIOD:
      return sp_period_dup_label (period);
    case SP_TEMPLATE_MARK_REPORTER:
      return g_strdup (sp_report_get_reporter (report));
    case SP_TEMPLATE_MARK_AS_OF:
      return sp_date_dup_chinese (sp_report_get_as_of (report));
    case SP_TEMPLATE_MARK_PLAN:
      return g_strdup (plan);
    case SP_TEMPLATE_MARK_YEAR:
      return g_strdup_printf ("%d", sp_date_to_ymd (period->last).year);
    case SP_TEMPLATE_MARK_FIRST_DAY:
      return sp_date_dup_chinese (period->first);
    case SP_TEMPLATE_MARK_LAST_DAY:
      return sp_date_dup_chinese (period->last);
    case SP_TEMPLATE_MARK_NONE:
    default:
      return NULL;
    }
}

/* ---- figures ---- */

static gboolean
are_quantities (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_str_equal (parts[i], "+") || g_str_equal (parts[i], "-"))
        continue;
      if (!sp_report_quantity_check (parts[i], SP_ROWS_NOTHING, NULL))
        return FALSE;
      n++;
    }
  return n > 0;
}

static gboolean
take_span (char *text, SpReportColumn *column)
{
  char *at = strrchr (text, '@');
  const SpWord *word = at != NULL ? sp_vocabulary_find_code (&sp_report_spans, at + 1) : NULL;

  if (at == NULL)
    return TRUE;
  if (word == NULL)
    return FALSE;
  *at = '\0';
  column->has_span = TRUE;
  column->span = (SpReportSpan)word->value;
  return TRUE;
}

/* hazard.rectified / hazard.found@year */
static SpReportColumn *
make_written (const char *name)
{
  g_autofree char *text = g_strdup (name);
  SpReportColumn *column = sp_report_column_new ("", name);
  gboolean has_span = take_span (text, column);
  char *slash = strchr (text, '/');

  if (slash != NULL)
    *slash = '\0';
  g_strstrip (text);
  if (has_span && are_quantities (text) &&
      (slash == NULL || are_quantities (g_strstrip (slash + 1))))
    {
      g_free (column->value);
      column->value = g_strdup (text);
      if (slash != NULL)
        {
          g_free (column->over);
          column->over = g_strdup (slash + 1);
        }
      return column;
    }
  sp_report_column_free (column);
  return NULL;
}

SpReportColumn *
sp_template_mark_make_column (SpTemplateWords *known, const char *name)
{
  g_autoptr (GString) plain = g_string_new (name);
  SpReportSpan span = SP_REPORT_SPAN_PERIOD;
  gboolean has_span;
  const SpTemplateMeaning *meaning;
  SpReportColumn *column;

  if (strchr (name, '.') != NULL)
    return make_written (name);
  has_span = sp_template_words_take_span (plain, &span);
  meaning = sp_template_words_find (known, "", plain->str);
  if (meaning == NULL || meaning->likeness < MIN_LIKENESS)
    return NULL;
  column = sp_report_column_new (meaning->value, name);
  g_free (column->over);
  column->over = g_strdup (meaning->over);
  column->as = meaning->as;
  column->has_span = has_span;
  column->span = span;
  return column;
}
