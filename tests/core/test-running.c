/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duties with their calendar, supervision items and extensions as of a date. */
#include "core/sp-duty.h"
#include "core/sp-enterprise.h"
#include "core/sp-extension.h"
#include "core/sp-supervision.h"

static SpDate
day (const char *iso)
{
  return *iso != '\0' ? sp_date_from_iso (iso) : SP_DATE_NONE;
}

/* ---- duties ---- */

static SpRecord *
new_occurrence (const char *period, const char *due, const char *done)
{
  SpRecord *occurrence = sp_record_new (&sp_duty_occurrence_type);

  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_PERIOD_START, day (period));
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_DUE, day (due));
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_DONE_ON, day (done));
  return occurrence;
}

/* Nine quarterly meetings from the fourth quarter of 2020 to the end of 2022, five half-yearly
 * reports. */
static void
test_rhythm (void)
{
  static const struct
  {
    SpDutyKind kind;
    guint n;
  } expected[] = {
    {SP_DUTY_MEETING, 9}, {SP_DUTY_STATISTICS, 9}, {SP_DUTY_REPORT, 5}, {SP_DUTY_ENTERPRISE, 3}};
  g_autoptr (GPtrArray) duties = sp_duty_propose (day ("2020-10-01"), day ("2022-12-31"));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_cmpuint (duties->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < duties->len; i++)
    {
      SpDuty *duty = g_ptr_array_index (duties, i);
      g_autoptr (GArray) days = sp_duty_list_days (duty, none, day ("2020-10-01"), 30);

      g_assert_cmpint (sp_record_get_integer (SP_RECORD (duty), SP_DUTY_KIND), ==,
                       expected[i].kind);
      g_assert_cmpuint (days->len, ==, expected[i].n);
    }
}

static void
test_calendar (void)
{
  static const struct
  {
    const char *due;
    SpDutyState state;
    int days;
  } expected[] = {
    {"2020-12-31", SP_DUTY_STATE_DONE, 182},     {"2021-04-15", SP_DUTY_STATE_OVERDUE, 77},
    {"2021-05-05", SP_DUTY_STATE_CANCELLED, 57}, {"2021-06-30", SP_DUTY_STATE_OVERDUE, 1},
    {"2021-07-20", SP_DUTY_STATE_NEAR, 19},      {"2021-09-30", SP_DUTY_STATE_COMING, 91},
    {"2021-12-31", SP_DUTY_STATE_COMING, 183},
  };
  g_autoptr (GPtrArray) duties = sp_duty_propose (day ("2020-10-01"), day ("2021-12-31"));
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) days = NULL;

  g_ptr_array_add (stored, new_occurrence ("2020-10-01", "2020-12-31", "2020-12-20"));
  g_ptr_array_add (stored, new_occurrence ("2021-01-01", "2021-04-15", "2021-07-02")); /* later */
  g_ptr_array_add (stored, new_occurrence ("2021-05-01", "2021-05-05", "")); /* not of the rule */
  sp_record_set_integer (stored->pdata[2], SP_DUTY_OCCURRENCE_IS_CANCELLED, TRUE);
  g_ptr_array_add (stored, new_occurrence ("2021-05-02", "2021-07-20", ""));
  days = sp_duty_list_days (g_ptr_array_index (duties, 0), stored, day ("2021-07-01"), 30);
  g_assert_cmpuint (days->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < days->len; i++)
    {
      const SpDutyDay *found = &g_array_index (days, SpDutyDay, i);

      g_test_message ("%s", expected[i].due);
      g_assert_cmpint (found->due, ==, day (expected[i].due));
      g_assert_cmpint (found->state, ==, expected[i].state);
      g_assert_cmpint (found->days, ==, expected[i].days);
    }
}

/* ---- supervision ---- */

static void
test_supervision (void)
{
  static const struct
  {
    const char *deadline, *replied, *closed, *as_of;
    SpSupervisionState state;
  } cases[] = {
    {"", "", "", "2021-09-30", SP_SUPERVISION_OPEN},
    {"2021-09-30", "", "", "2021-09-30", SP_SUPERVISION_OPEN},
    {"2021-09-30", "", "", "2021-10-01", SP_SUPERVISION_OVERDUE},
    {"2021-09-30", "2021-09-20", "", "2021-09-19", SP_SUPERVISION_OPEN},
    {"2021-09-30", "2021-09-20", "", "2021-09-20", SP_SUPERVISION_REPLIED},
    {"2021-09-30", "2021-09-20", "", "2021-10-01", SP_SUPERVISION_OVERDUE},
    {"2021-09-30", "", "2021-10-05", "2021-10-04", SP_SUPERVISION_OVERDUE},
    {"2021-09-30", "", "2021-10-05", "2021-10-05", SP_SUPERVISION_CLOSED},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) item = sp_record_new (&sp_supervision_type);

      sp_record_set_integer (item, SP_SUPERVISION_DEADLINE, day (cases[i].deadline));
      sp_record_set_integer (item, SP_SUPERVISION_REPLIED_ON, day (cases[i].replied));
      sp_record_set_integer (item, SP_SUPERVISION_CLOSED_ON, day (cases[i].closed));
      g_test_message ("%u", i);
      g_assert_cmpint (sp_supervision_get_state (SP_SUPERVISION (item), day (cases[i].as_of)), ==,
                       cases[i].state);
    }
}

