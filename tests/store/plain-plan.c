/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See plain-plan.h. Each question goes over all records again: slow, and easy to believe. */
#include "plain-plan.h"

#include "core/sp-extension.h"

#include <string.h>

struct _PlainPlan
{
  SpRecord *plan;
  /* Owned arrays of records, by position and id */
  GPtrArray *parts, *measures, *units, *members, *answers, *deadlines, *extensions, *ticks,
    *reports;
};

typedef struct
{
  int percent;
  SpDate reported_on, done_on;
} Progress;

#define INT(record, field) sp_record_get_integer ((record), (field))
#define DATE(record, field) ((SpDate)sp_record_get_integer ((record), (field)))
#define AT(array, i) ((SpRecord *)g_ptr_array_index ((array), (i)))

static GPtrArray *
load (SpStore *store, const SpRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = sp_reader_load_all (sp_store_get_reader (store), type, -1, 0, &error);

  g_assert_no_error (error);
  return records;
}

PlainPlan *
plain_plan_new (SpStore *store, int64_t plan)
{
  PlainPlan *self = g_new0 (PlainPlan, 1);

  self->plan = sp_reader_load (sp_store_get_reader (store), &sp_plan_type, plan, NULL);
  self->parts = load (store, &sp_part_type);
  self->measures = load (store, &sp_measure_type);
  self->units = load (store, &sp_unit_type);
  self->members = load (store, &sp_unit_member_type);
  self->answers = load (store, &sp_measure_unit_type);
  self->deadlines = load (store, &sp_deadline_type);
  self->extensions = load (store, &sp_extension_type);
  self->ticks = load (store, &sp_deadline_occurrence_type);
  self->reports = load (store, &sp_progress_type);
  return self;
}

void
plain_plan_free (PlainPlan *self)
{
  GPtrArray *arrays[] = {self->parts,      self->measures, self->units,
                         self->members,    self->answers,  self->deadlines,
                         self->extensions, self->ticks,    self->reports};

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  g_object_unref (self->plan);
  g_free (self);
}

/* The records whose @field is @id, in their order. */
static GPtrArray *
those_of (GPtrArray *records, guint field, int64_t id)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (INT (AT (records, i), field) == id)
      g_ptr_array_add (found, AT (records, i));
  return found;
}

static SpRecord *
find (GPtrArray *records, int64_t id)
{
  for (guint i = 0; i < records->len; i++)
    if (sp_record_get_id (AT (records, i)) == id)
      return AT (records, i);
  return NULL;
}

/* Measures of the plan that are in force, in its order. */
static GPtrArray *
in_force (PlainPlan *self, SpDate as_of)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint p = 0; p < self->parts->len; p++)
    for (guint i = 0; i < self->measures->len; i++)
      {
        SpRecord *measure = AT (self->measures, i);
        SpDate withdrawn = DATE (measure, SP_MEASURE_WITHDRAWN_ON);

        if (INT (measure, SP_MEASURE_PLAN) == sp_record_get_id (self->plan) &&
            INT (measure, SP_MEASURE_PART) == sp_record_get_id (AT (self->parts, p)) &&
            INT (measure, SP_MEASURE_KIND) == SP_BLOCK_MEASURE &&
            (withdrawn == SP_DATE_NONE || withdrawn > as_of))
          g_ptr_array_add (found, measure);
      }
  return found;
}

/* ---- units ---- */

/* The link that stands as lead where no unit has that role; NULL for none needed or none there. */
static SpRecord *
stand_in (GPtrArray *answers)
{
  const SpRole roles[] = {SP_ROLE_LEAD, SP_ROLE_RESPONSIBLE, SP_ROLE_TERRITORIAL};

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < answers->len; i++)
      if (INT (AT (answers, i), SP_MEASURE_UNIT_ROLE) == (int64_t)roles[r])
        return roles[r] == SP_ROLE_LEAD ? NULL : AT (answers, i);
  return NULL;
}

