/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a file stands, by stat and statfs. */
#include "store/sp-place.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "store/sp-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

gboolean
sp_place_is_network (const char *path)
{
  /* NFS, SMB, CIFS, SMB2, FUSE (sshfs, gvfs), AFS, Coda, 9P, Ceph, VirtualBox, VMware, NCP. */
  static const guint32 magics[] = {0x6969,     0x517b,     0xff534d42, 0xfe534d42,
                                   0x65735546, 0x5346414f, 0x73757245, 0x01021997,
                                   0x00c36400, 0x786f4256, 0xbacbacbc, 0x564c};
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if ((guint32)info.f_type == magics[i])
      return TRUE;
  return FALSE;
}

static gboolean fail (GError **error, SpStoreError code, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, SpStoreError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SP_STORE_ERROR, (int)code, message);
  return FALSE;
}

static gboolean
fail_open (GError **error, int number, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      return fail (error, SP_STORE_ERROR_NOT_FOUND,
                   _ ("没有找到文件“%s”。它可能已被移动或改名，请重新选择。"), name);
    case EACCES:
    case EPERM:
      return fail (error, SP_STORE_ERROR_FAILED,
                   _ ("没有权限打开“%s”。请向文件的所有者或管理员要读写权限。"), name);
    default:
      return fail (error, SP_STORE_ERROR_FAILED, _ ("不能打开“%s”。请检查它所在的磁盘是否接好。"),
                   name);
    }
}

/* Reads the first bytes of the open file @fd. */
static gboolean
check_content (int fd, const struct stat *info, const char *path, GError **error)
{
  static const char magic[16] = "SQLite format 3";
  g_autofree char *name = g_filename_display_name (path);
  char head[sizeof magic];

  if (S_ISDIR (info->st_mode))
    return fail (error, SP_STORE_ERROR_FOREIGN,
                 _ ("“%s”是一个文件夹。请选择其中的 .safetyplan 文件。"), name);
  if (!S_ISREG (info->st_mode))
    return fail (error, SP_STORE_ERROR_FOREIGN,
                 _ ("“%s”不是普通文件。请选择一个 .safetyplan 文件。"), name);
  if (info->st_size == 0)
    return fail (error, SP_STORE_ERROR_FOREIGN,
                 _ ("“%s”是空文件，没有改动它。请选择正确的文件，或从“备份”文件夹恢复。"), name);
  if (pread (fd, head, sizeof head, 0) != sizeof head || memcmp (head, magic, sizeof magic) != 0)
    return fail (error, SP_STORE_ERROR_FOREIGN,
                 _ ("“%s”不是 SafetyPlan 文件，没有改动它。请选择 .safetyplan 文件；"
                    "如果要读入计划文档，请用“导入”。"),
                 name);
  return TRUE;
}

gboolean
sp_place_check_file (const char *path, GError **error)
{
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gboolean is_good;

  if (fd < 0)
    return fail_open (error, errno, path);
  is_good = fstat (fd, &info) == 0 ? check_content (fd, &info, path, error)
                                   : fail_open (error, errno, path);
  close (fd);
  return is_good;
}

gboolean
sp_place_check_free (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat info;

  if (lstat (path, &info) != 0)
    return TRUE; /* other failures show when the file is made */
  return fail (error, SP_STORE_ERROR_EXISTS, _ ("“%s”已经存在，没有覆盖它。请换一个名称。"), name);
}

static gboolean
rename_to_free (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  /* File systems without that flag: a hard link never replaces either. Without links, look first.
   */
  if (link (from, to) == 0)
    return g_unlink (from) == 0;
  if (errno == EEXIST || g_file_test (to, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (from, to) == 0;
}

static gboolean
sync_file (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean is_synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return is_synced;
}

gboolean
sp_place_put (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (path);

  if (sync_file (temporary, O_RDONLY) && rename_to_free (temporary, path))
    {
      sync_file (folder, O_RDONLY | O_DIRECTORY);
      return TRUE;
    }
  if (errno == EEXIST)
    fail (error, SP_STORE_ERROR_EXISTS, _ ("“%s”已经存在，没有覆盖它。请换一个名称。"), name);
  else
    sp_file_set_error (error, errno, _ ("不能写入"), path);
  g_unlink (temporary);
  return FALSE;
}

void
sp_place_name_in_error (GError *error, const char *temporary, const char *path)
{
  g_autofree char *from = g_filename_display_name (temporary);
  g_autofree char *to = g_filename_display_name (path);
  GString *message;

  if (error == NULL)
    return;
  message = g_string_new (error->message);
  g_string_replace (message, from, to, 0);
  g_free (error->message);
  error->message = g_string_free (message, FALSE);
}
