/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview out of a file: what it counts, against the baseline, and that after every kind of
 * edit it is the same refreshed as loaded anew. */
#include "store-fixture.h"
#include "core/sp-extension.h"
#include "store/sp-reader-overview.h"

#define AS_OF "2021-09-30"

typedef struct
{
  StoreFixture store;
  int64_t lead, township, collective, first, second, deadline, supervision;
} Fixture;

static int64_t
insert (SpStore *store, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  sp_store_insert (store, owned, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (owned);
}

static int64_t
add_supervision (SpStore *store, int64_t plan, const char *issued_on, const char *closed_on)
{
  SpRecord *record = sp_record_new (&sp_supervision_type);

  sp_record_set_integer (record, SP_SUPERVISION_PLAN, plan);
  sp_record_set_text (record, SP_SUPERVISION_TITLE, "督办通知");
  sp_record_set_integer (record, SP_SUPERVISION_ISSUED_ON, day (issued_on));
  if (*closed_on != '\0')
    sp_record_set_integer (record, SP_SUPERVISION_CLOSED_ON, day (closed_on));
  return insert (store, record);
}

static int64_t
add_extension (SpStore *store, int64_t deadline, const char *granted_on, const char *new_due)
{
  SpRecord *record = sp_record_new (&sp_extension_type);

  sp_record_set_integer (record, SP_EXTENSION_DEADLINE, deadline);
  sp_record_set_integer (record, SP_EXTENSION_GRANTED_ON, day (granted_on));
  sp_record_set_integer (record, SP_EXTENSION_OLD_DUE, day ("2021-08-31"));
  sp_record_set_integer (record, SP_EXTENSION_NEW_DUE, day (new_due));
  sp_record_set_text (record, SP_EXTENSION_REASON, "施工受阻");
  return insert (store, record);
}

static int64_t
add_duty (SpStore *store, int64_t plan)
{
  SpRecord *record = sp_record_new (&sp_duty_type);

  sp_record_set_integer (record, SP_DUTY_PLAN, plan);
  sp_record_set_text (record, SP_DUTY_TITLE, "季度会议");
  sp_record_set_integer (record, SP_DUTY_RECURRENCE, SP_RECURRENCE_QUARTER);
  sp_record_set_integer (record, SP_DUTY_FIRST_DAY, day ("2021-01-01"));
  sp_record_set_integer (record, SP_DUTY_LAST_DAY, day ("2021-12-31"));
  return insert (store, record);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  SpStore *store;

  store_fixture_set_up (&self->store, data);
  store = self->store.store;
  self->lead = add_unit (store, "示例县甲局", SP_UNIT_DEPARTMENT);
  self->township = add_unit (store, "示例县东乡", SP_UNIT_TOWNSHIP);
  self->collective = add_unit (store, "各乡镇人民政府", SP_UNIT_COLLECTIVE);
  add_member (store, self->collective, self->township);
  self->first = add_measure (store, self->store.plan, self->store.part, "排查", 1);
  self->second = add_measure (store, self->store.plan, self->store.part, "整改", 2);
  add_measure_unit (store, self->first, self->lead, SP_ROLE_LEAD);
  add_measure_unit (store, self->first, self->collective, SP_ROLE_TERRITORIAL);
  add_measure_unit (store, self->first, self->township, SP_ROLE_RESPONSIBLE);
  self->deadline = add_deadline (store, self->first, SP_DEADLINE_BY, "2021-08-31", "");
  add_deadline (store, self->second, SP_DEADLINE_BY, "2021-11-15", "");
  add_progress (store, self->first, self->lead, "2021-06-20", 40);
  add_progress (store, self->second, 0, "2021-06-20", 80);
  add_progress (store, self->second, 0, "2021-09-20", 100);
  add_duty (store, self->store.plan);
  self->supervision = add_supervision (store, self->store.plan, "2021-06-01", "");
  add_supervision (store, self->store.plan, "2021-05-01", "2021-08-01");
  add_supervision (store, self->store.plan, "2021-10-01", "");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  store_fixture_tear_down (&self->store, data);
}

static SpOverview *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SpOverview *overview =
    sp_reader_load_overview (sp_store_get_reader (self->store.store), self->store.plan, day (AS_OF),
                             SP_DATE_NONE, NULL, &error);

  g_assert_no_error (error);
  return overview;
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (SpOverview) overview = load (self);
  const SpOverviewTownship *township;
  const SpSum *lead;

  g_assert_cmpint (overview->baseline, ==, day ("2021-06-30"));
  g_assert_cmpuint (overview->total.now.total, ==, 2);
  g_assert_cmpfloat (sp_overview_get_headline (overview, SP_HEADLINE_DONE_RATE), ==, 50);
  g_assert_cmpfloat (sp_overview_get_former_headline (overview, SP_HEADLINE_DONE_RATE), ==, 0);
  g_assert_cmpfloat (sp_overview_get_headline (overview, SP_HEADLINE_OVERDUE), ==, 1);
  g_assert_cmpfloat (sp_overview_get_headline (overview, SP_HEADLINE_SUPERVISION), ==, 1);
  g_assert_cmpfloat (sp_overview_get_former_headline (overview, SP_HEADLINE_SUPERVISION), ==, 2);
  g_assert_cmpuint (overview->townships->len, ==, 1);
  township = g_ptr_array_index (overview->townships, 0);
  g_assert_cmpint (township->unit, ==, self->township);
  g_assert_cmpuint (township->now.total, ==, 1); /* once, though named in two ways */
  lead = g_ptr_array_index (overview->units, 0);
  g_assert_cmpint (lead->id, ==, self->lead);
  g_assert_cmpuint (overview->duties->len, ==, 1);
  g_assert_cmpuint (overview->days->len, ==, 0); /* the next meeting is farther off */
  g_assert_cmpint (overview->accidents.base_year, ==, 2019);
}

