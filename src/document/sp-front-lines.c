/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-front-lines.h. Spaces may stand between any two characters of these. */
#include "document/sp-front-lines.h"
#include "document/sp-front.h"
#include "document/sp-scan.h"

#define YEAR_MIN 1949
#define YEAR_MAX 2199
#define NUMBER_MAX 90 /* bytes of a document's number */
#define TAIL_MAX 60   /* bytes of a date at the end of a line */

/* ---- dates ---- */

static const char *
after (const char *p, const char *end, const char *word)
{
  p = sp_scan_skip_spaces (p, end);
  return p < end && sp_scan_at (p, word) ? p + strlen (word) : NULL;
}

static int
read_digit (const char *p)
{
  static const char *const zeros[] = {"〇", "○", "零", "Ｏ", "O", "o", "０", NULL};
  static const char *const han[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const char *stop;

  if (sp_scan_is_digit (p))
    return sp_scan_digits (p, p + strlen ("０"), 1, &stop);
  if (sp_scan_any (p, zeros) > 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (han); i++)
    {
      if (sp_scan_at (p, han[i]))
        return (int)i + 1;
    }
  return -1;
}

/* Four digits of whatever kind. */
static int
read_year (const char *p, const char *end, const char **stop)
{
  int year = 0;

  for (guint i = 0; i < 4; i++)
    {
      int digit = p < end ? read_digit (p) : -1;

      if (digit < 0)
        return -1;
      year = year * 10 + digit;
      p = sp_scan_skip_spaces (g_utf8_next_char (p), end);
    }
  *stop = p;
  return year >= YEAR_MIN && year <= YEAR_MAX ? year : -1;
}

static int
read_part (const char *p, const char *end, const char **stop)
{
  p = sp_scan_skip_spaces (p, end);
  return p < end ? sp_scan_number (p, end, stop) : -1;
}

/* 2022530 and 20171228: 年, 月 and 日 were lost. Two ways to read it are none. */
static SpDate
read_compact (int year, const char *p, const char *end, const char **stop)
{
  int digits[4];
  guint n = 0;
  SpDate first, second;

  while (n < 4 && p < end && g_ascii_isdigit (*p))
    digits[n++] = *p++ - '0';
  *stop = p;
  if (p < end && g_ascii_isdigit (*p))
    return SP_DATE_NONE;
  if (n == 4)
    return sp_date_from_ymd (year, digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]);
  if (n == 2)
    return sp_date_from_ymd (year, digits[0], digits[1]);
  if (n != 3)
    return SP_DATE_NONE;
  first =
    digits[1] > 0 ? sp_date_from_ymd (year, digits[0], digits[1] * 10 + digits[2]) : SP_DATE_NONE;
  second = sp_date_from_ymd (year, digits[0] * 10 + digits[1], digits[2]);
  return first != SP_DATE_NONE && second != SP_DATE_NONE ? SP_DATE_NONE : MAX (first, second);
}

SpDate
sp_front_date_at (const char *p, const char *end, const char **stop)
{
  static const char *const signs[] = {"-", "/", ".", "．", "—", "－", NULL};
  const char *next;
  int year, month, day;
  guint sign;

  year = read_year (p, end, &p);
  if (year < 0 || p >= end)
    return SP_DATE_NONE;
  next = after (p, end, "年");
  if (next != NULL)
    {
      month = read_part (next, end, stop);
      if (month < 1 || (next = after (*stop, end, "月")) == NULL)
        return SP_DATE_NONE;
      day = read_part (next, end, stop);
      if (day < 1 || (next = after (*stop, end, "日")) == NULL)
        return SP_DATE_NONE;
      *stop = next;
      return sp_date_from_ymd (year, month, day);
    }
  if ((sign = sp_scan_any (p, signs)) == 0)
    return read_compact (year, p, end, stop);
  month = read_part (p + sign, end, &p);
  if (month < 1 || p >= end || (sign = sp_scan_any (p, signs)) == 0)
    return SP_DATE_NONE;
  day = read_part (p + sign, end, stop);
  return day < 1 ? SP_DATE_NONE : sp_date_from_ymd (year, month, day);
}

