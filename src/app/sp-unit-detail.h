/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpUnitDetail: the session's selected unit: its tasks, its facts with other names and members, its
 * history; and what to do with a name that waits. Actions: unit.confirm, unit.show-tasks. */
#pragma once

#include "sp-record-rows.h"

G_BEGIN_DECLS

#define SP_TYPE_UNIT_DETAIL (sp_unit_detail_get_type ())
G_DECLARE_FINAL_TYPE (SpUnitDetail, sp_unit_detail, SP, UNIT_DETAIL, GtkWidget)

GtkWidget *sp_unit_detail_new (SpSession *session);
void sp_unit_detail_show_facts (SpUnitDetail *self);
/* Makes the pending unit another name of @into; says in the bar what went wrong. */
gboolean sp_unit_detail_merge (SpUnitDetail *self, int64_t into);
SpRecordForm *sp_unit_detail_get_form (SpUnitDetail *self);
GListModel *sp_unit_detail_get_tasks (SpUnitDetail *self); /* NULL while no unit is selected */

G_END_DECLS
