/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-heads.h. Data. */
#include "core/sp-risk-heads.h"

#include "core/sp-risk-grade.h"

#include <string.h>

/* What stands without 固有 or 现有 is of the risk as such, the inherent one; only a level may be
 * either (SP_RISK_HEAD_ANY_LEVEL). */
const SpRiskHeadWords sp_risk_heads[SP_RISK_N_HEADS] = {
  [SP_RISK_HEAD_CODE] = {N_ ("统一社会信用代码"), "credit_code", N_ ("信用代码、社会信用代码")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_METHOD] = {N_ ("固有评估方法"), "inherent_method",
                            N_ ("评估方法、评价方法、固有风险｜评估方法")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_L] = {N_ ("固有L"), "inherent_l",
                       N_ (
                         "L、L值、可能性、可能性L、事故可能性、发生的可能性、固有风险L、固有L值")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_M] = {N_ ("固有M"), "inherent_m",
                       N_ ("M、M值、控制措施状态、控制措施状态M、固有风险M、固有M值")},
  [SP_RISK_HEAD_OF_INHERENT + SP_RISK_HEAD_E] =
    {N_ ("固有E"), "inherent_e",
     N_ ("E、E值、暴露频繁程度、暴露频繁程度E、暴露频次、频繁程度、固有风险E、固有E值")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_S] = {N_ ("固有S"), "inherent_s",
                       N_ ("S、S值、严重程度、严重程度S、严重性、严重性S、固有风险S、固有S值")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_C] = {N_ ("固有C"), "inherent_c",
                       N_ ("C、C值、后果、后果C、后果严重性、后果严重程度、固有风险C、固有C值")},
  [SP_RISK_HEAD_OF_INHERENT + SP_RISK_HEAD_SCORE] =
    {N_ ("固有风险分值"), "inherent_score",
     N_ ("D、R、D值、R值、风险值、风险分值、分值、固有D、固有R、固有D值、固有R值、固有分值、"
         "固有风险值、固有风险D、固有风险R")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_LEVEL] = {N_ ("固有风险等级"), "inherent_level",
                           N_ ("固有等级、固有风险级别、固有级别、固有风险")},
  [SP_RISK_HEAD_OF_INHERENT + SP_RISK_HEAD_CLAUSES] = {N_ ("固有直接判定条款"), "inherent_clauses",
                                                       N_ ("直接判定条款、判定条款")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_GROUNDS] = {N_ ("固有评估依据"), "inherent_grounds", N_ ("评估依据、评价依据")},
  [SP_RISK_HEAD_OF_INHERENT +
    SP_RISK_HEAD_DAY] = {N_ ("固有评估日期"), "inherent_day", N_ ("评估日期、评价日期、评估时间")},
  [SP_RISK_HEAD_OF_INHERENT + SP_RISK_HEAD_ASSESSOR] = {N_ ("固有评估人"), "inherent_assessor",
                                                        N_ ("评估人、评价人、评估人员")},
  [SP_RISK_HEAD_OF_RESIDUAL +
    SP_RISK_HEAD_METHOD] = {N_ ("现有评估方法"), "residual_method", N_ ("剩余评估方法")},
  [SP_RISK_HEAD_OF_RESIDUAL +
    SP_RISK_HEAD_L] = {N_ ("现有L"), "residual_l", N_ ("现有风险L、现有L值、剩余L、剩余风险L")},
  [SP_RISK_HEAD_OF_RESIDUAL +
    SP_RISK_HEAD_M] = {N_ ("现有M"), "residual_m", N_ ("现有风险M、现有M值、剩余M、剩余风险M")},
  [SP_RISK_HEAD_OF_RESIDUAL +
    SP_RISK_HEAD_E] = {N_ ("现有E"), "residual_e", N_ ("现有风险E、现有E值、剩余E、剩余风险E")},
  [SP_RISK_HEAD_OF_RESIDUAL +
    SP_RISK_HEAD_S] = {N_ ("现有S"), "residual_s", N_ ("现有风险S、现有S值、剩余S、剩余风险S")},
  [SP_RISK_HEAD_OF_RESIDUAL +
    SP_RISK_HEAD_C] = {N_ ("现有C"), "residual_c", N_ ("现有风险C、现有C值、剩余C、剩余风险C")},
  [SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_HEAD_SCORE] =
    {N_ ("现有风险分值"), "residual_score",
     N_ ("现有D、现有R、现有D值、现有R值、现有分值、现有风险值、剩余风险值、现有风险D、现有风险R")},
  [SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_HEAD_LEVEL] =
    {N_ ("现有风险等级"), "residual_level",
     N_ ("现有等级、现有风险级别、现有级别、现有风险、剩余风险等级、剩余等级、残余风险等级、"
         "控制后风险等级")},
  [SP_RISK_HEAD_OF_RESIDUAL +
    SP_RISK_HEAD_CLAUSES] = {N_ ("现有直接判定条款"), "residual_clauses", ""},
  [SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_HEAD_GROUNDS] = {N_ ("现有评估依据"), "residual_grounds", ""},
  [SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_HEAD_DAY] = {N_ ("现有评估日期"), "residual_day", ""},
  [SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_HEAD_ASSESSOR] = {N_ ("现有评估人"), "residual_assessor", ""},
  [SP_RISK_HEAD_ANY_LEVEL] = {N_ ("等级"), "level",
                              N_ (
                                "风险等级、风险级别、级别、风险分级、危险等级、标注色、风险颜色")},
  [SP_RISK_HEAD_KIND] = {N_ ("类别"), "kind", N_ ("风险点类别、风险点类型、风险类别、类型")},
  [SP_RISK_HEAD_CONTROL] = {N_ ("管控层级"), "control_level", N_ ("管控级别、管控层次、责任层级")},
  [SP_RISK_HEAD_MEASURE_KIND] = {N_ ("管控措施类型"), "measure_kind",
                                 N_ ("措施类型、控制措施类型、措施类别、管控措施类别")},
  [SP_RISK_HEAD_MEASURE] = {N_ ("管控措施"), "measure",
                            N_ ("控制措施、措施、现有管控措施、现有控制措施、风险管控措施")},
  [SP_RISK_HEAD_CHECK_ITEM] = {N_ ("检查项目"), "check_item",
                               N_ ("排查项目、检查内容、排查内容、隐患排查内容")},
  [SP_RISK_HEAD_CHECK_STANDARD] = {N_ ("检查标准"), "check_standard", N_ ("排查标准、标准")},
  [SP_RISK_HEAD_DEPARTMENT] = {N_ ("责任部门"), "department", N_ ("责任单位、管控责任部门")},
  [SP_RISK_HEAD_PERSON] = {N_ ("责任人"), "person", N_ ("管控责任人、责任人员")},
};

SpRiskStageHead
sp_risk_head_of_factor (SpRiskMethod method, guint factor)
{
  static const char letters[] = "LMESC";
  const char *letter = sp_risk_method_letter (method, factor);
  const char *at = strchr (letters, *letter);

  g_assert (*letter != '\0' && at != NULL);
  return (SpRiskStageHead)(SP_RISK_HEAD_L + (at - letters));
}
