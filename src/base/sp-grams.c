/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-grams.h. */
#include "base/sp-grams.h"

#include <stdlib.h>
#include <string.h>

static int
compare_grams (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *)a, right = *(const guint32 *)b;

  return left < right ? -1 : left > right;
}

static guint
append_grams (guint32 *grams, const char *text)
{
  gunichar former = 0;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        continue;
      grams[n++] = (former * 0x9E3779B1u) ^ (c * 0x85EBCA6Bu);
      former = c;
    }
  return n;
}

void
sp_grams_init (SpGrams *self, const char *first, const char *second)
{
  self->grams = g_new (guint32, strlen (first) + strlen (second) + 1);
  self->n = append_grams (self->grams, first);
  self->n += append_grams (self->grams + self->n, second);
  qsort (self->grams, self->n, sizeof *self->grams, compare_grams);
}

void
sp_grams_clear (SpGrams *self)
{
  g_clear_pointer (&self->grams, g_free);
}

double
sp_grams_dice (const SpGrams *a, const SpGrams *b)
{
  guint common = 0;

  if (a->n == 0 && b->n == 0)
    return 1;
  for (guint i = 0, j = 0; i < a->n && j < b->n;)
    if (a->grams[i] == b->grams[j])
      common++, i++, j++;
    else if (a->grams[i] < b->grams[j])
      i++;
    else
      j++;
  return 2.0 * common / (a->n + b->n);
}

double
sp_text_likeness (const char *a, const char *b)
{
  SpGrams left, right;
  double dice;

  sp_grams_init (&left, a, "");
  sp_grams_init (&right, b, "");
  dice = sp_grams_dice (&left, &right);
  sp_grams_clear (&left);
  sp_grams_clear (&right);
  return dice;
}
