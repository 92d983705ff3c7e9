/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of an action: one change a row. */
#include "store/sp-write.h"

#include "core/sp-measure.h"
#include "store/sp-task-parents.h"

#include <stdlib.h>

typedef struct
{
  SpRowChange change;
  guint order;
} OrderedChange;

static int
compare_ordered (gconstpointer a, gconstpointer b)
{
  const OrderedChange *left = a;
  const OrderedChange *right = b;

  if (left->change.type != right->change.type)
    return left->change.type < right->change.type ? -1 : 1;
  if (left->change.id != right->change.id)
    return left->change.id < right->change.id ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* Several changes of one row are one: what it was before against what it is after. */
GArray *
sp_row_changes_merge (const GArray *changes)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (SpRowChange));
  g_autofree OrderedChange *sorted = g_new (OrderedChange, changes->len + 1);

  for (guint i = 0; i < changes->len; i++)
    sorted[i] = (OrderedChange) {g_array_index (changes, SpRowChange, i), i};
  qsort (sorted, changes->len, sizeof *sorted, compare_ordered);
  for (guint i = 0, end; i < changes->len; i = end)
    {
      SpRowChange change = sorted[i].change;
      gboolean was_there = change.kind != SP_ROW_INSERTED;
      gboolean is_there;

      for (end = i + 1; end < changes->len && sorted[end].change.type == change.type &&
                        sorted[end].change.id == change.id;)
        end++;
      is_there = sorted[end - 1].change.kind != SP_ROW_DELETED;
      change.kind = !was_there ? SP_ROW_INSERTED : is_there ? SP_ROW_UPDATED : SP_ROW_DELETED;
      change.measure = sorted[end - 1].change.measure;
      if (was_there || is_there)
        g_array_append_val (merged, change);
    }
  return merged;
}

/* Beyond so many changes the parents are not looked up one by one. */
#define MANY_PARENTS 500

static gboolean
is_in (const GArray *changes, int64_t measure)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, SpRowChange, i).type == &sp_measure_type &&
        g_array_index (changes, SpRowChange, i).id == measure)
      return TRUE;
  return FALSE;
}

/* A measure that others are under stands where they stand: it looks different, too. */
void
sp_row_changes_add_parents (SpEngine *engine, GArray *changes)
{
  guint n = changes->len;

  for (guint i = 0; i < n && n <= MANY_PARENTS; i++)
    {
      int64_t measure = g_array_index (changes, SpRowChange, i).measure;
      g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (int64_t));
      g_autoptr (GError) failure = NULL;

      if (measure != 0 && !sp_task_parents_find (engine, measure, parents, &failure))
        g_debug ("looking for what a measure is under: %s", failure->message);
      for (guint k = 0; k < parents->len; k++)
        {
          int64_t id = g_array_index (parents, int64_t, k);
          SpRowChange change = {&sp_measure_type, id, id, SP_ROW_UPDATED};

          if (!is_in (changes, id))
            g_array_append_val (changes, change);
        }
    }
}
