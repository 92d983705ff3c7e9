/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs that say how the plan stands: status as text or JSON, overview as a sheet to print. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "chart/sp-overview-chart.h"
#include "cli/cli-table.h"
#include "store/sp-reader-overview.h"

/* The overview that the options ask for, of the file of the first argument. */
static SpOverview *
load (Cli *self, SpDate as_of, SpDate baseline, GError **error)
{
  SpStore *store = cli_open (self, TRUE, error);
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpOverview) overview = NULL;

  if (store == NULL)
    return NULL;
  plan = cli_load_plan (sp_store_get_reader (store), error);
  if (plan != NULL)
    overview =
      sp_reader_load_overview (sp_store_get_reader (store), sp_record_get_id (SP_RECORD (plan)),
                               as_of, baseline, NULL, error);
  if (!cli_close (store, overview != NULL, error))
    return NULL;
  return g_steal_pointer (&overview);
}

static gboolean
parse_dates (Cli *self, SpDate *as_of, SpDate *baseline, GError **error)
{
  *as_of = sp_date_today ();
  *baseline = SP_DATE_NONE;
  if (!cli_parse_date ("--as-of", self->options.as_of, as_of, error) ||
      !cli_parse_date ("--baseline", self->options.baseline, baseline, error))
    return FALSE;
  if (*baseline == SP_DATE_NONE || *baseline < *as_of)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--baseline 的日期要早于 --as-of"));
  return FALSE;
}

/* ---- text ---- */

static void
print_counts (const char *name, const SpTotals *totals)
{
  cli_print (_ ("  %s：%u项，完成%u项（%.1f%%）"), name, totals->total,
             totals->by_light[SP_LIGHT_DONE], sp_totals_done_rate (totals));
  for (int light = SP_LIGHT_ON_TRACK; light < SP_N_LIGHTS; light++)
    if (totals->by_light[light] > 0)
      cli_print (_ ("，%s%u"), sp_vocabulary_label (&sp_lights, light), totals->by_light[light]);
  cli_print ("\n");
}

static void
print_sums (const char *heading, GPtrArray *sums)
{
  cli_print ("\n%s\n", heading);
  for (guint i = 0; i < sums->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (sums, i);
      g_autofree char *name = sum->label[0] != '\0'
                                ? g_strdup_printf ("%s %s", sum->label, sum->name)
                                : g_strdup (sum->name);

      print_counts (name, &sum->now);
    }
}

static void
print_headlines (const SpOverview *overview)
{
  for (int i = 0; i < SP_N_HEADLINES; i++)
    {
      double value = sp_overview_get_headline (overview, (SpHeadline)i);
      double former = sp_overview_get_former_headline (overview, (SpHeadline)i);
      g_autofree char *text = sp_headline_dup_text ((SpHeadline)i, value);
      g_autofree char *change = sp_headline_dup_change ((SpHeadline)i, value, former);

      cli_print (_ ("%s：%s，%s\n"), sp_vocabulary_label (&sp_headlines, i), text, change);
    }
}

static void
print_on_time (const SpOverview *overview)
{
  SpOnTime on_time = sp_schedule_get_on_time (overview->now);

  for (int term = 0; term < SP_N_TERMS; term++)
    {
      g_autofree char *text = sp_on_time_dup_text (&on_time, (SpTerm)term);

      cli_print (_ ("按期完成率（%s）：%s\n"), sp_vocabulary_label (&sp_terms, term), text);
    }
}

static void
print_running (const SpOverview *overview)
{
  if (overview->indicators->len > 0)
    cli_print (_ ("\n指标\n"));
  for (guint i = 0; i < overview->indicators->len; i++)
    {
      const SpOverviewIndicator *indicator = g_ptr_array_index (overview->indicators, i);

      cli_print (_ ("  %s：%s，目标%s，%s\n"), indicator->name,
                 indicator->value[0] != '\0' ? indicator->value : "—", indicator->goal,
                 sp_vocabulary_label (&sp_indicator_statuses, (int)indicator->status));
    }
  cli_print (_ ("\n变化\n"));
  for (int i = 0; i < SP_N_CHANGES; i++)
    cli_print (_ ("  %s：%u项\n"), sp_vocabulary_label (&sp_changes, i), overview->changes[i]->len);
  cli_print (_ ("\n今后30天到期%u项，60天到期%u项\n"), overview->due_soon, overview->due_ahead);
}

