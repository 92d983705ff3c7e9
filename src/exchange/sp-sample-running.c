/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the office of the sample county keeps between two reports: which tables there are, and in
 * which order. The rows are data (data/sample). One action: each costs a wait for the disk. */
#include "core/sp-duty.h"
#include "exchange/sp-sample-private.h"

/* As a person takes the proposals: all of them, done by the office. */
static gboolean
write_proposed_duties (const SpSampleAction *action, GError **error)
{
  g_autoptr (GPtrArray) duties = sp_duty_propose (action->first_day, action->last_day);
  int64_t office = sp_sample_names_get (action->names, sp_unit_type.table, "县安委办");

  for (guint i = 0; i < duties->len; i++)
    {
      SpRecord *duty = g_ptr_array_index (duties, i);

      sp_record_set_integer (duty, SP_DUTY_PLAN, action->plan);
      sp_record_set_integer (duty, SP_DUTY_UNIT, office);
      if (!sp_write_insert (action->write, duty, error))
        return FALSE;
      sp_sample_names_add (action->names, sp_duty_type.table, sp_record_get_title (duty),
                           sp_record_get_id (duty));
    }
  return TRUE;
}

static gboolean
write_files (const SpSampleAction *action, GError **error)
{
  static const char *const files[] = {
    "enterprises", "accidents",   "enforcement", "indicators",   "duties",
    "occurrences", "supervision", "hazards",     "institutions",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (!sp_sample_write_file (action, files[i], error))
      return FALSE;
  return TRUE;
}

/* The first map is issued before its enterprise assesses its risks again and is out of date since;
 * the second stands. */
static gboolean
write_risks (const SpSampleAction *action, SpReader *reader, GError **error)
{
  const SpSampleIssue early = {"青峰化工总平面", "2021-1", sp_date_from_ymd (2021, 6, 4), "罗某",
                               "张某某"};
  const SpSampleIssue late = {"清溪硅业总平面", "2022-1", sp_date_from_ymd (2022, 9, 5), "雷某",
                              "沈某某"};

  return sp_sample_write_file (action, "risks", error) &&
         sp_sample_lay_plans (action, reader, error) &&
         sp_sample_issue_map (action, reader, &early, error) &&
         sp_sample_write_file (action, "risk-reviews", error) &&
         sp_sample_issue_map (action, reader, &late, error);
}

gboolean
sp_sample_write_running (SpStore *store, SpImportDraft *draft, GError **error)
{
  SpRecord *plan = SP_RECORD (sp_import_draft_get_plan (draft));
  g_autoptr (GHashTable) names = sp_sample_names_new (store, draft, error);
  g_autoptr (SpWrite) write = NULL;
  SpSampleAction action = {
    .names = names,
    .plan = sp_record_get_id (plan),
    .first_day = (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY),
    .last_day = (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY),
  };

  if (names != NULL)
    write = sp_write_begin (store, SP_ACTION_EDIT, _ ("登记指标、事故、例行事项、督办、执法和风险"),
                            error);
  if (write == NULL)
    return FALSE;
  action.write = write;
  return write_proposed_duties (&action, error) && write_files (&action, error) &&
         write_risks (&action, sp_store_get_reader (store), error) &&
         sp_write_commit (write, error);
}
