/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the chart room itself reads of a scene: rows, groups and their totals, the span of time, the
 * words of the head. Knows no sizes. Private to the chart room. */
#pragma once

#include "sp-gantt.h"

G_BEGIN_DECLS

SpSchedule *sp_gantt_scene_get_schedule (SpGanttScene *self);
/* The measure of @row, or NULL for a group heading; valid until the schedule changes. */
const SpScheduleRow *sp_gantt_scene_get_row (SpGanttScene *self, guint row);
/* 序号: the measure's place in the whole plan, the same in every chart of it; 0 for a heading. */
guint sp_gantt_scene_get_number (SpGanttScene *self, guint row);

guint sp_gantt_scene_get_n_groups (SpGanttScene *self);
guint sp_gantt_scene_get_group (SpGanttScene *self, guint row);
/* The row of the group's heading; for n_groups, the number of rows. */
guint sp_gantt_scene_get_group_row (SpGanttScene *self, guint group);
const char *sp_gantt_scene_get_group_title (SpGanttScene *self, guint group);
SpTotals sp_gantt_scene_get_group_totals (SpGanttScene *self, guint group);
char *sp_gantt_scene_dup_group_summary (SpGanttScene *self,
                                        guint group); /* 19 项 · 完成 3 项（16%） … */

/* Of the measures shown, each counted once. */
SpTotals sp_gantt_scene_get_totals (SpGanttScene *self);
gboolean sp_gantt_scene_has_repeats (SpGanttScene *self); /* some measure stands in two groups */
/* The plan's span, widened to the work shown; never empty. */
SpDate sp_gantt_scene_get_first_day (SpGanttScene *self);
SpDate sp_gantt_scene_get_last_day (SpGanttScene *self);

/* …三年行动作战图（2020—2022年）, from the plan's title (sp-gantt-words.c). */
char *sp_gantt_dup_title (SpSchedule *schedule, SpDate first, SpDate last);
const char *sp_gantt_scene_get_title (SpGanttScene *self);
const char *sp_gantt_scene_get_unit (SpGanttScene *self);        /* or NULL */
const char *sp_gantt_scene_get_prepared_by (SpGanttScene *self); /* or NULL */
gboolean sp_gantt_scene_is_sample (SpGanttScene *self);

/* First and last day of the planned bar; FALSE where the measure has no end of its own and the bar
 * is open. */
gboolean sp_gantt_scene_get_bar (SpGanttScene *self,
                                 const SpScheduleRow *row,
                                 SpDate *first,
                                 SpDate *last);

G_END_DECLS
