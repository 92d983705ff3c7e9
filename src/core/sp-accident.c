/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-accident.h. */
#include "core/sp-accident.h"

#include <math.h>

static const SpWord industry_words[] = {
  {SP_ACCIDENT_INDUSTRY_COAL, "coal", N_ ("煤矿")},
  {SP_ACCIDENT_INDUSTRY_MINING, "mining", N_ ("金属非金属矿山")},
  {SP_ACCIDENT_INDUSTRY_CONSTRUCTION, "construction", N_ ("建筑业")},
  {SP_ACCIDENT_INDUSTRY_CHEMICALS, "chemicals", N_ ("化工和危险化学品")},
  {SP_ACCIDENT_INDUSTRY_FIREWORKS, "fireworks", N_ ("烟花爆竹")},
  {SP_ACCIDENT_INDUSTRY_MANUFACTURE, "manufacture", N_ ("工贸")},
  {SP_ACCIDENT_INDUSTRY_ROAD, "road", N_ ("道路运输")},
  {SP_ACCIDENT_INDUSTRY_RAILWAY, "railway", N_ ("铁路运输")},
  {SP_ACCIDENT_INDUSTRY_WATER, "water", N_ ("水上交通")},
  {SP_ACCIDENT_INDUSTRY_AVIATION, "aviation", N_ ("民航")},
  {SP_ACCIDENT_INDUSTRY_FARMING, "farming", N_ ("农林牧渔")},
  {SP_ACCIDENT_INDUSTRY_FIRE, "fire", N_ ("火灾")},
  {SP_ACCIDENT_INDUSTRY_OTHER, "other", N_ ("其他")},
};
const SpVocabulary sp_accident_industries = {"industry", industry_words,
                                             G_N_ELEMENTS (industry_words)};

static const SpWord grade_words[] = {
  {SP_ACCIDENT_ORDINARY, "ordinary", N_ ("一般事故")},
  {SP_ACCIDENT_LARGER, "larger", N_ ("较大事故")},
  {SP_ACCIDENT_MAJOR, "major", N_ ("重大事故")},
  {SP_ACCIDENT_VERY_MAJOR, "very-major", N_ ("特别重大事故")},
};
const SpVocabulary sp_accident_grades = {"accident-grade", grade_words, G_N_ELEMENTS (grade_words)};

static const SpWord figure_words[] = {
  {SP_FIGURE_ACCIDENTS, "accidents", N_ ("事故起数")},
  {SP_FIGURE_DEATHS, "deaths", N_ ("死亡人数")},
  {SP_FIGURE_INJURIES, "injuries", N_ ("受伤人数")},
};
const SpVocabulary sp_accident_figures = {"accident-figure", figure_words,
                                          G_N_ELEMENTS (figure_words)};

SP_DEFINE_RECORD (
  SpAccident, sp_accident, ACCIDENT, SP_ACCIDENT_FIELDS, "accident", N_ ("事故"), TITLE)
SP_DEFINE_RECORD (SpAccidentTotal,
                  sp_accident_total,
                  ACCIDENT_TOTAL,
                  SP_ACCIDENT_TOTAL_FIELDS,
                  "accident_total",
                  N_ ("事故月度合计"),
                  SOURCE)

/* ---- grade ---- */

/* The least that makes each grade above the lowest. */
static const struct
{
  SpAccidentGrade grade;
  int deaths, serious_injuries;
  double loss;
} limits[] = {
  {SP_ACCIDENT_VERY_MAJOR, 30, 100, 10000},
  {SP_ACCIDENT_MAJOR, 10, 50, 5000},
  {SP_ACCIDENT_LARGER, 3, 10, 1000},
};

SpAccidentGrade
sp_accident_grade (int deaths, int serious_injuries, double loss)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (deaths >= limits[i].deaths || serious_injuries >= limits[i].serious_injuries ||
        loss >= limits[i].loss)
      return limits[i].grade;
  return SP_ACCIDENT_ORDINARY;
}

SpAccidentGrade
sp_accident_get_grade (SpAccident *self)
{
  SpRecord *record = SP_RECORD (self);

  return sp_accident_grade ((int)sp_record_get_integer (record, SP_ACCIDENT_DEATHS),
                            (int)sp_record_get_integer (record, SP_ACCIDENT_SERIOUS_INJURIES),
                            sp_record_get_real (record, SP_ACCIDENT_LOSS));
}

const char *
sp_accident_grade_rule (void)
{
  return _ ("一般：死亡不满3人，且重伤不满10人，且损失不满1000万元\n"
            "较大：死亡3至9人，或重伤10至49人，或损失1000万元以上不满5000万元\n"
            "重大：死亡10至29人，或重伤50至99人，或损失5000万元以上不满1亿元\n"
            "特别重大：死亡30人以上，或重伤100人以上，或损失1亿元以上\n"
            "三项各自对照，取其中最高的；“以上”包括本数。");
}

