/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-deadline-around.h. */
#include "document/sp-deadline-around.h"
#include "document/sp-scan.h"

#define CLAUSE_CHARS 60
#define ATTRIBUTE_CHARS 6 /* between a time and its 的 */
#define LISTED_MAX 12     /* times in one list */
#define ANY_YEAR 2000     /* to read a time without one */

SpDeadlineLead
sp_deadline_read_lead (const SpDeadlineScan *self, const char *p, const char **text)
{
  static const struct
  {
    const char *word;
    SpDeadlineLead lead;
  } leads[] = {
    {"达到", SP_LEAD_COMPARED},
    {"较", SP_LEAD_COMPARED},
    {"比", SP_LEAD_COMPARED},
    {"同比", SP_LEAD_COMPARED},
    {"有效期至", SP_LEAD_COMPARED},
    {"有效期到", SP_LEAD_COMPARED},
    {"有效期限至", SP_LEAD_COMPARED},
    {"有效至", SP_LEAD_COMPARED},
    {"截至", SP_LEAD_STAND},
    {"截至到", SP_LEAD_STAND},
    {"截止到", SP_LEAD_STAND},
    {"截止至", SP_LEAD_STAND},
    {"截止", SP_LEAD_STAND},
    {"不迟于", SP_LEAD_UNTIL},
    {"不晚于", SP_LEAD_UNTIL},
    {"最迟于", SP_LEAD_UNTIL},
    {"最迟在", SP_LEAD_UNTIL},
    {"最迟", SP_LEAD_UNTIL},
    {"最晚", SP_LEAD_UNTIL},
    {"时限：", SP_LEAD_LABEL},
    {"期限：", SP_LEAD_LABEL},
    {"时间：", SP_LEAD_LABEL},
    {"节点：", SP_LEAD_LABEL},
    {"时限:", SP_LEAD_LABEL},
    {"期限:", SP_LEAD_LABEL},
    {"时间:", SP_LEAD_LABEL},
    {"节点:", SP_LEAD_LABEL},
    {"日期：", SP_LEAD_LABEL},
    {"日期:", SP_LEAD_LABEL},
    {"到", SP_LEAD_UNTIL},
    {"至", SP_LEAD_UNTIL},
    {"自", SP_LEAD_FROM},
    {"从", SP_LEAD_FROM},
    {"于", SP_LEAD_AT},
    {"在", SP_LEAD_AT},
    {"制定", SP_LEAD_NAMES},
    {"编制", SP_LEAD_NAMES},
    {"列入", SP_LEAD_NAMES},
    {"纳入", SP_LEAD_NAMES},
    {"印发", SP_LEAD_NAMES},
    {"按照", SP_LEAD_NAMES},
    {"根据", SP_LEAD_NAMES},
    {"对照", SP_LEAD_NAMES},
    {"依据", SP_LEAD_NAMES},
    {"下达", SP_LEAD_NAMES},
    {"以", SP_LEAD_NAMES},
    {"展望", SP_LEAD_NAMES},
    {"展望到", SP_LEAD_NAMES},
    {"与", SP_LEAD_COMPARED},
  };
  const char *before = sp_scan_skip_spaces_back (self->start, p);

  *text = p;
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      if (!sp_scan_before (self->start, before, leads[i].word))
        continue;
      if (leads[i].lead == SP_LEAD_UNTIL || leads[i].lead == SP_LEAD_STAND ||
          leads[i].lead == SP_LEAD_FROM)
        *text = before - strlen (leads[i].word);
      return leads[i].lead;
    }
  return SP_LEAD_NONE;
}

