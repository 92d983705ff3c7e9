/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking at a draft while it is corrected: everything in it as text, and that what belongs
 * together is together. */
#pragma once

#include "plan-fixture.h"

/* The character at which @words are printed; they must be. */
guint place_of (SpImportDraft *draft, const char *words);
SpDraftMeasure *measure_at (SpImportDraft *draft, guint i);
guint index_titled (SpImportDraft *draft, const char *title);
const char *text_of (SpDraftMeasure *measure, guint field);
/* Everything that accepting would write, and whose each doubt is. */
char *dump (SpImportDraft *draft);
/* Positions count, ranges lie in the source, every doubt points at a measure that is there. */
void check_whole (SpImportDraft *draft);
/* Takes everything back to @before and does it again. */
void check_history (SpImportDraft *draft, const char *before);
