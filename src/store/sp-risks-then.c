/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All risk points as they stood on a day, in one pass over points, assessments and events, which
 * costs far less than following thousands of points one by one. */
#include "store/sp-write-risks.h"

#include "store/sp-parameters.h"
#include "store/sp-risk-ticks.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"

typedef struct
{
  SpStatement *assessments; /* by point, day, then as they were made */
  SpRecord *next;           /* the first that is not taken yet; NULL: none is left */
  GHashTable *events;       /* enterprise → GPtrArray of SpRiskEvent by day */
  GHashTable *ticks;        /* see sp-risk-ticks.h */
  int months;
} Pass;

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->assessments, sp_statement_release);
  g_clear_object (&self->next);
  g_clear_pointer (&self->events, g_hash_table_unref);
  g_clear_pointer (&self->ticks, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

/* What @tail says of rows of @type, with the day as ?1. */
static SpStatement *
prepare (SpEngine *engine, const SpRecordType *type, const char *tail, SpDate as_of, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("%s %s", sp_rows_sql (engine, type)->select, tail);
  SpStatement *statement = sp_engine_prepare (engine, sql, error);
  char iso[SP_DATE_ISO_LEN];

  if (statement != NULL)
    sp_statement_bind_text (statement, 1, sp_date_to_iso (as_of, iso));
  return statement;
}

static gboolean
load_events (Pass *self, SpEngine *engine, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement =
    prepare (engine, &sp_risk_event_type, "WHERE day <= ?1 ORDER BY day, id", as_of, error);

  self->events = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      SpRecord *event = sp_rows_read (statement, &sp_risk_event_type);
      gpointer key =
        GSIZE_TO_POINTER ((gsize)sp_record_get_integer (event, SP_RISK_EVENT_ENTERPRISE));
      GPtrArray *events = g_hash_table_lookup (self->events, key);

      if (events == NULL)
        {
          events = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->events, key, events);
        }
      g_ptr_array_add (events, event);
    }
  return sp_statement_end (statement, error);
}

static void
step (Pass *self)
{
  g_clear_object (&self->next);
  if (sp_statement_next (self->assessments))
    self->next = sp_rows_read (self->assessments, &sp_risk_assessment_type);
}

/* Points go by id, as the assessments do; those of points that are gone there are none. */
static void
take_assessments (Pass *self, int64_t point, GPtrArray *assessments)
{
  g_ptr_array_set_size (assessments, 0);
  while (self->next != NULL &&
         sp_record_get_integer (self->next, SP_RISK_ASSESSMENT_RISK_POINT) <= point)
    {
      g_ptr_array_add (assessments, g_object_ref (self->next));
      step (self);
    }
}

static void
list_events (Pass *self, SpRecord *point, GPtrArray *events)
{
  int64_t enterprise = sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE);
  GPtrArray *all = g_hash_table_lookup (self->events, GSIZE_TO_POINTER ((gsize)enterprise));

  g_ptr_array_set_size (events, 0);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      int64_t of = sp_record_get_integer (all->pdata[i], SP_RISK_EVENT_RISK_POINT);

      if (of == 0 || of == sp_record_get_id (point))
        g_ptr_array_add (events, all->pdata[i]);
    }
}

static gboolean
begin (Pass *self, SpEngine *engine, SpDate as_of, GError **error)
{
  SpReader reader = {engine};
  SpParameters parameters;

  if (!load_events (self, engine, as_of, error) ||
      !sp_reader_load_parameters (&reader, &parameters, error))
    return FALSE;
  self->ticks = sp_risk_ticks_load (engine, 0, as_of, error);
  if (self->ticks == NULL)
    return FALSE;
  self->months = (int)parameters.values[SP_PARAMETER_RISK_REVIEW_MONTHS];
  self->assessments =
    prepare (engine, &sp_risk_assessment_type,
             "WHERE assessed_on <= ?1 ORDER BY risk_point, assessed_on, id", as_of, error);
  if (self->assessments == NULL)
    return FALSE;
  step (self);
  return TRUE;
}

gboolean
sp_risk_points_each_then (
  SpEngine *engine, SpDate as_of, SpRiskThenFunc func, gpointer data, GError **error)
{
  g_auto (Pass) pass = {NULL};
  g_autoptr (SpStatement) points = NULL;
  g_autoptr (GPtrArray) assessments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  if (!begin (&pass, engine, as_of, error))
    return FALSE;
  points = prepare (engine, &sp_risk_point_type, "WHERE ?1 = ?1 ORDER BY id", as_of, error);
  if (points == NULL)
    return FALSE;
  while (sp_statement_next (points))
    {
      g_autoptr (SpRecord) point = sp_rows_read (points, &sp_risk_point_type);

      take_assessments (&pass, sp_record_get_id (point), assessments);
      list_events (&pass, point, events);
      sp_risk_ticks_apply (pass.ticks, point);
      sp_risk_point_derive (SP_RISK_POINT (point), assessments, events, pass.months);
      func (point, data);
    }
  return sp_statement_end (points, error) && sp_statement_end (pass.assessments, error);
}
