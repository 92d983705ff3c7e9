/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of the unit directory: units, their other names, the members of collective units. A
 * unit whose name was met in a document but is not known waits for a person (status pending). */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-record.h"

G_BEGIN_DECLS

typedef enum
{
  SP_UNIT_DEPARTMENT, /* 县直部门 */
  SP_UNIT_TOWNSHIP,   /* 乡镇 */
  SP_UNIT_PARTY,      /* 党委、群团 */
  SP_UNIT_GOVERNMENT, /* 县人民政府、县安委会 */
  SP_UNIT_ENTERPRISE, /* 企业、垂直管理单位 */
  SP_UNIT_COLLECTIVE, /* 各乡镇人民政府、各有关部门 */
  SP_UNIT_OTHER,
} SpUnitKind;
extern const SpVocabulary sp_unit_kinds;

typedef enum
{
  SP_UNIT_CONFIRMED,
  SP_UNIT_PENDING, /* waits for a person */
} SpUnitStatus;
extern const SpVocabulary sp_unit_statuses;

#define SP_UNIT_FIELDS(F, P)                                                                       \
  F (P, NAME, name, TEXT, N_ ("单位名称"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, SHORT_NAME, short_name, TEXT, N_ ("简称"))                                                 \
  F (P, KIND, kind, CHOICE, N_ ("类别"), .choices = &sp_unit_kinds)                                \
  F (P, STATUS, status, CHOICE, N_ ("状态"), .choices = &sp_unit_statuses)                         \
  F (P, CODE, code, TEXT, N_ ("代码"), .flags = SP_FIELD_CODE)                                     \
  F (P, VALID_FROM, valid_from, DATE, N_ ("名称启用"), .flags = SP_FIELD_PLANNED)                  \
  F (P, VALID_TO, valid_to, DATE, N_ ("名称停用"), .flags = SP_FIELD_PLANNED)                      \
  F (P, LIAISON, liaison, TEXT, N_ ("联络员"))                                                     \
  F (P, OFFICE_PHONE, office_phone, TEXT, N_ ("办公电话"), .flags = SP_FIELD_CODE)                 \
  F (P, MOBILE, mobile, TEXT, N_ ("手机"), .flags = SP_FIELD_CODE)                                 \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)                      \
  F (P, LONGITUDE, longitude, REAL, N_ ("驻地经度"), .unit = N_ ("°"), .minimum = -180,            \
     .maximum = 180)                                                                               \
  F (P, LATITUDE, latitude, REAL, N_ ("驻地纬度"), .unit = N_ ("°"), .minimum = -90, .maximum = 90)
SP_DECLARE_RECORD (SpUnit, sp_unit, UNIT, SP_UNIT_FIELDS)

#define SP_UNIT_ALIAS_FIELDS(F, P)                                                                 \
  F (P, UNIT, unit, REFERENCE, N_ ("单位"), .flags = SP_FIELD_REQUIRED, .references = "unit")      \
  F (P, NAME, name, TEXT, N_ ("别名"), .flags = SP_FIELD_REQUIRED)                                 \
  F (P, REASON, reason, TEXT, N_ ("依据"))                                                         \
  F (P, VALID_FROM, valid_from, DATE, N_ ("启用"), .flags = SP_FIELD_PLANNED)                      \
  F (P, VALID_TO, valid_to, DATE, N_ ("停用"), .flags = SP_FIELD_PLANNED)
SP_DECLARE_RECORD (SpUnitAlias, sp_unit_alias, UNIT_ALIAS, SP_UNIT_ALIAS_FIELDS)

#define SP_UNIT_MEMBER_FIELDS(F, P)                                                                \
  F (P, COLLECTIVE, collective, REFERENCE, N_ ("集合名称"), .flags = SP_FIELD_REQUIRED,            \
     .references = "unit")                                                                         \
  F (P, MEMBER, member, REFERENCE, N_ ("成员"), .flags = SP_FIELD_REQUIRED, .references = "unit")  \
  F (P, POSITION, position, INTEGER, N_ ("次序"), .flags = SP_FIELD_INTERNAL)
SP_DECLARE_RECORD (SpUnitMember, sp_unit_member, UNIT_MEMBER, SP_UNIT_MEMBER_FIELDS)

G_END_DECLS
