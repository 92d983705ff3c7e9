/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grouping of measures, by part of the plan or by lead unit. */
#include "sp-gantt-grouping.h"

#include "base/sp-i18n.h"
#include "core/sp-plan.h"

#include <string.h>

#define UNIT_SEPARATOR "、"

static void
group_free (gpointer data)
{
  SpGanttGroupRows *self = data;

  g_free (self->title);
  g_array_unref (self->indices);
  g_free (self);
}

static SpGanttGroupRows *
group_new (GPtrArray *groups, char *title)
{
  SpGanttGroupRows *self = g_new0 (SpGanttGroupRows, 1);

  self->title = title;
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (groups, self);
  return self;
}

/* ---- by part ---- */

static gboolean
names_unit (const char *units, const char *unit)
{
  gsize length = strlen (unit), separator = strlen (UNIT_SEPARATOR);

  for (const char *at = units; length > 0 && (at = strstr (at, unit)) != NULL; at += length)
    {
      gboolean begins = at == units || ((gsize)(at - units) >= separator &&
                                        strncmp (at - separator, UNIT_SEPARATOR, separator) == 0);
      gboolean ends = at[length] == '\0' || strncmp (at + length, UNIT_SEPARATOR, separator) == 0;

      if (begins && ends)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
group_by_part (SpSchedule *schedule, const char *unit)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < sp_schedule_get_n_parts (schedule); i++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (schedule, i);
      SpGanttGroupRows *group = NULL;

      for (guint k = part->first_row; k < part->first_row + part->n_rows; k++)
        {
          if (unit != NULL && !names_unit (sp_schedule_get_row (schedule, k)->leads, unit))
            continue;
          if (group == NULL)
            group = group_new (groups, sp_part_dup_heading (part->number, part->title));
          g_array_append_val (group->indices, k);
        }
    }
  return groups;
}

/* ---- by unit ---- */

static void
add_to_unit (GPtrArray *groups, GHashTable *by_name, const char *name, guint index)
{
  SpGanttGroupRows *group = g_hash_table_lookup (by_name, name);

  if (group == NULL)
    {
      group = group_new (groups, g_strdup (name));
      g_hash_table_insert (by_name, group->title, group);
    }
  /* A unit named twice in one measure stands there once. */
  if (group->indices->len == 0 ||
      g_array_index (group->indices, guint, group->indices->len - 1) != index)
    g_array_append_val (group->indices, index);
}

/* Most measures first, then by first appearance; those that nobody leads last. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const SpGanttGroupRows *left = *(SpGanttGroupRows *const *)a;
  const SpGanttGroupRows *right = *(SpGanttGroupRows *const *)b;

  if ((left->title[0] == '\0') != (right->title[0] == '\0'))
    return left->title[0] == '\0' ? 1 : -1;
  if (left->indices->len != right->indices->len)
    return left->indices->len > right->indices->len ? -1 : 1;
  if (g_array_index (left->indices, guint, 0) != g_array_index (right->indices, guint, 0))
    return g_array_index (left->indices, guint, 0) < g_array_index (right->indices, guint, 0) ? -1
                                                                                              : 1;
  return strcmp (left->title, right->title);
}

/* Titles are bare unit names; "" gathers the measures that nobody leads. */
static GPtrArray *
gather_units (SpSchedule *schedule)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (schedule, i);
      g_auto (GStrv) names = g_strsplit (row->leads, UNIT_SEPARATOR, -1);

      gboolean is_led = FALSE;

      for (guint k = 0; names[k] != NULL; k++)
        if (names[k][0] != '\0')
          {
            add_to_unit (groups, by_name, names[k], i);
            is_led = TRUE;
          }
      if (!is_led)
        add_to_unit (groups, by_name, "", i);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static GPtrArray *
group_by_unit (SpSchedule *schedule, const char *unit)
{
  GPtrArray *groups = gather_units (schedule);

  for (guint i = groups->len; unit != NULL && i-- > 0;)
    if (strcmp (((SpGanttGroupRows *)g_ptr_array_index (groups, i))->title, unit) != 0)
      g_ptr_array_remove_index (groups, i);
  for (guint i = 0; i < groups->len; i++)
    {
      SpGanttGroupRows *group = g_ptr_array_index (groups, i);

      if (group->title[0] != '\0')
        continue;
      g_free (group->title);
      group->title = g_strdup (_ ("未明确牵头单位"));
    }
  return groups;
}

GPtrArray *
sp_gantt_group_rows (SpSchedule *schedule, SpGanttGroup by, const char *unit)
{
  return by == SP_GANTT_GROUP_UNIT ? group_by_unit (schedule, unit)
                                   : group_by_part (schedule, unit);
}

char **
sp_gantt_scene_dup_lead_units (SpSchedule *schedule)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (SP_IS_SCHEDULE (schedule), NULL);

  groups = gather_units (schedule);
  for (guint i = 0; i < groups->len; i++)
    {
      const SpGanttGroupRows *group = g_ptr_array_index (groups, i);

      if (group->title[0] != '\0')
        g_strv_builder_add (names, group->title);
    }
  return g_strv_builder_end (names);
}
