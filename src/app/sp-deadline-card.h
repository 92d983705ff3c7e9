/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDeadlineCard: a dated deadline of a measure: the day in force, the day first set where it was
 * put off, each extension with its paper and reason, a form for the next one, and a tick. */
#pragma once

#include "sp-record-form.h"

G_BEGIN_DECLS

#define SP_TYPE_DEADLINE_CARD (sp_deadline_card_get_type ())
G_DECLARE_FINAL_TYPE (SpDeadlineCard, sp_deadline_card, SP, DEADLINE_CARD, GtkWidget)

SpDeadlineCard *sp_deadline_card_new (SpSession *session);
/* Shows @deadline as it is now; a form that is open stays. */
void sp_deadline_card_set_deadline (SpDeadlineCard *self, SpDeadline *deadline);
SpDeadline *sp_deadline_card_get_deadline (SpDeadlineCard *self); /* borrowed */
/* FALSE for what cannot be put off: a day that begins the work, a file open for reading. */
gboolean sp_deadline_card_can_extend (SpDeadlineCard *self);
/* Opens the form and goes to its first field. */
void sp_deadline_card_begin (SpDeadlineCard *self);
SpRecordForm *sp_deadline_card_get_form (SpDeadlineCard *self); /* NULL while none is open */
/* FALSE: something will not do; its sentence shows. */
gboolean sp_deadline_card_extend (SpDeadlineCard *self);
/* 2022-12-31　原定 2022-06-30 as text. */
char *sp_deadline_card_dup_text (SpDeadlineCard *self);
const char *sp_deadline_card_get_history (SpDeadlineCard *self); /* a line each; "": none */

G_END_DECLS
