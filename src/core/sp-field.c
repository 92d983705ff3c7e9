/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of fields: copying, comparing, checking, and their two written forms: the code (files,
 * journal) and the label (people). */
#include "core/sp-field.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void
sp_value_clear (SpValue *value)
{
  g_free (value->text);
  *value = (SpValue) {0};
}

void
sp_value_copy (const SpField *field, const SpValue *from, SpValue *to)
{
  *to = *from;
  to->text = field->type == SP_TYPE_TEXT ? g_strdup (from->text) : NULL;
}

gboolean
sp_value_equal (const SpField *field, const SpValue *a, const SpValue *b)
{
  if (a->is_set != b->is_set)
    return FALSE;
  if (!a->is_set)
    return TRUE;
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      return g_strcmp0 (a->text, b->text) == 0;
    case SP_TYPE_REAL:
      return a->real == b->real;
    case SP_TYPE_INTEGER:
    case SP_TYPE_DATE:
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_CHOICE:
    case SP_TYPE_REFERENCE:
    default:
      return a->integer == b->integer;
    }
}

/* The shortest text that reads back as the same number. */
static void
write_real (double value, char buffer[SP_VALUE_CODE_LEN])
{
  for (int precision = 6; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, SP_VALUE_CODE_LEN, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
}

/* Most are one digit, in every row of an import. */
static void
write_integer (int64_t value, char buffer[SP_VALUE_CODE_LEN])
{
  if (value >= 0 && value < 10)
    {
      buffer[0] = (char)('0' + value);
      buffer[1] = '\0';
    }
  else
    g_snprintf (buffer, SP_VALUE_CODE_LEN, "%" G_GINT64_FORMAT, value);
}

const char *
sp_value_peek_code (const SpField *field, const SpValue *value, char buffer[SP_VALUE_CODE_LEN])
{
  if (!value->is_set)
    return "";
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      return value->text;
    case SP_TYPE_REAL:
      write_real (value->real, buffer);
      return buffer;
    case SP_TYPE_DATE:
      return sp_date_to_iso ((SpDate)value->integer, buffer);
    case SP_TYPE_CHOICE:
      return sp_vocabulary_code (field->choices, (int)value->integer);
    case SP_TYPE_INTEGER:
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_REFERENCE:
    default:
      write_integer (value->integer, buffer);
      return buffer;
    }
}

char *
sp_value_to_code (const SpField *field, const SpValue *value)
{
  char buffer[SP_VALUE_CODE_LEN];

  return g_strdup (sp_value_peek_code (field, value, buffer));
}

static gboolean
refuse (const SpField *field, const char *sentence, GError **error)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "%s：%s", _ (field->label), sentence);
  return FALSE;
}

static gboolean
read_integer (const char *text, int64_t *value)
{
  char *end = NULL;

  errno = 0;
  *value = g_ascii_strtoll (text, &end, 10);
  return errno == 0 && end != text && *end == '\0';
}

static gboolean
read_real (const char *text, double *value)
{
  char *end = NULL;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value);
}

gboolean
sp_value_from_code (const SpField *field, const char *code, SpValue *value, GError **error)
{
  SpValue read = {.is_set = TRUE};
  const SpWord *word;
  gboolean good = TRUE;

  if (code == NULL || (*code == '\0' && field->type != SP_TYPE_CHOICE))
    {
      *value = (SpValue) {.is_set = field->type == SP_TYPE_BOOLEAN};
      return TRUE;
    }
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      read.text = g_strdup (code);
      break;
    case SP_TYPE_REAL:
      good = read_real (code, &read.real);
      break;
    case SP_TYPE_DATE:
      read.integer = sp_date_from_iso (code);
      good = read.integer != SP_DATE_NONE;
      break;
    case SP_TYPE_CHOICE:
      word = sp_vocabulary_find_code (field->choices, code);
      good = word != NULL;
      read.integer = word ? word->value : 0;
      break;
    case SP_TYPE_BOOLEAN:
      good = read_integer (code, &read.integer) && (read.integer == 0 || read.integer == 1);
      break;
    case SP_TYPE_REFERENCE:
      good = read_integer (code, &read.integer);
      read.is_set = read.integer != 0;
      break;
    case SP_TYPE_INTEGER:
    default:
      good = read_integer (code, &read.integer);
      break;
    }
  if (!good)
    return refuse (field, _ ("文件中的值无法识别。"), error);
  *value = read;
  return TRUE;
}

char *
sp_value_to_label (const SpField *field, const SpValue *value)
{
  g_autofree char *code = NULL;

  if (!value->is_set)
    return g_strdup ("");
  if (field->type == SP_TYPE_CHOICE)
    return g_strdup (sp_vocabulary_label (field->choices, (int)value->integer));
  if (field->type == SP_TYPE_BOOLEAN)
    return g_strdup (value->integer ? _ ("是") : _ ("否"));
  code = sp_value_to_code (field, value);
  return field->unit ? g_strconcat (code, " ", _ (field->unit), NULL) : g_steal_pointer (&code);
}

