/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWorkTab: what of a measure is done bit by bit: its deadlines with their extensions, the
 * occurrences of those that recur, subitems and checklists to be ticked off one by one. */
#pragma once

#include "sp-deadline-card.h"
#include "sp-tick-list.h"

G_BEGIN_DECLS

#define SP_TYPE_WORK_TAB (sp_work_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpWorkTab, sp_work_tab, SP, WORK_TAB, GtkWidget)

GtkWidget *sp_work_tab_new (SpSession *session);
void sp_work_tab_set_measure (SpWorkTab *self, int64_t measure); /* 0 empties */
/* Opens the form for putting off the deadline that is open, else the last. FALSE: there is none. */
gboolean sp_work_tab_begin_extension (SpWorkTab *self);

/* For tests. Lists: subitems, checklist, then one for each recurring deadline; borrowed. */
guint sp_work_tab_get_n_cards (SpWorkTab *self);
SpDeadlineCard *sp_work_tab_get_card (SpWorkTab *self, guint i);
guint sp_work_tab_get_n_recurring (SpWorkTab *self);
SpTickList *sp_work_tab_get_recurring (SpWorkTab *self, guint i);
SpTickList *sp_work_tab_get_subitems (SpWorkTab *self, SpSubitemKind kind);

G_END_DECLS
