/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-unit-merge.h. Knows no widgets. */
#include "sp-unit-merge.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

/* The records that refer to a unit, and by which field. */
static const struct
{
  const SpRecordType *type;
  guint field;
} references[] = {
  {&sp_measure_unit_type, SP_MEASURE_UNIT_UNIT}, {&sp_progress_type, SP_PROGRESS_UNIT},
  {&sp_unit_alias_type, SP_UNIT_ALIAS_UNIT},     {&sp_unit_member_type, SP_UNIT_MEMBER_COLLECTIVE},
  {&sp_unit_member_type, SP_UNIT_MEMBER_MEMBER},
};

/* A measure that already has @into in the same role does not get it twice. */
static gboolean
is_double (SpReader *reader, SpRecord *record, int64_t into)
{
  g_autoptr (GPtrArray) others = NULL;

  if (sp_record_get_record_type (record) != &sp_measure_unit_type)
    return FALSE;
  others = sp_reader_load_all (reader, &sp_measure_unit_type, SP_MEASURE_UNIT_MEASURE,
                               sp_record_get_integer (record, SP_MEASURE_UNIT_MEASURE), NULL);
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      SpRecord *other = g_ptr_array_index (others, i);

      if (sp_record_get_integer (other, SP_MEASURE_UNIT_UNIT) == into &&
          sp_record_get_integer (other, SP_MEASURE_UNIT_ROLE) ==
            sp_record_get_integer (record, SP_MEASURE_UNIT_ROLE))
        return TRUE;
    }
  return FALSE;
}

static gboolean
move_reference (
  SpWrite *write, SpReader *reader, SpRecord *record, guint field, int64_t into, GError **error)
{
  if (is_double (reader, record, into))
    return sp_write_delete (write, sp_record_get_record_type (record), sp_record_get_id (record),
                            error);
  sp_record_set_integer (record, field, into);
  return sp_write_update (write, record, error);
}

static gboolean
move_references (SpWrite *write, SpReader *reader, int64_t unit, int64_t into, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (GPtrArray) records = NULL;

      records =
        sp_reader_load_all (reader, references[i].type, (int)references[i].field, unit, error);
      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        if (!move_reference (write, reader, g_ptr_array_index (records, j), references[i].field,
                             into, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
add_alias (SpWrite *write, const char *name, int64_t into, GError **error)
{
  g_autoptr (SpRecord) alias = sp_record_new (&sp_unit_alias_type);

  sp_record_set_integer (alias, SP_UNIT_ALIAS_UNIT, into);
  sp_record_set_text (alias, SP_UNIT_ALIAS_NAME, name);
  sp_record_set_text (alias, SP_UNIT_ALIAS_REASON, _ ("核对时并入"));
  return sp_write_insert (write, alias, error);
}

gboolean
sp_unit_merge (SpStore *store, int64_t unit, int64_t into, GError **error)
{
  SpReader *reader;
  g_autoptr (SpRecord) from = NULL;
  g_autoptr (SpRecord) to = NULL;
  g_autoptr (SpWrite) write = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SP_IS_STORE (store), FALSE);

  if (unit == into)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, _ ("不能并入自己，请选另一个单位。"));
      return FALSE;
    }
  reader = sp_store_get_reader (store);
  from = sp_reader_load (reader, &sp_unit_type, unit, error);
  to = from != NULL ? sp_reader_load (reader, &sp_unit_type, into, error) : NULL;
  if (to == NULL)
    return FALSE;
  label =
    g_strdup_printf (_ ("把“%s”并入“%s”"), sp_record_get_title (from), sp_record_get_title (to));
  write = sp_write_begin (store, SP_ACTION_EDIT, label, error);
  return write != NULL && move_references (write, reader, unit, into, error) &&
         sp_write_delete (write, &sp_unit_type, unit, error) &&
         add_alias (write, sp_record_get_title (from), into, error) &&
         sp_write_commit (write, error);
}

gboolean
sp_unit_confirm (SpStore *store, int64_t unit, GError **error)
{
  g_autoptr (SpRecord) record = NULL;

  g_return_val_if_fail (SP_IS_STORE (store), FALSE);

  record = sp_reader_load (sp_store_get_reader (store), &sp_unit_type, unit, error);
  if (record == NULL)
    return FALSE;
  sp_record_set_integer (record, SP_UNIT_STATUS, SP_UNIT_CONFIRMED);
  return sp_store_update (store, record, _ ("确认单位"), error);
}
