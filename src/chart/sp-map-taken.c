/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rectangles in buckets of a grid without bounds. */
#include "sp-map-body.h"

#include <math.h>

typedef struct
{
  SpRect rect;
  guint next; /* of the same bucket, + 1; 0: none */
} Entry;

struct _SpMapTaken
{
  /* Owned */
  GHashTable *buckets; /* place → index of the first entry + 1 */
  GArray *entries;
  /* State */
  double bucket;
};

SpMapTaken *
sp_map_taken_new (double bucket)
{
  SpMapTaken *self = g_new0 (SpMapTaken, 1);

  self->buckets = g_hash_table_new (NULL, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->bucket = bucket;
  return self;
}

void
sp_map_taken_free (SpMapTaken *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->buckets);
  g_array_unref (self->entries);
  g_free (self);
}

static gpointer
bucket_key (int64_t column, int64_t row)
{
  return GSIZE_TO_POINTER ((gsize)(row * ((int64_t)1 << 31) + column));
}

typedef struct
{
  int64_t from_x, to_x, from_y, to_y;
} Span;

static Span
span_of (const SpMapTaken *self, const SpRect *rect)
{
  return (Span) {(int64_t)floor (rect->x / self->bucket),
                 (int64_t)floor ((rect->x + rect->width) / self->bucket),
                 (int64_t)floor (rect->y / self->bucket),
                 (int64_t)floor ((rect->y + rect->height) / self->bucket)};
}

void
sp_map_taken_add (SpMapTaken *self, const SpRect *rect)
{
  Span span = span_of (self, rect);

  for (int64_t y = span.from_y; y <= span.to_y; y++)
    for (int64_t x = span.from_x; x <= span.to_x; x++)
      {
        gpointer key = bucket_key (x, y);
        Entry entry = {*rect, GPOINTER_TO_UINT (g_hash_table_lookup (self->buckets, key))};

        g_array_append_val (self->entries, entry);
        g_hash_table_insert (self->buckets, key, GUINT_TO_POINTER (self->entries->len));
      }
}

static gboolean
overlap (const SpRect *a, const SpRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

gboolean
sp_map_taken_is_free (SpMapTaken *self, const SpRect *rect)
{
  Span span = span_of (self, rect);

  for (int64_t y = span.from_y; y <= span.to_y; y++)
    for (int64_t x = span.from_x; x <= span.to_x; x++)
      {
        guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->buckets, bucket_key (x, y)));

        while (at != 0)
          {
            const Entry *entry = &g_array_index (self->entries, Entry, at - 1);

            if (overlap (&entry->rect, rect))
              return FALSE;
            at = entry->next;
          }
      }
  return TRUE;
}
