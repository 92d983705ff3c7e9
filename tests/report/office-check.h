/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A .docx in the hands of others: LibreOffice and python-docx, where they are installed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What python-docx reads: a line each paragraph as “style|text”, each row of a table as
 * “row|cell|cell”, each section as “section|lying|width mm|margins”. NULL: it is not installed. */
char *office_check_dup_outline (const char *path);
/* Pages that LibreOffice lays it out on; −1: it is not installed. The PDF stays beside @path. */
int office_check_count_pages (const char *path);

G_END_DECLS
