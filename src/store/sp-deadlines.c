/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-deadlines.h. */
#include "store/sp-deadlines.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

/* The record, or an error when it is not there. */
static SpRecord *
load (SpReader *reader, const SpRecordType *type, int64_t id, GError **error)
{
  GError *failure = NULL;
  SpRecord *record = sp_reader_load (reader, type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (record == NULL)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
                 _ ("这条%s已经不在了。请刷新后再看。"), _ (type->label));
  return record;
}

/* ---- putting off ---- */

static gboolean
check_dated (SpRecord *deadline, GError **error)
{
  gboolean is_dated = sp_deadline_can_extend (SP_DEADLINE (deadline));

  if (!is_dated)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("这个时限没有到期日，不能延期。请先在“时限”里填上日期。"));
  return is_dated;
}

/* As of any day one day is in force, so extensions follow each other in time. */
static gboolean
check_order (SpReader *reader, SpRecord *extension, GError **error)
{
  int64_t deadline = sp_record_get_integer (extension, SP_EXTENSION_DEADLINE);
  g_autoptr (GPtrArray) former =
    sp_reader_load_all (reader, &sp_extension_type, SP_EXTENSION_DEADLINE, deadline, error);

  if (former == NULL)
    return FALSE;
  for (guint i = 0; i < former->len; i++)
    {
      SpRecord *other = g_ptr_array_index (former, i);
      g_autofree char *day = NULL;

      if (sp_record_get_integer (other, SP_EXTENSION_GRANTED_ON) <=
          sp_record_get_integer (extension, SP_EXTENSION_GRANTED_ON))
        continue;
      day = sp_date_dup_iso ((SpDate)sp_record_get_integer (other, SP_EXTENSION_GRANTED_ON));
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("这个时限在 %s 已经批准过延期，新的批准日期不能更早。"), day);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_extension (SpReader *reader, SpRecord *deadline, SpRecord *extension, GError **error)
{
  g_autofree char *due =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE));

  if (!sp_record_check (extension, error))
    return FALSE;
  if (sp_record_get_integer (extension, SP_EXTENSION_NEW_DUE) ==
      sp_record_get_integer (deadline, SP_DEADLINE_DUE))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("延期后的日期与现在的时限（%s）相同。请填新的日期。"), due);
      return FALSE;
    }
  return check_order (reader, extension, error);
}

gboolean
sp_store_extend_deadline (SpStore *self, SpExtension *extension, GError **error)
{
  SpRecord *record = SP_RECORD (extension);
  SpReader *reader;
  g_autoptr (SpRecord) deadline = NULL;
  g_autoptr (SpWrite) write = NULL;
  int64_t due;

  g_return_val_if_fail (SP_IS_STORE (self) && SP_IS_EXTENSION (extension), FALSE);
  reader = sp_store_get_reader (self);
  deadline =
    load (reader, &sp_deadline_type, sp_record_get_integer (record, SP_EXTENSION_DEADLINE), error);
  if (deadline == NULL || !check_dated (deadline, error))
    return FALSE;
  due = sp_record_get_integer (deadline, SP_DEADLINE_DUE);
  sp_record_set_integer (record, SP_EXTENSION_OLD_DUE, due);
  if (!check_extension (reader, deadline, record, error))
    return FALSE;
  if (sp_record_get_integer (deadline, SP_DEADLINE_ORIGINAL_DUE) == SP_DATE_NONE)
    sp_record_set_integer (deadline, SP_DEADLINE_ORIGINAL_DUE, due);
  sp_record_set_integer (deadline, SP_DEADLINE_DUE,
                         sp_record_get_integer (record, SP_EXTENSION_NEW_DUE));
  write = sp_write_begin (self, SP_ACTION_EDIT, _ ("延期"), error);
  return write != NULL && sp_write_insert (write, record, error) &&
         sp_write_update (write, deadline, error) && sp_write_commit (write, error);
}

