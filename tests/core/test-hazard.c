/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of hazards and institutions, credit codes, provisions, workdays. */
#include "base/sp-error.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-people.h"
#include "core/sp-institution.h"

#include <string.h>

static SpDate
day (const char *iso)
{
  return iso != NULL ? sp_date_from_iso (iso) : SP_DATE_NONE;
}

/* A step as words: kind, day, deadline or day of completion, person. */
typedef struct
{
  SpHazardStepKind kind;
  const char *on;
  const char *date;
  const char *person;
} Step;

static SpRecord *
new_step (const Step *step)
{
  SpRecord *record = sp_record_new (&sp_hazard_step_type);
  guint date = step->kind == SP_STEP_APPLY ? SP_HAZARD_STEP_RECTIFIED_ON : SP_HAZARD_STEP_DEADLINE;

  sp_record_set_integer (record, SP_HAZARD_STEP_KIND, step->kind);
  sp_record_set_integer (record, SP_HAZARD_STEP_DAY, day (step->on));
  sp_record_set_integer (record, date, day (step->date));
  sp_record_set_text (record, SP_HAZARD_STEP_PERSON, step->person);
  sp_record_set_text (record, SP_HAZARD_STEP_REASON, "雨季道路不通");
  if (step->kind == SP_STEP_ASSIGN)
    sp_record_set_integer (record, SP_HAZARD_STEP_UNIT, 1);
  return record;
}

static SpRecord *
new_hazard (void)
{
  SpRecord *hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "配电箱没有防雨措施");
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2021-03-01"));
  sp_record_set_integer (hazard, SP_HAZARD_DEADLINE, day ("2021-03-31"));
  sp_record_set_text (hazard, SP_HAZARD_PERSON, "李某、王某");
  return hazard;
}

#define MAX_STEPS 9
static const Step way[] = {
  {SP_STEP_ASSIGN, "2021-03-02", NULL, NULL},
  {SP_STEP_START, "2021-03-03", NULL, NULL},
  {SP_STEP_EXTEND, "2021-03-30", "2021-04-15", NULL},
  {SP_STEP_APPLY, "2021-04-10", "2021-04-09", "李某"},
  {SP_STEP_RETURN, "2021-04-12", NULL, "张某"},
  {SP_STEP_APPLY, "2021-04-20", "2021-04-18", "李某"},
  {SP_STEP_CHECK, "2021-04-21", NULL, "张某"},
  {SP_STEP_CLOSE, "2021-04-22", NULL, NULL},
  {SP_STEP_REOPEN, "2021-06-01", NULL, NULL},
};

static GPtrArray *
new_steps (guint n)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (steps, new_step (&way[i]));
  return steps;
}

static void
test_derive (void)
{
  static const struct
  {
    guint n;
    SpHazardState state;
    const char *deadline, *original, *rectified, *closed;
    int returns;
  } cases[] = {
    {0, SP_HAZARD_REGISTERED, "2021-03-31", NULL, NULL, NULL, 0},
    {1, SP_HAZARD_ASSIGNED, "2021-03-31", NULL, NULL, NULL, 0},
    {3, SP_HAZARD_RECTIFYING, "2021-04-15", "2021-03-31", NULL, NULL, 0},
    {4, SP_HAZARD_APPLIED, "2021-04-15", "2021-03-31", "2021-04-09", NULL, 0},
    {5, SP_HAZARD_RECTIFYING, "2021-04-15", "2021-03-31", NULL, NULL, 1},
    {8, SP_HAZARD_CLOSED, "2021-04-15", "2021-03-31", "2021-04-18", "2021-04-22", 1},
    {9, SP_HAZARD_RECTIFYING, "2021-04-15", "2021-03-31", NULL, NULL, 1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) hazard = new_hazard ();
      g_autoptr (GPtrArray) steps = new_steps (cases[i].n);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_true (sp_hazard_steps_check (SP_HAZARD (hazard), steps, day ("2021-12-31"), &error));
      sp_hazard_derive (SP_HAZARD (hazard), steps);
      sp_hazard_derive (SP_HAZARD (hazard), steps); /* once more changes nothing */
      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_STATE), ==, cases[i].state);
      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_DEADLINE), ==,
                       day (cases[i].deadline));
      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_ORIGINAL_DEADLINE), ==,
                       day (cases[i].original));
      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_RECTIFIED_ON), ==,
                       day (cases[i].rectified));
      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_CLOSED_ON), ==,
                       day (cases[i].closed));
      g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_N_RETURNS), ==, cases[i].returns);
    }
}

