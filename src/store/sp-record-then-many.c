/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records as they stood on a day: one, and which of many took steps since, asked once for all. */
#include "store/sp-record-then.h"

#include "core/sp-risk.h"
#include "store/sp-store-private.h"

GHashTable *
sp_record_then_list_turned (
  SpEngine *engine, const SpRecordType *type, const char *list, SpDate as_of, GError **error)
{
  guint day = 0;
  const SpRecordType *steps = sp_record_then_get_steps (type, &day);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (SpStatement) statement = NULL;
  g_autofree char *sql = NULL;
  char iso[SP_DATE_ISO_LEN];

  if (steps == NULL || as_of >= sp_date_today ())
    return g_steal_pointer (&ids);
  /* Events tell of risk points, too, besides their assessments: all of them are followed. */
  sql = type == &sp_risk_point_type
          ? g_strdup ("SELECT value FROM json_each (?1) WHERE ?2 <> ''")
          : g_strdup_printf ("SELECT DISTINCT %s FROM %s "
                             "WHERE %s IN (SELECT value FROM json_each (?1)) AND %s > ?2",
                             type->table, steps->table, type->table, steps->fields[day].name);
  statement = sp_engine_prepare (engine, sql, error);
  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, list);
  sp_statement_bind_text (statement, 2, sp_date_to_iso (as_of, iso));
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}

SpRecord *
sp_reader_dup_record_then (SpReader *self, SpRecord *record, SpDate as_of, GError **error)
{
  g_autoptr (SpRecord) then = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RECORD (record), NULL);
  then = sp_record_copy (record);
  if (as_of < sp_date_today () && !sp_record_then_follow (self->engine, then, as_of, error))
    return NULL;
  return g_steal_pointer (&then);
}
