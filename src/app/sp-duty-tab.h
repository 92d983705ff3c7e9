/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDutyTab: every field of a measure and of what belongs to it, to be edited in place. */
#pragma once

#include "sp-record-rows.h"

G_BEGIN_DECLS

#define SP_TYPE_DUTY_TAB (sp_duty_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpDutyTab, sp_duty_tab, SP, DUTY_TAB, GtkWidget)

GtkWidget *sp_duty_tab_new (SpSession *session);
void sp_duty_tab_set_measure (SpDutyTab *self, int64_t measure); /* 0 empties */
SpRecordForm *sp_duty_tab_get_form (SpDutyTab *self);
/* The rows of @table: measure_unit, deadline, target or subitem. */
SpRecordRows *sp_duty_tab_get_rows (SpDutyTab *self, const char *table);

G_END_DECLS
