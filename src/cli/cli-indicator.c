/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb indicator: how indicators stand, new ones by hand, from a table or from the plan's
 * targets, and their values. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-write-running.h"

#include <string.h>

static gboolean
get_plan (SpReader *reader, int64_t *plan, GError **error)
{
  g_autoptr (SpPlan) record = cli_load_plan (reader, error);

  *plan = record != NULL ? sp_record_get_id (SP_RECORD (record)) : 0;
  return record != NULL;
}

/* ---- list ---- */

static const struct
{
  const char *name, *label;
  gboolean is_number;
} list_columns[] = {
  {"id", N_ ("编号"), TRUE},        {"name", N_ ("指标名称"), FALSE},
  {"goal", N_ ("目标"), FALSE},     {"by", N_ ("达到日期"), FALSE},
  {"value", N_ ("最近数值"), TRUE}, {"value_on", N_ ("统计日期"), FALSE},
  {"path", N_ ("序时应为"), TRUE},  {"status", N_ ("状态"), FALSE},
  {"sentence", N_ ("说明"), FALSE},
};

static char *
dup_goal (const SpIndicatorStanding *standing)
{
  for (guint i = 0; i < standing->milestones->len; i++)
    {
      const SpIndicatorPoint *milestone = &standing->input.milestones[i];

      if (milestone->date == standing->state.goal.date)
        return sp_indicator_dup_goal (standing->indicator, milestone->value);
    }
  return NULL;
}

static void
add_standing (CliTable *table, CliTableFormat format, const SpIndicatorStanding *standing)
{
  SpRecord *record = SP_RECORD (standing->indicator);
  const SpIndicatorState *state = &standing->state;

  cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (record)));
  cli_table_add (table, g_strdup (sp_record_get_title (record)));
  cli_table_add (table, dup_goal (standing));
  cli_table_add (table, sp_date_dup_iso (state->goal.date));
  cli_table_add (table, state->has_value ? sp_indicator_dup_number (state->value.value) : NULL);
  cli_table_add (table, sp_date_dup_iso (state->has_value ? state->value.date : SP_DATE_NONE));
  cli_table_add (table, state->has_goal ? sp_indicator_dup_number (state->path) : NULL);
  cli_table_add (
    table, format == CLI_TABLE_JSON
             ? g_strdup (sp_vocabulary_code (&sp_indicator_statuses, (int)state->status))
             : g_strdup_printf ("%s %s", sp_indicator_status_symbol (state->status),
                                sp_vocabulary_label (&sp_indicator_statuses, (int)state->status)));
  cli_table_add (table, sp_indicator_dup_sentence (standing->indicator, &standing->input, state));
}

static gboolean
list (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GPtrArray) standings = NULL;
  CliTableFormat format = CLI_TABLE_TEXT;
  SpDate as_of = sp_date_today ();
  int64_t plan = 0;

  if (!cli_parse_format (&self->options, &format, error) ||
      !cli_parse_date ("--as-of", self->options.as_of, &as_of, error) ||
      !get_plan (reader, &plan, error))
    return FALSE;
  standings = sp_reader_load_indicators (reader, plan, as_of, error);
  if (standings == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (list_columns); i++)
    cli_table_add_column (table, list_columns[i].name, _ (list_columns[i].label),
                          list_columns[i].is_number);
  for (guint i = 0; i < standings->len; i++)
    add_standing (table, format, g_ptr_array_index (standings, i));
  cli_table_print (table, format);
  return TRUE;
}

/* ---- add ---- */

/* 2022-12-31=90 */
static SpRecord *
parse_milestone (const char *text, GError **error)
{
  const char *sign = strchr (text, '=');
  g_autofree char *day = sign != NULL ? g_strndup (text, (gsize)(sign - text)) : NULL;
  g_autoptr (SpRecord) milestone = sp_record_new (&sp_milestone_type);
  SpDate by = day != NULL ? sp_date_from_text (day) : SP_DATE_NONE;
  SpValue value = {0};

  if (by == SP_DATE_NONE ||
      !sp_value_from_input (&sp_milestone_type.fields[SP_MILESTONE_VALUE], sign + 1, &value, NULL))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--milestone 的“%s”要写成 2022-12-31=90"),
                   text);
      return NULL;
    }
  sp_record_set_integer (milestone, SP_MILESTONE_BY_DATE, by);
  sp_record_set_value (milestone, SP_MILESTONE_VALUE, &value);
  sp_value_clear (&value);
  return g_steal_pointer (&milestone);
}

