/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow: one open file in one window: header, sidebar, pages, bar below. Owns the session. */
#pragma once

#include "sp-due-window.h"
#include "sp-hazard-stats-window.h"
#include "sp-notice-window.h"
#include "sp-light-rules.h"
#include "sp-finder.h"
#include "sp-identity-bar.h"
#include "sp-reminder.h"
#include "sp-session.h"
#include "sp-template-window.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_WINDOW (sp_window_get_type ())
G_DECLARE_FINAL_TYPE (SpWindow, sp_window, SP, WINDOW, GtkApplicationWindow)

SpWindow *sp_window_new (GtkApplication *application);
SpSession *sp_window_get_session (SpWindow *self);
/* What goes wrong is said in the window; FALSE then. */
gboolean sp_window_open (SpWindow *self, const char *path);
/* Opens the user's copy of the sample, making it where there is none yet. */
gboolean sp_window_open_sample (SpWindow *self);
SpFinder *sp_window_get_finder (SpWindow *self);    /* NULL before win.find was called */
const char *sp_window_get_message (SpWindow *self); /* what the bar below says */
/* Makes the page where nobody looked at it yet; NULL where there is none of that name. */
GtkWidget *sp_window_get_page (SpWindow *self, const char *page);
SpHazardStatsWindow *sp_window_get_hazard_stats (SpWindow *self); /* the same of win.hazard-stats */
SpLightRules *sp_window_get_light_rules (SpWindow *self);         /* the same of win.light-rules */
SpTemplateWindow *sp_window_get_templates (SpWindow *self); /* the same of win.fill-template */
SpNoticeWindow *sp_window_get_notices (SpWindow *self);     /* the same of win.risk-notices */
SpDueWindow *sp_window_get_due_window (SpWindow *self); /* NULL before win.due-list was called */
SpReminder *sp_window_get_reminder (SpWindow *self);
/* Writes what is not done as of the session's date to @path, which is replaced. */
gboolean sp_window_export_calendar (SpWindow *self, const char *path);

SpIdentityBar *sp_window_get_identity_bar (SpWindow *self); /* borrowed */

G_END_DECLS
