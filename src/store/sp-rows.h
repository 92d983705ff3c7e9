/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. Records and rows: the SQL of each record type, made from its declared fields,
 * and the codes of whole records in the journal. The only module that turns a declaration into
 * columns. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

/* As many rows go into one statement at most. */
#define SP_ROWS_AT_ONCE 32

/* The SQL of a record type; texts are the connection's. */
typedef struct
{
  char *select; /* SELECT id, uid, revision, <fields> FROM <table> */
  char *select_one;
  char *insert; /* id may be NULL: given by the database; returns it */
  char *order;  /* " ORDER BY …" of lists: position, id where there is a position */
  char *insert_new[SP_ROWS_AT_ONCE]; /* of one row, of two…; NULL: not needed yet */
  int measure, deadline, progress;   /* the fields that lead to a measure; -1: none */
} SpRowSql;

const SpRowSql *sp_rows_sql (SpEngine *engine, const SpRecordType *type);

/* Reads the record in the current row of a statement that begins with SpRowSql.select. */
SpRecord *sp_rows_read (SpStatement *statement, const SpRecordType *type);
/* The text of a column, kept in @texts; "" for none. */
const char *sp_rows_keep_text (SpStatement *statement, int column, GStringChunk *texts);
/* What a column says of a field. Its text is kept in @texts; NULL: it stays the statement's. */
SpValue sp_rows_read_value (SpStatement *statement,
                            int column,
                            const SpField *field,
                            GStringChunk *texts);
SpRecord *sp_rows_load (SpEngine *engine, const SpRecordType *type, int64_t id, GError **error);
/* The text of @value stays until the statement has ended. */
void sp_rows_bind (SpStatement *statement,
                   int parameter,
                   const SpField *field,
                   const SpValue *value);
/* Inserts with the record's id (0: a new one), uid and revision, and gives it the id. */
gboolean sp_rows_insert (SpEngine *engine, SpRecord *record, GError **error);
/* The same of @n records (1 … SP_ROWS_AT_ONCE) of one type, all of them new, in one statement: all
 * are inserted or none. */
gboolean sp_rows_insert_new (SpEngine *engine, SpRecord *const *records, guint n, GError **error);
/* Sets the fields whose bit in @fields is set and raises the revision by one. */
gboolean sp_rows_update (SpEngine *engine, SpRecord *record, guint64 fields, GError **error);
gboolean sp_rows_delete (SpEngine *engine, const SpRecordType *type, int64_t id, GError **error);

/* All set fields as a JSON object of codes, in the order of declaration. */
char *sp_rows_to_json (SpRecord *record);
/* Sets the fields of @record from such an object; fields that are not in it are left alone. */
gboolean sp_rows_from_json (SpEngine *engine, const char *json, SpRecord *record, GError **error);

/* The measure a record belongs to: itself, what its field "measure" says, or the measure of the
 * deadline or report it belongs to; 0: none, or the file cannot be read. */
int64_t sp_rows_measure_of (SpEngine *engine, SpRecord *record);

/* What becomes of the rows that refer to a deleted one by this field. */
typedef enum
{
  SP_REFERENCE_OWNED,  /* they belong to it and go with it */
  SP_REFERENCE_LINK,   /* they stay, the link is cleared */
  SP_REFERENCE_NEEDED, /* it cannot be deleted while they are there */
} SpReferenceRule;
SpReferenceRule sp_rows_reference_rule (const SpRecordType *type, const SpField *field);

/* %text% for LIKE … ESCAPE '\', with LIKE's own signs made plain. */
char *sp_rows_dup_pattern (const char *text);

G_END_DECLS
