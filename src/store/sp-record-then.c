/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-then.h. Most records took no step since the date, so their rows tell; the others
 * are followed one by one. A state needs no following: it is what the last step by then led to. */
#include "store/sp-record-then.h"

#include "store/sp-hazard-facts.h"
#include "store/sp-journal.h"
#include "store/sp-record-build.h"
#include "store/sp-risk-ticks.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"
#include "store/sp-write-risks.h"
#include "store/sp-write-steps.h"

/* A type whose records go by steps. The steps of a risk point are its assessments; it has no state
 * but levels, and events let days follow, too. */
typedef struct
{
  const SpRecordType *type, *steps;
  guint day, kind; /* fields of a step */
  guint state;     /* field of the record; the first word before any step; SP_NO_FIELD: none */
  int begun;       /* field, or -1 */
  int also;        /* a field that follows from steps though it is typed as well, or -1 */
  /* Bits of fields of which the row tells an earlier date, too, unless the record turned
   * (SP_FACT_TURNED). */
  guint64 turning;
  int (*leads_to) (int kind); /* NULL: a step's kind is the state it leads to */
} Stepped;

#define FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))
G_STATIC_ASSERT (SP_HAZARD_N_FIELDS <= 64);

static const Stepped stepped_types[] = {
  {&sp_hazard_type, &sp_hazard_step_type, SP_HAZARD_STEP_DAY, SP_HAZARD_STEP_KIND, SP_HAZARD_STATE,
   SP_HAZARD_FOUND_ON, SP_HAZARD_DEADLINE,
   FIELD_BIT (SP_HAZARD_DEADLINE) | FIELD_BIT (SP_HAZARD_ORIGINAL_DEADLINE) |
     FIELD_BIT (SP_HAZARD_N_RETURNS),
   sp_hazard_step_leads_to},
  {&sp_institution_type, &sp_institution_step_type, SP_INSTITUTION_STEP_DAY,
   SP_INSTITUTION_STEP_STATE, SP_INSTITUTION_STATE, -1, -1, 0, NULL},
  {&sp_risk_point_type, &sp_risk_assessment_type, SP_RISK_ASSESSMENT_ASSESSED_ON,
   SP_RISK_ASSESSMENT_METHOD, SP_NO_FIELD, -1, -1, 0, NULL},
};

static const Stepped *
get_stepped (const SpRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (stepped_types); i++)
    if (stepped_types[i].type == type)
      return &stepped_types[i];
  return NULL;
}

/* ---- one record ---- */

static void
cut (const Stepped *stepped, GPtrArray *steps, SpDate as_of)
{
  while (steps->len > 0 &&
         sp_record_get_integer (steps->pdata[steps->len - 1], stepped->day) > as_of)
    g_ptr_array_remove_index (steps, steps->len - 1);
}

static gboolean
follow (const Stepped *stepped, SpEngine *engine, SpRecord *record, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;

  if (SP_IS_RISK_POINT (record))
    return sp_risk_point_derive_then (engine, record, as_of, error);
  steps = sp_steps_load (engine, stepped->steps, sp_record_get_id (record), error);
  if (steps == NULL)
    return FALSE;
  cut (stepped, steps, as_of);
  if (SP_IS_HAZARD (record))
    sp_hazard_derive (SP_HAZARD (record), steps);
  else
    sp_institution_derive (SP_INSTITUTION (record), steps);
  return TRUE;
}

gboolean
sp_record_then_follow (SpEngine *engine, SpRecord *record, SpDate as_of, GError **error)
{
  const Stepped *stepped = get_stepped (sp_record_get_record_type (record));

  return stepped == NULL || follow (stepped, engine, record, as_of, error);
}

const SpRecordType *
sp_record_then_get_steps (const SpRecordType *type, guint *day)
{
  const Stepped *stepped = get_stepped (type);

  *day = stepped != NULL ? stepped->day : 0;
  return stepped != NULL ? stepped->steps : NULL;
}

/* ---- conditions ---- */

static gboolean
is_set (const SpCondition *condition)
{
  return condition->only != 0 || condition->from != SP_DATE_NONE || condition->to != SP_DATE_NONE;
}

static gboolean
follows_from_steps (const Stepped *stepped, guint field)
{
  return (stepped->type->fields[field].flags & SP_FIELD_DERIVED) != 0 ||
         (int)field == stepped->also;
}

