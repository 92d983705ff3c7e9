/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-extension.h. */
#include "core/sp-extension.h"

SP_DEFINE_RECORD (
  SpExtension, sp_extension, EXTENSION, SP_EXTENSION_FIELDS, "extension", N_ ("延期"), REASON)
SP_DEFINE_RECORD (SpDeadlineOccurrence,
                  sp_deadline_occurrence,
                  DEADLINE_OCCURRENCE,
                  SP_DEADLINE_OCCURRENCE_FIELDS,
                  "deadline_occurrence",
                  N_ ("周期时限办理"),
                  NOTE)

gboolean
sp_deadline_can_extend (SpDeadline *self)
{
  int64_t kind = sp_record_get_integer (SP_RECORD (self), SP_DEADLINE_KIND);

  return sp_record_get_integer (SP_RECORD (self), SP_DEADLINE_DUE) != SP_DATE_NONE &&
         (kind == SP_DEADLINE_BY || kind == SP_DEADLINE_WITHIN);
}

SpOccurrenceRule
sp_deadline_get_rule (SpDeadline *self)
{
  SpRecord *record = SP_RECORD (self);

  return (SpOccurrenceRule) {
    .recurrence = (SpRecurrence)sp_record_get_integer (record, SP_DEADLINE_RECURRENCE),
    .every = (int)sp_record_get_integer (record, SP_DEADLINE_EVERY),
    .due_month = (int)sp_record_get_integer (record, SP_DEADLINE_DUE_MONTH),
    .due_day = (int)sp_record_get_integer (record, SP_DEADLINE_DUE_DAY),
  };
}

/* The first extension granted after the day says what was in force before it. */
SpDate
sp_deadline_due_as_of (SpDeadline *self, const GPtrArray *extensions, SpDate as_of)
{
  SpDate due = (SpDate)sp_record_get_integer (SP_RECORD (self), SP_DEADLINE_DUE);
  SpDate earliest = SP_DATE_NONE;

  for (guint i = 0; i < extensions->len; i++)
    {
      SpRecord *extension = g_ptr_array_index (extensions, i);
      SpDate granted = (SpDate)sp_record_get_integer (extension, SP_EXTENSION_GRANTED_ON);

      if (granted <= as_of || (earliest != SP_DATE_NONE && granted >= earliest))
        continue;
      earliest = granted;
      due = (SpDate)sp_record_get_integer (extension, SP_EXTENSION_OLD_DUE);
    }
  return due;
}
