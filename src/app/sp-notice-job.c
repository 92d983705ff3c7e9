/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-notice-job.h. */
#include "sp-notice-job.h"

#include "base/sp-i18n.h"
#include "store/sp-worker.h"

/* ---- how far it is ---- */

struct _SpNoticeProgress
{
  GMutex lock;
  guint done, total;
  char *title;
};

SpNoticeProgress *
sp_notice_progress_new (void)
{
  SpNoticeProgress *self = g_atomic_rc_box_new0 (SpNoticeProgress);

  g_mutex_init (&self->lock);
  return self;
}

SpNoticeProgress *
sp_notice_progress_ref (SpNoticeProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_progress (gpointer data)
{
  SpNoticeProgress *self = data;

  g_mutex_clear (&self->lock);
  g_free (self->title);
}

void
sp_notice_progress_unref (SpNoticeProgress *self)
{
  g_atomic_rc_box_release_full (self, clear_progress);
}

static void
tell (guint done, guint total, const char *title, gpointer data)
{
  SpNoticeProgress *self = data;

  g_mutex_lock (&self->lock);
  self->done = done;
  self->total = total;
  g_free (self->title);
  self->title = g_strdup (title);
  g_mutex_unlock (&self->lock);
}

char *
sp_notice_progress_dup_text (SpNoticeProgress *self)
{
  char *text = NULL;

  g_mutex_lock (&self->lock);
  if (self->title != NULL)
    text = g_strdup_printf (_ ("正在生成第 %u 家／共 %u 家：%s"), self->done + 1, self->total,
                            self->title);
  g_mutex_unlock (&self->lock);
  return text;
}

/* ---- the work ---- */

typedef struct
{
  SpNoticeJob job;
  GArray *points; /* the job's */
  SpNoticeProgress *progress;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_free ((char *)self->job.path);
  g_clear_pointer (&self->points, g_array_unref);
  sp_notice_progress_unref (self->progress);
  g_free (self);
}

void
sp_notice_outcome_free (SpNoticeOutcome *self)
{
  g_clear_pointer (&self->notice, sp_risk_notice_free);
  sp_risk_batch_result_clear (&self->result);
  g_free (self);
}

static void
free_outcome (gpointer outcome)
{
  sp_notice_outcome_free (outcome);
}

/* Of one enterprise or the office: made, and where a file is asked for written and let go of. */
static gboolean
run_one (SpReader *reader, const SpNoticeJob *job, SpNoticeOutcome *outcome, GError **error)
{
  g_autoptr (SpRiskNotice) notice = NULL;

  if (job->points != NULL)
    notice = sp_risk_notice_new_cards (reader, job->points, &job->notice, error);
  else if (sp_risk_notice_kind_is_register (job->notice.kind))
    notice = sp_risk_notice_new_register (reader, &job->scope, &job->notice, error);
  else
    notice = sp_risk_notice_new (reader, job->enterprise, &job->notice, error);
  if (notice == NULL)
    return FALSE;
  outcome->result.n_notices = 1;
  outcome->result.n_pages = sp_risk_notice_get_file (notice)->n_pages;
  if (job->path != NULL)
    return sp_risk_notice_export (notice, job->path, error);
  outcome->notice = g_steal_pointer (&notice);
  return TRUE;
}

static gboolean
run_many (SpReader *reader,
          const Work *work,
          SpNoticeOutcome *outcome,
          GCancellable *cancellable,
          GError **error)
{
  const SpNoticeJob *job = &work->job;
  const SpRiskBatch batch = {.scope = job->scope,
                             .notice = job->notice,
                             .ending = job->ending,
                             .progress = tell,
                             .data = work->progress,
                             .cancellable = cancellable};

  if (job->path == NULL)
    outcome->notice = sp_risk_batch_collect (&batch, reader, &outcome->result, error);
  if (job->path == NULL)
    return outcome->notice != NULL;
  return job->ending != NULL
           ? sp_risk_batch_write_folder (&batch, reader, job->path, &outcome->result, error)
           : sp_risk_batch_write_file (&batch, reader, job->path, &outcome->result, error);
}

static gpointer
notice_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  g_autoptr (SpNoticeOutcome) outcome = g_new0 (SpNoticeOutcome, 1);
  gboolean is_one = work->job.points != NULL || work->job.enterprise != 0 ||
                    sp_risk_notice_kind_is_register (work->job.notice.kind);

  if (is_one ? !run_one (reader, &work->job, outcome, error)
             : !run_many (reader, work, outcome, cancellable, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

void
sp_notice_job_run_async (SpStore *store,
                         const SpNoticeJob *job,
                         SpNoticeProgress *progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Work *work;

  g_return_if_fail (SP_IS_STORE (store) && job != NULL && progress != NULL);

  work = g_new0 (Work, 1);
  work->job = *job;
  work->job.path = g_strdup (job->path);
  work->points = job->points != NULL ? g_array_copy ((GArray *)job->points) : NULL;
  work->job.points = work->points;
  work->progress = sp_notice_progress_ref (progress);
  sp_store_work_async (store, notice_work, work, work_free, free_outcome, cancellable, callback,
                       user_data);
}

SpNoticeOutcome *
sp_notice_job_finish (SpStore *store, GAsyncResult *result, GError **error)
{
  return sp_store_work_finish (store, result, error);
}
