/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers that rules go by where places differ, as the file has them. */
#pragma once

#include "core/sp-industry.h"
#include "core/sp-plan.h"
#include "store/sp-reader.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

/* By code; what the file does not have is what holds without it (sp_parameter_fallback). */
typedef struct
{
  double values[SP_PARAMETER_N_CODES];
} SpParameters;
gboolean sp_reader_load_parameters (SpReader *self, SpParameters *parameters, GError **error);
/* One of them, for what asks again and again. */
gboolean sp_reader_load_parameter (SpReader *self,
                                   SpParameterCode code,
                                   double *value,
                                   GError **error);

/* Stores the numbers of @plan, which is stored, and by how many days before its deadline a hazard
 * is near. One action; days that are what the file has already make no row. */
gboolean sp_store_set_light_rules (
  SpStore *self, SpPlan *plan, int hazard_near_days, const char *label, GError **error);

G_END_DECLS
