/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What verbs about any kind of record share: fields given as 字段=值, tables of rows to be taken
 * in.
 */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "exchange/sp-record-csv.h"

#include <stdio.h>
#include <string.h>

#define TABLE_LIMIT (256 * 1024 * 1024)

gboolean
cli_set_fields (SpReader *reader, SpRecord *record, char **assignments, GError **error)
{
  for (guint i = 0; assignments != NULL && assignments[i] != NULL; i++)
    {
      const char *equals = strchr (assignments[i], '=');
      g_autofree char *head = NULL;

      if (equals == NULL)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--set 要写成“字段=值”，这里是“%s”"),
                       assignments[i]);
          return FALSE;
        }
      head = g_strndup (assignments[i], (gsize)(equals - assignments[i]));
      if (!sp_record_csv_set (reader, record, head, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

SpRecord *
cli_read_set (Cli *self, SpReader *reader, SpRecord *model, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_copy (model);

  if (!cli_require ("--set", self->options.set, error) ||
      !cli_set_fields (reader, record, self->options.set, error))
    return NULL;
  return g_steal_pointer (&record);
}

/* Row by row on standard error: it is what has to be put right. */
static void
print_problems (const SpCsvTable *table)
{
  for (guint i = 0; i < table->ignored->len; i++)
    cli_print (_ ("没有用到的列：%s\n"), (const char *)g_ptr_array_index (table->ignored, i));
  for (guint i = 0; i < table->problems->len; i++)
    {
      g_autofree char *text = sp_csv_problem_dup_text (g_ptr_array_index (table->problems, i));

      cli_print ("%s\n", text);
    }
}

static SpCsvTable *
read_table (Cli *self, SpStore *store, SpRecord *model, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  SpCsvTable *table;

  if (!sp_file_read (self->options.input, TABLE_LIMIT, &bytes, &length, error))
    return NULL;
  table = sp_record_csv_read (sp_store_get_reader (store), bytes, length, model, NULL, NULL, error);
  if (table != NULL)
    print_problems (table);
  return table;
}

GPtrArray *
cli_read_table (Cli *self, SpStore *store, SpRecord *model, GError **error)
{
  g_autoptr (SpCsvTable) table = read_table (self, store, model, error);

  if (table == NULL)
    return NULL;
  if (table->problems->len == 0 || self->options.is_partial)
    return g_ptr_array_ref (table->records);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("%u 行里有 %u 处不合要求，一行都没有存入。请改正后再试。"), table->n_rows,
               table->problems->len);
  return NULL;
}

gboolean
cli_take_table (Cli *self, SpStore *store, SpRecord *model, const char *label, GError **error)
{
  g_autoptr (SpCsvTable) table = read_table (self, store, model, error);

  if (table == NULL || !sp_record_csv_store (store, table, label, self->options.is_partial, error))
    return FALSE;
  cli_print (_ ("已存入 %u 条，共 %u 行\n"), table->records->len, table->n_rows);
  return TRUE;
}
