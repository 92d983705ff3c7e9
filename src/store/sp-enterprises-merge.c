/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making two enterprises one: a stored one and what a table says of it, or two stored ones, where
 * references move by the declared fields, so that a type added later moves, too. */
#include "store/sp-enterprises.h"

#include "base/sp-error.h"
#include "store/sp-store-private.h"

#include <string.h>

static SpRecord *
load (SpReader *reader, int64_t id, GError **error)
{
  GError *failure = NULL;
  SpRecord *enterprise = sp_reader_load (reader, &sp_enterprise_type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (enterprise == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("这家企业已经不在了。请刷新后再看。"));
  return enterprise;
}

static gboolean
check_codes (SpRecord *kept, SpRecord *other, GError **error)
{
  const char *code = sp_record_get_text (kept, SP_ENTERPRISE_CREDIT_CODE);
  const char *others = sp_record_get_text (other, SP_ENTERPRISE_CREDIT_CODE);

  if (*code == '\0' || *others == '\0' || g_str_equal (code, others))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("“%s”和“%s”的统一社会信用代码不同，是两家企业，不能合并。"),
               sp_record_get_title (kept), sp_record_get_title (other));
  return FALSE;
}

/* A choice that was never made says nothing. */
static gboolean
says_nothing (const SpField *field, const SpValue *value)
{
  return !value->is_set ||
         ((field->type == SP_TYPE_CHOICE || field->type == SP_TYPE_BOOLEAN) && value->integer == 0);
}

static void
add_former_name (SpRecord *kept, SpRecord *other)
{
  const char *former = sp_record_get_text (kept, SP_ENTERPRISE_FORMER_NAME);
  const char *name = sp_record_get_title (other);
  g_autofree char *both = NULL;

  if (g_str_equal (name, sp_record_get_title (kept)) || strstr (former, name) != NULL)
    return;
  both = *former != '\0' ? g_strjoin ("、", former, name, NULL) : g_strdup (name);
  sp_record_set_text (kept, SP_ENTERPRISE_FORMER_NAME, both);
}

static void
fill (SpRecord *kept, SpRecord *other)
{
  for (guint i = 0; i < sp_enterprise_type.n_fields; i++)
    {
      const SpField *field = &sp_enterprise_type.fields[i];

      if (says_nothing (field, sp_record_peek (kept, i)) &&
          !says_nothing (field, sp_record_peek (other, i)))
        sp_record_set_value (kept, i, sp_record_peek (other, i));
    }
  add_former_name (kept, other);
}

/* ---- two stored ones ---- */

static gboolean
move_references (SpWrite *write,
                 SpReader *reader,
                 const SpRecordType *type,
                 guint field,
                 int64_t from,
                 int64_t to,
                 GError **error)
{
  g_autoptr (GPtrArray) records = sp_reader_load_all (reader, type, (int)field, from, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SpRecord *record = g_ptr_array_index (records, i);

      sp_record_set_integer (record, field, to);
      if (!sp_write_update (write, record, error))
        return FALSE;
    }
  return records != NULL;
}

static gboolean
move_all (SpWrite *write, SpReader *reader, int64_t from, int64_t to, GError **error)
{
  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    for (guint i = 0; i < (*type)->n_fields; i++)
      {
        const SpField *field = &(*type)->fields[i];

        if (field->type == SP_TYPE_REFERENCE && g_str_equal (field->references, "enterprise") &&
            !move_references (write, reader, *type, i, from, to, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
sp_store_merge_enterprises (SpStore *self, int64_t kept, int64_t other, GError **error)
{
  g_autoptr (SpRecord) one = NULL;
  g_autoptr (SpRecord) two = NULL;
  g_autoptr (SpWrite) write = NULL;
  SpReader *reader;

  g_return_val_if_fail (SP_IS_STORE (self) && kept != other, FALSE);

  reader = sp_store_get_reader (self);
  one = load (reader, kept, error);
  two = one != NULL ? load (reader, other, error) : NULL;
  if (two == NULL || !check_codes (one, two, error))
    return FALSE;
  fill (one, two);
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("合并企业"), error);
  /* The code is free once the other is gone. */
  return write != NULL && move_all (write, reader, other, kept, error) &&
         sp_write_delete (write, &sp_enterprise_type, other, error) &&
         sp_write_update (write, one, error) && sp_write_commit (write, error);
}
