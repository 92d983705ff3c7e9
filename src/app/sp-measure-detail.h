/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMeasureDetail: the session's selected measure: its facts above, and tabs for progress, what is
 * done bit by bit, source, duties, history and files. Only the tab that shows is read. */
#pragma once

#include "sp-attachments.h"
#include "sp-duty-tab.h"
#include "sp-history-tab.h"
#include "sp-passage-tab.h"
#include "sp-progress-tab.h"
#include "sp-work-tab.h"

G_BEGIN_DECLS

#define SP_TYPE_MEASURE_DETAIL (sp_measure_detail_get_type ())
G_DECLARE_FINAL_TYPE (SpMeasureDetail, sp_measure_detail, SP, MEASURE_DETAIL, GtkWidget)

typedef enum
{
  SP_TAB_PROGRESS,
  SP_TAB_WORK,
  SP_TAB_SOURCE,
  SP_TAB_DUTY,
  SP_TAB_HISTORY,
  SP_TAB_FILES,
} SpDetailTab;

GtkWidget *sp_measure_detail_new (SpSession *session);
void sp_measure_detail_show_tab (SpMeasureDetail *self, SpDetailTab tab);
GtkWidget *sp_measure_detail_get_tab (SpMeasureDetail *self, SpDetailTab tab);
SpAttachments *sp_measure_detail_get_files (SpMeasureDetail *self); /* in the tab of files */

G_END_DECLS
