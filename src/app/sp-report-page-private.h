/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpReportPage share: its struct; choosing and reading (sp-report-page.c,
 * -load.c), showing (-show.c), files and paper (-output.c), forms of one's own (-forms.c). */
#pragma once

#include "app/sp-outcome-bar.h"
#include "app/sp-period-chooser.h"
#include "app/sp-report-page.h"
#include "app/sp-save-chooser.h"
#include "app/sp-table-output.h"
#include "report/sp-report-kinds.h"

G_BEGIN_DECLS

/* What is made of a report. */
typedef enum
{
  SP_REPORT_TO_FILE,
  SP_REPORT_TO_PRINTER,
  SP_REPORT_TO_PREVIEW,
} SpReportPurpose;

struct _SpReportPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GSignalGroup *session_signals;
  GPtrArray *kinds;       /* of SpReportKind, as in the drop-down */
  SpReport *report;       /* what is shown; NULL: nothing */
  GCancellable *loading;  /* of the figures */
  SpSaveChooser *chooser; /* made at first use */
  SpSaveChooser *form_chooser;
  SpTableOutput *output;    /* what is printed */
  GtkNativeDialog *opener;  /* of a form to be read, while it is open */
  GtkWindow *kept, *editor; /* weak: windows own themselves */
  int *per_mille;           /* of the file that is being written; NULL: none */

  /* Template */
  GtkStack *stack;
  GtkDropDown *kind_drop_down;
  GtkBox *period_slot;
  GtkBox *date_slot;
  GtkEntry *reporter;
  GtkDropDown *sheet_drop_down;
  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkCheckButton *keep;
  GtkButton *export_button;
  GtkWidget *check_area;
  GtkLabel *check_title;
  GtkListBox *checks;
  GtkStack *preview;
  GtkBox *view_slot;
  GtkLabel *words;
  GtkLabel *failure;
  GtkBox *outcome_slot;

  /* Borrowed, children put in by C; NULL after dispose */
  SpOutcomeBar *outcome;
  SpPeriodChooser *period;
  GtkWidget *date; /* SpDateButton */
  SpSheetView *view;

  /* State */
  gboolean is_stale;
  gboolean is_filling;
  guint sheet; /* that is shown; G_MAXUINT: the first that says something */
  guint progress_source;
  const char *under_way;   /* 正在排版…; static */
  SpReportPurpose purpose; /* of what is under way */
};

/* What was chosen, for the worker. */
typedef struct
{
  SpReportDefinition *definition; /* NULL: a document */
  const SpReportDocument *document;
  SpReportOptions options;
  char *reporter; /* options points at it */
  char *path;     /* of a file */
  int *per_mille; /* how much is written; atomic, shared with the page */
  SpReportPurpose purpose;
  guint sheet;
  gboolean is_kept;
} SpReportJob;

/* NULL where nothing can be made; @error may be NULL. */
SpReportJob *_sp_report_page_new_job (SpReportPage *self, GError **error);
void _sp_report_job_free (gpointer job);
const SpReportKind *_sp_report_page_get_kind (SpReportPage *self); /* NULL: none */
GtkWindow *_sp_report_page_get_window (SpReportPage *self);

/* Reads the kinds again; the one that is chosen stays, or @name is (NULL: as it was). */
void _sp_report_page_fill_kinds (SpReportPage *self, const char *name);
/* Figures are read anew, now or when the page can be seen. */
void _sp_report_page_want_figures (SpReportPage *self);
void _sp_report_page_load_figures (SpReportPage *self);
void _sp_report_page_stop_loading (SpReportPage *self);

/* Borrowed; NULL: none is shown. */
const SpReportSheet *_sp_report_page_get_sheet (SpReportPage *self);
/* Takes @report (NULL: nothing) and shows it. */
void _sp_report_page_show (SpReportPage *self, SpReport *report);
void _sp_report_page_show_problem (SpReportPage *self, const char *sentence);
void _sp_report_page_show_sheet (SpReportPage *self);
void _sp_report_page_update_actions (SpReportPage *self);
void _sp_report_page_install_show (GtkWidgetClass *widget_class);
void _sp_report_page_init_show (SpReportPage *self);
/* After the showing half. */
void _sp_report_page_install_follow (GtkWidgetClass *widget_class);
void _sp_report_page_init_follow (SpReportPage *self);

void _sp_report_page_install_output (GtkWidgetClass *widget_class);
void _sp_report_page_dispose_output (SpReportPage *self);
void _sp_report_page_install_forms (GtkWidgetClass *widget_class);

G_END_DECLS
