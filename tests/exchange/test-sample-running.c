/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sample county keeps between two reports: there is enough of it, it hangs together, and
 * on the sample's day every state has something to show. */
#include "core/sp-criterion.h"
#include "core/sp-duty.h"
#include "core/sp-extension.h"
#include "core/sp-hazard.h"
#include "core/sp-indicator.h"
#include "core/sp-supervision.h"
#include "exchange/sp-sample.h"
#include "fixtures.h"

static GPtrArray *
load_all (const Place *place, const SpRecordType *type, int field, int64_t id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
    sp_reader_load_all (sp_store_get_reader (place->store), type, field, id, &error);

  g_assert_no_error (error);
  return rows;
}

static SpDate
get_date (SpRecord *record, guint field)
{
  return (SpDate)sp_record_get_integer (record, field);
}

static SpRecord *
load_plan (const Place *place)
{
  g_autoptr (GError) error = NULL;
  SpPlan *plan = sp_reader_load_plan (sp_store_get_reader (place->store), &error);

  g_assert_no_error (error);
  return SP_RECORD (plan);
}

/* The ends of the quarters that have something to report. */
static const SpYmd quarter_ends[] = {
  {2020, 12, 31}, {2021, 3, 31}, {2021, 6, 30}, {2021, 9, 30},
  {2021, 12, 31}, {2022, 3, 31}, {2022, 6, 30}, {2022, 9, 30},
};

static SpDate
quarter_end (guint i)
{
  return sp_date_from_ymd (quarter_ends[i].year, quarter_ends[i].month, quarter_ends[i].day);
}

/* ---- how much, and that it hangs together ---- */

static void
test_counts (gconstpointer data)
{
  static const struct
  {
    const SpRecordType *type;
    int64_t least, most;
  } counts[] = {
    {&sp_extension_type, 7, 16},
    {&sp_deadline_occurrence_type, 100, 300},
    {&sp_indicator_type, 25, 45},
    {&sp_milestone_type, 60, 120},
    {&sp_indicator_value_type, 350, 700},
    {&sp_accident_type, 50, 80},
    {&sp_accident_total_type, 15, 40},
    {&sp_duty_type, 5, 5},
    {&sp_duty_occurrence_type, 40, 60},
    {&sp_supervision_type, 20, 40},
    {&sp_supervision_measure_type, 20, 60},
    {&sp_enforcement_type, 250, 400},
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      int64_t n = place_count ((Place *)data, counts[i].type);

      g_test_message ("%s: %" G_GINT64_FORMAT, counts[i].type->table, n);
      g_assert_cmpint (n, >=, counts[i].least);
      g_assert_cmpint (n, <=, counts[i].most);
    }
}

static void
assert_references (const Place *place, SpRecord *row)
{
  const SpRecordType *type = sp_record_get_record_type (row);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];
      int64_t id = field->type == SP_TYPE_REFERENCE ? sp_record_get_integer (row, i) : 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecord) referred = NULL;

      if (id == 0)
        continue;
      referred = sp_reader_load (sp_store_get_reader (place->store),
                                 sp_record_type_by_table (field->references), id, &error);
      g_assert_no_error (error);
      g_assert_nonnull (referred);
    }
}

/* References lead to a row, and those that the pages group by are given. */
static void
test_references (gconstpointer data)
{
  static const struct
  {
    const SpRecordType *type;
    int given; /* a reference that no row goes without, or -1 */
  } references[] = {
    {&sp_extension_type, SP_EXTENSION_DEADLINE},
    {&sp_deadline_occurrence_type, SP_DEADLINE_OCCURRENCE_DEADLINE},
    {&sp_indicator_type, SP_INDICATOR_MEASURE},
    {&sp_indicator_type, SP_INDICATOR_LEAD},
    {&sp_indicator_value_type, -1},
    {&sp_accident_type, SP_ACCIDENT_TOWNSHIP},
    {&sp_duty_type, SP_DUTY_UNIT},
    {&sp_duty_occurrence_type, SP_DUTY_OCCURRENCE_DUTY},
    {&sp_supervision_type, SP_SUPERVISION_UNIT},
    {&sp_supervision_measure_type, SP_SUPERVISION_MEASURE_MEASURE},
    {&sp_enforcement_type, SP_ENFORCEMENT_DEPARTMENT},
    {&sp_enforcement_type, SP_ENFORCEMENT_TOWNSHIP},
  };
  const Place *place = data;

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (GPtrArray) rows = load_all (place, references[i].type, -1, 0);

      for (guint j = 0; j < rows->len; j++)
        {
          SpRecord *row = g_ptr_array_index (rows, j);

          if (references[i].given >= 0)
            g_assert_cmpint (sp_record_get_integer (row, (guint)references[i].given), !=, 0);
          assert_references (place, row);
        }
    }
}

