/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Measures that have measures under them: 二/（一） has 二/（一）/1 and
 * 二/（一）/2, where they stand right after it. A parent that nobody reports on directly stands
 * where its children stand on the mean. */
#pragma once

#include "store/sp-task-rows.h"

G_BEGIN_DECLS

/* Gives parents among @tasks, which stand in the plan's order, the progress of their children. */
void sp_task_parents_derive (SpTaskRow *tasks, guint n_tasks);
/* Whether @path is under @parent. */
gboolean sp_task_path_is_under (const char *path, const char *parent);
/* Measures right after (part, position) whose paths are under @path, in order; of SpTaskRow of
 * which only measure, part, position, kind, path and start_on are known. Strings are kept in
 * @strings. */
GArray *sp_task_parents_load_children (SpTaskRows *rows, const SpTaskRow *parent, GError **error);
/* Appends to @ids the measures that @measure is under. */
gboolean sp_task_parents_find (SpEngine *engine, int64_t measure, GArray *ids, GError **error);

G_END_DECLS
