/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskMatrix: the matrix of a method with two factors (LS), a cell for each pair of values,
 * coloured by the scheme's bands. A click picks; with keys it is one stop: arrows go from cell to
 * cell, Enter or space picks. What a cell is worth is computed by core. Signal "picked" (). */
#pragma once

#include "core/sp-risk-grade.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_RISK_MATRIX (sp_risk_matrix_get_type ())
G_DECLARE_FINAL_TYPE (SpRiskMatrix, sp_risk_matrix, SP, RISK_MATRIX, GtkWidget)

/* @factors: of SpRiskFactor of @scheme; both are borrowed for the call. */
SpRiskMatrix *sp_risk_matrix_new (SpRiskScheme *scheme, const GPtrArray *factors);
guint sp_risk_matrix_get_n_values (SpRiskMatrix *self, guint factor); /* factor 0 or 1 */
/* FALSE: nothing is picked. */
gboolean sp_risk_matrix_get_picked (SpRiskMatrix *self, double *first, double *second);
/* Shows what is picked; does not emit. Values that the scheme does not have pick nothing. */
void sp_risk_matrix_set_picked (SpRiskMatrix *self, double first, double second);
/* The cell of the values with these indices, as they are shown from the top and from the left. */
GtkWidget *sp_risk_matrix_get_cell (SpRiskMatrix *self, guint row, guint column);

G_END_DECLS