static gboolean
is_lead (GPtrArray *answers, SpRecord *answer)
{
  return INT (answer, SP_MEASURE_UNIT_ROLE) == SP_ROLE_LEAD || answer == stand_in (answers);
}

static char *
dup_names (PlainPlan *self, GPtrArray *answers, gboolean of_leads)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    if (is_lead (answers, AT (answers, i)) == of_leads)
      g_string_append_printf (
        names, "%s%s", names->len > 0 ? "、" : "",
        sp_record_get_text (find (self->units, INT (AT (answers, i), SP_MEASURE_UNIT_UNIT)),
                            SP_UNIT_NAME));
  return g_string_free (names, FALSE);
}

/* ---- progress ---- */

/* As sp_reader_load_all has no position to go by: the days they speak of, then ids. */
static int
compare_reports (gconstpointer a, gconstpointer b)
{
  SpRecord *left = *(SpRecord *const *)a;
  SpRecord *right = *(SpRecord *const *)b;
  int by_date = DATE (left, SP_PROGRESS_AS_OF) - DATE (right, SP_PROGRESS_AS_OF);

  return by_date != 0 ? by_date : (int)(sp_record_get_id (left) - sp_record_get_id (right));
}

static GPtrArray *
reports_until (PlainPlan *self, int64_t measure, SpDate as_of)
{
  GPtrArray *reports = those_of (self->reports, SP_PROGRESS_MEASURE, measure);

  for (guint i = reports->len; i-- > 0;)
    if (DATE (AT (reports, i), SP_PROGRESS_AS_OF) > as_of)
      g_ptr_array_remove_index (reports, i);
  g_ptr_array_sort (reports, compare_reports);
  return reports;
}

static gboolean
is_leads_own (GPtrArray *answers, SpRecord *report)
{
  int64_t unit = INT (report, SP_PROGRESS_UNIT);

  for (guint i = 0; i < answers->len; i++)
    if (is_lead (answers, AT (answers, i)) && INT (AT (answers, i), SP_MEASURE_UNIT_UNIT) == unit)
      return TRUE;
  return unit == 0;
}

/* Of some reports in order: what the last says, and since when they say 100. */
static Progress
last_word (GPtrArray *reports)
{
  Progress progress = {0};

  for (guint i = 0; i < reports->len; i++)
    {
      progress.percent = (int)INT (AT (reports, i), SP_PROGRESS_PERCENT);
      progress.reported_on = DATE (AT (reports, i), SP_PROGRESS_AS_OF);
      if (progress.percent < 100)
        progress.done_on = SP_DATE_NONE;
      else if (progress.done_on == SP_DATE_NONE)
        progress.done_on = progress.reported_on;
    }
  return progress;
}

static void
expect (GArray *units, int64_t unit)
{
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, int64_t, i) == unit)
      return;
  g_array_append_val (units, unit);
}

/* Units that answer, and those that reported. */
static GArray *
list_expected (PlainPlan *self, GPtrArray *answers, GPtrArray *reports)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (int64_t));

  for (guint i = 0; i < answers->len; i++)
    {
      int64_t unit = INT (AT (answers, i), SP_MEASURE_UNIT_UNIT);
      g_autoptr (GPtrArray) members = those_of (self->members, SP_UNIT_MEMBER_COLLECTIVE, unit);

      for (guint k = 0; k < members->len; k++)
        expect (units, INT (AT (members, k), SP_UNIT_MEMBER_MEMBER));
      if (members->len == 0 && !is_lead (answers, AT (answers, i)))
        expect (units, unit);
    }
  for (guint i = 0; i < reports->len; i++)
    expect (units, INT (AT (reports, i), SP_PROGRESS_UNIT));
  return units;
}

