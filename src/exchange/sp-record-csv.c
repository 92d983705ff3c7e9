/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-csv.h. */
#include "exchange/sp-record-csv.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "exchange/sp-csv.h"
#include "store/sp-enterprises.h"

#include <string.h>

typedef struct
{
  SpReader *reader;
  const SpRecordType *type;
  SpRecord *model;
  SpCsvFindFunc find;
  gpointer user_data;
  GArray *fields;         /* of int: by column; -1: ignored */
  const GPtrArray *heads; /* borrowed, of char * */
  SpCsvTable *table;
  SpEnterpriseIndex *enterprises; /* owned; NULL: not needed yet */
} Reading;

static void
problem_free (gpointer data)
{
  SpCsvProblem *problem = data;

  g_free (problem->column);
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem);
}

static SpCsvTable *
table_new (void)
{
  SpCsvTable *self = g_new0 (SpCsvTable, 1);

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sp_csv_table_free (SpCsvTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->records);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->ignored);
  g_free (self);
}

char *
sp_csv_problem_dup_text (const SpCsvProblem *self)
{
  if (*self->column == '\0')
    return g_strdup_printf (_ ("第 %u 行：%s"), self->row, self->reason);
  if (*self->value == '\0')
    return g_strdup_printf (_ ("第 %u 行“%s”列：%s"), self->row, self->column, self->reason);
  return g_strdup_printf (_ ("第 %u 行“%s”列“%s”：%s"), self->row, self->column, self->value,
                          self->reason);
}

static void
add_problem (SpCsvTable *self, guint row, const char *column, const char *value, const char *reason)
{
  SpCsvProblem *problem = g_new0 (SpCsvProblem, 1);

  problem->row = row;
  problem->column = g_strdup (column);
  problem->value = g_strdup (value);
  problem->reason = g_strdup (reason);
  g_ptr_array_add (self->problems, problem);
}

/* ---- heads ---- */

/* 罚款（万元） and  罚款  are one head: without white space, of one width, without the unit. */
static char *
plain_head (const char *text)
{
  g_autofree char *squashed = sp_text_squash (text);
  char *plain = sp_text_half_width (squashed);
  char *bracket = strchr (plain, '(');

  if (bracket != NULL && bracket != plain && g_str_has_suffix (plain, ")"))
    *bracket = '\0';
  return plain;
}

static int
find_field (const SpRecordType *type, const char *head)
{
  g_autofree char *plain = plain_head (head);
  g_autofree char *name = g_strdelimit (g_ascii_strdown (plain, -1), "-", '_');

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *label = plain_head (_ (type->fields[i].label));

      if ((type->fields[i].flags & (SP_FIELD_INTERNAL | SP_FIELD_DERIVED)) == 0 &&
          (g_str_equal (label, plain) || g_str_equal (type->fields[i].name, name)))
        return (int)i;
    }
  return -1;
}

/* What fields people may name. */
static char *
dup_heads (const SpRecordType *type)
{
  GString *heads = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & (SP_FIELD_INTERNAL | SP_FIELD_DERIVED)) == 0)
      g_string_append_printf (heads, "%s%s", heads->len > 0 ? "、" : "", _ (type->fields[i].label));
  return g_string_free (heads, FALSE);
}

static gboolean
has_field (const GArray *fields, int field)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, int, i) == field)
      return TRUE;
  return FALSE;
}

/* An empty model leaves what must be filled to the table. */
static gboolean
check_required (Reading *self, GError **error)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SpField *field = &self->type->fields[i];

      if ((field->flags & SP_FIELD_REQUIRED) == 0 || sp_record_peek (self->model, i)->is_set ||
          has_field (self->fields, (int)i))
        continue;
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("表里没有“%s”这一列。第一行要写列名，例如“%s”；列的次序不限。"),
                   _ (field->label), _ (field->label));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_heads (Reading *self, GError **error)
{
  for (guint i = 0; i < self->heads->len; i++)
    {
      int field = find_field (self->type, self->heads->pdata[i]);

      if (field >= 0 && has_field (self->fields, field))
        {
          g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("表里有两列“%s”，请去掉一列。"),
                       _ (self->type->fields[field].label));
          return FALSE;
        }
      if (field < 0 && *(const char *)self->heads->pdata[i] != '\0')
        g_ptr_array_add (self->table->ignored, g_strdup (self->heads->pdata[i]));
      g_array_append_val (self->fields, field);
    }
  return check_required (self, error);
}

