/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages of any chart on their way into a file. Private to the chart room. */
#pragma once

#include "sp-gantt.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  const char *author; /* or NULL */
  SpDate date;        /* what the file says of when it was made */
  double width, height;
  guint n_pages;
  void (*draw) (gpointer pages, guint page, cairo_t *cr);
  void (*add_bookmarks) (gpointer pages, cairo_surface_t *surface, guint page); /* or NULL */
  gpointer pages;
  gsize max_png_bytes; /* a PNG is made smaller until it keeps it; 0: no limit */
} SpChartDocument;

/* As sp_gantt_pages_export says. */
gboolean sp_chart_document_export (const SpChartDocument *self,
                                   SpChartFormat format,
                                   const char *path,
                                   GPtrArray **written,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
