/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-cell.h. */
#include "exchange/sp-record-cell.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "core/sp-industry.h"
#include "exchange/sp-choice-words.h"
#include "exchange/sp-csv.h"
#include "store/sp-enterprises.h"

#include <math.h>
#include <string.h>

/* As many digits as a spreadsheet keeps of a number; the others become zeros. */
#define SURE_DIGITS 15
/* 1954-10-03 … 2119-01-10: days that a date without a format may be. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL 80000
/* Names that are kept; a column of as many different names is no column of references. */
#define MAX_KNOWN 100000
/* Names that are offered where one is not known. */
#define MOST_LIKELY 3
#define MAX_NONE 6 /* bytes of the longest word for nothing */

struct _SpRecordCells
{
  /* Owned */
  GHashTable *known;              /* "table name" → id as int64_t * */
  GHashTable *unknown;            /* the same → the sentence that refuses it */
  SpEnterpriseIndex *enterprises; /* NULL: not needed yet */

  /* Borrowed */
  SpReader *reader;
  gpointer user_data;

  /* State */
  SpRecordFindFunc find;
  gboolean is_1904;
};

SpRecordCells *
sp_record_cells_new (SpReader *reader, SpRecordFindFunc find, gpointer user_data)
{
  SpRecordCells *self = g_new0 (SpRecordCells, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reader = reader;
  self->find = find;
  self->user_data = user_data;
  return self;
}

void
sp_record_cells_free (SpRecordCells *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->unknown);
  g_clear_pointer (&self->enterprises, sp_enterprise_index_free);
  g_free (self);
}

void
sp_record_cells_set_1904 (SpRecordCells *self, gboolean is_1904)
{
  self->is_1904 = is_1904;
}

static gboolean
refuse (const SpField *field, const char *sentence, GError **error)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "%s：%s", _ (field->label), sentence);
  return FALSE;
}

/* ---- references ---- */

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

/* By code or any name. A table names enterprises in every row: their names are read once. */
static int64_t
find_enterprise (SpRecordCells *self, const char *text, GError **error)
{
  if (self->enterprises == NULL)
    self->enterprises = sp_enterprise_index_new (self->reader, error);
  return self->enterprises != NULL
           ? sp_enterprise_index_match (self->enterprises, text, text, NULL, error)
           : 0;
}

/* Spaces in names are a typist's. */
static int64_t
find_usual (SpRecordCells *self, const SpRecordType *type, const char *text, GError **error)
{
  SpReader *reader = self->reader;
  g_autoptr (GError) failure = NULL;
  g_autofree char *squashed = sp_text_squash (text);
  int64_t id = 0;

  if (type == &sp_unit_type)
    {
      id = sp_reader_find_unit (reader, text, SP_DATE_NONE, &failure);
      if (id == 0 && failure == NULL)
        id = sp_reader_find_unit (reader, squashed, SP_DATE_NONE, &failure);
    }
  else if (type == &sp_enterprise_type)
    id = find_enterprise (self, text, &failure);
  else if (type->fields[type->title_field].type == SP_TYPE_TEXT)
    id = sp_reader_find_by_text (reader, type, (int)type->title_field, text, &failure);
  if (id == 0 && failure == NULL && type == &sp_measure_type)
    id = sp_reader_find_by_text (reader, type, SP_MEASURE_PATH, text, &failure);
  if (id == 0 && failure == NULL)
    id = find_by_number (reader, type, text);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return id;
}

/* Names of short tables, such as industries, that say more or less than @text: 化工 of
 * 化工和危险化学品. */
static char *
dup_likely_titles (SpReader *reader, const SpRecordType *type, const char *text)
{
  g_autoptr (GPtrArray) all = NULL;
  GString *titles = g_string_new (NULL);
  guint n = 0;

  if (g_utf8_strlen (text, -1) >= 2 && type->fields[type->title_field].type == SP_TYPE_TEXT)
    all = sp_reader_load_all (reader, type, -1, 0, NULL);
  for (guint i = 0; all != NULL && i < all->len && n < MOST_LIKELY; i++)
    {
      const char *title = sp_record_get_title (all->pdata[i]);

      if (*title == '\0' || (strstr (title, text) == NULL && strstr (text, title) == NULL))
        continue;
      g_string_append_printf (titles, "%s“%s”", n++ > 0 ? "、" : "", title);
    }
  return g_string_free (titles, FALSE);
}

