/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reading as a whole: offsets, JSON, texts that are no plans, hostile texts. */
#include "reading-test.h"

#include "document/sp-reading-json.h"

static void
assert_within (const SpReading *reading, SpSpan span)
{
  gsize length;
  const char *text = sp_reading_get_text (reading, &length);

  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, length);
  /* Spans begin and end at characters. */
  g_assert_cmpuint ((guint8)text[span.start] & 0xc0, !=, 0x80);
  g_assert_cmpuint ((guint8)text[span.end] & 0xc0, !=, 0x80);
}

/* Every span of every fact lies in the text, whatever the text. */
static void
assert_sound (const SpReading *reading)
{
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      g_assert_cmpuint (block->part, <, sp_reading_get_n_parts (reading));
      assert_within (reading, block->span);
      assert_within (reading, block->title_span);
      assert_within (reading, block->body);
      assert_within (reading, block->responsibility);
      for (guint j = 0; j < block->units->len; j++)
        assert_within (reading, g_array_index (block->units, SpReadUnit, j).span);
      for (guint j = 0; j < block->deadlines->len; j++)
        assert_within (reading, g_array_index (block->deadlines, SpReadDeadline, j).clause);
      for (guint j = 0; j < block->targets->len; j++)
        assert_within (reading, g_array_index (block->targets, SpReadTarget, j).clause);
      for (guint j = 0; j < block->subitems->len; j++)
        assert_within (reading, g_array_index (block->subitems, SpReadItem, j).span);
      for (guint j = 0; j < block->checklist->len; j++)
        assert_within (reading, g_array_index (block->checklist, SpReadItem, j).span);
    }
  for (guint i = 0; i < sp_reading_get_n_doubts (reading); i++)
    assert_within (reading, sp_reading_get_doubt (reading, i)->span);
}

static void
test_offsets (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SpReading) reading = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append (text, i % 10 == 9 ? "末\n" : "a字");
  reading = read_text (text->str);
  for (guint byte = 0; byte <= text->len; byte += 7)
    {
      glong chars = 0;
      guint line = 1;

      for (guint i = 0; i < byte; i++)
        {
          chars += (text->str[i] & 0xc0) != 0x80;
          line += text->str[i] == '\n';
        }
      g_assert_cmpuint (sp_reading_char_offset (reading, byte), ==, (guint)chars);
      g_assert_cmpuint (sp_reading_line (reading, byte), ==, line);
    }
}

static const char *const not_plans[] = {"",
                                        "\n\n\n",
                                        "一",
                                        "（",
                                        "）",
                                        "附件",
                                        "附件1",
                                        "附件1\n附件2\n附件3",
                                        "。。。",
                                        "一、",
                                        "一、\n（一）\n1.\n（1）",
                                        "责任单位：",
                                        "（责任单位：）",
                                        "1.",
                                        "第条",
                                        "每",
                                        "20年",
                                        "2021年",
                                        "一是",
                                        "\xef\xbf\xbd",
                                        "明天开会，请准时参加。"};

static void
test_not_plans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_plans); i++)
    {
      g_autoptr (SpReading) reading = read_text (not_plans[i]);
      g_autofree char *json = sp_reading_to_json (reading);
      g_autofree char *text = sp_reading_to_text (reading);

      g_test_message ("%s", not_plans[i]);
      assert_sound (reading);
      g_assert_true (g_str_has_prefix (json, "["));
      g_assert_true (g_str_has_suffix (json, "]\n"));
      g_assert_nonnull (text);
    }
}

static void
test_no_text (void)
{
  g_autoptr (SpReading) reading = sp_reading_new (NULL, 0, NULL);

  g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 0);
  g_assert_cmpuint (sp_reading_get_n_parts (reading), ==, 1);
  g_assert_cmpstr (sp_reading_get_title (reading), ==, "");
}

/* Bytes that are no UTF-8 and NULs are replaced, never fatal. */
static void
test_damaged (void)
{
  static const char bytes[] = "一、任务\n1.甲\xff\xfe事。办\0好。（县水务局负责）\n";
  g_autoptr (SpReading) reading = sp_reading_new (bytes, sizeof bytes - 1, NULL);

  assert_sound (reading);
  g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
  g_assert_true (has_doubt (reading, SP_DOUBT_ENCODING, "认不出"));
}