/* ---- deadlines ---- */

/* Papers follow each other, from the day first set to the day in force, each granted before the day
 * it puts off. */
static gboolean
assert_extensions (const Place *place, SpRecord *deadline)
{
  g_autoptr (GPtrArray) rows =
    load_all (place, &sp_extension_type, SP_EXTENSION_DEADLINE, sp_record_get_id (deadline));
  SpDate due = get_date (deadline, SP_DEADLINE_ORIGINAL_DUE);

  g_assert_cmpint (due != SP_DATE_NONE, ==, rows->len > 0);
  if (rows->len == 0)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (get_date (row, SP_EXTENSION_OLD_DUE), ==, due);
      g_assert_cmpint (get_date (row, SP_EXTENSION_GRANTED_ON), <, due);
      g_assert_cmpstr (sp_record_get_text (row, SP_EXTENSION_DOCUMENT), !=, "");
      due = get_date (row, SP_EXTENSION_NEW_DUE);
    }
  g_assert_cmpint (get_date (deadline, SP_DEADLINE_DUE), ==, due);
  return TRUE;
}

static void
test_extensions (gconstpointer data)
{
  g_autoptr (GPtrArray) deadlines = load_all (data, &sp_deadline_type, -1, 0);
  guint n = 0;

  for (guint i = 0; i < deadlines->len; i++)
    n += assert_extensions (data, g_ptr_array_index (deadlines, i));
  g_assert_cmpuint (n, >=, 6);
  g_assert_cmpuint (n, <=, 10);
  g_assert_cmpint (place_count ((Place *)data, &sp_extension_type), >, n); /* one more than once */
}

static gboolean
is_of_rule (SpDeadline *deadline, SpRecord *plan, SpRecord *occurrence)
{
  SpOccurrenceRule rule = sp_deadline_get_rule (deadline);
  g_autoptr (GArray) list = sp_occurrence_list (&rule, get_date (plan, SP_PLAN_FIRST_DAY),
                                                get_date (plan, SP_PLAN_LAST_DAY));

  for (guint i = 0; i < list->len; i++)
    {
      const SpOccurrence *made = &g_array_index (list, SpOccurrence, i);

      if (made->period.first == get_date (occurrence, SP_DEADLINE_OCCURRENCE_PERIOD_START))
        return made->due == get_date (occurrence, SP_DEADLINE_OCCURRENCE_DUE);
    }
  return FALSE;
}

static void
test_deadline_occurrences (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (SpRecord) plan = load_plan (place);
  g_autoptr (GPtrArray) rows = load_all (place, &sp_deadline_occurrence_type, -1, 0);
  guint n_late = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);
      g_autoptr (SpRecord) deadline =
        sp_reader_load (sp_store_get_reader (place->store), &sp_deadline_type,
                        sp_record_get_integer (row, SP_DEADLINE_OCCURRENCE_DEADLINE), NULL);

      g_assert_true (is_of_rule (SP_DEADLINE (deadline), plan, row));
      n_late +=
        get_date (row, SP_DEADLINE_OCCURRENCE_DONE_ON) > get_date (row, SP_DEADLINE_OCCURRENCE_DUE);
    }
  g_assert_cmpuint (n_late, >=, 3);
  g_assert_cmpuint (n_late, <, rows->len / 10);
}

