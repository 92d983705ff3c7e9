/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store: rules between records that the write path keeps for everybody, and what follows
 * from steps. Undo and redo, which bring rows back as they were, do not pass here. */
#pragma once

#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "store/sp-write.h"

G_BEGIN_DECLS

/* Before @record is inserted (@current NULL) or updated: whether it may stand beside the others;
 * gives a new hazard its number and makes derived fields what the steps say. */
gboolean sp_write_prepare (SpWrite *self, SpRecord *record, SpRecord *current, GError **error);
/* Before the one row @record is deleted: a step only from the end. */
gboolean sp_write_prepare_delete (SpWrite *self, SpRecord *record, GError **error);
/* After a step came, changed or went: its hazard or institution follows. */
gboolean sp_write_follow (SpWrite *self, SpRecord *record, GError **error);

/* Of SpHazardStep or SpInstitutionStep of one owner, by day as they followed one another. */
GPtrArray *sp_steps_load (SpEngine *engine,
                          const SpRecordType *type,
                          int64_t owner,
                          GError **error);

/* A new hazard without a number gets the next of its year; a number that another hazard has is
 * refused. @current NULL: @hazard is new. */
gboolean sp_write_number_hazard (SpWrite *self,
                                 SpRecord *hazard,
                                 SpRecord *current,
                                 GError **error);

/* The next number of the year of @found_on; @taken (may be NULL) remembers the last one given by
 * year, so that many in a row cost one look. Transfer full. */
char *sp_hazard_number_next (SpEngine *engine, GHashTable *taken, SpDate found_on, GError **error);

G_END_DECLS
