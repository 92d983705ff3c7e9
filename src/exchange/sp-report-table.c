/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-table.h. */
#include "exchange/sp-report-table.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "exchange/sp-csv.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SIZE_MAX_BYTES (64 * 1024 * 1024)

/* Columns that say which measure it is; the others are fields of the report. */
typedef enum
{
  KEY_ID,
  KEY_PATH,
  KEY_TITLE,
  KEY_PART,
  N_KEYS,
} Key;

static const struct
{
  const char *label;
  const char *code;
} keys[N_KEYS] = {
  {N_ ("编号"), "id"}, {N_ ("序号"), "path"}, {N_ ("任务"), "measure"}, {N_ ("附件"), "part"}};

static const struct
{
  guint field;
  const char *also; /* how offices call it, too */
} columns[] = {
  {SP_PROGRESS_AS_OF, N_ ("截至日期")},        {SP_PROGRESS_PERCENT, N_ ("完成进度")},
  {SP_PROGRESS_DONE, N_ ("进展情况")},         {SP_PROGRESS_PROBLEMS, N_ ("问题")},
  {SP_PROGRESS_NEXT_STEPS, N_ ("下一步措施")}, {SP_PROGRESS_UNIT, N_ ("单位")},
  {SP_PROGRESS_REPORTER, N_ ("报送人")},       {SP_PROGRESS_REASON, N_ ("原因")},
};

#define N_COLUMNS (N_KEYS + G_N_ELEMENTS (columns))

typedef struct
{
  SpReader *reader;
  SpDate today;
  const char *reason;
  GPtrArray *measures; /* of SpMeasure */
  GPtrArray *paths;    /* of char *, as they compare, by measure */
  GPtrArray *titles;
  GPtrArray *parts; /* of SpPart */
} Context;

static void
context_clear (Context *self)
{
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Context, context_clear)

static char *
plain (const char *text)
{
  g_autofree char *squashed = sp_text_squash (text);

  return sp_text_half_width (squashed);
}

static gboolean
load_context (Context *self, GError **error)
{
  self->measures = sp_reader_load_all (self->reader, &sp_measure_type, -1, 0, error);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; self->measures != NULL && i < self->measures->len; i++)
    {
      SpRecord *measure = g_ptr_array_index (self->measures, i);

      g_ptr_array_add (self->paths, plain (sp_record_get_text (measure, SP_MEASURE_PATH)));
      g_ptr_array_add (self->titles, plain (sp_record_get_title (measure)));
    }
  if (self->measures != NULL)
    self->parts = sp_reader_load_all (self->reader, &sp_part_type, -1, 0, error);
  return self->parts != NULL;
}

/* ---- heads ---- */

/* Which column @head is, or -1. A unit of measure in brackets behind it does not matter. */
static int
find_column (const char *head)
{
  g_autofree char *name = plain (head);
  char *bracket = strchr (name, '(');

  if (bracket != NULL)
    *bracket = '\0';
  for (int i = 0; i < N_KEYS; i++)
    if (g_str_equal (name, _ (keys[i].label)) || g_str_equal (name, keys[i].code))
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const SpField *field = &sp_progress_type.fields[columns[i].field];

      if (g_str_equal (name, _ (field->label)) || g_str_equal (name, _ (columns[i].also)) ||
          g_str_equal (name, field->name))
        return (int)(N_KEYS + i);
    }
  return -1;
}

static gboolean
check_heads (const gboolean *has, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  if (!has[KEY_ID] && !has[KEY_PATH] && !has[KEY_TITLE])
    g_string_append (missing, _ ("“序号”或“任务”"));
  for (guint i = 0; i < 2; i++) /* the day and the percent */
    if (!has[N_KEYS + i])
      g_string_append_printf (missing, "%s“%s”", missing->len > 0 ? "、" : "",
                              _ (sp_progress_type.fields[columns[i].field].label));
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("表头缺少%s。第一行应是：序号、任务、统计日期、进度、进展、存在问题、下步措施、"
                  "填报单位、填报人，次序不限。"),
               missing->str);
  return FALSE;
}

/* ---- one row ---- */

static gboolean
is_other (const GPtrArray *texts, guint i, const char *wanted)
{
  return *wanted != '\0' && !g_str_equal (g_ptr_array_index (texts, i), wanted);
}

