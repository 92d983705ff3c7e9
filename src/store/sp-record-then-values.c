/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a field was on a day, of those records whose rows tell another value: lists are ordered and
 * counted by it. Knows no order and no counts. */
#include "store/sp-record-then.h"

#include "store/sp-rows.h"
#include "store/sp-stepped.h"
#include "store/sp-write-risks.h"

#define CHUNK 4096 /* bytes of texts that are allocated at once */

typedef struct
{
  int64_t id;
  SpValue value; /* its text is one of @texts */
} Then;

struct _SpThenValues
{
  /* Owned */
  GArray *all; /* of Then, by id */
  GStringChunk *texts;

  /* Borrowed */
  const SpStepped *stepped;

  /* State */
  guint field;
  SpDate as_of;
  guint next; /* who looks goes by id, mostly */
};

static SpThenValues *
values_new (const SpStepped *stepped, guint field, SpDate as_of)
{
  SpThenValues *self = g_new0 (SpThenValues, 1);

  self->all = g_array_new (FALSE, FALSE, sizeof (Then));
  self->texts = g_string_chunk_new (CHUNK);
  self->stepped = stepped;
  self->field = field;
  self->as_of = as_of;
  return self;
}

void
sp_then_values_free (SpThenValues *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->all);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* ---- reading ---- */

/* What had not begun stands nowhere. */
static gboolean
is_nowhere (const SpThenValues *self, SpRecord *record)
{
  return self->field == self->stepped->state && self->stepped->begun >= 0 &&
         sp_record_get_integer (record, (guint)self->stepped->begun) > self->as_of;
}

static void
keep (SpThenValues *self, SpRecord *record)
{
  Then then = {sp_record_get_id (record), *sp_record_peek (record, self->field)};

  then.value.is_set = then.value.is_set && !is_nowhere (self, record);
  if (then.value.text != NULL)
    then.value.text = g_string_chunk_insert_const (self->texts, then.value.text);
  g_array_append_val (self->all, then);
}

static gboolean
read_one (SpThenValues *self, SpEngine *engine, int64_t id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpRecord) record = sp_rows_load (engine, self->stepped->type, id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (record == NULL)
    return TRUE;
  if (!sp_stepped_follow (self->stepped, engine, record, self->as_of, error))
    return FALSE;
  keep (self, record);
  return TRUE;
}

static gboolean
read_each (SpThenValues *self, SpEngine *engine, const int64_t *ids, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!read_one (self, engine, ids[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_states (SpThenValues *self, SpEngine *engine, const GArray *ids, GError **error)
{
  g_autofree char *sql = sp_stepped_dup_state_sql (self->stepped);
  char iso[SP_DATE_ISO_LEN];

  sp_date_to_iso (self->as_of, iso);
  for (guint i = 0; i < ids->len; i++)
    {
      Then then = {g_array_index (ids, int64_t, i), {.is_set = TRUE}};
      int state = 0;

      if (!sp_stepped_read_state (self->stepped, engine, sql, then.id, iso, &state, error))
        return FALSE;
      then.value.integer = state;
      g_array_append_val (self->all, then);
    }
  return TRUE;
}

typedef struct
{
  SpThenValues *values;
  const GArray *later;
  guint next; /* of @later: points come by id, too */
} PointsPass;

static void
point_followed (SpRecord *point, gpointer data)
{
  PointsPass *self = data;
  int64_t id = sp_record_get_id (point);

  while (self->next < self->later->len && g_array_index (self->later, int64_t, self->next) < id)
    self->next++;
  if (self->next < self->later->len && g_array_index (self->later, int64_t, self->next) == id)
    keep (self->values, point);
}

static gboolean
read_later (SpThenValues *self, SpEngine *engine, const GArray *later, GError **error)
{
  PointsPass pass = {self, later, 0};

  if (self->field == self->stepped->state)
    return read_states (self, engine, later, error);
  if (self->stepped->type == &sp_risk_point_type && later->len > SP_RISK_FEW_POINTS)
    return sp_risk_points_each_then (engine, self->as_of, point_followed, &pass, error);
  return read_each (self, engine, (const int64_t *)(gconstpointer)later->data, later->len, error);
}

static int
compare_then (gconstpointer a, gconstpointer b)
{
  int64_t left = ((const Then *)a)->id;
  int64_t right = ((const Then *)b)->id;

  return (left > right) - (left < right);
}

gboolean
sp_record_then_differs (const SpRecordType *type, guint field, SpDate as_of)
{
  return as_of != SP_DATE_NONE && as_of < sp_date_today () && sp_record_follows_days (type, field);
}

SpThenValues *
sp_record_then_read_values (SpEngine *engine,
                            const SpRecordType *type,
                            guint field,
                            SpDate as_of,
                            const int64_t *among,
                            guint n_among,
                            GError **error)
{
  const SpStepped *stepped = sp_stepped_get (type);
  g_autoptr (SpThenValues) self = values_new (stepped, field, as_of);
  gboolean is_done;

  if (among != NULL)
    is_done = read_each (self, engine, among, n_among, error);
  else
    {
      /* What a column tells it tells of all that did not turn. */
      gboolean only_turned =
        field != stepped->state && sp_stepped_get_column (stepped, field) != NULL;
      g_autoptr (GArray) later = sp_stepped_find_later (stepped, engine, as_of, only_turned, error);

      is_done = later != NULL && read_later (self, engine, later, error);
    }
  if (!is_done)
    return NULL;
  g_array_sort (self->all, compare_then);
  return g_steal_pointer (&self);
}

/* ---- looking ---- */

guint
sp_then_values_get_n (const SpThenValues *self)
{
  return self->all->len;
}

int64_t
sp_then_values_get_id (const SpThenValues *self, guint i)
{
  return g_array_index (self->all, Then, i).id;
}

/* Where @id is or would be. */
static gboolean
is_place (const SpThenValues *self, guint place, int64_t id)
{
  return place <= self->all->len && (place == 0 || sp_then_values_get_id (self, place - 1) < id) &&
         (place == self->all->len || sp_then_values_get_id (self, place) >= id);
}

static guint
search_place (const SpThenValues *self, int64_t id)
{
  guint first = 0;

  for (guint end = self->all->len; first < end;)
    {
      guint middle = first + (end - first) / 2;

      if (sp_then_values_get_id (self, middle) < id)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

const SpValue *
sp_then_values_find (SpThenValues *self, int64_t id)
{
  if (!is_place (self, self->next, id))
    self->next = is_place (self, self->next + 1, id) ? self->next + 1 : search_place (self, id);
  return self->next < self->all->len && sp_then_values_get_id (self, self->next) == id
           ? &g_array_index (self->all, Then, self->next).value
           : NULL;
}
