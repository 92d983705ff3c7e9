/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the .xlsx reader: number formats. A date is a number that a format shows as one, so
 * nothing else tells 2024-06-30 from 45473. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpXlsxFormat SpXlsxFormat;

/* @code as in the file ("0.0%", "yyyy\"年\"m\"月\""). */
SpXlsxFormat *sp_xlsx_format_new (const char *code);
void sp_xlsx_format_free (SpXlsxFormat *self);
/* Code of a format that files do not spell out, the Chinese ones among them. */
const char *sp_xlsx_format_builtin (int id);

/* Appends @value as it is shown; dates of days as 2024-06-30, of months as 2024年6月. @self NULL:
 * without a format. @is_1904: days are counted from 1904. */
void sp_xlsx_format_append (const SpXlsxFormat *self, GString *out, double value, gboolean is_1904);
/* The same as data, not as shown: a date with its day, a number with all its digits, and the zeros
 * in front that only a format shows (000123). */
void sp_xlsx_format_append_value (const SpXlsxFormat *self,
                                  GString *out,
                                  double value,
                                  gboolean is_1904);
/* The same for a date that is written out: 2024-06-30 or 2024-06-30T08:30:00. FALSE: none. */
gboolean sp_xlsx_format_append_iso (const SpXlsxFormat *self, GString *out, const char *text);

G_END_DECLS
