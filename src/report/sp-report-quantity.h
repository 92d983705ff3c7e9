/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalogue of quantities: what can be counted, for which rows, and what it is called. Private
 * to the room but for what sp-report-catalogue.h shows. */
#pragma once

#include "report/sp-report-facts.h"

G_BEGIN_DECLS

/* hazard.found[source=enterprise] taken apart. */
typedef struct
{
  char *source, *name, *filter; /* "" where there is none */
} SpReportName;
void sp_report_name_parse (const char *text, SpReportName *name);
void sp_report_name_clear (SpReportName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpReportName, sp_report_name_clear)

/* NULL: there is none of this name. */
SpReportSource sp_report_source_find (const char *source);

/* A figure of measures. */
typedef struct
{
  const char *name, *label;
  double (*get) (gconstpointer sum); /* of SpSum */
  gboolean needs_before;
} SpReportTaskQuantity;
const SpReportTaskQuantity *sp_report_task_quantity_find (const char *name);
/* A level of risk points, of the residual risk or by inherent_… of the inherent one; -1: all
 * points; -2: no such name. */
int sp_report_risk_quantity_find (const char *name, gboolean *is_inherent);
extern const SpVocabulary sp_report_indicator_quantities, sp_report_duty_quantities;
/* What records of @type are grouped by for @rows; SP_NO_FIELD: they cannot be. */
guint sp_report_group_field (const SpRecordType *type, SpReportRows rows);
/* The day by which a record is in a span; SP_NO_FIELD: it has none. */
guint sp_report_day_field (const SpRecordType *type, const char *filter);
/* The plan that a record is of; SP_NO_FIELD: it is of none, and counted for any. */
guint sp_report_plan_field (const SpRecordType *type);

/* All that can be a column of a table of @rows, for choosing: names and labels. Transfer full, of
 * SpReportChoice. */
typedef struct
{
  char *value;       /* hazard.found */
  char *label;       /* 排查隐患 */
  const char *group; /* 隐患; static */
} SpReportChoice;
/* Takes @value and @label. */
SpReportChoice *sp_report_choice_new (char *value, char *label, const char *group);
void sp_report_choice_free (gpointer choice);
GPtrArray *sp_report_list_quantities (SpReportRows rows);

G_END_DECLS