static gboolean
is_followed (const Stepped *stepped, const SpCondition *condition)
{
  if (condition->children != NULL || condition->through != NULL || condition->owned != NULL ||
      !is_set (condition))
    return FALSE;
  return condition->standing != NULL || follows_from_steps (stepped, condition->field);
}

static gboolean
has_presence (int64_t mask, gboolean is_there)
{
  return mask == 0 || (mask >> is_there & 1) != 0;
}

static gboolean
holds (const SpCondition *condition, SpRecord *record)
{
  const SpField *field;
  int64_t value;

  if (condition->standing != NULL)
    return (condition->only >> sp_standing_judge (record, condition->standing, condition->from,
                                                  condition->to - condition->from, NULL) &
            1) != 0;
  field = &sp_record_get_record_type (record)->fields[condition->field];
  value = sp_record_get_integer (record, condition->field);
  if (field->type == SP_TYPE_CHOICE)
    return (condition->only >> value & 1) != 0;
  return has_presence (condition->only, value > 0) &&
         (condition->from == SP_DATE_NONE || (value > 0 && value >= condition->from)) &&
         (condition->to == SP_DATE_NONE || (value > 0 && value <= condition->to));
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
read_later (const Stepped *stepped, SpEngine *engine, Later *self, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (SpStatement) statement = NULL;
  char iso[SP_DATE_ISO_LEN];

  if (stepped->type == &sp_hazard_type)
    return sp_hazard_facts_each (engine, facts_read, self, error);
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s > ?1 %s ORDER BY 1", stepped->type->table,
                         stepped->steps->table, stepped->steps->fields[stepped->day].name,
                         stepped->type == &sp_risk_point_type ? LATER_EVENTS : "GROUP BY 1");
  statement = sp_engine_prepare (engine, sql, error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (self->as_of, iso));
  if (stepped->type == &sp_risk_point_type)
    {
      g_autofree char *end = sp_journal_dup_start_of (self->as_of + 1);

      sp_statement_bind_text (statement, 2, end);
    }
  while (sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);

      g_array_append_val (self->ids, id);
    }
  return sp_statement_end (statement, error);
}

