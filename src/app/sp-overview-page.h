/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpOverviewPage: the page 总览: the whole plan as of the session's date against the end of the
 * quarter before, kept true after every edit; what is clicked leads to its list. Knows the session,
 * never other pages. */
#pragma once

#include "app/sp-baseline-button.h"
#include "app/sp-overview-view.h"
#include "app/sp-page-preview.h"
#include "app/sp-session.h"

G_BEGIN_DECLS

/* Property "session". Actions: overview.preview, overview.print, overview.export (PDF),
 * overview.export-as (s: pdf, png, svg), overview.baseline (asks for another). */
#define SP_TYPE_OVERVIEW_PAGE (sp_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SpOverviewPage, sp_overview_page, SP, OVERVIEW_PAGE, GtkWidget)

SpOverviewView *sp_overview_page_get_view (SpOverviewPage *self); /* borrowed */
gboolean sp_overview_page_is_loading (SpOverviewPage *self);
/* Compares with @baseline, a day before the as-of date; SP_DATE_NONE: with the end of the quarter
 * before. Kept until another file or an as-of date that is not later. */
void sp_overview_page_set_baseline (SpOverviewPage *self, SpDate baseline);
SpBaselineButton *sp_overview_page_get_baseline_button (SpOverviewPage *self); /* borrowed */
/* What 预览 opens; borrowed (a top level owns itself). NULL without an overview. */
SpPagePreview *sp_overview_page_show_preview (SpOverviewPage *self);
/* Writes the overview as the file has it then; the bar under the page says when it is done. */
void sp_overview_page_export_to (SpOverviewPage *self, SpChartFormat format, const char *path);
gboolean sp_overview_page_is_busy (SpOverviewPage *self);

G_END_DECLS
