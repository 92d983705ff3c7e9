/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 督办单: what of a unit is overdue or near as of a date, with days, to be answered by a day. It
 * lists what reminders list; the columns at the right are for the answer. */
#pragma once

#include "report/sp-official-paper.h"
#include "store/sp-reader-due.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t plan;
  int64_t unit;
  SpDate as_of;            /* must be a date */
  SpDate reply_by;         /* SP_DATE_NONE: left to be filled in */
  const char *prepared_by; /* 督办单位; NULL: the plan's issuer */
} SpUrgeOptions;

/* SP_ERROR_EMPTY where the unit has nothing overdue or near. Transfer full. */
SpOfficialPaper *sp_urge_paper_new (SpReader *reader,
                                    const SpUrgeOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
/* Writes @path atomically, .docx or .pdf by its ending. */
gboolean sp_urge_paper_write (SpReader *reader,
                              const SpUrgeOptions *options,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
