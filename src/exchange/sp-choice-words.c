/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data: a line is a word of a vocabulary by its code, its other words are parted by 、. What can be
 * read in two ways stands in none. */
#include "exchange/sp-choice-words.h"

#include "base/sp-i18n.h"
#include "exchange/sp-record-heads.h"

typedef struct
{
  const char *vocabulary;
  const char *code;
  const char *words;
} Other;

static const Other others[] = {
  {"hazard-grade", "general", N_ ("一般事故隐患、一般问题、一般性隐患、普通隐患")},
  {"hazard-grade", "major", N_ ("重大事故隐患、重大安全隐患、重大问题")},
  {"hazard-category", "thing", N_ ("物、物的因素、物的状态、设备设施")},
  {"hazard-category", "person", N_ ("人、人的因素、人的行为、人员行为")},
  {"hazard-category", "management", N_ ("管、管理、管理因素、管理问题、基础管理")},
  {"hazard-category", "environment", N_ ("环、环境、环境问题")},
  {"hazard-source", "department",
   N_ ("部门排查、执法检查、监督检查、日常检查、行业检查、监管部门检查、乡镇检查、部门检查发现")},
  {"hazard-source", "enterprise",
   N_ ("自查、企业排查、自查自纠、企业自查自纠、企业自查发现、企业自查自改")},
  {"hazard-source", "committee",
   N_ ("安委会检查、安委办检查、安委办督查、督查检查、督导检查、综合督查")},
  {"hazard-source", "expert", N_ ("专家检查、专家排查、专家会诊、专家指导")},
  {"hazard-source", "report", N_ ("举报、投诉举报、举报投诉、群众投诉")},
  {"hazard-source", "transfer", N_ ("上级督办、上级检查、上级督查、上级转办")},
  {"hazard-source", "other", N_ ("其它")},
  {"hazard-treatment", "immediate",
   N_ ("即改、立改、立即改正、立行立改、立查立改、即查即改、边查边改、当场整改、现场整改、"
       "就地整改")},
  {"hazard-treatment", "limited", N_ ("限改、限期、限期改正、限期治理")},
  {"enterprise-size", "large", N_ ("大、大型企业")},
  {"enterprise-size", "medium", N_ ("中、中型企业")},
  {"enterprise-size", "small", N_ ("小、小型企业")},
  {"enterprise-size", "micro", N_ ("微、微型企业、小微、小微企业")},
  {"enterprise-size", "household", N_ ("个体、个体户、个体工商")},
  {"standardisation", "none", N_ ("无、否、未达标、未创建、未开展、未定级、/")},
  {"standardisation", "first", N_ ("一级标准化、一级达标、1级、Ⅰ级")},
  {"standardisation", "second", N_ ("二级标准化、二级达标、2级、Ⅱ级")},
  {"standardisation", "third", N_ ("三级标准化、三级达标、3级、Ⅲ级")},
  {"hazard-source-grade", "none", N_ ("无、否、不构成、/")},
  {"hazard-source-grade", "first", N_ ("一级重大危险源、1级、Ⅰ级")},
  {"hazard-source-grade", "second", N_ ("二级重大危险源、2级、Ⅱ级")},
  {"hazard-source-grade", "third", N_ ("三级重大危险源、3级、Ⅲ级")},
  {"hazard-source-grade", "fourth", N_ ("四级重大危险源、4级、Ⅳ级")},
  {"credit", "normal", N_ ("无、/")},
  {"credit", "red", N_ ("红、守信")},
  {"credit", "black", N_ ("黑、失信、联合惩戒")},
  {"enterprise-status", "producing",
   N_ ("正常、正常生产、在产、生产、营业、正常经营、在营、开业、存续")},
  {"enterprise-status", "stopped", N_ ("停产、停业、停产整顿、停产停业整顿、停工")},
  {"enterprise-status", "closed", N_ ("关停、关闭取缔、取缔、已关闭")},
  {"enterprise-status", "withdrawn", N_ ("注销、吊销、退出、已注销")},
  {"listing-level", "prefecture", N_ ("州级、市级")},
  {"institution-kind", "system", N_ ("制度、规章制度")},
  {"institution-kind", "method", N_ ("办法")},
  {"institution-kind", "mechanism", N_ ("机制")},
};

const SpWord *
sp_choice_words_find (const SpVocabulary *choices, const char *plain)
{
  g_return_val_if_fail (choices != NULL && plain != NULL, NULL);

  for (guint i = 0; *plain != '\0' && i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i].vocabulary, choices->name) &&
        sp_record_words_have (_ (others[i].words), plain))
      return sp_vocabulary_find_code (choices, others[i].code);
  return NULL;
}