/* ---- extensions ---- */

static void
add_extension (GPtrArray *extensions, const char *granted, const char *old_due, const char *new_due)
{
  SpRecord *extension = sp_record_new (&sp_extension_type);

  sp_record_set_integer (extension, SP_EXTENSION_GRANTED_ON, day (granted));
  sp_record_set_integer (extension, SP_EXTENSION_OLD_DUE, day (old_due));
  sp_record_set_integer (extension, SP_EXTENSION_NEW_DUE, day (new_due));
  g_ptr_array_add (extensions, extension);
}

static void
test_extensions (void)
{
  static const struct
  {
    const char *as_of, *due;
  } cases[] = {
    {"2021-01-01", "2021-06-30"}, {"2021-06-19", "2021-06-30"}, {"2021-06-20", "2021-12-31"},
    {"2021-12-14", "2021-12-31"}, {"2021-12-15", "2022-03-31"}, {"2022-06-01", "2022-03-31"},
  };
  g_autoptr (SpRecord) deadline = sp_record_new (&sp_deadline_type);
  g_autoptr (GPtrArray) extensions = g_ptr_array_new_with_free_func (g_object_unref);

  sp_record_set_integer (deadline, SP_DEADLINE_DUE, day ("2022-03-31"));
  add_extension (extensions, "2021-12-15", "2021-12-31", "2022-03-31");
  add_extension (extensions, "2021-06-20", "2021-06-30", "2021-12-31");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
      sp_deadline_due_as_of (SP_DEADLINE (deadline), extensions, day (cases[i].as_of)), ==,
      day (cases[i].due));
}

/* ---- rules of a record ---- */