static void
test_put_off (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *granted_on, *new_due;
    guint n;
  } cases[] = {
    {"2021-06-30", "2021-12-31", 0}, /* on the baseline's day: known by then */
    {"2021-10-01", "2021-12-31", 0}, /* later */
    {"2021-07-01", "2021-12-31", 1},
    {"2021-09-30", "2021-12-31", 1}, /* the same measure once more */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpOverview) overview = NULL;

      add_extension (self->store.store, self->deadline, cases[i].granted_on, cases[i].new_due);
      overview = load (self);
      g_test_message ("%s", cases[i].granted_on);
      g_assert_cmpuint (overview->changes[SP_CHANGE_PUT_OFF]->len, ==, cases[i].n);
    }
}

/* Everything that is counted, as text. */
static char *
dup_counts (SpOverview *overview)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SP_N_HEADLINES; i++)
    g_string_append_printf (text, "%f %f\n", sp_overview_get_headline (overview, (SpHeadline)i),
                            sp_overview_get_former_headline (overview, (SpHeadline)i));
  for (int i = 0; i < SP_N_CHANGES; i++)
    g_string_append_printf (text, "%u ", overview->changes[i]->len);
  for (guint i = 0; i < overview->units->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (overview->units, i);

      g_string_append_printf (text, "\n%s %u %d", sum->name, sum->now.total, sum->now.percent_sum);
    }
  for (guint i = 0; i < overview->townships->len; i++)
    g_string_append_printf (
      text, "\n%d",
      ((SpOverviewTownship *)g_ptr_array_index (overview->townships, i))->now.percent_sum);
  g_string_append_printf (text, "\n%u %u %u %u", overview->indicators->len, overview->duties->len,
                          overview->days->len, overview->accidents.now[8].accidents);
  return g_string_free (text, FALSE);
}

static void
report_first (Fixture *self)
{
  add_progress (self->store.store, self->first, self->lead, "2021-09-25", 100);
}

static void
report_earlier (Fixture *self)
{
  add_progress (self->store.store, self->first, self->lead, "2021-05-25", 10);
  add_progress (self->store.store, self->first, self->lead, "2021-06-28", 55);
}

static void
close_supervision (Fixture *self)
{
  set_integer (self->store.store, &sp_supervision_type, self->supervision, SP_SUPERVISION_CLOSED_ON,
               day ("2021-09-01"));
}

static void
add_accident (Fixture *self)
{
  SpRecord *record = sp_record_new (&sp_accident_type);

  sp_record_set_text (record, SP_ACCIDENT_TITLE, "甲");
  sp_record_set_integer (record, SP_ACCIDENT_HAPPENED_ON, day ("2021-09-02"));
  insert (self->store.store, record);
}

static void
put_deadline_off (Fixture *self)
{
  add_extension (self->store.store, self->deadline, "2021-09-01", "2021-12-31");
}

static void
test_refresh (Fixture *self, gconstpointer data)
{
  static void (*const edits[]) (Fixture *) = {report_first, report_earlier, close_supervision,
                                              add_accident, put_deadline_off};
  g_autoptr (SpOverview) kept = load (self);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *before = dup_counts (kept);
      g_autoptr (SpOverview) anew = NULL;
      g_autofree char *refreshed = NULL;
      g_autofree char *loaded = NULL;
      g_autoptr (GError) error = NULL;

      edits[i](self);
      g_assert_true (sp_reader_refresh_overview (sp_store_get_reader (self->store.store), kept,
                                                 self->store.plan, &self->first, 1, &error));
      g_assert_no_error (error);
      anew = load (self);
      refreshed = dup_counts (kept);
      loaded = dup_counts (anew);
      g_test_message ("edit %u", i);
      g_assert_cmpstr (refreshed, ==, loaded);
      g_assert_cmpstr (refreshed, !=, before);
    }
}

