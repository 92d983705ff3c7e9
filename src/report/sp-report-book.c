/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-book.h. */
#include "report/sp-report-book.h"

#include "base/sp-i18n.h"
#include "report/sp-report-made.h"
#include "report/sp-report-table-sheet.h"

typedef struct
{
  const SpReport *report;
  SpReader *reader;
  SpBook *book;
  GCancellable *cancellable;
  SpQuarterly *quarterly;
  SpReportBookProgress progress;
} Writing;

/* ---- the book ---- */

static guint
count_rows (const SpReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->sheets->len; i++)
    n += sp_report_sheet_get_n_rows (report->sheets->pdata[i]);
  return n;
}

static gboolean
write_sheets (Writing *self, GError **error)
{
  for (guint i = 0; i < self->report->sheets->len; i++)
    {
      const SpReportSheet *sheet = self->report->sheets->pdata[i];

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      self->quarterly->sheet = sheet;
      if (sheet->definition->rows == SP_ROWS_MADE)
        sp_report_made_write (sheet->definition->records, self->quarterly);
      else if (!sp_report_table_write (sheet, self->reader, self->quarterly, &self->progress,
                                       error))
        return FALSE;
    }
  if (self->progress.func != NULL)
    self->progress.func (1, self->progress.data);
  return TRUE;
}

gboolean
sp_report_write_book (const SpReport *self,
                      SpReader *reader,
                      const char *path,
                      GCancellable *cancellable,
                      SpReportProgressFunc progress,
                      gpointer progress_data,
                      GError **error)
{
  g_autofree char *period = sp_period_dup_label (&self->period);
  SpBookProperties properties = {
    .title = self->plan_title, .subject = period, .author = self->reporter, .created = self->as_of};
  g_autoptr (SpBook) book = NULL;
  g_auto (SpQuarterly) quarterly = {0};
  Writing writing = {self, reader, NULL, cancellable, &quarterly, {progress, progress_data, 0, 0}};

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  book = sp_book_new (path, &properties, error);
  if (book == NULL)
    return FALSE;
  writing.book = book;
  writing.progress.n_rows = count_rows (self);
  sp_quarterly_init (&quarterly, &self->measures, book, cancellable);
  quarterly.report = self;
  return write_sheets (&writing, error) && sp_book_finish (book, cancellable, error);
}
