/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of SpDocument: what text a table leaves, where its cells lie when cells are merged, what
 * dirty input becomes; and of stopping the reader. */
#include "document/sp-reading.h"

#include <string.h>

static void
assert_cell (const SpDocument *document,
             const SpTable *table,
             guint i,
             guint row,
             guint column,
             const char *text)
{
  const SpTableCell *cell = &g_array_index (table->cells, SpTableCell, i);
  const char *all = sp_document_get_text (document, NULL);
  g_autofree char *got = g_strndup (all + cell->span.start, cell->span.end - cell->span.start);

  g_assert_cmpuint (cell->row, ==, row);
  g_assert_cmpuint (cell->column, ==, column);
  g_assert_cmpstr (got, ==, text);
}

static void
test_merged (void)
{
  g_autoptr (SpDocument) document = sp_document_new ();
  const SpTable *table;

  sp_document_add_paragraph (document, "前言", -1);
  sp_document_begin_table (document, "表一");
  sp_document_begin_row (document);
  sp_document_add_cell (document, "类别", -1, 2, 1);
  sp_document_add_cell (document, "责任", -1, 1, 2);
  sp_document_begin_row (document);
  sp_document_add_cell (document, "牵头", -1, 1, 1);
  sp_document_add_cell (document, "配合", -1, 1, 1);
  sp_document_end_table (document);
  sp_document_add_paragraph (document, "后记", -1);

  g_assert_cmpstr (sp_document_get_text (document, NULL), ==,
                   "前言\n类别\t责任\n\t牵头\t配合\n后记\n");
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 1);
  table = sp_document_get_table (document, 0);
  g_assert_cmpuint (table->n_rows, ==, 2);
  g_assert_cmpuint (table->n_columns, ==, 3);
  g_assert_cmpstr (table->name, ==, "表一");
  assert_cell (document, table, 0, 0, 0, "类别");
  assert_cell (document, table, 1, 0, 1, "责任");
  assert_cell (document, table, 2, 1, 1, "牵头");
  assert_cell (document, table, 3, 1, 2, "配合");
}

static void
test_lying_spans (void)
{
  g_autoptr (SpDocument) document = sp_document_new ();
  const SpTableCell *cell;

  sp_document_begin_table (document, NULL);
  sp_document_begin_row (document);
  sp_document_add_cell (document, "甲", -1, 0, 0);
  sp_document_add_cell (document, "乙", -1, G_MAXUINT, G_MAXUINT);
  sp_document_add_cell (document, "丙", -1, 1, 1);
  sp_document_begin_row (document);
  sp_document_add_cell (document, "丁", -1, 1, 1);
  sp_document_end_table (document);

  g_assert_cmpuint (sp_document_get_table (document, 0)->cells->len, ==, 3);
  cell = &g_array_index (sp_document_get_table (document, 0)->cells, SpTableCell, 1);
  g_assert_cmpuint (cell->column + cell->column_span, ==, 256);
  assert_cell (document, sp_document_get_table (document, 0), 2, 1, 0, "丁");
}

static void
test_empty_table (void)
{
  g_autoptr (SpDocument) document = sp_document_new ();

  sp_document_begin_table (document, "空");
  sp_document_begin_row (document);
  sp_document_end_table (document);
  g_assert_cmpuint (sp_document_get_n_tables (document), ==, 0);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "");
}

static void
test_dirty (void)
{
  g_autoptr (SpDocument) document = sp_document_new ();

  sp_document_add_paragraph (document, "一\r\n二\0三\xff四", strlen ("一\r\n二") + 1 + 3 + 1 + 3);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, "一\n二三\xef\xbf\xbd四\n");
}

/* ---- stopping ---- */

static gboolean
stop_at (double done, gpointer user_data)
{
  return done < *(double *)user_data;
}

static void
test_stop (void)
{
  static const char text[] = "一、工作\n1.建立台账。（责任单位：示例县应急管理局）\n";
  static double stops[] = {0.0, 0.5, 2.0};

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      SpReadOptions options = {.step = stop_at, .step_data = &stops[i]};
      g_autoptr (SpReading) reading = sp_reading_new (text, strlen (text), &options);

      g_assert_true ((reading != NULL) == (stops[i] > 1.0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/document/merged", test_merged);
  g_test_add_func ("/document/document/lying-spans", test_lying_spans);
  g_test_add_func ("/document/document/empty-table", test_empty_table);
  g_test_add_func ("/document/document/dirty", test_dirty);
  g_test_add_func ("/document/reading/stop", test_stop);
  return g_test_run ();
}
