/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-numbered.h. Days and words lie close together: they are counted out in a fraction of the
 * time in which a million are compared. */
#include "store/sp-numbered.h"

#include <string.h>

/* Numbers further apart would cost memory to count. Of days, those are a slip of the pen. */
#define MOST_HEAPS (400 * 366)

typedef struct
{
  int64_t first, last; /* numbers; last before first: no row has any */
} Range;

int64_t
sp_numbered_from_real (double real)
{
  int64_t bits = 0;

  real += 0.0; /* no negative zero */
  memcpy (&bits, &real, sizeof bits);
  return bits >= 0 ? bits : -(bits & G_MAXINT64);
}

static Range
find_range (const GArray *rows)
{
  Range range = {G_MAXINT64, G_MININT64};

  for (guint i = 0; i < rows->len; i++)
    {
      int64_t number = g_array_index (rows, SpNumbered, i).number;

      if (number == SP_NUMBERED_NONE)
        continue;
      range.first = MIN (range.first, number);
      range.last = MAX (range.last, number);
    }
  return range;
}

/* ---- counting ---- */

static guint
count_heaps (const Range *range)
{
  return range->last < range->first ? 0 : (guint)(range->last - range->first) + 1;
}

static gboolean
is_narrow (const Range *range)
{
  return range->last < range->first || (guint64)range->last - (guint64)range->first < MOST_HEAPS;
}

/* Which of the heaps of equal numbers a row goes on; those without one on the last. */
static guint
get_heap (const Range *range, int64_t number, gboolean is_descending)
{
  if (number == SP_NUMBERED_NONE)
    return count_heaps (range);
  return (guint)(is_descending ? range->last - number : number - range->first);
}

static GArray *
count_out (const GArray *rows, const Range *range, gboolean is_descending)
{
  guint n_heaps = count_heaps (range) + 1;
  g_autofree guint *starts = g_new0 (guint, n_heaps + 1);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), rows->len);

  g_array_set_size (ids, rows->len);
  for (guint i = 0; i < rows->len; i++)
    starts[get_heap (range, g_array_index (rows, SpNumbered, i).number, is_descending) + 1]++;
  for (guint i = 1; i <= n_heaps; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < rows->len; i++)
    {
      const SpNumbered *row = &g_array_index (rows, SpNumbered, i);

      g_array_index (ids, int64_t, starts[get_heap (range, row->number, is_descending)]++) =
        row->id;
    }
  return ids;
}

/* ---- comparing ---- */

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpNumbered *left = a;
  const SpNumbered *right = b;
  gboolean is_less = left->number < right->number;

  if (left->number == right->number)
    return (left->id > right->id) - (left->id < right->id);
  if (left->number == SP_NUMBERED_NONE || right->number == SP_NUMBERED_NONE)
    return left->number == SP_NUMBERED_NONE ? 1 : -1;
  return is_less == (GPOINTER_TO_INT (data) != 0) ? 1 : -1;
}

static GArray *
compare_all (GArray *rows, gboolean is_descending)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), rows->len);

  g_qsort_with_data (rows->data, (int)rows->len, sizeof (SpNumbered), compare,
                     GINT_TO_POINTER (is_descending));
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (rows, SpNumbered, i).id);
  return ids;
}

GArray *
sp_numbered_order (GArray *rows, gboolean is_descending)
{
  Range range = find_range (rows);

  return is_narrow (&range) ? count_out (rows, &range, is_descending)
                            : compare_all (rows, is_descending);
}
