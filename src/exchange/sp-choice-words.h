/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What offices also write in a column of a closed set of words. Knows no tables. */
#pragma once

#include "base/sp-vocabulary.h"

G_BEGIN_DECLS

/* The word of @choices that @plain, without space, is another word for; NULL: none. */
const SpWord *sp_choice_words_find (const SpVocabulary *choices, const char *plain);

G_END_DECLS
