/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a part is called, the same on screen, on charts and in workbooks. */
#include "core/sp-plan.h"

char *
sp_part_dup_label (int number)
{
  return number > 0 ? g_strdup_printf (_ ("附件%d"), number) : g_strdup (_ ("主件"));
}

char *
sp_part_dup_heading (int number, const char *title)
{
  if (number <= 0 || g_str_has_prefix (title, _ ("附件")))
    return g_strdup (title);
  return g_strdup_printf (_ ("附件%d　%s"), number, title);
}
