/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registry of enterprises: which one a code or name means, which may be one, merging. Codes are
 * of an administrative division that does not exist. */
#include "base/sp-error.h"
#include "lists-fixture.h"
#include "store/sp-enterprises.h"

#include <string.h>

/* A right code with @serial in it. */
static char *
dup_code (int serial)
{
  static const char characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  for (const char *last = characters; *last != '\0'; last++)
    {
      g_autofree char *code = g_strdup_printf ("91990000MA%07d%c", serial, *last);
      char *read = sp_credit_code_normalise (code, NULL);

      if (read != NULL)
        return read;
    }
  g_assert_not_reached ();
}

typedef struct
{
  const char *name, *short_name, *former_name;
  int code; /* 0: none */
  const char *phone, *address;
} Words;

static int64_t
add (SpStore *store, const Words *words)
{
  SpRecord *enterprise = sp_record_new (&sp_enterprise_type);
  g_autofree char *code = words->code != 0 ? dup_code (words->code) : NULL;

  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, words->name);
  sp_record_set_text (enterprise, SP_ENTERPRISE_SHORT_NAME, words->short_name);
  sp_record_set_text (enterprise, SP_ENTERPRISE_FORMER_NAME, words->former_name);
  sp_record_set_text (enterprise, SP_ENTERPRISE_CREDIT_CODE, code);
  sp_record_set_text (enterprise, SP_ENTERPRISE_LEGAL_PHONE, words->phone);
  sp_record_set_text (enterprise, SP_ENTERPRISE_ADDRESS, words->address);
  return add_record (store, enterprise);
}

static void
test_code (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRecord) enterprise = sp_record_new (&sp_enterprise_type);
  g_autoptr (SpRecord) other = sp_record_new (&sp_enterprise_type);
  g_autofree char *code = dup_code (1);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *typed = g_strdup_printf (" %.4s-%s ", lower, lower + 4);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, "示例砖厂");
  sp_record_set_text (enterprise, SP_ENTERPRISE_CREDIT_CODE, typed);
  sp_store_insert (fixture->store, enterprise, "登记", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sp_record_get_text (enterprise, SP_ENTERPRISE_CREDIT_CODE), ==, code);
  sp_record_set_text (other, SP_ENTERPRISE_NAME, "示例木材厂");
  sp_record_set_text (other, SP_ENTERPRISE_CREDIT_CODE, typed);
  g_assert_false (sp_store_insert (fixture->store, other, "登记", &error));
  assert_sentence (error);
  g_assert_nonnull (strstr (error->message, "示例砖厂"));
  assert_sound (fixture->store);
}

static void
test_match (StoreFixture *fixture, gconstpointer data)
{
  static const Words words[] = {
    {"示例县红星砖瓦有限公司", "红星砖瓦", "红星砖厂、示例县砖瓦厂", 1, NULL, NULL},
    {"示例县（东山）木材加工厂", "东山木材", NULL, 2, NULL, NULL},
    {"红星砖厂", NULL, NULL, 0, NULL, NULL},
    {"清河石材", "石材厂", NULL, 0, NULL, NULL},
    {"北坡石材", "石材厂", NULL, 0, NULL, NULL},
  };
  static const struct
  {
    int code; /* -1: a wrong one */
    const char *name;
    int found; /* from 1; 0: none; -1: refused */
    SpEnterpriseMatch match;
  } cases[] = {
    {1, "随便什么", 1, SP_MATCH_CODE},
    {2, "红星砖厂", 2, SP_MATCH_CODE},
    {9, "红星砖厂", 3, SP_MATCH_NAME}, /* its own name before another's former one */
    {-1, "红星砖厂", 3, SP_MATCH_NAME},
    {0, "示例县砖瓦厂", 1, SP_MATCH_FORMER_NAME},
    {0, "示例县(东山)木材 加工厂", 2, SP_MATCH_NAME},
    {0, "东山木材", 2, SP_MATCH_SHORT_NAME},
    {0, "石材厂", -1, SP_MATCH_NONE},
    {0, "没有的厂", 0, SP_MATCH_NONE},
    {0, "", 0, SP_MATCH_NONE},
    {0, NULL, 0, SP_MATCH_NONE},
  };
  int64_t ids[G_N_ELEMENTS (words)];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    ids[i] = add (fixture->store, &words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = cases[i].code > 0 ? dup_code (cases[i].code)
                                                : g_strdup (cases[i].code < 0 ? "1.39E+10" : NULL);
      SpEnterpriseMatch match;
      g_autoptr (GError) error = NULL;
      int64_t id = sp_reader_match_enterprise (sp_store_get_reader (fixture->store), code,
                                               cases[i].name, &match, &error);

      g_test_message ("case %u", i);
      g_assert_cmpint (id, ==, cases[i].found > 0 ? ids[cases[i].found - 1] : 0);
      g_assert_cmpint (match, ==, cases[i].match);
      if (cases[i].found < 0)
        assert_sentence (error);
      else
        g_assert_no_error (error);
    }
}

