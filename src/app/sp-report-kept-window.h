/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportKeptWindow: the reports that were made and kept: when, by whom, as of which day; opens
 * their files, and says what today's facts make of them. */
#pragma once

#include "app/sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_REPORT_KEPT_WINDOW (sp_report_kept_window_get_type ())
G_DECLARE_FINAL_TYPE (SpReportKeptWindow, sp_report_kept_window, SP, REPORT_KEPT_WINDOW, GtkWindow)

/* Actions kept.open, kept.compare, kept.delete, kept.close. */
SpReportKeptWindow *sp_report_kept_window_new (SpSession *session, GtkWindow *parent);
guint sp_report_kept_window_get_n (SpReportKeptWindow *self);
void sp_report_kept_window_select (SpReportKeptWindow *self, guint i); /* the newest is 0 */
gboolean sp_report_kept_window_is_busy (SpReportKeptWindow *self);
/* Of the selected one, after kept.compare; NULL: none was made. Of SpReportDifference. */
const GPtrArray *sp_report_kept_window_get_differences (SpReportKeptWindow *self);

G_END_DECLS
