/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two former readings: what the store holds, and the stored document read once more by today's
 * reader. Reading it again, rather than remembering what was read, leaves out what a newer reader
 * merely understands better, and takes what a person corrected for what it is. */
#include "exchange/sp-revision-private.h"

#include "base/sp-error.h"
#include "base/sp-text.h"
#include "exchange/sp-revision-match.h"
#include "exchange/sp-source-tables.h"
#include <string.h>

void
sp_revision_old_free (gpointer data)
{
  SpRevisionOld *self = data;

  g_clear_object (&self->base);
  g_clear_object (&self->now);
  for (guint i = 0; i < SP_N_CHILDREN; i++)
    {
      g_clear_pointer (&self->base_children[i], g_ptr_array_unref);
      g_clear_pointer (&self->now_children[i], g_ptr_array_unref);
    }
  g_free (self);
}

gboolean
sp_revision_check_cancelled (GCancellable *cancellable, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* ---- the former document ---- */

static gboolean
is_known (const char *name, gpointer user_data)
{
  const SpUnitEntry *entry = sp_unit_book_find (user_data, name);

  return entry != NULL && !entry->is_pending;
}

static SpImportDraft *
read_again (SpRecord *source, SpReader *reader, GError **error)
{
  const char *text = sp_record_get_text (source, SP_SOURCE_TEXT);
  SpDocument *document = sp_document_new_take (g_strdup (text), strlen (text));
  SpImportDraft *draft;
  SpUnitBook *book = sp_unit_book_new (reader, sp_directory_name_for_text (text), error);
  SpReadOptions options = {.known_unit = is_known, .known_unit_data = book};

  if (book == NULL)
    {
      sp_document_free (document);
      return NULL;
    }
  sp_source_tables_from_text (sp_record_get_text (source, SP_SOURCE_TABLES), document);
  draft = g_object_new (SP_TYPE_IMPORT_DRAFT, NULL);
  draft->book = book;
  draft->reading = sp_reading_new_document (document, &options);
  sp_import_build (draft, sp_record_get_text (source, SP_SOURCE_NAME));
  return draft;
}

static gboolean
load_base (SpRevision *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) sources = sp_reader_load_all (reader, &sp_source_type, SP_SOURCE_PLAN,
                                                      sp_record_get_id (self->plan), error);
  SpRecord *newest;

  if (sources == NULL)
    return FALSE;
  if (sources->len == 0)
    return TRUE;
  newest = g_ptr_array_index (sources, sources->len - 1);
  self->is_same =
    g_strcmp0 (sp_record_get_text (newest, SP_SOURCE_SHA256),
               sp_record_get_text (SP_RECORD (self->draft->source), SP_SOURCE_SHA256)) == 0;
  if (self->is_same || *sp_record_get_text (newest, SP_SOURCE_TEXT) == '\0')
    return TRUE;
  self->base = read_again (newest, reader, error);
  return self->base != NULL;
}

/* ---- parts and phases ---- */

static SpMatchItem
item_of (SpRecord *record, int part)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  SpMatchItem item = {part, "", sp_record_get_title (record), ""};

  if (type == &sp_measure_type)
    {
      item.path = sp_record_get_text (record, SP_MEASURE_PATH);
      item.text = sp_record_get_text (record, SP_MEASURE_TEXT);
    }
  else if (type == &sp_phase_type)
    item.text = sp_record_get_text (record, SP_PHASE_TEXT);
  return item;
}

static GArray *
items_of (GPtrArray *records)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (SpMatchItem));

  for (guint i = 0; i < records->len; i++)
    {
      SpMatchItem item = item_of (g_ptr_array_index (records, i), 0);

      g_array_append_val (items, item);
    }
  return items;
}

/* A renamed part with the number of one that is not found again is that one. */
static void
pair_by_number (GPtrArray *parts, GPtrArray *now, GArray *found)
{
  for (guint i = 0; i < parts->len; i++)
    for (guint k = 0; g_array_index (found, int, i) < 0 && k < now->len; k++)
      {
        gboolean is_free = TRUE;

        if (sp_record_get_integer (parts->pdata[i], SP_PART_NUMBER) !=
            sp_record_get_integer (now->pdata[k], SP_PART_NUMBER))
          continue;
        for (guint j = 0; j < found->len; j++)
          is_free &= g_array_index (found, int, j) != (int)k;
        if (is_free)
          g_array_index (found, int, i) = (int)k;
      }
}

/* For each of @records (of a draft) its index in @now, or -1. */
static GArray *
pair_records (GPtrArray *records, GPtrArray *now)
{
  g_autoptr (GArray) old = items_of (now);
  g_autoptr (GArray) fresh = items_of (records);
  g_autoptr (GArray) matches =
    sp_revision_match ((const SpMatchItem *)(gpointer)old->data, old->len,
                       (const SpMatchItem *)(gpointer)fresh->data, fresh->len, NULL);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < matches->len; i++)
    g_array_append_val (found, g_array_index (matches, SpMatch, i).other);
  return found;
}

