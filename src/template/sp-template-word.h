/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text documents (.docx) as templates: their tables as grids, and the document again with marks
 * replaced in text, tables, headers and footers, cells filled and rows put in. Knows the format,
 * not records. Sentences do not name the file. */
#pragma once

#include "template/sp-template-edit.h"
#include "template/sp-template-grid.h"
#include "template/sp-template-marks.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* The tables of the text, those within tables left out, named 表格1 and so on: of SpTemplateGrid.
 * Each mark anywhere is told to @func, whose answer does not matter. Transfer full. */
GPtrArray *sp_template_word_read (GBytes *bytes,
                                  SpTemplateMarkFunc func,
                                  gpointer data,
                                  GError **error);
/* @edits: of SpTemplateEdits, sorted, one for each grid in their order; NULL: none. Transfer
 * full. */
GBytes *sp_template_word_write (GBytes *bytes,
                                const GPtrArray *edits,
                                SpTemplateMarkFunc func,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