static gboolean
store_indicator (Cli *self, SpStore *store, SpRecord *indicator, GError **error)
{
  g_autoptr (SpWrite) write = NULL;

  write = sp_write_begin (store, SP_ACTION_EDIT, _ ("建立指标"), error);
  if (write == NULL || !sp_write_insert (write, indicator, error))
    return FALSE;
  for (char **text = self->options.milestones; text != NULL && *text != NULL; text++)
    {
      g_autoptr (SpRecord) milestone = parse_milestone (*text, error);

      if (milestone == NULL)
        return FALSE;
      sp_record_set_integer (milestone, SP_MILESTONE_INDICATOR, sp_record_get_id (indicator));
      if (!sp_write_insert (write, milestone, error))
        return FALSE;
    }
  return sp_write_commit (write, error);
}

static gboolean
add (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_indicator_type);
  g_autoptr (SpRecord) indicator = NULL;
  SpReader *reader = sp_store_get_reader (store);
  int64_t plan = 0;

  if (!get_plan (reader, &plan, error))
    return FALSE;
  sp_record_set_integer (model, SP_INDICATOR_PLAN, plan);
  if (self->options.input != NULL)
    return cli_take_table (self, store, model, _ ("导入指标"), error);
  indicator = cli_read_set (self, reader, model, error);
  if (indicator == NULL || !store_indicator (self, store, indicator, error))
    return FALSE;
  cli_print (_ ("已建立指标 %" G_GINT64_FORMAT "：%s\n"), sp_record_get_id (indicator),
             sp_record_get_title (indicator));
  return TRUE;
}

/* ---- value ---- */

/* 62.5, or 5/8 */
static gboolean
parse_value (const char *text, SpIndicatorEntry *entry, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  const SpField *field = &sp_indicator_value_type.fields[SP_INDICATOR_VALUE_VALUE];
  double numbers[2] = {0};
  guint n = g_strv_length (parts);

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      SpValue value = {0};

      if (n > 0 && !sp_value_from_input (field, parts[i], &value, error))
        return FALSE;
      if (!value.is_set)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--value 的“%s”要写成 62.5 或 5/8"),
                       text);
          return FALSE;
        }
      numbers[i] = value.real;
      sp_value_clear (&value);
    }
  entry->has_value = n == 1;
  entry->has_done = entry->has_whole = n == 2;
  entry->value = entry->done = numbers[0];
  entry->whole = numbers[1];
  return TRUE;
}

static void
print_warning (SpReader *reader, int64_t id, SpDate day, const SpIndicatorEntry *entry)
{
  g_autoptr (SpRecord) indicator = sp_reader_load (reader, &sp_indicator_type, id, NULL);
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, NULL);
  g_autoptr (SpRecord) value = sp_record_new (&sp_indicator_value_type);
  g_autofree char *warning = NULL;

  if (indicator == NULL || plan == NULL)
    return;
  sp_record_set_integer (value, SP_INDICATOR_VALUE_AS_OF, day);
  if (entry->has_value)
    sp_record_set_real (value, SP_INDICATOR_VALUE_VALUE, entry->value);
  else
    {
      sp_record_set_real (value, SP_INDICATOR_VALUE_DONE, entry->done);
      sp_record_set_real (value, SP_INDICATOR_VALUE_WHOLE, entry->whole);
    }
  warning = sp_indicator_value_dup_warning (
    SP_INDICATOR_VALUE (value), SP_INDICATOR (indicator),
    (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY),
    (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_LAST_DAY));
  if (warning != NULL)
    cli_print (_ ("提醒：%s\n"), warning);
}

static gboolean
read_values (Cli *self, SpStore *store, int64_t plan, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_indicator_value_type);
  int64_t indicator = 0;

  if (self->options.indicator != NULL)
    {
      indicator =
        cli_find_indicator (sp_store_get_reader (store), plan, self->options.indicator, error);
      if (indicator == 0)
        return FALSE;
      sp_record_set_integer (model, SP_INDICATOR_VALUE_INDICATOR, indicator);
    }
  return cli_take_table (self, store, model, _ ("导入指标数值"), error);
}

