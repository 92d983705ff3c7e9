/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-institutions.h. */
#include "store/sp-institutions.h"

#include "base/sp-error.h"
#include "store/sp-store-private.h"
#include "store/sp-write-steps.h"

/* ---- steps ---- */

GPtrArray *
sp_reader_load_institution_steps (SpReader *self, int64_t institution, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sp_steps_load (self->engine, &sp_institution_step_type, institution, error);
}

static const char *
label_of (SpRecord *step)
{
  return sp_vocabulary_label (&sp_institution_states,
                              (int)sp_record_get_integer (step, SP_INSTITUTION_STEP_STATE));
}

gboolean
sp_store_take_institution_step (SpStore *self, SpInstitutionStep *step, GError **error)
{
  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_INSTITUTION_STEP (step), FALSE);

  return sp_store_insert (self, SP_RECORD (step), label_of (SP_RECORD (step)), error);
}

gboolean
sp_store_take_back_institution_step (SpStore *self, int64_t institution, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *label = NULL;
  SpRecord *last;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  steps = sp_reader_load_institution_steps (sp_store_get_reader (self), institution, error);
  if (steps == NULL)
    return FALSE;
  if (steps->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                   _ ("这项制度措施还没有办理过任何环节，没有可以撤回的。"));
      return FALSE;
    }
  last = g_ptr_array_index (steps, steps->len - 1);
  label = g_strdup_printf (_ ("撤回%s"), label_of (last));
  return sp_store_delete (self, last, label, error);
}

/* ---- proposals ---- */

/* What is known of measures beside their words, by id. */
typedef struct
{
  GHashTable *leads; /* id of the unit that leads */
  GHashTable *days;  /* the last deadline */
  GHashTable *links; /* how many institutions answer it */
} Known;

static void
known_clear (Known *self)
{
  g_clear_pointer (&self->leads, g_hash_table_unref);
  g_clear_pointer (&self->days, g_hash_table_unref);
  g_clear_pointer (&self->links, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gpointer
key_of (int64_t id)
{
  return GSIZE_TO_POINTER ((gsize)id);
}

static gboolean
load_map (SpReader *self, const char *sql, gboolean is_date, GHashTable *map, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->engine, sql, error);

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    g_hash_table_insert (
      map, key_of (sp_statement_get_integer (statement, 0)),
      is_date ? GINT_TO_POINTER (sp_date_from_iso (sp_statement_get_text (statement, 1)))
              : key_of (sp_statement_get_integer (statement, 1)));
  return sp_statement_end (statement, error);
}

/* Measure id → how many institutions answer it. */
static GHashTable *
load_links (SpReader *self, GError **error)
{
  g_autoptr (GPtrArray) links =
    sp_reader_load_all (self, &sp_institution_measure_type, -1, 0, error);
  GHashTable *linked;

  if (links == NULL)
    return NULL;
  linked = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < links->len; i++)
    {
      gpointer measure = key_of (
        sp_record_get_integer (g_ptr_array_index (links, i), SP_INSTITUTION_MEASURE_MEASURE));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (linked, measure));

      g_hash_table_insert (linked, measure, GUINT_TO_POINTER (n + 1));
    }
  return linked;
}

static gboolean
load_known (SpReader *self, Known *known, GError **error)
{
  known->leads = g_hash_table_new (NULL, NULL);
  known->days = g_hash_table_new (NULL, NULL);
  known->links = load_links (self, error);
  return known->links != NULL &&
         load_map (self,
                   "SELECT measure, unit FROM measure_unit WHERE role = 'lead'"
                   " ORDER BY measure, position DESC, id DESC",
                   FALSE, known->leads, error) &&
         load_map (self,
                   "SELECT measure, max (due) FROM deadline WHERE due IS NOT NULL"
                   " AND kind <> 'recurring' GROUP BY measure",
                   TRUE, known->days, error);
}

/* Keys of the names of @institutions. */
static GHashTable *
dup_keys (const GPtrArray *institutions)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < institutions->len; i++)
    g_hash_table_add (
      keys, sp_institution_dup_key (sp_record_get_title (g_ptr_array_index (institutions, i))));
  return keys;
}