static void
pair_parts (SpRevision *self)
{
  self->part_of_fresh = pair_records (self->draft->parts, self->parts_now);
  pair_by_number (self->draft->parts, self->parts_now, self->part_of_fresh);
  self->phase_of_fresh = pair_records (self->draft->phases, self->phases_now);
  if (self->base == NULL)
    return;
  self->part_of_base = pair_records (self->base->parts, self->parts_now);
  pair_by_number (self->base->parts, self->parts_now, self->part_of_base);
  self->phase_of_base = pair_records (self->base->phases, self->phases_now);
}

/* ---- measures of the store ---- */

static gboolean
load_measures (SpRevision *self, SpReader *reader, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray) measures = sp_reader_load_all (reader, &sp_measure_type, SP_MEASURE_PLAN,
                                                       sp_record_get_id (self->plan), error);
  g_autoptr (GHashTable) parts = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree int64_t *ids = g_new (int64_t, self->parts_now->len + 1);

  for (guint i = 0; i < self->parts_now->len; i++)
    {
      ids[i] = sp_record_get_id (self->parts_now->pdata[i]);
      g_hash_table_insert (parts, &ids[i], GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      SpRevisionOld *old = g_new0 (SpRevisionOld, 1);
      int64_t part = sp_record_get_integer (measures->pdata[i], SP_MEASURE_PART);
      int64_t *id = g_new (int64_t, 1);

      old->now = g_object_ref (measures->pdata[i]);
      old->now_part = (int)GPOINTER_TO_UINT (g_hash_table_lookup (parts, &part)) - 1;
      old->base_part = old->now_part;
      for (guint k = 0; k < SP_N_CHILDREN; k++)
        old->now_children[k] = g_ptr_array_new_with_free_func (g_object_unref);
      *id = sp_record_get_id (old->now);
      g_hash_table_insert (by_id, id, old);
      g_ptr_array_add (self->olds, old);
    }
  return measures != NULL;
}

static gboolean
load_children (SpReader *reader, GHashTable *by_id, SpChildKind kind, GError **error)
{
  const SpChildInfo *info = &sp_child_infos[kind];
  g_autoptr (GPtrArray) records = sp_reader_load_all (reader, info->type, -1, 0, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SpRecord *record = g_ptr_array_index (records, i);
      int64_t measure = sp_record_get_integer (record, info->measure_field);
      SpRevisionOld *old = g_hash_table_lookup (by_id, &measure);

      if (old != NULL)
        g_ptr_array_add (old->now_children[kind], g_object_ref (record));
    }
  return records != NULL;
}

static gboolean
load_reports (SpReader *reader, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray) reports = sp_reader_load_all (reader, &sp_progress_type, -1, 0, error);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      int64_t measure = sp_record_get_integer (reports->pdata[i], SP_PROGRESS_MEASURE);
      SpRevisionOld *old = g_hash_table_lookup (by_id, &measure);

      if (old != NULL)
        old->is_reported = TRUE;
    }
  return reports != NULL;
}

/* ---- measures of the former document, and whose they are ---- */

static void
give_base (SpRevision *self, SpRevisionOld *old, SpDraftMeasure *measure)
{
  old->base = g_object_ref (SP_RECORD (measure->measure));
  for (SpChildKind k = 0; k < SP_N_CHILDREN; k++)
    old->base_children[k] = g_ptr_array_ref (sp_revision_draft_children (measure, k));
  old->base_part = g_array_index (self->part_of_base, int, measure->part);
}

/* What the store holds counts as what the document said, where nothing else tells. */
static void
take_now_for_base (SpRevisionOld *old)
{
  old->base = g_object_ref (old->now);
  for (guint k = 0; k < SP_N_CHILDREN; k++)
    old->base_children[k] = g_ptr_array_ref (old->now_children[k]);
}

static gint64
place_key (SpRecord *measure)
{
  return sp_record_get_integer (measure, SP_MEASURE_SOURCE_START) << 32 |
         sp_record_get_integer (measure, SP_MEASURE_SOURCE_END);
}

/* By their ranges in the document, which is exact where the reader has not changed. */
static void
pair_by_place (SpRevision *self, gboolean *is_given)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->olds->len; i++)
    {
      SpRevisionOld *old = g_ptr_array_index (self->olds, i);
      gint64 *key = g_new (gint64, 1);

      *key = place_key (old->now);
      if (*key != 0)
        g_hash_table_insert (places, key, old);
      else
        g_free (key);
    }
  for (guint i = 0; i < self->base->measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (self->base->measures, i);
      gint64 key = place_key (SP_RECORD (measure->measure));
      SpRevisionOld *old = g_hash_table_lookup (places, &key);

      if (old == NULL || old->base != NULL)
        continue;
      give_base (self, old, measure);
      is_given[i] = TRUE;
    }
}