static gboolean
add_value (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  const CliOptions *options = &self->options;
  SpIndicatorEntry entry = {0};
  SpDate day = SP_DATE_NONE;
  int64_t plan = 0, indicator = 0;

  if (!get_plan (reader, &plan, error))
    return FALSE;
  if (options->input != NULL)
    return read_values (self, store, plan, error);
  if (!cli_require ("--indicator", options->indicator, error) ||
      !cli_require ("--date", options->date, error) ||
      !cli_require ("--value", options->value, error) ||
      !cli_parse_date ("--date", options->date, &day, error) ||
      !parse_value (options->value, &entry, error))
    return FALSE;
  indicator = cli_find_indicator (reader, plan, options->indicator, error);
  if (indicator != 0 && options->unit != NULL)
    entry.unit = cli_find_unit (reader, options->unit, error);
  if (indicator == 0 || (options->unit != NULL && entry.unit == 0) ||
      !sp_store_set_indicator_values (store, indicator, day, &entry, 1, error))
    return FALSE;
  cli_print (_ ("已登记 1 条\n"));
  print_warning (reader, indicator, day, &entry);
  return TRUE;
}

/* ---- milestone ---- */

static gboolean
read_milestones (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_milestone_type);

  return cli_require ("--input", self->options.input, error) &&
         cli_take_table (self, store, model, _ ("导入指标节点"), error);
}

/* ---- propose ---- */

static char *
dup_milestones (const SpIndicatorProposal *proposal)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proposal->milestones->len; i++)
    {
      SpRecord *milestone = g_ptr_array_index (proposal->milestones, i);
      g_autofree char *goal = sp_indicator_dup_goal (
        SP_INDICATOR (proposal->indicator), sp_record_get_real (milestone, SP_MILESTONE_VALUE));
      g_autofree char *by =
        sp_date_dup_iso ((SpDate)sp_record_get_integer (milestone, SP_MILESTONE_BY_DATE));

      g_string_append_printf (text, "%s%s %s", i > 0 ? "；" : "", by, goal);
    }
  return g_string_free (text, FALSE);
}

static void
print_proposals (const GPtrArray *proposals, CliTableFormat format)
{
  g_autoptr (CliTable) table = cli_table_new ();

  cli_table_add_column (table, "target", _ ("目标编号"), TRUE);
  cli_table_add_column (table, "name", _ ("指标名称"), FALSE);
  cli_table_add_column (table, "milestones", _ ("节点"), FALSE);
  cli_table_add_column (table, "suggested", _ ("建议"), FALSE);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SpIndicatorProposal *proposal = g_ptr_array_index (proposals, i);

      cli_table_add (
        table, g_strdup_printf ("%" G_GINT64_FORMAT,
                                sp_record_get_integer (proposal->indicator, SP_INDICATOR_TARGET)));
      cli_table_add (table, g_strdup (sp_record_get_title (proposal->indicator)));
      cli_table_add (table, dup_milestones (proposal));
      cli_table_add (table, g_strdup (proposal->is_likely ? _ ("是") : _ ("否")));
    }
  cli_table_print (table, format);
}

static gboolean
propose (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (GPtrArray) proposals = NULL;
  CliTableFormat format = CLI_TABLE_TEXT;
  int64_t plan = 0;
  guint n = 0;

  if (!cli_parse_format (&self->options, &format, error) ||
      !get_plan (sp_store_get_reader (store), &plan, error))
    return FALSE;
  proposals = sp_reader_propose_indicators (sp_store_get_reader (store), plan, error);
  if (proposals == NULL)
    return FALSE;
  if (!self->options.is_yes)
    {
      print_proposals (proposals, format);
      return TRUE;
    }
  for (guint i = proposals->len; i > 0; i--)
    if (!((SpIndicatorProposal *)g_ptr_array_index (proposals, i - 1))->is_likely)
      g_ptr_array_remove_index (proposals, i - 1);
  if (!sp_store_add_indicators (store, proposals, &n, error))
    return FALSE;
  cli_print (_ ("已建立 %u 项指标\n"), n);
  return TRUE;
}

gboolean
cli_indicator (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, list},
                                  {"add", FALSE, 0, add},
                                  {"value", FALSE, 0, add_value},
                                  {"milestone", FALSE, 0, read_milestones},
                                  {"propose", FALSE, 0, propose}};

  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
