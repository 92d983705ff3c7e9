/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units, deadlines, targets and subitems of one measure in its three readings. */
#include "exchange/sp-revision-private.h"

#include "base/sp-grams.h"
#include "base/sp-text.h"
#include "exchange/sp-revision-match.h"
#include <string.h>

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))
#define SCORE_SAME 4     /* the same thing; what a person already entered counts as there */
#define SCORE_CLOSE 3    /* the same wording, or hardly another */
#define SCORE_SOMEHOW 2  /* the same sentence speaks of it */
#define SCORE_IN_ORDER 1 /* nothing speaks against it */
#define MANY (4u << 20)  /* comparisons of one measure's items by wording */
#define LIKE_ITEM 0.5

const SpChildInfo sp_child_infos[SP_N_CHILDREN] = {
  {&sp_measure_unit_type, SP_MEASURE_UNIT_MEASURE, SP_MEASURE_UNIT_SOURCE_START,
   SP_MEASURE_UNIT_POSITION, BIT (SP_MEASURE_UNIT_ROLE),
   BIT (SP_MEASURE_UNIT_PRINTED_NAME) | BIT (SP_MEASURE_UNIT_INHERITED), N_ ("责任单位")},
  {&sp_deadline_type, SP_DEADLINE_MEASURE, SP_DEADLINE_SOURCE_START, SP_DEADLINE_POSITION,
   BIT (SP_DEADLINE_KIND) | BIT (SP_DEADLINE_DUE) | BIT (SP_DEADLINE_RECURRENCE) |
     BIT (SP_DEADLINE_EVERY) | BIT (SP_DEADLINE_DUE_MONTH) | BIT (SP_DEADLINE_DUE_DAY),
   BIT (SP_DEADLINE_TEXT) | BIT (SP_DEADLINE_CLAUSE) | BIT (SP_DEADLINE_RELATIVE), N_ ("时限")},
  {&sp_target_type, SP_TARGET_MEASURE, SP_TARGET_SOURCE_START, SP_TARGET_POSITION,
   BIT (SP_TARGET_OP) | BIT (SP_TARGET_VALUE) | BIT (SP_TARGET_MEASURED_IN) |
     BIT (SP_TARGET_BY_DATE),
   BIT (SP_TARGET_TEXT) | BIT (SP_TARGET_CLAUSE), N_ ("目标")},
  {&sp_subitem_type, SP_SUBITEM_MEASURE, SP_SUBITEM_SOURCE_START, SP_SUBITEM_POSITION,
   BIT (SP_SUBITEM_KIND) | BIT (SP_SUBITEM_TEXT), BIT (SP_SUBITEM_LABEL), N_ ("分项")},
};

GPtrArray *
sp_revision_draft_children (const SpDraftMeasure *measure, SpChildKind kind)
{
  switch (kind)
    {
    case SP_CHILD_UNIT:
      return measure->units;
    case SP_CHILD_DEADLINE:
      return measure->deadlines;
    case SP_CHILD_TARGET:
      return measure->targets;
    case SP_CHILD_SUBITEM:
    case SP_N_CHILDREN:
    default:
      return measure->subitems;
    }
}

/* ---- how near two are ---- */

static gboolean
is_same_unit (SpRecord *a, SpRecord *b)
{
  int64_t left = sp_record_get_integer (a, SP_MEASURE_UNIT_UNIT);
  int64_t right = sp_record_get_integer (b, SP_MEASURE_UNIT_UNIT);

  return (left != 0 && left == right) ||
         sp_revision_same_field (a, b, SP_MEASURE_UNIT_PRINTED_NAME);
}

static gboolean
is_like (SpRecord *a, SpRecord *b, guint field)
{
  return sp_text_likeness (sp_record_get_text (a, field), sp_record_get_text (b, field)) >=
         LIKE_ITEM;
}

static gboolean
is_same_child (SpChildKind kind, SpRecord *a, SpRecord *b)
{
  return (kind != SP_CHILD_UNIT || is_same_unit (a, b)) &&
         sp_revision_same_fields (a, b, sp_child_infos[kind].visible);
}

static int
score_deadline (SpRecord *a, SpRecord *b, guint clause, guint kind)
{
  if (sp_revision_same_field (a, b, clause))
    return SCORE_CLOSE;
  if (is_like (a, b, clause))
    return SCORE_SOMEHOW;
  return sp_revision_same_field (a, b, kind) ? SCORE_IN_ORDER : 0;
}

