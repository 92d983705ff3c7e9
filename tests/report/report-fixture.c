/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See report-fixture.h. */
#include "report-fixture.h"

#include "exchange/sp-sample.h"

#include <glib/gstdio.h>

void
report_set_up (ReportFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;

  self->folder = g_dir_make_tmp ("sp-report-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.safetyplan", NULL);
  self->out = g_build_filename (self->folder, "out.xlsx", NULL);
  self->store = sp_store_create (self->path, &error);
  g_assert_no_error (error);
  sp_sample_fill (self->store, &error);
  g_assert_no_error (error);
  self->reader = sp_store_get_reader (self->store);
  plan = sp_reader_load_plan (self->reader, &error);
  g_assert_no_error (error);
  self->options.plan = sp_record_get_id (SP_RECORD (plan));
  g_assert_true (sp_period_from_text ("2021Q2", &self->options.period));
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
report_tear_down (ReportFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sp_store_close (self->store, &error);
  g_assert_no_error (error);
  g_object_unref (self->store);
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->out);
}

SpReport *
report_make (ReportFixture *self, const char *name, const char *period)
{
  g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (name);
  g_autoptr (GError) error = NULL;
  SpReport *report;

  g_assert_true (sp_period_from_text (period, &self->options.period));
  report = sp_report_new (self->reader, definition, &self->options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

gboolean
report_add_cell (guint i, const SpReportRow *row, gpointer data)
{
  ReportSum *sum = data;

  if (row->span != sum->span)
    return TRUE;
  if (row->look == SP_REPORT_ROW_TOTAL)
    sum->total = row->cells[sum->column].number;
  else if (row->look == SP_REPORT_ROW_PLAIN)
    sum->sum += row->cells[sum->column].number;
  return TRUE;
}
