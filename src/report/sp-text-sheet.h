/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of texts as a workbook, the way official tables look. For tables that have their texts
 * already; knows neither records nor the library that writes. */
#pragma once

#include "base/sp-date.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *head;
  double em; /* width in characters */
  gboolean is_centred;
} SpTextColumn;

typedef struct
{
  const char *title;
  const char *const *lines; /* stand below the table */
  guint n_lines;
  const char *foot; /* below these; NULL or "": none */
  const SpTextColumn *columns;
  guint n_columns;
  const char *const *const *rows; /* each of n_columns texts */
  guint n_rows;
  SpDate date; /* the day the file says it was made on */
  gboolean is_portrait;
} SpTextSheet;

/* Writes .xlsx in place of what was at @path. */
gboolean sp_text_sheet_write (const SpTextSheet *self, const char *path, GError **error);

G_END_DECLS
