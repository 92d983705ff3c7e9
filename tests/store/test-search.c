/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index of pairs finds what LIKE finds, whatever the text and whatever happened to the rows;
 * what another program wrote is learnt on opening. */
#include "store-fixture.h"

#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "store/sp-reader-hazards.h"
#include "store/sp-record-query.h"
#include "store/sp-search.h"
#include "store/sp-store-private.h"

#include <string.h>

/* Few characters, so that much is found: Han and rare Han, half and full width, what LIKE and FTS5
 * take for signs, one that combines, an emoji. */
static const char *const characters[] = {"安", "全", "隐", "患", "泄", "爆",  "𠮷", "a",    "A",
                                         "ａ", "Ａ", "1",  "１", "%",  "_",   "\\", "\"",   "'",
                                         "*",  "(",  ")",  "-",  "^",  ":",   "+",  " ",    "　",
                                         "\n", "😀",  "é",  "É",  "́",   "AND", "OR", "NEAR", "，"};

static char *
make_text (guint max)
{
  GString *text = g_string_new (NULL);
  guint n = (guint)g_test_rand_int_range (0, (gint32)max + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);
  return g_string_free (text, FALSE);
}

static void
set_random_texts (SpRecord *record)
{
  static const guint fields[] = {SP_HAZARD_DESCRIPTION, SP_HAZARD_NUMBER, SP_HAZARD_NOTE,
                                 SP_HAZARD_PLACE, SP_HAZARD_CHECKED_BY};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *random = make_text (10);
      /* No two have the same number. */
      g_autofree char *text = fields[i] == SP_HAZARD_NUMBER
                                ? g_strdup_printf ("%s%u", random, (guint32)g_test_rand_int ())
                                : g_strconcat (i == 0 ? "患" : "", random, NULL);

      sp_record_set_text (record, fields[i], text);
    }
}

static int64_t
add_hazard (SpStore *store, const char *description, int64_t enterprise)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_hazard_type);
  g_autoptr (GError) error = NULL;

  if (description == NULL)
    set_random_texts (record);
  else
    sp_record_set_text (record, SP_HAZARD_DESCRIPTION, description);
  sp_record_set_integer (record, SP_HAZARD_FOUND_ON, day ("2021-03-01"));
  sp_record_set_integer (record, SP_HAZARD_ENTERPRISE, enterprise);
  sp_store_insert (store, record, "登记隐患", &error);
  g_assert_no_error (error);
  return sp_record_get_id (record);
}

static int64_t
add_enterprise (SpStore *store, const char *name)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enterprise_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (record, SP_ENTERPRISE_NAME, name);
  sp_store_insert (store, record, "登记企业", &error);
  g_assert_no_error (error);
  return sp_record_get_id (record);
}

static GArray *
find_all (SpEngine *engine, const char *search, const GArray *among)
{
  const SpRecordFilter filter = {.search = search};
  g_autoptr (GError) error = NULL;
  GArray *ids = sp_record_query_run (engine, &sp_hazard_type, &filter, TRUE,
                                     among != NULL ? (const int64_t *)(gpointer)among->data : NULL,
                                     among != NULL ? among->len : 0, &error);

  g_assert_no_error (error);
  return ids;
}

/* Among given ids LIKE looks; among all of the file, the index. */
static guint
assert_same (StoreFixture *fixture, const char *search)
{
  SpEngine *engine = sp_store_get_engine (fixture->store);
  g_autoptr (GArray) all = find_all (engine, NULL, NULL);
  g_autoptr (GArray) plain = find_all (engine, search, all);
  g_autoptr (GArray) indexed = find_all (engine, search, NULL);

  if (plain->len != indexed->len ||
      (plain->len > 0 && memcmp (plain->data, indexed->data, plain->len * sizeof (int64_t)) != 0))
    g_error ("“%s”: LIKE finds %u, the index %u", search, plain->len, indexed->len);
  return plain->len;
}

static SpRecord *
load_any (StoreFixture *fixture)
{
  g_autoptr (GArray) all = find_all (sp_store_get_engine (fixture->store), NULL, NULL);

  if (all->len == 0)
    return NULL;
  return sp_reader_load (sp_store_get_reader (fixture->store), &sp_hazard_type,
                         g_array_index (all, int64_t, g_test_rand_int_range (0, (gint32)all->len)),
                         NULL);
}

