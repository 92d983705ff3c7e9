/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verb risk lists and counts: points as they stood on a day, sums by township, industry or
 * enterprise, schemes, and all of a point in a table that is read in again. */
#include "cli/cli-risk.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-industry.h"
#include "core/sp-risk-sums.h"
#include "exchange/sp-risk-words.h"
#include "report/sp-risk-point-table.h"
#include "store/sp-parameters.h"
#include "store/sp-risks.h"
#include "store/sp-titles.h"

#include <string.h>

/* ---- what is asked for ---- */

typedef struct
{
  SpDate as_of;
  SpRiskStage stage;
  int64_t enterprise, township, industry; /* 0: all */
  guint levels;                           /* bits; 0: all */
  gboolean is_due, is_missing;
  int months; /* from one assessment to the next */
} Wish;

static gboolean
parse_levels (const char *text, guint *levels, GError **error)
{
  g_auto (GStrv) words = g_regex_split_simple ("[,，、 ]+", text != NULL ? text : "", 0, 0);

  *levels = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      SpRiskLevel level;

      if (*words[i] == '\0')
        continue;
      if (!sp_risk_level_read (words[i], &level, NULL))
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                       _ ("--level 的“%s”不是等级，请写红、橙、黄、蓝或未评估"), words[i]);
          return FALSE;
        }
      *levels |= 1u << level;
    }
  return TRUE;
}

static gboolean
find_whose (const CliOptions *options, SpReader *reader, Wish *wish, GError **error)
{
  if (options->enterprise != NULL)
    wish->enterprise = cli_find_enterprise (reader, options->enterprise, error);
  if (options->township != NULL)
    wish->township = cli_find_unit (reader, options->township, error);
  if (options->industry != NULL)
    wish->industry = cli_find_industry (reader, options->industry, error);
  return (options->enterprise == NULL || wish->enterprise != 0) &&
         (options->township == NULL || wish->township != 0) &&
         (options->industry == NULL || wish->industry != 0);
}

static gboolean
read_wish (Cli *self, SpReader *reader, Wish *wish, GError **error)
{
  SpParameters parameters;

  *wish = (Wish) {.as_of = sp_date_today (),
                  .is_due = self->options.is_due,
                  .is_missing = self->options.is_missing};
  if (!cli_parse_date ("--as-of", self->options.as_of, &wish->as_of, error) ||
      !cli_risk_parse_stage (&self->options, SP_RISK_RESIDUAL, &wish->stage, error) ||
      !parse_levels (self->options.level, &wish->levels, error) ||
      !find_whose (&self->options, reader, wish, error) ||
      !sp_reader_load_parameters (reader, &parameters, error))
    return FALSE;
  wish->months = (int)parameters.values[SP_PARAMETER_RISK_REVIEW_MONTHS];
  return TRUE;
}

static gboolean
is_wished (const Wish *wish, const SpRiskState *state)
{
  return (wish->township == 0 || state->township == wish->township) &&
         (wish->industry == 0 || state->industry == wish->industry) &&
         (wish->levels == 0 || (wish->levels >> sp_risk_state_level (state, wish->stage) & 1) != 0);
}

/* ---- a point as of the day ---- */

/* Those on @day or before, where the field says the day; of events only what concerns @point. */
static void
keep_until (GPtrArray *records, guint day, SpDate until, int64_t point)
{
  for (guint i = records->len; i-- > 0;)
    {
      SpRecord *record = g_ptr_array_index (records, i);
      int64_t own = sp_record_get_record_type (record) == &sp_risk_event_type
                      ? sp_record_get_integer (record, SP_RISK_EVENT_RISK_POINT)
                      : point;

      if (sp_record_get_integer (record, day) > until || (own != 0 && own != point))
        g_ptr_array_remove_index (records, i);
    }
}

static SpRecord *
load_as_of (SpReader *reader, const Wish *wish, int64_t id, GError **error)
{
  g_autoptr (SpRecord) point = cli_load (reader, &sp_risk_point_type, id, error);
  g_autoptr (GPtrArray) assessments = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (point != NULL)
    assessments = sp_reader_load_risk_assessments (reader, id, error);
  if (assessments != NULL)
    events = sp_reader_load_all (reader, &sp_risk_event_type, SP_RISK_EVENT_ENTERPRISE,
                                 sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE), error);
  if (events == NULL)
    return NULL;
  keep_until (assessments, SP_RISK_ASSESSMENT_ASSESSED_ON, wish->as_of, id);
  keep_until (events, SP_RISK_EVENT_DAY, wish->as_of, id);
  sp_risk_point_derive (SP_RISK_POINT (point), assessments, events, wish->months);
  return g_steal_pointer (&point);
}

