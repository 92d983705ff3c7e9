/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is particular to the tables of some record types, so that windows and the command line read
 * them alike. Knows no widgets. */
#pragma once

#include "exchange/sp-record-draft.h"
#include "store/sp-enterprises.h"

G_BEGIN_DECLS

/* Fills @profile with what tables of @type need. FALSE: nothing in particular. The draft that is
 * made with it owns its data. */
gboolean sp_record_profile_init (SpRecordProfile *profile, const SpRecordType *type);

/* Hazards as ledgers have them, with the days of what was done (sp-hazard-days.h): which stored one
 * a row is, its steps in the same action, ticks (√) that are no content. */
void sp_hazard_table_init (SpRecordProfile *profile);
/* Enterprises matched by credit code, name, former and short name; only what the table says is
 * changed. */
void sp_enterprise_table_init (SpRecordProfile *profile);
/* The enterprise of a row of any table by the credit code @text ("": none) into @field, beside its
 * name; refused where the two are not one enterprise. *@index is made when it is needed first. */
gboolean sp_enterprise_table_take_code (SpEnterpriseIndex **index,
                                        SpReader *reader,
                                        SpRecord *record,
                                        guint field,
                                        const char *text,
                                        GError **error);
/* Risk points as enterprises list them (sp-risk-heads.h): a row for each, or one for each measure
 * of it; matched by enterprise and number, else by name, analysis unit and factors. Factors and
 * levels become assessments in the same action. */
void sp_risk_table_init (SpRecordProfile *profile);

G_END_DECLS
