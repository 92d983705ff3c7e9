/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpColumnChooser: a window in which a person says which columns a list shows and in what order.
 * The list follows with every tick; the settings keep it. */
#pragma once

#include "sp-record-list.h"

G_BEGIN_DECLS

#define SP_TYPE_COLUMN_CHOOSER (sp_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpColumnChooser, sp_column_chooser, SP, COLUMN_CHOOSER, GtkWindow)

/* @ledger is static; a window owns itself. */
SpColumnChooser *sp_column_chooser_new (SpSession *session,
                                        const SpLedger *ledger,
                                        SpRecordList *list,
                                        GtkWindow *parent);
/* As a person does, by the title of the column. */
void sp_column_chooser_tick (SpColumnChooser *self, const char *title, gboolean is_shown);
void sp_column_chooser_move (SpColumnChooser *self, const char *title, int by);
void sp_column_chooser_reset (SpColumnChooser *self);

G_END_DECLS
