/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML of a worksheet with cells filled and rows put in. What is not touched stays byte by byte:
 * styles, widths, conditional formats, whatever a later Excel adds. Knows no packages. */
#pragma once

#include "template/sp-template-edit.h"

G_BEGIN_DECLS

/* The longest text a cell can have, in UTF-16 units. */
#define SP_TEMPLATE_CELL_LIMIT 32767u

/* @xml: well-formed (sp_xml_check ()). @name: the sheet's, by which formulas call it. @edits are
 * sorted. Cells with formulas keep them; values that files keep beside formulas are taken out,
 * since they may no longer be right. Fails where rows would go past the end of a sheet. Transfer
 * full. */
GString *sp_template_sheet_write (
  const char *xml, gsize length, const char *name, const SpTemplateEdits *edits, GError **error);

/* Another part of the workbook (another sheet, a chart, the workbook itself) whose formulas speak
 * of sheet @name. NULL: nothing changes. Transfer full. */
GString *sp_template_part_move (const char *xml,
                                gsize length,
                                const char *name,
                                const SpRowMoves *moves);

G_END_DECLS
