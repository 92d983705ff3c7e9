/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-unit-name.h. The endings are the vocabulary of Chinese administration, from the centre to
 * a shop. */
#include "document/sp-unit-name.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

static const char *const endings[] = {
  "局",       "委",   "办",     "厅",     "部",   "署",     "院",     "处",       "所",
  "站",       "队",   "政府",   "公司",   "中心", "管委会", "委员会", "党委",     "党组",
  "工委",     "工会", "总工会", "联合会", "协会", "团委",   "支行",   "分行",     "银行",
  "海关",     "学校", "党校",   "学院",   "医院", "集团",   "办公室", "指挥部",   "小组",
  "专班",     "社区", "街道",   "机构",   "部门", "单位",   "企业",   "地区",     "分处",
  "分局",     "商会", "妇联",   "残联",   "文联", "科协",   "工商联", "社",       "厂",
  "矿",       "园区", "开发区", "各地",   "组",   "科",     "乡镇",   "县区",     "州市",
  "市县",     "各县", "各市",   "各区",   "各州", "各镇",   "各乡",   "村",       "馆",
  "台",       "电网", "人武部", "小学",   "中学", "大学",   "幼儿园", "总队",     "支队",
  "大队",     "中队", "烟草",   "室",     "股",   "车间",   "班组",   "工段",     "会",
  "农商行",   "人行", "农场",   "林场",   "牧场", "人大",   "政协",   "区县",     "总署",
  "联席会议", "消防", "武警",   "高校",   "机关", "职校",   "国资",   "乡（镇）", NULL,
};

/* What a clause printed without a label must have at the end of its names when nothing else says
 * that it is one: 学校、医院 on a line are places to look at. */
static const char *const offices[] = {
  "局",     "委",     "办",     "厅",     "部",     "署",     "政府",   "公司",   "中心",
  "管委会", "委员会", "总队",   "支队",   "大队",   "联合会", "工会",   "妇联",   "残联",
  "集团",   "法院",   "检察院", "办公室", "指挥部", "街道",   "办事处", "工商联", NULL,
};

/* Words in front of a name that speak about a unit instead of naming one. */
static const char *const remarks[] = {
  "对",   "支持", "鼓励", "引导", "推动", "督促", "压实", "明确",
  "加强", "强化", "谁",   "含",   "包括", "不含", NULL,
};

static const char *const governments[] = {
  "人民政府",   "政府",           "党委",         "党委政府",   "党委和政府", "党委、政府",
  "街道办事处", "街道办",         "乡镇",         "乡（镇）",   "街道",       "各地",
  "各地区",     "各县区",         "各县",         "各市",       "各区",       "各州",
  "各州市",     "州市",           "县区",         "市县",       "各镇",       "各乡",
  "县级市",     "各县（市、区）", "各县(市、区)", "各乡（镇）", "党工委",     NULL,
};

static const char *const collectives[] = {
  "各",         "有关",       "相关",     "所有",     "全体",     "其他",
  "其它",       "县直各",     "县级各",   "市直各",   "县直有关", "县级有关",
  "县直相关",   "市级各有关", "乡镇",     "乡（镇）", "乡（镇",   "国务院有关",
  "国务院相关", "省直各",     "省直有关", "市直有关", "市直相关", NULL,
};

static const char *const areas[] = {
  "省",   "自治区", "直辖市", "州",     "自治州", "盟",   "市",   "县级市",
  "县",   "自治县", "区",     "旗",     "乡镇",   "乡",   "镇",   "街道",
  "街",   "地",     "地区",   "县区",   "区县",   "市县", "县市", "州市",
  "市州", "旗县",   "园区",   "开发区", "旗县区", "市区", NULL,
};

/* 县交通局（县道路运输局）, 乡镇（街道）: the form is that of the name before the bracket. */
static const char *
before_bracket (const char *start, const char *end)
{
  const char *last = end > start ? sp_scan_prev (start, end) : start;
  SpBracket closes = end > start ? sp_scan_closes (last) : SP_BRACKET_NONE;

  if (closes != SP_BRACKET_ROUND && closes != SP_BRACKET_SQUARE)
    return end;
  while (last > start && sp_scan_opens (last) != closes)
    last = sp_scan_prev (start, last);
  return last > start ? last : end;
}

