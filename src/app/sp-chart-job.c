/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chart exports on the worker. */
#include "app/sp-chart-job.h"
#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "chart/sp-overview-chart.h"
#include "store/sp-reader-overview.h"
#include "store/sp-worker.h"

/* A copy of an SpChartJob with strings of its own. */
typedef struct
{
  SpChartJob job;
} Job;

static Job *
job_copy (const SpChartJob *job)
{
  Job *copy = g_new0 (Job, 1);

  copy->job = *job;
  copy->job.filter.text = g_strdup (job->filter.text);
  copy->job.options.unit = g_strdup (job->options.unit);
  copy->job.options.title = g_strdup (job->options.title);
  copy->job.options.prepared_by = g_strdup (job->options.prepared_by);
  copy->job.paper = g_strdup (job->paper);
  copy->job.path = g_strdup (job->path);
  return copy;
}

static void
job_free (gpointer data)
{
  Job *copy = data;

  g_free ((char *)copy->job.filter.text);
  g_free ((char *)copy->job.options.unit);
  g_free ((char *)copy->job.options.title);
  g_free ((char *)copy->job.options.prepared_by);
  g_free ((char *)copy->job.paper);
  g_free ((char *)copy->job.path);
  g_free (copy);
}

char *
sp_chart_job_dup_file_name (const char *title, const char *ending)
{
  char *name = g_strdup_printf ("%s%s", title, ending);

  return g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '_');
}

static gboolean
write_chart (SpSchedule *schedule,
             const SpChartJob *job,
             const SpGanttOptions *options,
             const char *path,
             GPtrArray *all,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (schedule, options);
  const SpPaper *paper = sp_paper_find (job->paper);
  g_autoptr (SpGanttPages) pages = NULL;
  g_autoptr (GPtrArray) written = NULL;

  if (paper == NULL)
    paper = sp_paper_find ("A3");
  pages = sp_gantt_pages_new (scene, paper);
  if (!sp_gantt_pages_export (pages, job->format, path, &written, cancellable, error))
    return FALSE;
  for (guint i = 0; written != NULL && i < written->len; i++)
    g_ptr_array_add (all, g_strdup (written->pdata[i]));
  return TRUE;
}

static gpointer
export_one (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const SpChartJob *job = &((Job *)data)->job;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpSchedule) schedule = NULL;

  schedule = sp_reader_load_schedule (reader, &job->filter, cancellable, error);
  if (schedule == NULL)
    return NULL;
  if (!write_chart (schedule, job, &job->options, job->path, all, cancellable, error))
    return NULL;
  return g_steal_pointer (&all);
}

static gpointer
export_units (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const SpChartJob *job = &((Job *)data)->job;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = NULL;
  g_autoptr (SpSchedule) schedule = NULL;

  schedule = sp_reader_load_schedule (reader, &job->filter, cancellable, error);
  if (schedule == NULL)
    return NULL;
  names = sp_gantt_scene_dup_lead_units (schedule);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *file = sp_chart_job_dup_file_name (names[i], ".pdf");
      g_autofree char *path = g_build_filename (job->path, file, NULL);
      SpGanttOptions options = job->options;

      options.unit = names[i];
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_chart (schedule, job, &options, path, all, cancellable, error))
        return NULL;
    }
  if (all->len > 0)
    return g_steal_pointer (&all);
  g_set_error (error, SP_ERROR, SP_ERROR_FAILED,
               _ ("没有任何任务写明牵头单位，没有可以导出的图。请先在“任务”页填写牵头单位。"));
  return NULL;
}

static gpointer
export_overview (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const SpChartJob *job = &((Job *)data)->job;
  g_autoptr (SpOverview) overview = sp_reader_load_overview (
    reader, job->filter.plan, job->filter.as_of, job->filter.baseline, cancellable, error);
  g_autoptr (SpOverviewSheet) sheet = NULL;
  GPtrArray *written = NULL;

  if (overview == NULL)
    return NULL;
  sheet = sp_overview_sheet_new (overview, sp_paper_find (job->paper));
  return sp_overview_sheet_export (sheet, job->format, job->path, &written, cancellable, error)
           ? written
           : NULL;
}

static void
start (SpStore *store,
       const SpChartJob *job,
       SpWorkFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_return_if_fail (SP_IS_STORE (store));
  g_return_if_fail (job != NULL && job->path != NULL);

  sp_store_work_async (store, func, job_copy (job), job_free, (GDestroyNotify)g_ptr_array_unref,
                       cancellable, callback, user_data);
}

void
sp_chart_job_run_async (SpStore *store,
                        const SpChartJob *job,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  start (store, job, export_one, cancellable, callback, user_data);
}

void
sp_chart_job_run_units_async (SpStore *store,
                              const SpChartJob *job,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  start (store, job, export_units, cancellable, callback, user_data);
}

void
sp_chart_job_run_overview_async (SpStore *store,
                                 const SpChartJob *job,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  start (store, job, export_overview, cancellable, callback, user_data);
}

GPtrArray *
sp_chart_job_finish (SpStore *store, GAsyncResult *result, GError **error)
{
  return sp_store_work_finish (store, result, error);
}
