/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registry of enterprises (企业、生产经营单位) with their licences, and the check of the
 * unified social credit code. Knows no SQL. */
#pragma once

#include "base/sp-i18n.h"
#include "core/sp-platform-code.h"
#include "core/sp-standing.h"

G_BEGIN_DECLS

typedef enum
{
  SP_SIZE_UNKNOWN,
  SP_SIZE_LARGE,
  SP_SIZE_MEDIUM,
  SP_SIZE_SMALL,
  SP_SIZE_MICRO,
  SP_SIZE_HOUSEHOLD, /* 个体工商户 */
} SpEnterpriseSize;
extern const SpVocabulary sp_enterprise_sizes;

typedef enum
{
  SP_STANDARDISATION_NONE,
  SP_STANDARDISATION_FIRST,
  SP_STANDARDISATION_SECOND,
  SP_STANDARDISATION_THIRD,
} SpStandardisation;
extern const SpVocabulary sp_standardisations;

/* Grades of major hazard sources (危险化学品重大危险源) by GB 18218. */
typedef enum
{
  SP_HAZARD_SOURCE_NONE,
  SP_HAZARD_SOURCE_FIRST,
  SP_HAZARD_SOURCE_SECOND,
  SP_HAZARD_SOURCE_THIRD,
  SP_HAZARD_SOURCE_FOURTH,
} SpHazardSource;
extern const SpVocabulary sp_hazard_source_grades;

typedef enum
{
  SP_CREDIT_NORMAL,
  SP_CREDIT_RED,   /* 红名单 */
  SP_CREDIT_BLACK, /* 黑名单 */
} SpCredit;
extern const SpVocabulary sp_credits;

typedef enum
{
  SP_ENTERPRISE_PRODUCING,
  SP_ENTERPRISE_STOPPED,
  SP_ENTERPRISE_CLOSED,
  SP_ENTERPRISE_WITHDRAWN, /* 退出, 注销 */
} SpEnterpriseStatus;
extern const SpVocabulary sp_enterprise_statuses;

/* Whether sp_credit_code_normalise() takes @text; an empty one is none and may stand. */
gboolean sp_credit_code_check (const char *text, GError **error);

