/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGroupPane: how many records of a list each value of a field has, the most first; counted on the
 * worker. Signal "chosen" (int64): a person wants those of one value only, SP_WITHOUT for those
 * without, SP_GROUP_ALL for all. Knows no list. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_GROUP_ALL G_MININT64

#define SP_TYPE_GROUP_PANE (sp_group_pane_get_type ())
G_DECLARE_FINAL_TYPE (SpGroupPane, sp_group_pane, SP, GROUP_PANE, GtkWidget)

SpGroupPane *sp_group_pane_new (SpSession *session, const SpRecordType *type);
/* Counts what @filter (copied) lets through by the field @field, a CHOICE or a REFERENCE, and marks
 * @chosen. */
void sp_group_pane_count (SpGroupPane *self,
                          guint field,
                          const SpRecordFilter *filter,
                          int64_t chosen);
gboolean sp_group_pane_is_counting (SpGroupPane *self);
/* The rows as people read them, 全部　12 first; for copies and tests. Transfer full. */
char **sp_group_pane_dup_rows (SpGroupPane *self);
void sp_group_pane_choose (SpGroupPane *self, guint row); /* as a person does */

G_END_DECLS