static void
test_core_name (void)
{
  static const char *const places[] = {"河西乡", NULL};
  static const struct
  {
    const char *name, *core;
  } cases[] = {
    {"示例县红星砖瓦有限责任公司", "红星砖瓦"},
    {"某某州示例县红星砖瓦（有限公司）", "红星砖瓦"},
    {"河西乡红星砖瓦厂", "红星砖瓦厂"},
    {"红星砖瓦股份有限公司", "红星砖瓦"},
    {"有限公司", "有限公司"},
    {"示例县", "示例县"},
    {"ａｂｃ 商贸有限公司", "ABC商贸"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *core = sp_enterprise_dup_core_name (cases[i].name, places);

      g_assert_cmpstr (core, ==, cases[i].core);
    }
}

static void
test_twins (StoreFixture *fixture, gconstpointer data)
{
  static const Words words[] = {
    {"示例县红星砖瓦有限公司", NULL, NULL, 1, NULL, NULL},
    {"红星砖瓦有限责任公司", NULL, NULL, 0, NULL, NULL}, /* core of 1 */
    {"红星砖瓦公司", NULL, NULL, 2, NULL, NULL},         /* core of 1, other code */
    {"东山木材厂", NULL, "东山锯木厂", 0, NULL, NULL},   /* */
    {"东山锯木厂", NULL, NULL, 3, NULL, NULL},           /* former name of 4 */
    {"清河石材", NULL, NULL, 0, "0692-1234567", "清河村 3 号"},
    {"清河碎石场", NULL, NULL, 0, "0692-1234567", "清河村3号"}, /* contact of 6 */
    {"北坡石材", NULL, NULL, 0, "0692-1234567", NULL},          /* telephone alone: no */
  };
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GPtrArray) twins = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (SpRecord) fresh = sp_record_new (&sp_enterprise_type);
  g_autoptr (GError) error = NULL;
  int64_t first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      int64_t id = add (fixture->store, &words[i]);

      first = i == 0 ? id : first;
    }
  twins = sp_reader_find_twin_enterprises (sp_store_get_reader (fixture->store), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < twins->len; i++)
    {
      const SpEnterpriseTwins *pair = g_ptr_array_index (twins, i);

      g_test_message ("%s", pair->reason);
      g_string_append_printf (found, "%d-%d ", (int)(pair->first - first) + 1,
                              (int)(pair->second - first) + 1);
    }
  g_assert_cmpstr (found->str, ==, "1-2 2-3 4-5 6-7 ");
  sp_record_set_text (fresh, SP_ENTERPRISE_NAME, "示例县东山木材厂");
  own = sp_reader_find_twins_of_enterprise (sp_store_get_reader (fixture->store),
                                            SP_ENTERPRISE (fresh), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->len, ==, 1);
}

