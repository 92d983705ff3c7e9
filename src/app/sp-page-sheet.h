/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPageSheet: one page of a printed chart as a sheet of paper on screen, drawn by the same pages
 * that are printed. Thumbnails draw when the program is idle, so that many of them do not keep a
 * person waiting. */
#pragma once

#include "chart/sp-chart-kind.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PAGE_SHEET (sp_page_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SpPageSheet, sp_page_sheet, SP, PAGE_SHEET, GtkWidget)

GtkWidget *sp_page_sheet_new (gboolean is_thumbnail);
/* @pages, of @kind, is borrowed and must outlive the sheet or be taken away with NULL. */
void sp_page_sheet_set_page (SpPageSheet *self,
                             const SpChartKind *kind,
                             gpointer pages,
                             guint page);
/* Pixels a point; 0: as large as the place allows. */
void sp_page_sheet_set_scale (SpPageSheet *self, double scale);
double sp_page_sheet_get_shown_scale (SpPageSheet *self);

G_END_DECLS
