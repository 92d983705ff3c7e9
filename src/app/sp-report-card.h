/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportCard: one former progress report, to be read; 修改 opens its fields in place. */
#pragma once

#include "sp-record-form.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_REPORT_CARD (sp_report_card_get_type ())
G_DECLARE_FINAL_TYPE (SpReportCard, sp_report_card, SP, REPORT_CARD, GtkWidget)

GtkWidget *sp_report_card_new (SpSession *session, SpProgress *report);

/* Opens the card for editing; borrowed. */
SpRecordForm *sp_report_card_edit (SpReportCard *self);

G_END_DECLS
