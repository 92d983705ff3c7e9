/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The four-colour maps of the sample: floor plans are laid under those that have one, and some are
 * issued, one of them before its enterprise assessed its risks again. Areas and places are rows of
 * tables (data/sample/risks.json). */
#include "exchange/sp-exchange-resources.h"
#include "exchange/sp-sample-private.h"

#include "core/sp-attachment.h"
#include "store/sp-files.h"
#include "store/sp-risk-maps.h"

#define PLANS_FOLDER "/org/lianghe/SafetyPlan/exchange/sample/plans/"

static const struct
{
  const char *map;
  const char *plan;
} plans[] = {
  {"青峰化工总平面", "qingfeng-chemicals.svg"},
  {"清溪硅业总平面", "qingxi-silicon.svg"},
  {"白石木业总平面", "baishi-timber.svg"},
};

static SpRecord *
load_map (const SpSampleAction *action, SpReader *reader, const char *name, GError **error)
{
  return sp_reader_load (reader, &sp_risk_map_type,
                         sp_sample_names_get (action->names, sp_risk_map_type.table, name), error);
}

static gboolean
lay_plan (const SpSampleAction *action, SpRecord *map, const char *plan, GError **error)
{
  g_autofree char *path = g_strconcat (PLANS_FOLDER, plan, NULL);
  g_autoptr (SpRecord) attachment = sp_record_new (&sp_attachment_type);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (sp_exchange_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return FALSE;
  sp_record_set_integer (attachment, SP_ATTACHMENT_RISK_MAP, sp_record_get_id (map));
  sp_record_set_text (attachment, SP_ATTACHMENT_NAME, plan);
  sp_record_set_integer (attachment, SP_ATTACHMENT_ADDED_ON, sp_date_from_ymd (2020, 11, 16));
  if (!sp_write_attach (action->write, SP_ATTACHMENT (attachment), bytes, error))
    return FALSE;
  sp_record_set_text (map, SP_RISK_MAP_BASE, sp_record_get_text (attachment, SP_ATTACHMENT_SHA256));
  return sp_write_update (action->write, map, error);
}

gboolean
sp_sample_lay_plans (const SpSampleAction *action, SpReader *reader, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (SpRecord) map = load_map (action, reader, plans[i].map, error);

      if (map == NULL || !lay_plan (action, map, plans[i].plan, error))
        return FALSE;
    }
  return TRUE;
}

/* Within the action, so that it is sealed by what stands in the file so far. */
gboolean
sp_sample_issue_map (const SpSampleAction *action,
                     SpReader *reader,
                     const SpSampleIssue *issue,
                     GError **error)
{
  g_autoptr (SpRecord) map = load_map (action, reader, issue->map, error);
  g_autoptr (SpRiskFacts) facts = NULL;
  g_autofree char *seal = NULL;

  if (map != NULL)
    facts = sp_reader_load_risk_facts_of (
      reader, SP_RISK_MAP (map), (SpRiskStage)sp_record_get_integer (map, SP_RISK_MAP_STAGE),
      sp_date_today (), NULL, error);
  if (facts == NULL)
    return FALSE;
  seal = sp_risk_facts_dup_seal (facts);
  sp_record_set_text (map, SP_RISK_MAP_SEAL, seal);
  sp_record_set_text (map, SP_RISK_MAP_VERSION, issue->version);
  sp_record_set_integer (map, SP_RISK_MAP_ISSUED_ON, issue->day);
  sp_record_set_text (map, SP_RISK_MAP_COMPILER, issue->compiler);
  sp_record_set_text (map, SP_RISK_MAP_REVIEWER, issue->reviewer);
  return sp_write_update (action->write, map, error);
}
