/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-attachment.h. */
#include "core/sp-attachment.h"

int
sp_attachment_owner_field (const SpRecordType *type)
{
  g_return_val_if_fail (type != NULL, -1);
  for (guint i = 0; i < sp_attachment_type.n_fields; i++)
    {
      const SpField *field = &sp_attachment_type.fields[i];

      if (field->type == SP_TYPE_REFERENCE && g_str_equal (field->references, type->table))
        return (int)i;
    }
  return -1;
}
