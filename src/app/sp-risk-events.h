/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskEvents: what called for another assessment of a risk point: events of its enterprise and
 * its own, and a form for one more. Signal "done" (): the form is about to close. */
#pragma once

#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_RISK_EVENTS (sp_risk_events_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskEvents, sp_risk_events, SP, RISK_EVENTS, GtkWidget)

SpRiskEvents *sp_risk_events_new (SpSession *session);
void sp_risk_events_set_point (SpRiskEvents *self, int64_t point); /* 0: none */
guint sp_risk_events_get_n_rows (SpRiskEvents *self);
/* Opens the form. */
void sp_risk_events_begin (SpRiskEvents *self);
SpRecordForm *sp_risk_events_get_form (SpRiskEvents *self); /* NULL: not open */
gboolean sp_risk_events_save (SpRiskEvents *self);          /* FALSE: not open, or will not do */
void sp_risk_events_remove (SpRiskEvents *self, guint i);

G_END_DECLS
