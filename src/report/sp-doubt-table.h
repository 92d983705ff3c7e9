/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 原文核对表: the doubts about a document as a table on paper, with what is printed, the proposal
 * and what a person decided, by whom. Of a draft as of what is stored. */
#pragma once

#include "core/sp-plan.h"
#include "report/sp-paper-table.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  SpPlan *plan;
  SpSource *source;  /* NULL: the text is not at hand */
  GPtrArray *doubts; /* of SpDoubt, in the order to be printed */
  SpDate on;         /* the day of printing; SP_DATE_NONE: today */
  /* Where doubt @i stands beside its line (附件3 二/（一）/1) and who answered it; transfer full,
   * NULL or "": nothing. Both may be NULL. */
  char *(*dup_place) (guint i, gpointer user_data);
  char *(*dup_who) (guint i, gpointer user_data);
  gpointer user_data;
} SpDoubtTableInfo;

SpPaperTable *sp_doubt_table_new (const SpDoubtTableInfo *info);
/* The doubts of @plan as stored. */
SpPaperTable *sp_doubt_table_load (SpReader *reader, int64_t plan, SpDate on, GError **error);

G_END_DECLS
