/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-period-words.h: measures, indicators, accidents. */
#include "report/sp-period-words.h"

#include "base/sp-i18n.h"

#include <math.h>

/* ---- names in a row ---- */

void
sp_name_row_add (SpNameRow *self, const char *name, guint number, const char *counted_in)
{
  if (self->n++ >= self->most)
    return;
  g_string_append_printf (self->text, "%s%s", self->n > 1 ? "、" : "", name);
  if (number > 0)
    g_string_append_printf (self->text, _ ("（%u%s）"), number, counted_in);
}

void
sp_name_row_end (SpNameRow *self, const char *counted_in)
{
  if (self->n > self->most)
    g_string_append_printf (self->text, _ ("等%u%s"), self->n, counted_in);
}

static int
compare_sums (gconstpointer a, gconstpointer b, gpointer data)
{
  SpLight light = *(SpLight *)data;
  guint first = (*(SpSum *const *)a)->now.by_light[light];
  guint second = (*(SpSum *const *)b)->now.by_light[light];

  return first != second ? (first > second ? -1 : 1) : 0;
}

void
sp_name_row_add_sums (SpNameRow *self, const GPtrArray *sums, SpLight light)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < sums->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (sums, i);
      guint n = sum->now.by_light[light];

      if (light == SP_LIGHT_DONE ? n > 0 && n == sum->now.total : n > 0)
        g_ptr_array_add (sorted, (gpointer)sum);
    }
  g_ptr_array_sort_with_data (sorted, compare_sums, &light);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (sorted, i);
      gboolean is_short = sum->short_name != NULL && *sum->short_name != '\0';

      sp_name_row_add (self, is_short ? sum->short_name : sum->name, sum->now.by_light[light],
                       _ ("项"));
    }
}

/* 2021年1月1日至6月30日 */
static char *
dup_days (SpDate first, SpDate last)
{
  g_autofree char *begin = sp_date_dup_chinese (first);
  g_autofree char *end = sp_date_dup_chinese (last);
  SpYmd from = sp_date_to_ymd (first), to = sp_date_to_ymd (last);

  if (from.year == to.year)
    return g_strdup_printf (_ ("%s至%d月%d日"), begin, to.month, to.day);
  return g_strdup_printf (_ ("%s至%s"), begin, end);
}

char *
sp_period_words_dup_span (const SpPeriodFacts *facts)
{
  return dup_days (facts->period.first, facts->period.last);
}

/* ---- progress ---- */

static void
append_totals (GString *out, const SpPeriodFacts *facts)
{
  const SpTotals *now = &facts->overview->total.now;
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  g_autofree char *rate = sp_headline_dup_text (
    SP_HEADLINE_DONE_RATE, sp_overview_get_headline (facts->overview, SP_HEADLINE_DONE_RATE));
  double gap = sp_overview_get_headline (facts->overview, SP_HEADLINE_GAP);

  g_string_append_printf (
    out,
    _ ("截至%s，计划的%u项任务完成%u项，完成率%s；正常推进%u项，临期%u项，进度滞后%u项，逾期%u项。"
       "平均进度%.1f%%，序时进度%.1f%%，"),
    day, now->total, now->by_light[SP_LIGHT_DONE], rate, now->by_light[SP_LIGHT_ON_TRACK],
    now->by_light[SP_LIGHT_NEAR], now->by_light[SP_LIGHT_BEHIND], now->by_light[SP_LIGHT_OVERDUE],
    sp_totals_mean_percent (now), sp_totals_mean_expected (now));
  if (fabs (gap) < 0.05)
    g_string_append (out, _ ("与序时持平。"));
  else
    g_string_append_printf (
      out, gap > 0 ? _ ("快于序时%.1f个百分点。") : _ ("慢于序时%.1f个百分点。"), fabs (gap));
}

static void
append_changes (GString *out, const SpPeriodFacts *facts)
{
  const SpOverview *overview = facts->overview;
  g_autofree char *baseline = sp_date_dup_chinese (overview->baseline);
  g_autofree char *change = sp_headline_dup_change (
    SP_HEADLINE_DONE_RATE, sp_overview_get_headline (overview, SP_HEADLINE_DONE_RATE),
    sp_overview_get_former_headline (overview, SP_HEADLINE_DONE_RATE));

  g_string_append_printf (
    out,
    _ ("\n与上期末（%s）相比，完成率%s；本期新完成%u项，新增逾期%u项，时限延期%u项，"
       "未完成但有进展%u项。"),
    baseline, change, overview->changes[SP_CHANGE_DONE]->len,
    overview->changes[SP_CHANGE_LATE]->len, overview->changes[SP_CHANGE_PUT_OFF]->len,
    overview->changes[SP_CHANGE_PROGRESS]->len);
}

char *
sp_period_words_dup_progress (const SpPeriodFacts *facts)
{
  GString *out = g_string_new (NULL);
  g_autofree char *current = sp_on_time_dup_text (&facts->on_time, SP_TERM_CURRENT);
  g_autofree char *original = sp_on_time_dup_text (&facts->on_time, SP_TERM_ORIGINAL);

  if (facts->overview->total.now.total == 0)
    {
      g_string_append (out, _ ("计划没有任务。"));
      return g_string_free (out, FALSE);
    }
  append_totals (out, facts);
  append_changes (out, facts);
  g_string_append_printf (out, _ ("\n任务按期完成率：按现行时限为%s，按原定时限为%s。"), current,
                          original);
  return g_string_free (out, FALSE);
}

