/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-duty.h. */
#include "core/sp-duty.h"

static const SpWord kind_words[] = {
  {SP_DUTY_MEETING, "meeting", N_ ("专题会议")},
  {SP_DUTY_LIAISON, "liaison", N_ ("联络员会议")},
  {SP_DUTY_REPORT, "report", N_ ("工作报告")},
  {SP_DUTY_STATISTICS, "statistics", N_ ("统计报表")},
  {SP_DUTY_ENTERPRISE, "enterprise", N_ ("企业年报")},
  {SP_DUTY_INSPECTION, "inspection", N_ ("督查检查")},
  {SP_DUTY_OTHER, "other", N_ ("其他")},
};
const SpVocabulary sp_duty_kinds = {"duty-kind", kind_words, G_N_ELEMENTS (kind_words)};

static const SpWord state_words[] = {
  {SP_DUTY_STATE_DONE, "done", N_ ("已办")},
  {SP_DUTY_STATE_COMING, "coming", N_ ("未到期")},
  {SP_DUTY_STATE_NEAR, "near", N_ ("临期")},
  {SP_DUTY_STATE_OVERDUE, "overdue", N_ ("逾期")},
  {SP_DUTY_STATE_CANCELLED, "cancelled", N_ ("不办")},
};
const SpVocabulary sp_duty_states = {"duty-state", state_words, G_N_ELEMENTS (state_words)};

SP_DEFINE_RECORD (SpDuty, sp_duty, DUTY, SP_DUTY_FIELDS, "duty", N_ ("例行事项"), TITLE)
SP_DEFINE_RECORD (SpDutyOccurrence,
                  sp_duty_occurrence,
                  DUTY_OCCURRENCE,
                  SP_DUTY_OCCURRENCE_FIELDS,
                  "duty_occurrence",
                  N_ ("例行事项办理"),
                  DOCUMENT)

SpOccurrenceRule
sp_duty_get_rule (SpDuty *self)
{
  SpRecord *record = SP_RECORD (self);

  return (SpOccurrenceRule) {
    .recurrence = (SpRecurrence)sp_record_get_integer (record, SP_DUTY_RECURRENCE),
    .every = (int)sp_record_get_integer (record, SP_DUTY_EVERY),
    .due_month = (int)sp_record_get_integer (record, SP_DUTY_DUE_MONTH),
    .due_day = (int)sp_record_get_integer (record, SP_DUTY_DUE_DAY),
  };
}

/* ---- the calendar ---- */

static SpDate
get_date (SpDutyOccurrence *stored, guint field)
{
  return (SpDate)sp_record_get_integer (SP_RECORD (stored), field);
}

static void
judge (SpDutyDay *day, SpDate as_of, int near_days)
{
  SpDate done = day->stored != NULL ? get_date (day->stored, SP_DUTY_OCCURRENCE_DONE_ON) : 0;

  day->days = ABS (day->due - as_of);
  day->done_on = done != SP_DATE_NONE && done <= as_of ? done : SP_DATE_NONE;
  if (day->stored != NULL &&
      sp_record_get_integer (SP_RECORD (day->stored), SP_DUTY_OCCURRENCE_IS_CANCELLED) != 0)
    day->state = SP_DUTY_STATE_CANCELLED;
  else if (day->done_on != SP_DATE_NONE)
    day->state = SP_DUTY_STATE_DONE;
  else if (day->due < as_of)
    day->state = SP_DUTY_STATE_OVERDUE;
  else
    day->state = day->days <= near_days ? SP_DUTY_STATE_NEAR : SP_DUTY_STATE_COMING;
}

/* Period start → stored occurrence, borrowed. */
static GHashTable *
index_stored (const GPtrArray *stored)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < stored->len; i++)
    {
      SpDutyOccurrence *occurrence = g_ptr_array_index (stored, i);
      SpDate start = get_date (occurrence, SP_DUTY_OCCURRENCE_PERIOD_START);

      g_hash_table_insert (index, GINT_TO_POINTER (start), occurrence);
    }
  return index;
}

static void
add_day (GArray *days, SpDutyDay *day, SpDate as_of, int near_days)
{
  judge (day, as_of, near_days);
  g_array_append_val (days, *day);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const SpDutyDay *first = a, *second = b;

  return first->due != second->due ? (first->due < second->due ? -1 : 1)
                                   : first->period.first - second->period.first;
}

