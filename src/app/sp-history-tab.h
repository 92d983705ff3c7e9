/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHistoryTab: who changed what of a record, newest first, in sentences. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_HISTORY_TAB (sp_history_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpHistoryTab, sp_history_tab, SP, HISTORY_TAB, GtkWidget)

GtkWidget *sp_history_tab_new (SpSession *session);
/* Reads the history; @id 0 empties. Follows changes while it is on screen. */
void sp_history_tab_set_record (SpHistoryTab *self, const char *table, int64_t id);
guint sp_history_tab_get_n_lines (SpHistoryTab *self);

G_END_DECLS
