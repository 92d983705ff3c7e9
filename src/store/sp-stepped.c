/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-stepped.h. Most records took no step since the date, so their rows tell; the others are
 * followed one by one. A state needs no following: it is what the last step by then led to. */
#include "store/sp-stepped.h"

#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "store/sp-hazard-facts.h"
#include "store/sp-journal.h"
#include "store/sp-record-filter.h"
#include "store/sp-record-rows.h"
#include "store/sp-risk-ticks.h"
#include "store/sp-write-risks.h"
#include "store/sp-write-steps.h"

#define TICKS                                                                                      \
  (SP_FIELD_BIT (SP_RISK_POINT_HAS_SIGN) | SP_FIELD_BIT (SP_RISK_POINT_HAS_MONITORING) |           \
   SP_FIELD_BIT (SP_RISK_POINT_HAS_EQUIPMENT) | SP_FIELD_BIT (SP_RISK_POINT_HAS_ESCAPE))
G_STATIC_ASSERT (SP_HAZARD_N_FIELDS <= 64 && SP_RISK_POINT_N_FIELDS <= 64);

static const SpStepped stepped_types[] = {
  {&sp_hazard_type, &sp_hazard_step_type, SP_HAZARD_STEP_DAY, SP_HAZARD_STEP_KIND, SP_HAZARD_STATE,
   SP_HAZARD_FOUND_ON, SP_FIELD_BIT (SP_HAZARD_DEADLINE),
   SP_FIELD_BIT (SP_HAZARD_DEADLINE) | SP_FIELD_BIT (SP_HAZARD_ORIGINAL_DEADLINE) |
     SP_FIELD_BIT (SP_HAZARD_N_RETURNS),
   sp_hazard_step_leads_to},
  {&sp_institution_type, &sp_institution_step_type, SP_INSTITUTION_STEP_DAY,
   SP_INSTITUTION_STEP_STATE, SP_INSTITUTION_STATE, -1, 0, 0, NULL},
  {&sp_risk_point_type, &sp_risk_assessment_type, SP_RISK_ASSESSMENT_ASSESSED_ON,
   SP_RISK_ASSESSMENT_METHOD, SP_NO_FIELD, -1, TICKS, 0, NULL},
};

const SpStepped *
sp_stepped_get (const SpRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (stepped_types); i++)
    if (stepped_types[i].type == type)
      return &stepped_types[i];
  return NULL;
}

/* ---- one record ---- */

static void
cut (const SpStepped *self, GPtrArray *steps, SpDate as_of)
{
  while (steps->len > 0 && sp_record_get_integer (steps->pdata[steps->len - 1], self->day) > as_of)
    g_ptr_array_remove_index (steps, steps->len - 1);
}

gboolean
sp_stepped_follow (
  const SpStepped *self, SpEngine *engine, SpRecord *record, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;

  if (SP_IS_RISK_POINT (record))
    return sp_risk_point_derive_then (engine, record, as_of, error);
  steps = sp_steps_load (engine, self->steps, sp_record_get_id (record), error);
  if (steps == NULL)
    return FALSE;
  cut (self, steps, as_of);
  if (SP_IS_HAZARD (record))
    sp_hazard_derive (SP_HAZARD (record), steps);
  else
    sp_institution_derive (SP_INSTITUTION (record), steps);
  return TRUE;
}

gboolean
sp_stepped_follows (const SpStepped *self, guint field)
{
  return (self->type->fields[field].flags & SP_FIELD_DERIVED) != 0 ||
         (self->also & SP_FIELD_BIT (field)) != 0;
}

/* ---- those that went on ---- */

typedef struct
{
  SpDate as_of;
  gboolean only_turned; /* of the others the row tells what is asked for */
  GArray *ids;
} Later;

/* What was found later stands nowhere, whatever its steps. */
static void
facts_read (int64_t id, const SpHazardFacts *facts, gpointer data)
{
  Later *self = data;

  if (facts->found <= self->as_of && facts->last > self->as_of &&
      (!self->only_turned || (facts->flags & SP_FACT_TURNED) != 0))
    g_array_append_val (self->ids, id);
}

#define LATER_EVENTS                                                                               \
  "UNION SELECT p.id FROM risk_event AS v JOIN risk_point AS p ON p.enterprise = v.enterprise "    \
  "WHERE v.day > ?1 AND (v.risk_point IS NULL OR v.risk_point = p.id) "                            \
  "UNION " SP_RISK_TICKS_LATER ("2")

