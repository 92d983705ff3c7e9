/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpLedgerPage: a page of the window that is one ledger: what a subclass says of it is its
 * declaration and what only it has. Keys and menus of ledgers reach it; it shows the records of its
 * type that the session wants shown. Property "session". */
#pragma once

#include "sp-record-page.h"

G_BEGIN_DECLS

#define SP_TYPE_LEDGER_PAGE (sp_ledger_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpLedgerPage, sp_ledger_page, SP, LEDGER_PAGE, GtkWidget)

struct _SpLedgerPageClass
{
  GtkWidgetClass parent_class;
  const SpLedger *ledger;
  const char *page; /* SP_PAGE_… */
  /* The session is known and the records' page is there: puts in what only this page has. */
  void (*set_up) (SpLedgerPage *self);
  /* What is being typed in what only this page has is to be saved. FALSE: nothing is. */
  gboolean (*accept) (SpLedgerPage *self);
};

SpSession *sp_ledger_page_get_session (SpLedgerPage *self);    /* borrowed */
SpRecordPage *sp_ledger_page_get_records (SpLedgerPage *self); /* borrowed */
/* Saves what is being entered, as Ctrl+Enter does. FALSE: nothing is, or it will not do. */
gboolean sp_ledger_page_accept (SpLedgerPage *self);

G_END_DECLS
