/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Encodings, white space, widths and Chinese numerals. */
#include "base/sp-error.h"
#include "base/sp-text.h"

#include <string.h>

#define SENTENCE "示例县治水方案。\n一、任务：修好水渠，2021年底前完成（县水务局负责）。\n"

/* The sentence in an encoding, with @head in front. */
static char *
encode (const char *encoding, const char *head, gsize head_length, gsize *length)
{
  gsize written = 0;
  g_autofree char *converted = g_convert (SENTENCE, -1, encoding, "UTF-8", NULL, &written, NULL);
  char *bytes = g_malloc (head_length + written);

  g_assert_nonnull (converted);
  if (head_length > 0)
    memcpy (bytes, head, head_length);
  memcpy (bytes + head_length, converted, written);
  *length = head_length + written;
  return bytes;
}

static const struct
{
  const char *encoding;
  const char *head;
  gsize head_length;
  SpEncoding found;
} encodings[] = {
  {"UTF-8", "", 0, SP_ENCODING_UTF8},
  {"UTF-8", "\xef\xbb\xbf", 3, SP_ENCODING_UTF8_BOM},
  {"UTF-16LE", "\xff\xfe", 2, SP_ENCODING_UTF16LE},
  {"UTF-16BE", "\xfe\xff", 2, SP_ENCODING_UTF16BE},
  {"UTF-16LE", "", 0, SP_ENCODING_UTF16LE},
  {"UTF-16BE", "", 0, SP_ENCODING_UTF16BE},
  {"GB18030", "", 0, SP_ENCODING_GB18030},
  {"GBK", "", 0, SP_ENCODING_GB18030},
};

static void
test_encodings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *bytes =
        encode (encodings[i].encoding, encodings[i].head, encodings[i].head_length, &length);
      g_autoptr (GError) error = NULL;
      SpDecoded decoded;

      g_test_message ("%s, %u bytes in front", encodings[i].encoding,
                      (guint)encodings[i].head_length);
      g_assert_true (sp_text_decode (bytes, length, &decoded, &error));
      g_assert_no_error (error);
      g_assert_cmpint (decoded.encoding, ==, encodings[i].found);
      g_assert_cmpstr (decoded.text, ==, SENTENCE);
      g_assert_cmpuint (decoded.length, ==, strlen (SENTENCE));
      g_assert_cmpuint (decoded.n_replaced, ==, 0);
      g_assert_cmpstr (sp_encoding_name (decoded.encoding), !=, "");
      sp_decoded_clear (&decoded);
      g_assert_null (decoded.text);
    }
}

/* Cut in the middle of the last character: read up to there, the rest marked and counted. */
static void
test_truncated (void)
{
  static const char *const names[] = {"UTF-8", "GB18030", "UTF-16LE"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *bytes = encode (names[i], "", 0, &length);
      SpDecoded decoded;
      /* The text ends with 。 and a line break: cut into the stop. */
      gsize cut = length - (i == 2 ? 3 : 2);

      g_test_message ("%s", names[i]);
      g_assert_true (sp_text_decode (bytes, cut, &decoded, NULL));
      g_assert_cmpuint (decoded.n_replaced, ==, 1);
      g_assert_true (g_str_has_prefix (decoded.text, "示例县治水方案。\n一、任务"));
      g_assert_true (g_str_has_suffix (decoded.text, "\xef\xbf\xbd"));
      g_assert_true (g_utf8_validate (decoded.text, -1, NULL));
      sp_decoded_clear (&decoded);
    }
}

static void
test_damaged_utf8 (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  SpDecoded decoded;

  for (int i = 0; i < 20; i++)
    g_string_append (bytes, SENTENCE);
  bytes->str[30] = (char)0xff;
  g_assert_true (sp_text_decode (bytes->str, bytes->len, &decoded, NULL));
  g_assert_cmpint (decoded.encoding, ==, SP_ENCODING_UTF8);
  g_assert_cmpuint (decoded.n_replaced, >=, 1);
  g_assert_cmpuint (decoded.n_replaced, <=, 3);
  g_assert_true (g_utf8_validate (decoded.text, (gssize)decoded.length, NULL));
  sp_decoded_clear (&decoded);
}

