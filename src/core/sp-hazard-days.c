/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-days.h. */
#include "core/sp-hazard-days.h"

#include "base/sp-error.h"

/* Days of a row in the order in which they follow one another. */
static const guint day_fields[] = {SP_HAZARD_ASSIGNED_ON, SP_HAZARD_RECTIFIED_ON,
                                   SP_HAZARD_APPLIED_ON,  SP_HAZARD_CHECKED_ON,
                                   SP_HAZARD_CLOSED_ON,   SP_HAZARD_ENDED_ON};

typedef struct
{
  /* Borrowed */
  SpRecord *said;
  SpRecord *current; /* NULL: new */
  GPtrArray *remarks;
  GPtrArray *made; /* of SpHazardStep */

  /* State */
  SpDate found, assigned, rectified, applied, checked, closed, ended;
  SpHazardState from; /* what is stored */
  SpHazardState goal; /* without what ended it otherwise */
} Row;

guint64
sp_hazard_days_fields (void)
{
  guint64 fields = G_GUINT64_CONSTANT (1) << SP_HAZARD_STATE |
                   G_GUINT64_CONSTANT (1) << SP_HAZARD_ORIGINAL_DEADLINE |
                   G_GUINT64_CONSTANT (1) << SP_HAZARD_CHECKED_BY |
                   G_GUINT64_CONSTANT (1) << SP_HAZARD_SPENT |
                   G_GUINT64_CONSTANT (1) << SP_HAZARD_N_RETURNS;

  for (guint i = 0; i < G_N_ELEMENTS (day_fields); i++)
    fields |= G_GUINT64_CONSTANT (1) << day_fields[i];
  return fields;
}

static SpDate
get_date (SpRecord *record, guint field)
{
  return record != NULL ? (SpDate)sp_record_get_integer (record, field) : SP_DATE_NONE;
}

static const char *
label (guint field)
{
  return _ (sp_hazard_type.fields[field].label);
}

static void
remark (Row *self, const char *sentence)
{
  if (self->remarks != NULL)
    g_ptr_array_add (self->remarks, g_strdup (sentence));
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, sentence);
  return FALSE;
}

/* ---- against what is stored ---- */

/* What a step recorded is changed by taking it back, so that it is seen who did. */
static gboolean
check_kept (Row *self, guint field, GError **error)
{
  const SpField *declared = &sp_hazard_type.fields[field];
  g_autofree char *stored = NULL;
  g_autofree char *said = NULL;

  if (!sp_record_peek (self->current, field)->is_set ||
      sp_value_equal (declared, sp_record_peek (self->current, field),
                      sp_record_peek (self->said, field)))
    return TRUE;
  stored = sp_value_to_label (declared, sp_record_peek (self->current, field));
  said = sp_value_to_label (declared, sp_record_peek (self->said, field));
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("“%s”已登记为 %s，表里是 %s。已经办理的环节不由表格改写："
                  "表里写错的请改表，登记错的请在这条隐患上撤回后重办。"),
               label (field), stored, said);
  return FALSE;
}

static gboolean
check_stored (Row *self, const GPtrArray *steps, GError **error)
{
  static const guint others[] = {SP_HAZARD_ORIGINAL_DEADLINE, SP_HAZARD_CHECKED_BY,
                                 SP_HAZARD_SPENT};
  gboolean is_good = TRUE;
  gboolean is_extending;

  for (guint i = 0; is_good && i < G_N_ELEMENTS (day_fields); i++)
    is_good = check_kept (self, day_fields[i], error);
  for (guint i = 0; is_good && i < G_N_ELEMENTS (others); i++)
    is_good = check_kept (self, others[i], error);
  if (!is_good)
    return FALSE;
  is_extending = get_date (self->said, SP_HAZARD_ORIGINAL_DEADLINE) !=
                 get_date (self->current, SP_HAZARD_ORIGINAL_DEADLINE);
  for (guint i = 0; !is_extending && i < steps->len; i++)
    if (sp_record_peek (steps->pdata[i], SP_HAZARD_STEP_DEADLINE)->is_set)
      return check_kept (self, SP_HAZARD_DEADLINE, error);
  return TRUE;
}

/* ---- days ---- */

