/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb history: the journal as sentences for people, as a table for spreadsheets and programs.
 */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-history.h"

#define TEXT_LIMIT 200

/* ---- what it is narrowed by ---- */

/* Of options alone; the kind of --record before its colon. */
static gboolean
parse (Cli *self, SpHistoryFilter *filter, CliTableFormat *format, GError **error)
{
  const CliOptions *options = &self->options;
  const SpRecordType *type = NULL;

  if (options->kind != NULL && options->record != NULL)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--kind 和 --record 只能写一个"));
      return FALSE;
    }
  if (options->kind != NULL)
    {
      type = cli_find_type (options->kind, error);
      if (type == NULL)
        return FALSE;
      filter->table = type->table;
    }
  filter->who = options->person;
  filter->text = options->search;
  return cli_parse_format (options, format, error) &&
         cli_parse_date ("--from", options->from, &filter->from, error) &&
         cli_parse_date ("--to", options->to, &filter->to, error);
}

/* 单位:3 or unit:3, a record that may be gone; anything else is a measure. */
static gboolean
find_record (SpReader *reader, const char *text, SpHistoryFilter *filter, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  const SpRecordType *type = parts[0] != NULL ? cli_find_type (parts[0], NULL) : NULL;
  gint64 id = 0;

  if (type == NULL || parts[1] == NULL)
    {
      filter->table = sp_measure_type.table;
      filter->record = cli_find_measure (reader, text, error);
      return filter->record != 0;
    }
  if (!g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--record 的“%s”不是编号"), parts[1]);
      return FALSE;
    }
  filter->table = type->table;
  filter->record = id;
  return TRUE;
}

/* ---- printing ---- */

static void
print_text (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SpHistoryLine *line = g_ptr_array_index (lines, i);

      cli_print ("%s  %s  %s  %s\n", line->when, line->who, line->label, line->sentence);
    }
  if (lines->len == 0)
    cli_print (_ ("没有修改记录\n"));
}

static void
add_columns (CliTable *table)
{
  static const struct
  {
    const char *name, *label;
    gboolean is_number;
  } columns[] = {
    {"action", N_ ("操作号"), TRUE},  {"when", N_ ("时间"), FALSE},  {"who", N_ ("操作人"), FALSE},
    {"label", N_ ("操作"), FALSE},    {"table", N_ ("类别"), FALSE}, {"record", N_ ("编号"), TRUE},
    {"field", N_ ("字段"), FALSE},    {"old", N_ ("原值"), FALSE},   {"new", N_ ("新值"), FALSE},
    {"sentence", N_ ("内容"), FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    cli_table_add_column (table, columns[i].name, _ (columns[i].label), columns[i].is_number);
}

static char *
dup_number (int64_t number)
{
  return number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

/* Programs get names, people labels; values are codes, whole, as the journal has them. */
static void
add_line (CliTable *table, const SpHistoryLine *line, gboolean is_json)
{
  const SpRecordType *type = sp_record_type_by_table (line->table);
  int field = type != NULL ? sp_record_type_field (type, line->field) : -1;

  cli_table_add (table, dup_number (line->action));
  cli_table_add (table, g_strdup (line->when));
  cli_table_add (table, g_strdup (line->who));
  cli_table_add (table, g_strdup (line->label));
  cli_table_add (table, g_strdup (is_json || type == NULL ? line->table : _ (type->label)));
  cli_table_add (table, dup_number (line->record));
  cli_table_add (table,
                 g_strdup (is_json || field < 0 ? line->field : _ (type->fields[field].label)));
  cli_table_add (table, g_strdup (line->old_value));
  cli_table_add (table, g_strdup (line->new_value));
  cli_table_add (table, g_strdup (line->sentence));
}

static void
print_table (GPtrArray *lines, CliTableFormat format)
{
  g_autoptr (CliTable) table = cli_table_new ();

  add_columns (table);
  for (guint i = 0; i < lines->len; i++)
    add_line (table, g_ptr_array_index (lines, i), format == CLI_TABLE_JSON);
  cli_table_print (table, format);
}

static gboolean
print_history (
  Cli *self, SpStore *store, SpHistoryFilter *filter, CliTableFormat format, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  guint limit = self->options.limit > 0    ? (guint)self->options.limit
                : format == CLI_TABLE_TEXT ? TEXT_LIMIT
                                           : 0;
  g_autoptr (GPtrArray) lines = NULL;

  if (self->options.record != NULL && !find_record (reader, self->options.record, filter, error))
    return FALSE;
  lines = sp_reader_load_history_lines (reader, filter, limit, error);
  if (lines == NULL)
    return FALSE;
  if (format == CLI_TABLE_TEXT)
    print_text (lines);
  else
    print_table (lines, format);
  return TRUE;
}

gboolean
cli_history (Cli *self, GError **error)
{
  SpHistoryFilter filter = {0};
  CliTableFormat format = CLI_TABLE_TEXT;
  SpStore *store = NULL;

  if (!parse (self, &filter, &format, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL &&
         cli_close (store, print_history (self, store, &filter, format, error), error);
}
