/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs that make something to hand on: gantt, report and doubts. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "chart/sp-gantt.h"
#include "report/sp-doubt-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* What the options of gantt say. */
typedef struct
{
  const SpPaper *paper;
  SpGanttGroup group;
  SpDate as_of;
  SpPlan *plan;
  SpSchedule *schedule;
} Gantt;

static gboolean
parse_gantt (Cli *self, Gantt *gantt, GError **error)
{
  const CliOptions *options = &self->options;
  const char *group = options->group != NULL ? options->group : "part";
  SpChartFormat format = SP_CHART_PDF;

  gantt->as_of = sp_date_today ();
  gantt->paper = sp_paper_find (options->paper != NULL ? options->paper : "A3");
  gantt->group = g_str_equal (group, "unit") ? SP_GANTT_GROUP_UNIT : SP_GANTT_GROUP_PART;
  if (!cli_require ("-o", options->output, error) ||
      !cli_parse_date ("--as-of", options->as_of, &gantt->as_of, error))
    return FALSE;
  if (gantt->paper == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--paper 只能是 A4、A3、A2、A1 或 A0"));
  else if (!g_str_equal (group, "unit") && !g_str_equal (group, "part"))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--group 只能是 part 或 unit"));
  else if (options->is_each_unit && options->unit != NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--each-unit 和 --unit 不能同时用"));
  else if (!options->is_each_unit && !sp_chart_format_from_path (options->output, &format))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("-o 的文件名要以 .pdf、.png 或 .svg 结尾"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
draw (const Gantt *gantt, const char *unit, const char *path, GError **error)
{
  SpGanttOptions options = {
    .group = gantt->group,
    .unit = unit,
    .prepared_by = sp_record_get_text (SP_RECORD (gantt->plan), SP_PLAN_ISSUER),
    .is_sample = sp_record_get_integer (SP_RECORD (gantt->plan), SP_PLAN_IS_SAMPLE) != 0};
  g_autoptr (SpGanttScene) scene = sp_gantt_scene_new (gantt->schedule, &options);
  g_autoptr (SpGanttPages) pages = sp_gantt_pages_new (scene, gantt->paper);
  g_autoptr (GPtrArray) written = NULL;
  SpChartFormat format = SP_CHART_PDF;

  sp_chart_format_from_path (path, &format);
  if (!sp_gantt_pages_export (pages, format, path, &written, NULL, error))
    return FALSE;
  for (guint i = 0; i < written->len; i++)
    cli_print ("%s\n", (const char *)g_ptr_array_index (written, i));
  return TRUE;
}

/* The units that lead, in the order in which the plan first names them. */
static GPtrArray *
collect_leads (SpSchedule *schedule)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      g_auto (GStrv) leads = g_strsplit (sp_schedule_get_row (schedule, i)->leads, "、", -1);

      for (guint k = 0; leads[k] != NULL; k++)
        if (leads[k][0] != '\0' && !g_hash_table_contains (seen, leads[k]))
          {
            g_ptr_array_add (names, g_strdup (leads[k]));
            g_hash_table_add (seen, g_ptr_array_index (names, names->len - 1));
          }
    }
  return names;
}

static gboolean
draw_each (const Gantt *gantt, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = collect_leads (gantt->schedule);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      sp_file_set_error (error, errno, _ ("不能建立文件夹"), folder);
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *base = g_strdelimit (g_strconcat (name, ".pdf", NULL), "/\\:*?\"<>|", '_');
      g_autofree char *path = g_build_filename (folder, base, NULL);

      if (!draw (gantt, name, path, error))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_unit_name (SpReader *reader, const char *name, GError **error)
{
  int64_t id = cli_find_unit (reader, name, error);
  g_autoptr (SpRecord) unit = id != 0 ? cli_load (reader, &sp_unit_type, id, error) : NULL;

  return unit != NULL ? g_strdup (sp_record_get_title (unit)) : NULL;
}

static gboolean
draw_gantt (Cli *self, Gantt *gantt, SpReader *reader, GError **error)
{
  SpTaskFilter filter = {.as_of = gantt->as_of};
  g_autofree char *unit = NULL;

  gantt->plan = cli_load_plan (reader, error);
  if (gantt->plan == NULL)
    return FALSE;
  filter.plan = sp_record_get_id (SP_RECORD (gantt->plan));
  gantt->schedule = sp_reader_load_schedule (reader, &filter, NULL, error);
  if (gantt->schedule == NULL)
    return FALSE;
  if (self->options.is_each_unit)
    return draw_each (gantt, self->options.output, error);
  if (self->options.unit == NULL)
    return draw (gantt, NULL, self->options.output, error);
  unit = dup_unit_name (reader, self->options.unit, error);
  return unit != NULL && draw (gantt, unit, self->options.output, error);
}

gboolean
cli_gantt (Cli *self, GError **error)
{
  Gantt gantt = {0};
  SpStore *store = NULL;
  gboolean is_done = FALSE;

  if (!parse_gantt (self, &gantt, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  if (store == NULL)
    return FALSE;
  is_done = draw_gantt (self, &gantt, sp_store_get_reader (store), error);
  g_clear_object (&gantt.plan);
  g_clear_object (&gantt.schedule);
  return cli_close (store, is_done, error);
}

/* ---- doubts ---- */

static gboolean
write_doubts (Cli *self, SpReader *reader, GError **error)
{
  g_autoptr (SpPlan) plan = cli_load_plan (reader, error);
  g_autoptr (SpPaperTable) table = NULL;

  if (plan == NULL)
    return FALSE;
  table = sp_doubt_table_load (reader, sp_record_get_id (SP_RECORD (plan)), SP_DATE_NONE, error);
  if (table == NULL || !sp_paper_table_export_pdf (table, self->options.output, error))
    return FALSE;
  cli_print ("%s\n", self->options.output);
  return TRUE;
}

gboolean
cli_doubts (Cli *self, GError **error)
{
  SpStore *store = NULL;

  if (!cli_require ("-o", self->options.output, error))
    return FALSE;
  if (!g_str_has_suffix (self->options.output, ".pdf"))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("-o 的文件名要以 .pdf 结尾"));
      return FALSE;
    }
  store = cli_open (self, TRUE, error);
  return store != NULL &&
         cli_close (store, write_doubts (self, sp_store_get_reader (store), error), error);
}