static void
test_anew (Fixture *self, gconstpointer data)
{
  g_autoptr (SpOverview) kept = load (self);
  g_autoptr (GError) error = NULL;
  int64_t third = add_measure (self->store.store, self->store.plan, self->store.part, "验收", 3);

  g_assert_false (sp_reader_refresh_overview (sp_store_get_reader (self->store.store), kept,
                                              self->store.plan, &third, 1, &error));
  g_assert_no_error (error);
}

static void
test_no_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_reader_load_overview (sp_store_get_reader (self->store.store), 999, day (AS_OF),
                                          SP_DATE_NONE, NULL, &error));
  assert_sentence (error);
}

/* The ids of the measures that @filter lets through, as letters. */
static char *
dup_listed (Fixture *self, SpTaskFilter filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule = NULL;
  GString *text = g_string_new (NULL);

  filter.plan = self->store.plan;
  filter.as_of = day (AS_OF);
  schedule =
    sp_reader_load_schedule (sp_store_get_reader (self->store.store), &filter, NULL, &error);
  g_assert_no_error (error);
  if (sp_schedule_find (schedule, self->first) >= 0)
    g_string_append_c (text, '1');
  if (sp_schedule_find (schedule, self->second) >= 0)
    g_string_append_c (text, '2');
  return g_string_free (text, FALSE);
}

/* What the overview counts can be listed: by what changed since a baseline, by days that were
 * missed. */
static void
test_listed (Fixture *self, gconstpointer data)
{
  const SpDate june = day ("2021-06-30"), september = day ("2021-09-25");
  const struct
  {
    const char *name;
    SpTaskFilter filter;
    const char *listed, *put_off; /* before and after the first's deadline was put off */
  } cases[] = {
    {"done", {.changes = 1 << SP_CHANGE_DONE, .baseline = june}, "2", "2"},
    {"done since later", {.changes = 1 << SP_CHANGE_DONE, .baseline = september}, "", ""},
    {"late", {.changes = 1 << SP_CHANGE_LATE, .baseline = june}, "1", ""},
    {"late already", {.changes = 1 << SP_CHANGE_LATE, .baseline = september}, "", ""},
    {"put off", {.changes = 1 << SP_CHANGE_PUT_OFF, .baseline = june}, "", "1"},
    {"put off before", {.changes = 1 << SP_CHANGE_PUT_OFF, .baseline = september}, "", ""},
    {"further", {.changes = 1 << SP_CHANGE_PROGRESS, .baseline = day ("2021-05-31")}, "1", "1"},
    {"late or done",
     {.changes = 1 << SP_CHANGE_LATE | 1 << SP_CHANGE_DONE, .baseline = june},
     "12",
     "2"},
    {"done, of the lead",
     {.changes = 1 << SP_CHANGE_DONE, .baseline = june, .unit = self->lead},
     "",
     ""},
    {"missed", {.missed = 1 << SP_TERM_CURRENT}, "1", ""},
    {"missed as first set", {.missed = 1 << SP_TERM_ORIGINAL}, "1", "1"},
  };

  for (guint is_put_off = 0; is_put_off < 2; is_put_off++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *listed = dup_listed (self, cases[i].filter);

          g_test_message ("%s%s", cases[i].name, is_put_off ? ", after putting off" : "");
          g_assert_cmpstr (listed, ==, is_put_off ? cases[i].put_off : cases[i].listed);
        }
      if (!is_put_off)
        {
          add_extension (self->store.store, self->deadline, "2021-09-01", "2021-10-31");
          set_integer (self->store.store, &sp_deadline_type, self->deadline,
                       SP_DEADLINE_ORIGINAL_DUE, day ("2021-08-31"));
          set_integer (self->store.store, &sp_deadline_type, self->deadline, SP_DEADLINE_DUE,
                       day ("2021-10-31"));
        }
    }
}

/* A list of what changed follows edits: each is looked at by itself. */
static void
test_list_follows (Fixture *self, gconstpointer data)
{
  const SpTaskFilter filter = {.plan = self->store.plan,
                               .as_of = day (AS_OF),
                               .changes = 1 << SP_CHANGE_DONE,
                               .baseline = day ("2021-06-30")};
  g_autoptr (SpList) list = sp_list_new_tasks (self->store.store);

  sp_list_set_task_filter (list, &filter, SP_TASK_SORT_PLAN, FALSE, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  add_progress (self->store.store, self->first, self->lead, "2021-09-29", 100);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_true (sp_store_undo (self->store.store, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/overview/counts", test_counts);
  ADD ("/overview/put-off", test_put_off);
  ADD ("/overview/refresh", test_refresh);
  ADD ("/overview/anew", test_anew);
  ADD ("/overview/no-plan", test_no_plan);
  ADD ("/overview/listed", test_listed);
  ADD ("/overview/list-follows", test_list_follows);
#undef ADD
  return g_test_run ();
}
