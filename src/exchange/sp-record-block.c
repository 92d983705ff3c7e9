/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-block.h. */
#include "exchange/sp-record-block.h"

#include "base/sp-text.h"

#include <string.h>

static void
value_clear (gpointer data)
{
  g_free (((SpBlockValue *)data)->text);
}

static GArray *
values_new (void)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (SpBlockValue));

  g_array_set_clear_func (values, value_clear);
  return values;
}

/* The field or key of a block that @label names; -1: none. */
static int
match_label (const SpRecordHeads *self, const char *label)
{
  int field = sp_record_heads_match (self, label);

  for (guint i = 0; field >= 0 && i < self->n_block; i++)
    if ((guint)field == self->block[i])
      return field;
  return -1;
}

/* Behind the colon of 企业名称：某厂; NULL where there is none. @n_label: bytes before it. */
static const char *
find_colon (const char *text, gsize *n_label)
{
  const char *narrow = strchr (text, ':'), *wide = strstr (text, "：");
  const char *at = narrow == NULL || (wide != NULL && wide < narrow) ? wide : narrow;

  if (at == NULL || at == text)
    return NULL;
  *n_label = (gsize)(at - text);
  return at + (at == wide ? strlen ("：") : 1);
}

/* ---- a row ---- */

typedef struct
{
  const SpRecordHeads *heads; /* borrowed */
  GArray *values;             /* owned by the caller */
  guint line;
  int field;        /* whose text is being read, -1: nobody's */
  GString *text;    /* owned: so far */
  gboolean is_open; /* a label without a text: the next cell has it */
} Reading;

static void
end_value (Reading *self)
{
  if (self->field >= 0 && self->text->len > 0)
    {
      const SpBlockValue value = {self->field, g_strdup (self->text->str), self->line};

      g_array_append_val (self->values, value);
    }
  self->field = -1;
  self->is_open = FALSE;
  g_string_truncate (self->text, 0);
}

/* A word of a cell: a label with a colon begins a value, any other word goes on with it. */
static void
take_word (Reading *self, const char *word)
{
  gsize n_label = 0;
  const char *rest = find_colon (word, &n_label);

  if (rest != NULL)
    {
      g_autofree char *label = g_strndup (word, n_label);

      end_value (self);
      self->field = match_label (self->heads, label);
      self->is_open = TRUE;
      word = rest;
    }
  if (*word == '\0')
    return;
  if (self->text->len > 0)
    g_string_append_c (self->text, ' ');
  g_string_append (self->text, word);
  self->is_open = FALSE;
}

static void
take_words (Reading *self, const char *text)
{
  g_autoptr (GString) spaced = g_string_new (text);
  g_auto (GStrv) words = NULL;

  g_string_replace (spaced, "\u3000", " ", 0);
  words = g_strsplit_set (spaced->str, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      take_word (self, words[i]);
}

static void
take_cell (Reading *self, const char *text)
{
  gsize n_label;
  int field;

  if (find_colon (text, &n_label) != NULL)
    {
      end_value (self);
      take_words (self, text);
      if (!self->is_open)
        end_value (self);
      return;
    }
  field = match_label (self->heads, text);
  if (field < 0 && self->is_open)
    {
      g_string_assign (self->text, text);
      end_value (self);
      return;
    }
  end_value (self);
  self->field = field;
  self->is_open = TRUE; /* of a label that is not read, too: what follows is not another's */
}

/* Whether the row names a field that no block has: such a row is one of heads. */
static gboolean
has_other_heads (const SpRecordHeads *self, const SpCellTable *table, guint row)
{
  for (guint i = 0; i < sp_cell_table_get_n_columns (table); i++)
    {
      const char *text = sp_cell_table_get (table, row, i, NULL);

      if (*text != '\0' && sp_record_heads_match (self, text) >= 0 && match_label (self, text) < 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_row (const SpRecordHeads *self, const SpCellTable *table, guint row, GArray *values)
{
  Reading reading = {self, values, sp_cell_table_get_line (table, row), -1, NULL, FALSE};

  if (self->n_block == 0 || has_other_heads (self, table, row))
    return;
  reading.text = g_string_new (NULL);
  for (guint i = 0; i < sp_cell_table_get_n_columns (table); i++)
    {
      SpCellFlags flags;
      const char *text = sp_cell_table_get (table, row, i, &flags);

      if (*text != '\0' && (flags & SP_CELL_FILLED) == 0)
        take_cell (&reading, text);
    }
  end_value (&reading);
  g_string_free (reading.text, TRUE);
}

/* ---- all of it ---- */

gboolean
sp_record_block_is_row (const SpRecordHeads *self, const SpCellTable *table, guint row)
{
  g_autoptr (GArray) values = values_new ();

  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  read_row (self, table, row, values);
  return values->len > 0;
}

GArray *
sp_record_block_read (const SpRecordHeads *self, const SpCellTable *table, guint end)
{
  GArray *values = values_new ();

  g_return_val_if_fail (self != NULL && table != NULL, values);

  for (guint row = 0; row < end; row++)
    read_row (self, table, row, values);
  for (guint i = 0; i < values->len; i++)
    for (guint k = values->len; k-- > i + 1;)
      if (g_array_index (values, SpBlockValue, i).field ==
          g_array_index (values, SpBlockValue, k).field)
        g_array_remove_index (values, k);
  return values;
}
