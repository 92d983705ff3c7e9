/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shared vocabularies, one table each, and look-ups in them. A vocabulary has at most a dozen
 * words, so the look-ups are linear. */
#include "base/sp-vocabulary.h"

#include "base/sp-i18n.h"

const SpWord *
sp_vocabulary_find (const SpVocabulary *vocabulary, int value)
{
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (vocabulary->words[i].value == value)
      return &vocabulary->words[i];
  return NULL;
}

const SpWord *
sp_vocabulary_find_code (const SpVocabulary *vocabulary, const char *code)
{
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (g_strcmp0 (vocabulary->words[i].code, code) == 0)
      return &vocabulary->words[i];
  return NULL;
}

const SpWord *
sp_vocabulary_find_label (const SpVocabulary *vocabulary, const char *label)
{
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (g_strcmp0 (vocabulary->words[i].label, label) == 0 ||
        g_strcmp0 (_ (vocabulary->words[i].label), label) == 0)
      return &vocabulary->words[i];
  return NULL;
}

static const SpWord *
find_beginning (const SpVocabulary *vocabulary, const char *text)
{
  const SpWord *found = NULL;

  if (g_utf8_strlen (text, -1) < 2)
    return NULL;
  for (guint i = 0; i < vocabulary->n_words; i++)
    if (g_str_has_prefix (_ (vocabulary->words[i].label), text))
      {
        if (found != NULL)
          return NULL;
        found = &vocabulary->words[i];
      }
  return found;
}

const SpWord *
sp_vocabulary_find_typed (const SpVocabulary *vocabulary, const char *text)
{
  const SpWord *word;

  g_return_val_if_fail (vocabulary != NULL && text != NULL, NULL);
  word = sp_vocabulary_find_label (vocabulary, text);
  if (word == NULL)
    word = sp_vocabulary_find_code (vocabulary, text);
  return word != NULL ? word : find_beginning (vocabulary, text);
}

char *
sp_vocabulary_dup_labels (const SpVocabulary *vocabulary)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < vocabulary->n_words; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "、" : "", _ (vocabulary->words[i].label));
  return g_string_free (labels, FALSE);
}

const char *
sp_vocabulary_code (const SpVocabulary *vocabulary, int value)
{
  const SpWord *word = sp_vocabulary_find (vocabulary, value);

  return word ? word->code : "";
}

const char *
sp_vocabulary_label (const SpVocabulary *vocabulary, int value)
{
  const SpWord *word = sp_vocabulary_find (vocabulary, value);

  return word ? _ (word->label) : "";
}

static const SpWord role_words[] = {
  {SP_ROLE_LEAD, "lead", N_ ("牵头")},
  {SP_ROLE_RESPONSIBLE, "responsible", N_ ("责任")},
  {SP_ROLE_TERRITORIAL, "territorial", N_ ("属地")},
  {SP_ROLE_SUPPORT, "support", N_ ("配合")},
};
const SpVocabulary sp_roles = {"role", role_words, G_N_ELEMENTS (role_words)};

static const SpWord block_kind_words[] = {
  {SP_BLOCK_MEASURE, "measure", N_ ("任务")},
  {SP_BLOCK_GOAL, "goal", N_ ("目标")},
  {SP_BLOCK_PHASE, "phase", N_ ("阶段")},
  {SP_BLOCK_GUARANTEE, "guarantee", N_ ("保障措施")},
};
const SpVocabulary sp_block_kinds = {"block-kind", block_kind_words,
                                     G_N_ELEMENTS (block_kind_words)};

static const SpWord deadline_kind_words[] = {
  {SP_DEADLINE_BY, "by", N_ ("此日之前")},
  {SP_DEADLINE_WITHIN, "within", N_ ("期内完成")},
  {SP_DEADLINE_FROM, "from", N_ ("自此日起")},
  {SP_DEADLINE_RECURRING, "recurring", N_ ("周期")},
};
const SpVocabulary sp_deadline_kinds = {"deadline-kind", deadline_kind_words,
                                        G_N_ELEMENTS (deadline_kind_words)};

static const SpWord recurrence_words[] = {
  {SP_RECURRENCE_NONE, "none", N_ ("无")},
  {SP_RECURRENCE_YEAR, "year", N_ ("每年")},
  {SP_RECURRENCE_HALF_YEAR, "half-year", N_ ("每半年")},
  {SP_RECURRENCE_QUARTER, "quarter", N_ ("每季度")},
  {SP_RECURRENCE_MONTH, "month", N_ ("每月")},
  {SP_RECURRENCE_WEEK, "week", N_ ("每周")},
  {SP_RECURRENCE_DAY, "day", N_ ("每日")},
};
const SpVocabulary sp_recurrences = {"recurrence", recurrence_words,
                                     G_N_ELEMENTS (recurrence_words)};

static const SpWord target_op_words[] = {
  {SP_TARGET_AT_LEAST, ">=", N_ ("不低于")},
  {SP_TARGET_AT_MOST, "<=", N_ ("不超过")},
  {SP_TARGET_EQUAL, "=", N_ ("达到")},
  {SP_TARGET_ABOVE, ">", N_ ("高于")},
  {SP_TARGET_BELOW, "<", N_ ("低于")},
  {SP_TARGET_DECREASE_BY, "decrease_by", N_ ("下降")},
  {SP_TARGET_INCREASE_BY, "increase_by", N_ ("增长")},
};
const SpVocabulary sp_target_ops = {"target-op", target_op_words, G_N_ELEMENTS (target_op_words)};

static const SpWord doubt_kind_words[] = {
  {SP_DOUBT_NUMBER, "number", N_ ("编号")},     {SP_DOUBT_UNIT, "unit", N_ ("单位")},
  {SP_DOUBT_DATE, "date", N_ ("日期")},         {SP_DOUBT_CLAUSE, "clause", N_ ("责任句")},
  {SP_DOUBT_COUNT, "count", N_ ("数目")},       {SP_DOUBT_HEADING, "heading", N_ ("标题")},
  {SP_DOUBT_ENCODING, "encoding", N_ ("编码")}, {SP_DOUBT_OTHER, "other", N_ ("其他")},
};
const SpVocabulary sp_doubt_kinds = {"doubt-kind", doubt_kind_words,
                                     G_N_ELEMENTS (doubt_kind_words)};
