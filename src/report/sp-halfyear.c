/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-halfyear.h: sections and annexes in their order. Sentences are sp-period-words.c's, tables
 * and charts sp-period-tables.c's. */
#include "report/sp-halfyear.h"

#include "base/sp-i18n.h"
#include "report/sp-period-tables.h"
#include "report/sp-period-words.h"

#include <string.h>

#define MOST_TRENDS 2      /* of indicators, in the text */
#define MOST_GANTT_PAGES 6 /* longer ones are for the chart pack, not for a report */

/* In their order; what has nothing to show is left out. */
typedef enum
{
  ANNEX_PARTS,
  ANNEX_UNITS,
  ANNEX_TOWNSHIPS,
  ANNEX_OVERDUE,
  ANNEX_DONE,
  ANNEX_DUE,
  ANNEX_INDICATORS,
  ANNEX_HAZARDS,
  ANNEX_OVERVIEW,
  ANNEX_GANTT,
  N_ANNEXES
} Annex;

typedef struct
{
  const SpPeriodFacts *facts;
  SpOfficialPaper *paper;
  guint numbers[N_ANNEXES]; /* from 1; 0: nothing to show */
} Report;

/* ---- annexes ---- */

static void
add_overdue (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  sp_period_tables_add_measures (facts, paper, SP_PERIOD_MEASURES_OVERDUE);
}

static void
add_done (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  sp_period_tables_add_measures (facts, paper, SP_PERIOD_MEASURES_DONE);
}

static void
add_due (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  sp_period_tables_add_measures (facts, paper, SP_PERIOD_MEASURES_DUE);
}

static guint
count_parts (const SpPeriodFacts *facts)
{
  return facts->overview->parts->len;
}

static guint
count_units (const SpPeriodFacts *facts)
{
  return facts->overview->units->len;
}

static guint
count_townships (const SpPeriodFacts *facts)
{
  return facts->overview->townships->len;
}

static guint
count_overdue (const SpPeriodFacts *facts)
{
  return sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_OVERDUE);
}

static guint
count_done (const SpPeriodFacts *facts)
{
  return sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_DONE);
}

static guint
count_due (const SpPeriodFacts *facts)
{
  return sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_DUE);
}

static guint
count_indicators (const SpPeriodFacts *facts)
{
  return facts->indicators->len;
}

static guint
count_hazards (const SpPeriodFacts *facts)
{
  return facts->hazards_by_industry->len;
}

static guint
count_measures (const SpPeriodFacts *facts)
{
  return facts->overview->total.now.total;
}

static guint
count_gantt (const SpPeriodFacts *facts)
{
  guint n = count_measures (facts) > 0 ? sp_period_charts_count_gantt (facts) : 0;

  return n <= MOST_GANTT_PAGES ? n : 0;
}

static const struct
{
  const char *title;
  gboolean is_landscape;
  guint (*count) (const SpPeriodFacts *facts);
  void (*add) (const SpPeriodFacts *facts, SpOfficialPaper *paper);
} annexes[N_ANNEXES] = {
  [ANNEX_PARTS] = {N_ ("任务进展汇总表（按专项）"), TRUE, count_parts, sp_period_tables_add_parts},
  [ANNEX_UNITS] = {N_ ("任务进展汇总表（按牵头单位）"), TRUE, count_units,
                   sp_period_tables_add_units},
  [ANNEX_TOWNSHIPS] = {N_ ("任务进展汇总表（按乡镇）"), TRUE, count_townships,
                       sp_period_tables_add_townships},
  [ANNEX_OVERDUE] = {N_ ("逾期任务清单"), FALSE, count_overdue, add_overdue},
  [ANNEX_DONE] = {N_ ("本期完成任务清单"), FALSE, count_done, add_done},
  [ANNEX_DUE] = {N_ ("下期到期任务清单"), FALSE, count_due, add_due},
  [ANNEX_INDICATORS] = {N_ ("指标完成情况表"), FALSE, count_indicators,
                        sp_period_tables_add_indicators},
  [ANNEX_HAZARDS] = {N_ ("隐患排查治理情况表（按行业领域）"), TRUE, count_hazards,
                     sp_period_tables_add_hazards},
  [ANNEX_OVERVIEW] = {N_ ("推进情况总览图"), TRUE, count_measures, sp_period_charts_add_overview},
  [ANNEX_GANTT] = {N_ ("任务推进甘特图"), TRUE, count_gantt, sp_period_charts_add_gantt},
};

