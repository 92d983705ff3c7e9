/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpImportPage share: its struct, the check (three columns) and the reading of
 * documents. */
#pragma once

#include "app/sp-doubt-panel.h"
#include "app/sp-draft-editor.h"
#include "app/sp-import-page.h"
#include "app/sp-revision-view.h"
#include "app/sp-source-view.h"
#include "app/sp-table-output.h"

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
  SpTableOutput *output; /* the table of doubts being printed */
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
  GtkMenuButton *edit_button;
  GtkButton *compare_button;
  GtkBox *revision_slot;

  /* Borrowed, children put in by C; NULL after dispose */
  SpDoubtPanel *doubts;
  SpSourceView *source;
  SpDraftEditor *editor;
  SpRevisionView *revision;
  GtkPopover *places; /* where a measure may be moved to; made when it is asked for */

  /* State */
  int64_t known_plan;    /* the stored plan that the draft is an edition of, or 0 */
  guint progress_source; /* while reading */
  guint n_marks;         /* in the source */
  guint tick, n_frames;  /* a draft was shown and is not laid out yet */
  gboolean is_following; /* one column follows another: no answer to the answer */
  gboolean are_marks_stale;
  gboolean is_editing; /* the editor is shown anew once, when the correction is done */
};

/* sp-import-check.c */
void sp_import_page_set_up_check (SpImportPage *self);
void sp_import_page_show_draft (SpImportPage *self); /* self->draft, or empties the columns */
void sp_import_page_update_figures (SpImportPage *self);
void sp_import_page_select_measure (SpImportPage *self, guint index);
/* Around a correction: making the editor's rows anew is what costs time. */
gpointer sp_import_page_begin_edit (SpImportPage *self);
void sp_import_page_end_edit (SpImportPage *self, gpointer item);

/* sp-import-page-edit.c */
void sp_import_page_install_edits (GtkWidgetClass *widget_class);
void sp_import_page_set_up_edits (SpImportPage *self);
void sp_import_page_dispose_edits (SpImportPage *self);
/* The index of the measure selected, or -1. */
int sp_import_page_get_selected (SpImportPage *self);
/* Goes to the measure @result, or says why there is none. */
void sp_import_page_settle (SpImportPage *self, int result, const char *done, const GError *error);

/* sp-import-page-move.c */
void sp_import_page_choose_place (SpImportPage *self);

/* sp-import-page-compare.c */
void sp_import_page_set_up_compare (SpImportPage *self);
void sp_import_page_install_compare (GtkWidgetClass *widget_class);
void sp_import_page_find_known (SpImportPage *self);
void sp_import_page_forget_revision (SpImportPage *self);

/* sp-import-page.c: the draft is in the file; back to the beginning */
void sp_import_page_finish (SpImportPage *self);

/* sp-import-read.c */
void sp_import_page_set_stage (SpImportPage *self, SpImportStage stage);
void sp_import_page_stop_reading (SpImportPage *self);
void sp_import_page_install_reading (GtkWidgetClass *widget_class);
void sp_import_page_set_up_drop (SpImportPage *self);

G_END_DECLS
