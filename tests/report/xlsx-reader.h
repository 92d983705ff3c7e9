/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads back a workbook, for tests: its parts unpacked, each checked to be well-formed XML, and
 * cells by sheet and reference. Independent of the library that writes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _XlsxReader XlsxReader;
XlsxReader *xlsx_reader_new (
  const char *path); /* aborts the test when the file is no whole workbook */
void xlsx_reader_free (XlsxReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlsxReader, xlsx_reader_free)

const char *xlsx_reader_get_part (XlsxReader *self, const char *name); /* XML text, or NULL */
guint xlsx_reader_get_n_sheets (XlsxReader *self);
const char *xlsx_reader_get_sheet_name (XlsxReader *self, guint sheet);
int xlsx_reader_find_sheet (XlsxReader *self, const char *name); /* -1: none */
/* The text or number in @cell (B7) of sheet @sheet (from 0); "" for empty. Type: s text, n number,
 * "" empty. */
const char *xlsx_reader_get_cell (XlsxReader *self, guint sheet, const char *cell, char *type);
/* The row (from 1) whose cell in column @column (A) is @text; 0: none. */
guint xlsx_reader_find_row (XlsxReader *self, guint sheet, const char *column, const char *text);

G_END_DECLS