SpDate
sp_front_date_line (const char *start, const char *end)
{
  static const char *const closings[] = {"印发", "发布", "公布", "）", ")", NULL};
  const char *p = sp_scan_skip_spaces (start, end);
  SpDate date;
  guint length;

  if (p < end && sp_scan_opens (p) == SP_BRACKET_ROUND)
    p = sp_scan_skip_spaces (g_utf8_next_char (p), end);
  date = p < end ? sp_front_date_at (p, end, &p) : SP_DATE_NONE;
  if (date == SP_DATE_NONE)
    return SP_DATE_NONE;
  while ((p = sp_scan_skip_spaces (p, end)) < end && (length = sp_scan_any (p, closings)) > 0)
    p += length;
  return p >= end ? date : SP_DATE_NONE;
}

const char *
sp_front_date_tail (const char *start, const char *end, SpDate *date)
{
  const char *p = sp_scan_back (start, end, TAIL_MAX);

  for (; p < end; p = g_utf8_next_char (p))
    {
      if (p > start && read_digit (sp_scan_prev (start, p)) >= 0)
        continue;
      *date = sp_front_date_line (p, end);
      if (*date != SP_DATE_NONE)
        return p;
    }
  return NULL;
}

/* ---- numbers of documents ---- */

/* The words in front of the bracket: 某政办发, 示旅字. */
static gboolean
is_prefix (const char *start, const char *bracket)
{
  guint n = 0;

  for (const char *p = start; p < bracket; p = g_utf8_next_char (p))
    {
      gunichar c = sp_scan_char (p);

      if (sp_scan_is_space (c))
        continue;
      if (c < 0x3400 && !g_ascii_isalpha ((char)c))
        return FALSE;
      if (sp_scan_ends_clause (p) || sp_scan_opens (p) != SP_BRACKET_NONE)
        return FALSE;
      n++;
    }
  return n >= 2 && n <= 16;
}

const char *
sp_front_number_end (const char *start, const char *end)
{
  static const char *const opens[] = {"〔", "[", "［", "【", "（", "(", NULL};
  static const char *const closes[] = {"〕", "]", "］", "】", "）", ")", NULL};
  guint length = 0;
  const char *limit = MIN (end, start + NUMBER_MAX);
  const char *bracket = sp_scan_find_any (start, limit, opens, &length), *p;
  gboolean round, closed;

  if (bracket == NULL || !is_prefix (start, bracket) ||
      read_year (sp_scan_skip_spaces (bracket + length, end), end, &p) < 0)
    return NULL;
  round = sp_scan_opens (bracket) == SP_BRACKET_ROUND;
  p = sp_scan_skip_spaces (p, end);
  length = p < end ? sp_scan_any (p, closes) : 0;
  closed = length > 0;
  p = sp_scan_skip_spaces (p + length, end);
  if (p < end && sp_scan_at (p, "第"))
    p += strlen ("第");
  if (p >= end || sp_scan_digits (p, end, 5, &p) < 0)
    return NULL;
  limit = p;
  p = sp_scan_skip_spaces (p, end);
  if (p < end && sp_scan_at (p, "号"))
    return p + strlen ("号");
  /* Round brackets hold the years of a plan as well. */
  return round || (!closed && limit < end) ? NULL : limit;
}

int
sp_front_number_year (const char *number)
{
  const char *end = number + strlen (number), *stop;

  for (const char *p = number; p < end; p = g_utf8_next_char (p))
    {
      int year = read_digit (p) >= 0 ? read_year (p, end, &stop) : -1;

      if (year > 0)
        return year;
    }
  return 0;
}

/* ---- labelled facts ---- */

/* @word at @p with spaces between its characters; what follows it, NULL where it is not there. */
static const char *
match_spaced (const char *p, const char *end, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      p = sp_scan_skip_spaces (p, end);
      if (p >= end || sp_scan_char (p) != sp_scan_char (word))
        return NULL;
      p = g_utf8_next_char (p);
    }
  return p;
}

const char *
sp_front_value (const char *start, const char *end, const char *const *labels)
{
  static const char *const stops[] = {"：", ":", "】", "]", NULL};

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      for (guint i = 0; labels[i] != NULL; i++)
        {
          const char *stop = match_spaced (p, end, labels[i]);
          guint length;

          if (stop == NULL)
            continue;
          stop = sp_scan_skip_spaces (stop, end);
          length = stop < end ? sp_scan_any (stop, stops) : 0;
          if (length == 0)
            continue;
          stop = sp_scan_skip_spaces (stop + length, end);
          length = stop < end ? sp_scan_any (stop, stops) : 0;
          return sp_scan_skip_spaces (stop + length, end);
        }
    }
  return NULL;
}
