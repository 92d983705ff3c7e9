/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-mapping.h. In JSON: {"tables": [{"sheet", "heads": [3, 4], "titles": "A",
 * "columns": ["A", "", "C"]}], "definition": {…}}. */
#include "template/sp-template-mapping.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "template/sp-row-moves.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define NAME "template"
#define MAX_BYTES (4 * 1024 * 1024)

static void
table_free (gpointer data)
{
  SpTemplateTable *self = data;

  g_free (self->grid);
  g_array_unref (self->columns);
  g_free (self);
}

static SpTemplateTable *
table_new (const char *grid)
{
  SpTemplateTable *self = g_new0 (SpTemplateTable, 1);

  self->grid = g_strdup (grid);
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

SpTemplateMapping *
sp_template_mapping_new (const char *title)
{
  SpTemplateMapping *self = g_new0 (SpTemplateMapping, 1);

  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->definition = g_new0 (SpReportDefinition, 1);
  self->definition->name = g_strdup (NAME);
  self->definition->title = g_strdup (title);
  self->definition->source = g_strdup ("");
  self->definition->sheets = g_ptr_array_new_with_free_func (sp_report_sheet_definition_free);
  return self;
}

void
sp_template_mapping_free (SpTemplateMapping *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->tables);
  sp_report_definition_free (self->definition);
  g_free (self);
}

SpTemplateTable *
sp_template_mapping_add (SpTemplateMapping *self, const char *grid, SpReportSheetDefinition *sheet)
{
  SpTemplateTable *table = table_new (grid);

  g_ptr_array_add (self->tables, table);
  g_ptr_array_add (self->definition->sheets, sheet);
  return table;
}

void
sp_template_mapping_add_column (SpTemplateMapping *self, guint place, SpReportColumn *column)
{
  SpTemplateTable *table = self->tables->pdata[self->tables->len - 1];
  SpReportSheetDefinition *sheet = self->definition->sheets->pdata[self->tables->len - 1];

  g_array_append_val (table->columns, place);
  g_ptr_array_add (sheet->columns, column);
}

SpReportSheetDefinition *
sp_template_mapping_get_sheet (const SpTemplateMapping *self, guint table)
{
  return self->definition->sheets->pdata[table];
}

int
sp_template_table_find_column (const SpTemplateTable *self, guint place)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, guint, i) == place)
      return (int)i;
  return -1;
}

int
sp_template_mapping_find (const SpTemplateMapping *self, const char *grid)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (g_str_equal (((SpTemplateTable *)self->tables->pdata[i])->grid, grid))
      return (int)i;
  return -1;
}

void
sp_template_mapping_set_column (SpTemplateMapping *self,
                                guint table,
                                guint place,
                                SpReportColumn *column)
{
  SpTemplateTable *it = self->tables->pdata[table];
  GPtrArray *columns = sp_template_mapping_get_sheet (self, table)->columns;
  int at = sp_template_table_find_column (it, place);

  if (at >= 0)
    {
      g_array_remove_index (it->columns, (guint)at);
      g_ptr_array_remove_index (columns, (guint)at);
    }
  if (column == NULL)
    return;
  if (at < 0)
    at = (int)columns->len;
  g_array_insert_val (it->columns, (guint)at, place);
  g_ptr_array_insert (columns, at, column);
}

void
sp_template_mapping_remove (SpTemplateMapping *self, guint table)
{
  g_ptr_array_remove_index (self->tables, table);
  g_ptr_array_remove_index (self->definition->sheets, table);
}

/* ---- writing ---- */

static void
add_letters (JsonBuilder *builder, guint column)
{
  g_autoptr (GString) place = g_string_new (NULL);

  if (column > 0)
    sp_place_append (place, 1, column);
  if (place->len > 0)
    g_string_truncate (place, place->len - 1);
  json_builder_add_string_value (builder, place->str);
}

static void
add_table (JsonBuilder *builder, const SpTemplateTable *table)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheet");
  json_builder_add_string_value (builder, table->grid);
  json_builder_set_member_name (builder, "heads");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, table->first_head);
  json_builder_add_int_value (builder, table->last_head);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "titles");
  add_letters (builder, table->titles);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->columns->len; i++)
    add_letters (builder, g_array_index (table->columns, guint, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
sp_template_mapping_to_json (const SpTemplateMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *definition = sp_report_definition_to_json (self->definition);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->tables->len; i++)
    add_table (builder, self->tables->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "definition");
  json_builder_add_value (builder, json_from_string (definition, NULL));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

/* ---- reading ---- */

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("模板的对应关系不完整：%s。请重新识别表头，或选另一个文件。"), what);
  return FALSE;
}

