/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the matching of editions: an index that finds texts by their rarest pairs. */
#pragma once

#include "base/sp-grams.h"

G_BEGIN_DECLS

/* An index over some of @texts; borrows them. */
typedef struct _SpGramIndex SpGramIndex;
SpGramIndex *sp_gram_index_new (const SpGrams *texts, guint n_texts, const gboolean *is_left_out);
void sp_gram_index_free (SpGramIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGramIndex, sp_gram_index_free)
/* The texts that share most rare pairs with @text, at most @n_most, into @found. Returns how many.
 */
guint sp_gram_index_find (SpGramIndex *self, const SpGrams *text, guint *found, guint n_most);

G_END_DECLS
