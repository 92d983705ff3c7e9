/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .xlsx reader: what the sheets of a workbook share, and reading one of them. */
#pragma once

#include "exchange/sp-package.h"
#include "exchange/sp-xlsx-format.h"
#include "exchange/sp-xlsx.h"

G_BEGIN_DECLS

/* Cells with something in them, of all sheets; and shared texts. */
#define SP_XLSX_MAX_CELLS 4000000
/* As far as a sheet is taken; more columns than that are no table to be read. */
#define SP_XLSX_MAX_COLUMNS 256

typedef struct
{
  /* Owned */
  GString *text;      /* of all shared strings */
  GArray *ends;       /* of gsize: where each ends in it */
  GPtrArray *formats; /* of SpXlsxFormat, by the cells' style */
  gboolean is_1904;

  /* Borrowed */
  SpPackage *package;
  SpDocument *document;
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer user_data;

  /* State */
  guint n_cells;
  guint n_sheets, sheet; /* for progress */
} SpXlsxBook;

/* sp-xlsx-shared.c */
gboolean sp_xlsx_read_shared (SpXlsxBook *book, const char *part, GError **error);
gboolean sp_xlsx_read_styles (SpXlsxBook *book, const char *part, GError **error);
/* The text of a cell as it stands in the file → as it is shown: escapes, line ends, tabs. @text
 * ends in a NUL. */
void sp_xlsx_append_text (GString *out, const char *text, gsize length);
gboolean sp_xlsx_refuse_size (GError **error);

/* sp-xlsx-sheet.c: appends the sheet as a table. */
gboolean sp_xlsx_read_sheet (SpXlsxBook *book, const char *part, const char *name, GError **error);

/* A handler of progress for all parts; @user_data of it is the book. */
void sp_xlsx_report (SpXlsxBook *book, double done, GError **error);

G_END_DECLS
