/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of a whole database: the online backup into another file, and the image in memory. */
#include "store/sp-engine-private.h"

#include "base/sp-i18n.h"

#include <errno.h>
#include <glib/gstdio.h>

#define PAGES_A_STEP 2048

static gboolean
copy_pages (SpEngine *self, SpEngine *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", self->db, "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    return sp_engine_fail (target, sqlite3_extended_errcode (target->db), error);
  errno = 0;
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
  target->failure_errno = errno;
  sqlite3_backup_finish (backup);
  if (code == SQLITE_OK)
    return sp_engine_fail (target, SQLITE_INTERRUPT, error);
  return code == SQLITE_DONE ? TRUE : sp_engine_fail (target, code, error);
}

gboolean
sp_engine_backup (SpEngine *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpEngine) target = NULL;
  gboolean is_copied;

  g_assert (self->thread == g_thread_self ());
  target = g_new0 (SpEngine, 1);
  target->path = g_strdup (path);
  target->thread = g_thread_self ();
  if (sqlite3_open_v2 (path, &target->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK)
    return sp_engine_fail (target, sqlite3_extended_errcode (target->db), error);
  is_copied = copy_pages (self, target, cancellable, error);
  g_clear_pointer (&target, sp_engine_close);
  if (!is_copied)
    {
      g_autofree char *journal = g_strconcat (path, "-journal", NULL);

      g_unlink (path);
      g_unlink (journal);
    }
  return is_copied;
}

GBytes *
sp_engine_dup_image (SpEngine *self, GError **error)
{
  sqlite3_int64 size = 0;
  unsigned char *bytes;

  g_assert (self->thread == g_thread_self ());
  bytes = sqlite3_serialize (self->db, "main", &size, 0);
  if (bytes == NULL)
    {
      sp_engine_fail (self, SQLITE_NOMEM, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (bytes, (gsize)size, sqlite3_free, bytes);
}
