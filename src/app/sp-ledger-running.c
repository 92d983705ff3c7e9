/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledgers of indicators and accidents. See sp-ledger.h. */
#include "sp-ledger.h"

#include "base/sp-i18n.h"
#include "store/sp-reader-running.h"

/* ---- indicators ---- */

static SpIndicatorStanding *
load_standing (SpSession *session, SpRecord *record)
{
  SpReader *reader = sp_session_get_reader (session);

  if (reader == NULL)
    return NULL;
  return sp_reader_load_indicator (reader, sp_record_get_id (record),
                                   sp_session_get_as_of (session), NULL);
}

static char *
dup_status (SpSession *session, SpRecord *record)
{
  g_autoptr (SpIndicatorStanding) standing = load_standing (session, record);

  if (standing == NULL)
    return g_strdup ("");
  return g_strdup_printf (
    "%s %s", sp_indicator_status_symbol (standing->state.status),
    sp_vocabulary_label (&sp_indicator_statuses, (int)standing->state.status));
}

static char *
dup_last (SpSession *session, SpRecord *record)
{
  g_autoptr (SpIndicatorStanding) standing = load_standing (session, record);

  return standing != NULL && standing->state.has_value
           ? sp_indicator_dup_number (standing->state.value.value)
           : g_strdup ("");
}

/* 2022-12-31 ≥90% */
static char *
dup_goal (SpSession *session, SpRecord *record)
{
  g_autoptr (SpIndicatorStanding) standing = load_standing (session, record);

  for (guint i = 0; standing != NULL && i < standing->milestones->len; i++)
    if (standing->input.milestones[i].date == standing->state.goal.date)
      {
        g_autofree char *goal =
          sp_indicator_dup_goal (SP_INDICATOR (record), standing->input.milestones[i].value);
        g_autofree char *by = sp_date_dup_iso (standing->state.goal.date);

        return g_strdup_printf ("%s %s", by, goal);
      }
  return g_strdup ("");
}

static const SpLedgerColumn indicator_columns[] = {
  {NULL, N_ ("状态"), NULL, NULL, 104, 0, dup_status},
  {"name", NULL, NULL, NULL, -1, 0, NULL},
  {NULL, N_ ("最近数"), NULL, NULL, 72, 0, dup_last},
  {NULL, N_ ("节点"), NULL, NULL, 186, 440, dup_goal},
  {"measured_in", NULL, NULL, NULL, 76, 760, NULL},
  {"lead", NULL, NULL, NULL, 130, 640, NULL},
};
static const char *const indicator_chips[] = {"lead", "total", NULL};
static const char *const indicator_form[] = {
  "name", "op", "measured_in", "base_year", "base_value", "total", "lead", "note", NULL};
static const char *const indicator_draft[] = {"name",       "op",    "measured_in", "base_year",
                                              "base_value", "total", "lead",        NULL};
static const char *const milestone_names[] = {"by_date", "value", "note", NULL};
static const SpLedgerChild indicator_children[] = {
  {&sp_milestone_type, "indicator", N_ ("节点"), milestone_names},
  {NULL, NULL, NULL, NULL},
};

const SpLedger sp_indicator_ledger = {
  .type = &sp_indicator_type,
  .hint = N_ ("按名称、单位查找"),
  .purpose = N_ ("计划里的每个目标都可以跟踪成一项指标：什么时候达到多少、现在是多少、赶不赶得上。"
                 "用上面的“由目标建立…”一次建好，或者新增一项。"),
  .plan_field = "plan",
  .columns = indicator_columns,
  .n_columns = G_N_ELEMENTS (indicator_columns),
  .chips = indicator_chips,
  .form = indicator_form,
  .draft = indicator_draft,
  .children = indicator_children,
};

/* ---- accidents ---- */

static char *
dup_grade (SpRecord *record, SpDate as_of)
{
  return g_strdup (
    sp_vocabulary_label (&sp_accident_grades, (int)sp_accident_get_grade (SP_ACCIDENT (record))));
}

static const SpLedgerColumn accident_columns[] = {
  {"happened_on", NULL, NULL, NULL, 96, 0, NULL},
  {NULL, N_ ("等级"), dup_grade, NULL, 96, 0, NULL},
  {"title", NULL, NULL, NULL, -1, 0, NULL},
  {"deaths", NULL, NULL, NULL, 62, 0, NULL},
  {"serious_injuries", NULL, NULL, NULL, 62, 0, NULL},
  {"light_injuries", NULL, NULL, NULL, 62, 780, NULL},
  {"loss", NULL, NULL, NULL, 116, 900, NULL},
  {"industry", NULL, NULL, NULL, 104, 600, NULL},
  {"township", NULL, NULL, NULL, 120, 1000, NULL},
};
static const char *const accident_chips[] = {"industry", "township", "happened_on", NULL};
static const char *const accident_draft[] = {
  "title",  "happened_on",      "industry",       "township", "enterprise", "place",
  "deaths", "serious_injuries", "light_injuries", "loss",     "cause",      NULL};

const SpLedger sp_accident_ledger = {
  .type = &sp_accident_type,
  .hint = N_ ("按事故名称、单位、地点查找"),
  .purpose = N_ ("生产安全事故一起一条登记在这里，等级按国务院令第493号自动算出。"
                 "没有逐起资料的年份，可以在“基准年”里按月填合计。"),
  .columns = accident_columns,
  .n_columns = G_N_ELEMENTS (accident_columns),
  .chips = accident_chips,
  .draft = accident_draft,
  .day_field = "happened_on",
  .sort = "happened_on",
  .is_descending = TRUE,
};
