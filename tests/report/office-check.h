/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files in the hands of others, where they are installed: .docx with LibreOffice and python-docx,
 * .xlsx with openpyxl. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What python-docx reads: a line each paragraph as “style|text”, each row of a table as
 * “row|cell|cell”, each section as “section|lying|width mm|margins”. NULL: it is not installed. */
char *office_check_dup_outline (const char *path);
/* Pages that LibreOffice lays it out on; −1: it is not installed. The PDF stays beside @path. */
int office_check_count_pages (const char *path);
/* All .xlsx of @folder as dump-books.py has them. NULL: openpyxl is not installed. */
char *office_check_dup_books (const char *folder);

G_END_DECLS
