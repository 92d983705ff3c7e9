/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number in each of the formats that Word numbers paragraphs in (ECMA-376, ST_NumberFormat). */
#include "exchange/sp-docx-numbering.h"

#include "base/sp-text.h"

#include <string.h>

static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const capitals[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
static const char *const old_capitals[] = {"零", "壹", "貳", "參", "肆",
                                           "伍", "陸", "柒", "捌", "玖"};
static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳",
                                       "午", "未", "申", "酉", "戌", "亥"};

typedef enum
{
  KIND_DECIMAL,
  KIND_ZERO,      /* 01 */
  KIND_COUNTING,  /* 十一, from 100 on digit by digit: 一〇一 */
  KIND_THOUSAND,  /* 一百〇一 */
  KIND_ZERO_WORD, /* 一百零一 */
  KIND_JAPANESE,  /* 百一 */
  KIND_DIGITS,    /* 一〇 */
  KIND_CAPITALS,  /* 壹拾 */
  KIND_OLD_CAPITALS,
  KIND_STEMS,      /* 甲 */
  KIND_BRANCHES,   /* 子 */
  KIND_CYCLE,      /* 甲子 */
  KIND_RANGE,      /* characters of Unicode in a row */
  KIND_FULL_WIDTH, /* １０ */
  KIND_DASH,       /* - 1 - */
  KIND_UPPER_ROMAN,
  KIND_LOWER_ROMAN,
  KIND_UPPER_LETTER,
  KIND_LOWER_LETTER,
  KIND_ORDINAL, /* 1st */
  KIND_NOTHING,
} Kind;

typedef struct
{
  const char *name;
  Kind kind;
  gunichar first; /* of a range: the character for 1, and how many there are */
  int n;
} Format;

static const Format formats[] = {
  {"chineseCounting", KIND_COUNTING},
  {"taiwaneseCounting", KIND_COUNTING},
  {"chineseCountingThousand", KIND_THOUSAND},
  {"taiwaneseCountingThousand", KIND_ZERO_WORD},
  {"japaneseCounting", KIND_JAPANESE},
  {"koreanCounting", KIND_DECIMAL},
  {"ideographDigital", KIND_DIGITS},
  {"japaneseDigitalTenThousand", KIND_DIGITS},
  {"taiwaneseDigital", KIND_DIGITS},
  {"chineseLegalSimplified", KIND_CAPITALS},
  {"ideographLegalTraditional", KIND_OLD_CAPITALS},
  {"japaneseLegal", KIND_OLD_CAPITALS},
  {"ideographTraditional", KIND_STEMS},
  {"ideographZodiac", KIND_BRANCHES},
  {"ideographZodiacTraditional", KIND_CYCLE},
  {"ideographEnclosedCircle", KIND_RANGE, 0x3280, 10},
  {"decimalEnclosedCircle", KIND_RANGE, 0x2460, 20},
  {"decimalEnclosedCircleChinese", KIND_RANGE, 0x2460, 20},
  {"decimalEnclosedParen", KIND_RANGE, 0x2474, 20},
  {"decimalEnclosedFullstop", KIND_RANGE, 0x2488, 20},
  {"decimalFullWidth", KIND_FULL_WIDTH},
  {"decimalFullWidth2", KIND_FULL_WIDTH},
  {"decimalZero", KIND_ZERO},
  {"numberInDash", KIND_DASH},
  {"upperRoman", KIND_UPPER_ROMAN},
  {"lowerRoman", KIND_LOWER_ROMAN},
  {"upperLetter", KIND_UPPER_LETTER},
  {"lowerLetter", KIND_LOWER_LETTER},
  {"ordinal", KIND_ORDINAL},
  {"bullet", KIND_NOTHING},
  {"none", KIND_NOTHING},
};

static void
append_digits (GString *out, int value, const char *const *figures)
{
  g_autofree char *decimal = g_strdup_printf ("%d", value);

  for (const char *p = decimal; *p != '\0'; p++)
    g_string_append (out, figures[*p - '0']);
}

static void
append_full_width (GString *out, int value)
{
  g_autofree char *decimal = g_strdup_printf ("%d", value);

  for (const char *p = decimal; *p != '\0'; p++)
    g_string_append_unichar (out, (gunichar)(0xff10 + *p - '0'));
}

/* 12 → 十二, 101 → 一百零一, in the figures asked for. */
static void
append_counted (GString *out, int value, const char *zero)
{
  g_autofree char *words = sp_numeral_dup_chinese (value);
  g_auto (GStrv) pieces = g_strsplit (words, "零", -1);
  g_autofree char *joined = g_strjoinv (zero, pieces);

  g_string_append (out, joined);
}

/* Thousands down to ones with their weights: 壹仟零壹拾. A one before a ten is written, too. */
static void
append_capitals (GString *out, int value, const char *const *figures)
{
  static const char *const weights[] = {"仟", "佰", "拾", ""};
  gboolean owes_zero = FALSE;
  int weight = 1000;

  for (int i = 0; i < 4; i++, weight /= 10)
    {
      int figure = value / weight % 10;
      gboolean has_higher = value >= weight * 10;

      if (figure == 0)
        {
          owes_zero |= has_higher;
          continue;
        }
      if (owes_zero)
        g_string_append (out, figures[0]);
      owes_zero = FALSE;
      g_string_append (out, figures[figure]);
      g_string_append (out, weights[i]);
    }
}

/* 101 → 百一: no one before a weight, no zeros. */
static void
append_japanese (GString *out, int value)
{
  static const char *const weights[] = {"千", "百", "十", ""};
  int weight = 1000;

  for (int i = 0; i < 4; i++, weight /= 10)
    {
      int figure = value / weight % 10;

      if (figure == 0)
        continue;
      if (figure > 1 || weight == 1)
        g_string_append (out, digits[figure]);
      g_string_append (out, weights[i]);
    }
}

