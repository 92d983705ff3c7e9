/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma-separated text, with all that spreadsheets do to it. */
#include "base/sp-error.h"
#include "exchange/sp-csv.h"

static const struct
{
  const char *name;
  const char *text;
  const char *rows; /* line:cell|cell; NULL: refused */
} cases[] = {
  {"plain", "a,b\nc,d\n", "1:a|b;2:c|d;"},
  {"no end", "a,b", "1:a|b;"},
  {"windows", "a,b\r\nc,d\r\n", "1:a|b;2:c|d;"},
  {"quoted", "\"a,b\",\"c\"\"d\"\n", "1:a,b|c\"d;"},
  {"break in a cell", "\"a\nb\",c\nd,e\n", "1:a\nb|c;3:d|e;"},
  {"empty cells", ",b,\n", "1:|b;"},
  {"empty rows", "\n,,\na\n", "3:a;"},
  {"tabs", "a\tb,c\td\n", "1:a|b,c|d;"},
  {"semicolons", "a;b;c,d\n", "1:a|b|c,d;"},
  {"spaces", " a , b\n", "1:a|b;"},
  {"title above", "台账;\na;b;c\nd;e;f\n", "1:台账;2:a|b|c;3:d|e|f;"},
  {"words in quotes", "\"三同时\"制度,b\n", "1:\"三同时\"制度|b;"},
  {"quotes and space", "\"a,b\" ,c\n", "1:a,b|c;"},
  {"pasted", "a\t\"b\nc\"\td\n\"e\"\"\"\tf\n", "1:a|b\nc|d;3:e\"|f;"},
  {"semicolons in quotes", "\"a;b;c\",d\ne,f\n", "1:a;b;c|d;2:e|f;"},
  {"quote inside", "a\"b,c\n", "1:a\"b|c;"},
  {"nothing", "", ""},
  {"open quote", "a,\"b\nc\n", NULL},
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpCellTable) table = sp_csv_read (cases[i].text, &error);
      g_autoptr (GString) told = g_string_new (NULL);

      g_test_message ("%s", cases[i].name);
      if (cases[i].rows == NULL)
        {
          g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      for (guint r = 0; r < sp_cell_table_get_n_rows (table); r++)
        {
          guint n = sp_cell_table_get_n_columns (table);

          while (n > 1 && *sp_cell_table_get (table, r, n - 1, NULL) == '\0')
            n--;
          g_string_append_printf (told, "%u:", sp_cell_table_get_line (table, r));
          for (guint k = 0; k < n; k++)
            g_string_append_printf (told, "%s%s", k > 0 ? "|" : "",
                                    sp_cell_table_get (table, r, k, NULL));
          g_string_append_c (told, ';');
        }
      g_assert_cmpstr (told->str, ==, cases[i].rows);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cases", test_cases);
  return g_test_run ();
}
