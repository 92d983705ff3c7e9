/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: contents of files as undo and the check of the whole file see them. */
#pragma once

#include "store/sp-engine.h"
#include "store/sp-files.h"

#include "store/sp-write.h"

G_BEGIN_DECLS

/* Reads the files @paths (NULL-terminated, or NULL) before an action begins, so that all that can
 * go wrong outside goes wrong before; transfer full, of GBytes. */
GPtrArray *sp_files_read (SpStore *store, const char *const *paths, GError **error);
/* Within an action: keeps what was read of @paths with @owner, which is stored. */
gboolean sp_files_attach (SpWrite *write,
                          SpRecord *owner,
                          const char *const *paths,
                          const GPtrArray *contents,
                          GError **error);

/* Whether the content of @record, if it is an attachment, is there. */
gboolean sp_files_check_content (SpEngine *engine, SpRecord *record, GError **error);
/* Adds a sentence to @problems for each content that is not what its hash says or is missing. */
gboolean sp_files_check (SpEngine *engine, GPtrArray *problems, GError **error);

G_END_DECLS