static void
append_roman (GString *out, int value, gboolean is_lower)
{
  static const struct
  {
    int value;
    const char *upper;
    const char *lower;
  } steps[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
               {100, "C", "c"},  {90, "XC", "xc"},  {50, "L", "l"},  {40, "XL", "xl"},
               {10, "X", "x"},   {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"},
               {1, "I", "i"}};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; value >= steps[i].value; value -= steps[i].value)
      g_string_append (out, is_lower ? steps[i].lower : steps[i].upper);
}

/* a … z, aa, bb …: the letter as often as the alphabet was gone through. */
static void
append_letter (GString *out, int value, char first)
{
  for (int i = 0; i <= (value - 1) / 26; i++)
    g_string_append_c (out, (char)(first + (value - 1) % 26));
}

static const char *
ordinal_ending (int value)
{
  if (value / 10 % 10 == 1)
    return "th";
  return value % 10 == 1 ? "st" : value % 10 == 2 ? "nd" : value % 10 == 3 ? "rd" : "th";
}

/* The largest number that a format can write; past it the number is decimal. */
static int
limit_of (const Format *format)
{
  switch (format->kind)
    {
    case KIND_RANGE:
      return format->n;
    case KIND_STEMS:
      return G_N_ELEMENTS (stems);
    case KIND_BRANCHES:
      return G_N_ELEMENTS (branches);
    case KIND_CYCLE:
      return 60;
    case KIND_UPPER_LETTER:
    case KIND_LOWER_LETTER:
      return 780;
    case KIND_COUNTING:
    case KIND_THOUSAND:
    case KIND_ZERO_WORD:
    case KIND_JAPANESE:
    case KIND_CAPITALS:
    case KIND_OLD_CAPITALS:
    case KIND_UPPER_ROMAN:
    case KIND_LOWER_ROMAN:
      return 9999;
    case KIND_DECIMAL:
    case KIND_ZERO:
    case KIND_DIGITS:
    case KIND_FULL_WIDTH:
    case KIND_DASH:
    case KIND_ORDINAL:
    case KIND_NOTHING:
    default:
      return G_MAXINT;
    }
}

static int
least_of (Kind kind)
{
  return kind == KIND_DIGITS || kind == KIND_FULL_WIDTH || kind == KIND_ZERO || kind == KIND_DASH ||
             kind == KIND_NOTHING
           ? 0
           : 1;
}

static void
append_chinese (GString *out, Kind kind, int value)
{
  if (kind == KIND_COUNTING && value >= 100)
    append_digits (out, value, digits);
  else if (kind == KIND_JAPANESE)
    append_japanese (out, value);
  else if (kind == KIND_CAPITALS || kind == KIND_OLD_CAPITALS)
    append_capitals (out, value, kind == KIND_CAPITALS ? capitals : old_capitals);
  else
    append_counted (out, value, kind == KIND_ZERO_WORD ? "零" : "〇");
}

static void
append_kind (GString *out, const Format *format, int value)
{
  switch (format->kind)
    {
    case KIND_ZERO:
      g_string_append_printf (out, "%02d", value);
      break;
    case KIND_COUNTING:
    case KIND_THOUSAND:
    case KIND_ZERO_WORD:
    case KIND_JAPANESE:
    case KIND_CAPITALS:
    case KIND_OLD_CAPITALS:
      append_chinese (out, format->kind, value);
      break;
    case KIND_DIGITS:
      append_digits (out, value, digits);
      break;
    case KIND_STEMS:
      g_string_append (out, stems[value - 1]);
      break;
    case KIND_BRANCHES:
      g_string_append (out, branches[value - 1]);
      break;
    case KIND_CYCLE:
      g_string_append (out, stems[(value - 1) % 10]);
      g_string_append (out, branches[(value - 1) % 12]);
      break;
    case KIND_RANGE:
      g_string_append_unichar (out, format->first + (gunichar)value - 1);
      break;
    case KIND_FULL_WIDTH:
      append_full_width (out, value);
      break;
    case KIND_DASH:
      g_string_append_printf (out, "- %d -", value);
      break;
    case KIND_UPPER_ROMAN:
    case KIND_LOWER_ROMAN:
      append_roman (out, value, format->kind == KIND_LOWER_ROMAN);
      break;
    case KIND_UPPER_LETTER:
    case KIND_LOWER_LETTER:
      append_letter (out, value, format->kind == KIND_UPPER_LETTER ? 'A' : 'a');
      break;
    case KIND_ORDINAL:
      g_string_append_printf (out, "%d%s", value, ordinal_ending (value));
      break;
    case KIND_NOTHING:
      break;
    case KIND_DECIMAL:
    default:
      g_string_append_printf (out, "%d", value);
      break;
    }
}

/* A format of one's own is written as its first numbers: "001, 002, 003, ...". */
static gboolean
append_padded (GString *out, const char *format, int value)
{
  gsize zeros = strspn (format, "0");

  if (zeros == 0 || format[zeros] != '1')
    return FALSE;
  g_string_append_printf (out, "%0*d", (int)MIN (zeros + 1, 9), value);
  return TRUE;
}

void
sp_docx_append_number (GString *out, const char *format, int value)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, format) == 0)
      {
        if (value < least_of (formats[i].kind) || value > limit_of (&formats[i]))
          break;
        append_kind (out, &formats[i], value);
        return;
      }
  if (!append_padded (out, format, value))
    g_string_append_printf (out, "%d", value);
}
