/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTitles: the titles of records that others refer to, looked up once and kept while the file says
 * the same; a short table is read whole. For cells of lists. Signal "changed" (): titles that were
 * given may be others. */
#pragma once

#include "store/sp-store.h"

G_BEGIN_DECLS

#define SP_TYPE_TITLES (sp_titles_get_type ())
G_DECLARE_FINAL_TYPE (SpTitles, sp_titles, SP, TITLES, GObject)

SpTitles *sp_titles_new (SpStore *store); /* transfer full; @store must be open */
/* Borrowed until the main loop goes on; "" for 0 and for what is not there. */
const char *sp_titles_get (SpTitles *self, const SpRecordType *type, int64_t id);
/* A field of @record as people read it, a reference by its title. Transfer full. */
char *sp_titles_dup_field (SpTitles *self, SpRecord *record, guint field);

G_END_DECLS
