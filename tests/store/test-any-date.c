/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview as of any date, after any edit: what is kept in memory and followed by the journal
 * says what a plain computation from the records says. Edits are drawn by seeds. */
#include "store-fixture.h"
#include "core/sp-extension.h"
#include "plain-plan.h"
#include "store/sp-deadlines.h"
#include "store/sp-reader-overview.h"

#define N_SEEDS 6
#define N_EDITS 60
#define N_DATES 3

typedef struct
{
  StoreFixture *fixture;
  SpStore *store;
  GRand *random;
  int64_t parts[2], units[7], collective;
  int n_titles;
} Office;

static int
draw (Office *self, int n)
{
  return g_rand_int_range (self->random, 0, n);
}

/* Within the plan and a little beyond. */
static SpDate
draw_day (Office *self)
{
  return day ("2020-03-01") + draw (self, 1100);
}

static int64_t
draw_unit (Office *self)
{
  return self->units[draw (self, G_N_ELEMENTS (self->units))];
}

/* Any record of @type that there is; 0 for none. */
static int64_t
draw_record (Office *self, const SpRecordType *type)
{
  g_autoptr (GPtrArray) records =
    sp_reader_load_all (sp_store_get_reader (self->store), type, -1, 0, NULL);

  return records->len > 0
           ? sp_record_get_id (g_ptr_array_index (records, draw (self, (int)records->len)))
           : 0;
}

static int64_t
insert (Office *self, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  sp_store_insert (self->store, owned, "登记", &error);
  g_assert_no_error (error);
  return sp_record_get_id (owned);
}

/* ---- edits ---- */

static void
set_path (Office *self, int64_t measure)
{
  static const char *const paths[] = {"一", "一/1", "一/2", "一/2/（1）", "二", "二/1", ""};

  set_text (self->store, &sp_measure_type, measure, SP_MEASURE_PATH,
            paths[draw (self, G_N_ELEMENTS (paths))]);
}

static void
edit_add_measure (Office *self)
{
  g_autofree char *title = g_strdup_printf ("任务%d", ++self->n_titles);
  int64_t measure = add_measure (self->store, self->fixture->plan, self->parts[draw (self, 2)],
                                 title, draw (self, 20));

  set_path (self, measure);
  for (int i = draw (self, 4); i > 0; i--)
    add_measure_unit (self->store, measure, draw_unit (self), (SpRole)draw (self, 4));
}

static void
edit_measure (Office *self)
{
  int64_t measure = draw_record (self, &sp_measure_type);

  switch (draw (self, 6))
    {
    case 0:
      set_path (self, measure);
      break;
    case 1:
      set_integer (self->store, &sp_measure_type, measure, SP_MEASURE_POSITION, draw (self, 20));
      break;
    case 2:
      set_integer (self->store, &sp_measure_type, measure, SP_MEASURE_PART,
                   self->parts[draw (self, 2)]);
      break;
    case 3:
      set_integer (self->store, &sp_measure_type, measure, SP_MEASURE_WITHDRAWN_ON,
                   draw (self, 2) ? draw_day (self) : SP_DATE_NONE);
      break;
    case 4:
      set_integer (self->store, &sp_measure_type, measure, SP_MEASURE_START_ON, draw_day (self));
      break;
    default:
      set_integer (self->store, &sp_measure_type, measure, SP_MEASURE_KIND,
                   draw (self, 3) ? SP_BLOCK_MEASURE : SP_BLOCK_GOAL);
    }
}

static void
edit_units (Office *self)
{
  int64_t measure = draw_record (self, &sp_measure_type);
  int64_t link = draw_record (self, &sp_measure_unit_type);
  g_autofree char *name = g_strdup_printf ("示例县改名第%d局", ++self->n_titles);

  switch (draw (self, 5))
    {
    case 0:
      set_text (self->store, &sp_unit_type, draw_unit (self), SP_UNIT_NAME, name);
      break;
    case 1:
      add_measure_unit (self->store, measure, draw (self, 3) ? draw_unit (self) : self->collective,
                        (SpRole)draw (self, 4));
      break;
    case 2:
      if (link != 0)
        set_integer (self->store, &sp_measure_unit_type, link, SP_MEASURE_UNIT_ROLE,
                     draw (self, 4));
      break;
    case 3:
      if (link != 0)
        set_integer (self->store, &sp_measure_unit_type, link, SP_MEASURE_UNIT_MEASURE, measure);
      break;
    default:
      add_member (self->store, self->collective, draw_unit (self));
    }
}

