/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks as templates: their visible sheets as grids, and the workbook again with cells filled
 * and rows put in. Knows the format, not records. Sentences do not name the file. */
#pragma once

#include "template/sp-template-edit.h"
#include "template/sp-template-grid.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Of SpTemplateGrid. Transfer full. */
GPtrArray *sp_template_workbook_read (GBytes *bytes, GCancellable *cancellable, GError **error);
/* @edits: of SpTemplateEdits, sorted, one for each grid in their order; NULL: none. Parts that need
 * no change keep their bytes. Transfer full. */
GBytes *sp_template_workbook_write (GBytes *bytes,
                                    const GPtrArray *edits,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
