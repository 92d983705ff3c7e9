/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-amount.h. Times of day, grades and years are no amounts, so their words are not among the
 * units. */
#include "document/sp-amount.h"
#include "document/sp-scan.h"

static const char *const units[] = {
  "%",    "％",       "‰",        "个百分点", "个月",     "个课时", "个学时", "个小时",
  "课时", "学时",     "个工作日", "工作日",   "小时",     "天",     "分钟",   "周",
  "个",   "家",       "座",       "所",       "项",       "处",     "户",     "名",
  "人次", "人",       "场次",     "场",       "家次",     "次",     "辆",     "台",
  "套",   "支",       "条",       "起",       "批次",     "批",     "艘",     "亩",
  "公里", "千米",     "平方米",   "平方千米", "平方公里", "立方米", "吨",     "元",
  "米",   "蒸吨",     "千瓦",     "份",       "篇",       "期",     "类",     "种",
  "件",   "宗",       "间",       "栋",       "对",       "村",     "镇",     "万元",
  "亿元", "吨标准煤", "标准煤",   "立方",     "公顷",     "平方",   "微克",   "毫克",
  "克",   "千克",     "公斤",     "升",       "千瓦时",   "兆瓦",   "度电",   "张",
  "床",   "株",       "头",       "只",       "本",       "册",     "部",     "门",
  "盏",   "块",       "口",       "眼",       "根",       "组",     "队",     "轮",
  "遍",   "例",       "分贝",     "位",       "片",       "段",     "岗",     "车次",
  "艘次", "个村",     "台套",     "台次",     "课次",     "架",     "枚",     "面",
  "幅",   "岁",       NULL,
};

static const char *const not_tenths[] = {"成立", "成为", "成员", "成果",
                                         "成本", "成效", "成功", NULL};

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p;
}

/* Digits with a decimal point; -1 where there is none. */
static double
read_value (const char *p, const char *end, const char **stop, gboolean *spelled)
{
  int whole = sp_scan_digits (p, end, 9, stop), part;
  const char *q;
  double scale = 1;

  *spelled = FALSE;
  /* 1,500 */
  while (whole >= 0 && whole < 1000000 && *stop + 4 <= end && **stop == ',' &&
         sp_scan_digits (*stop + 1, end, 9, &q) >= 0 && q == *stop + 4)
    {
      whole = whole * 1000 + sp_scan_digits (*stop + 1, end, 3, &q);
      *stop = q;
    }
  if (whole < 0)
    {
      *spelled = TRUE;
      return sp_scan_number (p, end, stop);
    }
  if (*stop < end && **stop == '.' && (part = sp_scan_digits (*stop + 1, end, 4, &q)) >= 0)
    {
      for (const char *d = *stop + 1; d < q; d = g_utf8_next_char (d))
        scale *= 10;
      *stop = q;
      return whole + part / scale;
    }
  return whole;
}

/* 人/亿元, 微克每立方米, 吨/平方千米·月: the unit goes on. */
static const char *
read_per (const char *p, const char *end)
{
  static const char *const pers[] = {"/", "／", "每", NULL};
  static const char *const times[] = {"·", "•", "∙", "．", NULL};
  static const char *const spans[] = {"日", "月", "年", "季", "季度", "百人", "万人", NULL};
  guint mark;

  while (p < end && (mark = sp_scan_any (p, pers)) > 0)
    {
      const char *q = p + mark;

      do
        {
          const char *scaled =
            q + sp_scan_any (q, (const char *const[]) {"万", "亿", "千", "百", NULL});
          guint length = MAX (sp_scan_any (q, units), sp_scan_any (q, spans));

          if (length == 0 && (length = sp_scan_any (scaled, units)) > 0)
            q = scaled;
          if (length == 0 || q + length > end)
            return p;
          p = q = q + length;
          mark = sp_scan_any (q, times);
          q += mark;
        }
      while (mark > 0);
    }
  return p;
}

/* 85分以上, but not 15分册 and the like: what is scored ends there or is compared. */
static gboolean
is_points (const char *p, const char *end)
{
  static const char *const behind[] = {"以上", "及以上", "以下", "以内", "左右", "、", "和", NULL};
  const char *stop = p + strlen ("分");

  return sp_scan_at (p, "分") &&
         (stop >= end || sp_scan_ends_clause (stop) || sp_scan_any (stop, behind) > 0 ||
          sp_scan_closes (stop) != SP_BRACKET_NONE);
}

