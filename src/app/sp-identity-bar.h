/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpIdentityBar: asks once who is at the keyboard: a name, and the unit, typed or from the file's
 * directory. Stands in nobody's way: a line that goes when it is answered or put off. What is
 * answered is kept in the settings and given to the session. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_IDENTITY_BAR (sp_identity_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpIdentityBar, sp_identity_bar, SP, IDENTITY_BAR, GtkWidget)

/* Gives @session who the settings know, and asks by itself when a file that can be changed and is
 * no sample is opened and nobody was asked before. */
SpIdentityBar *sp_identity_bar_new (SpSession *session);
/* Shows the question with what is known and puts the keyboard there. */
void sp_identity_bar_ask (SpIdentityBar *self);
gboolean sp_identity_bar_is_asking (SpIdentityBar *self);
GtkEntry *sp_identity_bar_get_name (SpIdentityBar *self); /* the entries; borrowed */
GtkEntry *sp_identity_bar_get_unit (SpIdentityBar *self);
/* As 记下 does; FALSE where there is no name or it cannot be kept, which is said. */
gboolean sp_identity_bar_save (SpIdentityBar *self);
/* As 以后再说 does: it is not asked again by itself. */
void sp_identity_bar_put_off (SpIdentityBar *self);

G_END_DECLS
