/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verbs list and export: records of any type as a table made from the type's own list of
 * fields; listed, measures and hazards come with what is computed of them as of a date; exported,
 * all as tables are read in again. Nothing here knows a particular field but for the computed ones.
 */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "cli/cli-filter.h"
#include "cli/cli-table.h"
#include "store/sp-hazards.h"

#include <string.h>

typedef struct
{
  SpReader *reader;
  const SpRecordType *type;
  CliTableFormat format;
  SpDate as_of;
  gboolean is_overdue;  /* hazards that are, only */
  const char *columns;  /* names joined by commas; NULL: the usual ones */
  SpSchedule *schedule; /* of measures, else NULL */
  GHashTable *titles;   /* "table:id" → title of referenced records */
  gboolean is_export;
} Listing;

static const SpRecordType *
find_label (const char *label)
{
  const SpRecordType *const *types = sp_record_types ();

  for (guint i = 0; types[i] != NULL; i++)
    if (g_str_equal (_ (types[i]->label), label))
      return types[i];
  return NULL;
}

/* measures, measure, unit-aliases, phases, progress … or 任务 */
static const SpRecordType *
find_type (const char *name)
{
  g_autofree char *table = g_strdelimit (g_strdup (name), "-", '_');
  static const char *const endings[] = {"", "s", "es"};
  const SpRecordType *type;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (table, endings[i]))
      {
        g_autofree char *singular = g_strndup (table, strlen (table) - strlen (endings[i]));

        type = sp_record_type_by_table (singular);
        if (type != NULL)
          return type;
      }
  if (g_str_has_suffix (table, "ies"))
    strcpy (table + strlen (table) - strlen ("ies"), "y");
  type = sp_record_type_by_table (table);
  return type != NULL ? type : find_label (name);
}

/* A table's name as a word for many: duties, alias-es, progress. */
static char *
dup_plural (const char *table)
{
  char *plural;

  if (g_str_equal (table, "progress"))
    return g_strdup (table);
  if (g_str_has_suffix (table, "y"))
    plural = g_strdup_printf ("%.*sies", (int)strlen (table) - 1, table);
  else
    plural = g_strconcat (table, g_str_has_suffix (table, "s") ? "es" : "s", NULL);
  return g_strdelimit (plural, "_", '-');
}

static char *
dup_names (void)
{
  const SpRecordType *const *types = sp_record_types ();
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autofree char *plural = dup_plural (types[i]->table);

      g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", plural);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

const SpRecordType *
cli_find_type (const char *name, GError **error)
{
  const SpRecordType *type = find_type (name);

  if (type == NULL)
    {
      g_autofree char *names = dup_names ();

      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("不能列出“%s”，可以是：%s"), name, names);
    }
  return type;
}

/* ---- cells ---- */

/* 3:二/（一）/1: the measure's place in the plan, as people write it. */
static char *
dup_place (GHashTable *numbers, SpRecord *measure)
{
  int64_t part = sp_record_get_integer (measure, SP_MEASURE_PART);

  return g_strdup_printf ("%d:%s", GPOINTER_TO_INT (g_hash_table_lookup (numbers, &part)),
                          sp_record_get_text (measure, SP_MEASURE_PATH));
}

static GHashTable *
load_part_numbers (SpReader *reader)
{
  GHashTable *numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) parts = sp_reader_load_all (reader, &sp_part_type, -1, 0, NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      int64_t id = sp_record_get_id (parts->pdata[i]);

      g_hash_table_insert (
        numbers, g_memdup2 (&id, sizeof id),
        GINT_TO_POINTER ((int)sp_record_get_integer (parts->pdata[i], SP_PART_NUMBER)));
    }
  return numbers;
}

/* Titles recur, so measures are told by their place, and where that recurs by their number. */
static void
load_places (Listing *self)
{
  g_autoptr (GHashTable) numbers = load_part_numbers (self->reader);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) measures = sp_reader_load_all (self->reader, &sp_measure_type, -1, 0, NULL);

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      char *place = dup_place (numbers, measures->pdata[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, place));

      g_hash_table_insert (counts, place, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      g_autofree char *place = dup_place (numbers, measures->pdata[i]);
      int64_t id = sp_record_get_id (measures->pdata[i]);
      gboolean is_sure = GPOINTER_TO_UINT (g_hash_table_lookup (counts, place)) == 1 &&
                         !g_str_has_suffix (place, ":");

      g_hash_table_insert (
        self->titles, g_strdup_printf ("%s:%" G_GINT64_FORMAT, sp_measure_type.table, id),
        is_sure ? g_steal_pointer (&place) : g_strdup_printf ("%" G_GINT64_FORMAT, id));
    }
}

