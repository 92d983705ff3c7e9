/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which stored measure each measure of the new edition continues, and the order in which all of
 * them stand. */
#include "exchange/sp-revision-private.h"

#include "exchange/sp-revision-match.h"

#define OWN_SCORE 0.75 /* so near must be what a person typed or an earlier edition withdrew */

/* ---- pairing measures ---- */

static SpMatchItem
item_of_measure (SpRecord *measure, int part)
{
  SpMatchItem item = {part, sp_record_get_text (measure, SP_MEASURE_PATH),
                      sp_record_get_title (measure), sp_record_get_text (measure, SP_MEASURE_TEXT)};

  return item;
}

/* Whether the former document has it: such measures are paired first, and all else is their rest.
 */
static gboolean
is_of_document (const SpRevisionOld *old)
{
  return old->base != NULL &&
         (old->now == NULL ||
          sp_record_get_integer (old->now, SP_MEASURE_WITHDRAWN_ON) == SP_DATE_NONE);
}

typedef struct
{
  GArray *items;
  GArray *indices; /* of int */
} Side;

static void
side_init (Side *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (SpMatchItem));
  self->indices = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
side_clear (Side *self)
{
  g_array_unref (self->items);
  g_array_unref (self->indices);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static void
side_add (Side *self, SpMatchItem item, int index)
{
  g_array_append_val (self->items, item);
  g_array_append_val (self->indices, index);
}

/* Fills @old_of and @rival_of (by fresh) for those that are still -1. */
static gboolean
pair_some (SpRevision *self,
           gboolean of_document,
           double least,
           GArray *old_of,
           GArray *rival_of,
           GCancellable *cancellable)
{
  g_auto (Side) old_side = {NULL};
  g_auto (Side) fresh_side = {NULL};
  g_autoptr (GArray) matches = NULL;

  side_init (&old_side);
  side_init (&fresh_side);
  for (guint i = 0; i < self->olds->len; i++)
    {
      const SpRevisionOld *old = g_ptr_array_index (self->olds, i);

      if (is_of_document (old) == of_document)
        side_add (&old_side,
                  item_of_measure (old->base != NULL ? old->base : old->now, old->base_part),
                  (int)i);
    }
  for (guint i = 0; i < self->draft->measures->len; i++)
    {
      SpDraftMeasure *fresh = g_ptr_array_index (self->draft->measures, i);
      int part = g_array_index (self->part_of_fresh, int, fresh->part);

      if (!fresh->is_left_out && g_array_index (old_of, int, i) < 0)
        side_add (&fresh_side,
                  item_of_measure (SP_RECORD (fresh->measure),
                                   part >= 0 ? part : G_MAXINT - (int)fresh->part),
                  (int)i);
    }
  matches = sp_revision_match (
    (const SpMatchItem *)(gpointer)old_side.items->data, old_side.items->len,
    (const SpMatchItem *)(gpointer)fresh_side.items->data, fresh_side.items->len, cancellable);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const SpMatch *match = &g_array_index (matches, SpMatch, i);
      int fresh = g_array_index (fresh_side.indices, int, i);

      if (match->other >= 0 && match->score >= least)
        g_array_index (old_of, int, fresh) = g_array_index (old_side.indices, int, match->other);
      if (match->rival >= 0 && least == 0)
        g_array_index (rival_of, int, fresh) = g_array_index (old_side.indices, int, match->rival);
    }
  return matches != NULL;
}

static void
note_rival (SpRevision *self, SpRevisionEntry *entry, int rival)
{
  const SpRevisionOld *old;

  if (rival < 0)
    return;
  old = g_ptr_array_index (self->olds, rival);
  entry->row.is_ambiguous = TRUE;
  entry->row.rival = g_strdup (sp_record_get_title (old->base != NULL ? old->base : old->now));
}

gboolean
sp_revision_add_measures (SpRevision *self, GCancellable *cancellable)
{
  guint n = self->draft->measures->len;
  g_autoptr (GArray) old_of = g_array_sized_new (FALSE, FALSE, sizeof (int), n);
  g_autoptr (GArray) rival_of = g_array_sized_new (FALSE, FALSE, sizeof (int), n);
  g_autofree gboolean *is_found = g_new0 (gboolean, self->olds->len + 1);
  const int none = -1;

  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (old_of, none);
      g_array_append_val (rival_of, none);
    }
  if (!pair_some (self, TRUE, 0, old_of, rival_of, cancellable) ||
      !pair_some (self, FALSE, OWN_SCORE, old_of, rival_of, cancellable))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const SpDraftMeasure *fresh = g_ptr_array_index (self->draft->measures, i);
      int old = g_array_index (old_of, int, i);
      SpRevisionEntry *entry;

      if (fresh->is_left_out)
        continue;
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      entry = sp_revision_make_measure (self, old, (int)i);
      note_rival (self, entry, g_array_index (rival_of, int, i));
      g_ptr_array_add (self->entries, entry);
      if (old >= 0)
        is_found[old] = TRUE;
    }
  for (guint i = 0; i < self->olds->len; i++)
    if (!is_found[i])
      g_ptr_array_add (self->entries, sp_revision_make_measure (self, (int)i, -1));
  return TRUE;
}

/* ---- order ---- */

/* Removed measures stand behind what stood before them. */
static void
set_orders (SpRevision *self)
{
  g_autofree double *order_of = g_new (double, self->olds->len + 1);
  double last = -1;

  for (guint i = 0; i < self->olds->len; i++)
    order_of[i] = -1;
  for (guint i = 0; i < self->entries->len; i++)
    {
      SpRevisionEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->row.type != &sp_measure_type)
        entry->order = entry->row.type == &sp_plan_type   ? -4
                       : entry->row.type == &sp_part_type ? -3
                                                          : -2;
      else if (entry->fresh >= 0)
        {
          entry->order = entry->fresh;
          if (entry->old >= 0)
            order_of[entry->old] = entry->order;
        }
    }
  for (guint i = 0; i < self->olds->len; i++)
    if (order_of[i] >= 0)
      last = order_of[i];
    else
      order_of[i] = last + 0.5;
  for (guint i = 0; i < self->entries->len; i++)
    {
      SpRevisionEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->row.type == &sp_measure_type && entry->fresh < 0)
        entry->order = order_of[entry->old];
    }
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  const SpRevisionEntry *left = *(const SpRevisionEntry *const *)a;
  const SpRevisionEntry *right = *(const SpRevisionEntry *const *)b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  if (left->fresh != right->fresh)
    return left->fresh < right->fresh ? -1 : 1;
  return left->old < right->old ? -1 : left->old > right->old;
}

void
sp_revision_sort (SpRevision *self)
{
  set_orders (self);
  g_ptr_array_sort (self->entries, compare_orders);
}