static void
number_annexes (Report *self)
{
  guint n = 0;

  for (guint i = 0; i < N_ANNEXES; i++)
    if (annexes[i].count (self->facts) > 0)
      self->numbers[i] = ++n;
}

static void
add_annexes (const Report *self)
{
  for (guint i = 0; i < N_ANNEXES; i++)
    if (self->numbers[i] > 0)
      {
        sp_official_paper_begin_annex (self->paper, _ (annexes[i].title), annexes[i].is_landscape);
        annexes[i].add (self->facts, self->paper);
      }
}

static void
add_annex_note (const Report *self)
{
  const char *titles[N_ANNEXES + 1] = {NULL};
  guint n = 0;

  for (guint i = 0; i < N_ANNEXES; i++)
    if (self->numbers[i] > 0)
      titles[n++] = _ (annexes[i].title);
  if (n > 0)
    sp_official_paper_add_annex_note (self->paper, titles);
}

/* ---- text ---- */

/* Takes @text; “（详见附件3）” is put at the end of its last sentence. */
static void
add_text_with (const Report *self, char *text, Annex annex)
{
  guint number = self->numbers[annex];
  g_autofree char *whole = NULL;

  if (*text != '\0')
    {
      if (number > 0 && g_str_has_suffix (text, _ ("。")))
        text[strlen (text) - strlen (_ ("。"))] = '\0';
      whole =
        number > 0 ? g_strdup_printf (_ ("%s（详见附件%u）。"), text, number) : g_strdup (text);
      sp_official_paper_add_text (self->paper, whole);
    }
  g_free (text);
}

/* Takes @text. */
static void
add_text (const Report *self, char *text)
{
  sp_official_paper_add_text (self->paper, text);
  g_free (text);
}

static void
add_introduction (const Report *self)
{
  const SpPeriodFacts *facts = self->facts;
  g_autofree char *period = sp_period_dup_label (&facts->period);
  g_autofree char *span = sp_period_words_dup_span (facts);
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  gboolean has_number = *facts->doc_number != '\0';

  add_text (self,
            g_strdup_printf (_ ("按照《%s》%s%s%s要求，现将%s（%s）工作情况报告如下，数据截至%s。"),
                             facts->plan_title, has_number ? _ ("（") : "", facts->doc_number,
                             has_number ? _ ("）") : "", period, span, day));
}

/* 逾期任务见附件4。 */
static void
add_mention (const Report *self, Annex annex)
{
  guint number = self->numbers[annex];

  if (number > 0)
    add_text (self, g_strdup_printf (_ ("%s见附件%u。"), _ (annexes[annex].title), number));
}

static void
add_progress (const Report *self)
{
  sp_official_paper_add_heading (self->paper, 1, _ ("一、总体进展"));
  add_text (self, sp_period_words_dup_progress (self->facts));
  add_mention (self, ANNEX_DONE);
  if (self->facts->overview->total.now.total == 0)
    return;
  sp_official_paper_add_heading (self->paper, 2, _ ("（一）各专项推进情况"));
  add_text_with (self, sp_period_words_dup_parts (self->facts), ANNEX_PARTS);
  sp_official_paper_add_heading (self->paper, 2, _ ("（二）各单位落实情况"));
  add_text_with (self, sp_period_words_dup_units (self->facts), ANNEX_UNITS);
  add_text_with (self, sp_period_words_dup_townships (self->facts), ANNEX_TOWNSHIPS);
}