static gboolean
is_due (SpRecord *point, SpDate as_of)
{
  SpDate due = (SpDate)sp_record_get_integer (point, SP_RISK_POINT_REVIEW_DUE_ON);

  return due != SP_DATE_NONE && due <= as_of;
}

/* ---- list ---- */

static const guint listed[] = {
  SP_RISK_POINT_ENTERPRISE,     SP_RISK_POINT_NUMBER,         SP_RISK_POINT_NAME,
  SP_RISK_POINT_ANALYSIS_UNIT,  SP_RISK_POINT_KIND,           SP_RISK_POINT_PLACE,
  SP_RISK_POINT_INHERENT_LEVEL, SP_RISK_POINT_INHERENT_SCORE, SP_RISK_POINT_RESIDUAL_LEVEL,
  SP_RISK_POINT_RESIDUAL_SCORE, SP_RISK_POINT_ASSESSED_ON,    SP_RISK_POINT_REVIEW_DUE_ON,
};

static void
add_columns (CliTable *table)
{
  cli_table_add_column (table, "id", _ ("记录"), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      const SpField *field = &sp_risk_point_type.fields[listed[i]];

      cli_table_add_column (table, field->name, _ (field->label), field->type == SP_TYPE_REAL);
    }
  cli_table_add_column (table, "control_level", _ ("管控层级"), FALSE);
  cli_table_add_column (table, "duty", _ ("责任部门和责任人"), FALSE);
  cli_table_add_column (table, "missing", _ ("缺项"), FALSE);
}

static void
add_row (CliTable *table, CliTableFormat format, SpTitles *titles, SpRecord *point)
{
  SpControlLevel control = sp_risk_point_get_control_level (SP_RISK_POINT (point));

  cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (point)));
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      const SpField *field = &sp_risk_point_type.fields[listed[i]];
      const SpValue *value = sp_record_peek (point, listed[i]);
      gboolean is_code =
        field->type == SP_TYPE_REAL || (format == CLI_TABLE_JSON && field->type == SP_TYPE_CHOICE);

      cli_table_add (table, is_code ? sp_value_to_code (field, value)
                                    : sp_titles_dup_field (titles, point, listed[i]));
    }
  cli_table_add (table, g_strdup (format == CLI_TABLE_JSON
                                    ? sp_vocabulary_code (&sp_control_levels, (int)control)
                                    : sp_vocabulary_label (&sp_control_levels, (int)control)));
  cli_table_add (table, sp_risk_point_dup_duty (SP_RISK_POINT (point)));
  cli_table_add (table, sp_risk_point_dup_missing (SP_RISK_POINT (point)));
}

/* The points that are wished for as they stood. Transfer full, of SpRiskPoint. */
static GPtrArray *
load_wished (SpReader *reader, const Wish *wish, GError **error)
{
  g_autoptr (GArray) states =
    sp_reader_load_risk_states (reader, wish->enterprise, wish->as_of, NULL, error);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const SpRiskState *state = &g_array_index (states, SpRiskState, i);
      g_autoptr (SpRecord) point = NULL;
      g_autofree char *missing = NULL;

      if (!is_wished (wish, state))
        continue;
      point = load_as_of (reader, wish, state->point, error);
      if (point == NULL)
        return NULL;
      missing = sp_risk_point_dup_missing (SP_RISK_POINT (point));
      if ((!wish->is_due || is_due (point, wish->as_of)) && (!wish->is_missing || *missing != '\0'))
        g_ptr_array_add (points, g_steal_pointer (&point));
    }
  return states != NULL ? g_steal_pointer (&points) : NULL;
}

gboolean
cli_risk_list (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (SpTitles) titles = sp_titles_new (store);
  CliTableFormat format;
  Wish wish;

  if (!cli_parse_format (&self->options, &format, error) || !read_wish (self, reader, &wish, error))
    return FALSE;
  points = load_wished (reader, &wish, error);
  if (points == NULL)
    return FALSE;
  add_columns (table);
  for (guint i = 0; i < points->len; i++)
    add_row (table, format, titles, points->pdata[i]);
  cli_table_print (table, format);
  return TRUE;
}

/* ---- export ---- */

static void
print_rows (const GPtrArray *rows, CliTableFormat format)
{
  g_autoptr (CliTable) table = cli_table_new ();
  g_auto (GStrv) heads = sp_risk_point_table_dup_heads ();

  for (guint i = 0; heads[i] != NULL; i++)
    cli_table_add_column (table, heads[i], heads[i], FALSE);
  for (guint row = 0; row < rows->len; row++)
    for (guint i = 0; heads[i] != NULL; i++)
      cli_table_add (table, g_strdup (((char **)rows->pdata[row])[i]));
  cli_table_print (table, format);
}