static void
edit_reports (Office *self)
{
  static const int percents[] = {0, 35, 70, 99, 100, 100, 100};

  for (int i = draw (self, 5); i >= 0; i--)
    {
      char iso[SP_DATE_ISO_LEN];

      add_progress (self->store, draw_record (self, &sp_measure_type),
                    draw (self, 3) ? draw_unit (self) : 0, sp_date_to_iso (draw_day (self), iso),
                    percents[draw (self, G_N_ELEMENTS (percents))]);
    }
}

static void
edit_report (Office *self)
{
  int64_t report = draw_record (self, &sp_progress_type);

  if (report == 0)
    return;
  switch (draw (self, 3))
    {
    case 0:
      set_integer (self->store, &sp_progress_type, report, SP_PROGRESS_AS_OF, draw_day (self));
      break;
    case 1:
      set_integer (self->store, &sp_progress_type, report, SP_PROGRESS_PERCENT, draw (self, 101));
      break;
    default:
      set_integer (self->store, &sp_progress_type, report, SP_PROGRESS_MEASURE,
                   draw_record (self, &sp_measure_type));
    }
}

static void
edit_deadlines (Office *self)
{
  int64_t measure = draw_record (self, &sp_measure_type);
  char due[SP_DATE_ISO_LEN];
  char done[SP_DATE_ISO_LEN];

  add_deadline (self->store, measure, (SpDeadlineKind)draw (self, 3),
                sp_date_to_iso (draw_day (self), due),
                draw (self, 3) ? "" : sp_date_to_iso (draw_day (self), done));
}

static void
edit_extension (Office *self)
{
  int64_t id = draw_record (self, &sp_deadline_type);
  g_autoptr (SpRecord) deadline = NULL;
  g_autoptr (SpRecord) extension = sp_record_new (&sp_extension_type);
  g_autoptr (GError) error = NULL;

  if (id == 0)
    return;
  deadline = sp_reader_load (sp_store_get_reader (self->store), &sp_deadline_type, id, &error);
  sp_record_set_integer (extension, SP_EXTENSION_DEADLINE, id);
  sp_record_set_integer (extension, SP_EXTENSION_GRANTED_ON, draw_day (self));
  sp_record_set_integer (extension, SP_EXTENSION_NEW_DUE,
                         sp_record_get_integer (deadline, SP_DEADLINE_DUE) + 1 + draw (self, 200));
  sp_record_set_text (extension, SP_EXTENSION_REASON, "施工受阻");
  if (!sp_store_extend_deadline (self->store, SP_EXTENSION (extension), &error))
    g_test_message ("not put off: %s", error->message); /* a recurring one */
}

static int64_t
recurring (Office *self)
{
  SpRecord *deadline = sp_record_new (&sp_deadline_type);

  sp_record_set_integer (deadline, SP_DEADLINE_MEASURE, draw_record (self, &sp_measure_type));
  sp_record_set_integer (deadline, SP_DEADLINE_KIND, SP_DEADLINE_RECURRING);
  sp_record_set_integer (deadline, SP_DEADLINE_RECURRENCE,
                         SP_RECURRENCE_YEAR + draw (self, 4)); /* to month */
  sp_record_set_integer (deadline, SP_DEADLINE_EVERY, draw (self, 3));
  return insert (self, deadline);
}

static void
edit_ticks (Office *self)
{
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  int64_t deadline = recurring (self);

  days = sp_reader_load_deadline_days (sp_store_get_reader (self->store), deadline, &error);
  g_assert_no_error (error);
  for (guint i = (guint)draw (self, 4); i < days->len && draw (self, 5) > 0; i++)
    {
      const SpDeadlineDay *at = &g_array_index (days, SpDeadlineDay, i);

      sp_store_tick_deadline (self->store, deadline, at->period.first,
                              at->due + draw (self, 60) - 30, &error);
      g_assert_no_error (error);
    }
}

static void
edit_delete (Office *self)
{
  const SpRecordType *const types[] = {&sp_progress_type,
                                       &sp_progress_type,
                                       &sp_deadline_type,
                                       &sp_extension_type,
                                       &sp_measure_unit_type,
                                       &sp_unit_member_type,
                                       &sp_deadline_occurrence_type,
                                       &sp_measure_type};
  const SpRecordType *type = types[draw (self, G_N_ELEMENTS (types))];
  int64_t id = draw_record (self, type);
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (id == 0)
    return;
  record = sp_reader_load (sp_store_get_reader (self->store), type, id, &error);
  if (!sp_store_delete (self->store, record, "删除", &error))
    g_test_message ("not deleted: %s", error->message);
}

static void
edit_undo (Office *self)
{
  g_autoptr (GError) error = NULL;

  for (int i = draw (self, 4); i >= 0; i--)
    if (!sp_store_undo (self->store, &error))
      g_test_message ("not undone: %s", error->message);
  g_clear_error (&error);
  if (draw (self, 2) && !sp_store_redo (self->store, &error))
    g_test_message ("not redone: %s", error != NULL ? error->message : "");
}

