/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unit directories: the shipped ones are whole, mistakes in a file are refused by name, guesses are
 * sensible. No store. */
#include "base/sp-error.h"
#include "exchange/sp-directory.h"
#include "exchange/sp-unit-book.h"

#include <string.h>

/* The unit must be there. */
static const SpDirectoryUnit *
find_unit (const SpDirectory *directory, const char *name)
{
  for (guint i = 0; i < directory->units->len; i++)
    {
      const SpDirectoryUnit *unit = g_ptr_array_index (directory->units, i);

      if (strcmp (unit->name, name) == 0)
        return unit;
    }
  g_error ("no unit %s", name);
}

static guint
count_kind (const SpDirectory *directory, SpUnitKind kind)
{
  guint n = 0;

  for (guint i = 0; i < directory->units->len; i++)
    n += ((const SpDirectoryUnit *)g_ptr_array_index (directory->units, i))->kind == kind;
  return n;
}

/* 各乡镇人民政府 stands for each township once and for nothing else. */
static void
test_townships (void)
{
  static const struct
  {
    const char *name;
    guint n_townships;
  } cases[] = {{"lianghe", 9}, {"sample", 9}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpDirectory) directory = sp_directory_load (cases[i].name, &error);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      const SpDirectoryUnit *all;

      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      all = find_unit (directory, "各乡镇人民政府");
      g_assert_cmpint (all->kind, ==, SP_UNIT_COLLECTIVE);
      g_assert_cmpuint (count_kind (directory, SP_UNIT_TOWNSHIP), ==, cases[i].n_townships);
      g_assert_cmpuint (all->members->len, ==, cases[i].n_townships);
      for (guint j = 0; j < all->members->len; j++)
        {
          const char *name = g_ptr_array_index (all->members, j);

          g_assert_cmpint (find_unit (directory, name)->kind, ==, SP_UNIT_TOWNSHIP);
          g_assert_true (g_hash_table_add (seen, g_ptr_array_index (all->members, j)));
        }
    }
}

/* Every way to print a unit leads to it; what is not sure to be the same stays apart. */
static void
test_names (void)
{
  static const struct
  {
    const char *printed, *unit;
    gboolean is_pending;
  } cases[] = {
    {"县发改局", "县发展和改革局"},
    {"县发展改革局", "县发展和改革局"},
    {"县发展改革委", "县发展和改革局"},
    {"县工业商务和科技局", "县工业和商务科技局"},
    {"县市场监管局", "县市场监督管理局"},
    {"县人力资源社会保障局", "县人力资源和社会保障局"},
    {"县文化旅游局", "县文化和旅游局"},
    {"县教育局", "县教育体育局"},
    {"县农业局", "县农业农村局"},
    {"县消防救援支队", "县消防救援大队"},
    {"县公安局交警支队", "县公安局交警大队"},
    {"县工业园区管委会", "县工业园区管理委员会"},
    {"县邮政局公司", "县邮政公司"},
    {"县卫生健康居民", "县卫生健康局"},
    {"德宏公路局梁河分局梁河分局", "德宏公路局梁河分局"},
    {"县安委办", "县安全生产委员会办公室"},
    {"县政府", "县人民政府"},
    {"九保乡", "九保阿昌族乡人民政府"},
    {"曩宋乡", "曩宋阿昌族乡人民政府"},
    {"囊宋乡", "曩宋阿昌族乡人民政府"},
    {"遮岛", "遮岛镇人民政府"},
    {"乡镇党委和政府", "各乡镇人民政府"},
    {"乡镇党委政府", "各乡镇人民政府"},
    {"各乡（镇）", "各乡镇人民政府"},
    {"县应急 管理局", "县应急管理局"},
    {"县商务局", "县商务局", TRUE},
    {"各县", NULL},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpUnitBook) book = sp_unit_book_new (NULL, "lianghe", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sp_unit_book_get_shipped (book), ==, "lianghe");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpUnitEntry *entry = sp_unit_book_find (book, cases[i].printed);

      g_test_message ("%s", cases[i].printed);
      g_assert_cmpstr (entry ? entry->unit : NULL, ==, cases[i].unit);
      g_assert_cmpint (entry && entry->is_pending, ==, cases[i].is_pending);
    }
}

