/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-clause-names.h. Commas come first, then 等 with what follows it, then 和 and 及. */
#include "document/sp-clause-names.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#define UNIT_NAME_MAX 120 /* bytes */
#define PERSON_MAX 4      /* characters */

static const char *const commas[] = {"、", "﹑", "､", NULL};

static void
append (GArray *names, const char *start, const char *end, int role, SpNameSlip slip)
{
  SpClauseName name = {start, end, role, slip};

  g_array_append_val (names, name);
}

/* 省级层面由省应急厅: where the name begins. */
static const char *
skip_level (const char *start, const char *end)
{
  static const char *const levels[] = {"层面", "方面", "环节", "领域", NULL};
  const char *by = sp_scan_find (start, end, "由");

  return by != NULL && sp_scan_any_before (start, by, levels) > 0 ? by : start;
}

/* 由, 及 and 等 around a name are no part of it; 和 may be (和平区). */
static void
trim_name (const char **start, const char **end)
{
  static const char *const heads[] = {"由", "以及", "及", "等", "并", NULL};
  static const char *const and[] = {"和", "与", NULL};
  static const char *const others[] = {"各",   "县",   "市", "省", "州",     "有关",
                                       "相关", "其他", "乡", "镇", "国务院", NULL};
  static const char *const tails[] = {"等", "等地", "。", "；", "，", "、", "：",
                                      "*",  "-",    "－", "–",  "—",  NULL};
  guint length;

  do
    {
      *start = sp_scan_skip_spaces (*start, *end);
      *end = sp_scan_skip_spaces_back (*start, *end);
      length = sp_scan_any_before (*start, *end, tails);
      *end -= length;
      if (length > 0 || *start >= *end)
        continue;
      length = sp_scan_any (*start, heads);
      if (length == 0 && sp_scan_any (*start, and) > 0 &&
          sp_scan_any (*start + strlen ("和"), others) > 0)
        length = strlen ("和");
      *start += length;
    }
  while (length > 0 && *start < *end);
}

/* 县水务局（牵头） gives a role, 县水务局（电话：…） nothing; 县水务局（县河长办） is all name. */
static int
take_bracket (const char *start, const char **end)
{
  static const char *const remarks[] = {"：", ":", "电话", "联系", "下同", NULL};
  const char *last = sp_scan_prev (start, *end), *open = last, *inner;
  int role = -1;

  if (*end <= start || sp_scan_closes (last) == SP_BRACKET_NONE)
    return -1;
  while (open > start && sp_scan_opens (open) == SP_BRACKET_NONE)
    open = sp_scan_prev (start, open);
  if (open == start)
    return -1;
  inner = g_utf8_next_char (open);
  if (inner < last && sp_clause_is_known_tail (inner, last))
    role = sp_clause_verb_role (inner, last);
  if (role >= 0 || sp_scan_find_any (inner, last, remarks, NULL) != NULL ||
      sp_clause_is_time (inner, last))
    *end = sp_scan_skip_spaces_back (start, open);
  return role;
}

static gboolean
is_nobody (const char *start, const char *end)
{
  static const char *const words[] = {"无", "暂无", "/", "／", "-", "—", "——", "－", "待定", NULL};

  return start + sp_scan_any (start, words) == end;
}

static void
append_one (GArray *names, const char *start, const char *end)
{
  int role;

  trim_name (&start, &end);
  if (start >= end)
    return;
  role = take_bracket (start, &end);
  /* 投资约500万元 */
  if (sp_scan_find_any (start, end, (const char *const[]) {"万元", "亿元", NULL}, NULL) != NULL)
    return;
  if (!is_nobody (start, end) && !sp_clause_is_time (start, end))
    append (names, start, end, role, SP_NAME_FINE);
}

/* 县水务局 张三: a name of a person parted from the office by a space; where the office ends, @end
 * where nobody is named. */
