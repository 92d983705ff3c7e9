/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpReport share: the facts all sheets go by, a sheet with its rows, and the
 * three ways in which rows are made. Private to the room. */
#pragma once

#include "report/sp-quarterly-private.h"
#include "report/sp-report-facts.h"
#include "report/sp-report.h"

G_BEGIN_DECLS

/* A row that is kept: of sums, not of records. */
typedef struct
{
  char *key;
  SpReportRow row; /* key and cells are this one's */
  char **texts;    /* one a cell, for those whose text was made; NULL: none was */
  guint n_cells;
} SpReportLine;
SpReportLine *sp_report_line_new (const char *key, guint n_cells);
void sp_report_line_free (gpointer line);
/* Takes @text. */
void sp_report_line_set_text (SpReportLine *self, guint cell, char *text);

typedef struct
{
  const SpReportColumn *column;
  SpReportCellKind kind;
  double em;
} SpReportShown;

struct _SpReportSheet
{
  /* Owned */
  char *title;
  GArray *shown;       /* of SpReportShown */
  GPtrArray *lines;    /* of SpReportLine; NULL: rows are read from @ids */
  GArray *ids;         /* int64_t */
  GPtrArray *readings; /* of SpReportReading, of records: one a shown column */
  GPtrArray *texts;    /* MADE: of SpReportParagraph */
  GPtrArray *notes;    /* of char * */

  /* Borrowed */
  const SpReport *report;
  const SpReportSheetDefinition *definition;
  const SpRecordType *type; /* of @ids */
};

struct _SpReport
{
  /* Owned */
  SpReportDefinition *definition;
  char *reporter, *plan_title;
  GPtrArray *sheets;         /* of SpReportSheet */
  GPtrArray *faults;         /* of SpReportFault */
  SpQuarterlyFacts measures; /* its schedules: where a sheet goes by measures */

  /* State */
  int64_t plan;
  SpPeriod period;
  SpDate as_of, plan_first, plan_last;
  int base_year;
};

/* What is there while sheets are filled. */
typedef struct
{
  SpReport *report;
  SpReader *reader;
  GCancellable *cancellable;
} SpReportFilling;

gboolean sp_report_fill_sums (SpReportFilling *self, SpReportSheet *sheet, GError **error);
gboolean sp_report_fill_records (SpReportFilling *self, SpReportSheet *sheet, GError **error);
gboolean sp_report_fill_running (SpReportFilling *self, SpReportSheet *sheet, GError **error);
gboolean sp_report_fill_made (SpReportFilling *self, SpReportSheet *sheet, GError **error);
gboolean sp_report_fill_tasks (SpReportFilling *self, SpReportSheet *sheet, GError **error);
/* Whether @value can be a column of these rows; SP_ERROR_INVALID. */
gboolean sp_report_record_value_check (const SpRecordType *type, const char *value, GError **error);
gboolean sp_report_task_value_check (const char *value, GError **error);
SpReportCellKind sp_report_record_value_kind (const SpRecordType *type, const char *value);
SpReportCellKind sp_report_task_value_kind (const char *value);
/* Adds all that a column of measures can show, of SpReportChoice. */
void sp_report_list_task_values (GPtrArray *choices);
gboolean sp_report_sentence_check (const SpReportSheetDefinition *sheet,
                                   const SpReportSentence *sentence,
                                   GError **error);
/* The same of INDICATOR and DUTY. */
gboolean sp_report_running_value_check (SpReportRows rows, const char *value, GError **error);
void sp_report_list_running_values (SpReportRows rows, GPtrArray *choices);
void sp_report_add_fault (SpReport *self, guint sheet, guint row, const char *title, char *words);

/* {期间}, {单位}, {计划} and {基准年} in titles, notes and sentences. Transfer full. */
char *sp_report_fill_in (const SpReport *self, const char *text);
/* Takes @text; @sheet: NULL for none. Transfer full. */
SpReportParagraph *sp_report_paragraph_new (const char *section, char *text, const char *sheet);
void sp_report_paragraph_free (gpointer paragraph);

/* How a column of sums is shown; for all kinds @as of the definition goes before. */
SpReportCellKind sp_report_as_kind (SpReportAs as, SpReportCellKind otherwise);
/* Fills the cell's text or number from what a field holds. */
void sp_report_sheet_add_shown (SpReportSheet *self,
                                const SpReportColumn *column,
                                SpReportCellKind kind);

/* What kinds of cells are called in figures that are kept. */
extern const SpVocabulary sp_report_cell_kinds;

/* Terms: a + b - c. */
typedef struct
{
  char *name;
  gboolean is_minus;
} SpReportTerm;
/* Transfer full, of SpReportTerm with clear function; spaces stand around + and −. */
GArray *sp_report_terms_parse (const char *text);

G_END_DECLS
