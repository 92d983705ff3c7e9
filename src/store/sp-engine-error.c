/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How SQLite's result codes become store errors: the code a caller branches on and a sentence for a
 * person. The values of a statement never appear in a sentence. */
#include "store/sp-engine-private.h"

#include "base/sp-i18n.h"

#include <errno.h>

G_DEFINE_QUARK (sp - store - error - quark, sp_store_error)

/* A full disk is SQLITE_FULL; a quota or a file size limit comes as an I/O error with its errno,
 * which SQLite keeps for some failures only (not for a commit's). */
static gboolean
is_out_of_space (SpEngine *self, int code)
{
  int number = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  if (number == 0)
    number = self->failure_errno;
  if ((code & 0xff) == SQLITE_FULL)
    return TRUE;
  return (code & 0xff) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG);
}

static SpStoreError
store_error_of (SpEngine *self, int code)
{
  if (is_out_of_space (self, code))
    return SP_STORE_ERROR_NO_SPACE;
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SP_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
      return SP_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return SP_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return SP_STORE_ERROR_FOREIGN;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return SP_STORE_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return SP_STORE_ERROR_CANCELLED;
    default:
      return SP_STORE_ERROR_FAILED;
    }
}

static const char *
sentence_of (SpStoreError error)
{
  switch (error)
    {
    case SP_STORE_ERROR_NO_SPACE:
      return _ ("磁盘空间不足，没有存入“%s”。此前保存的内容不受影响；请清理磁盘后再试。（%s）");
    case SP_STORE_ERROR_BUSY:
      return _ ("文件“%s”正被另一个程序或另一台电脑使用。请在那边关闭后再试。（%s）");
    case SP_STORE_ERROR_READ_ONLY:
      return _ ("文件“%s”是只读的，不能修改。请检查文件权限，或另存一份再改。（%s）");
    case SP_STORE_ERROR_CORRUPT:
      return _ ("文件“%s”已损坏，没有改动它。请打开“备份”文件夹中最近的备份。（%s）");
    case SP_STORE_ERROR_FOREIGN:
      return _ (
        "文件“%s”不是 SafetyPlan 文件，或者已经损坏，没有改动它。请选择正确的文件或备份。（%s）");
    case SP_STORE_ERROR_CONSTRAINT:
      return _ ("数据不合规定，没有存入“%s”。请检查所填内容是否齐全、所引用的记录是否还在。（%s）");
    case SP_STORE_ERROR_CANCELLED:
      return _ ("操作已取消，文件“%s”没有改动。（%s）");
    case SP_STORE_ERROR_FAILED:
    case SP_STORE_ERROR_EXISTS:
    case SP_STORE_ERROR_NOT_FOUND:
    case SP_STORE_ERROR_TOO_NEW:
    case SP_STORE_ERROR_CONFLICT:
    default:
      return _ ("不能读写文件“%s”。请检查它所在的磁盘或文件夹的权限后再试。（%s）");
    }
}

gboolean
sp_engine_fail (SpEngine *self, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  SpStoreError kind = store_error_of (self, code);
  const char *detail = self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  /* Every sentence takes the file's name and SQLite's own words. */
  message = g_strdup_printf (sentence_of (kind), name, detail);
#pragma GCC diagnostic pop
  g_set_error_literal (error, SP_STORE_ERROR, (int)kind, message);
  return FALSE;
}
