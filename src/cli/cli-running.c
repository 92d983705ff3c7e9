/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs of running the plan: duty, supervise, enforcement, and the calendar file. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "cli/cli-table.h"
#include "report/sp-ics.h"
#include "store/sp-titles.h"

/* ---- what they share ---- */

/* What options say; they were checked before the file was opened. */
static CliTableFormat
get_format (Cli *self)
{
  CliTableFormat format = CLI_TABLE_TEXT;

  if (self->options.format != NULL)
    cli_table_format_from_text (self->options.format, &format);
  return format;
}

static SpDate
get_day (const char *text)
{
  SpDate day = sp_date_today ();

  cli_parse_date ("", text, &day, NULL);
  return day;
}

static int64_t
load_plan_id (SpStore *store, GError **error)
{
  g_autoptr (SpPlan) plan = cli_load_plan (sp_store_get_reader (store), error);

  return plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0;
}

static SpRecord *
load_by_id (Cli *self, SpStore *store, const SpRecordType *type, GError **error)
{
  return cli_load (sp_store_get_reader (store), type, self->options.id, error);
}

/* A record of the plan, as tables and --set begin from. */
static SpRecord *
new_of_plan (SpStore *store, const SpRecordType *type, guint plan_field, GError **error)
{
  int64_t plan = load_plan_id (store, error);
  SpRecord *record;

  if (plan == 0)
    return NULL;
  record = sp_record_new (type);
  sp_record_set_integer (record, plan_field, plan);
  return record;
}

static gboolean
import_table (Cli *self, SpStore *store, SpRecord *model, const char *label, GError **error)
{
  return model != NULL && cli_take_table (self, store, model, label, error);
}

/* ---- duty ---- */

static void
add_day_row (CliTable *table, SpDutyCalendar *calendar, const SpDutyDay *day, CliTableFormat format)
{
  SpRecord *duty = SP_RECORD (calendar->duty);
  gboolean is_json = format == CLI_TABLE_JSON;

  cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (duty)));
  cli_table_add (table, g_strdup (sp_record_get_title (duty)));
  cli_table_add (table,
                 is_json ? sp_period_dup_code (&day->period) : sp_period_dup_label (&day->period));
  cli_table_add (table, sp_date_dup_iso (day->due));
  cli_table_add (table, sp_date_dup_iso (day->done_on));
  cli_table_add (table, is_json ? g_strdup (sp_vocabulary_code (&sp_duty_states, (int)day->state))
                                : sp_duty_day_dup_state (day));
  cli_table_add (
    table, g_strdup (day->stored != NULL
                       ? sp_record_get_text (SP_RECORD (day->stored), SP_DUTY_OCCURRENCE_DOCUMENT)
                       : ""));
}

static gboolean
list_duties (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GPtrArray) calendars = NULL;
  CliTableFormat format = get_format (self);
  SpDate as_of = get_day (self->options.as_of);
  int64_t plan;

  plan = load_plan_id (store, error);
  if (plan == 0)
    return FALSE;
  calendars = sp_reader_load_duties (sp_store_get_reader (store), plan, as_of, error);
  if (calendars == NULL)
    return FALSE;
  cli_table_add_column (table, "duty", _ ("编号"), TRUE);
  cli_table_add_column (table, "title", _ ("事项"), FALSE);
  cli_table_add_column (table, "period", _ ("所属期间"), FALSE);
  cli_table_add_column (table, "due", _ ("应办日期"), FALSE);
  cli_table_add_column (table, "done_on", _ ("办结日期"), FALSE);
  cli_table_add_column (table, "state", _ ("状态"), FALSE);
  cli_table_add_column (table, "document", _ ("文号或纪要"), FALSE);
  for (guint i = 0; i < calendars->len; i++)
    {
      SpDutyCalendar *calendar = g_ptr_array_index (calendars, i);

      for (guint j = 0; j < calendar->days->len; j++)
        add_day_row (table, calendar, &g_array_index (calendar->days, SpDutyDay, j), format);
    }
  cli_table_print (table, format);
  return TRUE;
}

