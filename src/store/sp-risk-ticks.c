/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-ticks.h. */
#include "store/sp-risk-ticks.h"

#include "core/sp-risk-grade.h"
#include "store/sp-journal.h"
#include "store/sp-risks.h"
#include "store/sp-store-private.h"

#include <string.h>

/* Of tick @i: whether the journal says another value, and that value. */
#define KNOWN(i) (1u << (2 * (i)))
#define SET(i) (2u << (2 * (i)))

#define LINES                                                                                      \
  "SELECT c.record, c.kind, c.field, c.old_value, a.at FROM change AS c"                           \
  " JOIN action AS a ON a.id = c.action WHERE c.record_table = 'risk_point'%s"                     \
  " AND (c.kind = 'insert' OR c.field IN ('has_sign', 'has_monitoring', 'has_equipment',"          \
  " 'has_escape')) ORDER BY c.record, c.id"

typedef struct
{
  GHashTable *ticks;
  char *end;     /* of the day that is asked about: the first moment after it */
  char *entered; /* the same of the day the point was stored; NULL: not seen yet */
  int64_t point; /* whose lines are being read */
  guint bits;
} Pass;

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->ticks, g_hash_table_unref);
  g_clear_pointer (&self->end, g_free);
  g_clear_pointer (&self->entered, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

static int
find_tick (const char *name)
{
  for (int i = 0; i < SP_RISK_N_NEEDED; i++)
    if (g_str_equal (sp_risk_point_type.fields[sp_risk_needed_fields[i]].name, name))
      return i;
  return -1;
}

/* The first moment of the day after the moment @at. */
static char *
dup_day_end (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup (at);
  return sp_journal_dup_start_of (sp_date_from_ymd (g_date_time_get_year (local),
                                                    g_date_time_get_month (local),
                                                    g_date_time_get_day_of_month (local)) +
                                  1);
}

static void
end_point (Pass *self)
{
  if (self->bits != 0)
    g_hash_table_insert (self->ticks, GSIZE_TO_POINTER ((gsize)self->point),
                         GUINT_TO_POINTER (self->bits));
  self->bits = 0;
  g_clear_pointer (&self->entered, g_free);
}

/* The first change after the day says what was before it. */
static void
take_line (Pass *self, SpStatement *line)
{
  const char *at = sp_statement_get_text (line, 4);
  int tick;

  if (g_str_equal (sp_statement_get_text (line, 1), "insert"))
    {
      if (self->entered == NULL)
        self->entered = dup_day_end (at);
      return;
    }
  tick = find_tick (sp_statement_get_text (line, 2));
  if (tick < 0 || (self->bits & KNOWN (tick)) != 0 || strcmp (at, self->end) < 0 ||
      (self->entered != NULL && strcmp (at, self->entered) < 0))
    return;
  self->bits |= KNOWN (tick);
  if (g_str_equal (sp_statement_get_text (line, 3), "1"))
    self->bits |= SET (tick);
}

GHashTable *
sp_risk_ticks_load (SpEngine *engine, int64_t point, SpDate as_of, GError **error)
{
  g_auto (Pass) pass = {.ticks = g_hash_table_new (NULL, NULL)};
  g_autofree char *sql = g_strdup_printf (LINES, point != 0 ? " AND c.record = ?1" : "");
  g_autoptr (SpStatement) statement = NULL;

  if (as_of >= sp_date_today ())
    return g_steal_pointer (&pass.ticks);
  statement = sp_engine_prepare (engine, sql, error);
  if (statement == NULL)
    return NULL;
  if (point != 0)
    sp_statement_bind_integer (statement, 1, point);
  pass.end = sp_journal_dup_start_of (as_of + 1);
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      if (id != pass.point)
        end_point (&pass);
      pass.point = id;
      take_line (&pass, statement);
    }
  end_point (&pass);
  return sp_statement_end (statement, error) ? g_steal_pointer (&pass.ticks) : NULL;
}

void
sp_risk_ticks_apply (GHashTable *ticks, SpRecord *point)
{
  guint bits = GPOINTER_TO_UINT (
    g_hash_table_lookup (ticks, GSIZE_TO_POINTER ((gsize)sp_record_get_id (point))));

  for (int i = 0; i < SP_RISK_N_NEEDED; i++)
    if ((bits & KNOWN (i)) != 0)
      sp_record_set_integer (point, sp_risk_needed_fields[i], (bits & SET (i)) != 0);
}

gboolean
sp_reader_set_risk_ticks (SpReader *self, SpRecord *point, SpDate as_of, GError **error)
{
  g_autoptr (GHashTable) ticks = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_RISK_POINT (point), FALSE);

  ticks = sp_risk_ticks_load (self->engine, sp_record_get_id (point), as_of, error);
  if (ticks != NULL)
    sp_risk_ticks_apply (ticks, point);
  return ticks != NULL;
}
