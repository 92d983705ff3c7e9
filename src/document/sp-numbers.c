/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-numbers.h. Recognised by form alone; whether a number belongs to the outline is decided
 * there. */
#include "document/sp-numbers.h"
#include "document/sp-scan.h"

#include "base/sp-text.h"

/* Bare numbers go up to this: city-wide lists run on past two hundred, years do not count. */
#define ARABIC_MAX 999
/* A heading whose number has no stop is short, and its number small. */
#define OPEN_LINE_MAX 90 /* bytes */
#define OPEN_MAX 20

static const char *const arabic_stops[] = {".", "．", "、", "﹒", NULL};
static const char *const han_stops[] = {"、", ".", "．", NULL};

static gboolean
set (SpNumber *out, SpNumberStyle style, int value, const char *start, const char *end)
{
  out->style = style;
  out->value = value;
  out->depth = 0;
  out->start = start;
  out->end = end;
  out->text = end;
  return TRUE;
}

/* 一、二级企业… lists grades and begins no heading. */
static gboolean
goes_on_as_enumeration (const char *p, const char *end)
{
  static const char *const counted[] = {"级", "类", "等", "是", "、", NULL};
  const char *stop;
  int value = sp_scan_number (p, end, &stop);

  return value >= 0 && (g_ascii_isdigit (*p) || sp_scan_any (stop, counted) > 0);
}

static gboolean
read_han (const char *p, const char *end, SpNumber *out)
{
  const char *stop;
  int value = sp_numeral_parse (p, &stop);
  guint length;

  if (value <= 0 || value > 200 || stop >= end)
    return FALSE;
  stop = sp_scan_skip_spaces (stop, end);
  length = stop < end ? sp_scan_any (stop, han_stops) : 0;
  if (length == 0 || goes_on_as_enumeration (stop + length, end))
    return FALSE;
  set (out, SP_NUMBER_HAN, value, p, sp_scan_skip_spaces_back (p, stop));
  out->text = stop + length;
  return TRUE;
}

/* 第三章, 第二部分, 第二节, 第十二条, 第一阶段. */
static gboolean
read_ordinal (const char *p, const char *end, SpNumber *out)
{
  const char *q = p + strlen ("第"), *stop;
  int value;

  if (!sp_scan_at (p, "第"))
    return FALSE;
  value = sp_scan_number (sp_scan_skip_spaces (q, end), end, &stop);
  stop = sp_scan_skip_spaces (stop, end);
  if (value <= 0 || value > ARABIC_MAX || stop >= end)
    return FALSE;
  if (sp_scan_at (stop, "章") || sp_scan_at (stop, "编"))
    return set (out, SP_NUMBER_CHAPTER, value, p, stop + strlen ("章"));
  if (sp_scan_at (stop, "部分"))
    {
      set (out, SP_NUMBER_CHAPTER, value, p, stop + strlen ("部分"));
      out->text += sp_scan_any (out->text, (const char *const[]) {"：", ":", "，", NULL});
      return TRUE;
    }
  if (sp_scan_at (stop, "节") && !sp_scan_at (stop, "节课"))
    return set (out, SP_NUMBER_SECTION, value, p, stop + strlen ("节"));
  if (sp_scan_at (stop, "阶段") &&
      sp_scan_any (stop + strlen ("阶段"),
                   (const char *const[]) {"：", ":", "（", "(", "，", "。", "　", " ", NULL}) > 0)
    {
      set (out, SP_NUMBER_STAGE, value, p, stop + strlen ("阶段"));
      out->text += sp_scan_any (out->text, (const char *const[]) {"：", ":", "，", "。", NULL});
      return TRUE;
    }
  if (sp_scan_at (stop, "条") && !sp_scan_at (stop, "条第") && !sp_scan_at (stop, "条规定"))
    return set (out, SP_NUMBER_ARTICLE, value, p, stop + strlen ("条"));
  return FALSE;
}

/* （一）, (1), also with spaces inside. */
static gboolean
read_bracketed (const char *p, const char *end, SpNumber *out)
{
  const char *q, *stop;
  SpNumberStyle style;
  int value;

  if (sp_scan_opens (p) != SP_BRACKET_ROUND)
    return FALSE;
  q = sp_scan_skip_spaces (g_utf8_next_char (p), end);
  style = sp_scan_is_digit (q) ? SP_NUMBER_BRACKET : SP_NUMBER_HAN_BRACKET;
  value = sp_scan_number (q, end, &stop);
  stop = sp_scan_skip_spaces (stop, end);
  if (value <= 0 || value > ARABIC_MAX || stop >= end || sp_scan_closes (stop) != SP_BRACKET_ROUND)
    return FALSE;
  return set (out, style, value, p, g_utf8_next_char (stop));
}

/* ①, ⑴, ⒈, ㈠, ㊀: one character each. */
static gboolean
read_enclosed (const char *p, SpNumber *out)
{
  gunichar c = sp_scan_char (p);
  const char *next = g_utf8_next_char (p);

  if (c >= 0x2460 && c <= 0x2473)
    return set (out, SP_NUMBER_CIRCLE, (int)(c - 0x245f), p, next);
  if (c >= 0x2474 && c <= 0x2487)
    return set (out, SP_NUMBER_BRACKET, (int)(c - 0x2473), p, next);
  if (c >= 0x2488 && c <= 0x249b)
    return set (out, SP_NUMBER_ARABIC, (int)(c - 0x2487), p, next);
  if (c >= 0x3220 && c <= 0x3229)
    return set (out, SP_NUMBER_HAN_BRACKET, (int)(c - 0x321f), p, next);
  if (c >= 0x3280 && c <= 0x3289)
    return set (out, SP_NUMBER_HAN_BRACKET, (int)(c - 0x327f), p, next);
  return FALSE;
}

