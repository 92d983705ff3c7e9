/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpStore: an open .safetyplan file on the main thread: opening and closing, what it is and may do,
 * backup, check, undo and redo, the journal's history. The rows are read through SpReader and
 * changed through SpWrite. No SQLite in this header. */
#pragma once

#include "core/sp-record.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define SP_STORE_ERROR (sp_store_error_quark ())
GQuark sp_store_error_quark (void);

/* Codes on which a caller branches; every message is a Chinese sentence with a way on. */
typedef enum
{
  SP_STORE_ERROR_FAILED,
  SP_STORE_ERROR_EXISTS, /* create: the name is taken */
  SP_STORE_ERROR_NOT_FOUND,
  SP_STORE_ERROR_FOREIGN, /* not a file of this program */
  SP_STORE_ERROR_TOO_NEW, /* written by a newer version */
  SP_STORE_ERROR_CORRUPT,
  SP_STORE_ERROR_BUSY, /* locked by another program or person */
  SP_STORE_ERROR_READ_ONLY,
  SP_STORE_ERROR_NO_SPACE,
  SP_STORE_ERROR_CONSTRAINT,
  SP_STORE_ERROR_CONFLICT, /* the row changed since it was read */
  SP_STORE_ERROR_CANCELLED,
} SpStoreError;

typedef enum
{
  SP_STORE_OPEN_DEFAULT = 0,
  SP_STORE_OPEN_READ_ONLY = 1 << 0,
} SpStoreOpenFlags;

typedef struct _SpReader SpReader;

#define SP_TYPE_STORE (sp_store_get_type ())
G_DECLARE_FINAL_TYPE (SpStore, sp_store, SP, STORE, GObject)

/* Makes a new file with the newest schema; never overwrites. Transfer full. */
SpStore *sp_store_create (const char *path, GError **error);
/* Opens a file, migrating an older one after a dated backup beside it. Transfer full. */
SpStore *sp_store_open (const char *path, SpStoreOpenFlags flags, GError **error);
/* Ends the worker, checkpoints, leaves one file. Further use of the store is a programming error.
 */
gboolean sp_store_close (SpStore *self, GError **error);

const char *sp_store_get_path (SpStore *self);
gboolean sp_store_is_read_only (SpStore *self);
/* Who is at the keyboard; written with each action. Default: the login name. */
void sp_store_set_user (SpStore *self, const char *user);
const char *sp_store_get_user (SpStore *self);
/* The reader of the main thread; borrowed, lives as long as the store is open. */
SpReader *sp_store_get_reader (SpStore *self);

/* Copies the open file to @path (must not exist) by the online backup. */
gboolean sp_store_backup (SpStore *self,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error);
/* A dated backup in the folder "备份" beside the file, at most one for each @why and minute;
 * returns its path. */
char *sp_store_backup_dated (SpStore *self, const char *why, GError **error);
/* integrity, foreign keys, records against their declarations, journal against rows. @problems
 * (transfer full, of char *) is empty when all is well. */
gboolean sp_store_check (SpStore *self, GPtrArray **problems, GError **error);

/* Undo and redo over the journal, also after a restart. Labels are NULL when there is nothing to
 * take back. */
typedef enum
{
  SP_ACTION_EDIT,
  SP_ACTION_IMPORT, /* undoing it takes a whole document out: ask first */
  SP_ACTION_UNDO,
  SP_ACTION_REDO,
} SpActionKind;
char *sp_store_dup_undo_label (SpStore *self, SpActionKind *kind);
char *sp_store_dup_redo_label (SpStore *self, SpActionKind *kind);
gboolean sp_store_undo (SpStore *self, GError **error);
gboolean sp_store_redo (SpStore *self, GError **error);

/* Tells of what other programs wrote into the file since; TRUE: they wrote. To be asked now and
 * then. */
gboolean sp_store_look (SpStore *self);

/* Signals:
 * "changed" (guint n, gpointer changes): after each committed action; @changes is an array of
 * SpRowChange, valid during the emission; n = 0 means many: read everything again. "undo-changed"
 * (): labels of undo or redo changed. */
typedef enum
{
  SP_ROW_INSERTED,
  SP_ROW_UPDATED,
  SP_ROW_DELETED
} SpRowChangeKind;
typedef struct
{
  const SpRecordType *type;
  int64_t id;
  int64_t measure; /* the measure the row belongs to, or 0 */
  SpRowChangeKind kind;
} SpRowChange;

/* ---- the one write path ---- */

typedef struct _SpWrite SpWrite;

/* Begins an action: one transaction, one entry of history under @label (a Chinese phrase, e.g.
 * 登记进展). Only one at a time. Freed without commit, everything is rolled back. */
SpWrite *sp_write_begin (SpStore *store, SpActionKind kind, const char *label, GError **error);
void sp_write_free (SpWrite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWrite, sp_write_free)
/* Checks @record and inserts it; gives it id, uid and revision. */
gboolean sp_write_insert (SpWrite *self, SpRecord *record, GError **error);
/* Writes the fields that differ from the row; CONFLICT when the row's revision is not @record's. */
gboolean sp_write_update (SpWrite *self, SpRecord *record, GError **error);
/* Deletes the row and, each journalled, the rows that belong to it. */
gboolean sp_write_delete (SpWrite *self, const SpRecordType *type, int64_t id, GError **error);
gboolean sp_write_commit (SpWrite *self, GError **error);
/* One-record actions. */
gboolean sp_store_insert (SpStore *self, SpRecord *record, const char *label, GError **error);
gboolean sp_store_update (SpStore *self, SpRecord *record, const char *label, GError **error);
gboolean sp_store_delete (SpStore *self, SpRecord *record, const char *label, GError **error);

G_END_DECLS
