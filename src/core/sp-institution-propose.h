/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Institutions that the wording of a plan's measures asks for: 制定…办法, 建立…制度, 出台…意见. By
 * small tables of words. Proposals only: a person accepts them. Knows no documents and no SQL. */
#pragma once

#include "core/sp-institution.h"
#include "core/sp-measure.h"

G_BEGIN_DECLS

typedef struct
{
  SpRecord *institution; /* owned, SpInstitution, not stored */
  int64_t measure;       /* that asks for it */
  char *clause;          /* owned: the words that do */
} SpInstitutionProposal;
void sp_institution_proposal_free (gpointer proposal);

/* What a text asks to be set up. Transfer full, of SpInstitutionProposal with name, kind and clause
 * alone; each name once. */
GPtrArray *sp_institution_find_in_text (const char *text);
/* What @measure asks for in its title and text: with plan, part, and the measure. Transfer full. */
GPtrArray *sp_institution_propose (SpMeasure *measure);
/* A name without what differs from paper to paper: width, space, quotation marks, book title marks.
 * Equal for names that mean the same institution. Transfer full. */
char *sp_institution_dup_key (const char *name);

G_END_DECLS
