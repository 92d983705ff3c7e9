/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-csv.h. */
#include "exchange/sp-csv.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

typedef struct
{
  const char *at;
  char separator;
  int line;
  GString *cell;
} Csv;

static void
row_free (gpointer data)
{
  SpCsvRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* What the first row has most of, outside quotes. */
static char
guess_separator (const char *text)
{
  static const char candidates[] = ",\t;";
  guint counts[3] = {0};
  gboolean is_quoted = FALSE;
  guint best = 0;

  for (const char *at = text; *at != '\0' && (is_quoted || *at != '\n'); at++)
    {
      is_quoted ^= *at == '"';
      for (guint i = 0; !is_quoted && i < G_N_ELEMENTS (counts); i++)
        counts[i] += *at == candidates[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* Within quotes; a doubled quote is one. FALSE at the end of the text. */
static gboolean
read_quoted (Csv *self)
{
  for (self->at++; *self->at != '\0'; self->at++)
    {
      if (*self->at == '"' && self->at[1] != '"')
        {
          self->at++;
          return TRUE;
        }
      if (*self->at == '"')
        self->at++;
      self->line += *self->at == '\n';
      g_string_append_c (self->cell, *self->at);
    }
  return FALSE;
}

static gboolean
read_cell (Csv *self, GPtrArray *cells, GError **error)
{
  int line = self->line;

  g_string_truncate (self->cell, 0);
  while (*self->at == ' ')
    self->at++;
  if (*self->at == '"' && !read_quoted (self))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("第 %d 行的引号没有配对，表格读不下去。请用 Excel 或 WPS 重新另存为 CSV。"),
                   line);
      return FALSE;
    }
  while (*self->at != '\0' && *self->at != '\n' && *self->at != '\r' &&
         *self->at != self->separator)
    g_string_append_c (self->cell, *self->at++);
  g_ptr_array_add (cells, g_strstrip (g_strdup (self->cell->str)));
  return TRUE;
}

static gboolean
has_text (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *)g_ptr_array_index (cells, i) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
read_row (Csv *self, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  int line = self->line;
  SpCsvRow *row;

  if (!read_cell (self, cells, error))
    return FALSE;
  while (*self->at == self->separator)
    {
      self->at++;
      if (!read_cell (self, cells, error))
        return FALSE;
    }
  self->at += *self->at == '\r';
  self->line += *self->at == '\n';
  self->at += *self->at == '\n';
  if (!has_text (cells))
    return TRUE;
  row = g_new0 (SpCsvRow, 1);
  row->line = line;
  row->cells = g_steal_pointer (&cells);
  g_ptr_array_add (rows, row);
  return TRUE;
}

GPtrArray *
sp_csv_read (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  Csv self = {.at = text, .separator = guess_separator (text), .line = 1, .cell = cell};

  while (*self.at != '\0')
    if (!read_row (&self, rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}
