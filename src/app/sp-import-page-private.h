/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpImportPage share: its struct, the check (three columns) and the reading of
 * documents. */
#pragma once

#include "app/sp-doubt-panel.h"
#include "app/sp-draft-editor.h"
#include "app/sp-import-page.h"
#include "app/sp-source-view.h"

G_BEGIN_DECLS

struct _SpImportPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GSignalGroup *session_signals;
  GCancellable *reading;
  gpointer read_job; /* of sp-import-read.c, while reading */
  GtkNativeDialog *chooser;
  SpImportDraft *draft;
  GFile *document;
  GListStore *items; /* of SpDraftItem */
  GtkSingleSelection *selection;

  /* Template */
  GtkStack *stack;
  GtkLabel *reading_label;
  GtkProgressBar *progress;
  GtkLabel *sentence;
  GtkLabel *figures;
  GtkButton *accept_button;
  GtkBox *doubts_slot;
  GtkScrolledWindow *source_slot;
  GtkListView *list;
  GtkBox *editor_slot;

  /* Borrowed, children put in by C; NULL after dispose */
  SpDoubtPanel *doubts;
  SpSourceView *source;
  SpDraftEditor *editor;

  /* State */
  guint progress_source; /* while reading */
  guint tick, n_frames;  /* a draft was shown and is not laid out yet */
  gboolean is_following; /* one column follows another: no answer to the answer */
};

/* sp-import-check.c */
void sp_import_page_set_up_check (SpImportPage *self);
void sp_import_page_show_draft (SpImportPage *self); /* self->draft, or empties the columns */
void sp_import_page_update_figures (SpImportPage *self);

/* sp-import-read.c */
void sp_import_page_set_stage (SpImportPage *self, SpImportStage stage);
void sp_import_page_stop_reading (SpImportPage *self);
void sp_import_page_install_reading (GtkWidgetClass *widget_class);
void sp_import_page_set_up_drop (SpImportPage *self);

G_END_DECLS
