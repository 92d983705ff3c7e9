/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Backups: a copy under a name that was free, made under a temporary one and put there when it is
 * whole. */
#include "store/sp-store-private.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "store/sp-place.h"

#include <errno.h>
#include <glib/gstdio.h>

gboolean
sp_backup_to (SpEngine *engine, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = sp_file_temporary_name (path);
  GError *failure = NULL;

  if (!sp_place_check_free (path, error))
    return FALSE;
  if (sp_engine_backup (engine, temporary, cancellable, &failure))
    return sp_place_put (temporary, path, error);
  sp_place_name_in_error (failure, temporary, path);
  g_propagate_error (error, failure);
  return FALSE;
}

/* <folder>/备份/<name> 20211231-0930 <why>.safetyplan */
static char *
dup_dated_path (const char *path, const char *why)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *reason = g_strdelimit (g_strdup (why), "/\\:*?\"<>|", '_');
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M");
  g_autofree char *name = NULL;
  char *suffix = g_strrstr (base, ".");

  if (suffix != NULL && suffix != base)
    *suffix = '\0';
  name = g_strdup_printf ("%.180s %s %s.safetyplan", base, stamp, reason);
  return g_build_filename (folder, _ ("备份"), name, NULL);
}

char *
sp_backup_dated (SpEngine *engine, const char *why, GError **error)
{
  g_autofree char *path = dup_dated_path (sp_engine_get_path (engine), why);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      sp_file_set_error (error, errno, _ ("不能建立备份文件夹"), folder);
      return NULL;
    }
  return sp_backup_to (engine, path, NULL, error) ? g_steal_pointer (&path) : NULL;
}
