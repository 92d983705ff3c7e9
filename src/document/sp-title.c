/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles: the heading sentence of a block where it has one, else its first clause; and what the
 * title of a section says about what stands in it. */
#include "document/sp-blocks.h"
#include "document/sp-scan.h"

#define SHORT_HEADING 30 /* characters */
/* Of a heading that a space parts from its text, and of that text. */
#define GAP_HEADING_MIN 4
#define GAP_HEADING_MAX 16
#define GAP_TEXT_MIN 4

/* A bracket that states who is responsible ends the heading sentence that has no 。. */
static gboolean
opens_clause (const char *p, const char *end)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SpClausePlace));
  const char *close = p;
  int depth = 0;

  for (; close < end && close - p < 3000; close = g_utf8_next_char (close))
    {
      depth +=
        (sp_scan_opens (close) == SP_BRACKET_ROUND) - (sp_scan_closes (close) == SP_BRACKET_ROUND);
      if (depth <= 0)
        break;
    }
  if (close < end)
    close = g_utf8_next_char (close);
  sp_clause_find (p, close, places);
  return places->len > 0 && g_array_index (places, SpClausePlace, 0).outer_start == p;
}

typedef struct
{
  const char *comma; /* first comma outside brackets */
  const char *stop;  /* where the sentence ends */
  guint n_commas;
  gboolean closed; /* ended by 。 rather than by the line */
} Sentence;

static void
read_sentence (const char *text, const char *end, gboolean heed_brackets, Sentence *out)
{
  int depth = 0;
  const char *p = text;

  memset (out, 0, sizeof *out);
  for (; p < end && *p != '\n'; p = g_utf8_next_char (p))
    {
      SpBracket opens = sp_scan_opens (p);

      if (opens == SP_BRACKET_ROUND && depth == 0 && opens_clause (p, end))
        break;
      if (heed_brackets)
        depth =
          MAX (depth, 0) + (opens != SP_BRACKET_NONE) - (sp_scan_closes (p) != SP_BRACKET_NONE);
      if (depth > 0)
        {
          /* A bracket that never closes is a slip; do not let it swallow the block. */
          if (p - text > SP_READER_MAX_TITLE)
            break;
          continue;
        }
      if (sp_scan_at (p, "。") || sp_scan_at (p, "；") || sp_scan_at (p, "！") || *p == ';')
        {
          out->closed = TRUE;
          break;
        }
      if (sp_scan_at (p, "，") || *p == ',' || sp_scan_at (p, "："))
        {
          out->n_commas++;
          if (out->comma == NULL)
            out->comma = p;
        }
      /* Far beyond any title nothing matters. */
      if (p - text > 4 * SP_READER_MAX_TITLE)
        break;
    }
  out->stop = p;
}

/* 一、总体要求 坚持预防为主，…: the space that parts a heading from its text where the line break
 * between them was lost; NULL where there is none. */
static const char *
find_gap (const char *text, const Sentence *sentence)
{
  const char *p = text, *rest;
  guint n = 0;

  for (; p < sentence->stop && n <= GAP_HEADING_MAX; p = g_utf8_next_char (p), n++)
    {
      gunichar c = sp_scan_char (p);

      if (sp_scan_is_space (c))
        break;
      if (c < 0x3400 || sp_scan_ends_clause (p) || sp_scan_at (p, "、") ||
          sp_scan_opens (p) != SP_BRACKET_NONE || sp_scan_closes (p) != SP_BRACKET_NONE)
        return NULL;
    }
  if (n < GAP_HEADING_MIN || n > GAP_HEADING_MAX || p >= sentence->stop)
    return NULL;
  rest = sp_scan_skip_spaces (p, sentence->stop);
  /* Words set apart are one heading; a sentence behind it is long or has clauses. */
  if (sp_scan_opens (rest) != SP_BRACKET_NONE || !sentence->closed ||
      g_utf8_strlen (rest, sentence->stop - rest) < GAP_TEXT_MIN)
    return NULL;
  for (const char *q = rest; q < sentence->stop; q = g_utf8_next_char (q))
    {
      if (sp_scan_is_space (sp_scan_char (q)))
        return NULL;
    }
  return p;
}

/* Whether the sentence with a comma in it is a heading all the same: it stands on a line of its own
 * with the body below, or it is short and a body of sentences follows. */
static gboolean
is_heading (const char *text, const char *end, const Sentence *sentence)
{
  const char *behind = sentence->stop;
  const char *body;

  if (sentence->closed)
    behind = g_utf8_next_char (behind);
  while (behind < end && (*behind == ' ' || *behind == '\t'))
    behind++;
  body = sp_scan_skip_spaces (behind, end);
  if (body >= end)
    return FALSE;
  if (*behind == '\n')
    return sp_scan_opens (body) != SP_BRACKET_ROUND;
  if (!sentence->closed || sentence->n_commas > 1 || sp_scan_opens (body) == SP_BRACKET_ROUND)
    return FALSE;
  return g_utf8_strlen (text, sentence->stop - text) <= SHORT_HEADING;
}

