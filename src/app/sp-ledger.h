/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger declared: what the page for records shows of one type. Everything that is not said here
 * comes from the type's fields. */
#pragma once

#include "sp-session.h"
#include "store/sp-titles.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column shows a declared field, or a text that is computed of the record as of a date. */
typedef struct
{
  const char *field; /* also what the column sorts by; NULL: not sortable */
  const char *title; /* marked by N_(); NULL: the field's label */
  char *(*dup_text) (SpRecord *record, SpDate as_of);        /* NULL: the field's value */
  const char *(*get_style) (SpRecord *record, SpDate as_of); /* a CSS class or NULL */
  int width;                                                 /* px; -1: takes what is left */
  int list_width; /* shown only where the list is at least so wide */
  /* A text that follows from other records, too; goes before all else. NULL: none. */
  char *(*dup_standing) (SpSession *session, SpRecord *record);
  /* The style of such a text, instead of get_style; NULL: none. */
  const char *(*get_standing_style) (SpSession *session, SpRecord *record);
} SpLedgerColumn;

/* Rows that belong to the record and are edited below its fields. */
typedef struct
{
  const SpRecordType *type;
  const char *owner_field;
  const char *title;        /* marked by N_() */
  const char *const *names; /* fields always shown, NULL-terminated */
} SpLedgerChild;

/* Narrows by whether a date or a number is there. */
typedef struct
{
  const char *field;
  const char *label; /* marked by N_() */
} SpLedgerPresence;

/* A chip that narrows by how what belongs to the records stands. */
typedef struct
{
  const char *label; /* marked by N_() */
  const SpVocabulary *words;
  SpChildStanding rule;
} SpLedgerChildStanding;

typedef struct
{
  const SpRecordType *type;
  const char *hint;       /* of the search field; marked by N_() */
  const char *purpose;    /* what an empty page says; marked by N_() */
  const char *plan_field; /* only records of the open plan; NULL: all of the file */
  const SpLedgerColumn *columns;
  guint n_columns;
  const char *const *chips;          /* fields to narrow by, NULL-terminated */
  const SpThrough *const *throughs;  /* chips by fields of what is referred to; NULL: none */
  const SpLedgerPresence *presences; /* ended by one without field; NULL: none */
  gboolean has_chip_line;            /* the chips are too many for the bar: a line of their own */
  const char *const *form;           /* fields of the detail, headings among them; NULL: all */
  const char *const *draft;          /* fields asked for of a new record */
  /* Fields that a new record takes over from the one saved just before; NULL: none. */
  const char *const *kept;
  /* A new record's is the as-of date; records of later days are grey. NULL: none. */
  const char *day_field;
  const char *sort; /* of the list before a person sorts; NULL: position, id */
  gboolean is_descending;
  const SpStandingFields *standing; /* a chip narrows by how records stand; NULL: they do not */
  const char *standing_label;       /* of that chip, marked by N_(); NULL: 状态 */
  const SpLedgerChild *children;    /* ended by one without type; NULL: none */
  const SpLedgerChildStanding *child_standing; /* NULL: none */
  guint n_bar_chips; /* so many chips stand in the bar, the others behind 更多条件; 0: all */
  gboolean is_fixed; /* records are changed, never added or deleted */
} SpLedger;

/* The text of a column as cells, copies and tests read it. @titles gives those of references. */
char *sp_ledger_dup_cell (const SpLedgerColumn *column,
                          SpRecord *record,
                          SpTitles *titles,
                          SpDate as_of);
/* The same, also of columns that follow from other records. */
char *sp_ledger_dup_text (const SpLedgerColumn *column,
                          SpSession *session,
                          SpRecord *record,
                          SpTitles *titles);
gboolean sp_ledger_has_standings (const SpLedger *self);
#define SP_LEDGER_LATER "later"
/* The CSS class of a cell: of the column, else SP_LEDGER_LATER where @record speaks of a day after
 * the as-of date, else NULL. */
const char *sp_ledger_get_style (const SpLedger *self,
                                 const SpLedgerColumn *column,
                                 SpSession *session,
                                 SpRecord *record);
const char *sp_ledger_get_title (const SpLedger *self, const SpLedgerColumn *column);
/* All columns that the ledger can show: those it declares, then one for each field that none of
 * them shows. What is kept beside the record for today only is left out, but for days. Transfer
 * full, of SpLedgerColumn. */
GArray *sp_ledger_list_columns (const SpLedger *self);
/* What the column is called in settings: unlike any other of its ledger. Transfer full. */
char *sp_ledger_column_dup_key (const SpLedgerColumn *column);

/* The ledgers of this program. */
extern const SpLedger sp_accident_ledger;
extern const SpLedger sp_indicator_ledger;
extern const SpLedger sp_supervision_ledger;
extern const SpLedger sp_enforcement_ledger;
extern const SpLedger sp_hazard_ledger; /* sp-hazard-ledger.c */
extern const SpLedger sp_enterprise_ledger;
extern const SpLedger sp_institution_ledger;
extern const SpLedger sp_risk_ledger;
extern const SpLedger sp_risk_scheme_ledger; /* sp-risk-scheme-ledgers.c */
extern const SpLedger sp_risk_ground_ledger;
extern const SpLedger sp_harm_kind_ledger;

G_END_DECLS
