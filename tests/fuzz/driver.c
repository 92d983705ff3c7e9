/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a fuzz target over files, or over all files of folders, given as arguments: the corpus as a
 * test on any compiler. libFuzzer brings its own main instead. */
#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
run_file (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  LLVMFuzzerTestOneInput ((const uint8_t *)bytes, length);
  /* Cut anywhere, a file must still be read. */
  for (gsize cut = 0; cut < length; cut += MAX (1, length / 64))
    LLVMFuzzerTestOneInput ((const uint8_t *)bytes, cut);
  return TRUE;
}

static guint
run (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    return run_file (path) ? 1 : 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      n += run_file (file);
    }
  return n;
}

int
main (int argc, char **argv)
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += run (argv[i]);
  g_print ("%u files\n", n);
  return n > 0 ? 0 : 1;
}
