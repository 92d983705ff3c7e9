/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to a deadline: it is put off (延期), or it recurs and its occurrences are ticked one
 * by one. The day the document printed stays the deadline's original day. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-measure.h"
#include "core/sp-occurrence.h"

G_BEGIN_DECLS

/* From @granted_on on the deadline is @new_due; before, it was @old_due. */
#define SP_EXTENSION_FIELDS(F, P)                                                                  \
  F (P, DEADLINE, deadline, REFERENCE, N_ ("时限"), .flags = SP_FIELD_REQUIRED,                    \
     .references = "deadline")                                                                     \
  F (P, GRANTED_ON, granted_on, DATE, N_ ("批准日期"), .flags = SP_FIELD_REQUIRED)                 \
  F (P, OLD_DUE, old_due, DATE, N_ ("原时限"), .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)      \
  F (P, NEW_DUE, new_due, DATE, N_ ("延至"), .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)        \
  F (P, REASON, reason, TEXT, N_ ("延期原因"), .flags = SP_FIELD_REQUIRED | SP_FIELD_MULTILINE)    \
  F (P, DOCUMENT, document, TEXT, N_ ("批准文件"))
SP_DECLARE_RECORD (SpExtension, sp_extension, EXTENSION, SP_EXTENSION_FIELDS)

/* An occurrence of a recurring deadline that was ticked off; @period_start says which. */
#define SP_DEADLINE_OCCURRENCE_FIELDS(F, P)                                                        \
  F (P, DEADLINE, deadline, REFERENCE, N_ ("时限"), .flags = SP_FIELD_REQUIRED,                    \
     .references = "deadline")                                                                     \
  F (P, PERIOD_START, period_start, DATE, N_ ("所属期间"), .flags = SP_FIELD_REQUIRED)             \
  F (P, DUE, due, DATE, N_ ("应办日期"), .flags = SP_FIELD_REQUIRED | SP_FIELD_PLANNED)            \
  F (P, DONE_ON, done_on, DATE, N_ ("完成日期"))                                                   \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)
SP_DECLARE_RECORD (SpDeadlineOccurrence,
                   sp_deadline_occurrence,
                   DEADLINE_OCCURRENCE,
                   SP_DEADLINE_OCCURRENCE_FIELDS)

/* Whether it has a day to be put off: it binds to one, and does not begin the work by it. */
gboolean sp_deadline_can_extend (SpDeadline *self);
SpOccurrenceRule sp_deadline_get_rule (SpDeadline *self);
/* The day in force as of @as_of, given the deadline's extensions (of SpExtension, any order). */
SpDate sp_deadline_due_as_of (SpDeadline *self, const GPtrArray *extensions, SpDate as_of);

G_END_DECLS
