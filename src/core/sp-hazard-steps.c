/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of a hazard: which may follow which, what each asks for, what follows from them now and
 * as of an earlier date. */
#include "core/sp-hazard.h"

#include "base/sp-error.h"
#include "core/sp-people.h"

#define BIT(state) (1u << SP_HAZARD_##state)
#define OPEN (BIT (REGISTERED) | BIT (ASSIGNED) | BIT (RECTIFYING) | BIT (APPLIED) | BIT (CHECKED))
#define NO_FIELD SP_HAZARD_STEP_N_FIELDS

/* What one kind of step asks for and leads to. */
typedef struct
{
  guint from;       /* bits 1 << SpHazardState in which it can be taken */
  int to;           /* SpHazardState, or -1: the state stays */
  gboolean reasons; /* a reason must be given */
  guint field;      /* of a step, that must be filled besides the day, or NO_FIELD */
} StepRule;

/* What is put right on the spot is applied for without having been assigned. */
static const StepRule rules[] = {
  [SP_STEP_ASSIGN] = {BIT (REGISTERED) | BIT (ASSIGNED) | BIT (RECTIFYING), SP_HAZARD_ASSIGNED,
                      FALSE, SP_HAZARD_STEP_UNIT},
  [SP_STEP_START] = {BIT (ASSIGNED), SP_HAZARD_RECTIFYING, FALSE, NO_FIELD},
  [SP_STEP_EXTEND] = {BIT (REGISTERED) | BIT (ASSIGNED) | BIT (RECTIFYING), -1, TRUE,
                      SP_HAZARD_STEP_DEADLINE},
  [SP_STEP_APPLY] = {BIT (REGISTERED) | BIT (ASSIGNED) | BIT (RECTIFYING), SP_HAZARD_APPLIED, FALSE,
                     SP_HAZARD_STEP_RECTIFIED_ON},
  [SP_STEP_CHECK] = {BIT (APPLIED), SP_HAZARD_CHECKED, FALSE, SP_HAZARD_STEP_PERSON},
  [SP_STEP_RETURN] = {BIT (APPLIED) | BIT (CHECKED), SP_HAZARD_RECTIFYING, TRUE, NO_FIELD},
  [SP_STEP_CLOSE] = {BIT (CHECKED), SP_HAZARD_CLOSED, FALSE, NO_FIELD},
  [SP_STEP_TRANSFER] = {OPEN, SP_HAZARD_TRANSFERRED, TRUE, NO_FIELD},
  [SP_STEP_REVOKE] = {OPEN, SP_HAZARD_REVOKED, TRUE, NO_FIELD},
  [SP_STEP_REOPEN] = {BIT (CLOSED) | BIT (TRANSFERRED) | BIT (REVOKED), SP_HAZARD_RECTIFYING, TRUE,
                      NO_FIELD},
};

guint
sp_hazard_state_steps (SpHazardState state)
{
  guint kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].from & (1u << state))
      kinds |= 1u << i;
  return kinds;
}

int
sp_hazard_step_leads_to (int kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (rules), -1);
  return rules[kind].to;
}

/* ---- what follows from steps ---- */

/* A hazard on its way through its steps. */
typedef struct
{
  SpHazardState state;
  SpDate deadline, original;
  SpDate assigned, rectified, applied, checked, closed, ended;
  SpDate handed;          /* the first assignment */
  SpDate back;            /* the last return or reopening */
  const char *checked_by; /* borrowed from the step */
  const char *applied_by; /* borrowed from the step */
  gboolean has_spent;
  double spent;
  int n_returns;
} Course;

static SpDate
get_date (gpointer record, guint field)
{
  return (SpDate)sp_record_get_integer (record, field);
}

static SpHazardStepKind
get_kind (gpointer step)
{
  return (SpHazardStepKind)sp_record_get_integer (step, SP_HAZARD_STEP_KIND);
}

static void
begin (Course *self, SpHazard *hazard)
{
  *self = (Course) {.state = SP_HAZARD_REGISTERED};
  self->deadline = get_date (hazard, SP_HAZARD_ORIGINAL_DEADLINE);
  if (self->deadline == SP_DATE_NONE)
    self->deadline = get_date (hazard, SP_HAZARD_DEADLINE);
}

static void
go_back (Course *self, SpDate day)
{
  self->rectified = self->applied = self->checked = SP_DATE_NONE;
  self->closed = self->ended = SP_DATE_NONE;
  self->checked_by = self->applied_by = NULL;
  self->has_spent = FALSE;
  self->back = day;
}

static void
set_deadline (Course *self, SpHazardStepKind kind, SpDate deadline)
{
  if (deadline == SP_DATE_NONE)
    return;
  if (kind == SP_STEP_EXTEND && self->original == SP_DATE_NONE)
    self->original = self->deadline;
  if (kind == SP_STEP_EXTEND || kind == SP_STEP_ASSIGN)
    self->deadline = deadline;
}

