/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-write-steps.h. One table says which types have rules; everything else passes. */
#include "store/sp-write-steps.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "core/sp-enterprise.h"
#include "core/sp-listing.h"
#include "core/sp-supervision.h"
#include "store/sp-hazard-queue.h"
#include "store/sp-hazards.h"
#include "store/sp-parameters.h"
#include "store/sp-rows.h"
#include "store/sp-store-private.h"
#include "store/sp-write-risks.h"

/* ---- steps ---- */

GPtrArray *
sp_steps_load (SpEngine *engine, const SpRecordType *type, int64_t owner, GError **error)
{
  const char *column = type == &sp_hazard_step_type ? "hazard" : "institution";
  g_autofree char *sql = g_strdup_printf ("%s WHERE %s = ?1 ORDER BY day, id",
                                          sp_rows_sql (engine, type)->select, column);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, owner);
  while (sp_statement_next (statement))
    g_ptr_array_add (steps, sp_rows_read (statement, type));
  return sp_statement_end (statement, error) ? g_steal_pointer (&steps) : NULL;
}

static void
remove_step (GPtrArray *steps, int64_t id)
{
  for (guint i = 0; i < steps->len; i++)
    if (sp_record_get_id (g_ptr_array_index (steps, i)) == id)
      {
        g_ptr_array_remove_index (steps, i);
        return;
      }
}

/* Where a step of @day that is as old as @id comes. */
static void
insert_step (GPtrArray *steps, SpRecord *step, guint day_field)
{
  guint at = 0;

  while (at < steps->len)
    {
      SpRecord *other = g_ptr_array_index (steps, at);
      int64_t day = sp_record_get_integer (step, day_field);
      int64_t other_day = sp_record_get_integer (other, day_field);

      if (other_day > day ||
          (other_day == day && sp_record_get_id (other) > sp_record_get_id (step)))
        break;
      at++;
    }
  g_ptr_array_insert (steps, (int)at, g_object_ref (step));
}

static SpRecord *
load_owner (SpWrite *self, const SpRecordType *type, int64_t id, GError **error)
{
  GError *failure = NULL;
  SpRecord *owner = sp_rows_load (sp_write_get_engine (self), type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (owner == NULL)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
                 _ ("这条%s已经不在了。请刷新后再看。"), _ (type->label));
  return owner;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, sentence);
  return FALSE;
}

/* ---- hazards ---- */

static gboolean
find_number (
  SpWrite *self, SpRecord *hazard, const char *number, gboolean *is_taken, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  *is_taken = sp_hazard_queue_has_number (sp_write_get_hazard_queue (self), number);
  if (*is_taken)
    return TRUE;
  statement =
    sp_engine_prepare (sp_write_get_engine (self),
                       "SELECT 1 FROM hazard WHERE number = ?1 AND id <> ?2 LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, number);
  sp_statement_bind_integer (statement, 2, sp_record_get_id (hazard));
  *is_taken = sp_statement_next (statement);
  return sp_statement_end (statement, error);
}

/* The first of a year follows the greatest there is, so all of them have to be there. A number that
 * somebody chose earlier in the same action may be in the way. */
static gboolean
give_number (SpWrite *self, SpRecord *hazard, GError **error)
{
  SpEngine *engine = sp_write_get_engine (self);
  GHashTable *counters = sp_write_get_counters (self);
  SpDate found_on = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON);
  int year = sp_date_to_ymd (found_on).year;
  gboolean is_taken = TRUE;

  if (!g_hash_table_contains (counters, GINT_TO_POINTER (year)) && !sp_write_settle (self, error))
    return FALSE;
  while (is_taken)
    {
      g_autofree char *number = sp_hazard_number_next (engine, counters, found_on, error);

      if (number == NULL || !find_number (self, hazard, number, &is_taken, error))
        return FALSE;
      sp_record_set_text (hazard, SP_HAZARD_NUMBER, number);
    }
  return TRUE;
}

gboolean
sp_write_number_hazard (SpWrite *self, SpRecord *hazard, SpRecord *current, GError **error)
{
  const char *number = sp_record_get_text (hazard, SP_HAZARD_NUMBER);
  gboolean is_taken = FALSE;

  if (*number == '\0')
    return current != NULL || give_number (self, hazard, error);
  if (current != NULL && g_str_equal (number, sp_record_get_text (current, SP_HAZARD_NUMBER)))
    return TRUE;
  if (!find_number (self, hazard, number, &is_taken, error))
    return FALSE;
  if (is_taken)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("编号“%s”已经有一条隐患在用，请换一个编号，或留空由程序编号。"), number);
  return !is_taken;
}

