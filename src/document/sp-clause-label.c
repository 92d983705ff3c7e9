/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels of responsibility clauses: 牵头单位：, 县直责任部门：, 【完成时限】. A label is known by
 * the words it is made of, not by a list of whole labels. */
#include "document/sp-clause-rules.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#define LABEL_MAX 60 /* bytes */
#define NAME_BYTES 150

/* What a label is made of, in front of its colon; the first that occurs decides. */
static const struct
{
  const char *word;
  int role;
} label_roles[] = {
  {"领导", SP_LABEL_PERSONS},    {"责任人", SP_LABEL_PERSONS},  {"负责人", SP_LABEL_PERSONS},
  {"联系人", SP_LABEL_OTHER},    {"联络员", SP_LABEL_OTHER},    {"人员", SP_LABEL_PERSONS},
  {"第一责任", SP_ROLE_LEAD},    {"首要责任", SP_ROLE_LEAD},    {"牵头", SP_ROLE_LEAD},
  {"主要责任", SP_ROLE_LEAD},    {"主责", SP_ROLE_LEAD},        {"统筹", SP_ROLE_LEAD},
  {"主办", SP_ROLE_LEAD},        {"配合", SP_ROLE_SUPPORT},     {"协同", SP_ROLE_SUPPORT},
  {"协办", SP_ROLE_SUPPORT},     {"协助", SP_ROLE_SUPPORT},     {"协作", SP_ROLE_SUPPORT},
  {"参与", SP_ROLE_SUPPORT},     {"参加", SP_ROLE_SUPPORT},     {"督办", SP_ROLE_SUPPORT},
  {"督导", SP_ROLE_SUPPORT},     {"督促", SP_ROLE_SUPPORT},     {"监督", SP_ROLE_SUPPORT},
  {"指导", SP_ROLE_SUPPORT},     {"验收", SP_ROLE_SUPPORT},     {"支持", SP_ROLE_SUPPORT},
  {"考核", SP_ROLE_SUPPORT},     {"责任", SP_ROLE_RESPONSIBLE}, {"负责", SP_ROLE_RESPONSIBLE},
  {"落实", SP_ROLE_RESPONSIBLE}, {"主管", SP_ROLE_RESPONSIBLE}, {"监管", SP_ROLE_RESPONSIBLE},
  {"承办", SP_ROLE_RESPONSIBLE}, {"承担", SP_ROLE_RESPONSIBLE}, {"实施", SP_ROLE_RESPONSIBLE},
  {"成员", SP_ROLE_RESPONSIBLE}, {"涉及", SP_ROLE_RESPONSIBLE},
};

static const char *const label_heads[] = {
  "责任",   "牵头", "配合", "协同", "协办", "协助", "协作", "参与",   "参加", "负责",   "落实",
  "主要",   "主责", "主管", "主办", "实施", "承办", "承担", "具体",   "第一", "首要",   "共同",
  "其他",   "其它", "督办", "督导", "督促", "监督", "监管", "指导",   "县直", "市直",   "州直",
  "省直",   "区直", "县级", "市级", "省级", "州级", "区级", "乡级",   "镇级", "乡镇",   "属地",
  "行业",   "分管", "包保", "包联", "挂钩", "挂牌", "整改", "验收",   "考核", "县领导", "市领导",
  "局领导", "联系", "联络", "成员", "涉及", "支持", "统筹", "总牵头", NULL,
};

static const char *const label_tails[] = {"单位",   "部门",   "领导",     "责任人", "联系人",
                                          "负责人", "联络员", "责任人员", "机构",   "处室",
                                          "科室",   "股室",   "主体",     "地区",   NULL};

/* Labels of what is no unit. */
static const char *const other_labels[] = {
  "完成时限", "完成时间", "完成期限", "完成日期", "整改时限", "整改期限", "办结时限",
  "时限要求", "时间节点", "时间要求", "时间安排", "时限",     "期限",     "进度要求",
  "进度安排", "推进时间", "实施时间", "工作时限", "办结时间", "时限节点", "进展情况",
  "落实时限", "计划时间", "联系电话", "联系方式", "电话",     "备注",     "成果形式",
  "预期成果", "年度目标", "工作目标", "责任时限", "办理时限", NULL,
};