static void
test_standing (void)
{
  static const struct
  {
    const char *as_of;
    SpHazardState state;
    int days;
    gboolean overdue, extended;
  } cases[] = {
    {"2021-02-28", SP_HAZARD_REGISTERED, -31, FALSE, FALSE},
    {"2021-03-10", SP_HAZARD_RECTIFYING, -21, FALSE, FALSE},
    {"2021-03-30", SP_HAZARD_RECTIFYING, -16, FALSE, TRUE},
    {"2021-04-15", SP_HAZARD_RECTIFYING, 0, FALSE, TRUE},
    {"2021-04-16", SP_HAZARD_RECTIFYING, 1, TRUE, TRUE},
    {"2021-04-21", SP_HAZARD_CHECKED, 6, TRUE, TRUE},
    {"2021-04-22", SP_HAZARD_CLOSED, 0, FALSE, TRUE},
    {"2021-06-01", SP_HAZARD_RECTIFYING, 47, TRUE, TRUE},
  };
  g_autoptr (SpRecord) hazard = new_hazard ();
  g_autoptr (GPtrArray) steps = new_steps (MAX_STEPS);

  sp_hazard_derive (SP_HAZARD (hazard), steps);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpHazardStanding standing =
        sp_hazard_get_standing (SP_HAZARD (hazard), steps, day (cases[i].as_of));

      g_test_message ("case %u", i);
      g_assert_cmpint (standing.is_known, ==, i > 0);
      g_assert_cmpint (standing.state, ==, cases[i].state);
      g_assert_cmpint (standing.days, ==, cases[i].days);
      g_assert_cmpint (standing.is_overdue, ==, cases[i].overdue);
      g_assert_cmpint (standing.is_extended, ==, cases[i].extended);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    guint after; /* steps of the way that are taken */
    Step step;
    const char *says;
  } cases[] = {
    {0, {SP_STEP_CLOSE, "2021-03-05", NULL, NULL}, "已登记"},
    {0, {SP_STEP_ASSIGN, "2021-02-20", NULL, NULL}, "2021-03-01"},
    {1, {SP_STEP_START, "2021-03-01", NULL, NULL}, "2021-03-02"},
    {1, {SP_STEP_START, "2022-03-01", NULL, NULL}, "2021-12-31"},
    {2, {SP_STEP_EXTEND, "2021-03-20", "2021-03-31", NULL}, "2021-03-31"},
    {2, {SP_STEP_EXTEND, "2021-03-20", NULL, NULL}, "整改时限"},
    {2, {SP_STEP_APPLY, "2021-03-20", NULL, NULL}, "整改完成日期"},
    {2, {SP_STEP_APPLY, "2021-03-20", "2021-03-21", NULL}, "2021-03-20"},
    {2, {SP_STEP_APPLY, "2021-03-20", "2021-02-21", NULL}, "2021-03-01"},
    {2, {SP_STEP_APPLY, "2021-03-20", "2021-03-01", NULL}, "交办日期 2021-03-02"},
    {4, {SP_STEP_CHECK, "2021-04-11", NULL, NULL}, "经办人"},
    {4, {SP_STEP_CHECK, "2021-04-11", NULL, "赵某，王某"}, "王某"},
    {4, {SP_STEP_CHECK, "2021-04-11", NULL, "李某"}, "李某"},
    {4, {SP_STEP_CHECK, "2021-04-11", NULL, "张某、李　某（清溪镇）"}, "李某"},
    {7, {SP_STEP_CLOSE, "2021-04-22", NULL, "王某"}, "不能自己销号"},
    {5, {SP_STEP_APPLY, "2021-04-20", "2021-04-11", NULL}, "2021-04-12"},
    {8, {SP_STEP_CLOSE, "2021-05-01", NULL, NULL}, "已销号"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) hazard = new_hazard ();
      g_autoptr (GPtrArray) steps = new_steps (cases[i].after);
      g_autoptr (SpRecord) step = new_step (&cases[i].step);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (sp_hazard_step_check (SP_HAZARD (hazard), steps, SP_HAZARD_STEP (step),
                                            day ("2021-12-31"), &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_people (void)
{
  static const struct
  {
    const char *one, *other, *shared;
  } cases[] = {
    {"李某", "李某", "李某"},
    {"李某", "张某", NULL},
    {"", "", NULL},
    {"李　某", "李某", "李某"},
    {"李 某 王 某", "王某", "王某"},
    {"李某某 张某", "张某", "张某"},
    {"张某；李某", "赵某,李某", "李某"},
    {"李某（县应急管理局）", "李某(清溪镇)", "李某"},
    {"张某（李某代）", "李某", NULL},
    {"李某某", "李某", NULL},
    {"（李某", "李某", NULL}, /* never closed */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shared = sp_people_dup_shared (cases[i].one, cases[i].other);

      g_test_message ("case %u", i);
      g_assert_cmpstr (shared, ==, cases[i].shared);
    }
}

static void
test_reason (void)
{
  g_autoptr (SpRecord) hazard = new_hazard ();
  g_autoptr (GPtrArray) steps = new_steps (8);
  const Step reopen = {SP_STEP_REOPEN, "2021-06-01", NULL, NULL};
  g_autoptr (SpRecord) step = new_step (&reopen);
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_hazard_step_check (SP_HAZARD (hazard), steps, SP_HAZARD_STEP (step),
                                       day ("2021-12-31"), &error));
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, NULL);
  g_assert_false (sp_hazard_step_check (SP_HAZARD (hazard), steps, SP_HAZARD_STEP (step),
                                        day ("2021-12-31"), &error));
  g_assert_nonnull (strstr (error->message, "理由"));
}

static void
test_provisions (void)
{
  g_autoptr (SpRecord) hazard = new_hazard ();

  g_assert_cmpuint (sp_hazard_get_provisions (SP_HAZARD (hazard)), ==,
                    1u << SP_PROVISION_DUTY | 1u << SP_PROVISION_DEADLINE);
  sp_record_set_text (hazard, SP_HAZARD_MEASURES, "加装防雨罩");
  sp_record_set_text (hazard, SP_HAZARD_CONTINGENCY, "触电现场处置方案");
  sp_record_set_real (hazard, SP_HAZARD_FUNDS, 0);
  g_assert_cmpuint (sp_hazard_get_provisions (SP_HAZARD (hazard)), ==, SP_PROVISIONS_ALL);
}

static void
test_institution (void)
{
  static const struct
  {
    SpInstitutionState state;
    const char *on, *document;
    gboolean fits;
  } cases[] = {
    {SP_INSTITUTION_REVISING, "2021-01-01", NULL, FALSE}, /* nothing was issued yet */
    {SP_INSTITUTION_DRAFTING, "2021-01-02", NULL, TRUE},
    {SP_INSTITUTION_DRAFTING, "2021-01-03", NULL, FALSE},
    {SP_INSTITUTION_CONSULTING, "2021-01-05", NULL, TRUE},
    {SP_INSTITUTION_REVIEWING, "2021-01-04", NULL, FALSE}, /* before what came before */
    {SP_INSTITUTION_ISSUED, "2021-02-01", NULL, FALSE},    /* without a number */
    {SP_INSTITUTION_ISSUED, "2021-02-01", "示安〔2021〕3号", TRUE},
    {SP_INSTITUTION_DRAFTING, "2021-03-01", NULL, FALSE},
    {SP_INSTITUTION_REVISING, "2021-03-01", NULL, TRUE},
    {SP_INSTITUTION_ISSUED, "2021-04-01", "示安〔2021〕9号", TRUE},
    {SP_INSTITUTION_ABOLISHED, "2021-05-01", NULL, TRUE},
    {SP_INSTITUTION_ISSUED, "2021-06-01", "示安〔2021〕12号", FALSE},
  };
  g_autoptr (SpRecord) institution = sp_record_new (&sp_institution_type);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) step = sp_record_new (&sp_institution_step_type);

      sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, cases[i].state);
      sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, day (cases[i].on));
      sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, cases[i].document);
      g_test_message ("case %u", i);
      g_assert_cmpint (sp_institution_step_check (steps, SP_INSTITUTION_STEP (step), NULL), ==,
                       cases[i].fits);
      if (cases[i].fits)
        g_ptr_array_add (steps, g_steal_pointer (&step));
    }
  sp_institution_derive (SP_INSTITUTION (institution), steps);
  g_assert_cmpstr (sp_record_get_text (institution, SP_INSTITUTION_DOCUMENT), ==,
                   "示安〔2021〕9号");
  g_assert_cmpint (sp_record_get_integer (institution, SP_INSTITUTION_ABOLISHED_ON), ==,
                   day ("2021-05-01"));
  g_assert_cmpint (sp_institution_state_as_of (steps, day ("2021-03-31")), ==,
                   SP_INSTITUTION_REVISING);
  g_assert_cmpint (sp_institution_state_as_of (steps, day ("2020-03-31")), ==,
                   SP_INSTITUTION_DRAFTING);
}

