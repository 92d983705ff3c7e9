/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpEnterprisePage: the page 企业: the registry, and of each enterprise everything in one place.
 * Action enterprise.twins opens the dialog of those that may be one. */
#pragma once

#include "sp-enterprise-affairs.h"
#include "sp-enterprise-risks.h"
#include "sp-ledger-page.h"
#include "sp-twin-window.h"

G_BEGIN_DECLS

#define SP_TYPE_ENTERPRISE_PAGE (sp_enterprise_page_get_type ())
G_DECLARE_FINAL_TYPE (SpEnterprisePage, sp_enterprise_page, SP, ENTERPRISE_PAGE, SpLedgerPage)

SpEnterpriseAffairs *sp_enterprise_page_get_affairs (SpEnterprisePage *self);
SpEnterpriseRisks *sp_enterprise_page_get_risks (SpEnterprisePage *self);
SpTwinWindow *sp_enterprise_page_get_twins (SpEnterprisePage *self); /* NULL while none is open */
/* How many are in business as of a date: not closed or withdrawn by then. */
guint sp_enterprise_page_count (SpReader *reader, SpDate as_of);

G_END_DECLS
