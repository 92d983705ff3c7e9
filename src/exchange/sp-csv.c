/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-csv.h. */
#include "exchange/sp-csv.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

#define MAX_CELLS 4000000
#define GUESS_LINES 20

typedef struct
{
  /* Owned by the caller */
  SpCellTable *table;
  GString *cell;

  /* State */
  const char *at;
  char separator;
  guint line;
} Csv;

/* ---- what parts cells ---- */

typedef struct
{
  guint counts[GUESS_LINES]; /* how many a line has */
} Candidate;

/* How many lines have the number that most lines have, and then how many that is. */
static guint
rate (const Candidate *self, guint n_lines)
{
  guint best = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      guint n = 0;

      for (guint k = 0; k < n_lines; k++)
        n += self->counts[k] == self->counts[i];
      if (self->counts[i] > 0)
        best = MAX (best, n * 1024 + MIN (self->counts[i], 1023));
    }
  return best;
}

/* Looks at the first lines, without what is quoted: titles above the heads have none. */
static char
guess_separator (const char *text)
{
  static const char characters[] = ",\t;";
  Candidate candidates[3] = {0};
  gboolean is_quoted = FALSE;
  guint line = 0;
  guint best = 0;

  for (const char *at = text; *at != '\0' && line < GUESS_LINES; at++)
    {
      is_quoted ^= *at == '"';
      for (guint i = 0; !is_quoted && i < G_N_ELEMENTS (candidates); i++)
        candidates[i].counts[line] += *at == characters[i];
      line += !is_quoted && *at == '\n';
    }
  line = MIN (line + 1, GUESS_LINES);
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (rate (&candidates[i], line) > rate (&candidates[best], line))
      best = i;
  return characters[best];
}

/* ---- cells ---- */

static gboolean
is_end (const Csv *self, char c)
{
  return c == '\0' || c == '\n' || c == '\r' || c == self->separator;
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

/* Words in quotes at a cell's beginning ("三同时"制度) are the text's own quotes. */
static gboolean
is_quoted_whole (Csv *self)
{
  const char *start = self->at;
  guint line = self->line;
  gboolean is_closed = read_quoted (self);
  gboolean is_whole;

  while (*self->at == ' ')
    self->at++;
  is_whole = !is_closed || is_end (self, *self->at);
  if (!is_whole)
    {
      self->at = start;
      self->line = line;
      g_string_truncate (self->cell, 0);
    }
  else if (!is_closed)
    self->at = NULL;
  return is_whole;
}

static gboolean
read_cell (Csv *self, guint line, guint column, GError **error)
{
  guint begun = self->line;

  g_string_truncate (self->cell, 0);
  while (*self->at == ' ')
    self->at++;
  if (*self->at == '"' && is_quoted_whole (self) && self->at == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("第 %u 行的引号没有配对，表格读不下去。请用 Excel 或 WPS 重新另存为 CSV。"),
                   begun);
      return FALSE;
    }
  while (!is_end (self, *self->at))
    g_string_append_c (self->cell, *self->at++);
  sp_cell_table_add (self->table, line, column, self->cell->str, self->cell->len, SP_CELL_TEXT);
  return TRUE;
}

static gboolean
read_row (Csv *self, GError **error)
{
  guint line = self->line;
  guint column = 0;

  if (!read_cell (self, line, column, error))
    return FALSE;
  while (*self->at == self->separator)
    {
      self->at++;
      if (!read_cell (self, line, ++column, error))
        return FALSE;
    }
  self->at += *self->at == '\r';
  self->line += *self->at == '\n';
  self->at += *self->at == '\n';
  if (sp_cell_table_get_n_cells (self->table) <= MAX_CELLS)
    return TRUE;
  g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                       _ ("表格太大，超过上限。请拆分后再选。"));
  return FALSE;
}

SpCellTable *
sp_csv_read (const char *text, GError **error)
{
  g_autoptr (SpCellTable) table = sp_cell_table_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  Csv self = {.table = table, .cell = cell, .at = text, .line = 1};

  g_return_val_if_fail (text != NULL, NULL);
  self.separator = guess_separator (text);
  while (*self.at != '\0')
    if (!read_row (&self, error))
      return NULL;
  sp_cell_table_finish (table);
  return g_steal_pointer (&table);
}

/* ---- what sp_text_append_csv() marked ---- */

static gboolean
looks_like_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t", text[0]) != NULL;
}

const char *
sp_csv_skip_apostrophe (const char *text)
{
  return text[0] == '\'' && looks_like_formula (text + 1) ? text + 1 : text;
}
