/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field of a record, declared once: its name is the GObject property, the SQL column and the
 * journal's key; its label is what the editor, the history and the workbook's heads say. Knows no
 * record in particular, no SQL and no widgets. */
#pragma once

#include "base/sp-date.h"
#include "base/sp-vocabulary.h"
#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SP_TYPE_TEXT,      /* property: string */
  SP_TYPE_INTEGER,   /* property: int64 */
  SP_TYPE_REAL,      /* property: double */
  SP_TYPE_DATE,      /* property: int (SpDate); column: TEXT YYYY-MM-DD or NULL */
  SP_TYPE_BOOLEAN,   /* property: boolean; column: INTEGER 0 or 1 */
  SP_TYPE_CHOICE,    /* property: int (the word's value); column: TEXT, the word's code */
  SP_TYPE_REFERENCE, /* property: int64, the id of another record; 0 is none (column NULL) */
} SpFieldType;

typedef enum
{
  SP_FIELD_REQUIRED = 1 << 0,  /* neither empty nor none */
  SP_FIELD_MULTILINE = 1 << 1, /* edited as paragraphs */
  SP_FIELD_CODE = 1 << 2,      /* digits that are text: numbers of papers, telephones */
  SP_FIELD_INTERNAL = 1 << 3,  /* kept by the program: not in editors, not in workbooks */
  SP_FIELD_DERIVED = 1 << 4,   /* follows from other records and is written with them: listed and
                                  shown, not edited */
  SP_FIELD_PLANNED = 1 << 5,   /* a DATE set for what is to come; any other is a day on which
                                  something happened, which nobody knows before it */
} SpFieldFlags;

typedef struct
{
  const char *name;  /* lower case with '_' (column); the property has '-' instead */
  const char *label; /* Chinese, marked by N_() */
  SpFieldType type;
  SpFieldFlags flags;
  const SpVocabulary *choices; /* SP_TYPE_CHOICE */
  const char *references;      /* SP_TYPE_REFERENCE: the record type's table */
  const char *unit;            /* shown behind the value, or NULL */
  double minimum, maximum;     /* of numbers; both 0: no bounds */
  /* TEXT: the table whose titles are offered while it is typed, several with 、 between; NULL:
   * none. Other words are as good. */
  const char *suggests;
  /* TEXT: whether what is typed can stand, asked with every key; NULL: any text can. */
  gboolean (*check_text) (const char *text, GError **error);
} SpField;

/* The value of a field, or none. */
typedef struct
{
  gboolean is_set; /* FALSE: none (NULL in SQL). A CHOICE and a BOOLEAN are always set. */
  char *text;      /* SP_TYPE_TEXT; owned */
  int64_t integer; /* INTEGER, DATE, BOOLEAN, CHOICE, REFERENCE */
  double real;     /* SP_TYPE_REAL */
} SpValue;

void sp_value_clear (SpValue *value);
void sp_value_copy (const SpField *field,
                    const SpValue *from,
                    SpValue *to); /* @to is overwritten, not freed */
gboolean sp_value_equal (const SpField *field, const SpValue *a, const SpValue *b);

/* How a value stands in the journal, in CSV and in SQL text columns: ISO dates, codes, plain
 * numbers. "" is none. */
char *sp_value_to_code (const SpField *field, const SpValue *value);
/* The same without a copy: borrowed from @value or its vocabulary, or written into @buffer. NULL
 * where a text is. */
#define SP_VALUE_CODE_LEN G_ASCII_DTOSTR_BUF_SIZE
const char *sp_value_peek_code (const SpField *field,
                                const SpValue *value,
                                char buffer[SP_VALUE_CODE_LEN]);
gboolean sp_value_from_code (const SpField *field,
                             const char *code,
                             SpValue *value,
                             GError **error);
/* How a value is shown to people: labels, units, dates. References give the number; the caller may
 * look it up. */
char *sp_value_to_label (const SpField *field, const SpValue *value);
/* Reads what a person typed (full-width digits, labels, 2021年9月30日). SP_ERROR_INVALID with a
 * sentence. */
gboolean sp_value_from_input (const SpField *field,
                              const char *input,
                              SpValue *value,
                              GError **error);
/* Whether @value may stand in @field: required, bounds, vocabulary. */
gboolean sp_field_check (const SpField *field, const SpValue *value, GError **error);

G_END_DECLS
