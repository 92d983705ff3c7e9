/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpHistoryPage only: the list and its narrowing (sp-history-page.c), the
 * rows and the line below (-rows.c), what comes in meanwhile (-follow.c), files (-output.c). */
#pragma once

#include "app/sp-history-page.h"
#include "app/sp-outcome-bar.h"
#include "app/sp-row-slots.h"
#include "app/sp-save-chooser.h"

G_BEGIN_DECLS

struct _SpHistoryPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpHistoryFilter *filter;
  SpList *list;                  /* only while the page is on screen */
  GtkSingleSelection *selection; /* of slots of the list */
  GHashTable *rows;              /* SpRowSlot, borrowed while bound → its row (-rows.c) */
  SpHistoryItem *line;           /* the selected one, followed */
  SpSaveChooser *chooser;        /* made at first use */
  GCancellable *people;          /* of who asks for them, while it does */

  /* Borrowed, children put in by C; NULL after dispose */
  SpFilterChip *days;
  SpOutcomeBar *outcome;

  /* Template */
  GtkSearchEntry *search;
  GtkDropDown *kind;
  GtkDropDown *person;
  GtkBox *day_slot;
  GtkButton *only;
  GtkLabel *only_label;
  GtkButton *clear;
  GtkLabel *count;
  GtkStack *stack;
  GtkColumnView *view;
  GtkLabel *none;
  GtkWidget *none_clear;
  GtkWidget *detail;
  GtkLabel *words;
  GtkBox *outcome_slot;

  /* State */
  guint showing : 1;      /* the filter is being shown, nobody chooses */
  guint is_refilling : 1; /* what is selected is not settled */
  guint is_narrowing : 1; /* the list is not yet that of the filter */
  guint fill_source;
  int64_t chosen; /* the change of the selected line; 0: none */
};

/* The line that is selected; borrowed, NULL: none. */
const SpHistoryLine *_sp_history_page_get_line (SpHistoryPage *self);
void _sp_history_page_add_columns (SpHistoryPage *self);
/* Says the selected line in full and enables what can be done with it. */
void _sp_history_page_show_line (SpHistoryPage *self);
/* Follows the selected line, and shows it. */
void _sp_history_page_take_selected (SpHistoryPage *self);
/* Another line stands in every row. */
void _sp_history_page_fill_rows (SpHistoryPage *self);
void _sp_history_row_free (gpointer row);
void _sp_history_page_show_filter (SpHistoryPage *self);
/* 任务“…”, what the list is narrowed to; "" where to nothing. Transfer full. */
char *_sp_history_page_dup_only (SpHistoryPage *self);

/* From when the page is mapped until it is unmapped. */
void _sp_history_page_begin_following (SpHistoryPage *self);
void _sp_history_page_end_following (SpHistoryPage *self);
/* Shows a new list. */
void _sp_history_page_show_list (SpHistoryPage *self);
/* Puts @who among the people to choose from; those of another file are forgotten. */
void _sp_history_page_offer_person (SpHistoryPage *self, const char *who);
void _sp_history_page_forget_people (SpHistoryPage *self);

void _sp_history_page_output_class_init (GtkWidgetClass *widget_class);
void _sp_history_page_output_dispose (SpHistoryPage *self);

G_END_DECLS
