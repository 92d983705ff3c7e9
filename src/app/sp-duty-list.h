/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDutyList: what recurs, as a calendar: one row for each occurrence of each duty, by day, with
 * how it stands as of the session's date. Some hundreds of rows, all in memory. */
#pragma once

#include "sp-session.h"
#include "store/sp-reader-running.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An occurrence with its duty, as they were read. */
#define SP_TYPE_DUTY_ITEM (sp_duty_item_get_type ())
G_DECLARE_FINAL_TYPE (SpDutyItem, sp_duty_item, SP, DUTY_ITEM, GObject)
SpDuty *sp_duty_item_get_duty (SpDutyItem *self);         /* borrowed */
const SpDutyDay *sp_duty_item_get_day (SpDutyItem *self); /* what is stored is the item's */
char *sp_duty_item_dup_period (SpDutyItem *self);         /* 2021年第三季度 */

/* Signals: "selected" (): another row, or the selected one was read again; "activated" (): Enter or
 * double click; "counted" (). */
#define SP_TYPE_DUTY_LIST (sp_duty_list_get_type ())
G_DECLARE_FINAL_TYPE (SpDutyList, sp_duty_list, SP, DUTY_LIST, GtkWidget)

SpDutyList *sp_duty_list_new (SpSession *session);
SpDutyItem *sp_duty_list_get_selected (SpDutyList *self); /* borrowed, or NULL */
/* @period_start: of the occurrence; SP_DATE_NONE: the first open one. */
void sp_duty_list_select (SpDutyList *self, int64_t duty, SpDate period_start);
void sp_duty_list_set_only_open (SpDutyList *self, gboolean only_open);
/* Only what is in one of the states, bit mask 1 << SpDutyState; 0: all. */
void sp_duty_list_set_states (SpDutyList *self, int64_t states);
guint sp_duty_list_get_n_rows (SpDutyList *self);
guint sp_duty_list_get_n_overdue (SpDutyList *self);
GListModel *sp_duty_list_get_model (SpDutyList *self); /* of SpDutyItem */

G_END_DECLS
