/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpFilterChip: narrows a list by one declared field: words to tick for a choice, a picker for a
 * reference, a span for a date; or by how records stand. Signal "changed" (): a person chose. */
#pragma once

#include "sp-session.h"
#include "store/sp-record-filter.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_FILTER_CHIP (sp_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (SpFilterChip, sp_filter_chip, SP, FILTER_CHIP, GtkWidget)

SpFilterChip *sp_filter_chip_new (SpSession *session, const SpRecordType *type, guint field);
/* By how records stand as of the session's date; @fields is static. */
SpFilterChip *sp_filter_chip_new_standing (SpSession *session,
                                           const SpRecordType *type,
                                           const SpStandingFields *fields);
/* By whether a date or a number is there; @label is marked by N_(), static. */
SpFilterChip *sp_filter_chip_new_presence (SpSession *session, guint field, const char *label);
/* By how what belongs to the records stands, in the words of @choices; all static. */
SpFilterChip *sp_filter_chip_new_children (SpSession *session,
                                           const char *label,
                                           const SpVocabulary *choices,
                                           const SpChildStanding *children);
/* By the words of @choices (static), for a list that is no list of records: the condition is a mask
 * in @only. @label is marked by N_(). */
SpFilterChip *sp_filter_chip_new_words (SpSession *session,
                                        const char *label,
                                        const SpVocabulary *choices);
/* By a field of what the records refer to; @through is static. */
SpFilterChip *sp_filter_chip_new_through (SpSession *session, const SpThrough *through);
/* What it is called instead; marked by N_(), static. */
void sp_filter_chip_set_label (SpFilterChip *self, const char *label);
/* FALSE where it lets everything through. */
gboolean sp_filter_chip_get_condition (SpFilterChip *self, SpCondition *condition);
/* What it is called in settings, unlike any other of its page; transfer full. */
char *sp_filter_chip_dup_key (SpFilterChip *self);
/* What it lets through, in words that mean the same in another file: codes, days, uids; "" for
 * everything. Transfer full. */
char *sp_filter_chip_dup_code (SpFilterChip *self);
/* Shows what @code says; FALSE, and everything, where the file does not have it. Does not emit
 * "changed". */
gboolean sp_filter_chip_set_code (SpFilterChip *self, const char *code);
/* Shows @condition (its field is not looked at; NULL: everything); does not emit "changed". */
void sp_filter_chip_set_condition (SpFilterChip *self, const SpCondition *condition);

G_END_DECLS
