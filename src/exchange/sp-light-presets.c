/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-light-presets.h. */
#include "exchange/sp-light-presets.h"

#include "base/sp-error.h"
#include "exchange/sp-exchange-resources.h"
#include <json-glib/json-glib.h>

#define PRESETS_PATH "/org/lianghe/SafetyPlan/exchange/presets/lights.json"

/* A preset speaks of these fields of a plan and of no others. */
static const guint number_fields[] = {SP_PLAN_NEAR_DAYS, SP_PLAN_BEHIND_POINTS,
                                      SP_PLAN_SUPERVISE_DAYS, SP_PLAN_INTERVIEW_DAYS};

static void
preset_free (gpointer data)
{
  SpLightPreset *self = data;

  for (guint i = 0; i < SP_PLAN_N_FIELDS; i++)
    sp_value_clear (&self->values[i]);
  g_free (self->name);
  g_free (self->source);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *name, const char *key)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("亮灯规则“%s”的 %s 不对，请核对这个文件。"),
               name, key);
  return FALSE;
}

static char *
dup_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_dup_string (node)
           : g_strdup ("");
}

/* Numbers that are not there are left as they are; those that are keep to the field's bounds. */
static gboolean
read_numbers (JsonObject *object, SpLightPreset *preset, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_fields); i++)
    {
      const SpField *field = &sp_plan_type.fields[number_fields[i]];
      JsonNode *node = json_object_get_member (object, field->name);
      SpValue value = {.is_set = TRUE};

      if (node == NULL)
        continue;
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
        return refuse (error, preset->name, field->name);
      value.integer = json_node_get_int (node);
      if (!sp_field_check (field, &value, NULL))
        return refuse (error, preset->name, field->name);
      preset->values[number_fields[i]] = value;
    }
  return TRUE;
}

static gboolean
read_preset (JsonNode *node, GPtrArray *presets, GError **error)
{
  SpLightPreset *preset = g_new0 (SpLightPreset, 1);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  g_ptr_array_add (presets, preset);
  if (object == NULL)
    return refuse (error, "", "name");
  preset->name = dup_text (object, "name");
  preset->source = dup_text (object, "source");
  if (*preset->name == '\0' || *preset->source == '\0')
    return refuse (error, preset->name, *preset->name == '\0' ? "name" : "source");
  return read_numbers (object, preset, error);
}

GPtrArray *
sp_light_presets_read (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (preset_free);
  gsize length = 0;
  const char *data;
  JsonNode *root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  data = g_bytes_get_data (bytes, &length);
  if (length > 0 && json_parser_load_from_data (parser, data, (gssize)length, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    {
      refuse (error, "", "JSON");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (root)); i++)
    if (!read_preset (json_array_get_element (json_node_get_array (root), i), presets, error))
      return NULL;
  return g_steal_pointer (&presets);
}

GPtrArray *
sp_light_presets_load (GError **error)
{
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (sp_exchange_get_resource (), PRESETS_PATH, 0, error);

  return bytes != NULL ? sp_light_presets_read (bytes, error) : NULL;
}

void
sp_light_preset_apply (const SpLightPreset *self, SpPlan *plan)
{
  g_return_if_fail (self != NULL && SP_IS_PLAN (plan));
  for (guint i = 0; i < SP_PLAN_N_FIELDS; i++)
    if (self->values[i].is_set)
      sp_record_set_value (SP_RECORD (plan), i, &self->values[i]);
}
