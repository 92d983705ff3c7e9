/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the quantities of reports come from: the same statistics that pages show. Each source fills
 * slots of one filter and one as-of date. */
#include "report/sp-report-facts.h"

#include "core/sp-hazard-sums.h"
#include "core/sp-risk-sums.h"
#include "core/sp-sums.h"
#include "report/sp-report-quantity.h"
#include "report/sp-report-rows.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-reader-running.h"
#include "store/sp-reader-sums.h"
#include "store/sp-risks.h"

#include <string.h>

/* The row that @key of a statistics is counted in: industries in their category, where rows are
 * those. */
static int64_t
get_row (const SpReportFacts *self, int64_t key)
{
  if (self->rows != SP_ROWS_CATEGORY)
    return key;
  return (int64_t)GPOINTER_TO_SIZE (
    g_hash_table_lookup (self->categories, GSIZE_TO_POINTER ((gsize)key)));
}

static void
add (const SpReportFacts *self, SpReportSlot *slot, int64_t key, double value)
{
  sp_report_slot_add (slot, get_row (self, key), value);
  slot->total += value;
}

/* ---- hazards ---- */

static SpHazardDimension
hazard_dimension (SpReportRows rows)
{
  static const SpHazardDimension dimensions[] = {
    [SP_ROWS_NOTHING] = SP_HAZARDS_BY_NOTHING,
    [SP_ROWS_TOWNSHIP] = SP_HAZARDS_BY_TOWNSHIP,
    [SP_ROWS_DEPARTMENT] = SP_HAZARDS_BY_DEPARTMENT,
    [SP_ROWS_INDUSTRY] = SP_HAZARDS_BY_INDUSTRY,
    [SP_ROWS_CATEGORY] = SP_HAZARDS_BY_INDUSTRY,
    [SP_ROWS_ENTERPRISE] = SP_HAZARDS_BY_ENTERPRISE,
    [SP_ROWS_PART] = SP_HAZARDS_BY_PART,
    [SP_ROWS_SOURCE] = SP_HAZARDS_BY_SOURCE,
  };

  g_return_val_if_fail (rows < G_N_ELEMENTS (dimensions), SP_HAZARDS_BY_NOTHING);

  return dimensions[rows];
}

static void
take_conditions (SpHazardQuery *query, const GArray *conditions)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      const SpCondition *condition = &g_array_index (conditions, SpCondition, i);

      if (condition->field == SP_HAZARD_GRADE)
        query->grades = (int)condition->only;
      else if (condition->field == SP_HAZARD_SOURCE)
        query->sources = (int)condition->only;
    }
}

static const SpHazardSumColumn *
find_column (const char *name)
{
  for (guint i = 0; i < sp_hazard_n_sum_columns; i++)
    if (g_str_equal (sp_hazard_sum_columns[i].name, name))
      return &sp_hazard_sum_columns[i];
  g_return_val_if_reached (&sp_hazard_sum_columns[0]);
}

static void
take_tallies (SpReportFacts *self, SpReportSlot *slot, const GPtrArray *rows, guint span)
{
  const SpHazardSumColumn *column = find_column (slot->name);

  for (guint i = 0; i < rows->len; i++)
    {
      const SpHazardTally *tally = rows->pdata[i];
      const SpHazardSums *sums = &tally->spans[span];

      add (self, slot, tally->key,
           column->is_money ? sp_hazard_sums_money (sums, column)
                            : sp_hazard_sums_count (sums, column));
    }
}

/* The spans of @slots, at most as many as one query has; those after the last are the last again.
 * Returns how many. */
static guint
list_spans (const GPtrArray *slots,
            guint *first,
            SpPeriod spans[SP_HAZARD_N_SPANS],
            SpReportSpan *names)
{
  guint n = 0;

  for (; *first < slots->len; (*first)++)
    {
      const SpReportSlot *slot = slots->pdata[*first];
      guint i = 0;

      while (i < n && names[i] != slot->span)
        i++;
      if (i == SP_HAZARD_N_SPANS)
        break;
      if (i == n)
        {
          names[n] = slot->span;
          spans[n++] = slot->days;
        }
    }
  for (guint i = n; i < SP_HAZARD_N_SPANS; i++)
    spans[i] = spans[n - 1];
  return n;
}

static gboolean
load_hazard_spans (
  SpReportFacts *self, const GPtrArray *slots, SpHazardQuery *query, guint *first, GError **error)
{
  guint begin = *first;
  SpReportSpan names[SP_HAZARD_N_SPANS];
  guint n = list_spans (slots, first, query->spans, names);
  g_autoptr (SpHazardTally) total = sp_hazard_tally_new (0, NULL);
  g_autoptr (GPtrArray) rows = sp_reader_sum_hazards (self->reader, query, total, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = begin; i < *first; i++)
    for (guint k = 0; k < n; k++)
      if (names[k] == ((const SpReportSlot *)slots->pdata[i])->span)
        take_tallies (self, slots->pdata[i], rows, k);
  return TRUE;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const SpReportSlot *left = *(SpReportSlot *const *)a;
  const SpReportSlot *right = *(SpReportSlot *const *)b;

  return (int)left->span - (int)right->span;
}

