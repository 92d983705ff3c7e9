/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report as a workbook: each sheet as its definition says, tables by SpSheet, drawn ones by their
 * makers. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

/* Writes @path atomically. The same facts and as-of date give identical bytes. @progress may be
 * NULL; it is told rows written of all rows, and at 1 only the packing is left, which takes about
 * as long as the rows. */
gboolean sp_report_write_book (const SpReport *self,
                               SpReader *reader,
                               const char *path,
                               GCancellable *cancellable,
                               SpReportProgressFunc progress,
                               gpointer progress_data,
                               GError **error);

G_END_DECLS
