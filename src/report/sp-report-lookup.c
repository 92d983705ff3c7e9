/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rows refer to, looked up once each: see sp-report-value.h. Whoever looks up asks at the end
 * whether all could be read. */
#include "report/sp-report-value.h"

struct _SpReportLookup
{
  /* Owned */
  GHashTable *records; /* by table and id → SpRecord, or NULL: what paths lead through */
  GHashTable *titles;  /* by table and id → char * */
  GError *error;

  /* Borrowed */
  SpReader *reader;

  /* State */
  SpDate as_of;
};

typedef struct
{
  const SpRecordType *type;
  int64_t id;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->type) * 31u + (guint)key->id;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->type == right->type && left->id == right->id;
}

static void
unref_if_any (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

SpReportLookup *
sp_report_lookup_new (SpReader *reader, SpDate as_of)
{
  SpReportLookup *self = g_new0 (SpReportLookup, 1);

  self->reader = reader;
  self->as_of = as_of;
  self->records = g_hash_table_new_full (hash_key, equal_keys, g_free, unref_if_any);
  self->titles = g_hash_table_new_full (hash_key, equal_keys, g_free, g_free);
  return self;
}

SpReader *
sp_report_lookup_get_reader (const SpReportLookup *self)
{
  return self->reader;
}

void
sp_report_lookup_free (SpReportLookup *self)
{
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->titles);
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
sp_report_lookup_finish (SpReportLookup *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

SpRecord *
sp_report_lookup_get_record (SpReportLookup *self, const SpRecordType *type, int64_t id)
{
  Key key = {type, id};
  gpointer record;

  if (id == 0 || self->error != NULL)
    return NULL;
  if (g_hash_table_lookup_extended (self->records, &key, NULL, &record))
    return record;
  record = sp_reader_load (self->reader, type, id, &self->error);
  g_hash_table_insert (self->records, g_memdup2 (&key, sizeof key), record);
  return record;
}

const char *
sp_report_lookup_get_title (SpReportLookup *self, const SpRecordType *type, int64_t id)
{
  Key key = {type, id};
  char *title;
  g_autoptr (SpRecord) record = NULL;

  if (id == 0 || self->error != NULL)
    return "";
  title = g_hash_table_lookup (self->titles, &key);
  if (title != NULL)
    return title;
  record = sp_reader_load (self->reader, type, id, &self->error);
  title = g_strdup (record != NULL ? sp_record_get_title (record) : "");
  g_hash_table_insert (self->titles, g_memdup2 (&key, sizeof key), title);
  return title;
}

GPtrArray *
sp_report_lookup_list_children (SpReportLookup *self,
                                const SpRecordType *type,
                                guint owner,
                                int64_t id)
{
  return self->error == NULL ? sp_reader_load_all (self->reader, type, (int)owner, id, &self->error)
                             : NULL;
}

SpDate
sp_report_lookup_get_as_of (const SpReportLookup *self)
{
  return self->as_of;
}
