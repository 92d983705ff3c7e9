/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-words.h. */
#include "exchange/sp-risk-words.h"

#include "base/sp-text.h"

#include <string.h>

typedef struct
{
  const char *word;
  int value;
} Meaning;

/* Without space, full-width and compatibility forms (Ⅰ is I), in capitals. */
static char *
plain_word (const char *text)
{
  g_autofree char *squashed = sp_text_squash (text);
  g_autofree char *even = g_utf8_normalize (squashed, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_strup (even != NULL ? even : squashed, -1);
}

/* The longest of @meanings that @text begins with. */
static const Meaning *
find_prefix (const Meaning *meanings, guint n, const char *text)
{
  const Meaning *best = NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (text, meanings[i].word) &&
        (best == NULL || strlen (meanings[i].word) > strlen (best->word)))
      best = &meanings[i];
  return best;
}

/* ---- levels ---- */

#define GREEN (SP_RISK_N_LEVELS + 1)
#define FILLER -1 /* says nothing */

static const Meaning level_words[] = {
  {"重大", SP_RISK_RED},
  {"红", SP_RISK_RED},
  {"1", SP_RISK_RED},
  {"I", SP_RISK_RED},
  {"一", SP_RISK_RED},
  {"较大", SP_RISK_ORANGE},
  {"橙", SP_RISK_ORANGE},
  {"2", SP_RISK_ORANGE},
  {"II", SP_RISK_ORANGE},
  {"二", SP_RISK_ORANGE},
  {"一般", SP_RISK_YELLOW},
  {"黄", SP_RISK_YELLOW},
  {"3", SP_RISK_YELLOW},
  {"III", SP_RISK_YELLOW},
  {"三", SP_RISK_YELLOW},
  {"低", SP_RISK_BLUE},
  {"较低", SP_RISK_BLUE},
  {"蓝", SP_RISK_BLUE},
  {"4", SP_RISK_BLUE},
  {"IV", SP_RISK_BLUE},
  {"四", SP_RISK_BLUE},
  {"绿", GREEN},
  {"未评估", SP_RISK_NONE},
  {"无", SP_RISK_NONE},
  {"级", FILLER},
  {"风险", FILLER},
  {"色", FILLER},
  {"第", FILLER},
  {"(", FILLER},
  {")", FILLER},
  {"、", FILLER},
  {"/", FILLER},
  {"-", FILLER},
  {"—", FILLER},
  {"RED", SP_RISK_RED},
  {"ORANGE", SP_RISK_ORANGE},
  {"YELLOW", SP_RISK_YELLOW},
  {"BLUE", SP_RISK_BLUE},
  {"NONE", SP_RISK_NONE},
};

gboolean
sp_risk_level_read (const char *text, SpRiskLevel *level, gboolean *is_green)
{
  g_autofree char *plain = plain_word (text);
  const char *at = plain;
  int found = FILLER;
  gboolean has_green = FALSE;

  while (*at != '\0')
    {
      const Meaning *meaning = find_prefix (level_words, G_N_ELEMENTS (level_words), at);
      int value;

      if (meaning == NULL)
        return FALSE;
      at += strlen (meaning->word);
      has_green |= meaning->value == GREEN;
      value = meaning->value == GREEN ? SP_RISK_BLUE : meaning->value;
      if (value == FILLER)
        continue;
      if (found != FILLER && found != value)
        return FALSE;
      found = value;
    }
  *level = found == FILLER ? SP_RISK_NONE : (SpRiskLevel)found;
  if (is_green != NULL)
    *is_green = has_green;
  return TRUE;
}

/* ---- other words ---- */

static gboolean
find_equal (const Meaning *meanings, guint n, const char *text, int *value)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (meanings[i].word, text))
      {
        *value = meanings[i].value;
        return TRUE;
      }
  return FALSE;
}

/* @text, as it is or with the first of @endings off, then the next, is one of @meanings. */
static gboolean
read_whole (
  const Meaning *meanings, guint n, const char *const *endings, const char *text, int *value)
{
  g_autofree char *plain = plain_word (text);
  gboolean is_found = find_equal (meanings, n, plain, value);

  for (guint i = 0; !is_found && endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (plain, endings[i]))
        plain[strlen (plain) - strlen (endings[i])] = '\0';
      is_found = find_equal (meanings, n, plain, value);
    }
  return is_found;
}

gboolean
sp_risk_method_read (const char *text, SpRiskMethod *method)
{
  static const Meaning words[] = {
    {"LEC", SP_RISK_METHOD_LEC},
    {"D=LEC", SP_RISK_METHOD_LEC},
    {"作业条件危险性", SP_RISK_METHOD_LEC},
    {"作业条件危险性评价", SP_RISK_METHOD_LEC},
    {"作业条件危险性分析", SP_RISK_METHOD_LEC},
    {"LS", SP_RISK_METHOD_LS},
    {"LS矩阵", SP_RISK_METHOD_LS},
    {"风险矩阵", SP_RISK_METHOD_LS},
    {"矩阵", SP_RISK_METHOD_LS},
    {"风险矩阵分析", SP_RISK_METHOD_LS},
    {"R=LS", SP_RISK_METHOD_LS},
    {"MES", SP_RISK_METHOD_MES},
    {"R=MES", SP_RISK_METHOD_MES},
    {"直接判定", SP_RISK_METHOD_DIRECT},
    {"直接判断", SP_RISK_METHOD_DIRECT},
    {"DIRECT", SP_RISK_METHOD_DIRECT},
    {"人工判定", SP_RISK_METHOD_MANUAL},
    {"人工", SP_RISK_METHOD_MANUAL},
    {"经验判定", SP_RISK_METHOD_MANUAL},
    {"MANUAL", SP_RISK_METHOD_MANUAL},
  };
  static const char *const endings[] = {"法", NULL};
  int value = 0;

  if (!read_whole (words, G_N_ELEMENTS (words), endings, text, &value))
    return FALSE;
  *method = (SpRiskMethod)value;
  return TRUE;
}