/* ---- cells ---- */

static int64_t
find_by_number (SpReader *reader, const SpRecordType *type, const char *text)
{
  g_autofree char *plain = sp_text_half_width (text);
  guint64 id = 0;
  g_autoptr (SpRecord) record = NULL;

  if (!g_ascii_string_to_unsigned (plain, 10, 1, G_MAXINT64, &id, NULL))
    return 0;
  record = sp_reader_load (reader, type, (int64_t)id, NULL);
  return record != NULL ? (int64_t)id : 0;
}

/* A table names enterprises in every row: their names are read once. */
static int64_t
find_enterprise (Reading *self, const char *text, GError **error)
{
  if (self->enterprises == NULL)
    self->enterprises = sp_enterprise_index_new (self->reader, error);
  return self->enterprises != NULL
           ? sp_enterprise_index_match (self->enterprises, text, text, NULL, error)
           : 0;
}

static int64_t
find_by_name (Reading *self, const SpRecordType *type, const char *text, GError **error)
{
  if (type == &sp_unit_type)
    return sp_reader_find_unit (self->reader, text, SP_DATE_NONE, error);
  if (type == &sp_enterprise_type)
    return find_enterprise (self, text, error);
  return sp_reader_find_by_text (self->reader, type, (int)type->title_field, text, error);
}

static int64_t
find_reference (Reading *self, const SpField *field, const char *text, GError **error)
{
  const SpRecordType *type = sp_record_type_by_table (field->references);
  g_autoptr (GError) failure = NULL;
  int64_t id =
    self->find != NULL ? self->find (self->reader, type, text, self->user_data, &failure) : 0;

  if (id == 0 && failure == NULL)
    id = find_by_name (self, type, text, &failure);
  if (id == 0 && failure == NULL && type == &sp_measure_type)
    id = sp_reader_find_by_text (self->reader, type, SP_MEASURE_PATH, text, &failure);
  if (id == 0 && failure == NULL)
    id = find_by_number (self->reader, type, text);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (id == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有叫“%s”的%s，请先登记或改正名称。"),
                 text, _ (type->label));
  return id;
}

/* Spreadsheets are given '=1+1 for =1+1, so that it is no formula. */
static const char *
skip_apostrophe (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t", text[1]) != NULL ? text + 1 : text;
}

static gboolean
read_cell (Reading *self, guint field, const char *text, SpRecord *record, GError **error)
{
  const SpField *declared = &self->type->fields[field];
  SpValue value = {0};

  if (*text == '\0')
    return TRUE; /* as the model has it; what must be filled is checked with the whole record */
  if (declared->type == SP_TYPE_REFERENCE)
    {
      int64_t id = find_reference (self, declared, text, error);

      sp_record_set_integer (record, field, id);
      return id != 0;
    }
  if (!sp_value_from_input (declared, text, &value, error))
    return FALSE;
  sp_record_set_value (record, field, &value);
  sp_value_clear (&value);
  return TRUE;
}

gboolean
sp_record_csv_set (
  SpReader *reader, SpRecord *record, const char *head, const char *text, GError **error)
{
  Reading self = {.reader = reader, .type = sp_record_get_record_type (record)};
  g_autofree char *heads = NULL;
  gboolean is_set;
  int field;

  g_return_val_if_fail (reader != NULL && head != NULL && text != NULL, FALSE);
  field = find_field (self.type, head);
  if (field >= 0)
    {
      is_set = read_cell (&self, (guint)field, text, record, error);
      g_clear_pointer (&self.enterprises, sp_enterprise_index_free);
      return is_set;
    }
  heads = dup_heads (self.type);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s没有“%s”这个字段，可以写：%s。"),
               _ (self.type->label), head, heads);
  return FALSE;
}

