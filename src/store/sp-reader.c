/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReader: records by id and by reference, and names of units. Schedules are in
 * sp-reader-schedule.c, history in sp-history.c, the finder in sp-reader-find.c. */
#include "store/sp-store-private.h"

#include "store/sp-record-query.h"
#include "store/sp-rows.h"

SpRecord *
sp_reader_load (SpReader *self, const SpRecordType *type, int64_t id, GError **error)
{
  g_return_val_if_fail (self != NULL && type != NULL, NULL);
  return sp_rows_load (self->engine, type, id, error);
}

GPtrArray *
sp_reader_load_all (SpReader *self, const SpRecordType *type, int field, int64_t id, GError **error)
{
  const SpRowSql *parts;
  g_autofree char *sql = NULL;
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL && type != NULL && field < (int)type->n_fields, NULL);
  parts = sp_rows_sql (self->engine, type);
  sql = field < 0 ? g_strconcat (parts->select, parts->order, NULL)
                  : g_strconcat (parts->select, " WHERE ", type->fields[field].name, " = ?1",
                                 parts->order, NULL);
  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return NULL;
  if (field >= 0)
    sp_statement_bind_integer (statement, 1, id);
  while (sp_statement_next (statement))
    g_ptr_array_add (records, sp_rows_read (statement, type));
  return sp_statement_end (statement, error) ? g_steal_pointer (&records) : NULL;
}

GArray *
sp_reader_query (SpReader *self,
                 const SpRecordType *type,
                 const SpRecordFilter *filter,
                 GError **error)
{
  g_return_val_if_fail (self != NULL && type != NULL && filter != NULL, NULL);
  return sp_record_query_run (self->engine, type, filter, TRUE, NULL, 0, error);
}

int64_t
sp_reader_count (SpReader *self, const SpRecordType *type, GError **error)
{
  g_autofree char *sql = NULL;
  int64_t count;

  g_return_val_if_fail (self != NULL && type != NULL, -1);
  sql = g_strdup_printf ("SELECT count(*) FROM %s", type->table);
  return sp_engine_get_integer (self->engine, sql, &count, error) ? count : -1;
}

gboolean
sp_reader_has_more_than (SpReader *self, const SpRecordType *type, guint n)
{
  g_autofree char *sql = NULL;
  int64_t count = 0;

  g_return_val_if_fail (self != NULL && type != NULL, FALSE);
  sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %s LIMIT %u)", type->table, n + 1);
  return sp_engine_get_integer (self->engine, sql, &count, NULL) && count > n;
}

int64_t
sp_reader_count_choice (
  SpReader *self, const SpRecordType *type, guint field, int value, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (SpStatement) statement = NULL;
  int64_t count = 0;

  g_return_val_if_fail (self != NULL && type != NULL && field < type->n_fields, -1);
  g_return_val_if_fail (type->fields[field].type == SP_TYPE_CHOICE, -1);
  sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = ?1", type->table,
                         type->fields[field].name);
  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return -1;
  sp_statement_bind_text (statement, 1, sp_vocabulary_code (type->fields[field].choices, value));
  if (sp_statement_next (statement))
    count = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? count : -1;
}

SpPlan *
sp_reader_load_plan (SpReader *self, GError **error)
{
  int64_t id;

  g_return_val_if_fail (self != NULL, NULL);
  if (!sp_engine_get_integer (self->engine, "SELECT max(id) FROM plan", &id, error) || id == 0)
    return NULL;
  return (SpPlan *)sp_rows_load (self->engine, &sp_plan_type, id, error);
}

gboolean
sp_reader_load_light_rule (SpReader *self, int64_t plan, SpLightRule *rule, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SpRecord) record = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  record = sp_reader_load (self, &sp_plan_type, plan, &failure);
  *rule = record != NULL ? sp_plan_get_light_rule (SP_PLAN (record)) : sp_light_rule_default;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

int64_t
sp_reader_find_unit (SpReader *self, const char *name, SpDate on, GError **error)
{
  static const char sql[] =
    "SELECT unit FROM ("
    "  SELECT id AS unit, 0 AS rank, valid_from, valid_to FROM unit WHERE name = ?1"
    "  UNION ALL SELECT id, 1, valid_from, valid_to FROM unit WHERE short_name = ?1"
    "  UNION ALL SELECT unit, 2, valid_from, valid_to FROM unit_alias WHERE name = ?1)"
    " WHERE ?2 IS NULL OR (coalesce (valid_from, ?2) <= ?2 AND coalesce (valid_to, ?2) >= ?2)"
    " ORDER BY rank, unit LIMIT 1";
  g_autoptr (SpStatement) statement = NULL;
  char iso[SP_DATE_ISO_LEN];
  int64_t unit = 0;

  g_return_val_if_fail (self != NULL && name != NULL, 0);
  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return 0;
  sp_statement_bind_text (statement, 1, name);
  if (on != SP_DATE_NONE)
    sp_statement_bind_text (statement, 2, sp_date_to_iso (on, iso));
  if (sp_statement_next (statement))
    unit = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? unit : 0;
}

int64_t
sp_reader_find_by_uid (SpReader *self, const SpRecordType *type, const char *uid, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (SpStatement) statement = NULL;
  int64_t id = 0;

  g_return_val_if_fail (self != NULL && type != NULL && uid != NULL, 0);
  sql = g_strdup_printf ("SELECT id FROM %s WHERE uid = ?1", type->table);
  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return 0;
  sp_statement_bind_text (statement, 1, uid);
  if (sp_statement_next (statement))
    id = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? id : 0;
}