static int
score (SpChildKind kind, SpRecord *a, SpRecord *b)
{
  if (is_same_child (kind, a, b))
    return SCORE_SAME;
  switch (kind)
    {
    case SP_CHILD_UNIT:
      return is_same_unit (a, b) ? SCORE_CLOSE : 0;
    case SP_CHILD_DEADLINE:
      return score_deadline (a, b, SP_DEADLINE_CLAUSE, SP_DEADLINE_KIND);
    case SP_CHILD_TARGET:
      return sp_revision_same_field (a, b, SP_TARGET_MEASURED_IN)
               ? score_deadline (a, b, SP_TARGET_CLAUSE, SP_TARGET_OP)
               : 0;
    case SP_CHILD_SUBITEM:
    case SP_N_CHILDREN:
    default:
      return is_like (a, b, SP_SUBITEM_TEXT) ? SCORE_SOMEHOW : 0;
    }
}

/* The range in one document decides before anything else. */
static gboolean
is_same_place (SpRecord *a, SpRecord *b, guint start)
{
  return sp_record_get_integer (a, start + 1) > 0 &&
         sp_record_get_integer (a, start) == sp_record_get_integer (b, start) &&
         sp_record_get_integer (a, start + 1) == sp_record_get_integer (b, start + 1);
}

/* ---- pairing ---- */

static void
pair_if (
  GPtrArray *left, GPtrArray *right, int *of_left, int *of_right, SpChildKind kind, int least)
{
  guint from = 0;

  for (guint i = 0; i < left->len; i++)
    {
      if (of_left[i] >= 0)
        continue;
      while (from < right->len && of_right[from] >= 0)
        from++;
      for (guint k = from; k < right->len; k++)
        if (of_right[k] < 0 && score (kind, left->pdata[i], right->pdata[k]) >= least)
          {
            of_left[i] = (int)k;
            of_right[k] = (int)i;
            break;
          }
    }
}

static void
pair_places (GPtrArray *left, GPtrArray *right, int *of_left, int *of_right, guint start)
{
  for (guint i = 0, k = 0; i < left->len; i++)
    {
      guint tries = 0;

      /* Both stand in document order but for what a person moved. */
      for (; tries < right->len; tries++, k = (k + 1) % right->len)
        if (of_right[k] < 0 && is_same_place (left->pdata[i], right->pdata[k], start))
          break;
      if (tries == right->len)
        continue;
      of_left[i] = (int)k;
      of_right[k] = (int)i;
    }
}

static void
pair_children (GPtrArray *left,
               GPtrArray *right,
               int *of_left,
               int *of_right,
               SpChildKind kind,
               int least,
               gboolean by_place)
{
  guint n = MIN (left->len, right->len);

  if (by_place)
    pair_places (left, right, of_left, of_right, sp_child_infos[kind].start_field);
  for (guint i = 0; i < n; i++)
    if (of_left[i] < 0 && of_right[i] < 0 && is_same_child (kind, left->pdata[i], right->pdata[i]))
      of_left[i] = of_right[i] = (int)i;
  if ((guint64)left->len * right->len > MANY)
    return;
  for (int step = SCORE_SAME; step >= least; step--)
    pair_if (left, right, of_left, of_right, kind, step);
}

static int *
new_indices (guint n)
{
  int *indices = g_new (int, n + 1);

  for (guint i = 0; i <= n; i++)
    indices[i] = -1;
  return indices;
}

/* ---- changes ---- */

static SpRevisionChange *
add_change (SpRevisionEntry *entry, SpRevisionLink *link, SpRevisionDoing doing)
{
  SpRevisionChange *change =
    sp_revision_add_change (entry, doing, -1, _ (sp_child_infos[link->kind].label));

  link->change = (int)entry->row.changes->len - 1;
  g_free (change->old_text);
  g_free (change->now_text);
  g_free (change->new_text);
  change->old_text = sp_revision_dup_child (link->base, link->kind);
  change->now_text = sp_revision_dup_child (link->now, link->kind);
  change->new_text = sp_revision_dup_child (link->fresh, link->kind);
  change->is_text = link->kind == SP_CHILD_SUBITEM;
  return change;
}

static void
set_conflict (SpRevisionChange *change)
{
  change->is_conflict = TRUE;
  change->is_taken = FALSE;
}

