/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accepting a draft: a backup, then everything in one action, or nothing. */
#include "exchange/sp-import-private.h"

#include "base/sp-error.h"

static gboolean
is_imported_already (SpImportDraft *self, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) sources = sp_reader_load_all (reader, &sp_source_type, -1, 0, error);
  const char *sum = sp_record_get_text (SP_RECORD (self->source), SP_SOURCE_SHA256);

  if (sources == NULL)
    return TRUE;
  for (guint i = 0; i < sources->len; i++)
    {
      SpRecord *source = g_ptr_array_index (sources, i);
      g_autofree char *day = NULL;

      if (g_strcmp0 (sp_record_get_text (source, SP_SOURCE_SHA256), sum) != 0)
        continue;
      day = sp_date_dup_chinese ((SpDate)sp_record_get_integer (source, SP_SOURCE_IMPORTED_ON));
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("“%s”的内容已于%s导入过，没有再导入一遍。要重新导入，请先撤销上次的导入。"),
                   sp_record_get_text (SP_RECORD (self->source), SP_SOURCE_NAME), day);
      return TRUE;
    }
  return FALSE;
}

/* A file that holds nothing yet needs no backup. */
gboolean
sp_import_back_up (SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  int64_t n_units = sp_reader_count (reader, &sp_unit_type, error);
  int64_t n_plans = n_units < 0 ? -1 : sp_reader_count (reader, &sp_plan_type, error);
  g_autofree char *path = NULL;

  if (n_plans < 0)
    return FALSE;
  if (n_units == 0 && n_plans == 0)
    return TRUE;
  path = sp_store_backup_dated (store, _ ("导入前"), error);
  return path != NULL;
}

/* ---- writing ---- */

gboolean
sp_import_insert_all (
  SpWrite *write, GPtrArray *records, guint reference, int64_t id, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      SpRecord *record = g_ptr_array_index (records, i);

      sp_record_set_integer (record, reference, id);
      if (!sp_write_insert (write, record, error))
        return FALSE;
    }
  return TRUE;
}

/* A reference that a person set in the draft holds; else the printed name tells. */
gboolean
sp_import_fill_unit (SpImportDraft *self, SpImportUnits *units, SpRecord *record, GError **error)
{
  int64_t unit = sp_record_get_integer (record, SP_MEASURE_UNIT_UNIT);

  if (unit != 0)
    return TRUE;
  unit =
    sp_import_units_get (units, sp_record_get_text (record, SP_MEASURE_UNIT_PRINTED_NAME), error);
  if (unit == 0)
    return FALSE;
  sp_record_set_integer (record, SP_MEASURE_UNIT_UNIT, unit);
  g_ptr_array_add (self->filled, record);
  return TRUE;
}

static gboolean
insert_units (
  SpImportDraft *self, SpWrite *write, SpImportUnits *units, SpDraftMeasure *draft, GError **error)
{
  for (guint i = 0; i < draft->units->len; i++)
    if (!sp_import_fill_unit (self, units, g_ptr_array_index (draft->units, i), error))
      return FALSE;
  return sp_import_insert_all (write, draft->units, SP_MEASURE_UNIT_MEASURE,
                               sp_record_get_id (SP_RECORD (draft->measure)), error);
}

gboolean
sp_import_insert_measure (
  SpImportDraft *self, SpWrite *write, SpImportUnits *units, SpDraftMeasure *draft, GError **error)
{
  SpRecord *measure = SP_RECORD (draft->measure);
  int64_t id;

  if (!sp_write_insert (write, measure, error))
    return FALSE;
  id = sp_record_get_id (measure);
  return sp_import_insert_all (write, draft->subitems, SP_SUBITEM_MEASURE, id, error) &&
         insert_units (self, write, units, draft, error) &&
         sp_import_insert_all (write, draft->deadlines, SP_DEADLINE_MEASURE, id, error) &&
         sp_import_insert_all (write, draft->targets, SP_TARGET_MEASURE, id, error);
}

