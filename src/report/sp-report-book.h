/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report as a workbook: each sheet as its definition says, tables by SpSheet, drawn ones by their
 * makers. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

/* @done: rows written of all rows, 0 … 1; at 1 only the packing is left, which takes about as long
 * as the rows. May be called on another thread than the one that writes. */
typedef void (*SpReportProgressFunc) (double done, gpointer data);

/* Writes @path atomically. The same facts and as-of date give identical bytes. @progress may be
 * NULL. */
gboolean sp_report_write_book (const SpReport *self,
                               SpReader *reader,
                               const char *path,
                               GCancellable *cancellable,
                               SpReportProgressFunc progress,
                               gpointer progress_data,
                               GError **error);

G_END_DECLS
