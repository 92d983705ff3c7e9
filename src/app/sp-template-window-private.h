/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to SpTemplateWindow: what its two files share: the window's life and work, and what is
 * chosen in it (periods, kept templates, tables and their kinds). */
#pragma once

#include "sp-template-job.h"
#include "sp-template-window.h"

G_BEGIN_DECLS

struct _SpTemplateWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpTemplateOpened *opened;     /* NULL: nothing is chosen */
  char *path;                   /* of the template; NULL: it is kept in the file */
  GArray *periods;              /* of SpPeriod */
  GArray *kept_ids;             /* of int64_t */
  SpSaveChooser *chooser;       /* made at first use */
  GtkNativeDialog *open_dialog; /* while a person is asked */

  /* Borrowed, children put in by C */
  SpTemplateColumns *columns;
  SpOutcomeBar *outcome;

  /* Template */
  GtkLabel *name;
  GtkDropDown *kept;
  GtkDropDown *grids;
  GtkDropDown *kinds;
  GtkDropDown *periods_choice;
  GtkLabel *heads;
  GtkBox *columns_slot;
  GtkLabel *words;
  GtkBox *outcome_slot;

  /* State */
  int64_t kept_id; /* of what is shown; 0: it is not kept */
  guint is_setting : 1;
};

/* "" says nothing. */
void _sp_template_window_say (SpTemplateWindow *self, const char *text, gboolean is_problem);
int64_t _sp_template_window_get_plan (SpTemplateWindow *self);

/* sp-template-window-choices.c */
void _sp_template_window_load_periods (SpTemplateWindow *self);
void _sp_template_window_load_kept (SpTemplateWindow *self);
void _sp_template_window_load_kinds (SpTemplateWindow *self);
/* What was opened takes the place of what was shown. */
void _sp_template_window_show_opened (SpTemplateWindow *self);
void _sp_template_window_show_grid (SpTemplateWindow *self);
/* A person chose another kind of rows. */
void _sp_template_window_take_kind (SpTemplateWindow *self);
/* FALSE: there is none. */
gboolean _sp_template_window_get_period (SpTemplateWindow *self, SpPeriod *period);

G_END_DECLS
