/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables and charts of a period's facts, put into an official paper. The figures are those of the
 * sentences; the charts are the chart room's. */
#pragma once

#include "report/sp-official-paper.h"
#include "report/sp-period-facts.h"

G_BEGIN_DECLS

void sp_period_tables_add_parts (const SpPeriodFacts *facts, SpOfficialPaper *paper);
void sp_period_tables_add_units (const SpPeriodFacts *facts, SpOfficialPaper *paper);
void sp_period_tables_add_townships (const SpPeriodFacts *facts, SpOfficialPaper *paper);
void sp_period_tables_add_indicators (const SpPeriodFacts *facts, SpOfficialPaper *paper);
void sp_period_tables_add_hazards (const SpPeriodFacts *facts, SpOfficialPaper *paper);
/* Measures that are overdue, by how long; those that were done in the period; those that fall due
 * in the next one. @unit: the name of a lead unit, or NULL: all. */
typedef enum
{
  SP_PERIOD_MEASURES_OVERDUE,
  SP_PERIOD_MEASURES_DONE,
  SP_PERIOD_MEASURES_DUE,
} SpPeriodMeasures;
guint sp_period_tables_count_measures (const SpPeriodFacts *facts, SpPeriodMeasures which);
void sp_period_tables_add_measures (const SpPeriodFacts *facts,
                                    SpOfficialPaper *paper,
                                    SpPeriodMeasures which);

/* ---- charts (sp-period-charts.c) ---- */

/* Accidents by month against the base year; nothing where there are none. */
gboolean sp_period_charts_add_accidents (const SpPeriodFacts *facts, SpOfficialPaper *paper);
/* Trends of the indicators that the office must look at, else of the first; at most @most. */
guint sp_period_charts_add_indicators (const SpPeriodFacts *facts,
                                       SpOfficialPaper *paper,
                                       guint most);
void sp_period_charts_add_overview (const SpPeriodFacts *facts, SpOfficialPaper *paper);
/* All pages of the Gantt chart, and how many they are. */
guint sp_period_charts_count_gantt (const SpPeriodFacts *facts);
void sp_period_charts_add_gantt (const SpPeriodFacts *facts, SpOfficialPaper *paper);

G_END_DECLS