static void
test_rules (void)
{
  g_autoptr (SpRecord) value = sp_record_new (&sp_extension_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (value, SP_EXTENSION_DEADLINE, 1);
  sp_record_set_integer (value, SP_EXTENSION_GRANTED_ON, day ("2021-06-20"));
  sp_record_set_integer (value, SP_EXTENSION_OLD_DUE, day ("2021-06-30"));
  sp_record_set_integer (value, SP_EXTENSION_NEW_DUE, day ("2021-05-30"));
  sp_record_set_text (value, SP_EXTENSION_REASON, "汛期停工");
  g_assert_false (sp_record_check (value, &error));
  g_clear_error (&error);
  sp_record_set_integer (value, SP_EXTENSION_NEW_DUE, day ("2021-12-31"));
  g_assert_true (sp_record_check (value, &error));
}

/* ---- words for people ---- */

static void
test_duty_words (void)
{
  static const struct
  {
    SpDutyState state;
    const char *expected;
    int days;
  } cases[] = {
    {SP_DUTY_STATE_DONE, "✓ 已办", 5},      {SP_DUTY_STATE_COMING, "● 未到期", 5},
    {SP_DUTY_STATE_NEAR, "▲ 临期 5 天", 5}, {SP_DUTY_STATE_OVERDUE, "■ 逾期 5 天", 5},
    {SP_DUTY_STATE_NEAR, "▲ 今天到期", 0},  {SP_DUTY_STATE_CANCELLED, "— 不办", 5},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpDutyDay on = {.state = cases[i].state, .days = cases[i].days};
      g_autofree char *text = sp_duty_day_dup_state (&on);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_supervision_words (void)
{
  static const struct
  {
    const char *as_of, *expected;
  } cases[] = {
    {"2021-05-31", "— 未发出"},
    {"2021-06-30", "● 办理中"},
    {"2021-07-12", "■ 逾期 12 天"},
    {"2021-08-01", "✓ 已办结"},
  };
  g_autoptr (SpRecord) item = sp_record_new (&sp_supervision_type);

  sp_record_set_integer (item, SP_SUPERVISION_ISSUED_ON, day ("2021-06-01"));
  sp_record_set_integer (item, SP_SUPERVISION_DEADLINE, day ("2021-06-30"));
  sp_record_set_integer (item, SP_SUPERVISION_CLOSED_ON, day ("2021-08-01"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        sp_supervision_dup_state (SP_SUPERVISION (item), day (cases[i].as_of));

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* What was stored is copied, what the rule says becomes new. */
static void
test_occurrence_of_day (void)
{
  g_autoptr (SpRecord) duty = sp_record_new (&sp_duty_type);
  g_autoptr (SpRecord) stored = new_occurrence ("2021-01-01", "2021-04-05", "");
  SpDutyDay on = {.period = {SP_PERIOD_QUARTER, day ("2021-01-01"), day ("2021-03-31")},
                  .due = day ("2021-03-31")};
  g_autoptr (SpDutyOccurrence) fresh = NULL;
  g_autoptr (SpDutyOccurrence) copy = NULL;

  sp_record_set_identity (duty, 7, "uid", 1);
  fresh = sp_duty_day_to_occurrence (SP_DUTY (duty), &on);
  g_assert_cmpint (sp_record_get_id (SP_RECORD (fresh)), ==, 0);
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (fresh), SP_DUTY_OCCURRENCE_DUTY), ==, 7);
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (fresh), SP_DUTY_OCCURRENCE_DUE), ==,
                   day ("2021-03-31"));
  sp_record_set_identity (stored, 9, "other", 2);
  on.stored = SP_DUTY_OCCURRENCE (stored);
  copy = sp_duty_day_to_occurrence (SP_DUTY (duty), &on);
  g_assert_cmpint (sp_record_get_id (SP_RECORD (copy)), ==, 9);
  g_assert_cmpint (sp_record_get_integer (SP_RECORD (copy), SP_DUTY_OCCURRENCE_DUE), ==,
                   day ("2021-04-05"));
}

static void
test_standing (void)
{
  static const struct
  {
    const char *issued, *deadline, *replied, *closed;
    SpStanding standing;
    int days;
    const char *text;
  } cases[] = {
    {"2021-10-01", "2021-09-01", "", "", SP_STANDING_LATER, 29, "— 未发出"},
    {"2021-08-01", "2021-09-01", "", "2021-09-30", SP_STANDING_CLOSED, 29, "✓ 已办结"},
    {"2021-08-01", "2021-09-01", "2021-09-30", "2021-09-30", SP_STANDING_CLOSED, 29, "✓ 已办结"},
    {"2021-08-01", "2021-09-01", "", "2021-10-01", SP_STANDING_OVERDUE, 29, "■ 逾期 29 天"},
    {"2021-08-01", "2021-09-01", "2021-08-30", "", SP_STANDING_OVERDUE, 29, "■ 逾期 29 天"},
    {"2021-08-01", "2021-09-30", "", "", SP_STANDING_NEAR, 0, "▲ 今天到期"},
    {"2021-08-01", "2021-10-07", "", "", SP_STANDING_NEAR, 7, "▲ 临期 7 天"},
    {"2021-08-01", "2021-10-07", "2021-10-01", "", SP_STANDING_NEAR, 7, "▲ 临期 7 天"},
    {"2021-08-01", "2021-10-07", "2021-09-30", "", SP_STANDING_REPLIED, 7, "● 已回复"},
    {"2021-08-01", "", "2021-09-01", "", SP_STANDING_REPLIED, 0, "● 已回复"},
    {"2021-08-01", "2021-10-08", "", "", SP_STANDING_OPEN, 8, "● 办理中"},
    {"2021-08-01", "", "", "", SP_STANDING_OPEN, 0, "● 办理中"},
  };
  SpDate as_of = sp_date_from_iso ("2021-09-30");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) item = sp_record_new (&sp_supervision_type);
      g_autofree char *text = NULL;
      int days = -1;

      sp_record_set_integer (item, SP_SUPERVISION_ISSUED_ON, sp_date_from_iso (cases[i].issued));
      sp_record_set_integer (item, SP_SUPERVISION_DEADLINE, sp_date_from_iso (cases[i].deadline));
      sp_record_set_integer (item, SP_SUPERVISION_REPLIED_ON, sp_date_from_iso (cases[i].replied));
      sp_record_set_integer (item, SP_SUPERVISION_CLOSED_ON, sp_date_from_iso (cases[i].closed));
      g_test_message ("case %u", i);
      g_assert_cmpint (sp_standing_judge (item, &sp_supervision_standing, as_of, 7, &days), ==,
                       cases[i].standing);
      g_assert_cmpint (days, ==, cases[i].days);
      text = sp_supervision_dup_standing (SP_SUPERVISION (item), as_of, 7);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_true (sp_standing_applies (&sp_supervision_standing, SP_STANDING_REPLIED));
  g_assert_true (sp_standing_applies (&sp_licence_standing, SP_STANDING_OVERDUE));
  g_assert_false (sp_standing_applies (&sp_licence_standing, SP_STANDING_REPLIED));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/running/rhythm", test_rhythm);
  g_test_add_func ("/core/standing", test_standing);
  g_test_add_func ("/core/running/calendar", test_calendar);
  g_test_add_func ("/core/running/supervision", test_supervision);
  g_test_add_func ("/core/running/extensions", test_extensions);
  g_test_add_func ("/core/running/rules", test_rules);
  g_test_add_func ("/core/running/duty-words", test_duty_words);
  g_test_add_func ("/core/running/supervision-words", test_supervision_words);
  g_test_add_func ("/core/running/occurrence-of-day", test_occurrence_of_day);
  return g_test_run ();
}