gboolean
sp_report_load_hazards (SpReportFacts *self, const GPtrArray *slots, GError **error)
{
  const SpReportSlot *model = slots->pdata[0];
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  SpHazardQuery query = {.by = hazard_dimension (self->rows), .as_of = model->as_of};

  if (!sp_report_filter_parse (&sp_hazard_type, model->filter, conditions, error))
    return FALSE;
  take_conditions (&query, conditions);
  g_ptr_array_extend (sorted, (GPtrArray *)slots, NULL, NULL);
  g_ptr_array_sort (sorted, compare_spans);
  for (guint first = 0; first < sorted->len;)
    if (!load_hazard_spans (self, sorted, &query, &first, error))
      return FALSE;
  return TRUE;
}

/* ---- measures ---- */

static gboolean
load_before (SpReportFacts *self,
             const SpReportSlot *slot,
             gboolean is_needed,
             SpSchedule **before,
             GError **error)
{
  *before = NULL;
  if (!is_needed || slot->days.first <= 1)
    return TRUE;
  *before = sp_report_facts_get_schedule (self, slot->days.first - 1, error);
  return *before != NULL;
}

static void
take_parts (SpReportSlot *slot, const SpReportTaskQuantity *quantity, const GPtrArray *sums)
{
  for (guint i = 0; i < sums->len; i++)
    sp_report_slot_add (slot, ((const SpSum *)sums->pdata[i])->id, quantity->get (sums->pdata[i]));
}

static gboolean
take_units (SpReportFacts *self,
            SpReportSlot *slot,
            const SpReportTaskQuantity *quantity,
            const GPtrArray *sums,
            GError **error)
{
  for (guint i = 0; i < sums->len; i++)
    {
      const SpSum *sum = sums->pdata[i];
      int64_t unit;

      if (!sp_report_find_lead (self->reader, sum->name, &unit, error))
        return FALSE;
      sp_report_slot_add (slot, unit, quantity->get (sum));
    }
  return TRUE;
}

typedef struct
{
  SpDate as_of, before;
  int64_t unit;
} TownshipKey;

static guint
hash_township (gconstpointer data)
{
  const TownshipKey *key = data;

  return (guint)key->as_of * 31u + (guint)key->before * 7u + (guint)key->unit;
}

static gboolean
equal_townships (gconstpointer a, gconstpointer b)
{
  const TownshipKey *left = a;
  const TownshipKey *right = b;

  return left->as_of == right->as_of && left->before == right->before && left->unit == right->unit;
}

/* What a township answers for, itself or by a collective name; read once for all quantities. */
static const SpSum *
get_township_sum (SpReportFacts *self, const SpReportSlot *slot, int64_t unit, GError **error)
{
  SpTaskFilter filter = {.plan = self->plan, .unit = unit, .as_of = slot->as_of};
  TownshipKey key = {slot->as_of, slot->days.first - 1, unit};
  g_autoptr (SpSchedule) now = NULL;
  SpSchedule *before = NULL;
  SpSum *sum;

  if (self->township_sums == NULL)
    self->township_sums = g_hash_table_new_full (hash_township, equal_townships, g_free, g_free);
  sum = g_hash_table_lookup (self->township_sums, &key);
  if (sum != NULL)
    return sum;
  now = sp_reader_load_schedule (self->reader, &filter, self->cancellable, error);
  if (now == NULL || !load_before (self, slot, TRUE, &before, error))
    return NULL;
  sum = g_new0 (SpSum, 1);
  g_ptr_array_unref (sp_sums_by_part (now, before, sum));
  g_hash_table_insert (self->township_sums, g_memdup2 (&key, sizeof key), sum);
  return sum;
}

static gboolean
take_township (SpReportFacts *self,
               SpReportSlot *slot,
               const SpReportTaskQuantity *quantity,
               int64_t unit,
               GError **error)
{
  const SpSum *sum = get_township_sum (self, slot, unit, error);

  if (sum != NULL)
    sp_report_slot_add (slot, unit, quantity->get (sum));
  return sum != NULL;
}

static gboolean
take_townships (SpReportFacts *self,
                SpReportSlot *slot,
                const SpReportTaskQuantity *quantity,
                GError **error)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (self->reader, &sp_unit_type, -1, 0, error);

  for (guint i = 0; units != NULL && i < units->len; i++)
    if (sp_record_get_integer (units->pdata[i], SP_UNIT_KIND) == SP_UNIT_TOWNSHIP &&
        !take_township (self, slot, quantity, sp_record_get_id (units->pdata[i]), error))
      return FALSE;
  return units != NULL;
}