/* ---- duties, supervision, enforcement ---- */

static void
count_duty_states (const Place *place, SpDate as_of, guint *n)
{
  g_autoptr (GPtrArray) duties = load_all (place, &sp_duty_type, -1, 0);

  for (guint i = 0; i < duties->len; i++)
    {
      SpRecord *duty = g_ptr_array_index (duties, i);
      g_autoptr (GPtrArray) stored = load_all (place, &sp_duty_occurrence_type,
                                               SP_DUTY_OCCURRENCE_DUTY, sp_record_get_id (duty));
      g_autoptr (GArray) days = sp_duty_list_days (SP_DUTY (duty), stored, as_of, 30);

      for (guint j = 0; j < days->len; j++)
        {
          const SpDutyDay *day = &g_array_index (days, SpDutyDay, j);

          /* Each stored one is of the rule. */
          g_assert_cmpint (day->period.kind, !=, SP_PERIOD_DAYS);
          n[day->state]++;
        }
    }
}

static void
test_duty_states (gconstpointer data)
{
  for (guint q = 0; q < G_N_ELEMENTS (quarter_ends); q++)
    {
      guint n[SP_DUTY_STATE_CANCELLED + 1] = {0};

      count_duty_states (data, quarter_end (q), n);
      g_test_message ("%u: %u %u %u %u %u", q, n[0], n[1], n[2], n[3], n[4]);
      g_assert_cmpuint (n[SP_DUTY_STATE_DONE], >=, 5);
      g_assert_cmpuint (n[SP_DUTY_STATE_COMING], >=, 1);
      g_assert_cmpuint (n[SP_DUTY_STATE_NEAR], >=, 1);
      g_assert_cmpuint (n[SP_DUTY_STATE_OVERDUE], <=, 2);
      g_assert_cmpuint (n[SP_DUTY_STATE_CANCELLED], ==, 1);
      if (quarter_end (q) == sp_sample_day ())
        g_assert_cmpuint (n[SP_DUTY_STATE_OVERDUE], >=, 1);
    }
}

static void
test_supervision (gconstpointer data)
{
  g_autoptr (GPtrArray) rows = load_all (data, &sp_supervision_type, -1, 0);
  guint states[SP_SUPERVISION_CLOSED + 1] = {0};
  guint kinds[SP_SUPERVISION_BLAME + 1] = {0};

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) links =
        load_all (data, &sp_supervision_measure_type, SP_SUPERVISION_MEASURE_SUPERVISION,
                  sp_record_get_id (row));

      g_assert_cmpuint (links->len, >=, 1);
      g_assert_cmpstr (sp_record_get_text (row, SP_SUPERVISION_NUMBER), !=, "");
      kinds[sp_record_get_integer (row, SP_SUPERVISION_KIND)]++;
      if (get_date (row, SP_SUPERVISION_ISSUED_ON) <= sp_sample_day ())
        states[sp_supervision_get_state (SP_SUPERVISION (row), sp_sample_day ())]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (kinds[i], >=, 2);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_test_message ("state %u: %u", i, states[i]);
      g_assert_cmpuint (states[i], >=, 1);
    }
}

static void
test_enforcement (gconstpointer data)
{
  g_autoptr (GPtrArray) rows = load_all (data, &sp_enforcement_type, -1, 0);
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);
  guint n_named = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SpRecord *row = g_ptr_array_index (rows, i);
      SpYmd day = sp_date_to_ymd (get_date (row, SP_ENFORCEMENT_DAY));
      gboolean is_fined = sp_record_get_real (row, SP_ENFORCEMENT_FINES) > 0;

      g_hash_table_add (months, GINT_TO_POINTER (day.year * 12 + day.month));
      n_named += *sp_record_get_text (row, SP_ENFORCEMENT_ENTERPRISE) != '\0';
      g_assert_cmpint (is_fined, ==, sp_record_get_integer (row, SP_ENFORCEMENT_PENALTIES) > 0);
      g_assert_cmpint (sp_record_get_integer (row, SP_ENFORCEMENT_CORRECTIONS), <=,
                       sp_record_get_integer (row, SP_ENFORCEMENT_ENTERPRISES));
      g_assert_cmpint (sp_record_get_integer (row, SP_ENFORCEMENT_GROUPS), <=,
                       sp_record_get_integer (row, SP_ENFORCEMENT_INSPECTORS));
    }
  g_assert_cmpuint (g_hash_table_size (months), ==, 25); /* 2020-09 to 2022-09 */
  g_assert_cmpuint (n_named, >=, 10);
}

