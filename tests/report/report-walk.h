/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report beside the workbook that was made of it, as any reader of workbooks finds it: names of
 * sheets, sentences, every cell of every table. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

typedef struct
{
  /* What stands in @reference (B7) of a sheet (from 0); "" for nothing. @type: s text, n number. */
  const char *(*get_cell) (gpointer book, guint sheet, const char *reference, char *type);
  const char *(*get_name) (gpointer book, guint sheet);
  guint n_sheets;
  gpointer book;
} ReportWalkBook;

/* Aborts the test where they differ. Returns how many cells and sentences were compared. */
guint report_walk (const SpReport *report, SpReader *reader, const ReportWalkBook *book);

G_END_DECLS
