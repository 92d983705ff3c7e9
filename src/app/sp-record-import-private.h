/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpRecordImport only. */
#pragma once

#include "sp-record-import.h"
#include "sp-table-rows.h"

G_BEGIN_DECLS

/* What is read and judged on another thread. */
typedef struct
{
  GBytes *bytes; /* NULL: of @path, or @draft is only judged again */
  char *path;
  char *name;
  SpRecord *model;
  SpRecordDraft *draft; /* made, or there already */
  const SpLedger *ledger;
  int per_mille; /* how much is done; atomic */
} SpTableJob;

struct _SpRecordImport
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *model;
  SpRecordDraft *draft;
  SpTableRows *rows;
  SpTableJob *job;           /* of the work under way, or NULL */
  GCancellable *cancellable; /* of it, or of the storing */
  GPtrArray *choices;        /* of GtkDropDown, borrowed: in the strip; by column */
  GtkNativeDialog *chooser;
  char *name; /* of the file, as people know it */

  /* Template */
  GtkLabel *source;
  GtkLabel *summary;
  GtkLabel *notes;
  GtkCheckButton *only_problems;
  GtkStack *stack;
  GtkLabel *sentence;
  GtkProgressBar *progress;
  GtkLabel *doing;
  GtkBox *strip;
  GtkColumnView *view;
  GtkButton *accept;

  /* State */
  const SpLedger *ledger;
  guint progress_source;
  gboolean is_filling; /* choices change by themselves */
};

/* sp-record-import-work.c. Takes @job. */
void _sp_record_import_begin (SpRecordImport *self, SpTableJob *job);
void _sp_record_import_stop (SpRecordImport *self);
void _sp_record_import_store (SpRecordImport *self);
void _sp_table_job_unref (gpointer job);
SpTableJob *_sp_table_job_new (SpRecordImport *self, const char *name);

/* sp-record-import-view.c */
void _sp_record_import_show_draft (SpRecordImport *self);
void _sp_record_import_show_rows (SpRecordImport *self);
void _sp_record_import_show_failure (SpRecordImport *self, const char *sentence);
void _sp_record_import_show_doing (SpRecordImport *self, const char *text);

G_END_DECLS
