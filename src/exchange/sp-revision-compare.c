/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows from the three readings: which measure continues which, and field by field what the document
 * changed. What only a person changed is no difference; what both changed is a conflict. */
#include "exchange/sp-revision-private.h"

#include "base/sp-text.h"
#include <string.h>

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

guint64
sp_revision_visible_fields (const SpRecordType *type)
{
  if (type == &sp_measure_type)
    return BIT (SP_MEASURE_KIND) | BIT (SP_MEASURE_PATH) | BIT (SP_MEASURE_TITLE) |
           BIT (SP_MEASURE_TEXT) | BIT (SP_MEASURE_START_ON) | BIT (SP_MEASURE_NOTE);
  if (type == &sp_plan_type)
    return BIT (SP_PLAN_TITLE) | BIT (SP_PLAN_ISSUER) | BIT (SP_PLAN_DOC_NUMBER) |
           BIT (SP_PLAN_ISSUED_ON) | BIT (SP_PLAN_FIRST_DAY) | BIT (SP_PLAN_LAST_DAY);
  if (type == &sp_part_type)
    return BIT (SP_PART_NUMBER) | BIT (SP_PART_TITLE);
  return BIT (SP_PHASE_TITLE) | BIT (SP_PHASE_FIRST_DAY) | BIT (SP_PHASE_LAST_DAY) |
         BIT (SP_PHASE_TEXT);
}

guint64
sp_revision_quiet_fields (const SpRecordType *type)
{
  return type == &sp_measure_type ? BIT (SP_MEASURE_HEADING) | BIT (SP_MEASURE_RESPONSIBILITY) : 0;
}

/* ---- values ---- */

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (g_strcmp0 (a ? a : "", b ? b : "") == 0)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  left = sp_text_squash (a);
  right = sp_text_squash (b);
  return strcmp (left, right) == 0; /* another print breaks lines elsewhere */
}

gboolean
sp_revision_same_field (SpRecord *a, SpRecord *b, guint field)
{
  const SpField *info = &sp_record_get_record_type (a)->fields[field];
  const SpValue *left = sp_record_peek (a, field);
  const SpValue *right = sp_record_peek (b, field);

  if (info->type == SP_TYPE_TEXT)
    return same_text (left->text, right->text);
  if (info->type == SP_TYPE_REAL)
    return sp_value_equal (info, left, right);
  return sp_record_get_integer (a, field) == sp_record_get_integer (b, field);
}

gboolean
sp_revision_same_fields (SpRecord *a, SpRecord *b, guint64 fields)
{
  guint n_fields = sp_record_get_record_type (a)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    if ((fields >> i & 1) && !sp_revision_same_field (a, b, i))
      return FALSE;
  return TRUE;
}

/* ---- entries ---- */

static void
change_free (gpointer data)
{
  SpRevisionChange *change = data;

  g_free (change->old_text);
  g_free (change->now_text);
  g_free (change->new_text);
  g_free (data);
}

void
sp_revision_entry_free (gpointer data)
{
  SpRevisionEntry *self = data;

  g_free (self->row.rival);
  g_free (self->row.note);
  g_free ((char *)self->row.part);
  g_ptr_array_unref (self->row.changes);
  g_array_unref (self->links);
  g_free (self);
}

static SpRevisionEntry *
entry_new (const SpRecordType *type, int old, int fresh)
{
  SpRevisionEntry *self = g_new0 (SpRevisionEntry, 1);

  self->row.type = type;
  self->row.changes = g_ptr_array_new_with_free_func (change_free);
  self->row.part = g_strdup ("");
  self->row.path = self->row.title = self->row.text = self->row.old_path = self->row.old_title = "";
  self->links = g_array_new (FALSE, FALSE, sizeof (SpRevisionLink));
  self->old = old;
  self->fresh = fresh;
  return self;
}

SpRevisionChange *
sp_revision_add_change (SpRevisionEntry *entry, SpRevisionDoing doing, int field, const char *label)
{
  SpRevisionChangeFull *full = g_new0 (SpRevisionChangeFull, 1);

  full->change.doing = doing;
  full->change.label = label;
  full->change.old_text = g_strdup ("");
  full->change.now_text = g_strdup ("");
  full->change.new_text = g_strdup ("");
  full->change.is_taken = TRUE;
  full->field = field;
  g_ptr_array_add (entry->row.changes, full);
  return &full->change;
}

