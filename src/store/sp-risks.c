/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risks.h. */
#include "store/sp-risks.h"

#include "base/sp-error.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"
#include "store/sp-write-risks.h"

GPtrArray *
sp_reader_load_risk_assessments (SpReader *self, int64_t point, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sp_risk_assessments_load (self->engine, point, error);
}

/* ---- states ---- */

/* What the last assessment by stage was, while a point's rows go by. */
typedef struct
{
  SpDate day[2];
  SpRiskMethod method[2];
} Former;

#define STATES_SQL                                                                                 \
  "SELECT p.id, p.enterprise, e.township, e.industry, a.stage, a.assessed_on, a.method, a.level, " \
  "a.score "                                                                                       \
  "FROM risk_point AS p JOIN enterprise AS e ON e.id = p.enterprise "                              \
  "LEFT JOIN risk_assessment AS a ON a.risk_point = p.id AND a.assessed_on <= ?1 "                 \
  "WHERE (p.listed_on IS NULL OR p.listed_on <= ?1) "                                              \
  "AND (p.withdrawn_on IS NULL OR p.withdrawn_on > ?1) %s"                                         \
  "ORDER BY p.enterprise, CAST (p.number AS INTEGER), p.number, p.id, a.assessed_on, a.id"

static int
read_word (SpStatement *statement, int column, const SpVocabulary *vocabulary)
{
  const SpWord *word =
    sp_vocabulary_find_code (vocabulary, sp_statement_get_text (statement, column));

  return word != NULL ? word->value : 0;
}

static void
read_assessment (SpStatement *statement, SpRiskState *state, Former *former)
{
  int stage = read_word (statement, 4, &sp_risk_stages);
  SpDate day = sp_statement_get_date (statement, 5);
  gboolean is_residual = stage == SP_RISK_RESIDUAL;

  if (former->day[stage] != SP_DATE_NONE &&
      !sp_risk_assessment_supersedes (day, former->day[stage], former->method[stage]))
    return;
  former->day[stage] = day;
  former->method[stage] = (SpRiskMethod)read_word (statement, 6, &sp_risk_methods);
  *(is_residual ? &state->residual : &state->inherent) =
    (SpRiskLevel)read_word (statement, 7, &sp_risk_levels);
  *(is_residual ? &state->residual_method : &state->inherent_method) = former->method[stage];
  *(is_residual ? &state->residual_score : &state->inherent_score) =
    sp_statement_get_real (statement, 8);
  state->assessed_on = MAX (state->assessed_on, day);
}

static GArray *
read_states (SpStatement *statement)
{
  GArray *states = g_array_new (FALSE, FALSE, sizeof (SpRiskState));
  Former former = {{0}};

  while (sp_statement_next (statement))
    {
      int64_t point = sp_statement_get_integer (statement, 0);

      if (states->len == 0 || g_array_index (states, SpRiskState, states->len - 1).point != point)
        {
          SpRiskState fresh = {.point = point,
                               .enterprise = sp_statement_get_integer (statement, 1),
                               .township = sp_statement_get_integer (statement, 2),
                               .industry = sp_statement_get_integer (statement, 3)};

          g_array_append_val (states, fresh);
          former = (Former) {{0}};
        }
      if (!sp_statement_is_null (statement, 4))
        read_assessment (statement, &g_array_index (states, SpRiskState, states->len - 1), &former);
    }
  return states;
}

GArray *
sp_reader_load_risk_states (
  SpReader *self, int64_t enterprise, SpDate as_of, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf (STATES_SQL, enterprise != 0 ? "AND p.enterprise = ?2 " : "");
  g_autofree char *day = sp_date_dup_iso (as_of);
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GArray) states = NULL;
  GCancellable *former;
  gboolean is_read;

  g_return_val_if_fail (self != NULL && as_of != SP_DATE_NONE, NULL);

  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, day);
  if (enterprise != 0)
    sp_statement_bind_integer (statement, 2, enterprise);
  former = sp_engine_set_cancellable (self->engine, cancellable);
  states = read_states (statement);
  is_read = sp_statement_end (statement, error);
  sp_engine_set_cancellable (self->engine, former);
  return is_read ? g_steal_pointer (&states) : NULL;
}

