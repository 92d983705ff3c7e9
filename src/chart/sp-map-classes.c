/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Classes of a choropleth's numbers. The rule: 0 is a class of its own; above it are four as wide
 * as the least of 1, 2, 5, 10, 20 … (for an index also 0.1, 0.2, 0.5 …) four of which reach the
 * greatest value. So the ends are round, and the same from one day to the next until the greatest
 * passes one. */
#include "sp-map-scene.h"
#include "sp-trend-layout.h"

#include "base/sp-i18n.h"

#include <math.h>

#define N_ABOVE (SP_MAP_N_CLASSES - 1)

SpMapClasses
sp_map_classes_new (const double *values, guint n, gboolean is_whole)
{
  double most = 0;

  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]))
      most = MAX (most, values[i]);
  if (!(most > 0))
    return (SpMapClasses) {is_whole, 1};
  return (SpMapClasses) {is_whole,
                         sp_trend_nice_step (is_whole ? MAX (1, most / N_ABOVE) : most / N_ABOVE)};
}

guint
sp_map_classes_find (const SpMapClasses *self, double value)
{
  if (!isfinite (value))
    return SP_MAP_UNKNOWN;
  if (!(value > 0))
    return 0;
  return (guint)CLAMP (ceil (value / self->step - 1e-9), 1, N_ABOVE);
}

char *
sp_map_classes_dup_words (const SpMapClasses *self, guint class)
{
  double from = self->step * (class - 1.0), to = self->step * class;

  if (class == SP_MAP_UNKNOWN)
    return g_strdup (_ ("无数据"));
  if (class == 0)
    return g_strdup ("0");
  if (!self->is_whole)
    return g_strdup_printf (_ ("%g以上至%g"), from, to);
  return from + 1 < to ? g_strdup_printf ("%g–%g", from + 1, to) : g_strdup_printf ("%g", to);
}

const char *
sp_map_theme_name (SpMapTheme theme)
{
  static const char *const names[] = {N_ ("最高风险等级"), N_ ("风险指数"), N_ ("未销号重大隐患"),
                                      N_ ("逾期任务")};

  return _ (names[theme]);
}
