/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stats: what the hazards of a period add up to, with a last row of all and what does not hold
 * between the numbers of a row. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard-columns.h"
#include "store/sp-reader-hazards.h"

/* ---- options ---- */

static gboolean
parse_dimension (const char *text, SpHazardDimension *by, GError **error)
{
  const SpWord *word = sp_vocabulary_find_code (&sp_hazard_dimensions, text ? text : "industry");
  g_autoptr (GString) codes = g_string_new (NULL);

  if (word != NULL)
    {
      *by = (SpHazardDimension)word->value;
      return TRUE;
    }
  for (guint i = 0; i < sp_hazard_dimensions.n_words; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? "、" : "", sp_hazard_dimensions.words[i].code);
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--by 只能是 %s"), codes->str);
  return FALSE;
}

/* The quarter of the as-of date, which is the period's last day or today, whichever is first. */
static gboolean
parse_days (const CliOptions *options, SpPeriod *period, SpDate *as_of, GError **error)
{
  *as_of = SP_DATE_NONE;
  if (!cli_parse_date ("--as-of", options->as_of, as_of, error))
    return FALSE;
  *period =
    sp_period_containing (*as_of != SP_DATE_NONE ? *as_of : sp_date_today (), SP_PERIOD_QUARTER);
  if (!cli_parse_period (options->period, period, error))
    return FALSE;
  if (*as_of == SP_DATE_NONE)
    *as_of = MIN (period->last, sp_date_today ());
  return TRUE;
}

static gboolean
read_plan_first (SpReader *reader, SpDate *first, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, &failure);

  *first = plan != NULL ? (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY)
                        : SP_DATE_NONE;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* ---- the table ---- */

static void
add_columns (CliTable *table, SpHazardDimension by)
{
  const SpWord *word = sp_vocabulary_find (&sp_hazard_dimensions, (int)by);

  cli_table_add_column (table, word->code, _ (word->label), FALSE);
  cli_table_add_column (table, "span", _ ("口径"), FALSE);
  for (guint i = 0; i < sp_hazard_columns_get_n (); i++)
    {
      SpHazardColumn column = sp_hazard_columns_get (i);

      cli_table_add_column (table, column.name, _ (column.label), !column.is_rate);
    }
  cli_table_add_column (table, "faults", _ ("校核"), FALSE);
}

static void
add_span (CliTable *table, const SpHazardTally *row, const char *title, SpHazardSpan span)
{
  const SpHazardSums *sums = &row->spans[span];

  cli_table_add (table, g_strdup (title));
  cli_table_add (table, g_strdup (sp_vocabulary_label (&sp_hazard_spans, (int)span)));
  for (guint i = 0; i < sp_hazard_columns_get_n (); i++)
    {
      SpHazardColumn column = sp_hazard_columns_get (i);

      cli_table_add (table, sp_hazard_column_dup_text (&column, sums));
    }
  cli_table_add (table, sp_hazard_tally_dup_faults (row, span));
}

static void
add_row (CliTable *table, const SpHazardTally *row, const char *title, gboolean is_cumulative)
{
  for (guint span = 0; span < (is_cumulative ? SP_HAZARD_N_SPANS : 1); span++)
    add_span (table, row, title, (SpHazardSpan)span);
}

static gboolean
print_stats (
  Cli *self, SpStore *store, SpHazardQuery *query, const SpPeriod *period, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GPtrArray) rows = NULL;
  SpHazardTally total = {0};
  CliTableFormat format;
  SpDate first;

  if (!cli_parse_format (&self->options, &format, error) ||
      !read_plan_first (reader, &first, error))
    return FALSE;
  sp_hazard_spans_set (query->spans, period, first);
  rows = sp_reader_sum_hazards (reader, query, &total, error);
  if (rows == NULL)
    return FALSE;
  add_columns (table, query->by);
  for (guint i = 0; query->by != SP_HAZARDS_BY_NOTHING && i < rows->len; i++)
    add_row (table, rows->pdata[i], ((SpHazardTally *)rows->pdata[i])->title,
             self->options.is_cumulative);
  add_row (table, &total, _ ("合计"), self->options.is_cumulative);
  cli_table_print (table, format);
  return TRUE;
}

gboolean
cli_stats (Cli *self, GError **error)
{
  SpHazardQuery query = {0};
  CliTableFormat format;
  SpPeriod period;
  SpStore *store;

  if (!parse_dimension (self->options.by, &query.by, error) ||
      !parse_days (&self->options, &period, &query.as_of, error) ||
      !cli_parse_format (&self->options, &format, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL &&
         cli_close (store, print_stats (self, store, &query, &period, error), error);
}