static gboolean
load_task_slot (SpReportFacts *self, SpReportSlot *slot, GError **error)
{
  const SpReportTaskQuantity *quantity = sp_report_task_quantity_find (slot->name);
  SpSchedule *now = sp_report_facts_get_schedule (self, slot->as_of, error);
  SpSchedule *before = NULL;
  SpSum total = {0};
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) units = NULL;

  if (now == NULL || !load_before (self, slot, quantity->needs_before, &before, error))
    return FALSE;
  parts = sp_sums_by_part (now, before, &total);
  slot->total = quantity->get (&total);
  if (self->rows == SP_ROWS_PART)
    take_parts (slot, quantity, parts);
  else if (self->rows == SP_ROWS_TOWNSHIP)
    return take_townships (self, slot, quantity, error);
  else if (self->rows == SP_ROWS_LEAD || self->rows == SP_ROWS_DEPARTMENT)
    {
      units = sp_sums_by_unit (now, before);
      return take_units (self, slot, quantity, units, error);
    }
  else
    sp_report_slot_add (slot, 0, slot->total);
  return TRUE;
}

gboolean
sp_report_load_tasks (SpReportFacts *self, const GPtrArray *slots, GError **error)
{
  for (guint i = 0; i < slots->len; i++)
    if (!load_task_slot (self, slots->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- risks ---- */

static SpRiskGrouping
risk_grouping (SpReportRows rows)
{
  return rows == SP_ROWS_ENTERPRISE ? SP_RISK_BY_ENTERPRISE
         : rows == SP_ROWS_TOWNSHIP ? SP_RISK_BY_TOWNSHIP
                                    : SP_RISK_BY_INDUSTRY;
}

static double
pick_level (const SpRiskCounts *counts, int level)
{
  return level < 0 ? counts->n_points : counts->n[level];
}

static void
take_risks (SpReportFacts *self, SpReportSlot *slot, const GArray *states)
{
  gboolean is_inherent;
  int level = sp_report_risk_quantity_find (slot->name, &is_inherent);
  SpRiskStage stage = is_inherent ? SP_RISK_INHERENT : SP_RISK_RESIDUAL;
  SpRiskCounts all = sp_risk_states_count (states, stage);
  g_autoptr (GHashTable) groups = sp_risk_states_group (states, risk_grouping (self->rows), stage);
  GHashTableIter iter;
  gpointer key, counts;

  slot->total = pick_level (&all, level);
  if (self->rows == SP_ROWS_NOTHING)
    {
      sp_report_slot_add (slot, 0, slot->total);
      return;
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &key, &counts))
    sp_report_slot_add (slot, get_row (self, (int64_t)GPOINTER_TO_SIZE (key)),
                        pick_level (counts, level));
}

gboolean
sp_report_load_risks (SpReportFacts *self, const GPtrArray *slots, GError **error)
{
  const SpReportSlot *model = slots->pdata[0];
  g_autoptr (GArray) states =
    sp_reader_load_risk_states (self->reader, 0, model->as_of, self->cancellable, error);

  for (guint i = 0; states != NULL && i < slots->len; i++)
    take_risks (self, slots->pdata[i], states);
  return states != NULL;
}

/* ---- accidents ---- */

static double
pick_figure (const SpAccidentSum *sum, const char *name)
{
  return g_str_equal (name, "deaths")     ? sum->deaths
         : g_str_equal (name, "injuries") ? sum->injuries
         : g_str_equal (name, "loss")     ? sum->loss
                                          : sum->accidents;
}

/* Of the whole base year, and what may happen in a year to stay under it; FALSE: @name is neither.
 */
static gboolean
pick_yearly (const SpAccidentComparison *comparison, const char *name, double *figure)
{
  const struct
  {
    const char *name;
    double figure;
  } figures[] = {{"ceiling", comparison->ceiling_accidents},
                 {"ceiling_deaths", comparison->ceiling_deaths},
                 {"base_accidents", comparison->base.accidents},
                 {"base_deaths", comparison->base.deaths}};

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].name, name))
      {
        *figure = figures[i].figure;
        return TRUE;
      }
  return FALSE;
}

/* Nothing after the as-of date has happened yet. */
static SpPeriod
known_days (const SpReportSlot *slot)
{
  SpPeriod days = slot->days;

  days.last = MIN (days.last, slot->as_of);
  return days;
}

static int64_t
accident_key (const SpReportFacts *self, SpRecord *accident)
{
  return self->rows == SP_ROWS_CATEGORY ? sp_record_get_integer (accident, SP_ACCIDENT_INDUSTRY) + 1
                                        : sp_record_get_integer (accident, SP_ACCIDENT_TOWNSHIP);
}

