/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpEnterpriseEntry: an enterprise typed by name, short name, former name or credit code; what
 * matches is offered below while one types, and a name that nobody bears is offered as a new
 * enterprise. Down and Up go through the offers, Enter takes one, Escape puts them away. Signal
 * "chosen" (): an offer was taken. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_ENTERPRISE_ENTRY (sp_enterprise_entry_get_type ())
G_DECLARE_FINAL_TYPE (SpEnterpriseEntry, sp_enterprise_entry, SP, ENTERPRISE_ENTRY, GtkWidget)

SpEnterpriseEntry *sp_enterprise_entry_new (SpSession *session);
GtkEntry *sp_enterprise_entry_get_entry (SpEnterpriseEntry *self);
void sp_enterprise_entry_set_selected (SpEnterpriseEntry *self, int64_t id); /* 0: none */
/* What is typed means the enterprise @id, 0 where nothing is typed. FALSE with a sentence where
 * nobody or more than one is called so. */
gboolean sp_enterprise_entry_get_typed (SpEnterpriseEntry *self, int64_t *id, GError **error);
/* The offers as people read them; transfer full. */
char **sp_enterprise_entry_dup_offers (SpEnterpriseEntry *self);
void sp_enterprise_entry_take (SpEnterpriseEntry *self, guint offer); /* as a person does */

G_END_DECLS
