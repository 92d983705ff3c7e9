/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-write-running.h. Each function is one transaction; what it depends on is read before it
 * begins, on the same thread that writes, and rows that changed since are refused by their
 * revision.
 */
#include "store/sp-write-running.h"

#include "base/sp-i18n.h"

/* ---- indicators out of targets ---- */

/* Measure id → id of the unit that leads it. */
static GHashTable *
load_leads (SpReader *self, GError **error)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (self, &sp_measure_unit_type, -1, 0, error);
  GHashTable *leads;

  if (units == NULL)
    return NULL;
  leads = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (units, i);
      gpointer measure =
        GSIZE_TO_POINTER ((gsize)sp_record_get_integer (unit, SP_MEASURE_UNIT_MEASURE));

      if (sp_record_get_integer (unit, SP_MEASURE_UNIT_ROLE) == SP_ROLE_LEAD &&
          !g_hash_table_contains (leads, measure))
        g_hash_table_insert (
          leads, measure,
          GSIZE_TO_POINTER ((gsize)sp_record_get_integer (unit, SP_MEASURE_UNIT_UNIT)));
    }
  return leads;
}

static gboolean
add_leads (SpReader *self, GPtrArray *proposals, GError **error)
{
  g_autoptr (GHashTable) leads = load_leads (self, error);

  if (leads == NULL)
    return FALSE;
  for (guint i = 0; i < proposals->len; i++)
    {
      const SpIndicatorProposal *proposal = g_ptr_array_index (proposals, i);
      gpointer measure =
        GSIZE_TO_POINTER ((gsize)sp_record_get_integer (proposal->indicator, SP_INDICATOR_MEASURE));

      sp_record_set_integer (proposal->indicator, SP_INDICATOR_LEAD,
                             (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (leads, measure)));
    }
  return TRUE;
}

GPtrArray *
sp_reader_propose_indicators (SpReader *self, int64_t plan, GError **error)
{
  g_autoptr (SpRecord) of = NULL;
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) indicators = NULL;
  g_autoptr (GPtrArray) proposals = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  of = sp_reader_load (self, &sp_plan_type, plan, error);
  if (of != NULL)
    measures = sp_reader_load_all (self, &sp_measure_type, SP_MEASURE_PLAN, plan, error);
  if (measures != NULL)
    targets = sp_reader_load_all (self, &sp_target_type, -1, 0, error);
  if (targets != NULL)
    indicators = sp_reader_load_all (self, &sp_indicator_type, SP_INDICATOR_PLAN, plan, error);
  if (indicators == NULL)
    return NULL;
  proposals = sp_indicator_propose (measures, targets, indicators,
                                    (SpDate)sp_record_get_integer (of, SP_PLAN_LAST_DAY));
  return add_leads (self, proposals, error) ? g_steal_pointer (&proposals) : NULL;
}

/* Targets that are spoken for, and the first free position. */
static GHashTable *
load_taken (SpReader *reader, int64_t *position, GError **error)
{
  g_autoptr (GPtrArray) indicators = sp_reader_load_all (reader, &sp_indicator_type, -1, 0, error);
  GHashTable *taken;

  if (indicators == NULL)
    return NULL;
  taken = g_hash_table_new (NULL, NULL);
  *position = 0;
  for (guint i = 0; i < indicators->len; i++)
    {
      SpRecord *indicator = g_ptr_array_index (indicators, i);

      g_hash_table_add (
        taken, GSIZE_TO_POINTER ((gsize)sp_record_get_integer (indicator, SP_INDICATOR_TARGET)));
      *position = MAX (*position, sp_record_get_integer (indicator, SP_INDICATOR_POSITION) + 1);
    }
  return taken;
}

static gboolean
is_taken (const SpIndicatorProposal *proposal, GHashTable *taken)
{
  for (guint i = 0; i < proposal->targets->len; i++)
    if (g_hash_table_contains (taken, GSIZE_TO_POINTER ((gsize)sp_record_get_id (
                                        g_ptr_array_index (proposal->targets, i)))))
      return TRUE;
  return FALSE;
}

static gboolean
insert_with_milestones (SpWrite *write,
                        SpRecord *indicator,
                        const GPtrArray *milestones,
                        int64_t position,
                        GError **error)
{
  sp_record_set_integer (indicator, SP_INDICATOR_POSITION, position);
  if (!sp_write_insert (write, indicator, error))
    return FALSE;
  for (guint i = 0; i < milestones->len; i++)
    {
      SpRecord *milestone = g_ptr_array_index (milestones, i);

      sp_record_set_integer (milestone, SP_MILESTONE_INDICATOR, sp_record_get_id (indicator));
      if (!sp_write_insert (write, milestone, error))
        return FALSE;
    }
  return TRUE;
}