/* Of single accidents; months of which only totals are known have no township and no category that
 * is sure, and stand in the total alone. */
static gboolean
take_accident_rows (SpReportFacts *self, SpReportSlot *slot, GError **error)
{
  SpPeriod days = known_days (slot);
  g_autoptr (GPtrArray) accidents =
    sp_reader_load_all (self->reader, &sp_accident_type, -1, 0, error);

  for (guint i = 0; accidents != NULL && i < accidents->len; i++)
    {
      SpDate day = (SpDate)sp_record_get_integer (accidents->pdata[i], SP_ACCIDENT_HAPPENED_ON);
      SpAccidentSum sum = {0};

      if (day < days.first || day > days.last)
        continue;
      sp_accident_sum_add (&sum, accidents->pdata[i]);
      sp_report_slot_add (slot, accident_key (self, accidents->pdata[i]),
                          pick_figure (&sum, slot->name));
    }
  return accidents != NULL;
}

static gboolean
load_accident_slot (SpReportFacts *self, SpReportSlot *slot, GError **error)
{
  SpPeriod days = known_days (slot);
  SpAccidentSum sum = {0};

  if (days.first <= days.last && !sp_reader_sum_accidents (self->reader, &days, &sum, error))
    return FALSE;
  slot->total = pick_figure (&sum, slot->name);
  if (self->rows == SP_ROWS_NOTHING)
    sp_report_slot_add (slot, 0, slot->total);
  else
    return take_accident_rows (self, slot, error);
  return TRUE;
}

gboolean
sp_report_load_accidents (SpReportFacts *self, const GPtrArray *slots, GError **error)
{
  const SpReportSlot *model = slots->pdata[0];
  SpAccidentGoal goal;
  SpAccidentComparison comparison = {0};

  if (!sp_reader_load_accident_goal (self->reader, self->plan, model->as_of, &goal, error) ||
      !sp_reader_compare_accidents (self->reader, model->as_of, self->base_year, goal.fall,
                                    &comparison, error))
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    {
      SpReportSlot *slot = slots->pdata[i];

      if (pick_yearly (&comparison, slot->name, &slot->total))
        sp_report_slot_add (slot, 0, slot->total);
      else if (!load_accident_slot (self, slot, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- other records ---- */

static gboolean
parse_conditions (SpReportFacts *self,
                  const SpReportSlot *slot,
                  const SpRecordType *type,
                  GArray *conditions,
                  GError **error)
{
  g_auto (GStrv) parts = g_strsplit (slot->filter, ",", -1);
  guint day = sp_report_day_field (type, slot->filter);
  guint plan = sp_report_plan_field (type);
  SpPeriod days = known_days (slot);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strchr (parts[i], '=') != NULL &&
        !sp_report_filter_parse (type, parts[i], conditions, error))
      return FALSE;
  if (day != SP_NO_FIELD)
    {
      SpCondition condition = {.field = day, .from = days.first, .to = days.last};

      g_array_append_val (conditions, condition);
    }
  if (plan != SP_NO_FIELD)
    {
      SpCondition condition = {.field = plan, .only = self->plan};

      g_array_append_val (conditions, condition);
    }
  return TRUE;
}

static gboolean
take_records (SpReportFacts *self, SpReportSlot *slot, GError **error)
{
  const SpRecordType *type = sp_record_type_by_table (slot->source);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  gboolean is_count = g_str_equal (slot->name, "count");
  guint field = is_count ? 0 : (guint)sp_record_type_field (type, slot->name);
  guint group =
    self->rows == SP_ROWS_NOTHING ? SP_NO_FIELD : sp_report_group_field (type, self->rows);
  SpRecordFilter filter = {0};
  g_autoptr (GArray) sums = NULL;

  if (!parse_conditions (self, slot, type, conditions, error))
    return FALSE;
  filter.conditions = (const SpCondition *)(gconstpointer)conditions->data;
  filter.n_conditions = conditions->len;
  filter.as_of = slot->as_of;
  sums =
    sp_reader_sum_records (self->reader, type, &filter, group, &field, is_count ? 0 : 1, error);
  for (guint i = 0; sums != NULL && i < sums->len; i++)
    {
      const SpRecordSum *sum = &g_array_index (sums, SpRecordSum, i);

      add (self, slot, sum->value, is_count ? sum->n : sum->sums[0]);
    }
  return sums != NULL;
}

gboolean
sp_report_load_records (SpReportFacts *self, const GPtrArray *slots, GError **error)
{
  for (guint i = 0; i < slots->len; i++)
    if (!take_records (self, slots->pdata[i], error))
      return FALSE;
  return TRUE;
}