/* ---- parts and units ---- */

static guint
append_sums (GString *out, const GPtrArray *sums, SpLight light, const char *counted_in)
{
  SpNameRow row = {out, SP_NAME_ROW_MOST, 0};

  sp_name_row_add_sums (&row, sums, light);
  sp_name_row_end (&row, counted_in);
  return row.n;
}

static void
append_group (GString *out, const GPtrArray *sums, const char *what, const char *counted_in)
{
  g_autoptr (GString) late = g_string_new (NULL);
  g_autoptr (GString) done = g_string_new (NULL);
  guint n_late = append_sums (late, sums, SP_LIGHT_OVERDUE, counted_in);
  guint n_done = append_sums (done, sums, SP_LIGHT_DONE, counted_in);

  g_string_append_printf (out, "%u%s%s中，", sums->len, counted_in, what);
  if (n_late == 0)
    g_string_append (out, _ ("都没有逾期任务；"));
  else
    g_string_append_printf (out, _ ("有逾期任务的%u%s：%s；"), n_late, counted_in, late->str);
  if (n_done == 0)
    g_string_append_printf (out, _ ("尚无任务全部完成的%s。"), what);
  else
    g_string_append_printf (out, _ ("任务全部完成的%u%s：%s。"), n_done, counted_in, done->str);
}

char *
sp_period_words_dup_parts (const SpPeriodFacts *facts)
{
  GString *out = g_string_new (NULL);

  if (facts->overview->parts->len > 0)
    append_group (out, facts->overview->parts, _ ("专项"), _ ("个"));
  return g_string_free (out, FALSE);
}

char *
sp_period_words_dup_units (const SpPeriodFacts *facts)
{
  GString *out = g_string_new (NULL);

  if (facts->overview->units->len > 0)
    append_group (out, facts->overview->units, _ ("牵头单位"), _ ("个"));
  return g_string_free (out, FALSE);
}

static guint
count_late (const SpOverviewTownship *township)
{
  return township->now.by_light[SP_LIGHT_OVERDUE];
}

static int
compare_townships (gconstpointer a, gconstpointer b)
{
  guint first = count_late (*(SpOverviewTownship *const *)a);
  guint second = count_late (*(SpOverviewTownship *const *)b);

  return first != second ? (first > second ? -1 : 1) : 0;
}

char *
sp_period_words_dup_townships (const SpPeriodFacts *facts)
{
  GPtrArray *townships = facts->overview->townships;
  GString *out = g_string_new (NULL);
  g_autoptr (GString) late = g_string_new (NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  SpNameRow row = {late, SP_NAME_ROW_MOST, 0};

  if (townships->len == 0)
    return g_string_free (out, FALSE);
  for (guint i = 0; i < townships->len; i++)
    if (count_late (townships->pdata[i]) > 0)
      g_ptr_array_add (sorted, townships->pdata[i]);
  g_ptr_array_sort (sorted, compare_townships);
  for (guint i = 0; i < sorted->len; i++)
    sp_name_row_add (&row, ((const SpOverviewTownship *)sorted->pdata[i])->name,
                     count_late (sorted->pdata[i]), _ ("项"));
  sp_name_row_end (&row, _ ("个"));
  g_string_append_printf (out, _ ("%u个乡镇承担任务（含以“各乡镇”名义承担的），"), townships->len);
  if (row.n == 0)
    g_string_append (out, _ ("都没有逾期任务。"));
  else
    g_string_append_printf (out, _ ("所承担任务中有逾期的%u个：%s。"), row.n, late->str);
  return g_string_free (out, FALSE);
}

/* ---- indicators ---- */

static void
append_counts (GString *out, const SpPeriodFacts *facts)
{
  guint by_status[SP_INDICATOR_MISSED + 1] = {0};
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);

  for (guint i = 0; i < facts->indicators->len; i++)
    by_status[((const SpIndicatorStanding *)facts->indicators->pdata[i])->state.status]++;
  g_string_append_printf (out, _ ("计划的量化指标%u项，截至%s："), facts->indicators->len, day);
  for (guint i = SP_INDICATOR_REACHED; i <= SP_INDICATOR_MISSED; i++)
    g_string_append_printf (out, _ ("%s%u项，"),
                            sp_vocabulary_label (&sp_indicator_statuses, (int)i), by_status[i]);
  g_string_append_printf (out, _ ("尚无数据%u项。"), by_status[SP_INDICATOR_UNKNOWN]);
}

