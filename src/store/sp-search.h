/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Full-text indexes over all text fields of a record type, for tables too long
 * for LIKE (above 200 000 rows or so). Any substring is found, by the same rules as LIKE. Knows no
 * filters. */
#pragma once

#include "core/sp-record.h"
#include "store/sp-engine.h"

G_BEGIN_DECLS

/* The index of @type; NULL: it has none. */
const char *sp_search_index (const SpRecordType *type);
/* Whether the index of @type knows every row. It does not after another program wrote. */
gboolean sp_search_is_whole (SpEngine *engine, const SpRecordType *type);
/* What to MATCH for rows that hold @text; transfer full, NULL: the index cannot tell. */
char *sp_search_dup_match (const char *text);

/* Before a row changes to @after or goes (NULL): takes what it was out of the index. Nothing for
 * types without an index, and where no text differs. */
gboolean sp_search_forget (SpEngine *engine, SpRecord *before, SpRecord *after, GError **error);
/* Before the commit: takes rows in that came or changed. All at once, because FTS5 writes out what
 * it has with every other statement of the transaction. */
gboolean sp_search_learn (SpEngine *engine, GError **error);

/* Makes indexes anew that do not know every row. */
gboolean sp_search_catch_up (SpEngine *engine, GError **error);
/* Whether the index of @type says what its rows say; for a file that can be written. If it does
 * not, it is made anew the next time the file is opened. */
gboolean sp_search_check (SpEngine *engine,
                          const SpRecordType *type,
                          gboolean *is_true,
                          GError **error);

G_END_DECLS