gboolean
cli_risk_export (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CliTableFormat format = CLI_TABLE_CSV;
  Wish wish;

  if ((self->options.format != NULL && !cli_parse_format (&self->options, &format, error)) ||
      !read_wish (self, reader, &wish, error))
    return FALSE;
  points = load_wished (reader, &wish, error);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      int64_t id = sp_record_get_id (points->pdata[i]);

      g_array_append_val (ids, id);
    }
  if (points == NULL)
    return FALSE;
  if (self->options.output != NULL)
    {
      if (!sp_risk_point_table_write (reader, ids, wish.as_of, self->options.output, error))
        return FALSE;
      cli_print (_ ("已导出 %s：%u 个风险点\n"), self->options.output, ids->len);
      return TRUE;
    }
  rows = sp_risk_point_table_load (reader, ids, wish.as_of, error);
  if (rows != NULL)
    print_rows (rows, format);
  return rows != NULL;
}

/* ---- sums ---- */

static const struct
{
  const char *name;
  const SpRecordType *type;
  SpRiskGrouping grouping;
} groupings[] = {{"township", &sp_unit_type, SP_RISK_BY_TOWNSHIP},
                 {"industry", &sp_industry_type, SP_RISK_BY_INDUSTRY},
                 {"enterprise", &sp_enterprise_type, SP_RISK_BY_ENTERPRISE}};

static int
find_grouping (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (g_str_equal (name != NULL ? name : groupings[0].name, groupings[i].name))
      return (int)i;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("--by 只能是 township、industry 或 enterprise"));
  return -1;
}

static void
add_sum_columns (CliTable *table, const SpRecordType *type)
{
  cli_table_add_column (table, type->table, _ (type->label), FALSE);
  cli_table_add_column (table, "points", _ ("风险点"), TRUE);
  for (guint level = SP_RISK_RED; level < SP_RISK_N_LEVELS; level++)
    cli_table_add_column (table, sp_vocabulary_code (&sp_risk_levels, (int)level),
                          sp_vocabulary_label (&sp_risk_level_words, (int)level), TRUE);
  cli_table_add_column (table, "none", sp_vocabulary_label (&sp_risk_levels, SP_RISK_NONE), TRUE);
  cli_table_add_column (table, "highest", _ ("最高等级"), FALSE);
  cli_table_add_column (table, "index", _ ("风险指数"), TRUE);
}

static void
add_sum (CliTable *table,
         CliTableFormat format,
         const char *name,
         const SpRiskCounts *counts,
         const double weights[4])
{
  cli_table_add (table, g_strdup (name));
  cli_table_add (table, g_strdup_printf ("%u", counts->n_points));
  for (guint level = SP_RISK_RED; level < SP_RISK_N_LEVELS; level++)
    cli_table_add (table, g_strdup_printf ("%u", counts->n[level]));
  cli_table_add (table, g_strdup_printf ("%u", counts->n[SP_RISK_NONE]));
  cli_table_add (table, format == CLI_TABLE_JSON
                          ? g_strdup (sp_vocabulary_code (&sp_risk_levels, (int)counts->highest))
                          : sp_risk_level_dup_label (counts->highest));
  cli_table_add (table, g_strdup_printf ("%g", sp_risk_counts_index (counts, weights)));
}

/* What has no township or industry comes last. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gsize first = GPOINTER_TO_SIZE (a) - 1, second = GPOINTER_TO_SIZE (b) - 1;

  return (first > second) - (first < second);
}

static void
add_sums (CliTable *table,
          CliTableFormat format,
          SpReader *reader,
          const SpRecordType *type,
          GHashTable *groups,
          const double weights[4])
{
  g_autoptr (GList) ids = g_hash_table_get_keys (groups);

  ids = g_list_sort (ids, compare_ids);
  for (GList *it = ids; it != NULL; it = it->next)
    {
      int64_t id = (int64_t)GPOINTER_TO_SIZE (it->data);
      g_autoptr (SpRecord) record = id != 0 ? sp_reader_load (reader, type, id, NULL) : NULL;

      add_sum (table, format, record != NULL ? sp_record_get_title (record) : _ ("未填写"),
               g_hash_table_lookup (groups, it->data), weights);
    }
}

gboolean
cli_risk_stats (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  int by = find_grouping (self->options.by, error);
  g_autoptr (GArray) states = NULL;
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (CliTable) table = cli_table_new ();
  CliTableFormat format;
  SpParameters parameters;
  SpRiskCounts all;
  Wish wish;

  if (by < 0 || !cli_parse_format (&self->options, &format, error) ||
      !read_wish (self, reader, &wish, error) ||
      !sp_reader_load_parameters (reader, &parameters, error))
    return FALSE;
  states = sp_reader_load_risk_states (reader, wish.enterprise, wish.as_of, NULL, error);
  if (states == NULL)
    return FALSE;
  for (guint i = states->len; i-- > 0;)
    if (!is_wished (&wish, &g_array_index (states, SpRiskState, i)))
      g_array_remove_index (states, i);
  groups = sp_risk_states_group (states, groupings[by].grouping, wish.stage);
  all = sp_risk_states_count (states, wish.stage);
  add_sum_columns (table, groupings[by].type);
  add_sums (table, format, reader, groupings[by].type, groups,
            &parameters.values[SP_PARAMETER_RISK_WEIGHT_RED]);
  add_sum (table, format, _ ("合计"), &all, &parameters.values[SP_PARAMETER_RISK_WEIGHT_RED]);
  cli_table_print (table, format);
  return TRUE;
}

/* ---- schemes ---- */

