/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-columns.h. */
#include "core/sp-hazard-columns.h"

#include "base/sp-i18n.h"

static const struct
{
  const char *after, *name, *label;
  gsize whole;
} rates[] = {
  {"rectified", "rate", N_ ("整改率（%）"), G_STRUCT_OFFSET (SpHazardSums, found)},
  {"major_rectified", "major_rate", N_ ("重大整改率（%）"),
   G_STRUCT_OFFSET (SpHazardSums, major_found)},
};

static int
find_rate (const SpHazardSumColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (g_str_equal (rates[i].after, column->name))
      return (int)i;
  return -1;
}

guint
sp_hazard_columns_get_n (void)
{
  return sp_hazard_n_sum_columns + G_N_ELEMENTS (rates);
}

SpHazardColumn
sp_hazard_columns_get (guint i)
{
  guint at = 0;

  for (guint k = 0; k < sp_hazard_n_sum_columns; k++)
    {
      const SpHazardSumColumn *sum = &sp_hazard_sum_columns[k];
      int rate = find_rate (sum);

      if (at++ == i)
        return (SpHazardColumn) {sum, sum->name, sum->label, FALSE, 0};
      if (rate >= 0 && at++ == i)
        return (SpHazardColumn) {sum, rates[rate].name, rates[rate].label, TRUE, rates[rate].whole};
    }
  g_return_val_if_reached ((SpHazardColumn) {&sp_hazard_sum_columns[0]});
}

char *
sp_hazard_column_dup_text (const SpHazardColumn *column, const SpHazardSums *sums)
{
  if (!column->is_rate)
    return sp_hazard_sums_dup_text (sums, column->sum);
  return sp_hazard_rate_dup_text (sp_hazard_sums_count (sums, column->sum),
                                  G_STRUCT_MEMBER (guint, sums, column->whole));
}

gboolean
sp_hazard_column_says (const SpHazardColumn *column, const SpHazardSums *sums)
{
  if (column->is_rate)
    return G_STRUCT_MEMBER (guint, sums, column->whole) > 0;
  return column->sum->is_money ? sp_hazard_sums_money (sums, column->sum) > 0
                               : sp_hazard_sums_count (sums, column->sum) > 0;
}

char *
sp_hazard_tally_dup_faults (const SpHazardTally *self, SpHazardSpan span)
{
  g_autoptr (GArray) faults = sp_hazard_tally_check (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const SpHazardFault *fault = &g_array_index (faults, SpHazardFault, i);

      if (fault->span == span)
        g_string_append_printf (text, "%s%s（%u > %u）", text->len > 0 ? "；" : "", fault->words,
                                fault->left, fault->right);
    }
  return g_string_free (text, FALSE);
}
