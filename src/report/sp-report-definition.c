/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structs of report definitions, their words, and the days of spans and periods. */
#include "report/sp-report-definition.h"

#include "base/sp-i18n.h"

static const SpWord period_words[] = {
  {SP_REPORT_ANY, "any", N_ ("任意期间")},     {SP_REPORT_MONTH, "month", N_ ("月报")},
  {SP_REPORT_QUARTER, "quarter", N_ ("季报")}, {SP_REPORT_HALF_YEAR, "half-year", N_ ("半年报")},
  {SP_REPORT_YEAR, "year", N_ ("年报")},       {SP_REPORT_PLAN, "plan", N_ ("全计划")},
};
const SpVocabulary sp_report_periods = {"report-period", period_words, G_N_ELEMENTS (period_words)};

static const SpWord span_words[] = {
  {SP_REPORT_SPAN_PERIOD, "period", N_ ("本期")},
  {SP_REPORT_SPAN_YEAR, "year", N_ ("本年累计")},
  {SP_REPORT_SPAN_PLAN, "plan", N_ ("总累计")},
  {SP_REPORT_SPAN_PREVIOUS, "previous", N_ ("上期")},
  {SP_REPORT_SPAN_SAME, "same", N_ ("上年同期")},
  {SP_REPORT_SPAN_BASE, "base", N_ ("基准年同期")},
  {SP_REPORT_SPAN_FORMER, "former", N_ ("以前年度")},
  {SP_REPORT_SPAN_BASE_YEAR, "base-year", N_ ("基准年同期累计")},
};
const SpVocabulary sp_report_spans = {"span", span_words, G_N_ELEMENTS (span_words)};

static const SpWord rows_words[] = {
  {SP_ROWS_NOTHING, "nothing", N_ ("全部合为一行")},
  {SP_ROWS_TOWNSHIP, "township", N_ ("按乡镇")},
  {SP_ROWS_DEPARTMENT, "department", N_ ("按部门")},
  {SP_ROWS_INDUSTRY, "industry", N_ ("按行业领域")},
  {SP_ROWS_CATEGORY, "category", N_ ("按事故统计类别")},
  {SP_ROWS_ENTERPRISE, "enterprise", N_ ("按企业")},
  {SP_ROWS_PART, "part", N_ ("按专项")},
  {SP_ROWS_LEAD, "lead", N_ ("按牵头单位")},
  {SP_ROWS_SOURCE, "source", N_ ("按发现方式")},
  {SP_ROWS_MONTH, "month", N_ ("按月")},
  {SP_ROWS_QUARTER, "quarter", N_ ("按季度")},
  {SP_ROWS_TASK, "task", N_ ("逐项任务")},
  {SP_ROWS_INDICATOR, "indicator", N_ ("逐项指标")},
  {SP_ROWS_DUTY, "duty", N_ ("逐项会议和报告")},
  {SP_ROWS_RECORDS, "records", N_ ("逐条记录")},
  {SP_ROWS_MADE, "made", N_ ("专门制作")},
};
const SpVocabulary sp_report_rows = {"report-rows", rows_words, G_N_ELEMENTS (rows_words)};

static const SpWord as_words[] = {
  {SP_AS_DEFAULT, "default", N_ ("默认")},
  {SP_AS_TEXT, "text", N_ ("文字")},
  {SP_AS_COUNT, "count", N_ ("整数")},
  {SP_AS_MONEY, "money", N_ ("金额")},
  {SP_AS_RATE, "rate", N_ ("百分比")},
  {SP_AS_CHANGE, "change", N_ ("增减")},
  {SP_AS_TICK, "tick", N_ ("打勾")},
  {SP_AS_DATE, "date", N_ ("日期")},
  {SP_AS_PERCENT, "percent", N_ ("整数百分比")},
};
const SpVocabulary sp_report_as = {"report-as", as_words, G_N_ELEMENTS (as_words)};

static const SpWord chart_words[] = {
  {SP_REPORT_CHART_STACKED, "stacked", N_ ("堆积条形图")},
  {SP_REPORT_CHART_COLUMNS, "columns", N_ ("柱形图")},
  {SP_REPORT_CHART_LINE, "line", N_ ("折线图")},
};
const SpVocabulary sp_report_charts = {"report-chart", chart_words, G_N_ELEMENTS (chart_words)};

