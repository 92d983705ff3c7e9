/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with the list of institutions (制度措施清单), each one undoable action: steps, and
 * entries that the plan's measures offer. */
#pragma once

#include "core/sp-institution-propose.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Of SpInstitutionStep, by day as they followed one another; transfer full. */
GPtrArray *sp_reader_load_institution_steps (SpReader *self, int64_t institution, GError **error);
/* Takes @step, which names its institution. */
gboolean sp_store_take_institution_step (SpStore *self, SpInstitutionStep *step, GError **error);
/* Takes the last step of @institution back. SP_ERROR_NOT_FOUND where there is none. */
gboolean sp_store_take_back_institution_step (SpStore *self, int64_t institution, GError **error);

/* What measures of @plan ask to be set up and no institution answers yet, in the plan's order.
 * Transfer full, of SpInstitutionProposal. */
GPtrArray *sp_reader_propose_institutions (SpReader *self, int64_t plan, GError **error);
/* Stores @proposals as one action, after the plan's other institutions, each with its link to the
 * measure. One that was stored meanwhile is passed over: never twice. @n_added may be NULL. */
gboolean sp_store_add_institutions (SpStore *self,
                                    const GPtrArray *proposals,
                                    guint *n_added,
                                    GError **error);

G_END_DECLS
