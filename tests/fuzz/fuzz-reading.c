/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes through decoding and reading: every span must lie in the text, the JSON must be UTF-8.
 */
#include "document/sp-reading-json.h"

#include "base/sp-text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_span (SpSpan span, gsize length)
{
  g_assert (span.start <= span.end && span.end <= length);
}

static void
check (const SpReading *reading)
{
  g_autofree char *json = sp_reading_to_json (reading);
  gsize length;

  sp_reading_get_text (reading, &length);
  g_assert (g_utf8_validate (json, -1, NULL));
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      check_span (block->span, length);
      check_span (block->body, length);
      for (guint j = 0; j < block->units->len; j++)
        check_span (g_array_index (block->units, SpReadUnit, j).span, length);
    }
  for (guint i = 0; i < sp_reading_get_n_doubts (reading); i++)
    check_span (sp_reading_get_doubt (reading, i)->span, length);
}

static void
read_bytes (const char *bytes, gsize length)
{
  g_autoptr (SpReading) reading = sp_reading_new (bytes, length, NULL);

  check (reading);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  SpDecoded decoded;

  read_bytes ((const char *)data, size);
  if (sp_text_decode ((const char *)data, size, &decoded, NULL))
    {
      read_bytes (decoded.text, decoded.length);
      sp_decoded_clear (&decoded);
    }
  return 0;
}