static const SpWord total_words[] = {
  {SP_TOTAL_NONE, "none", N_ ("无合计")},
  {SP_TOTAL_LAST, "last", N_ ("合计在末行")},
  {SP_TOTAL_FIRST, "first", N_ ("合计在首行")},
};
const SpVocabulary sp_report_totals = {"report-total", total_words, G_N_ELEMENTS (total_words)};

gboolean
sp_report_rows_are_sums (SpReportRows rows)
{
  return rows < SP_ROWS_TASK;
}

/* ---- structs ---- */

SpReportColumn *
sp_report_column_new (const char *value, const char *head)
{
  SpReportColumn *self = g_new0 (SpReportColumn, 1);

  self->key = g_strdup ("");
  self->head = g_strdup (head);
  self->group = g_strdup ("");
  self->value = g_strdup (value);
  self->over = g_strdup ("");
  return self;
}

void
sp_report_column_free (gpointer data)
{
  SpReportColumn *self = data;

  g_free (self->key);
  g_free (self->head);
  g_free (self->group);
  g_free (self->value);
  g_free (self->over);
  g_free (self);
}

SpReportCondition *
sp_report_condition_new (void)
{
  SpReportCondition *self = g_new0 (SpReportCondition, 1);

  self->field = g_strdup ("");
  self->is = g_strdup ("");
  return self;
}

void
sp_report_condition_free (gpointer data)
{
  SpReportCondition *self = data;

  g_free (self->field);
  g_free (self->is);
  g_free (self);
}

SpReportCheck *
sp_report_check_new (void)
{
  SpReportCheck *self = g_new0 (SpReportCheck, 1);

  self->left = g_strdup ("");
  self->right = g_strdup ("");
  self->words = g_strdup ("");
  return self;
}

void
sp_report_check_free (gpointer data)
{
  SpReportCheck *self = data;

  g_free (self->left);
  g_free (self->right);
  g_free (self->words);
  g_free (self);
}

SpReportChart *
sp_report_chart_new (void)
{
  SpReportChart *self = g_new0 (SpReportChart, 1);

  self->title = g_strdup ("");
  self->columns = g_strdup ("");
  return self;
}

void
sp_report_chart_free (gpointer data)
{
  SpReportChart *self = data;

  g_free (self->title);
  g_free (self->columns);
  g_free (self);
}

SpReportSentence *
sp_report_sentence_new (void)
{
  SpReportSentence *self = g_new0 (SpReportSentence, 1);

  self->section = g_strdup ("");
  self->text = g_strdup ("");
  self->sheet = g_strdup ("");
  self->unless_none = g_strdup ("");
  self->otherwise = g_strdup ("");
  return self;
}

void
sp_report_sentence_free (gpointer data)
{
  SpReportSentence *self = data;

  g_free (self->section);
  g_free (self->text);
  g_free (self->sheet);
  g_free (self->unless_none);
  g_free (self->otherwise);
  g_free (self);
}

