/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-parameters.h. */
#include "store/sp-parameters.h"

static void
set_value (SpParameters *parameters, SpRecord *record)
{
  const char *code = sp_record_get_text (record, SP_PARAMETER_CODE);

  for (guint i = 0; i < SP_PARAMETER_N_CODES; i++)
    if (g_str_equal (sp_parameter_fallback ((SpParameterCode)i)->code, code))
      parameters->values[i] = sp_record_get_real (record, SP_PARAMETER_VALUE);
}

gboolean
sp_reader_load_parameters (SpReader *self, SpParameters *parameters, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (self != NULL && parameters != NULL, FALSE);

  for (guint i = 0; i < SP_PARAMETER_N_CODES; i++)
    parameters->values[i] = sp_parameter_fallback ((SpParameterCode)i)->value;
  records = sp_reader_load_all (self, &sp_parameter_type, -1, 0, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    set_value (parameters, g_ptr_array_index (records, i));
  return records != NULL;
}
