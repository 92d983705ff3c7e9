/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpMapPage only. */
#pragma once

#include "sp-map-load.h"
#include "sp-map-page.h"
#include "sp-outcome-bar.h"
#include "sp-page-sheet.h"
#include "sp-chart-printer.h"
#include "sp-save-chooser.h"

G_BEGIN_DECLS

struct _SpMapPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GSignalGroup *session_signals;
  SpMapShown *shown;         /* what is on screen; NULL: nothing */
  GCancellable *cancellable; /* while the next is loading */
  GArray *quarters;          /* of SpPeriod: the slider's */
  SpMapPages *bars;          /* of the comparison chart; NULL: no operations */
  SpRecord *edited;          /* the area that the pen changes */
  SpChartPrinter *printer;   /* made at first use */
  SpSaveChooser *saver;      /* made at first use */
  GtkNativeDialog *chooser;  /* while it is open */
  GtkWindow *dialog;         /* for a new map or an import, while it is open */

  /* Template */
  GtkDropDown *stage_drop_down;
  GtkDropDown *theme_drop_down;
  GtkDropDown *paper_drop_down;
  GtkWidget *middle_switcher;
  GtkSpinner *spinner;
  GtkBox *list_slot;
  GtkPaned *paned;
  GtkWidget *note_bar;
  GtkLabel *note;
  GtkWidget *repair_button;
  GtkWidget *end_button;
  GtkStack *middle;
  GtkScale *quarter_scale;
  GtkLabel *date_label;
  GtkStack *side;
  GtkBox *spots_slot;
  GtkBox *zones_slot;
  GtkBox *head_slot;
  GtkBox *outcome_slot;

  /* Borrowed, children put in by C; NULL after dispose */
  SpMapCanvas *canvas;
  SpMapList *list;
  SpMapEntries *spots, *zones;
  SpRecordForm *area_form;
  GtkWidget *area_scroller;
  SpMapForm *head;
  SpMapControls *controls;
  SpOutcomeBar *outcome;
  SpPageSheet *sheet;

  /* State */
  int64_t map;
  int64_t placing;     /* the point that the pen places */
  int64_t unit;        /* the township whose area the pen draws */
  guint edited_ring;   /* within the edited area */
  int moved_control;   /* the control point that the pen moves, -1: the pen makes a new one */
  guint is_stale : 1;  /* something changed while nobody looked */
  guint is_fixing : 1; /* the picture stands alone, for control points */
  guint is_filling : 1;
};

void sp_map_page_load (SpMapPage *self);
/* The map as it is stored; borrowed, NULL where none is shown. */
SpRecord *sp_map_page_get_record (SpMapPage *self);
gboolean sp_map_page_is_county (SpMapPage *self);
/* What is shown may be changed: it is stored, as of the session's date, in a file that can be
 * written. */
gboolean sp_map_page_can_edit (SpMapPage *self);
GtkWindow *sp_map_page_get_window (SpMapPage *self);
SpMapTheme sp_map_page_get_theme (SpMapPage *self);

/* sp-map-page-show.c */
/* Puts what was loaded on screen; @is_same: it is of the map that was there before. */
void sp_map_page_show (SpMapPage *self, gboolean is_same);
void sp_map_page_show_date (SpMapPage *self);
void sp_map_page_fill_quarters (SpMapPage *self);
gboolean sp_map_page_is_now (SpMapPage *self); /* the slider stands at the session's date */
void sp_map_page_update_actions (SpMapPage *self);

/* The scene that goes with what is shown; @is_same: of the map that was there before. */
void sp_map_page_show_scene (SpMapPage *self, gboolean is_same);

/* sp-map-page-controls.c */
void sp_map_page_controls_class_init (GtkWidgetClass *widget_class);
void sp_map_page_controls_init (SpMapPage *self);
/* The map is traced, may be changed, and its picture is there. */
gboolean sp_map_page_can_fix (SpMapPage *self);
void sp_map_page_show_controls (SpMapPage *self, gboolean is_same);
void sp_map_page_advise_fixing (SpMapPage *self);
void sp_map_page_end_fixing (SpMapPage *self);
/* While fixing: the pen put a point down; the selected point is to be moved, or goes. */
void sp_map_page_put_control (SpMapPage *self, double x, double y);
void sp_map_page_move_control (SpMapPage *self);
void sp_map_page_remove_control (SpMapPage *self);

/* sp-map-page-edit.c */
/* Over the map; "": none. @can_repair: with a button for a ring that crosses itself. */
void sp_map_page_show_note (SpMapPage *self, const char *text, gboolean can_repair);
void sp_map_page_edit_class_init (GtkWidgetClass *widget_class);
void sp_map_page_edit_init (SpMapPage *self);
void sp_map_page_end_pen (SpMapPage *self);
/* After the file changed: the pen follows the area that it changes. */
void sp_map_page_refresh_pen (SpMapPage *self);
void sp_map_page_show_area (SpMapPage *self); /* the selected one, in the form */
void sp_map_page_open_selected (SpMapPage *self);

/* sp-map-page-new.c */
void sp_map_page_new_class_init (GtkWidgetClass *widget_class);
void sp_map_page_new_dispose (SpMapPage *self);

/* sp-map-page-output.c */
void sp_map_page_output_class_init (GtkWidgetClass *widget_class);
void sp_map_page_output_dispose (SpMapPage *self);

G_END_DECLS
