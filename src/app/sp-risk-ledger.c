/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledger of risk points. What its columns say follows from the assessments and events up to the
 * as-of date. See sp-ledger.h. */
#include "sp-ledger.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "sp-app.h"
#include "sp-record-form.h"
#include "sp-risk-block.h"

/* ---- as of the date ---- */

static SpRecord *
dup_then (SpSession *session, SpRecord *record)
{
  SpReader *reader = sp_session_get_reader (session);

  return reader != NULL
           ? sp_reader_dup_record_then (reader, record, sp_session_get_as_of (session), NULL)
           : NULL;
}

/* The point with its levels as of the date; its row tells them unless it was assessed later. */
static SpRiskPoint *
ref_graded (SpSession *session, SpRecord *record)
{
  SpDate assessed_on = (SpDate)sp_record_get_integer (record, SP_RISK_POINT_ASSESSED_ON);

  return (SpRiskPoint *)(assessed_on <= sp_session_get_as_of (session)
                           ? g_object_ref (record)
                           : dup_then (session, record));
}

/* The same with the day of reassessment, which events of later days move, too, and with what it
 * lacked, which was ticked later. */
static SpRiskPoint *
ref_then (SpSession *session, SpRecord *record)
{
  return (SpRiskPoint *)(sp_session_get_as_of (session) >= sp_date_today ()
                           ? g_object_ref (record)
                           : dup_then (session, record));
}

static gboolean
is_listed (SpSession *session, SpRecord *record)
{
  return sp_risk_point_is_listed (SP_RISK_POINT (record), sp_session_get_as_of (session));
}

/* ---- cells ---- */

static SpRiskLevel
get_level (SpSession *session, SpRecord *record, guint field)
{
  g_autoptr (SpRiskPoint) point = ref_graded (session, record);

  return point != NULL ? (SpRiskLevel)sp_record_get_integer (SP_RECORD (point), field)
                       : SP_RISK_NONE;
}

static char *
dup_inherent (SpSession *session, SpRecord *record)
{
  return g_strdup (sp_risk_block_words (get_level (session, record, SP_RISK_POINT_INHERENT_LEVEL)));
}

static const char *
get_inherent_style (SpSession *session, SpRecord *record)
{
  return is_listed (session, record)
           ? sp_risk_block_class (get_level (session, record, SP_RISK_POINT_INHERENT_LEVEL))
           : NULL;
}

static char *
dup_residual (SpSession *session, SpRecord *record)
{
  return g_strdup (sp_risk_block_words (get_level (session, record, SP_RISK_POINT_RESIDUAL_LEVEL)));
}

static const char *
get_residual_style (SpSession *session, SpRecord *record)
{
  return is_listed (session, record)
           ? sp_risk_block_class (get_level (session, record, SP_RISK_POINT_RESIDUAL_LEVEL))
           : NULL;
}

static char *
dup_control (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRiskPoint) point = ref_graded (session, record);
  SpControlLevel level =
    point != NULL ? sp_risk_point_get_control_level (point) : SP_CONTROL_BY_LEVEL;

  return g_strdup (
    level != SP_CONTROL_BY_LEVEL ? sp_vocabulary_label (&sp_control_levels, (int)level) : "");
}

static char *
dup_duty (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRiskPoint) point = ref_graded (session, record);

  return point != NULL ? sp_risk_point_dup_duty (point) : g_strdup ("");
}

static char *
dup_missing (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRiskPoint) point = ref_then (session, record);

  return point != NULL ? sp_risk_point_dup_missing (point) : g_strdup ("");
}

static SpStanding
judge (SpSession *session, SpRiskPoint *point, int *days)
{
  return sp_standing_judge (SP_RECORD (point), &sp_risk_point_standing,
                            sp_session_get_as_of (session), sp_session_get_near_days (session),
                            days);
}

/* ■ 逾期 12 天; ▲ 2021-10-03; 2022-03-01 */
static char *
dup_review (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRiskPoint) point = ref_then (session, record);
  g_autofree char *iso = NULL;
  SpStanding standing;
  int days = 0;

  if (point == NULL)
    return g_strdup ("");
  standing = judge (session, point, &days);
  iso = sp_date_dup_iso (
    (SpDate)sp_record_get_integer (SP_RECORD (point), SP_RISK_POINT_REVIEW_DUE_ON));
  if (standing == SP_STANDING_OVERDUE)
    return g_strdup_printf (_ ("%s 逾期 %d 天"), sp_light_symbol (SP_LIGHT_OVERDUE), days);
  if (standing == SP_STANDING_NEAR)
    return g_strdup_printf ("%s %s", sp_light_symbol (SP_LIGHT_NEAR), iso);
  return standing == SP_STANDING_CLOSED ? g_strdup (_ ("已撤销")) : g_steal_pointer (&iso);
}

