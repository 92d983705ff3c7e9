/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-made.h. */
#include "report/sp-report-made.h"

static const struct
{
  const char *name;
  void (*write) (SpQuarterly *quarterly);
} made[] = {
  {"cover", sp_quarterly_add_cover},
  {"overview", sp_quarterly_add_overview},
  {"gantt", sp_quarterly_add_gantt},
  {"notes", sp_quarterly_add_notes},
};

static int
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    if (g_str_equal (made[i].name, name))
      return (int)i;
  return -1;
}

gboolean
sp_report_made_is_known (const char *name)
{
  return find (name) >= 0;
}

void
sp_report_made_write (const char *name, SpQuarterly *quarterly)
{
  int i = find (name);

  g_return_if_fail (i >= 0);

  made[i].write (quarterly);
}
