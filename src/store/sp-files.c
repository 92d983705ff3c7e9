/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-files.h. A content is written once, under its hash, and never changed. */
#include "store/sp-files-private.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-scratch.h"
#include "core/sp-measure.h"
#include "core/sp-plan.h"
#include "store/sp-store-private.h"
#include "store/sp-write.h"

#include <errno.h>
#include <glib/gstdio.h>

int64_t
sp_reader_get_file_limit (SpReader *self)
{
  g_autoptr (SpPlan) plan = sp_reader_load_plan (self, NULL);

  return plan != NULL ? sp_plan_get_file_limit (plan)
                      : (int64_t)SP_PLAN_FILE_LIMIT_DEFAULT * 1024 * 1024;
}

/* ---- in ---- */

GBytes *
sp_store_read_file (SpStore *self, const char *path, GError **error)
{
  int64_t limit;
  GStatBuf info;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *size = NULL;
  g_autofree char *most = NULL;
  char *bytes = NULL;
  gsize length = 0;

  g_return_val_if_fail (SP_IS_STORE (self) && path != NULL, NULL);
  limit = sp_reader_get_file_limit (sp_store_get_reader (self));
  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > limit)
    {
      size = g_format_size_full ((guint64)info.st_size, G_FORMAT_SIZE_IEC_UNITS);
      most = g_format_size_full ((guint64)limit, G_FORMAT_SIZE_IEC_UNITS);
      g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                   _ ("“%s”有 %s，超过每个附件 %s 的上限。请压缩或分开后再添加，"
                      "或者在“亮灯规则与附件”里调高上限。"),
                   name, size, most);
      return NULL;
    }
  if (!sp_file_read (path, (gsize)limit, &bytes, &length, error))
    return NULL;
  return g_bytes_new_take (bytes, length);
}

static gboolean
put_content (SpEngine *engine, const char *sha256, GBytes *bytes, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine, "INSERT INTO content (sha256, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sha256);
  sp_statement_bind_bytes (statement, 2, bytes);
  return sp_statement_run (statement, error);
}

static gboolean
has_owner (SpRecord *attachment)
{
  const SpRecordType *type = sp_record_get_record_type (attachment);
  guint n = 0;

  for (guint i = 0; i < type->n_fields; i++)
    n += type->fields[i].type == SP_TYPE_REFERENCE && sp_record_get_integer (attachment, i) != 0;
  return n == 1;
}

static char *
guess_type (const char *name, GBytes *bytes)
{
  gsize size = 0;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *content_type = g_content_type_guess (name, data, size, NULL);

  return g_content_type_get_mime_type (content_type);
}

gboolean
sp_write_attach (SpWrite *self, SpAttachment *attachment, GBytes *bytes, GError **error)
{
  SpRecord *record = SP_RECORD (attachment);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *type = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_ATTACHMENT (attachment) && bytes != NULL, FALSE);
  g_return_val_if_fail (has_owner (record), FALSE);
  type = guess_type (sp_record_get_text (record, SP_ATTACHMENT_NAME), bytes);
  sp_record_set_text (record, SP_ATTACHMENT_SHA256, sha256);
  sp_record_set_integer (record, SP_ATTACHMENT_SIZE, (int64_t)g_bytes_get_size (bytes));
  if (*sp_record_get_text (record, SP_ATTACHMENT_MEDIA_TYPE) == '\0')
    sp_record_set_text (record, SP_ATTACHMENT_MEDIA_TYPE, type);
  if (sp_record_get_integer (record, SP_ATTACHMENT_ADDED_ON) == SP_DATE_NONE)
    sp_record_set_integer (record, SP_ATTACHMENT_ADDED_ON, sp_date_today ());
  return put_content (sp_write_get_engine (self), sha256, bytes, error) &&
         sp_write_insert (self, record, error);
}