static void
set_texts (SpRevisionChange *change, char *old_text, char *now_text, char *new_text)
{
  g_free (change->old_text);
  g_free (change->now_text);
  g_free (change->new_text);
  change->old_text = old_text;
  change->now_text = now_text;
  change->new_text = new_text;
}

/* ---- fields ---- */

/* A document that says nothing where a person wrote something has not changed anything. */
static gboolean
is_document_change (SpRevisionEntry *entry, guint field)
{
  if (entry->base != NULL)
    return !sp_revision_same_field (entry->base, entry->new_record, field);
  return sp_record_peek (entry->new_record, field)->is_set;
}

static void
compare_field (SpRevisionEntry *entry, guint field)
{
  const SpField *info = &entry->row.type->fields[field];
  SpRevisionChange *change;
  gboolean is_mine;

  if (!is_document_change (entry, field) ||
      sp_revision_same_field (entry->now, entry->new_record, field))
    return;
  is_mine = entry->base == NULL ? sp_record_peek (entry->now, field)->is_set
                                : !sp_revision_same_field (entry->base, entry->now, field);
  change = sp_revision_add_change (entry, SP_REVISION_SET, (int)field, _ (info->label));
  set_texts (
    change, entry->base != NULL ? sp_revision_dup_field (entry->base, field) : g_strdup (""),
    sp_revision_dup_field (entry->now, field), sp_revision_dup_field (entry->new_record, field));
  change->is_text =
    (info->flags & SP_FIELD_MULTILINE) != 0 || field == entry->row.type->title_field;
  change->is_conflict = is_mine;
  change->is_taken = !is_mine;
}

static void
compare_fields (SpRevisionEntry *entry)
{
  guint64 fields = sp_revision_visible_fields (entry->row.type);

  for (guint i = 0; i < entry->row.type->n_fields; i++)
    if (fields >> i & 1)
      compare_field (entry, i);
}

static char *
dup_part (SpRecord *part)
{
  return sp_part_dup_heading ((int)sp_record_get_integer (part, SP_PART_NUMBER),
                              sp_record_get_title (part));
}

static char *
dup_part_now (SpRevision *self, int part)
{
  return part >= 0 ? dup_part (g_ptr_array_index (self->parts_now, part)) : g_strdup ("");
}

static int
stored_part (SpRevision *self, const SpDraftMeasure *fresh)
{
  return g_array_index (self->part_of_fresh, int, fresh->part);
}

static void
compare_part (SpRevision *self,
              SpRevisionEntry *entry,
              const SpRevisionOld *old,
              const SpDraftMeasure *fresh)
{
  int part = stored_part (self, fresh);
  SpRevisionChange *change;

  if ((part >= 0 && part == old->base_part) || (part >= 0 && part == old->now_part))
    return;
  change = sp_revision_add_change (entry, SP_REVISION_SET, SP_MEASURE_PART,
                                   _ (sp_measure_type.fields[SP_MEASURE_PART].label));
  set_texts (change, dup_part_now (self, old->base_part), dup_part_now (self, old->now_part),
             dup_part (g_ptr_array_index (self->draft->parts, fresh->part)));
  change->is_conflict = old->now_part != old->base_part;
  change->is_taken = !change->is_conflict;
}

static void
compare_withdrawal (SpRevisionEntry *entry)
{
  SpRevisionChange *change;

  if (sp_record_get_integer (entry->now, SP_MEASURE_WITHDRAWN_ON) == SP_DATE_NONE)
    return;
  change = sp_revision_add_change (entry, SP_REVISION_SET, SP_MEASURE_WITHDRAWN_ON,
                                   _ (sp_measure_type.fields[SP_MEASURE_WITHDRAWN_ON].label));
  set_texts (change, g_strdup (""), sp_revision_dup_field (entry->now, SP_MEASURE_WITHDRAWN_ON),
             g_strdup (""));
  g_free (entry->row.note);
  entry->row.note = g_strdup (_ ("这项任务曾被取消，新版又有了。"));
}

/* ---- measures ---- */