static void
test_merge (StoreFixture *fixture, gconstpointer data)
{
  static const Words words[] = {
    {"示例县红星砖瓦有限公司", NULL, "老砖厂", 0, "0692-1", NULL},
    {"红星砖瓦厂", "红星", NULL, 1, "0692-2", "东山村"},
    {"别的厂", NULL, NULL, 2, NULL, NULL},
  };
  int64_t kept = add (fixture->store, &words[0]);
  int64_t other = add (fixture->store, &words[1]);
  int64_t third = add (fixture->store, &words[2]);
  int64_t hazard = add_hazard (fixture->store, "通道堵塞", other, "2021-03-01", "");
  SpRecord *licence = sp_record_new (&sp_licence_type);
  g_autofree char *code = dup_code (1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (SpRecord) merged = NULL;
  g_autoptr (SpRecord) moved = NULL;
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (licence, SP_LICENCE_ENTERPRISE, other);
  sp_record_set_text (licence, SP_LICENCE_NAME, "采矿许可证");
  add_record (fixture->store, licence);
  before = dup_content (fixture->store);
  sp_store_merge_enterprises (fixture->store, kept, other, &error);
  g_assert_no_error (error);
  merged = load_record (fixture->store, &sp_enterprise_type, kept);
  g_assert_cmpstr (sp_record_get_text (merged, SP_ENTERPRISE_CREDIT_CODE), ==, code);
  g_assert_cmpstr (sp_record_get_text (merged, SP_ENTERPRISE_FORMER_NAME), ==,
                   "老砖厂、红星砖瓦厂");
  g_assert_cmpstr (sp_record_get_text (merged, SP_ENTERPRISE_LEGAL_PHONE), ==, "0692-1");
  g_assert_cmpstr (sp_record_get_text (merged, SP_ENTERPRISE_ADDRESS), ==, "东山村");
  moved = load_record (fixture->store, &sp_hazard_type, hazard);
  g_assert_cmpint (sp_record_get_integer (moved, SP_HAZARD_ENTERPRISE), ==, kept);
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (fixture->store), &sp_licence_type, &error),
                   ==, 1);
  g_assert_cmpint (
    sp_reader_count (sp_store_get_reader (fixture->store), &sp_enterprise_type, &error), ==, 2);
  assert_sound (fixture->store);
  g_assert_false (sp_store_merge_enterprises (fixture->store, kept, third, &error));
  assert_sentence (error);
  g_clear_error (&error);
  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  after = dup_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* ---- licences ---- */

static void
add_licence (SpStore *store, int64_t enterprise, const char *name, const char *expires)
{
  SpRecord *licence = sp_record_new (&sp_licence_type);

  sp_record_set_integer (licence, SP_LICENCE_ENTERPRISE, enterprise);
  sp_record_set_text (licence, SP_LICENCE_NAME, name);
  sp_record_set_integer (licence, SP_LICENCE_EXPIRES_ON,
                         expires != NULL ? sp_date_from_iso (expires) : SP_DATE_NONE);
  add_record (store, licence);
}

static gboolean
is_listed (SpReader *reader, int64_t enterprise, SpStanding standing, SpDate as_of, int near_days)
{
  const SpChildStanding rule = {
    &sp_licence_type,
    SP_LICENCE_ENTERPRISE,
    SP_LICENCE_NAME,
    {.begun = -1, .due = SP_LICENCE_EXPIRES_ON, .closed = -1},
  };
  const SpCondition condition = {.field = SP_NO_FIELD,
                                 .only = 1 << standing,
                                 .from = as_of,
                                 .to = as_of + near_days,
                                 .children = &rule};
  const SpRecordFilter filter = {.conditions = &condition, .n_conditions = 1};
  g_autoptr (GArray) ids = sp_reader_query (reader, &sp_enterprise_type, &filter, NULL);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, int64_t, i) == enterprise)
      return TRUE;
  return FALSE;
}

/* SQL and sp_licences_count() say the same, day by day, also of what was renewed. */
static void
test_licences (StoreFixture *fixture, gconstpointer data)
{
  const int64_t enterprises[] = {add_enterprise (fixture->store, "甲厂"),
                                 add_enterprise (fixture->store, "乙厂"),
                                 add_enterprise (fixture->store, "丙厂")};
  SpReader *reader = sp_store_get_reader (fixture->store);
  guint n_seen = 0;

  add_licence (fixture->store, enterprises[0], "安全生产许可证", "2021-03-10");
  add_licence (fixture->store, enterprises[0], "安全生产许可证", "2021-03-20");
  add_licence (fixture->store, enterprises[0], "采矿许可证", NULL);
  add_licence (fixture->store, enterprises[1], "经营许可证", "2021-03-15");
  for (SpDate day = sp_date_from_iso ("2021-03-01"); day < sp_date_from_iso ("2021-03-25"); day++)
    for (guint i = 0; i < G_N_ELEMENTS (enterprises); i++)
      {
        g_autoptr (GPtrArray) licences = sp_reader_load_all (
          reader, &sp_licence_type, SP_LICENCE_ENTERPRISE, enterprises[i], NULL);
        guint n_expired, n_near;

        sp_licences_count (licences, day, 5, &n_expired, &n_near);
        g_assert_cmpint (is_listed (reader, enterprises[i], SP_STANDING_OVERDUE, day, 5), ==,
                         n_expired > 0);
        g_assert_cmpint (is_listed (reader, enterprises[i], SP_STANDING_NEAR, day, 5), ==,
                         n_near > 0);
        n_seen += n_expired + n_near;
      }
  g_assert_cmpuint (n_seen, ==, (4 + 6) + (9 + 6));
}

