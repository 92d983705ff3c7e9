/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What risks are graded by, as ledgers: schemes with the values of their factors, grounds of direct
 * judgement, types of accidents. See sp-ledger.h. */
#include "sp-ledger.h"

#include "base/sp-i18n.h"
#include "core/sp-risk.h"

/* ---- schemes ---- */

static const SpLedgerColumn scheme_columns[] = {
  {"name", NULL, NULL, NULL, -1, 0},           {"method", NULL, NULL, NULL, 92, 0},
  {"version", NULL, NULL, NULL, 52, 0},        {"valid_from", NULL, NULL, NULL, 96, 0},
  {"valid_to", NULL, NULL, NULL, 96, 0},       {"red_from", NULL, NULL, NULL, 100, 640},
  {"orange_from", NULL, NULL, NULL, 100, 740}, {"yellow_from", NULL, NULL, NULL, 100, 840},
};
static const char *const scheme_chips[] = {"method", NULL};
static const char *const scheme_form[] = {"name",        "method",     "red_from", "orange_from",
                                          "yellow_from", "valid_from", "valid_to", "source",
                                          "note",        NULL};
static const char *const scheme_draft[] = {"name",        "method",     "red_from", "orange_from",
                                           "yellow_from", "valid_from", "source",   NULL};
static const char *const factor_names[] = {"factor", "value", "words", NULL};
static const SpLedgerChild scheme_children[] = {
  {&sp_risk_factor_type, "scheme", N_ ("因子取值"), factor_names},
  {NULL, NULL, NULL, NULL},
};

const SpLedger sp_risk_scheme_ledger = {
  .type = &sp_risk_scheme_type,
  .hint = N_ ("按名称、依据查找"),
  .purpose = N_ ("风险按分级方案由分值定等级。每一档从下限起，到上一档的下限为止（不含），"
                 "所以既不留缝也不重叠。"),
  .columns = scheme_columns,
  .n_columns = G_N_ELEMENTS (scheme_columns),
  .chips = scheme_chips,
  .form = scheme_form,
  .draft = scheme_draft,
  .children = scheme_children,
};

/* ---- grounds ---- */

static const SpLedgerColumn ground_columns[] = {
  {"number", NULL, NULL, NULL, 60, 0},
  {"text", NULL, NULL, NULL, -1, 0},
  {"source", NULL, NULL, NULL, 150, 480},
};
static const char *const none[] = {NULL};
static const char *const ground_form[] = {"number", "source", "text", NULL};

const SpLedger sp_risk_ground_ledger = {
  .type = &sp_risk_ground_type,
  .hint = N_ ("按内容、依据查找"),
  .purpose = N_ ("符合其中一条的，不用打分，直接判定为重大风险。"),
  .columns = ground_columns,
  .n_columns = G_N_ELEMENTS (ground_columns),
  .chips = none,
  .form = ground_form,
  .draft = ground_form,
};

/* ---- types of accidents ---- */

static const SpLedgerColumn harm_columns[] = {
  {"name", NULL, NULL, NULL, -1, 0},
  {"standard", NULL, NULL, NULL, 200, 0},
};
static const char *const harm_form[] = {"name", "standard", NULL};

const SpLedger sp_harm_kind_ledger = {
  .type = &sp_harm_kind_type,
  .hint = N_ ("按名称查找"),
  .purpose = N_ ("填“可能导致的事故类型”时从这里选；标准换了新版，可以在这里改。"),
  .columns = harm_columns,
  .n_columns = G_N_ELEMENTS (harm_columns),
  .chips = none,
  .form = harm_form,
  .draft = harm_form,
};
