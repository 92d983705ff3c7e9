/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDutyPage: the tab 例行事项: the calendar of what recurs, one occurrence with its duty beside
 * it. Actions duty.tick, duty.cancel, duty.propose, ledger.add, ledger.delete (of the duty). */
#pragma once

#include "sp-attachments.h"
#include "sp-duty-list.h"
#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_DUTY_PAGE (sp_duty_page_get_type ())
G_DECLARE_FINAL_TYPE (SpDutyPage, sp_duty_page, SP, DUTY_PAGE, GtkWidget)

SpDutyPage *sp_duty_page_new (SpSession *session);
SpDutyList *sp_duty_page_get_list (SpDutyPage *self);
/* The form of the selected occurrence. */
SpRecordForm *sp_duty_page_get_occurrence_form (SpDutyPage *self);
SpAttachments *sp_duty_page_get_files (SpDutyPage *self); /* of the selected occurrence */
SpRecordForm *sp_duty_page_get_draft (SpDutyPage *self);  /* NULL while none is open */
gboolean sp_duty_page_save_draft (SpDutyPage *self);
const char *sp_duty_page_get_count (SpDutyPage *self); /* 36 次 · 逾期 2 */

G_END_DECLS