const char *
sp_title_end (const char *text, const char *end, const char **rest)
{
  static const char *const tails[] = {"，", "、", "：", ":", ",", "；", "。", ".", NULL};
  Sentence sentence;
  const char *stop;
  guint length;

  *rest = text;
  read_sentence (text, end, TRUE, &sentence);
  if (sentence.stop - text > SP_READER_MAX_TITLE && sentence.comma == NULL)
    read_sentence (text, end, FALSE, &sentence);
  stop = find_gap (text, &sentence);
  if (stop != NULL)
    {
      *rest = sp_scan_skip_spaces (stop, end);
      return stop;
    }
  stop = sentence.stop;
  if (sentence.comma != NULL && !is_heading (text, end, &sentence))
    {
      /* No heading sentence: the first clause names the block and belongs to its body as well. */
      stop = MIN (sentence.comma, text + SP_READER_MAX_TITLE);
      while ((*stop & 0xc0) == 0x80)
        stop--;
      *rest = text;
      return sp_scan_skip_spaces_back (text, stop);
    }
  if (stop - text > SP_READER_MAX_TITLE)
    {
      stop = text + SP_READER_MAX_TITLE;
      while ((*stop & 0xc0) == 0x80)
        stop--;
    }
  *rest = stop;
  if (stop < end && sp_scan_any (stop, tails) > 0)
    *rest = g_utf8_next_char (stop);
  stop = sp_scan_skip_spaces_back (text, stop);
  while ((length = sp_scan_any_before (text, stop, tails)) > 0)
    stop = sp_scan_skip_spaces_back (text, stop - length);
  return stop;
}

/* Titles of sections. What only contains one of these words may be work: 保障 is said of people's
 * livelihood, 进度 of a building, 范围 of what is to be widened. */
static const char *const guarantee_words[] = {
  "保障措施", "组织保障", "工作保障", "政策保障", "实施保障", "保障机制", "工作要求", "有关要求",
  "相关要求", "几点要求", "纪律要求", "活动要求", "其他要求", "组织领导", "组织实施", "组织机构",
  "组织管理", "机构设置", "职责分工", "有关事项", "附则",     NULL};
static const char *const guarantee_titles[] = {"保障",     "强化保障", "加强保障", "要求",
                                               "具体要求", "组织",     NULL};
static const char *const work_words[] = {"任务",     "措施",     "内容",     "重点工作",
                                         "工作重点", "整治重点", "行动内容", NULL};
static const char *const phase_words[] = {
  "进度安排", "工作进度", "实施进度", "时间进度", "整治时间", "行动时间",
  "活动时间", "工作时间", "实施时间", "步骤",     "时间安排", "时间节点",
  "时间要求", "阶段安排", "阶段划分", "分阶段",   NULL};
static const char *const goal_words[] = {"目标",     "总体要求", "总体思路", "指导思想", "基本原则",
                                         "基本思路", "工作思路", "工作原则", "主要指标", NULL};
static const char *const no_goals[] = {"目标责任", "目标考核", "目标管理", "考核目标", NULL};
static const char *const other_words[] = {
  "基本情况", "现状",     "形势",       "适用范围", "编制依据", "工作背景", "总则",
  "重要意义", "存在问题", "存在的问题", "主要问题", "名词解释", NULL};
static const char *const scope_ends[] = {"范围",       "对象",       "范围和重点", "范围及重点",
                                         "范围、重点", "对象和范围", "范围和对象", NULL};
static const char *const widening[] = {"扩大", "拓展", "拓宽", "延伸",
                                       "明确", "规范", "调整", NULL};

static gboolean
holds (const char *title, const char *end, const char *const *words)
{
  return sp_scan_find_any (title, end, words, NULL) != NULL;
}

static gboolean
is_one_of (const char *title, const char *end, const char *const *words)
{
  return sp_scan_any (title, words) == (guint)(end - title);
}

/* 动员部署阶段（2021年3月） and 实施阶段, but not 推进第二阶段改造. */
static gboolean
is_stage (const char *title, const char *end)
{
  const char *bracket = title;

  while (bracket < end && sp_scan_opens (bracket) != SP_BRACKET_ROUND)
    bracket = g_utf8_next_char (bracket);
  return sp_scan_before (title, sp_scan_skip_spaces_back (title, bracket), "阶段");
}

SpSection
sp_section_kind (const char *title, const char *end)
{
  if (holds (title, end, guarantee_words) || is_one_of (title, end, guarantee_titles))
    return SP_SECTION_GUARANTEES;
  /* 整治范围和重点 says what is looked at, 整治范围和任务 what is done. */
  if (sp_scan_any_before (title, end, scope_ends) > 0 && !holds (title, end, widening))
    return SP_SECTION_OTHER;
  if (is_stage (title, end))
    return SP_SECTION_PHASES;
  /* 分阶段推进的任务 is work; a section of phases is named after nothing else. */
  if (holds (title, end, work_words))
    return SP_SECTION_WORK;
  if (holds (title, end, phase_words))
    return SP_SECTION_PHASES;
  if (holds (title, end, goal_words) && !holds (title, end, no_goals))
    return SP_SECTION_GOAL;
  if (holds (title, end, other_words))
    return SP_SECTION_OTHER;
  return SP_SECTION_WORK;
}
