/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpGanttPage: the page 甘特图: the chart of the session's schedule with grouping, unit, zoom,
 * paper, print, preview and export. Knows the session, never other pages. */
#pragma once

#include "app/sp-gantt-view.h"
#include "app/sp-page-preview.h"
#include "app/sp-session.h"

G_BEGIN_DECLS

/* Property "session". Actions: gantt.zoom-in, gantt.zoom-out, gantt.zoom-fit, gantt.show-days (i),
 * gantt.preview, gantt.print, gantt.export (PDF), gantt.export-as (s: pdf, png, svg),
 * gantt.export-units, gantt.clear-filter. */
#define SP_TYPE_GANTT_PAGE (sp_gantt_page_get_type ())
G_DECLARE_FINAL_TYPE (SpGanttPage, sp_gantt_page, SP, GANTT_PAGE, GtkWidget)

SpGanttView *sp_gantt_page_get_view (SpGanttPage *self); /* borrowed */
/* What 打印预览 opens; borrowed (a top level owns itself). NULL without a chart. */
SpPagePreview *sp_gantt_page_show_preview (SpGanttPage *self);
/* Writes the chart as it is grouped and filtered; the bar under the page says when it is done. */
void sp_gantt_page_export_to (SpGanttPage *self, SpChartFormat format, const char *path);
void sp_gantt_page_export_units_to (SpGanttPage *self, const char *folder);
gboolean sp_gantt_page_is_busy (SpGanttPage *self);

G_END_DECLS