static gboolean
is_part (Context *self, SpRecord *measure, const char *wanted)
{
  int64_t id = sp_record_get_integer (measure, SP_MEASURE_PART);

  for (guint i = 0; i < self->parts->len; i++)
    {
      SpRecord *part = g_ptr_array_index (self->parts, i);
      int number = (int)sp_record_get_integer (part, SP_PART_NUMBER);
      g_autofree char *label = sp_part_dup_label (number);
      g_autofree char *digits = g_strdup_printf ("%d", number);
      g_autofree char *title = NULL;

      if (sp_record_get_id (part) != id)
        continue;
      title = plain (sp_record_get_title (part));
      return g_str_equal (wanted, label) || g_str_equal (wanted, digits) ||
             g_str_equal (wanted, title);
    }
  return FALSE;
}

/* The measure that the cells name, all of them; each may be empty, but not all. */
static int64_t
find_measure (Context *self, char *const *cells, GError **error)
{
  char *wanted[N_KEYS];
  int64_t found = 0;
  guint n = 0;

  for (int i = 0; i < N_KEYS; i++)
    wanted[i] = plain (cells[i] != NULL ? cells[i] : "");
  for (guint i = 0; i < self->measures->len; i++)
    {
      SpRecord *measure = g_ptr_array_index (self->measures, i);
      gint64 id = g_ascii_strtoll (wanted[KEY_ID], NULL, 10);

      if ((*wanted[KEY_ID] != '\0' && sp_record_get_id (measure) != id) ||
          is_other (self->paths, i, wanted[KEY_PATH]) ||
          is_other (self->titles, i, wanted[KEY_TITLE]) ||
          (*wanted[KEY_PART] != '\0' && !is_part (self, measure, wanted[KEY_PART])))
        continue;
      found = sp_record_get_id (measure);
      n++;
    }
  if (*wanted[KEY_ID] == '\0' && *wanted[KEY_PATH] == '\0' && *wanted[KEY_TITLE] == '\0')
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("没有写是哪项任务。"));
  else if (n == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("计划里没有这项任务（%s %s）。"),
                 wanted[KEY_PATH], wanted[KEY_TITLE]);
  else if (n > 1)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("有 %u 项任务符合，请再写上“附件”或“任务”。"), n);
  for (int i = 0; i < N_KEYS; i++)
    g_free (wanted[i]);
  return n == 1 ? found : 0;
}

static gboolean
set_unit (Context *self, SpRecord *report, const char *name, GError **error)
{
  GError *failure = NULL;
  int64_t unit = sp_reader_find_unit (self->reader, name, SP_DATE_NONE, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (unit == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("单位“%s”不在名录里。"), name);
  sp_record_set_integer (report, SP_PROGRESS_UNIT, unit);
  return unit != 0;
}

static gboolean
set_field (Context *self, SpRecord *report, guint field, const char *text, GError **error)
{
  SpValue value = {0};

  if (field == SP_PROGRESS_UNIT)
    return *text == '\0' || set_unit (self, report, text, error);
  if (!sp_value_from_input (&sp_progress_type.fields[field], text, &value, error))
    return FALSE;
  sp_record_set_value (report, field, &value);
  sp_value_clear (&value);
  return TRUE;
}

static SpRecord *
make_report (Context *self, char *const *cells, GError **error)
{
  g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
  int64_t measure = find_measure (self, cells, error);

  if (measure == 0)
    return NULL;
  sp_record_set_integer (report, SP_PROGRESS_MEASURE, measure);
  sp_record_set_text (report, SP_PROGRESS_REASON, self->reason);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = cells[N_KEYS + i];

      if (text != NULL && (*text != '\0' || columns[i].field != SP_PROGRESS_REASON) &&
          !set_field (self, report, columns[i].field, text, error))
        return NULL;
    }
  if (!sp_record_check (report, error) ||
      !sp_reader_check_report (self->reader, report, self->today, FALSE, NULL, error))
    return NULL;
  return g_steal_pointer (&report);
}

static void
add_row (Context *self, SpReportTable *table, int line, char *const *cells)
{
  SpReportRow *row = g_new0 (SpReportRow, 1);
  g_autoptr (GError) error = NULL;

  row->line = line;
  row->report = make_report (self, cells, &error);
  if (row->report == NULL)
    {
      row->problem = g_strdup (error->message);
      table->n_problems++;
    }
  g_ptr_array_add (table->rows, row);
}