static gboolean
insert_measures (SpImportDraft *self, SpWrite *write, SpImportUnits *units, GError **error)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      SpDraftMeasure *draft = g_ptr_array_index (self->measures, i);
      SpRecord *part = g_ptr_array_index (self->parts, draft->part);

      sp_record_set_integer (SP_RECORD (draft->measure), SP_MEASURE_PLAN,
                             sp_record_get_id (SP_RECORD (self->plan)));
      sp_record_set_integer (SP_RECORD (draft->measure), SP_MEASURE_PART, sp_record_get_id (part));
      if (!draft->is_left_out && !sp_import_insert_measure (self, write, units, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_doubts (SpImportDraft *self, SpWrite *write, GError **error)
{
  for (guint i = 0; i < self->doubt_facts->len; i++)
    {
      const SpDraftDoubt *fact = g_ptr_array_index (self->doubt_facts, i);
      SpDraftMeasure *draft = NULL;
      int64_t measure = 0;

      if (fact->measure >= 0)
        draft = g_ptr_array_index (self->measures, (guint)fact->measure);
      if (draft != NULL && !draft->is_left_out)
        measure = sp_record_get_id (SP_RECORD (draft->measure));
      sp_record_set_integer (SP_RECORD (fact->record), SP_DOUBT_MEASURE, measure);
    }
  return sp_import_insert_all (write, self->doubts, SP_DOUBT_PLAN,
                               sp_record_get_id (SP_RECORD (self->plan)), error);
}

/* Every name that a person decided on is known from now on, also where the draft holds the unit
 * already. */
gboolean
sp_import_settle_decisions (SpImportDraft *self, SpImportUnits *units, GError **error)
{
  for (guint i = 0; i < self->doubt_facts->len; i++)
    {
      const SpDraftDoubt *fact = g_ptr_array_index (self->doubt_facts, i);

      if (fact->printed != NULL && g_hash_table_contains (self->decisions, fact->printed) &&
          sp_import_units_get (units, fact->printed, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_everything (SpImportDraft *self, SpStore *store, SpWrite *write, GError **error)
{
  g_autoptr (SpImportUnits) units = sp_import_units_new (self, store, write, error);
  int64_t plan;

  if (units == NULL || !sp_import_settle_decisions (self, units, error) ||
      !sp_write_insert (write, SP_RECORD (self->plan), error))
    return FALSE;
  plan = sp_record_get_id (SP_RECORD (self->plan));
  sp_record_set_integer (SP_RECORD (self->source), SP_SOURCE_PLAN, plan);
  return sp_write_insert (write, SP_RECORD (self->source), error) &&
         sp_import_insert_all (write, self->parts, SP_PART_PLAN, plan, error) &&
         sp_import_insert_all (write, self->phases, SP_PHASE_PLAN, plan, error) &&
         insert_measures (self, write, units, error) && insert_doubts (self, write, error);
}

/* ---- after a failure ---- */

static void
forget (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    sp_record_set_identity (g_ptr_array_index (records, i), 0, NULL, 0);
}

/* Nothing was written: the records are new again, so that accepting may be tried once more. */
void
sp_import_forget_identities (SpImportDraft *self)
{
  sp_record_set_identity (SP_RECORD (self->plan), 0, NULL, 0);
  sp_record_set_identity (SP_RECORD (self->source), 0, NULL, 0);
  forget (self->parts);
  forget (self->phases);
  forget (self->doubts);
  for (guint i = 0; i < self->measures->len; i++)
    {
      SpDraftMeasure *draft = g_ptr_array_index (self->measures, i);

      sp_record_set_identity (SP_RECORD (draft->measure), 0, NULL, 0);
      forget (draft->units);
      forget (draft->deadlines);
      forget (draft->targets);
      forget (draft->subitems);
    }
  for (guint i = 0; i < self->filled->len; i++)
    sp_record_set_integer (g_ptr_array_index (self->filled, i), SP_MEASURE_UNIT_UNIT, 0);
  g_ptr_array_set_size (self->filled, 0);
}

int64_t
sp_import_write (SpImportDraft *self, SpStore *store, GError **error)
{
  g_autoptr (SpWrite) write = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) local = NULL;

  label = g_strdup_printf (_ ("导入《%s》"), sp_record_get_title (SP_RECORD (self->plan)));
  write = sp_write_begin (store, SP_ACTION_IMPORT, label, error);
  if (write == NULL)
    return 0;
  if (!write_everything (self, store, write, &local) || !sp_write_commit (write, &local))
    {
      sp_import_forget_identities (self);
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  return sp_record_get_id (SP_RECORD (self->plan));
}

int64_t
sp_import_draft_accept (SpImportDraft *self, SpStore *store, GError **error)
{
  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), 0);
  g_return_val_if_fail (SP_IS_STORE (store), 0);
  g_return_val_if_fail (sp_record_get_id (SP_RECORD (self->plan)) == 0, 0);

  if (is_imported_already (self, sp_store_get_reader (store), error) ||
      !sp_import_back_up (store, error))
    return 0;
  return sp_import_write (self, store, error);
}