/* ---- counts ---- */

/* Those of @filter that one more condition lets through, too. */
static gboolean
count_with (SpReader *self,
            const SpRecordFilter *filter,
            const SpCondition *condition,
            GHashTable *listed,
            guint *n,
            GError **error)
{
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));
  g_autoptr (GArray) ids = NULL;
  SpRecordFilter narrowed = *filter;

  if (filter->n_conditions > 0)
    g_array_append_vals (conditions, filter->conditions, filter->n_conditions);
  g_array_append_val (conditions, *condition);
  narrowed.conditions = (const SpCondition *)(gconstpointer)conditions->data;
  narrowed.n_conditions = conditions->len;
  ids = sp_reader_query (self, &sp_risk_point_type, &narrowed, error);
  *n = 0;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    *n += g_hash_table_contains (listed, GSIZE_TO_POINTER ((gsize)g_array_index (ids, int64_t, i)));
  return ids != NULL;
}

/* Counts the levels of those of @states that are in @ids; they are the set @listed then. */
static void
count_levels (const GArray *states, const GArray *ids, GHashTable *listed, SpRiskTally *tally)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, GSIZE_TO_POINTER ((gsize)g_array_index (ids, int64_t, i)));
  for (guint i = 0; i < states->len; i++)
    {
      const SpRiskState *state = &g_array_index (states, SpRiskState, i);
      gpointer key = GSIZE_TO_POINTER ((gsize)state->point);

      if (!g_hash_table_contains (wanted, key))
        continue;
      g_hash_table_add (listed, key);
      sp_risk_counts_add (&tally->inherent, state->inherent);
      sp_risk_counts_add (&tally->counting, sp_risk_state_level (state, SP_RISK_RESIDUAL));
    }
}

gboolean
sp_reader_tally_risks (SpReader *self,
                       const SpRecordFilter *filter,
                       SpRiskTally *tally,
                       GCancellable *cancellable,
                       GError **error)
{
  const SpCondition missing = {.field = SP_RISK_POINT_N_MISSING, .only = 2};
  SpCondition overdue = {
    .field = SP_NO_FIELD, .standing = &sp_risk_point_standing, .only = 1 << SP_STANDING_OVERDUE};
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) states = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self != NULL && filter != NULL && tally != NULL, FALSE);
  g_return_val_if_fail (filter->as_of != SP_DATE_NONE, FALSE);

  *tally = (SpRiskTally) {0};
  overdue.from = overdue.to = filter->as_of;
  states = sp_reader_load_risk_states (self, 0, filter->as_of, cancellable, error);
  if (states == NULL)
    return FALSE;
  ids = sp_reader_query (self, &sp_risk_point_type, filter, error);
  if (ids == NULL)
    return FALSE;
  count_levels (states, ids, listed, tally);
  return count_with (self, filter, &missing, listed, &tally->n_missing, error) &&
         count_with (self, filter, &overdue, listed, &tally->n_overdue, error);
}

int
sp_reader_count_risk_points (SpReader *self, SpDate as_of, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;
  char iso[SP_DATE_ISO_LEN];
  int n = 0;

  g_return_val_if_fail (self != NULL && as_of != SP_DATE_NONE, -1);

  statement = sp_engine_prepare (self->engine,
                                 "SELECT count (*) FROM risk_point"
                                 " WHERE (listed_on IS NULL OR listed_on <= ?1)"
                                 " AND (withdrawn_on IS NULL OR withdrawn_on > ?1)",
                                 error);
  if (statement == NULL)
    return -1;
  sp_statement_bind_text (statement, 1, sp_date_to_iso (as_of, iso));
  if (sp_statement_next (statement))
    n = (int)sp_statement_get_integer (statement, 0);
  return sp_statement_end (statement, error) ? n : -1;
}