/* What the name could mean, so that it need not be looked for; never taken for it. */
static char *
dup_likely (SpRecordCells *self, const SpRecordType *type, const char *text)
{
  if (type == &sp_enterprise_type)
    return self->enterprises != NULL ? sp_enterprise_index_dup_likely (self->enterprises, text)
                                     : g_strdup ("");
  if (type == &sp_industry_type || type == &sp_unit_type || type == &sp_part_type)
    return dup_likely_titles (self->reader, type, text);
  return g_strdup ("");
}

/* Rows say the same wrong name again and again. */
static void
refuse_unknown (SpRecordCells *self, const SpRecordType *type, const char *text, GError **error)
{
  g_autofree char *key = g_strconcat (type->table, " ", text, NULL);
  const char *sentence = g_hash_table_lookup (self->unknown, key);

  if (sentence == NULL)
    {
      g_autofree char *likely = dup_likely (self, type, text);
      char *made =
        *likely != '\0'
          ? g_strdup_printf (_ ("没有叫“%s”的%s，请先登记或改正名称；相近的有%s。"), text,
                             _ (type->label), likely)
          : g_strdup_printf (_ ("没有叫“%s”的%s，请先登记或改正名称。"), text, _ (type->label));

      if (g_hash_table_size (self->unknown) >= MAX_KNOWN)
        g_hash_table_remove_all (self->unknown);
      g_hash_table_insert (self->unknown, g_steal_pointer (&key), made);
      sentence = made;
    }
  g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_FOUND, sentence);
}

static int64_t
find_anew (SpRecordCells *self, const SpRecordType *type, const char *text, GError **error)
{
  g_autoptr (GError) failure = NULL;
  int64_t id =
    self->find != NULL ? self->find (self->reader, type, text, self->user_data, &failure) : 0;

  if (id == 0 && failure == NULL)
    id = find_usual (self, type, text, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (id == 0)
    refuse_unknown (self, type, text, error);
  return id;
}

static gboolean
set_reference (SpRecordCells *self, SpRecord *record, guint field, const char *text, GError **error)
{
  const SpRecordType *type =
    sp_record_type_by_table (sp_record_get_record_type (record)->fields[field].references);
  g_autofree char *key = g_strconcat (type->table, " ", text, NULL);
  const int64_t *known = g_hash_table_lookup (self->known, key);
  int64_t id = known != NULL ? *known : find_anew (self, type, text, error);

  if (id == 0)
    return FALSE;
  if (known == NULL && g_hash_table_size (self->known) < MAX_KNOWN)
    g_hash_table_insert (self->known, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  sp_record_set_integer (record, field, id);
  return TRUE;
}

/* ---- dates ---- */

static int
read_digit (const char **at)
{
  static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

  for (int i = 0; i < 10; i++)
    if (g_str_has_prefix (*at, digits[i]))
      {
        *at += strlen (digits[i]);
        return i;
      }
  return -1;
}

/* 二〇二一年九月三日 */
static SpDate
read_chinese_date (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  const char *at = plain->str;
  int year = 0;
  int month, day;

  g_string_replace (plain, "零", "〇", 0);
  g_string_replace (plain, "○", "〇", 0);
  at = plain->str;
  for (int digit = read_digit (&at); digit >= 0 && year < 1000; digit = read_digit (&at))
    year = year * 10 + digit;
  if (!g_str_has_prefix (at, "年"))
    return SP_DATE_NONE;
  month = sp_numeral_parse (at + strlen ("年"), &at);
  if (month < 0 || !g_str_has_prefix (at, "月"))
    return SP_DATE_NONE;
  day = sp_numeral_parse (at + strlen ("月"), &at);
  return day > 0 && g_str_equal (at, "日") ? sp_date_from_ymd (year, month, day) : SP_DATE_NONE;
}

/* A date that lost its format is the number of a day. */
static SpDate
read_serial (const SpRecordCells *self, const char *text)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  SpDate origin = self->is_1904 ? sp_date_from_ymd (1904, 1, 1) : sp_date_from_ymd (1899, 12, 30);

  if (*end != '\0' || value < FIRST_SERIAL - (self->is_1904 ? 1462 : 0) || value > LAST_SERIAL)
    return SP_DATE_NONE;
  return origin + (SpDate)floor (value);
}

/* 2021-09-03 08:30 is that day. */
static SpDate
read_day_of_moment (const char *text)
{
  gsize length = strcspn (text, " T");
  g_autofree char *day = g_strndup (text, length);

  return text[length] != '\0' && strchr (text + length, ':') != NULL ? sp_date_from_text (day)
                                                                     : SP_DATE_NONE;
}

static gboolean
set_date (SpRecordCells *self, SpRecord *record, guint field, const char *text, GError **error)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  g_autofree char *squashed = sp_text_squash (text);
  gboolean is_number = squashed[strspn (squashed, "0123456789.")] == '\0';
  /* The number of a day, which no way of writing one has; most dates of workbooks are such. */
  gboolean is_serial = is_number && strspn (squashed, "0123456789") == 5;
  SpDate date = is_serial ? SP_DATE_NONE : sp_date_from_text (text);

  if (date == SP_DATE_NONE && !is_number)
    date = read_day_of_moment (text);
  if (date == SP_DATE_NONE && !is_number)
    date = read_chinese_date (squashed);
  if (date == SP_DATE_NONE)
    date = read_serial (self, squashed);
  if (date == SP_DATE_NONE)
    return refuse (declared, _ ("请按 2021-09-30 或 2021年9月30日 的样子填写日期。"), error);
  sp_record_set_integer (record, field, date);
  return TRUE;
}

