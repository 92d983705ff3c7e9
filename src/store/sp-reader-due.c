/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reader-due.h. */
#include "store/sp-reader-due.h"

#include "store/sp-due-lists.h"
#include "store/sp-due-risks.h"
#include "store/sp-store-private.h"

/* What is left undone at a plan's end is reminded of so many days longer. */
#define AFTER_DAYS 90

static const SpWord kind_words[] = {
  {SP_DUE_MEASURE, "measure", N_ ("任务")},
  {SP_DUE_DUTY, "duty", N_ ("例行事项")},
  {SP_DUE_SUPERVISION, "supervision", N_ ("督办事项")},
  {SP_DUE_HAZARD, "hazard", N_ ("隐患整改")},
  {SP_DUE_LISTING, "listing", N_ ("挂牌督办")},
  {SP_DUE_LICENCE, "licence", N_ ("证照")},
  {SP_DUE_ENTERPRISE, "enterprise", N_ ("企业")},
  {SP_DUE_INSTITUTION, "institution", N_ ("制度措施")},
  {SP_DUE_RISK, "risk", N_ ("风险评估")},
  {SP_DUE_RISK_REPORT, "risk-report", N_ ("风险报告")},
};
const SpVocabulary sp_due_kinds = {"due-kind", kind_words, G_N_ELEMENTS (kind_words)};

void
sp_due_free (gpointer data)
{
  SpDue *due = data;

  g_free (due->uid);
  g_free (due->title);
  g_free (due->units);
  g_free (due);
}

guint
sp_due_count_overdue (const GPtrArray *dues)
{
  guint n = 0;

  for (guint i = 0; i < dues->len; i++)
    n += ((const SpDue *)g_ptr_array_index (dues, i))->days < 0;
  return n;
}

char *
sp_due_dup_summary (const GPtrArray *dues)
{
  guint n_overdue = sp_due_count_overdue (dues);
  guint n_soon = dues->len - n_overdue;

  if (n_overdue > 0 && n_soon > 0)
    return g_strdup_printf (_ ("逾期 %u 件，另有 %u 件快到期"), n_overdue, n_soon);
  if (n_overdue > 0)
    return g_strdup_printf (_ ("逾期 %u 件"), n_overdue);
  return n_soon > 0 ? g_strdup_printf (_ ("%u 件快到期"), n_soon) : g_strdup (_ ("没有到期的"));
}

gboolean
sp_due_is_time (SpPlan *plan, SpDate today)
{
  SpDate last = (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_LAST_DAY);

  return last == SP_DATE_NONE || today <= last + AFTER_DAYS;
}

char *
sp_due_dup_text (const SpDue *due)
{
  const char *kind = sp_vocabulary_label (&sp_due_kinds, (int)due->kind);
  g_autofree char *period = NULL;
  g_autofree char *name = NULL;

  if (due->period.first != SP_DATE_NONE)
    period = sp_period_dup_label (&due->period);
  name = period != NULL ? g_strdup_printf (_ ("%s“%s”（%s）"), kind, due->title, period)
                        : g_strdup_printf (_ ("%s“%s”"), kind, due->title);
  if (due->days < 0)
    return g_strdup_printf (_ ("%s逾期 %d 天"), name, -due->days);
  if (due->days == 0)
    return g_strdup_printf (_ ("%s今天到期"), name);
  return g_strdup_printf (_ ("%s%d 天后到期"), name, due->days);
}

/* NULL where it is too far away. Takes @units. */
static SpDue *
add (GPtrArray *dues, const SpDueQuery *query, SpDueKind kind, SpDate day, char *units)
{
  SpDue *due;

  if (day == SP_DATE_NONE || day - query->as_of > query->within)
    {
      g_free (units);
      return NULL;
    }
  due = g_new0 (SpDue, 1);
  due->kind = kind;
  due->due = day;
  due->days = day - query->as_of;
  due->units = units != NULL ? units : g_strdup ("");
  g_ptr_array_add (dues, due);
  return due;
}

static void
set_record (SpDue *due, SpRecord *record)
{
  due->record = sp_record_get_id (record);
  due->uid = g_strdup (sp_record_get_uid (record));
  due->title = g_strdup (sp_record_get_title (record));
}

/* ---- measures ---- */

/* Reads the uids of all measures at once: a look-up for each would cost more. */
static gboolean
add_uids (SpReader *self, int64_t plan, GPtrArray *dues, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (NULL, NULL);
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (self->engine, "SELECT id, uid FROM measure WHERE plan = ?1", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < dues->len; i++)
    {
      SpDue *due = g_ptr_array_index (dues, i);

      g_hash_table_insert (by_id, GSIZE_TO_POINTER ((gsize)due->record), due);
    }
  sp_statement_bind_integer (statement, 1, plan);
  while (sp_statement_next (statement))
    {
      SpDue *due = g_hash_table_lookup (
        by_id, GSIZE_TO_POINTER ((gsize)sp_statement_get_integer (statement, 0)));

      if (due != NULL)
        due->uid = g_strdup (sp_statement_get_text (statement, 1));
    }
  return sp_statement_end (statement, error);
}

