/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-period-words.h: what the figures say is wrong, and what is due next. Nothing is guessed: a
 * problem is a number that should be 0. What only people know is left for them between 【 and 】.
 */
#include "report/sp-period-words.h"

#include "base/sp-i18n.h"

/* Paragraphs with numbers of their own. */
typedef struct
{
  GString *text;
  guint n;
} Points;

static void
add_point (Points *self, const char *sentence)
{
  g_string_append_printf (self->text, _ ("%s%u．%s"), self->n > 0 ? "\n" : "", self->n + 1,
                          sentence);
  self->n++;
}

static void add_point_printf (Points *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
static void
add_point_printf (Points *self, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sentence = NULL;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_point (self, sentence);
}

/* ---- problems ---- */

/* The lead units that have most of what stands at @light. */
static char *
dup_leads (const SpPeriodFacts *facts, SpLight light)
{
  GString *text = g_string_new (NULL);
  SpNameRow row = {text, SP_NAME_ROW_MOST, 0};

  sp_name_row_add_sums (&row, facts->overview->units, light);
  sp_name_row_end (&row, _ ("个单位"));
  return g_string_free (text, FALSE);
}

static void
add_measures (Points *points, const SpPeriodFacts *facts)
{
  const SpTotals *now = &facts->overview->total.now;
  guint n_late = now->by_light[SP_LIGHT_OVERDUE], n_behind = now->by_light[SP_LIGHT_BEHIND];
  g_autofree char *late = dup_leads (facts, SP_LIGHT_OVERDUE);
  g_autofree char *behind = dup_leads (facts, SP_LIGHT_BEHIND);

  if (n_late > 0)
    add_point_printf (points, _ ("%u项任务逾期未完成，牵头单位是%s。"), n_late, late);
  if (n_behind > 0)
    add_point_printf (points, _ ("%u项任务进度滞后于序时，牵头单位是%s。"), n_behind, behind);
  if (now->total > now->reported)
    add_point_printf (points, _ ("%u项任务从未报送进展。"), now->total - now->reported);
}

static void
add_indicators (Points *points, const SpPeriodFacts *facts)
{
  g_autoptr (GString) names = g_string_new (NULL);
  SpNameRow row = {names, SP_NAME_ROW_MOST, 0};

  for (guint i = 0; i < facts->indicators->len; i++)
    {
      const SpIndicatorStanding *standing = g_ptr_array_index (facts->indicators, i);

      if (standing->state.status == SP_INDICATOR_MISSED ||
          standing->state.status == SP_INDICATOR_OFF_PATH)
        sp_name_row_add (&row, sp_record_get_title (SP_RECORD (standing->indicator)), 0, "");
    }
  sp_name_row_end (&row, _ ("项"));
  if (row.n > 0)
    add_point_printf (points, _ ("%u项指标未达成或慢于序时：%s。"), row.n, names->str);
  if (facts->year.base.accidents > 0 &&
      (facts->year.now.accidents > facts->year.ceiling_accidents ||
       facts->year.now.deaths > facts->year.ceiling_deaths))
    add_point (points, _ ("今年的事故起数或死亡人数已超过控制目标。"));
}

static void
add_safety (Points *points, const SpPeriodFacts *facts)
{
  const SpHazardSums *sums = &facts->hazards->spans[SP_HAZARD_SPAN_PLAN];
  guint n_supervision = facts->overview->supervision_by_state[SP_SUPERVISION_OVERDUE];

  if (sums->overdue > 0)
    add_point_printf (points, _ ("%u项隐患超过整改时限未销号，未销号的隐患中有重大隐患%u项。"),
                      sums->overdue, sums->major_open);
  if (sums->major_found > sums->provided)
    add_point_printf (points, _ ("%u项重大隐患没有做到“五到位”。"),
                      sums->major_found - sums->provided);
  if (facts->institutions.overdue > 0)
    add_point_printf (points, _ ("%u项制度措施超过计划时限没有出台。"),
                      facts->institutions.overdue);
  if (facts->risks.n_missing > 0 || facts->risks.n_overdue > 0)
    add_point_printf (points, _ ("风险管控有缺项的风险点%u个，到期未再评估的风险点%u个。"),
                      facts->risks.n_missing, facts->risks.n_overdue);
  if (n_supervision > 0)
    add_point_printf (points, _ ("%u件督办、通报、约谈等事项逾期未办结。"), n_supervision);
}

char *
sp_period_words_dup_problems (const SpPeriodFacts *facts)
{
  Points points = {g_string_new (NULL), 0};

  add_measures (&points, facts);
  add_indicators (&points, facts);
  add_safety (&points, facts);
  if (points.n == 0)
    g_string_append (points.text, _ ("从统计数据看，没有逾期、滞后、超期和未达成的事项。"));
  g_string_append (points.text, _ ("\n【各单位反映的其他问题和原因】"));
  return g_string_free (points.text, FALSE);
}

/* ---- what comes ---- */

char *
sp_period_words_dup_next (const SpPeriodFacts *facts)
{
  static const struct
  {
    SpDueKind kind;
    const char *what, *late, *counted_in;
  } kinds[] = {
    {SP_DUE_HAZARD, N_ ("整改时限到期的隐患"), N_ ("超期未销号"), N_ ("项")},
    {SP_DUE_LISTING, N_ ("挂牌督办到期的事项"), N_ ("逾期"), N_ ("件")},
    {SP_DUE_INSTITUTION, N_ ("计划出台的制度措施"), N_ ("逾期未出台"), N_ ("项")},
    {SP_DUE_DUTY, N_ ("应办的例行工作"), N_ ("逾期未办"), N_ ("次")},
    {SP_DUE_SUPERVISION, N_ ("到期的督办、通报、约谈等事项"), N_ ("逾期未办结"), N_ ("件")},
    {SP_DUE_RISK, N_ ("到期应再评估的风险点"), N_ ("逾期未评估"), N_ ("个")},
  };
  SpPeriod next = sp_period_next (&facts->period);
  g_autofree char *label = sp_period_dup_label (&next);
  g_autofree char *last = sp_date_dup_chinese (next.last);
  Points points = {g_string_new (NULL), 0};
  guint n_late, n = sp_period_facts_count_due (facts, SP_DUE_MEASURE, &n_late);

  g_string_append_printf (points.text, _ ("%s（到%s）的安排：\n"), label, last);
  add_point_printf (&points, _ ("到期的任务%u项，另有逾期任务%u项，逐项明确办结日期。"), n, n_late);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      n = sp_period_facts_count_due (facts, kinds[i].kind, &n_late);
      if (n + n_late > 0)
        add_point_printf (&points, _ ("%s%u%s，另有%s的%u%s。"), _ (kinds[i].what), n,
                          _ (kinds[i].counted_in), _ (kinds[i].late), n_late,
                          _ (kinds[i].counted_in));
    }
  g_string_append (points.text, _ ("\n【下步工作的其他安排】"));
  return g_string_free (points.text, FALSE);
}