/* sp_scan_any_before() for who needs no length: the common endings stand first. */
static gboolean
ends_in (const char *start, const char *end, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      if (sp_scan_before (start, end, *words))
        return TRUE;
    }
  return FALSE;
}

/* 各县（市、区）, 各镇街, 镇（街道）: nothing but kinds of areas. */
static gboolean
is_every_area (const char *start, const char *end)
{
  gboolean every = sp_scan_at (start, "各");
  const char *p = every ? start + strlen ("各") : start;
  guint n = 0;

  while (p < end)
    {
      guint length = sp_scan_any (p, areas);

      if (length == 0 && !sp_scan_at (p, "、") && sp_scan_opens (p) == SP_BRACKET_NONE &&
          sp_scan_closes (p) == SP_BRACKET_NONE)
        return FALSE;
      n += length > 0;
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }
  return p == end && n > (every ? 0 : 1);
}

gboolean
sp_unit_name_is_area (const char *start, const char *end)
{
  static const char *const kinds[] = {"县", "区", "市", "州", "旗", "盟", "乡", "镇", "街道", NULL};
  static const char *const others[] = {"小区", "校区", "库区", "片区", "城区", "城市",
                                       "超市", "市区", "景区", "矿区", "辖区", "灾区",
                                       "城镇", "园区", "社区", NULL};
  guint length = sp_scan_any_before (start, end, kinds);

  /* A place is two to ten characters and its kind. */
  return length > 0 && end - start >= (gssize)(length + strlen ("山")) &&
         end - start <= (gssize)(11 * strlen ("山")) && (guint8)*start >= 0xe4 &&
         sp_scan_any (start, remarks) == 0 && sp_scan_any_before (start, end, others) == 0 &&
         sp_scan_any_before (start, end, endings) <= strlen ("街道");
}

gboolean
sp_unit_name_has_form (const char *start, const char *end)
{
  end = before_bracket (start, end);
  return end - start >= (gssize)(2 * strlen ("县")) && sp_scan_any (start, remarks) == 0 &&
         (ends_in (start, end, endings) || sp_unit_name_is_area (start, end));
}

gboolean
sp_unit_name_is_office (const char *start, const char *end)
{
  end = before_bracket (start, end);
  return end - start >= (gssize)(2 * strlen ("县")) && sp_scan_any (start, remarks) == 0 &&
         ends_in (start, end, offices);
}

gboolean
sp_unit_name_is_collective (const char *start, const char *end)
{
  guint length = sp_scan_any (start, collectives);

  if (length > 0 && start + length <= end)
    return TRUE;
  return sp_scan_find_any (start, end,
                           (const char *const[]) {"各有关", "有关部门", "相关部门", "各相关",
                                                  "有关单位", "相关单位", "各成员", "各行业",
                                                  "各部门", "各单位", "各企业", NULL},
                           NULL) != NULL;
}

gboolean
sp_unit_name_is_government (const char *start, const char *end)
{
  const char *bare = before_bracket (start, end);

  if (sp_scan_any (start, remarks) > 0)
    return FALSE;
  return ends_in (start, end, governments) || (bare != end && ends_in (start, bare, governments)) ||
         is_every_area (start, end) || sp_unit_name_is_area (start, bare) ||
         (sp_scan_at (start, "各") && sp_scan_before (start, bare, "管委会"));
}

/* 各县、市人民政府, 各区、县级市: kinds of areas on both sides of the comma. */
gboolean
sp_unit_name_goes_on (const char *start, const char *p, const char *end)
{
  const char *q = start, *right = g_utf8_next_char (p);
  guint length;

  if (sp_scan_before (start, p, "党委") && sp_scan_at (right, "政府"))
    return TRUE;
  /* 各有关部门、单位 */
  if (sp_scan_before (start, p, "部门") && sp_unit_name_is_collective (start, p) &&
      sp_scan_at (right, "单位"))
    return TRUE;
  if (sp_scan_at (q, "各"))
    q += strlen ("各");
  while (q < p)
    {
      length = sp_scan_any (q, areas);
      if (length == 0)
        return FALSE;
      q += length;
      if (q < p && !sp_scan_at (q, "、"))
        return FALSE;
      if (q < p)
        q = g_utf8_next_char (q);
    }
  if (q != p || p == start)
    return FALSE;
  length = sp_scan_any (right, areas);
  q = right + length;
  return length > 0 && q <= end &&
         (q == end || sp_scan_at (q, "、") || sp_scan_opens (q) != SP_BRACKET_NONE ||
          sp_scan_any (q, (const char *const[]) {"人民政府", "政府", "党委", "党工委", "管委会",
                                                 "办事处", "等", "及", "和", NULL}) > 0);
}