static Progress
own_progress (PlainPlan *self, GPtrArray *answers, int64_t measure, SpDate as_of)
{
  g_autoptr (GPtrArray) reports = reports_until (self, measure, as_of);
  g_autoptr (GPtrArray) leads = g_ptr_array_new ();
  g_autoptr (GArray) expected = NULL;
  Progress all = last_word (reports);
  int sum = 0;

  for (guint i = 0; i < reports->len; i++)
    if (is_leads_own (answers, AT (reports, i)))
      g_ptr_array_add (leads, AT (reports, i));
  if (leads->len > 0 || reports->len == 0)
    return last_word (leads);
  expected = list_expected (self, answers, reports);
  all.done_on = SP_DATE_NONE;
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr (GPtrArray) by_unit =
        those_of (reports, SP_PROGRESS_UNIT, g_array_index (expected, int64_t, i));
      Progress one = last_word (by_unit);

      sum += one.percent;
      all.done_on = MAX (all.done_on, one.done_on);
    }
  all.percent = sum / (int)expected->len;
  if (all.percent < 100)
    all.done_on = SP_DATE_NONE;
  return all;
}

static gboolean
is_under (SpRecord *measure, SpRecord *parent)
{
  g_autofree char *beginning =
    g_strconcat (sp_record_get_text (parent, SP_MEASURE_PATH), "/", NULL);

  return INT (measure, SP_MEASURE_PART) == INT (parent, SP_MEASURE_PART) &&
         strlen (beginning) > 1 &&
         g_str_has_prefix (sp_record_get_text (measure, SP_MEASURE_PATH), beginning);
}

/* With what its children report, those whose printed numbers go on from its own right after it. */
static Progress
progress_of (PlainPlan *self, GPtrArray *measures, guint i, SpDate as_of)
{
  int64_t measure = sp_record_get_id (AT (measures, i));
  g_autoptr (GPtrArray) answers = those_of (self->answers, SP_MEASURE_UNIT_MEASURE, measure);
  Progress progress = own_progress (self, answers, measure, as_of);
  int n = 0;
  int sum = 0;
  SpDate done_on = SP_DATE_NONE;

  if (progress.reported_on != SP_DATE_NONE)
    return progress;
  for (guint k = i + 1; k < measures->len && is_under (AT (measures, k), AT (measures, i));)
    {
      Progress child = progress_of (self, measures, k, as_of);
      guint parent = k;

      n++;
      sum += child.percent;
      progress.reported_on = MAX (progress.reported_on, child.reported_on);
      done_on = MAX (done_on, child.done_on);
      for (k++; k < measures->len && is_under (AT (measures, k), AT (measures, parent)); k++)
        ;
    }
  progress.percent = n > 0 ? sum / n : 0;
  progress.done_on = progress.percent >= 100 ? done_on : SP_DATE_NONE;
  return progress;
}

/* ---- deadlines ---- */

typedef struct
{
  SpDate due, original;
  int64_t id;
  gboolean is_from, is_done;
} Day;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *left = a;
  const Day *right = b;

  return left->due != right->due ? left->due - right->due : (int)(left->id - right->id);
}

static gboolean
is_by (SpDate day, SpDate as_of)
{
  return day != SP_DATE_NONE && day <= as_of;
}

static GArray *
list_days (PlainPlan *self, GPtrArray *deadlines, SpDate as_of)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  for (guint i = 0; i < deadlines->len; i++)
    {
      SpRecord *deadline = AT (deadlines, i);
      g_autoptr (GPtrArray) extensions =
        those_of (self->extensions, SP_EXTENSION_DEADLINE, sp_record_get_id (deadline));
      SpDate original = DATE (deadline, SP_DEADLINE_ORIGINAL_DUE);
      Day day = {.due = sp_deadline_due_as_of ((SpDeadline *)deadline, extensions, as_of),
                 .original = original != 0 ? original : DATE (deadline, SP_DEADLINE_DUE),
                 .id = sp_record_get_id (deadline),
                 .is_from = INT (deadline, SP_DEADLINE_KIND) == SP_DEADLINE_FROM,
                 .is_done = is_by (DATE (deadline, SP_DEADLINE_DONE_ON), as_of)};

      if (INT (deadline, SP_DEADLINE_KIND) != SP_DEADLINE_RECURRING && day.due != SP_DATE_NONE)
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);
  return days;
}

