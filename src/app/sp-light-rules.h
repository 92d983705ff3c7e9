/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpLightRules: a window for the numbers that a plan sets for all of its measures: when lights
 * change and what is proposed then, from a ladder that others use or by hand, with what it would
 * mean for the measures before it is taken; and the largest file. Taking it is one action. */
#pragma once

#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_LIGHT_RULES (sp_light_rules_get_type ())
G_DECLARE_FINAL_TYPE (SpLightRules, sp_light_rules, SP, LIGHT_RULES, GtkWindow)

SpLightRules *sp_light_rules_new (SpSession *session, GtkWindow *parent);
/* Shows it with the plan's numbers as they are. */
void sp_light_rules_begin (SpLightRules *self);
void sp_light_rules_choose (SpLightRules *self, guint preset);
/* FALSE: a number will not do; its sentence shows. */
gboolean sp_light_rules_apply (SpLightRules *self);

/* For tests. */
SpRecordForm *sp_light_rules_get_form (SpLightRules *self);
/* By how many days before its deadline a hazard is near. */
GtkSpinButton *sp_light_rules_get_hazard_near (SpLightRules *self);
gboolean sp_light_rules_is_loading (SpLightRules *self);
/* How many measures would show @light by the numbers that stand in the form. */
guint sp_light_rules_get_count (SpLightRules *self, SpLight light);

G_END_DECLS