/* How what is read in again finds the record: by its title, or its number where several have it. */
static char *
dup_reference (Listing *self, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  const char *title = sp_record_get_title (record);

  if (*title != '\0' && sp_reader_find_by_text (self->reader, type, (int)type->title_field, title,
                                                NULL) == sp_record_get_id (record))
    return g_strdup (title);
  return g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (record));
}

/* People read the name of what a field refers to; it is looked up once. */
static const char *
find_title (Listing *self, const char *table, int64_t id)
{
  g_autofree char *key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, table, id);
  const char *title = g_hash_table_lookup (self->titles, key);
  const SpRecordType *type = sp_record_type_by_table (table);
  g_autoptr (SpRecord) record = NULL;

  if (title != NULL || id == 0 || type == NULL)
    return title != NULL ? title : "";
  record = sp_reader_load (self->reader, type, id, NULL);
  if (record != NULL && self->is_export)
    title = dup_reference (self, record);
  else
    title = g_strdup (record != NULL ? sp_record_get_title (record) : "");
  g_hash_table_insert (self->titles, g_steal_pointer (&key), (gpointer)title);
  return title;
}

/* Long texts would push all else off the line; those a record cannot do without stay. */
static gboolean
is_shown (const Listing *self, const SpField *field)
{
  if (field->flags & SP_FIELD_INTERNAL)
    return FALSE;
  /* What is read in belongs to the plan of the file. */
  if (self->is_export)
    return g_strcmp0 (field->references, sp_plan_type.table) != 0;
  return self->format != CLI_TABLE_TEXT || self->columns != NULL ||
         !(field->flags & SP_FIELD_MULTILINE) || (field->flags & SP_FIELD_REQUIRED);
}

static gboolean
is_number (const SpField *field)
{
  return field->type == SP_TYPE_INTEGER || field->type == SP_TYPE_REAL ||
         field->type == SP_TYPE_REFERENCE;
}

static void
add_columns (Listing *self, CliTable *table)
{
  if (!self->is_export)
    cli_table_add_column (table, "id", _ ("编号"), TRUE);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SpField *field = &self->type->fields[i];
      g_autofree char *name = g_strconcat (field->name, self->is_export ? "" : "_title", NULL);

      if (!is_shown (self, field))
        continue;
      if (field->type != SP_TYPE_REFERENCE)
        cli_table_add_column (table, field->name, _ (field->label), is_number (field));
      else if (self->format == CLI_TABLE_JSON && !self->is_export)
        {
          cli_table_add_column (table, field->name, _ (field->label), TRUE);
          cli_table_add_column (table, name, _ (field->label), FALSE);
        }
      else
        cli_table_add_column (table, name, _ (field->label), FALSE);
    }
}

static void
add_field (Listing *self, CliTable *table, const SpField *field, const SpValue *value)
{
  gboolean is_json = self->format == CLI_TABLE_JSON;

  if (field->type == SP_TYPE_REFERENCE)
    {
      if (is_json && !self->is_export)
        cli_table_add (table, sp_value_to_code (field, value));
      cli_table_add (
        table,
        g_strdup (value->is_set ? find_title (self, field->references, value->integer) : ""));
    }
  else if (!is_json && (field->type == SP_TYPE_CHOICE || field->type == SP_TYPE_BOOLEAN))
    cli_table_add (table, sp_value_to_label (field, value));
  else
    cli_table_add (table, sp_value_to_code (field, value));
}

static void
add_record (Listing *self, CliTable *table, SpRecord *record)
{
  if (!self->is_export)
    cli_table_add (table, g_strdup_printf ("%" G_GINT64_FORMAT, sp_record_get_id (record)));
  for (guint i = 0; i < self->type->n_fields; i++)
    if (is_shown (self, &self->type->fields[i]))
      add_field (self, table, &self->type->fields[i], sp_record_peek (record, i));
}

