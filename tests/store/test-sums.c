/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records counted and added up in groups, against a plain count over all of them, and narrowed by
 * what refers to them; fields of many records by their ids. */
#include "core/sp-supervision.h"
#include "lists-fixture.h"
#include "store/sp-reader-sums.h"
#include "store/sp-record-rows.h"

/* Inspections of two townships and of none, one in each of the first months of 2021. */
static const struct
{
  const char *day;
  int township; /* of the two, or -1 */
  int shutdowns;
  double fines;
} inspections[] = {
  {"2021-01-10", 0, 1, 1.5}, {"2021-02-11", 1, 0, 0.25}, {"2021-03-31", 0, 2, 0},
  {"2021-04-01", -1, 4, 8},  {"2021-05-20", 0, 0, 2},
};

static void
add_inspections (StoreFixture *fixture, const int64_t townships[2])
{
  for (guint i = 0; i < G_N_ELEMENTS (inspections); i++)
    {
      SpRecord *record = sp_record_new (&sp_enforcement_type);

      sp_record_set_integer (record, SP_ENFORCEMENT_DAY, day (inspections[i].day));
      if (inspections[i].township >= 0)
        sp_record_set_integer (record, SP_ENFORCEMENT_TOWNSHIP, townships[inspections[i].township]);
      sp_record_set_integer (record, SP_ENFORCEMENT_SHUTDOWNS, inspections[i].shutdowns);
      sp_record_set_real (record, SP_ENFORCEMENT_FINES, inspections[i].fines);
      add_record (fixture->store, record);
    }
}

/* The same by going through all. */
static SpRecordSum
count_plainly (int township, const char *first, const char *last)
{
  SpRecordSum sum = {0};

  for (guint i = 0; i < G_N_ELEMENTS (inspections); i++)
    {
      SpDate on = day (inspections[i].day);

      if ((township != -2 && inspections[i].township != township) ||
          (*first != '\0' && on < day (first)) || (*last != '\0' && on > day (last)))
        continue;
      sum.n++;
      sum.sums[0] += inspections[i].shutdowns;
      sum.sums[1] += inspections[i].fines;
    }
  return sum;
}

static GArray *
sum_days (StoreFixture *fixture, guint group, const char *first, const char *last)
{
  static const guint fields[] = {SP_ENFORCEMENT_SHUTDOWNS, SP_ENFORCEMENT_FINES};
  SpCondition condition = {.field = SP_ENFORCEMENT_DAY,
                           .from = *first != '\0' ? day (first) : SP_DATE_NONE,
                           .to = *last != '\0' ? day (last) : SP_DATE_NONE};
  SpRecordFilter filter = {.conditions = &condition, .n_conditions = 1};
  g_autoptr (GError) error = NULL;
  GArray *sums = sp_reader_sum_records (sp_store_get_reader (fixture->store), &sp_enforcement_type,
                                        &filter, group, fields, G_N_ELEMENTS (fields), &error);

  g_assert_no_error (error);
  return sums;
}

static void
assert_equal (const SpRecordSum *sum, const SpRecordSum *plain)
{
  g_assert_cmpuint (sum->n, ==, plain->n);
  g_assert_cmpfloat (sum->sums[0], ==, plain->sums[0]);
  g_assert_cmpfloat (sum->sums[1], ==, plain->sums[1]);
}

static const char *const days[][2] = {
  {"", ""},           {"2021-01-01", "2021-03-31"}, {"2021-04-01", ""},
  {"", "2021-01-10"}, {"2022-01-01", ""},
};

static void
test_groups (StoreFixture *fixture, gconstpointer data)
{
  int64_t townships[] = {add_unit (fixture->store, "清溪镇", SP_UNIT_TOWNSHIP),
                         add_unit (fixture->store, "白石镇", SP_UNIT_TOWNSHIP)};

  add_inspections (fixture, townships);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GArray) sums = sum_days (fixture, SP_ENFORCEMENT_TOWNSHIP, days[i][0], days[i][1]);
      g_autoptr (GArray) whole = sum_days (fixture, SP_NO_FIELD, days[i][0], days[i][1]);
      SpRecordSum plain = count_plainly (-2, days[i][0], days[i][1]);
      guint n = 0;

      g_assert_cmpuint (whole->len, ==, plain.n > 0);
      if (plain.n > 0)
        assert_equal (&g_array_index (whole, SpRecordSum, 0), &plain);
      for (guint k = 0; k < sums->len; k++)
        {
          const SpRecordSum *sum = &g_array_index (sums, SpRecordSum, k);
          int township = sum->value == townships[0] ? 0 : sum->value == townships[1] ? 1 : -1;

          plain = count_plainly (township, days[i][0], days[i][1]);
          assert_equal (sum, &plain);
          n += sum->n;
        }
      g_assert_cmpuint (n, ==, whole->len > 0 ? g_array_index (whole, SpRecordSum, 0).n : 0);
    }
}

