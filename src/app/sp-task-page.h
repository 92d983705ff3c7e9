/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTaskPage: the page 任务: filter, list, detail. Property "session". Actions: tasks.filter,
 * tasks.report-progress, tasks.report-next, tasks.show-tab (i). */
#pragma once

#include "sp-filter-bar.h"
#include "sp-measure-detail.h"
#include "sp-task-list.h"

G_BEGIN_DECLS

#define SP_TYPE_TASK_PAGE (sp_task_page_get_type ())
G_DECLARE_FINAL_TYPE (SpTaskPage, sp_task_page, SP, TASK_PAGE, GtkWidget)

SpTaskList *sp_task_page_get_list (SpTaskPage *self);
SpMeasureDetail *sp_task_page_get_detail (SpTaskPage *self);
SpFilterBar *sp_task_page_get_filter_bar (SpTaskPage *self);

G_END_DECLS
