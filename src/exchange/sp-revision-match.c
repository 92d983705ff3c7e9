/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pairing in two steps: what is printed the same is paired in order, place first; of the rest the
 * likely pairs are scored and taken from the best down. */
#include "exchange/sp-revision-match.h"

#include "exchange/sp-revision-grams.h"

#include <stdlib.h>
#include <string.h>

#define LIKE_TEXT 0.6     /* wordings so near are one, wherever they stand */
#define LIKE_IN_PLACE 0.4 /* enough at the same place, and under the same title elsewhere */
#define LIKE_TITLE 0.5
#define NEARLY 0.05 /* scores so near do not decide between two */
#define SURELY 0.9  /* a pair so near is in no doubt, whoever else is like it */
#define N_NEAR 8    /* candidates by wording */
#define N_NAMED 16  /* candidates by place or title */

typedef struct
{
  guint fresh, old;
  double score;
} Edge;

typedef struct
{
  const SpMatchItem *old, *fresh;
  guint n_old, n_fresh;
  SpGrams *old_titles, *fresh_titles, *old_texts, *fresh_texts;
  gboolean *is_taken; /* by old */
  GArray *matches;    /* of SpMatch, by fresh */
  GArray *edges;      /* of Edge */
  GCancellable *cancellable;
} Matching;

static SpMatch *
match_of (Matching *self, guint fresh)
{
  return &g_array_index (self->matches, SpMatch, fresh);
}

static void
take (Matching *self, guint fresh, guint old, double score)
{
  SpMatch *match = match_of (self, fresh);

  match->other = (int)old;
  match->score = score;
  self->is_taken[old] = TRUE;
}

/* ---- what is printed the same ---- */

typedef enum
{
  BY_PART = 1 << 0,
  BY_PATH = 1 << 1,
  BY_TITLE = 1 << 2,
  BY_TEXT = 1 << 3,
} By;

static char *
dup_key (const SpMatchItem *item, guint by)
{
  return g_strdup_printf ("%d\x1f%s\x1f%s\x1f%s", by & BY_PART ? item->part : 0,
                          by & BY_PATH ? item->path : "", by & BY_TITLE ? item->title : "",
                          by & BY_TEXT ? item->text : "");
}

/* Old entries of one key; what equal pairing has passed is not looked at again. */
typedef struct
{
  GArray *entries; /* of guint */
  guint next;
} Queue;

static void
queue_free (gpointer data)
{
  g_array_unref (((Queue *)data)->entries);
  g_free (data);
}

/* Indices of the old entries that are not taken yet, by key. */
static GHashTable *
list_old (Matching *self, guint by)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);

  for (guint i = 0; i < self->n_old; i++)
    {
      g_autofree char *key = self->is_taken[i] ? NULL : dup_key (&self->old[i], by);
      Queue *queue = key != NULL ? g_hash_table_lookup (lists, key) : NULL;

      if (key == NULL)
        continue;
      if (queue == NULL)
        {
          queue = g_new0 (Queue, 1);
          queue->entries = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (lists, g_steal_pointer (&key), queue);
        }
      g_array_append_val (queue->entries, i);
    }
  return lists;
}

/* How many new entries want each list: more or fewer than there are make the order a guess. */
static GHashTable *
count_fresh (Matching *self, guint by)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_fresh; i++)
    if (match_of (self, i)->other < 0)
      {
        char *key = dup_key (&self->fresh[i], by);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

        g_hash_table_replace (counts, key, GUINT_TO_POINTER (n + 1));
      }
  return counts;
}

static void
pair_equal (Matching *self, guint by)
{
  g_autoptr (GHashTable) lists = list_old (self, by);
  g_autoptr (GHashTable) counts = count_fresh (self, by);

  for (guint i = 0; i < self->n_fresh; i++)
    {
      g_autofree char *key = match_of (self, i)->other < 0 ? dup_key (&self->fresh[i], by) : NULL;
      Queue *queue = key != NULL ? g_hash_table_lookup (lists, key) : NULL;
      guint n_old = queue != NULL ? queue->entries->len : 0;
      guint at = queue != NULL ? queue->next++ : 0;

      if (at >= n_old)
        continue;
      take (self, i, g_array_index (queue->entries, guint, at), 1);
      /* More or fewer than there were: the order is a guess. */
      if (n_old > 1 && GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) != n_old)
        match_of (self, i)->rival = (int)g_array_index (queue->entries, guint, at > 0 ? 0 : 1);
    }
}

/* ---- what is alike ---- */

static void
consider (Matching *self, guint fresh, guint old)
{
  const SpMatchItem *a = &self->old[old];
  const SpMatchItem *b = &self->fresh[fresh];
  gboolean is_part = a->part >= 0 && a->part == b->part;
  gboolean is_place = is_part && *a->path != '\0' && strcmp (a->path, b->path) == 0;
  gboolean is_title = strcmp (a->title, b->title) == 0;
  double title = is_title ? 1 : sp_grams_dice (&self->old_titles[old], &self->fresh_titles[fresh]);
  double text = sp_grams_dice (&self->old_texts[old], &self->fresh_texts[fresh]);
  Edge edge = {fresh, old, 0.55 * text + 0.35 * title + 0.05 * is_part + 0.05 * is_place};

  if (text >= LIKE_TEXT || (is_title && is_part) || (is_title && text >= LIKE_IN_PLACE) ||
      (is_place && (title >= LIKE_TITLE || text >= LIKE_IN_PLACE)))
    g_array_append_val (self->edges, edge);
}