/* Ten thousand nested headings, a long line, unclosed brackets: read without recursion, spans
 * sound. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *head;
    const char *piece;
    int times;
  } texts[] = {
    {"一、任务\n", "（一）甲\n1.乙\n（1）丙\n①丁\n", 2500},
    {"一、任务\n1.甲。", "（", 50000},
    {"一、任务\n1.甲。", "（责任单位：", 10000},
    {"一、任务\n1.甲。", "《", 50000},
    {"一、任务\n1.甲。", "）", 50000},
    {"一、任务\n1.甲。（", "县水务局、", 20000},
    {"一、任务\n1.甲。", "一是", 30000},
    {"一、任务\n1.甲。", "一", 50000},
    {"一、任务\n1.甲。", "1.1.1", 20000},
    {"一、任务\n1.甲。", "每年", 30000},
    {"一、任务\n1.甲。", "不少于", 30000},
    {"一、任务\n1.甲。", "9", 100000},
    {"", "附件1\n", 20000},
    {"", "附件2 甲方案\n", 20000},
    {"一、任务\n", "1.甲。（县水务局负责，以下均需县水务局、县民政局负责，不再列出）\n", 4000},
    {"", "1", 30000},
    {"", "1.", 30000},
    {"", "\n", 100000},
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (texts[i].head);
      g_autoptr (SpReading) reading = NULL;

      g_test_message ("%s…%s", texts[i].head, texts[i].piece);
      for (int j = 0; j < texts[i].times; j++)
        g_string_append (text, texts[i].piece);
      reading = read_text (text->str);
      assert_sound (reading);
    }
}

/* More headings than any plan has are cut, and that is told. */
static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("一、任务\n");
  g_autoptr (SpReading) reading = NULL;

  for (int i = 0; i < 30000; i++)
    g_string_append (text, "1.甲\n");
  reading = read_text (text->str);
  assert_sound (reading);
  g_assert_cmpuint (sp_reading_get_n_blocks (reading), >, 1000);
  g_assert_cmpuint (sp_reading_get_n_blocks (reading), <, 30000);
  g_assert_true (has_doubt (reading, SP_DOUBT_HEADING, "太多") ||
                 has_doubt (reading, SP_DOUBT_NUMBER, "太多"));
}

static void
test_json (void)
{
  g_autoptr (SpReading) reading =
    read_text ("方案\n2020年3月1日\n一、任务\n（一）“甲\\事”\t\"好\"。每年12月底前报。"
               "到2021年底，达到75%以上。（县水务局牵头，各有关部门负责，下同）\n（二）乙事。\n");
  g_autofree char *json = sp_reading_to_json (reading);
  static const char *const pieces[] = {
    "\"part\": 0, \"kind\": \"measure\", \"path\": \"一/（一）\"",
    "\"title\": \"“甲\\\\事” \\\"好\\\"\"",
    "\"subitems\": 0",
    "\"responsibility_text\": \"县水务局牵头，各有关部门负责，下同\"",
    "{\"name\": \"县水务局\", \"role\": \"lead\", \"source_start\": ",
    "{\"name\": \"各有关部门\", \"role\": \"responsible\", \"collective\": true",
    "{\"name\": \"县水务局\", \"role\": \"lead\", \"inherited\": true",
    "\"kind\": \"recurring\", \"date\": null, \"period\": \"year\", \"due\": \"12-31\"",
    "\"text\": \"到2021年底\", \"kind\": \"by\", \"date\": \"2021-12-31\"",
    "\"op\": \">=\", \"value\": 75, \"unit\": \"%\", \"by\": \"2021-12-31\"",
    "\"inherited\": true, \"deadlines\": []",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_test_message ("%s", pieces[i]);
      g_assert_nonnull (strstr (json, pieces[i]));
    }
}

/* Offsets in the JSON count characters of the source. */
static void
test_json_offsets (void)
{
  g_autoptr (SpReading) reading = read_text ("一、任务\n（一）甲事。（县水务局负责）\n");
  g_autofree char *json = sp_reading_to_json (reading);

  g_assert_nonnull (strstr (
    json,
    "\"name\": \"县水务局\", \"role\": \"responsible\", \"source_start\": 12, \"source_end\": 16"));
  g_assert_nonnull (strstr (json, "\"source_start\": 5, \"source_end\": 19}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/reading/offsets", test_offsets);
  g_test_add_func ("/document/reading/not-a-plan", test_not_plans);
  g_test_add_func ("/document/reading/no-text", test_no_text);
  g_test_add_func ("/document/reading/damaged-bytes", test_damaged);
  g_test_add_func ("/document/reading/hostile-texts", test_hostile);
  g_test_add_func ("/document/reading/too-many-headings", test_too_many);
  g_test_add_func ("/document/reading/json", test_json);
  g_test_add_func ("/document/reading/json-offsets", test_json_offsets);
  return g_test_run ();
}
