/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of any type out of a table of text. Columns are told by their heads, which are labels or
 * names of declared fields, in any order; references are given by name. What does not fit is told
 * row by row; nothing is stored by reading. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

/* What will not do, for people to find. */
typedef struct
{
  guint row;    /* line of the table, the heads being 1 */
  char *column; /* head; "" where it is the row as a whole */
  char *value;
  char *reason; /* a sentence */
} SpCsvProblem;

typedef struct
{
  GPtrArray *records;  /* of SpRecord: the rows that fit, in order */
  GArray *rows;        /* of guint: the line each record came from */
  GPtrArray *problems; /* of SpCsvProblem, by row */
  GPtrArray *ignored;  /* of char *: heads that no field has */
  guint n_rows;        /* rows with anything in them, without the heads */
} SpCsvTable;

void sp_csv_table_free (SpCsvTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCsvTable, sp_csv_table_free)
/* 第 3 行“日期”列“2021-13-1”：请按 … 的样子填写日期。 Transfer full. */
char *sp_csv_problem_dup_text (const SpCsvProblem *self);

/* What a text refers to: an id, or 0 with @error set. For names that only the caller knows; it may
 * set no error to let the usual ways be tried. */
typedef int64_t (*SpCsvFindFunc) (
  SpReader *reader, const SpRecordType *type, const char *text, gpointer user_data, GError **error);

/* @bytes: UTF-8, UTF-16 or GB18030. @model says the type and what an empty or missing cell is.
 * Without @find (may be NULL) units are found by name, short name or alias, enterprises by code or
 * any of their names, other records by their title, measures by path, too, and anything by its
 * number. Fails when it is no text, has no rows, or has no column for a field that must be filled.
 */
SpCsvTable *sp_record_csv_read (SpReader *reader,
                                const char *bytes,
                                gsize length,
                                SpRecord *model,
                                SpCsvFindFunc find,
                                gpointer user_data,
                                GError **error);
/* Sets one field of @record as a cell under @head would. Fails where no field is called so. */
gboolean sp_record_csv_set (
  SpReader *reader, SpRecord *record, const char *head, const char *text, GError **error);
/* Stores the records in one action named @label; with problems only when @is_partial. What the file
 * itself refuses becomes a problem of its row, and then nothing is stored. */
gboolean sp_record_csv_store (
  SpStore *store, SpCsvTable *table, const char *label, gboolean is_partial, GError **error);

G_END_DECLS