static gboolean
add_measures (SpReader *self,
              const SpDueQuery *query,
              GPtrArray *dues,
              GCancellable *cancellable,
              GError **error)
{
  const SpTaskFilter filter = {.plan = query->plan, .as_of = query->as_of, .unit = query->unit};
  g_autoptr (SpSchedule) schedule = sp_reader_load_schedule (self, &filter, cancellable, error);

  if (schedule == NULL)
    return FALSE;
  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (schedule, i);
      SpDue *due = row->state.light != SP_LIGHT_DONE
                     ? add (dues, query, SP_DUE_MEASURE, row->due, g_strdup (row->leads))
                     : NULL;

      if (due == NULL)
        continue;
      due->record = row->measure;
      due->title = g_strdup (row->title);
    }
  return dues->len == 0 || add_uids (self, query->plan, dues, error);
}

/* ---- duties and supervision ---- */

/* What concerns a township concerns it under the names of collectives as well. */
static GHashTable *
load_units (SpReader *self, int64_t unit, GError **error)
{
  g_autoptr (GHashTable) units = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) members =
    sp_reader_load_all (self, &sp_unit_member_type, SP_UNIT_MEMBER_MEMBER, unit, error);

  if (members == NULL)
    return NULL;
  g_hash_table_add (units, GSIZE_TO_POINTER ((gsize)unit));
  for (guint i = 0; i < members->len; i++)
    g_hash_table_add (units, GSIZE_TO_POINTER ((gsize)sp_record_get_integer (
                               g_ptr_array_index (members, i), SP_UNIT_MEMBER_COLLECTIVE)));
  return g_steal_pointer (&units);
}

static gboolean
is_wanted (GHashTable *units, SpRecord *record, guint field)
{
  return units == NULL || g_hash_table_contains (
                            units, GSIZE_TO_POINTER ((gsize)sp_record_get_integer (record, field)));
}

static char *
dup_unit (SpReader *self, SpRecord *record, guint field)
{
  int64_t id = sp_record_get_integer (record, field);
  g_autoptr (SpRecord) unit = id != 0 ? sp_reader_load (self, &sp_unit_type, id, NULL) : NULL;

  return g_strdup (unit != NULL ? sp_record_get_title (unit) : "");
}

static gboolean
add_duties (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  g_autoptr (GPtrArray) calendars = sp_reader_load_duties (self, query->plan, query->as_of, error);

  for (guint i = 0; calendars != NULL && i < calendars->len; i++)
    {
      SpDutyCalendar *calendar = g_ptr_array_index (calendars, i);
      SpRecord *duty = SP_RECORD (calendar->duty);
      g_autofree char *unit = NULL;

      if (!is_wanted (units, duty, SP_DUTY_UNIT))
        continue;
      unit = dup_unit (self, duty, SP_DUTY_UNIT);
      for (guint j = 0; j < calendar->days->len; j++)
        {
          const SpDutyDay *day = &g_array_index (calendar->days, SpDutyDay, j);
          gboolean is_open =
            day->state != SP_DUTY_STATE_DONE && day->state != SP_DUTY_STATE_CANCELLED;
          SpDue *due = is_open ? add (dues, query, SP_DUE_DUTY, day->due, g_strdup (unit)) : NULL;

          if (due == NULL)
            continue;
          set_record (due, duty);
          due->period = day->period;
        }
    }
  return calendars != NULL;
}

static gboolean
add_supervision (
  SpReader *self, const SpDueQuery *query, GHashTable *units, GPtrArray *dues, GError **error)
{
  g_autoptr (GPtrArray) items =
    sp_reader_load_all (self, &sp_supervision_type, SP_SUPERVISION_PLAN, query->plan, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      SpRecord *item = g_ptr_array_index (items, i);
      SpDate deadline = (SpDate)sp_record_get_integer (item, SP_SUPERVISION_DEADLINE);
      SpDue *due;

      if (!is_wanted (units, item, SP_SUPERVISION_UNIT) ||
          sp_record_get_integer (item, SP_SUPERVISION_ISSUED_ON) > query->as_of ||
          sp_supervision_get_state (SP_SUPERVISION (item), query->as_of) == SP_SUPERVISION_CLOSED)
        continue;
      due =
        add (dues, query, SP_DUE_SUPERVISION, deadline, dup_unit (self, item, SP_SUPERVISION_UNIT));
      if (due != NULL)
        set_record (due, item);
    }
  return items != NULL;
}

/* ---- together ---- */

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const SpDue *left = *(SpDue *const *)a;
  const SpDue *right = *(SpDue *const *)b;

  if (left->due != right->due)
    return left->due < right->due ? -1 : 1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if (left->record != right->record)
    return left->record < right->record ? -1 : 1;
  return g_strcmp0 (left->what, right->what);
}

GPtrArray *
sp_reader_load_due (SpReader *self,
                    const SpDueQuery *query,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (sp_due_free);
  g_autoptr (GHashTable) units = NULL;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);
  if (query->unit != 0)
    {
      units = load_units (self, query->unit, error);
      if (units == NULL)
        return NULL;
    }
  if ((sp_due_wants (query, SP_DUE_MEASURE) &&
       !add_measures (self, query, dues, cancellable, error)) ||
      (sp_due_wants (query, SP_DUE_DUTY) && !add_duties (self, query, units, dues, error)) ||
      (sp_due_wants (query, SP_DUE_SUPERVISION) &&
       !add_supervision (self, query, units, dues, error)) ||
      !sp_due_lists_add (self, query, units, dues, error) ||
      !sp_due_risks_add (self, query, units, dues, error))
    return NULL;
  g_ptr_array_sort (dues, compare_dues);
  return g_steal_pointer (&dues);
}
