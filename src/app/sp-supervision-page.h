/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSupervisionPage: the page 督办与会议: what recurs, what is being urged, what was punished, a
 * tab each. Property "session". Actions of ledgers go to the tab that is shown. */
#pragma once

#include "sp-record-page.h"

G_BEGIN_DECLS

#define SP_TYPE_SUPERVISION_PAGE (sp_supervision_page_get_type ())
G_DECLARE_FINAL_TYPE (SpSupervisionPage, sp_supervision_page, SP, SUPERVISION_PAGE, GtkWidget)

#define SP_TAB_DUTIES "duties"
#define SP_TAB_SUPERVISION "supervision"
#define SP_TAB_ENFORCEMENT "enforcement"

GtkWidget *sp_supervision_page_get_tab (SpSupervisionPage *self, const char *name);
void sp_supervision_page_show_tab (SpSupervisionPage *self, const char *name);

G_END_DECLS