/* ---- what is computed of measures ---- */

static const struct
{
  const char *name;
  const char *label;
  gboolean is_number;
} computed[] = {
  {"leads", N_ ("牵头单位"), FALSE},   {"responsibles", N_ ("责任单位"), FALSE},
  {"due", N_ ("完成时限"), FALSE},     {"percent", N_ ("进度"), TRUE},
  {"expected", N_ ("序时进度"), TRUE}, {"light", N_ ("状态"), FALSE},
  {"step", N_ ("建议"), FALSE},        {"original_due", N_ ("原定时限"), FALSE},
};

static void
add_computed (Listing *self, CliTable *table, int64_t measure)
{
  int i = sp_schedule_find (self->schedule, measure);
  const SpScheduleRow *row = i >= 0 ? sp_schedule_get_row (self->schedule, (guint)i) : NULL;

  if (row == NULL)
    {
      for (guint k = 0; k < G_N_ELEMENTS (computed); k++)
        cli_table_add (table, NULL);
      return;
    }
  cli_table_add (table, g_strdup (row->leads));
  cli_table_add (table, g_strdup (row->responsibles));
  cli_table_add (table, sp_date_dup_iso (row->due));
  cli_table_add (table, g_strdup_printf ("%d", row->percent));
  cli_table_add (table, g_strdup_printf ("%d", row->state.expected));
  cli_table_add (table, self->format == CLI_TABLE_JSON
                          ? g_strdup (sp_vocabulary_code (&sp_lights, (int)row->state.light))
                          : sp_light_state_dup_text (&row->state));
  if (self->format == CLI_TABLE_JSON)
    cli_table_add (table, g_strdup (sp_vocabulary_code (&sp_steps, (int)row->step)));
  else
    cli_table_add (table, row->step != SP_STEP_NONE
                            ? g_strdup (sp_vocabulary_label (&sp_steps, (int)row->step))
                            : NULL);
  cli_table_add (table,
                 row->original_due != SP_DATE_NONE ? sp_date_dup_iso (row->original_due) : NULL);
}

/* The lights of all measures, of each plan in turn: a file holds one, seldom more. */
static gboolean
load_schedule (Listing *self, SpDate as_of, GError **error)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (GError) failure = NULL;
  SpTaskFilter filter = {.as_of = as_of};

  if (self->type != &sp_measure_type || self->is_export)
    return TRUE;
  plan = sp_reader_load_plan (self->reader, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (plan == NULL)
    return TRUE;
  filter.plan = sp_record_get_id (SP_RECORD (plan));
  self->schedule = sp_reader_load_schedule (self->reader, &filter, NULL, error);
  return self->schedule != NULL;
}

/* ---- what is computed of hazards ---- */

/* Columns of how they stood; an export has only what tables are read in with. */
static gboolean
has_standings (const Listing *self)
{
  return self->type == &sp_hazard_type && !self->is_export;
}

/* Whether rows are chosen by how they stood. */
static gboolean
goes_by_standings (const Listing *self)
{
  return self->type == &sp_hazard_type && (!self->is_export || self->is_overdue);
}

static void
add_standing_columns (CliTable *table)
{
  cli_table_add_column (table, "state_as_of", _ ("截至状态"), FALSE);
  cli_table_add_column (table, "deadline_as_of", _ ("现行时限"), FALSE);
  cli_table_add_column (table, "days_overdue", _ ("逾期天数"), TRUE);
}

static void
add_standing (Listing *self, CliTable *table, const SpHazardStanding *standing)
{
  cli_table_add (table,
                 g_strdup (self->format == CLI_TABLE_JSON
                             ? sp_vocabulary_code (&sp_hazard_states, (int)standing->state)
                             : sp_vocabulary_label (&sp_hazard_states, (int)standing->state)));
  cli_table_add (table, sp_date_dup_iso (standing->deadline));
  cli_table_add (table, standing->is_overdue ? g_strdup_printf ("%d", standing->days) : NULL);
}

