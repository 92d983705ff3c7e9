/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDateButton: the as-of date as a button with a calendar. Property "date" (int, SpDate). Knows no
 * session. */
#pragma once

#include "base/sp-date.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_DATE_BUTTON (sp_date_button_get_type ())
G_DECLARE_FINAL_TYPE (SpDateButton, sp_date_button, SP, DATE_BUTTON, GtkWidget)

void sp_date_button_set_date (SpDateButton *self, SpDate date);
void sp_date_button_popup (SpDateButton *self);

/* A calendar shows and gives SpDate through these. */
void sp_calendar_set_date (GtkCalendar *calendar, SpDate date);
SpDate sp_calendar_get_date (GtkCalendar *calendar);

G_END_DECLS
