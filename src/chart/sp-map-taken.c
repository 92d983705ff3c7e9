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
  SpMapGrid *buckets; /* index of the first entry + 1 */
  GArray *entries;
  /* State */
  double bucket;
};

SpMapTaken *
sp_map_taken_new (double bucket)
{
  SpMapTaken *self = g_new0 (SpMapTaken, 1);

  self->buckets = sp_map_grid_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->bucket = bucket;
  return self;
}

void
sp_map_taken_free (SpMapTaken *self)
{
  if (self == NULL)
    return;
  sp_map_grid_free (self->buckets);
  g_array_unref (self->entries);
  g_free (self);
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
        Entry entry = {*rect, sp_map_grid_get (self->buckets, x, y)};

        g_array_append_val (self->entries, entry);
        sp_map_grid_set (self->buckets, x, y, self->entries->len);
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
        guint at = sp_map_grid_get (self->buckets, x, y);

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
