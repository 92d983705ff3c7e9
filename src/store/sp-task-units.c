/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units of task rows. */
#include "store/sp-task-units.h"

struct _SpTaskUnits
{
  /* Owned */
  GHashTable *names;   /* of id to name */
  GHashTable *members; /* of collective to GArray of int64_t; NULL: not read yet */
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
  g_clear_pointer (&self->members, g_hash_table_unref);
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
sp_task_units_settle_leads (SpTaskUnit *units, guint n_units)
{
  SpTaskUnit *stand_in = NULL;

  for (guint i = 0; i < n_units; i++)
    {
      SpTaskUnit *unit = &units[i];

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

/* ---- members ---- */

/* All at once: a plan asks for those of the same few collectives ten thousand times. */
static gboolean
read_members (SpTaskUnits *self, GError **error)
{
  g_autoptr (GHashTable) members =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine, "SELECT collective, member FROM unit_member", error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      gpointer key = KEY (sp_statement_get_integer (statement, 0));
      int64_t member = sp_statement_get_integer (statement, 1);
      GArray *list = g_hash_table_lookup (members, key);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (int64_t));
          g_hash_table_insert (members, key, list);
        }
      g_array_append_val (list, member);
    }
  if (!sp_statement_end (statement, error))
    return FALSE;
  self->members = g_steal_pointer (&members);
  return TRUE;
}

/* NULL where it has none. Only after read_members. */
static const GArray *
members_of (SpTaskUnits *self, int64_t unit)
{
  return g_hash_table_lookup (self->members, KEY (unit));
}

gboolean
sp_task_units_foreach_member (
  SpTaskUnits *self, int64_t unit, SpTaskMemberFunc func, gpointer data, GError **error)
{
  const GArray *members;

  if (self->members == NULL && !read_members (self, error))
    return FALSE;
  members = members_of (self, unit);
  for (guint i = 0; members != NULL && i < members->len; i++)
    func (g_array_index (members, int64_t, i), data);
  return TRUE;
}

/* ---- progress ---- */

/* The reports that count, and of which units: the lead's and those that name no unit, or one
 * unit's. */
typedef struct
{
  const SpTaskFacts *facts;
  guint n_reports;
  gboolean is_for_all;
  int64_t unit;
} Speakers;

static gboolean
counts (const Speakers *self, const SpTaskReport *report)
{
  if (!self->is_for_all)
    return report->unit == self->unit;
  if (report->unit == 0)
    return TRUE;
  for (guint i = 0; i < self->facts->n_units; i++)
    {
      const SpTaskUnit *unit = &self->facts->units[i];

      if (unit->unit == report->unit && unit->role == SP_ROLE_LEAD)
        return TRUE;
    }
  return FALSE;
}

/* The day of the earliest of the reports that say 100 without one of less after it. */
static SpDate
find_done_on (const Speakers *speakers)
{
  SpDate done_on = SP_DATE_NONE;

  for (guint i = speakers->n_reports; i-- > 0;)
    {
      const SpTaskReport *report = &speakers->facts->reports[i];

      if (!counts (speakers, report))
        continue;
      if (report->percent < 100)
        break;
      done_on = report->as_of;
    }
  return done_on;
}

/* Units that answer for the measure, members of collective names one by one. A lead that is a
 * single unit is not among them. */
static GHashTable *
list_expected (SpTaskUnits *self, const SpTaskFacts *facts)
{
  GHashTable *expected = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < facts->n_units; i++)
    {
      const SpTaskUnit *unit = &facts->units[i];
      const GArray *members = members_of (self, unit->unit);

      for (guint k = 0; members != NULL && k < members->len; k++)
        g_hash_table_add (expected, KEY (g_array_index (members, int64_t, k)));
      if (members == NULL && unit->role != SP_ROLE_LEAD)
        g_hash_table_add (expected, KEY (unit->unit));
    }
  return expected;
}

/* The mean of each unit's last percent. Units that answer for the measure and have not reported
 * count as nothing done: one township's 100 % does not finish the work of nine. A lead that is a
 * single unit and is silent is not waited for. */
static void
judge_members (SpTaskUnits *self,
               const SpTaskFacts *facts,
               guint n_reports,
               SpTaskProgress *progress)
{
  g_autoptr (GHashTable) expected = list_expected (self, facts);
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  int sum = 0;

  for (guint i = n_reports; i-- > 0;)
    {
      const SpTaskReport *report = &facts->reports[i];

      g_hash_table_add (expected, KEY (report->unit));
      if (g_hash_table_add (counted, KEY (report->unit)))
        sum += report->percent;
    }
  progress->percent = sum / (int)g_hash_table_size (expected);
  for (guint i = 0; progress->percent >= 100 && i < n_reports; i++)
    {
      const Speakers speakers = {facts, n_reports, FALSE, facts->reports[i].unit};

      progress->done_on = MAX (progress->done_on, find_done_on (&speakers));
    }
}

/* A report of the lead, or one that names no unit, speaks for the measure, and the last of these is
 * its progress. Only where there is none do the other units' reports make it. "Last" is by the day
 * it speaks of, then by id. */
gboolean
sp_task_units_judge (SpTaskUnits *self,
                     const SpTaskFacts *facts,
                     SpDate as_of,
                     SpTaskProgress *progress,
                     GError **error)
{
  const Speakers speakers = {facts, sp_task_facts_count_reports (facts, as_of), TRUE, 0};
  const SpTaskReport *last;

  *progress = (SpTaskProgress) {0};
  if (speakers.n_reports == 0)
    return TRUE;
  for (guint i = speakers.n_reports; i-- > 0;)
    {
      last = &facts->reports[i];
      if (!counts (&speakers, last))
        continue;
      *progress = (SpTaskProgress) {last->percent, last->as_of, SP_DATE_NONE};
      if (last->percent >= 100)
        progress->done_on = find_done_on (&speakers);
      return TRUE;
    }
  if (self->members == NULL && !read_members (self, error))
    return FALSE;
  last = &facts->reports[speakers.n_reports - 1];
  *progress = (SpTaskProgress) {0, last->as_of, SP_DATE_NONE};
  judge_members (self, facts, speakers.n_reports, progress);
  return TRUE;
}
