/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any text for what it asks to be set up: names are text, and the words that ask stand in it. */
#include "core/sp-institution-propose.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  g_autoptr (GPtrArray) found = sp_institution_find_in_text (text);

  for (guint i = 0; i < found->len; i++)
    {
      const SpInstitutionProposal *proposal = g_ptr_array_index (found, i);

      g_assert_true (g_utf8_validate (sp_record_get_title (proposal->institution), -1, NULL));
      g_assert_nonnull (strstr (text, proposal->clause));
    }
  return 0;
}