/* Copies are stored, so that a failure leaves the proposals as they were. */
static gboolean
insert_proposal (SpWrite *write,
                 const SpIndicatorProposal *proposal,
                 int64_t position,
                 GError **error)
{
  g_autoptr (SpRecord) indicator = sp_record_copy (proposal->indicator);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < proposal->milestones->len; i++)
    g_ptr_array_add (milestones, sp_record_copy (g_ptr_array_index (proposal->milestones, i)));
  return insert_with_milestones (write, indicator, milestones, position, error);
}

gboolean
sp_store_add_indicators (SpStore *self, const GPtrArray *proposals, guint *n_added, GError **error)
{
  g_autoptr (GHashTable) taken = NULL;
  g_autoptr (SpWrite) write = NULL;
  int64_t position = 0;
  guint n = 0;

  g_return_val_if_fail (SP_IS_STORE (self) && proposals != NULL, FALSE);

  taken = load_taken (sp_store_get_reader (self), &position, error);
  if (taken == NULL)
    return FALSE;
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("由目标建立指标"), error);
  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < proposals->len; i++)
    {
      const SpIndicatorProposal *proposal = g_ptr_array_index (proposals, i);

      if (is_taken (proposal, taken))
        continue;
      if (!insert_proposal (write, proposal, position + n, error))
        return FALSE;
      for (guint k = 0; k < proposal->targets->len; k++)
        g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize)sp_record_get_id (
                                   g_ptr_array_index (proposal->targets, k))));
      n++;
    }
  if (n_added != NULL)
    *n_added = n;
  return n == 0 || sp_write_commit (write, error);
}

/* ---- the values of a day ---- */

static SpRecord *
find_value (const GPtrArray *values, int64_t unit, SpDate day)
{
  for (guint i = values->len; i > 0; i--)
    {
      SpRecord *value = g_ptr_array_index (values, i - 1);

      if (sp_record_get_integer (value, SP_INDICATOR_VALUE_UNIT) == unit &&
          sp_record_get_integer (value, SP_INDICATOR_VALUE_AS_OF) == day)
        return value;
    }
  return NULL;
}

static void
set_real (SpRecord *record, guint field, gboolean is_set, double value)
{
  const SpValue none = {0};

  if (is_set)
    sp_record_set_real (record, field, value);
  else
    sp_record_set_value (record, field, &none);
}

static gboolean
set_entry (SpWrite *write,
           int64_t indicator,
           SpDate day,
           const SpIndicatorEntry *entry,
           SpRecord *known,
           GError **error)
{
  gboolean is_empty = !entry->has_value && !entry->has_done && !entry->has_whole;
  g_autoptr (SpRecord) value =
    known != NULL ? sp_record_copy (known) : sp_record_new (&sp_indicator_value_type);

  if (is_empty)
    return known == NULL ||
           sp_write_delete (write, &sp_indicator_value_type, sp_record_get_id (known), error);
  sp_record_set_integer (value, SP_INDICATOR_VALUE_INDICATOR, indicator);
  sp_record_set_integer (value, SP_INDICATOR_VALUE_UNIT, entry->unit);
  sp_record_set_integer (value, SP_INDICATOR_VALUE_AS_OF, day);
  set_real (value, SP_INDICATOR_VALUE_VALUE, entry->has_value, entry->value);
  set_real (value, SP_INDICATOR_VALUE_DONE, entry->has_done, entry->done);
  set_real (value, SP_INDICATOR_VALUE_WHOLE, entry->has_whole, entry->whole);
  return known != NULL ? sp_write_update (write, value, error)
                       : sp_write_insert (write, value, error);
}

gboolean
sp_store_set_indicator_values (SpStore *self,
                               int64_t indicator,
                               SpDate day,
                               const SpIndicatorEntry *entries,
                               guint n_entries,
                               GError **error)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  values = sp_reader_load_all (sp_store_get_reader (self), &sp_indicator_value_type,
                               SP_INDICATOR_VALUE_INDICATOR, indicator, error);
  if (values == NULL)
    return FALSE;
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("填报指标数值"), error);
  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < n_entries; i++)
    if (!set_entry (write, indicator, day, &entries[i], find_value (values, entries[i].unit, day),
                    error))
      return FALSE;
  return sp_write_commit (write, error);
}

/* ---- months of the base year ---- */

static SpRecord *
load_total (SpReader *reader, int year, int month, SpAccidentIndustry industry, GError **error)
{
  g_autoptr (GPtrArray) totals = sp_reader_load_all (reader, &sp_accident_total_type, -1, 0, error);

  for (guint i = 0; totals != NULL && i < totals->len; i++)
    {
      SpRecord *total = g_ptr_array_index (totals, i);

      if (sp_record_get_integer (total, SP_ACCIDENT_TOTAL_YEAR) == year &&
          sp_record_get_integer (total, SP_ACCIDENT_TOTAL_MONTH) == month &&
          sp_record_get_integer (total, SP_ACCIDENT_TOTAL_INDUSTRY) == (int64_t)industry)
        return g_object_ref (total);
    }
  return NULL;
}

