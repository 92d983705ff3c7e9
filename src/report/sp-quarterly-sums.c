/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums of the quarterly workbook: by part, by lead unit, and over all. Pure arithmetic on
 * schedules. */
#include "report/sp-quarterly-private.h"

#include "base/sp-i18n.h"

#include <string.h>

static void
sum_free (gpointer data)
{
  SpQuarterlySum *sum = data;

  g_free (sum->label);
  g_free (sum->name);
  g_free (sum->short_name);
  g_free (sum);
}

static SpQuarterlySum *
sum_new (char *label, const char *name)
{
  SpQuarterlySum *sum = g_new0 (SpQuarterlySum, 1);

  sum->label = label;
  sum->name = g_strdup (name);
  return sum;
}

/* What the titles of all annexes begin with, e.g. the county's name; at least two characters or
 * nothing. */
static gsize
common_prefix (SpSchedule *schedule)
{
  const char *first = NULL;
  gsize length = 0;

  for (guint p = 0; p < sp_schedule_get_n_parts (schedule); p++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (schedule, p);
      gsize n = 0;

      if (part->number == 0)
        continue;
      if (first == NULL)
        length = strlen (first = part->title);
      while (n < length && first[n] == part->title[n])
        n++;
      length = n;
    }
  while (first != NULL && length > 0 && ((guchar)first[length] & 0xC0) == 0x80)
    length--;
  return length >= strlen ("某县") ? length : 0;
}

static char *
shorten (const char *title, gsize prefix)
{
  static const char *const endings[] = {"实施方案", "方案",     "三年行动",
                                        "专项行动", "专项整治", "工作"};
  g_autofree char *name = g_strdup (strlen (title) > prefix ? title + prefix : title);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]) + 6)
      name[strlen (name) - strlen (endings[i])] = '\0';
  return g_steal_pointer (&name);
}

double
sp_quarterly_rate (guint part, guint whole)
{
  return whole > 0 ? (double)part / (double)whole : 0;
}

static const SpScheduleRow *
find_before (const SpQuarterlyFacts *facts, int64_t measure)
{
  int i = facts->before != NULL ? sp_schedule_find (facts->before, measure) : -1;

  return i >= 0 ? sp_schedule_get_row (facts->before, (guint)i) : NULL;
}

static void
add (SpQuarterlySum *sum, const SpScheduleRow *row, const SpScheduleRow *before)
{
  sp_totals_add (&sum->now, row);
  if (before != NULL)
    sp_totals_add (&sum->before, before);
  if (row->state.light == SP_LIGHT_DONE && (before == NULL || before->state.light != SP_LIGHT_DONE))
    sum->newly_done++;
  if (row->state.light == SP_LIGHT_OVERDUE &&
      (before == NULL || before->state.light != SP_LIGHT_OVERDUE))
    sum->newly_late++;
}

GPtrArray *
sp_quarterly_sum_parts (const SpQuarterlyFacts *facts, SpQuarterlySum *total)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (sum_free);
  gsize prefix = common_prefix (facts->now);

  for (guint p = 0; p < sp_schedule_get_n_parts (facts->now); p++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (facts->now, p);
      SpQuarterlySum *sum = sum_new (sp_part_dup_label (part->number), part->title);

      sum->short_name = shorten (part->title, part->number > 0 ? prefix : 0);
      g_ptr_array_add (sums, sum);
      for (guint i = part->first_row; i < part->first_row + part->n_rows; i++)
        {
          const SpScheduleRow *row = sp_schedule_get_row (facts->now, i);
          const SpScheduleRow *before = find_before (facts, row->measure);

          add (sum, row, before);
          add (total, row, before);
        }
    }
  return sums;
}

/* ---- by unit ---- */

typedef void (*UnitFunc) (SpQuarterlySum *sum,
                          const SpScheduleRow *row,
                          const SpScheduleRow *before);

static void
share (SpQuarterlySum *sum, const SpScheduleRow *row, const SpScheduleRow *before)
{
  sum->n_shared++;
}

/* Calls @func for each unit of @names, which are joined by 、. */
static void
for_units (GHashTable *by_name,
           GPtrArray *sums,
           const char *names,
           UnitFunc func,
           const SpScheduleRow *row,
           const SpScheduleRow *before)
{
  g_auto (GStrv) list = g_strsplit (names, "、", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      SpQuarterlySum *sum = NULL;

      if (g_strv_contains ((const char *const *)list + i + 1, list[i]))
        continue; /* printed twice: counts once */
      sum = g_hash_table_lookup (by_name, list[i]);
      if (sum == NULL && sums != NULL)
        {
          sum = sum_new (g_strdup (""), list[i]);
          g_ptr_array_add (sums, sum);
          g_hash_table_insert (by_name, sum->name, sum);
        }
      if (sum != NULL)
        func (sum, row, before);
    }
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const SpQuarterlySum *first = *(SpQuarterlySum *const *)a;
  const SpQuarterlySum *second = *(SpQuarterlySum *const *)b;

  if (first->now.total != second->now.total)
    return first->now.total > second->now.total ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

GPtrArray *
sp_quarterly_sum_units (const SpQuarterlyFacts *facts)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (sum_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = sp_schedule_get_n_rows (facts->now);

  for (guint i = 0; i < n; i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (facts->now, i);
      const char *leads = row->leads[0] != '\0' ? row->leads : _ ("（未明确牵头单位）");

      for_units (by_name, sums, leads, add, row, find_before (facts, row->measure));
    }
  for (guint i = 0; i < n; i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (facts->now, i);

      for_units (by_name, NULL, row->responsibles, share, row, NULL);
    }
  g_ptr_array_sort (sums, compare_sums);
  return sums;
}