/* One that was not found by the date is not there. */
static gboolean
add_hazard (Listing *self, CliTable *table, SpRecord *record, GError **error)
{
  int64_t id = sp_record_get_id (record);
  g_autoptr (GArray) standings =
    sp_reader_load_hazard_standings (self->reader, &id, 1, self->as_of, error);
  const SpHazardStanding *standing;

  if (standings == NULL)
    return FALSE;
  standing = &g_array_index (standings, SpHazardStanding, 0);
  if (!standing->is_known || (self->is_overdue && !standing->is_overdue))
    return TRUE;
  add_record (self, table, record);
  if (has_standings (self))
    add_standing (self, table, standing);
  return TRUE;
}

/* ---- the verb ---- */

/* What hardly any measure has is left out for people, unless it is asked for. */
static gboolean
choose_columns (Listing *self, CliTable *table, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *all = NULL;
  const char *unknown = NULL;

  if (self->columns == NULL)
    {
      if (self->format != CLI_TABLE_JSON && self->type == &sp_measure_type)
        cli_table_hide (table, sp_measure_type.fields[SP_MEASURE_WITHDRAWN_ON].name);
      return TRUE;
    }
  names = g_strsplit_set (self->columns, ",", -1);
  if (cli_table_choose (table, (const char *const *)names, &unknown))
    return TRUE;
  all = cli_table_dup_names (table);
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("没有“%s”这一列，可以是：%s"), unknown, all);
  return FALSE;
}

static gboolean
add_row (Listing *self, CliTable *table, int64_t id, GError **error)
{
  g_autoptr (SpRecord) record = cli_load (self->reader, self->type, id, error);

  if (record == NULL)
    return FALSE;
  if (goes_by_standings (self))
    return add_hazard (self, table, record, error);
  add_record (self, table, record);
  if (self->schedule != NULL)
    add_computed (self, table, id);
  return TRUE;
}

static gboolean
print_records (Listing *self, const SpRecordFilter *filter, GError **error)
{
  g_autoptr (CliTable) table = cli_table_new ();
  g_autoptr (GArray) ids = sp_reader_query (self->reader, self->type, filter, error);

  if (ids == NULL)
    return FALSE;
  add_columns (self, table);
  if (has_standings (self))
    add_standing_columns (table);
  for (guint i = 0; self->schedule != NULL && i < G_N_ELEMENTS (computed); i++)
    cli_table_add_column (table, computed[i].name, _ (computed[i].label), computed[i].is_number);
  if (!choose_columns (self, table, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!add_row (self, table, g_array_index (ids, int64_t, i), error))
      return FALSE;
  cli_table_print (table, self->format);
  return TRUE;
}

static gboolean
print_listing (Cli *self, Listing *listing, GError **error)
{
  g_autoptr (SpRecordFilter) filter = NULL;
  gboolean is_done;

  if (!cli_parse_format (&self->options, &listing->format, error))
    return FALSE;
  filter = cli_filter_new (listing->reader, listing->type, &self->options, error);
  if (filter == NULL)
    return FALSE;
  listing->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (listing->is_export)
    load_places (listing);
  is_done =
    load_schedule (listing, listing->as_of, error) && print_records (listing, filter, error);
  g_hash_table_unref (listing->titles);
  g_clear_object (&listing->schedule);
  return is_done;
}

gboolean
cli_print_records (Cli *self,
                   SpReader *reader,
                   const SpRecordType *type,
                   SpDate as_of,
                   gboolean is_export,
                   GError **error)
{
  Listing listing = {.reader = reader,
                     .type = type,
                     .as_of = as_of,
                     .is_overdue = self->options.is_overdue,
                     .is_export = is_export};

  return print_listing (self, &listing, error);
}

static gboolean
run (Cli *self, gboolean is_export, GError **error)
{
  Listing listing = {.is_export = is_export, .as_of = sp_date_today ()};
  CliTableFormat format;
  SpStore *store = NULL;

  if (!cli_parse_format (&self->options, &format, error))
    return FALSE;
  listing.type = cli_find_type (self->arguments[1], error);
  listing.columns = is_export ? NULL : self->arguments[2];
  if (listing.type == NULL ||
      !cli_parse_date ("--as-of", self->options.as_of, &listing.as_of, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  if (store == NULL)
    return FALSE;
  listing.reader = sp_store_get_reader (store);
  return cli_close (store, print_listing (self, &listing, error), error);
}

gboolean
cli_list (Cli *self, GError **error)
{
  return run (self, FALSE, error);
}

gboolean
cli_export (Cli *self, GError **error)
{
  return run (self, TRUE, error);
}
