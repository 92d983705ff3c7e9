/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Lines that a reprint broke in the middle of a sentence, joined for reading;
 * or a text
 * put together anew; afterwards every place that was read is put back to where it stands in the
 * source. */
#pragma once

#include "document/sp-reader.h"

G_BEGIN_DECLS

typedef struct _SpReflow SpReflow;

/* NULL where no line is broken: the text is read as it stands. */
SpReflow *sp_reflow_new (const char *text, gsize length);
/* An empty one, to put together from pieces of @text and words that it has not; those stand for
 * @place. */
SpReflow *sp_reflow_new_empty (void);
void sp_reflow_copy (SpReflow *self, const char *text, const char *start, const char *end);
void sp_reflow_insert (SpReflow *self, const char *text, const char *place, const char *words);
void sp_reflow_free (SpReflow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReflow, sp_reflow_free)
const char *sp_reflow_get_text (const SpReflow *self, gsize *length);
/* Every span of @reading, read from the joined text, becomes one of the source. */
void sp_reflow_restore (const SpReflow *self, SpReading *reading);

G_END_DECLS