static void
do_something (StoreFixture *fixture)
{
  g_autoptr (SpRecord) record = load_any (fixture);
  int what = g_test_rand_int_range (0, 10);

  if (record == NULL || what < 4)
    add_hazard (fixture->store, NULL, 0);
  else if (what < 6)
    {
      set_random_texts (record);
      g_assert_true (sp_store_update (fixture->store, record, "修改", NULL));
    }
  else if (what < 7)
    g_assert_true (sp_store_delete (fixture->store, record, "删除", NULL));
  else if (what < 9)
    sp_store_undo (fixture->store, NULL);
  else
    sp_store_redo (fixture->store, NULL);
}

static void
test_random (StoreFixture *fixture, gconstpointer data)
{
  guint n_found = 0;

  for (guint round = 0; round < 40; round++)
    {
      for (guint i = 0; i < 5; i++)
        do_something (fixture);
      for (guint i = 0; i < 25; i++)
        {
          g_autofree char *search = make_text (4);

          if (*search != '\0')
            n_found += assert_same (fixture, search);
        }
    }
  g_assert_cmpuint (n_found, >, 1000);
  g_assert_true (sp_search_is_whole (sp_store_get_engine (fixture->store), &sp_hazard_type));
}

static void
test_words (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *search;
    guint n;
  } cases[] = {
    {"水", 2},     {"水库", 1}, {"库", 1},  {"消防水池", 1}, {"防水池", 1},
    {"水池水", 0}, {"LPG", 1},  {"lpg", 1}, {"ＬＰＧ", 0},   {"100%", 1},
    {"%", 1},      {"_", 0},    {"厂", 2},  {"甲厂", 2},     {"池 漏", 1},
  };
  int64_t enterprise = add_enterprise (fixture->store, "甲厂");

  add_hazard (fixture->store, "水库", 0);
  add_hazard (fixture->store, "消防水池 漏水", enterprise);
  add_hazard (fixture->store, "LPG储罐充装达100%", enterprise);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].search);
      g_assert_cmpuint (assert_same (fixture, cases[i].search), ==, cases[i].n);
    }
}

/* Several changes of a row in one write, one of which is refused, are learnt with its commit. */
static void
test_one_write (StoreFixture *fixture, gconstpointer data)
{
  int64_t kept = add_hazard (fixture->store, "水库大坝", 0);
  int64_t gone = add_hazard (fixture->store, "水库闸门", 0);
  int64_t other = add_hazard (fixture->store, "涵洞淤塞", 0);
  g_autoptr (SpRecord) first =
    sp_reader_load (sp_store_get_reader (fixture->store), &sp_hazard_type, kept, NULL);
  g_autoptr (SpRecord) untouched =
    sp_reader_load (sp_store_get_reader (fixture->store), &sp_hazard_type, other, NULL);
  g_autoptr (SpRecord) second = sp_record_new (&sp_hazard_type);
  g_autoptr (GError) error = NULL;
  SpWrite *write = sp_write_begin (fixture->store, SP_ACTION_EDIT, "修改", &error);

  g_assert_no_error (error);
  sp_record_set_text (first, SP_HAZARD_DESCRIPTION, "渠道渗漏");
  g_assert_true (sp_write_update (write, first, NULL));
  sp_record_set_text (first, SP_HAZARD_DESCRIPTION, "渠道决口");
  g_assert_true (sp_write_update (write, first, NULL));
  sp_record_set_text (second, SP_HAZARD_DESCRIPTION, "泵站漏电");
  sp_record_set_integer (second, SP_HAZARD_FOUND_ON, day ("2021-03-01"));
  g_assert_true (sp_write_insert (write, second, NULL));
  sp_record_set_text (second, SP_HAZARD_PLACE, "二号泵站");
  g_assert_true (sp_write_update (write, second, NULL));
  g_assert_true (sp_write_delete (write, &sp_hazard_type, gone, NULL));
  for (guint i = 0; i < 2; i++) /* one that was changed before, one that was not */
    {
      SpRecord *record = i == 0 ? first : untouched;

      sp_record_set_text (record, SP_HAZARD_DESCRIPTION, "堤防塌陷");
      sp_record_set_integer (record, SP_HAZARD_TOWNSHIP, 123456);
      g_assert_false (sp_write_update (write, record, i == 0 ? &error : NULL));
    }
  g_clear_error (&error);
  g_assert_true (sp_write_commit (write, &error));
  g_assert_no_error (error);
  sp_write_free (write);

  g_assert_cmpuint (assert_same (fixture, "渠道决口"), ==, 1);
  g_assert_cmpuint (assert_same (fixture, "二号泵站"), ==, 1);
  g_assert_cmpuint (assert_same (fixture, "涵洞"), ==, 1);
  g_assert_cmpuint (assert_same (fixture, "水库"), ==, 0);
  g_assert_cmpuint (assert_same (fixture, "渗漏"), ==, 0);
  g_assert_cmpuint (assert_same (fixture, "塌陷"), ==, 0);
  assert_sound (fixture->store);
}