/* 1.2 and deeper: needs a space or a Han character behind it, or it is an amount. */
static gboolean
read_decimal (const char *p, const char *dot, const char *end, SpNumber *out)
{
  static const char *const amounts[] = {"%",  "％", "万", "亿", "倍", "米", "公", "吨", "个", "元",
                                        "级", "年", "月", "小", "平", "毫", "微", "千", "厘", NULL};
  const char *q = dot;
  int value = -1, depth = 0;

  while (q < end && (*q == '.' || sp_scan_at (q, "．")) && depth < 8)
    {
      const char *digits = g_utf8_next_char (q), *stop;
      int part = sp_scan_digits (digits, end, 2, &stop);

      if (part < 0)
        break;
      value = part;
      depth++;
      q = stop;
    }
  if (value <= 0 || q >= end || sp_scan_is_digit (q) || g_ascii_isalpha (*q))
    return FALSE;
  if (sp_scan_any (sp_scan_skip_spaces (q, end), amounts) > 0)
    return FALSE;
  set (out, SP_NUMBER_DECIMAL, value, p, q);
  out->depth = depth;
  out->text = q + sp_scan_any (q, arabic_stops);
  return TRUE;
}

/* 1.2024年底前…: the number stands before a year. */
static gboolean
is_before_year (const char *p, const char *end)
{
  const char *stop;
  int year = sp_scan_digits (p, end, 4, &stop);

  return year >= 1949 && year <= 2199 && sp_scan_at (sp_scan_skip_spaces (stop, end), "年");
}

static gboolean
read_arabic (const char *p, const char *end, SpNumber *out)
{
  const char *stop, *q;
  int value = sp_scan_digits (p, end, 4, &stop);
  guint length;

  if (value <= 0 || value > ARABIC_MAX)
    return FALSE;
  q = sp_scan_skip_spaces (stop, end);
  if (q < end && sp_scan_closes (q) == SP_BRACKET_ROUND && value < 100)
    return set (out, SP_NUMBER_HALF_BRACKET, value, p, g_utf8_next_char (q));
  length = q < end ? sp_scan_any (q, arabic_stops) : 0;
  if (length == 0)
    return FALSE;
  if (sp_scan_is_digit (q + length) && !is_before_year (q + length, end))
    return q == stop && !sp_scan_at (q, "、") && read_decimal (p, q, end, out);
  set (out, SP_NUMBER_ARABIC, value, p, stop);
  out->text = q + length;
  return TRUE;
}

gboolean
sp_number_read (const char *p, const char *end, SpNumber *out)
{
  if (p >= end)
    return FALSE;
  if (!(sp_scan_is_digit (p) ? read_arabic (p, end, out)
                             : read_bracketed (p, end, out) || read_ordinal (p, end, out) ||
                                 read_enclosed (p, out) || read_han (p, end, out)))
    return FALSE;
  if (out->style != SP_NUMBER_HAN && out->text < end && out->text == out->end)
    out->text += sp_scan_any (out->text, (const char *const[]) {"、", ".", "．", NULL});
  out->text = sp_scan_skip_spaces (out->text, end);
  return TRUE;
}

gboolean
sp_number_read_slip (const char *p, const char *end, SpNumber *out)
{
  gboolean one = p < end && (*p == 'L' || *p == 'l' || *p == 'I');
  const char *stop = sp_scan_skip_spaces (p + 1, end);
  guint length;

  if (!one && !(p < end && *p == 'S'))
    return FALSE;
  length = stop < end ? sp_scan_any (stop, one ? arabic_stops : han_stops) : 0;
  /* The stop behind 1 may be gone as well; what follows is Chinese. */
  if ((length == 0 && !one) || stop + length >= end || (guint8)stop[length] < 0xe4)
    return FALSE;
  set (out, one ? SP_NUMBER_ARABIC : SP_NUMBER_HAN, one ? 1 : 3, p, p + 1);
  out->text = sp_scan_skip_spaces (stop + length, end);
  return TRUE;
}

gboolean
sp_number_read_tight (const char *p, const char *end, SpNumber *out)
{
  const char *stop;
  int value = p < end ? sp_scan_digits (p, end, 4, &stop) : -1;
  guint length;

  if (value <= 0 || value > ARABIC_MAX || stop >= end)
    return FALSE;
  length = sp_scan_any (stop, arabic_stops);
  if (length == 0 || stop + length >= end || !sp_scan_is_digit (stop + length))
    return FALSE;
  set (out, SP_NUMBER_ARABIC, value, p, stop);
  out->text = stop + length;
  return TRUE;
}

gboolean
sp_number_read_open (const char *p, const char *end, SpNumber *out)
{
  const char *stop, *text;
  int value;

  if (p >= end || (guint8)*p < 0xe4 || end - p > OPEN_LINE_MAX)
    return FALSE;
  value = sp_numeral_parse (p, &stop);
  text = sp_scan_skip_spaces (stop, end);
  if (value <= 0 || value > OPEN_MAX || text >= end || (guint8)*text < 0xe4)
    return FALSE;
  for (const char *q = text; q < end; q = g_utf8_next_char (q))
    {
      if (sp_scan_ends_clause (q))
        return FALSE;
    }
  set (out, SP_NUMBER_HAN, value, p, stop);
  out->text = text;
  return TRUE;
}