/* 24时, 18点, 17:30 behind a day. */
static const char *
pass_hour (const char *p, const char *end)
{
  const char *stop;
  guint colon;

  p = sp_scan_skip_spaces (p, end);
  if (p >= end || sp_scan_digits (p, end, 2, &stop) < 0)
    return p;
  if (sp_scan_at (stop, "时") || sp_scan_at (stop, "点"))
    return stop + strlen ("时");
  colon = sp_scan_any (stop, (const char *const[]) {":", "：", NULL});
  if (colon == 0 || sp_scan_digits (stop + colon, end, 2, &stop) < 0)
    return p;
  return stop;
}

SpDeadlineTail
sp_deadline_read_tail (const SpDatePoint *point, const char *end, const char **stop)
{
  static const char *const ends[] = {"年底前", "年底之前", "年底以前", "年底",   "年末前", "年末",
                                     "年终前", "年终",     "底前",     "底之前", "底以前", "底",
                                     "末前",   "末",       "底止",     "止",     NULL};
  static const char *const befores[] = {"之前", "以前", "前", NULL};
  static const char *const insides[] = {"年内", "内", "之内", "以内", "期间", "年度内", NULL};
  static const char *const froms[] = {"起", "开始", NULL};
  static const char *const pasts[] = {"以来",   "之后",   "以后",   "后",     "起至今",
                                      "及以前", "及之前", "及往年", "底以来", NULL};
  static const struct
  {
    const char *const *words;
    SpDeadlineTail tail;
  } tails[] = {{pasts, SP_TAIL_PAST},
               {ends, SP_TAIL_END},
               {befores, SP_TAIL_BEFORE},
               {insides, SP_TAIL_INSIDE},
               {froms, SP_TAIL_FROM}};
  static const char *const included[] = {"（含）",     "(含)",       "（含当日）",
                                         "（含当天）", "（含本日）", NULL};
  const char *p = point->kind == SP_POINT_DAY ? pass_hour (point->end, end) : point->end;

  if (p < end)
    p += sp_scan_any (p, included);

  while (p < end && *p == ' ')
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      guint length = p < end ? sp_scan_any (p, tails[i].words) : 0;

      if (length > 0 && p + length <= end)
        {
          *stop = p + length;
          return tails[i].tail;
        }
    }
  *stop = point->end;
  return SP_TAIL_NONE;
}

/* 2024年为…提升年: a motto. */
static gboolean
is_motto (const SpDeadlineScan *self, const SpDatePoint *point)
{
  static const char *const marks[] = {"为", "是", "定为", "确定为", NULL};
  const char *p = point->end, *last;
  guint chars = 0;

  if (point->kind != SP_POINT_YEAR || sp_scan_any (p, marks) == 0)
    return FALSE;
  while (p < self->end && !sp_scan_ends_clause (p) && chars++ < CLAUSE_CHARS)
    p = g_utf8_next_char (p);
  last = sp_scan_prev (self->start, p);
  if (sp_scan_closes (last) == SP_BRACKET_QUOTE)
    last = sp_scan_prev (self->start, last);
  return sp_scan_at (last, "年");
}

/* 以来 further on in the clause looks back. */
gboolean
sp_deadline_looks_back (const SpDeadlineScan *self, const char *p)
{
  const char *stop = p;
  guint chars = 0;

  while (stop < self->end && !sp_scan_ends_clause (stop) && chars++ < CLAUSE_CHARS)
    stop = g_utf8_next_char (stop);
  return sp_scan_find (p, stop, "以来") != NULL;
}

/* Behind the times that go on a list: 6月、9月和12月各报送…. */
static const char *
pass_listed (const char *p, const char *end)
{
  static const char *const joints[] = {"、", "和", "及", NULL};
  SpDatePoint next;

  for (int i = 0; i < LISTED_MAX && p < end; i++)
    {
      guint joint = sp_scan_any (p, joints);

      if (joint == 0 || !sp_date_point_read (p + joint, end, ANY_YEAR, &next))
        break;
      p = next.end;
    }
  return p;
}

/* 第二季度新建…, 12月上旬通报, 6月组织…: a time to come, without a year, in front of what is done.
 */