static void
edit_plan (Office *self)
{
  set_integer (self->store, &sp_plan_type, self->fixture->plan, SP_PLAN_LAST_DAY,
               day ("2022-06-30") + draw (self, 300));
}

static void
edit_part (Office *self)
{
  set_integer (self->store, &sp_part_type, self->parts[draw (self, 2)], SP_PART_POSITION,
               draw (self, 4));
}

static void
edit (Office *self)
{
  static void (*const edits[]) (Office *) = {
    edit_reports,     edit_reports,   edit_report, edit_deadlines, edit_extension,
    edit_ticks,       edit_measure,   edit_units,  edit_delete,    edit_undo,
    edit_add_measure, edit_deadlines, edit_plan,   edit_extension, edit_part,
  };

  if (draw_record (self, &sp_measure_type) == 0)
    edit_add_measure (self);
  edits[draw (self, G_N_ELEMENTS (edits))](self);
}

/* ---- what must be so ---- */

static char *
dup_townships (SpOverview *overview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < overview->townships->len; i++)
    {
      const SpOverviewTownship *township = g_ptr_array_index (overview->townships, i);

      g_string_append_printf (text, "%s %u %d\n", township->name, township->now.total,
                              township->now.percent_sum);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_put_off (SpOverview *overview)
{
  GString *text = g_string_new (NULL);
  const GArray *measures = overview->changes[SP_CHANGE_PUT_OFF];

  for (guint i = 0; i < measures->len; i++)
    g_string_append_printf (text, "%d ", (int)g_array_index (measures, int64_t, i));
  return g_string_free (text, FALSE);
}

#define ASSERT_SAME(is, expected)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *is_ = (is);                                                                   \
    g_autofree char *expected_ = (expected);                                                       \
                                                                                                   \
    g_assert_cmpstr (is_, ==, expected_);                                                          \
  }                                                                                                \
  G_STMT_END

static void
assert_as_plain (SpOverview *overview, PlainPlan *plain)
{
  ASSERT_SAME (plain_dup_schedule_rows (overview->now),
               plain_plan_dup_rows (plain, overview->as_of));
  ASSERT_SAME (plain_dup_schedule_rows (overview->before),
               plain_plan_dup_rows (plain, overview->baseline));
  ASSERT_SAME (dup_put_off (overview),
               plain_plan_dup_put_off (plain, overview->baseline, overview->as_of));
  ASSERT_SAME (dup_townships (overview), plain_plan_dup_townships (plain, overview->as_of));
}

static SpOverview *
load (Office *self, SpStore *store, SpDate as_of)
{
  g_autoptr (GError) error = NULL;
  SpOverview *overview = sp_reader_load_overview (
    sp_store_get_reader (store), self->fixture->plan, as_of,
    draw (self, 3) ? SP_DATE_NONE : as_of - draw (self, 400), NULL, &error);

  g_assert_no_error (error);
  return overview;
}

static void
assert_schedule_as_plain (Office *self, SpStore *store, SpDate as_of, PlainPlan *plain)
{
  const SpTaskFilter filter = {.plan = self->fixture->plan, .as_of = as_of};
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSchedule) schedule =
    sp_reader_load_schedule (sp_store_get_reader (store), &filter, NULL, &error);

  g_assert_no_error (error);
  ASSERT_SAME (plain_dup_schedule_rows (schedule), plain_plan_dup_rows (plain, as_of));
}

static void
fill_office (Office *self)
{
  self->parts[0] = self->fixture->part;
  self->parts[1] = add_part (self->store, self->fixture->plan, "消防", 2);
  for (guint i = 0; i < G_N_ELEMENTS (self->units); i++)
    {
      g_autofree char *name = g_strdup_printf ("示例县第%u%s", i, i < 4 ? "镇" : "局");

      self->units[i] = add_unit (self->store, name, i < 4 ? SP_UNIT_TOWNSHIP : SP_UNIT_DEPARTMENT);
    }
  self->collective = add_unit (self->store, "各乡镇人民政府", SP_UNIT_COLLECTIVE);
  for (guint i = 0; i < 3; i++)
    add_member (self->store, self->collective, self->units[i]);
  for (int i = 0; i < 12; i++)
    edit_add_measure (self);
}

/* Two connections keep a memory each: the store's own, which reads between its writes, and one that
 * only reads, as the worker does. A third never loads an overview, and so keeps nothing. */
