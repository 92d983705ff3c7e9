/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What exporting and tests read of the pages. Private to the chart room. */
#pragma once

#include "sp-gantt-scene.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, end;      /* rows [first, end) */
  gboolean is_continued; /* begins with the heading of its first row's group and （续） */
} SpGanttPage;

const SpGanttPage *sp_gantt_pages_get_page (SpGanttPages *self, guint i);
double sp_gantt_pages_get_row_height (SpGanttPages *self, guint row);
double sp_gantt_pages_get_room (SpGanttPages *self); /* for rows, on each page */
SpGanttScene *sp_gantt_pages_get_scene (SpGanttPages *self);

G_END_DECLS
