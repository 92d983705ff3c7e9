/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledger of institutions. See sp-ledger.h. */
#include "sp-ledger.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "store/sp-institutions.h"

/* As of the date, which the row of the file does not know; NULL where it cannot be read. */
static SpRecord *
dup_then (SpSession *session, SpRecord *record)
{
  SpReader *reader = sp_session_get_reader (session);

  return reader != NULL
           ? sp_reader_dup_record_then (reader, record, sp_session_get_as_of (session), NULL)
           : NULL;
}

static char *
dup_standing (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRecord) then = dup_then (session, record);

  return then != NULL
           ? sp_institution_dup_standing (SP_INSTITUTION (then), sp_session_get_as_of (session),
                                          sp_session_get_near_days (session))
           : g_strdup ("");
}

static const char *
get_standing_style (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRecord) then = dup_then (session, record);
  SpStanding standing;

  if (then == NULL)
    return NULL;
  standing = sp_standing_judge (then, &sp_institution_standing, sp_session_get_as_of (session),
                                sp_session_get_near_days (session), NULL);
  return sp_app_light_class (sp_standing_light (standing));
}

static char *
dup_state (SpSession *session, SpRecord *record)
{
  g_autoptr (SpRecord) then = dup_then (session, record);

  return g_strdup (then != NULL
                     ? sp_vocabulary_label (&sp_institution_states,
                                            (int)sp_record_get_integer (then, SP_INSTITUTION_STATE))
                     : "");
}

static const SpLedgerColumn columns[] = {
  {"planned_on", N_ ("出台"), NULL, NULL, 112, 0, dup_standing, get_standing_style},
  {"name", NULL, NULL, NULL, -1, 0},
  {"state", N_ ("环节"), NULL, NULL, 84, 0, dup_state},
  {"kind", NULL, NULL, NULL, 84, 600},
  {"lead", NULL, NULL, NULL, 140, 760},
  {"planned_on", NULL, NULL, NULL, 104, 480},
  {"document", NULL, NULL, NULL, 140, 900},
  {"issued_on", NULL, NULL, NULL, 96, 1020},
  {"part", NULL, NULL, NULL, 130, 1140},
};
static const char *const chips[] = {"kind", "lead", "state", "part", "planned_on", NULL};
static const char *const form[] = {"name",       "kind",     "lead", "part",
                                   "planned_on", "progress", "note", NULL};
static const char *const draft[] = {"name", "kind", "lead", "part", "planned_on", NULL};

const SpLedger sp_institution_ledger = {
  .type = &sp_institution_type,
  .hint = N_ ("按名称、单位、文号查找"),
  .purpose = N_ ("要建立的制度、办法、机制、标准一项一条列在这里：谁牵头、计划什么时候出台、办到"
                 "哪一步、文号是什么。可以用上面的“从任务中提出…”由计划的措辞一次列出。"),
  .plan_field = "plan",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .chips = chips,
  .form = form,
  .draft = draft,
  .standing = &sp_institution_standing,
  .standing_label = N_ ("时限"),
  .has_chip_line = TRUE,
};
