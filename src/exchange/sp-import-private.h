/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpImportDraft share: the draft itself, building its records, its doubts,
 * writing it. */
#pragma once

#include "exchange/sp-import.h"
#include "exchange/sp-unit-book.h"

G_BEGIN_DECLS

/* What is known of a doubt beside its record. */
typedef struct
{
  SpDoubt *record;
  int measure;      /* index into measures, or -1 */
  char *printed;    /* the unit name in doubt, or NULL */
  GPtrArray *dates; /* borrowed deadlines in doubt; NULL where the doubt is not of a date */
  GArray *read_due; /* SpDate as read, one for each of @dates */
} SpDraftDoubt;

struct _SpImportDraft
{
  GObject parent_instance;

  /* Owned */
  SpReading *reading;
  SpUnitBook *book;
  char *encoding;
  SpPlan *plan;
  SpSource *source;
  GPtrArray *parts;
  GPtrArray *phases;
  GPtrArray *measures;
  GPtrArray *doubts;      /* of SpDoubt */
  GPtrArray *doubt_facts; /* of SpDraftDoubt, beside doubts */
  GArray *block_measures; /* int: block → index into measures, or -1 */
  GHashTable *decisions;  /* printed unit name → unit name decided by a person */
  GPtrArray *filled;      /* borrowed SpMeasureUnit whose unit accepting filled in */
  /* State */
  guint n_replaced; /* characters that could not be decoded */
};

/* sp-import-build.c */
void sp_import_build (SpImportDraft *self, const char *name);
void sp_import_set_range (SpImportDraft *self, SpRecord *record, guint start_field, SpSpan span);
/* The text of @span without white space at its ends; paragraphs stay. */
char *sp_import_dup_stripped (SpImportDraft *self, SpSpan span);
void sp_import_set_span_text (SpImportDraft *self, SpRecord *record, guint field, SpSpan span);
/* What to call a block: its title, else the beginning of its text, else its number. */
char *sp_import_dup_block_title (SpImportDraft *self, const SpReadBlock *block);

/* sp-import-measure.c */
void sp_import_build_measure (SpImportDraft *self, const SpReadBlock *block);
void sp_draft_measure_free (gpointer data);

/* sp-import-doubts.c */
void sp_import_collect_doubts (SpImportDraft *self);
void sp_draft_doubt_free (gpointer data);

/* sp-import-answer.c */
void sp_import_apply_answer (SpImportDraft *self, SpDraftDoubt *fact);

/* sp-import-accept.c: accepting without the backup and the look for an earlier import */
int64_t sp_import_write (SpImportDraft *self, SpStore *store, GError **error);
gboolean sp_import_back_up (SpStore *store, GError **error);
gboolean sp_import_insert_all (
  SpWrite *write, GPtrArray *records, guint reference, int64_t id, GError **error);
/* Nothing was written: the records are new again, so that accepting may be tried once more. */
void sp_import_forget_identities (SpImportDraft *self);

/* sp-import-units.c: units of an import by their printed names, within one action */
typedef struct _SpImportUnits SpImportUnits;
SpImportUnits *sp_import_units_new (SpImportDraft *draft,
                                    SpStore *store,
                                    SpWrite *write,
                                    GError **error);
void sp_import_units_free (SpImportUnits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpImportUnits, sp_import_units_free)
/* The unit's id; an unknown one is inserted and waits for a person. 0 on error. */
int64_t sp_import_units_get (SpImportUnits *self, const char *printed, GError **error);

/* sp-import-accept.c: pieces of accepting that a revision does one by one */
gboolean sp_import_settle_decisions (SpImportDraft *self, SpImportUnits *units, GError **error);
gboolean sp_import_fill_unit (SpImportDraft *self,
                              SpImportUnits *units,
                              SpRecord *record,
                              GError **error);
/* The measure, whose plan and part are set, and what belongs to it. */
gboolean sp_import_insert_measure (
  SpImportDraft *self, SpWrite *write, SpImportUnits *units, SpDraftMeasure *draft, GError **error);

G_END_DECLS
