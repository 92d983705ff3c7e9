/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds for a document whatever it was read from. */
#pragma once

#include "document/sp-document.h"

G_BEGIN_DECLS

/* Either a whole @document, or an @error with a sentence. */
void document_check (const SpDocument *document, const GError *error);

G_END_DECLS