/* The occurrence of @duty for @period, as it is to be stored. */
static SpRecord *
find_occurrence (SpStore *store, SpRecord *duty, const SpPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) stored =
    sp_reader_load_all (sp_store_get_reader (store), &sp_duty_occurrence_type,
                        SP_DUTY_OCCURRENCE_DUTY, sp_record_get_id (duty), error);
  g_autoptr (GArray) days = NULL;

  if (stored == NULL)
    return NULL;
  days = sp_duty_list_days (SP_DUTY (duty), stored, sp_date_today (), 0);
  for (guint i = 0; i < days->len; i++)
    {
      const SpDutyDay *day = &g_array_index (days, SpDutyDay, i);

      if (day->period.first == period->first)
        return SP_RECORD (sp_duty_day_to_occurrence (SP_DUTY (duty), day));
    }
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("例行事项“%s”没有这一期，可用“safetyplanctl duty 文件 list”查看。"),
               sp_record_get_title (duty));
  return NULL;
}

static gboolean
finish_duty (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) duty = NULL;
  g_autoptr (SpRecord) occurrence = NULL;
  SpPeriod period;
  gboolean is_stored;

  sp_period_from_text (self->options.period, &period);
  duty = load_by_id (self, store, &sp_duty_type, error);
  occurrence = duty != NULL ? find_occurrence (store, duty, &period, error) : NULL;
  if (occurrence == NULL)
    return FALSE;
  sp_record_set_integer (occurrence, SP_DUTY_OCCURRENCE_DONE_ON, get_day (self->options.date));
  if (!cli_set_fields (sp_store_get_reader (store), occurrence, self->options.set, error))
    return FALSE;
  is_stored = sp_record_get_id (occurrence) == 0
                ? sp_store_insert (store, occurrence, _ ("办结例行事项"), error)
                : sp_store_update (store, occurrence, _ ("办结例行事项"), error);
  if (is_stored)
    cli_print (_ ("已办结：%s\n"), sp_record_get_title (duty));
  return is_stored;
}

static gboolean
has_title (GPtrArray *records, SpRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (sp_record_get_title (g_ptr_array_index (records, i)),
                     sp_record_get_title (record)))
      return TRUE;
  return FALSE;
}

static gboolean
store_proposal (SpStore *store, int64_t plan, GPtrArray *proposed, GError **error)
{
  g_autoptr (GPtrArray) known =
    sp_reader_load_all (sp_store_get_reader (store), &sp_duty_type, SP_DUTY_PLAN, plan, error);
  g_autoptr (SpWrite) write = NULL;
  guint n = 0;

  if (known == NULL)
    return FALSE;
  write = sp_write_begin (store, SP_ACTION_EDIT, _ ("按计划节奏生成例行事项"), error);
  for (guint i = 0; write != NULL && i < proposed->len; i++)
    {
      SpRecord *duty = g_ptr_array_index (proposed, i);

      if (has_title (known, duty))
        continue;
      sp_record_set_integer (duty, SP_DUTY_PLAN, plan);
      if (!sp_write_insert (write, duty, error))
        return FALSE;
      n++;
    }
  if (write == NULL || (n > 0 && !sp_write_commit (write, error)))
    return FALSE;
  cli_print (_ ("已生成 %u 项例行事项\n"), n);
  return TRUE;
}

static gboolean
propose_duties (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpPlan) plan = cli_load_plan (sp_store_get_reader (store), error);
  g_autoptr (GPtrArray) proposed = NULL;
  SpDate first, last;

  if (plan == NULL)
    return FALSE;
  first = (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY);
  last = (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_LAST_DAY);
  if (first == SP_DATE_NONE || last < first)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("计划没有起止日期，请先在窗口里补上，再生成例行事项。"));
      return FALSE;
    }
  proposed = sp_duty_propose (first, last);
  return store_proposal (store, sp_record_get_id (SP_RECORD (plan)), proposed, error);
}