static void
add_figures (const Report *self)
{
  sp_official_paper_add_heading (self->paper, 1, _ ("二、主要指标和事故情况"));
  sp_official_paper_add_heading (self->paper, 2, _ ("（一）指标完成情况"));
  add_text_with (self, sp_period_words_dup_indicators (self->facts), ANNEX_INDICATORS);
  sp_period_charts_add_indicators (self->facts, self->paper, MOST_TRENDS);
  sp_official_paper_add_heading (self->paper, 2, _ ("（二）生产安全事故情况"));
  add_text (self, sp_period_words_dup_accidents (self->facts));
  sp_period_charts_add_accidents (self->facts, self->paper);
}

static void
add_safety (const Report *self)
{
  sp_official_paper_add_heading (self->paper, 1, _ ("三、隐患排查治理情况"));
  add_text_with (self, sp_period_words_dup_hazards (self->facts), ANNEX_HAZARDS);
  sp_official_paper_add_heading (self->paper, 1, _ ("四、制度措施建设情况"));
  add_text (self, sp_period_words_dup_institutions (self->facts));
  sp_official_paper_add_heading (self->paper, 1, _ ("五、风险分级管控情况"));
  add_text (self, sp_period_words_dup_risks (self->facts));
  sp_official_paper_add_heading (self->paper, 1, _ ("六、执法检查和督查督办情况"));
  add_text (self, sp_period_words_dup_enforcement (self->facts));
  add_text (self, sp_period_words_dup_supervision (self->facts));
  add_text (self, sp_period_words_dup_duties (self->facts));
}

static void
add_outlook (const Report *self)
{
  sp_official_paper_add_heading (self->paper, 1, _ ("七、存在的主要问题"));
  add_text (self, sp_period_words_dup_problems (self->facts));
  add_mention (self, ANNEX_OVERDUE);
  sp_official_paper_add_heading (self->paper, 1, _ ("八、下步工作安排"));
  add_text (self, sp_period_words_dup_next (self->facts));
  add_mention (self, ANNEX_DUE);
}

SpOfficialPaper *
sp_halfyear_paper_new (const SpPeriodFacts *facts)
{
  g_autofree char *period = sp_period_dup_label (&facts->period);
  g_autofree char *title = g_strdup_printf (_ ("%s\n%s工作总结报告"), facts->subject, period);
  SpOfficialPaper *paper = sp_official_paper_new (title);
  Report self = {facts, paper, {0}};
  SpYmd day = sp_date_to_ymd (facts->as_of);
  g_autofree char *date = g_strdup_printf (_ ("%d年【　】月【　】日"), day.year);

  number_annexes (&self);
  sp_official_paper_set_number (paper, _ ("【发文字号】"));
  sp_official_paper_set_date (paper, facts->as_of);
  sp_official_paper_set_author (paper, facts->prepared_by);
  sp_official_paper_set_mark (paper, facts->is_sample ? _ ("示例数据") : NULL);
  sp_official_paper_add_addressee (paper, _ ("县委、县人民政府"));
  add_introduction (&self);
  add_progress (&self);
  add_figures (&self);
  add_safety (&self);
  add_outlook (&self);
  add_annex_note (&self);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (
    paper, *facts->prepared_by != '\0' ? facts->prepared_by : _ ("【报告单位】"), date);
  add_annexes (&self);
  return paper;
}

gboolean
sp_halfyear_write (SpReader *reader,
                   const SpPeriodOptions *options,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SpPeriodFacts) facts = sp_period_facts_load (reader, options, cancellable, error);
  g_autoptr (SpOfficialPaper) paper = NULL;

  if (facts == NULL)
    return FALSE;
  paper = sp_halfyear_paper_new (facts);
  return sp_official_paper_export (paper, path, cancellable, error);
}