GArray *
sp_duty_list_days (SpDuty *duty, const GPtrArray *stored, SpDate as_of, int near_days)
{
  SpRecord *record = SP_RECORD (duty);
  SpOccurrenceRule rule = sp_duty_get_rule (duty);
  SpDate first = (SpDate)sp_record_get_integer (record, SP_DUTY_FIRST_DAY);
  SpDate last = (SpDate)sp_record_get_integer (record, SP_DUTY_LAST_DAY);
  g_autoptr (GArray) occurrences = sp_occurrence_list (&rule, first, last);
  g_autoptr (GHashTable) index = index_stored (stored);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SpDutyDay));
  GHashTableIter iter;
  gpointer left;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const SpOccurrence *occurrence = &g_array_index (occurrences, SpOccurrence, i);
      gpointer key = GINT_TO_POINTER (occurrence->period.first);
      SpDutyDay day = {.period = occurrence->period, .due = occurrence->due};

      day.stored = g_hash_table_lookup (index, key);
      if (day.stored != NULL)
        day.due = get_date (day.stored, SP_DUTY_OCCURRENCE_DUE);
      g_hash_table_remove (index, key);
      add_day (days, &day, as_of, near_days);
    }
  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &left))
    {
      SpDate start = get_date (left, SP_DUTY_OCCURRENCE_PERIOD_START);
      SpDutyDay day = {.period = {SP_PERIOD_DAYS, start, start}, .stored = left};

      day.due = get_date (left, SP_DUTY_OCCURRENCE_DUE);
      add_day (days, &day, as_of, near_days);
    }
  g_array_sort (days, compare_days);
  return days;
}

SpLight
sp_duty_state_light (SpDutyState state)
{
  static const SpLight lights[] = {
    [SP_DUTY_STATE_DONE] = SP_LIGHT_DONE,          [SP_DUTY_STATE_COMING] = SP_LIGHT_ON_TRACK,
    [SP_DUTY_STATE_NEAR] = SP_LIGHT_NEAR,          [SP_DUTY_STATE_OVERDUE] = SP_LIGHT_OVERDUE,
    [SP_DUTY_STATE_CANCELLED] = SP_LIGHT_ON_TRACK,
  };

  return lights[state];
}

char *
sp_duty_day_dup_state (const SpDutyDay *day)
{
  const char *symbol = sp_light_symbol (sp_duty_state_light (day->state));
  const char *word = sp_vocabulary_label (&sp_duty_states, (int)day->state);
  g_autofree char *near = NULL;

  if (day->state == SP_DUTY_STATE_CANCELLED)
    return g_strdup_printf ("— %s", word);
  if (day->state == SP_DUTY_STATE_NEAR)
    {
      near = sp_light_dup_near (day->days);
      return g_strdup_printf ("%s %s", symbol, near);
    }
  if (day->state == SP_DUTY_STATE_OVERDUE)
    return g_strdup_printf (_ ("%s %s %d 天"), symbol, word, day->days);
  return g_strdup_printf ("%s %s", symbol, word);
}

SpDutyOccurrence *
sp_duty_day_to_occurrence (SpDuty *duty, const SpDutyDay *day)
{
  SpRecord *record;

  if (day->stored != NULL)
    return SP_DUTY_OCCURRENCE (sp_record_copy (SP_RECORD (day->stored)));
  record = sp_record_new (&sp_duty_occurrence_type);
  sp_record_set_integer (record, SP_DUTY_OCCURRENCE_DUTY, sp_record_get_id (SP_RECORD (duty)));
  sp_record_set_integer (record, SP_DUTY_OCCURRENCE_PERIOD_START, day->period.first);
  sp_record_set_integer (record, SP_DUTY_OCCURRENCE_DUE, day->due);
  return SP_DUTY_OCCURRENCE (record);
}

/* ---- proposals ---- */

/* The rhythm that three-year action plans set: a meeting each quarter, a report each half-year,
 * figures each quarter, what enterprises report by the middle of December. */
static const struct
{
  SpDutyKind kind;
  const char *title;
  SpRecurrence recurrence;
  int due_month, due_day;
} rhythm[] = {
  {SP_DUTY_MEETING, N_ ("安全生产季度专题会议"), SP_RECURRENCE_QUARTER, 0, 0},
  {SP_DUTY_STATISTICS, N_ ("季度工作进展统计"), SP_RECURRENCE_QUARTER, 0, 0},
  {SP_DUTY_REPORT, N_ ("向党委、政府报告工作情况"), SP_RECURRENCE_HALF_YEAR, 0, 0},
  {SP_DUTY_ENTERPRISE, N_ ("企业报送风险清单和年度管控报告"), SP_RECURRENCE_YEAR, 12, 15},
};

GPtrArray *
sp_duty_propose (SpDate first, SpDate last)
{
  GPtrArray *duties = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (first != SP_DATE_NONE && first <= last, duties);

  for (guint i = 0; i < G_N_ELEMENTS (rhythm); i++)
    {
      SpRecord *duty = sp_record_new (&sp_duty_type);

      sp_record_set_integer (duty, SP_DUTY_KIND, rhythm[i].kind);
      sp_record_set_text (duty, SP_DUTY_TITLE, _ (rhythm[i].title));
      sp_record_set_integer (duty, SP_DUTY_RECURRENCE, rhythm[i].recurrence);
      sp_record_set_integer (duty, SP_DUTY_DUE_MONTH, rhythm[i].due_month);
      sp_record_set_integer (duty, SP_DUTY_DUE_DAY, rhythm[i].due_day);
      sp_record_set_integer (duty, SP_DUTY_FIRST_DAY, first);
      sp_record_set_integer (duty, SP_DUTY_LAST_DAY, last);
      sp_record_set_integer (duty, SP_DUTY_POSITION, i);
      g_ptr_array_add (duties, duty);
    }
  return duties;
}
