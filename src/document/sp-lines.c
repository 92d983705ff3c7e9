/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-lines.h. */
#include "document/sp-lines.h"
#include "document/sp-scan.h"

#define PART_LINE_MAX 240     /* bytes */
#define SMALL_HEADING_MAX 120 /* bytes */

SpLineKind
sp_line_read_part (const char *start, const char *end, int *number, const char **rest)
{
  static const char *const stops[] = {".", "．", "、", NULL};
  static const char *const colons[] = {"：", ":", NULL};
  const char *p = start, *stop;

  *rest = end;
  if (!sp_scan_at (p, "附") || end - start > PART_LINE_MAX)
    return SP_LINE_OTHER;
  p = sp_scan_skip_spaces (p + strlen ("附"), end);
  if (p < end && sp_scan_at (p, "件"))
    p = sp_scan_skip_spaces (p + strlen ("件"), end);
  else if (p >= end || sp_scan_any (p, colons) == 0)
    return SP_LINE_OTHER;
  if (p >= end)
    return SP_LINE_PART_BARE;
  if (sp_scan_any (p, colons) > 0 && p + sp_scan_any (p, colons) <= end)
    return sp_scan_skip_spaces (p + sp_scan_any (p, colons), end) >= end ? SP_LINE_PART_BARE
                                                                         : SP_LINE_LIST;
  *number = sp_scan_number (p, end, &stop);
  if (*number <= 0 || *number > 200)
    return SP_LINE_OTHER;
  stop = sp_scan_skip_spaces (stop, end);
  if (stop >= end)
    return SP_LINE_PART;
  if (sp_scan_any (stop, colons) > 0)
    stop += sp_scan_any (stop, colons);
  else if (sp_scan_any (stop, stops) > 0)
    return SP_LINE_LIST;
  *rest = sp_scan_skip_spaces (stop, end);
  if (*rest >= end)
    return SP_LINE_PART;
  for (p = *rest; p < end; p = g_utf8_next_char (p))
    {
      if (sp_scan_ends_sentence (p) || sp_scan_at (p, "，"))
        return SP_LINE_OTHER;
    }
  return SP_LINE_PART_TITLED;
}

gboolean
sp_line_is_small_heading (const char *start, const char *end)
{
  static const char *const marks[] = {"—", "●", "■", "◆", "★", "▲", "【", NULL};
  static const char *const stops[] = {"。", "；", "：", "，", "、", ";", ":", ",", NULL};

  return end - start <= SMALL_HEADING_MAX && sp_scan_any (start, marks) > 0 &&
         sp_scan_any_before (start, end, stops) == 0 && sp_scan_find (start, end, "。") == NULL;
}

/* 3月15日前, 11月底前, 年底前, 每月5日前, 每季度: a time that something can be handed in by. */
static gboolean
states_time (const char *start, const char *end)
{
  static const char *const before[] = {"日前", "日之前", "月底", "月前", "年底", "年前", NULL};
  static const char *const every[] = {"每月", "每季", "每半年", "每年", "每周", "每旬", NULL};

  return sp_scan_find_any (start, end, before, NULL) != NULL ||
         sp_scan_find_any (start, end, every, NULL) != NULL;
}

const char *
sp_line_find_duty (const char *start, const char *end)
{
  static const char *const hand_in[] = {"报送", "上报", "报至",   "报县", "报市", "报省", "报区",
                                        "报州", "报镇", "报公司", "反馈", "报备", "提交", NULL};

  for (const char *p = start; p < end;)
    {
      const char *stop = p;

      while (stop < end && !sp_scan_ends_sentence (stop))
        stop = g_utf8_next_char (stop);
      /* A sentence, not a line of a form: 报送日期：… */
      if (stop < end && states_time (p, stop) && sp_scan_find_any (p, stop, hand_in, NULL) != NULL)
        return p;
      p = stop < end ? sp_scan_skip_spaces (g_utf8_next_char (stop), end) : end;
    }
  return NULL;
}

gboolean
sp_line_next (const char *p, const char *end, const char **first, const char **last)
{
  const char *stop;

  *first = sp_scan_skip_spaces (p, end);
  if (*first >= end)
    return FALSE;
  stop = memchr (*first, '\n', (gsize)(end - *first));
  *last = sp_scan_skip_spaces_back (*first, stop != NULL ? stop : end);
  return TRUE;
}