static void
read_row (Reading *self, const GPtrArray *cells, guint row)
{
  g_autoptr (SpRecord) record = sp_record_copy (self->model);
  guint n_before = self->table->problems->len;

  for (guint i = 0; i < cells->len; i++)
    {
      int field = i < self->fields->len ? g_array_index (self->fields, int, i) : -1;
      const char *text = skip_apostrophe (cells->pdata[i]);
      g_autoptr (GError) error = NULL;

      if (i >= self->fields->len && *text != '\0')
        add_problem (self->table, row, "", text, _ ("这一行的格子比列名多，请检查逗号和引号。"));
      else if (field >= 0 && !read_cell (self, (guint)field, text, record, &error))
        add_problem (self->table, row, self->heads->pdata[i], text, error->message);
    }
  if (self->table->problems->len == n_before)
    {
      g_autoptr (GError) error = NULL;

      if (!sp_record_check (record, &error))
        add_problem (self->table, row, "", "", error->message);
    }
  if (self->table->problems->len > n_before)
    return;
  sp_record_set_identity (record, 0, NULL, 0);
  g_ptr_array_add (self->table->records, g_steal_pointer (&record));
  g_array_append_val (self->table->rows, row);
}

static gboolean
read_rows (Reading *self, GPtrArray *rows, GError **error)
{
  if (rows->len < 2)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_EMPTY,
                   _ ("表里没有内容：第一行要写列名，下面每行一条。"));
      return FALSE;
    }
  self->heads = ((const SpCsvRow *)g_ptr_array_index (rows, 0))->cells;
  if (!read_heads (self, error))
    return FALSE;
  for (guint i = 1; i < rows->len; i++)
    {
      const SpCsvRow *row = g_ptr_array_index (rows, i);

      self->table->n_rows++;
      read_row (self, row->cells, (guint)row->line);
    }
  return TRUE;
}

SpCsvTable *
sp_record_csv_read (SpReader *reader,
                    const char *bytes,
                    gsize length,
                    SpRecord *model,
                    SpCsvFindFunc find,
                    gpointer user_data,
                    GError **error)
{
  g_autoptr (SpCsvTable) table = table_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) rows = NULL;
  SpDecoded decoded = {0};
  Reading self = {
    reader, sp_record_get_record_type (model), model, find, user_data, fields, NULL, table, NULL};
  gboolean is_read;

  g_return_val_if_fail (reader != NULL && SP_IS_RECORD (model), NULL);
  if (!sp_text_decode (bytes, length, &decoded, error))
    return NULL;
  rows = sp_csv_read (decoded.text, error);
  sp_decoded_clear (&decoded);
  is_read = rows != NULL && read_rows (&self, rows, error);
  g_clear_pointer (&self.enterprises, sp_enterprise_index_free);
  return is_read ? g_steal_pointer (&table) : NULL;
}

/* ---- storing ---- */

static gboolean
store_all (SpWrite *write, SpCsvTable *table, GError **error)
{
  for (guint i = 0; i < table->records->len; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (sp_write_insert (write, g_ptr_array_index (table->records, i), &failure))
        continue;
      add_problem (table, g_array_index (table->rows, guint, i), "", "", failure->message);
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("第 %u 行存不进去：%s"),
                   g_array_index (table->rows, guint, i), failure->message);
      return FALSE;
    }
  return TRUE;
}

gboolean
sp_record_csv_store (
  SpStore *store, SpCsvTable *table, const char *label, gboolean is_partial, GError **error)
{
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (store) && table != NULL && label != NULL, FALSE);
  if (table->problems->len > 0 && !is_partial)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("%u 行里有 %u 处不合要求，一行都没有存入。请改正后再试。"), table->n_rows,
                   table->problems->len);
      return FALSE;
    }
  if (table->records->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_EMPTY, _ ("没有可以存入的行。"));
      return FALSE;
    }
  write = sp_write_begin (store, SP_ACTION_EDIT, label, error);
  return write != NULL && store_all (write, table, error) && sp_write_commit (write, error);
}
