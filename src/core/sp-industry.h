/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of industries (行业领域) that enterprises, hazards and enforcement go by, and the
 * numbers that rules go by where places differ (参数). Both are rows, which a county changes as it
 * needs. Knows no SQL. */
#pragma once

#include "core/sp-accident.h"

G_BEGIN_DECLS

/* Bulletins of accidents have categories of their own; each industry belongs to one. The yearly
 * report of its enterprises on their risks is due on a day of its own (the plan's annexes 2, 11).
 */
#define SP_INDUSTRY_FIELDS(F, P)                                                                   \
  F (P, NAME, name, TEXT, N_ ("行业领域"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, ACCIDENT_INDUSTRY, accident_industry, CHOICE, N_ ("事故统计类别"),                         \
     .choices = &sp_accident_industries)                                                           \
  F (P, REPORT_MONTH, report_month, INTEGER, N_ ("年度报告月"), .minimum = 1, .maximum = 12)       \
  F (P, REPORT_DAY, report_day, INTEGER, N_ ("年度报告日"), .minimum = 1, .maximum = 31)           \
  F (P, NOTE, note, TEXT, N_ ("备注"))                                                             \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpIndustry, sp_industry, INDUSTRY, SP_INDUSTRY_FIELDS)

#define SP_PARAMETER_FIELDS(F, P)                                                                  \
  F (P, CODE, code, TEXT, N_ ("代码"), .flags = SP_FIELD_REQUIRED | SP_FIELD_INTERNAL)             \
  F (P, NAME, name, TEXT, N_ ("参数"), .flags = SP_FIELD_REQUIRED)                                 \
  F (P, VALUE, value, REAL, N_ ("数值"), .flags = SP_FIELD_REQUIRED, .maximum = 1e6)               \
  F (P, COUNTED_IN, counted_in, TEXT, N_ ("单位"))                                                 \
  F (P, SOURCE, source, TEXT, N_ ("依据"))                                                         \
  F (P, POSITION, position, INTEGER, N_ ("顺序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpParameter, sp_parameter, PARAMETER, SP_PARAMETER_FIELDS)

/* The last day of the yearly report of @industry's enterprises (NULL: of none) on their risks in
 * @year: the industry's own, never after the end of the year. */
SpDate sp_industry_report_due (SpIndustry *industry, int year);

/* Codes of parameters, each with what holds where the row is missing. */
typedef enum
{
  SP_PARAMETER_LISTING_DAYS,        /* 365: the longest listed supervision */
  SP_PARAMETER_LISTING_REPORT,      /* 3 workdays after listing: told to the superior office */
  SP_PARAMETER_LISTING_ANNOUNCE,    /* 5 workdays after listing: announced */
  SP_PARAMETER_EXTENSION_REQUEST,   /* 20 workdays before the deadline: asked for by then */
  SP_PARAMETER_EXTENSION_DECIDE,    /* 10 workdays after it was asked for: decided */
  SP_PARAMETER_ACCEPTANCE,          /* 10 days after acceptance was asked for: looked at */
  SP_PARAMETER_ACCEPTANCE_ANNOUNCE, /* 5 workdays after close-out: announced */
  SP_PARAMETER_PENALTY_DAYS_SHORT,  /* 180 days with … */
  SP_PARAMETER_PENALTY_TIMES_SHORT, /* 3 punishments */
  SP_PARAMETER_PENALTY_DAYS_LONG,   /* 365 days with … */
  SP_PARAMETER_PENALTY_TIMES_LONG,  /* 4 punishments */
  SP_PARAMETER_RISK_REVIEW_MONTHS,  /* 12 months after an assessment: another one */
  SP_PARAMETER_RISK_WEIGHT_RED,     /* 8: what a red point counts in the index of the county map */
  SP_PARAMETER_RISK_WEIGHT_ORANGE,  /* 4 */
  SP_PARAMETER_RISK_WEIGHT_YELLOW,  /* 2 */
  SP_PARAMETER_RISK_WEIGHT_BLUE,    /* 1 */
  SP_PARAMETER_HAZARD_NEAR_DAYS,    /* a hazard is near so many days before its deadline; below 0,
                                       where there is no row: as many as a measure by the plan */
  SP_PARAMETER_N_CODES
} SpParameterCode;
typedef struct
{
  const char *code;
  double value;
} SpParameterFallback;
const SpParameterFallback *sp_parameter_fallback (SpParameterCode code);

G_END_DECLS
