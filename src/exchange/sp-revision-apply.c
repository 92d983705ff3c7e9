/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applying a revision: a backup, then every choice in one action, or nothing. Rows that go on are
 * changed where they are, so that reports, ticks and history stay with them. */
#include "exchange/sp-revision-private.h"

#include "base/sp-error.h"

typedef struct
{
  SpRevision *revision;
  SpWrite *write;
  SpImportUnits *units;
  GHashTable *parts; /* ids of parts that have a measure in the end, as GSIZE_TO_POINTER */
} Applying;

static void
use_part (Applying *self, int64_t part)
{
  g_hash_table_add (self->parts, GSIZE_TO_POINTER (part));
}

/* The row of a part of the draft, put in where it is new. 0 on error. */
static int64_t
part_id (Applying *self, guint fresh, GError **error)
{
  SpRevision *revision = self->revision;
  int old = g_array_index (revision->part_of_fresh, int, fresh);
  SpRecord *part = g_ptr_array_index (revision->draft->parts, fresh);

  if (old >= 0)
    return sp_record_get_id (revision->parts_now->pdata[old]);
  if (sp_record_get_id (part) != 0)
    return sp_record_get_id (part);
  sp_record_set_integer (part, SP_PART_PLAN, sp_record_get_id (revision->plan));
  return sp_write_insert (self->write, part, error) ? sp_record_get_id (part) : 0;
}

static void
copy_field (SpRecord *to, SpRecord *from, guint field)
{
  sp_record_set_value (to, field, sp_record_peek (from, field));
}

static void
set_range (SpRecord *record, guint start, SpRecord *from)
{
  for (guint i = start; i < start + 2; i++)
    if (from != NULL)
      copy_field (record, from, i);
    else if (sp_record_peek (record, i)->is_set)
      sp_record_set_integer (record, i, 0);
}

/* Fields that follow the document without being told, unless a person changed them. */
static void
copy_quiet (SpRecord *to, SpRecord *base, SpRecord *now, SpRecord *fresh, guint64 fields)
{
  for (guint i = 0; i < sp_record_get_record_type (to)->n_fields; i++)
    if ((fields >> i & 1) && base != NULL && !sp_revision_same_field (base, fresh, i) &&
        sp_revision_same_field (base, now, i))
      copy_field (to, fresh, i);
}

/* ---- what belongs to a measure ---- */

/* The day first set stays beside the new one. */
static void
keep_original_due (SpRecord *deadline, SpRecord *now)
{
  int64_t former = sp_record_get_integer (now, SP_DEADLINE_DUE);

  if (former != 0 && sp_record_get_integer (deadline, SP_DEADLINE_DUE) != former &&
      sp_record_get_integer (deadline, SP_DEADLINE_ORIGINAL_DUE) == 0)
    sp_record_set_integer (deadline, SP_DEADLINE_ORIGINAL_DUE, former);
}

static gboolean
update_child (Applying *self, const SpRevisionLink *link, gboolean is_taken, GError **error)
{
  const SpChildInfo *info = &sp_child_infos[link->kind];
  g_autoptr (SpRecord) record = sp_record_copy (link->now);
  guint64 fields = info->visible | info->quiet;

  if (!is_taken)
    copy_quiet (record, link->base, link->now, link->fresh, info->quiet);
  for (guint i = 0; is_taken && i < info->type->n_fields; i++)
    if ((fields >> i & 1) &&
        (link->base == NULL || !sp_revision_same_field (link->base, link->fresh, i)))
      copy_field (record, link->fresh, i);
  if (link->kind == SP_CHILD_DEADLINE)
    keep_original_due (record, link->now);
  copy_field (record, link->fresh, info->position_field);
  set_range (record, info->start_field, link->fresh);
  return sp_write_update (self->write, record, error);
}

static gboolean
clear_child (Applying *self, SpRecord *now, SpChildKind kind, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_copy (now);

  set_range (record, sp_child_infos[kind].start_field, NULL);
  return sp_write_update (self->write, record, error);
}

static gboolean
insert_child (Applying *self, const SpRevisionLink *link, int64_t measure, GError **error)
{
  if (link->kind == SP_CHILD_UNIT &&
      !sp_import_fill_unit (self->revision->draft, self->units, link->fresh, error))
    return FALSE;
  sp_record_set_integer (link->fresh, sp_child_infos[link->kind].measure_field, measure);
  return sp_write_insert (self->write, link->fresh, error);
}

