/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-period-tables.h: the tables. */
#include "report/sp-period-tables.h"

#include "base/sp-i18n.h"

/* A row of cells that is being made. */
typedef struct
{
  char *cells[16];
  guint n;
} Row;

static void
add (Row *row, char *text)
{
  g_assert (row->n < G_N_ELEMENTS (row->cells));
  row->cells[row->n++] = text;
}

static void
add_count (Row *row, guint count)
{
  add (row, g_strdup_printf ("%u", count));
}

/* 61.5%; a stroke where there is nothing to have a rate of. */
static void
add_rate (Row *row, double part, guint whole)
{
  add (row, whole > 0 ? g_strdup_printf ("%.1f%%", 100 * part / whole) : g_strdup ("/"));
}

static void
end_row (Row *row, SpOfficialPaper *paper)
{
  sp_official_paper_add_row (paper, (const char *const *)row->cells);
  for (guint i = 0; i < row->n; i++)
    g_free (row->cells[i]);
  row->n = 0;
}

/* ---- sums of measures ---- */

#define LIGHTS                                                                                     \
  {N_ ("完成"), N_ ("任务状态（项）"), 4}, {N_ ("正常"), N_ ("任务状态（项）"), 4},                \
    {N_ ("临期"), N_ ("任务状态（项）"), 4}, {N_ ("滞后"), N_ ("任务状态（项）"), 4},              \
  {                                                                                                \
    N_ ("逾期"), N_ ("任务状态（项）"), 4                                                          \
  }
#define PROGRESS                                                                                   \
  {N_ ("平均"), N_ ("进度"), 5},                                                                   \
  {                                                                                                \
    N_ ("序时"), N_ ("进度"), 5                                                                    \
  }
#define RATES                                                                                      \
  {N_ ("本期新完成（项）"), NULL, 6}, {N_ ("本期末"), N_ ("完成率"), 5},                           \
  {                                                                                                \
    N_ ("上期末"), N_ ("完成率"), 5                                                                \
  }

static void
add_lights (Row *row, const SpTotals *totals)
{
  for (int light = 0; light < SP_N_LIGHTS; light++)
    add_count (row, totals->by_light[light]);
}

static void
add_progress (Row *row, const SpTotals *totals)
{
  add_rate (row, totals->percent_sum / 100.0, totals->total);
  add_rate (row, totals->expected_sum / 100.0, totals->total);
}

static void
add_sum (Row *row, const SpSum *sum)
{
  add_lights (row, &sum->now);
  add_count (row, sum->newly_done);
  add_rate (row, sum->now.by_light[SP_LIGHT_DONE], sum->now.total);
  add_rate (row, sum->before.by_light[SP_LIGHT_DONE], sum->before.total);
  add_progress (row, &sum->now);
}

void
sp_period_tables_add_parts (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  static const SpOfficialColumn columns[] = {{N_ ("附件"), NULL, 5},
                                             {N_ ("专项"), NULL, 20, TRUE},
                                             {N_ ("任务数（项）"), NULL, 6},
                                             LIGHTS,
                                             RATES,
                                             PROGRESS};
  Row row = {{NULL}, 0};

  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < facts->overview->parts->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (facts->overview->parts, i);

      add (&row, g_strdup (sum->label));
      add (&row, g_strdup (sum->name));
      add_count (&row, sum->now.total);
      add_sum (&row, sum);
      end_row (&row, paper);
    }
  add (&row, g_strdup (""));
  add (&row, g_strdup (_ ("合计")));
  add_count (&row, facts->overview->total.now.total);
  add_sum (&row, &facts->overview->total);
  end_row (&row, paper);
}

void
sp_period_tables_add_units (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  static const SpOfficialColumn columns[] = {{N_ ("序号"), NULL, 4},
                                             {N_ ("牵头单位"), NULL, 17, TRUE},
                                             {N_ ("牵头任务（项）"), NULL, 5},
                                             {N_ ("参与任务（项）"), NULL, 5},
                                             LIGHTS,
                                             RATES,
                                             PROGRESS};
  Row row = {{NULL}, 0};

  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < facts->overview->units->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (facts->overview->units, i);

      add_count (&row, i + 1);
      add (&row, g_strdup (sum->name));
      add_count (&row, sum->now.total);
      add_count (&row, sum->n_shared);
      add_sum (&row, sum);
      end_row (&row, paper);
    }
}