static void
apply (Course *self, gpointer step, SpDate day)
{
  self->applied = day;
  self->applied_by = sp_record_get_text (step, SP_HAZARD_STEP_PERSON);
  self->rectified = get_date (step, SP_HAZARD_STEP_RECTIFIED_ON);
  self->has_spent = sp_record_peek (step, SP_HAZARD_STEP_SPENT)->is_set;
  self->spent = sp_record_get_real (step, SP_HAZARD_STEP_SPENT);
}

static void
take (Course *self, gpointer step)
{
  SpHazardStepKind kind = get_kind (step);
  SpDate day = get_date (step, SP_HAZARD_STEP_DAY);

  set_deadline (self, kind, get_date (step, SP_HAZARD_STEP_DEADLINE));
  if (kind == SP_STEP_ASSIGN)
    {
      self->assigned = day;
      if (self->handed == SP_DATE_NONE)
        self->handed = day;
    }
  else if (kind == SP_STEP_APPLY)
    apply (self, step, day);
  else if (kind == SP_STEP_CHECK)
    {
      self->checked = day;
      self->checked_by = sp_record_get_text (step, SP_HAZARD_STEP_PERSON);
    }
  else if (kind == SP_STEP_CLOSE)
    self->closed = day;
  else if (kind == SP_STEP_TRANSFER || kind == SP_STEP_REVOKE)
    self->ended = day;
  else if (kind == SP_STEP_RETURN || kind == SP_STEP_REOPEN)
    go_back (self, day);
  if (kind == SP_STEP_RETURN)
    self->n_returns++;
  if (rules[kind].to >= 0)
    self->state = (SpHazardState)rules[kind].to;
}

static void
go (Course *self, SpHazard *hazard, const GPtrArray *steps, SpDate as_of)
{
  begin (self, hazard);
  for (guint i = 0; i < steps->len; i++)
    if (get_date (steps->pdata[i], SP_HAZARD_STEP_DAY) <= as_of)
      take (self, steps->pdata[i]);
}

void
sp_hazard_derive (SpHazard *self, const GPtrArray *steps)
{
  SpRecord *record = SP_RECORD (self);
  SpValue spent = {0};
  Course course;

  g_return_if_fail (SP_IS_HAZARD (self) && steps != NULL);

  go (&course, self, steps, G_MAXINT);
  spent.is_set = course.has_spent;
  spent.real = course.spent;
  sp_record_set_integer (record, SP_HAZARD_DEADLINE, course.deadline);
  sp_record_set_integer (record, SP_HAZARD_ORIGINAL_DEADLINE, course.original);
  sp_record_set_integer (record, SP_HAZARD_STATE, course.state);
  sp_record_set_integer (record, SP_HAZARD_ASSIGNED_ON, course.assigned);
  sp_record_set_integer (record, SP_HAZARD_RECTIFIED_ON, course.rectified);
  sp_record_set_integer (record, SP_HAZARD_APPLIED_ON, course.applied);
  sp_record_set_integer (record, SP_HAZARD_CHECKED_ON, course.checked);
  sp_record_set_text (record, SP_HAZARD_CHECKED_BY, course.checked_by);
  sp_record_set_integer (record, SP_HAZARD_CLOSED_ON, course.closed);
  sp_record_set_integer (record, SP_HAZARD_ENDED_ON, course.ended);
  sp_record_set_value (record, SP_HAZARD_SPENT, &spent);
  sp_record_set_integer (record, SP_HAZARD_N_RETURNS, course.n_returns);
}

SpHazardStanding
sp_hazard_get_standing (SpHazard *self, const GPtrArray *steps, SpDate as_of)
{
  SpHazardStanding standing = {0};
  Course course;

  g_return_val_if_fail (SP_IS_HAZARD (self) && steps != NULL, standing);

  go (&course, self, steps, as_of);
  standing.is_known = get_date (self, SP_HAZARD_FOUND_ON) <= as_of;
  standing.state = course.state;
  standing.deadline = course.deadline;
  standing.rectified_on = course.rectified;
  standing.closed_on = course.closed;
  standing.is_extended = course.original != SP_DATE_NONE;
  if ((OPEN & (1u << course.state)) == 0 || course.deadline == SP_DATE_NONE)
    return standing;
  standing.days = as_of - course.deadline;
  standing.is_overdue = standing.days > 0;
  return standing;
}