/* @keys: of names that are there or offered already. */
static void
take_proposals (SpRecord *measure, GHashTable *keys, const Known *known, GPtrArray *proposals)
{
  g_autoptr (GPtrArray) found = sp_institution_propose (SP_MEASURE (measure));
  gpointer key = key_of (sp_record_get_id (measure));

  /* What was accepted may have been renamed since. */
  if (GPOINTER_TO_UINT (g_hash_table_lookup (known->links, key)) >= found->len)
    return;
  while (found->len > 0)
    {
      SpInstitutionProposal *proposal = g_ptr_array_steal_index (found, 0);

      if (!g_hash_table_add (keys,
                             sp_institution_dup_key (sp_record_get_title (proposal->institution))))
        {
          sp_institution_proposal_free (proposal);
          continue;
        }
      sp_record_set_integer (proposal->institution, SP_INSTITUTION_LEAD,
                             (int64_t)GPOINTER_TO_SIZE (g_hash_table_lookup (known->leads, key)));
      sp_record_set_integer (proposal->institution, SP_INSTITUTION_PLANNED_ON,
                             GPOINTER_TO_INT (g_hash_table_lookup (known->days, key)));
      g_ptr_array_add (proposals, proposal);
    }
}

static gboolean
is_asking (SpRecord *measure)
{
  return sp_record_get_integer (measure, SP_MEASURE_KIND) == SP_BLOCK_MEASURE &&
         sp_record_get_integer (measure, SP_MEASURE_WITHDRAWN_ON) == 0;
}

GPtrArray *
sp_reader_propose_institutions (SpReader *self, int64_t plan, GError **error)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (sp_institution_proposal_free);
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) institutions = NULL;
  g_autoptr (GHashTable) keys = NULL;
  g_auto (Known) known = {NULL, NULL, NULL};

  g_return_val_if_fail (self != NULL, NULL);

  measures = sp_reader_load_all (self, &sp_measure_type, SP_MEASURE_PLAN, plan, error);
  if (measures != NULL)
    institutions =
      sp_reader_load_all (self, &sp_institution_type, SP_INSTITUTION_PLAN, plan, error);
  if (institutions == NULL || !load_known (self, &known, error))
    return NULL;
  keys = dup_keys (institutions);
  for (guint i = 0; i < measures->len; i++)
    {
      SpRecord *measure = g_ptr_array_index (measures, i);

      if (is_asking (measure))
        take_proposals (measure, keys, &known, proposals);
    }
  return g_steal_pointer (&proposals);
}

static gboolean
insert_proposal (SpWrite *write,
                 const SpInstitutionProposal *proposal,
                 int64_t position,
                 GError **error)
{
  g_autoptr (SpRecord) institution = sp_record_copy (proposal->institution);
  g_autoptr (SpRecord) link = sp_record_new (&sp_institution_measure_type);

  sp_record_set_integer (institution, SP_INSTITUTION_POSITION, position);
  if (!sp_write_insert (write, institution, error))
    return FALSE;
  sp_record_set_integer (link, SP_INSTITUTION_MEASURE_INSTITUTION, sp_record_get_id (institution));
  sp_record_set_integer (link, SP_INSTITUTION_MEASURE_MEASURE, proposal->measure);
  return proposal->measure == 0 || sp_write_insert (write, link, error);
}

static int64_t
next_position (const GPtrArray *institutions)
{
  int64_t position = 0;

  for (guint i = 0; i < institutions->len; i++)
    position = MAX (
      position,
      sp_record_get_integer (g_ptr_array_index (institutions, i), SP_INSTITUTION_POSITION) + 1);
  return position;
}

gboolean
sp_store_add_institutions (SpStore *self,
                           const GPtrArray *proposals,
                           guint *n_added,
                           GError **error)
{
  g_autoptr (GPtrArray) institutions = NULL;
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (SpWrite) write = NULL;
  int64_t position;
  guint n = 0;

  g_return_val_if_fail (SP_IS_STORE (self) && proposals != NULL, FALSE);

  institutions =
    sp_reader_load_all (sp_store_get_reader (self), &sp_institution_type, -1, 0, error);
  if (institutions != NULL)
    write = sp_write_begin (self, SP_ACTION_EDIT, _ ("按计划任务建立制度措施"), error);
  if (write == NULL)
    return FALSE;
  keys = dup_keys (institutions);
  position = next_position (institutions);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SpInstitutionProposal *proposal = g_ptr_array_index (proposals, i);

      if (!g_hash_table_add (keys,
                             sp_institution_dup_key (sp_record_get_title (proposal->institution))))
        continue;
      if (!insert_proposal (write, proposal, position++, error))
        return FALSE;
      n++;
    }
  if (n_added != NULL)
    *n_added = n;
  return sp_write_commit (write, error);
}
