/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ladders of status lights as different places have them (data/presets/lights.json): a name, where
 * it is from, and those numbers of a plan that it says. Knows JSON; no store. */
#pragma once

#include "core/sp-plan.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *source;                     /* a sentence: who does so, and what it leaves open */
  SpValue values[SP_PLAN_N_FIELDS]; /* set: what it says of that field of a plan */
} SpLightPreset;

/* In the order of the file; of SpLightPreset with a free function. Transfer full. NULL with a
 * sentence where @bytes is not such a file. */
GPtrArray *sp_light_presets_read (GBytes *bytes, GError **error);
/* Those that come with the program. */
GPtrArray *sp_light_presets_load (GError **error);
/* Puts its numbers into @plan, and leaves the others alone. */
void sp_light_preset_apply (const SpLightPreset *self, SpPlan *plan);

G_END_DECLS
