/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-scratch.h. */
#include "base/sp-scratch.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static char *
dup_root (void)
{
  return g_build_filename (g_get_user_cache_dir (), "safetyplan", "opened", NULL);
}

char *
sp_scratch_new_folder (GError **error)
{
  g_autofree char *root = dup_root ();
  g_autofree char *name = g_strdup_printf ("%ld-XXXXXX", (long)getpid ());
  g_autofree char *folder = g_build_filename (root, name, NULL);

  if (g_mkdir_with_parents (root, 0700) == 0 && g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);
  sp_file_set_error (error, errno, _ ("不能建立临时文件夹"), root);
  return NULL;
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
    file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

void
sp_scratch_remove (const char *path)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (path != NULL);
  file = g_file_new_for_path (path);
  remove_tree (file);
}

/* Whether the process that made the folder @name is there; names of other making are left alone. */
static gboolean
is_in_use (const char *name)
{
  char *end = NULL;
  long pid = strtol (name, &end, 10);

  return pid <= 0 || *end != '-' || kill ((pid_t)pid, 0) == 0 || errno != ESRCH;
}

static void
tidy (gboolean with_own)
{
  g_autofree char *root = dup_root ();
  g_autofree char *own = g_strdup_printf ("%ld-", (long)getpid ());
  g_autoptr (GDir) folder = g_dir_open (root, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);

      if (g_str_has_prefix (name, own) ? with_own : !is_in_use (name))
        sp_scratch_remove (path);
    }
}

void
sp_scratch_tidy (void)
{
  tidy (TRUE);
}

void
sp_scratch_tidy_left (void)
{
  tidy (FALSE);
}
