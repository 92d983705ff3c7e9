/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-amount.h. Times of day, grades and years are no amounts, so their words are not among the
 * units. */
#include "document/sp-amount.h"
#include "document/sp-scan.h"

static const char *const units[] = {
  "%",           "％",          "个百分点", "个月",         "个课时",   "个学时", "个小时", "课时",
  "学时",        "个工作日",    "工作日",   "小时",         "天",       "分钟",   "周",     "个",
  "家",          "座",          "所",       "项",           "处",       "户",     "名",     "人次",
  "人",          "场次",        "场",       "家次",         "次",       "辆",     "台",     "套",
  "支",          "条",          "起",       "批次",         "批",       "艘",     "亩",     "公里",
  "千米",        "平方米",      "平方千米", "平方公里",     "立方米",   "吨",     "元",     "米",
  "蒸吨",        "千瓦",        "份",       "篇",           "期",       "类",     "种",     "件",
  "宗",          "间",          "栋",       "对",           "村",       "镇",     "万元",   "亿元",
  "微克/立方米", "毫克/立方米", "毫克/升",  "微克每立方米", "吨标准煤", NULL,
};

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

static gboolean
read_unit (const char *p, const char *end, SpAmount *out)
{
  static const char *const scales[] = {"万", "亿", "千", "百", NULL};
  guint scale, length;

  p = skip_blanks (p, end);
  if (p >= end)
    return FALSE;
  out->unit = p;
  if (sp_scan_at (p, "余") || sp_scan_at (p, "多"))
    p += strlen ("余");
  length = sp_scan_any (p, units);
  scale = length == 0 ? sp_scan_any (p, scales) : 0;
  if (length == 0 && scale > 0)
    length = sp_scan_any (p + scale, units);
  if (length == 0)
    return FALSE;
  /* 2个课时 is two hours of class; 3个月 keeps its 个, or it would be March. */
  if (sp_scan_any (p, (const char *const[]) {"个课时", "个学时", "个小时", "个工作日", "个小时",
                                             "个学时", NULL}) > 0)
    out->unit = p + strlen ("个");
  out->unit_end = out->end = p + scale + length;
  out->percent = *p == '%' || sp_scan_at (p, "％") || sp_scan_at (p, "个百分点");
  return out->end <= end;
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