/* ---- numbers ---- */

static gboolean
set_number (SpRecord *record, guint field, const char *text, double factor, GError **error)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  SpField free_field = *declared;
  SpField real_field;
  SpValue value = {0};

  /* In the unit of the head the field's bounds and unit mean nothing. */
  free_field.minimum = free_field.maximum = 0;
  free_field.unit = NULL;
  real_field = free_field;
  real_field.type = SP_TYPE_REAL;
  if (!sp_value_from_input (&real_field, text, &value, error))
    return FALSE;
  value.real *= factor;
  if (declared->type == SP_TYPE_INTEGER)
    {
      if (value.real != floor (value.real) || fabs (value.real) > 1e15)
        return refuse (declared, _ ("请填写整数。"), error);
      value.integer = (int64_t)value.real;
      value.real = 0;
    }
  if (!sp_field_check (declared, &value, error))
    return FALSE;
  sp_record_set_value (record, field, &value);
  return TRUE;
}

/* ---- codes ---- */

static gboolean
is_scientific (const char *text)
{
  gsize whole = strspn (text, "0123456789");
  gsize digits = text[whole] == '.' ? 1 + strspn (text + whole + 1, "0123456789") : 0;
  const char *at = text + whole + digits;

  return whole == 1 && (*at == 'E' || *at == 'e') && at[1] == '+' && g_ascii_isdigit (at[2]) &&
         strspn (at + 2, "0123456789") == strlen (at + 2);
}

/* Digits of codes and telephones that a spreadsheet took for a quantity. */
static gboolean
check_code (const SpField *field, const char *text, SpCellFlags flags, GError **error)
{
  gsize n_digits = strspn (text, "0123456789");

  if (is_scientific (text))
    return refuse (field,
                   _ ("号码被表格软件改写成了科学计数，后面的数字可能已经丢了。请在原表把这一列设为"
                      "“文本”，重填后再读。"),
                   error);
  if ((flags & SP_CELL_NUMBER) != 0 && n_digits > SURE_DIGITS && text[n_digits] == '\0')
    return refuse (field,
                   _ ("号码按数字存放，表格软件只保留 15 位，后面已变成 0。请把这一列设为“文本”，"
                      "重填后再读。"),
                   error);
  return TRUE;
}

/* ---- a cell ---- */

static gboolean
is_none (SpFieldType type, const char *text)
{
  static const char *const words[] = {"无", "/", "／", "-", "—", "——", "\\", NULL};

  return *text == '\0' || (strlen (text) <= MAX_NONE &&
                           (type == SP_TYPE_DATE || type == SP_TYPE_INTEGER ||
                            type == SP_TYPE_REAL || type == SP_TYPE_REFERENCE) &&
                           g_strv_contains (words, text));
}

