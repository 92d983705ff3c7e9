/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell of a report as a cell of a template has it: a number where the template shows numbers, a
 * percentage as its format and head say, dates as days or in words. Private to the room. */
#pragma once

#include "report/sp-report.h"
#include "template/sp-template-edit.h"
#include "template/sp-template-grid.h"

G_BEGIN_DECLS

typedef struct
{
  guint row, copy, column;
} SpTemplatePlace;

/* Cells with formulas are left to them. Fails where a text is longer than a cell can hold. */
gboolean sp_template_cell_put (const SpReportSheet *sheet,
                               guint column,
                               const SpReportCell *cell,
                               const SpTemplateGrid *grid,
                               SpTemplatePlace place,
                               SpTemplateEdits *edits,
                               GError **error);

G_END_DECLS
