/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports that are documents rather than tables, by name: what they are called, for which periods
 * they are made, and what writes them. */
#pragma once

#include "report/sp-report.h"

G_BEGIN_DECLS

typedef struct _SpOfficialPaper SpOfficialPaper; /* sp-official-paper.h */

typedef struct
{
  const char *name, *title;
  const char *about; /* what it holds, in a sentence */
  SpReportPeriod period;
  const char *extension; /* docx, pdf */
  gboolean is_of_unit;   /* one for each unit, which the options name */
  /* NULL: it is drawn, and write() does it all. Transfer full. */
  SpOfficialPaper *(*new_paper) (SpReader *reader,
                                 const SpReportOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);
  gboolean (*write) (SpReader *reader,
                     const SpReportOptions *options,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error);
} SpReportDocument;

/* Of a file as a whole: those of one unit are only found by name. */
guint sp_report_n_documents (void);
const SpReportDocument *sp_report_get_document (guint i);
const SpReportDocument *sp_report_find_document (const char *name); /* NULL: there is none */

G_END_DECLS
