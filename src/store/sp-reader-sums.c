/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reader-sums.h. */
#include "store/sp-reader-sums.h"

#include "store/sp-record-build.h"
#include "store/sp-record-then.h"
#include "store/sp-store-private.h"

/* By groups, or row by row where rows are asked: the id stands last. */
static void
make_sql (SpRecordBuild *build, guint group, const guint *fields, guint n_fields)
{
  gboolean by_row = sp_record_build_asks_rows (build);

  g_string_assign (build->sql, "SELECT ");
  g_string_append (build->sql, group != SP_NO_FIELD ? build->type->fields[group].name : "0");
  g_string_append (build->sql, ", count (*)");
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (build->sql, ", total (%s)", build->type->fields[fields[i]].name);
  g_string_append_printf (build->sql, "%s FROM %s", by_row ? ", id" : "", build->type->table);
  sp_record_build_add_conditions (build);
  g_string_append (build->sql, by_row ? " GROUP BY id" : " GROUP BY 1");
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

static void
merge (GArray *sums, const SpRecordSum *sum, guint n_fields)
{
  for (guint i = 0; i < sums->len; i++)
    {
      SpRecordSum *to = &g_array_index (sums, SpRecordSum, i);

      if (to->value != sum->value)
        continue;
      to->n += sum->n;
      for (guint k = 0; k < n_fields; k++)
        to->sums[k] += sum->sums[k];
      return;
    }
  g_array_append_val (sums, *sum);
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
  g_autoptr (SpFoundIds) then = NULL;
  g_autoptr (SpRecordFilter) left = NULL;
  SpRecordBuild build = {.type = type, .sql = sql, .texts = texts, .joint = " WHERE "};
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (SpRecordSum));
  const SpField *field = group != SP_NO_FIELD ? &type->fields[group] : NULL;

  g_return_val_if_fail (self != NULL && filter != NULL && n_fields <= SP_SUM_FIELDS, NULL);

  if (!sp_record_then_find (self->engine, type, filter, NULL, 0, &left, &then, error))
    return NULL;
  build.filter = left;
  build.then = then;
  make_sql (&build, group, fields, n_fields);
  statement = sp_record_build_prepare (&build, self->engine, error);
  if (statement == NULL)
    return NULL;
  while (sp_statement_next (statement))
    {
      SpRecordSum sum = read_sum (statement, field, n_fields);

      if (then == NULL)
        g_array_append_val (sums, sum);
      else if (sp_record_build_lets_through (
                 &build, sp_statement_get_integer (statement, (int)n_fields + 2)))
        merge (sums, &sum, n_fields);
    }
  if (!sp_statement_end (statement, error))
    return NULL;
  g_array_sort (sums, compare_sums);
  return g_steal_pointer (&sums);
}