static const struct
{
  const char *bytes;
  gsize length;
  const char *text;
} line_ends[] = {
  {"甲\r\n乙\r丙\n丁", 16, "甲\n乙\n丙\n丁"},
  {"甲\r\n\r\n乙", 10, "甲\n\n乙"},
  {"甲乙\0丙丁", 13, "甲乙丙丁"},
  {"甲\f乙", 7, "甲\n乙"},
};

static void
test_line_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (line_ends); i++)
    {
      SpDecoded decoded;
      g_autoptr (GString) bytes = g_string_new (NULL);

      /* Enough text around that a NUL is a slip and not a binary file. */
      g_string_append_len (bytes, line_ends[i].bytes, (gssize)line_ends[i].length);
      for (int j = 0; j < 40; j++)
        g_string_append (bytes, "字数足够");
      g_assert_true (sp_text_decode (bytes->str, bytes->len, &decoded, NULL));
      g_assert_true (g_str_has_prefix (decoded.text, line_ends[i].text));
      g_assert_cmpuint (decoded.length, ==, strlen (decoded.text));
      sp_decoded_clear (&decoded);
    }
}

static const struct
{
  const char *name;
  const char *bytes;
  gsize length;
  int code;
} refused[] = {
  {"nothing", "", 0, SP_ERROR_EMPTY},
  {"spaces", " \n\t\r\n", 5, SP_ERROR_EMPTY},
  {"ideographic spaces", "\xe3\x80\x80\xe3\x80\x80\n", 7, SP_ERROR_EMPTY},
  {"mark alone", "\xef\xbb\xbf", 3, SP_ERROR_EMPTY},
  {"zip", "PK\003\004\024\0\006\0", 8, SP_ERROR_NOT_TEXT},
  {"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, SP_ERROR_NOT_TEXT},
  {"picture", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, SP_ERROR_NOT_TEXT},
  {"control characters", "\1\2\3\4\5\6\7\10abcdefgh", 16, SP_ERROR_NOT_TEXT},
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      SpDecoded decoded;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].name);
      g_assert_false (sp_text_decode (refused[i].bytes, refused[i].length, &decoded, &error));
      g_assert_error (error, SP_ERROR, refused[i].code);
      g_assert_cmpuint (strlen (error->message), >, 20);
      g_assert_null (decoded.text);
    }
}