static const char *
get_review_style (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRiskPoint) point = ref_then (session, record);
  SpStanding standing = point != NULL ? judge (session, point, NULL) : SP_STANDING_OPEN;

  return standing == SP_STANDING_OVERDUE || standing == SP_STANDING_NEAR
           ? sp_app_light_class (sp_standing_light (standing))
           : NULL;
}

static const SpLedgerColumn columns[] = {
  {"number", NULL, NULL, NULL, 52, 0},
  {"enterprise", NULL, NULL, NULL, 150, 600},
  {"name", N_ ("风险点"), NULL, NULL, -1, 0},
  {"inherent_level", N_ ("固有等级"), NULL, NULL, 84, 0, dup_inherent, get_inherent_style},
  {"residual_level", N_ ("现有等级"), NULL, NULL, 84, 0, dup_residual, get_residual_style},
  {"review_due_on", NULL, NULL, NULL, 132, 0, dup_review, get_review_style},
  {"control_level", NULL, NULL, NULL, 76, 720, dup_control},
  {"n_missing", NULL, NULL, NULL, 130, 780, dup_missing},
  {"place", NULL, NULL, NULL, 120, 880},
  {"kind", NULL, NULL, NULL, 76, 960},
  {NULL, N_ ("责任"), NULL, NULL, 130, 1060, dup_duty},
};

/* ---- what narrows ---- */

static const SpThrough township = {SP_RISK_POINT_ENTERPRISE, &sp_enterprise_type,
                                   SP_ENTERPRISE_TOWNSHIP};
static const SpThrough industry = {SP_RISK_POINT_ENTERPRISE, &sp_enterprise_type,
                                   SP_ENTERPRISE_INDUSTRY};
static const SpThrough *const throughs[] = {&township, &industry, NULL};
static const char *const chips[] = {
  "enterprise", "residual_level", "inherent_level", "kind", "control_level", "review_due_on", NULL};
static const SpLedgerPresence presences[] = {{"n_missing", N_ ("缺项")}, {NULL, NULL}};

/* ---- fields ---- */

static const char *const form[] = {SP_FORM_HEADING "基本情况",
                                   "enterprise",
                                   "number",
                                   "name",
                                   "analysis_unit",
                                   "object_code",
                                   "kind",
                                   "place",
                                   "post",
                                   "work_object",
                                   "harms",
                                   "listed_on",
                                   "factors",
                                   "consequences",
                                   SP_FORM_HEADING "一、二级风险的四项条件：有的打勾",
                                   "has_sign",
                                   "has_monitoring",
                                   "has_equipment",
                                   "has_escape",
                                   SP_FORM_HEADING "管控措施",
                                   "engineering",
                                   "interlock",
                                   "barrier",
                                   "protection",
                                   "management",
                                   "training",
                                   "emergency",
                                   SP_FORM_HEADING "责任：上级管控的，下级同时负责",
                                   "control_level",
                                   "check_frequency",
                                   "enterprise_department",
                                   "enterprise_person",
                                   "workshop_department",
                                   "workshop_person",
                                   "team_department",
                                   "team_person",
                                   "post_department",
                                   "post_person",
                                   "phone",
                                   "hotline",
                                   "check_items",
                                   SP_FORM_HEADING "应急",
                                   "response",
                                   "precautions",
                                   SP_FORM_HEADING "其他",
                                   "review_months",
                                   "withdrawn_on",
                                   "note",
                                   NULL};
static const char *const draft[] = {"enterprise", "name",      "analysis_unit", "kind",    "place",
                                    "harms",      "listed_on", "number",        "factors", NULL};
static const char *const kept[] = {"enterprise", "analysis_unit", "kind", "listed_on", NULL};

const SpLedger sp_risk_ledger = {
  .type = &sp_risk_point_type,
  .hint = N_ ("按风险点、企业、位置、因素查找"),
  .purpose = N_ ("企业的安全风险源点一个一条登记在这里：在哪里、有什么危险有害因素、固有和现有风险"
                 "几级、怎么管控、谁负责。登记以后按 Ctrl+Alt+R 评估，等级随评估记录变化。"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .chips = chips,
  .throughs = throughs,
  .presences = presences,
  .has_chip_line = TRUE,
  .form = form,
  .draft = draft,
  .kept = kept,
  .standing = &sp_risk_point_standing,
  .standing_label = N_ ("再评估"),
  .day_field = "listed_on",
  .sort = "enterprise",
};
