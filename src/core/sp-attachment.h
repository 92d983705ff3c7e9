/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file kept with a record: minutes, photographs, scanned papers. The record says what it is; its
 * bytes are kept once for each content, under their hash, by the store. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

/* Exactly one of the references is set: what it belongs to. */
#define SP_ATTACHMENT_FIELDS(F, P)                                                                 \
  F (P, MEASURE, measure, REFERENCE, N_ ("任务"), .references = "measure")                         \
  F (P, PROGRESS, progress, REFERENCE, N_ ("进展"), .references = "progress")                      \
  F (P, ACCIDENT, accident, REFERENCE, N_ ("事故"), .references = "accident")                      \
  F (P, DUTY_OCCURRENCE, duty_occurrence, REFERENCE, N_ ("例行事项办理"),                          \
     .references = "duty_occurrence")                                                              \
  F (P, SUPERVISION, supervision, REFERENCE, N_ ("督办事项"), .references = "supervision")         \
  F (P, ENFORCEMENT, enforcement, REFERENCE, N_ ("执法处罚"), .references = "enforcement")         \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("企业"), .references = "enterprise")                \
  F (P, INSPECTION, inspection, REFERENCE, N_ ("执法检查"), .references = "inspection")            \
  F (P, HAZARD, hazard, REFERENCE, N_ ("问题隐患"), .references = "hazard")                        \
  F (P, HAZARD_STEP, hazard_step, REFERENCE, N_ ("隐患整改环节"), .references = "hazard_step")     \
  F (P, LISTING, listing, REFERENCE, N_ ("挂牌督办"), .references = "listing")                     \
  F (P, INSTITUTION, institution, REFERENCE, N_ ("制度措施"), .references = "institution")         \
  F (P, RISK_POINT, risk_point, REFERENCE, N_ ("风险点"), .references = "risk_point")              \
  F (P, RISK_MAP, risk_map, REFERENCE, N_ ("四色图"), .references = "risk_map")                    \
  F (P, REPORT_MADE, report_made, REFERENCE, N_ ("存档报表"), .references = "report_made")         \
  F (P, REPORT_TEMPLATE, report_template, REFERENCE, N_ ("报表模板"),                              \
     .references = "report_template")                                                              \
  F (P, NAME, name, TEXT, N_ ("文件名"), .flags = SP_FIELD_REQUIRED)                               \
  F (P, MEDIA_TYPE, media_type, TEXT, N_ ("文件类型"), .flags = SP_FIELD_CODE)                     \
  F (P, SIZE, size, INTEGER, N_ ("大小"), .unit = N_ ("字节"))                                     \
  F (P, SHA256, sha256, TEXT, N_ ("校验值"), .flags = SP_FIELD_REQUIRED | SP_FIELD_CODE)           \
  F (P, ADDED_ON, added_on, DATE, N_ ("添加日期"))                                                 \
  F (P, NOTE, note, TEXT, N_ ("说明"))
SP_DECLARE_RECORD (SpAttachment, sp_attachment, ATTACHMENT, SP_ATTACHMENT_FIELDS)

/* The field of an attachment that says which record of @type it belongs to; -1 where files are not
 * kept with such records. */
int sp_attachment_owner_field (const SpRecordType *type);

G_END_DECLS
