/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same hazard again: what was found at the same enterprise and says the same. */
#include "store/sp-hazards.h"

#include "base/sp-grams.h"
#include "base/sp-text.h"
#include "store/sp-store-private.h"

#define LIKENESS 0.8
/* The newest of so many are looked at. */
#define MOST 20000

static void
bind_reference (SpStatement *statement, int index, int64_t id)
{
  if (id != 0)
    sp_statement_bind_integer (statement, index, id);
  else
    sp_statement_bind_null (statement, index);
}

static void
bind_day (SpStatement *statement, int index, SpDate day)
{
  g_autofree char *iso = sp_date_dup_iso (day);

  sp_statement_bind_text (statement, index, iso);
}

typedef struct
{
  int64_t id;
  double likeness;
  gboolean is_same_place;
  int order; /* 0 the newest */
} Candidate;

int64_t
sp_reader_match_hazard (SpReader *self, SpHazard *hazard, GError **error)
{
  static const char by_number[] = "SELECT id FROM hazard WHERE number = ?1";
  static const char by_words[] =
    "SELECT id FROM hazard WHERE enterprise IS ?1 AND found_on = ?2 AND description = ?3"
    " AND (?4 = '' OR coalesce(place, '') = ?4) ORDER BY id LIMIT 1";
  SpRecord *record = SP_RECORD (hazard);
  gboolean has_number;
  g_autoptr (SpStatement) statement = NULL;
  int64_t id = 0;

  g_return_val_if_fail (self != NULL && SP_IS_HAZARD (hazard), 0);

  has_number = sp_record_peek (record, SP_HAZARD_NUMBER)->is_set;
  statement = sp_engine_prepare (self->engine, has_number ? by_number : by_words, error);
  if (statement == NULL)
    return 0;
  if (has_number)
    sp_statement_bind_text (statement, 1, sp_record_get_text (record, SP_HAZARD_NUMBER));
  else
    {
      bind_reference (statement, 1, sp_record_get_integer (record, SP_HAZARD_ENTERPRISE));
      bind_day (statement, 2, (SpDate)sp_record_get_integer (record, SP_HAZARD_FOUND_ON));
      sp_statement_bind_text (statement, 3, sp_record_get_text (record, SP_HAZARD_DESCRIPTION));
      sp_statement_bind_text (statement, 4, sp_record_get_text (record, SP_HAZARD_PLACE));
    }
  if (sp_statement_next (statement))
    id = sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? id : 0;
}

static void
similar_free (gpointer data)
{
  SpSimilarHazard *similar = data;

  g_clear_object (&similar->hazard);
  g_free (similar);
}

static char *
dup_plain (const char *text)
{
  g_autofree char *half = sp_text_half_width (text);
  g_autofree char *squashed = sp_text_squash (half);

  return g_utf8_casefold (squashed, -1);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;

  if (left->is_same_place != right->is_same_place)
    return left->is_same_place ? -1 : 1;
  if (left->likeness > right->likeness || left->likeness < right->likeness)
    return left->likeness > right->likeness ? -1 : 1;
  return left->order - right->order;
}

/* Without an enterprise the place must say where. */
static SpStatement *
prepare (SpReader *self, SpRecord *hazard, GError **error)
{
  int64_t enterprise = sp_record_get_integer (hazard, SP_HAZARD_ENTERPRISE);
  SpStatement *statement = sp_engine_prepare (
    self->engine,
    enterprise != 0
      ? "SELECT id, description, place FROM hazard WHERE enterprise = ?1 AND id <> ?2"
        " ORDER BY found_on DESC, id DESC LIMIT ?3"
      : "SELECT id, description, place FROM hazard WHERE township = ?1 AND enterprise IS NULL"
        " AND id <> ?2 ORDER BY found_on DESC, id DESC LIMIT ?3",
    error);

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1,
                             enterprise != 0 ? enterprise
                                             : sp_record_get_integer (hazard, SP_HAZARD_TOWNSHIP));
  sp_statement_bind_integer (statement, 2, sp_record_get_id (hazard));
  sp_statement_bind_integer (statement, 3, MOST);
  return statement;
}

