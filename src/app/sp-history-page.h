/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHistoryPage: the page 审计留痕: every change of the file as a sentence, newest first, narrowed
 * by kind of record, person, days and text, to one record or to one action; the list is a window on
 * SQL. Knows the session, never other pages. */
#pragma once

#include "app/sp-filter-chip.h"
#include "app/sp-session.h"
#include "report/sp-history-table.h"

G_BEGIN_DECLS

/* Property "session". Actions: history.open, history.action, history.all, record.history,
 * history.export (s: csv, xlsx), ledger.search, ledger.clear. */
#define SP_TYPE_HISTORY_PAGE (sp_history_page_get_type ())
G_DECLARE_FINAL_TYPE (SpHistoryPage, sp_history_page, SP, HISTORY_PAGE, GtkWidget)

/* What is listed; borrowed, NULL while no file is open or the page is not on screen. */
SpList *sp_history_page_get_list (SpHistoryPage *self);
const SpHistoryFilter *sp_history_page_get_filter (SpHistoryPage *self);
void sp_history_page_set_filter (SpHistoryPage *self, const SpHistoryFilter *filter);
void sp_history_page_select (SpHistoryPage *self, guint position);
gboolean sp_history_page_is_loading (SpHistoryPage *self);
/* Writes what is listed; the bar under the page says when it is done. */
void sp_history_page_export_to (SpHistoryPage *self, SpHistoryFormat format, const char *path);
gboolean sp_history_page_is_busy (SpHistoryPage *self);

G_END_DECLS
