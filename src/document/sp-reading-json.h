/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reading as JSON (the fields of the annotation format: part, kind, path, title, units,
 * deadlines, targets …, plus "source_start"/"source_end", character offsets, for every fact;
 * "start"/"end" are a phase's days) or as text for people to look through. */
#pragma once

#include "document/sp-reading.h"

G_BEGIN_DECLS

char *sp_reading_to_json (const SpReading *self); /* an array of objects, one a block, then UTF-8 */
char *sp_reading_to_text (const SpReading *self);

G_END_DECLS
