/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-sums.h. */
#include "core/sp-risk-sums.h"

static gboolean
goes_by_residual (const SpRiskState *self, SpRiskStage stage)
{
  return stage == SP_RISK_RESIDUAL && self->residual != SP_RISK_NONE;
}

SpRiskLevel
sp_risk_state_level (const SpRiskState *self, SpRiskStage stage)
{
  g_return_val_if_fail (self != NULL, SP_RISK_NONE);
  return goes_by_residual (self, stage) ? self->residual : self->inherent;
}

double
sp_risk_state_score (const SpRiskState *self, SpRiskStage stage)
{
  g_return_val_if_fail (self != NULL, 0);
  return goes_by_residual (self, stage) ? self->residual_score : self->inherent_score;
}

SpRiskMethod
sp_risk_state_method (const SpRiskState *self, SpRiskStage stage)
{
  g_return_val_if_fail (self != NULL, SP_RISK_METHOD_MANUAL);
  return goes_by_residual (self, stage) ? self->residual_method : self->inherent_method;
}

void
sp_risk_counts_add (SpRiskCounts *self, SpRiskLevel level)
{
  g_return_if_fail (self != NULL && level < SP_RISK_N_LEVELS);

  self->n[level]++;
  self->n_points++;
  self->highest = sp_risk_level_worse (self->highest, level);
}

double
sp_risk_counts_index (const SpRiskCounts *self, const double weights[4])
{
  double index = 0;

  g_return_val_if_fail (self != NULL && weights != NULL, 0);

  for (guint i = 0; i < 4; i++)
    index += weights[i] * self->n[SP_RISK_RED + i];
  return index;
}

static int64_t
get_key (const SpRiskState *state, SpRiskGrouping grouping)
{
  switch (grouping)
    {
    case SP_RISK_BY_ENTERPRISE:
      return state->enterprise;
    case SP_RISK_BY_TOWNSHIP:
      return state->township;
    case SP_RISK_BY_INDUSTRY:
      return state->industry;
    }
  g_return_val_if_reached (0);
}

GHashTable *
sp_risk_states_group (const GArray *states, SpRiskGrouping grouping, SpRiskStage stage)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  g_return_val_if_fail (states != NULL, groups);

  for (guint i = 0; i < states->len; i++)
    {
      const SpRiskState *state = &g_array_index (states, SpRiskState, i);
      gpointer key = GSIZE_TO_POINTER (get_key (state, grouping));
      SpRiskCounts *counts = g_hash_table_lookup (groups, key);

      if (counts == NULL)
        {
          counts = g_new0 (SpRiskCounts, 1);
          g_hash_table_insert (groups, key, counts);
        }
      sp_risk_counts_add (counts, sp_risk_state_level (state, stage));
    }
  return groups;
}

SpRiskCounts
sp_risk_states_count (const GArray *states, SpRiskStage stage)
{
  SpRiskCounts counts = {{0}};

  g_return_val_if_fail (states != NULL, counts);

  for (guint i = 0; i < states->len; i++)
    sp_risk_counts_add (&counts,
                        sp_risk_state_level (&g_array_index (states, SpRiskState, i), stage));
  return counts;
}
