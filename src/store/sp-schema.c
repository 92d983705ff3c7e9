/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions of the schema. Foreign keys are off while a step rebuilds tables and checked before it
 * commits. */
#include "store/sp-schema.h"

#include "base/sp-i18n.h"
#include "store/sp-store-resources.h"

#include <stdlib.h>

#define MIGRATIONS_PATH "/org/lianghe/SafetyPlan/migrations/"

static void
migration_clear (gpointer data)
{
  g_free ((char *)((SpMigration *)data)->sql);
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  return ((const SpMigration *)a)->version - ((const SpMigration *)b)->version;
}

GArray *
sp_schema_load_migrations (void)
{
  GResource *resource = sp_store_resources_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, MIGRATIONS_PATH, 0, NULL);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (SpMigration));

  g_array_set_clear_func (steps, migration_clear);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (MIGRATIONS_PATH, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
      SpMigration step = {.version = atoi (names[i])};

      step.sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare_versions);
  return steps;
}

static gboolean
refuse_foreign (SpEngine *engine, GError **error)
{
  g_autofree char *name = g_filename_display_name (sp_engine_get_path (engine));

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FOREIGN,
               _ ("“%s”是别的程序的数据库，没有改动它。请选择 .safetyplan 文件。"), name);
  return FALSE;
}

static gboolean
refuse_newer (SpEngine *engine, GError **error)
{
  g_autofree char *name = g_filename_display_name (sp_engine_get_path (engine));

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_TOO_NEW,
               _ ("“%s”是用更新版本的 SafetyPlan 保存的，没有改动它。请先升级本程序再打开。"),
               name);
  return FALSE;
}

static gboolean
refuse_broken (SpEngine *engine, GError **error)
{
  g_autofree char *name = g_filename_display_name (sp_engine_get_path (engine));

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CORRUPT,
               _ ("“%s”中的记录互相对不上，不能升级，没有改动它。请打开“备份”文件夹中最近的备份。"),
               name);
  return FALSE;
}

gboolean
sp_schema_check (SpEngine *engine, int newest, int *version, GError **error)
{
  int64_t application = 0;
  int64_t stamped = 0;

  if (!sp_engine_get_integer (engine, "PRAGMA application_id", &application, error) ||
      !sp_engine_get_integer (engine, "PRAGMA user_version", &stamped, error))
    return FALSE;
  if (application != SP_SCHEMA_APPLICATION_ID || stamped < 1)
    return refuse_foreign (engine, error);
  if (stamped > newest)
    return refuse_newer (engine, error);
  *version = (int)stamped;
  return TRUE;
}

static gboolean
read_stamp (SpEngine *engine, gboolean is_new, int64_t *version, GError **error)
{
  int64_t n_objects = 0;

  if (!sp_engine_get_integer (engine, "PRAGMA user_version", version, error) ||
      !sp_engine_get_integer (engine, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (*version == 0 && (!is_new || n_objects > 0))
    return refuse_foreign (engine, error);
  return TRUE;
}

static gboolean
check_foreign_keys (SpEngine *engine, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, "PRAGMA foreign_key_check", error);
  gboolean is_broken;

  if (statement == NULL)
    return FALSE;
  is_broken = sp_statement_next (statement);
  if (!sp_statement_end (statement, error))
    return FALSE;
  return !is_broken || refuse_broken (engine, error);
}

/* Another program may have taken the step since the version was read: it is read again inside. */
static gboolean
apply_step (SpEngine *engine, const SpMigration *step, gboolean is_new, GError **error)
{
  g_auto (SpTransaction) transaction = {NULL};
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            SP_SCHEMA_APPLICATION_ID, step->version);
  int64_t version = 0;

  if (!sp_transaction_begin_write (&transaction, engine, error) ||
      !read_stamp (engine, is_new, &version, error))
    return FALSE;
  if (version >= step->version)
    return TRUE;
  return sp_engine_exec (engine, step->sql, error) && check_foreign_keys (engine, error) &&
         sp_engine_exec (engine, stamp, error) && sp_transaction_commit (&transaction, error);
}

gboolean
sp_schema_migrate (SpEngine *engine, const GArray *migrations, gboolean is_new, GError **error)
{
  gboolean is_done = TRUE;

  if (!sp_engine_exec (engine, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  sp_engine_set_schema_writable (engine, TRUE);
  for (guint i = 0; is_done && i < migrations->len; i++)
    is_done = apply_step (engine, &g_array_index (migrations, SpMigration, i), is_new, error);
  sp_engine_set_schema_writable (engine, FALSE);
  return sp_engine_exec (engine, "PRAGMA foreign_keys = ON", is_done ? error : NULL) && is_done;
}