static gboolean
differs (SpRecord *a, SpRecord *b, guint field)
{
  const SpField *declared = &sp_record_get_record_type (a)->fields[field];

  return !sp_value_equal (declared, sp_record_peek (a, field), sp_record_peek (b, field));
}

/* A deadline that a step has set is changed by a step. */
static gboolean
derive_hazard (SpRecord *hazard, SpRecord *current, const GPtrArray *steps, GError **error)
{
  int64_t typed = sp_record_get_integer (hazard, SP_HAZARD_DEADLINE);
  gboolean is_extended = sp_record_get_integer (current, SP_HAZARD_ORIGINAL_DEADLINE) != 0;

  sp_record_set_value (hazard, SP_HAZARD_ORIGINAL_DEADLINE,
                       sp_record_peek (current, SP_HAZARD_ORIGINAL_DEADLINE));
  sp_hazard_derive (SP_HAZARD (hazard), steps);
  if (sp_record_get_integer (hazard, SP_HAZARD_DEADLINE) == typed ||
      sp_record_get_integer (current, SP_HAZARD_DEADLINE) == typed)
    return TRUE;
  sp_record_set_integer (hazard, SP_HAZARD_DEADLINE, typed);
  return refuse (error, is_extended
                          ? _ ("这条隐患已经延期，整改时限由延期决定；要改时限请再办理延期，"
                               "或先撤回延期。")
                          : _ ("整改时限是交办时定的；要改时限请办理延期，或重新交办。"));
}

