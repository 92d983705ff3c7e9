/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets that are no tables of rows: the summary in sentences, the Gantt chart, the notes. By name.
 * Private to the room. */
#pragma once

#include "report/sp-report-private.h"

G_BEGIN_DECLS

gboolean sp_report_made_is_known (const char *name);
void sp_report_made_write (const char *name, SpQuarterly *quarterly);

G_END_DECLS
