/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What kept tables and kept documents share. Private to the room. */
#pragma once

#include "report/sp-report-kept.h"

G_BEGIN_DECLS

/* A record that says of which plan, days and unit it is; its title, figures and definition are not
 * said yet. */
SpRecord *sp_report_made_new (int64_t plan,
                              const SpPeriod *period,
                              SpDate as_of,
                              const char *reporter);
/* The period and the day that @made was made for; SP_ERROR_INVALID. @options->reporter is the
 * record's. */
gboolean sp_report_made_get_options (SpRecord *made, SpReportOptions *options, GError **error);

/* Whether what @made was made by is a document. */
gboolean sp_report_made_is_document (SpRecord *made);
/* What the same document would say of today's facts, as figures. Transfer full. */
char *sp_report_document_dup_figures (SpReader *reader,
                                      SpRecord *made,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
