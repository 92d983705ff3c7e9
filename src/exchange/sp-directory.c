/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and checking unit directories. Knows JSON and the vocabulary of units; no store. */
#include "exchange/sp-directory.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "exchange/sp-exchange-resources.h"
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define DIRECTORY_LIMIT (4 * 1024 * 1024)

static void
alias_free (gpointer data)
{
  SpDirectoryAlias *alias = data;

  g_free (alias->name);
  g_free (alias->reason);
  g_free (alias);
}

static void
unit_free (gpointer data)
{
  SpDirectoryUnit *unit = data;

  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->code);
  g_free (unit->liaison);
  g_free (unit->note);
  g_ptr_array_unref (unit->aliases);
  g_ptr_array_unref (unit->members);
  g_free (unit);
}

void
sp_directory_free (SpDirectory *self)
{
  g_free (self->name);
  g_free (self->title);
  g_ptr_array_unref (self->units);
  g_free (self);
}

const char *const *
sp_directory_names (void)
{
  static const char *const names[] = {"lianghe", "sample", NULL};

  return names;
}

/* ---- reading ---- */

static char *
dup_member (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return g_strdup ("");
  return g_strdup (json_node_get_string (node));
}

static JsonArray *
peek_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Choices default to the first word; an unknown code is a mistake in the file. */
static gboolean
read_choice (JsonObject *object,
             const char *key,
             const SpVocabulary *words,
             int *value,
             const char *name,
             const char *origin,
             GError **error)
{
  g_autofree char *code = dup_member (object, key);
  const SpWord *word = *code ? sp_vocabulary_find_code (words, code) : &words->words[0];

  if (word == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("单位目录“%s”里，单位“%s”的 %s 写作“%s”，没有这个取值。"), origin, name, key,
                   code);
      return FALSE;
    }
  *value = word->value;
  return TRUE;
}

static void
read_aliases (JsonArray *array, GPtrArray *aliases)
{
  guint n = array ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      SpDirectoryAlias *alias;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      alias = g_new0 (SpDirectoryAlias, 1);
      alias->name = dup_member (json_node_get_object (node), "name");
      alias->reason = dup_member (json_node_get_object (node), "reason");
      g_ptr_array_add (aliases, alias);
    }
}

static void
read_members (JsonArray *array, GPtrArray *members)
{
  guint n = array ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_ptr_array_add (members, g_strdup (json_node_get_string (node)));
    }
}

/* NAN where there is none. */
static double
read_degrees (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) != G_TYPE_STRING
           ? json_node_get_double (node)
           : NAN;
}

static gboolean
read_unit (JsonObject *object, SpDirectory *self, const char *origin, GError **error)
{
  SpDirectoryUnit *unit = g_new0 (SpDirectoryUnit, 1);
  int kind = SP_UNIT_DEPARTMENT;
  int status = SP_UNIT_CONFIRMED;

  unit->aliases = g_ptr_array_new_with_free_func (alias_free);
  unit->members = g_ptr_array_new_with_free_func (g_free);
  unit->name = dup_member (object, "name");
  unit->short_name = dup_member (object, "short");
  unit->code = dup_member (object, "code");
  unit->liaison = dup_member (object, "liaison");
  unit->note = dup_member (object, "note");
  unit->longitude = read_degrees (object, "longitude");
  unit->latitude = read_degrees (object, "latitude");
  read_aliases (peek_array (object, "aliases"), unit->aliases);
  read_members (peek_array (object, "members"), unit->members);
  g_ptr_array_add (self->units, unit);

  if (!read_choice (object, "kind", &sp_unit_kinds, &kind, unit->name, origin, error) ||
      !read_choice (object, "status", &sp_unit_statuses, &status, unit->name, origin, error))
    return FALSE;
  unit->kind = kind;
  unit->status = status;
  return TRUE;
}

/* ---- checking ---- */

