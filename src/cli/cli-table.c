/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CSV has a byte order mark and CRLF, so that spreadsheet programs open it as UTF-8 with a double
 * click. */
#include "cli/cli-table.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "cli/cli.h"
#include "exchange/sp-csv.h"

#include <math.h>
#include <string.h>

#define TEXT_EM 28.0 /* widest column of aligned text */

typedef struct
{
  char *name;
  char *label;
  gboolean is_number;
  double em;
} Column;

struct _CliTable
{
  GArray *columns;
  GArray *shown;    /* of guint: the columns that are printed, in order */
  GPtrArray *cells; /* row by row */
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->label);
}

gboolean
cli_table_format_from_text (const char *text, CliTableFormat *format)
{
  static const char *const names[] = {"text", "csv", "json"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *format = (CliTableFormat)i;
        return TRUE;
      }
  return FALSE;
}

CliTable *
cli_table_new (void)
{
  CliTable *self = g_new0 (CliTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cli_table_free (CliTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
cli_table_add_column (CliTable *self, const char *name, const char *label, gboolean is_number)
{
  Column column = {g_strdup (name), g_strdup (label), is_number, 0};

  g_array_append_val (self->shown, self->columns->len);
  g_array_append_val (self->columns, column);
}

static int
find_column (const CliTable *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (g_str_equal (column->name, name) || g_str_equal (column->label, name))
        return (int)i;
    }
  return -1;
}

gboolean
cli_table_choose (CliTable *self, const char *const *names, const char **unknown)
{
  g_array_set_size (self->shown, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      int column = find_column (self, names[i]);
      guint index = (guint)column;

      if (column < 0)
        {
          *unknown = names[i];
          return FALSE;
        }
      g_array_append_val (self->shown, index);
    }
  return TRUE;
}

void
cli_table_hide (CliTable *self, const char *name)
{
  int column = find_column (self, name);

  for (guint i = 0; i < self->shown->len; i++)
    if ((int)g_array_index (self->shown, guint, i) == column)
      {
        g_array_remove_index (self->shown, i);
        return;
      }
}

char *
cli_table_dup_names (const CliTable *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            g_array_index (self->columns, Column, i).name);
  return g_string_free (names, FALSE);
}

void
cli_table_add (CliTable *self, char *text)
{
  g_ptr_array_add (self->cells, text != NULL ? text : g_strdup (""));
}

static guint
count_rows (const CliTable *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

/* Columns are counted as they are printed. */
static Column *
get_column (const CliTable *self, guint i)
{
  return &g_array_index (self->columns, Column, g_array_index (self->shown, guint, i));
}

static const char *
get_cell (const CliTable *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells,
                            row * self->columns->len + g_array_index (self->shown, guint, column));
}

/* ---- CSV ---- */

static void
print_csv (const CliTable *self)
{
  g_autoptr (GString) out = g_string_new ("\xEF\xBB\xBF");

  for (guint i = 0; i < self->shown->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      sp_text_append_csv (out, get_column (self, i)->label, FALSE);
    }
  g_string_append (out, "\r\n");
  for (guint row = 0; row < count_rows (self); row++)
    {
      for (guint i = 0; i < self->shown->len; i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          sp_text_append_csv (out, get_cell (self, row, i), get_column (self, i)->is_number);
        }
      g_string_append (out, "\r\n");
    }
  cli_print ("%s", out->str);
}

/* ---- JSON ---- */

void
cli_json_append (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (out, "\\n");
    else if ((guchar)*p < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint)(guchar)*p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
print_json (const CliTable *self)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint row = 0; row < count_rows (self); row++)
    {
      g_string_append (out, row > 0 ? ",\n {" : "\n {");
      for (guint i = 0; i < self->shown->len; i++)
        {
          const char *text = get_cell (self, row, i);

          g_string_append (out, i > 0 ? ", " : "");
          cli_json_append (out, get_column (self, i)->name);
          g_string_append (out, ": ");
          if (!get_column (self, i)->is_number)
            cli_json_append (out, text);
          else
            g_string_append (out, text[0] != '\0' ? text : "null");
        }
      g_string_append (out, "}");
    }
  g_string_append (out, count_rows (self) > 0 ? "\n]\n" : "]\n");
  cli_print ("%s", out->str);
}

/* ---- aligned text ---- */

/* @text on one line, cut to @em with an ellipsis. */
static char *
fit (const char *text, double em)
{
  g_autofree char *line = sp_text_trim (text);
  const char *end = line;
  double width = 0;

  if (sp_text_em_width (line) <= em)
    return g_steal_pointer (&line);
  while (*end != '\0' && width + 1 < em)
    {
      char one[8] = {0};

      memcpy (one, end, (gsize)(g_utf8_next_char (end) - end));
      width += sp_text_em_width (one);
      end = g_utf8_next_char (end);
    }
  return g_strdup_printf ("%.*s…", (int)(end - line), line);
}

static void
append_aligned (GString *out, const char *text, const Column *column, gboolean is_last)
{
  g_autofree char *cell = fit (text, TEXT_EM);
  int spaces = (int)lround ((column->em - sp_text_em_width (cell)) * 2);

  if (column->is_number)
    g_string_append_printf (out, "%*s", MAX (spaces, 0), "");
  g_string_append (out, cell);
  if (!column->is_number && !is_last)
    g_string_append_printf (out, "%*s", MAX (spaces, 0), "");
  g_string_append (out, is_last ? "\n" : "  ");
}

static void
measure (CliTable *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      Column *column = get_column (self, i);

      column->em = sp_text_em_width (column->label);
      for (guint row = 0; row < count_rows (self); row++)
        {
          g_autofree char *cell = fit (get_cell (self, row, i), TEXT_EM);

          column->em = MAX (column->em, sp_text_em_width (cell));
        }
    }
}

static void
print_text (CliTable *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = self->shown->len;

  measure (self);
  for (guint i = 0; i < n; i++)
    append_aligned (out, get_column (self, i)->label, get_column (self, i), i + 1 == n);
  for (guint row = 0; row < count_rows (self); row++)
    for (guint i = 0; i < n; i++)
      append_aligned (out, get_cell (self, row, i), get_column (self, i), i + 1 == n);
  cli_print ("%s", out->str);
}

void
cli_table_print (CliTable *self, CliTableFormat format)
{
  switch (format)
    {
    case CLI_TABLE_CSV:
      print_csv (self);
      break;
    case CLI_TABLE_JSON:
      print_json (self);
      break;
    case CLI_TABLE_TEXT:
    default:
      print_text (self);
    }
}
