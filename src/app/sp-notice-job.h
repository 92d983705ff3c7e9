/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists, boards, cards and reports about risks, made on the store's worker: to be shown, into one
 * file, or a file for each enterprise into a folder. Says how far it is. Knows no widgets. */
#pragma once

#include "report/sp-risk-batch.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

/* Copied when the work begins. */
typedef struct
{
  SpRiskNoticeOptions notice;
  const GArray *points; /* ids (int64_t): cards of these alone; or NULL */
  int64_t enterprise;   /* 0: all of the scope */
  SpRiskScope scope;
  const char *path;   /* NULL: to be shown */
  const char *ending; /* of the files of the folder @path, static; NULL: @path is one file */
} SpNoticeJob;

/* Counted; one thread tells, another asks. */
typedef struct _SpNoticeProgress SpNoticeProgress;
SpNoticeProgress *sp_notice_progress_new (void);
SpNoticeProgress *sp_notice_progress_ref (SpNoticeProgress *self);
void sp_notice_progress_unref (SpNoticeProgress *self);
/* 第 3 家／共 40 家：示例水泥厂; NULL before the first. Transfer full. */
char *sp_notice_progress_dup_text (SpNoticeProgress *self);

typedef struct
{
  SpRiskNotice *notice;     /* to be shown; else NULL */
  SpRiskBatchResult result; /* of all of the scope; of one notice without its lists */
} SpNoticeOutcome;
void sp_notice_outcome_free (SpNoticeOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNoticeOutcome, sp_notice_outcome_free)

void sp_notice_job_run_async (SpStore *store,
                              const SpNoticeJob *job,
                              SpNoticeProgress *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* Transfer full. */
SpNoticeOutcome *sp_notice_job_finish (SpStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
