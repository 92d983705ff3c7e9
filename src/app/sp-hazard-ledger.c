/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledger of hazards. What its columns say of a hazard follows from its steps up to the as-of
 * date. See sp-ledger.h. */
#include "sp-ledger.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "sp-app.h"
#include "sp-record-form.h"
#include "store/sp-hazards.h"

static SpHazardStanding
get_standing (SpSession *session, SpRecord *record)
{
  SpReader *reader = sp_session_get_reader (session);
  g_autoptr (GPtrArray) steps = NULL;
  const SpHazardStanding unknown = {0};

  if (reader != NULL)
    steps = sp_reader_load_hazard_steps (reader, sp_record_get_id (record), NULL);
  return steps != NULL
           ? sp_hazard_get_standing (SP_HAZARD (record), steps, sp_session_get_as_of (session))
           : unknown;
}

static gboolean
is_open (const SpHazardStanding *standing)
{
  return standing->state < SP_HAZARD_CLOSED;
}

static gboolean
is_near (SpSession *session, const SpHazardStanding *standing)
{
  return is_open (standing) && standing->deadline != SP_DATE_NONE && standing->days <= 0 &&
         -standing->days <= sp_session_get_near_days_of (session, &sp_hazard_type);
}

static SpLight
get_light (SpSession *session, const SpHazardStanding *standing)
{
  if (!is_open (standing))
    return SP_LIGHT_DONE;
  if (standing->is_overdue)
    return SP_LIGHT_OVERDUE;
  return is_near (session, standing) ? SP_LIGHT_NEAR : SP_LIGHT_ON_TRACK;
}

/* ■ 整改中 */
static char *
dup_state (SpSession *session, SpRecord *record)
{
  SpHazardStanding standing = get_standing (session, record);

  if (!standing.is_known)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", sp_light_symbol (get_light (session, &standing)),
                          sp_vocabulary_label (&sp_hazard_states, (int)standing.state));
}

static const char *
get_state_style (SpSession *session, SpRecord *record)
{
  SpHazardStanding standing = get_standing (session, record);

  return standing.is_known ? sp_app_light_class (get_light (session, &standing)) : NULL;
}

/* 2021-09-18延 逾期 12 天 */
static char *
dup_deadline (SpSession *session, SpRecord *record)
{
  SpHazardStanding standing = get_standing (session, record);
  g_autofree char *iso = sp_date_dup_iso (standing.deadline);
  const char *extended = standing.is_extended ? _ ("延") : "";

  if (standing.deadline == SP_DATE_NONE)
    return g_strdup (standing.is_known && is_open (&standing) ? _ ("未定") : "");
  if (!standing.is_known || !is_open (&standing))
    return g_strconcat (iso, extended, NULL);
  if (standing.is_overdue)
    return g_strdup_printf (_ ("%s%s 逾期 %d 天"), iso, extended, standing.days);
  if (standing.days == 0)
    return g_strdup_printf (_ ("%s%s 今天到期"), iso, extended);
  return g_strdup_printf (_ ("%s%s 剩 %d 天"), iso, extended, -standing.days);
}

static const char *
get_deadline_style (SpSession *session, SpRecord *record)
{
  SpHazardStanding standing = get_standing (session, record);

  if (!standing.is_known)
    return NULL;
  return standing.is_overdue            ? sp_app_light_class (SP_LIGHT_OVERDUE)
         : is_near (session, &standing) ? sp_app_light_class (SP_LIGHT_NEAR)
                                        : NULL;
}

/* 重大, 一般 */
static char *
dup_grade (SpRecord *record, SpDate as_of)
{
  return g_strdup (sp_record_get_integer (record, SP_HAZARD_GRADE) == SP_HAZARD_MAJOR ? _ ("重大")
                                                                                      : _ ("一般"));
}