static void
print_text (const SpOverview *overview)
{
  g_autofree char *as_of = sp_date_dup_chinese (overview->as_of);
  g_autofree char *baseline = sp_date_dup_chinese (overview->baseline);

  cli_print (_ ("%s\n数据截至%s，与%s比较\n\n"), sp_schedule_get_plan_title (overview->now), as_of,
             baseline);
  print_headlines (overview);
  print_on_time (overview);
  print_sums (_ ("各专项"), overview->parts);
  print_sums (_ ("牵头单位"), overview->units);
  if (overview->townships->len > 0)
    cli_print (_ ("\n乡镇\n"));
  for (guint i = 0; i < overview->townships->len; i++)
    {
      const SpOverviewTownship *township = g_ptr_array_index (overview->townships, i);

      print_counts (township->name, &township->now);
    }
  print_running (overview);
}

/* ---- JSON: dates are ISO, words are codes ---- */

/* A comma before every value of an object or list but its first. */
static void
begin_value (GString *out, const char *name)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '[';

  if (last != '[' && last != '{')
    g_string_append (out, ",\n");
  if (name == NULL)
    return;
  cli_json_append (out, name);
  g_string_append (out, ": ");
}

static void
begin (GString *out, const char *name, char bracket)
{
  begin_value (out, name);
  g_string_append_c (out, bracket);
}

static void
set_integer (GString *out, const char *name, gint64 value)
{
  begin_value (out, name);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}

static void
set_double (GString *out, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (out, name);
  g_string_append (out, g_ascii_formatd (text, sizeof text, "%.4f", value));
}

static void
set_text (GString *out, const char *name, const char *value)
{
  begin_value (out, name);
  cli_json_append (out, value);
}

static void
set_date (GString *out, const char *name, SpDate date)
{
  char iso[SP_DATE_ISO_LEN];

  set_text (out, name, sp_date_to_iso (date, iso));
}

static void
add_counts (GString *out, int64_t id, const char *name, const SpTotals *totals)
{
  begin (out, NULL, '{');
  set_integer (out, "id", id);
  set_text (out, "name", name);
  set_integer (out, "total", totals->total);
  for (int light = 0; light < SP_N_LIGHTS; light++)
    set_integer (out, sp_vocabulary_code (&sp_lights, light), totals->by_light[light]);
  g_string_append_c (out, '}');
}

static void
add_sums (GString *out, const char *list, GPtrArray *sums)
{
  begin (out, list, '[');
  for (guint i = 0; i < sums->len; i++)
    {
      const SpSum *sum = g_ptr_array_index (sums, i);

      add_counts (out, sum->id, sum->name, &sum->now);
    }
  g_string_append_c (out, ']');
}

static void
add_headlines (GString *out, const SpOverview *overview)
{
  for (int i = 0; i < SP_N_HEADLINES; i++)
    {
      begin (out, sp_vocabulary_code (&sp_headlines, i), '{');
      set_double (out, "now", sp_overview_get_headline (overview, (SpHeadline)i));
      set_double (out, "before", sp_overview_get_former_headline (overview, (SpHeadline)i));
      g_string_append_c (out, '}');
    }
}