gboolean
sp_risk_kind_read (const char *text, SpRiskKind *kind)
{
  static const Meaning words[] = {
    {"场所部位", SP_RISK_KIND_PLACE},      {"场所", SP_RISK_KIND_PLACE},
    {"部位", SP_RISK_KIND_PLACE},          {"区域", SP_RISK_KIND_PLACE},
    {"场所、部位", SP_RISK_KIND_PLACE},    {"作业场所", SP_RISK_KIND_PLACE},
    {"设备设施", SP_RISK_KIND_FACILITY},   {"设备", SP_RISK_KIND_FACILITY},
    {"设施", SP_RISK_KIND_FACILITY},       {"设施设备", SP_RISK_KIND_FACILITY},
    {"设备、设施", SP_RISK_KIND_FACILITY}, {"作业活动", SP_RISK_KIND_OPERATION},
    {"作业", SP_RISK_KIND_OPERATION},      {"操作", SP_RISK_KIND_OPERATION},
    {"活动", SP_RISK_KIND_OPERATION},      {"操作及作业活动", SP_RISK_KIND_OPERATION},
    {"PLACE", SP_RISK_KIND_PLACE},         {"FACILITY", SP_RISK_KIND_FACILITY},
    {"OPERATION", SP_RISK_KIND_OPERATION},
  };
  static const char *const endings[] = {"类", NULL};
  int value = 0;

  if (!read_whole (words, G_N_ELEMENTS (words), endings, text, &value))
    return FALSE;
  *kind = (SpRiskKind)value;
  return TRUE;
}

gboolean
sp_control_level_read (const char *text, SpControlLevel *level)
{
  static const Meaning words[] = {
    {"企业", SP_CONTROL_ENTERPRISE},
    {"公司", SP_CONTROL_ENTERPRISE},
    {"厂", SP_CONTROL_ENTERPRISE},
    {"单位", SP_CONTROL_ENTERPRISE},
    {"车间", SP_CONTROL_WORKSHOP},
    {"部门", SP_CONTROL_WORKSHOP},
    {"车间(部门)", SP_CONTROL_WORKSHOP},
    {"班组", SP_CONTROL_TEAM},
    {"岗位", SP_CONTROL_POST},
    {"按等级", SP_CONTROL_BY_LEVEL},
    {"ENTERPRISE", SP_CONTROL_ENTERPRISE},
    {"WORKSHOP", SP_CONTROL_WORKSHOP},
    {"TEAM", SP_CONTROL_TEAM},
    {"POST", SP_CONTROL_POST},
    {"BY-LEVEL", SP_CONTROL_BY_LEVEL},
  };
  static const char *const endings[] = {"管控", "级", NULL};
  int value = 0;

  if (!read_whole (words, G_N_ELEMENTS (words), endings, text, &value))
    return FALSE;
  *level = (SpControlLevel)value;
  return TRUE;
}

gboolean
sp_risk_measure_kind_read (const char *text, guint *field)
{
  static const Meaning words[] = {
    {"工程技术", SP_RISK_POINT_ENGINEERING}, {"工程控制", SP_RISK_POINT_ENGINEERING},
    {"工程", SP_RISK_POINT_ENGINEERING},     {"技术", SP_RISK_POINT_ENGINEERING},
    {"监控联锁", SP_RISK_POINT_INTERLOCK},   {"监测监控", SP_RISK_POINT_INTERLOCK},
    {"监控", SP_RISK_POINT_INTERLOCK},       {"联锁", SP_RISK_POINT_INTERLOCK},
    {"隔离警示", SP_RISK_POINT_BARRIER},     {"隔离", SP_RISK_POINT_BARRIER},
    {"警示", SP_RISK_POINT_BARRIER},         {"个体防护", SP_RISK_POINT_PROTECTION},
    {"个人防护", SP_RISK_POINT_PROTECTION},  {"防护", SP_RISK_POINT_PROTECTION},
    {"制度管理", SP_RISK_POINT_MANAGEMENT},  {"管理", SP_RISK_POINT_MANAGEMENT},
    {"制度", SP_RISK_POINT_MANAGEMENT},      {"教育培训", SP_RISK_POINT_TRAINING},
    {"培训教育", SP_RISK_POINT_TRAINING},    {"培训", SP_RISK_POINT_TRAINING},
    {"教育", SP_RISK_POINT_TRAINING},        {"应急管理", SP_RISK_POINT_EMERGENCY},
    {"应急", SP_RISK_POINT_EMERGENCY},       {"应急处置", SP_RISK_POINT_EMERGENCY},
  };
  static const char *const endings[] = {"类", "措施", NULL};
  int value = 0;

  if (!read_whole (words, G_N_ELEMENTS (words), endings, text, &value))
    return FALSE;
  *field = (guint)value;
  return TRUE;
}
