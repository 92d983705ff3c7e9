/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * template: a table of another office is looked at, filled for a period, and kept with what goes
 * where in it. */
#include "cli/cli.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "template/sp-template-heads.h"
#include "template/sp-row-moves.h"
#include "template/sp-template-kept.h"

#include <string.h>

#define MAX_MAPPING (4 * 1024 * 1024)

/* ---- what all do ---- */

static SpTemplate *
load_template (Cli *self, GError **error)
{
  if (!cli_require (_ ("模板文件"), self->arguments[2], error))
    return NULL;
  return sp_template_load (self->arguments[2], NULL, error);
}

static char *
dup_title (Cli *self)
{
  g_autofree char *name = g_filename_display_basename (self->arguments[2]);
  char *dot = strrchr (name, '.');

  if (self->options.text != NULL)
    return g_strdup (self->options.text);
  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

/* Of --mapping, else as it is proposed. */
static SpTemplateMapping *
load_mapping (Cli *self, SpStore *store, const SpTemplate *template, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autofree char *json = NULL;
  g_autofree char *title = NULL;
  g_autoptr (SpPlan) plan = NULL;
  gsize length = 0;

  if (self->options.mapping != NULL)
    return sp_file_read (self->options.mapping, MAX_MAPPING, &json, &length, error)
             ? sp_template_mapping_from_json (json, (gssize)length, error)
             : NULL;
  plan = cli_load_plan (reader, error);
  title = dup_title (self);
  return plan != NULL ? sp_template_dup_proposal (
                          template, reader, sp_record_get_id (SP_RECORD (plan)), title, NULL, error)
                      : NULL;
}

/* ---- inspect ---- */

static void
add_line (CliTable *table,
          const char *sheet,
          const char *place,
          const char *head,
          const SpReportColumn *column,
          const SpReportSheetDefinition *rows)
{
  cli_table_add (table, g_strdup (sheet));
  cli_table_add (table, g_strdup (place));
  cli_table_add (table, g_strdup (head));
  cli_table_add (table, g_strdup (column != NULL ? column->value : ""));
  cli_table_add (table, g_strdup (column != NULL ? column->over : ""));
  cli_table_add (table, g_strdup (column == NULL || !column->has_span
                                    ? ""
                                    : sp_vocabulary_label (&sp_report_spans, (int)column->span)));
  cli_table_add (table, g_strdup (rows == NULL ? ""
                                  : rows->rows == SP_ROWS_RECORDS
                                    ? rows->records
                                    : sp_vocabulary_code (&sp_report_rows, (int)rows->rows)));
}

static void
add_grid (CliTable *table, const SpTemplateGrid *grid, const SpTemplateMapping *mapping, guint at)
{
  const SpTemplateTable *it = mapping->tables->pdata[at];
  const SpReportSheetDefinition *sheet = sp_template_mapping_get_sheet (mapping, at);

  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), 256); i++)
    {
      g_autofree char *head = sp_template_heads_dup_label (grid, it->first_head, it->last_head, i);
      g_autoptr (GString) place = g_string_new (NULL);
      int column = sp_template_table_find_column (it, i);

      sp_place_append (place, it->last_head, i);
      if (*head != '\0' || column >= 0)
        add_line (table, it->grid, place->str, head,
                  column >= 0 ? sheet->columns->pdata[column] : NULL, sheet);
    }
}

static void
add_marks (CliTable *table, const SpTemplate *template, const SpTemplateMapping *mapping)
{
  const GPtrArray *marks = sp_template_get_marks (template);

  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *mark = g_strdup_printf ("{{%s}}", (char *)marks->pdata[i]);
      const SpReportColumn *found = NULL;

      for (guint k = 0; k < mapping->tables->len; k++)
        for (guint c = 0; c < sp_template_mapping_get_sheet (mapping, k)->columns->len; c++)
          {
            const SpReportColumn *column =
              sp_template_mapping_get_sheet (mapping, k)->columns->pdata[c];

            if (*((SpTemplateTable *)mapping->tables->pdata[k])->grid == '\0' &&
                g_str_equal (column->head, marks->pdata[i]))
              found = column;
          }
      add_line (table, "", "", mark, found, NULL);
    }
}