/* 3.5万 is 35000, but of a field that counts in 万 itself nobody knows. */
static void
spell_out_ten_thousands (const SpField *field, GString *number)
{
  static const char mark[] = "万";
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;
  double value;

  if (!g_str_has_suffix (number->str, mark) ||
      (field->unit != NULL && strstr (field->unit, mark) != NULL))
    return;
  value = g_ascii_strtod (number->str, &end);
  if (end != number->str && g_str_equal (end, mark))
    g_string_assign (number, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value * 10000));
}

/* Drops the field's unit and thousands commas from what was typed. */
static char *
plain_number (const SpField *field, const char *input)
{
  g_autofree char *narrow = sp_text_half_width (input);
  g_autofree char *squashed = sp_text_squash (narrow);
  g_autoptr (GString) plain = g_string_new (squashed);

  g_string_replace (plain, ",", "", 0);
  if (field->unit && g_str_has_suffix (plain->str, field->unit))
    g_string_truncate (plain, plain->len - strlen (field->unit));
  spell_out_ten_thousands (field, plain);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static gboolean
read_yes_no (const char *text, int64_t *value)
{
  static const char *const yes[] = {"是", "√", "1", "有", NULL};
  static const char *const no[] = {"否", "×", "0", "无", NULL};

  *value = g_strv_contains (yes, text);
  return *value || g_strv_contains (no, text);
}

static gboolean
refuse_choice (const SpField *field, GError **error)
{
  g_autofree char *labels = sp_vocabulary_dup_labels (field->choices);
  g_autofree char *sentence = g_strdup_printf (_ ("请填其中一个：%s。"), labels);

  return refuse (field, sentence, error);
}

gboolean
sp_value_from_input (const SpField *field, const char *input, SpValue *value, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (input ? input : ""));
  gboolean is_number = field->type == SP_TYPE_INTEGER || field->type == SP_TYPE_REAL ||
                       field->type == SP_TYPE_REFERENCE;
  g_autofree char *number = is_number ? plain_number (field, trimmed) : NULL;
  const SpWord *word;
  SpValue read = {.is_set = TRUE};

  if (*trimmed == '\0' && field->type != SP_TYPE_CHOICE && field->type != SP_TYPE_BOOLEAN)
    {
      *value = (SpValue) {0};
      return sp_field_check (field, value, error);
    }
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      read.text = g_steal_pointer (&trimmed);
      break;
    case SP_TYPE_REAL:
      if (!read_real (number, &read.real))
        return refuse (field, _ ("请填写数字，例如 12.5。"), error);
      break;
    case SP_TYPE_DATE:
      read.integer = sp_date_from_text (trimmed);
      if (read.integer == SP_DATE_NONE)
        return refuse (field, _ ("请按 2021-09-30 或 2021年9月30日 的样子填写日期。"), error);
      break;
    case SP_TYPE_CHOICE:
      word = sp_vocabulary_find_typed (field->choices, trimmed);
      if (word == NULL)
        return refuse_choice (field, error);
      read.integer = word->value;
      break;
    case SP_TYPE_BOOLEAN:
      if (!read_yes_no (trimmed, &read.integer))
        return refuse (field, _ ("请填写“是”或“否”。"), error);
      break;
    case SP_TYPE_INTEGER:
    case SP_TYPE_REFERENCE:
    default:
      if (!read_integer (number, &read.integer))
        return refuse (field, _ ("请填写整数。"), error);
      break;
    }
  if (!sp_field_check (field, &read, error))
    {
      sp_value_clear (&read);
      return FALSE;
    }
  *value = read;
  return TRUE;
}

static gboolean
check_bounds (const SpField *field, double number, GError **error)
{
  char low[SP_VALUE_CODE_LEN], high[SP_VALUE_CODE_LEN];
  g_autofree char *sentence = NULL;

  if (field->minimum == 0 && field->maximum == 0)
    return TRUE;
  if (number >= field->minimum && number <= field->maximum)
    return TRUE;
  write_real (field->minimum, low);
  write_real (field->maximum, high);
  sentence = g_strdup_printf (_ ("应在 %s 到 %s 之间。"), low, high);
  return refuse (field, sentence, error);
}

gboolean
sp_field_check (const SpField *field, const SpValue *value, GError **error)
{
  gboolean is_empty = !value->is_set || (field->type == SP_TYPE_TEXT &&
                                         (value->text == NULL || *value->text == '\0'));

  if (is_empty)
    return (field->flags & SP_FIELD_REQUIRED) ? refuse (field, _ ("必须填写。"), error) : TRUE;
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      return g_utf8_validate (value->text, -1, NULL)
               ? TRUE
               : refuse (field, _ ("含有无法识别的字符。"), error);
    case SP_TYPE_INTEGER:
      return check_bounds (field, (double)value->integer, error);
    case SP_TYPE_REAL:
      return isfinite (value->real) ? check_bounds (field, value->real, error)
                                    : refuse (field, _ ("请填写数字。"), error);
    case SP_TYPE_CHOICE:
      return sp_vocabulary_find (field->choices, (int)value->integer) != NULL
               ? TRUE
               : refuse_choice (field, error);
    case SP_TYPE_DATE:
      return sp_date_to_ymd ((SpDate)value->integer).year >= 1
               ? TRUE
               : refuse (field, _ ("日期不对。"), error);
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_REFERENCE:
    default:
      return TRUE;
    }
}