/* 未达成的：甲、乙等8项。 */
static void
append_statuses (GString *out, const SpPeriodFacts *facts, SpIndicatorStatus status)
{
  g_autoptr (GString) names = g_string_new (NULL);
  SpNameRow row = {names, SP_NAME_ROW_MOST, 0};

  for (guint i = 0; i < facts->indicators->len; i++)
    {
      const SpIndicatorStanding *standing = g_ptr_array_index (facts->indicators, i);

      if (standing->state.status == status)
        sp_name_row_add (&row, sp_record_get_title (SP_RECORD (standing->indicator)), 0, "");
    }
  sp_name_row_end (&row, _ ("项"));
  if (row.n > 0)
    g_string_append_printf (out, _ ("%s的：%s。"),
                            sp_vocabulary_label (&sp_indicator_statuses, (int)status), names->str);
}

char *
sp_period_words_dup_indicators (const SpPeriodFacts *facts)
{
  GString *out = g_string_new (NULL);

  if (facts->indicators->len == 0)
    {
      g_string_append (out, _ ("计划没有设置量化指标。"));
      return g_string_free (out, FALSE);
    }
  append_counts (out, facts);
  append_statuses (out, facts, SP_INDICATOR_MISSED);
  append_statuses (out, facts, SP_INDICATOR_OFF_PATH);
  return g_string_free (out, FALSE);
}

/* ---- accidents ---- */

static void
append_industries (GString *out, const SpPeriodFacts *facts)
{
  guint n_known = 0, n_kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (facts->by_industry); i++)
    n_known += facts->by_industry[i].accidents;
  /* Months of which only totals are known have no categories. */
  if (n_known == 0 || n_known != facts->accidents.accidents)
    return;
  g_string_append (out, _ ("\n其中："));
  for (guint i = 0; i < G_N_ELEMENTS (facts->by_industry); i++)
    {
      const SpPeriodAccidents *sum = &facts->by_industry[i];

      if (sum->accidents == 0)
        continue;
      g_string_append_printf (out, _ ("%s%s%u起"), n_kinds++ > 0 ? "，" : "",
                              sp_vocabulary_label (&sp_accident_industries, (int)i),
                              sum->accidents);
      if (sum->deaths > 0)
        g_string_append_printf (out, _ ("、死亡%u人"), sum->deaths);
    }
  g_string_append (out, _ ("；其他行业领域未接报。"));
}

static void
append_grades (GString *out, const SpPeriodFacts *facts)
{
  const guint *by_grade = facts->accidents.by_grade;
  guint n = 0;

  for (int grade = SP_ACCIDENT_LARGER; grade <= SP_ACCIDENT_VERY_MAJOR; grade++)
    if (by_grade[grade] > 0)
      g_string_append_printf (out, _ ("%s%s事故%u起"), n++ > 0 ? "、" : _ ("其中"),
                              sp_vocabulary_label (&sp_accident_grades, grade), by_grade[grade]);
  g_string_append (out, n > 0 ? _ ("。") : _ ("未接报较大及以上事故。"));
}

/* The most that the plan lets happen in the year, and what of it is left. */
static void
append_ceiling (GString *out, const SpPeriodFacts *facts)
{
  const SpAccidentComparison *year = &facts->year;
  g_autofree char *day = sp_date_dup_chinese (facts->counted);
  gboolean is_passed =
    year->now.accidents > year->ceiling_accidents || year->now.deaths > year->ceiling_deaths;

  if (year->base.accidents == 0)
    {
      g_string_append_printf (out, _ ("\n文件里没有%d年的事故数据，不能计算全年控制目标。"),
                              facts->goal.base_year);
      return;
    }
  g_string_append_printf (
    out,
    _ (
      "\n%d年全年发生事故%u起、死亡%u人。按下降%u%%的要求，今年控制目标为事故不超过%u起、死亡不超过"
      "%u人；年初至%s发生%u起、死亡%u人，"),
    facts->goal.base_year, year->base.accidents, year->base.deaths, facts->goal.fall,
    year->ceiling_accidents, year->ceiling_deaths, day, year->now.accidents, year->now.deaths);
  if (is_passed)
    g_string_append (out, _ ("已超过控制目标。"));
  else
    g_string_append_printf (out, _ ("距控制目标还有%u起、%u人。"), year->left_accidents,
                            year->left_deaths);
}

char *
sp_period_words_dup_accidents (const SpPeriodFacts *facts)
{
  GString *out = g_string_new (NULL);
  g_autofree char *bulletin = sp_accident_dup_bulletin (&facts->accidents, &facts->accidents_then);
  g_autofree char *span = dup_days (facts->period.first, facts->counted);
  int year = facts->goal.base_year;

  if (facts->accidents.accidents > 0)
    {
      g_string_append_printf (out, _ ("与%d年同期相比，%s，全县%s"), year, span, bulletin);
      append_grades (out, facts);
      append_industries (out, facts);
    }
  else if (facts->accidents_then.accidents > 0)
    g_string_append_printf (
      out, _ ("%s，全县未接报生产安全事故；%d年同期发生%u起、死亡%u人、受伤%u人。"), span, year,
      facts->accidents_then.accidents, facts->accidents_then.deaths,
      facts->accidents_then.injuries);
  else
    g_string_append_printf (out, _ ("%s，全县未接报生产安全事故；%d年同期也没有记录。"), span,
                            year);
  append_ceiling (out, facts);
  return g_string_free (out, FALSE);
}