static void
test_rows (StoreFixture *fixture, gconstpointer data)
{
  int64_t first = add_enterprise (fixture->store, "甲厂");
  int64_t second = add_enterprise (fixture->store, "乙厂");
  const int64_t ids[] = {second, 987654, first};
  const guint64 fields[] = {0, SP_FIELD_BIT (SP_ENTERPRISE_NAME)};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecordRows) rows =
        sp_reader_read_rows (sp_store_get_reader (fixture->store), &sp_enterprise_type, ids,
                             G_N_ELEMENTS (ids), fields[i], sp_date_today (), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (sp_record_rows_peek (rows, 0, SP_ENTERPRISE_NAME)->text, ==, "乙厂");
      g_assert_cmpint (sp_record_rows_get_id (rows, 0), ==, second);
      g_assert_null (sp_record_rows_get_uid (rows, 1));
      g_assert_cmpstr (sp_record_rows_peek (rows, 2, SP_ENTERPRISE_NAME)->text, ==, "甲厂");
    }
}

/* All fields of the rows are those of the records. */
static void
test_all_fields (StoreFixture *fixture, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (fixture->store);
  const int64_t townships[] = {0, 0};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  guint n_set = 0;

  add_inspections (fixture, townships);
  records = sp_reader_load_all (reader, &sp_enforcement_type, -1, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, G_N_ELEMENTS (inspections));
  for (guint i = 0; i < records->len; i++)
    {
      int64_t id = sp_record_get_id (records->pdata[i]);
      g_autoptr (SpRecordRows) rows =
        sp_reader_read_rows (reader, &sp_enforcement_type, &id, 1, 0, sp_date_today (), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (sp_record_rows_get_uid (rows, 0), ==, sp_record_get_uid (records->pdata[i]));
      for (guint k = 0; k < sp_enforcement_type.n_fields; k++)
        {
          const SpValue *value = sp_record_rows_peek (rows, 0, k);

          g_assert_true (sp_value_equal (&sp_enforcement_type.fields[k], value,
                                         sp_record_peek (records->pdata[i], k)));
          n_set += value->is_set;
        }
    }
  g_assert_cmpuint (n_set, >, records->len);
}

static void
add_listing (StoreFixture *fixture, int64_t hazard, SpListingLevel level, const char *on)
{
  SpRecord *listing = sp_record_new (&sp_listing_type);

  sp_record_set_integer (listing, SP_LISTING_HAZARD, hazard);
  sp_record_set_integer (listing, SP_LISTING_LEVEL, level);
  sp_record_set_text (listing, SP_LISTING_OFFICE, "示例县安委办");
  sp_record_set_integer (listing, SP_LISTING_LISTED_ON, day (on));
  sp_record_set_integer (listing, SP_LISTING_DEADLINE, day ("2021-06-30"));
  add_record (fixture->store, listing);
}

/* Hazards by the days and levels of their listings: each once, also with two of them. */
static void
test_owned (StoreFixture *fixture, gconstpointer data)
{
  static const SpOwned listed = {&sp_listing_type, SP_LISTING_HAZARD, SP_LISTING_LISTED_ON};
  static const SpOwned level = {&sp_listing_type, SP_LISTING_HAZARD, SP_LISTING_LEVEL};
  int64_t enterprise = add_enterprise (fixture->store, "甲厂");
  int64_t twice = add_major (fixture->store, enterprise);
  int64_t once = add_major (fixture->store, enterprise);
  static const struct
  {
    const char *from, *to;
    int64_t levels;
    guint n;
  } cases[] = {
    {"", "", 0, 4}, /* no condition: all there are */
    {"2021-03-01", "2021-03-31", 0, 2},
    {"2021-03-01", "2021-03-15", 0, 1},
    {"2021-04-01", "", 0, 1},
    {"2021-05-01", "", 0, 0},
    {"", "", 1 << SP_LISTING_COUNTY, 2},
    {"", "", 1 << SP_LISTING_PROVINCE, 0},
    {"2021-03-01", "2021-03-15", 1 << SP_LISTING_PREFECTURE, 1},
  };

  add_major (fixture->store, enterprise);
  add_hazard (fixture->store, "通道堆物", enterprise, "2021-03-01", "");
  add_listing (fixture, twice, SP_LISTING_COUNTY, "2021-03-10");
  add_listing (fixture, twice, SP_LISTING_PREFECTURE, "2021-04-10");
  add_listing (fixture, once, SP_LISTING_COUNTY, "2021-03-20");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpCondition conditions[] = {
        {.field = SP_NO_FIELD,
         .owned = &listed,
         .from = day (cases[i].from),
         .to = day (cases[i].to)},
        {.field = SP_NO_FIELD, .owned = &level, .only = cases[i].levels},
      };
      const SpRecordFilter filter = {.conditions = conditions,
                                     .n_conditions = G_N_ELEMENTS (conditions),
                                     .as_of = day ("2021-12-31")};
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids =
        sp_reader_query (sp_store_get_reader (fixture->store), &sp_hazard_type, &filter, &error);

      g_assert_no_error (error);
      g_test_message ("case %u", i);
      g_assert_cmpuint (ids->len, ==, cases[i].n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/sums/groups", test_groups);
  store_fixture_add ("/sums/owned", test_owned);
  store_fixture_add ("/sums/rows", test_rows);
  store_fixture_add ("/sums/all-fields", test_all_fields);
  return g_test_run ();
}