/* ---- what a step must be ---- */

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (SP_ERROR, SP_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
refuse_day (GError **error, const char *format, SpDate day)
{
  g_autofree char *iso = sp_date_dup_iso (day);
  g_autofree char *text = g_strconcat (format, iso, "。", NULL);

  return refuse (error, "%s", text);
}

static gboolean
check_asked (SpRecord *step, const StepRule *rule, GError **error)
{
  SpHazardStepKind kind = get_kind (step);
  const char *label = sp_vocabulary_label (&sp_hazard_step_kinds, (int)kind);

  if (rule->reasons && !sp_record_peek (step, SP_HAZARD_STEP_REASON)->is_set)
    return refuse (error, _ ("%s要写明理由。"), label);
  if (rule->field != NO_FIELD && !sp_record_peek (step, rule->field)->is_set)
    return refuse (error, _ ("%s要填“%s”。"), label,
                   _ (sp_hazard_step_type.fields[rule->field].label));
  return TRUE;
}

static gboolean
check_days (
  SpHazard *hazard, const Course *course, SpDate last, SpRecord *step, SpDate today, GError **error)
{
  SpDate day = get_date (step, SP_HAZARD_STEP_DAY);
  SpDate rectified = get_date (step, SP_HAZARD_STEP_RECTIFIED_ON);
  SpDate found = get_date (hazard, SP_HAZARD_FOUND_ON);

  if (day > today)
    return refuse_day (error, _ ("日期不能晚于今天 "), today);
  if (day < found)
    return refuse_day (error, _ ("日期不能早于排查日期 "), found);
  if (day < last)
    return refuse_day (error, _ ("日期不能早于上一环节的日期 "), last);
  if (rectified == SP_DATE_NONE || get_kind (step) != SP_STEP_APPLY)
    return TRUE;
  if (rectified > day)
    return refuse_day (error, _ ("整改完成日期不能晚于申请验收日期 "), day);
  if (rectified < found)
    return refuse_day (error, _ ("整改完成日期不能早于排查日期 "), found);
  if (rectified < course->handed)
    return refuse_day (error, _ ("整改完成日期不能早于交办日期 "), course->handed);
  if (course->back != SP_DATE_NONE && rectified < course->back)
    return refuse_day (error, _ ("退回以后要重新整改，整改完成日期不能早于退回日期 "),
                       course->back);
  return TRUE;
}

static gboolean
check_deadline (const Course *course, SpRecord *step, GError **error)
{
  SpDate deadline = get_date (step, SP_HAZARD_STEP_DEADLINE);

  if (get_kind (step) != SP_STEP_EXTEND)
    return deadline == SP_DATE_NONE || deadline >= get_date (step, SP_HAZARD_STEP_DAY)
             ? TRUE
             : refuse (error, _ ("整改时限不能早于交办日期。"));
  if (course->deadline == SP_DATE_NONE)
    return refuse (error, _ ("这条隐患还没有整改时限，不能延期；请先填整改时限。"));
  if (deadline <= course->deadline)
    return refuse_day (error, _ ("延期后的时限要晚于现在的时限 "), course->deadline);
  return TRUE;
}

/* Who rectified is not who says that it is done: neither checks nor closes. */
static gboolean
check_people (SpHazard *hazard, const Course *course, SpRecord *step, GError **error)
{
  const char *person = sp_record_get_text (step, SP_HAZARD_STEP_PERSON);
  g_autofree char *shared = NULL;

  if (get_kind (step) != SP_STEP_CHECK && get_kind (step) != SP_STEP_CLOSE)
    return TRUE;
  shared = sp_people_dup_shared (person, sp_record_get_text (SP_RECORD (hazard), SP_HAZARD_PERSON));
  if (shared == NULL && course->applied_by != NULL)
    shared = sp_people_dup_shared (person, course->applied_by);
  if (shared == NULL)
    return TRUE;
  return refuse (error,
                 get_kind (step) == SP_STEP_CHECK
                   ? _ ("“%s”是整改的人，不能自己核查验收；请由别的人核查。")
                   : _ ("“%s”是整改的人，不能自己销号；请由别的人办理。"),
                 shared);
}

static gboolean
check_step (
  SpHazard *hazard, const Course *course, SpDate last, SpRecord *step, SpDate today, GError **error)
{
  SpHazardStepKind kind = get_kind (step);

  if ((rules[kind].from & (1u << course->state)) == 0)
    return refuse (error, _ ("这条隐患现在是“%s”，不能%s。"),
                   sp_vocabulary_label (&sp_hazard_states, (int)course->state),
                   sp_vocabulary_label (&sp_hazard_step_kinds, (int)kind));
  return check_asked (step, &rules[kind], error) &&
         check_days (hazard, course, last, step, today, error) &&
         check_deadline (course, step, error) && check_people (hazard, course, step, error);
}

gboolean
sp_hazard_step_check (
  SpHazard *self, const GPtrArray *steps, SpHazardStep *step, SpDate today, GError **error)
{
  SpDate last = SP_DATE_NONE;
  Course course;

  g_return_val_if_fail (SP_IS_HAZARD (self) && SP_IS_HAZARD_STEP (step), FALSE);

  go (&course, self, steps, G_MAXINT);
  if (steps->len > 0)
    last = get_date (steps->pdata[steps->len - 1], SP_HAZARD_STEP_DAY);
  return check_step (self, &course, last, SP_RECORD (step), today, error);
}

gboolean
sp_hazard_steps_check (SpHazard *self, const GPtrArray *steps, SpDate today, GError **error)
{
  SpDate last = SP_DATE_NONE;
  Course course;

  g_return_val_if_fail (SP_IS_HAZARD (self) && steps != NULL, FALSE);

  begin (&course, self);
  for (guint i = 0; i < steps->len; i++)
    {
      if (!check_step (self, &course, last, steps->pdata[i], today, error))
        return FALSE;
      take (&course, steps->pdata[i]);
      last = get_date (steps->pdata[i], SP_HAZARD_STEP_DAY);
    }
  return TRUE;
}
