/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where tables are, as text and back: the document reads the same; spoilt text does no harm. */
#include "document/sp-reading-json.h"
#include "exchange/sp-source-tables.h"

#include <string.h>

static SpDocument *
make_document (void)
{
  static const char *const rows[][3] = {
    {"序号", "工作任务", "责任单位"},
    {"1", "逐户登记燃气用户，2021年6月底前完成。", "县住建局"},
    {"2", "更换老旧软管，2021年9月底前完成。", "县市场监管局"},
  };
  SpDocument *document = sp_document_new ();

  sp_document_add_paragraph (document, "示例县燃气安全整治任务清单", -1);
  sp_document_begin_table (document, "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      sp_document_begin_row (document);
      for (guint k = 0; k < G_N_ELEMENTS (rows[i]); k++)
        sp_document_add_cell (document, rows[i][k], -1, 1, 1);
    }
  sp_document_end_table (document);
  return document;
}

static char *
dup_reading (SpDocument *document)
{
  g_autoptr (SpReading) reading = sp_reading_new_document (document, NULL);

  return sp_reading_to_json (reading);
}

static void
test_round_trip (void)
{
  g_autoptr (SpDocument) first = make_document ();
  g_autofree char *tables = sp_source_tables_to_text (first);
  gsize length = 0;
  const char *text = sp_document_get_text (first, &length);
  SpDocument *second = sp_document_new_take (g_strndup (text, length), length);
  g_autofree char *again = NULL;
  g_autofree char *expected = dup_reading (make_document ());
  g_autofree char *read = NULL;

  sp_source_tables_from_text (tables, second);
  again = sp_source_tables_to_text (second);
  g_assert_cmpstr (again, ==, tables);
  g_assert_nonnull (strstr (tables, ";"));
  read = dup_reading (second);
  g_assert_cmpstr (read, ==, expected);
}

static void
test_spoilt (void)
{
  static const char *const spoilt[] = {
    "",
    "\n\n",
    "x",
    "5-2;0-1,0,0,1,1",
    "0-9999;0-1,0,0,1,1",
    "0-12;1-2,0,0,1,1", /* within a character */
    "0-12;",
    "0-12;0-3,4000000000,0,1,1",
    "0-12;0-3,0,0,0,1",
    "0-12;0-3,0,0,1",
    "0-3;0-12,0,0,1,1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      SpDocument *document = sp_document_new_take (g_strdup ("甲乙丙丁"), strlen ("甲乙丙丁"));

      g_test_message ("%s", spoilt[i]);
      sp_source_tables_from_text (spoilt[i], document);
      g_assert_cmpuint (sp_document_get_n_tables (document), ==, 0);
      sp_document_free (document);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/source-tables/round-trip", test_round_trip);
  g_test_add_func ("/exchange/source-tables/spoilt", test_spoilt);
  return g_test_run ();
}
