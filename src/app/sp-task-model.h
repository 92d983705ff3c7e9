/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTaskModel: the session's tasks as a tree of parts and measures or, when sorted, as one flat
 * list. Each list below is a window on SQL; sums come from the session's schedule. Knows no widgets
 * but GTK's tree model. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A part in the tree. Signal "changed" (): its sums changed. */
#define SP_TYPE_PART_ITEM (sp_part_item_get_type ())
G_DECLARE_FINAL_TYPE (SpPartItem, sp_part_item, SP, PART_ITEM, GObject)

const char *sp_part_item_get_label (SpPartItem *self); /* 附件3; 主件 for the main plan */
const char *sp_part_item_get_title (SpPartItem *self);
const SpTotals *sp_part_item_get_totals (SpPartItem *self);

/* Property: model (GListModel): of GtkTreeListRow or of SpTask; changes when the order does. */
#define SP_TYPE_TASK_MODEL (sp_task_model_get_type ())
G_DECLARE_FINAL_TYPE (SpTaskModel, sp_task_model, SP, TASK_MODEL, GObject)

SpTaskModel *sp_task_model_new (SpSession *session);
GListModel *sp_task_model_get_model (SpTaskModel *self);
/* SP_TASK_SORT_PLAN ascending is the tree. */
void sp_task_model_set_sort (SpTaskModel *self, SpTaskSort sort, gboolean descending);
/* Position of @measure, unfolding its part; -1 where it is not listed or not loaded yet. */
int sp_task_model_find (SpTaskModel *self, int64_t measure);

G_END_DECLS
