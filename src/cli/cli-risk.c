/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb risk: risk points, their assessments and what calls for another one. The rules are the
 * store's; what is listed and counted is cli-risk-list.c. */
#include "cli/cli-risk.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-risk-grade.h"
#include "exchange/sp-record-cell.h"
#include "exchange/sp-risk-words.h"
#include "store/sp-risks.h"
#include "store/sp-titles.h"

#include <string.h>

/* ---- options ---- */

static gboolean
complain (GError **error, const char *sentence)
{
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "%s", sentence);
  return FALSE;
}

static const SpWord *
find_word (const SpVocabulary *vocabulary, const char *text)
{
  const SpWord *word = sp_vocabulary_find_code (vocabulary, text);

  return word != NULL ? word : sp_vocabulary_find_label (vocabulary, text);
}

gboolean
cli_risk_parse_stage (const CliOptions *options,
                      SpRiskStage otherwise,
                      SpRiskStage *stage,
                      GError **error)
{
  const SpWord *word;

  *stage = options->is_inherent ? SP_RISK_INHERENT : otherwise;
  if (options->stage == NULL)
    return TRUE;
  word = find_word (&sp_risk_stages, options->stage);
  if (word == NULL)
    return complain (error, _ ("--stage 只能是 inherent（固有风险）或 residual（现有风险）"));
  *stage = (SpRiskStage)word->value;
  return TRUE;
}

static SpDate
get_day (const CliOptions *options)
{
  SpDate day = sp_date_today ();

  cli_parse_date ("--day", options->date, &day, NULL);
  return day;
}

static gboolean
parse_cause (const CliOptions *options, SpRiskCause otherwise, SpRiskCause *cause, GError **error)
{
  const SpWord *word = options->cause != NULL ? find_word (&sp_risk_causes, options->cause) : NULL;

  *cause = word != NULL ? (SpRiskCause)word->value : otherwise;
  return options->cause == NULL || word != NULL ||
         complain (error, _ ("--cause 只能是 首次评估、定期评估、风险目录调整、有新的要求、"
                             "工艺、设备或物料改变、发生事故、其他，或它们的代码"));
}

/* ---- which point ---- */

static SpRecord *
find_numbered (Cli *self, SpReader *reader, int64_t enterprise, GError **error)
{
  g_autoptr (GPtrArray) points =
    sp_reader_load_all (reader, &sp_risk_point_type, SP_RISK_POINT_ENTERPRISE, enterprise, error);

  for (guint i = 0; points != NULL && i < points->len; i++)
    if (g_str_equal (sp_record_get_text (points->pdata[i], SP_RISK_POINT_NUMBER),
                     self->options.number))
      return g_object_ref (points->pdata[i]);
  if (points != NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("这家企业没有编号为“%s”的风险点，可用“safetyplanctl risk 文件 list”查看。"),
                 self->options.number);
  return NULL;
}

SpRecord *
cli_risk_load (Cli *self, SpReader *reader, GError **error)
{
  int64_t enterprise;

  if (self->options.id > 0)
    return cli_load (reader, &sp_risk_point_type, self->options.id, error);
  if (self->options.enterprise == NULL || self->options.number == NULL)
    {
      complain (error, _ ("请写 --id，或者 --enterprise 和 --number"));
      return NULL;
    }
  enterprise = cli_find_enterprise (reader, self->options.enterprise, error);
  return enterprise != 0 ? find_numbered (self, reader, enterprise, error) : NULL;
}

/* ---- points ---- */

static gboolean
add (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) model = sp_record_new (&sp_risk_point_type);
  g_autoptr (SpRecord) point = NULL;

  if (self->options.enterprise != NULL)
    {
      int64_t enterprise = cli_find_enterprise (reader, self->options.enterprise, error);

      if (enterprise == 0)
        return FALSE;
      sp_record_set_integer (model, SP_RISK_POINT_ENTERPRISE, enterprise);
    }
  sp_record_set_text (model, SP_RISK_POINT_NUMBER, self->options.number);
  point = cli_read_set (self, reader, model, error);
  if (point == NULL || !sp_store_insert (store, point, _ ("登记风险点"), error))
    return FALSE;
  cli_print (_ ("已登记：编号 %s，%s\n"), sp_record_get_text (point, SP_RISK_POINT_NUMBER),
             sp_record_get_title (point));
  return TRUE;
}

