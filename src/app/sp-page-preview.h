/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPagePreview: a window with the real pages of a chart before they are printed: thumbnails
 * at the side, one page large. Signal "print" (): 打印 was asked for; who made the preview prints.
 */
#pragma once

#include "chart/sp-chart-kind.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PAGE_PREVIEW (sp_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (SpPagePreview, sp_page_preview, SP, PAGE_PREVIEW, GtkWindow)

/* @parent may be NULL. */
SpPagePreview *sp_page_preview_new (SpGanttScene *scene, const SpPaper *paper, GtkWindow *parent);
SpPagePreview *sp_page_preview_new_for (const SpChartKind *kind,
                                        gpointer chart,
                                        const SpPaper *paper,
                                        GtkWindow *parent);
gpointer sp_page_preview_get_pages (SpPagePreview *self); /* of the chart's kind; borrowed */
guint sp_page_preview_get_page (SpPagePreview *self);     /* from 0 */
/* FALSE where the print dialog is open already. */
void sp_page_preview_set_can_print (SpPagePreview *self, gboolean can_print);
void sp_page_preview_set_page (SpPagePreview *self, guint page);

G_END_DECLS