gboolean
sp_store_attach (SpStore *self, SpAttachment *attachment, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = sp_store_read_file (self, path, error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (SpWrite) write = NULL;

  if (bytes == NULL)
    return FALSE;
  if (*sp_record_get_text (SP_RECORD (attachment), SP_ATTACHMENT_NAME) == '\0')
    sp_record_set_text (SP_RECORD (attachment), SP_ATTACHMENT_NAME, name);
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("添加附件"), error);
  return write != NULL && sp_write_attach (write, attachment, bytes, error) &&
         sp_write_commit (write, error);
}

GPtrArray *
sp_files_read (SpStore *store, const char *const *paths, GError **error)
{
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      GBytes *bytes = sp_store_read_file (store, paths[i], error);

      if (bytes == NULL)
        return NULL;
      g_ptr_array_add (contents, bytes);
    }
  return g_steal_pointer (&contents);
}

static gboolean
attach_to (SpWrite *write, SpRecord *owner, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (SpRecord) attachment = sp_record_new (&sp_attachment_type);
  g_autofree char *name = g_filename_display_basename (path);

  sp_record_set_integer (attachment,
                         (guint)sp_attachment_owner_field (sp_record_get_record_type (owner)),
                         sp_record_get_id (owner));
  sp_record_set_text (attachment, SP_ATTACHMENT_NAME, name);
  return sp_write_attach (write, SP_ATTACHMENT (attachment), bytes, error);
}

gboolean
sp_files_attach (SpWrite *write,
                 SpRecord *owner,
                 const char *const *paths,
                 const GPtrArray *contents,
                 GError **error)
{
  for (guint i = 0; i < contents->len; i++)
    if (!attach_to (write, owner, paths[i], g_ptr_array_index (contents, i), error))
      return FALSE;
  return TRUE;
}

gboolean
sp_store_add_files (
  SpStore *self, SpRecord *owner, const char *const *paths, const char *label, GError **error)
{
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_RECORD (owner), FALSE);
  g_return_val_if_fail (sp_attachment_owner_field (sp_record_get_record_type (owner)) >= 0, FALSE);
  contents = sp_files_read (self, paths, error);
  write = contents != NULL ? sp_write_begin (self, SP_ACTION_EDIT, label, error) : NULL;
  if (write == NULL || (sp_record_get_id (owner) == 0 && !sp_write_insert (write, owner, error)))
    return FALSE;
  return sp_files_attach (write, owner, paths, contents, error) && sp_write_commit (write, error);
}

/* ---- out ---- */

static GBytes *
find_content (SpEngine *engine, const char *sha256, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT bytes FROM content WHERE sha256 = ?1", error);
  g_autoptr (GBytes) bytes = NULL;

  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, sha256);
  if (sp_statement_next (statement))
    bytes = sp_statement_dup_bytes (statement, 0);
  return sp_statement_end (statement, error) ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
append_attachments (SpReader *self, guint field, int64_t id, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) more =
    sp_reader_load_all (self, &sp_attachment_type, (int)field, id, error);

  for (guint i = 0; more != NULL && i < more->len; i++)
    g_ptr_array_add (files, g_object_ref (g_ptr_array_index (more, i)));
  return more != NULL;
}

GPtrArray *
sp_reader_load_attachments (SpReader *self, const SpRecordType *type, int64_t id, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) reports = NULL;
  int field = sp_attachment_owner_field (type);

  g_return_val_if_fail (self != NULL && field >= 0, NULL);
  if (!append_attachments (self, (guint)field, id, files, error))
    return NULL;
  if (type != &sp_measure_type)
    return g_steal_pointer (&files);
  reports = sp_reader_load_all (self, &sp_progress_type, SP_PROGRESS_MEASURE, id, error);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    if (!append_attachments (self, SP_ATTACHMENT_PROGRESS,
                             sp_record_get_id (g_ptr_array_index (reports, i)), files, error))
      return NULL;
  return reports != NULL ? g_steal_pointer (&files) : NULL;
}