static gboolean
set (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) point = NULL;

  if (!cli_require ("--set", self->options.set, error))
    return FALSE;
  point = cli_risk_load (self, reader, error);
  if (point == NULL || !cli_set_fields (reader, point, self->options.set, error) ||
      !sp_store_update (store, point, _ ("修改风险点"), error))
    return FALSE;
  cli_print (_ ("已修改：%s\n"), sp_record_get_title (point));
  return TRUE;
}

static gboolean
drop (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) point = cli_risk_load (self, sp_store_get_reader (store), error);

  if (point == NULL || !sp_store_delete (store, point, _ ("删除风险点"), error))
    return FALSE;
  cli_print (_ ("已删除：%s（可以用 undo 撤销）\n"), sp_record_get_title (point));
  return TRUE;
}

static gboolean
show (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) point = cli_risk_load (self, sp_store_get_reader (store), error);
  g_autofree char *missing = NULL;

  if (point == NULL)
    return FALSE;
  cli_print_record (store, point);
  missing = sp_risk_point_dup_missing (SP_RISK_POINT (point));
  if (*missing != '\0')
    cli_print (_ ("重大、较大风险还缺：%s\n"), missing);
  return TRUE;
}

/* ---- assessments ---- */

static gboolean
set_factors (const CliOptions *options, SpRiskMethod method, SpRecord *assessment, GError **error)
{
  guint n = sp_risk_method_n_factors (method);
  g_auto (GStrv) words = g_regex_split_simple ("[,，、 ]+", options->factors, 0, 0);

  if (g_strv_length (words) != n)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--factors 要写 %u 个数，这里是“%s”"), n,
                   options->factors);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;
      double value = g_ascii_strtod (words[i], &end);

      if (end == words[i] || *end != '\0')
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--factors 的“%s”不是数"), words[i]);
          return FALSE;
        }
      sp_record_set_real (assessment, SP_RISK_ASSESSMENT_FIRST + i, value);
    }
  return TRUE;
}

/* The one of --scheme, else the newest in force on the day. */
static int64_t
find_scheme (Cli *self, SpReader *reader, SpRiskMethod method, SpDate day, GError **error)
{
  g_autoptr (GPtrArray) schemes = sp_reader_load_risk_schemes (reader, method, day, error);
  guint64 number = 0;

  if (schemes == NULL)
    return 0;
  g_ascii_string_to_unsigned (self->options.scheme != NULL ? self->options.scheme : "", 10, 1,
                              G_MAXINT64, &number, NULL);
  for (guint i = 0; i < schemes->len; i++)
    if (self->options.scheme == NULL || sp_record_get_id (schemes->pdata[i]) == (int64_t)number ||
        g_str_equal (sp_record_get_title (schemes->pdata[i]), self->options.scheme))
      return sp_record_get_id (schemes->pdata[i]);
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("那一天没有这种方法在用的分级方案，可用“safetyplanctl risk 文件 scheme "
                  "list”查看。"));
  return 0;
}

static gboolean
fill_scored (Cli *self, SpReader *reader, SpRiskMethod method, SpRecord *assessment, GError **error)
{
  int64_t scheme;

  if (!cli_require ("--factors", self->options.factors, error) ||
      !set_factors (&self->options, method, assessment, error))
    return FALSE;
  scheme = find_scheme (self, reader, method, get_day (&self->options), error);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_SCHEME, scheme);
  return scheme != 0;
}

static gboolean
fill_judged (Cli *self, SpRiskMethod method, SpRecord *assessment, GError **error)
{
  SpRiskLevel level = SP_RISK_NONE;

  sp_record_set_text (assessment, SP_RISK_ASSESSMENT_GROUNDS, self->options.reason);
  if (method == SP_RISK_METHOD_DIRECT)
    {
      sp_record_set_text (assessment, SP_RISK_ASSESSMENT_CLAUSES, self->options.clauses);
      return cli_require ("--clauses", self->options.clauses, error);
    }
  if (!cli_require ("--level", self->options.level, error) ||
      !cli_require ("--reason", self->options.reason, error))
    return FALSE;
  if (!sp_risk_level_read (self->options.level, &level, NULL))
    return complain (error, _ ("--level 要写红、橙、黄、蓝，或者重大、较大、一般、低"));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, level);
  return TRUE;
}