static gboolean
opens_work (const SpDeadlineScan *self, const SpDatePoint *point)
{
  static const char *const works[] = {"开展", "组织", "启动", "进行", "召开", "集中", "举办",
                                      "各",   "报送", "上报", "通报", "分别", NULL};
  const char *behind = pass_listed (point->end, self->end);

  if (self->reading->date != SP_DATE_NONE && point->last < self->reading->date)
    return FALSE;
  return point->kind == SP_POINT_PART_OF_YEAR || point->kind == SP_POINT_PART_OF_MONTH ||
         sp_scan_any (behind, works) > 0;
}

/* 2022年底前查出的: an attribute that lies behind. */
gboolean
sp_deadline_is_attribute (const SpDeadlineScan *self, SpDate date, const char *stop)
{
  const char *p = stop;

  if (self->reading->date == SP_DATE_NONE || date >= self->reading->date)
    return FALSE;
  for (int i = 0; i < ATTRIBUTE_CHARS && p < self->end && !sp_scan_ends_clause (p); i++)
    {
      p = g_utf8_next_char (p);
      if (p < self->end && sp_scan_at (p, "的"))
        return TRUE;
    }
  return FALSE;
}

/* 上半年、下半年各组织…: the second of a list where the first bound. */
static gboolean
continues_list (const SpDeadlineScan *self, const char *text)
{
  static const char *const joints[] = {"、", "和", "及", NULL};
  guint joint = sp_scan_any_before (self->start, text, joints);

  return joint > 0 && sp_deadline_before (self, text - joint, SP_DEADLINE_WITHIN, 0) != NULL;
}

/* （县水务局；2024年12月）: nothing between the stop and the closing bracket but the time. */
static gboolean
is_whole_group (const SpDeadlineScan *self, const char *text, const char *end)
{
  static const char *const stops[] = {"；", "，", ";", ",", NULL};
  const char *before = sp_scan_skip_spaces_back (self->start, text);

  return sp_scan_any_before (self->start, before, stops) > 0 && end < self->end &&
         sp_scan_closes (end) == SP_BRACKET_ROUND;
}

/* A time without any word behind it binds work only where it opens the statement of what is done
 * then, and not where it tells what happened before the document was issued. */
gboolean
sp_deadline_binds_when_bare (const SpDeadlineScan *self,
                             const char *text,
                             const SpDatePoint *point,
                             SpDeadlineLead lead)
{
  static const char *const names[] = {"本",   "版",   "修订", "第",   "计划", "预算", "报告",
                                      "考核", "方案", "月",   "公布", "印发", "发布", "《",
                                      "）",   ")",    "〕",   "]",    "的",   "相比", NULL};
  gboolean done = sp_deadline_is_done_word (point->end);
  gboolean past = self->reading->date != SP_DATE_NONE && point->last < self->reading->date &&
                  !done && point->kind != SP_POINT_PART_OF_YEAR;
  int base = sp_reader_year (self->reading);

  if (lead == SP_LEAD_UNTIL || lead == SP_LEAD_LABEL || lead == SP_LEAD_STAND)
    return lead != SP_LEAD_STAND || !past;
  if (self->brackets > 0 && point->has_year && point->kind != SP_POINT_DAY && !past &&
      is_whole_group (self, text, point->end))
    return TRUE;
  if (lead == SP_LEAD_NAMES || past || sp_scan_any (point->end, names) > 0 ||
      (self->brackets > 0 && lead != SP_LEAD_AT && !done) || is_motto (self, point))
    return FALSE;
  if (point->kind == SP_POINT_DAY)
    return done || (point->has_year && lead == SP_LEAD_AT);
  if (!point->has_year)
    return done || (point->kind == SP_POINT_MONTH && lead == SP_LEAD_AT) ||
           ((text == self->clause || continues_list (self, text)) && opens_work (self, point));
  return base == 0 || point->year >= base;
}
