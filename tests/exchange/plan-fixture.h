/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small plan in the usual form, and ways to get at what its draft holds. What is asked for must
 * be there. */
#pragma once

#include "exchange/sp-import.h"
#include "fixtures.h"

/* Three measures; a unit nobody knows (twice), one misprinted, a day without a year. */
extern const char plan_text[];

Place *place_with_units (void); /* a store with the sample's units */
SpImportDraft *draft_of (Place *place, const char *text);
SpDraftMeasure *measure_titled (SpImportDraft *draft, const char *title);
SpRecord *unit_of (SpDraftMeasure *measure, const char *printed);
/* The doubt of @kind about what is printed as @words. */
guint doubt_about (SpImportDraft *draft, SpDoubtKind kind, const char *words);
SpRecord *doubt_at (SpImportDraft *draft, guint i);
int64_t find_unit (Place *place, const char *name); /* 0: none */
int64_t accept_draft (SpImportDraft *draft, Place *place);
