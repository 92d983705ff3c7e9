/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See runner.h. The program's path comes from the build as the test's argument. */
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

static char *program;

void
runner_set_program (const char *path)
{
  program = g_canonicalize_filename (path, NULL);
}

void
runner_set_up (Runner *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("sp-cli-XXXXXX", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
runner_tear_down (Runner *self, gconstpointer data)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  remove_all (self->folder);
  g_free (self->folder);
}

static void
limit_files (gpointer data)
{
  const Runner *self = data;
  struct rlimit limit = {self->file_limit, self->file_limit};

  setrlimit (RLIMIT_FSIZE, &limit);
}

static char *
dup_text (GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

GSubprocess *
runner_start (Runner *self, const char *command)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *line = g_strdup_printf ("'%s' %s", program, command);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, &error));
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", self->locale ? self->locale : "C.UTF-8", TRUE);
  if (self->file_limit > 0)
    g_subprocess_launcher_set_child_setup (launcher, limit_files, self, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)words, &error);
  g_assert_no_error (error);
  return process;
}

int
runner_run (Runner *self, const char *command)
{
  g_autoptr (GSubprocess) process = runner_start (self, command);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;

  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, &err, &error));
  g_free (self->out);
  g_free (self->err);
  self->out = dup_text (out);
  self->err = dup_text (err);
  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n' || p[1] == '\0';
  return n;
}

void
runner_expect (Runner *self, int status, const char *command)
{
  int result = runner_run (self, command);

  if (result != status || count_lines (self->err) != (status == 0 ? 0 : 1))
    g_error ("%s: status %d instead of %d\n%s%s", command, result, status, self->out, self->err);
  g_assert_true (g_utf8_validate (self->out, -1, NULL));
  g_assert_true (g_utf8_validate (self->err, -1, NULL));
}

char *
runner_path (Runner *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
runner_write (Runner *self, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = runner_path (self, name);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static void
append_state (GString *out, const char *path, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *child = NULL;

  if (dir == NULL)
    {
      g_autofree char *bytes = NULL;
      gsize length = 0;
      g_autofree char *sum = NULL;

      g_file_get_contents (path, &bytes, &length, NULL);
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
      g_string_append_printf (out, "%s %" G_GSIZE_FORMAT " %s\n", name, length, sum);
      return;
    }
  while ((child = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (child));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *full = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      append_state (out, full, g_ptr_array_index (names, i));
    }
}

char *
runner_dup_state (Runner *self)
{
  GString *out = g_string_new (NULL);

  append_state (out, self->folder, "");
  return g_string_free (out, FALSE);
}
