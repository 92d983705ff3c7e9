/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Charts into files, on the store's worker: what they show is read there, so that a long export
 * neither stops the window nor sees half a change. Knows no widgets. */
#pragma once

#include "chart/sp-gantt.h"
#include "store/sp-reader.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

/* What to draw and where to. Everything is copied when the export begins. */
typedef struct
{
  SpTaskFilter filter; /* with plan and as-of date */
  SpGanttOptions options;
  const char *paper; /* A3 */
  SpChartFormat format;
  const char *path; /* the file; sp_chart_job_run_units_async: the folder */
} SpChartJob;

void sp_chart_job_run_async (SpStore *store,
                             const SpChartJob *job,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* One file for each unit that leads a measure of the filter, named after the unit; format PDF. */
void sp_chart_job_run_units_async (SpStore *store,
                                   const SpChartJob *job,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* The overview of the filter's plan as of its date, on A4 or A3. */
void sp_chart_job_run_overview_async (SpStore *store,
                                      const SpChartJob *job,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* The paths written, of char *; transfer full. Finishes all. */
GPtrArray *sp_chart_job_finish (SpStore *store, GAsyncResult *result, GError **error);

/* A file name that every file system takes; transfer full. */
char *sp_chart_job_dup_file_name (const char *title, const char *ending);

G_END_DECLS