#define SP_ENTERPRISE_FIELDS(F, P)                                                                 \
  F (P, NAME, name, TEXT, N_ ("企业名称"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, SHORT_NAME, short_name, TEXT, N_ ("简称"))                                                 \
  F (P, FORMER_NAME, former_name, TEXT, N_ ("曾用名"))                                             \
  F (P, CREDIT_CODE, credit_code, TEXT, N_ ("统一社会信用代码"), .flags = SP_FIELD_CODE,           \
     .check_text = sp_credit_code_check)                                                           \
  F (P, INDUSTRY, industry, REFERENCE, N_ ("行业领域"), .references = "industry")                  \
  F (P, TOWNSHIP, township, REFERENCE, N_ ("乡镇"), .references = "unit")                          \
  F (P, DEPARTMENT, department, REFERENCE, N_ ("监管部门"), .references = "unit")                  \
  F (P, ADDRESS, address, TEXT, N_ ("地址"))                                                       \
  F (P, LONGITUDE, longitude, REAL, N_ ("经度"), .unit = N_ ("°"), .minimum = -180,                \
     .maximum = 180)                                                                               \
  F (P, LATITUDE, latitude, REAL, N_ ("纬度"), .unit = N_ ("°"), .minimum = -90, .maximum = 90)    \
  F (P, LEGAL_PERSON, legal_person, TEXT, N_ ("主要负责人"))                                       \
  F (P, LEGAL_PHONE, legal_phone, TEXT, N_ ("主要负责人电话"), .flags = SP_FIELD_CODE)             \
  F (P, SAFETY_PERSON, safety_person, TEXT, N_ ("安全管理人员"))                                   \
  F (P, SAFETY_PHONE, safety_phone, TEXT, N_ ("安全管理人员电话"), .flags = SP_FIELD_CODE)         \
  F (P, EMPLOYEES, employees, INTEGER, N_ ("从业人数"), .unit = N_ ("人"), .maximum = 1000000)     \
  F (P, SIZE, size, CHOICE, N_ ("规模"), .choices = &sp_enterprise_sizes)                          \
  F (P, IS_STATE_OWNED, is_state_owned, BOOLEAN, N_ ("国有企业"))                                  \
  F (P, STANDARDISATION, standardisation, CHOICE, N_ ("标准化等级"),                               \
     .choices = &sp_standardisations)                                                              \
  F (P, STANDARDISED_UNTIL, standardised_until, DATE, N_ ("标准化有效期至"),                       \
     .flags = SP_FIELD_PLANNED)                                                                    \
  F (P, IS_INSURED, is_insured, BOOLEAN, N_ ("投保安责险"))                                        \
  F (P, INSURED_UNTIL, insured_until, DATE, N_ ("安责险有效期至"), .flags = SP_FIELD_PLANNED)      \
  F (P, HAZARD_SOURCE, hazard_source, CHOICE, N_ ("重大危险源"),                                   \
     .choices = &sp_hazard_source_grades)                                                          \
  F (P, TAILINGS_POND, tailings_pond, TEXT, N_ ("尾矿库"))                                         \
  F (P, TAILINGS_LEADER, tailings_leader, TEXT, N_ ("尾矿库包保领导"))                             \
  F (P, CREDIT, credit, CHOICE, N_ ("信用状况"), .choices = &sp_credits)                           \
  F (P, STATUS, status, CHOICE, N_ ("经营状态"), .choices = &sp_enterprise_statuses)               \
  F (P, STATUS_ON, status_on, DATE, N_ ("状态日期"))                                               \
  F (P, STATUS_DOCUMENT, status_document, TEXT, N_ ("状态依据文书"), .flags = SP_FIELD_CODE)       \
  F (P, NOTE, note, TEXT, N_ ("备注"), .flags = SP_FIELD_MULTILINE)                                \
  F (P, PLATFORM_CODE, platform_code, TEXT, N_ ("企业编码"), .flags = SP_FIELD_CODE,               \
     .check_text = sp_platform_enterprise_code_check)
SP_DECLARE_RECORD (SpEnterprise, sp_enterprise, ENTERPRISE, SP_ENTERPRISE_FIELDS)

#define SP_LICENCE_FIELDS(F, P)                                                                    \
  F (P, ENTERPRISE, enterprise, REFERENCE, N_ ("企业"), .flags = SP_FIELD_REQUIRED,                \
     .references = "enterprise")                                                                   \
  F (P, NAME, name, TEXT, N_ ("证照名称"), .flags = SP_FIELD_REQUIRED)                             \
  F (P, NUMBER, number, TEXT, N_ ("证照编号"), .flags = SP_FIELD_CODE)                             \
  F (P, ISSUER, issuer, TEXT, N_ ("发证机关"))                                                     \
  F (P, ISSUED_ON, issued_on, DATE, N_ ("发证日期"))                                               \
  F (P, EXPIRES_ON, expires_on, DATE, N_ ("有效期至"), .flags = SP_FIELD_PLANNED)                  \
  F (P, NOTE, note, TEXT, N_ ("备注"))
SP_DECLARE_RECORD (SpLicence, sp_licence, LICENCE, SP_LICENCE_FIELDS)

extern const SpStandingFields sp_licence_standing;
/* 已过期, 快到期, 有效, by SpStanding. */
extern const SpVocabulary sp_licence_standings;
/* Of @licences (SpLicence) of one enterprise, how many ran out by @as_of, and how many do within
 * @near_days; one that was renewed (a later one of the same name) is not counted. */
void sp_licences_count (
  const GPtrArray *licences, SpDate as_of, int near_days, guint *n_expired, guint *n_near);

/* A unified social credit code as typed, with full-width characters and lower case made plain, and
 * spaces taken out. NULL with SP_ERROR_INVALID where its length, a character or the check character
 * is wrong: 18 characters of 0–9 and A–Z without I, O, S, V, Z; the last follows from the others by
 * weights 3^i mod 31 (GB 32100-2015, 5.4). Transfer full. */
char *sp_credit_code_normalise (const char *text, GError **error);

G_END_DECLS
