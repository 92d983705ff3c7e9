/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpProgressTab: the form for a measure's next progress report and the reports so far, newest
 * first. What is typed and not yet saved is kept for each measure while the window is open. */
#pragma once

#include "sp-attachments.h"
#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_PROGRESS_TAB (sp_progress_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpProgressTab, sp_progress_tab, SP, PROGRESS_TAB, GtkWidget)

GtkWidget *sp_progress_tab_new (SpSession *session);
void sp_progress_tab_set_measure (SpProgressTab *self, int64_t measure);
SpRecordForm *sp_progress_tab_get_form (SpProgressTab *self);   /* of the report being typed */
SpAttachments *sp_progress_tab_get_files (SpProgressTab *self); /* to come with that report */
gboolean sp_progress_tab_save (SpProgressTab *self);
/* Reports of other measures begun from now on start with the day and the reporter of the last one
 * saved, until the as-of date is another: for typing in a pile of them. */
void sp_progress_tab_carry_on (SpProgressTab *self);
guint sp_progress_tab_get_n_reports (SpProgressTab *self);

G_END_DECLS
