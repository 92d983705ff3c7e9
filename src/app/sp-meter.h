/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpMeter: progress as a bar with its number, and a tick where pro-rata progress stands. Knows
 * percents only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_METER (sp_meter_get_type ())
G_DECLARE_FINAL_TYPE (SpMeter, sp_meter, SP, METER, GtkWidget)

GtkWidget *sp_meter_new (void);
/* @expected < 0 shows no tick; @percent < 0 shows nothing at all. */
void sp_meter_set (SpMeter *self, int percent, int expected);

G_END_DECLS
