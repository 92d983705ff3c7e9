/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-clause-words.h. */
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"

#define LABEL_MAX 60 /* bytes */

const char *const sp_clause_verbs[] = {
  "按照职责", "按职责", "按照", "按",   "分别", "共同", "联合", "牵头",     "负总责", "分工负责",
  "负责",     "配合",   "协助", "参与", "协同", "落实", "会同", "组织实施", NULL,
};

const char *const sp_clause_first_words[] = {
  "第一位", "列首位", "排首位", "排位第一", "排名第一", "首位的", "列第一", "排第一", NULL,
};

/* What a label is made of, in front of its colon. */
static const struct
{
  const char *word;
  int role;
} label_roles[] = {
  {"领导", -1},
  {"责任人", -1},
  {"联系人", -1},
  {"牵头", SP_ROLE_LEAD},
  {"主要责任", SP_ROLE_LEAD},
  {"主责", SP_ROLE_LEAD},
  {"配合", SP_ROLE_SUPPORT},
  {"协同", SP_ROLE_SUPPORT},
  {"协办", SP_ROLE_SUPPORT},
  {"协助", SP_ROLE_SUPPORT},
  {"参与", SP_ROLE_SUPPORT},
  {"参加", SP_ROLE_SUPPORT},
  {"责任", SP_ROLE_RESPONSIBLE},
  {"负责", SP_ROLE_RESPONSIBLE},
  {"落实", SP_ROLE_RESPONSIBLE},
  {"主管", SP_ROLE_RESPONSIBLE},
  {"实施", SP_ROLE_RESPONSIBLE},
};

static const char *const label_heads[] = {
  "责任", "牵头", "配合",     "协同", "协办", "协助", "参与", "参加",
  "负责", "落实", "主要责任", "主责", "主管", "实施", "县直", "市直",
  "州直", "省直", "区直",     "县级", "市级", "属地", NULL,
};

static const char *const label_tails[] = {"单位",   "部门", "领导", "责任人",
                                          "联系人", "机构", "处室", NULL};
static const char *const bare_labels[] = {
  "责任单位",     "牵头单位",     "配合单位",     "责任部门",     "牵头部门",
  "配合部门",     "牵头责任单位", "协同责任单位", "主要责任单位", "县直责任部门",
  "县直牵头部门", "县直责任单位", "县直牵头单位", NULL,
};
static const char *const colons[] = {"：", ":", NULL};

gboolean
sp_clause_may_begin_label (const char *p)
{
  return (guint8)*p >= 0xe4 && sp_scan_any (p, label_heads) > 0;
}

static int
label_role (const char *start, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (label_roles); i++)
    {
      if (sp_scan_find (start, end, label_roles[i].word) != NULL)
        return label_roles[i].role;
    }
  return -2;
}

const char *
sp_clause_label_at (const char *p, const char *end, int *role, gboolean *departments)
{
  const char *limit = MIN (end, p + LABEL_MAX), *stop = p, *names = NULL;
  int found;

  if (p >= end || sp_scan_any (p, label_heads) == 0)
    return NULL;
  for (; stop < limit && names == NULL; stop = g_utf8_next_char (stop))
    {
      guint length = sp_scan_any (stop, colons);

      if (length > 0)
        names = stop + length;
      else if (sp_scan_ends_clause (stop) || sp_scan_at (stop, "、"))
        break;
      if (names != NULL)
        break;
    }
  if (names != NULL && sp_scan_any_before (p, sp_scan_skip_spaces_back (p, stop), label_tails) == 0)
    return NULL;
  if (names == NULL)
    {
      /* The colon may be left out when a name follows at once. */
      guint length = sp_scan_any (p, bare_labels);

      stop = p + length;
      if (length == 0 || stop >= end ||
          sp_scan_any (stop, (const char *const[]) {"县", "市", "省", "州", "各", " ", NULL}) == 0)
        return NULL;
      names = stop;
    }
  found = label_role (p, stop);
  if (found == -2)
    return NULL;
  if (role != NULL)
    *role = found;
  if (departments != NULL)
    *departments = sp_scan_find (p, stop, "直") != NULL || sp_scan_find (p, stop, "部门") != NULL;
  return sp_scan_skip_spaces (names, end);
}

int
sp_clause_verb_role (const char *start, const char *end)
{
  static const char *const supports[] = {"配合", "协助", "参与", "协同", NULL};
  static const char *const does[] = {"负责", "落实", "负总责", "组织实施", "职责", NULL};

  if (sp_scan_find (start, end, "牵头") != NULL)
    return SP_ROLE_LEAD;
  if (sp_scan_find_any (start, end, supports, NULL) != NULL)
    return SP_ROLE_SUPPORT;
  if (sp_scan_find_any (start, end, does, NULL) != NULL)
    return SP_ROLE_RESPONSIBLE;
  return -1;
}

gboolean
sp_clause_is_known_tail (const char *start, const char *end)
{
  static const char *const known[] = {
    "按照职责", "按职责", "按照",   "按",   "各自", "职责", "分工",       "分别", "共同",
    "联合",     "牵头",   "负总责", "负责", "抓好", "具体", "配合",       "协助", "参与",
    "协同",     "落实",   "组织",   "实施", "等",   "要求", "“三个必须”", "由",   "做好",
    "各负其责", "原则",   "规定",   "权限", "范围", " ",    "）",         ")",    NULL,
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