/* What a person put into it, which deleting would lose. */
static gboolean
is_worked_on (const SpRevisionOld *old)
{
  if (old->is_reported || *sp_record_get_text (old->now, SP_MEASURE_LEADER) != '\0' ||
      old->base == NULL ||
      !sp_revision_same_fields (old->base, old->now, sp_revision_visible_fields (&sp_measure_type)))
    return TRUE;
  for (guint i = 0; i < old->now_children[SP_CHILD_DEADLINE]->len; i++)
    {
      SpRecord *deadline = old->now_children[SP_CHILD_DEADLINE]->pdata[i];

      if (sp_record_get_integer (deadline, SP_DEADLINE_DONE_ON) != 0 ||
          sp_record_get_integer (deadline, SP_DEADLINE_ORIGINAL_DUE) != 0)
        return TRUE;
    }
  for (guint i = 0; i < old->now_children[SP_CHILD_SUBITEM]->len; i++)
    if (sp_record_get_integer (old->now_children[SP_CHILD_SUBITEM]->pdata[i], SP_SUBITEM_DONE_ON) !=
        0)
      return TRUE;
  return FALSE;
}

static gboolean
is_move (const SpRevisionEntry *entry)
{
  for (guint i = 0; i < entry->row.changes->len; i++)
    {
      const SpRevisionChangeFull *full = g_ptr_array_index (entry->row.changes, i);

      if (full->field != SP_MEASURE_PART && full->field != SP_MEASURE_PATH)
        return FALSE;
    }
  return entry->row.changes->len > 0;
}

static void
settle_kind (SpRevisionEntry *entry)
{
  if (entry->row.changes->len == 0)
    entry->row.kind = SP_REVISION_UNCHANGED;
  else
    entry->row.kind = is_move (entry) ? SP_REVISION_MOVED : SP_REVISION_CHANGED;
  entry->row.choice = SP_REVISION_TAKE;
}

static void
make_changed (SpRevision *self,
              SpRevisionEntry *entry,
              const SpRevisionOld *old,
              const SpDraftMeasure *fresh)
{
  compare_part (self, entry, old, fresh);
  compare_fields (entry);
  compare_withdrawal (entry);
  for (SpChildKind k = 0; k < SP_N_CHILDREN; k++)
    sp_revision_compare_children (self, entry, k, old->base_children[k], old->now_children[k],
                                  sp_revision_draft_children (fresh, k));
  settle_kind (entry);
}

/* The document still has what a person did not want: it stays out until a person says otherwise. */
static void
make_ghost (SpRevisionEntry *entry)
{
  gboolean is_same = sp_revision_same_fields (entry->base, entry->new_record,
                                              sp_revision_visible_fields (&sp_measure_type) &
                                                ~BIT (SP_MEASURE_PATH));

  entry->row.kind = is_same ? SP_REVISION_UNCHANGED : SP_REVISION_ADDED;
  entry->row.choice = SP_REVISION_KEEP;
  entry->row.note = g_strdup (_ ("旧版的这一项没有导入或已被删除，默认仍不导入。"));
}

static void
make_removed (SpRevisionEntry *entry, const SpRevisionOld *old)
{
  gboolean is_own = old->base == NULL;
  gboolean is_gone = old->now == NULL;
  gboolean is_withdrawn =
    !is_gone && sp_record_get_integer (old->now, SP_MEASURE_WITHDRAWN_ON) != SP_DATE_NONE;

  entry->row.kind = is_own || is_gone || is_withdrawn ? SP_REVISION_UNCHANGED : SP_REVISION_REMOVED;
  entry->row.choice =
    entry->row.kind == SP_REVISION_REMOVED ? SP_REVISION_WITHDRAW : SP_REVISION_KEEP;
}

static void
set_names (SpRevision *self, SpRevisionEntry *entry, const SpRevisionOld *old, int fresh_part)
{
  SpRecord *former = old == NULL ? NULL : old->base != NULL ? old->base : old->now;
  SpRecord *shown = entry->new_record != NULL ? entry->new_record : former;

  entry->row.path = sp_record_get_text (shown, SP_MEASURE_PATH);
  entry->row.title = sp_record_get_title (shown);
  entry->row.text = sp_record_get_text (shown, SP_MEASURE_TEXT);
  if (former != NULL)
    {
      entry->row.old_path = sp_record_get_text (former, SP_MEASURE_PATH);
      entry->row.old_title = sp_record_get_title (former);
    }
  entry->row.record = entry->now != NULL ? sp_record_get_id (entry->now) : 0;
  g_free ((char *)entry->row.part);
  entry->row.part = fresh_part >= 0 ? dup_part (g_ptr_array_index (self->draft->parts, fresh_part))
                                    : dup_part_now (self, MAX (old->now_part, old->base_part));
}

