/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-sums.h. */
#include "core/sp-sums.h"

#include "base/sp-i18n.h"
#include "core/sp-plan.h"

#include <string.h>

static void
sum_free (gpointer data)
{
  SpSum *sum = data;

  g_free (sum->label);
  g_free (sum->name);
  g_free (sum->short_name);
  g_free (sum);
}

static SpSum *
sum_new (char *label, const char *name)
{
  SpSum *sum = g_new0 (SpSum, 1);

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
sp_sum_rate (guint part, guint whole)
{
  return whole > 0 ? (double)part / (double)whole : 0;
}

static const SpScheduleRow *
find_before (SpSchedule *before, int64_t measure, guint guess)
{
  int i = before != NULL ? sp_schedule_find_near (before, measure, guess) : -1;

  return i >= 0 ? sp_schedule_get_row (before, (guint)i) : NULL;
}

static void
add (SpSum *sum, const SpScheduleRow *row, const SpScheduleRow *before, SpDate as_of)
{
  sp_totals_add (&sum->now, row);
  sp_on_time_add (&sum->on_time, row, as_of);
  if (before != NULL)
    sp_totals_add (&sum->before, before);
  if (row->state.light == SP_LIGHT_DONE && (before == NULL || before->state.light != SP_LIGHT_DONE))
    sum->newly_done++;
  if (row->state.light == SP_LIGHT_OVERDUE &&
      (before == NULL || before->state.light != SP_LIGHT_OVERDUE))
    sum->newly_late++;
}

GPtrArray *
sp_sums_by_part (SpSchedule *now, SpSchedule *before, SpSum *total)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (sum_free);
  gsize prefix = common_prefix (now);

  for (guint p = 0; p < sp_schedule_get_n_parts (now); p++)
    {
      const SpSchedulePart *part = sp_schedule_get_part (now, p);
      SpSum *sum = sum_new (sp_part_dup_label (part->number), part->title);

      sum->id = part->id;
      sum->short_name = shorten (part->title, part->number > 0 ? prefix : 0);
      g_ptr_array_add (sums, sum);
      for (guint i = part->first_row; i < part->first_row + part->n_rows; i++)
        {
          const SpScheduleRow *row = sp_schedule_get_row (now, i);
          const SpScheduleRow *former = find_before (before, row->measure, i);

          add (sum, row, former, sp_schedule_get_as_of (now));
          add (total, row, former, sp_schedule_get_as_of (now));
        }
    }
  return sums;
}

/* ---- by unit ---- */

typedef struct
{
  GPtrArray *sums;
  GHashTable *by_name; /* char * → SpSum */
  GHashTable *lists; /* text of a row (by address: schedules keep equal lists once) → GPtrArray */
} UnitSums;

static SpSum *
find_unit (UnitSums *self, const char *name, gboolean is_lead)
{
  SpSum *sum = g_hash_table_lookup (self->by_name, name);

  if (sum == NULL && is_lead)
    {
      sum = sum_new (g_strdup (""), name);
      g_ptr_array_add (self->sums, sum);
      g_hash_table_insert (self->by_name, sum->name, sum);
    }
  return sum;
}

/* The sums of the units of @names, which are joined by 、. */
static GPtrArray *
list_units (UnitSums *self, const char *names, gboolean is_lead)
{
  GPtrArray *list = g_hash_table_lookup (self->lists, names);
  g_auto (GStrv) parts = NULL;

  if (list != NULL)
    return list;
  list = g_ptr_array_new ();
  g_hash_table_insert (self->lists, (gpointer)names, list);
  parts = g_strsplit (names, "、", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      SpSum *sum = NULL;

      if (!g_strv_contains ((const char *const *)parts + i + 1, parts[i])) /* twice: counts once */
        sum = find_unit (self, parts[i], is_lead);
      if (sum != NULL)
        g_ptr_array_add (list, sum);
    }
  return list;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const SpSum *first = *(SpSum *const *)a;
  const SpSum *second = *(SpSum *const *)b;

  if (first->now.total != second->now.total)
    return first->now.total > second->now.total ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

static void
add_leads (UnitSums *self, SpSchedule *now, SpSchedule *before)
{
  for (guint i = 0; i < sp_schedule_get_n_rows (now); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (now, i);
      const SpScheduleRow *former = find_before (before, row->measure, i);
      GPtrArray *units =
        list_units (self, row->leads[0] != '\0' ? row->leads : _ ("（未明确牵头单位）"), TRUE);

      for (guint k = 0; k < units->len; k++)
        add (g_ptr_array_index (units, k), row, former, sp_schedule_get_as_of (now));
    }
}

/* After the leads: only units that lead something have a sum. */
static void
add_shares (UnitSums *self, SpSchedule *now)
{
  g_hash_table_remove_all (self->lists);
  for (guint i = 0; i < sp_schedule_get_n_rows (now); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (now, i);
      GPtrArray *units = list_units (self, row->responsibles, FALSE);

      for (guint k = 0; k < units->len; k++)
        ((SpSum *)g_ptr_array_index (units, k))->n_shared++;
    }
}

GPtrArray *
sp_sums_by_unit (SpSchedule *now, SpSchedule *before)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) lists =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  UnitSums self = {g_ptr_array_new_with_free_func (sum_free), by_name, lists};

  add_leads (&self, now, before);
  add_shares (&self, now);
  g_ptr_array_sort (self.sums, compare_sums);
  return self.sums;
}
