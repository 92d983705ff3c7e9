/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each text is entered under its rarest pairs only, and pairs that very many
 * texts have lead nowhere, so that looking one up costs the same however many there are. */
#include "exchange/sp-revision-grams.h"

#include <stdlib.h>

#define COUNT_BITS 20
#define N_RARE 24        /* pairs under which a text is entered */
#define POSTING_LIMIT 96 /* a pair that more texts are entered under is no sign of any */

typedef struct
{
  guint32 gram;
  guint32 text;
} Posting;

struct _SpGramIndex
{
  guint32 *counts;   /* texts that have a pair, by the pair's lower bits */
  Posting *postings; /* sorted */
  guint n_postings;
  guint *hits; /* by text, 0 between uses */
  guint n_texts;
};

static guint32
slot_of (guint32 gram)
{
  return (gram ^ gram >> (32 - COUNT_BITS)) & ((1u << COUNT_BITS) - 1);
}

static int
compare_postings (gconstpointer a, gconstpointer b)
{
  const Posting *left = a, *right = b;

  if (left->gram != right->gram)
    return left->gram < right->gram ? -1 : 1;
  return left->text < right->text ? -1 : left->text > right->text;
}

/* The rarest pairs of @text that are there at all; their number is returned. */
static guint
choose_rare (const SpGramIndex *self, const SpGrams *text, guint32 rare[N_RARE])
{
  guint32 counts[N_RARE];
  guint n = 0;

  for (guint i = 0; i < text->n; i++)
    {
      guint32 gram = text->grams[i];
      guint32 count = self->counts[slot_of (gram)];
      guint at;

      if (count == 0 || (i > 0 && gram == text->grams[i - 1]))
        continue;
      if (n == N_RARE && count >= counts[n - 1])
        continue;
      for (at = n < N_RARE ? n++ : n - 1; at > 0 && counts[at - 1] > count; at--)
        {
          counts[at] = counts[at - 1];
          rare[at] = rare[at - 1];
        }
      counts[at] = count;
      rare[at] = gram;
    }
  return n;
}

SpGramIndex *
sp_gram_index_new (const SpGrams *texts, guint n_texts, const gboolean *is_left_out)
{
  SpGramIndex *self = g_new0 (SpGramIndex, 1);
  guint32 rare[N_RARE];

  self->n_texts = n_texts;
  self->hits = g_new0 (guint, n_texts + 1);
  self->counts = g_new0 (guint32, 1u << COUNT_BITS);
  self->postings = g_new (Posting, (gsize)n_texts * N_RARE + 1);
  for (guint i = 0; i < n_texts; i++)
    for (guint k = 0; !is_left_out[i] && k < texts[i].n; k++)
      if (k == 0 || texts[i].grams[k] != texts[i].grams[k - 1])
        self->counts[slot_of (texts[i].grams[k])]++;
  for (guint i = 0; i < n_texts; i++)
    {
      guint n = is_left_out[i] ? 0 : choose_rare (self, &texts[i], rare);

      for (guint k = 0; k < n; k++)
        self->postings[self->n_postings++] = (Posting) {rare[k], i};
    }
  qsort (self->postings, self->n_postings, sizeof *self->postings, compare_postings);
  return self;
}

void
sp_gram_index_free (SpGramIndex *self)
{
  g_free (self->counts);
  g_free (self->postings);
  g_free (self->hits);
  g_free (self);
}

static guint
first_posting (const SpGramIndex *self, guint32 gram)
{
  guint low = 0, high = self->n_postings;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->postings[middle].gram < gram)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Counts the texts under @gram; those met for the first time are appended to @met. */
static void
count_hits (SpGramIndex *self, guint32 gram, GArray *met)
{
  guint first = first_posting (self, gram);
  guint end = first;

  while (end < self->n_postings && self->postings[end].gram == gram && end - first <= POSTING_LIMIT)
    end++;
  if (end - first > POSTING_LIMIT)
    return;
  for (guint i = first; i < end; i++)
    if (self->hits[self->postings[i].text]++ == 0)
      g_array_append_val (met, self->postings[i].text);
}

guint
sp_gram_index_find (SpGramIndex *self, const SpGrams *text, guint *found, guint n_most)
{
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 rare[N_RARE];
  guint n_rare = choose_rare (self, text, rare);
  guint n = 0;

  for (guint i = 0; i < n_rare; i++)
    count_hits (self, rare[i], met);
  for (guint i = 0; i < met->len; i++)
    {
      guint32 one = g_array_index (met, guint32, i);
      guint at;

      if (n == n_most && self->hits[one] <= self->hits[found[n - 1]])
        continue;
      for (at = n < n_most ? n++ : n - 1; at > 0 && self->hits[found[at - 1]] < self->hits[one];
           at--)
        found[at] = found[at - 1];
      found[at] = one;
    }
  for (guint i = 0; i < met->len; i++)
    self->hits[g_array_index (met, guint32, i)] = 0;
  return n;
}