void
sp_period_tables_add_townships (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  static const SpOfficialColumn columns[] = {
    {N_ ("序号"), NULL, 4},           {N_ ("乡镇"), NULL, 18, TRUE},
    {N_ ("承担任务（项）"), NULL, 6}, LIGHTS,
    {N_ ("完成率"), NULL, 6},         PROGRESS};
  Row row = {{NULL}, 0};

  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < facts->overview->townships->len; i++)
    {
      const SpOverviewTownship *township = g_ptr_array_index (facts->overview->townships, i);

      add_count (&row, i + 1);
      add (&row, g_strdup (township->name));
      add_count (&row, township->now.total);
      add_lights (&row, &township->now);
      add_rate (&row, township->now.by_light[SP_LIGHT_DONE], township->now.total);
      add_progress (&row, &township->now);
      end_row (&row, paper);
    }
}

/* ---- indicators ---- */

/* 62.5%; "" where there is none. */
static char *
dup_value (const SpIndicatorStanding *standing, gboolean is_there, double value)
{
  g_autofree char *number = sp_indicator_dup_number (value);
  g_autofree char *unit = sp_indicator_dup_value_unit (standing->indicator);

  return is_there ? g_strconcat (number, unit, NULL) : g_strdup ("");
}

/* What the milestone in force asks for, as printed, and by when. */
static void
add_goal (Row *row, const SpIndicatorStanding *standing)
{
  const SpIndicatorState *state = &standing->state;
  const SpIndicatorPoint *in_force = NULL;

  for (guint i = 0; state->has_goal && i < standing->milestones->len; i++)
    {
      const SpIndicatorPoint *point = &g_array_index (standing->milestones, SpIndicatorPoint, i);

      if (point->date == state->goal.date)
        in_force = point;
    }
  add (row, in_force != NULL ? sp_indicator_dup_goal (standing->indicator, in_force->value)
                             : g_strdup (""));
  add (row, sp_date_dup_iso (in_force != NULL ? in_force->date : SP_DATE_NONE));
}

void
sp_period_tables_add_indicators (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  static const SpOfficialColumn columns[] = {
    {N_ ("序号"), NULL, 4},  {N_ ("指标"), NULL, 22, TRUE}, {N_ ("目标"), NULL, 15},
    {N_ ("节点"), NULL, 13}, {N_ ("现值"), NULL, 9},        {N_ ("数据日期"), NULL, 13},
    {N_ ("序时"), NULL, 9},  {N_ ("状态"), NULL, 10},
  };
  Row row = {{NULL}, 0};

  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < facts->indicators->len; i++)
    {
      const SpIndicatorStanding *standing = g_ptr_array_index (facts->indicators, i);
      const SpIndicatorState *state = &standing->state;

      add_count (&row, i + 1);
      add (&row, g_strdup (sp_record_get_title (SP_RECORD (standing->indicator))));
      add_goal (&row, standing);
      add (&row, dup_value (standing, state->has_value, state->value.value));
      add (&row, sp_date_dup_iso (state->has_value ? state->value.date : SP_DATE_NONE));
      add (&row, dup_value (standing, state->has_goal, state->path));
      add (&row, g_strdup (sp_vocabulary_label (&sp_indicator_statuses, (int)state->status)));
      end_row (&row, paper);
    }
}

/* ---- hazards ---- */

static void
add_hazard_sums (Row *row, const SpHazardTally *tally)
{
  const SpHazardSums *period = &tally->spans[SP_HAZARD_SPAN_PERIOD];
  const SpHazardSums *plan = &tally->spans[SP_HAZARD_SPAN_PLAN];

  add_count (row, period->found);
  add_count (row, period->rectified);
  add (row, sp_hazard_rate_dup_text (period->rectified, period->found));
  add_count (row, period->major_found);
  add_count (row, period->major_rectified);
  add_count (row, plan->found);
  add_count (row, plan->rectified);
  add (row, sp_hazard_rate_dup_text (plan->rectified, plan->found));
  add_count (row, plan->open);
  add_count (row, plan->major_open);
  add_count (row, plan->overdue);
}