static GArray *
find_candidates (SpReader *self, SpRecord *hazard, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *description = dup_plain (sp_record_get_text (hazard, SP_HAZARD_DESCRIPTION));
  g_autofree char *place = dup_plain (sp_record_get_text (hazard, SP_HAZARD_PLACE));
  gboolean needs_place = sp_record_get_integer (hazard, SP_HAZARD_ENTERPRISE) == 0;
  g_autoptr (SpStatement) statement = prepare (self, hazard, error);
  SpGrams wanted;

  if (statement == NULL)
    return NULL;
  sp_grams_init (&wanted, description, "");
  for (int order = 0; sp_statement_next (statement); order++)
    {
      Candidate candidate = {.id = sp_statement_get_integer (statement, 0), .order = order};
      g_autofree char *text = dup_plain (sp_statement_get_text (statement, 1));
      g_autofree char *there = dup_plain (sp_statement_get_text (statement, 2));
      SpGrams grams;

      candidate.is_same_place = *place != '\0' && g_str_equal (place, there);
      if (needs_place && !candidate.is_same_place)
        continue;
      sp_grams_init (&grams, text, "");
      candidate.likeness = sp_grams_dice (&wanted, &grams);
      sp_grams_clear (&grams);
      if (candidate.likeness >= LIKENESS)
        g_array_append_val (candidates, candidate);
    }
  sp_grams_clear (&wanted);
  return sp_statement_end (statement, error) ? g_steal_pointer (&candidates) : NULL;
}

GPtrArray *
sp_reader_find_similar_hazards (SpReader *self, SpHazard *hazard, guint limit, GError **error)
{
  g_autoptr (GPtrArray) similar = g_ptr_array_new_with_free_func (similar_free);
  g_autoptr (GArray) candidates = NULL;

  g_return_val_if_fail (self != NULL && SP_IS_HAZARD (hazard), NULL);

  candidates = find_candidates (self, SP_RECORD (hazard), error);
  if (candidates == NULL)
    return NULL;
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (limit, candidates->len); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      SpRecord *record = sp_reader_load (self, &sp_hazard_type, candidate->id, error);
      SpSimilarHazard *one;

      if (record == NULL)
        return NULL;
      one = g_new0 (SpSimilarHazard, 1);
      *one = (SpSimilarHazard) {SP_HAZARD (record), candidate->likeness, candidate->is_same_place};
      g_ptr_array_add (similar, one);
    }
  return g_steal_pointer (&similar);
}

static SpDate
last_day (SpRecord *hazard)
{
  SpDate closed = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_CLOSED_ON);

  return closed != SP_DATE_NONE ? closed
                                : (SpDate)sp_record_get_integer (hazard, SP_HAZARD_ENDED_ON);
}

char *
sp_similar_hazard_dup_text (const SpSimilarHazard *similar)
{
  SpRecord *record;
  g_autofree char *found = NULL;
  g_autofree char *ended = NULL;
  g_autofree char *place = NULL;
  const char *state;

  g_return_val_if_fail (similar != NULL, NULL);

  record = SP_RECORD (similar->hazard);
  found = sp_date_dup_iso ((SpDate)sp_record_get_integer (record, SP_HAZARD_FOUND_ON));
  ended = sp_date_dup_iso (last_day (record));
  place = similar->is_same_place
            ? g_strdup_printf (_ ("在%s"), sp_record_get_text (record, SP_HAZARD_PLACE))
            : g_strdup ("");
  state =
    sp_vocabulary_label (&sp_hazard_states, (int)sp_record_get_integer (record, SP_HAZARD_STATE));
  return g_strdup_printf (
    _ ("%s %s已查出“%s”（%s，%s%s%s）"), found, place, sp_record_get_title (record),
    sp_record_get_text (record, SP_HAZARD_NUMBER), ended, *ended != '\0' ? " " : "", state);
}
