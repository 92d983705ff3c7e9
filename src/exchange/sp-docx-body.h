/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .docx reader: the text of a document and of its notes, from XML to SpDocument. */
#pragma once

#include "exchange/sp-docx-numbering.h"
#include "exchange/sp-docx.h"

G_BEGIN_DECLS

/* Cells of all tables; a thousand pages of nothing but tables have fewer. */
#define SP_DOCX_MAX_CELLS 2000000

typedef struct _SpDocxBody SpDocxBody;

/* All borrowed; @progress is called with a part of the work and may be NULL. */
SpDocxBody *sp_docx_body_new (SpDocument *document,
                              const SpDocxStyles *styles,
                              SpDocxNumbering *numbering);
void sp_docx_body_free (SpDocxBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDocxBody, sp_docx_body_free)
void sp_docx_body_watch (SpDocxBody *self,
                         GCancellable *cancellable,
                         SpProgressFunc progress,
                         gpointer user_data);

/* Appends the main part @part, then the notes that it points to. */
gboolean sp_docx_body_read (SpDocxBody *self, SpPackage *package, const char *part, GError **error);

G_END_DECLS