/* The index can be asked for what a person pastes, too. */
static void
test_long (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (300, 'x');
  g_autofree char *longer = g_strconcat (text, "y", NULL);

  add_hazard (fixture->store, text, 0);
  g_assert_cmpuint (assert_same (fixture, text), ==, 1);
  g_assert_cmpuint (assert_same (fixture, longer), ==, 0);
  g_assert_cmpuint (assert_same (fixture, text + 240), ==, 1);
}

static void
exec (StoreFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sp_engine_exec (sp_store_get_engine (fixture->store), sql, &error);
  g_assert_no_error (error);
}

static void
fill (StoreFixture *fixture)
{
  add_enterprise (fixture->store, "安全厂");
  exec (fixture,
        "INSERT INTO hazard (uid, revision, description, grade, category, source, enterprise,"
        " found_on, deadline, treatment, is_filed, is_interviewed, is_fined, is_exposed,"
        " is_shut_down, is_closed_down, is_handed_over, state)"
        " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 26000)"
        " SELECT printf ('%08x-0000-7000-8000-000000000000', i), 1,"
        "   iif (i % 9 = 0, '通道', '安全') || (i * 7919 % 97),"
        "   iif (i % 4 = 0, 'major', 'general'), 'thing', 'other', iif (i % 27 = 0, 1, NULL),"
        "   date ('2021-01-01', (i * 31 % 400) || ' days'),"
        "   iif (i % 5 = 0, NULL, date ('2021-02-01', (i % 50) || ' days')), 'limited',"
        "   0, 0, 0, 0, 0, 0, 0, 'registered' FROM n");
}

/* More are found than go into a statement: in any order, under any condition they are the same, and
 * counted the same. */
static void
test_many (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sort;
    gboolean is_descending;
    int grade;
  } cases[] = {{NULL, FALSE, 0},        {NULL, TRUE, 0},          {"found_on", TRUE, 0},
               {"found_on", FALSE, 0},  {"deadline", TRUE, 0},    {"description", TRUE, 0},
               {"enterprise", TRUE, 0}, {"grade", FALSE, 0},      {"found_on", TRUE, 1},
               {NULL, FALSE, 1},        {"description", FALSE, 2}};
  SpEngine *engine;

  fill (fixture);
  store_fixture_reopen (fixture);
  engine = sp_store_get_engine (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpCondition condition = {SP_HAZARD_GRADE, cases[i].grade, 0, 0};
      const SpRecordFilter filter = {"安全", &condition, 1, cases[i].sort, cases[i].is_descending};
      g_autoptr (GArray) plain = NULL;
      g_autoptr (GArray) indexed =
        sp_record_query_run (engine, &sp_hazard_type, &filter, TRUE, NULL, 0, NULL);
      g_autoptr (GArray) groups =
        sp_record_query_count (engine, &sp_hazard_type, &filter, SP_HAZARD_ENTERPRISE, NULL);
      guint n = 0;

      g_test_message ("case %u", i);
      exec (fixture,
            "INSERT INTO hazard_search_owed (id, is_out) VALUES (0, 0)"); /* so that LIKE looks */
      plain = sp_record_query_run (engine, &sp_hazard_type, &filter, TRUE, NULL, 0, NULL);
      exec (fixture, "DELETE FROM hazard_search_owed");
      g_assert_cmpuint (plain->len, >, 0);
      g_assert_cmpmem (plain->data, plain->len * sizeof (int64_t), indexed->data,
                       indexed->len * sizeof (int64_t));
      for (guint g = 0; g < groups->len; g++)
        n += g_array_index (groups, SpGroupCount, g).n;
      g_assert_cmpuint (n, ==, plain->len);
    }
}

static GArray *
list_newest (SpEngine *engine, const char *search)
{
  const SpRecordFilter filter = {search, NULL, 0, "found_on", TRUE};
  g_autoptr (GError) error = NULL;
  GArray *ids = sp_record_query_run (engine, &sp_hazard_type, &filter, TRUE, NULL, 0, &error);

  g_assert_no_error (error);
  return ids;
}