/* ---- sums ---- */

guint
sp_accident_sum_get (const SpAccidentSum *sum, SpAccidentFigure figure)
{
  switch (figure)
    {
    case SP_FIGURE_DEATHS:
      return sum->deaths;
    case SP_FIGURE_INJURIES:
      return sum->injuries;
    case SP_FIGURE_ACCIDENTS:
    default:
      return sum->accidents;
    }
}

const char *
sp_accident_figure_unit (SpAccidentFigure figure)
{
  return figure == SP_FIGURE_ACCIDENTS ? _ ("起") : _ ("人");
}

guint
sp_accident_years_ceiling (const SpAccidentYears *years, SpAccidentFigure figure)
{
  guint base = 0;

  for (guint i = 0; i < G_N_ELEMENTS (years->base); i++)
    base += sp_accident_sum_get (&years->base[i], figure);
  return sp_accident_ceiling (base, years->fall);
}

static guint
get_count (SpRecord *record, guint field)
{
  return (guint)MAX (0, sp_record_get_integer (record, field));
}

void
sp_accident_sum_add (SpAccidentSum *sum, SpAccident *accident)
{
  SpRecord *record = SP_RECORD (accident);

  sum->accidents++;
  sum->deaths += get_count (record, SP_ACCIDENT_DEATHS);
  sum->injuries += get_count (record, SP_ACCIDENT_SERIOUS_INJURIES) +
                   get_count (record, SP_ACCIDENT_LIGHT_INJURIES);
  sum->loss += sp_record_get_real (record, SP_ACCIDENT_LOSS);
  sum->by_grade[sp_accident_get_grade (accident)]++;
}

void
sp_accident_sum_add_total (SpAccidentSum *sum, SpAccidentTotal *total)
{
  SpRecord *record = SP_RECORD (total);

  sum->accidents += get_count (record, SP_ACCIDENT_TOTAL_ACCIDENTS);
  sum->deaths += get_count (record, SP_ACCIDENT_TOTAL_DEATHS);
  sum->injuries += get_count (record, SP_ACCIDENT_TOTAL_INJURIES);
  sum->loss += sp_record_get_real (record, SP_ACCIDENT_TOTAL_LOSS);
}

guint
sp_accident_ceiling (guint base, guint percent)
{
  g_return_val_if_fail (percent <= 100, base);

  return (guint)((guint64)base * (100 - percent) / 100);
}

static SpDate
move_to_year (SpDate date, int year)
{
  SpYmd day = sp_date_to_ymd (date);

  return sp_date_from_ymd (year, day.month, MIN (day.day, sp_date_days_in_month (year, day.month)));
}

SpPeriod
sp_accident_same_period (const SpPeriod *period, int year)
{
  int years = sp_date_to_ymd (period->last).year - sp_date_to_ymd (period->first).year;
  SpPeriod same = *period;

  same.first = move_to_year (period->first, year - years);
  same.last = move_to_year (period->last, year);
  return same;
}

/* ---- bulletin ---- */

typedef struct
{
  guint now, base;
  const char *counted_in;
} Figure;

static void
append_difference (GString *text, const Figure *figure)
{
  if (figure->now == figure->base)
    g_string_append (text, _ ("持平"));
  else if (figure->now < figure->base)
    g_string_append_printf (text, _ ("减少%u%s"), figure->base - figure->now, figure->counted_in);
  else
    g_string_append_printf (text, _ ("增加%u%s"), figure->now - figure->base, figure->counted_in);
}

static void
append_rate (GString *text, const Figure *figure)
{
  double rate;

  if (figure->now == figure->base)
    {
      g_string_append (text, _ ("持平"));
      return;
    }
  if (figure->base == 0)
    {
      g_string_append (text, "—");
      return;
    }
  rate = ((double)figure->now - figure->base) * 100 / figure->base;
  g_string_append_printf (text, "%s%.2f%%", rate < 0 ? _ ("下降") : _ ("上升"), fabs (rate));
}

char *
sp_accident_dup_bulletin (const SpAccidentSum *now, const SpAccidentSum *base)
{
  const Figure figures[] = {{now->accidents, base->accidents, _ ("起")},
                            {now->deaths, base->deaths, _ ("人")},
                            {now->injuries, base->injuries, _ ("人")}};
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("发生各类事故%u起、死亡%u人、受伤%u人，同比分别"),
                          now->accidents, now->deaths, now->injuries);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_string_append (text, i > 0 ? "、" : "");
      append_difference (text, &figures[i]);
    }
  g_string_append (text, "，");
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_string_append (text, i > 0 ? "、" : "");
      append_rate (text, &figures[i]);
    }
  g_string_append (text, "。");
  return g_string_free (text, FALSE);
}