static SpRecord *
new_assessment (Cli *self, SpReader *reader, SpRecord *point, GError **error)
{
  g_autoptr (SpRecord) assessment = sp_record_new (&sp_risk_assessment_type);
  gboolean is_first = sp_record_get_integer (point, SP_RISK_POINT_ASSESSED_ON) == SP_DATE_NONE;
  SpRiskMethod method = SP_RISK_METHOD_LEC;
  SpRiskStage stage;
  SpRiskCause cause;

  if (!cli_require ("--method", self->options.method, error) ||
      !cli_risk_parse_stage (&self->options, SP_RISK_INHERENT, &stage, error) ||
      !parse_cause (&self->options, is_first ? SP_RISK_CAUSE_FIRST : SP_RISK_CAUSE_PERIOD, &cause,
                    error))
    return NULL;
  if (!sp_risk_method_read (self->options.method, &method))
    {
      complain (error, _ ("--method 只能是 lec、ls、mes、direct 或 manual"));
      return NULL;
    }
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT, sp_record_get_id (point));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_STAGE, stage);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_CAUSE, cause);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, method);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON, get_day (&self->options));
  sp_record_set_text (assessment, SP_RISK_ASSESSMENT_ASSESSOR, self->options.assessor);
  if (sp_risk_method_is_scored (method) ? !fill_scored (self, reader, method, assessment, error)
                                        : !fill_judged (self, method, assessment, error))
    return NULL;
  return g_steal_pointer (&assessment);
}

static gboolean
assess (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) point = cli_risk_load (self, reader, error);
  g_autoptr (SpRecord) assessment =
    point != NULL ? new_assessment (self, reader, point, error) : NULL;
  g_autofree char *level = NULL;

  if (assessment == NULL || !sp_store_insert (store, assessment, _ ("评估风险"), error))
    return FALSE;
  level = sp_risk_level_dup_label (
    (SpRiskLevel)sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_LEVEL));
  cli_print (_ ("%s：%s"), sp_record_get_title (point), level);
  if (sp_record_peek (assessment, SP_RISK_ASSESSMENT_SCORE)->is_set)
    cli_print (_ ("，分值 %g"), sp_record_get_real (assessment, SP_RISK_ASSESSMENT_SCORE));
  cli_print ("\n");
  return TRUE;
}

/* ---- history and events ---- */

static const guint history_fields[] = {
  SP_RISK_ASSESSMENT_ASSESSED_ON,    SP_RISK_ASSESSMENT_STAGE,    SP_RISK_ASSESSMENT_METHOD,
  SP_RISK_ASSESSMENT_FIRST,          SP_RISK_ASSESSMENT_SECOND,   SP_RISK_ASSESSMENT_THIRD,
  SP_RISK_ASSESSMENT_SCORE,          SP_RISK_ASSESSMENT_LEVEL,    SP_RISK_ASSESSMENT_SCHEME,
  SP_RISK_ASSESSMENT_SCHEME_VERSION, SP_RISK_ASSESSMENT_CLAUSES,  SP_RISK_ASSESSMENT_GROUNDS,
  SP_RISK_ASSESSMENT_CAUSE,          SP_RISK_ASSESSMENT_ASSESSOR,
};

static gboolean
is_number (const SpField *field)
{
  return field->type == SP_TYPE_REAL || field->type == SP_TYPE_INTEGER;
}

static CliTable *
new_history (SpStore *store, const GPtrArray *assessments, CliTableFormat format)
{
  CliTable *table = cli_table_new ();
  g_autoptr (SpTitles) titles = sp_titles_new (store);

  for (guint i = 0; i < G_N_ELEMENTS (history_fields); i++)
    {
      const SpField *field = &sp_risk_assessment_type.fields[history_fields[i]];

      cli_table_add_column (table, field->name, _ (field->label), is_number (field));
    }
  for (guint row = 0; row < assessments->len; row++)
    for (guint i = 0; i < G_N_ELEMENTS (history_fields); i++)
      {
        const SpField *field = &sp_risk_assessment_type.fields[history_fields[i]];
        SpRecord *assessment = g_ptr_array_index (assessments, row);

        if (is_number (field) || (format == CLI_TABLE_JSON && field->type == SP_TYPE_CHOICE))
          cli_table_add (table,
                         sp_value_to_code (field, sp_record_peek (assessment, history_fields[i])));
        else
          cli_table_add (table, sp_titles_dup_field (titles, assessment, history_fields[i]));
      }
  return table;
}

