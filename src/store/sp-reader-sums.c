/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reader-sums.h. */
#include "store/sp-reader-sums.h"

#include "store/sp-record-build.h"
#include "store/sp-record-then.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"

#include <string.h>

static void
make_sql (SpRecordBuild *build, guint group, const guint *fields, guint n_fields)
{
  g_string_assign (build->sql, "SELECT ");
  g_string_append (build->sql, group != SP_NO_FIELD ? build->type->fields[group].name : "0");
  g_string_append (build->sql, ", count (*)");
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (build->sql, ", total (%s)", build->type->fields[fields[i]].name);
  g_string_append_printf (build->sql, " FROM %s", build->type->table);
  sp_record_build_add_conditions (build);
  g_string_append (build->sql, " GROUP BY 1");
}

static SpRecordSum
read_sum (SpStatement *statement, const SpField *field, guint n_fields)
{
  SpRecordSum sum = {.n = (guint)sp_statement_get_integer (statement, 1)};

  if (field != NULL && field->type == SP_TYPE_CHOICE)
    {
      const SpWord *word =
        sp_vocabulary_find_code (field->choices, sp_statement_get_text (statement, 0));

      sum.value = word != NULL ? word->value : 0;
    }
  else if (field != NULL)
    sum.value = sp_statement_get_integer (statement, 0);
  for (guint i = 0; i < n_fields; i++)
    sum.sums[i] = sp_statement_get_real (statement, (int)i + 2);
  return sum;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const SpRecordSum *left = a;
  const SpRecordSum *right = b;

  return (left->value > right->value) - (left->value < right->value);
}

GArray *
sp_reader_sum_records (SpReader *self,
                       const SpRecordType *type,
                       const SpRecordFilter *filter,
                       guint group,
                       const guint *fields,
                       guint n_fields,
                       GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  SpRecordBuild build = {type, filter, FALSE, NULL, sql, texts, " WHERE ", NULL};
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (SpRecordSum));
  const SpField *field = group != SP_NO_FIELD ? &type->fields[group] : NULL;

  g_return_val_if_fail (self != NULL && filter != NULL && n_fields <= SP_SUM_FIELDS, NULL);

  make_sql (&build, group, fields, n_fields);
  statement = sp_record_build_prepare (&build, self->engine, error);
  if (statement == NULL)
    return NULL;
  while (sp_statement_next (statement))
    {
      SpRecordSum sum = read_sum (statement, field, n_fields);

      g_array_append_val (sums, sum);
    }
  if (!sp_statement_end (statement, error))
    return NULL;
  g_array_sort (sums, compare_sums);
  return g_steal_pointer (&sums);
}

/* ---- many records ---- */

static char *
dup_ids (const int64_t *ids, guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
unref_if_any (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/* @turned: of these all fields; of the others those of @fields. */
static GPtrArray *
load_list (SpReader *self,
           const SpRecordType *type,
           const int64_t *ids,
           guint n,
           const char *list,
           guint64 fields,
           GHashTable *turned,
           GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (unref_if_any);

  sql = g_strconcat (sp_rows_sql (self->engine, type)->select,
                     " WHERE id IN (SELECT value FROM json_each (?1))", NULL);
  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (by_id, (gpointer)&ids[i], GUINT_TO_POINTER (i));
  g_ptr_array_set_size (records, (int)n);
  sp_statement_bind_text (statement, 1, list);
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);
      gboolean is_whole = turned != NULL && g_hash_table_contains (turned, &id);

      records->pdata[GPOINTER_TO_UINT (g_hash_table_lookup (by_id, &id))] =
        sp_rows_read_fields (statement, type, is_whole ? 0 : fields);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&records) : NULL;
}

GPtrArray *
sp_reader_load_many (
  SpReader *self, const SpRecordType *type, const int64_t *ids, guint n, GError **error)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (self != NULL && type != NULL, NULL);

  list = dup_ids (ids, n);
  return load_list (self, type, ids, n, list, 0, NULL, error);
}

GPtrArray *
sp_reader_load_many_then (SpReader *self,
                          const SpRecordType *type,
                          const int64_t *ids,
                          guint n,
                          guint64 fields,
                          SpDate as_of,
                          GError **error)
{
  g_autofree char *list = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) turned = NULL;

  g_return_val_if_fail (self != NULL && type != NULL, NULL);

  list = dup_ids (ids, n);
  turned = sp_record_then_list_turned (self->engine, type, list, as_of, error);
  if (turned == NULL)
    return NULL;
  records = load_list (self, type, ids, n, list, fields, turned, error);
  for (guint i = 0; records != NULL && g_hash_table_size (turned) > 0 && i < n; i++)
    if (g_hash_table_contains (turned, &ids[i]) && records->pdata[i] != NULL &&
        !sp_record_then_follow (self->engine, records->pdata[i], as_of, error))
      return NULL;
  return g_steal_pointer (&records);
}