static void
read_days (Row *self)
{
  self->found = get_date (self->said, SP_HAZARD_FOUND_ON);
  self->assigned = get_date (self->said, SP_HAZARD_ASSIGNED_ON);
  self->rectified = get_date (self->said, SP_HAZARD_RECTIFIED_ON);
  self->applied = get_date (self->said, SP_HAZARD_APPLIED_ON);
  self->checked = get_date (self->said, SP_HAZARD_CHECKED_ON);
  self->closed = get_date (self->said, SP_HAZARD_CLOSED_ON);
  self->ended = get_date (self->said, SP_HAZARD_ENDED_ON);
  self->from = self->current != NULL
                 ? (SpHazardState)sp_record_get_integer (self->current, SP_HAZARD_STATE)
                 : SP_HAZARD_REGISTERED;
}

/* What the days say by themselves. A stored return or reopening leaves only the assignment. */
static SpHazardState
imply_state (const Row *self)
{
  if (self->closed != SP_DATE_NONE)
    return SP_HAZARD_CLOSED;
  if (self->checked != SP_DATE_NONE)
    return SP_HAZARD_CHECKED;
  if (self->applied != SP_DATE_NONE || self->rectified != SP_DATE_NONE)
    return SP_HAZARD_APPLIED;
  return self->assigned != SP_DATE_NONE ? SP_HAZARD_ASSIGNED : SP_HAZARD_REGISTERED;
}

static gboolean
is_ended (SpHazardState state)
{
  return state == SP_HAZARD_TRANSFERRED || state == SP_HAZARD_REVOKED;
}

static gboolean
find_goal (Row *self, GError **error)
{
  SpHazardState said = (SpHazardState)sp_record_get_integer (self->said, SP_HAZARD_STATE);
  SpHazardState implied = imply_state (self);

  self->goal = implied;
  if (is_ended (said) != (self->ended != SP_DATE_NONE))
    return refuse (error, is_ended (said)
                            ? _ ("状态是移交或误判撤销的，要填“移交撤销日期”。")
                            : _ ("填了“移交撤销日期”的，状态要写明是“已移交”还是“误判撤销”。"));
  if (is_ended (said) || said == SP_HAZARD_REGISTERED || (said == self->from && implied >= said))
    return TRUE;
  if (said < implied && !(said == SP_HAZARD_RECTIFYING && implied == SP_HAZARD_ASSIGNED))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("状态是“%s”，日期却说明已到“%s”。请改正状态，或去掉后面的日期。"),
                   sp_vocabulary_label (&sp_hazard_states, (int)said),
                   sp_vocabulary_label (&sp_hazard_states, (int)implied));
      return FALSE;
    }
  self->goal = said;
  return TRUE;
}

/* The first of what is known; SP_DATE_NONE where nothing is. */
static SpDate
first_of (SpDate a, SpDate b, SpDate c)
{
  return a != SP_DATE_NONE ? a : b != SP_DATE_NONE ? b : c;
}

static gboolean
fill_acceptance (Row *self, GError **error)
{
  if (self->goal == SP_HAZARD_CLOSED && self->closed == SP_DATE_NONE)
    return refuse (error, _ ("状态是“已销号”，没有销号日期。请填“销号日期”。"));
  if (self->checked == SP_DATE_NONE && self->closed == SP_DATE_NONE)
    return refuse (error, _ ("状态是“待销号”，没有验收日期。请填“验收日期”。"));
  if (!sp_record_peek (self->said, SP_HAZARD_CHECKED_BY)->is_set)
    return refuse (error, _ ("没有写是谁验收的。谁验收谁签字，请填“验收人”。"));
  if (self->checked == SP_DATE_NONE)
    {
      self->checked = self->closed;
      remark (self, _ ("没有验收日期，按销号日期登记。"));
    }
  return TRUE;
}

