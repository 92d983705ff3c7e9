/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpBook: the life of the file: made under a temporary name, finished whole or not at all. Failures
 * of single calls are kept and told once, with sheet and row. */
#include "report/sp-book-private.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The largest share of a sheet's XML that its compressed form takes, with room for the small parts.
 */
#define PACKED_SHARE 3
#define PACKED_BASE (256 * 1024)

static guint
style_hash (gconstpointer key)
{
  const guint8 *bytes = key;
  guint hash = 5381;

  for (gsize i = 0; i < sizeof (SpStyle); i++)
    hash = hash * 33 + bytes[i];
  return hash;
}

static gboolean
style_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (SpStyle)) == 0;
}

static const char *
describe (lxw_error code)
{
  switch ((int)code)
    {
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
      return _ ("临时文件夹不能使用，请检查其空间和权限");
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return _ ("写入磁盘失败，请检查磁盘空间");
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
      return _ ("内存不足，请关闭其他程序后重试");
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
      return _ ("行或列超出工作表的上限，请缩小统计范围");
    default:
      return lxw_strerror (code);
    }
}

void
sp_book_check (SpBook *self, lxw_error code, guint row)
{
  if (G_LIKELY (code == LXW_NO_ERROR) || self->error != NULL)
    return;
  if (self->sheet == NULL)
    self->error =
      g_error_new (SP_ERROR, SP_ERROR_FAILED, _ ("生成工作簿时出错：%s。"), describe (code));
  else
    self->error =
      g_error_new (SP_ERROR, SP_ERROR_FAILED, _ ("生成工作簿时出错（工作表“%s”第 %u 行）：%s。"),
                   self->sheet_name, row + 1, describe (code));
}

static void
set_properties (SpBook *self, const SpBookProperties *properties)
{
  SpYmd day = sp_date_to_ymd (properties->created);
  g_autoptr (GDateTime) created =
    g_date_time_new_utc (day.year > 0 ? day.year : 2000, day.month > 0 ? day.month : 1,
                         day.day > 0 ? day.day : 1, 0, 0, 0);
  lxw_doc_properties document = {0};

  document.title = (char *)properties->title;
  document.subject = (char *)properties->subject;
  document.author = (char *)properties->author;
  document.comments = (char *)properties->comments;
  document.created = (time_t)g_date_time_to_unix (created);
  sp_book_check (self, workbook_set_properties (self->workbook, &document), 0);
}

/* Column widths are counted in digits of the first format's font: 宋体 of 11 points, as Chinese
 * offices have it, is eight pixels on every system, while a missing Calibri is replaced by fonts of
 * all widths. */
static void
set_default_font (lxw_workbook *workbook)
{
  lxw_format *format = STAILQ_FIRST (workbook->formats);

  format_set_font_name (format, "宋体");
  format_set_font_size (format, 11);
}

/* Holds the temporary name and learns whether the folder can be written, before any work is done.
 */
static gboolean
reserve (const char *temporary, const char *path, guint64 size, GError **error)
{
  int fd = g_open (temporary, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  int code = 0;

  if (fd < 0)
    {
      sp_file_set_error (error, errno, _ ("不能写入"), path);
      return FALSE;
    }
  if (size > 0)
    code = posix_fallocate (fd, 0, (off_t)size);
  close (fd);
  if (code == 0 || code == EOPNOTSUPP || code == EINVAL)
    return TRUE;
  g_unlink (temporary);
  sp_file_set_error (error, code, _ ("不能写入"), path);
  return FALSE;
}

SpBook *
sp_book_new (const char *path, const SpBookProperties *properties, GError **error)
{
  g_autoptr (SpBook) self = g_new0 (SpBook, 1);
  lxw_workbook_options options = {0};

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->directory = g_strdup (g_get_tmp_dir ());
  self->formats = g_hash_table_new_full (style_hash, style_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scratch = g_string_new (NULL);
  self->buffers = g_ptr_array_new_with_free_func (g_free);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      sp_file_set_error (error, EISDIR, _ ("不能写入"), path);
      return NULL;
    }
  self->temporary = sp_file_temporary_name (path);
  if (!reserve (self->temporary, path, 0, error))
    return NULL;
  options.tmpdir = self->directory;
  self->workbook = workbook_new_opt (self->temporary, &options);
  if (self->workbook == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_FAILED, _ ("不能生成工作簿“%s”：内存不足。"), path);
      return NULL;
    }
  set_default_font (self->workbook);
  set_properties (self, properties);
  return g_steal_pointer (&self);
}

/* A workbook that is thrown away: the library leaves the files of unfinished sheets open. */
static void
abandon (lxw_workbook *workbook)
{
  lxw_worksheet *sheet = NULL;

  STAILQ_FOREACH (sheet, workbook->worksheets, list_pointers)
  {
    if (sheet->optimize_tmpfile != NULL)
      fclose (sheet->optimize_tmpfile);
  }
  lxw_workbook_free (workbook);
}

void
sp_book_free (SpBook *self)
{
  if (self == NULL)
    return;
  if (self->workbook != NULL)
    abandon (self->workbook);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_clear_pointer (&self->formats, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_string_free (self->scratch, TRUE);
  g_ptr_array_unref (self->buffers);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->temporary);
  g_free (self->directory);
  g_free (self->sheet_name);
  g_free (self);
}

gboolean
sp_book_has_failed (SpBook *self)
{
  return self->error != NULL;
}

guint
sp_book_get_n_cut (SpBook *self)
{
  return self->n_cut;
}

/* The library neither checks what it writes to its own temporary files nor keeps quiet when the
 * last step fails; so the space is asked for first, and errors of the files are looked up here. */
static gboolean
check_space (SpBook *self, GError **error)
{
  g_autofree char *probe = g_build_filename (self->directory, "safetyplan.xlsx", NULL);
  g_autofree char *name = sp_file_temporary_name (probe);
  lxw_worksheet *sheet = NULL;

  STAILQ_FOREACH (sheet, self->workbook->worksheets, list_pointers)
  {
    if (sheet->optimize_tmpfile != NULL &&
        (fflush (sheet->optimize_tmpfile) != 0 || ferror (sheet->optimize_tmpfile)))
      {
        sp_file_set_error (error, errno != 0 ? errno : ENOSPC, _ ("不能写入临时文件夹"),
                           self->directory);
        return FALSE;
      }
  }
  if (!reserve (name, self->directory, self->n_bytes + PACKED_BASE, error))
    return FALSE;
  g_unlink (name);
  return reserve (self->temporary, self->path, self->n_bytes / PACKED_SHARE + PACKED_BASE, error);
}

gboolean
sp_book_finish (SpBook *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->error == NULL && check_space (self, error))
    {
      lxw_error code = workbook_close (g_steal_pointer (&self->workbook));

      self->sheet = NULL;
      sp_book_check (self, code, 0);
    }
  else if (self->error == NULL)
    return FALSE;
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  temporary = g_steal_pointer (&self->temporary);
  return sp_file_commit (temporary, self->path, error);
}
