/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledger of accidents and what is counted of it: the grade of an accident, sums of a period
 * against the same period of the base year, the ceiling. The grade follows from the numbers and is
 * never stored. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "base/sp-date.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

/* What kind of work an accident belongs to, as bulletins group them. */
typedef enum
{
  SP_ACCIDENT_INDUSTRY_COAL,
  SP_ACCIDENT_INDUSTRY_MINING,
  SP_ACCIDENT_INDUSTRY_CONSTRUCTION,
  SP_ACCIDENT_INDUSTRY_CHEMICALS,
  SP_ACCIDENT_INDUSTRY_FIREWORKS,
  SP_ACCIDENT_INDUSTRY_MANUFACTURE, /* 工贸 */
  SP_ACCIDENT_INDUSTRY_ROAD,
  SP_ACCIDENT_INDUSTRY_RAILWAY,
  SP_ACCIDENT_INDUSTRY_WATER,
  SP_ACCIDENT_INDUSTRY_AVIATION,
  SP_ACCIDENT_INDUSTRY_FARMING,
  SP_ACCIDENT_INDUSTRY_FIRE,
  SP_ACCIDENT_INDUSTRY_OTHER,
} SpAccidentIndustry;
extern const SpVocabulary sp_accident_industries;

#define SP_ACCIDENT_FIELDS(F, P)                                                                   \
  F (P, NUMBER, number, TEXT, N_ ("编号"), .flags = SP_FIELD_CODE)                                 \
  F (P, TITLE, title, TEXT, N_ ("事故名称"), .flags = SP_FIELD_REQUIRED)                           \
  F (P, HAPPENED_ON, happened_on, DATE, N_ ("发生日期"), .flags = SP_FIELD_REQUIRED)               \
  F (P, INDUSTRY, industry, CHOICE, N_ ("行业领域"), .choices = &sp_accident_industries)           \
  F (P, TOWNSHIP, township, REFERENCE, N_ ("乡镇"), .references = "unit")                          \
  F (P, ENTERPRISE, enterprise, TEXT, N_ ("事故单位"))                                             \
  F (P, PLACE, place, TEXT, N_ ("地点"))                                                           \
  F (P, DEATHS, deaths, INTEGER, N_ ("死亡"), .unit = N_ ("人"), .maximum = 100000)                \
  F (P, SERIOUS_INJURIES, serious_injuries, INTEGER, N_ ("重伤"), .unit = N_ ("人"),               \
     .maximum = 100000)                                                                            \
  F (P, LIGHT_INJURIES, light_injuries, INTEGER, N_ ("轻伤"), .unit = N_ ("人"),                   \
     .maximum = 100000)                                                                            \
  F (P, LOSS, loss, REAL, N_ ("直接经济损失"), .unit = N_ ("万元"), .maximum = 1e9)                \
  F (P, CAUSE, cause, TEXT, N_ ("简要经过和原因"), .flags = SP_FIELD_MULTILINE)                    \
  F (P, HANDLING, handling, TEXT, N_ ("调查处理"), .flags = SP_FIELD_MULTILINE)                    \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, REGISTERED, registered, REFERENCE, N_ ("登记企业"), .references = "enterprise")
SP_DECLARE_RECORD (SpAccident, sp_accident, ACCIDENT, SP_ACCIDENT_FIELDS)

/* What happened in a month of which no single accidents are known, as yearbooks give the base year.
 */
#define SP_ACCIDENT_TOTAL_FIELDS(F, P)                                                             \
  F (P, YEAR, year, INTEGER, N_ ("年份"), .flags = SP_FIELD_REQUIRED, .minimum = 1949,             \
     .maximum = 2200)                                                                              \
  F (P, MONTH, month, INTEGER, N_ ("月份"), .flags = SP_FIELD_REQUIRED, .minimum = 1,              \
     .maximum = 12)                                                                                \
  F (P, INDUSTRY, industry, CHOICE, N_ ("行业领域"), .choices = &sp_accident_industries)           \
  F (P, ACCIDENTS, accidents, INTEGER, N_ ("起数"), .unit = N_ ("起"), .maximum = 100000)          \
  F (P, DEATHS, deaths, INTEGER, N_ ("死亡"), .unit = N_ ("人"), .maximum = 100000)                \
  F (P, INJURIES, injuries, INTEGER, N_ ("受伤"), .unit = N_ ("人"), .maximum = 100000)            \
  F (P, LOSS, loss, REAL, N_ ("直接经济损失"), .unit = N_ ("万元"), .maximum = 1e9)                \
  F (P, SOURCE, source, TEXT, N_ ("数据来源"))
SP_DECLARE_RECORD (SpAccidentTotal, sp_accident_total, ACCIDENT_TOTAL, SP_ACCIDENT_TOTAL_FIELDS)

/* ---- grade ---- */

typedef enum
{
  SP_ACCIDENT_ORDINARY,  /* 一般 */
  SP_ACCIDENT_LARGER,    /* 较大 */
  SP_ACCIDENT_MAJOR,     /* 重大 */
  SP_ACCIDENT_VERY_MAJOR /* 特别重大 */
} SpAccidentGrade;
extern const SpVocabulary sp_accident_grades;

/* By 国务院令第493号 art. 3: the highest that deaths, serious injuries (people) or direct loss
 * (万元) reach; each limit belongs to the higher grade. Numbers are ≥ 0. */
SpAccidentGrade sp_accident_grade (int deaths, int serious_injuries, double loss);
SpAccidentGrade sp_accident_get_grade (SpAccident *self);

/* ---- sums ---- */

typedef struct
{
  guint accidents;
  guint deaths;
  guint injuries;                             /* serious and light */
  double loss;                                /* 万元 */
  guint by_grade[SP_ACCIDENT_VERY_MAJOR + 1]; /* of single accidents only */
} SpAccidentSum;

void sp_accident_sum_add (SpAccidentSum *sum, SpAccident *accident);
void sp_accident_sum_add_total (SpAccidentSum *sum, SpAccidentTotal *total);

/* The most that may happen in a year: @base less @percent (0 to 100) of it, rounded down. */
guint sp_accident_ceiling (guint base, guint percent);
/* The same span of days in @year: 29 February becomes the 28th. */
SpPeriod sp_accident_same_period (const SpPeriod *period, int year);

/* This year's months beside the base year's, for charts and tables. */
typedef struct
{
  int year, base_year;
  SpDate as_of;   /* in @year */
  guint n_months; /* of @year, begun by @as_of */
  guint fall;     /* percent under the base year that the ceiling is */
  SpAccidentSum now[12], base[12];
} SpAccidentYears;

typedef enum
{
  SP_FIGURE_ACCIDENTS,
  SP_FIGURE_DEATHS,
  SP_FIGURE_INJURIES,
} SpAccidentFigure;
extern const SpVocabulary sp_accident_figures; /* codes accidents, deaths, injuries */
guint sp_accident_sum_get (const SpAccidentSum *sum, SpAccidentFigure figure);
const char *sp_accident_figure_unit (SpAccidentFigure figure); /* 起, 人 */
/* Of the whole base year. */
guint sp_accident_years_ceiling (const SpAccidentYears *years, SpAccidentFigure figure);

/* The limits of 493号令 in words, a line each grade; for the form. */
const char *sp_accident_grade_rule (void);

/* 发生各类事故3起、死亡1人、受伤2人，同比分别减少1起、持平、增加1人，下降25.00%、持平、上升100.00%。
 * Where a base is 0 no percentage is given (—). Transfer full. */
char *sp_accident_dup_bulletin (const SpAccidentSum *now, const SpAccidentSum *base);

G_END_DECLS
