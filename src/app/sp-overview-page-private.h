/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpOverviewPage share: its struct, loading (sp-overview-load.c) and output
 * (sp-overview-page-output.c). */
#pragma once

#include "app/sp-baseline-button.h"
#include "app/sp-outcome-bar.h"
#include "app/sp-overview-page.h"
#include "app/sp-chart-printer.h"
#include "app/sp-save-chooser.h"

G_BEGIN_DECLS

struct _SpOverviewPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *store_signals;
  SpOverview *overview;    /* NULL until it is loaded */
  GCancellable *loading;   /* of the load under way, or NULL */
  SpChartPrinter *printer; /* made at first use */
  SpSaveChooser *chooser;  /* made at first use */

  /* Template */
  GtkDropDown *paper_drop_down;
  GtkStack *stack;
  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkScrolledWindow *scroller;
  GtkBox *outcome_slot;
  GtkBox *baseline_slot;

  /* Borrowed, children put in by C; NULL after dispose */
  SpOverviewView *view;
  SpOutcomeBar *outcome;
  SpBaselineButton *baseline_button;

  /* State */
  SpDate baseline;   /* that a person chose; SP_DATE_NONE: the end of the quarter before */
  gboolean is_stale; /* to be loaded when the page is shown */
};

/* Shows self->overview, which is new or was counted anew. */
void _sp_overview_page_show (SpOverviewPage *self);
void _sp_overview_page_update_spinner (SpOverviewPage *self);
int64_t _sp_overview_page_get_plan (SpOverviewPage *self); /* 0: none */

/* ---- loading ---- */
/* Loads anew, now if the page can be seen, else when it is shown. */
void _sp_overview_page_reload (SpOverviewPage *self);
void _sp_overview_page_follow (SpOverviewPage *self); /* the session's file and plan */
void _sp_overview_page_load_init (SpOverviewPage *self);
void _sp_overview_page_load_dispose (SpOverviewPage *self);

/* ---- output ---- */
void _sp_overview_page_output_class_init (GtkWidgetClass *widget_class);
void _sp_overview_page_update_actions (SpOverviewPage *self);
void _sp_overview_page_output_dispose (SpOverviewPage *self);

G_END_DECLS
