/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How like two texts are: a text as the sorted pairs of its neighbouring characters, letters and
 * digits only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 *grams; /* sorted, repeated as often as they occur */
  guint n;
} SpGrams;

void sp_grams_init (SpGrams *self, const char *first, const char *second);
void sp_grams_clear (SpGrams *self);
double sp_grams_dice (const SpGrams *a, const SpGrams *b);
/* How much two texts have in common, white space and punctuation aside: 0 nothing, 1 all (Dice of
 * their pairs of neighbouring characters). */
double sp_text_likeness (const char *a, const char *b);

G_END_DECLS
