/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files kept with records: adding one with its bytes, giving it out to be opened, sizes, and
 * tidying up what nothing names any more. Deleting an attachment is deleting its record. */
#pragma once

#include "core/sp-attachment.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

#define SP_FILES_LIMIT (20 * 1024 * 1024)

/* The largest file that is taken in, in bytes; SP_FILES_LIMIT until it is set. */
void sp_store_set_file_limit (SpStore *self, int64_t limit);
int64_t sp_store_get_file_limit (SpStore *self);

/* Stores the file @path as @attachment, of which what it belongs to is set; the rest is filled in
 * where it is empty. One action. */
gboolean sp_store_attach (SpStore *self,
                          SpAttachment *attachment,
                          const char *path,
                          GError **error);
/* As above, within an action that does more. */
gboolean sp_write_attach (SpWrite *self, SpAttachment *attachment, GBytes *bytes, GError **error);
/* Reads a file to be attached; refuses folders, what cannot be read, and what is over the limit. */
GBytes *sp_store_read_file (SpStore *self, const char *path, GError **error);

GBytes *sp_reader_load_content (SpReader *self, SpAttachment *attachment, GError **error);
/* Writes the content into a private folder of its own, for reading only, and returns its path. */
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
