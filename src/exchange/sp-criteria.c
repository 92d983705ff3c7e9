/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-criteria.h. */
#include "exchange/sp-criteria.h"

#include "base/sp-i18n.h"
#include "core/sp-industry.h"
#include "exchange/sp-exchange-resources.h"
#include "store/sp-reader.h"
#include "store/sp-write.h"

#include <json-glib/json-glib.h>

#define RESOURCE "/org/lianghe/SafetyPlan/exchange/criteria/criteria.json"

typedef struct
{
  /* Borrowed */
  SpStore *store;
  SpWrite *write;
  JsonArray *standards;
  /* Owned */
  GHashTable *known;      /* of char *: standard and words */
  GHashTable *industries; /* char * → id */
  /* State */
  int n_added;
} Adding;

static void
adding_clear (Adding *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->industries, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Adding, adding_clear)

static char *
dup_key (const char *standard, const char *text)
{
  return g_strconcat (standard, "\n", text, NULL);
}

static gboolean
load_known (Adding *self, GError **error)
{
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (GPtrArray) criteria = sp_reader_load_all (reader, &sp_criterion_type, -1, 0, error);
  g_autoptr (GPtrArray) industries = NULL;

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->industries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (criteria == NULL)
    return FALSE;
  for (guint i = 0; i < criteria->len; i++)
    g_hash_table_add (self->known,
                      dup_key (sp_record_get_text (criteria->pdata[i], SP_CRITERION_STANDARD),
                               sp_record_get_text (criteria->pdata[i], SP_CRITERION_TEXT)));
  industries = sp_reader_load_all (reader, &sp_industry_type, -1, 0, error);
  if (industries == NULL)
    return FALSE;
  for (guint i = 0; i < industries->len; i++)
    g_hash_table_insert (self->industries, g_strdup (sp_record_get_title (industries->pdata[i])),
                         GSIZE_TO_POINTER (sp_record_get_id (industries->pdata[i])));
  return TRUE;
}

static SpDate
get_day (JsonObject *object, const char *member)
{
  return sp_date_from_iso (json_object_get_string_member_with_default (object, member, ""));
}

static SpRecord *
new_criterion (Adding *self, JsonObject *group, guint item, const char *name)
{
  JsonObject *standard = json_array_get_object_element (
    self->standards, (guint)json_object_get_int_member (group, "standard"));
  SpRecord *record = sp_record_new (&sp_criterion_type);
  g_autofree char *number = g_strdup_printf ("%u", item + 1);
  gpointer industry =
    g_hash_table_lookup (self->industries, json_object_get_string_member (group, "industry"));

  sp_record_set_integer (record, SP_CRITERION_INDUSTRY, (int64_t)GPOINTER_TO_SIZE (industry));
  sp_record_set_text (record, SP_CRITERION_TOPIC, json_object_get_string_member (group, "topic"));
  sp_record_set_text (record, SP_CRITERION_STANDARD, name);
  sp_record_set_text (record, SP_CRITERION_NUMBER, number);
  sp_record_set_integer (record, SP_CRITERION_VALID_FROM, get_day (standard, "from"));
  sp_record_set_integer (record, SP_CRITERION_VALID_TO, get_day (standard, "to"));
  sp_record_set_integer (record, SP_CRITERION_POSITION,
                         (int64_t)g_hash_table_size (self->known) + 1);
  return record;
}

static char *
dup_standard_name (Adding *self, JsonObject *group)
{
  JsonObject *standard = json_array_get_object_element (
    self->standards, (guint)json_object_get_int_member (group, "standard"));

  return g_strdup_printf ("《%s》（%s）", json_object_get_string_member (standard, "name"),
                          json_object_get_string_member (standard, "number"));
}

static gboolean
add_group (Adding *self, JsonObject *group, GError **error)
{
  JsonArray *items = json_object_get_array_member (group, "items");
  g_autofree char *name = dup_standard_name (self, group);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      const char *text = json_array_get_string_element (items, i);
      g_autofree char *key = dup_key (name, text);
      g_autoptr (SpRecord) record = NULL;

      if (g_hash_table_contains (self->known, key))
        continue;
      record = new_criterion (self, group, i, name);
      sp_record_set_text (record, SP_CRITERION_TEXT, text);
      if (!sp_write_insert (self->write, record, error))
        return FALSE;
      g_hash_table_add (self->known, g_steal_pointer (&key));
      self->n_added++;
    }
  return TRUE;
}

static gboolean
add_all (Adding *self, JsonObject *library, GError **error)
{
  JsonArray *groups = json_object_get_array_member (library, "criteria");

  self->standards = json_object_get_array_member (library, "standards");
  for (guint i = 0; i < json_array_get_length (groups); i++)
    if (!add_group (self, json_array_get_object_element (groups, i), error))
      return FALSE;
  return TRUE;
}

int
sp_criteria_add (SpStore *store, GError **error)
{
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (sp_exchange_get_resource (), RESOURCE, 0, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_auto (Adding) adding = {.store = store};
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (store), -1);

  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                   (gssize)g_bytes_get_size (bytes), error) ||
      !load_known (&adding, error))
    return -1;
  write = sp_write_begin (store, SP_ACTION_IMPORT, _ ("装入重大隐患判定标准"), error);
  adding.write = write;
  if (write == NULL ||
      !add_all (&adding, json_node_get_object (json_parser_get_root (parser)), error) ||
      (adding.n_added > 0 && !sp_write_commit (write, error)))
    return -1;
  return adding.n_added;
}
