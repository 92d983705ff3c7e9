/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notices of many enterprises at once: all in one PDF, or a file each in a folder. Enterprises that
 * have nothing to say are left out and told. */
#pragma once

#include "report/sp-risk-notice.h"

G_BEGIN_DECLS

/* @title is the enterprise that comes next. */
typedef void (*SpRiskBatchProgress) (guint done, guint total, const char *title, gpointer data);

typedef struct
{
  SpRiskScope scope;
  SpRiskNoticeOptions notice;
  const char *ending; /* of the files of a folder: .pdf, .xlsx or .csv */
  /* Called on the thread of the batch; may be NULL. */
  SpRiskBatchProgress progress;
  gpointer data;
  GCancellable *cancellable;
} SpRiskBatch;

typedef struct
{
  GPtrArray *files;   /* of char *: what was written */
  GPtrArray *skipped; /* of char *: a sentence for each enterprise left out */
  guint n_notices, n_pages;
} SpRiskBatchResult;
void sp_risk_batch_result_clear (SpRiskBatchResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpRiskBatchResult, sp_risk_batch_result_clear)

/* One PDF, in place of what was there; when cancelled or without any notice nothing is written. */
gboolean sp_risk_batch_write_file (const SpRiskBatch *self,
                                   SpReader *reader,
                                   const char *path,
                                   SpRiskBatchResult *result,
                                   GError **error);
/* Files named after the enterprises in @folder, which is made if needed. When cancelled, what was
 * written by then stays. */
gboolean sp_risk_batch_write_folder (const SpRiskBatch *self,
                                     SpReader *reader,
                                     const char *folder,
                                     SpRiskBatchResult *result,
                                     GError **error);

/* All in one, to be looked at and printed; NULL when cancelled or without any. More than
 * SP_RISK_BATCH_MOST_PAGES are refused: SP_ERROR_INVALID. Transfer full. */
#define SP_RISK_BATCH_MOST_PAGES 1000
SpRiskNotice *sp_risk_batch_collect (const SpRiskBatch *self,
                                     SpReader *reader,
                                     SpRiskBatchResult *result,
                                     GError **error);

/* @title as a file name: no character that a file system refuses, not hidden, at most 60
 * characters, not in @taken (set of char *, which gets it), with @ending. Transfer full. */
char *sp_risk_batch_dup_name (const char *title, const char *ending, GHashTable *taken);

G_END_DECLS
