/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deleting a record with what belongs to it: each row by itself, so that each is journalled and can
 * be brought back.
 */
#include "store/sp-write.h"

#include "base/sp-i18n.h"
#include "store/sp-rows.h"

static GArray *
load_referring (
  SpWrite *self, const SpRecordType *type, const SpField *field, int64_t id, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 ORDER BY id", type->table, field->name);
  g_autoptr (SpStatement) statement = sp_engine_prepare (sp_write_get_engine (self), sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, id);
  while (sp_statement_next (statement))
    {
      int64_t found = sp_statement_get_integer (statement, 0);

      g_array_append_val (ids, found);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
refuse_needed (SpRecord *record, const SpRecordType *by, guint n, GError **error)
{
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CONSTRAINT,
               _ ("还有 %u 条%s用到“%s”，不能删除它。请先改掉这些记录。"), n, _ (by->label),
               sp_record_get_title (record));
  return FALSE;
}

static gboolean
clear_link (
  SpWrite *self, const SpRecordType *type, const SpField *field, int64_t id, GError **error)
{
  g_autoptr (SpRecord) current = sp_rows_load (sp_write_get_engine (self), type, id, error);
  g_autoptr (SpRecord) changed = current != NULL ? sp_record_copy (current) : NULL;

  if (changed == NULL)
    return FALSE;
  sp_record_set_integer (changed, (guint)(field - type->fields), 0);
  return sp_write_change_row (self, current, changed, error);
}

/* Settles the rows of @type that refer to @record by @field. */
static gboolean
settle_referring (
  SpWrite *self, SpRecord *record, const SpRecordType *type, const SpField *field, GError **error)
{
  SpReferenceRule rule = sp_rows_reference_rule (type, field);
  g_autoptr (GArray) ids = load_referring (self, type, field, sp_record_get_id (record), error);
  gboolean is_done = ids != NULL;

  if (is_done && ids->len > 0 && rule == SP_REFERENCE_NEEDED)
    return refuse_needed (record, type, ids->len, error);
  for (guint i = 0; is_done && i < ids->len; i++)
    {
      int64_t id = g_array_index (ids, int64_t, i);

      is_done = rule == SP_REFERENCE_OWNED ? sp_write_delete_tree (self, type, id, error)
                                           : clear_link (self, type, field, id, error);
    }
  return is_done;
}

/* As deep as the types refer to each other: plan, part, measure, what hangs on a measure. */
gboolean
sp_write_delete_tree (SpWrite *self, const SpRecordType *type, int64_t id, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SpRecord) record = sp_rows_load (sp_write_get_engine (self), type, id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (record == NULL)
    return TRUE; /* it went with another row that it belonged to */
  for (const SpRecordType *const *other = sp_record_types (); *other != NULL; other++)
    for (guint i = 0; i < (*other)->n_fields; i++)
      {
        const SpField *field = &(*other)->fields[i];

        if (field->type == SP_TYPE_REFERENCE && g_str_equal (field->references, type->table) &&
            !settle_referring (self, record, *other, field, error))
          return FALSE;
      }
  return sp_write_take_row (self, record, error);
}
