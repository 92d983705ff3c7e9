/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports that were made, kept with their figures then: what was handed in stays what it was, and
 * what facts entered since would make of it is told line by line. */
#pragma once

#include "core/sp-report-records.h"
#include "report/sp-report-documents.h"

G_BEGIN_DECLS

/* The figures of all sheets as compact JSON: rows by their keys, cells by their columns. Of a sheet
 * of more than SP_REPORT_KEPT_ROWS records only how many there are and what its numbers add up to.
 * Sheets that are drawn keep their paragraphs; where measures are only drawn, their sums and states
 * are kept in sheets of their own. Transfer full. */
#define SP_REPORT_KEPT_ROWS 2000
char *sp_report_dup_figures (const SpReport *self,
                             SpReader *reader,
                             GCancellable *cancellable,
                             GError **error);

typedef enum
{
  SP_REPORT_CHANGED,
  SP_REPORT_CAME, /* a row that is there only now; @now says how much of it there is */
  SP_REPORT_WENT, /* a row that was there only then */
} SpReportDifferenceKind;
extern const SpVocabulary sp_report_difference_kinds;

typedef struct
{
  SpReportDifferenceKind kind;
  char *sheet;
  char *row; /* its title, with the span where rows are repeated for spans */
  char *column;
  char *then, *now; /* as printed; "" for a whole row */
  char *table;      /* records: of which type, else "" */
  char *key;        /* of the row: of records the uid */
} SpReportDifference;

/* What @now says otherwise than @then, in the order of the sheets; what cannot be seen in print is
 * none. Transfer full, of SpReportDifference; SP_ERROR_INVALID where either is no such text. */
GPtrArray *sp_report_figures_compare (const char *then, const char *now, GError **error);

/* @self as a record with figures and definition; when, by whom and as which file is said by
 * sp_report_keep (). Transfer full. */
SpReportMade *sp_report_new_made (const SpReport *self,
                                  SpReader *reader,
                                  GCancellable *cancellable,
                                  GError **error);
/* Writes @document to @path. Not NULL: @made (transfer full) is it as a record, its figures being
 * what its paragraphs and tables say; of one that is drawn there are none. */
gboolean sp_report_write_document (const SpReportDocument *document,
                                   SpReader *reader,
                                   const SpReportOptions *options,
                                   const char *path,
                                   SpReportMade **made,
                                   GCancellable *cancellable,
                                   GError **error);
/* Keeps @made with the file at @path (NULL: figures alone) as one action. */
gboolean sp_report_keep (SpStore *store, SpReportMade *made, const char *path, GError **error);
/* What differs in the same report, by the definition it was made with, from today's facts. Transfer
 * full, of SpReportDifference. */
GPtrArray *sp_report_compare (SpReader *reader,
                              SpReportMade *made,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
