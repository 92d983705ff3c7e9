/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalogue for whoever edits a form: what a column of a sheet can show. */
#pragma once

#include "report/sp-report-quantity.h"

G_BEGIN_DECLS

/* For the rows that @sheet has: quantities (also for the sentences of what is drawn), fields of its
 * records, or values of measures, indicators and duties. Transfer full, of SpReportChoice; empty
 * where the rows are of no known record. */
GPtrArray *sp_report_list_choices (const SpReportSheetDefinition *sheet);

/* Conditions as a person writes them, one a line: grade=major, closed_on=none, found_on@period.
 * Transfer full. */
char *sp_report_conditions_dup_text (const GPtrArray *conditions);
/* Puts what @text says in place of what is in @conditions. FALSE with SP_ERROR_INVALID where a line
 * says neither, and @conditions is as it was; what it means is checked with the definition. */
gboolean sp_report_conditions_parse (const char *text, GPtrArray *conditions, GError **error);

G_END_DECLS