static gboolean
read_number (JsonArray *array, guint i, guint *number)
{
  JsonNode *node =
    array != NULL && i < json_array_get_length (array) ? json_array_get_element (array, i) : NULL;
  gint64 value = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;

  if (value < 0 || value > SP_ROW_MOVES_LAST_ROW)
    return FALSE;
  *number = (guint)value;
  return TRUE;
}

/* "C" → 3, "" → 0. */
static gboolean
read_letters (JsonNode *node, guint *column)
{
  const char *letters = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
                          ? json_node_get_string (node)
                          : NULL;
  g_autofree char *place = NULL;
  const char *end = NULL;
  guint row;

  *column = 0;
  if (letters == NULL || *letters == '\0')
    return letters != NULL;
  place = g_strconcat (letters, "1", NULL);
  return strpbrk (letters, "$0123456789") == NULL && sp_place_parse (place, &row, column, &end) &&
         *end == '\0';
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_columns (SpTemplateTable *table, JsonArray *columns)
{
  for (guint i = 0; columns != NULL && i < json_array_get_length (columns); i++)
    {
      guint place;

      if (!read_letters (json_array_get_element (columns, i), &place))
        return FALSE;
      g_array_append_val (table->columns, place);
    }
  return columns != NULL;
}

static gboolean
read_table (SpTemplateMapping *self, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *grid = object != NULL ? json_object_get_member (object, "sheet") : NULL;
  JsonArray *heads = object != NULL ? get_array (object, "heads") : NULL;
  SpTemplateTable *table;

  if (grid == NULL || json_node_get_value_type (grid) != G_TYPE_STRING)
    return refuse (error, _ ("没有写明哪张表"));
  table = table_new (json_node_get_string (grid));
  g_ptr_array_add (self->tables, table);
  if (!read_number (heads, 0, &table->first_head) || !read_number (heads, 1, &table->last_head) ||
      table->last_head < table->first_head || table->last_head >= SP_ROW_MOVES_LAST_ROW)
    return refuse (error, _ ("表头的行不对"));
  if (!read_letters (json_object_get_member (object, "titles"), &table->titles) ||
      !read_columns (table, get_array (object, "columns")))
    return refuse (error, _ ("列不对"));
  return TRUE;
}

static gboolean
read_definition (SpTemplateMapping *self, JsonNode *node, GError **error)
{
  g_autofree char *json = node != NULL ? json_to_string (node, FALSE) : NULL;

  if (json == NULL)
    return refuse (error, _ ("没有写明填什么"));
  self->definition = sp_report_definition_from_json (json, -1, error);
  if (self->definition == NULL)
    return FALSE;
  if (self->definition->sheets->len != self->tables->len)
    return refuse (error, _ ("表和内容对不上"));
  for (guint i = 0; i < self->tables->len; i++)
    if (((SpTemplateTable *)self->tables->pdata[i])->columns->len !=
        sp_template_mapping_get_sheet (self, i)->columns->len)
      return refuse (error, _ ("列和内容对不上"));
  return sp_report_definition_check (self->definition, error);
}

SpTemplateMapping *
sp_template_mapping_from_json (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SpTemplateMapping) self = g_new0 (SpTemplateMapping, 1);
  JsonNode *root;
  JsonObject *object;
  JsonArray *tables;

  self->tables = g_ptr_array_new_with_free_func (table_free);
  if ((length < 0 ? strlen (json) : (gsize)length) > MAX_BYTES ||
      !json_parser_load_from_data (parser, json, length, NULL))
    {
      refuse (error, _ ("不是 JSON"));
      return NULL;
    }
  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  tables = object != NULL ? get_array (object, "tables") : NULL;
  if (tables == NULL)
    {
      refuse (error, _ ("没有写明有哪些表"));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (tables); i++)
    if (!read_table (self, json_array_get_element (tables, i), error))
      return NULL;
  if (!read_definition (self, json_object_get_member (object, "definition"), error))
    return NULL;
  return g_steal_pointer (&self);
}