static gboolean
fill_days (Row *self, GError **error)
{
  if (self->goal >= SP_HAZARD_CHECKED && !fill_acceptance (self, error))
    return FALSE;
  if (self->goal >= SP_HAZARD_APPLIED)
    {
      SpDate rectified = first_of (self->rectified, self->applied, self->checked);

      if (rectified == SP_DATE_NONE)
        return refuse (error, _ ("状态是“待核查”，没有整改完成日期。请填“整改完成日期”。"));
      if (self->rectified == SP_DATE_NONE)
        remark (self, _ ("没有整改完成日期，按后一个日期登记。"));
      if (self->applied == SP_DATE_NONE)
        remark (self, self->checked != SP_DATE_NONE
                        ? _ ("没有申请验收日期，按验收日期登记。")
                        : _ ("没有申请验收日期，按整改完成日期登记，等待核查。"));
      self->rectified = rectified;
      self->applied = first_of (self->applied, self->checked, rectified);
    }
  if (self->assigned == SP_DATE_NONE && self->from == SP_HAZARD_REGISTERED &&
      (self->goal == SP_HAZARD_ASSIGNED || self->goal == SP_HAZARD_RECTIFYING))
    {
      self->assigned = self->found;
      remark (self, _ ("没有交办日期，按排查日期登记。"));
    }
  return TRUE;
}

/* ---- steps ---- */

static SpRecord *
add (Row *self, SpHazardStepKind kind, SpDate day)
{
  SpRecord *step = sp_record_new (&sp_hazard_step_type);

  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, kind);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, day);
  g_ptr_array_add (self->made, step);
  return step;
}

static gboolean
is_new_day (Row *self, guint field, SpDate day)
{
  return day != SP_DATE_NONE && get_date (self->current, field) == SP_DATE_NONE;
}

static gboolean
add_assignment (Row *self, GError **error)
{
  int64_t unit = sp_record_get_integer (self->said, SP_HAZARD_DEPARTMENT);

  if (unit == 0)
    unit = sp_record_get_integer (self->said, SP_HAZARD_TOWNSHIP);
  if (is_new_day (self, SP_HAZARD_ASSIGNED_ON, self->assigned))
    {
      if (unit == 0)
        return refuse (error, _ ("不知道交办给谁：请填“监管责任部门”或“乡镇”。"));
      sp_record_set_integer (add (self, SP_STEP_ASSIGN, self->assigned), SP_HAZARD_STEP_UNIT, unit);
    }
  if (self->goal == SP_HAZARD_RECTIFYING && self->from < SP_HAZARD_RECTIFYING)
    add (self, SP_STEP_START, self->assigned);
  return TRUE;
}

/* The day of a decision that the row does not know: the former deadline, but before what came
 * next. */
static SpDate
guess_extension (const Row *self, SpDate original, SpDate today)
{
  SpDate next = first_of (self->applied, self->ended, today);

  return MAX (MIN (MIN (original, next), today), MAX (self->assigned, self->found));
}

static void
add_extension (Row *self, SpDate today)
{
  SpDate original = get_date (self->said, SP_HAZARD_ORIGINAL_DEADLINE);
  SpRecord *step;

  if (!is_new_day (self, SP_HAZARD_ORIGINAL_DEADLINE, original))
    return;
  step = add (self, SP_STEP_EXTEND, guess_extension (self, original, today));
  sp_record_set_integer (step, SP_HAZARD_STEP_DEADLINE, get_date (self->said, SP_HAZARD_DEADLINE));
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, _ ("原台账没有写延期理由"));
  remark (self, _ ("延期的日期和理由表里没有，延期日期是推定的。"));
}

static void
add_application (Row *self)
{
  SpRecord *step;

  if (self->goal < SP_HAZARD_APPLIED || !is_new_day (self, SP_HAZARD_APPLIED_ON, self->applied))
    return;
  step = add (self, SP_STEP_APPLY, self->applied);
  sp_record_set_integer (step, SP_HAZARD_STEP_RECTIFIED_ON, self->rectified);
  sp_record_set_value (step, SP_HAZARD_STEP_SPENT, sp_record_peek (self->said, SP_HAZARD_SPENT));
}

static void
add_acceptance (Row *self)
{
  if (self->goal >= SP_HAZARD_CHECKED && is_new_day (self, SP_HAZARD_CHECKED_ON, self->checked))
    sp_record_set_text (add (self, SP_STEP_CHECK, self->checked), SP_HAZARD_STEP_PERSON,
                        sp_record_get_text (self->said, SP_HAZARD_CHECKED_BY));
  if (self->goal == SP_HAZARD_CLOSED && is_new_day (self, SP_HAZARD_CLOSED_ON, self->closed))
    add (self, SP_STEP_CLOSE, self->closed);
}

