/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the page of hazards share: the page as of 2021-09-30, a hazard on it, typing. */
#pragma once

#include "app/sp-hazards-page.h"
#include "app/sp-window.h"

SpHazardsPage *hazards_support_open (SpWindow *window);
void hazards_support_type (SpRecordForm *form, const char *name, const char *text);
int64_t hazards_support_first_enterprise (SpWindow *window);
int64_t hazards_support_first_unit (SpWindow *window);
/* A new hazard found on 2021-09-01; selected. */
int64_t hazards_support_add (SpWindow *window, SpHazardsPage *page, const char *description);