int64_t
sp_reader_find_deadline (SpReader *self, int64_t measure, SpDate due, GError **error)
{
  g_autoptr (GPtrArray) deadlines = NULL;
  int64_t found = 0;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  deadlines = sp_reader_load_all (self, &sp_deadline_type, SP_DEADLINE_MEASURE, measure, error);
  if (deadlines == NULL)
    return 0;
  for (guint i = 0; i < deadlines->len; i++)
    {
      SpRecord *deadline = g_ptr_array_index (deadlines, i);

      if (!check_dated (deadline, NULL) ||
          (due != SP_DATE_NONE && sp_record_get_integer (deadline, SP_DEADLINE_DUE) != due))
        continue;
      found = sp_record_get_id (deadline);
      n++;
    }
  if (n == 1)
    return found;
  if (n == 0)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOT_FOUND,
                 due == SP_DATE_NONE ? _ ("这项任务没有写明日期的时限，不能延期。")
                                     : _ ("这项任务没有这一天的时限，请核对日期。"));
  else
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("这项任务有 %u 个时限，请说明是哪一天的时限。"), n);
  return 0;
}

/* ---- occurrences ---- */

/* The span that occurrences are made for. */
static gboolean
find_span (SpReader *reader, SpRecord *deadline, SpDate *first, SpDate *last, GError **error)
{
  g_autoptr (SpRecord) measure =
    load (reader, &sp_measure_type, sp_record_get_integer (deadline, SP_DEADLINE_MEASURE), error);
  g_autoptr (SpRecord) plan = NULL;

  if (measure == NULL)
    return FALSE;
  plan = load (reader, &sp_plan_type, sp_record_get_integer (measure, SP_MEASURE_PLAN), error);
  if (plan == NULL)
    return FALSE;
  *first = (SpDate)sp_record_get_integer (measure, SP_MEASURE_START_ON);
  if (*first == SP_DATE_NONE)
    *first = (SpDate)sp_record_get_integer (plan, SP_PLAN_FIRST_DAY);
  *last = (SpDate)sp_record_get_integer (plan, SP_PLAN_LAST_DAY);
  return TRUE;
}

static SpRecord *
find_stored (const GPtrArray *stored, SpDate period_start)
{
  for (guint i = 0; i < stored->len; i++)
    {
      SpRecord *occurrence = g_ptr_array_index (stored, i);

      if (sp_record_get_integer (occurrence, SP_DEADLINE_OCCURRENCE_PERIOD_START) == period_start)
        return occurrence;
    }
  return NULL;
}

static GArray *
make_days (SpDeadline *deadline, SpDate first, SpDate last, const GPtrArray *stored)
{
  SpOccurrenceRule rule = sp_deadline_get_rule (deadline);
  g_autoptr (GArray) occurrences = sp_occurrence_list (&rule, first, last);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SpDeadlineDay));

  for (guint i = 0; i < occurrences->len; i++)
    {
      const SpOccurrence *occurrence = &g_array_index (occurrences, SpOccurrence, i);
      SpRecord *ticked = find_stored (stored, occurrence->period.first);
      SpDeadlineDay day = {occurrence->period, occurrence->due, SP_DATE_NONE};

      if (ticked != NULL)
        day.done_on = (SpDate)sp_record_get_integer (ticked, SP_DEADLINE_OCCURRENCE_DONE_ON);
      g_array_append_val (days, day);
    }
  return days;
}

GArray *
sp_reader_load_deadline_days (SpReader *self, int64_t deadline, GError **error)
{
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  SpDate first, last;

  g_return_val_if_fail (self != NULL, NULL);
  record = load (self, &sp_deadline_type, deadline, error);
  if (record == NULL || !find_span (self, record, &first, &last, error))
    return NULL;
  stored = sp_reader_load_all (self, &sp_deadline_occurrence_type, SP_DEADLINE_OCCURRENCE_DEADLINE,
                               deadline, error);
  return stored != NULL ? make_days (SP_DEADLINE (record), first, last, stored) : NULL;
}

guint
sp_deadline_days_until (const GArray *days, SpDate as_of, guint *n_due, guint *n_done)
{
  guint due = 0;
  guint done = 0;

  g_return_val_if_fail (days != NULL, 0);
  for (; due < days->len && g_array_index (days, SpDeadlineDay, due).due <= as_of; due++)
    {
      SpDate done_on = g_array_index (days, SpDeadlineDay, due).done_on;

      done += done_on != SP_DATE_NONE && done_on <= as_of;
    }
  if (n_due != NULL)
    *n_due = due;
  if (n_done != NULL)
    *n_done = done;
  return MIN (due + 1, days->len);
}

