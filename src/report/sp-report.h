/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReport: a definition filled with the store's figures for a period as of a date. Window,
 * workbook, paper, CSV and comparison all take their cells from here, so that no two of them can
 * disagree. Made and used on one thread with one reader. */
#pragma once

#include "report/sp-report-definition.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef enum
{
  SP_REPORT_CELL_TEXT, /* at the left, wrapped */
  SP_REPORT_CELL_WORD, /* centred */
  SP_REPORT_CELL_CODE, /* digits that are text */
  SP_REPORT_CELL_COUNT,
  SP_REPORT_CELL_MONEY,
  SP_REPORT_CELL_CHANGE,
  SP_REPORT_CELL_RATE, /* number of 0..1 */
  SP_REPORT_CELL_DATE,
  SP_REPORT_CELL_PERCENT, /* number of 0..1, without decimals */
} SpReportCellKind;

typedef struct
{
  const char *text; /* of TEXT, WORD, CODE; never NULL there */
  double number;    /* of COUNT, MONEY, CHANGE, RATE, PERCENT */
  SpDate date;
  gboolean is_none;  /* nothing to show: / */
  gboolean is_blank; /* left empty: to be filled in by hand, or a heading that has no figure */
  guint32 colour;    /* of the text, 0: black */
} SpReportCell;

typedef enum
{
  SP_REPORT_ROW_PLAIN,
  SP_REPORT_ROW_GROUP, /* a subtotal of the rows below it */
  SP_REPORT_ROW_TOTAL,
} SpReportRowLook;

typedef struct
{
  SpReportRowLook look;
  const char *key;          /* the same in every file and on every day; what comparison goes by */
  const SpRecordType *type; /* what the row is of; NULL: nothing stored */
  int64_t id;               /* 0: of that type, without one (未注明), or a total */
  SpReportSpan span;        /* of rows that are repeated for spans, else the sheet's */
  guint level;              /* 1: below the group above it */
  SpReportCell *cells;      /* one a shown column */
} SpReportRow;

/* A check that does not hold. */
typedef struct
{
  guint sheet;
  guint row;   /* of the sheet */
  char *words; /* 芒章乡：已整改（5）大于排查（3）：… */
} SpReportFault;

typedef struct _SpReportSheet SpReportSheet;
typedef struct _SpReport SpReport;

typedef struct
{
  int64_t plan;
  SpPeriod period;
  SpDate as_of;         /* SP_DATE_NONE: the period's last day */
  const char *reporter; /* 填报单位; NULL: the plan's issuer */
  int64_t unit;         /* of a document that goes to one unit: that, */
  SpDate reply_by;      /* and by when it is to answer; SP_DATE_NONE: left open */
} SpReportOptions;

/* Reads all figures; records of long sheets are kept as ids and read when rows are looked at.
 * Transfer full; NULL with error, also SP_ERROR_INVALID where the period does not fit or ends
 * before the plan begins. */
SpReport *sp_report_new (SpReader *reader,
                         const SpReportDefinition *definition,
                         const SpReportOptions *options,
                         GCancellable *cancellable,
                         GError **error);
void sp_report_free (SpReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReport, sp_report_free)

const SpReportDefinition *sp_report_get_definition (const SpReport *self);
const SpPeriod *sp_report_get_period (const SpReport *self);
SpDate sp_report_get_as_of (const SpReport *self);
const char *sp_report_get_reporter (const SpReport *self);
guint sp_report_get_n_sheets (const SpReport *self);
const SpReportSheet *sp_report_get_sheet (const SpReport *self, guint i);
const GPtrArray *sp_report_get_faults (const SpReport *self); /* of SpReportFault */
/* 示例县三年行动隐患排查治理月报表（2021年3月）.xlsx, without what file systems refuse. */
char *sp_report_dup_file_name (const SpReport *self, const char *extension);

const SpReportSheetDefinition *sp_report_sheet_get_definition (const SpReportSheet *self);
const char *sp_report_sheet_get_title (const SpReportSheet *self); /* filled in */
/* The definition's notes and what the sheet says of itself: columns left to be filled in. */
const GPtrArray *sp_report_sheet_get_notes (const SpReportSheet *self); /* of char * */
guint sp_report_sheet_get_n_columns (const SpReportSheet *self);        /* shown ones */
const SpReportColumn *sp_report_sheet_get_column (const SpReportSheet *self, guint i);
SpReportCellKind sp_report_sheet_get_kind (const SpReportSheet *self, guint column);
double sp_report_sheet_get_em (const SpReportSheet *self, guint column);
guint sp_report_sheet_get_n_rows (const SpReportSheet *self); /* totals included */

/* What a drawn sheet says in sentences, from its figures, in the workbook's order. */
typedef struct
{
  char *section; /* the heading above it with its number (一、…), or "" */
  char *text;
  char *sheet; /* name of the sheet that has its figures, or "" */
} SpReportParagraph;
guint sp_report_sheet_get_n_paragraphs (const SpReportSheet *self);
const SpReportParagraph *sp_report_sheet_get_paragraph (const SpReportSheet *self, guint i);

/* Called for each row of first..first+n in turn; the row is the callee's for the call. FALSE
 * stops. */
typedef gboolean (*SpReportRowFunc) (guint i, const SpReportRow *row, gpointer data);
gboolean sp_report_sheet_foreach (const SpReportSheet *self,
                                  SpReader *reader,
                                  guint first,
                                  guint n,
                                  SpReportRowFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
/* The same for all rows of a long sheet, @func being called on another thread, while the next rows
 * are read; it has ended when this returns. For work that costs more than reading. */
gboolean sp_report_sheet_foreach_apart (const SpReportSheet *self,
                                        SpReader *reader,
                                        SpReportRowFunc func,
                                        gpointer data,
                                        GCancellable *cancellable,
                                        GError **error);
/* How far writing is, 0 … 1. May be called on another thread than the one that writes. */
typedef void (*SpReportProgressFunc) (double done, gpointer data);
/* Group and head of a column on one line: 重大隐患（项） 排查. Transfer full. */
char *sp_report_column_dup_head (const SpReportColumn *column);
/* A cell as it is printed: 12, 98.5%, /, 2021年6月30日. Transfer full. */
char *sp_report_cell_dup_text (SpReportCellKind kind, const SpReportCell *cell);
/* The same where its sheet leaves zeros empty. Transfer full. */
char *sp_report_sheet_dup_text (const SpReportSheet *self, guint column, const SpReportCell *cell);

G_END_DECLS
