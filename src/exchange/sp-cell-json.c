/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON as cells: an array of objects, whose members' names are the heads in the order in which they
 * first occur. */
#include "exchange/sp-cell-source.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What a parser makes of JSON takes many times its size. */
#define MAX_BYTES (64 * 1024 * 1024)

typedef struct
{
  SpCellTable *table;
  GHashTable *columns; /* name → column + 1 */
} Json;

static guint
find_column (Json *self, const char *name)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));

  if (column > 0)
    return column - 1;
  column = g_hash_table_size (self->columns);
  g_hash_table_insert (self->columns, g_strdup (name), GUINT_TO_POINTER (column + 1));
  sp_cell_table_add (self->table, 1, column, name, strlen (name), SP_CELL_TEXT);
  return column;
}

/* The digits that were written, not those of the machine's number. */
static void
write_double (char number[G_ASCII_DTOSTR_BUF_SIZE], double value)
{
  g_ascii_formatd (number, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", value);
  if (g_ascii_strtod (number, NULL) != value)
    g_ascii_dtostr (number, G_ASCII_DTOSTR_BUF_SIZE, value);
}

static void
add_value (Json *self, guint line, guint column, JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const char *text = "";
  SpCellFlags flags = SP_CELL_TEXT;

  if (JSON_NODE_HOLDS_NULL (node))
    return;
  if (!JSON_NODE_HOLDS_VALUE (node))
    {
      text = JSON_NODE_HOLDS_ARRAY (node) ? "[…]" : "{…}";
      flags = SP_CELL_ERROR;
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    text = json_node_get_boolean (node) ? _ ("是") : _ ("否");
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    write_double (number, json_node_get_double (node));
  if (flags == SP_CELL_TEXT && *text == '\0' && json_node_get_value_type (node) != G_TYPE_STRING)
    {
      text = number;
      flags = SP_CELL_NUMBER;
    }
  sp_cell_table_add (self->table, line, column, text, strlen (text), flags);
}

static gboolean
add_object (Json *self, guint line, JsonNode *node, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("JSON 的第 %u 项不是对象。应是一个数组，每条记录一个对象。"), line - 1);
      return FALSE;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    add_value (self, line, find_column (self, name), value);
  return TRUE;
}

static JsonArray *
get_array (JsonParser *parser, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) failure = NULL;
  JsonNode *root = NULL;

  if (length > MAX_BYTES)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("JSON 超过 %d MB，请拆分，或改用 CSV、Excel 文件。"), MAX_BYTES >> 20);
  else if (json_parser_load_from_data (parser, text, (gssize)length, &failure))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    return json_node_get_array (root);
  if (length <= MAX_BYTES)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("JSON 读不懂：应是一个数组，每条记录一个对象。%s"),
                 failure != NULL ? failure->message : "");
  return NULL;
}

SpCellTable *
sp_cell_json_read (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SpCellTable) table = sp_cell_table_new ();
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Json self = {table, columns};
  JsonArray *array = get_array (parser, text, length, error);

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add_object (&self, i + 2, json_array_get_element (array, i), error))
      return NULL;
  sp_cell_table_finish (table);
  return g_steal_pointer (&table);
}
