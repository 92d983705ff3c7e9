/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-unit-name.h. The endings are the vocabulary of Chinese administration, from the centre to
 * a shop. */
#include "document/sp-unit-name.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

static const char *const endings[] = {
  "局",     "委",     "办",   "厅",     "部",     "署",     "院",     "处",     "所",   "站",
  "队",     "政府",   "公司", "中心",   "管委会", "委员会", "党委",   "党组",   "工委", "工会",
  "总工会", "联合会", "协会", "团委",   "支行",   "分行",   "银行",   "海关",   "学校", "党校",
  "学院",   "医院",   "集团", "办公室", "指挥部", "小组",   "专班",   "社区",   "街道", "机构",
  "部门",   "单位",   "企业", "地区",   "分处",   "分局",   "商会",   "妇联",   "残联", "文联",
  "科协",   "工商联", "社",   "厂",     "矿",     "园区",   "开发区", "各地",   "组",   "科",
  "乡镇",   "县区",   "州市", "市县",   "各县",   "各市",   "各区",   "各州",   "各镇", "各乡",
  "村",     "馆",     "台",   "电网",   "人武部", "小学",   "中学",   "幼儿园", "总队", "支队",
  "大队",   "中队",   "烟草", NULL,
};

static const char *const governments[] = {
  "人民政府",   "政府",           "党委",         "党委政府",   "党委和政府", "党委、政府",
  "街道办事处", "街道办",         "乡镇",         "乡（镇）",   "街道",       "各地",
  "各地区",     "各县区",         "各县",         "各市",       "各区",       "各州",
  "各州市",     "州市",           "县区",         "市县",       "各镇",       "各乡",
  "县级市",     "各县（市、区）", "各县(市、区)", "各乡（镇）", "党工委",     NULL,
};

static const char *const collectives[] = {
  "各",     "有关",     "相关",   "所有",       "全体",       "其他",     "其它",
  "县直各", "县级各",   "市直各", "县直有关",   "县级有关",   "县直相关", "市级各有关",
  "乡镇",   "乡（镇）", "乡（镇", "国务院有关", "国务院相关", NULL,
};

static const char *const areas[] = {"省", "州", "市",   "县", "区", "乡",
                                    "镇", "旗", "街道", "地", NULL};

/* 县交通局（县道路运输局）, 乡镇（街道）: the form is that of the name before the bracket. */
static const char *
before_bracket (const char *start, const char *end)
{
  const char *last = end > start ? sp_scan_prev (start, end) : start;

  if (end <= start || sp_scan_closes (last) != SP_BRACKET_ROUND)
    return end;
  while (last > start && sp_scan_opens (last) != SP_BRACKET_ROUND)
    last = sp_scan_prev (start, last);
  return last > start ? last : end;
}

gboolean
sp_unit_name_has_form (const char *start, const char *end)
{
  end = before_bracket (start, end);
  return end - start >= (gssize)(2 * strlen ("县")) && sp_scan_any_before (start, end, endings) > 0;
}

gboolean
sp_unit_name_is_collective (const char *start, const char *end)
{
  guint length = sp_scan_any (start, collectives);

  if (length > 0 && start + length <= end)
    return TRUE;
  return sp_scan_find_any (start, end,
                           (const char *const[]) {"各有关", "有关部门", "相关部门", "各相关", NULL},
                           NULL) != NULL;
}

gboolean
sp_unit_name_is_government (const char *start, const char *end)
{
  return sp_scan_any_before (start, end, governments) > 0 ||
         sp_scan_any_before (start, before_bracket (start, end), governments) > 0;
}

/* 各县、市人民政府: what stands before the comma is only a kind of area. */
gboolean
sp_unit_name_goes_on (const char *start, const char *p, const char *end)
{
  const char *q = start;
  guint length;

  if (sp_scan_at (q, "各"))
    q += strlen ("各");
  length = sp_scan_any (q, areas);
  if (length == 0 || q + length != p)
    return sp_scan_before (start, p, "党委") && sp_scan_at (g_utf8_next_char (p), "政府");
  return p < end;
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

const char *
sp_unit_name_find_and (const char *start, const char *end, guint *length)
{
  static const char *const words[] = {"以及", "及", "和", "与", NULL};
  static const char *const heads[] = {"各",   "县",   "市", "州", "省", "国", "区", "有关",
                                      "相关", "其他", "乡", "镇", "所", "属", NULL};
  const char *p = start;

  while ((p = sp_scan_find_any (p, end, words, length)) != NULL)
    {
      const char *right = p + *length;

      if (sp_unit_name_has_form (start, p) && right < end && sp_scan_any (right, heads) > 0 &&
          sp_unit_name_has_form (right, end))
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
  if (!sp_unit_name_has_form (start, end))
    return N_ ("不像单位名称");
  return NULL;
}
