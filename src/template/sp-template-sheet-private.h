/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the writer of worksheets: what its two files share. */
#pragma once

#include "template/sp-template-sheet.h"
#include "template/sp-xml-scan.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, last, style;
} SpSheetColumns;

/* A formula that cells share is written at one of them. */
typedef struct
{
  char *formula;
  guint row, column;
} SpSharedFormula;
void sp_shared_formula_free (gpointer data);

typedef struct
{
  /* Owned by the caller */
  GArray *columns;    /* of SpSheetColumns: those with a style */
  GHashTable *shared; /* number → SpSharedFormula */

  /* Borrowed */
  const char *name;
  const SpTemplateEdits *edits;
  GString *out;
  const char *prefix; /* of the sheet's elements: "x:" or "" */

  /* State */
  gboolean is_on_it; /* places without a sheet are of the sheet whose rows move */
  gboolean is_in_row_breaks;
  gboolean has_changed;
  guint rule_row;
  guint last_row; /* written so far */
} SpSheetWriting;

/* @scan is at the beginning of the rows; it is left at their end. */
void sp_sheet_append_rows (SpSheetWriting *self, SpXmlScan *scan);

G_END_DECLS