/* Made up by the rule of the standard, with an administrative division that does not exist. */
/* What was given up is not overdue, and was before that day. */
static void
test_institution_standing (void)
{
  static const struct
  {
    const char *issued, *abolished, *as_of, *says;
  } cases[] = {
    {NULL, NULL, "2021-06-01", "● 办理中"},
    {NULL, NULL, "2021-06-20", "▲ 临期 10 天"},
    {NULL, NULL, "2021-06-30", "▲ 今天到期"},
    {NULL, NULL, "2021-07-01", "■ 逾期 1 天"},
    {"2021-07-05", NULL, "2021-07-05", "✓ 已出台"},
    {"2021-07-05", NULL, "2021-07-04", "■ 逾期 4 天"},
    {NULL, "2021-07-05", "2021-07-05", "✓ 已废止"},
    {NULL, "2021-07-05", "2021-07-04", "■ 逾期 4 天"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRecord) record = sp_record_new (&sp_institution_type);
      g_autofree char *text = NULL;

      sp_record_set_integer (record, SP_INSTITUTION_PLANNED_ON, day ("2021-06-30"));
      sp_record_set_integer (record, SP_INSTITUTION_ISSUED_ON, day (cases[i].issued));
      sp_record_set_integer (record, SP_INSTITUTION_ABOLISHED_ON, day (cases[i].abolished));
      text = sp_institution_dup_standing (SP_INSTITUTION (record), day (cases[i].as_of), 15);
      g_assert_cmpstr (text, ==, cases[i].says);
    }
}