static gboolean
import_duties (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = new_of_plan (store, &sp_duty_type, SP_DUTY_PLAN, error);

  return import_table (self, store, model, _ ("读入例行事项"), error);
}

gboolean
cli_duty (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, list_duties},
                                  {"done", FALSE, CLI_ID | CLI_PERIOD, finish_duty},
                                  {"propose", FALSE, 0, propose_duties},
                                  {"import", FALSE, CLI_INPUT, import_duties}};

  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}

/* ---- supervise ---- */

static void
add_item_row (CliTable *table, SpTitles *titles, SpRecord *item, SpDate as_of, gboolean is_json)
{
  SpSupervisionState state = sp_supervision_get_state (SP_SUPERVISION (item), as_of);
  static const guint fields[] = {SP_SUPERVISION_KIND,       SP_SUPERVISION_NUMBER,
                                 SP_SUPERVISION_TITLE,      SP_SUPERVISION_UNIT,
                                 SP_SUPERVISION_ISSUED_ON,  SP_SUPERVISION_DEADLINE,
                                 SP_SUPERVISION_REPLIED_ON, SP_SUPERVISION_CLOSED_ON};

  cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (item)));
  cli_table_add (table, is_json ? g_strdup (sp_vocabulary_code (&sp_supervision_states, (int)state))
                                : sp_supervision_dup_state (SP_SUPERVISION (item), as_of));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const SpField *field = &sp_supervision_type.fields[fields[i]];

      cli_table_add (table, is_json && field->type == SP_TYPE_CHOICE
                              ? sp_value_to_code (field, sp_record_peek (item, fields[i]))
                              : sp_titles_dup_field (titles, item, fields[i]));
    }
}

static gboolean
list_supervision (Cli *self, SpStore *store, GError **error)
{
  static const guint heads[] = {SP_SUPERVISION_KIND,       SP_SUPERVISION_NUMBER,
                                SP_SUPERVISION_TITLE,      SP_SUPERVISION_UNIT,
                                SP_SUPERVISION_ISSUED_ON,  SP_SUPERVISION_DEADLINE,
                                SP_SUPERVISION_REPLIED_ON, SP_SUPERVISION_CLOSED_ON};
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (SpTitles) titles = sp_titles_new (store);
  g_autoptr (GPtrArray) items = NULL;
  CliTableFormat format = get_format (self);
  SpDate as_of = get_day (self->options.as_of);
  int64_t plan;

  plan = load_plan_id (store, error);
  items = plan != 0 ? sp_reader_load_all (sp_store_get_reader (store), &sp_supervision_type,
                                          SP_SUPERVISION_PLAN, plan, error)
                    : NULL;
  if (items == NULL)
    return FALSE;
  cli_table_add_column (table, "id", _ ("编号"), TRUE);
  cli_table_add_column (table, "state", _ ("状态"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    cli_table_add_column (table, sp_supervision_type.fields[heads[i]].name,
                          _ (sp_supervision_type.fields[heads[i]].label), FALSE);
  for (guint i = 0; i < items->len; i++)
    if (sp_record_get_integer (items->pdata[i], SP_SUPERVISION_ISSUED_ON) <= as_of)
      add_item_row (table, titles, items->pdata[i], as_of, format == CLI_TABLE_JSON);
  cli_table_print (table, format);
  return TRUE;
}

/* The item and its links to measures (--measure) are one action. */
static gboolean
store_with_measures (Cli *self, SpStore *store, SpRecord *item, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, _ ("新增督办事项"), error);

  if (write == NULL || !sp_write_insert (write, item, error))
    return FALSE;
  for (char **text = self->options.measures; text != NULL && *text != NULL; text++)
    {
      g_autoptr (SpRecord) link = sp_record_new (&sp_supervision_measure_type);
      int64_t measure = cli_find_measure (reader, *text, error);

      if (measure == 0)
        return FALSE;
      sp_record_set_integer (link, SP_SUPERVISION_MEASURE_SUPERVISION, sp_record_get_id (item));
      sp_record_set_integer (link, SP_SUPERVISION_MEASURE_MEASURE, measure);
      if (!sp_write_insert (write, link, error))
        return FALSE;
    }
  return sp_write_commit (write, error);
}

static gboolean
add_supervision (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) item = NULL;

  item = new_of_plan (store, &sp_supervision_type, SP_SUPERVISION_PLAN, error);
  if (item == NULL)
    return FALSE;
  sp_record_set_integer (item, SP_SUPERVISION_ISSUED_ON, get_day (self->options.date));
  if (!cli_set_fields (sp_store_get_reader (store), item, self->options.set, error) ||
      !store_with_measures (self, store, item, error))
    return FALSE;
  cli_print (_ ("已登记：编号 %" G_GINT64_FORMAT "，%s\n"), sp_record_get_id (item),
             sp_record_get_title (item));
  return TRUE;
}