static gboolean
list_schemes (Cli *self, SpStore *store, GError **error)
{
  return cli_print_records (self, sp_store_get_reader (store), &sp_risk_scheme_type,
                            sp_date_today (), FALSE, error);
}

static gboolean
show_scheme (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) scheme = cli_load (reader, &sp_risk_scheme_type, self->options.id, error);
  g_autoptr (GPtrArray) factors = NULL;
  SpRiskMethod method;

  if (scheme != NULL)
    factors = sp_reader_load_all (reader, &sp_risk_factor_type, SP_RISK_FACTOR_SCHEME,
                                  self->options.id, error);
  if (factors == NULL)
    return FALSE;
  method = (SpRiskMethod)sp_record_get_integer (scheme, SP_RISK_SCHEME_METHOD);
  cli_print_record (store, scheme);
  for (SpRiskLevel level = SP_RISK_RED; level < SP_RISK_N_LEVELS; level++)
    {
      g_autofree char *label = sp_risk_level_dup_label (level);
      g_autofree char *band = sp_risk_scheme_dup_band (SP_RISK_SCHEME (scheme), level);

      cli_print ("%s：%s\n", label, band);
    }
  for (guint i = 0; i < factors->len; i++)
    {
      SpRecord *factor = g_ptr_array_index (factors, i);
      guint nth = (guint)sp_record_get_integer (factor, SP_RISK_FACTOR_FACTOR) - 1;

      if (nth < sp_risk_method_n_factors (method))
        cli_print ("%s=%g：%s\n", sp_risk_method_letter (method, nth),
                   sp_record_get_real (factor, SP_RISK_FACTOR_VALUE),
                   sp_record_get_text (factor, SP_RISK_FACTOR_WORDS));
    }
  return TRUE;
}

/* Bands that will not do are found before there is a new version. */
static gboolean
check_bands (Cli *self, SpReader *reader, GError **error)
{
  g_autoptr (SpRecord) scheme = cli_load (reader, &sp_risk_scheme_type, self->options.id, error);

  return scheme != NULL && cli_set_fields (reader, scheme, self->options.set, error) &&
         sp_risk_scheme_check (SP_RISK_SCHEME (scheme), error);
}

static gboolean
revise_scheme (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) scheme = NULL;
  SpDate from = SP_DATE_NONE;
  int64_t revised = 0;

  if (!cli_require ("--from", self->options.from, error) ||
      !cli_parse_date ("--from", self->options.from, &from, error) ||
      !check_bands (self, reader, error) ||
      !sp_store_revise_risk_scheme (store, self->options.id, from, &revised, error))
    return FALSE;
  scheme = cli_load (reader, &sp_risk_scheme_type, revised, error);
  if (scheme == NULL || !cli_set_fields (reader, scheme, self->options.set, error) ||
      (self->options.set != NULL &&
       !sp_store_update (store, scheme, _ ("修改风险分级方案"), error)))
    return FALSE;
  cli_print (_ ("已修订：编号 %" G_GINT64_FORMAT "，%s 第 %" G_GINT64_FORMAT " 版\n"), revised,
             sp_record_get_title (scheme), sp_record_get_integer (scheme, SP_RISK_SCHEME_VERSION));
  return TRUE;
}

gboolean
cli_risk_scheme (Cli *self, SpStore *store, GError **error)
{
  const char *deed = self->arguments[2];

  if (g_strcmp0 (deed, "list") == 0)
    return list_schemes (self, store, error);
  if (g_strcmp0 (deed, "show") != 0 && g_strcmp0 (deed, "revise") != 0)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("scheme 后面要写 list、show 或 revise"));
      return FALSE;
    }
  if (self->options.id <= 0)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("缺少 --id"));
      return FALSE;
    }
  return g_str_equal (deed, "show") ? show_scheme (self, store, error)
                                    : revise_scheme (self, store, error);
}