static void
print_mapping (const SpTemplate *template, const SpTemplateMapping *mapping, CliTableFormat format)
{
  g_autoptr (CliTable) table = cli_table_new ();

  cli_table_add_column (table, "sheet", _ ("表"), FALSE);
  cli_table_add_column (table, "place", _ ("位置"), FALSE);
  cli_table_add_column (table, "head", _ ("表头"), FALSE);
  cli_table_add_column (table, "value", _ ("填什么"), FALSE);
  cli_table_add_column (table, "over", _ ("除以"), FALSE);
  cli_table_add_column (table, "span", _ ("口径"), FALSE);
  cli_table_add_column (table, "rows", _ ("各行是"), FALSE);
  for (guint i = 0; i < mapping->tables->len; i++)
    {
      const SpTemplateGrid *grid =
        sp_template_find_grid (template, ((SpTemplateTable *)mapping->tables->pdata[i])->grid);

      if (grid != NULL)
        add_grid (table, grid, mapping, i);
    }
  add_marks (table, template, mapping);
  cli_table_print (table, format);
}

static gboolean
inspect (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpTemplate) template = load_template (self, error);
  g_autoptr (SpTemplateMapping) mapping =
    template != NULL ? load_mapping (self, store, template, error) : NULL;
  g_autofree char *json = NULL;
  CliTableFormat format;

  if (mapping == NULL || !cli_parse_format (&self->options, &format, error))
    return FALSE;
  print_mapping (template, mapping, format);
  if (self->options.output == NULL)
    return TRUE;
  json = sp_template_mapping_to_json (mapping);
  return sp_file_write (self->options.output, json, strlen (json), error);
}

/* ---- fill ---- */

static gboolean
parse_options (Cli *self, SpReader *reader, SpReportOptions *options, GError **error)
{
  g_autoptr (SpPlan) plan = cli_load_plan (reader, error);

  options->reporter = self->options.prepared_by;
  if (plan == NULL || !cli_require ("--output", self->options.output, error) ||
      !cli_parse_period (self->options.period, &options->period, error) ||
      !cli_parse_date ("--as-of", self->options.as_of, &options->as_of, error))
    return FALSE;
  options->plan = sp_record_get_id (SP_RECORD (plan));
  return TRUE;
}

static gboolean
write_filled (Cli *self,
              SpStore *store,
              const SpTemplate *template,
              const SpTemplateMapping *mapping,
              const SpReportOptions *options,
              GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes =
    sp_template_fill (template, sp_store_get_reader (store), mapping, options, notes, NULL, error);

  if (bytes == NULL ||
      !sp_template_write (template, bytes, self->arguments[2], self->options.output, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    cli_print ("%s\n", (char *)notes->pdata[i]);
  cli_print ("%s\n", self->options.output);
  return TRUE;
}

static gboolean
fill (Cli *self, SpStore *store, GError **error)
{
  SpReportOptions options = {0};
  g_autoptr (SpTemplate) template = NULL;
  g_autoptr (SpTemplateMapping) mapping = NULL;

  if (!parse_options (self, sp_store_get_reader (store), &options, error))
    return FALSE;
  if (self->options.id != 0)
    template =
      sp_template_load_kept (sp_store_get_reader (store), self->options.id, &mapping, NULL, error);
  else
    {
      template = load_template (self, error);
      mapping = template != NULL ? load_mapping (self, store, template, error) : NULL;
    }
  return mapping != NULL && write_filled (self, store, template, mapping, &options, error);
}

/* ---- keep and list ---- */

static gboolean
keep (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpTemplate) template = load_template (self, error);
  g_autoptr (SpTemplateMapping) mapping =
    template != NULL ? load_mapping (self, store, template, error) : NULL;
  int64_t id = 0;

  if (mapping == NULL)
    return FALSE;
  if (self->options.text != NULL)
    {
      g_free (mapping->definition->title);
      mapping->definition->title = g_strdup (self->options.text);
    }
  if (!sp_template_keep (store, mapping, self->arguments[2], &id, error))
    return FALSE;
  cli_print ("%d\n", (int)id);
  return TRUE;
}

static gboolean
list (Cli *self, SpStore *store, GError **error)
{
  return cli_print_records (self, sp_store_get_reader (store), &sp_report_template_type,
                            sp_date_today (), FALSE, error);
}

gboolean
cli_template (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"inspect", TRUE, 0, inspect},
                                  {"fill", TRUE, CLI_PERIOD, fill},
                                  {"keep", FALSE, 0, keep},
                                  {"list", TRUE, 0, list}};

  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