static gboolean
read_unit (const char *p, const char *end, SpAmount *out)
{
  static const char *const scales[] = {"万",   "亿",   "千",   "百", "万亿",
                                       "千万", "百万", "十万", NULL};
  guint scale, length;

  p = skip_blanks (p, end);
  if (p >= end)
    return FALSE;
  out->unit = p;
  if (sp_scan_at (p, "余") || sp_scan_at (p, "多"))
    out->unit = p += strlen ("余");
  length = sp_scan_any (p, units);
  if (length == 0 && is_points (p, end))
    {
      length = (guint)strlen ("分");
      out->points = TRUE;
    }
  scale = length == 0 ? sp_scan_any (p, scales) : 0;
  if (length == 0 && scale > 0)
    length = sp_scan_any (p + scale, units);
  if (length == 0)
    return FALSE;
  /* 2个课时 is two hours of class; 3个月 keeps its 个, or it would be March. */
  if (sp_scan_any (p, (const char *const[]) {"个课时", "个学时", "个小时", "个工作日", "个小时",
                                             "个学时", NULL}) > 0)
    out->unit = p + strlen ("个");
  out->unit_end = out->end = read_per (p + scale + length, end);
  out->percent =
    *p == '%' || sp_scan_any (p, (const char *const[]) {"％", "‰", "个百分点", NULL}) > 0;
  return out->end <= end;
}

/* 三分之二, 三成, 一半 as percent. */
static gboolean
read_fraction (const char *p, const char *end, SpAmount *out)
{
  const char *stop, *q;
  int first, second;

  if (sp_scan_at (p, "一半"))
    {
      out->value = 50;
      stop = p + strlen ("一半");
    }
  else if ((first = sp_scan_number (p, end, &stop)) <= 0)
    return FALSE;
  else if (sp_scan_at (stop, "分之") &&
           (second = sp_scan_number (stop + strlen ("分之"), end, &q)) > 0 && second < first)
    {
      out->value = 100.0 * second / first;
      stop = q;
    }
  else if (first < 10 && sp_scan_at (stop, "成") && sp_scan_any (stop, not_tenths) == 0)
    {
      out->value = first * 10;
      stop += strlen ("成");
    }
  else
    return FALSE;
  out->percent = out->spelled = out->fraction = TRUE;
  out->unit = "%";
  out->unit_end = out->unit + 1;
  out->end = stop;
  return stop <= end;
}

gboolean
sp_amount_read (const char *p, const char *end, SpAmount *out)
{
  static const char *const marks[] = {"至", "—", "-", "～", "~", "－", "–", NULL};
  const char *stop, *behind;
  gboolean spelled;
  guint mark;

  memset (out, 0, sizeof *out);
  if (sp_scan_at (p, "百分之"))
    {
      out->value = read_value (p + strlen ("百分之"), end, &stop, &spelled);
      out->percent = out->spelled = TRUE;
      out->unit = "%";
      out->unit_end = out->unit + 1;
      out->end = stop;
      return out->value >= 0;
    }
  if (read_fraction (p, end, out))
    return TRUE;
  out->value = read_value (p, end, &stop, &out->spelled);
  if (out->value < 0)
    return FALSE;
  /* 2至4家, 10%—15%: the unit may stand behind the first number too. */
  behind = skip_blanks (stop, end);
  if (behind < end && (*behind == '%' || sp_scan_at (behind, "％")))
    behind = g_utf8_next_char (behind);
  mark = behind < end ? sp_scan_any (behind, marks) : 0;
  if (mark > 0)
    {
      const char *second;

      if (read_value (behind + mark, end, &second, &spelled) >= 0 && read_unit (second, end, out))
        {
          out->range = TRUE;
          return TRUE;
        }
    }
  return read_unit (stop, end, out);
}

gboolean
sp_amount_read_bare (const char *p, const char *end, SpAmount *out)
{
  static const char *const compared[] = {"以内", "之内", "以下", "以上", NULL};
  const char *stop;

  memset (out, 0, sizeof *out);
  out->value = read_value (p, end, &stop, &out->spelled);
  if (out->value < 0 || out->spelled || stop >= end || sp_scan_any (stop, compared) == 0)
    return FALSE;
  out->unit = out->unit_end = out->end = stop;
  return TRUE;
}
