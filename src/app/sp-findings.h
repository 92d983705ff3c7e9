/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpFindings: the hazards that one inspection found, each with how it stands as of the
 * session's date; choosing one goes to it. Must not know pages. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_FINDINGS (sp_findings_get_type ())
G_DECLARE_FINAL_TYPE (SpFindings, sp_findings, SP, FINDINGS, GtkWidget)

SpFindings *sp_findings_new (SpSession *session);
void sp_findings_set_inspection (SpFindings *self, int64_t id); /* 0: none */
guint sp_findings_get_n (SpFindings *self);
/* As if the hazard @i was chosen. */
void sp_findings_choose (SpFindings *self, guint i);

/* 2 条，未办结 1; "" where it found nothing by the session's date. Transfer full. */
char *sp_inspection_dup_found (SpSession *session, int64_t inspection);

G_END_DECLS
