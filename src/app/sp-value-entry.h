/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpValueEntry: the values of an indicator on one day, a row the whole county and a row a unit, to
 * be typed down the column. Saving is one action. */
#pragma once

#include "core/sp-indicator.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_VALUE_ENTRY (sp_value_entry_get_type ())
G_DECLARE_FINAL_TYPE (SpValueEntry, sp_value_entry, SP, VALUE_ENTRY, GtkBox)

SpValueEntry *sp_value_entry_new (SpSession *session);
/* NULL empties. Shows the values of the as-of date; what was typed and not saved is lost. */
void sp_value_entry_set_indicator (SpValueEntry *self, SpIndicator *indicator);
/* Values follow the file, but for the rows being typed. */
void sp_value_entry_reload (SpValueEntry *self);
gboolean sp_value_entry_is_changed (SpValueEntry *self);
/* FALSE: something will not do; its sentence shows and what was typed stays. */
gboolean sp_value_entry_save (SpValueEntry *self);

/* As by hand, for tests. @unit 0: the whole. */
typedef enum
{
  SP_VALUE_CELL,
  SP_DONE_CELL,
  SP_WHOLE_CELL,
  SP_N_VALUE_CELLS
} SpValueCell;
GtkEntry *sp_value_entry_get_cell (SpValueEntry *self, int64_t unit, SpValueCell cell);
void sp_value_entry_set_date (SpValueEntry *self, const char *text);
const char *sp_value_entry_get_problem (SpValueEntry *self); /* "" for none */

G_END_DECLS
