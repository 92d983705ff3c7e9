/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpInspectionPage: the page 执法检查: inspections with what they found, and what inspections go
 * by: criteria, industries, parameters, a tab each. */
#pragma once

#include "sp-findings.h"
#include "sp-tab-page.h"

G_BEGIN_DECLS

#define SP_TYPE_INSPECTION_PAGE (sp_inspection_page_get_type ())
G_DECLARE_FINAL_TYPE (SpInspectionPage, sp_inspection_page, SP, INSPECTION_PAGE, SpTabPage)

#define SP_TAB_INSPECTIONS "inspections"
#define SP_TAB_CRITERIA "criteria"
#define SP_TAB_INDUSTRIES "industries"
#define SP_TAB_PARAMETERS "parameters"

/* What the inspection in the detail found. */
SpFindings *sp_inspection_page_get_findings (SpInspectionPage *self);

G_END_DECLS