/* What a reply and a close have in common: a day in a field, and --set. */
static gboolean
change_supervision (Cli *self, SpStore *store, guint day_field, const char *label, GError **error)
{
  g_autoptr (SpRecord) item = NULL;

  item = load_by_id (self, store, &sp_supervision_type, error);
  if (item == NULL)
    return FALSE;
  sp_record_set_integer (item, day_field, get_day (self->options.date));
  if (self->options.text != NULL)
    sp_record_set_text (item, SP_SUPERVISION_REPLY, self->options.text);
  if (!cli_set_fields (sp_store_get_reader (store), item, self->options.set, error) ||
      !sp_store_update (store, item, label, error))
    return FALSE;
  cli_print (_ ("已%s：%s\n"), label, sp_record_get_title (item));
  return TRUE;
}

static gboolean
reply_supervision (Cli *self, SpStore *store, GError **error)
{
  return change_supervision (self, store, SP_SUPERVISION_REPLIED_ON, _ ("登记督办回复"), error);
}

static gboolean
close_supervision (Cli *self, SpStore *store, GError **error)
{
  return change_supervision (self, store, SP_SUPERVISION_CLOSED_ON, _ ("办结督办事项"), error);
}

static gboolean
import_supervision (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model =
    new_of_plan (store, &sp_supervision_type, SP_SUPERVISION_PLAN, error);

  return import_table (self, store, model, _ ("读入督办事项"), error);
}

gboolean
cli_supervise (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, list_supervision},
                                  {"add", FALSE, 0, add_supervision},
                                  {"reply", FALSE, CLI_ID, reply_supervision},
                                  {"close", FALSE, CLI_ID, close_supervision},
                                  {"import", FALSE, CLI_INPUT, import_supervision}};

  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}

/* ---- enforcement ---- */

static gboolean
add_enforcement (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enforcement_type);

  sp_record_set_integer (record, SP_ENFORCEMENT_DAY, get_day (self->options.date));
  if (!cli_set_fields (sp_store_get_reader (store), record, self->options.set, error) ||
      !sp_store_insert (store, record, _ ("新增执法处罚"), error))
    return FALSE;
  cli_print (_ ("已登记：编号 %" G_GINT64_FORMAT "\n"), sp_record_get_id (record));
  return TRUE;
}

static gboolean
import_enforcement (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_enforcement_type);

  return import_table (self, store, model, _ ("读入执法处罚"), error);
}

static const struct
{
  const char *name;
  SpEnforcementDimension dimension;
  int field; /* -1: none */
} dimensions[] = {
  {"industry", SP_ENFORCEMENT_BY_INDUSTRY, SP_ENFORCEMENT_INDUSTRY},
  {"township", SP_ENFORCEMENT_BY_TOWNSHIP, SP_ENFORCEMENT_TOWNSHIP},
  {"department", SP_ENFORCEMENT_BY_DEPARTMENT, SP_ENFORCEMENT_DEPARTMENT},
  {"total", SP_ENFORCEMENT_BY_NOTHING, -1},
};