static void
test_guesses (void)
{
  static const struct
  {
    const char *printed, *unit;
    SpGuess why;
  } cases[] = {
    {"县住房城乡建设局", "县住房和城乡建设局", SP_GUESS_ABBREVIATION},
    {"县安全生产委员会办", "县安全生产委员会办公室", SP_GUESS_ABBREVIATION},
    {"县市监局", "县市场监督管理局", SP_GUESS_SHORTENED},
    {"县应急管里局", "县应急管理局", SP_GUESS_MISPRINT},
    {"市生态环镜局示例分居", "市生态环境局示例分局", SP_GUESS_MISPRINT},
    {"市公路局示例分局示例分局", "市公路局示例分局", SP_GUESS_REPEATED},
    {"县粮食物资储备中心", NULL, SP_GUESS_NONE},
    {"县民改局", NULL, SP_GUESS_NONE}, /* one character from 县民政局 and from 县发改局 */
    {"", NULL, SP_GUESS_NONE},
    {"对检查中发现的问题要举一反三并且在全县范围内组织一次拉网式的全面排查整治工作确保不留死角",
     NULL, SP_GUESS_NONE},
  };
  g_autoptr (SpUnitBook) book = sp_unit_book_new (NULL, "sample", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpGuess why = SP_GUESS_MISPRINT;
      const char *unit = sp_unit_book_guess (book, cases[i].printed, &why);

      g_test_message ("%s", cases[i].printed);
      g_assert_cmpstr (unit, ==, cases[i].unit);
      g_assert_cmpint (why, ==, cases[i].why);
    }
}

/* A name that waits for a person is guessed at like an unknown one, but never as itself. */
static void
test_guess_pending (void)
{
  g_autoptr (SpUnitBook) book = sp_unit_book_new (NULL, "lianghe", NULL);
  SpGuess why = SP_GUESS_NONE;

  g_assert_cmpstr (sp_unit_book_guess (book, "县商务局", &why), ==, "县工业和商务科技局");
  g_assert_cmpint (why, ==, SP_GUESS_SHORTENED);
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *name, *json, *words;
  } cases[] = {
    {"not-json", "{ units: ", "JSON"},
    {"no-object", "[1, 2]", "不是单位目录"},
    {"no-units", "{ \"name\": \"x\", \"units\": [] }", "没有单位"},
    {"name-twice", "{ \"units\": [ { \"name\": \"甲局\" }, { \"name\": \"甲局\" } ] }", "甲局"},
    {"alias-is-name",
     "{ \"units\": [ { \"name\": \"甲局\" }, { \"name\": \"乙局\","
     " \"aliases\": [ { \"name\": \"甲局\" } ] } ] }",
     "乙局"},
    {"short-is-alias",
     "{ \"units\": [ { \"name\": \"甲局\", \"short\": \"甲\" }, { \"name\": \"乙局\","
     " \"aliases\": [ { \"name\": \"甲\" } ] } ] }",
     "既指"},
    {"nameless", "{ \"units\": [ { \"kind\": \"department\" } ] }", "没有写名称"},
    {"kind", "{ \"units\": [ { \"name\": \"甲局\", \"kind\": \"bureau\" } ] }", "bureau"},
    {"member",
     "{ \"units\": [ { \"name\": \"各乡\", \"kind\": \"collective\","
     " \"members\": [ \"丙乡\" ] } ] }",
     "丙乡"},
    {"member-of-itself",
     "{ \"units\": [ { \"name\": \"各乡\", \"kind\": \"collective\","
     " \"members\": [ \"各乡\" ] } ] }",
     "成员"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_null (sp_directory_parse (cases[i].json, -1, "测试.json", &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "测试.json"));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_county_of_text (void)
{
  g_assert_cmpstr (sp_directory_name_for_text ("示例县安全生产行动"), ==, "sample");
  g_assert_cmpstr (sp_directory_name_for_text ("某某县安全生产行动"), ==, sp_directory_names ()[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/directory/townships", test_townships);
  g_test_add_func ("/exchange/directory/names", test_names);
  g_test_add_func ("/exchange/directory/mistakes", test_mistakes);
  g_test_add_func ("/exchange/directory/county-of-text", test_county_of_text);
  g_test_add_func ("/exchange/unit-book/guesses", test_guesses);
  g_test_add_func ("/exchange/unit-book/guesses-for-pending", test_guess_pending);
  return g_test_run ();
}
