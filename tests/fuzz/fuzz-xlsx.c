/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as workbooks: as a package, and as the XML inside one (sheet, shared strings, styles,
 * parted by lines of %%%). What is read must be whole. */
#include "exchange/sp-xlsx.h"

#include "document-check.h"
#include "package-fixture.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_bytes (GBytes *taken)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = sp_xlsx_read (bytes, NULL, NULL, NULL, &error);

  document_check (document, error);
}

static GBytes *
wrap (const char *data, gsize size)
{
  g_autofree char *text = g_strndup (data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\n%%%\n", 3);

  if (parts[0] == NULL)
    return package_fixture_xlsx ("", NULL, NULL);
  return package_fixture_xlsx (parts[0], parts[1], parts[1] != NULL ? parts[2] : NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  read_bytes (g_bytes_new (data, size));
  read_bytes (wrap ((const char *)data, size));
  return 0;
}