static void
add_candidates (Matching *self, GHashTable *lists, guint by, guint fresh, GHashTable *seen)
{
  g_autofree char *key = dup_key (&self->fresh[fresh], by);
  const Queue *queue = g_hash_table_lookup (lists, key);

  for (guint i = 0; queue != NULL && i < MIN (queue->entries->len, N_NAMED); i++)
    {
      guint old = g_array_index (queue->entries, guint, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (old)))
        consider (self, fresh, old);
    }
}

static gboolean
find_edges (Matching *self)
{
  g_autoptr (GHashTable) places = list_old (self, BY_PART | BY_PATH);
  g_autoptr (GHashTable) titles = list_old (self, BY_TITLE | BY_PART);
  g_autoptr (GHashTable) named = list_old (self, BY_TITLE);
  g_autoptr (SpGramIndex) index = sp_gram_index_new (self->old_texts, self->n_old, self->is_taken);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint found[N_NEAR];

  for (guint i = 0; i < self->n_fresh; i++)
    {
      guint n;

      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      if (match_of (self, i)->other >= 0)
        continue;
      g_hash_table_remove_all (seen);
      add_candidates (self, places, BY_PART | BY_PATH, i, seen);
      add_candidates (self, titles, BY_TITLE | BY_PART, i, seen);
      add_candidates (self, named, BY_TITLE, i, seen);
      n = sp_gram_index_find (index, &self->fresh_texts[i], found, N_NEAR);
      for (guint k = 0; k < n; k++)
        if (g_hash_table_add (seen, GUINT_TO_POINTER (found[k])))
          consider (self, i, found[k]);
    }
  return TRUE;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *left = a, *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  if (left->fresh != right->fresh)
    return left->fresh < right->fresh ? -1 : 1;
  return left->old < right->old ? -1 : left->old > right->old;
}

/* A pair is in doubt where either side had another choice that was nearly as good. */
static void
note_rivals (Matching *self)
{
  g_autofree int *chosen_by = g_new (int, self->n_old + 1); /* fresh, by old */

  for (guint i = 0; i < self->n_old; i++)
    chosen_by[i] = -1;
  for (guint i = 0; i < self->n_fresh; i++)
    if (match_of (self, i)->other >= 0)
      chosen_by[match_of (self, i)->other] = (int)i;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);
      SpMatch *match = match_of (self, edge->fresh);
      int owner = chosen_by[edge->old];

      if (match->other == (int)edge->old)
        continue;
      if (match->rival < 0 && (match->other < 0 || edge->score >= match->score - NEARLY))
        match->rival = (int)edge->old;
      /* One that finds no other claims what went to another: the old entry may have been split. */
      if (owner >= 0 && match->other < 0 && match_of (self, (guint)owner)->rival < 0 &&
          match_of (self, (guint)owner)->score < SURELY)
        match_of (self, (guint)owner)->rival = (int)edge->old;
    }
}

static gboolean
pair_alike (Matching *self)
{
  if (!find_edges (self))
    return FALSE;
  g_array_sort (self->edges, compare_edges);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);

      if (!self->is_taken[edge->old] && match_of (self, edge->fresh)->other < 0)
        take (self, edge->fresh, edge->old, edge->score);
    }
  note_rivals (self);
  return TRUE;
}

/* ---- the whole ---- */

static SpGrams *
make_grams (const SpMatchItem *items, guint n, gboolean with_text)
{
  SpGrams *grams = g_new0 (SpGrams, n + 1);

  for (guint i = 0; i < n; i++)
    sp_grams_init (&grams[i], items[i].title, with_text ? items[i].text : "");
  return grams;
}

static void
free_grams (SpGrams *grams, guint n)
{
  for (guint i = 0; i < n; i++)
    sp_grams_clear (&grams[i]);
  g_free (grams);
}

static gboolean
pair_rest (Matching *self)
{
  gboolean is_done;

  self->old_titles = make_grams (self->old, self->n_old, FALSE);
  self->old_texts = make_grams (self->old, self->n_old, TRUE);
  self->fresh_titles = make_grams (self->fresh, self->n_fresh, FALSE);
  self->fresh_texts = make_grams (self->fresh, self->n_fresh, TRUE);
  is_done = pair_alike (self);
  free_grams (self->old_titles, self->n_old);
  free_grams (self->old_texts, self->n_old);
  free_grams (self->fresh_titles, self->n_fresh);
  free_grams (self->fresh_texts, self->n_fresh);
  return is_done;
}

GArray *
sp_revision_match (const SpMatchItem *old,
                   guint n_old,
                   const SpMatchItem *fresh,
                   guint n_fresh,
                   GCancellable *cancellable)
{
  static const guint steps[] = {BY_PART | BY_PATH | BY_TITLE | BY_TEXT,
                                BY_PART | BY_TITLE | BY_TEXT, BY_TITLE | BY_TEXT};
  g_autofree gboolean *is_taken = g_new0 (gboolean, n_old + 1);
  g_autoptr (GArray) matches = g_array_sized_new (FALSE, FALSE, sizeof (SpMatch), n_fresh);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  Matching self = {.old = old,
                   .fresh = fresh,
                   .n_old = n_old,
                   .n_fresh = n_fresh,
                   .is_taken = is_taken,
                   .matches = matches,
                   .edges = edges,
                   .cancellable = cancellable};
  const SpMatch none = {-1, -1, 0};

  for (guint i = 0; i < n_fresh; i++)
    g_array_append_val (matches, none);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    pair_equal (&self, steps[i]);
  return pair_rest (&self) ? g_steal_pointer (&matches) : NULL;
}
