/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDoubtPanel: a list of doubts (原文核对) and the answers a person can give to the one selected:
 * take the proposal, write something else, name a new unit, dismiss. It asks; who listens to
 * "answer" decides what comes of it. */
#pragma once

#include "core/sp-plan.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "selected" (SpDoubt or NULL, read-only; notifies).
 * Signals: "answer" (SpDoubt, int SpDoubtState, string answer or NULL); "go" (SpDoubt): its measure
 * was asked for; "accept-kind" (int SpDoubtKind): every open proposal of a kind was accepted;
 * "output" (gboolean): the table of doubts was asked for on paper, TRUE: as a file. */
#define SP_TYPE_DOUBT_PANEL (sp_doubt_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpDoubtPanel, sp_doubt_panel, SP, DOUBT_PANEL, GtkWidget)

GtkWidget *sp_doubt_panel_new (void);
/* @doubts: of SpDoubt, in the order to be shown; the panel follows it and the records. NULL: none.
 */
void sp_doubt_panel_set_doubts (SpDoubtPanel *self, GListModel *doubts);
/* Offered when another unit is to be written. */
void sp_doubt_panel_set_unit_names (SpDoubtPanel *self, const char *const *names);
/* Answers are refused when not editable; going to the measure is always possible. */
void sp_doubt_panel_set_editable (SpDoubtPanel *self, gboolean is_editable);
/* Whether 转到任务 is offered. */
void sp_doubt_panel_set_can_go (SpDoubtPanel *self, gboolean can_go);

/* Whether accepting all of a kind is offered. */
void sp_doubt_panel_set_can_accept_kind (SpDoubtPanel *self, gboolean can_accept_kind);

SpDoubt *sp_doubt_panel_get_selected (SpDoubtPanel *self); /* borrowed, or NULL */
guint sp_doubt_panel_get_n_open (SpDoubtPanel *self);
guint sp_doubt_panel_get_n_shown (SpDoubtPanel *self);
void sp_doubt_panel_show_all (SpDoubtPanel *self, gboolean show_all); /* else only the open ones */
/* The records changed their state: the list of open ones follows. */
void sp_doubt_panel_refilter (SpDoubtPanel *self);
/* An answer was given: selects the next open doubt. */
void sp_doubt_panel_advance (SpDoubtPanel *self);

G_END_DECLS
