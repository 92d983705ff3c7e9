/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-notice-facts.h. */
#include "report/sp-risk-notice-facts.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

static void
point_free (gpointer data)
{
  SpRiskNoticePoint *self = data;

  g_clear_object (&self->point);
  g_free (self);
}

void
sp_risk_notice_facts_free (SpRiskNoticeFacts *self)
{
  g_clear_object (&self->enterprise);
  g_free (self->industry);
  g_free (self->township);
  g_free (self->department);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_free (self);
}

/* ---- reading ---- */

char *
sp_risk_notice_dup_title (SpReader *reader, SpRecord *record, guint field, GError **error)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  int64_t id = sp_record_get_integer (record, field);
  g_autoptr (SpRecord) referred = NULL;
  GError *failure = NULL;

  if (id != 0)
    referred =
      sp_reader_load (reader, sp_record_type_by_table (declared->references), id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_strdup (referred != NULL ? sp_record_get_title (referred) : "");
}

static gboolean
load_enterprise (SpRiskNoticeFacts *self, SpReader *reader, int64_t id, GError **error)
{
  GError *failure = NULL;

  self->enterprise = sp_reader_load (reader, &sp_enterprise_type, id, &failure);
  if (self->enterprise == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      else
        g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("这家企业已经不在了。请刷新后再看。"));
      return FALSE;
    }
  self->industry =
    sp_risk_notice_dup_title (reader, self->enterprise, SP_ENTERPRISE_INDUSTRY, error);
  if (self->industry != NULL)
    self->township =
      sp_risk_notice_dup_title (reader, self->enterprise, SP_ENTERPRISE_TOWNSHIP, error);
  if (self->township != NULL)
    self->department =
      sp_risk_notice_dup_title (reader, self->enterprise, SP_ENTERPRISE_DEPARTMENT, error);
  return self->department != NULL;
}

static SpRiskNoticePoint *
point_new (SpRecord *record, const SpRiskState *state, SpRiskStage stage)
{
  SpRiskNoticePoint *self = g_new0 (SpRiskNoticePoint, 1);

  self->point = SP_RISK_POINT (sp_record_copy (record));
  self->state = *state;
  self->level = sp_risk_state_level (state, stage);
  sp_record_set_integer (SP_RECORD (self->point), SP_RISK_POINT_INHERENT_LEVEL, state->inherent);
  sp_record_set_integer (SP_RECORD (self->point), SP_RISK_POINT_RESIDUAL_LEVEL, state->residual);
  sp_record_set_integer (SP_RECORD (self->point), SP_RISK_POINT_ASSESSED_ON, state->assessed_on);
  return self;
}

static gboolean
load_points (SpRiskNoticeFacts *self, SpReader *reader, SpRiskStage stage, GError **error)
{
  int64_t enterprise = sp_record_get_id (self->enterprise);
  g_autoptr (GPtrArray) records =
    sp_reader_load_all (reader, &sp_risk_point_type, SP_RISK_POINT_ENTERPRISE, enterprise, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) states = NULL;
  g_autofree int64_t *ids = NULL;

  if (records != NULL)
    states = sp_reader_load_risk_states (reader, enterprise, self->as_of, NULL, error);
  if (states == NULL)
    return FALSE;
  ids = g_new (int64_t, records->len + 1);
  for (guint i = 0; i < records->len; i++)
    {
      ids[i] = sp_record_get_id (records->pdata[i]);
      g_hash_table_insert (by_id, &ids[i], records->pdata[i]);
    }
  for (guint i = 0; i < states->len; i++)
    {
      const SpRiskState *state = &g_array_index (states, SpRiskState, i);
      SpRecord *record = g_hash_table_lookup (by_id, &state->point);

      if (record != NULL && !sp_reader_set_risk_ticks (reader, record, self->as_of, error))
        return FALSE;
      if (record != NULL)
        g_ptr_array_add (self->points, point_new (record, state, stage));
    }
  self->counts = sp_risk_states_count (states, stage);
  return TRUE;
}

