/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report definition: title, kind of period, sheets with rows, columns, checks and notes. Plain
 * data that is read from and written as JSON, so that forms can ship, be edited and be exchanged as
 * files. Knows neither figures nor the store; whether names mean something is said by
 * sp_report_definition_check (). */
#pragma once

#include "base/sp-date.h"
#include "base/sp-vocabulary.h"
#include <glib-object.h>

G_BEGIN_DECLS

/* Which periods a report is made for. */
typedef enum
{
  SP_REPORT_ANY,
  SP_REPORT_MONTH,
  SP_REPORT_QUARTER,
  SP_REPORT_HALF_YEAR,
  SP_REPORT_YEAR,
  SP_REPORT_PLAN, /* the whole plan */
} SpReportPeriod;
extern const SpVocabulary sp_report_periods; /* codes any, month … */

/* Over which days a figure is counted, from the chosen period. */
typedef enum
{
  SP_REPORT_SPAN_PERIOD,    /* 本期 */
  SP_REPORT_SPAN_YEAR,      /* 本年累计: from 1 January */
  SP_REPORT_SPAN_PLAN,      /* 总累计: from the plan's first day */
  SP_REPORT_SPAN_PREVIOUS,  /* 上期: the period before, as of its last day */
  SP_REPORT_SPAN_SAME,      /* 上年同期: the same days a year before, as of the last of them */
  SP_REPORT_SPAN_BASE,      /* 2019年同期: the same days of the base year */
  SP_REPORT_SPAN_FORMER,    /* 存量: everything before the year of the period */
  SP_REPORT_SPAN_BASE_YEAR, /* 2019年同期累计: from 1 January of the base year */
  SP_REPORT_N_SPANS
} SpReportSpan;
extern const SpVocabulary
  sp_report_spans; /* codes period, year, plan, previous, same, base, former, base-year */

/* What the rows of a sheet are. */
typedef enum
{
  SP_ROWS_NOTHING, /* one row: everything */
  SP_ROWS_TOWNSHIP,
  SP_ROWS_DEPARTMENT,
  SP_ROWS_INDUSTRY,
  SP_ROWS_CATEGORY, /* of accident statistics */
  SP_ROWS_ENTERPRISE,
  SP_ROWS_PART,
  SP_ROWS_LEAD,      /* lead units of measures */
  SP_ROWS_SOURCE,    /* ways in which hazards are found */
  SP_ROWS_MONTH,     /* of the period */
  SP_ROWS_QUARTER,   /* of the plan, up to the period */
  SP_ROWS_TASK,      /* measures as of the date */
  SP_ROWS_INDICATOR, /* each indicator, below it its quarters */
  SP_ROWS_DUTY,      /* what duties ask for in the period */
  SP_ROWS_RECORDS,   /* of one record type */
  SP_ROWS_MADE,      /* a sheet that is drawn, by name */
} SpReportRows;
extern const SpVocabulary sp_report_rows; /* codes nothing, township … made */
/* Whether the columns are quantities of the statistics; of the others they are fields. */
gboolean sp_report_rows_are_sums (SpReportRows rows);

/* How a column is shown. */
typedef enum
{
  SP_AS_DEFAULT, /* as what it shows asks for */
  SP_AS_TEXT,
  SP_AS_COUNT,
  SP_AS_MONEY, /* 万元, 2 decimals */
  SP_AS_RATE,  /* percent, 1 decimal; / where there is nothing to divide by */
  SP_AS_CHANGE,
  SP_AS_TICK, /* √ where there is something */
  SP_AS_DATE,
  SP_AS_PERCENT, /* without decimals */
} SpReportAs;
extern const SpVocabulary sp_report_as;

typedef struct
{
  char *key;   /* other columns and checks call it by this; "" where none does */
  char *head;  /* \n breaks lines */
  char *group; /* columns side by side that share it stand under it; "": none */
  double em;   /* width in characters; 0: by what it shows */
  /* Of sums: terms joined by + and −, each a quantity (hazard.found, enforcement.fines) or the key
   * of a column before it. Of records: a field, through references by dots (enterprise.name);
   * several with | between are tried in turn; # is the running number, title what the row is
   * called, label what it is numbered (附件1), township and industry where an enterprise is and
   * what it does. Of any: blank, which the reporting unit fills in. */
  char *value;
  char *over; /* a rate: the whole, in terms, too; "": none */
  SpReportAs as;
  gboolean has_span; /* else the sheet's */
  SpReportSpan span;
  gboolean is_hidden; /* kept with the definition, not shown */
  gboolean warns;     /* a number above 0 is red */
} SpReportColumn;

/* A condition on the records of a sheet. */
typedef struct
{
  char *field;
  /* Codes of choices with , between, yes or no; "" with @in: any day. @none: without a value. */
  char *is;
  gboolean has_span;
  SpReportSpan span; /* of a date: within the days of this span */
} SpReportCondition;

typedef struct
{
  char *left, *right; /* terms of keys and quantities */
  gboolean is_equal;  /* left = right; else left ≤ right */
  char *words;        /* what is wrong where it does not hold */
} SpReportCheck;

