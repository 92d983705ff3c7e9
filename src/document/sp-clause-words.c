/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-clause-words.h: the verbs and words of time; labels have a file of their own. */
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

const char *const sp_clause_first_words[] = {
  "第一位",   "列首位",   "排首位",   "排位第一", "排名第一", "首位的",
  "列第一",   "排第一",   "在首位",   "首位单位", "首位部门", "第一个单位",
  "首个单位", "首列单位", "第一个为", "位列第一", NULL,
};

static const char *const verbs[] = {
  "按照职责", "按职责",   "按照",     "按",       "分别",     "共同",     "联合",     "牵头",
  "负总责",   "分工负责", "负责",     "配合",     "协助",     "参与",     "协同",     "落实",
  "会同",     "组织实施", "总牵头",   "为牵头",   "为主",     "为责任",   "为配合",   "为参与",
  "依职责",   "依据职责", "根据职责", "结合职责", "依照职责", "统筹协调", "统筹推进", "统筹负责",
  "统筹落实", "主办",     "承办",     "协办",     "各负其责", "各司其职", "密切配合", "积极配合",
  "主要负责", "具体负责", "具体落实", "具体实施", "具体承办", "全面负责", "贯彻落实", "推进落实",
  "抓好落实", "组织落实", "组织开展", "组织推进", "抓好",     "做好",     "承担",     "参加",
  "加强指导", "各自",     "分头",     "主责",     "加强监督", "给予支持", "抓落实",   "提供",
  "为监管",   "为主体",   "为实施",   NULL,
};

/* Verbs that names hold as well: only behind what can end a name. */
static const char *const weak_verbs[] = {"指导", "监督", "督促", "督办", "督导",
                                         "推进", "主抓", "统筹", NULL};
/* Words that begin like a verb and are part of a name or of a person's title. */
static const char *const no_verbs[] = {
  "联合会", "联合社", "联合体",   "联合学",   "联合国",   "负责人",     "落实办",   "落实科",
  "按摩",   "协同办", "联合执法", "联合参谋", "联合党委", "联合检查站", "协办公室", NULL};

const char *
sp_clause_find_verb (const char *start, const char *end)
{
  static const char *const parts[] = {"牵头部门", "牵头单位", "配合部门", "配合单位", NULL};
  int depth = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      guint n, skip;

      /* What a bracket behind a name says is a matter of that name. */
      depth += (sp_scan_opens (p) == SP_BRACKET_ROUND) - (sp_scan_closes (p) == SP_BRACKET_ROUND);
      if (depth > 0)
        continue;
      /* 县政协办 is a name. */
      if (sp_scan_at (p, "协") && sp_scan_before (start, p, "政"))
        continue;
      n = sp_scan_any (p, verbs);
      /* 各专项整治牵头部门 is a name; 县水务局牵头部门 would be a slip. */
      skip = n > 0 ? sp_scan_any (p, parts) : 0;
      if (skip > 0 && p > start && !sp_unit_name_has_form (start, p))
        p += skip - strlen ("门");
      else if (n > 0 && p + n <= end)
        {
          skip = sp_scan_any (p, no_verbs);
          if (skip == 0)
            return p;
          p += skip - strlen ("会");
        }
      else if (sp_scan_any (p, weak_verbs) > 0 &&
               (sp_unit_name_is_office (start, p) || sp_scan_before (start, p, "等")))
        return p;
    }
  return NULL;
}

int
sp_clause_verb_role (const char *start, const char *end)
{
  static const char *const leads[] = {"牵头", "统筹", "主办", "为主", "主抓", "主责", NULL};
  static const char *const supports[] = {"配合", "协助", "参加", "支持", "参与", "协同", "协办",
                                         "提供", "指导", "督促", "督办", "督导", "监督", NULL};
  static const char *const does[] = {"负责", "落实", "负总责", "组织", "职责",     "承办",
                                     "承担", "抓好", "做好",   "责任", "各负其责", "各司其职",
                                     "推进", "监管", "主体",   "实施", NULL};
  const char *lead = sp_scan_find_any (start, end, leads, NULL);
  const char *support = sp_scan_find_any (start, end, supports, NULL);

  if (lead != NULL && (support == NULL || lead < support))
    return SP_ROLE_LEAD;
  if (support != NULL)
    return SP_ROLE_SUPPORT;
  return sp_scan_find_any (start, end, does, NULL) != NULL ? SP_ROLE_RESPONSIBLE : -1;
}

gboolean
sp_clause_is_known_tail (const char *start, const char *end)
{
  static const char *const known[] = {
    "按照职责", "按职责", "按照",     "按",   "各自", "职责", "分工", "分头", "分别", "共同",
    "联合",     "牵头",   "负总责",   "负责", "抓好", "具体", "配合", "协助", "参与", "协同",
    "落实",     "组织",   "实施",     "加强", "给予", "支持", "参加", "等",   "要求", "“三个必须”",
    "由",       "做好",   "各负其责", "原则", "规定", "权限", "范围", " ",    "）",   ")",
    "单位",     "部门",   "为主",     "为",   "总",   "承办", "协办", "主办", "统筹", "协调",
    "推进",     "开展",   "各司其职", "密切", "积极", "主要", "全面", "贯彻", "承担", "指导",
    "监督",     "督促",   "督办",     "依",   "根据", "结合", "工作", "责任", "抓",   "主",
    "并",       "，",     "提供",     "保障", "资金", "经费", "技术", "主体", "监管", NULL,
  };

  for (const char *p = start; p < end;)
    {
      guint length = sp_scan_any (p, known);

      if (length == 0 && sp_scan_opens (p) == SP_BRACKET_QUOTE)
        {
          /* 按照“…”要求: whose words they quote does not matter. */
          const char *close = sp_scan_find (p, end, "”");

          length = close != NULL ? (guint)(close - p) + (guint)strlen ("”") : 0;
        }
      if (length == 0)
        return FALSE;
      p += length;
    }
  return TRUE;
}

gboolean
sp_clause_is_time (const char *start, const char *end)
{
  static const char *const words[] = {
    "年底",   "年内",   "年中",   "年末",   "全年", "今年", "明年",   "次年",   "每年",   "每月",
    "每季度", "每周",   "每半年", "每日",   "每天", "长期", "持续",   "常态",   "立即",   "即时",
    "即刻",   "适时",   "上半年", "下半年", "截至", "截止", "力争",   "确保",   "按期",   "按时",
    "完成",   "春节前", "汛期",   "汛前",   "月底", "季度", "一季度", "二季度", "三季度", "四季度",
    "十四五", "“十",    "当年",   "此后",   "随时", "限期", "近期",   "取得",   "坚持",   NULL,
  };
  static const char *const before_digits[] = {"到", "于", "自", "从", "至", "在", "约", NULL};
  const char *p = start;
  guint length = sp_scan_any (p, before_digits);

  if (length > 0 && sp_scan_is_digit (p + length))
    p += length;
  if (sp_scan_at (p, "第"))
    p += strlen ("第");
  if (p != start && sp_scan_any (p, words) == 0 && !sp_scan_is_digit (p))
    return FALSE;
  return (sp_scan_is_digit (p) || sp_scan_any (p, words) > 0) &&
         !sp_unit_name_is_office (start, end);
}
