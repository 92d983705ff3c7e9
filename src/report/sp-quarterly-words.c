/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What 综述 says of tasks: sentences whose words follow from rankings, which no definition can
 * have. Knows no workbook: window, comparison and workbook take them from the sheet. */
#include "report/sp-report-private.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "core/sp-overview.h"

#include <math.h>

char *
sp_quarterly_dup_heading (guint number, const char *text)
{
  g_autofree char *numeral = sp_numeral_dup_chinese ((int)number);

  return g_strdup_printf (_ ("%s、%s"), numeral, text);
}

/* 提高3.1个百分点 */
static char *
dup_change (double change)
{
  if (fabs (change) < 0.05)
    return g_strdup (_ ("持平"));
  return g_strdup_printf (change > 0 ? _ ("提高%.1f个百分点") : _ ("下降%.1f个百分点"),
                          fabs (change));
}

static char *
dup_whole_sentence (const SpQuarterly *q)
{
  const SpTotals *now = &q->total.now;
  double done = sp_totals_done_rate (now);
  double gap = sp_totals_mean_percent (now) - sp_totals_mean_expected (now);
  g_autofree char *day = sp_date_dup_chinese (q->facts->as_of);
  g_autofree char *change = dup_change (done - sp_totals_done_rate (&q->total.before));
  g_autofree char *against =
    fabs (gap) < 0.05
      ? g_strdup (_ ("与序时进度持平"))
      : g_strdup_printf (gap < 0 ? _ ("比序时进度慢%.1f个百分点") : _ ("比序时进度快%.1f个百分点"),
                         fabs (gap));

  return g_strdup_printf (
    _ ("截至%s，%s共分解任务%u项，已完成%u项，完成率%.1f%%，比上季度末%s；平均进度%.1f%%，%s。"
       "其余任务中，按序时推进%u项，临期%u项，滞后%u项，逾期%u项。"),
    day, q->subject, now->total, now->by_light[SP_LIGHT_DONE], done, change,
    sp_totals_mean_percent (now), against, now->by_light[SP_LIGHT_ON_TRACK],
    now->by_light[SP_LIGHT_NEAR], now->by_light[SP_LIGHT_BEHIND], now->by_light[SP_LIGHT_OVERDUE]);
}

/* The names of the @n sums that @figure ranks highest, with their figures:
 * 附件3危险化学品（5项）、… */
static char *
dup_ranking (GPtrArray *sums, guint (*figure) (const SpSum *), guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gboolean *used = g_new0 (gboolean, sums->len + 1);

  for (guint k = 0; k < n; k++)
    {
      int best = -1;

      for (guint i = 0; i < sums->len; i++)
        if (!used[i] && figure (g_ptr_array_index (sums, i)) > 0 &&
            (best < 0 ||
             figure (g_ptr_array_index (sums, i)) > figure (g_ptr_array_index (sums, (guint)best))))
          best = (int)i;
      if (best < 0)
        break;
      used[best] = TRUE;
      {
        const SpSum *sum = g_ptr_array_index (sums, (guint)best);

        g_string_append_printf (text, _ ("%s%s（%u项）"), k > 0 ? "、" : "",
                                sum->short_name != NULL ? sum->short_name : sum->name,
                                figure (sum));
      }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
newly_done (const SpSum *sum)
{
  return sum->newly_done;
}

static guint
overdue (const SpSum *sum)
{
  return sum->now.by_light[SP_LIGHT_OVERDUE];
}

static char *
dup_done_sentence (const SpQuarterly *q)
{
  g_autofree char *period = sp_period_dup_label (&q->facts->period);
  g_autofree char *parts = dup_ranking (q->parts, newly_done, 3);

  if (q->total.newly_done == 0)
    return g_strdup_printf (_ ("%s没有新完成的任务。"), period);
  return g_strdup_printf (_ ("%s新完成任务%u项，主要在%s。"), period, q->total.newly_done, parts);
}

static char *
dup_late_sentence (const SpQuarterly *q)
{
  g_autofree char *parts = dup_ranking (q->parts, overdue, 3);
  g_autofree char *units = dup_ranking (q->units, overdue, 5);

  if (overdue (&q->total) == 0)
    return g_strdup_printf (_ ("目前没有逾期任务，临期任务%u项，应抓紧推进。"),
                            q->total.now.by_light[SP_LIGHT_NEAR]);
  return g_strdup_printf (
    _ ("目前逾期任务%u项，其中本季度新增%u项，主要在%s；按牵头单位，逾期较多的有%s。逾期、临期、"
       "滞后任务的明细见所附清单。"),
    overdue (&q->total), q->total.newly_late, parts, units);
}

static char *
dup_report_sentence (const SpQuarterly *q)
{
  const SpTotals *now = &q->total.now;
  guint silent = now->total - now->reported;

  if (silent == 0)
    return g_strdup (_ ("各项任务均已报送进展。"));
  return g_strdup_printf (_ ("已报送进展的任务%u项，尚有%u项从未报送，请牵头单位补报。"),
                          now->reported, silent);
}

GPtrArray *
sp_quarterly_list_words (const SpQuarterly *self)
{
  const struct
  {
    char *(*dup) (const SpQuarterly *q);
    const char *sheet;
  } sentences[] = {
    {dup_whole_sentence, sp_quarterly_find_sheet (self, SP_ROWS_PART, NULL, NULL)},
    {dup_done_sentence, sp_quarterly_find_sheet (self, SP_ROWS_TASK, "change", "done")},
    {dup_late_sentence, sp_quarterly_find_sheet (self, SP_ROWS_TASK, "light", "overdue")},
    {dup_report_sentence, sp_quarterly_find_sheet (self, SP_ROWS_TASK, NULL, NULL)},
  };
  GPtrArray *words = g_ptr_array_new_with_free_func (sp_report_paragraph_free);
  g_autofree char *heading = sp_quarterly_dup_heading (1, _ ("总体情况"));

  if (self->total.now.total == 0)
    g_ptr_array_add (
      words,
      sp_report_paragraph_new (
        heading, g_strdup (_ ("计划中还没有任务。请先导入计划文件，再生成季度报表。")), NULL));
  for (guint i = 0; self->total.now.total > 0 && i < G_N_ELEMENTS (sentences); i++)
    g_ptr_array_add (words, sp_report_paragraph_new (i == 0 ? heading : "", sentences[i].dup (self),
                                                     sentences[i].sheet));
  return words;
}
