/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpRecordList only. */
#pragma once

#include "sp-column-sort.h"
#include "sp-record-list.h"
#include "sp-row-slots.h"

G_BEGIN_DECLS

typedef struct
{
  SpRecordList *list; /* borrowed: the column belongs to it */
  guint index;
} CellKind;

struct _SpRecordList
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpList *list;     /* NULL while no file is open or the list was never on screen */
  SpTitles *titles; /* with the list */
  GtkMultiSelection *selection;
  SpColumnSort *sort;
  GArray *declared;              /* of SpLedgerColumn: all that can be shown */
  GtkColumnViewColumn **columns; /* by their index in it, as the next */
  CellKind *kinds;
  GArray *layout;   /* of guint: what a person chose, in order; NULL: what the ledger says */
  GHashTable *rows; /* SpRowSlot, borrowed while bound → its row (sp-record-list-rows.c) */
  char *search;
  GArray *conditions;

  /* Template */
  GtkColumnView *view;
  GtkWidget *scroller;

  /* State */
  const SpLedger *ledger;
  int64_t wanted; /* to be selected when it is there */
  guint restore_source;
  guint columns_source;
  guint fill_source, fill_tick;
  double row_height; /* 0: not known yet */
  guint is_stale : 1;
  guint is_refilling : 1; /* rows wait to be filled: what stands in them is not settled */
};

/* sp-record-list-columns.c */
const SpLedgerColumn *_sp_record_list_peek_column (SpRecordList *self, guint i);
void _sp_record_list_make_columns (SpRecordList *self);
gboolean _sp_record_list_columns_are_right (SpRecordList *self, int width);
void _sp_record_list_queue_columns (SpRecordList *self);

/* sp-record-list-rows.c */
void _sp_record_list_attach_cells (GtkListItemFactory *factory, CellKind *kind);
void _sp_record_list_watch_sight (SpRecordList *self);
/* Fills the rows that are not, or no longer, true. */
void _sp_record_list_queue_fill (SpRecordList *self);
/* What cells show follows from the as-of date and from other records' titles, too. */
void _sp_record_list_show_cells (SpRecordList *self);
void _sp_record_row_free (gpointer row);

G_END_DECLS
