/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a unit directory into the store. What is there already stays: a directory only adds. */
#include "base/sp-error.h"
#include "exchange/sp-directory.h"
#include "store/sp-reader.h"

#include <math.h>

GHashTable *
sp_directory_load_names (SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, error);
  g_autoptr (GPtrArray) aliases = NULL;

  if (units == NULL)
    return NULL;
  aliases = sp_reader_load_all (reader, &sp_unit_alias_type, -1, 0, error);
  if (aliases == NULL)
    return NULL;
  for (guint i = 0; i < aliases->len; i++)
    {
      SpRecord *alias = g_ptr_array_index (aliases, i);

      g_hash_table_insert (names, g_strdup (sp_record_get_text (alias, SP_UNIT_ALIAS_NAME)),
                           GSIZE_TO_POINTER (sp_record_get_integer (alias, SP_UNIT_ALIAS_UNIT)));
    }
  for (guint i = 0; i < units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (units, i);
      gpointer id = GSIZE_TO_POINTER (sp_record_get_id (unit));
      const char *short_name = sp_record_get_text (unit, SP_UNIT_SHORT_NAME);

      if (*short_name)
        g_hash_table_insert (names, g_strdup (short_name), id);
      g_hash_table_insert (names, g_strdup (sp_record_get_text (unit, SP_UNIT_NAME)), id);
    }
  return g_steal_pointer (&names);
}

static gboolean
write_alias (
  SpWrite *write, GHashTable *names, int64_t unit, const SpDirectoryAlias *alias, GError **error)
{
  g_autoptr (SpRecord) record = NULL;

  if (g_hash_table_contains (names, alias->name))
    return TRUE;
  record = sp_record_new (&sp_unit_alias_type);
  sp_record_set_integer (record, SP_UNIT_ALIAS_UNIT, unit);
  sp_record_set_text (record, SP_UNIT_ALIAS_NAME, alias->name);
  sp_record_set_text (record, SP_UNIT_ALIAS_REASON, alias->reason);
  g_hash_table_insert (names, g_strdup (alias->name), GSIZE_TO_POINTER (unit));
  return sp_write_insert (write, record, error);
}

static gboolean
write_unit (
  SpWrite *write, GHashTable *names, const SpDirectoryUnit *unit, int position, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_unit_type);
  int64_t id;

  sp_record_set_text (record, SP_UNIT_NAME, unit->name);
  sp_record_set_text (record, SP_UNIT_SHORT_NAME, unit->short_name);
  sp_record_set_text (record, SP_UNIT_CODE, unit->code);
  sp_record_set_text (record, SP_UNIT_LIAISON, unit->liaison);
  sp_record_set_text (record, SP_UNIT_NOTE, unit->note);
  if (!isnan (unit->longitude) && !isnan (unit->latitude))
    {
      sp_record_set_real (record, SP_UNIT_LONGITUDE, unit->longitude);
      sp_record_set_real (record, SP_UNIT_LATITUDE, unit->latitude);
    }
  sp_record_set_integer (record, SP_UNIT_KIND, unit->kind);
  sp_record_set_integer (record, SP_UNIT_STATUS, unit->status);
  sp_record_set_integer (record, SP_UNIT_POSITION, position);
  if (!sp_write_insert (write, record, error))
    return FALSE;

  id = sp_record_get_id (record);
  g_hash_table_insert (names, g_strdup (unit->name), GSIZE_TO_POINTER (id));
  if (*unit->short_name)
    g_hash_table_insert (names, g_strdup (unit->short_name), GSIZE_TO_POINTER (id));
  for (guint i = 0; i < unit->aliases->len; i++)
    if (!write_alias (write, names, id, g_ptr_array_index (unit->aliases, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_members (SpWrite *write, GHashTable *names, const SpDirectoryUnit *unit, GError **error)
{
  int64_t collective = (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (names, unit->name));

  for (guint i = 0; i < unit->members->len; i++)
    {
      g_autoptr (SpRecord) record = sp_record_new (&sp_unit_member_type);
      const char *name = g_ptr_array_index (unit->members, i);

      sp_record_set_integer (record, SP_UNIT_MEMBER_COLLECTIVE, collective);
      sp_record_set_integer (record, SP_UNIT_MEMBER_MEMBER,
                             (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (names, name)));
      sp_record_set_integer (record, SP_UNIT_MEMBER_POSITION, i);
      if (!sp_write_insert (write, record, error))
        return FALSE;
    }
  return TRUE;
}

/* The unit of the store that bears @unit's name or short name, else none. */
static gpointer
find_existing (GHashTable *names, const SpDirectoryUnit *unit)
{
  gpointer id = g_hash_table_lookup (names, unit->name);

  return id || *unit->short_name == '\0' ? id : g_hash_table_lookup (names, unit->short_name);
}

gboolean
sp_directory_write (
  const SpDirectory *self, SpStore *store, SpWrite *write, GHashTable **out_names, GError **error)
{
  g_autoptr (GHashTable) names = sp_directory_load_names (store, error);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < self->units->len; i++)
    {
      SpDirectoryUnit *unit = g_ptr_array_index (self->units, i);
      gpointer id = find_existing (names, unit);

      if (id != NULL)
        {
          g_hash_table_insert (names, g_strdup (unit->name), id);
          continue;
        }
      g_ptr_array_add (fresh, unit);
      if (!write_unit (write, names, unit, (int)i, error))
        return FALSE;
    }
  /* The members of a collective that was there already are what people made of it. */
  for (guint i = 0; i < fresh->len; i++)
    if (!write_members (write, names, g_ptr_array_index (fresh, i), error))
      return FALSE;
  if (out_names != NULL)
    *out_names = g_steal_pointer (&names);
  return TRUE;
}

static gboolean
seed (SpStore *store, SpDirectory *directory, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("写入单位目录“%s”"), directory->title);
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, label, error);

  return write != NULL && sp_directory_write (directory, store, write, NULL, error) &&
         sp_write_commit (write, error);
}

gboolean
sp_directory_seed (SpStore *store, const char *name, GError **error)
{
  g_autoptr (SpDirectory) directory = sp_directory_load (name, error);

  return directory != NULL && seed (store, directory, error);
}

gboolean
sp_directory_seed_file (SpStore *store, const char *path, GError **error)
{
  g_autoptr (SpDirectory) directory = sp_directory_load_file (path, error);

  return directory != NULL && seed (store, directory, error);
}
