/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verbs inspection, which stores a check with what it found in one go, and criterion. */
#include "cli/cli.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "exchange/sp-criteria.h"
#include "store/sp-hazards.h"

/* Findings come as a table of hazards; day, enterprise and the like are the inspection's. */
static GPtrArray *
read_findings (Cli *self, SpStore *store, SpRecord *inspection, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_hazard_type);

  if (self->options.input == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  sp_record_set_integer (model, SP_HAZARD_FOUND_ON,
                         sp_record_get_integer (inspection, SP_INSPECTION_DAY));
  return cli_read_records (self, sp_store_get_reader (store), model, error);
}

static gboolean
add (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) inspection = sp_record_new (&sp_inspection_type);
  g_autoptr (GPtrArray) findings = NULL;
  SpDate day = sp_date_today ();

  cli_parse_date ("--date", self->options.date, &day, NULL);
  sp_record_set_integer (inspection, SP_INSPECTION_DAY, day);
  if (!cli_set_fields (reader, inspection, self->options.set, error))
    return FALSE;
  findings = read_findings (self, store, inspection, error);
  if (findings == NULL ||
      !sp_store_register_inspection (store, SP_INSPECTION (inspection), findings, error))
    return FALSE;
  cli_print (_ ("已登记检查：编号 %" G_GINT64_FORMAT "，查出隐患 %u 条\n"),
             sp_record_get_id (inspection), findings->len);
  return TRUE;
}

gboolean
cli_inspection (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {
    {"list", TRUE, 0, cli_deed_list},      {"add", FALSE, 0, add},
    {"set", FALSE, CLI_ID, cli_deed_set},  {"delete", FALSE, CLI_ID, cli_deed_delete},
    {"show", TRUE, CLI_ID, cli_deed_show}, {"import", FALSE, CLI_INPUT, cli_deed_import},
    {"export", TRUE, 0, cli_deed_export}};

  self->type = &sp_inspection_type;
  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}

/* ---- criteria ---- */

static gboolean
load (Cli *self, SpStore *store, GError **error)
{
  int n = sp_criteria_add (store, error);

  if (n > 0)
    cli_print (_ ("已装入 %d 条判定标准\n"), n);
  else if (n == 0)
    cli_print (_ ("标准库里的都已经有了\n"));
  return n >= 0;
}

gboolean
cli_criterion (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, cli_deed_list},
                                  {"load", FALSE, 0, load},
                                  {"add", FALSE, 0, cli_deed_add},
                                  {"set", FALSE, CLI_ID, cli_deed_set},
                                  {"delete", FALSE, CLI_ID, cli_deed_delete},
                                  {"show", TRUE, CLI_ID, cli_deed_show},
                                  {"import", FALSE, CLI_INPUT, cli_deed_import},
                                  {"export", TRUE, 0, cli_deed_export}};

  self->type = &sp_criterion_type;
  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
