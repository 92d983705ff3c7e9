/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpUnitPage: the page 单位: the directory with what each unit has to do, and one unit's detail.
 * Property "session". Action units.add. */
#pragma once

#include "sp-unit-detail.h"
#include "sp-unit-list.h"

G_BEGIN_DECLS

#define SP_TYPE_UNIT_PAGE (sp_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (SpUnitPage, sp_unit_page, SP, UNIT_PAGE, GtkWidget)

SpUnitList *sp_unit_page_get_list (SpUnitPage *self);
SpUnitDetail *sp_unit_page_get_detail (SpUnitPage *self);

G_END_DECLS