static SpRecord *
new_total (int year, int month, SpAccidentIndustry industry)
{
  SpRecord *total = sp_record_new (&sp_accident_total_type);

  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_YEAR, year);
  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_MONTH, month);
  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_INDUSTRY, (int64_t)industry);
  return total;
}

static void
fill_total (SpRecord *total, const SpAccidentSum *sum)
{
  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_ACCIDENTS, sum->accidents);
  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_DEATHS, sum->deaths);
  sp_record_set_integer (total, SP_ACCIDENT_TOTAL_INJURIES, sum->injuries);
  sp_record_set_real (total, SP_ACCIDENT_TOTAL_LOSS, sum->loss);
}

gboolean
sp_store_set_accident_total (SpStore *self,
                             int year,
                             int month,
                             SpAccidentIndustry industry,
                             const SpAccidentSum *sum,
                             GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpRecord) total = NULL;
  gboolean is_none =
    sum->accidents == 0 && sum->deaths == 0 && sum->injuries == 0 && sum->loss <= 0;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  total = load_total (sp_store_get_reader (self), year, month, industry, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (is_none)
    return total == NULL || sp_store_delete (self, total, _ ("清除月度事故合计"), error);
  if (total != NULL)
    {
      fill_total (total, sum);
      return sp_store_update (self, total, _ ("修改月度事故合计"), error);
    }
  total = new_total (year, month, industry);
  fill_total (total, sum);
  return sp_store_insert (self, total, _ ("填写月度事故合计"), error);
}

/* ---- what the plan asks of accidents ---- */

static gboolean
change_goal (SpWrite *write, SpReader *reader, const SpAccidentGoal *goal, GError **error)
{
  g_autoptr (SpRecord) indicator =
    sp_reader_load (reader, &sp_indicator_type, goal->indicator, error);
  g_autoptr (GPtrArray) milestones = NULL;

  if (indicator == NULL)
    return FALSE;
  milestones =
    sp_reader_load_all (reader, &sp_milestone_type, SP_MILESTONE_INDICATOR, goal->indicator, error);
  if (milestones == NULL)
    return FALSE;
  sp_record_set_integer (indicator, SP_INDICATOR_BASE_YEAR, goal->base_year);
  if (!sp_write_update (write, indicator, error))
    return FALSE;
  for (guint i = 0; i < milestones->len; i++)
    {
      SpRecord *milestone = g_ptr_array_index (milestones, i);

      if (sp_record_get_integer (milestone, SP_MILESTONE_BY_DATE) != goal->by)
        continue;
      sp_record_set_real (milestone, SP_MILESTONE_VALUE, goal->fall);
      if (!sp_write_update (write, milestone, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_goal (
  SpWrite *write, SpReader *reader, int64_t plan, const SpAccidentGoal *goal, GError **error)
{
  g_autoptr (SpRecord) of = sp_reader_load (reader, &sp_plan_type, plan, error);
  g_autoptr (SpRecord) indicator = sp_record_new (&sp_indicator_type);
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) taken = NULL;
  int64_t position = 0;
  SpRecord *milestone;

  if (of != NULL)
    taken = load_taken (reader, &position, error);
  if (taken == NULL)
    return FALSE;
  sp_record_set_integer (indicator, SP_INDICATOR_PLAN, plan);
  sp_record_set_integer (indicator, SP_INDICATOR_TARGET, goal->target);
  sp_record_set_text (indicator, SP_INDICATOR_NAME, _ ("生产安全事故起数和死亡人数"));
  sp_record_set_integer (indicator, SP_INDICATOR_OP, SP_TARGET_DECREASE_BY);
  sp_record_set_text (indicator, SP_INDICATOR_MEASURED_IN, "%");
  sp_record_set_integer (indicator, SP_INDICATOR_BASE_YEAR, goal->base_year);
  milestone = sp_record_new (&sp_milestone_type);
  sp_record_set_integer (milestone, SP_MILESTONE_BY_DATE,
                         sp_record_get_integer (of, SP_PLAN_LAST_DAY));
  sp_record_set_real (milestone, SP_MILESTONE_VALUE, goal->fall);
  g_ptr_array_add (milestones, milestone);
  return insert_with_milestones (write, indicator, milestones, position, error);
}

gboolean
sp_store_set_accident_goal (SpStore *self, int64_t plan, const SpAccidentGoal *goal, GError **error)
{
  SpReader *reader;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && goal != NULL && goal->fall <= 100, FALSE);

  reader = sp_store_get_reader (self);
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("修改事故控制目标"), error);
  if (write == NULL)
    return FALSE;
  if (goal->indicator != 0 ? !change_goal (write, reader, goal, error)
                           : !add_goal (write, reader, plan, goal, error))
    return FALSE;
  return sp_write_commit (write, error);
}
