/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-circular.h. Who leads has nothing overdue and is not behind pro rata; such are named by
 * their done rate, then by their mean progress. */
#include "report/sp-circular.h"

#include "base/sp-i18n.h"
#include "report/sp-period-tables.h"
#include "report/sp-period-words.h"

/* A unit or a township with what it answers for. */
typedef struct
{
  const char *name;
  const SpTotals *totals;
} Party;

static GArray *
list_units (const SpPeriodFacts *facts)
{
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (Party));

  for (guint i = 0; i < facts->overview->units->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (facts->overview->units, i);
      const Party party = {sum->name, &sum->now};

      g_array_append_val (parties, party);
    }
  return parties;
}

static GArray *
list_townships (const SpPeriodFacts *facts)
{
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (Party));

  for (guint i = 0; i < facts->overview->townships->len; i++)
    {
      const SpOverviewTownship *township = g_ptr_array_index (facts->overview->townships, i);
      const Party party = {township->name, &township->now};

      g_array_append_val (parties, party);
    }
  return parties;
}

/* ---- who leads ---- */

static gboolean
is_ahead (const SpTotals *totals)
{
  return totals->total > 0 && totals->by_light[SP_LIGHT_OVERDUE] == 0 &&
         totals->percent_sum >= totals->expected_sum;
}

static int
compare_ahead (gconstpointer a, gconstpointer b)
{
  const SpTotals *first = ((const Party *)a)->totals, *second = ((const Party *)b)->totals;
  double by_done = sp_totals_done_rate (second) - sp_totals_done_rate (first);
  double by_mean = sp_totals_mean_percent (second) - sp_totals_mean_percent (first);

  if (by_done != 0)
    return by_done < 0 ? -1 : 1;
  if (by_mean != 0)
    return by_mean < 0 ? -1 : 1;
  return g_strcmp0 (((const Party *)a)->name, ((const Party *)b)->name);
}

static void
append_ahead (GString *out, GArray *parties)
{
  guint n = 0, most = SP_NAME_ROW_MOST;

  g_array_sort (parties, compare_ahead);
  for (guint i = 0; i < parties->len; i++)
    {
      const Party *party = &g_array_index (parties, Party, i);

      if (!is_ahead (party->totals) || n++ >= most)
        continue;
      g_string_append_printf (out, _ ("%s%s（%u项，完成率%.1f%%，平均进度%.1f%%）"),
                              n > 1 ? "、" : _ ("推进较快的是："), party->name,
                              party->totals->total, sp_totals_done_rate (party->totals),
                              sp_totals_mean_percent (party->totals));
    }
  if (n > most)
    g_string_append_printf (out, _ ("等%u个"), n);
  g_string_append (out, n > 0 ? _ ("，没有逾期任务且不慢于序时。")
                              : _ ("没有既无逾期任务又不慢于序时的。"));
}

/* ---- who is late ---- */

typedef guint (*CountFunc) (const SpTotals *totals);

static guint
count_overdue (const SpTotals *totals)
{
  return totals->by_light[SP_LIGHT_OVERDUE];
}

static guint
count_behind (const SpTotals *totals)
{
  return totals->by_light[SP_LIGHT_BEHIND];
}

static guint
count_silent (const SpTotals *totals)
{
  return totals->total - totals->reported;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  CountFunc *count = data;
  guint first = (*count) (((const Party *)a)->totals);
  guint second = (*count) (((const Party *)b)->totals);

  if (first != second)
    return first > second ? -1 : 1;
  return g_strcmp0 (((const Party *)a)->name, ((const Party *)b)->name);
}

/* All of them, by how many: nobody who is late goes unnamed. */
static void
append_late (GString *out, GArray *parties, CountFunc count, const char *what)
{
  SpNameRow row = {out, G_MAXUINT, 0};

  g_array_sort_with_data (parties, compare_counts, &count);
  for (guint i = 0; i < parties->len; i++)
    {
      const Party *party = &g_array_index (parties, Party, i);

      if (count (party->totals) == 0)
        break;
      if (row.n == 0)
        g_string_append_printf (out, "\n%s：", what);
      sp_name_row_add (&row, party->name, count (party->totals), _ ("项"));
    }
  g_string_append (out, row.n > 0 ? _ ("。") : "");
}

/* Takes @parties. */
static void
add_parties (SpOfficialPaper *paper, GArray *parties, const char *heading, const char *none)
{
  g_autoptr (GString) text = g_string_new (NULL);

  sp_official_paper_add_heading (paper, 1, heading);
  if (parties->len == 0)
    g_string_append (text, none);
  else
    {
      append_ahead (text, parties);
      append_late (text, parties, count_overdue, _ ("有逾期任务的"));
      append_late (text, parties, count_behind, _ ("进度滞后的"));
      append_late (text, parties, count_silent, _ ("有任务从未报送进展的"));
    }
  sp_official_paper_add_text (paper, text->str);
  g_array_unref (parties);
}

/* ---- hazards ---- */

