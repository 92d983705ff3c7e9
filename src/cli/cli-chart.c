/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb chart: the trend of an indicator or the comparison of accidents, into a file. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "chart/sp-trend.h"

typedef struct
{
  SpChartFormat format;
  const SpPaper *paper;
  SpDate as_of;
} Chart;

static gboolean
parse (Cli *self, Chart *chart, GError **error)
{
  const CliOptions *options = &self->options;

  chart->as_of = sp_date_today ();
  chart->paper = sp_paper_find (options->paper != NULL ? options->paper : "A4");
  if (!cli_require ("-o", options->output, error) ||
      !cli_parse_date ("--as-of", options->as_of, &chart->as_of, error))
    return FALSE;
  if (chart->paper == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--paper 只能是 A4、A3、A2、A1 或 A0"));
  else if ((options->indicator != NULL) == options->is_accidents)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("请写 --indicator 或 --accidents 之一"));
  else if (!sp_chart_format_from_path (options->output, &chart->format))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("-o 的文件名要以 .pdf、.png 或 .svg 结尾"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_page (Cli *self,
            const Chart *chart,
            SpPlan *plan,
            SpTrendScene *const *scenes,
            guint n_scenes,
            const char *note,
            GError **error)
{
  SpRecord *record = SP_RECORD (plan);
  const SpTrendSheet sheet = {
    .title = n_scenes > 1 ? _ ("生产安全事故对比") : sp_trend_scene_get_title (scenes[0]),
    .note = note,
    .prepared_by = sp_record_get_text (record, SP_PLAN_ISSUER),
    .as_of = chart->as_of,
    .is_sample = sp_record_get_integer (record, SP_PLAN_IS_SAMPLE) != 0,
  };
  g_autoptr (SpTrendPage) page = sp_trend_page_new (scenes, n_scenes, &sheet, chart->paper);

  if (!sp_trend_page_export (page, chart->format, self->options.output, NULL, error))
    return FALSE;
  cli_print ("%s\n", self->options.output);
  return TRUE;
}

static gboolean
draw_indicator (Cli *self, const Chart *chart, SpReader *reader, SpPlan *plan, GError **error)
{
  int64_t id = sp_record_get_id (SP_RECORD (plan));
  int64_t wanted = cli_find_indicator (reader, id, self->options.indicator, error);
  g_autoptr (GPtrArray) standings =
    wanted != 0 ? sp_reader_load_indicators (reader, id, chart->as_of, error) : NULL;

  for (guint i = 0; standings != NULL && i < standings->len; i++)
    {
      const SpIndicatorStanding *standing = g_ptr_array_index (standings, i);
      g_autoptr (SpTrendScene) scene = NULL;

      if (sp_record_get_id (SP_RECORD (standing->indicator)) != wanted)
        continue;
      scene = sp_trend_scene_new_indicator (
        standing->indicator, &standing->input,
        (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_LAST_DAY));
      return write_page (self, chart, plan, &scene, 1, NULL, error);
    }
  return FALSE;
}

static gboolean
draw_accidents (Cli *self, const Chart *chart, SpReader *reader, SpPlan *plan, GError **error)
{
  SpAccidentComparison comparison;
  SpAccidentYears years;
  SpAccidentGoal goal;
  SpTrendScene *scenes[2];
  g_autofree char *note = NULL;
  gboolean is_done;

  if (!cli_load_goal (self, reader, chart->as_of, &goal, error) ||
      !sp_reader_load_accident_years (reader, chart->as_of, goal.base_year, goal.fall, &years,
                                      error) ||
      !sp_reader_compare_accidents (reader, chart->as_of, goal.base_year, goal.fall, &comparison,
                                    error))
    return FALSE;
  note = sp_accident_dup_bulletin (&comparison.now, &comparison.then);
  scenes[0] = sp_trend_scene_new_accidents (&years, SP_FIGURE_ACCIDENTS);
  scenes[1] = sp_trend_scene_new_accidents (&years, SP_FIGURE_DEATHS);
  is_done = write_page (self, chart, plan, scenes, G_N_ELEMENTS (scenes), note, error);
  sp_trend_scene_unref (scenes[0]);
  sp_trend_scene_unref (scenes[1]);
  return is_done;
}

static gboolean
draw (Cli *self, const Chart *chart, SpReader *reader, GError **error)
{
  g_autoptr (SpPlan) plan = cli_load_plan (reader, error);

  if (plan == NULL)
    return FALSE;
  return self->options.is_accidents ? draw_accidents (self, chart, reader, plan, error)
                                    : draw_indicator (self, chart, reader, plan, error);
}

gboolean
cli_chart (Cli *self, GError **error)
{
  Chart chart = {0};
  SpStore *store = NULL;

  if (!parse (self, &chart, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL &&
         cli_close (store, draw (self, &chart, sp_store_get_reader (store), error), error);
}
