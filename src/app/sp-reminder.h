/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReminder: looks, when a file is opened and when a day begins, for what is overdue or due soon
 * as of today, whatever date the session looks at. Shows nothing itself. */
#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

/* Signal "due" (GPtrArray of SpDue): there is something, and reminders are wanted. */
#define SP_TYPE_REMINDER (sp_reminder_get_type ())
G_DECLARE_FINAL_TYPE (SpReminder, sp_reminder, SP, REMINDER, GObject)

#define SP_REMINDER_DAYS 7

SpReminder *sp_reminder_new (SpSession *session);
/* As if it were @today. For tests; SP_DATE_NONE: by the clock. */
void sp_reminder_set_today (SpReminder *self, SpDate today);
gboolean sp_reminder_is_wanted (void);
gboolean sp_reminder_set_wanted (gboolean wanted, GError **error);

G_END_DECLS