static void
run (StoreFixture *fixture, guint32 seed)
{
  Office office = {.fixture = fixture, .store = fixture->store};
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (SpStore) other = NULL;
  g_autoptr (SpStore) forgetful = NULL;
  g_autoptr (GError) error = NULL;

  office.random = random;
  fill_office (&office);
  forgetful = sp_store_open (fixture->path, SP_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  other = sp_store_open (fixture->path, SP_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr (PlainPlan) plain = NULL;

      edit (&office);
      plain = plain_plan_new (office.store, fixture->plan);
      for (int k = 0; k < N_DATES; k++)
        {
          SpDate as_of = draw_day (&office);
          g_autoptr (SpOverview) overview =
            load (&office, draw (&office, 3) ? office.store : other, as_of);

          g_test_message ("seed %u, edit %d, date %d", seed, i, as_of);
          assert_as_plain (overview, plain);
          assert_schedule_as_plain (&office, office.store, as_of, plain);
          assert_schedule_as_plain (&office, forgetful, as_of, plain);
        }
    }
  g_assert_true (sp_store_close (other, &error));
  g_assert_true (sp_store_close (forgetful, &error));
}

static void
test_any_date (StoreFixture *fixture, gconstpointer data)
{
  run (fixture, GPOINTER_TO_UINT (data));
}

/* What a refreshed overview says after an edit, whatever it was refreshed with. */
static void
test_refreshed (StoreFixture *fixture, gconstpointer data)
{
  Office office = {.fixture = fixture, .store = fixture->store};
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (SpOverview) kept = NULL;
  guint n_kept = 0;

  office.random = random;
  fill_office (&office);
  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlainPlan) plain = NULL;
      int64_t measure;

      if (kept == NULL)
        kept = load (&office, office.store, day ("2021-09-30"));
      measure = draw_record (&office, &sp_measure_type);
      set_text (office.store, &sp_measure_type, measure, SP_MEASURE_PATH, "");
      add_progress (office.store, measure, draw_unit (&office), "2021-08-01", draw (&office, 101));
      if (sp_reader_refresh_overview (sp_store_get_reader (office.store), kept, fixture->plan,
                                      &measure, 1, &error))
        n_kept++;
      else
        g_clear_pointer (&kept, sp_overview_unref);
      g_assert_no_error (error);
      plain = plain_plan_new (office.store, fixture->plan);
      if (kept != NULL)
        assert_as_plain (kept, plain);
    }
  g_assert_cmpuint (n_kept, >, 0);
}

/* What was read within a transaction that was taken back is not believed afterwards, although the
 * journal is as long as it was then: another edit took its place. */
static void
test_taken_back (StoreFixture *fixture, gconstpointer data)
{
  Office office = {.fixture = fixture, .store = fixture->store};
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  int64_t measure = add_measure (fixture->store, fixture->plan, fixture->part, "排查", 1);
  int64_t other = add_measure (fixture->store, fixture->plan, fixture->part, "整改", 2);
  g_autoptr (GError) error = NULL;

  office.random = random;
  for (int i = 0; i < 2; i++)
    {
      SpWrite *write = sp_write_begin (fixture->store, SP_ACTION_EDIT, "填报", &error);
      g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
      g_autoptr (SpOverview) within = NULL;
      g_autoptr (SpOverview) after = NULL;
      g_autoptr (PlainPlan) plain = NULL;

      sp_record_set_integer (report, SP_PROGRESS_MEASURE, measure);
      sp_record_set_integer (report, SP_PROGRESS_AS_OF, day ("2021-01-31"));
      sp_record_set_integer (report, SP_PROGRESS_PERCENT, 60);
      g_assert_true (sp_write_insert (write, report, &error));
      within = load (&office, fixture->store, day ("2021-09-30"));
      g_assert_cmpint (sp_schedule_get_row (within->now, 0)->percent, ==, 60);
      sp_write_free (write);
      set_integer (fixture->store, &sp_measure_type, other, SP_MEASURE_START_ON,
                   day ("2021-01-01") + i);
      after = load (&office, fixture->store, day ("2021-09-30"));
      plain = plain_plan_new (fixture->store, fixture->plan);
      g_assert_cmpint (sp_schedule_get_row (after->now, 0)->percent, ==, 0);
      assert_as_plain (after, plain);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/store/any-date/%u", seed);

      g_test_add (path, StoreFixture, GUINT_TO_POINTER (seed), store_fixture_set_up, test_any_date,
                  store_fixture_tear_down);
    }
  g_test_add ("/store/any-date/refreshed", StoreFixture, GUINT_TO_POINTER (7), store_fixture_set_up,
              test_refreshed, store_fixture_tear_down);
  store_fixture_add ("/store/any-date/taken-back", test_taken_back);
  return g_test_run ();
}