static SpRecord *
find_tick (GPtrArray *ticks, SpDate period_start)
{
  for (guint i = 0; i < ticks->len; i++)
    if (DATE (AT (ticks, i), SP_DEADLINE_OCCURRENCE_PERIOD_START) == period_start)
      return AT (ticks, i);
  return NULL;
}

/* The earliest occurrence after the first ticked one that is not ticked. */
static SpDate
open_occurrence (PlainPlan *self, SpRecord *deadline, SpDate as_of)
{
  g_autoptr (GPtrArray) ticks =
    those_of (self->ticks, SP_DEADLINE_OCCURRENCE_DEADLINE, sp_record_get_id (deadline));
  SpOccurrenceRule rule = sp_deadline_get_rule ((SpDeadline *)deadline);
  g_autoptr (GArray) list = NULL;
  SpRecord *first = NULL;

  for (guint i = ticks->len; i-- > 0;)
    if (!is_by (DATE (AT (ticks, i), SP_DEADLINE_OCCURRENCE_DONE_ON), as_of))
      g_ptr_array_remove_index (ticks, i);
  for (guint i = 0; i < ticks->len; i++)
    if (first == NULL || DATE (AT (ticks, i), SP_DEADLINE_OCCURRENCE_PERIOD_START) <
                           DATE (first, SP_DEADLINE_OCCURRENCE_PERIOD_START))
      first = AT (ticks, i);
  if (first == NULL)
    return SP_DATE_NONE;
  list = sp_occurrence_list (&rule, DATE (first, SP_DEADLINE_OCCURRENCE_DUE),
                             DATE (self->plan, SP_PLAN_LAST_DAY));
  for (guint i = 0; i < list->len; i++)
    if (find_tick (ticks, g_array_index (list, SpOccurrence, i).period.first) == NULL)
      return g_array_index (list, SpOccurrence, i).due;
  return SP_DATE_NONE;
}

static SpScheduleRow
dates_of (PlainPlan *self, SpRecord *measure, SpDate as_of)
{
  g_autoptr (GPtrArray) deadlines =
    those_of (self->deadlines, SP_DEADLINE_MEASURE, sp_record_get_id (measure));
  g_autoptr (GArray) days = list_days (self, deadlines, as_of);
  SpScheduleRow row = {.start = DATE (measure, SP_MEASURE_START_ON)};
  const Day *open = NULL;
  gboolean has_open;

  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);

      if (day->is_from && row.start == SP_DATE_NONE)
        row.start = day->due;
      if (day->is_from)
        continue;
      open = open == NULL && !day->is_done ? day : open;
      row.end = day->due;
      row.original_end = MAX (row.original_end, day->original);
      row.n_marks++;
    }
  if (row.start == SP_DATE_NONE)
    row.start = DATE (self->plan, SP_PLAN_FIRST_DAY);
  if (row.n_marks == 0)
    row.end = row.original_end = DATE (self->plan, SP_PLAN_LAST_DAY);
  row.due = open != NULL ? open->due : row.end;
  row.original_due = open != NULL && open->original != open->due ? open->original : SP_DATE_NONE;
  has_open = open != NULL;
  for (guint i = 0; i < deadlines->len; i++)
    {
      SpDate due = open_occurrence (self, AT (deadlines, i), as_of);

      if (due == SP_DATE_NONE || (has_open && due >= row.due))
        continue;
      row.due = due;
      row.original_due = SP_DATE_NONE;
      has_open = TRUE; /* from now on the earliest counts */
    }
  return row;
}

/* ---- what is compared ---- */

static void
append_row (GString *text, const SpScheduleRow *row)
{
  g_string_append_printf (text, "%d %s %s|%s|%s: %d %d %d %d %d %u, %d %d %d, %d %d %d\n",
                          (int)row->measure, row->path, row->title, row->leads, row->responsibles,
                          row->start, row->due, row->end, row->original_due, row->original_end,
                          row->n_marks, row->percent, row->reported_on, row->done_on,
                          row->state.light, row->state.expected, row->step);
}

