/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the deadline readers. The words around a time: whether work ends then, begins then, or
 * is only compared with then. */
#pragma once

#include "document/sp-deadline-scan.h"

G_BEGIN_DECLS

/* What stands before a time: whether it is counted to, from, or only compared with. */
typedef enum
{
  SP_LEAD_NONE,
  SP_LEAD_UNTIL,
  SP_LEAD_LABEL, /* 完成时限： */
  SP_LEAD_STAND, /* 截至: how things stand, where it is past */
  SP_LEAD_FROM,
  SP_LEAD_AT,
  SP_LEAD_NAMES, /* 制定, 列入: the time belongs to what is named */
  SP_LEAD_COMPARED
} SpDeadlineLead;

typedef enum
{
  SP_TAIL_NONE,
  SP_TAIL_END,
  SP_TAIL_BEFORE,
  SP_TAIL_INSIDE,
  SP_TAIL_FROM,
  SP_TAIL_PAST
} SpDeadlineTail;

/* The words in front of @p; @text moves to those that belong to the deadline. */
SpDeadlineLead sp_deadline_read_lead (const SpDeadlineScan *self, const char *p, const char **text);
/* The words behind @point; they end at @stop. */
SpDeadlineTail sp_deadline_read_tail (const SpDatePoint *point, const char *end, const char **stop);
gboolean sp_deadline_looks_back (const SpDeadlineScan *self, const char *p);
gboolean sp_deadline_is_attribute (const SpDeadlineScan *self, SpDate date, const char *stop);
gboolean sp_deadline_binds_when_bare (const SpDeadlineScan *self,
                                      const char *text,
                                      const SpDatePoint *point,
                                      SpDeadlineLead lead);

G_END_DECLS