/* What called for assessments of the point, below them; programs ask for risk-events. */
static gboolean
print_events (SpReader *reader, SpRecord *point, GError **error)
{
  g_autoptr (GPtrArray) events =
    sp_reader_load_all (reader, &sp_risk_event_type, SP_RISK_EVENT_ENTERPRISE,
                        sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE), error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      SpRecord *event = g_ptr_array_index (events, i);
      int64_t own = sp_record_get_integer (event, SP_RISK_EVENT_RISK_POINT);
      g_autofree char *day =
        sp_date_dup_iso ((SpDate)sp_record_get_integer (event, SP_RISK_EVENT_DAY));

      if (own == 0 || own == sp_record_get_id (point))
        cli_print (_ ("再评估事由：%s %s%s %s\n"), day,
                   sp_vocabulary_label (&sp_risk_causes,
                                        (int)sp_record_get_integer (event, SP_RISK_EVENT_CAUSE)),
                   own == 0 ? _ ("（全企业）") : "",
                   sp_record_get_text (event, SP_RISK_EVENT_TEXT));
    }
  return events != NULL;
}

static gboolean
history (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) point = cli_risk_load (self, reader, error);
  g_autoptr (GPtrArray) assessments = NULL;
  g_autoptr (CliTable) table = NULL;
  CliTableFormat format;

  if (point == NULL || !cli_parse_format (&self->options, &format, error))
    return FALSE;
  assessments = sp_reader_load_risk_assessments (reader, sp_record_get_id (point), error);
  if (assessments == NULL)
    return FALSE;
  table = new_history (store, assessments, format);
  cli_table_print (table, format);
  return format != CLI_TABLE_TEXT || print_events (reader, point, error);
}

static gboolean
event (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  gboolean is_one = self->options.id > 0 || self->options.number != NULL;
  g_autoptr (SpRecord) point = is_one ? cli_risk_load (self, reader, error) : NULL;
  g_autoptr (SpRecord) record = sp_record_new (&sp_risk_event_type);
  int64_t enterprise = 0;
  SpRiskCause cause;

  if ((is_one && point == NULL) || !cli_require ("--cause", self->options.cause, error) ||
      !parse_cause (&self->options, SP_RISK_CAUSE_OTHER, &cause, error))
    return FALSE;
  if (point != NULL)
    enterprise = sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE);
  else if (cli_require ("--enterprise", self->options.enterprise, error))
    enterprise = cli_find_enterprise (reader, self->options.enterprise, error);
  if (enterprise == 0)
    return FALSE;
  sp_record_set_integer (record, SP_RISK_EVENT_ENTERPRISE, enterprise);
  if (point != NULL)
    sp_record_set_integer (record, SP_RISK_EVENT_RISK_POINT, sp_record_get_id (point));
  sp_record_set_integer (record, SP_RISK_EVENT_CAUSE, cause);
  sp_record_set_integer (record, SP_RISK_EVENT_DAY, get_day (&self->options));
  sp_record_set_text (record, SP_RISK_EVENT_TEXT, self->options.text);
  if (!sp_store_insert (store, record, _ ("登记再评估事由"), error))
    return FALSE;
  cli_print (_ ("已登记再评估事由：%s，%s\n"), sp_vocabulary_label (&sp_risk_causes, (int)cause),
             point != NULL ? sp_record_get_title (point) : _ ("全企业的风险点"));
  return TRUE;
}

/* ---- tables ---- */

static gboolean
import (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_risk_point_type);

  if (self->options.enterprise != NULL)
    {
      int64_t enterprise =
        cli_find_enterprise (sp_store_get_reader (store), self->options.enterprise, error);

      if (enterprise == 0)
        return FALSE;
      sp_record_set_integer (model, SP_RISK_POINT_ENTERPRISE, enterprise);
    }
  return cli_take_table (self, store, model, _ ("导入风险点"), error);
}

gboolean
cli_risk (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, cli_risk_list},
                                  {"add", FALSE, 0, add},
                                  {"set", FALSE, 0, set},
                                  {"delete", FALSE, 0, drop},
                                  {"show", TRUE, 0, show},
                                  {"assess", FALSE, 0, assess},
                                  {"history", TRUE, 0, history},
                                  {"event", FALSE, 0, event},
                                  {"scheme", FALSE, 0, cli_risk_scheme},
                                  {"stats", TRUE, 0, cli_risk_stats},
                                  {"import", FALSE, CLI_INPUT, import},
                                  {"export", TRUE, 0, cli_risk_export}};

  self->type = &sp_risk_point_type;
  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