/* ---- taking it back ---- */

static guint
undo_to_import (Place *place)
{
  SpActionKind kind = SP_ACTION_EDIT;
  guint n = 0;

  for (;; n++)
    {
      g_autofree char *label = sp_store_dup_undo_label (place->store, &kind);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (label);
      if (kind == SP_ACTION_IMPORT)
        return n;
      sp_store_undo (place->store, &error);
      g_assert_no_error (error);
    }
}

static void
assert_sound (Place *place)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  sp_store_check (place->store, &problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The last test: it leaves the place as it was. */
/* What an inspection found was found at its enterprise on its day; most found one hazard, one more,
 * some nothing. */
static void
test_inspections (gconstpointer data)
{
  g_autoptr (GPtrArray) inspections = load_all (data, &sp_inspection_type, -1, 0);
  guint with[3] = {0};

  for (guint i = 0; i < inspections->len; i++)
    {
      SpRecord *inspection = g_ptr_array_index (inspections, i);
      g_autoptr (GPtrArray) found =
        load_all (data, &sp_hazard_type, SP_HAZARD_INSPECTION, sp_record_get_id (inspection));

      with[MIN (found->len, 2)]++;
      for (guint k = 0; k < found->len; k++)
        {
          SpRecord *hazard = g_ptr_array_index (found, k);

          g_assert_cmpint (get_date (hazard, SP_HAZARD_FOUND_ON), ==,
                           get_date (inspection, SP_INSPECTION_DAY));
          g_assert_cmpint (sp_record_get_integer (hazard, SP_HAZARD_ENTERPRISE), ==,
                           sp_record_get_integer (inspection, SP_INSPECTION_ENTERPRISE));
        }
    }
  g_assert_cmpuint (with[0], >=, 1);
  g_assert_cmpuint (with[1], >=, 20);
  g_assert_cmpuint (with[2], >=, 1);
}

static void
test_undo (gconstpointer data)
{
  static const SpRecordType *const types[] = {
    &sp_extension_type,   &sp_deadline_occurrence_type,
    &sp_indicator_type,   &sp_milestone_type,
    &sp_accident_type,    &sp_indicator_value_type,
    &sp_duty_type,        &sp_duty_occurrence_type,
    &sp_supervision_type, &sp_supervision_measure_type,
    &sp_enforcement_type,
  };
  Place *place = (Place *)data;
  g_autofree char *before = place_dump (place);
  g_autofree char *after = NULL;
  guint n = undo_to_import (place);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpint (place_count (place, types[i]), ==, 0);
  assert_sound (place);
  for (; n > 0; n--)
    {
      g_autoptr (GError) error = NULL;

      sp_store_redo (place->store, &error);
      g_assert_no_error (error);
    }
  assert_sound (place);
  after = place_dump (place);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_autoptr (Place) place = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  place = place_new ();
  sp_sample_fill (place->store, &error);
  g_assert_no_error (error);
#define ADD(name, function) g_test_add_data_func ("/exchange/sample/" name, place, function)
  ADD ("counts", test_counts);
  ADD ("references", test_references);
  ADD ("extensions", test_extensions);
  ADD ("deadline-occurrences", test_deadline_occurrences);
  ADD ("duty-states", test_duty_states);
  ADD ("supervision", test_supervision);
  ADD ("enforcement", test_enforcement);
  ADD ("inspections", test_inspections);
  ADD ("undo", test_undo);
#undef ADD
  return g_test_run ();
}