static int
find_dimension (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (g_strcmp0 (dimensions[i].name, name != NULL ? name : "industry") == 0)
      return (int)i;
  return -1;
}

static gboolean
is_count (const SpField *field)
{
  return field->type == SP_TYPE_INTEGER || field->type == SP_TYPE_REAL;
}

static void
add_sum_row (CliTable *table, SpTitles *titles, SpRecord *row, int field, gboolean is_json)
{
  if (field >= 0)
    {
      const SpField *declared = &sp_enforcement_type.fields[field];

      cli_table_add (table, is_json && declared->type == SP_TYPE_CHOICE
                              ? sp_value_to_code (declared, sp_record_peek (row, (guint)field))
                              : sp_titles_dup_field (titles, row, (guint)field));
    }
  for (guint i = 0; i < sp_enforcement_type.n_fields; i++)
    if (is_count (&sp_enforcement_type.fields[i]))
      cli_table_add (table,
                     sp_value_to_code (&sp_enforcement_type.fields[i], sp_record_peek (row, i)));
}

static gboolean
sum_enforcement (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (SpTitles) titles = sp_titles_new (store);
  g_autoptr (GPtrArray) rows = NULL;
  int by = find_dimension (self->options.by);
  CliTableFormat format = get_format (self);
  SpPeriod period;

  sp_period_from_text (self->options.period, &period);
  rows = sp_reader_sum_enforcement (sp_store_get_reader (store), &period, dimensions[by].dimension,
                                    error);
  if (rows == NULL)
    return FALSE;
  if (dimensions[by].field >= 0)
    cli_table_add_column (table, dimensions[by].name,
                          _ (sp_enforcement_type.fields[dimensions[by].field].label), FALSE);
  for (guint i = 0; i < sp_enforcement_type.n_fields; i++)
    if (is_count (&sp_enforcement_type.fields[i]))
      cli_table_add_column (table, sp_enforcement_type.fields[i].name,
                            _ (sp_enforcement_type.fields[i].label), TRUE);
  for (guint i = 0; i < rows->len; i++)
    add_sum_row (table, titles, g_ptr_array_index (rows, i), dimensions[by].field,
                 format == CLI_TABLE_JSON);
  cli_table_print (table, format);
  return TRUE;
}

gboolean
cli_enforcement (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"add", FALSE, 0, add_enforcement},
                                  {"import", FALSE, CLI_INPUT, import_enforcement},
                                  {"sum", TRUE, CLI_PERIOD, sum_enforcement}};

  if (find_dimension (self->options.by) < 0)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--by 只能是 industry、township、department 或 total"));
      return FALSE;
    }
  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}

/* ---- calendar ---- */

static gboolean
write_calendar (Cli *self, SpStore *store, SpDate as_of, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpPlan) plan = cli_load_plan (reader, error);
  SpDueQuery query = {.as_of = as_of, .within = SP_DUE_ANY_TIME};
  SpIcsOptions options = {NULL, as_of, sp_ics_default_alarms};
  g_autoptr (GPtrArray) dues = NULL;

  if (plan == NULL)
    return FALSE;
  query.plan = sp_record_get_id (SP_RECORD (plan));
  if (self->options.unit != NULL)
    {
      query.unit = cli_find_unit (reader, self->options.unit, error);
      if (query.unit == 0)
        return FALSE;
    }
  options.name = sp_record_get_title (SP_RECORD (plan));
  dues = sp_reader_load_due (reader, &query, NULL, error);
  if (dues == NULL || !sp_ics_write (self->options.output, dues, &options, error))
    return FALSE;
  cli_print (_ ("已写 %s，共 %u 件\n"), self->options.output, dues->len);
  return TRUE;
}

gboolean
cli_calendar (Cli *self, GError **error)
{
  SpStore *store = NULL;
  SpDate as_of = sp_date_today ();

  if (!cli_require ("-o", self->options.output, error) ||
      !cli_parse_date ("--as-of", self->options.as_of, &as_of, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL && cli_close (store, write_calendar (self, store, as_of, error), error);
}