static const char *
cut_person (const char *start, const char *end)
{
  static const char *const blanks[] = {" ", "　", NULL};
  const char *gap = sp_scan_find_any (start, end, blanks, NULL);
  const char *person = gap != NULL ? sp_scan_skip_spaces (gap, end) : end;

  if (end - person < (gssize)(2 * strlen ("张")) ||
      end - person > (gssize)(PERSON_MAX * strlen ("张")) || !sp_unit_name_is_office (start, gap) ||
      sp_unit_name_has_form (person, end))
    return end;
  for (const char *p = person; p < end; p = g_utf8_next_char (p))
    {
      if (!sp_scan_is_han (p))
        return end;
    }
  return gap;
}

/* What stands between two commas: one name, or several joined by 和 or with the comma forgotten. */
static void
split_name (GArray *names, const char *start, const char *end)
{
  start = skip_level (start, end);
  trim_name (&start, &end);
  end = cut_person (start, end);
  while (start < end)
    {
      guint length = 0;
      const char *joint = sp_unit_name_find_joint (start, end);
      const char *and = joint == NULL ? sp_unit_name_find_and (start, end, &length) : NULL;
      const char *stop = joint != NULL ? joint : and != NULL ? and : end;

      if (end - start > UNIT_NAME_MAX && joint == NULL && and == NULL)
        {
          append (names, start, end, -1, SP_NAME_LONG);
          return;
        }
      if (joint != NULL)
        append (names, start, end, -1, SP_NAME_JOINT);
      append_one (names, start, stop);
      start = stop + (and != NULL ? length : 0);
    }
}

/* 等 in 高等学校 is part of the name. */
static gboolean
is_etc (const char *name, const char *p)
{
  static const char *const before[] = {"高", "中", "初", "平", "同", "均", "对", "优", NULL};

  return p > name && sp_scan_at (p, "等") && sp_scan_any_before (name, p, before) == 0;
}

/* Where the next name begins behind 等: 等部门 and 等12个部门 are passed over, 等有关部门 and
 * 等和各省级人民政府 begin a name. */
static const char *
skip_etc (const char *p, const char *end)
{
  static const char *const generic[] = {"部门和单位", "部门单位", "部门",     "单位",     "地",
                                        "多部门",     "成员单位", "多个部门", "多个单位", NULL};
  static const char *const joins[] = {"和", "及", "以及", "与", NULL};
  static const char *const counted[] = {"个", "家", "部门", "单位", NULL};
  const char *rest = p + strlen ("等"), *stop = rest;
  guint length;
  int number = sp_scan_number (rest, end, &stop);

  if (number > 0 && sp_scan_any (stop, counted) > 0)
    {
      while (rest < end && sp_scan_any (rest, commas) == 0)
        rest = g_utf8_next_char (rest);
      return rest;
    }
  length = sp_scan_any (rest, generic);
  if (length > 0 && (rest + length >= end || sp_scan_any (rest + length, commas) > 0 ||
                     sp_scan_any (rest + length, joins) > 0))
    rest += length;
  return rest + (rest < end ? sp_scan_any (rest, joins) : 0);
}

/* 某局、等 and 、， are slips of the pen worth a look. */
static gboolean
is_stray (const char *behind, const char *end)
{
  static const char *const words[] = {"等按", "等负", "等。", "等）", NULL};

  return behind >= end || sp_scan_at (behind, "等") || sp_scan_any (behind, words) > 0;
}

void
sp_clause_names_split (const char *start, const char *end, GArray *names)
{
  const char *name = start, *next;
  int depth = 0;

  for (const char *p = start; p < end; p = next)
    {
      next = g_utf8_next_char (p);
      depth += (sp_scan_opens (p) != SP_BRACKET_NONE) - (sp_scan_closes (p) != SP_BRACKET_NONE);
      if (depth > 0)
        continue;
      if (is_etc (name, p))
        {
          split_name (names, name, p);
          name = next = MIN (skip_etc (p, end), end);
        }
      else if (sp_scan_any (p, commas) > 0 && !sp_unit_name_goes_on (name, p, end))
        {
          split_name (names, name, p);
          name = next;
          if (is_stray (name, end))
            append (names, p, MIN (g_utf8_next_char (name), end), -1, SP_NAME_STRAY);
        }
    }
  split_name (names, name, end);
}
