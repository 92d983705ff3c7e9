/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-then.h. What rows do not tell, because records took steps since the date, is asked
 * of the records themselves. */
#include "store/sp-record-then.h"

#include "store/sp-record-build.h"
#include "store/sp-record-rows.h"
#include "store/sp-rows.h"
#include "store/sp-stepped.h"
#include "store/sp-write-risks.h"

gboolean
sp_record_then_follow (SpEngine *engine, SpRecord *record, SpDate as_of, GError **error)
{
  const SpStepped *stepped = sp_stepped_get (sp_record_get_record_type (record));

  return stepped == NULL || sp_stepped_follow (stepped, engine, record, as_of, error);
}

const SpRecordType *
sp_record_then_get_steps (const SpRecordType *type, guint *day)
{
  const SpStepped *stepped = sp_stepped_get (type);

  *day = stepped != NULL ? stepped->day : 0;
  return stepped != NULL ? stepped->steps : NULL;
}

gboolean
sp_record_follows_days (const SpRecordType *type, guint field)
{
  const SpStepped *stepped = sp_stepped_get (type);

  return stepped != NULL && sp_stepped_follows (stepped, field);
}

/* ---- conditions ---- */

static gboolean
is_set (const SpCondition *condition)
{
  return condition->only != 0 || condition->from != SP_DATE_NONE || condition->to != SP_DATE_NONE;
}

static gboolean
is_followed (const SpStepped *stepped, const SpCondition *condition)
{
  if (condition->children != NULL || condition->through != NULL || condition->owned != NULL ||
      !is_set (condition))
    return FALSE;
  return condition->standing != NULL || sp_stepped_follows (stepped, condition->field);
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

/* ---- filters ---- */

/* One filter that is being taken apart. */
typedef struct
{
  const SpStepped *stepped;
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
add_begun (GArray *conditions, const SpStepped *stepped, SpDate as_of)
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
  SpRecordBuild build = {
    .type = self->stepped->type, .filter = &filter, .sql = sql, .texts = texts, .joint = " WHERE "};
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
  if (failure != NULL || (record != NULL && !sp_stepped_follow (self->stepped, self->engine, record,
                                                                self->as_of, &failure)))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *is_in = record != NULL && holds_all (self, record);
  return TRUE;
}

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
  if (self->stepped->type == &sp_risk_point_type && n > SP_RISK_FEW_POINTS)
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
  g_autofree char *sql = sp_stepped_dup_state_sql (self->stepped);
  char iso[SP_DATE_ISO_LEN];

  sp_date_to_iso (self->as_of, iso);
  for (guint i = 0; i < ids->len; i++)
    {
      int64_t id = g_array_index (ids, int64_t, i);
      int state;

      if (!sp_stepped_read_state (self->stepped, self->engine, sql, id, iso, &state, error))
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
          (self->stepped->turning & SP_FIELD_BIT (condition->field)) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_then (const Parts *self, SpFoundIds **ids, GError **error)
{
  int64_t states = get_states_only (self);
  g_autoptr (GArray) later =
    sp_stepped_find_later (self->stepped, self->engine, self->as_of, asks_for_turned (self), error);
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
  g_auto (Parts) parts = {sp_stepped_get (type), engine, filter->as_of, NULL, NULL};

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

gboolean
sp_record_then_is_asked (const SpRecordType *type, const SpRecordFilter *filter)
{
  const SpStepped *stepped = sp_stepped_get (type);
  int sort = filter->sort != NULL ? sp_record_type_field (type, filter->sort) : -1;

  if (stepped == NULL || filter->as_of == SP_DATE_NONE || filter->as_of >= sp_date_today ())
    return FALSE;
  for (guint i = 0; i < filter->n_conditions; i++)
    if (is_followed (stepped, &filter->conditions[i]))
      return TRUE;
  return sort >= 0 && sp_stepped_follows (stepped, (guint)sort);
}

gboolean
sp_record_then_comes_from (const SpRecordType *type, const SpRecordType *other)
{
  const SpStepped *stepped = sp_stepped_get (type);

  return stepped != NULL &&
         (other == stepped->steps || (type == &sp_risk_point_type && other == &sp_risk_event_type));
}

void
sp_record_then_add_begun (const SpRecordType *type, SpRecordFilter *filter)
{
  const SpStepped *stepped = sp_stepped_get (type);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));

  if (stepped == NULL)
    return;
  g_array_append_vals (conditions, filter->conditions, filter->n_conditions);
  add_begun (conditions, stepped, filter->as_of);
  g_free ((SpCondition *)filter->conditions);
  filter->n_conditions = conditions->len;
  filter->conditions = (SpCondition *)(gpointer)g_array_free (g_steal_pointer (&conditions), FALSE);
}