static gboolean
apply_link (Applying *self, SpRevisionEntry *entry, const SpRevisionLink *link, GError **error)
{
  const SpRevisionChange *change =
    link->change >= 0 ? g_ptr_array_index (entry->row.changes, link->change) : NULL;
  gboolean is_taken = change != NULL && change->is_taken;

  if (link->now != NULL && link->fresh != NULL)
    return update_child (self, link, is_taken, error);
  if (link->now == NULL)
    return !is_taken || insert_child (self, link, sp_record_get_id (entry->now), error);
  if (is_taken)
    return sp_write_delete (self->write, sp_child_infos[link->kind].type,
                            sp_record_get_id (link->now), error);
  return clear_child (self, link->now, link->kind, error);
}

/* ---- measures ---- */

static gboolean
set_taken_fields (Applying *self, SpRevisionEntry *entry, SpRecord *record, GError **error)
{
  for (guint i = 0; i < entry->row.changes->len; i++)
    {
      const SpRevisionChangeFull *full = g_ptr_array_index (entry->row.changes, i);

      if (!full->change.is_taken || full->field < 0)
        continue;
      if (entry->row.type == &sp_measure_type && full->field == SP_MEASURE_PART)
        {
          SpDraftMeasure *fresh = g_ptr_array_index (self->revision->draft->measures, entry->fresh);
          int64_t part = part_id (self, fresh->part, error);

          if (part == 0)
            return FALSE;
          sp_record_set_integer (record, SP_MEASURE_PART, part);
        }
      else
        copy_field (record, entry->new_record, (guint)full->field);
    }
  return TRUE;
}

