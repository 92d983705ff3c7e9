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

/* A sheet that shows. */
typedef struct
{
  char *name; /* valid UTF-8 */
  char *id;   /* of the relationship */
} SpXlsxListed;

typedef struct
{
  /* Owned */
  SpPackage *package;
  char *part;         /* that says what is in the workbook */
  GArray *sheets;     /* of SpXlsxListed */
  GString *text;      /* of all shared strings */
  GArray *ends;       /* of gsize: where each ends in it */
  GPtrArray *formats; /* of SpXlsxFormat, by the cells' style */
  gboolean is_1904;

  /* Borrowed */
  SpDocument *document;
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer user_data;

  /* State */
  guint n_cells;
  guint n_sheets, sheet; /* for progress */
} SpXlsxBook;

/* sp-xlsx.c. Opens the workbook of @bytes, which is kept: the sheets that show, texts and formats.
 * @book holds what is borrowed, the rest is zero; it is cleared in any case. */
gboolean sp_xlsx_book_open (SpXlsxBook *book, GBytes *bytes, GError **error);
void sp_xlsx_book_clear (SpXlsxBook *book);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpXlsxBook, sp_xlsx_book_clear)
char *sp_xlsx_book_dup_part (const SpXlsxBook *book, const SpXlsxListed *sheet); /* or NULL */

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
