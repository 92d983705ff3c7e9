/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSupervisionPage: the page 督办与会议: what recurs, what is being urged, what was punished, a
 * tab each. */
#pragma once

#include "sp-tab-page.h"

G_BEGIN_DECLS

#define SP_TYPE_SUPERVISION_PAGE (sp_supervision_page_get_type ())
G_DECLARE_FINAL_TYPE (SpSupervisionPage, sp_supervision_page, SP, SUPERVISION_PAGE, SpTabPage)

#define SP_TAB_DUTIES "duties"
#define SP_TAB_SUPERVISION "supervision"
#define SP_TAB_ENFORCEMENT "enforcement"

G_END_DECLS
