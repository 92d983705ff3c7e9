/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See lists-fixture.h. */
#include "lists-fixture.h"

int64_t
add_record (SpStore *store, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  sp_store_insert (store, owned, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (owned);
}

int64_t
add_enterprise (SpStore *store, const char *name)
{
  SpRecord *enterprise = sp_record_new (&sp_enterprise_type);

  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, name);
  return add_record (store, enterprise);
}

int64_t
add_hazard (SpStore *store,
            const char *description,
            int64_t enterprise,
            const char *found,
            const char *deadline)
{
  SpRecord *hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, description);
  sp_record_set_integer (hazard, SP_HAZARD_ENTERPRISE, enterprise);
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day (found));
  sp_record_set_integer (hazard, SP_HAZARD_DEADLINE, day (deadline));
  return add_record (store, hazard);
}

int64_t
add_major (SpStore *store, int64_t enterprise)
{
  SpRecord *hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "没有安全出口");
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2021-03-01"));
  sp_record_set_integer (hazard, SP_HAZARD_GRADE, SP_HAZARD_MAJOR);
  sp_record_set_text (hazard, SP_HAZARD_BASIS, "行业判定标准");
  sp_record_set_integer (hazard, SP_HAZARD_ENTERPRISE, enterprise);
  return add_record (store, hazard);
}

SpRecord *
load_record (SpStore *store, const SpRecordType *type, int64_t id)
{
  g_autoptr (GError) error = NULL;
  SpRecord *record = sp_reader_load (sp_store_get_reader (store), type, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

SpRecord *
new_step (int64_t hazard, int64_t unit, const StepWords *words)
{
  SpRecord *step = sp_record_new (&sp_hazard_step_type);
  guint date = words->kind == SP_STEP_APPLY ? SP_HAZARD_STEP_RECTIFIED_ON : SP_HAZARD_STEP_DEADLINE;

  sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, hazard);
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, words->kind);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, day (words->on));
  if (words->date != NULL)
    sp_record_set_integer (step, date, day (words->date));
  sp_record_set_text (step, SP_HAZARD_STEP_PERSON, words->person);
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, words->reason);
  if (words->kind == SP_STEP_ASSIGN)
    sp_record_set_integer (step, SP_HAZARD_STEP_UNIT, unit);
  return step;
}

void
close_out (SpStore *store, int64_t hazard, int64_t unit)
{
  static const StepWords way[] = {
    {SP_STEP_ASSIGN, "2021-03-02", NULL, "张某", NULL},
    {SP_STEP_APPLY, "2021-03-20", "2021-03-20", "李某", NULL},
    {SP_STEP_CHECK, "2021-03-21", NULL, "张某", NULL},
    {SP_STEP_CLOSE, "2021-03-22", NULL, "张某", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    add_record (store, new_step (hazard, unit, &way[i]));
}
