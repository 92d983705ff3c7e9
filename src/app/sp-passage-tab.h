/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPassageTab: the passage of the plan document a measure was read from, with the extracted units,
 * dates and targets underlined by kind and what was doubtful tinted. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_PASSAGE_TAB (sp_passage_tab_get_type ())
G_DECLARE_FINAL_TYPE (SpPassageTab, sp_passage_tab, SP, PASSAGE_TAB, GtkWidget)

GtkWidget *sp_passage_tab_new (SpSession *session);
void sp_passage_tab_set_measure (SpPassageTab *self, int64_t measure); /* 0 empties */
guint sp_passage_tab_get_n_marks (SpPassageTab *self);

G_END_DECLS