SpRevisionEntry *
sp_revision_make_measure (SpRevision *self, int old_index, int fresh_index)
{
  SpRevisionEntry *entry = entry_new (&sp_measure_type, old_index, fresh_index);
  SpRevisionOld *old = old_index >= 0 ? g_ptr_array_index (self->olds, old_index) : NULL;
  SpDraftMeasure *fresh =
    fresh_index >= 0 ? g_ptr_array_index (self->draft->measures, fresh_index) : NULL;

  entry->base = old != NULL ? old->base : NULL;
  entry->now = old != NULL ? old->now : NULL;
  entry->new_record = fresh != NULL ? SP_RECORD (fresh->measure) : NULL;
  set_names (self, entry, old, fresh != NULL ? (int)fresh->part : -1);
  entry->row.is_worked_on = entry->now != NULL && is_worked_on (old);
  if (fresh == NULL)
    make_removed (entry, old);
  else if (old == NULL)
    entry->row.kind = SP_REVISION_ADDED;
  else if (old->now == NULL)
    make_ghost (entry);
  else
    make_changed (self, entry, old, fresh);
  return entry;
}

/* ---- plan, parts, phases ---- */

static void
add_record (
  SpRevision *self, SpRecord *base, SpRecord *now, SpRecord *fresh, int old, int fresh_index)
{
  SpRecord *shown = fresh != NULL ? fresh : now;
  SpRevisionEntry *entry = entry_new (sp_record_get_record_type (shown), old, fresh_index);

  entry->base = base != NULL ? base : now;
  entry->now = now;
  entry->new_record = fresh;
  entry->row.title = sp_record_get_title (shown);
  entry->row.old_title = now != NULL ? sp_record_get_title (now) : "";
  entry->row.record = now != NULL ? sp_record_get_id (now) : 0;
  if (now == NULL)
    entry->row.kind = SP_REVISION_ADDED;
  else if (fresh == NULL)
    {
      entry->row.kind = SP_REVISION_REMOVED;
      entry->row.choice = SP_REVISION_DELETE;
    }
  else
    {
      compare_fields (entry);
      settle_kind (entry);
    }
  g_ptr_array_add (self->entries, entry);
}

/* The record of the former document that stands for @now. */
static SpRecord *
find_base (GPtrArray *records, const GArray *now_of, int now)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_array_index (now_of, int, i) == now)
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
add_records (SpRevision *self,
             GPtrArray *base,
             const GArray *of_base,
             GPtrArray *now,
             GPtrArray *fresh,
             const GArray *of_fresh)
{
  g_autofree gboolean *is_found = g_new0 (gboolean, now->len + 1);

  for (guint i = 0; i < fresh->len; i++)
    {
      int old = g_array_index (of_fresh, int, i);

      if (old >= 0)
        is_found[old] = TRUE;
      add_record (self, old >= 0 ? find_base (base, of_base, old) : NULL,
                  old >= 0 ? g_ptr_array_index (now, old) : NULL, g_ptr_array_index (fresh, i), old,
                  (int)i);
    }
  /* What a person added stays; only what the former document had can be gone from the new one. */
  for (guint i = 0; i < now->len; i++)
    if (!is_found[i] && (base == NULL || find_base (base, of_base, (int)i) != NULL))
      add_record (self, NULL, g_ptr_array_index (now, i), NULL, (int)i, -1);
}

/* ---- the whole ---- */

gboolean
sp_revision_compare (SpRevision *self, GCancellable *cancellable, GError **error)
{
  SpImportDraft *base = self->base;

  if (self->is_same)
    return TRUE;
  add_record (self, base != NULL ? SP_RECORD (base->plan) : NULL, self->plan,
              SP_RECORD (self->draft->plan), 0, 0);
  add_records (self, base != NULL ? base->parts : NULL, self->part_of_base, self->parts_now,
               self->draft->parts, self->part_of_fresh);
  add_records (self, base != NULL ? base->phases : NULL, self->phase_of_base, self->phases_now,
               self->draft->phases, self->phase_of_fresh);
  if (!sp_revision_add_measures (self, cancellable))
    return sp_revision_check_cancelled (cancellable, error);
  sp_revision_sort (self);
  return TRUE;
}