static void
add_on_time (GString *out, const SpOverview *overview)
{
  SpOnTime on_time = sp_schedule_get_on_time (overview->now);

  begin (out, "on-time", '{');
  for (int term = 0; term < SP_N_TERMS; term++)
    {
      begin (out, sp_vocabulary_code (&sp_terms, term), '{');
      set_integer (out, "due", sp_on_time_get_due (&on_time, (SpTerm)term));
      set_integer (out, "kept", sp_on_time_get_kept (&on_time, (SpTerm)term));
      set_double (out, "rate", sp_on_time_get_rate (&on_time, (SpTerm)term));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

static void
add_changes (GString *out, const SpOverview *overview)
{
  begin (out, "changes", '{');
  for (int i = 0; i < SP_N_CHANGES; i++)
    {
      begin (out, sp_vocabulary_code (&sp_changes, i), '[');
      for (guint k = 0; k < overview->changes[i]->len; k++)
        set_integer (out, NULL, g_array_index (overview->changes[i], int64_t, k));
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
}

static void
add_running (GString *out, const SpOverview *overview)
{
  begin (out, "townships", '[');
  for (guint i = 0; i < overview->townships->len; i++)
    {
      const SpOverviewTownship *township = g_ptr_array_index (overview->townships, i);

      add_counts (out, township->unit, township->name, &township->now);
    }
  g_string_append_c (out, ']');
  begin (out, "indicators", '[');
  for (guint i = 0; i < overview->indicators->len; i++)
    {
      const SpOverviewIndicator *indicator = g_ptr_array_index (overview->indicators, i);

      begin (out, NULL, '{');
      set_integer (out, "id", indicator->indicator);
      set_text (out, "name", indicator->name);
      set_text (out, "value", indicator->value);
      set_text (out, "goal", indicator->goal);
      set_text (out, "status", sp_vocabulary_code (&sp_indicator_statuses, (int)indicator->status));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  begin (out, "due", '[');
  for (guint i = 0; i < overview->days->len; i++)
    {
      const SpOverviewDay *day = &g_array_index (overview->days, SpOverviewDay, i);

      begin (out, NULL, '{');
      set_date (out, "date", day->due);
      set_integer (out, "measures", day->n_measures);
      set_integer (out, "duties", day->n_duties);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
print_json (const SpOverview *overview)
{
  g_autoptr (GString) out = g_string_new (NULL);

  begin (out, NULL, '{');
  set_text (out, "plan", sp_schedule_get_plan_title (overview->now));
  set_date (out, "as-of", overview->as_of);
  set_date (out, "baseline", overview->baseline);
  set_integer (out, "measures", overview->total.now.total);
  add_headlines (out, overview);
  add_on_time (out, overview);
  add_sums (out, "parts", overview->parts);
  add_sums (out, "units", overview->units);
  add_changes (out, overview);
  add_running (out, overview);
  g_string_append_c (out, '}');
  cli_print ("%s\n", out->str);
}

gboolean
cli_status (Cli *self, GError **error)
{
  const char *format = self->options.format != NULL ? self->options.format : "text";
  g_autoptr (SpOverview) overview = NULL;
  SpDate as_of, baseline;

  if (!parse_dates (self, &as_of, &baseline, error))
    return FALSE;
  if (!g_str_equal (format, "text") && !g_str_equal (format, "json"))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--format 只能是 json 或 text"));
      return FALSE;
    }
  overview = load (self, as_of, baseline, error);
  if (overview == NULL)
    return FALSE;
  if (g_str_equal (format, "json"))
    print_json (overview);
  else
    print_text (overview);
  return TRUE;
}

/* ---- overview ---- */

static gboolean
check_paper (const char *name, const SpPaper **paper, GError **error)
{
  *paper = name == NULL || g_ascii_strcasecmp (name, "A3") == 0 ? sp_paper_find ("A3")
           : g_ascii_strcasecmp (name, "A4") == 0               ? sp_paper_find ("A4")
                                                                : NULL;
  if (*paper == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("总览的 --paper 只能是 A4 或 A3"));
  return *paper != NULL;
}

gboolean
cli_overview (Cli *self, GError **error)
{
  const char *output = self->options.output;
  SpChartFormat format = SP_CHART_PDF;
  const SpPaper *paper = NULL;
  g_autoptr (SpOverview) overview = NULL;
  g_autoptr (SpOverviewSheet) page = NULL;
  SpDate as_of, baseline;

  if (!cli_require ("-o", output, error) || !parse_dates (self, &as_of, &baseline, error) ||
      !check_paper (self->options.paper, &paper, error))
    return FALSE;
  if (!sp_chart_format_from_path (output, &format))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("-o 的文件名要以 .pdf、.png 或 .svg 结尾"));
      return FALSE;
    }
  overview = load (self, as_of, baseline, error);
  if (overview == NULL)
    return FALSE;
  page = sp_overview_sheet_new (overview, paper);
  if (!sp_overview_sheet_export (page, format, output, NULL, NULL, error))
    return FALSE;
  cli_print ("%s\n", output);
  return TRUE;
}
