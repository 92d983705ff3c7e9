/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-check-steps.h. Owners and steps are read side by side in the order of owners, so that a
 * million of them cost two scans and no memory. */
#include "store/sp-check-steps.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "store/sp-rows.h"

typedef struct
{
  const SpRecordType *owner, *step;
  const char *column; /* of a step, that names its owner */
  guint field;        /* the same */
} Pair;

static const Pair pairs[] = {
  {&sp_hazard_type, &sp_hazard_step_type, "hazard", SP_HAZARD_STEP_HAZARD},
  {&sp_institution_type, &sp_institution_step_type, "institution", SP_INSTITUTION_STEP_INSTITUTION},
};

static void
derive (const Pair *pair, SpRecord *owner, const GPtrArray *steps)
{
  if (pair->owner == &sp_hazard_type)
    sp_hazard_derive (SP_HAZARD (owner), steps);
  else
    sp_institution_derive (SP_INSTITUTION (owner), steps);
}

static void
check_owner (const Pair *pair,
             SpRecord *owner,
             const GPtrArray *steps,
             SpProblemFunc found,
             gpointer user_data)
{
  g_autoptr (SpRecord) derived = sp_record_copy (owner);

  derive (pair, derived, steps);
  for (guint i = 0; i < pair->owner->n_fields; i++)
    {
      const SpField *field = &pair->owner->fields[i];
      g_autofree char *sentence = NULL;

      if (sp_value_equal (field, sp_record_peek (owner, i), sp_record_peek (derived, i)))
        continue;
      sentence =
        g_strdup_printf (_ ("%s第 %" G_GINT64_FORMAT " 号的“%s”与它的环节说的不同。"),
                         _ (pair->owner->label), sp_record_get_id (owner), _ (field->label));
      found (sentence, user_data);
    }
}

/* The steps of the owner; @next is the first step of a later one, read already. */
static void
take_steps (
  const Pair *pair, SpStatement *statement, int64_t owner, SpRecord **next, GPtrArray *steps)
{
  g_ptr_array_set_size (steps, 0);
  while (TRUE)
    {
      if (*next == NULL && sp_statement_next (statement))
        *next = sp_rows_read (statement, pair->step);
      if (*next == NULL || sp_record_get_integer (*next, pair->field) > owner)
        return;
      if (sp_record_get_integer (*next, pair->field) == owner)
        g_ptr_array_add (steps, g_steal_pointer (next));
      g_clear_object (next);
    }
}

static gboolean
check_pair (
  SpEngine *engine, const Pair *pair, SpProblemFunc found, gpointer user_data, GError **error)
{
  g_autofree char *owner_sql =
    g_strconcat (sp_rows_sql (engine, pair->owner)->select, " ORDER BY id", NULL);
  g_autofree char *step_sql = g_strdup_printf (
    "%s ORDER BY %s, day, id", sp_rows_sql (engine, pair->step)->select, pair->column);
  g_autoptr (SpStatement) owners = sp_engine_prepare (engine, owner_sql, error);
  g_autoptr (SpStatement) rows =
    owners != NULL ? sp_engine_prepare (engine, step_sql, error) : NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SpRecord) next = NULL;

  if (rows == NULL)
    return FALSE;
  while (sp_statement_next (owners))
    {
      g_autoptr (SpRecord) owner = sp_rows_read (owners, pair->owner);

      take_steps (pair, rows, sp_record_get_id (owner), &next, steps);
      check_owner (pair, owner, steps, found, user_data);
    }
  return sp_statement_end (owners, error) && sp_statement_end (rows, error);
}

gboolean
sp_steps_check (SpEngine *engine, SpProblemFunc found, gpointer user_data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (!check_pair (engine, &pairs[i], found, user_data, error))
      return FALSE;
  return TRUE;
}