/* ---- CSV ---- */

static gboolean
read_csv (Context *self, SpReportTable *table, const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = sp_csv_read (text, error);
  g_autofree int *column_of = NULL;
  gboolean has[N_COLUMNS] = {0};
  const SpCsvRow *head;

  if (rows == NULL)
    return FALSE;
  head = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  column_of = g_new0 (int, (head != NULL ? head->cells->len : 0) + 1);
  for (guint i = 0; head != NULL && i < head->cells->len; i++)
    {
      column_of[i] = find_column (g_ptr_array_index (head->cells, i));
      if (column_of[i] >= 0)
        has[column_of[i]] = TRUE;
    }
  if (!check_heads (has, error))
    return FALSE;
  for (guint r = 1; r < rows->len; r++)
    {
      const SpCsvRow *row = g_ptr_array_index (rows, r);
      char *cells[N_COLUMNS] = {0};

      for (guint i = 0; i < MIN (row->cells->len, head->cells->len); i++)
        if (column_of[i] >= 0)
          cells[column_of[i]] = g_ptr_array_index (row->cells, i);
      add_row (self, table, row->line, cells);
    }
  return TRUE;
}

/* ---- JSON ---- */

static char *
dup_json_text (JsonNode *node)
{
  GValue value = G_VALUE_INIT;
  GValue text = G_VALUE_INIT;
  char *copy;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  json_node_get_value (node, &value);
  g_value_init (&text, G_TYPE_STRING);
  g_value_transform (&value, &text);
  copy = g_strdup (g_value_get_string (&text) != NULL ? g_value_get_string (&text) : "");
  g_value_unset (&value);
  g_value_unset (&text);
  return copy;
}

static void
add_object (Context *self, SpReportTable *table, int number, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  char *cells[N_COLUMNS] = {0};

  for (GList *at = members; at != NULL; at = at->next)
    {
      int column = find_column (at->data);

      if (column >= 0 && cells[column] == NULL)
        cells[column] = dup_json_text (json_object_get_member (object, at->data));
    }
  add_row (self, table, number, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

static gboolean
read_json (Context *self, SpReportTable *table, const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;
  JsonArray *array;

  if (json_parser_load_from_data (parser, text, -1, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("JSON 读不懂：应是一个数组，每项进展一个对象。"));
      return FALSE;
    }
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      add_object (self, table, (int)i + 1, json_array_get_object_element (array, i));
    else
      add_row (self, table, (int)i + 1, (char *const[N_COLUMNS]) {0});
  return TRUE;
}

/* ---- the table ---- */

static void
row_free (gpointer data)
{
  SpReportRow *row = data;

  g_clear_object (&row->report);
  g_free (row->problem);
  g_free (row);
}

void
sp_report_table_free (SpReportTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static char *
dup_text (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  SpDecoded decoded = {0};
  char *text;

  if (!sp_file_read (path, SIZE_MAX_BYTES, &bytes, &length, error) ||
      !sp_text_decode (bytes, length, &decoded, error))
    return NULL;
  text = g_steal_pointer (&decoded.text);
  sp_decoded_clear (&decoded);
  return text;
}

SpReportTable *
sp_report_table_read (
  SpReader *reader, const char *path, SpDate today, const char *reason, GError **error)
{
  g_autofree char *text = dup_text (path, error);
  g_autoptr (SpReportTable) table = NULL;
  g_auto (Context) self = {.reader = reader, .today = today, .reason = reason};
  gboolean is_read;
  const char *start;

  if (text == NULL)
    return NULL;
  table = g_new0 (SpReportTable, 1);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  if (!load_context (&self, error))
    return NULL;
  for (start = text; g_ascii_isspace (*start);)
    start++;
  is_read =
    self.parts != NULL && (*start == '[' || *start == '{' ? read_json (&self, table, start, error)
                                                          : read_csv (&self, table, text, error));
  return is_read ? g_steal_pointer (&table) : NULL;
}

int
sp_report_table_store (SpReportTable *self, SpStore *store, GError **error)
{
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, _ ("成批登记进展"), error);
  int n = 0;

  if (write == NULL)
    return -1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      SpReportRow *row = g_ptr_array_index (self->rows, i);

      if (row->report == NULL)
        continue;
      if (!sp_write_insert (write, row->report, error))
        return -1;
      n++;
    }
  return sp_write_commit (write, error) ? n : -1;
}
