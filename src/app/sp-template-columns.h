/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTemplateColumns: the columns of one table of a template, each with its head and what is filled
 * in, which can be changed. Changes the mapping it is given; calculates nothing. */
#pragma once

#include "template/sp-template.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TEMPLATE_COLUMNS (sp_template_columns_get_type ())
G_DECLARE_FINAL_TYPE (SpTemplateColumns, sp_template_columns, SP, TEMPLATE_COLUMNS, GtkWidget)

/* Signal "changed": a person chose something else. */
SpTemplateColumns *sp_template_columns_new (void);
/* Both are borrowed and outlive what is shown; NULL: nothing is. */
void sp_template_columns_show (SpTemplateColumns *self,
                               SpTemplateMapping *mapping,
                               const SpTemplateGrid *grid);

/* For tests: the drop-down of what is filled into column @place, NULL: it has none. */
GtkDropDown *sp_template_columns_get_choice (SpTemplateColumns *self, guint place);

G_END_DECLS
