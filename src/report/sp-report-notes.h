/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What 说明 says of a report, for whoever shows it elsewhere than in a workbook. Private to the
 * room. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

/* As of when, from what, what does not hold, and how figures are computed: a paragraph each, its
 * section being what it is about. Transfer full, of SpReportParagraph. */
GPtrArray *sp_report_list_notes (const SpReport *self);

G_END_DECLS