/* By id; empty where every row tells: no step is later than today. */
static GArray *
find_later (
  const Stepped *stepped, SpEngine *engine, SpDate as_of, gboolean only_turned, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  Later later = {as_of, only_turned, ids};

  if (as_of < sp_date_today () && !read_later (stepped, engine, &later, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* What the last step by @as_of led to. */
static gboolean
read_state (const Stepped *stepped,
            SpEngine *engine,
            const char *sql,
            int64_t id,
            const char *as_of,
            int *state,
            GError **error)
{
  const SpField *kind = &stepped->steps->fields[stepped->kind];
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
        to = stepped->leads_to != NULL ? stepped->leads_to (word->value) : word->value;
    }
  *state = to >= 0 ? to : stepped->type->fields[stepped->state].choices->words[0].value;
  return sp_statement_end (statement, error);
}

static char *
dup_state_sql (const Stepped *stepped)
{
  const SpField *fields = stepped->steps->fields;
  const char *owner = stepped->type->table;
  const char *day = fields[stepped->day].name;

  return g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?1 AND %s <= ?2"
                          " ORDER BY %s DESC, id DESC",
                          fields[stepped->kind].name, stepped->steps->table, owner, day, day);
}

/* ---- filters ---- */

/* One filter that is being taken apart. */
typedef struct
{
  const Stepped *stepped;
  SpEngine *engine;
  SpDate as_of;
  GArray *followed; /* of SpCondition */
  GArray *others;
} Parts;

static void
parts_clear (Parts *self)
{
  g_clear_pointer (&self->followed, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* By a standing what begins later has a place of its own, by anything else it has none. */
static gboolean
must_have_begun (const Parts *self)
{
  for (guint i = 0; i < self->followed->len; i++)
    if (g_array_index (self->followed, SpCondition, i).standing == NULL)
      return self->stepped->begun >= 0;
  return FALSE;
}

static void
part (Parts *self, const SpRecordFilter *filter)
{
  self->followed = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  self->others = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  for (guint i = 0; i < filter->n_conditions; i++)
    if (is_followed (self->stepped, &filter->conditions[i]))
      g_array_append_val (self->followed, filter->conditions[i]);
    else
      g_array_append_val (self->others, filter->conditions[i]);
}

static void
add_begun (GArray *conditions, const Stepped *stepped, SpDate as_of)
{
  const SpCondition begun = {.field = (guint)stepped->begun, .to = as_of};

  if (stepped->begun >= 0)
    g_array_append_val (conditions, begun);
}

static SpRecordFilter *
copy_with (const SpRecordFilter *filter, const GArray *conditions)
{
  SpRecordFilter other = *filter;

  other.conditions = (const SpCondition *)(gconstpointer)conditions->data;
  other.n_conditions = conditions->len;
  return sp_record_filter_copy (&other);
}

/* What the rows as they are let through. */
static SpFoundIds *
find_stored (const Parts *self, GError **error)
{
  const SpRecordFilter filter = {.conditions =
                                   (const SpCondition *)(gconstpointer)self->followed->data,
                                 .n_conditions = self->followed->len};
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  SpRecordBuild build = {self->stepped->type, &filter, FALSE, NULL, sql, texts, " WHERE ", NULL};
  g_autoptr (SpStatement) statement = NULL;

  g_string_append_printf (sql, "SELECT id FROM %s", self->stepped->type->table);
  sp_record_build_add_conditions (&build);
  statement = sp_record_build_prepare (&build, self->engine, error);
  return statement != NULL ? sp_found_ids_read (statement, error) : NULL;
}

static gboolean
holds_all (const Parts *self, SpRecord *record)
{
  for (guint i = 0; i < self->followed->len; i++)
    if (!holds (&g_array_index (self->followed, SpCondition, i), record))
      return FALSE;
  return TRUE;
}

static gboolean
judge (const Parts *self, int64_t id, gboolean *is_in, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpRecord) record = sp_rows_load (self->engine, self->stepped->type, id, &failure);

  *is_in = FALSE;
  if (failure != NULL ||
      (record != NULL && !follow (self->stepped, self->engine, record, self->as_of, &failure)))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *is_in = record != NULL && holds_all (self, record);
  return TRUE;
}

/* So many risk points are followed one by one; of more all are, in one pass. */
#define FEW_POINTS 100

typedef struct
{
  const Parts *parts;
  GHashTable *wanted; /* ids */
  SpFoundIds *found;
} PointsPass;

static void
point_followed (SpRecord *point, gpointer data)
{
  PointsPass *self = data;
  int64_t id = sp_record_get_id (point);

  if (g_hash_table_contains (self->wanted, GSIZE_TO_POINTER ((gsize)id)))
    sp_found_ids_set (self->found, id, holds_all (self->parts, point));
}

static gboolean
judge_points (const Parts *self, const int64_t *ids, guint n, SpFoundIds *found, GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  PointsPass pass = {self, wanted, found};

  for (guint i = 0; i < n; i++)
    {
      g_hash_table_add (wanted, GSIZE_TO_POINTER ((gsize)ids[i]));
      sp_found_ids_set (found, ids[i], FALSE);
    }
  return sp_risk_points_each_then (self->engine, self->as_of, point_followed, &pass, error);
}

static gboolean
judge_all (const Parts *self, const int64_t *ids, guint n, SpFoundIds *found, GError **error)
{
  if (self->stepped->type == &sp_risk_point_type && n > FEW_POINTS)
    return judge_points (self, ids, n, found, error);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_in;

      if (!judge (self, ids[i], &is_in, error))
        return FALSE;
      sp_found_ids_set (found, ids[i], is_in);
    }
  return TRUE;
}

/* The mask of all conditions on the state, when there are no others; else 0. */
static int64_t
get_states_only (const Parts *self)
{
  int64_t states = ~(int64_t)0;

  for (guint i = 0; i < self->followed->len; i++)
    {
      const SpCondition *condition = &g_array_index (self->followed, SpCondition, i);

      if (condition->standing != NULL || condition->field != self->stepped->state)
        return 0; /* also where there is no state */
      states &= condition->only;
    }
  return states;
}

static gboolean
judge_states (
  const Parts *self, int64_t states, const GArray *ids, SpFoundIds *found, GError **error)
{
  g_autofree char *sql = dup_state_sql (self->stepped);
  char iso[SP_DATE_ISO_LEN];

  sp_date_to_iso (self->as_of, iso);
  for (guint i = 0; i < ids->len; i++)
    {
      int64_t id = g_array_index (ids, int64_t, i);
      int state;

      if (!read_state (self->stepped, self->engine, sql, id, iso, &state, error))
        return FALSE;
      sp_found_ids_set (found, id, (states >> state & 1) != 0);
    }
  return TRUE;
}

/* How a record stands is judged by its days: of those that did not turn they are in the row. */
static gboolean
asks_for_turned (const Parts *self)
{
  for (guint i = 0; i < self->followed->len; i++)
    {
      const SpCondition *condition = &g_array_index (self->followed, SpCondition, i);

      if (condition->standing == NULL &&
          (self->stepped->turning & FIELD_BIT (condition->field)) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_then (const Parts *self, SpFoundIds **ids, GError **error)
{
  int64_t states = get_states_only (self);
  g_autoptr (GArray) later =
    find_later (self->stepped, self->engine, self->as_of, asks_for_turned (self), error);
  g_autoptr (SpFoundIds) found = NULL;

  if (later == NULL)
    return FALSE;
  if (later->len == 0)
    return TRUE;
  found = find_stored (self, error);
  if (found == NULL)
    return FALSE;
  if (states != 0
        ? !judge_states (self, states, later, found, error)
        : !judge_all (self, (const int64_t *)(gconstpointer)later->data, later->len, found, error))
    return FALSE;
  *ids = g_steal_pointer (&found);
  return TRUE;
}

gboolean
sp_record_then_find (SpEngine *engine,
                     const SpRecordType *type,
                     const SpRecordFilter *filter,
                     const int64_t *among,
                     guint n_among,
                     SpRecordFilter **left,
                     SpFoundIds **ids,
                     GError **error)
{
  g_auto (Parts) parts = {get_stepped (type), engine, filter->as_of, NULL, NULL};

  *ids = NULL;
  *left = NULL;
  if (parts.stepped != NULL && filter->as_of != SP_DATE_NONE)
    part (&parts, filter);
  if (parts.followed == NULL || parts.followed->len == 0)
    {
      *left = sp_record_filter_copy (filter);
      return TRUE;
    }
  if (must_have_begun (&parts))
    add_begun (parts.others, parts.stepped, filter->as_of);
  if (among != NULL)
    {
      g_autoptr (SpFoundIds) found = sp_found_ids_new ();

      if (!judge_all (&parts, among, n_among, found, error))
        return FALSE;
      *ids = g_steal_pointer (&found);
    }
  else if (!find_then (&parts, ids, error))
    return FALSE;
  if (*ids == NULL)
    g_array_append_vals (parts.others, parts.followed->data, parts.followed->len);
  *left = copy_with (filter, parts.others);
  return TRUE;
}

/* ---- values ---- */

static gboolean
read_states (const Stepped *stepped,
             SpEngine *engine,
             const GArray *ids,
             SpDate as_of,
             GHashTable *values,
             GError **error)
{
  g_autofree char *sql = dup_state_sql (stepped);
  char iso[SP_DATE_ISO_LEN];

  sp_date_to_iso (as_of, iso);
  for (guint i = 0; i < ids->len; i++)
    {
      int64_t id = g_array_index (ids, int64_t, i);
      int state;

      if (!read_state (stepped, engine, sql, id, iso, &state, error))
        return FALSE;
      g_hash_table_insert (values, GSIZE_TO_POINTER ((gsize)id), GINT_TO_POINTER (state));
    }
  return TRUE;
}

/* Whether a row may tell another value than that of an earlier date. */
static gboolean
is_counted_then (const Stepped *stepped, guint field)
{
  return stepped->state != SP_NO_FIELD ? field == stepped->state
                                       : follows_from_steps (stepped, field);
}

gboolean
sp_record_then_read_values (SpEngine *engine,
                            const SpRecordType *type,
                            guint field,
                            SpRecordFilter *left,
                            GHashTable **values,
                            GError **error)
{
  const Stepped *stepped = get_stepped (type);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  g_autoptr (GHashTable) states = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) later = NULL;

  *values = NULL;
  if (stepped == NULL || left->as_of == SP_DATE_NONE || !is_counted_then (stepped, field))
    return TRUE;
  g_array_append_vals (conditions, left->conditions, left->n_conditions);
  add_begun (conditions, stepped, left->as_of);
  g_free ((SpCondition *)left->conditions);
  left->n_conditions = conditions->len;
  left->conditions = (SpCondition *)(gpointer)g_array_free (g_steal_pointer (&conditions), FALSE);
  later = find_later (stepped, engine, left->as_of, FALSE, error);
  if (later == NULL ||
      !(stepped->state != SP_NO_FIELD
          ? read_states (stepped, engine, later, left->as_of, states, error)
          : sp_risk_points_read_then (engine, later, field, left->as_of, states, error)))
    return FALSE;
  if (later->len > 0)
    *values = g_steal_pointer (&states);
  return TRUE;
}