static const char *const bare_labels[] = {
  "责任单位",     "牵头单位",     "配合单位",     "责任部门",     "牵头部门",
  "配合部门",     "牵头责任单位", "协同责任单位", "主要责任单位", "县直责任部门",
  "县直牵头部门", "县直责任单位", "县直牵头单位", "参与单位",     "落实单位",
  "协办单位",     "督办单位",     "承办单位",     NULL,
};
/* Roles that stand for a whole label in front of a colon and a name: 牵头：某局. */
static const char *const short_labels[] = {
  "牵头", "配合", "主责", "协助", "协同", "参与", "主办", "协办", "承办", "督办", "负责",
  "县级", "市级", "省级", "州级", "区级", "乡级", "镇级", "县直", "市直", "省直", NULL,
};
static const char *const colons[] = {"：", ":", NULL};

/* The first characters of the two lists above. */
gboolean
sp_clause_may_begin_label (const char *p)
{
  static const char firsts[] =
    "责牵配协参负落主实承具第首共其督监指县市州省区乡镇属行分包挂整局联验考"
    "完办时期进推工计电备成预年涉支统总";
  guint8 lead = (guint8)*p;

  if (lead < 0x80)
    return lead == '[';
  if (lead < 0xe3)
    return FALSE;
  for (const char *c = firsts; *c != '\0'; c += strlen ("责"))
    {
      if (c[2] == p[2] && c[1] == p[1] && c[0] == p[0])
        return TRUE;
    }
  return sp_scan_opens (p) == SP_BRACKET_SQUARE;
}

/* 责任单位（部门）, 牵头单位 : what stands in front of the colon without brackets and spaces. */
static const char *
strip_label (const char *start, const char *end)
{
  end = sp_scan_skip_spaces_back (start, end);
  if (end > start && sp_scan_closes (sp_scan_prev (start, end)) == SP_BRACKET_ROUND)
    {
      const char *open = end;

      while (open > start && sp_scan_opens (open) != SP_BRACKET_ROUND)
        open = sp_scan_prev (start, open);
      if (open > start)
        end = sp_scan_skip_spaces_back (start, open);
    }
  return end;
}

static int
find_role (const char *start, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (label_roles); i++)
    {
      if (sp_scan_find (start, end, label_roles[i].word) != NULL)
        return label_roles[i].role;
    }
  return SP_LABEL_NONE;
}

/* Fills in @label from the words of a label, [start, end). */
static gboolean
judge (const char *start, const char *end, SpClauseLabel *label)
{
  gboolean units;

  end = strip_label (start, end);
  if (end > start && start + sp_scan_any (start, other_labels) == end)
    {
      label->role = SP_LABEL_OTHER;
      return TRUE;
    }
  if (sp_scan_any (start, label_heads) == 0 || sp_scan_any_before (start, end, label_tails) == 0)
    return FALSE;
  label->role = find_role (start, end);
  if (label->role == SP_LABEL_NONE)
    return FALSE;
  units = sp_scan_find (start, end, "单位") != NULL || sp_scan_find (start, end, "部门") != NULL;
  label->mixed = label->role == SP_LABEL_PERSONS && units;
  if (label->mixed)
    label->role = sp_scan_find (start, end, "牵头") != NULL ? SP_ROLE_LEAD : SP_ROLE_RESPONSIBLE;
  label->departments =
    sp_scan_find (start, end, "直") != NULL || sp_scan_find (start, end, "部门") != NULL;
  return TRUE;
}

/* 【责任单位】 with or without a colon behind it. */
static gboolean
boxed_label_at (const char *p, const char *end, SpClauseLabel *label)
{
  const char *start = g_utf8_next_char (p), *limit = MIN (end, start + LABEL_MAX);

  for (const char *close = start; close < limit; close = g_utf8_next_char (close))
    {
      /* 【责任单位：某局】 is a clause in brackets. */
      if (sp_scan_ends_clause (close))
        return FALSE;
      if (sp_scan_closes (close) != SP_BRACKET_SQUARE)
        continue;
      if (!judge (sp_scan_skip_spaces (start, close), close, label))
        return FALSE;
      label->names = sp_scan_skip_spaces (g_utf8_next_char (close), end);
      if (label->names < end)
        label->names += sp_scan_any (label->names, colons);
      return TRUE;
    }
  return FALSE;
}

