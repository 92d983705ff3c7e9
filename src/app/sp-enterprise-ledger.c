/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledger of enterprises. See sp-ledger.h. */
#include "sp-ledger.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-risk.h"
#include "sp-app.h"

static void
count_licences (SpSession *session, SpRecord *record, guint *n_expired, guint *n_near)
{
  SpReader *reader = sp_session_get_reader (session);
  g_autoptr (GPtrArray) licences = NULL;

  *n_expired = *n_near = 0;
  if (reader != NULL)
    licences = sp_reader_load_all (reader, &sp_licence_type, SP_LICENCE_ENTERPRISE,
                                   sp_record_get_id (record), NULL);
  if (licences != NULL)
    sp_licences_count (licences, sp_session_get_as_of (session), sp_session_get_near_days (session),
                       n_expired, n_near);
}

/* ■ 1 证过期 before ▲ 2 证快到期; nothing where all are in force. */
static char *
dup_licences (SpSession *session, SpRecord *record)
{
  guint n_expired, n_near;

  count_licences (session, record, &n_expired, &n_near);
  if (n_expired > 0)
    return g_strdup_printf (_ ("%s %u 证过期"), sp_light_symbol (SP_LIGHT_OVERDUE), n_expired);
  if (n_near > 0)
    return g_strdup_printf (_ ("%s %u 证快到期"), sp_light_symbol (SP_LIGHT_NEAR), n_near);
  return g_strdup ("");
}

static const char *
get_licences_style (SpSession *session, SpRecord *record)
{
  guint n_expired, n_near;

  count_licences (session, record, &n_expired, &n_near);
  if (n_expired + n_near == 0)
    return NULL;
  return sp_app_light_class (n_expired > 0 ? SP_LIGHT_OVERDUE : SP_LIGHT_NEAR);
}

/* What most enterprises are is no news. */
static char *
dup_hazard_source (SpRecord *record, SpDate as_of)
{
  int64_t grade = sp_record_get_integer (record, SP_ENTERPRISE_HAZARD_SOURCE);

  return g_strdup (grade != SP_HAZARD_SOURCE_NONE
                     ? sp_vocabulary_label (&sp_hazard_source_grades, (int)grade)
                     : "");
}

static const SpLedgerColumn columns[] = {
  {"name", NULL, NULL, NULL, -1, 0},
  {NULL, N_ ("证照"), NULL, NULL, 116, 0, dup_licences, get_licences_style},
  {"industry", NULL, NULL, NULL, 96, 0},
  {"township", NULL, NULL, NULL, 130, 560},
  {"status", NULL, NULL, NULL, 76, 480},
  {"department", NULL, NULL, NULL, 130, 800},
  {"hazard_source", N_ ("重大危险源"), dup_hazard_source, NULL, 84, 900},
  {"standardisation", N_ ("标准化"), NULL, NULL, 76, 980},
  {"credit", N_ ("信用"), NULL, NULL, 76, 1060},
  {"legal_person", NULL, NULL, NULL, 88, 1140},
};
static const char *const chips[] = {"industry",      "township",        "status", "department",
                                    "hazard_source", "standardisation", "credit", NULL};
static const char *const draft[] = {
  "name",          "credit_code", "industry",      "township",     "department", "address",
  "legal_person",  "legal_phone", "safety_person", "safety_phone", "employees",  "size",
  "hazard_source", NULL};
static const char *const licence_names[] = {"name", "number", "expires_on", NULL};
static const char *const report_names[] = {"year", "list_on", "analysis_on", NULL};
static const SpLedgerChild children[] = {
  {&sp_licence_type, "enterprise", N_ ("证照"), licence_names},
  {&sp_risk_report_type, "enterprise", N_ ("年度风险报告"), report_names},
  {NULL, NULL, NULL, NULL},
};
static const SpLedgerChildStanding licences = {
  N_ ("证照"),
  &sp_licence_standings,
  {&sp_licence_type,
   SP_LICENCE_ENTERPRISE,
   SP_LICENCE_NAME,
   {.begun = -1, .due = SP_LICENCE_EXPIRES_ON, .closed = -1}},
};

const SpLedger sp_enterprise_ledger = {
  .type = &sp_enterprise_type,
  .hint = N_ ("按名称、代码、地址、人员查找"),
  .purpose =
    N_ ("本县的生产经营单位一家一条登记在这里：行业、乡镇、监管部门、负责人电话、证照和有效期。"
        "选中一家，它的隐患、检查、事故、处罚和附件都在一处。"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .chips = chips,
  .draft = draft,
  .sort = "name",
  .children = children,
  .child_standing = &licences,
  .n_bar_chips = 2,
};
