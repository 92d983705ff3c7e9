/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-inspection-ledgers.h. */
#include "sp-inspection-ledgers.h"

#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-industry.h"
#include "sp-findings.h"

/* ---- inspections ---- */

static char *
dup_found (SpSession *session, SpRecord *record)
{
  return sp_inspection_dup_found (session, sp_record_get_id (record));
}

static const SpLedgerColumn inspection_columns[] = {
  {"day", NULL, NULL, NULL, 96, 0},
  {"enterprise", NULL, NULL, NULL, -1, 0},
  {NULL, N_ ("查出隐患"), NULL, NULL, 136, 0, dup_found},
  {"people", NULL, NULL, NULL, 150, 520},
  {"department", NULL, NULL, NULL, 130, 680},
  {"record_number", NULL, NULL, NULL, 150, 860},
  {"recheck_on", NULL, NULL, NULL, 96, 780},
};
static const char *const inspection_chips[] = {"enterprise", "department", "day", NULL};
static const char *const inspection_draft[] = {
  "day",           "enterprise",   "place",    "department", "people", "experts",
  "record_number", "order_number", "findings", "recheck_on", NULL};

const SpLedger sp_inspection_ledger = {
  .type = &sp_inspection_type,
  .hint = N_ ("按企业、检查人员、文书号查找"),
  .purpose =
    N_ ("每一次执法检查一条：查了哪家、谁去查的、出了哪些文书。点“登记检查”一次把检查和查出的"
        "隐患都登记进去；去检查之前可以在那里打印检查表。"),
  .columns = inspection_columns,
  .n_columns = G_N_ELEMENTS (inspection_columns),
  .chips = inspection_chips,
  .draft = inspection_draft,
  .day_field = "day",
  .sort = "day",
  .is_descending = TRUE,
};

/* ---- criteria ---- */

static char *
dup_validity (SpRecord *record, SpDate as_of)
{
  SpDate from = (SpDate)sp_record_get_integer (record, SP_CRITERION_VALID_FROM);
  g_autofree char *day = sp_date_dup_iso (from);

  if (sp_criterion_holds (SP_CRITERION (record), as_of))
    return g_strdup (_ ("有效"));
  return from > as_of ? g_strdup_printf (_ ("%s 起"), day) : g_strdup (_ ("已失效"));
}

static const SpLedgerColumn criterion_columns[] = {
  {"industry", NULL, NULL, NULL, 104, 0},   {"topic", NULL, NULL, NULL, 104, 620},
  {"standard", NULL, NULL, NULL, 220, 720}, {"number", NULL, NULL, NULL, 72, 0},
  {"text", NULL, NULL, NULL, -1, 0},        {NULL, N_ ("效力"), dup_validity, NULL, 96, 0},
  {"is_own", NULL, NULL, NULL, 92, 960},
};
static const char *const criterion_chips[] = {"industry", "is_own", NULL};
static const char *const criterion_draft[] = {"industry", "topic",      "standard", "number",
                                              "text",     "valid_from", "valid_to", NULL};

const SpLedger sp_criterion_ledger = {
  .type = &sp_criterion_type,
  .hint = N_ ("按标准、判定情形查找"),
  .purpose = N_ ("重大隐患按判定标准认定。点“装入判定标准库”装入随程序带的标准，"
                 "本县增补的可以一条一条加。"),
  .columns = criterion_columns,
  .n_columns = G_N_ELEMENTS (criterion_columns),
  .chips = criterion_chips,
  .draft = criterion_draft,
};

/* ---- industries ---- */

static const SpLedgerColumn industry_columns[] = {
  {"name", NULL, NULL, NULL, -1, 0},
  {"accident_industry", NULL, NULL, NULL, 130, 0},
  {"report_month", NULL, NULL, NULL, 96, 520},
  {"report_day", NULL, NULL, NULL, 96, 520},
};
static const char *const industry_chips[] = {"accident_industry", NULL};
static const char *const industry_draft[] = {
  "name", "accident_industry", "report_month", "report_day", "note", NULL};

const SpLedger sp_industry_ledger = {
  .type = &sp_industry_type,
  .hint = N_ ("按名称查找"),
  .purpose = N_ ("企业、隐患、执法都按这里的行业领域归类和统计。"),
  .columns = industry_columns,
  .n_columns = G_N_ELEMENTS (industry_columns),
  .chips = industry_chips,
  .draft = industry_draft,
};

/* ---- parameters ---- */

static const SpLedgerColumn parameter_columns[] = {
  {"name", NULL, NULL, NULL, -1, 0},
  {"value", NULL, NULL, NULL, 84, 0},
  {"counted_in", NULL, NULL, NULL, 84, 0},
  {"source", NULL, NULL, NULL, 320, 620},
};
static const char *const parameter_chips[] = {NULL};
static const char *const parameter_form[] = {"name", "value", "counted_in", "source", NULL};

const SpLedger sp_parameter_ledger = {
  .type = &sp_parameter_type,
  .hint = N_ ("按名称、依据查找"),
  .purpose = N_ ("挂牌督办、验收、公告等的期限都是参数，本地规定不同的可以改，改时写明依据。"),
  .columns = parameter_columns,
  .n_columns = G_N_ELEMENTS (parameter_columns),
  .chips = parameter_chips,
  .form = parameter_form,
  .draft = parameter_form,
  .is_fixed = TRUE,
};