/* What a connection knows of the order against one that knows nothing. */
static void
assert_order (StoreFixture *fixture, SpEngine *engine)
{
  static const char *const searches[] = {NULL, "安全", "安全", "全3", NULL};

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      const SpRecordFilter filter = {searches[i], NULL, 0, "found_on", TRUE};
      g_autoptr (GArray) known = list_newest (engine, searches[i]);
      g_autoptr (SpEngine) other =
        sp_engine_open (fixture->path, SP_ENGINE_READ_ONLY, SP_ENGINE_BUSY_MS, NULL);
      g_autoptr (GArray) read =
        sp_record_query_run (other, &sp_hazard_type, &filter, TRUE, NULL, 0, NULL);

      g_assert_cmpmem (known->data, known->len * sizeof (int64_t), read->data,
                       read->len * sizeof (int64_t));
    }
}

/* An order that is kept is forgotten with every change: of one's own, taken back or not, and of
 * others. */
static void
test_kept_order (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpEngine) reader = NULL;
  g_autoptr (GArray) within = NULL;
  SpWrite *write;
  g_autoptr (SpRecord) hazard = NULL;

  fill (fixture);
  store_fixture_reopen (fixture);
  reader = sp_engine_open (fixture->path, SP_ENGINE_READ_ONLY, SP_ENGINE_BUSY_MS, NULL);
  assert_order (fixture, reader);
  assert_order (fixture, sp_store_get_engine (fixture->store));

  add_hazard (fixture->store, "安全出口", 0);
  assert_order (fixture, reader);
  assert_order (fixture, sp_store_get_engine (fixture->store));

  /* moved and taken back */
  hazard = sp_reader_load (sp_store_get_reader (fixture->store), &sp_hazard_type, 13, NULL);
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2010-01-01"));
  write = sp_write_begin (fixture->store, SP_ACTION_EDIT, "修改", NULL);
  g_assert_true (sp_write_update (write, hazard, NULL));
  within = list_newest (sp_store_get_engine (fixture->store), NULL);
  g_assert_cmpint (g_array_index (within, int64_t, within->len - 1), ==, 13);
  sp_write_free (write);
  assert_order (fixture, sp_store_get_engine (fixture->store));
}

static guint
count_problems (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_true (sp_store_check (fixture->store, &problems, NULL));
  return problems->len;
}

/* Another program's SQL does not know of the index. */
static void
test_foreign (StoreFixture *fixture, gconstpointer data)
{
  add_hazard (fixture->store, "水库", 0);
  g_assert_cmpuint (count_problems (fixture), ==, 0);
  exec (fixture, "UPDATE hazard SET description = '大坝'");
  g_assert_cmpuint (assert_same (fixture, "大坝"), ==, 1);
  g_assert_cmpuint (count_problems (fixture), ==, 2); /* the journal, too, knows nothing of it */
  store_fixture_reopen (fixture);
  g_assert_true (sp_search_is_whole (sp_store_get_engine (fixture->store), &sp_hazard_type));
  g_assert_cmpuint (assert_same (fixture, "大坝"), ==, 1);
  g_assert_cmpuint (assert_same (fixture, "水库"), ==, 0);
  g_assert_cmpuint (count_problems (fixture), ==, 1);
}

static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
  add_hazard (fixture->store, "水库", 0);
  exec (fixture, "INSERT INTO hazard_search (rowid, description) VALUES (77, '没有的行')");
  g_assert_cmpuint (count_problems (fixture), ==, 1);
  store_fixture_reopen (fixture);
  g_assert_cmpuint (count_problems (fixture), ==, 0);
}

/* Every text field is in the index: what LIKE looks at, the index knows. */
static void
test_fields (StoreFixture *fixture, gconstpointer data)
{
  SpEngine *engine = sp_store_get_engine (fixture->store);

  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    for (guint i = 0; sp_search_index (*type) != NULL && i < (*type)->n_fields; i++)
      {
        g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s') WHERE name = '%s'",
                           sp_search_index (*type), (*type)->fields[i].name);
        int64_t n = -1;

        g_test_message ("%s", (*type)->fields[i].name);
        g_assert_true (sp_engine_get_integer (engine, sql, &n, NULL));
        g_assert_cmpint (n, ==, (*type)->fields[i].type == SP_TYPE_TEXT);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/search/random", test_random);
  store_fixture_add ("/store/search/words", test_words);
  store_fixture_add ("/store/search/one-write", test_one_write);
  store_fixture_add ("/store/search/long", test_long);
  store_fixture_add ("/store/search/many", test_many);
  store_fixture_add ("/store/search/kept-order", test_kept_order);
  store_fixture_add ("/store/search/foreign", test_foreign);
  store_fixture_add ("/store/search/damaged", test_damaged);
  store_fixture_add ("/store/search/fields", test_fields);
  return g_test_run ();
}