static gboolean
claim_name (GHashTable *owners,
            const SpDirectoryUnit *unit,
            const char *name,
            const char *origin,
            GError **error)
{
  const SpDirectoryUnit *owner = g_hash_table_lookup (owners, name);

  if (*name == '\0')
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("单位目录“%s”里有一个单位或别名没有写名称（在“%s”处）。"), origin, unit->name);
  else if (owner != NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("单位目录“%s”里，名称“%s”既指“%s”又指“%s”，请改成只指一个单位。"), origin, name,
                 owner->name, unit->name);
  else
    return g_hash_table_insert (owners, (gpointer)name, (gpointer)unit);
  return FALSE;
}

static gboolean
claim_names (GHashTable *owners, const SpDirectoryUnit *unit, const char *origin, GError **error)
{
  if (!claim_name (owners, unit, unit->name, origin, error))
    return FALSE;
  if (*unit->short_name && g_strcmp0 (unit->short_name, unit->name) != 0 &&
      !claim_name (owners, unit, unit->short_name, origin, error))
    return FALSE;
  for (guint i = 0; i < unit->aliases->len; i++)
    {
      const SpDirectoryAlias *alias = g_ptr_array_index (unit->aliases, i);

      if (!claim_name (owners, unit, alias->name, origin, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_members (GHashTable *owners, const SpDirectoryUnit *unit, const char *origin, GError **error)
{
  for (guint i = 0; i < unit->members->len; i++)
    {
      const char *name = g_ptr_array_index (unit->members, i);
      const SpDirectoryUnit *member = g_hash_table_lookup (owners, name);

      if (member != NULL && member != unit && member->kind != SP_UNIT_COLLECTIVE)
        continue;
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("单位目录“%s”里，“%s”的成员“%s”不是目录里的一个单位。"), origin, unit->name,
                   name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_directory (const SpDirectory *self, const char *origin, GError **error)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->units->len; i++)
    if (!claim_names (owners, g_ptr_array_index (self->units, i), origin, error))
      return FALSE;
  for (guint i = 0; i < self->units->len; i++)
    if (!check_members (owners, g_ptr_array_index (self->units, i), origin, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_units (JsonObject *root, SpDirectory *self, const char *origin, GError **error)
{
  JsonArray *units = peek_array (root, "units");
  guint n = units ? json_array_get_length (units) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (units, i);

      if (JSON_NODE_HOLDS_OBJECT (node) &&
          !read_unit (json_node_get_object (node), self, origin, error))
        return FALSE;
    }
  if (self->units->len > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("文件“%s”里没有单位，不是单位目录（应有 units 一项）。"), origin);
  return FALSE;
}

SpDirectory *
sp_directory_parse (const char *json, gssize length, const char *origin, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (SpDirectory) self = NULL;
  g_autoptr (GError) local = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, json, length, &local))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("单位目录“%s”不是可读的 JSON 文件：%s"),
                   origin, local->message);
      return NULL;
    }
  self = g_new0 (SpDirectory, 1);
  self->units = g_ptr_array_new_with_free_func (unit_free);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("文件“%s”不是单位目录。"), origin);
      return NULL;
    }
  self->name = dup_member (json_node_get_object (root), "name");
  self->title = dup_member (json_node_get_object (root), "title");
  if (!read_units (json_node_get_object (root), self, origin, error) ||
      !check_directory (self, origin, error))
    return NULL;
  return g_steal_pointer (&self);
}

SpDirectory *
sp_directory_load (const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;

  g_return_val_if_fail (g_strv_contains (sp_directory_names (), name), NULL);

  path = g_strdup_printf ("/org/lianghe/SafetyPlan/exchange/units/%s.json", name);
  bytes = g_resource_lookup_data (sp_exchange_get_resource (), path, 0, error);
  if (bytes == NULL)
    return NULL;
  return sp_directory_parse (g_bytes_get_data (bytes, &length), (gssize)g_bytes_get_size (bytes),
                             name, error);
}

const char *
sp_directory_name_for_text (const char *text)
{
  const char *const *names = sp_directory_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpDirectory) directory = sp_directory_load (names[i], NULL);

      if (directory != NULL && strstr (text, directory->title) != NULL)
        return names[i];
    }
  return names[0];
}

SpDirectory *
sp_directory_load_file (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!sp_file_read (path, DIRECTORY_LIMIT, &bytes, &length, error))
    return NULL;
  return sp_directory_parse (bytes, (gssize)length, path, error);
}
