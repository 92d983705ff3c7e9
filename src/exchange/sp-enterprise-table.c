/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of enterprises: which stored one a row is, and what of it is changed. */
#include "exchange/sp-record-profiles.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-enterprises.h"

#include <string.h>

typedef struct
{
  /* Owned */
  SpEnterpriseIndex *index; /* of what is stored; NULL: not needed yet */
  GHashTable *names;        /* of the table so far, as a set: codes and names */
} SpEnterpriseTable;

static void
enterprise_table_free (gpointer data)
{
  SpEnterpriseTable *self = data;

  g_clear_pointer (&self->index, sp_enterprise_index_free);
  g_hash_table_unref (self->names);
  g_free (self);
}

static void
begin (gpointer user_data)
{
  SpEnterpriseTable *self = user_data;

  g_clear_pointer (&self->index, sp_enterprise_index_free);
  g_hash_table_remove_all (self->names);
}

/* A name that the registry had until now under the same code is kept as a former one, so that
 * papers that bear it still find their enterprise. */
static void
keep_former (SpRecord *record, SpRecord *stored)
{
  const char *former = sp_record_get_text (record, SP_ENTERPRISE_FORMER_NAME);
  const char *before = sp_record_get_title (stored);
  g_autofree char *both = NULL;

  if (sp_enterprise_is_same_name (sp_record_get_title (record), before) ||
      strstr (former, before) != NULL)
    return;
  both = *former != '\0' ? g_strdup_printf ("%s、%s", former, before) : g_strdup (before);
  sp_record_set_text (record, SP_ENTERPRISE_FORMER_NAME, both);
}

/* A former or short name by which it was found is no new name, nor is the same one written with
 * other brackets. */
static gboolean
check (SpReader *reader, SpRecord *record, gpointer user_data, GError **error)
{
  const char *name = sp_record_get_title (record);
  g_autoptr (SpRecord) stored = NULL;

  if (sp_record_get_id (record) == 0)
    return TRUE;
  stored = sp_reader_load (reader, &sp_enterprise_type, sp_record_get_id (record), error);
  if (stored == NULL)
    return FALSE;
  if (g_str_equal (name, sp_record_get_text (stored, SP_ENTERPRISE_FORMER_NAME)) ||
      g_str_equal (name, sp_record_get_text (stored, SP_ENTERPRISE_SHORT_NAME)) ||
      sp_enterprise_is_same_name (name, sp_record_get_title (stored)))
    sp_record_set_text (record, SP_ENTERPRISE_NAME, sp_record_get_title (stored));
  keep_former (record, stored);
  return TRUE;
}

static void
tell_renamed (SpReader *reader, SpRecord *record, GPtrArray *sentences)
{
  g_autoptr (SpRecord) stored =
    sp_reader_load (reader, &sp_enterprise_type, sp_record_get_id (record), NULL);

  if (stored != NULL && !g_str_equal (sp_record_get_title (stored), sp_record_get_title (record)))
    g_ptr_array_add (
      sentences, g_strdup_printf (_ ("名称由“%s”改为“%s”，原名记为曾用名，请核对是不是同一家。"),
                                  sp_record_get_title (stored), sp_record_get_title (record)));
}

/* What may be there already under another name. */
static void
tell (SpReader *reader, SpRecord *record, GPtrArray *sentences, gpointer user_data)
{
  SpEnterpriseTable *self = user_data;
  g_autofree char *likely = NULL;

  if (sp_record_get_id (record) != 0)
    {
      tell_renamed (reader, record, sentences);
      return;
    }
  likely = self->index != NULL
             ? sp_enterprise_index_dup_likely (self->index, sp_record_get_title (record))
             : g_strdup ("");
  if (*likely != '\0')
    g_ptr_array_add (sentences, g_strdup_printf (_ ("可能和%s是同一家企业，请核对。"), likely));
}

static gboolean
is_repeated (SpEnterpriseTable *self, const char *text)
{
  return *text != '\0' && !g_hash_table_add (self->names, g_strdup (text));
}

/* Whether a row before is of the stored enterprise @id, too. */
static gboolean
is_written (SpEnterpriseTable *self, int64_t id)
{
  return !g_hash_table_add (self->names, g_strdup_printf ("#%" G_GINT64_FORMAT, id));
}

static int64_t
find_coded (SpReader *reader, SpRecord *record, gpointer user_data, GError **error)
{
  SpEnterpriseTable *self = user_data;
  const char *code = sp_record_get_text (record, SP_ENTERPRISE_CREDIT_CODE);

  if (self->index == NULL)
    self->index = sp_enterprise_index_new (reader, error);
  return self->index != NULL ? sp_enterprise_index_match (self->index, code, NULL, NULL, error) : 0;
}

static SpDraftState
match (SpReader *reader, SpRecord *record, int64_t *id, gpointer user_data, GError **error)
{
  SpEnterpriseTable *self = user_data;
  const char *code = sp_record_get_text (record, SP_ENTERPRISE_CREDIT_CODE);
  g_autoptr (GError) failure = NULL;

  if (is_repeated (self, *code != '\0' ? code : sp_record_get_title (record)))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("“%s”在表里前面已有一行，一家企业只能写一行。"),
                   *sp_record_get_title (record) != '\0' ? sp_record_get_title (record) : code);
      return SP_DRAFT_REFUSED;
    }
  if (self->index == NULL)
    self->index = sp_enterprise_index_new (reader, &failure);
  if (self->index != NULL)
    *id =
      sp_enterprise_index_match (self->index, code, sp_record_get_title (record), NULL, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (*id != 0 && is_written (self, *id))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("“%s”在表里前面已有一行（名称写法不同），一家企业只能写一行。"),
                   sp_record_get_title (record));
      return SP_DRAFT_REFUSED;
    }
  return *id != 0 ? SP_DRAFT_UPDATE : SP_DRAFT_NEW;
}

gboolean
sp_enterprise_table_take_code (SpEnterpriseIndex **index,
                               SpReader *reader,
                               SpRecord *record,
                               guint field,
                               const char *text,
                               GError **error)
{
  int64_t named = sp_record_get_integer (record, field);
  g_autofree char *code = NULL;
  int64_t coded;

  if (*text == '\0')
    return TRUE;
  code = sp_credit_code_normalise (text, error);
  if (code == NULL)
    return FALSE;
  if (*index == NULL)
    *index = sp_enterprise_index_new (reader, error);
  if (*index == NULL)
    return FALSE;
  coded = sp_enterprise_index_match (*index, code, NULL, NULL, NULL);
  if (coded != 0 && named != 0 && coded != named)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("信用代码 %s 和企业名称不是同一家企业，请核对。"), code);
      return FALSE;
    }
  if (coded != 0)
    sp_record_set_integer (record, field, coded);
  return TRUE;
}

void
sp_enterprise_table_init (SpRecordProfile *profile)
{
  SpEnterpriseTable *self = g_new0 (SpEnterpriseTable, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  *profile = (SpRecordProfile) {.check = check,
                                .match = match,
                                .tell = tell,
                                .naming = G_GUINT64_CONSTANT (1) << SP_ENTERPRISE_CREDIT_CODE,
                                .find_named = find_coded,
                                .user_data = self,
                                .free_data = enterprise_table_free,
                                .begin = begin};
}