const char *
sp_unit_name_find_joint (const char *start, const char *end)
{
  static const char *const heads[] = {"县", "市", "州", "省", "区", NULL};
  static const char *const tails[] = {"局", "委", "办", "厅", "队", "公司", "政府", "中心", NULL};
  guint head = sp_scan_any (start, heads);

  if (head == 0)
    return NULL;
  for (const char *p = g_utf8_next_char (start); p < end; p = g_utf8_next_char (p))
    {
      /* The second name begins as the first does: 县…局县…局. */
      if (strncmp (p, start, head) == 0 && sp_scan_any_before (start, p, tails) > 0 &&
          p - start > (gssize)(2 * strlen ("县")) && sp_unit_name_has_form (p, end))
        return p;
    }
  return NULL;
}

/* 党委, 部门 and their kin on the left, 政府, 单位 on the right are halves of one name. */
static gboolean
joins_names (const char *start, const char *p, const char *right, const char *end)
{
  static const char *const heads[] = {"各",   "县",   "市", "州", "省", "国", "区", "有关",
                                      "相关", "其他", "乡", "镇", "所", "属", NULL};
  static const char *const halves[] = {"党委", "部门", "单位", "地区",
                                       "企业", "机构", "政府", NULL};

  if (right >= end || !sp_unit_name_has_form (start, p) || !sp_unit_name_has_form (right, end))
    return FALSE;
  if (sp_scan_any (right, heads) > 0)
    return TRUE;
  return sp_scan_any_before (start, p, halves) == 0 && end - right >= (gssize)(3 * strlen ("局")) &&
         sp_unit_name_is_office (start, p);
}

const char *
sp_unit_name_find_and (const char *start, const char *end, guint *length)
{
  static const char *const words[] = {"以及", "及", "商", "和", "与", " ",
                                      "\t",   "　", "/",  "／", NULL};
  const char *p = start;

  while ((p = sp_scan_find_any (p, end, words, length)) != NULL)
    {
      const char *right = p + *length;

      if (joins_names (start, p, sp_scan_skip_spaces (right, end), end))
        return p;
      p = right;
    }
  return NULL;
}

/* 某分局某分局: the last characters once more. Names are short, so this may compare all lengths. */
static gboolean
repeats_itself (const char *start, const char *end)
{
  gssize length = end - start;

  for (gssize n = 2 * (gssize)strlen ("局"); 2 * n <= length; n += (gssize)strlen ("局"))
    {
      if (memcmp (end - n, end - 2 * n, (gsize)n) == 0)
        return TRUE;
    }
  return FALSE;
}

const char *
sp_unit_name_find_fault (const char *start, const char *end)
{
  gboolean county = sp_scan_at (start, "县");

  if (repeats_itself (start, end))
    return N_ ("单位名称里有重复的字");
  if (county && (sp_scan_before (start, end, "支队") || sp_scan_before (start, end, "总队")))
    return N_ ("县一级一般是大队，像是照抄了上级的名称");
  if (county && (sp_scan_before (start, end, "改革委") || sp_scan_before (start, end, "健康委") ||
                 sp_scan_before (start, end, "厅")))
    return N_ ("县一级一般称局，像是照抄了上级的名称");
  if (county && sp_scan_find (start, end, "局公司") != NULL)
    return N_ ("单位名称里“局”和“公司”连写");
  if (!sp_unit_name_has_form (start, end) && !sp_unit_name_is_collective (start, end))
    return N_ ("不像单位名称");
  return NULL;
}
