/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-institution-propose.h. A clause asks for an institution where a word of making stands
 * before a word for what is made, with nothing in between that ends a thought. */
#include "core/sp-institution-propose.h"

#include "base/sp-text.h"

#include <string.h>

/* Words of making; the longer ones first where one begins another. */
static const char *const makings[] = {
  "研究制定", "制定完善",       "制定出台", "制定印发", "制订",       "制定",
  "出台",     "建立健全并落实", "建立健全", "建立完善", "建立并完善", "建立",
  "健全完善", "健全",           "编制",     "起草",     "印发",       "修订",
};

/* What is made, at the end of its name, and what kind of institution it is. The longer ones first
 * where one ends another. */
static const struct
{
  const char *word;
  SpInstitutionKind kind;
} things[] = {
  {"责任体系", SP_INSTITUTION_CHAIN},     {"责任链条", SP_INSTITUTION_CHAIN},
  {"责任清单", SP_INSTITUTION_CHAIN},     {"责任制", SP_INSTITUTION_CHAIN},
  {"管理制度", SP_INSTITUTION_SYSTEM},    {"工作制度", SP_INSTITUTION_SYSTEM},
  {"制度体系", SP_INSTITUTION_SYSTEM},    {"制度", SP_INSTITUTION_SYSTEM},
  {"管理办法", SP_INSTITUTION_METHOD},    {"实施办法", SP_INSTITUTION_METHOD},
  {"办法", SP_INSTITUTION_METHOD},        {"实施细则", SP_INSTITUTION_METHOD},
  {"细则", SP_INSTITUTION_METHOD},        {"实施意见", SP_INSTITUTION_METHOD},
  {"指导意见", SP_INSTITUTION_METHOD},    {"若干规定", SP_INSTITUTION_METHOD},
  {"规定", SP_INSTITUTION_METHOD},        {"实施方案", SP_INSTITUTION_METHOD},
  {"工作方案", SP_INSTITUTION_METHOD},    {"应急预案", SP_INSTITUTION_METHOD},
  {"预案", SP_INSTITUTION_METHOD},        {"长效机制", SP_INSTITUTION_MECHANISM},
  {"工作机制", SP_INSTITUTION_MECHANISM}, {"机制", SP_INSTITUTION_MECHANISM},
  {"技术规范", SP_INSTITUTION_STANDARD},  {"规范", SP_INSTITUTION_STANDARD},
  {"标准", SP_INSTITUTION_STANDARD},      {"规程", SP_INSTITUTION_STANDARD},
  {"指南", SP_INSTITUTION_STANDARD},      {"目录", SP_INSTITUTION_STANDARD},
};

/* Signs at which a name ends at the latest. 、 may stand within one. */
static const char *const ends[] = {"，", "。", "；", "：", "！", "？", ",", ";", "\n"};

/* After one of these the thing is not the end of a name: 标准化, 规范化, 制度化, 机制体制 … */
static const char *const goes_on[] = {"化",   "性",   "度",   "管理", "执行",
                                      "落实", "要求", "建设", "体系"};

/* What stands before a name and is not of it. */
static const char *const leads[] = {
  "并",   "和",   "了",   "起",   "的",   "较为完善的", "一批", "一套", "相关", "有关",
  "相应", "完善", "实施", "公示", "执行", "落实",       "履行", "<",    "〈",
};
static const char *const adverbs[] = {"严格", "认真", "切实", "全面"};

/* Signs and words that stand between two things rather than within the name of one. */
static const char *const joints[] = {"、", "和", "与", "及", "并"};

/* So many characters may stand between 机制 and 意见 in 机制的实施意见. */
#define MAX_BETWEEN 8
#define MAX_THOUGHT 100
#define MIN_NAME 4
#define MAX_NAME 40

void
sp_institution_proposal_free (gpointer data)
{
  SpInstitutionProposal *proposal = data;

  g_clear_object (&proposal->institution);
  g_free (proposal->clause);
  g_free (proposal);
}

static gboolean
begins_with_any (const char *text, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

/* The first word of making; *@after is set past it. */
static const char *
find_making (const char *text, const char **after)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (makings); i++)
      if (g_str_has_prefix (at, makings[i]))
        {
          *after = at + strlen (makings[i]);
          return at;
        }
  return NULL;
}

/* The end of the thought that begins at @text, or what is too far away to be of a name. */
static const char *
find_end (const char *text)
{
  const char *end = text;

  for (guint n = 0; *end != '\0' && n < MAX_THOUGHT; n++, end = g_utf8_next_char (end))
    if (begins_with_any (end, ends, G_N_ELEMENTS (ends)))
      break;
  return end;
}

/* Where the first thing of @text before @end begins and, returned, ends; NULL: there is none. */
static const char *
find_thing (const char *text, const char *end, const char **begin, SpInstitutionKind *kind)
{
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (things); i++)
      {
        const char *after = at + strlen (things[i].word);

        if (after > end || !g_str_has_prefix (at, things[i].word) ||
            begins_with_any (after, goes_on, G_N_ELEMENTS (goes_on)))
          continue;
        *begin = at;
        *kind = things[i].kind;
        return after;
      }
  return NULL;
}

