/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records as they stood on a day: one, and which of many took steps since. */
#include "store/sp-record-then.h"

#include "core/sp-risk.h"
#include "store/sp-store-private.h"

char *
sp_record_then_dup_turned (const SpRecordType *type, SpDate as_of)
{
  guint day = 0;
  const SpRecordType *steps = sp_record_then_get_steps (type, &day);

  if (steps == NULL || as_of >= sp_date_today ())
    return NULL;
  /* Events tell of risk points, too, besides their assessments: all of them are followed. */
  return type == &sp_risk_point_type
           ? g_strdup ("?2 <> ''")
           : g_strdup_printf ("EXISTS (SELECT 1 FROM %s WHERE %s.%s = %s.id AND %s.%s > ?2)",
                              steps->table, steps->table, type->table, type->table, steps->table,
                              steps->fields[day].name);
}

SpRecord *
sp_reader_dup_record_then (SpReader *self, SpRecord *record, SpDate as_of, GError **error)
{
  g_autoptr (SpRecord) then = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RECORD (record), NULL);
  then = sp_record_copy (record);
  if (as_of < sp_date_today () && !sp_record_then_follow (self->engine, then, as_of, error))
    return NULL;
  return g_steal_pointer (&then);
}