/* The rest by what they say: a newer reader may cut the document otherwise. */
static gboolean
pair_by_words (SpRevision *self, gboolean *is_given, GCancellable *cancellable)
{
  g_autoptr (GArray) old_items = g_array_new (FALSE, FALSE, sizeof (SpMatchItem));
  g_autoptr (GArray) base_items = g_array_new (FALSE, FALSE, sizeof (SpMatchItem));
  g_autoptr (GPtrArray) olds = g_ptr_array_new ();
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) matches = NULL;

  for (guint i = 0; i < self->olds->len; i++)
    {
      SpRevisionOld *old = g_ptr_array_index (self->olds, i);
      SpMatchItem item = item_of (old->now, old->now_part);

      if (old->base != NULL || place_key (old->now) == 0)
        continue;
      g_ptr_array_add (olds, old);
      g_array_append_val (old_items, item);
    }
  for (guint i = 0; i < self->base->measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (self->base->measures, i);
      SpMatchItem item = item_of (SP_RECORD (measure->measure),
                                  g_array_index (self->part_of_base, int, measure->part));

      if (is_given[i])
        continue;
      g_array_append_val (bases, i);
      g_array_append_val (base_items, item);
    }
  matches = sp_revision_match ((const SpMatchItem *)(gpointer)old_items->data, old_items->len,
                               (const SpMatchItem *)(gpointer)base_items->data, base_items->len,
                               cancellable);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const SpMatch *match = &g_array_index (matches, SpMatch, i);
      guint base = g_array_index (bases, guint, i);

      if (match->other < 0)
        continue;
      give_base (self, g_ptr_array_index (olds, match->other),
                 g_ptr_array_index (self->base->measures, base));
      is_given[base] = TRUE;
    }
  return matches != NULL;
}

/* What the document had and the store has not: left out at the import, or deleted. */
static void
add_ghosts (SpRevision *self, const gboolean *is_given)
{
  for (guint i = 0; i < self->base->measures->len; i++)
    if (!is_given[i])
      {
        SpRevisionOld *old = g_new0 (SpRevisionOld, 1);

        give_base (self, old, g_ptr_array_index (self->base->measures, i));
        old->now_part = -1;
        g_ptr_array_add (self->olds, old);
      }
}

static gboolean
pair_base (SpRevision *self, GCancellable *cancellable, GError **error)
{
  g_autofree gboolean *is_given = NULL;

  if (self->base != NULL)
    {
      is_given = g_new0 (gboolean, self->base->measures->len + 1);
      pair_by_place (self, is_given);
      if (!pair_by_words (self, is_given, cancellable))
        return sp_revision_check_cancelled (cancellable, error);
      add_ghosts (self, is_given);
    }
  for (guint i = 0; i < self->olds->len; i++)
    {
      SpRevisionOld *old = g_ptr_array_index (self->olds, i);

      if (old->base == NULL &&
          (self->base == NULL || sp_record_get_integer (old->now, SP_MEASURE_WITHDRAWN_ON) != 0))
        take_now_for_base (old);
    }
  return TRUE;
}

/* ---- the whole ---- */

static gboolean
load_lists (SpRevision *self, SpReader *reader, GError **error)
{
  int64_t plan = sp_record_get_id (self->plan);

  self->parts_now = sp_reader_load_all (reader, &sp_part_type, SP_PART_PLAN, plan, error);
  if (self->parts_now == NULL)
    return FALSE;
  self->phases_now = sp_reader_load_all (reader, &sp_phase_type, SP_PHASE_PLAN, plan, error);
  if (self->phases_now == NULL)
    return FALSE;
  self->doubts_now = sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN, plan, error);
  return self->doubts_now != NULL;
}

gboolean
sp_revision_load (
  SpRevision *self, SpReader *reader, int64_t plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) failure = NULL;

  self->plan = sp_reader_load (reader, &sp_plan_type, plan, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->plan == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                   _ ("要比较的计划已不在文件里，请重新选择计划。"));
      return FALSE;
    }
  if (!load_base (self, reader, error))
    return FALSE;
  if (self->is_same)
    return TRUE;
  if (!load_lists (self, reader, error) || !sp_revision_check_cancelled (cancellable, error))
    return FALSE;
  pair_parts (self);
  if (!load_measures (self, reader, by_id, error) || !load_reports (reader, by_id, error))
    return FALSE;
  for (SpChildKind k = 0; k < SP_N_CHILDREN; k++)
    if (!load_children (reader, by_id, k, error) ||
        !sp_revision_check_cancelled (cancellable, error))
      return FALSE;
  return pair_base (self, cancellable, error);
}
