/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpBaselineButton: says which earlier day the overview compares with and lets a person choose
 * another: the end of an earlier quarter, or any day. Knows no session. */
#pragma once

#include "base/sp-date.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "chosen" (int: SpDate before the as-of date). */
#define SP_TYPE_BASELINE_BUTTON (sp_baseline_button_get_type ())
G_DECLARE_FINAL_TYPE (SpBaselineButton, sp_baseline_button, SP, BASELINE_BUTTON, GtkWidget)

/* Offers the quarters' ends before @as_of, not earlier than @first, and shows @baseline. */
void sp_baseline_button_set_days (SpBaselineButton *self,
                                  SpDate first,
                                  SpDate as_of,
                                  SpDate baseline);
void sp_baseline_button_popup (SpBaselineButton *self);
guint sp_baseline_button_get_n_quarters (SpBaselineButton *self);
/* As typing @text and Enter does; FALSE: it is no day before the as-of date, which is said. */
gboolean sp_baseline_button_choose_text (SpBaselineButton *self, const char *text);

G_END_DECLS