/* Whether the first name at @p looks like one. */
static gboolean
names_follow (const char *p, const char *end)
{
  /* 责任单位各部门要加强协作 is a sentence. */
  static const char *const duties[] = {"要", "应", "须", "将", NULL};
  const char *stop = p, *limit = MIN (end, p + NAME_BYTES);

  while (stop < limit && !sp_scan_ends_clause (stop) && !sp_scan_at (stop, "、") &&
         !sp_scan_is_space (sp_scan_char (stop)) && sp_scan_closes (stop) == SP_BRACKET_NONE)
    stop = g_utf8_next_char (stop);
  if (sp_unit_name_has_form (p, stop))
    return TRUE;
  return sp_unit_name_is_collective (p, stop) && sp_clause_find_verb (p, stop) == NULL &&
         sp_scan_find_any (p, stop, duties, NULL) == NULL;
}

/* The colon may be left out when a name follows at once: 责任单位县水务局, 责任单位为县水务局. */
static gboolean
bare_label_at (const char *p, const char *end, SpClauseLabel *label)
{
  static const char *const follow[] = {"县", "市", "省", "州", "各", "区", " ",
                                       "　", "为", "是", "同", "与", NULL};
  SpClauseSame same;
  static const char *const copulas[] = {"为", "是", NULL};
  guint length = sp_scan_any (p, bare_labels), other = sp_scan_any (p, other_labels);
  const char *names = p + length;

  /* 完成时间 2024年6月底 */
  if (other > 0 && p + other < end && sp_scan_is_digit (sp_scan_skip_spaces (p + other, end)))
    {
      label->names = sp_scan_skip_spaces (p + other, end);
      label->role = SP_LABEL_OTHER;
      return TRUE;
    }
  if (length == 0 || names >= end || sp_scan_any (names, follow) == 0)
    return FALSE;
  label->names = sp_scan_skip_spaces (names + sp_scan_any (names, copulas), end);
  if (sp_clause_same_at (label->names, end, &same) == NULL && !names_follow (label->names, end))
    return FALSE;
  return judge (p, p + length, label);
}

/* 牵头：县水务局. */
static gboolean
short_label_at (const char *p, const char *end, SpClauseLabel *label)
{
  guint length = sp_scan_any (p, short_labels);
  guint colon = length > 0 && p + length < end ? sp_scan_any (p + length, colons) : 0;

  if (colon == 0)
    return FALSE;
  label->names = sp_scan_skip_spaces (p + length + colon, end);
  label->role = find_role (p, p + length);
  if (label->role == SP_LABEL_NONE)
    label->role = SP_ROLE_RESPONSIBLE;
  return names_follow (label->names, end);
}

/* The colon that ends the label at @p, or NULL. */
static const char *
find_colon (const char *p, const char *end)
{
  const char *limit = MIN (end, p + LABEL_MAX);

  for (const char *stop = p; stop < limit; stop = g_utf8_next_char (stop))
    {
      if (sp_scan_any (stop, colons) > 0)
        return stop;
      if (sp_scan_ends_clause (stop))
        return NULL;
      if (sp_scan_is_space (sp_scan_char (stop)))
        {
          stop = sp_scan_skip_spaces (stop, end);
          return stop < end && sp_scan_any (stop, colons) > 0 ? stop : NULL;
        }
    }
  return NULL;
}

gboolean
sp_clause_label_at (const char *p, const char *end, SpClauseLabel *label)
{
  SpClauseLabel scratch;
  const char *colon;

  label = label != NULL ? label : &scratch;
  *label = (SpClauseLabel) {.role = SP_LABEL_NONE};
  if (p >= end)
    return FALSE;
  if (sp_scan_opens (p) == SP_BRACKET_SQUARE)
    return boxed_label_at (p, end, label);
  if (sp_scan_any (p, label_heads) == 0 && sp_scan_any (p, other_labels) == 0)
    return FALSE;
  colon = find_colon (p, end);
  if (colon == NULL || !judge (p, colon, label))
    return short_label_at (p, end, label) || bare_label_at (p, end, label);
  label->names = sp_scan_skip_spaces (colon + sp_scan_any (colon, colons), end);
  return TRUE;
}

gboolean
sp_clause_unit_label_at (const char *p, const char *end)
{
  SpClauseLabel label;

  return sp_clause_label_at (p, end, &label) && label.role != SP_LABEL_OTHER;
}
