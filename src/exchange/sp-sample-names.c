/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of the sample's tables may refer to, by the words a reader of those tables knows it
 * by: units by their names, measures by their titles, deadlines and targets by what the plan prints
 * of them, industries and schemes of risks by their names. Knows the draft and the directory. */
#include "exchange/sp-directory.h"
#include "exchange/sp-sample-private.h"

#include "core/sp-industry.h"
#include "core/sp-risk.h"

static char *
dup_key (const char *table, const char *name)
{
  return g_strconcat (table, "/", name, NULL);
}

/* The first that bears a name has it. */
void
sp_sample_names_add (GHashTable *names, const char *table, const char *name, int64_t id)
{
  char *key = dup_key (table, name);

  if (g_hash_table_contains (names, key))
    g_free (key);
  else
    g_hash_table_insert (names, key, GSIZE_TO_POINTER ((gsize)id));
}

int64_t
sp_sample_names_get (GHashTable *names, const char *table, const char *name)
{
  g_autofree char *key = dup_key (table, name);

  return (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (names, key));
}

/* 附件4/整治目标/下降15%: @measure is what stands before the last stroke. */
static void
add_owned (GHashTable *names, GPtrArray *records, guint text, const char *measure)
{
  for (guint i = 0; i < records->len; i++)
    {
      SpRecord *record = g_ptr_array_index (records, i);
      g_autofree char *name = g_strconcat (measure, "/", sp_record_get_text (record, text), NULL);

      sp_sample_names_add (names, sp_record_get_record_type (record)->table, name,
                           sp_record_get_id (record));
    }
}

static void
add_measure (GHashTable *names, SpDraftMeasure *draft, const char *name)
{
  sp_sample_names_add (names, sp_measure_type.table, name,
                       sp_record_get_id (SP_RECORD (draft->measure)));
  add_owned (names, draft->deadlines, SP_DEADLINE_TEXT, name);
  add_owned (names, draft->targets, SP_TARGET_TEXT, name);
}

/* Titles that several parts have are told apart by the part. */
static void
add_measures (GHashTable *names, SpImportDraft *draft)
{
  GPtrArray *measures = sp_import_draft_get_measures (draft);
  GPtrArray *parts = sp_import_draft_get_parts (draft);

  for (guint i = 0; i < measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (measures, i);
      const char *title = sp_record_get_title (SP_RECORD (measure->measure));
      SpRecord *part = g_ptr_array_index (parts, measure->part);
      g_autofree char *label =
        sp_part_dup_label ((int)sp_record_get_integer (part, SP_PART_NUMBER));
      g_autofree char *full = g_strconcat (label, "/", title, NULL);

      add_measure (names, measure, title);
      add_measure (names, measure, full);
    }
}

/* What every file has, by its title. */
static gboolean
add_titles (GHashTable *names, SpStore *store, const SpRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) records =
    sp_reader_load_all (sp_store_get_reader (store), type, -1, 0, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    sp_sample_names_add (names, type->table, sp_record_get_title (records->pdata[i]),
                         sp_record_get_id (records->pdata[i]));
  return TRUE;
}

GHashTable *
sp_sample_names_new (SpStore *store, SpImportDraft *draft, GError **error)
{
  g_autoptr (GHashTable) units = sp_directory_load_names (store, error);
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name, id;

  if (units == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &name, &id))
    sp_sample_names_add (names, sp_unit_type.table, name, (int64_t)GPOINTER_TO_SIZE (id));
  add_measures (names, draft);
  return add_titles (names, store, &sp_industry_type, error) &&
             add_titles (names, store, &sp_risk_scheme_type, error)
           ? g_steal_pointer (&names)
           : NULL;
}
