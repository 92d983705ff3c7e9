/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names by the initials of their Pinyin: readings, several readings, other signs, what is typed. */
#include "base/sp-initials.h"

#include <string.h>

/* Every reading is one in which the letters are the whole name. */
static const struct
{
  const char *name;
  const char *letters; /* with | between readings */
} wholes[] = {
  {"示例矿机有限公司", "slkjyxgs"},
  {"重庆", "cq|zq"},
  {"长沙", "cs|zs"},
  {"长春重型机器厂", "cczxjqc|zczxjqc"},
  {"银行", "yh|yx"},
  {"厦门", "xm|sm"},
  {"音乐行", "yyh|ylh|yyx|ylx"},
  {"曾家沟煤矿", "zjgmk|cjgmk"},
  {"东阿单县轧钢", "desxzg|dadxyg"},
  {"畜牧", "xm|cm"},
  {"区单参重", "odcz|qssc"},
  {"女绿", "nl"},
  {"安儿", "ae"},
  /* of the second level, and what stands in none */
  {"锃旮鑫淼犇", "zgxmb"},
  {"犇羴鱻麤", "bsxc"},
  {"焱垚燊喆", "yysz"},
  {"刘㙟山", "lls|lxs"}, /* no reading is known: any */
  {"䶮", "y"},
  /* in full form */
  {"龍興礦業廠", "lxkyc"},
  {"廈門樂園銀行", "xmyyyh|smlyyx"},
  {"重慶長壽區", "zqcsq|cqcso"},
  {"豈", "q"}, /* of another encoding, U+F900 */
  /* letters and figures stay; other signs go */
  {"A座3号", "az3h"},
  {"Ａ座３号", "az3h"},
  {"a座③号", "az3h"},
  {"示例（北）化工·一厂", "slbhgyc"},
  {" 示 例\t2# ", "sl2"},
  {"二〇二一", "eley"},
  {"café㎡", "cafem2"},
  {"λ。“”—", ""},
};

static void
test_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_auto (GStrv) readings = g_strsplit (wholes[i].letters, "|", -1);

      g_test_message ("%u: %s", i, wholes[i].letters);
      for (guint k = 0; readings[k] != NULL && *readings[k] != '\0'; k++)
        g_assert_cmpint (sp_initials_match (wholes[i].name, readings[k]), ==, SP_INITIALS_WHOLE);
      for (char c = 'a'; readings[0] == NULL && c <= 'z'; c++)
        {
          const char letter[] = {c, '\0'};

          g_assert_cmpint (sp_initials_match (wholes[i].name, letter), ==, SP_INITIALS_NONE);
        }
    }
}

static const struct
{
  const char *name;
  const char *letters;
  SpInitialsMatch expected;
} matches[] = {
  {"示例县矿业", "s", SP_INITIALS_BEGIN},
  {"示例县矿业", "slxk", SP_INITIALS_BEGIN},
  {"示例县矿业", "ky", SP_INITIALS_WITHIN},
  {"示例县矿业", "xk", SP_INITIALS_WITHIN},
  {"示例县矿业", "slky", SP_INITIALS_NONE}, /* with a gap */
  {"示例县矿业", "slxkyx", SP_INITIALS_NONE},
  {"示例县矿业", "yk", SP_INITIALS_NONE},
  {"重重庆", "cq", SP_INITIALS_WITHIN},
  {"矿", "k", SP_INITIALS_WHOLE},
  {"矿", "", SP_INITIALS_NONE},
  {"", "k", SP_INITIALS_NONE},
  {NULL, "k", SP_INITIALS_NONE},
  {"3号井", "3h", SP_INITIALS_BEGIN},
  {"3号井", "h", SP_INITIALS_WITHIN},
  {"3号井", "3", SP_INITIALS_BEGIN},
  {"3号井", "4", SP_INITIALS_NONE},
  {"万安", "m", SP_INITIALS_NONE}, /* only of old, 万俟 */
  {"\xff示\xc3例", "sl", SP_INITIALS_WHOLE},
  {"示\xe4\xbe", "s", SP_INITIALS_WHOLE},
};

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_test_message ("%u: %s", i, matches[i].letters);
      g_assert_cmpint (sp_initials_match (matches[i].name, matches[i].letters), ==,
                       matches[i].expected);
    }
}

static const struct
{
  const char *typed;
  const char *letters; /* NULL: no initials */
} typed[] = {
  {"slkj", "slkj"}, {"SLKJ", "slkj"}, {"ＳＬｋｊ", "slkj"}, {" sl kj ", "slkj"}, {"sl　kj", "slkj"},
  {"a3", "a3"},     {"3a", "3a"},     {"3", NULL},          {"", NULL},          {"  ", NULL},
  {"示例", NULL},   {"示l", NULL},    {"sl%", NULL},        {"é", NULL},         {"s\xff", NULL},
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *letters = sp_initials_dup_letters (typed[i].typed);

      g_test_message ("%u", i);
      g_assert_cmpstr (letters, ==, typed[i].letters);
    }
}

static void
test_finds (void)
{
  static const struct
  {
    const char *text, *typed;
    gboolean expected;
  } cases[] = {
    {"示例县水务局", "水务", TRUE},  {"示例县水务局", "SW", TRUE}, {"示例县水务局", "水w", FALSE},
    {"示例县水务局", "局水", FALSE}, {"示例县水务局", "", TRUE},   {"", "sw", FALSE},
    {"A座3号", "3号", TRUE},         {"A座3号", "座", TRUE},       {"A座3号", "3", TRUE},
    {"A座3号", "z3", TRUE},          {"A座3号", "4", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (sp_initials_finds (cases[i].text, cases[i].typed), ==, cases[i].expected);
    }
}

/* A text longer than any name is looked through as far as a name goes. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 255; i++)
    g_string_append (text, "矿");
  g_string_append (text, "业业安");
  g_assert_cmpint (sp_initials_match (text->str, "kky"), ==, SP_INITIALS_WITHIN);
  g_assert_cmpint (sp_initials_match (text->str, "ya"), ==, SP_INITIALS_NONE);
}

static gpointer
read_all (gpointer data)
{
  for (gunichar c = 0x4e00; c < 0x9fa6; c++)
    {
      char text[7] = {0};
      guint n = 0;

      g_unichar_to_utf8 (c, text);
      for (char letter = 'a'; letter <= 'z'; letter++)
        {
          const char letters[] = {letter, '\0'};

          n += sp_initials_match (text, letters) == SP_INITIALS_WHOLE;
        }
      ((guint8 *)data)[c - 0x4e00] = (guint8)n;
    }
  return NULL;
}

/* All usual characters have a reading, seldom more than two of them, whoever asks first. */
static void
test_threads (void)
{
  static guint8 counts[4][0x9fa6 - 0x4e00];
  GThread *threads[G_N_ELEMENTS (counts)];
  guint n_without = 0;
  guint n_more = 0;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("readings", read_all, counts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (counts[0]); i++)
    {
      n_without += counts[0][i] == 0;
      n_more += counts[0][i] > 2;
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpmem (counts[i], sizeof counts[i], counts[0], sizeof counts[0]);
  g_assert_cmpuint (n_without, ==, 0);
  g_assert_cmpuint (n_more, <, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/initials/threads", test_threads);
  g_test_add_func ("/base/initials/whole", test_whole);
  g_test_add_func ("/base/initials/match", test_match);
  g_test_add_func ("/base/initials/typed", test_typed);
  g_test_add_func ("/base/initials/finds", test_finds);
  g_test_add_func ("/base/initials/long", test_long);
  return g_test_run ();
}