static void
test_credit_code (void)
{
  static const struct
  {
    const char *text;
    const char *code; /* NULL: refused */
  } cases[] = {
    {"91990000MA00000012", NULL}, {"91990000MA0000001", NULL},
    {"9199OO00MA00000012", NULL}, {"", NULL},
    {"1.39E+10", NULL},
  };
  static const char characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  g_autofree char *good = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *plain = NULL;
  guint n_good = 0;

  /* Of the 31 characters exactly one can be the last. */
  for (const char *last = characters; *last != '\0'; last++)
    {
      g_autofree char *code = g_strdup_printf ("91990000MA0000002%c", *last);
      g_autofree char *read = sp_credit_code_normalise (code, NULL);

      if (read == NULL)
        continue;
      n_good++;
      g_free (good);
      good = g_steal_pointer (&code);
    }
  g_assert_cmpuint (n_good, ==, 1);
  typed = g_strdup_printf (" ９１99 0000ma0000002%c ", g_ascii_tolower (good[17]));
  plain = sp_credit_code_normalise (typed, NULL);
  g_assert_cmpstr (plain, ==, good);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = sp_credit_code_normalise (cases[i].text, &error);

      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

static void
test_workdays (void)
{
  static const struct
  {
    const char *from;
    int n;
    const char *to;
  } cases[] = {
    {"2021-03-05", 1, "2021-03-08"},                                   /* Friday to Monday */
    {"2021-03-05", 5, "2021-03-12"},  {"2021-03-06", 1, "2021-03-08"}, /* from a Saturday */
    {"2021-03-08", -1, "2021-03-05"}, {"2021-03-08", 0, "2021-03-08"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sp_date_add_workdays (day (cases[i].from), cases[i].n), ==, day (cases[i].to));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/hazard/derive", test_derive);
  g_test_add_func ("/core/hazard/standing", test_standing);
  g_test_add_func ("/core/hazard/refused", test_refused);
  g_test_add_func ("/core/hazard/reason", test_reason);
  g_test_add_func ("/core/hazard/people", test_people);
  g_test_add_func ("/core/hazard/provisions", test_provisions);
  g_test_add_func ("/core/institution/steps", test_institution);
  g_test_add_func ("/core/institution/standing", test_institution_standing);
  g_test_add_func ("/core/enterprise/credit-code", test_credit_code);
  g_test_add_func ("/base/date/workdays", test_workdays);
  return g_test_run ();
}
