/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All shipped reports of the sample in the hands of others: openpyxl finds in the workbooks what
 * the reports say, cell by cell, and LibreOffice computes from the formulas what is stored. */
#include "office-check.h"
#include "report-fixture.h"
#include "report-walk.h"
#include "report/sp-report-book.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

typedef struct
{
  ReportFixture fixture;
  GPtrArray *reports; /* of SpReport, in the order of their names */
  GStrv names;
  char *books; /* folder */
} Readers;

static char *
dup_file_name (const char *name)
{
  return g_strconcat (name, ".xlsx", NULL);
}

static void
set_up (Readers *self, gconstpointer data)
{
  report_set_up (&self->fixture, data);
  self->books = g_build_filename (self->fixture.folder, "books", NULL);
  g_assert_cmpint (g_mkdir (self->books, 0700), ==, 0);
  self->names = sp_report_shipped_list ();
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_report_free);
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (self->names[i]);
      SpReport *report = report_make (&self->fixture, self->names[i],
                                      definition->period == SP_REPORT_MONTH ? "2021-06" : "2021Q2");
      g_autofree char *file = dup_file_name (self->names[i]);
      g_autofree char *path = g_build_filename (self->books, file, NULL);
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (self->reports, report);
      sp_report_write_book (report, sp_store_get_reader (self->fixture.store), path, NULL, NULL,
                            NULL, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Readers *self, gconstpointer data)
{
  g_ptr_array_unref (self->reports);
  g_strfreev (self->names);
  g_free (self->books);
  report_tear_down (&self->fixture, data);
}

/* ---- what openpyxl found ---- */

static const char *
read_cell (gpointer book, guint sheet, const char *reference, char *type)
{
  JsonObject *cells =
    json_object_get_object_member (json_array_get_object_element (book, sheet), "cells");
  JsonArray *cell = json_object_has_member (cells, reference)
                      ? json_object_get_array_member (cells, reference)
                      : NULL;

  if (type != NULL)
    *type = cell != NULL ? *json_array_get_string_element (cell, 0) : 0;
  return cell != NULL ? json_array_get_string_element (cell, 1) : "";
}

static const char *
read_name (gpointer book, guint sheet)
{
  return json_object_get_string_member (json_array_get_object_element (book, sheet), "name");
}

/* ---- what LibreOffice computed ---- */

static void
compare_formula (JsonObject *cells, const char *place, JsonNode *node, gpointer data)
{
  JsonArray *cell = json_node_get_array (node);
  guint *n = data;
  const char *stored = json_array_get_string_element (cell, 1);
  const char *computed;

  if (json_array_get_length (cell) < 3)
    return;
  computed = json_array_get_string_element (cell, 2);
  if (*json_array_get_string_element (cell, 0) == 'n')
    {
      char *end = NULL;
      double value = g_ascii_strtod (computed, &end);

      g_assert_true (end > computed && *end == '\0');
      g_assert_cmpfloat_with_epsilon (value, g_ascii_strtod (stored, NULL), 1e-6);
    }
  else
    g_assert_cmpstr (computed, ==, stored);
  (*n)++;
}

static guint
compare_formulas (JsonArray *book)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (book); i++)
    json_object_foreach_member (
      json_object_get_object_member (json_array_get_object_element (book, i), "cells"),
      compare_formula, &n);
  return n;
}

static void
test_readers (Readers *self, gconstpointer data)
{
  g_autofree char *json = office_check_dup_books (self->books);
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  guint n_cells = 0;
  guint n_formulas = 0;

  if (json == NULL)
    {
      g_test_skip ("python3-openpyxl is not there");
      return;
    }
  root = json_from_string (json, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->reports->len; i++)
    {
      g_autofree char *file = dup_file_name (self->names[i]);
      JsonArray *book = json_object_get_array_member (json_node_get_object (root), file);
      ReportWalkBook walk = {read_cell, read_name, json_array_get_length (book), book};

      g_test_message ("%s", self->names[i]);
      n_cells +=
        report_walk (self->reports->pdata[i], sp_store_get_reader (self->fixture.store), &walk);
      n_formulas += compare_formulas (book);
    }
  g_test_message ("%u cells, %u formulas", n_cells, n_formulas);
  g_assert_cmpuint (n_cells, >, 10000);
  if (office != NULL)
    g_assert_cmpuint (n_formulas, >, 500);
  else
    g_test_message ("LibreOffice is not there: formulas are not computed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/readers", Readers, NULL, set_up, test_readers, tear_down);
  return g_test_run ();
}
