/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notice cards on A4 sheets, several to a sheet: laid out one by one as they are added and drawn
 * page by page. A card whose words do not fit goes on on a further one, and both say so. */
#pragma once

#include "report/sp-risk-card-words.h"
#include <cairo.h>

G_BEGIN_DECLS

/* Its fonts are its own: one thread at a time may use it. */
typedef struct _SpRiskCards SpRiskCards;
/* @per_page: 1, 2, 4 or 6. */
SpRiskCards *sp_risk_cards_new (SpRiskCardKind kind, guint per_page);
void sp_risk_cards_free (SpRiskCards *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRiskCards, sp_risk_cards_free)
gboolean sp_risk_cards_may_be_per_page (guint n);

/* Needs @facts no longer than the call. */
void sp_risk_cards_add (SpRiskCards *self,
                        const SpRiskNoticeFacts *facts,
                        const SpRiskNoticePoint *point);

guint sp_risk_cards_get_n_cards (SpRiskCards *self); /* with those that others go on on */
guint sp_risk_cards_get_n_pages (SpRiskCards *self);
double sp_risk_cards_get_width (SpRiskCards *self); /* of the sheet, in points */
double sp_risk_cards_get_height (SpRiskCards *self);
/* Draws page @page (from 0) at the origin of @cr in points. */
void sp_risk_cards_draw (SpRiskCards *self, guint page, cairo_t *cr);

G_END_DECLS
