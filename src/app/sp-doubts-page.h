/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDoubtsPage: the page 原文核对: the stored doubts of the plan beside its source text, answered
 * one by one. Knows the session. */
#pragma once

#include "app/sp-doubt-panel.h"
#include "app/sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "session". */
#define SP_TYPE_DOUBTS_PAGE (sp_doubts_page_get_type ())
G_DECLARE_FINAL_TYPE (SpDoubtsPage, sp_doubts_page, SP, DOUBTS_PAGE, GtkWidget)

SpDoubtPanel *sp_doubts_page_get_panel (SpDoubtsPage *self); /* borrowed */

G_END_DECLS
