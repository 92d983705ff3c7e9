/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole files in and out, with sentences for everything that can go wrong. Writing goes through a
 * temporary name in the same folder, fsync and rename. */
#include "base/sp-file.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  int errnum;
  SpError code;
  const char *reason;
} ErrnoSentence;

static const ErrnoSentence errno_sentences[] = {
  {ENOENT, SP_ERROR_NOT_FOUND, N_ ("没有这个文件或文件夹，请检查名称和位置")},
  {ENOTDIR, SP_ERROR_NOT_FOUND, N_ ("路径中有一段不是文件夹，请检查位置")},
  {EACCES, SP_ERROR_PERMISSION, N_ ("没有权限，请换一个位置或请管理员授权")},
  {EPERM, SP_ERROR_PERMISSION, N_ ("没有权限，请换一个位置或请管理员授权")},
  {EROFS, SP_ERROR_PERMISSION, N_ ("所在磁盘是只读的，请换一个位置")},
  {EISDIR, SP_ERROR_IS_DIRECTORY, N_ ("这是一个文件夹，请选择其中的文件")},
  {ENOSPC, SP_ERROR_NO_SPACE, N_ ("磁盘空间不足，请清理后重试")},
  {EDQUOT, SP_ERROR_NO_SPACE, N_ ("磁盘配额已满，请清理后重试")},
  {EFBIG, SP_ERROR_NO_SPACE, N_ ("文件超过允许的大小，请换一个位置重试")},
};

void
sp_file_set_error (GError **error, int errnum, const char *doing, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; i < G_N_ELEMENTS (errno_sentences); i++)
    if (errno_sentences[i].errnum == errnum)
      {
        g_set_error (error, SP_ERROR, (int)errno_sentences[i].code, _ ("%s“%s”：%s。"), doing, name,
                     _ (errno_sentences[i].reason));
        return;
      }
  g_set_error (error, SP_ERROR, SP_ERROR_FAILED, _ ("%s“%s”：%s。"), doing, name,
               g_strerror (errnum));
}

/* Opens a regular file for reading and tells its size; -1 and an error otherwise. */
static int
open_regular (const char *path, gsize limit, gsize *size, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0 || fstat (fd, &info) != 0)
    sp_file_set_error (error, errno, _ ("不能打开"), path);
  else if (S_ISDIR (info.st_mode))
    sp_file_set_error (error, EISDIR, _ ("不能打开"), path);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, SP_ERROR, SP_ERROR_FAILED, _ ("不能打开“%s”：这不是普通文件。"), name);
  else if ((guint64)info.st_size > limit)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("不能打开“%s”：文件有 %.1f MB，超过 %.0f MB 的上限，请拆分后再试。"), name,
                 (double)info.st_size / 1048576.0, (double)limit / 1048576.0);
  else
    {
      *size = (gsize)info.st_size;
      return fd;
    }
  if (fd >= 0)
    close (fd);
  return -1;
}

gboolean
sp_file_read (const char *path, gsize limit, char **bytes, gsize *length, GError **error)
{
  g_autofree char *buffer = NULL;
  gsize size = 0;
  gsize filled = 0;
  int fd = open_regular (path, limit, &size, error);

  if (fd < 0)
    return FALSE;
  buffer = g_malloc (size + 1);
  while (filled < size)
    {
      gssize n = read (fd, buffer + filled, size - filled);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          sp_file_set_error (error, errno, _ ("不能读取"), path);
          close (fd);
          return FALSE;
        }
      if (n == 0)
        break; /* it was cut while we read: what is there counts */
      filled += (gsize)n;
    }
  close (fd);
  buffer[filled] = '\0';
  *length = filled;
  *bytes = g_steal_pointer (&buffer);
  return TRUE;
}

char *
sp_file_temporary_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%.200s.%08x.tmp", base, g_random_int ());

  return g_build_filename (folder, name, NULL);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int saved = 0;

  if (fd < 0)
    return FALSE;
  if (fsync (fd) != 0)
    saved = errno;
  close (fd);
  errno = saved;
  return saved == 0;
}

gboolean
sp_file_commit (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDONLY) || g_rename (temporary, path) != 0)
    {
      sp_file_set_error (error, errno, _ ("不能写入"), path);
      g_unlink (temporary);
      return FALSE;
    }
  sync_path (folder,
             O_RDONLY | O_DIRECTORY); /* some file systems cannot; the rename itself has happened */
  return TRUE;
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize)n;
    }
  return TRUE;
}

gboolean
sp_file_write (const char *path, const char *bytes, gsize length, GError **error)
{
  g_autofree char *temporary = sp_file_temporary_name (path);
  int fd = g_open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  int saved;

  if (fd < 0)
    {
      sp_file_set_error (error, errno, _ ("不能写入"), path);
      return FALSE;
    }
  saved = write_all (fd, bytes, length) ? 0 : errno;
  if (close (fd) != 0 && saved == 0)
    saved = errno;
  if (saved == 0)
    return sp_file_commit (temporary, path, error);
  g_unlink (temporary);
  sp_file_set_error (error, saved, _ ("不能写入"), path);
  return FALSE;
}
