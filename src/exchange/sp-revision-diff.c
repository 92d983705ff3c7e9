/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The common beginning and end are left aside; the middle is compared by the longest common
 * subsequence. */
#include "exchange/sp-revision-diff.h"

#include <string.h>

#define TABLE_LIMIT ((gsize)4 * 1024 * 1024) /* cells of the table of lengths */
#define LONELY 2 /* so many same characters between two changes are no island */

typedef struct
{
  gunichar *chars;
  guint *offsets; /* byte offsets, one more than characters */
  guint n;
} Side;

static void
side_init (Side *self, const char *text)
{
  glong n = 0;
  const char *p = text;

  self->chars = g_utf8_to_ucs4_fast (text, -1, &n);
  self->n = (guint)n;
  self->offsets = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++, p = g_utf8_next_char (p))
    self->offsets[i] = (guint)(p - text);
  self->offsets[self->n] = (guint)strlen (text);
}

static void
side_clear (Side *self)
{
  g_free (self->chars);
  g_free (self->offsets);
}

/* One character in or out, as characters; runs are made pieces at the end. */
typedef struct
{
  SpDiffKind kind;
  guint n;
} Run;

static void
add_run (GArray *runs, SpDiffKind kind, guint n)
{
  Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;
  Run run = {kind, n};

  if (n == 0)
    return;
  if (last != NULL && last->kind == kind)
    last->n += n;
  else
    g_array_append_val (runs, run);
}

static void
compare_middle (const gunichar *a, guint n, const gunichar *b, guint m, GArray *runs)
{
  g_autofree guint16 *lengths = NULL;
  const gsize width = (gsize)m + 1;
  guint i = 0, j = 0;

  if ((gsize)n * m > TABLE_LIMIT || MIN (n, m) >= G_MAXUINT16)
    {
      add_run (runs, SP_DIFF_DELETED, n);
      add_run (runs, SP_DIFF_INSERTED, m);
      return;
    }
  lengths = g_new0 (guint16, (gsize)(n + 1) * width);
  for (guint x = n; x-- > 0;)
    for (guint y = m; y-- > 0;)
      lengths[x * width + y] = a[x] == b[y]
                                 ? lengths[(x + 1) * width + y + 1] + 1
                                 : MAX (lengths[(x + 1) * width + y], lengths[x * width + y + 1]);
  while (i < n && j < m)
    if (a[i] == b[j])
      {
        add_run (runs, SP_DIFF_SAME, 1);
        i++, j++;
      }
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
      {
        add_run (runs, SP_DIFF_DELETED, 1);
        i++;
      }
    else
      {
        add_run (runs, SP_DIFF_INSERTED, 1);
        j++;
      }
  add_run (runs, SP_DIFF_DELETED, n - i);
  add_run (runs, SP_DIFF_INSERTED, m - j);
}

/* 删、增 of one place stand as one deletion and one insertion. */
static GArray *
join_changes (const GArray *runs)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (Run));
  guint n_deleted = 0, n_inserted = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      gboolean is_between = i > 0 && i + 1 < runs->len;

      if (run->kind == SP_DIFF_DELETED)
        n_deleted += run->n;
      else if (run->kind == SP_DIFF_INSERTED)
        n_inserted += run->n;
      else if (is_between && run->n < LONELY)
        {
          n_deleted += run->n;
          n_inserted += run->n;
        }
      else
        {
          add_run (joined, SP_DIFF_DELETED, n_deleted);
          add_run (joined, SP_DIFF_INSERTED, n_inserted);
          add_run (joined, SP_DIFF_SAME, run->n);
          n_deleted = n_inserted = 0;
        }
    }
  add_run (joined, SP_DIFF_DELETED, n_deleted);
  add_run (joined, SP_DIFF_INSERTED, n_inserted);
  return joined;
}

static GArray *
make_pieces (const GArray *runs, const Side *old, const Side *fresh)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (SpDiffPiece));
  guint i = 0, j = 0;

  for (guint k = 0; k < runs->len; k++)
    {
      const Run *run = &g_array_index (runs, Run, k);
      guint next_i = i + (run->kind != SP_DIFF_INSERTED ? run->n : 0);
      guint next_j = j + (run->kind != SP_DIFF_DELETED ? run->n : 0);
      SpDiffPiece piece = {run->kind, old->offsets[i], old->offsets[next_i], fresh->offsets[j],
                           fresh->offsets[next_j]};

      g_array_append_val (pieces, piece);
      i = next_i;
      j = next_j;
    }
  return pieces;
}

GArray *
sp_revision_diff (const char *old_text, const char *new_text)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GArray) joined = NULL;
  Side old, fresh;
  guint head = 0, tail = 0;
  GArray *pieces;

  side_init (&old, old_text);
  side_init (&fresh, new_text);
  while (head < old.n && head < fresh.n && old.chars[head] == fresh.chars[head])
    head++;
  while (tail < old.n - head && tail < fresh.n - head &&
         old.chars[old.n - 1 - tail] == fresh.chars[fresh.n - 1 - tail])
    tail++;
  add_run (runs, SP_DIFF_SAME, head);
  compare_middle (old.chars + head, old.n - head - tail, fresh.chars + head, fresh.n - head - tail,
                  runs);
  add_run (runs, SP_DIFF_SAME, tail);
  joined = join_changes (runs);
  pieces = make_pieces (joined, &old, &fresh);
  side_clear (&old);
  side_clear (&fresh);
  return pieces;
}