char *
plain_plan_dup_rows (PlainPlan *self, SpDate as_of)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) measures = in_force (self, as_of);

  for (guint i = 0; i < measures->len; i++)
    {
      SpRecord *measure = AT (measures, i);
      g_autoptr (GPtrArray) answers =
        those_of (self->answers, SP_MEASURE_UNIT_MEASURE, sp_record_get_id (measure));
      g_autofree char *leads = dup_names (self, answers, TRUE);
      g_autofree char *others = dup_names (self, answers, FALSE);
      Progress progress = progress_of (self, measures, i, as_of);
      SpScheduleRow row = dates_of (self, measure, as_of);
      SpLightInput input = {row.start, row.due, row.end, progress.percent, as_of};

      row.measure = sp_record_get_id (measure);
      row.path = sp_record_get_text (measure, SP_MEASURE_PATH);
      row.title = sp_record_get_text (measure, SP_MEASURE_TITLE);
      row.leads = leads;
      row.responsibles = others;
      row.percent = progress.percent;
      row.reported_on = progress.reported_on;
      row.done_on = progress.done_on;
      row.state = sp_light_judge (&sp_light_rule_default, &input);
      row.step = sp_light_step (&sp_light_rule_default, &row.state);
      append_row (text, &row);
    }
  return g_string_free (text, FALSE);
}

char *
plain_dup_schedule_rows (SpSchedule *schedule)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    append_row (text, sp_schedule_get_row (schedule, i));
  return g_string_free (text, FALSE);
}

static gboolean
is_put_off (PlainPlan *self, SpRecord *measure, SpDate from, SpDate until)
{
  for (guint i = 0; i < self->extensions->len; i++)
    {
      SpRecord *extension = AT (self->extensions, i);
      SpRecord *deadline = find (self->deadlines, INT (extension, SP_EXTENSION_DEADLINE));
      SpDate granted = DATE (extension, SP_EXTENSION_GRANTED_ON);

      if (INT (deadline, SP_DEADLINE_MEASURE) == sp_record_get_id (measure) && granted > from &&
          granted <= until)
        return TRUE;
    }
  return FALSE;
}

char *
plain_plan_dup_put_off (PlainPlan *self, SpDate from, SpDate until)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) measures = in_force (self, until);

  for (guint i = 0; i < measures->len; i++)
    if (is_put_off (self, AT (measures, i), from, until))
      g_string_append_printf (text, "%d ", (int)sp_record_get_id (AT (measures, i)));
  return g_string_free (text, FALSE);
}

static gboolean
answers_for (PlainPlan *self, int64_t unit, SpRecord *measure)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      SpRecord *answer = AT (self->answers, i);
      int64_t named = INT (answer, SP_MEASURE_UNIT_UNIT);

      if (INT (answer, SP_MEASURE_UNIT_MEASURE) != sp_record_get_id (measure))
        continue;
      if (named == unit)
        return TRUE;
      for (guint k = 0; k < self->members->len; k++)
        if (INT (AT (self->members, k), SP_UNIT_MEMBER_COLLECTIVE) == named &&
            INT (AT (self->members, k), SP_UNIT_MEMBER_MEMBER) == unit)
          return TRUE;
    }
  return FALSE;
}

char *
plain_plan_dup_townships (PlainPlan *self, SpDate as_of)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) measures = in_force (self, as_of);

  for (guint u = 0; u < self->units->len; u++)
    {
      SpRecord *unit = AT (self->units, u);
      int n = 0;
      int sum = 0;

      if (INT (unit, SP_UNIT_KIND) != SP_UNIT_TOWNSHIP)
        continue;
      for (guint i = 0; i < measures->len; i++)
        if (answers_for (self, sp_record_get_id (unit), AT (measures, i)))
          {
            n++;
            sum += progress_of (self, measures, i, as_of).percent;
          }
      if (n > 0)
        g_string_append_printf (text, "%s %d %d\n", sp_record_get_text (unit, SP_UNIT_NAME), n,
                                sum);
    }
  return g_string_free (text, FALSE);
}