/* What is listed is major. */
static gboolean
check_listed (SpWrite *self, SpRecord *hazard, SpRecord *current, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;
  gboolean is_listed;

  if (!differs (hazard, current, SP_HAZARD_GRADE) ||
      sp_record_get_integer (hazard, SP_HAZARD_GRADE) == SP_HAZARD_MAJOR)
    return TRUE;
  statement = sp_engine_prepare (sp_write_get_engine (self),
                                 "SELECT 1 FROM listing WHERE hazard = ?1 LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, sp_record_get_id (hazard));
  is_listed = sp_statement_next (statement);
  if (!sp_statement_end (statement, error))
    return FALSE;
  return !is_listed ||
         refuse (error,
                 _ ("这条隐患已经挂牌督办，不能改为一般隐患；确实判错了的，请先删去挂牌督办。"));
}

/* Steps that were right stay right: nobody becomes who checked himself by an edit. */
static gboolean
prepare_hazard (SpWrite *self, SpRecord *hazard, SpRecord *current, GError **error)
{
  static const guint judged[] = {SP_HAZARD_FOUND_ON, SP_HAZARD_PERSON, SP_HAZARD_DEADLINE};
  g_autoptr (GPtrArray) steps = NULL;
  gboolean is_judged = FALSE;

  if (!sp_write_number_hazard (self, hazard, current, error))
    return FALSE;
  if (current == NULL)
    {
      steps = g_ptr_array_new ();
      sp_record_set_integer (hazard, SP_HAZARD_ORIGINAL_DEADLINE, 0);
      sp_hazard_derive (SP_HAZARD (hazard), steps);
      return TRUE;
    }
  if (!check_listed (self, hazard, current, error))
    return FALSE;
  steps = sp_steps_load (sp_write_get_engine (self), &sp_hazard_step_type,
                         sp_record_get_id (hazard), error);
  if (steps == NULL || !derive_hazard (hazard, current, steps, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    is_judged |= differs (hazard, current, judged[i]);
  return !is_judged || sp_hazard_steps_check (SP_HAZARD (hazard), steps, sp_date_today (), error);
}

static gboolean
prepare_hazard_step (SpWrite *self, SpRecord *step, SpRecord *current, GError **error)
{
  int64_t owner = sp_record_get_integer (step, SP_HAZARD_STEP_HAZARD);
  g_autoptr (SpRecord) hazard = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (current != NULL && differs (step, current, SP_HAZARD_STEP_HAZARD))
    return refuse (error, _ ("整改环节不能改到别的隐患名下；请删去它，再在那条隐患上登记。"));
  hazard = load_owner (self, &sp_hazard_type, owner, error);
  if (hazard != NULL)
    steps = sp_steps_load (sp_write_get_engine (self), &sp_hazard_step_type, owner, error);
  if (steps == NULL)
    return FALSE;
  if (current == NULL)
    return sp_hazard_step_check (SP_HAZARD (hazard), steps, SP_HAZARD_STEP (step), sp_date_today (),
                                 error);
  remove_step (steps, sp_record_get_id (step));
  insert_step (steps, step, SP_HAZARD_STEP_DAY);
  return sp_hazard_steps_check (SP_HAZARD (hazard), steps, sp_date_today (), error);
}

static gboolean
follow_hazard (SpWrite *self, SpRecord *step, GError **error)
{
  int64_t owner = sp_record_get_integer (step, SP_HAZARD_STEP_HAZARD);
  g_autoptr (SpRecord) current = load_owner (self, &sp_hazard_type, owner, error);
  g_autoptr (SpRecord) hazard = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (current != NULL)
    steps = sp_steps_load (sp_write_get_engine (self), &sp_hazard_step_type, owner, error);
  if (steps == NULL)
    return FALSE;
  hazard = sp_record_copy (current);
  sp_hazard_derive (SP_HAZARD (hazard), steps);
  return sp_write_change_row (self, current, hazard, error);
}

/* ---- institutions ---- */

static gboolean
prepare_institution (SpWrite *self, SpRecord *institution, SpRecord *current, GError **error)
{
  g_autoptr (GPtrArray) steps =
    current != NULL ? sp_steps_load (sp_write_get_engine (self), &sp_institution_step_type,
                                     sp_record_get_id (institution), error)
                    : g_ptr_array_new ();

  if (steps != NULL)
    sp_institution_derive (SP_INSTITUTION (institution), steps);
  return steps != NULL;
}

static gboolean
check_institution_steps (const GPtrArray *steps, GError **error)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      if (!sp_institution_step_check (before, g_ptr_array_index (steps, i), error))
        return FALSE;
      g_ptr_array_add (before, g_ptr_array_index (steps, i));
    }
  return TRUE;
}

static gboolean
prepare_institution_step (SpWrite *self, SpRecord *step, SpRecord *current, GError **error)
{
  int64_t owner = sp_record_get_integer (step, SP_INSTITUTION_STEP_INSTITUTION);
  g_autoptr (GPtrArray) steps = NULL;

  if (sp_record_get_integer (step, SP_INSTITUTION_STEP_DAY) > sp_date_today ())
    return refuse (error, _ ("日期不能晚于今天。"));
  if (current != NULL && differs (step, current, SP_INSTITUTION_STEP_INSTITUTION))
    return refuse (error, _ ("环节不能改到别的制度措施名下；请删去它，再在那一条上登记。"));
  steps = sp_steps_load (sp_write_get_engine (self), &sp_institution_step_type, owner, error);
  if (steps == NULL)
    return FALSE;
  if (current == NULL)
    return sp_institution_step_check (steps, SP_INSTITUTION_STEP (step), error);
  remove_step (steps, sp_record_get_id (step));
  insert_step (steps, step, SP_INSTITUTION_STEP_DAY);
  return check_institution_steps (steps, error);
}

static gboolean
follow_institution (SpWrite *self, SpRecord *step, GError **error)
{
  int64_t owner = sp_record_get_integer (step, SP_INSTITUTION_STEP_INSTITUTION);
  g_autoptr (SpRecord) current = load_owner (self, &sp_institution_type, owner, error);
  g_autoptr (SpRecord) institution = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (current != NULL)
    steps = sp_steps_load (sp_write_get_engine (self), &sp_institution_step_type, owner, error);
  if (steps == NULL)
    return FALSE;
  institution = sp_record_copy (current);
  sp_institution_derive (SP_INSTITUTION (institution), steps);
  return sp_write_change_row (self, current, institution, error);
}

/* ---- listings and enterprises ---- */

static gboolean
prepare_listing (SpWrite *self, SpRecord *listing, SpRecord *current, GError **error)
{
  SpReader reader = {sp_write_get_engine (self)};
  g_autoptr (SpRecord) hazard = NULL;
  SpParameters parameters;

  hazard =
    load_owner (self, &sp_hazard_type, sp_record_get_integer (listing, SP_LISTING_HAZARD), error);
  return hazard != NULL && sp_reader_load_parameters (&reader, &parameters, error) &&
         sp_listing_check (SP_LISTING (listing), SP_HAZARD (hazard), parameters.values, error);
}

/* What the unique index would refuse, said with whose code it is. */
/* What was done or happened at an enterprise that the registry has by just this name is its: pages
 * and the hint at art. 113 go by that reference. Of two of a name neither is meant, and what a
 * person set stays. */
static gboolean
link_registered (
  SpWrite *self, SpRecord *record, SpRecord *current, guint name, guint registered, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;
  int64_t id = 0;
  guint n = 0;

  if (sp_record_peek (record, registered)->is_set || !sp_record_peek (record, name)->is_set ||
      (current != NULL && !differs (record, current, name)))
    return TRUE;
  statement = sp_engine_prepare (sp_write_get_engine (self),
                                 "SELECT id FROM enterprise WHERE name = ?1 LIMIT 2", error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sp_record_get_text (record, name));
  for (; sp_statement_next (statement); n++)
    id = sp_statement_get_integer (statement, 0);
  if (!sp_statement_end (statement, error))
    return FALSE;
  if (n == 1)
    sp_record_set_integer (record, registered, id);
  return TRUE;
}

static gboolean
prepare_enforcement (SpWrite *self, SpRecord *record, SpRecord *current, GError **error)
{
  return link_registered (self, record, current, SP_ENFORCEMENT_ENTERPRISE,
                          SP_ENFORCEMENT_REGISTERED, error);
}

static gboolean
prepare_accident (SpWrite *self, SpRecord *record, SpRecord *current, GError **error)
{
  return link_registered (self, record, current, SP_ACCIDENT_ENTERPRISE, SP_ACCIDENT_REGISTERED,
                          error);
}

static gboolean
prepare_enterprise (SpWrite *self, SpRecord *enterprise, SpRecord *current, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;
  g_autofree char *name = NULL;

  if (!sp_record_peek (enterprise, SP_ENTERPRISE_CREDIT_CODE)->is_set)
    return TRUE;
  statement =
    sp_engine_prepare (sp_write_get_engine (self),
                       "SELECT name FROM enterprise WHERE credit_code = ?1 AND id <> ?2", error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, sp_record_get_text (enterprise, SP_ENTERPRISE_CREDIT_CODE));
  sp_statement_bind_integer (statement, 2, sp_record_get_id (enterprise));
  if (sp_statement_next (statement))
    name = g_strdup (sp_statement_get_text (statement, 0));
  if (!sp_statement_end (statement, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("统一社会信用代码 %s 已经是“%s”的；如果是同一家企业，请在那一条上修改或合并。"),
               sp_record_get_text (enterprise, SP_ENTERPRISE_CREDIT_CODE), name);
  return FALSE;
}

/* ---- together ---- */

static const struct
{
  const SpRecordType *type;
  gboolean (*prepare) (SpWrite *self, SpRecord *record, SpRecord *current, GError **error);
  gboolean (*follow) (SpWrite *self, SpRecord *record, GError **error);
} rules[] = {
  {&sp_hazard_type, prepare_hazard, NULL},
  {&sp_hazard_step_type, prepare_hazard_step, follow_hazard},
  {&sp_institution_type, prepare_institution, NULL},
  {&sp_institution_step_type, prepare_institution_step, follow_institution},
  {&sp_listing_type, prepare_listing, NULL},
  {&sp_enterprise_type, prepare_enterprise, NULL},
  {&sp_enforcement_type, prepare_enforcement, NULL},
  {&sp_accident_type, prepare_accident, NULL},
  {&sp_risk_point_type, sp_write_prepare_risk_point, NULL},
  {&sp_risk_assessment_type, sp_write_prepare_risk_assessment, sp_write_follow_risk_assessment},
  {&sp_risk_event_type, sp_write_prepare_risk_event, sp_write_follow_risk_event},
  {&sp_risk_scheme_type, sp_write_prepare_risk_scheme, NULL},
  {&sp_risk_factor_type, sp_write_prepare_risk_factor, NULL},
  {&sp_risk_report_type, sp_write_prepare_risk_report, NULL},
  {&sp_risk_place_type, sp_write_prepare_risk_place, NULL},
};

gboolean
sp_write_prepare (SpWrite *self, SpRecord *record, SpRecord *current, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].type == sp_record_get_record_type (record))
      return rules[i].prepare (self, record, current, error);
  return TRUE;
}

gboolean
sp_write_follow (SpWrite *self, SpRecord *record, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].type == sp_record_get_record_type (record) && rules[i].follow != NULL)
      return rules[i].follow (self, record, error);
  return TRUE;
}

gboolean
sp_write_prepare_delete (SpWrite *self, SpRecord *record, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  guint owner =
    type == &sp_hazard_step_type ? SP_HAZARD_STEP_HAZARD : SP_INSTITUTION_STEP_INSTITUTION;
  g_autoptr (GPtrArray) steps = NULL;

  if (type != &sp_hazard_step_type && type != &sp_institution_step_type)
    return sp_write_prepare_risk_delete (self, record, error);
  steps =
    sp_steps_load (sp_write_get_engine (self), type, sp_record_get_integer (record, owner), error);
  if (steps == NULL)
    return FALSE;
  if (steps->len > 0 &&
      sp_record_get_id (g_ptr_array_index (steps, steps->len - 1)) == sp_record_get_id (record))
    return TRUE;
  return refuse (error, _ ("后面还有环节，要从最后一个环节起逐个撤回。"));
}