/* Whether a person changed one of the very fields that the document changed. */
static gboolean
both_changed (const SpRevisionLink *link)
{
  guint64 fields = sp_child_infos[link->kind].visible;

  for (guint i = 0; i < sp_child_infos[link->kind].type->n_fields; i++)
    if ((fields >> i & 1) && !sp_revision_same_field (link->base, link->fresh, i) &&
        !sp_revision_same_field (link->base, link->now, i))
      return TRUE;
  return FALSE;
}

static gboolean
is_ticked (const SpRevisionLink *link)
{
  if (link->kind == SP_CHILD_DEADLINE)
    return sp_record_get_integer (link->now, SP_DEADLINE_DONE_ON) != 0;
  return link->kind == SP_CHILD_SUBITEM &&
         sp_record_get_integer (link->now, SP_SUBITEM_DONE_ON) != 0;
}

static void
compare_link (SpRevisionEntry *entry, SpRevisionLink *link)
{
  SpChildKind kind = link->kind;

  if (link->base != NULL && link->now != NULL && link->fresh != NULL)
    {
      if (is_same_child (kind, link->base, link->fresh) ||
          is_same_child (kind, link->now, link->fresh))
        return;
      if (both_changed (link))
        set_conflict (add_change (entry, link, SP_REVISION_SET));
      else
        add_change (entry, link, SP_REVISION_SET);
    }
  else if (link->base != NULL && link->fresh != NULL)
    {
      /* A person took it out; only where the document now says otherwise is there a question. */
      if (!is_same_child (kind, link->base, link->fresh))
        set_conflict (add_change (entry, link, SP_REVISION_ADD));
    }
  else if (link->base != NULL && link->now != NULL)
    {
      SpRevisionChange *change = add_change (entry, link, SP_REVISION_REMOVE);

      if (!is_same_child (kind, link->base, link->now) || is_ticked (link))
        set_conflict (change);
    }
  else if (link->fresh != NULL && link->now == NULL)
    add_change (entry, link, SP_REVISION_ADD);
}

static gpointer
at (GPtrArray *records, int index)
{
  return index >= 0 ? g_ptr_array_index (records, index) : NULL;
}

static void
add_link (SpRevisionEntry *entry, SpChildKind kind, SpRecord *base, SpRecord *now, SpRecord *fresh)
{
  SpRevisionLink link = {kind, base, now, fresh, -1};

  if (now == NULL && fresh == NULL)
    return;
  compare_link (entry, &link);
  g_array_append_val (entry->links, link);
}

void
sp_revision_compare_children (SpRevision *self,
                              SpRevisionEntry *entry,
                              SpChildKind kind,
                              GPtrArray *base,
                              GPtrArray *now,
                              GPtrArray *fresh)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray *former = base != NULL ? base : none;
  g_autofree int *fresh_of_base = new_indices (former->len);
  g_autofree int *now_of_base = new_indices (former->len);
  g_autofree int *base_of_fresh = new_indices (fresh->len);
  g_autofree int *base_of_now = new_indices (now->len);

  pair_children (former, fresh, fresh_of_base, base_of_fresh, kind, SCORE_IN_ORDER, FALSE);
  pair_children (former, now, now_of_base, base_of_now, kind, SCORE_IN_ORDER, self->base != NULL);
  for (guint i = 0; i < former->len; i++)
    add_link (entry, kind, g_ptr_array_index (former, i), at (now, now_of_base[i]),
              at (fresh, fresh_of_base[i]));
  for (guint i = 0; i < fresh->len; i++)
    {
      SpRecord *there = NULL;

      /* What a person entered already is not entered twice. */
      for (guint k = 0; base_of_fresh[i] < 0 && there == NULL && k < now->len; k++)
        if (base_of_now[k] < 0 && score (kind, now->pdata[k], fresh->pdata[i]) >=
                                    (kind == SP_CHILD_UNIT ? SCORE_CLOSE : SCORE_SAME))
          {
            there = now->pdata[k];
            base_of_now[k] = G_MAXINT;
          }
      if (base_of_fresh[i] < 0)
        add_link (entry, kind, NULL, there, fresh->pdata[i]);
    }
  for (guint k = 0; k < now->len; k++)
    if (base_of_now[k] < 0)
      add_link (entry, kind, NULL, now->pdata[k], NULL);
}
