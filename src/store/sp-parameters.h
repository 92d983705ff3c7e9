/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers that rules go by where places differ, as the file has them. */
#pragma once

#include "core/sp-industry.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* By code; what the file does not have is what holds without it (sp_parameter_fallback). */
typedef struct
{
  double values[SP_PARAMETER_N_CODES];
} SpParameters;
gboolean sp_reader_load_parameters (SpReader *self, SpParameters *parameters, GError **error);

G_END_DECLS
