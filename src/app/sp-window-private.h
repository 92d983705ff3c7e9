/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of SpWindow only. */
#pragma once

#include "sp-date-button.h"
#include "sp-due-window.h"
#include "sp-finder.h"
#include "sp-identity-bar.h"
#include "sp-hazard-stats-window.h"
#include "sp-light-rules.h"
#include "sp-message-bar.h"
#include "sp-notice-window.h"
#include "sp-template-window.h"
#include "sp-reminder.h"
#include "sp-sidebar.h"
#include "sp-window.h"

#include "exchange/sp-import-edit.h"

G_BEGIN_DECLS

struct _SpWindow
{
  GtkApplicationWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpFinder *finder;                  /* made at first use */
  SpDueWindow *due_window;           /* made at first use */
  SpLightRules *rules;               /* made at first use */
  SpHazardStatsWindow *hazard_stats; /* made at first use */
  SpNoticeWindow *notices;           /* made at first use */
  SpTemplateWindow *templates;       /* made at first use */
  SpReminder *reminder;
  GCancellable *counting; /* of open hazards; or NULL */

  /* Borrowed, children put in by C */
  SpSidebar *sidebar;
  SpDateButton *date_button;
  SpMessageBar *message_bar;
  SpIdentityBar *identity_bar;

  /* Template */
  GtkToggleButton *sidebar_toggle;
  GtkMenuButton *file_button;
  GMenu *recent_section;
  GtkLabel *title_label;
  GtkButton *find_button;
  GtkMenuButton *menu_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkBox *date_slot;
  GtkStack *root;
  GtkBox *welcome_slot;
  GtkBox *sidebar_slot;
  GtkStack *pages;
  GtkBox *identity_slot;
  GtkBox *message_slot;
};

void _sp_window_install_actions (SpWindow *self);
/* Enables what can be done now. */
/* sp-window-lists.c: an action of the page that is looked at; FALSE where it has none. */
gboolean _sp_window_forward_list (SpWindow *self, const char *action);
void _sp_window_install_hazard_actions (SpWindow *self);
void _sp_window_update_hazard_actions (SpWindow *self);
void _sp_window_update_actions (SpWindow *self);
/* sp-window-counts.c: the sidebar's numbers. */
void _sp_window_update_counts (SpWindow *self);
/* sp-window-import.c */
void _sp_window_install_import_actions (SpWindow *self);
void _sp_window_update_import_actions (SpWindow *self);
SpImportDraft *_sp_window_get_draft (SpWindow *self); /* that is shown, or NULL */
/* FALSE where no draft is shown or it cannot be done. */
gboolean _sp_window_forward_to_draft (SpWindow *self, const char *action);
void _sp_window_remember (SpWindow *self); /* the open file in the recent files */
void _sp_window_update_recent (SpWindow *self);
void _sp_window_choose_open (SpWindow *self);
void _sp_window_choose_new (SpWindow *self);
void _sp_window_choose_empty (SpWindow *self);
void _sp_window_choose_import (SpWindow *self);
void _sp_window_choose_backup (SpWindow *self);
void _sp_window_choose_calendar (SpWindow *self);
void _sp_window_show_due (SpWindow *self, SpDate as_of); /* SP_DATE_NONE: the session's date */
void _sp_window_show_rules (SpWindow *self);
void _sp_window_show_hazard_stats (SpWindow *self);
void _sp_window_start_reminder (SpWindow *self);
void _sp_window_set_reminders (SpWindow *self, gboolean wanted);

/* sp-window-pages.c */
void _sp_window_install_pages (SpWindow *self);
GtkWidget *_sp_window_find_page (SpWindow *self, const char *page); /* NULL: not made yet */
void _sp_window_add_tooltips (GtkWidget *widget); /* of its own actions, all the way down */

/* sp-window-templates.c */
void _sp_window_install_template_actions (SpWindow *self);
void _sp_window_update_template_actions (SpWindow *self);

/* sp-window-notices.c */
void _sp_window_install_notice_actions (SpWindow *self);
void _sp_window_update_notice_actions (SpWindow *self);

/* sp-window-views.c */
void _sp_window_install_view_actions (SpWindow *self);

/* sp-window-lists.c */
void _sp_window_install_list_actions (SpWindow *self);
void _sp_window_update_list_actions (SpWindow *self);
/* Saves what is being entered on the page that is looked at; FALSE where that is no list. */
gboolean _sp_window_accept_record (SpWindow *self);

G_END_DECLS