SpReportSheetDefinition *
sp_report_sheet_definition_new (void)
{
  SpReportSheetDefinition *self = g_new0 (SpReportSheetDefinition, 1);

  self->name = g_strdup ("");
  self->title = g_strdup ("");
  self->corner = g_strdup ("");
  self->unit = g_strdup ("");
  self->records = g_strdup ("");
  self->sort = g_strdup ("");
  self->has_foot = TRUE;
  self->spans = g_array_new (FALSE, FALSE, sizeof (SpReportSpan));
  self->columns = g_ptr_array_new_with_free_func (sp_report_column_free);
  self->conditions = g_ptr_array_new_with_free_func (sp_report_condition_free);
  self->checks = g_ptr_array_new_with_free_func (sp_report_check_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->charts = g_ptr_array_new_with_free_func (sp_report_chart_free);
  self->sentences = g_ptr_array_new_with_free_func (sp_report_sentence_free);
  return self;
}

void
sp_report_sheet_definition_free (gpointer data)
{
  SpReportSheetDefinition *self = data;

  g_free (self->name);
  g_free (self->title);
  g_free (self->corner);
  g_free (self->unit);
  g_free (self->records);
  g_free (self->sort);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

void
sp_report_definition_free (SpReportDefinition *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  g_free (self->source);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

SpReportDefinition *
sp_report_definition_copy (const SpReportDefinition *self)
{
  g_autofree char *json = sp_report_definition_to_json (self);
  g_autoptr (GError) error = NULL;
  SpReportDefinition *copy = sp_report_definition_from_json (json, -1, &error);

  g_assert_no_error (error);
  return copy;
}

/* ---- days ---- */

static SpPeriod
days_of_year_before (const SpPeriod *period, int year)
{
  SpPeriod days = {.kind = SP_PERIOD_DAYS};
  SpYmd first = sp_date_to_ymd (period->first);
  SpYmd last = sp_date_to_ymd (period->last);
  int shift = last.year - year;
  int first_days = sp_date_days_in_month (first.year - shift, first.month);
  int last_days = sp_date_days_in_month (year, last.month);
  gboolean is_month_end = last.day == sp_date_days_in_month (last.year, last.month);

  days.first = sp_date_from_ymd (first.year - shift, first.month, MIN (first.day, first_days));
  days.last =
    sp_date_from_ymd (year, last.month, is_month_end ? last_days : MIN (last.day, last_days));
  return days;
}

SpPeriod
sp_report_span_get_days (SpReportSpan span,
                         const SpPeriod *period,
                         SpDate plan_first,
                         int base_year)
{
  SpPeriod days = *period;
  int year = sp_date_to_ymd (period->last).year;

  switch (span)
    {
    case SP_REPORT_SPAN_YEAR:
      days = (SpPeriod) {SP_PERIOD_DAYS, sp_date_from_ymd (year, 1, 1), period->last};
      break;
    case SP_REPORT_SPAN_PLAN:
      days = (SpPeriod) {SP_PERIOD_DAYS, plan_first, period->last};
      break;
    case SP_REPORT_SPAN_PREVIOUS:
      days = sp_period_previous (period);
      break;
    case SP_REPORT_SPAN_SAME:
      days = days_of_year_before (period, year - 1);
      break;
    case SP_REPORT_SPAN_BASE:
      days = days_of_year_before (period, base_year);
      break;
    case SP_REPORT_SPAN_FORMER:
      days = (SpPeriod) {SP_PERIOD_DAYS, SP_DATE_NONE, sp_date_from_ymd (year, 1, 1) - 1};
      break;
    case SP_REPORT_SPAN_BASE_YEAR:
      days = (SpPeriod) {SP_PERIOD_DAYS, sp_date_from_ymd (year, 1, 1), period->last};
      days = days_of_year_before (&days, base_year);
      break;
    case SP_REPORT_SPAN_PERIOD:
    case SP_REPORT_N_SPANS:
    default:
      break;
    }
  return days;
}

SpDate
sp_report_span_get_as_of (SpReportSpan span, const SpPeriod *days, SpDate as_of)
{
  gboolean is_then = span == SP_REPORT_SPAN_PREVIOUS || span == SP_REPORT_SPAN_SAME ||
                     span == SP_REPORT_SPAN_BASE || span == SP_REPORT_SPAN_BASE_YEAR;

  return is_then ? days->last : as_of;
}

static const SpPeriodKind kinds[] = {
  [SP_REPORT_ANY] = SP_PERIOD_QUARTER,     [SP_REPORT_MONTH] = SP_PERIOD_MONTH,
  [SP_REPORT_QUARTER] = SP_PERIOD_QUARTER, [SP_REPORT_HALF_YEAR] = SP_PERIOD_HALF_YEAR,
  [SP_REPORT_YEAR] = SP_PERIOD_YEAR,       [SP_REPORT_PLAN] = SP_PERIOD_DAYS,
};

gboolean
sp_report_period_fits (SpReportPeriod kind, const SpPeriod *period)
{
  return kind == SP_REPORT_ANY || kind == SP_REPORT_PLAN || period->kind == kinds[kind];
}
