/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files kept with records: adding one with its bytes, giving it out to be opened, sizes, and
 * tidying up what nothing names any more. Deleting an attachment is deleting its record. */
#pragma once

#include "core/sp-attachment.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* The largest file that is taken in, in bytes: what the plan says. */
int64_t sp_reader_get_file_limit (SpReader *self);

/* Stores the file @path as @attachment, of which what it belongs to is set; the rest is filled in
 * where it is empty. One action. */
gboolean sp_store_attach (SpStore *self,
                          SpAttachment *attachment,
                          const char *path,
                          GError **error);
/* As above, within an action that does more. */
gboolean sp_write_attach (SpWrite *self, SpAttachment *attachment, GBytes *bytes, GError **error);
/* Adds the files @paths (NULL-terminated, or NULL) to @owner, of a type that files are kept with;
 * it is inserted where it is not stored yet. One action, of which all is done or nothing. */
gboolean sp_store_add_files (
  SpStore *self, SpRecord *owner, const char *const *paths, const char *label, GError **error);
/* Reads a file to be attached; refuses folders, what cannot be read, and what is over the limit. */
GBytes *sp_store_read_file (SpStore *self, const char *path, GError **error);

/* The files of the record @id of @type; of a measure those of its reports, too. Transfer full, of
 * SpAttachment. */
GPtrArray *sp_reader_load_attachments (SpReader *self,
                                       const SpRecordType *type,
                                       int64_t id,
                                       GError **error);
GBytes *sp_reader_load_content (SpReader *self, SpAttachment *attachment, GError **error);
/* Writes the content to @path, which is replaced. */
gboolean sp_reader_save_copy (SpReader *self,
                              SpAttachment *attachment,
                              const char *path,
                              GError **error);
/* Writes the content into a scratch folder of its own (sp-scratch.h), for reading only, and returns
 * its path. */
char *sp_reader_take_out (SpReader *self, SpAttachment *attachment, GError **error);

typedef struct
{
  guint n_files;   /* attachments */
  int64_t size;    /* of all contents, each once */
  int64_t unnamed; /* of those that no attachment names: undo may bring them back */
} SpFileTotals;
gboolean sp_reader_sum_files (SpReader *self, SpFileTotals *totals, GError **error);
/* Removes contents that no attachment names: those that undo and redo cannot reach at all, and
 * those whose attachment was deleted before @before (SP_DATE_NONE: none of these), which can then
 * no longer be brought back. @freed: bytes. */
gboolean sp_store_tidy_files (SpStore *self, SpDate before, int64_t *freed, GError **error);

G_END_DECLS