/* Whether an occurrence before @i was ticked off by @as_of: from then on the others are held to. */
static gboolean
is_counted (const GArray *days, guint i, SpDate as_of)
{
  for (guint k = 0; k < i; k++)
    {
      SpDate done_on = g_array_index (days, SpDeadlineDay, k).done_on;

      if (done_on != SP_DATE_NONE && done_on <= as_of)
        return TRUE;
    }
  return FALSE;
}

SpLightState
sp_deadline_days_judge (const GArray *days, guint i, SpDate as_of, int near_days)
{
  SpLightState state = {.light = SP_LIGHT_ON_TRACK};
  const SpDeadlineDay *day;

  g_return_val_if_fail (days != NULL && i < days->len, state);
  day = &g_array_index (days, SpDeadlineDay, i);
  if (day->done_on != SP_DATE_NONE && day->done_on <= as_of)
    state.light = SP_LIGHT_DONE;
  else if (day->due >= as_of)
    {
      state.days = day->due - as_of;
      state.light = state.days <= near_days ? SP_LIGHT_NEAR : SP_LIGHT_ON_TRACK;
    }
  else if (is_counted (days, i, as_of))
    {
      state.days = as_of - day->due;
      state.light = SP_LIGHT_OVERDUE;
    }
  return state;
}

static const SpDeadlineDay *
find_day (const GArray *days, SpDate period_start, GError **error)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, SpDeadlineDay, i).period.first == period_start)
      return &g_array_index (days, SpDeadlineDay, i);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("这个时限在计划期内没有这一期。请刷新后再看。"));
  return NULL;
}

static gboolean
write_tick (SpWrite *write,
            SpRecord *stored,
            int64_t deadline,
            const SpDeadlineDay *day,
            SpDate done_on,
            GError **error)
{
  g_autoptr (SpRecord) fresh = NULL;

  if (done_on == SP_DATE_NONE)
    return stored == NULL ||
           sp_write_delete (write, &sp_deadline_occurrence_type, sp_record_get_id (stored), error);
  if (stored != NULL)
    {
      sp_record_set_integer (stored, SP_DEADLINE_OCCURRENCE_DONE_ON, done_on);
      return sp_write_update (write, stored, error);
    }
  fresh = sp_record_new (&sp_deadline_occurrence_type);
  sp_record_set_integer (fresh, SP_DEADLINE_OCCURRENCE_DEADLINE, deadline);
  sp_record_set_integer (fresh, SP_DEADLINE_OCCURRENCE_PERIOD_START, day->period.first);
  sp_record_set_integer (fresh, SP_DEADLINE_OCCURRENCE_DUE, day->due);
  sp_record_set_integer (fresh, SP_DEADLINE_OCCURRENCE_DONE_ON, done_on);
  return sp_write_insert (write, fresh, error);
}

gboolean
sp_store_tick_deadline (
  SpStore *self, int64_t deadline, SpDate period_start, SpDate done_on, GError **error)
{
  SpReader *reader;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (SpWrite) write = NULL;
  const SpDeadlineDay *day;

  g_return_val_if_fail (SP_IS_STORE (self), FALSE);
  reader = sp_store_get_reader (self);
  days = sp_reader_load_deadline_days (reader, deadline, error);
  day = days != NULL ? find_day (days, period_start, error) : NULL;
  if (day == NULL)
    return FALSE;
  stored = sp_reader_load_all (reader, &sp_deadline_occurrence_type,
                               SP_DEADLINE_OCCURRENCE_DEADLINE, deadline, error);
  if (stored == NULL)
    return FALSE;
  write = sp_write_begin (self, SP_ACTION_EDIT,
                          done_on != SP_DATE_NONE ? _ ("勾选一期") : _ ("取消勾选一期"), error);
  return write != NULL &&
         write_tick (write, find_stored (stored, period_start), deadline, day, done_on, error) &&
         sp_write_commit (write, error);
}
