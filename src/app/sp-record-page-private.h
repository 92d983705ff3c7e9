/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpRecordPage only. */
#pragma once

#include "sp-attachments.h"
#include "sp-group-pane.h"
#include "sp-record-page.h"
#include "sp-save-chooser.h"
#include "sp-table-output.h"

G_BEGIN_DECLS

#define FORM_COLUMNS 2

struct _SpRecordPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *chips;         /* of SpFilterChip, borrowed: in the bar */
  GPtrArray *children;      /* of SpRecordRows, borrowed: in the detail */
  GtkNativeDialog *chooser; /* of a table to be read, while it is open */
  SpSaveChooser *saver;     /* made at first use */
  SpTableOutput *output;    /* the list that is printed */
  char *group_by;           /* name of a field; "": not by groups */
  GArray *traced;           /* of SpCondition: what a figure counts; NULL: not narrowed to that */

  /* Borrowed, children put in by C */
  SpRecordList *list;
  SpRecordForm *form;
  SpRecordForm *draft_form; /* NULL while none is open */
  SpAttachments *files;     /* NULL where files are not kept with such records */

  SpGroupPane *groups;    /* NULL until they are first asked for */
  GtkWindow *view_window; /* a window owns itself; NULL while none is open */
  GtkWidget *more;        /* the button 更多条件; NULL where all chips are in the bar */
  GtkBox *more_slot;      /* what it opens */
  GtkWidget *trace_line;  /* says what it is narrowed to; NULL: never was */
  GtkLabel *trace_words;
  SpFilterChip *child_standing; /* one of the chips; NULL: none */
  SpFilterChip *standing;       /* one of the chips; NULL where records do not stand in any way */

  /* Template */
  GtkSearchEntry *search;
  GtkBox *chip_slot;
  GtkButton *clear;
  GtkButton *add;
  GtkMenuButton *views;
  GtkBox *group_slot;
  GtkBox *bar_slot;
  GtkLabel *count;
  GtkPaned *paned;
  GtkStack *list_stack;
  GtkBox *list_slot;
  GtkLabel *purpose;
  GtkBox *foot;
  GtkStack *detail;
  GtkLabel *title;
  GtkLabel *none;
  GtkBox *draft_slot;
  GtkLabel *draft_note;
  GtkButton *save;
  GtkButton *save_next;
  GtkBox *form_slot;
  GtkBox *extra;
  GtkBox *child_slot;
  GtkBox *file_slot;

  /* State */
  const SpLedger *ledger;
};

void _sp_record_page_emit_drafting (SpRecordPage *self);

void _sp_record_page_update_detail (SpRecordPage *self);
/* A form for a new record is given up. */
void _sp_record_page_end_draft (SpRecordPage *self);
void _sp_record_page_narrow (SpRecordPage *self);
void _sp_record_page_install_actions (GtkWidgetClass *widget_class);
void _sp_record_page_forget_narrowing (SpRecordPage *self);
/* sp-record-page-trace.c */
void _sp_record_page_follow_traces (SpRecordPage *self);
void _sp_record_page_forget_trace (SpRecordPage *self);
void _sp_record_page_add_traced (SpRecordPage *self, GArray *conditions);
/* sp-record-page-table.c */
void _sp_record_page_install_tables (GtkWidgetClass *widget_class);
/* sp-record-page-output.c */
void _sp_record_page_install_output (GtkWidgetClass *widget_class);
/* sp-record-page-views.c */
void _sp_record_page_install_views (GtkWidgetClass *widget_class);
void _sp_record_page_make_views (SpRecordPage *self);
/* Counts in groups anew, where they are shown. */
void _sp_record_page_update_groups (SpRecordPage *self);

G_END_DECLS
