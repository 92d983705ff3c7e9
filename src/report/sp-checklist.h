/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A checklist for an inspection (执法检查表): the criteria that hold on its day as a table on
 * paper, each numbered, with room for what is found. What is ticked is typed back by those numbers.
 */
#pragma once

#include "report/sp-paper-table.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t industry;   /* 0: of all industries */
  const char *topic;  /* NULL: of all topics */
  int64_t enterprise; /* 0: to be written by hand */
  SpDate day;         /* of the inspection */
} SpChecklistInfo;

/* The criteria in the order of the numbers on the list; of SpCriterion, transfer full. */
GPtrArray *sp_checklist_load_criteria (SpReader *reader,
                                       const SpChecklistInfo *info,
                                       GError **error);
/* SP_ERROR_NOT_FOUND with a sentence where no criterion holds. */
SpPaperTable *sp_checklist_new (SpReader *reader, const SpChecklistInfo *info, GError **error);

G_END_DECLS
