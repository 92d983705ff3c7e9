/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of the sample kept as data (JSON): [ { "table": a record type, "columns": its fields,
 * "rows": [ [ … ] ] } ]. Cells are codes as in the journal; a reference is the name of what it
 * means; null and "" are none. Knows JSON and fields, and no record in particular. */
#include "base/sp-error.h"
#include "exchange/sp-exchange-resources.h"
#include "exchange/sp-sample-private.h"
#include <json-glib/json-glib.h>

#define SAMPLE_FOLDER "/org/lianghe/SafetyPlan/exchange/sample/"

typedef struct
{
  const SpSampleAction *action;
  const SpRecordType *type;
  GArray *fields; /* int, by column */
} Table;

static gboolean
refuse (const char *table, const char *what, GError **error)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("示例数据表“%s”里的“%s”无法识别。"), table,
               what);
  return FALSE;
}

/* ---- a row ---- */

static char *
dup_code (JsonNode *cell)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!JSON_NODE_HOLDS_VALUE (cell))
    return g_strdup ("");
  if (json_node_get_value_type (cell) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (cell));
  if (json_node_get_value_type (cell) == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (cell)));
  return json_node_dup_string (cell);
}

static gboolean
set_reference (const Table *self, SpRecord *record, guint field, const char *name, GError **error)
{
  int64_t id =
    sp_sample_names_get (self->action->names, self->type->fields[field].references, name);

  if (id == 0)
    return refuse (self->type->table, name, error);
  sp_record_set_integer (record, field, id);
  return TRUE;
}

static gboolean
set_cell (const Table *self, SpRecord *record, guint field, JsonNode *cell, GError **error)
{
  g_autofree char *code = dup_code (cell);
  SpValue value = {0};

  if (code == NULL || *code == '\0')
    return TRUE;
  if (self->type->fields[field].type == SP_TYPE_REFERENCE)
    return set_reference (self, record, field, code, error);
  if (!sp_value_from_code (&self->type->fields[field], code, &value, error))
    return FALSE;
  sp_record_set_value (record, field, &value);
  sp_value_clear (&value);
  return TRUE;
}

/* Later rows may refer to it by any of its numbers, or by its title; links have neither. */
static void
add_numbers (const Table *self, SpRecord *record)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if (g_str_has_suffix (self->type->fields[i].name, "number") &&
        self->type->fields[i].type == SP_TYPE_TEXT && sp_record_peek (record, i)->is_set)
      sp_sample_names_add (self->action->names, self->type->table, sp_record_get_text (record, i),
                           sp_record_get_id (record));
}

static gboolean
write_row (const Table *self, JsonArray *cells, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_new (self->type);
  int plan = sp_record_type_field (self->type, "plan");

  if (json_array_get_length (cells) != self->fields->len)
    return refuse (self->type->table, "rows", error);
  if (plan >= 0)
    sp_record_set_integer (record, (guint)plan, self->action->plan);
  for (guint i = 0; i < self->fields->len; i++)
    if (!set_cell (self, record, (guint)g_array_index (self->fields, int, i),
                   json_array_get_element (cells, i), error))
      return FALSE;
  if (!sp_write_insert (self->action->write, record, error))
    return FALSE;
  add_numbers (self, record);
  if (self->type->fields[self->type->title_field].type == SP_TYPE_TEXT)
    sp_sample_names_add (self->action->names, self->type->table, sp_record_get_title (record),
                         sp_record_get_id (record));
  return TRUE;
}

/* ---- a table ---- */

static gboolean
read_columns (Table *self, JsonArray *columns, GError **error)
{
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      const char *name = json_array_get_string_element (columns, i);
      int field = sp_record_type_field (self->type, name);

      if (field < 0)
        return refuse (self->type->table, name, error);
      g_array_append_val (self->fields, field);
    }
  return TRUE;
}

static gboolean
write_table (const SpSampleAction *action, JsonObject *object, GError **error)
{
  const char *name = json_object_get_string_member (object, "table");
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  Table self = {action, sp_record_type_by_table (name), fields};
  JsonArray *rows = json_object_get_array_member (object, "rows");

  if (self.type == NULL)
    return refuse (name, "table", error);
  if (!read_columns (&self, json_object_get_array_member (object, "columns"), error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (!write_row (&self, json_array_get_array_element (rows, i), error))
      return FALSE;
  return TRUE;
}

/* ---- a file ---- */

static JsonParser *
parse_file (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SAMPLE_FOLDER, name, ".json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (sp_exchange_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                                    (gssize)g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&parser);
}

gboolean
sp_sample_write_file (const SpSampleAction *action, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = parse_file (name, error);
  JsonArray *tables;

  if (parser == NULL)
    return FALSE;
  tables = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (tables); i++)
    if (!write_table (action, json_array_get_object_element (tables, i), error))
      return FALSE;
  return TRUE;
}
