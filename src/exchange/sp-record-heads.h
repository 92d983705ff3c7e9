/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The heads of a table against the fields of a record type: which rows are the heads (titles may
 * stand above them, and they may be two rows with merged cells), which field each column is, and
 * what unit it is in. Knows words, not values. */
#pragma once

#include "core/sp-record.h"
#include "exchange/sp-cell-table.h"

G_BEGIN_DECLS

/* A column that is no field but helps to find what a row is about. */
typedef struct
{
  const char *label; /* marked by N_() */
  const char *code;
  const char *words; /* what it is called, too, with 、 between; NULL: nothing else */
} SpRecordKey;

/* What heads may say. Keys count on from the fields: key i is n_fields + i. */
typedef struct
{
  const SpRecordType *type;
  const SpRecordKey *keys;
  guint n_keys;
  guint64 derived;    /* bits of derived fields that are read, too */
  const guint *block; /* fields and keys that may stand once above the heads (sp-record-block.h) */
  guint n_block;
} SpRecordHeads;

typedef struct
{
  char *head; /* 检查｜家数 where there are two rows; "" for none */
  int field;  /* or key; -1: not read */
  double
    factor; /* by which its numbers are multiplied: a head in 元 of a field in 万元 is 0.0001 */
} SpRecordColumn;

typedef struct
{
  GArray *columns;   /* of SpRecordColumn, by column of the table */
  guint head_row;    /* the first of the heads */
  guint first_row;   /* of the data */
  guint n_head_rows; /* 0: no heads were found, so no column has a field */
  guint n_matched;   /* fields and keys found */
} SpRecordMapping;

void sp_record_mapping_free (SpRecordMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecordMapping, sp_record_mapping_free)

/* The rows of @table, among its first, whose words fit best. Transfer full. */
SpRecordMapping *sp_record_heads_find (const SpRecordHeads *self, const SpCellTable *table);
gboolean sp_record_heads_is_read (const SpRecordHeads *self, guint field);
/* The field or key that @head names: by label, name or another word for it; -1: none. White space,
 * punctuation, width and what stands in brackets do not matter. */
int sp_record_heads_match (const SpRecordHeads *self, const char *head);
/* @head without white space, punctuation, width and what stands in brackets. Transfer full. */
char *sp_record_head_dup_plain (const char *head);
/* What @head says of numbers of @field: 罚款（元） of a field in 万元 is 0.0001. */
double sp_record_heads_get_factor (const SpField *field, const char *head);
/* Heads that nobody needs to be told of when they are not read: 序号. */
gboolean sp_record_heads_is_idle (const char *head);
/* 日期、乡镇、…: what fields people may name. */
char *sp_record_heads_dup_labels (const SpRecordType *type);
const char *sp_record_heads_get_label (const SpRecordHeads *self, int field);

/* sp-record-aliases.c: whether @plain is one of @words, which 、 parts. */
gboolean sp_record_words_have (const char *words, const char *plain);
/* Whether offices also call @field so; @plain is without space and width. */
gboolean sp_record_has_alias (const SpRecordType *type, const SpField *field, const char *plain);

/* The column that tables of rows sent back have, and which is passed over when they come again. */
#define SP_RECORD_REASON_HEAD N_ ("退回原因")

G_END_DECLS