/* Without white space at the ends, the ideographic among it. */
static char *
dup_stripped (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (const char *last = end; end > text; end = last)
    {
      last = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
    }
  return g_strndup (text, (gsize)(end - text));
}

static gboolean
set_input (SpRecord *record, guint field, const char *text, GError **error)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  g_autofree char *plain =
    declared->type == SP_TYPE_TEXT ? dup_stripped (text) : sp_text_squash (text);
  SpValue value = {0};

  if (!sp_value_from_input (declared, plain, &value, error))
    return FALSE;
  sp_record_set_value (record, field, &value);
  sp_value_clear (&value);
  return TRUE;
}

static gboolean
set_code (SpRecord *record, guint field, const char *text, SpCellFlags flags, GError **error)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  g_autofree char *narrow = sp_text_narrow_digits (text);
  g_autoptr (GError) failure = NULL;

  if (!check_code (declared, narrow, flags, error))
    return FALSE;
  if (declared->check_text != NULL && !declared->check_text (narrow, &failure))
    return refuse (declared, failure->message, error);
  return set_input (record, field, narrow, error);
}

static gboolean
set_choice (SpRecord *record, guint field, const char *text, GError **error)
{
  const SpVocabulary *choices = sp_record_get_record_type (record)->fields[field].choices;
  g_autofree char *plain = sp_text_squash (text);
  const SpWord *word = sp_vocabulary_find_typed (choices, plain);

  if (word == NULL)
    word = sp_choice_words_find (choices, plain);
  if (word == NULL)
    return set_input (record, field, text, error);
  sp_record_set_integer (record, field, word->value);
  return TRUE;
}

/* What the file itself says cannot be read. */
static gboolean
check_flags (const SpField *field, SpCellFlags flags, GError **error)
{
  if ((flags & SP_CELL_ERROR) != 0)
    return refuse (field, _ ("原表这一格算不出来，请改好公式或直接填数。"), error);
  if ((flags & SP_CELL_UNCALCULATED) != 0)
    return refuse (
      field, _ ("原表这一格是没有算过的公式。请用 Excel 或 WPS 打开、保存一次，再读。"), error);
  return TRUE;
}

gboolean
sp_record_cells_set (SpRecordCells *self,
                     SpRecord *record,
                     guint field,
                     const char *text,
                     SpCellFlags flags,
                     double factor,
                     GError **error)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];

  if (!check_flags (declared, flags, error))
    return FALSE;
  text = sp_csv_skip_apostrophe (text);
  if (is_none (declared->type, text))
    return TRUE; /* what must be filled is checked with the whole record */
  switch (declared->type)
    {
    case SP_TYPE_REFERENCE:
      return set_reference (self, record, field, text, error);
    case SP_TYPE_DATE:
      return set_date (self, record, field, text, error);
    case SP_TYPE_INTEGER:
    case SP_TYPE_REAL:
      return factor == 1 ? set_input (record, field, text, error)
                         : set_number (record, field, text, factor, error);
    case SP_TYPE_TEXT:
      return (declared->flags & SP_FIELD_CODE) == 0 ? set_input (record, field, text, error)
                                                    : set_code (record, field, text, flags, error);
    case SP_TYPE_CHOICE:
      return set_choice (record, field, text, error);
    case SP_TYPE_BOOLEAN:
    default:
      return set_input (record, field, text, error);
    }
}

gboolean
sp_record_set_by_head (
  SpReader *reader, SpRecord *record, const char *head, const char *text, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  SpRecordHeads heads = {type, NULL, 0};
  g_autoptr (SpRecordCells) cells = NULL;
  g_autofree char *labels = NULL;
  int field;

  g_return_val_if_fail (reader != NULL && head != NULL && text != NULL, FALSE);
  field = sp_record_heads_match (&heads, head);
  if (field >= 0)
    {
      cells = sp_record_cells_new (reader, NULL, NULL);
      return sp_record_cells_set (cells, record, (guint)field, text, SP_CELL_TEXT, 1, error);
    }
  labels = sp_record_heads_dup_labels (type);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s没有“%s”这个字段，可以写：%s。"),
               _ (type->label), head, labels);
  return FALSE;
}
