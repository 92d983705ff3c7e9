/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints what the reader understood of a plan as JSON, or with --text as text, for tests to judge.
 */
#include "document/sp-reading-json.h"

#include "base/sp-file.h"
#include "base/sp-text.h"

#include <stdio.h>
#include <string.h>

int
main (int argc, char **argv)
{
  gboolean as_text = argc > 2 && strcmp (argv[2], "--text") == 0;
  g_autofree char *bytes = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReading) reading = NULL;
  gsize length;
  SpDecoded decoded = {0};

  if (argc < 2)
    {
      g_printerr ("usage: %s PLAN [--text]\n", argv[0]);
      return 2;
    }
  if (!sp_file_read (argv[1], G_MAXINT, &bytes, &length, &error) ||
      !sp_text_decode (bytes, length, &decoded, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  reading = sp_reading_new (decoded.text, decoded.length, NULL);
  out = as_text ? sp_reading_to_text (reading) : sp_reading_to_json (reading);
  fputs (out, stdout);
  sp_decoded_clear (&decoded);
  return 0;
}