/* Bytes of another script fit GB18030 by accident; what comes out is no Chinese. */
static void
test_other_script (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SpDecoded decoded;
  guint state = 7;

  for (int i = 0; i < 4000; i++)
    {
      state = state * 1103515245u + 12345u;
      g_string_append_c (bytes, (char)(0x80 | (state >> 16 & 0x7f)));
    }
  g_assert_false (sp_text_decode (bytes->str, bytes->len, &decoded, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_TEXT);
}

static void
test_spaces (void)
{
  g_autofree char *squashed = sp_text_squash (" 县\u3000水\u00a0务\t局\u200b\n");
  g_autofree char *trimmed = sp_text_trim ("\u3000 县水务局 \n\u3000 牵头\u00a0");
  g_autofree char *half = sp_text_half_width ("（２０２１）Ａ，％\u3000甲");
  g_autofree char *narrow = sp_text_narrow_digits ("示应急（２０２1）Ａ，\u3000ｚ甲");

  g_assert_cmpstr (squashed, ==, "县水务局");
  g_assert_cmpstr (trimmed, ==, "县水务局 牵头");
  g_assert_cmpstr (half, ==, "(2021)A,% 甲");
  g_assert_cmpstr (narrow, ==, "示应急（2021）A，　z甲");
}

static void
test_width (void)
{
  g_assert_cmpfloat (sp_text_em_width (""), ==, 0);
  g_assert_cmpfloat (sp_text_em_width ("县水务局"), ==, 4);
  g_assert_cmpfloat (sp_text_em_width ("2021年"), ==, 3);
  g_assert_cmpfloat (sp_text_em_width ("“一”"), ==, 3);
}

static const struct
{
  const char *text;
  int value;
  const char *rest;
} numerals[] = {
  {"一、", 1, "、"},
  {"十、", 10, "、"},
  {"十二", 12, ""},
  {"二十", 20, ""},
  {"二十三条", 23, "条"},
  {"一百", 100, ""},
  {"一百零五", 105, ""},
  {"一百一十", 110, ""},
  {"三千零二十", 3020, ""},
  {"两万", 20000, ""},
  {"一万二千", 12000, ""},
  {"二〇二一年", 2021, "年"},
  {"二○二一年", 2021, "年"},
  {"两年", 2, "年"},
  {"九是", 9, "是"},
  {"一九四九", 1949, ""},
  {"百", -1, "百"},
  {"县", -1, "县"},
  {"", -1, ""},
  {"12", -1, "12"},
  {"一二级", 12, "级"},
};

static void
test_numerals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      const char *end = NULL;

      g_test_message ("%s", numerals[i].text);
      g_assert_cmpint (sp_numeral_parse (numerals[i].text, &end), ==, numerals[i].value);
      g_assert_cmpstr (end, ==, numerals[i].rest);
    }
}

/* What is written is read back. */
static void
test_numerals_round (void)
{
  for (int i = 1; i <= 9999; i++)
    {
      g_autofree char *text = sp_numeral_dup_chinese (i);
      const char *end = NULL;

      g_assert_cmpint (sp_numeral_parse (text, &end), ==, i);
      g_assert_cmpstr (end, ==, "");
    }
}

static void
test_numerals_written (void)
{
  static const struct
  {
    int value;
    const char *text;
  } written[] = {
    {0, "零"},         {10, "十"},        {12, "十二"},       {20, "二十"},
    {105, "一百零五"}, {110, "一百一十"}, {1005, "一千零五"}, {9999, "九千九百九十九"}};

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *text = sp_numeral_dup_chinese (written[i].value);

      g_assert_cmpstr (text, ==, written[i].text);
    }
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text;
    gboolean is_number;
    const char *field;
  } cases[] = {
    {"", FALSE, ""},
    {"县应急管理局", FALSE, "县应急管理局"},
    {"一，二", FALSE, "一，二"},
    {"a,b", FALSE, "\"a,b\""},
    {"说“好”", FALSE, "说“好”"},
    {"say \"x\"", FALSE, "\"say \"\"x\"\"\""},
    {"两\n行", FALSE, "\"两\n行\""},
    {"=1+1", FALSE, "\"'=1+1\""},
    {"@x", FALSE, "\"'@x\""},
    {"-5", TRUE, "-5"},
    {"-5", FALSE, "\"'-5\""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      sp_text_append_csv (out, cases[i].text, cases[i].is_number);
      g_assert_cmpstr (out->str, ==, cases[i].field);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/encodings", test_encodings);
  g_test_add_func ("/base/text/truncated", test_truncated);
  g_test_add_func ("/base/text/damaged-utf8", test_damaged_utf8);
  g_test_add_func ("/base/text/line-ends", test_line_ends);
  g_test_add_func ("/base/text/refused", test_refused);
  g_test_add_func ("/base/text/other-script", test_other_script);
  g_test_add_func ("/base/text/spaces", test_spaces);
  g_test_add_func ("/base/text/em-width", test_width);
  g_test_add_func ("/base/text/csv", test_csv);
  g_test_add_func ("/base/numeral/parse", test_numerals);
  g_test_add_func ("/base/numeral/round-trip", test_numerals_round);
  g_test_add_func ("/base/numeral/written", test_numerals_written);
  return g_test_run ();
}
