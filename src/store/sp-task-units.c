/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units of task rows. */
#include "store/sp-task-units.h"

struct _SpTaskUnits
{
  /* Owned */
  GHashTable *names; /* of id to name */
  GStringChunk *strings;
  /* Borrowed */
  SpEngine *engine;
};

#define KEY(id) GSIZE_TO_POINTER ((gsize)(id))

SpTaskUnits *
sp_task_units_new (SpEngine *engine)
{
  SpTaskUnits *self = g_new0 (SpTaskUnits, 1);

  self->engine = engine;
  self->names = g_hash_table_new (NULL, NULL);
  self->strings = g_string_chunk_new (1024);
  return self;
}

void
sp_task_units_free (SpTaskUnits *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const char *
sp_task_units_get_name (SpTaskUnits *self, int64_t unit, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;
  char *name = g_hash_table_lookup (self->names, KEY (unit));

  if (name != NULL)
    return name;
  statement = sp_engine_prepare (self->engine, "SELECT name FROM unit WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, unit);
  if (sp_statement_next (statement))
    name = g_string_chunk_insert (self->strings, sp_statement_get_text (statement, 0));
  if (!sp_statement_end (statement, error))
    return NULL;
  if (name == NULL)
    name = g_string_chunk_insert_const (self->strings, "");
  g_hash_table_insert (self->names, KEY (unit), name);
  return name;
}

void
sp_task_units_settle_leads (GArray *units)
{
  SpTaskUnit *stand_in = NULL;

  for (guint i = 0; i < units->len; i++)
    {
      SpTaskUnit *unit = &g_array_index (units, SpTaskUnit, i);

      if (unit->role == SP_ROLE_LEAD)
        return;
      if (unit->role != SP_ROLE_RESPONSIBLE && unit->role != SP_ROLE_TERRITORIAL)
        continue;
      if (stand_in == NULL || unit->role < stand_in->role)
        stand_in = unit;
    }
  if (stand_in != NULL)
    stand_in->role = SP_ROLE_LEAD;
}

static gboolean
speaks_for_all (const GArray *units, int64_t reporter)
{
  if (reporter == 0)
    return TRUE;
  for (guint i = 0; i < units->len; i++)
    {
      const SpTaskUnit *unit = &g_array_index (units, SpTaskUnit, i);

      if (unit->unit == reporter && unit->role == SP_ROLE_LEAD)
        return TRUE;
    }
  return FALSE;
}

/* Adds the members of @unit to @expected; tells whether it had any. */
static gboolean
expect_members (
  SpTaskUnits *self, int64_t unit, GHashTable *expected, gboolean *has_members, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine, "SELECT member FROM unit_member WHERE collective = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, unit);
  *has_members = FALSE;
  while (sp_statement_next (statement))
    {
      *has_members = TRUE;
      g_hash_table_add (expected, KEY (sp_statement_get_integer (statement, 0)));
    }
  return sp_statement_end (statement, error);
}

/* The day of the earliest of the reports that say 100 without one of less after it. */
typedef gboolean (*CountsFunc) (const GArray *units, const SpTaskReport *report, int64_t unit);

static SpDate
find_done_on (const GArray *units, const GArray *reports, CountsFunc counts, int64_t unit)
{
  SpDate done_on = SP_DATE_NONE;

  for (guint i = reports->len; i-- > 0;)
    {
      const SpTaskReport *report = &g_array_index (reports, SpTaskReport, i);

      if (!counts (units, report, unit))
        continue;
      if (report->percent < 100)
        break;
      done_on = report->as_of;
    }
  return done_on;
}

static gboolean
counts_for_all (const GArray *units, const SpTaskReport *report, int64_t unit)
{
  return speaks_for_all (units, report->unit);
}

static gboolean
counts_for_unit (const GArray *units, const SpTaskReport *report, int64_t unit)
{
  return report->unit == unit;
}

/* The mean of each unit's last percent. Units that answer for the measure and have not reported
 * count as nothing done, members of collective names one by one: one township's 100 % does not
 * finish the work of nine. A lead that is a single unit and is silent is not waited for. */
static gboolean
judge_members (SpTaskUnits *self,
               const GArray *units,
               const GArray *reports,
               SpTaskProgress *progress,
               GError **error)
{
  g_autoptr (GHashTable) expected = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  int sum = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const SpTaskUnit *unit = &g_array_index (units, SpTaskUnit, i);
      gboolean has_members = FALSE;

      if (!expect_members (self, unit->unit, expected, &has_members, error))
        return FALSE;
      if (!has_members && unit->role != SP_ROLE_LEAD)
        g_hash_table_add (expected, KEY (unit->unit));
    }
  for (guint i = reports->len; i-- > 0;)
    {
      const SpTaskReport *report = &g_array_index (reports, SpTaskReport, i);

      g_hash_table_add (expected, KEY (report->unit));
      if (g_hash_table_add (counted, KEY (report->unit)))
        sum += report->percent;
    }
  progress->percent = sum / (int)g_hash_table_size (expected);
  for (guint i = 0; progress->percent >= 100 && i < reports->len; i++)
    progress->done_on =
      MAX (progress->done_on, find_done_on (units, reports, counts_for_unit,
                                            g_array_index (reports, SpTaskReport, i).unit));
  return TRUE;
}

/* A report of the lead, or one that names no unit, speaks for the measure, and the last of these is
 * its progress. Only where there is none do the other units' reports make it. "Last" is by the day
 * it speaks of, then by id. */
gboolean
sp_task_units_judge (SpTaskUnits *self,
                     const GArray *units,
                     const GArray *reports,
                     SpTaskProgress *progress,
                     GError **error)
{
  const SpTaskReport *last;

  *progress = (SpTaskProgress) {0};
  if (reports->len == 0)
    return TRUE;
  for (guint i = reports->len; i-- > 0;)
    {
      last = &g_array_index (reports, SpTaskReport, i);
      if (!speaks_for_all (units, last->unit))
        continue;
      *progress = (SpTaskProgress) {last->percent, last->as_of, last->id, SP_DATE_NONE};
      if (last->percent >= 100)
        progress->done_on = find_done_on (units, reports, counts_for_all, 0);
      return TRUE;
    }
  last = &g_array_index (reports, SpTaskReport, reports->len - 1);
  *progress = (SpTaskProgress) {0, last->as_of, last->id, SP_DATE_NONE};
  return judge_members (self, units, reports, progress, error);
}