static const SpLedgerColumn columns[] = {
  {"number", NULL, NULL, NULL, 84, 0},
  {"state", N_ ("状态"), NULL, NULL, 100, 0, dup_state, get_state_style},
  {"description", NULL, NULL, NULL, -1, 0},
  {"grade", NULL, dup_grade, NULL, 48, 460},
  {"enterprise", NULL, NULL, NULL, 120, 560},
  {"deadline", NULL, NULL, NULL, 200, 0, dup_deadline, get_deadline_style},
  {"township", NULL, NULL, NULL, 110, 860},
  {"department", NULL, NULL, NULL, 120, 980},
  {"found_on", NULL, NULL, NULL, 92, 1080},
  {"industry", NULL, NULL, NULL, 90, 1180},
  {"person", NULL, NULL, NULL, 84, 1270},
};
static const char *const chips[] = {"state",      "grade",  "enterprise", "township", "industry",
                                    "department", "source", "found_on",   NULL};
static const SpLedgerPresence presences[] = {
  {"original_deadline", N_ ("延期")}, {"n_returns", N_ ("退回")}, {NULL, NULL}};
static const char *const form[] = {SP_FORM_HEADING "什么问题",
                                   "number",
                                   "grade",
                                   "description",
                                   "category",
                                   "source",
                                   "criterion",
                                   "basis",
                                   "found_on",
                                   "found_by",
                                   "document",
                                   "inspection",
                                   "part",
                                   SP_FORM_HEADING "在哪里",
                                   "enterprise",
                                   "place",
                                   "township",
                                   "industry",
                                   "department",
                                   SP_FORM_HEADING "整改",
                                   "treatment",
                                   "rectifier",
                                   "phone",
                                   "precautions",
                                   SP_FORM_HEADING "五到位：责任、措施、资金、时限、预案",
                                   "person",
                                   "funds",
                                   "deadline",
                                   "measures",
                                   "contingency",
                                   SP_FORM_HEADING "重大隐患双报告",
                                   "authority_told_on",
                                   "workers_told_on",
                                   SP_FORM_HEADING "处罚措施",
                                   "is_filed",
                                   "is_interviewed",
                                   "is_fined",
                                   "is_exposed",
                                   "is_shut_down",
                                   "is_closed_down",
                                   "is_handed_over",
                                   "note",
                                   NULL};
/* In the order in which a clerk reads them off an inspection record. */
static const char *const draft[] = {"enterprise", "grade",    "description", "place",  "deadline",
                                    "found_on",   "found_by", "document",    "source", "department",
                                    "township",   "industry", "person",      NULL};
static const char *const kept[] = {"enterprise", "found_on", "found_by",   "document", "source",
                                   "department", "township", "industry",   "person",   "phone",
                                   "rectifier",  "deadline", "inspection", NULL};
static const char *const listing_names[] = {"level",    "office",     "number", "listed_on",
                                            "deadline", "supervisor", NULL};
static const SpLedgerChild children[] = {
  {&sp_listing_type, "hazard", N_ ("挂牌督办"), listing_names},
  {NULL, NULL, NULL, NULL},
};
static const SpStandingFields standing_fields = {SP_HAZARD_FOUND_ON, SP_HAZARD_DEADLINE,
                                                 SP_HAZARD_CLOSED_ON, SP_HAZARD_ENDED_ON};

const SpLedger sp_hazard_ledger = {
  .type = &sp_hazard_type,
  .hint = N_ ("按隐患、企业、编号、文书号查找"),
  .purpose = N_ ("检查、自查、督查和举报发现的问题隐患一条一条登记在这里，从交办、整改、验收"
                 "到销号都记在同一条上。按 Insert 登记第一条，或者从 Excel 台账导入。"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .chips = chips,
  .presences = presences,
  .has_chip_line = TRUE,
  .form = form,
  .draft = draft,
  .kept = kept,
  .children = children,
  .standing = &standing_fields,
  .standing_label = N_ ("时限"),
  .day_field = "found_on",
  .sort = "found_on",
  .is_descending = TRUE,
};
