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
 * of its first. With @since only those after that change, which ended an action: as cheap as they
 * are few. Transfer full array of int64_t. */
GArray *sp_history_query_run (
  SpEngine *engine, const SpHistoryFilter *filter, int64_t since, guint limit, GError **error);
/* The last change there is; 0: none. */
gboolean sp_history_query_newest (SpEngine *engine, int64_t *newest, GError **error);

/* What changes can mean to lines that are older, since these speak of records by their names. */
typedef enum
{
  SP_HISTORY_READS = 1 << 0, /* they may read differently */
  SP_HISTORY_FITS = 1 << 1,  /* others of them may hold a text */
} SpHistoryEcho;
/* What the changes after @since mean to the lines before. */
gboolean sp_history_query_echo (SpEngine *engine,
                                int64_t since,
                                SpHistoryEcho *echo,
                                GError **error);
/* The items of the changes @ids; a change that is not there is a blank line. Transfer full. */
GPtrArray *sp_history_query_make_items (
  SpEngine *engine, const SpHistoryFilter *filter, const int64_t *ids, guint n_ids, GError **error);
/* Takes @line. */
SpHistoryItem *sp_history_item_new (SpHistoryLine *line);
/* Makes @self what @newer is, which is of no use afterwards, and tells when it reads differently.
 */
void sp_history_item_take_over (SpHistoryItem *self, SpHistoryItem *newer);
/* Whether somebody follows it. */
gboolean sp_history_item_is_watched (gpointer item);
SpHistoryLine *sp_history_line_new_blank (void);

G_END_DECLS