static gboolean
refuse_missing (SpRecord *attachment, GError **error)
{
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
               _ ("附件“%s”的内容已经清理，文件里不再有它。请从备份或原来的文件中找回。"),
               sp_record_get_title (attachment));
  return FALSE;
}

GBytes *
sp_reader_load_content (SpReader *self, SpAttachment *attachment, GError **error)
{
  SpRecord *record = SP_RECORD (attachment);
  GError *failure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_ATTACHMENT (attachment), NULL);
  bytes = find_content (self->engine, sp_record_get_text (record, SP_ATTACHMENT_SHA256), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (bytes == NULL)
    {
      refuse_missing (record, error);
      return NULL;
    }
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_str_equal (sha256, sp_record_get_text (record, SP_ATTACHMENT_SHA256)))
    return g_steal_pointer (&bytes);
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_CORRUPT,
               _ ("附件“%s”的内容已损坏，与校验值不符。请从备份中恢复。"),
               sp_record_get_title (record));
  return NULL;
}

/* A name that came with a file from elsewhere leads nowhere else, and begins with no dot. */
static char *
dup_safe_name (const char *name)
{
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\:*?\"<>|\r\n\t", '_');

  if (*safe == '.')
    *safe = '_';
  return *safe != '\0' ? g_steal_pointer (&safe) : g_strdup ("_");
}

gboolean
sp_reader_save_copy (SpReader *self, SpAttachment *attachment, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = sp_reader_load_content (self, attachment, error);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return bytes != NULL && sp_file_write (path, data != NULL ? data : "", length, error);
}

char *
sp_reader_take_out (SpReader *self, SpAttachment *attachment, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_ATTACHMENT (attachment), NULL);
  folder = sp_scratch_new_folder (error);
  if (folder == NULL)
    return NULL;
  name = dup_safe_name (sp_record_get_text (SP_RECORD (attachment), SP_ATTACHMENT_NAME));
  path = g_build_filename (folder, name, NULL);
  if (sp_reader_save_copy (self, attachment, path, error))
    {
      if (g_chmod (path, 0400) == 0)
        return g_steal_pointer (&path);
      sp_file_set_error (error, errno, _ ("不能保护文件"), path);
    }
  sp_scratch_remove (folder);
  return NULL;
}

/* ---- what undo and the check ask ---- */

static gboolean
has_content (SpEngine *engine, const char *sha256, gboolean *has, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT 1 FROM content WHERE sha256 = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sha256);
  *has = sp_statement_next (statement);
  return sp_statement_end (statement, error);
}

gboolean
sp_files_check_content (SpEngine *engine, SpRecord *record, GError **error)
{
  gboolean has = TRUE;

  if (!SP_IS_ATTACHMENT (record))
    return TRUE;
  return has_content (engine, sp_record_get_text (record, SP_ATTACHMENT_SHA256), &has, error) &&
         (has || refuse_missing (record, error));
}

static gboolean
check_named (SpEngine *engine, GPtrArray *problems, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine,
                       "SELECT id, name FROM attachment AS a WHERE NOT EXISTS"
                       " (SELECT 1 FROM content WHERE sha256 = a.sha256)",
                       error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    g_ptr_array_add (problems, g_strdup_printf (_ ("附件第 %" G_GINT64_FORMAT " 号“%s”没有内容。"),
                                                sp_statement_get_integer (statement, 0),
                                                sp_statement_get_text (statement, 1)));
  return sp_statement_end (statement, error);
}

gboolean
sp_files_check (SpEngine *engine, GPtrArray *problems, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT sha256, bytes FROM content", error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      g_autoptr (GBytes) bytes = sp_statement_dup_bytes (statement, 1);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      if (!g_str_equal (sha256, sp_statement_get_text (statement, 0)))
        g_ptr_array_add (problems, g_strdup_printf (_ ("附件内容 %.12s… 已损坏，与校验值不符。"),
                                                    sp_statement_get_text (statement, 0)));
    }
  return sp_statement_end (statement, error) && check_named (engine, problems, error);
}