static gboolean
is_joined (const char *from, const char *to)
{
  g_autofree char *between = g_strndup (from, (gsize)(to - from));

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (strstr (between, joints[i]) != NULL)
      return TRUE;
  return g_utf8_strlen (between, -1) > MAX_BETWEEN;
}

/* 机制的实施意见 is an opinion, not a mechanism: the last thing of a row names it. */
static const char *
find_last_thing (const char *text, const char *end, SpInstitutionKind *kind)
{
  const char *begin = text;
  const char *last = find_thing (text, end, &begin, kind);

  if (last == NULL || begin == text)
    return NULL; /* 建立制度: it has no name */
  while (TRUE)
    {
      SpInstitutionKind later;
      const char *to = find_thing (last, end, &begin, &later);

      if (to == NULL || is_joined (last, begin))
        return last;
      last = to;
      *kind = later;
    }
}

static const char *
skip_any (const char *text, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (text, words[i]))
      return text + strlen (words[i]);
  return text;
}

/* 并严格执行…制度: an adverb goes only with the verb behind it. */
static const char *
skip_leads (const char *text)
{
  const char *verb = skip_any (text, adverbs, G_N_ELEMENTS (adverbs));
  const char *after = skip_any (verb, leads, G_N_ELEMENTS (leads));

  return after != verb ? skip_leads (after) : text;
}

char *
sp_institution_dup_key (const char *name)
{
  static const char *const marks[] = {"《", "》", "“", "”", "\"", "〈", "〉"};
  g_autofree char *half = sp_text_half_width (name);
  char *plain = sp_text_squash (half);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (plain, marks[i], -1);

      g_free (plain);
      plain = g_strjoinv ("", pieces);
    }
  return plain;
}

/* A title in 《》 is the name as it stands. */
static char *
dup_name (const char *from, const char *to)
{
  g_autofree char *cut = g_strndup (from, (gsize)(to - from));
  char *open = strstr (cut, "《");
  g_autofree char *name = NULL;

  if (open != NULL)
    return g_strdup (open + strlen ("《"));
  name = sp_text_trim (skip_leads (cut));
  return g_steal_pointer (&name);
}

/* @seen: keys of names that are there already. */
static void
add_proposal (GPtrArray *proposals,
              GHashTable *seen,
              const char *making,
              const char *name_at,
              const char *to,
              SpInstitutionKind kind)
{
  g_autofree char *name = dup_name (name_at, to);
  glong length = g_utf8_strlen (name, -1);
  SpInstitutionProposal *proposal;

  if (length < MIN_NAME || length > MAX_NAME ||
      !g_hash_table_add (seen, sp_institution_dup_key (name)))
    return;
  proposal = g_new0 (SpInstitutionProposal, 1);
  proposal->institution = sp_record_new (&sp_institution_type);
  proposal->clause = g_strndup (making, (gsize)(to - making));
  sp_record_set_text (proposal->institution, SP_INSTITUTION_NAME, name);
  sp_record_set_integer (proposal->institution, SP_INSTITUTION_KIND, kind);
  g_ptr_array_add (proposals, proposal);
}

GPtrArray *
sp_institution_find_in_text (const char *text)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (sp_institution_proposal_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *after = text;
  const char *making;

  g_return_val_if_fail (text != NULL, proposals);

  while ((making = find_making (after, &after)) != NULL)
    {
      const char *name_at = after;
      const char *end = find_end (after);
      SpInstitutionKind kind = SP_INSTITUTION_SYSTEM;
      const char *to = find_last_thing (skip_leads (name_at), end, &kind);

      if (to == NULL)
        continue;
      add_proposal (proposals, seen, making, name_at, to, kind);
      after = to;
    }
  return proposals;
}

GPtrArray *
sp_institution_propose (SpMeasure *measure)
{
  SpRecord *record = SP_RECORD (measure);
  g_autofree char *text = NULL;
  GPtrArray *proposals;

  g_return_val_if_fail (SP_IS_MEASURE (measure), NULL);

  text = g_strconcat (sp_record_get_text (record, SP_MEASURE_TITLE), "\n",
                      sp_record_get_text (record, SP_MEASURE_TEXT), NULL);
  proposals = sp_institution_find_in_text (text);
  for (guint i = 0; i < proposals->len; i++)
    {
      SpInstitutionProposal *proposal = g_ptr_array_index (proposals, i);

      proposal->measure = sp_record_get_id (record);
      sp_record_set_integer (proposal->institution, SP_INSTITUTION_PLAN,
                             sp_record_get_integer (record, SP_MEASURE_PLAN));
      sp_record_set_integer (proposal->institution, SP_INSTITUTION_PART,
                             sp_record_get_integer (record, SP_MEASURE_PART));
    }
  return proposals;
}
