/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Which changes of the journal a filter lets through, and how one of them reads.
 * Runs on any thread. */
#pragma once

#include "store/sp-engine.h"
#include "store/sp-history.h"

G_BEGIN_DECLS

/* In the history of everything, an action of more changes than this is one line. */
#define SP_HISTORY_MANY 50

/* The ids of changes, newest first, at most @limit (0: all); of an action that is one line, the id
 * of its first. Transfer full array of int64_t. */
GArray *sp_history_query_run (SpEngine *engine,
                              const SpHistoryFilter *filter,
                              guint limit,
                              GError **error);
/* The items of the changes @ids; a change that is not there is a blank line. Transfer full. */
GPtrArray *sp_history_query_make_items (
  SpEngine *engine, const SpHistoryFilter *filter, const int64_t *ids, guint n_ids, GError **error);
/* Takes @line. */
SpHistoryItem *sp_history_item_new (SpHistoryLine *line);
SpHistoryLine *sp_history_line_new_blank (void);

G_END_DECLS
