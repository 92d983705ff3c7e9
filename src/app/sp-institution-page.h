/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpInstitutionPage: the page 制度措施: the list of institutions with the steps of each, what it is
 * linked to, and what the plan's measures ask for besides. Actions institution.propose,
 * institution.print, institution.export (the list as PDF), institution.export-xlsx and -csv. */
#pragma once

#include "report/sp-paper-table.h"
#include "sp-institution-steps.h"
#include "sp-ledger-page.h"
#include "sp-proposals.h"
#include "sp-record-links.h"

G_BEGIN_DECLS

#define SP_TYPE_INSTITUTION_PAGE (sp_institution_page_get_type ())
G_DECLARE_FINAL_TYPE (SpInstitutionPage, sp_institution_page, SP, INSTITUTION_PAGE, SpLedgerPage)

typedef enum
{
  SP_INSTITUTION_LINKS_UNITS,
  SP_INSTITUTION_LINKS_MEASURES,
  SP_INSTITUTION_LINKS_HAZARDS,
} SpInstitutionLinks;
#define SP_N_INSTITUTION_LINKS 3

SpInstitutionSteps *sp_institution_page_get_steps (SpInstitutionPage *self);
SpRecordLinks *sp_institution_page_get_links (SpInstitutionPage *self, SpInstitutionLinks which);
/* What the dialog proposes; NULL while it is not open. */
SpProposals *sp_institution_page_get_proposals (SpInstitutionPage *self);
/* What is printed: the selected ones where several are, else what the list is narrowed to. Transfer
 * full; NULL: it could not be read, which is told. */
SpPaperTable *sp_institution_page_make_table (SpInstitutionPage *self);
/* How many of @plan are yet to be issued as of a date. */
guint sp_institution_page_count (SpReader *reader, int64_t plan, SpDate as_of);

G_END_DECLS