/* ---- while a name is typed ---- */

static int64_t
add_named (SpStore *store, const char *name, const char *short_name, const char *code)
{
  SpRecord *enterprise = sp_record_new (&sp_enterprise_type);

  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, name);
  sp_record_set_text (enterprise, SP_ENTERPRISE_SHORT_NAME, short_name);
  sp_record_set_text (enterprise, SP_ENTERPRISE_CREDIT_CODE, code);
  return add_record (store, enterprise);
}

static void
set_former_name (SpStore *store, int64_t id, const char *name)
{
  g_autoptr (SpRecord) record =
    sp_reader_load (sp_store_get_reader (store), &sp_enterprise_type, id, NULL);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (record, SP_ENTERPRISE_FORMER_NAME, name);
  sp_store_update (store, record, "修改", &error);
  g_assert_no_error (error);
}

static void
test_complete (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *expected; /* places in the order added; * after an exact one */
    guint limit;
    const char *detail; /* of the first; NULL: none is asked */
  } cases[] = {
    {"", "", 9},
    {"  ", "", 9},
    {"矿", "1*024", 9}, /* named so, begins so, holds it */
    {"矿业", "02", 9},
    {"北山", "3", 9},
    {"91350100M", "2", 9},
    {"91350100m", "2", 9},
    {"91350100M000100Y43", "2*", 9},
    {"矿", "1*0", 2},
    {"%", "", 9},
    {"没有这家", "", 9},
    {"北山", "3", 9, "北山化工"},
    /* initials: the whole of a name, at its beginning, of a short or former one, within */
    {"k", "1024", 9, ""},
    {"KY", "02", 9, ""},
    {"ｋｙ", "02", 9, ""},
    {"k y", "02", 9, ""},
    {"slx", "32", 9, ""},
    {"slx", "3", 1, ""},
    {"ek", "2", 9, "二矿"},
    {"bsh", "3", 9, "北山化工"},
    {"cqk", "4", 9, "重庆矿机"},
    {"zqk", "4", 9, "重庆矿机"},
    {"az3h", "4", 9, ""},
    {"3h", "4", 9, ""},
    {"3", "42", 9},      /* figures are looked for as they are */
    {"m0", "52", 9, ""}, /* a name before what only a code has: MA is in most codes */
    {"m00", "2", 9, "91350100M000100Y43"},
    {"y", "502", 9, ""}, /* within a code, too, but better so */
    {"c", "43", 9},
    {"kyx", "", 9},
    {"k%", "", 9},
  };
  const int64_t ids[] = {
    add_named (fixture->store, "矿业一公司", NULL, NULL),
    add_named (fixture->store, "矿", NULL, NULL),
    add_named (fixture->store, "示例县矿业二公司", "二矿", "91350100M000100Y43"),
    add_named (fixture->store, "示例县化工厂", "北山化工", NULL),
    add_named (fixture->store, "安泰A座3号", NULL, NULL),
    add_named (fixture->store, "木0号窑", NULL, NULL),
  };

  set_former_name (fixture->store, ids[4], "重庆矿机");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) offers = sp_reader_complete_enterprise (
        sp_store_get_reader (fixture->store), cases[i].typed, cases[i].limit, NULL);
      g_autoptr (GString) order = g_string_new (NULL);

      for (guint k = 0; k < offers->len; k++)
        for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
          if (((SpEnterpriseOffer *)offers->pdata[k])->id == ids[j])
            g_string_append_printf (order, "%u%s", j,
                                    ((SpEnterpriseOffer *)offers->pdata[k])->is_exact ? "*" : "");
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (order->str, ==, cases[i].expected);
      if (cases[i].detail != NULL && offers->len > 0)
        g_assert_cmpstr (((SpEnterpriseOffer *)offers->pdata[0])->detail, ==, cases[i].detail);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/enterprises/code", test_code);
  store_fixture_add ("/store/enterprises/match", test_match);
  g_test_add_func ("/store/enterprises/core-name", test_core_name);
  store_fixture_add ("/store/enterprises/twins", test_twins);
  store_fixture_add ("/store/enterprises/merge", test_merge);
  store_fixture_add ("/store/enterprises/licences", test_licences);
  store_fixture_add ("/store/enterprises/complete", test_complete);
  return g_test_run ();
}