static gboolean
update_measure (Applying *self, SpRevisionEntry *entry, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_copy (entry->now);

  if (!set_taken_fields (self, entry, record, error))
    return FALSE;
  copy_quiet (record, entry->base, entry->now, entry->new_record,
              sp_revision_quiet_fields (&sp_measure_type));
  copy_field (record, entry->new_record, SP_MEASURE_POSITION);
  set_range (record, SP_MEASURE_SOURCE_START, entry->new_record);
  use_part (self, sp_record_get_integer (record, SP_MEASURE_PART));
  if (!sp_write_update (self->write, record, error))
    return FALSE;
  for (guint i = 0; i < entry->links->len; i++)
    if (!apply_link (self, entry, &g_array_index (entry->links, SpRevisionLink, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_measure (Applying *self, SpRevisionEntry *entry, GError **error)
{
  SpDraftMeasure *fresh = g_ptr_array_index (self->revision->draft->measures, entry->fresh);
  int64_t part = part_id (self, fresh->part, error);

  if (part == 0)
    return FALSE;
  use_part (self, part);
  sp_record_set_integer (entry->new_record, SP_MEASURE_PLAN,
                         sp_record_get_id (self->revision->plan));
  sp_record_set_integer (entry->new_record, SP_MEASURE_PART, part);
  return sp_import_insert_measure (self->revision->draft, self->write, self->units, fresh, error);
}

/* A measure that the document no longer has points to no place in it. */
static gboolean
leave_measure (Applying *self, SpRevisionEntry *entry, GError **error)
{
  const SpRevisionOld *old = g_ptr_array_index (self->revision->olds, entry->old);
  g_autoptr (SpRecord) record = sp_record_copy (entry->now);

  if (entry->row.choice == SP_REVISION_WITHDRAW)
    sp_record_set_integer (record, SP_MEASURE_WITHDRAWN_ON, self->revision->day);
  set_range (record, SP_MEASURE_SOURCE_START, NULL);
  use_part (self, sp_record_get_integer (record, SP_MEASURE_PART));
  if (!sp_write_update (self->write, record, error))
    return FALSE;
  for (SpChildKind k = 0; k < SP_N_CHILDREN; k++)
    for (guint i = 0; i < old->now_children[k]->len; i++)
      if (!clear_child (self, old->now_children[k]->pdata[i], k, error))
        return FALSE;
  return TRUE;
}

static gboolean
is_deleted (const SpRevisionEntry *entry)
{
  return entry->row.kind == SP_REVISION_REMOVED && entry->row.choice == SP_REVISION_DELETE;
}

static gboolean
apply_measure (Applying *self, SpRevisionEntry *entry, GError **error)
{
  int64_t id = 0;

  if (entry->now != NULL && entry->new_record != NULL)
    {
      if (!update_measure (self, entry, error))
        return FALSE;
      id = sp_record_get_id (entry->now);
    }
  else if (entry->new_record != NULL)
    {
      if (entry->row.choice != SP_REVISION_TAKE)
        return TRUE;
      if (!insert_measure (self, entry, error))
        return FALSE;
      id = sp_record_get_id (entry->new_record);
    }
  else if (entry->now != NULL && !is_deleted (entry))
    return leave_measure (self, entry, error);
  if (entry->fresh >= 0)
    g_array_index (self->revision->measure_ids, int64_t, entry->fresh) = id;
  return TRUE;
}

/* ---- plan, parts, phases ---- */

static gboolean
apply_record (Applying *self, SpRevisionEntry *entry, GError **error)
{
  int position = sp_record_type_field (entry->row.type, "position");
  int plan = sp_record_type_field (entry->row.type, "plan");
  g_autoptr (SpRecord) record = NULL;

  if (entry->now == NULL)
    {
      /* A part may have been put in already for a measure that needs it. */
      if (entry->row.choice != SP_REVISION_TAKE || sp_record_get_id (entry->new_record) != 0)
        return TRUE;
      sp_record_set_integer (entry->new_record, (guint)plan,
                             sp_record_get_id (self->revision->plan));
      return sp_write_insert (self->write, entry->new_record, error);
    }
  if (entry->new_record == NULL)
    return TRUE; /* deleted at the end, or kept */
  record = sp_record_copy (entry->now);
  if (!set_taken_fields (self, entry, record, error))
    return FALSE;
  if (position >= 0)
    copy_field (record, entry->new_record, (guint)position);
  return sp_write_update (self->write, record, error);
}

/* ---- the whole ---- */

static gboolean
delete_one (Applying *self, SpRevisionEntry *entry, GError **error)
{
  int64_t id = sp_record_get_id (entry->now);

  if (entry->row.type == &sp_part_type &&
      g_hash_table_contains (self->parts, GSIZE_TO_POINTER (id)))
    return TRUE;
  return sp_write_delete (self->write, entry->row.type, id, error);
}

/* Measures before the parts they are in. */
static gboolean
delete_removed (Applying *self, GError **error)
{
  GPtrArray *entries = self->revision->entries;

  for (guint i = entries->len; i-- > 0;)
    {
      SpRevisionEntry *entry = g_ptr_array_index (entries, i);

      if (is_deleted (entry) && !delete_one (self, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_source (Applying *self, GError **error)
{
  SpRecord *source = SP_RECORD (self->revision->draft->source);

  sp_record_set_integer (source, SP_SOURCE_PLAN, sp_record_get_id (self->revision->plan));
  return sp_write_insert (self->write, source, error);
}

static gboolean
write_everything (Applying *self, GError **error)
{
  SpRevision *revision = self->revision;

  if (!sp_import_settle_decisions (revision->draft, self->units, error) ||
      !write_source (self, error))
    return FALSE;
  for (guint i = 0; i < revision->entries->len; i++)
    {
      SpRevisionEntry *entry = g_ptr_array_index (revision->entries, i);
      gboolean is_done = entry->row.type == &sp_measure_type ? apply_measure (self, entry, error)
                                                             : apply_record (self, entry, error);

      if (!is_done)
        return FALSE;
    }
  return sp_revision_write_doubts (revision, self->write, error) && delete_removed (self, error);
}

static gboolean
write_in_one (SpRevision *self, SpStore *store, GError **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new (NULL, NULL);
  g_autofree char *label =
    g_strdup_printf (_ ("按新版修订《%s》"), sp_record_get_title (self->plan));
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_IMPORT, label, error);
  g_autoptr (SpImportUnits) units =
    write != NULL ? sp_import_units_new (self->draft, store, write, error) : NULL;
  Applying applying = {self, write, units, parts};

  return units != NULL && write_everything (&applying, error) && sp_write_commit (write, error);
}

static gboolean
check_not_same (SpRevision *self, GError **error)
{
  if (!self->is_same)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("没有变化：“%s”与文件里保存的原文一字不差，不需要修订。"),
               sp_record_get_text (SP_RECORD (self->draft->source), SP_SOURCE_NAME));
  return FALSE;
}

int64_t
sp_revision_apply (SpRevision *self, SpStore *store, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (SP_IS_REVISION (self) && SP_IS_STORE (store), 0);
  g_return_val_if_fail (!self->is_applied, 0);

  if (!check_not_same (self, error) || !sp_import_back_up (store, error))
    return 0;
  g_clear_pointer (&self->measure_ids, g_array_unref);
  self->measure_ids = g_array_new (FALSE, TRUE, sizeof (int64_t));
  g_array_set_size (self->measure_ids, self->draft->measures->len);
  if (!write_in_one (self, store, &failure))
    {
      sp_import_forget_identities (self->draft);
      g_propagate_error (error, g_steal_pointer (&failure));
      return 0;
    }
  self->is_applied = TRUE;
  return sp_record_get_id (self->plan);
}
