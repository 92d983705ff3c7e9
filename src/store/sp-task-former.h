/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. How measures stood at the baseline of a filter, to tell what became of them. */
#pragma once

#include "store/sp-task-rows.h"

G_BEGIN_DECLS

/* For @filter, which asks for changes. */
SpTaskFormer *sp_task_former_new (SpEngine *engine, const SpTaskFilter *filter, GError **error);
void sp_task_former_free (SpTaskFormer *self);
/* Reads the measures asked for, or all (@measures NULL). */
gboolean sp_task_former_read (SpTaskFormer *self,
                              const int64_t *measures,
                              guint n_measures,
                              GError **error);
/* Whether one of the changes asked for came to the measure of @row, which is judged. */
gboolean sp_task_former_passes (SpTaskFormer *self, const SpScheduleRow *row);

/* The measures with a deadline put off after @baseline, up to @as_of; array of int64_t. */
GArray *sp_task_load_put_off (SpEngine *engine, SpDate baseline, SpDate as_of, GError **error);

G_END_DECLS
