/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb accident: the ledger with its grades, new entries, and the comparison with the base
 * year. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "store/sp-write-running.h"

/* ---- list ---- */

static void
add_cell (CliTable *table, SpReader *reader, CliTableFormat format, SpRecord *record, guint field)
{
  const SpField *it = &sp_accident_type.fields[field];
  const SpValue *value = sp_record_peek (record, field);

  if (it->type == SP_TYPE_REFERENCE)
    {
      g_autoptr (SpRecord) unit =
        value->is_set ? sp_reader_load (reader, &sp_unit_type, value->integer, NULL) : NULL;

      cli_table_add (table, g_strdup (unit != NULL ? sp_record_get_title (unit) : ""));
    }
  else if (it->type == SP_TYPE_CHOICE && format != CLI_TABLE_JSON)
    cli_table_add (table, sp_value_to_label (it, value));
  else
    cli_table_add (table, sp_value_to_code (it, value));
}

static gboolean
is_shown (const SpField *field, CliTableFormat format)
{
  return format != CLI_TABLE_TEXT || (field->flags & SP_FIELD_MULTILINE) == 0;
}

static void
add_columns (CliTable *table, CliTableFormat format)
{
  cli_table_add_column (table, "id", _ ("编号"), TRUE);
  cli_table_add_column (table, "grade", _ ("等级"), FALSE);
  for (guint i = 0; i < sp_accident_type.n_fields; i++)
    {
      const SpField *field = &sp_accident_type.fields[i];

      if (is_shown (field, format))
        cli_table_add_column (table, field->name, _ (field->label),
                              field->type == SP_TYPE_INTEGER || field->type == SP_TYPE_REAL);
    }
}

static gboolean
list (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GPtrArray) accidents = NULL;
  CliTableFormat format = CLI_TABLE_TEXT;

  if (!cli_parse_format (&self->options, &format, error))
    return FALSE;
  accidents = sp_reader_load_all (reader, &sp_accident_type, -1, 0, error);
  if (accidents == NULL)
    return FALSE;
  add_columns (table, format);
  for (guint i = 0; i < accidents->len; i++)
    {
      SpRecord *record = g_ptr_array_index (accidents, i);
      int grade = (int)sp_accident_get_grade (SP_ACCIDENT (record));

      cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (record)));
      cli_table_add (table, g_strdup (format == CLI_TABLE_JSON
                                        ? sp_vocabulary_code (&sp_accident_grades, grade)
                                        : sp_vocabulary_label (&sp_accident_grades, grade)));
      for (guint k = 0; k < sp_accident_type.n_fields; k++)
        if (is_shown (&sp_accident_type.fields[k], format))
          add_cell (table, reader, format, record, k);
    }
  cli_table_print (table, format);
  return TRUE;
}

/* ---- add, total ---- */

static gboolean
add (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_accident_type);
  g_autoptr (SpRecord) accident = NULL;

  if (self->options.input != NULL)
    return cli_take_table (self, store, model, _ ("导入事故"), error);
  accident = cli_read_set (self, sp_store_get_reader (store), model, error);
  if (accident == NULL || !sp_store_insert (store, accident, _ ("登记事故"), error))
    return FALSE;
  cli_print (
    _ ("已登记事故 %" G_GINT64_FORMAT "：%s（%s）\n"), sp_record_get_id (accident),
    sp_record_get_title (accident),
    sp_vocabulary_label (&sp_accident_grades, (int)sp_accident_get_grade (SP_ACCIDENT (accident))));
  return TRUE;
}

static gboolean
total (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_accident_total_type);

  return cli_require ("--input", self->options.input, error) &&
         cli_take_table (self, store, model, _ ("导入月度事故合计"), error);
}

/* ---- compare ---- */

static const struct
{
  const char *name, *label;
} compare_columns[] = {
  {"now", N_ ("今年")},         {"same", N_ ("基准年同期")}, {"base", N_ ("基准年全年")},
  {"ceiling", N_ ("全年上限")}, {"left", N_ ("余")},
};

static void
add_number (CliTable *table, guint number)
{
  cli_table_add (table, g_strdup_printf ("%u", number));
}

/* Ceilings are of accidents and deaths. */
static void
add_figure (CliTable *table,
            const SpAccidentComparison *comparison,
            guint fall,
            SpAccidentFigure figure)
{
  guint now = sp_accident_sum_get (&comparison->now, figure);
  guint base = sp_accident_sum_get (&comparison->base, figure);
  guint ceiling = sp_accident_ceiling (base, fall);

  cli_table_add (table, g_strdup (sp_vocabulary_label (&sp_accident_figures, (int)figure)));
  add_number (table, now);
  add_number (table, sp_accident_sum_get (&comparison->then, figure));
  add_number (table, base);
  if (figure == SP_FIGURE_INJURIES)
    {
      cli_table_add (table, NULL);
      cli_table_add (table, NULL);
      return;
    }
  add_number (table, ceiling);
  cli_table_add (table, g_strdup_printf ("%d", (int)ceiling - (int)now));
}

static gboolean
compare (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (CliTable) table = cli_table_new ();
  g_autofree char *bulletin = NULL;
  CliTableFormat format = CLI_TABLE_TEXT;
  SpAccidentComparison comparison;
  SpAccidentGoal goal;
  SpDate as_of = sp_date_today ();

  if (!cli_parse_format (&self->options, &format, error) ||
      !cli_parse_date ("--as-of", self->options.as_of, &as_of, error) ||
      !cli_load_goal (self, reader, as_of, &goal, error) ||
      !sp_reader_compare_accidents (reader, as_of, goal.base_year, goal.fall, &comparison, error))
    return FALSE;
  cli_table_add_column (table, "figure", _ ("指标"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (compare_columns); i++)
    cli_table_add_column (table, compare_columns[i].name, _ (compare_columns[i].label), TRUE);
  for (guint i = 0; i < sp_accident_figures.n_words; i++)
    add_figure (table, &comparison, goal.fall,
                (SpAccidentFigure)sp_accident_figures.words[i].value);
  cli_table_print (table, format);
  bulletin = sp_accident_dup_bulletin (&comparison.now, &comparison.then);
  if (format == CLI_TABLE_TEXT)
    cli_print ("%s\n", bulletin);
  return TRUE;
}

gboolean
cli_accident (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"add", FALSE, 0, add},
                                  {"list", TRUE, 0, list},
                                  {"compare", TRUE, 0, compare},
                                  {"total", FALSE, 0, total}};

  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
