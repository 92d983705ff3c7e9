/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One term of a figure on the way to its list, shared by the files of sp-report-trace.h. */
#pragma once

#include "report/sp-report-private.h"
#include "report/sp-report-quantity.h"
#include "report/sp-report-trace.h"

G_BEGIN_DECLS

typedef struct
{
  /* Borrowed */
  const SpReportSheet *sheet;
  SpReader *reader;
  const SpReportRow *row;
  SpReportTrace *trace; /* its conditions are there and empty */
  SpReportName name;

  /* State */
  SpReportSpan span;
  gboolean is_general; /* of hazards: the major ones are taken off */
  SpPeriod days;
  SpDate as_of;
} SpTracing;

/* @days and @as_of from @span and the row; FALSE: the row has none. */
gboolean sp_tracing_find_days (SpTracing *self);
/* Fills the trace's type and conditions; FALSE: no list says the same as this quantity. */
gboolean sp_tracing_trace (SpTracing *self);

G_END_DECLS