static void
add_end (Row *self)
{
  const char *note = sp_record_get_text (self->said, SP_HAZARD_NOTE);
  gboolean is_transfer =
    sp_record_get_integer (self->said, SP_HAZARD_STATE) == SP_HAZARD_TRANSFERRED;
  SpRecord *step;

  if (!is_new_day (self, SP_HAZARD_ENDED_ON, self->ended))
    return;
  step = add (self, is_transfer ? SP_STEP_TRANSFER : SP_STEP_REVOKE, self->ended);
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, *note != '\0' ? note : _ ("原台账没有写理由"));
  if (*note == '\0')
    remark (self, _ ("没有写移交或撤销的理由，请在备注里补上。"));
}

/* What a row says beside its days that no step takes. */
static void
tell_lost (Row *self)
{
  if (sp_record_get_integer (self->said, SP_HAZARD_N_RETURNS) >
      (self->current != NULL ? sp_record_get_integer (self->current, SP_HAZARD_N_RETURNS) : 0))
    remark (self, _ ("“退回次数”由退回环节得出，表里的没有存。"));
  if (sp_record_peek (self->said, SP_HAZARD_SPENT)->is_set && self->goal < SP_HAZARD_APPLIED)
    remark (self, _ ("还没有整改完成，“实际投入”没有存；整改完成时再填。"));
}

static gboolean
make_steps (Row *self, SpDate today, GError **error)
{
  if (!add_assignment (self, error))
    return FALSE;
  add_extension (self, today);
  add_application (self);
  add_acceptance (self);
  add_end (self);
  tell_lost (self);
  return TRUE;
}

void
sp_hazard_days_rewind (SpHazard *said, SpHazard *current)
{
  SpRecord *record = SP_RECORD (said);
  SpDate original = get_date (record, SP_HAZARD_ORIGINAL_DEADLINE);

  g_return_if_fail (SP_IS_HAZARD (said));

  if (original != SP_DATE_NONE && current == NULL)
    sp_record_set_integer (record, SP_HAZARD_DEADLINE, original);
  else if (original != SP_DATE_NONE &&
           get_date (SP_RECORD (current), SP_HAZARD_ORIGINAL_DEADLINE) == SP_DATE_NONE)
    sp_record_set_integer (record, SP_HAZARD_DEADLINE,
                           get_date (SP_RECORD (current), SP_HAZARD_DEADLINE));
}

/* Those that are stored and those that follow, as the rules see them. */
static gboolean
check_all (Row *self, const GPtrArray *steps, SpDate today, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (SpRecord) hazard = sp_record_copy (self->said);

  sp_hazard_days_rewind (SP_HAZARD (hazard),
                         self->current != NULL ? SP_HAZARD (self->current) : NULL);
  if (self->current == NULL)
    sp_record_set_integer (hazard, SP_HAZARD_ORIGINAL_DEADLINE, 0);
  else
    sp_record_set_value (hazard, SP_HAZARD_ORIGINAL_DEADLINE,
                         sp_record_peek (self->current, SP_HAZARD_ORIGINAL_DEADLINE));
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    g_ptr_array_add (all, steps->pdata[i]);
  for (guint i = 0; i < self->made->len; i++)
    g_ptr_array_add (all, self->made->pdata[i]);
  return sp_hazard_steps_check (SP_HAZARD (hazard), all, today, error);
}

GPtrArray *
sp_hazard_steps_from_days (SpHazard *said,
                           SpHazard *current,
                           const GPtrArray *steps,
                           SpDate today,
                           GPtrArray *remarks,
                           GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  Row row = {.said = SP_RECORD (said), .remarks = remarks, .made = made};

  g_return_val_if_fail (SP_IS_HAZARD (said), NULL);
  g_return_val_if_fail ((current == NULL) == (steps == NULL), NULL);

  row.current = current != NULL ? SP_RECORD (current) : NULL;
  read_days (&row);
  if ((current != NULL && !check_stored (&row, steps, error)) || !find_goal (&row, error) ||
      !fill_days (&row, error) || !make_steps (&row, today, error) ||
      !check_all (&row, steps, today, error))
    return NULL;
  return g_steal_pointer (&made);
}
