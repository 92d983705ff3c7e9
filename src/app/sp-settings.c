/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-settings.h. */
#include "sp-settings.h"

#include "base/sp-file.h"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "safetyplan", "settings.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

gboolean
sp_settings_get_boolean (const char *group, const char *key, gboolean otherwise)
{
  g_autoptr (GKeyFile) file = load ();
  g_autoptr (GError) error = NULL;
  gboolean value = g_key_file_get_boolean (file, group, key, &error);

  return error == NULL ? value : otherwise;
}

static gboolean
save (GKeyFile *file, GError **error)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  gsize length = 0;

  text = g_key_file_to_data (file, &length, NULL);
  g_mkdir_with_parents (folder, 0700);
  return sp_file_write (path, text, length, error);
}

gboolean
sp_settings_set_boolean (const char *group, const char *key, gboolean value, GError **error)
{
  g_autoptr (GKeyFile) file = load ();

  g_key_file_set_boolean (file, group, key, value);
  return save (file, error);
}

char *
sp_settings_dup_string (const char *group, const char *key)
{
  g_autoptr (GKeyFile) file = load ();
  char *value = g_key_file_get_string (file, group, key, NULL);

  return value != NULL ? value : g_strdup ("");
}

gboolean
sp_settings_set_string (const char *group, const char *key, const char *value, GError **error)
{
  g_autoptr (GKeyFile) file = load ();

  g_key_file_set_string (file, group, key, value);
  return save (file, error);
}
