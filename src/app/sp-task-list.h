/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTaskList: parts and measures in columns. Follows the session's plan, filter and selection; a
 * click on a head sorts. Signal "activated" (): a measure was opened with Enter or a double click.
 */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TASK_LIST (sp_task_list_get_type ())
G_DECLARE_FINAL_TYPE (SpTaskList, sp_task_list, SP, TASK_LIST, GtkWidget)

void sp_task_list_set_session (SpTaskList *self, SpSession *session);
GListModel *sp_task_list_get_model (SpTaskList *self); /* borrowed; rows as they are shown */
int64_t sp_task_list_get_next (SpTaskList *self); /* the measure after the selected one; 0: none */
GtkColumnView *sp_task_list_get_view (SpTaskList *self);

G_END_DECLS
