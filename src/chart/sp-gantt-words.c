/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a scene says in words: the chart's title, the counts of a group, what a screen reader reads
 * of a row. */
#include "sp-gantt-scene.h"

#include "base/sp-i18n.h"

#include <string.h>

/* ---- the title ---- */

/* 示例县…三年行动实施方案（2020—2022年） → 示例县…三年行动 */
/* Takes a closing （2020—2022年） or （示例） away: the head says both in its own place. */
static gboolean
strip_bracket (GString *title)
{
  const char *bracket = g_strrstr (title->str, "（");

  if (bracket == NULL || !g_str_has_suffix (title->str, "）"))
    return FALSE;
  if (strstr (bracket, "年") == NULL && strstr (bracket, "示例") == NULL)
    return FALSE;
  g_string_truncate (title, (gsize)(bracket - title->str));
  return TRUE;
}

static char *
dup_plain_title (const char *plan_title)
{
  static const struct
  {
    const char *ending, *instead;
  } endings[] = {
    {"行动实施方案", "行动"},
    {"行动工作方案", "行动"},
    {"行动总体方案", "行动"},
    {"行动计划", "行动"},
    {"行动方案", "行动"},
    {"实施方案", ""},
    {"工作方案", ""},
    {"总体方案", ""},
    {"实施计划", ""},
    {"工作计划", ""},
    {"方案", ""},
    {"计划", ""},
  };
  g_autoptr (GString) title = g_string_new (plan_title);

  while (strip_bracket (title))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (title->str, endings[i].ending))
      {
        g_string_truncate (title, title->len - strlen (endings[i].ending));
        g_string_append (title, endings[i].instead);
        break;
      }
  return g_string_free (g_steal_pointer (&title), FALSE);
}

char *
sp_gantt_dup_title (SpSchedule *schedule, SpDate first, SpDate last)
{
  g_autofree char *plain = dup_plain_title (sp_schedule_get_plan_title (schedule));
  int from, to;

  /* The plan's own years, even where some work reaches beyond them. */
  if (sp_schedule_get_first_day (schedule) != SP_DATE_NONE)
    first = sp_schedule_get_first_day (schedule);
  if (sp_schedule_get_last_day (schedule) >= first)
    last = sp_schedule_get_last_day (schedule);
  from = sp_date_to_ymd (first).year;
  to = sp_date_to_ymd (last).year;

  if (from == to)
    return g_strdup_printf (_ ("%s作战图（%d年）"), plain, from);
  return g_strdup_printf (_ ("%s作战图（%d—%d年）"), plain, from, to);
}

static void
append_count (GString *text, const SpTotals *totals, SpLight light, const char *word)
{
  if (totals->by_light[light] > 0)
    g_string_append_printf (text, _ ("，%s %s %u 项"), sp_light_symbol (light), word,
                            totals->by_light[light]);
}

char *
sp_gantt_scene_dup_group_summary (SpGanttScene *self, guint group)
{
  SpTotals totals = sp_gantt_scene_get_group_totals (self, group);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%u 项，完成 %u 项（%.0f%%）"), totals.total,
                          totals.by_light[SP_LIGHT_DONE], sp_totals_done_rate (&totals));
  append_count (text, &totals, SP_LIGHT_BEHIND, _ ("慢于序时"));
  append_count (text, &totals, SP_LIGHT_OVERDUE, _ ("逾期"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_span (SpDate first, SpDate last)
{
  SpYmd from = sp_date_to_ymd (first), to = sp_date_to_ymd (last);

  if (from.year == to.year && from.month == to.month)
    return g_strdup_printf (_ ("%d年%d月"), from.year, from.month);
  if (from.year == to.year)
    return g_strdup_printf (_ ("%d年%d月至%d月"), from.year, from.month, to.month);
  return g_strdup_printf (_ ("%d年%d月至%d年%d月"), from.year, from.month, to.year, to.month);
}

static char *
dup_state_words (const SpScheduleRow *row)
{
  switch (row->state.light)
    {
    case SP_LIGHT_BEHIND:
      return g_strdup_printf (_ ("慢于序时%d点"), row->state.behind);
    case SP_LIGHT_DONE:
    case SP_LIGHT_ON_TRACK:
    case SP_LIGHT_NEAR:
    case SP_LIGHT_OVERDUE:
    default:
      return sp_light_state_dup_text (&row->state);
    }
}

char *
sp_gantt_scene_dup_description (SpGanttScene *self, guint row)
{
  const SpScheduleRow *it;
  g_autofree char *span = NULL;
  g_autofree char *state = NULL;
  SpDate first, last;

  g_return_val_if_fail (row < sp_gantt_scene_get_n_rows (self), NULL);
  it = sp_gantt_scene_get_row (self, row);
  if (it == NULL)
    {
      guint group = sp_gantt_scene_get_group (self, row);
      g_autofree char *summary = sp_gantt_scene_dup_group_summary (self, group);

      return g_strdup_printf ("%s，%s", sp_gantt_scene_get_group_title (self, group), summary);
    }
  sp_gantt_scene_get_bar (self, it, &first, &last);
  span = dup_span (first, last);
  state = dup_state_words (it);
  if (it->leads[0] == '\0')
    return g_strdup_printf (_ ("任务%s，%s，进度%d%%，%s"), it->title, span, it->percent, state);
  return g_strdup_printf (_ ("任务%s，牵头%s，%s，进度%d%%，%s"), it->title, it->leads, span,
                          it->percent, state);
}