void
sp_period_tables_add_hazards (const SpPeriodFacts *facts, SpOfficialPaper *paper)
{
  static const SpOfficialColumn columns[] = {
    {N_ ("行业领域"), NULL, 18, TRUE},
    {N_ ("排查"), N_ ("本期（项）"), 5},
    {N_ ("已整改"), N_ ("本期（项）"), 5},
    {N_ ("整改率（%）"), N_ ("本期（项）"), 5},
    {N_ ("重大排查"), N_ ("本期（项）"), 5},
    {N_ ("重大整改"), N_ ("本期（项）"), 5},
    {N_ ("排查"), N_ ("计划开始以来（项）"), 5},
    {N_ ("已整改"), N_ ("计划开始以来（项）"), 5},
    {N_ ("整改率（%）"), N_ ("计划开始以来（项）"), 5},
    {N_ ("未销号"), N_ ("计划开始以来（项）"), 5},
    {N_ ("未销号重大"), N_ ("计划开始以来（项）"), 5},
    {N_ ("超期"), N_ ("计划开始以来（项）"), 5},
  };
  Row row = {{NULL}, 0};

  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < facts->hazards_by_industry->len; i++)
    {
      const SpHazardTally *tally = g_ptr_array_index (facts->hazards_by_industry, i);

      add (&row, g_strdup (tally->title != NULL && *tally->title != '\0' ? tally->title
                                                                         : _ ("未填行业")));
      add_hazard_sums (&row, tally);
      end_row (&row, paper);
    }
  add (&row, g_strdup (_ ("合计")));
  add_hazard_sums (&row, facts->hazards);
  end_row (&row, paper);
}

/* ---- measures ---- */

static gboolean
is_wanted (const SpPeriodFacts *facts, const SpScheduleRow *row, SpPeriodMeasures which)
{
  SpPeriod next = sp_period_next (&facts->period);

  switch (which)
    {
    case SP_PERIOD_MEASURES_OVERDUE:
      return row->state.light == SP_LIGHT_OVERDUE;
    case SP_PERIOD_MEASURES_DUE:
      return row->state.light != SP_LIGHT_DONE && row->due >= facts->as_of && row->due <= next.last;
    case SP_PERIOD_MEASURES_DONE: /* listed by the overview */
    default:
      return FALSE;
    }
}

/* The later by how much the worse; else by the day. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SpScheduleRow *first = *(SpScheduleRow *const *)a;
  const SpScheduleRow *second = *(SpScheduleRow *const *)b;

  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;
  return first->part != second->part
           ? (first->part < second->part ? -1 : 1)
           : (first->measure < second->measure ? -1 : first->measure > second->measure);
}

static GPtrArray *
collect_measures (const SpPeriodFacts *facts, SpPeriodMeasures which)
{
  GPtrArray *rows = g_ptr_array_new ();
  SpSchedule *now = facts->overview->now;
  const GArray *done = facts->overview->changes[SP_CHANGE_DONE];

  for (guint i = 0; which == SP_PERIOD_MEASURES_DONE && i < done->len; i++)
    {
      int at = sp_schedule_find (now, g_array_index (done, int64_t, i));

      if (at >= 0)
        g_ptr_array_add (rows, (gpointer)sp_schedule_get_row (now, (guint)at));
    }
  for (guint i = 0; i < sp_schedule_get_n_rows (now); i++)
    if (is_wanted (facts, sp_schedule_get_row (now, i), which))
      g_ptr_array_add (rows, (gpointer)sp_schedule_get_row (now, i));
  if (which != SP_PERIOD_MEASURES_DONE)
    g_ptr_array_sort (rows, compare_rows);
  return rows;
}

guint
sp_period_tables_count_measures (const SpPeriodFacts *facts, SpPeriodMeasures which)
{
  g_autoptr (GPtrArray) rows = collect_measures (facts, which);

  return rows->len;
}

static char *
dup_state (const SpScheduleRow *row, SpPeriodMeasures which)
{
  return which == SP_PERIOD_MEASURES_DONE ? sp_date_dup_iso (row->done_on)
                                          : sp_light_state_dup_text (&row->state);
}

void
sp_period_tables_add_measures (const SpPeriodFacts *facts,
                               SpOfficialPaper *paper,
                               SpPeriodMeasures which)
{
  const SpOfficialColumn columns[] = {
    {_ ("序号"), NULL, 4},
    {_ ("附件"), NULL, 8},
    {_ ("任务"), NULL, 30, TRUE},
    {_ ("牵头单位"), NULL, 18, TRUE},
    {_ ("时限"), NULL, 12},
    {_ ("进度"), NULL, 6},
    {which == SP_PERIOD_MEASURES_DONE ? _ ("完成日期") : _ ("状态"), NULL, 12},
  };
  g_autoptr (GPtrArray) rows = collect_measures (facts, which);
  Row cells = {{NULL}, 0};

  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const SpScheduleRow *row = g_ptr_array_index (rows, i);

      add_count (&cells, i + 1);
      add (&cells,
           sp_part_dup_label (sp_schedule_get_part (facts->overview->now, row->part)->number));
      add (&cells, g_strdup (row->title));
      add (&cells, g_strdup (row->leads));
      add (&cells, sp_date_dup_iso (row->due));
      add (&cells, g_strdup_printf ("%d%%", row->percent));
      add (&cells, dup_state (row, which));
      end_row (&cells, paper);
    }
}