/* ---- schemes ---- */

static gboolean
copy_factors (SpWrite *write, SpReader *reader, int64_t from, int64_t to, GError **error)
{
  g_autoptr (GPtrArray) factors =
    sp_reader_load_all (reader, &sp_risk_factor_type, SP_RISK_FACTOR_SCHEME, from, error);

  for (guint i = 0; factors != NULL && i < factors->len; i++)
    {
      g_autoptr (SpRecord) copy = sp_record_copy (factors->pdata[i]);

      sp_record_set_identity (copy, 0, NULL, 0);
      sp_record_set_integer (copy, SP_RISK_FACTOR_SCHEME, to);
      if (!sp_write_insert (write, copy, error))
        return FALSE;
    }
  return factors != NULL;
}

static gboolean
check_revisable (SpRecord *scheme, SpDate from, GError **error)
{
  SpDate begun = (SpDate)sp_record_get_integer (scheme, SP_RISK_SCHEME_VALID_FROM);

  if (sp_record_get_integer (scheme, SP_RISK_SCHEME_VALID_TO) != 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("这套分级方案已经停用，请修订正在使用的版本。"));
  else if (begun != SP_DATE_NONE && from <= begun)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("新版本的启用日期要晚于现行版本的启用日期。"));
  else
    return TRUE;
  return FALSE;
}

gboolean
sp_store_revise_risk_scheme (
  SpStore *self, int64_t id, SpDate from, int64_t *revised, GError **error)
{
  SpReader *reader = sp_store_get_reader (self);
  g_autoptr (SpRecord) scheme = NULL;
  g_autoptr (SpRecord) next = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (self) && from != SP_DATE_NONE, FALSE);

  scheme = sp_reader_load (reader, &sp_risk_scheme_type, id, error);
  if (scheme == NULL || !check_revisable (scheme, from, error))
    return FALSE;
  next = sp_record_copy (scheme);
  sp_record_set_identity (next, 0, NULL, 0);
  sp_record_set_integer (next, SP_RISK_SCHEME_VERSION,
                         sp_record_get_integer (scheme, SP_RISK_SCHEME_VERSION) + 1);
  sp_record_set_integer (next, SP_RISK_SCHEME_VALID_FROM, from);
  sp_record_set_integer (scheme, SP_RISK_SCHEME_VALID_TO, from - 1);
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("修订风险分级方案"), error);
  if (write == NULL || !sp_write_update (write, scheme, error) ||
      !sp_write_insert (write, next, error) ||
      !copy_factors (write, reader, id, sp_record_get_id (next), error))
    return FALSE;
  if (revised != NULL)
    *revised = sp_record_get_id (next);
  return sp_write_commit (write, error);
}

GPtrArray *
sp_reader_load_risk_schemes (SpReader *self, SpRiskMethod method, SpDate day, GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *iso = sp_date_dup_iso (day);
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL && day != SP_DATE_NONE, NULL);

  sql = g_strdup_printf ("%s WHERE method = ?1 AND (valid_from IS NULL OR valid_from <= ?2) "
                         "AND (valid_to IS NULL OR valid_to >= ?2) ORDER BY version DESC, id",
                         sp_rows_sql (self->engine, &sp_risk_scheme_type)->select);
  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return NULL;
  sp_statement_bind_text (statement, 1, sp_vocabulary_code (&sp_risk_methods, (int)method));
  sp_statement_bind_text (statement, 2, iso);
  while (sp_statement_next (statement))
    g_ptr_array_add (schemes, sp_rows_read (statement, &sp_risk_scheme_type));
  return sp_statement_end (statement, error) ? g_steal_pointer (&schemes) : NULL;
}
