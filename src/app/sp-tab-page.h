/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTabPage: a page of the window that is several tabs, most of them ledgers: what a subclass says
 * of it is its tabs. Keys and menus of ledgers reach the tab that is shown; it shows the records of
 * its ledgers that the session wants shown. Property "session"; action page.show-tab (s). */
#pragma once

#include "sp-record-page.h"

G_BEGIN_DECLS

#define SP_TYPE_TAB_PAGE (sp_tab_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpTabPage, sp_tab_page, SP, TAB_PAGE, GtkWidget)

typedef struct
{
  const char *name;
  const char *title;      /* marked by N_() */
  const SpLedger *ledger; /* the tab is an SpRecordPage of it; NULL: what make() makes */
  /* Puts in what only this ledger has; NULL: nothing. */
  void (*set_up) (SpTabPage *self, SpRecordPage *records);
  GtkWidget *(*make) (SpTabPage *self);
  /* Of a tab that is no ledger: the records that it lists, and how one is shown (0: none of them).
   * NULL: it lists none. */
  const SpRecordType *type;
  void (*show) (GtkWidget *tab, int64_t id);
} SpTab;

struct _SpTabPageClass
{
  GtkWidgetClass parent_class;
  const char *page; /* SP_PAGE_… */
  const SpTab *tabs;
  guint n_tabs;
};

SpSession *sp_tab_page_get_session (SpTabPage *self); /* borrowed */
/* Borrowed; NULL where there is none of that name. */
GtkWidget *sp_tab_page_get_tab (SpTabPage *self, const char *name);
void sp_tab_page_show_tab (SpTabPage *self, const char *name);

G_END_DECLS
