/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb institution: steps, and entries that the plan's measures offer. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "cli/cli-filter.h"
#include "exchange/sp-record-cell.h"
#include "report/sp-institution-table.h"
#include "store/sp-institutions.h"
#include "store/sp-titles.h"

static gboolean
fill_step (Cli *self, SpReader *reader, SpRecord *step, GError **error)
{
  const CliOptions *options = &self->options;
  SpDate day = sp_date_today ();

  if (!cli_require ("--kind", options->kind, error) ||
      !sp_record_set_by_head (reader, step, "state", options->kind, error))
    return FALSE;
  cli_parse_date ("--date", options->date, &day, NULL);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, options->id);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, day);
  sp_record_set_text (step, SP_INSTITUTION_STEP_PERSON, options->person);
  sp_record_set_text (step, SP_INSTITUTION_STEP_DOCUMENT, options->document);
  sp_record_set_text (step, SP_INSTITUTION_STEP_NOTE, options->text);
  return cli_set_fields (reader, step, options->set, error);
}

static gboolean
step (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) institution =
    cli_load (reader, &sp_institution_type, self->options.id, error);
  g_autoptr (SpRecord) record = sp_record_new (&sp_institution_step_type);

  if (institution == NULL || !fill_step (self, reader, record, error) ||
      !sp_store_take_institution_step (store, SP_INSTITUTION_STEP (record), error))
    return FALSE;
  cli_print (_ ("已办理：%s，%s\n"),
             sp_vocabulary_label (&sp_institution_states,
                                  (int)sp_record_get_integer (record, SP_INSTITUTION_STEP_STATE)),
             sp_record_get_title (institution));
  return TRUE;
}

static gboolean
back (Cli *self, SpStore *store, GError **error)
{
  if (!sp_store_take_back_institution_step (store, self->options.id, error))
    return FALSE;
  cli_print (_ ("已撤回最后一个环节\n"));
  return TRUE;
}

static gboolean
show (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (GPtrArray) steps = NULL;

  if (!cli_deed_show (self, store, error))
    return FALSE;
  steps = sp_reader_load_institution_steps (reader, self->options.id, error);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      SpRecord *record = g_ptr_array_index (steps, i);
      g_autofree char *day =
        sp_date_dup_iso ((SpDate)sp_record_get_integer (record, SP_INSTITUTION_STEP_DAY));

      cli_print ("%s %s %s %s\n", day,
                 sp_vocabulary_label (&sp_institution_states, (int)sp_record_get_integer (
                                                                record, SP_INSTITUTION_STEP_STATE)),
                 sp_record_get_text (record, SP_INSTITUTION_STEP_DOCUMENT),
                 sp_record_get_text (record, SP_INSTITUTION_STEP_PERSON));
    }
  return steps != NULL;
}

/* ---- proposals ---- */

static void
print_proposals (SpStore *store, const GPtrArray *proposals, CliTableFormat format)
{
  static const guint fields[] = {SP_INSTITUTION_NAME, SP_INSTITUTION_KIND, SP_INSTITUTION_LEAD,
                                 SP_INSTITUTION_PLANNED_ON};
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (SpTitles) titles = sp_titles_new (store);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    cli_table_add_column (table, sp_institution_type.fields[fields[i]].name,
                          _ (sp_institution_type.fields[fields[i]].label), FALSE);
  cli_table_add_column (table, "measure", _ ("任务"), TRUE);
  cli_table_add_column (table, "clause", _ ("原文"), FALSE);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SpInstitutionProposal *proposal = g_ptr_array_index (proposals, i);

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        cli_table_add (table, sp_titles_dup_field (titles, proposal->institution, fields[k]));
      cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, proposal->measure));
      cli_table_add (table, g_strdup (proposal->clause));
    }
  cli_table_print (table, format);
}

static gboolean
propose (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpPlan) plan = cli_load_plan (reader, error);
  g_autoptr (GPtrArray) proposals = NULL;
  CliTableFormat format;
  guint n = 0;

  if (plan == NULL || !cli_parse_format (&self->options, &format, error))
    return FALSE;
  proposals = sp_reader_propose_institutions (reader, sp_record_get_id (SP_RECORD (plan)), error);
  if (proposals == NULL)
    return FALSE;
  if (!self->options.is_yes)
    {
      print_proposals (store, proposals, format);
      return TRUE;
    }
  if (!sp_store_add_institutions (store, proposals, &n, error))
    return FALSE;
  cli_print (_ ("已建立 %u 项制度措施\n"), n);
  return TRUE;
}

/* ---- the list as it goes out ---- */

static gboolean
write_list (SpPaperTable *table, const char *path, GError **error)
{
  return g_str_has_suffix (path, ".pdf") ? sp_paper_table_export_pdf (table, path, error)
                                         : sp_paper_table_export_rows (table, path, error);
}

/* Without -o rows that can be read in again, else 制度措施清单. */
static gboolean
export_list (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecordFilter) filter = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SpPaperTable) table = NULL;
  SpDate as_of = sp_date_today ();

  if (self->options.output == NULL)
    return cli_deed_export (self, store, error);
  if (!cli_parse_date ("--as-of", self->options.as_of, &as_of, error))
    return FALSE;
  filter = cli_filter_new (reader, &sp_institution_type, &self->options, error);
  ids = filter != NULL ? sp_reader_query (reader, &sp_institution_type, filter, error) : NULL;
  if (ids == NULL)
    return FALSE;
  table = sp_institution_table_load (reader, (const int64_t *)(gpointer)ids->data, ids->len, as_of,
                                     error);
  if (table == NULL || !write_list (table, self->options.output, error))
    return FALSE;
  cli_print (_ ("已导出 %u 项到 %s\n"), ids->len, self->options.output);
  return TRUE;
}

gboolean
cli_institution (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, cli_deed_list},
                                  {"add", FALSE, 0, cli_deed_add},
                                  {"set", FALSE, CLI_ID, cli_deed_set},
                                  {"delete", FALSE, CLI_ID, cli_deed_delete},
                                  {"show", TRUE, CLI_ID, show},
                                  {"step", FALSE, CLI_ID, step},
                                  {"back", FALSE, CLI_ID, back},
                                  {"propose", FALSE, 0, propose},
                                  {"import", FALSE, CLI_INPUT, cli_deed_import},
                                  {"export", TRUE, 0, export_list}};

  self->type = &sp_institution_type;
  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
