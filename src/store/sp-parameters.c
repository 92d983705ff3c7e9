/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-parameters.h. */
#include "store/sp-parameters.h"

#include "store/sp-store-private.h"
#include "store/sp-write.h"

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

gboolean
sp_reader_load_parameter (SpReader *self, SpParameterCode code, double *value, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  statement =
    sp_engine_prepare (self->engine, "SELECT value FROM parameter WHERE code = ?1", error);
  if (statement == NULL)
    return FALSE;
  *value = sp_parameter_fallback (code)->value;
  sp_statement_bind_text (statement, 1, sp_parameter_fallback (code)->code);
  if (sp_statement_next (statement))
    *value = sp_statement_get_real (statement, 0);
  return sp_statement_end (statement, error);
}

/* ---- days before the deadline of a hazard ---- */

/* The row is made when somebody first says a number; its uid is the same in every file. */
#define HAZARD_NEAR_UID "01700000-0000-7000-8001-000000000017"

static SpRecord *
find_hazard_near (SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) records = sp_reader_load_all (reader, &sp_parameter_type, -1, 0, error);
  const char *code = sp_parameter_fallback (SP_PARAMETER_HAZARD_NEAR_DAYS)->code;
  SpRecord *record;

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_str_equal (sp_record_get_text (records->pdata[i], SP_PARAMETER_CODE), code))
      return g_object_ref (records->pdata[i]);
  if (records == NULL)
    return NULL;
  record = sp_record_new (&sp_parameter_type);
  sp_record_set_identity (record, 0, HAZARD_NEAR_UID, 0);
  sp_record_set_text (record, SP_PARAMETER_CODE, code);
  sp_record_set_text (record, SP_PARAMETER_NAME, _ ("隐患临期提前天数"));
  sp_record_set_text (record, SP_PARAMETER_COUNTED_IN, _ ("天"));
  sp_record_set_text (record, SP_PARAMETER_SOURCE, _ ("本县规定"));
  sp_record_set_integer (record, SP_PARAMETER_POSITION, SP_PARAMETER_HAZARD_NEAR_DAYS + 1);
  return record;
}

static gboolean
write_days (SpWrite *write, SpReader *reader, int days, GError **error)
{
  g_autoptr (SpRecord) record = find_hazard_near (reader, error);

  if (record == NULL)
    return FALSE;
  if (sp_record_peek (record, SP_PARAMETER_VALUE)->is_set &&
      (int)sp_record_get_real (record, SP_PARAMETER_VALUE) == days)
    return TRUE;
  sp_record_set_real (record, SP_PARAMETER_VALUE, days);
  return sp_record_get_id (record) != 0 ? sp_write_update (write, record, error)
                                        : sp_write_insert (write, record, error);
}

gboolean
sp_store_set_light_rules (
  SpStore *self, SpPlan *plan, int hazard_near_days, const char *label, GError **error)
{
  g_autoptr (SpWrite) write = NULL;
  SpReader *reader;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (hazard_near_days >= 0, FALSE);

  reader = sp_store_get_reader (self);
  write = sp_write_begin (self, SP_ACTION_EDIT, label, error);
  return write != NULL && sp_write_update (write, SP_RECORD (plan), error) &&
         write_days (write, reader, hazard_near_days, error) && sp_write_commit (write, error);
}
