/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-definition and report-diff: forms of one's own, and made reports against today's figures.
 */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-report-kept.h"
#include "report/sp-report-kinds.h"

/* ---- forms of one's own ---- */

static gboolean
list_forms (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GPtrArray) kinds = NULL;
  CliTableFormat format;

  if (!cli_parse_format (&self->options, &format, error) ||
      (kinds = sp_report_list_kinds (sp_store_get_reader (store), error)) == NULL)
    return FALSE;
  cli_table_add_column (table, "kind", _ ("种类"), FALSE);
  cli_table_add_column (table, "title", _ ("名称"), FALSE);
  cli_table_add_column (table, "period", _ ("期间"), FALSE);
  cli_table_add_column (table, "problem", _ ("问题"), FALSE);
  for (guint i = 0; i < kinds->len; i++)
    {
      const SpReportKind *kind = kinds->pdata[i];

      if (kind->origin != SP_REPORT_OWN)
        continue;
      cli_table_add (table, g_strdup (kind->name));
      cli_table_add (table, g_strdup (kind->title));
      cli_table_add (table, g_strdup (sp_vocabulary_label (&sp_report_periods, (int)kind->period)));
      cli_table_add (table, g_strdup (kind->problem != NULL ? kind->problem : ""));
    }
  cli_table_print (table, format);
  return TRUE;
}

static gboolean
export_form (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpReportDefinition) definition = NULL;

  if (!cli_require ("--kind", self->options.kind, error) ||
      !cli_require ("-o", self->options.output, error))
    return FALSE;
  definition = sp_report_load_kind (sp_store_get_reader (store), self->options.kind, error);
  if (definition == NULL || !sp_report_export_form (definition, self->options.output, error))
    return FALSE;
  cli_print ("%s\n", self->options.output);
  return TRUE;
}

static gboolean
import_form (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) form = NULL;
  int64_t id = 0;

  if (!sp_report_import_form (store, self->options.input, &id, error))
    return FALSE;
  form = cli_load (sp_store_get_reader (store), &sp_report_form_type, id, error);
  if (form == NULL)
    return FALSE;
  cli_print (_ ("已导入：%s，%s\n"), sp_record_get_text (form, SP_REPORT_FORM_NAME),
             sp_record_get_title (form));
  return TRUE;
}

static gboolean
delete_form (Cli *self, SpStore *store, GError **error)
{
  int64_t id;
  GError *failure = NULL;

  if (!cli_require ("--kind", self->options.kind, error))
    return FALSE;
  id = sp_reader_find_by_text (sp_store_get_reader (store), &sp_report_form_type,
                               SP_REPORT_FORM_NAME, self->options.kind, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (id == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有叫“%s”的自定报表。"),
                 self->options.kind);
  return id != 0 && sp_report_delete_form (store, id, error);
}

gboolean
cli_report_definition (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, list_forms},
                                  {"export", TRUE, 0, export_form},
                                  {"import", FALSE, CLI_INPUT, import_form},
                                  {"delete", FALSE, 0, delete_form}};

  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}

/* ---- made reports ---- */

static void
add_made (CliTable *table, SpRecord *made)
{
  cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (made)));
  cli_table_add (table, g_strdup (sp_record_get_title (made)));
  cli_table_add (table, g_strdup (sp_record_get_text (made, SP_REPORT_MADE_PERIOD)));
  cli_table_add (table,
                 sp_date_dup_iso ((SpDate)sp_record_get_integer (made, SP_REPORT_MADE_AS_OF)));
  cli_table_add (table, g_strdup (sp_record_get_text (made, SP_REPORT_MADE_MADE_AT)));
  cli_table_add (table, g_strdup (sp_record_get_text (made, SP_REPORT_MADE_MADE_BY)));
  cli_table_add (table, g_strdup (sp_record_get_text (made, SP_REPORT_MADE_FILE_NAME)));
}

static gboolean
list_made (CliTable *table, SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) made = sp_reader_load_all (reader, &sp_report_made_type, -1, 0, error);

  cli_table_add_column (table, "id", _ ("编号"), TRUE);
  cli_table_add_column (table, "title", _ ("报表名称"), FALSE);
  cli_table_add_column (table, "period", _ ("期间"), FALSE);
  cli_table_add_column (table, "as_of", _ ("截至日期"), FALSE);
  cli_table_add_column (table, "made_at", _ ("生成时间"), FALSE);
  cli_table_add_column (table, "made_by", _ ("生成人"), FALSE);
  cli_table_add_column (table, "file_name", _ ("文件名"), FALSE);
  for (guint i = 0; made != NULL && i < made->len; i++)
    add_made (table, made->pdata[i]);
  return made != NULL;
}

static gboolean
list_differences (CliTable *table, SpReader *reader, int64_t id, GError **error)
{
  g_autoptr (SpRecord) made = cli_load (reader, &sp_report_made_type, id, error);
  g_autoptr (GPtrArray) differences =
    made != NULL ? sp_report_compare (reader, SP_REPORT_MADE (made), NULL, error) : NULL;

  cli_table_add_column (table, "sheet", _ ("表"), FALSE);
  cli_table_add_column (table, "row", _ ("行"), FALSE);
  cli_table_add_column (table, "column", _ ("列"), FALSE);
  cli_table_add_column (table, "kind", _ ("差异"), FALSE);
  cli_table_add_column (table, "then", _ ("存档时"), FALSE);
  cli_table_add_column (table, "now", _ ("现在"), FALSE);
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const SpReportDifference *at = differences->pdata[i];

      cli_table_add (table, g_strdup (at->sheet));
      cli_table_add (table, g_strdup (at->row));
      cli_table_add (table, g_strdup (at->column));
      cli_table_add (table,
                     g_strdup (sp_vocabulary_label (&sp_report_difference_kinds, (int)at->kind)));
      cli_table_add (table, g_strdup (at->then));
      cli_table_add (table, g_strdup (at->now));
    }
  return differences != NULL;
}

gboolean
cli_report_diff (Cli *self, GError **error)
{
  g_autoptr (CliTable) table = cli_table_new ();
  CliTableFormat format;
  SpStore *store;
  gboolean is_done;

  if (!cli_parse_format (&self->options, &format, error) ||
      (store = cli_open (self, TRUE, error)) == NULL)
    return FALSE;
  is_done = self->options.id != 0
              ? list_differences (table, sp_store_get_reader (store), self->options.id, error)
              : list_made (table, sp_store_get_reader (store), error);
  if (is_done)
    cli_table_print (table, format);
  return cli_close (store, is_done, error);
}
