/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What offices also call fields in the heads of their tables. Data: a line is a field, words are
 * parted by 、 and stand without space, punctuation and units. */
#include "exchange/sp-record-heads.h"

#include "base/sp-i18n.h"

#include <string.h>

typedef struct
{
  const char *table;
  const char *field;
  const char *words;
} Alias;

static const Alias aliases[] = {
  {"accident", "number", N_ ("事故编号")},
  {"accident", "title", N_ ("事故、名称、事故简称")},
  {"accident", "happened_on", N_ ("事故日期、发生时间、事故时间、日期、时间")},
  {"accident", "industry", N_ ("行业、领域、行业类别、事故类型")},
  {"accident", "township", N_ ("所属乡镇、乡镇街道、属地、发生地乡镇")},
  {"accident", "enterprise", N_ ("企业、企业名称、单位名称、事故企业、责任单位")},
  {"accident", "place", N_ ("事故地点、发生地点")},
  {"accident", "deaths", N_ ("死亡人数、死亡数、伤亡情况｜死亡")},
  {"accident", "serious_injuries", N_ ("重伤人数、重伤数")},
  {"accident", "light_injuries", N_ ("轻伤人数、轻伤数、受伤人数")},
  {"accident", "loss", N_ ("经济损失、损失、直接损失")},
  {"accident", "cause", N_ ("简要经过、事故经过、事故原因、原因、简要情况")},
  {"accident", "handling", N_ ("处理情况、调查处理情况、处理结果")},
  {"accident_total", "accidents", N_ ("事故起数、事故数、发生起数")},
  {"accident_total", "deaths", N_ ("死亡人数、死亡数")},
  {"accident_total", "injuries", N_ ("受伤人数、受伤数、伤")},
  {"accident_total", "loss", N_ ("经济损失、损失")},
  {"accident_total", "industry", N_ ("行业、领域")},
  {"accident_total", "year", N_ ("年、年度")},
  {"accident_total", "month", N_ ("月")},
  {"supervision", "kind", N_ ("督办方式、类型、类别、文书类型")},
  {"supervision", "number", N_ ("文号、督办编号、文书编号")},
  {"supervision", "title", N_ ("督办事项、标题、内容、主要内容")},
  {"supervision", "unit", N_ ("被督办单位、责任单位、单位、发送单位")},
  {"supervision", "issued_on", N_ ("下发日期、下发时间、督办日期、日期、发出时间")},
  {"supervision", "cause", N_ ("督办事由、原因、问题")},
  {"supervision", "deadline", N_ ("完成期限、办理期限、整改期限、期限、完成时限")},
  {"supervision", "reply", N_ ("回复、回复内容、办理情况、整改情况")},
  {"supervision", "replied_on", N_ ("回复时间")},
  {"supervision", "closed_on", N_ ("办结时间、销号日期、完成日期")},
  {"enforcement", "day", N_ ("检查日期、执法日期、检查时间、时间")},
  {"enforcement", "department", N_ ("执法单位、部门、检查单位、填报单位")},
  {"enforcement", "township", N_ ("所属乡镇、乡镇街道、属地")},
  {"enforcement", "industry", N_ ("行业、领域、行业类别")},
  {"enforcement", "enterprise", N_ ("企业名称、被检查单位、被检查企业、单位名称")},
  {"enforcement", "document", N_ ("文书编号、文号、执法文书号、处罚文书号")},
  {"enforcement", "groups", N_ ("检查组数、派出检查组、检查｜组数")},
  {"enforcement", "inspectors", N_ ("检查人员、出动人次、检查｜人次")},
  {"enforcement", "enterprises", N_ ("检查企业数、检查家数、检查｜家数")},
  {"enforcement", "corrections", N_ ("限期整改、责令整改、处理｜限期整改")},
  {"enforcement", "shutdowns", N_ ("停产停业整顿、责令停产、停产停业")},
  {"enforcement", "licences", N_ ("暂扣吊销、吊销证照")},
  {"enforcement", "closures", N_ ("关闭、取缔、关停")},
  {"enforcement", "penalties", N_ ("处罚、处罚起数、行政处罚起数、处罚｜起数")},
  {"enforcement", "fines", N_ ("罚款金额、处罚金额、罚金、处罚｜金额、处罚｜罚款")},
  {"enforcement", "interviews", N_ ("约谈、警示约谈")},
  {"enforcement", "exposures", N_ ("曝光、通报")},
  {"hazard", "number", N_ ("隐患编号")},
  {"hazard", "description",
   N_ (
     "隐患描述、隐患内容、存在问题、存在的问题、问题描述、问题隐患内容、隐患、主要问题、隐患情况、"
     "问题隐患描述、隐患问题、重大隐患内容、重大隐患问题、重大隐患问题内容、存在的隐患、存在隐患、"
     "存在的问题隐患、隐患明细、明细、问题内容、内容")},
  {"hazard", "grade", N_ ("隐患等级、隐患级别、级别、隐患类型")},
  {"hazard", "basis", N_ ("依据、判定的依据、违反条款")},
  {"hazard", "category", N_ ("隐患类别")},
  {"hazard", "source", N_ ("隐患来源、来源、问题来源、排查方式")},
  {"hazard", "enterprise",
   N_ ("企业名称、单位名称、生产经营单位、受检单位、被检查单位、隐患单位、检查的企业、检查企业、"
       "受检企业、被检查企业")},
  {"hazard", "place", N_ ("隐患地点、部位、地点、隐患部位、所在部位")},
  {"hazard", "township", N_ ("所属乡镇、乡镇街道、属地、地区、所在地区、所在乡镇、辖区")},
  {"hazard", "industry", N_ ("行业、领域、行业类别、所属行业")},
  {"hazard", "department", N_ ("监管部门、行业主管部门、督办部门、监管责任单位")},
  {"hazard", "found_on", N_ ("排查时间、检查日期、检查时间、发现日期、发现时间")},
  {"hazard", "found_by", N_ ("检查人、检查人员、排查人员、发现人")},
  {"hazard", "document", N_ ("文书编号、文书号、文号")},
  {"hazard", "treatment", N_ ("整改类型、整改方式、治理方式")},
  {"hazard", "measures",
   N_ ("措施、治理措施、措施到位、五到位｜措施、五落实｜措施、采取的整改措施、采取的措施、"
       "已采取措施、已采取的措施")},
  {"hazard", "precautions", N_ ("防范措施、安全防范措施、防范管控措施、临时管控措施")},
  {"hazard", "rectifier", N_ ("责任单位、整改责任单位")},
  {"hazard", "person", N_ ("责任人、责任、责任到位、五到位｜责任、五落实｜责任、整改责任")},
  {"hazard", "phone", N_ ("联系电话、联系方式、责任人电话、手机、手机号、电话号码")},
  {"hazard", "funds", N_ ("资金、资金到位、五到位｜资金、五落实｜资金、计划投入、治理资金")},
  {"hazard", "contingency", N_ ("预案、预案到位、五到位｜预案、五落实｜预案")},
  {"hazard", "is_filed", N_ ("是否立案")},
  {"hazard", "is_interviewed", N_ ("是否约谈")},
  {"hazard", "is_fined", N_ ("是否罚款")},
  {"hazard", "is_exposed", N_ ("是否曝光")},
  {"hazard", "is_shut_down", N_ ("是否停产整顿、停产停业整顿")},
  {"hazard", "is_closed_down", N_ ("是否关闭取缔")},
  {"hazard", "is_handed_over", N_ ("是否移送司法、移送司法机关")},
  {"hazard", "deadline",
   N_ ("整改期限、时限、期限、完成时限、时限到位、五到位｜时限、五落实｜时限、整改完成时限、"
       "整改完成期限、完成期限、限期、治理期限、治理时限、责令整改期限")},
  {"hazard", "original_deadline", N_ ("原整改时限、原整改期限")},
  {"hazard", "state", N_ ("整改状态、当前状态、办理状态")},
  {"hazard", "assigned_on", N_ ("交办时间")},
  {"hazard", "rectified_on", N_ ("完成日期、完成时间、整改完成时间、实际完成日期、整改日期")},
  {"hazard", "applied_on", N_ ("申请验收时间")},
  {"hazard", "checked_on", N_ ("验收时间、核查日期、复查日期、核查时间")},
  {"hazard", "checked_by", N_ ("核查人、复查人、验收人员、核查人员")},
  {"hazard", "closed_on", N_ ("销号时间")},
  {"hazard", "spent", N_ ("实际投入资金、投入资金")},
  {"enterprise", "name", N_ ("单位名称、名称、企业、生产经营单位")},
  {"enterprise", "credit_code", N_ ("信用代码、社会信用代码、统一信用代码")},
  {"enterprise", "industry", N_ ("行业、领域、行业类别、所属行业")},
  {"enterprise", "township", N_ ("所属乡镇、乡镇街道、属地")},
  {"enterprise", "department", N_ ("行业主管部门、监管责任部门、主管部门")},
  {"enterprise", "address", N_ ("企业地址、生产经营地址、详细地址")},
  {"enterprise", "legal_person", N_ ("法定代表人、法人代表、法人、负责人")},
  {"enterprise", "legal_phone", N_ ("负责人电话、联系电话、法人电话、电话、联系方式")},
  {"enterprise", "safety_person", N_ ("安全负责人、安全员、安全管理员")},
  {"enterprise", "safety_phone", N_ ("安全员电话、安全负责人电话")},
  {"enterprise", "employees", N_ ("职工人数、从业人员、员工人数")},
  {"enterprise", "is_state_owned", N_ ("是否国有企业、是否国企")},
  {"enterprise", "is_insured", N_ ("是否投保安责险")},
  {"risk_point", "enterprise", N_ ("企业名称、单位名称、生产经营单位、所属企业")},
  {"risk_point", "number", N_ ("风险点编号、风险编号、风险源点编号、点位编号")},
  {"risk_point", "name", N_ ("风险点、风险名称、风险源点、风险源点名称、风险源名称、危险源名称")},
  {"risk_point", "analysis_unit", N_ ("风险单元、分析单元名称、评估单元、辨识单元、风险分析单元")},
  {"risk_point", "place", N_ ("位置、部位、地点、场所、所在位置、风险点位置、场所部位")},
  {"risk_point", "post", N_ ("岗位名称、作业岗位、责任岗位")},
  {"risk_point", "factors",
   N_ ("危险因素、危害因素、主要危险有害因素、主要危害因素、危险有害因素描述、风险描述、危险源")},
  {"risk_point", "harms",
   N_ ("可能造成的事故类型、可能发生的事故类型、可能导致事故类型、易发生事故类型、诱发事故类型、"
       "事故类型、事故类别、可能发生的事故")},
  {"risk_point", "consequences", N_ ("可能造成的后果、可能的后果、影响范围")},
  {"risk_point", "engineering", N_ ("工程技术、工程控制措施")},
  {"risk_point", "interlock", N_ ("监控联锁、监测监控措施")},
  {"risk_point", "barrier", N_ ("隔离警示")},
  {"risk_point", "protection", N_ ("个体防护、个人防护措施、须穿戴劳动防护用品")},
  {"risk_point", "management", N_ ("制度管理、管理措施")},
  {"risk_point", "training", N_ ("教育培训、培训教育措施")},
  {"risk_point", "emergency", N_ ("应急管理")},
  {"risk_point", "response", N_ ("应急措施、应急处置")},
  {"risk_point", "precautions", N_ ("岗位操作注意事项、注意事项")},
  {"risk_point", "phone", N_ ("联系电话、电话、联系方式")},
  {"risk_point", "hotline", N_ ("监督电话、举报电话")},
  {"risk_point", "check_frequency", N_ ("排查频次、检查周期、排查周期")},
  {"risk_point", "check_items", N_ ("检查项目及标准、排查项目和标准")},
  {"risk_point", "has_sign", N_ ("警示标志、是否有警示标志")},
  {"risk_point", "has_monitoring", N_ ("监测预警、是否有监测预警")},
  {"risk_point", "has_equipment", N_ ("应急设备设施、是否有应急设备设施")},
  {"risk_point", "has_escape", N_ ("撤离通道、撤离通道是否畅通")},
  {"risk_point", "listed_on", N_ ("建档时间、登记日期、辨识日期")},
  {"indicator", "name", N_ ("指标、名称")},
  {"indicator", "measured_in", N_ ("单位")},
  {"indicator", "lead", N_ ("牵头部门、责任单位、责任部门")},
  {"indicator", "base_value", N_ ("基数、基准")},
  {"indicator_value", "indicator", N_ ("指标名称")},
  {"indicator_value", "unit", N_ ("单位、报送单位")},
  {"indicator_value", "as_of", N_ ("截至日期、日期、截止日期")},
  {"indicator_value", "value", N_ ("值、完成值、实际值")},
  {"indicator_value", "done", N_ ("已完成、完成、分子")},
  {"indicator_value", "whole", N_ ("总数、应完成、分母")},
  {"milestone", "indicator", N_ ("指标名称")},
  {"milestone", "by_date", N_ ("日期、节点、时限")},
  {"milestone", "value", N_ ("目标、值")},
  {"duty", "title", N_ ("例行事项、工作事项、名称")},
  {"duty", "unit", N_ ("责任单位、单位、承办部门")},
  {"duty", "kind", N_ ("类型")},
  {"progress", "as_of", N_ ("截至日期、截止日期、日期、填报日期")},
  {"progress", "percent", N_ ("完成进度、完成率、完成比例")},
  {"progress", "done", N_ ("进展情况、工作进展、完成情况")},
  {"progress", "problems", N_ ("问题、存在的问题")},
  {"progress", "next_steps", N_ ("下一步措施、下一步、下一步工作、下步打算")},
  {"progress", "unit", N_ ("单位、报送单位、责任单位")},
  {"progress", "reporter", N_ ("报送人、联系人")},
  {"progress", "reason", N_ ("原因、说明")},
};

gboolean
sp_record_words_have (const char *words, const char *plain)
{
  const gsize length = strlen (plain);
  const gsize mark = strlen ("、");
  const char *at = words;

  for (;;)
    {
      const char *end = strstr (at, "、");
      gsize n = end != NULL ? (gsize)(end - at) : strlen (at);

      if (n == length && memcmp (at, plain, n) == 0)
        return TRUE;
      if (end == NULL)
        return FALSE;
      at = end + mark;
    }
}

gboolean
sp_record_has_alias (const SpRecordType *type, const SpField *field, const char *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (strcmp (aliases[i].table, type->table) == 0 && strcmp (aliases[i].field, field->name) == 0)
      return sp_record_words_have (_ (aliases[i].words), plain);
  return FALSE;
}