static void
add_hazards (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  const SpHazardSums *sums = &facts->hazards->spans[SP_HAZARD_SPAN_PLAN];
  g_autoptr (GString) text = g_string_new (NULL);
  SpNameRow row = {text, G_MAXUINT, 0};

  sp_official_paper_add_heading (paper, 1, _ ("四、隐患整改"));
  g_string_append_printf (text,
                          _ ("计划开始以来排查的隐患中，未销号%u项，其中重大隐患%u项；超过整改"
                             "时限未销号%u项"),
                          sums->open, sums->major_open, sums->overdue);
  for (guint i = 0; i < facts->hazards_by_township->len; i++)
    {
      const SpHazardTally *tally = g_ptr_array_index (facts->hazards_by_township, i);
      guint n = tally->spans[SP_HAZARD_SPAN_PLAN].overdue;

      if (n == 0)
        continue;
      g_string_append (text, row.n == 0 ? _ ("：") : "");
      sp_name_row_add (&row, tally->key != 0 ? tally->title : _ ("未填乡镇"), n, _ ("项"));
    }
  g_string_append (text, _ ("。"));
  sp_official_paper_add_text (paper, text->str);
}

/* ---- all of it ---- */

static void
add_demands (SpOfficialPaper *paper)
{
  sp_official_paper_add_heading (paper, 1, _ ("五、工作要求"));
  sp_official_paper_add_text (
    paper, _ ("1．有逾期任务的单位，于【　月　日】前书面报告逾期原因、采取的措施和办结日期。\n"
              "2．进度滞后的单位，于【　月　日】前制定赶上序时进度的措施。\n"
              "3．有任务从未报送进展的单位，于【　月　日】前补报。\n"
              "4．超过整改时限的隐患，由监管部门和属地乡镇逐项督促整改销号。\n"
              "【其他要求】"));
}

static void
add_annexes (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  sp_official_paper_begin_annex (paper, _ ("任务进展汇总表（按牵头单位）"), TRUE);
  sp_period_tables_add_units (facts, paper);
  if (facts->overview->townships->len > 0)
    {
      sp_official_paper_begin_annex (paper, _ ("任务进展汇总表（按乡镇）"), TRUE);
      sp_period_tables_add_townships (facts, paper);
    }
  if (sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_OVERDUE) > 0)
    {
      sp_official_paper_begin_annex (paper, _ ("逾期任务清单"), FALSE);
      sp_period_tables_add_measures (facts, paper, SP_PERIOD_MEASURES_OVERDUE);
    }
}

static void
add_annex_note (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  const char *titles[4] = {_ ("任务进展汇总表（按牵头单位）")};
  guint n = 1;

  if (facts->overview->townships->len > 0)
    titles[n++] = _ ("任务进展汇总表（按乡镇）");
  if (sp_period_tables_count_measures (facts, SP_PERIOD_MEASURES_OVERDUE) > 0)
    titles[n++] = _ ("逾期任务清单");
  sp_official_paper_add_annex_note (paper, titles);
}

static void
add_text (SpOfficialPaper *paper, char *text)
{
  sp_official_paper_add_text (paper, text);
  g_free (text);
}

SpOfficialPaper *
sp_circular_paper_new (const SpPeriodFacts *facts)
{
  g_autofree char *period = sp_period_dup_label (&facts->period);
  g_autofree char *title = g_strdup_printf (_ ("关于%s\n%s推进情况的通报"), facts->subject, period);
  SpOfficialPaper *paper = sp_official_paper_new (title);
  g_autofree char *date =
    g_strdup_printf (_ ("%d年【　】月【　】日"), sp_date_to_ymd (facts->as_of).year);
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);

  sp_official_paper_set_number (paper, _ ("【发文字号】"));
  sp_official_paper_set_date (paper, facts->as_of);
  sp_official_paper_set_author (paper, facts->prepared_by);
  sp_official_paper_set_mark (paper, facts->is_sample ? _ ("示例数据") : NULL);
  sp_official_paper_add_addressee (paper, _ ("各乡镇人民政府，县直有关部门"));
  add_text (paper, g_strdup_printf (_ ("现将%s%s推进情况通报如下，数据截至%s。"), facts->subject,
                                    period, day));
  sp_official_paper_add_heading (paper, 1, _ ("一、总体情况"));
  add_text (paper, sp_period_words_dup_progress (facts));
  add_parties (paper, list_units (facts), _ ("二、牵头单位"), _ ("计划没有明确牵头单位。"));
  add_parties (paper, list_townships (facts), _ ("三、乡镇"), _ ("计划没有乡镇承担的任务。"));
  add_hazards (facts, paper);
  add_demands (paper);
  if (facts->overview->total.now.total > 0)
    add_annex_note (facts, paper);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (
    paper, *facts->prepared_by != '\0' ? facts->prepared_by : _ ("【发文单位】"), date);
  if (facts->overview->total.now.total > 0)
    add_annexes (facts, paper);
  return paper;
}

gboolean
sp_circular_write (SpReader *reader,
                   const SpPeriodOptions *options,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SpPeriodFacts) facts = sp_period_facts_load (reader, options, cancellable, error);
  g_autoptr (SpOfficialPaper) paper = NULL;

  if (facts == NULL)
    return FALSE;
  paper = sp_circular_paper_new (facts);
  return sp_official_paper_export (paper, path, cancellable, error);
}
