/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages into a PDF file: the same pages give the same bytes. Knows nothing of what is drawn. */
#pragma once

#include "base/sp-date.h"
#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*SpPaperDrawFunc) (gpointer paper, guint page, cairo_t *cr);

typedef struct
{
  const char *title;
  SpDate date;          /* the day the file says it was made on */
  double width, height; /* of a sheet, in points */
  guint n_pages;
  SpPaperDrawFunc draw;      /* page @page (from 0) at the origin, in points */
  const char *bookmark;      /* in the file's outline, of the first page; NULL: none */
  GCancellable *cancellable; /* stops between pages; NULL: nothing does */
} SpPaperFile;

/* Writes all pages as PDF to @path, in place of what was there. Stopped, it is
 * G_IO_ERROR_CANCELLED. */
gboolean sp_paper_file_write (const SpPaperFile *self,
                              gpointer paper,
                              const char *path,
                              GError **error);

/* The same page by page, of several papers one after the other, which need not live on. */
typedef struct _SpPaperWriter SpPaperWriter;
SpPaperWriter *sp_paper_writer_new (const char *title, SpDate date);
void sp_paper_writer_free (SpPaperWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPaperWriter, sp_paper_writer_free)
void sp_paper_writer_add (SpPaperWriter *self, const SpPaperFile *file, gpointer paper);
/* Puts the file in place; nothing can be added after that. */
gboolean sp_paper_writer_finish (SpPaperWriter *self, const char *path, GError **error);

G_END_DECLS
