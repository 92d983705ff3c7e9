/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpBook share. With them the only place that knows the library. */
#pragma once

#include "report/sp-book.h"
#include <xlsxwriter.h>

G_BEGIN_DECLS

struct _SpBook
{
  /* Owned */
  char *path;
  char *temporary;
  char *directory; /* for the library's own temporary files */
  lxw_workbook *workbook;
  GHashTable *formats; /* SpStyle → lxw_format */
  GHashTable *names;   /* of sheets, lower case */
  char *sheet_name;
  GString *scratch;
  GPtrArray *buffers; /* of the long sheets' temporary files, which must go first */
  GError *error;

  /* Borrowed */
  lxw_worksheet *sheet;
  lxw_format *warning; /* what sp_book_warn () gives; NULL until asked for */

  /* State */
  guint64 n_bytes; /* estimate of the sheets' XML */
  guint n_cut;
};

/* @em of 10.5 points in digits of the default font. */
double sp_book_column_width (double em);

/* @name as sheets can be called; @copy > 0: the next of the same name. Transfer full. */
char *sp_book_dup_valid_name (const char *name, guint copy);

/* Keeps the first failure. */
void sp_book_check (SpBook *self, lxw_error code, guint row);

G_END_DECLS