/* A native chart beside the table, of its plain rows; or, of INDICATOR, one for each indicator. */
typedef enum
{
  SP_REPORT_CHART_STACKED, /* bars of several columns in one */
  SP_REPORT_CHART_COLUMNS, /* several columns side by side */
  SP_REPORT_CHART_LINE,
} SpReportChartKind;
extern const SpVocabulary sp_report_charts; /* codes stacked, columns, line */
typedef struct
{
  SpReportChartKind kind;
  char *title;
  char *columns; /* keys with , between; colours as of lights where they are called like lights */
} SpReportChart;

/* A sentence of a drawn sheet, made from its columns: {key} is the figure as it is printed,
 * {key:起} a change in words (减少2起), {key:%} a rate of change in words (下降20.00%). */
typedef struct
{
  char *section; /* the heading it stands under; "": that of the one before */
  char *text;
  char *sheet;       /* name of the sheet that has its figures; "": none */
  char *unless_none; /* key of a column: where that is 0, */
  char *otherwise;   /* this stands instead */
} SpReportSentence;

typedef enum
{
  SP_TOTAL_NONE,
  SP_TOTAL_LAST,
  SP_TOTAL_FIRST,
} SpReportTotal;
extern const SpVocabulary sp_report_totals;

typedef struct
{
  char *name;   /* of the tab */
  char *title;  /* {期间}, {单位}, {计划}, {基准年} are filled in */
  char *corner; /* 附件1; "" */
  char *unit;   /* 单位：家、项、万元; "" */
  SpReportRows rows;
  char *records;          /* RECORDS: the table; MADE: the name of the sheet */
  SpReportSpan span;      /* of columns that name none */
  GArray *spans;          /* of SpReportSpan: each row once for each of them; empty: once */
  gboolean keeps_empty;   /* rows of nothing but zeros are there, too */
  gboolean has_subtotals; /* INDUSTRY: by the categories of accident statistics */
  gboolean has_numbers;   /* a row of column numbers under the heads */
  gboolean blanks_zeros;  /* 0 is left empty */
  gboolean has_foot;      /* 审核人 填表人 联系电话 填报日期 */
  gboolean has_filter;
  SpReportTotal total;
  gboolean is_a3, is_portrait;
  guint frozen_columns;
  char *sort;            /* RECORDS: a field, with − before it descending; "" */
  GPtrArray *columns;    /* of SpReportColumn */
  GPtrArray *conditions; /* of SpReportCondition */
  GPtrArray *checks;     /* of SpReportCheck */
  GPtrArray *notes;      /* of char * */
  GPtrArray *charts;     /* of SpReportChart */
  GPtrArray *sentences;  /* of SpReportSentence; MADE */
} SpReportSheetDefinition;

typedef struct
{
  char *name; /* for programs and files: lower case, digits, - */
  char *title;
  char *source; /* where the form comes from, in words */
  SpReportPeriod period;
  GPtrArray *sheets; /* of SpReportSheetDefinition */
} SpReportDefinition;

/* Transfer full. SP_ERROR_INVALID with a sentence that says where (sheet, column) and what. Unknown
 * words are refused, unknown members left out of count never: a file of a later program says so. */
SpReportDefinition *sp_report_definition_from_json (const char *json,
                                                    gssize length,
                                                    GError **error);
char *sp_report_definition_to_json (const SpReportDefinition *self); /* indented; transfer full */
SpReportDefinition *sp_report_definition_copy (const SpReportDefinition *self);
void sp_report_definition_free (SpReportDefinition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReportDefinition, sp_report_definition_free)

SpReportSheetDefinition *sp_report_sheet_definition_new (void);
void sp_report_sheet_definition_free (gpointer self);
SpReportColumn *sp_report_column_new (const char *value, const char *head);
void sp_report_column_free (gpointer self);
SpReportCondition *sp_report_condition_new (void);
void sp_report_condition_free (gpointer self);
SpReportCheck *sp_report_check_new (void);
void sp_report_check_free (gpointer self);
SpReportChart *sp_report_chart_new (void);
void sp_report_chart_free (gpointer self);
SpReportSentence *sp_report_sentence_new (void);
void sp_report_sentence_free (gpointer self);

/* Whether every value, condition and check means something that can be counted for these rows. */
gboolean sp_report_definition_check (const SpReportDefinition *self, GError **error);

/* The names of the definitions that ship, in the order in which a person chooses. Transfer full. */
GStrv sp_report_shipped_list (void);
/* Transfer full; NULL where no shipped definition has this name. */
SpReportDefinition *sp_report_shipped_load (const char *name);

/* The days of @span for @period. @plan_first: SP_DATE_NONE: from the beginning. @base_year: of
 * BASE. */
SpPeriod sp_report_span_get_days (SpReportSpan span,
                                  const SpPeriod *period,
                                  SpDate plan_first,
                                  int base_year);
/* The day as of which @span is counted, when the report is as of @as_of. */
SpDate sp_report_span_get_as_of (SpReportSpan span, const SpPeriod *days, SpDate as_of);
/* Whether @period is one that a report of @kind can be made for. */
gboolean sp_report_period_fits (SpReportPeriod kind, const SpPeriod *period);

G_END_DECLS