SpRiskNoticeFacts *
sp_risk_notice_facts_load (
  SpReader *reader, int64_t enterprise, SpDate as_of, SpRiskStage stage, GError **error)
{
  g_autoptr (SpRiskNoticeFacts) self = g_new0 (SpRiskNoticeFacts, 1);

  g_return_val_if_fail (reader != NULL && as_of != SP_DATE_NONE, NULL);

  self->as_of = as_of;
  self->points = g_ptr_array_new_with_free_func (point_free);
  if (!load_enterprise (self, reader, enterprise, error) ||
      !load_points (self, reader, stage, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ---- asking ---- */

/* Not assessed comes last. */
static int
badness (SpRiskLevel level)
{
  return level == SP_RISK_NONE ? SP_RISK_BLUE + 1 : (int)level;
}

static double
score (const SpRiskNoticePoint *self)
{
  return MAX (self->state.residual_score, self->state.inherent_score);
}

static int
compare_worst (gconstpointer a, gconstpointer b)
{
  const SpRiskNoticePoint *one = *(SpRiskNoticePoint *const *)a;
  const SpRiskNoticePoint *other = *(SpRiskNoticePoint *const *)b;

  if (one->level != other->level)
    return badness (one->level) - badness (other->level);
  return (score (one) < score (other)) - (score (one) > score (other));
}

GPtrArray *
sp_risk_notice_facts_list_worst (const SpRiskNoticeFacts *self, SpRiskLevel least)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->points->len; i++)
    {
      SpRiskNoticePoint *point = g_ptr_array_index (self->points, i);

      if (least == SP_RISK_NONE || (point->level != SP_RISK_NONE && point->level <= least))
        g_ptr_array_add (found, point);
    }
  g_ptr_array_sort (found, compare_worst); /* stable: by number where all else is the same */
  return found;
}

const char *
sp_risk_notice_point_text (const SpRiskNoticePoint *self, guint field)
{
  return sp_record_get_text (SP_RECORD (self->point), field);
}

const char *
sp_risk_notice_point_word (const SpRiskNoticePoint *self, guint field)
{
  SpRecord *record = SP_RECORD (self->point);

  return sp_vocabulary_label (sp_risk_point_type.fields[field].choices,
                              (int)sp_record_get_integer (record, field));
}

const char *
sp_risk_notice_level_words (SpRiskLevel level)
{
  g_autofree char *words = NULL;

  if (level == SP_RISK_NONE || level >= SP_RISK_N_LEVELS)
    return sp_vocabulary_label (&sp_risk_levels, SP_RISK_NONE);
  words =
    g_strdup_printf (_ ("%d级 %s"), (int)level, sp_vocabulary_label (&sp_risk_levels, (int)level));
  return g_intern_string (words);
}

static const char *
duty_text (const SpRiskNoticePoint *self, gboolean is_person)
{
  SpControlLevel level = sp_risk_point_get_control_level (self->point);
  guint department, person;

  if (level == SP_CONTROL_BY_LEVEL)
    return "";
  sp_control_level_fields (level, &department, &person);
  return sp_risk_notice_point_text (self, is_person ? person : department);
}

const char *
sp_risk_notice_point_department (const SpRiskNoticePoint *self)
{
  return duty_text (self, FALSE);
}

const char *
sp_risk_notice_point_person (const SpRiskNoticePoint *self)
{
  return duty_text (self, TRUE);
}

char *
sp_risk_counts_dup_text (const SpRiskCounts *counts)
{
  g_autofree char *none = counts->n[SP_RISK_NONE] > 0
                            ? g_strdup_printf (_ ("，未评估%u个"), counts->n[SP_RISK_NONE])
                            : g_strdup ("");

  return g_strdup_printf (_ ("共%u个风险点：重大%u个、较大%u个、一般%u个、低%u个%s"),
                          counts->n_points, counts->n[SP_RISK_RED], counts->n[SP_RISK_ORANGE],
                          counts->n[SP_RISK_YELLOW], counts->n[SP_RISK_BLUE], none);
}