static gboolean
read_later (const SpStepped *self, SpEngine *engine, Later *later, GError **error)
{
  gboolean is_point = self->type == &sp_risk_point_type;
  g_autofree char *sql = NULL;
  g_autoptr (SpStatement) statement = NULL;
  char iso[SP_DATE_ISO_LEN];

  if (self->type == &sp_hazard_type)
    return sp_hazard_facts_each (engine, facts_read, later, error);
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s > ?1 %s ORDER BY 1", self->type->table,
                         self->steps->table, self->steps->fields[self->day].name,
                         is_point ? LATER_EVENTS : "GROUP BY 1");
  statement = sp_engine_prepare (engine, sql, error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (later->as_of, iso));
  if (is_point)
    {
      g_autofree char *end = sp_journal_dup_start_of (later->as_of + 1);

      sp_statement_bind_text (statement, 2, end);
    }
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_array_append_val (later->ids, id);
    }
  return sp_statement_end (statement, error);
}

/* Empty where every row tells: no step is later than today. */
GArray *
sp_stepped_find_later (
  const SpStepped *self, SpEngine *engine, SpDate as_of, gboolean only_turned, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  Later later = {as_of, only_turned, ids};

  if (as_of < sp_date_today () && !read_later (self, engine, &later, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
sp_stepped_read_state (const SpStepped *self,
                       SpEngine *engine,
                       const char *sql,
                       int64_t id,
                       const char *as_of,
                       int *state,
                       GError **error)
{
  const SpField *kind = &self->steps->fields[self->kind];
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);
  int to = -1;

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, id);
  sp_statement_bind_text (statement, 2, as_of);
  while (to < 0 && sp_statement_next (statement))
    {
      const SpWord *word =
        sp_vocabulary_find_code (kind->choices, sp_statement_get_text (statement, 0));

      if (word != NULL)
        to = self->leads_to != NULL ? self->leads_to (word->value) : word->value;
    }
  *state = to >= 0 ? to : self->type->fields[self->state].choices->words[0].value;
  return sp_statement_end (statement, error);
}

char *
sp_stepped_dup_state_sql (const SpStepped *self)
{
  const SpField *fields = self->steps->fields;
  const char *owner = self->type->table;
  const char *day = fields[self->day].name;

  return g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?1 AND %s <= ?2"
                          " ORDER BY %s DESC, id DESC",
                          fields[self->kind].name, self->steps->table, owner, day, day);
}

/* ---- columns ---- */

/* Of a hazard of which each kind of step was taken once and none goes back. */
static const SpThenColumn columns[] = {
  {SP_HAZARD_STATE, SP_HAZARD_FOUND_ON, "NULL"}, /* what was not found yet stands nowhere */
  {SP_HAZARD_DEADLINE, SP_HAZARD_FOUND_ON, "coalesce (original_deadline, deadline)"},
  {SP_HAZARD_ORIGINAL_DEADLINE, SP_HAZARD_FOUND_ON, "NULL"},
  {SP_HAZARD_N_RETURNS, SP_HAZARD_FOUND_ON, "0"},
  {SP_HAZARD_ASSIGNED_ON, SP_HAZARD_ASSIGNED_ON, "NULL"},
  {SP_HAZARD_APPLIED_ON, SP_HAZARD_APPLIED_ON, "NULL"},
  {SP_HAZARD_RECTIFIED_ON, SP_HAZARD_APPLIED_ON, "NULL"},
  {SP_HAZARD_SPENT, SP_HAZARD_APPLIED_ON, "NULL"},
  {SP_HAZARD_CHECKED_ON, SP_HAZARD_CHECKED_ON, "NULL"},
  {SP_HAZARD_CHECKED_BY, SP_HAZARD_CHECKED_ON, "NULL"},
  {SP_HAZARD_CLOSED_ON, SP_HAZARD_CLOSED_ON, "NULL"},
  {SP_HAZARD_ENDED_ON, SP_HAZARD_ENDED_ON, "NULL"},
};

const SpThenColumn *
sp_stepped_get_column (const SpStepped *self, guint field)
{
  if (self->type == &sp_hazard_type)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      if (columns[i].field == field)
        return &columns[i];
  return NULL;
}
