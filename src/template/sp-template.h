/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTemplate: a table of another office (.xlsx, .docx) that is to be filled. It is read once;
 * filling makes new bytes and leaves it as it is. Sentences do not name the file where the caller
 * has its bytes only. */
#pragma once

#include "report/sp-report.h"
#include "template/sp-template-grid.h"
#include "template/sp-template-mapping.h"

G_BEGIN_DECLS

typedef struct _SpTemplate SpTemplate;

/* Fails with a sentence: another format, encrypted, damaged, a bomb, too much in it. */
SpTemplate *sp_template_open (GBytes *bytes, GCancellable *cancellable, GError **error);
/* The same from a file, which the sentence then names. */
SpTemplate *sp_template_load (const char *path, GCancellable *cancellable, GError **error);
/* It does not change, so several threads may look at it. */
SpTemplate *sp_template_ref (SpTemplate *self);
void sp_template_unref (SpTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplate, sp_template_unref)

GBytes *sp_template_get_bytes (const SpTemplate *self);
/* Visible sheets or tables: of SpTemplateGrid. */
const GPtrArray *sp_template_get_grids (const SpTemplate *self);
const SpTemplateGrid *sp_template_find_grid (const SpTemplate *self, const char *name);
/* Names of marks, each once, in order: of char *. */
const GPtrArray *sp_template_get_marks (const SpTemplate *self);
/* ".xlsx", ".docx", ".xlsm" …: how the name of the content must end; static. */
const char *sp_template_get_extension (const SpTemplate *self);

/* What of a report probably goes where. Fails where nothing at all is understood. Transfer full. */
SpTemplateMapping *sp_template_dup_proposal (const SpTemplate *self,
                                             SpReader *reader,
                                             int64_t plan,
                                             const char *title,
                                             GCancellable *cancellable,
                                             GError **error);

/* The template filled with the figures of @options. @notes (may be NULL) gets sentences (char *)
 * about what could not be put in: rows without a name that is known, marks that mean nothing.
 * Transfer full. */
GBytes *sp_template_fill (const SpTemplate *self,
                          SpReader *reader,
                          const SpTemplateMapping *mapping,
                          const SpReportOptions *options,
                          GPtrArray *notes,
                          GCancellable *cancellable,
                          GError **error);
/* Writes @bytes to @path atomically. Refused where @path is the template itself (@from; NULL: it is
 * no file) or ends otherwise than the content does. */
gboolean sp_template_write (
  const SpTemplate *self, GBytes *bytes, const char *from, const char *path, GError **error);

G_END_DECLS
