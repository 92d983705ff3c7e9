/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Gantt chart's pages as a document to be written, with a bookmark for each group. */
#include "sp-chart-document.h"
#include "sp-gantt-pages.h"

#include <cairo-pdf.h>

#define MAX_BOOKMARKS 500

/* A bookmark for each group that begins on @page. */
static void
add_bookmarks (gpointer data, cairo_surface_t *surface, guint page)
{
  SpGanttPages *pages = data;
  SpGanttScene *scene = sp_gantt_pages_get_scene (pages);
  const SpGanttPage *it = sp_gantt_pages_get_page (pages, page);

  if (sp_gantt_scene_get_n_groups (scene) > MAX_BOOKMARKS || it->end == it->first)
    return;
  for (guint group = sp_gantt_scene_get_group (scene, it->first);
       sp_gantt_scene_get_group_row (scene, group) < it->end; group++)
    {
      g_autofree char *link = g_strdup_printf ("page=%u", page + 1);

      if (sp_gantt_scene_get_group_row (scene, group) >= it->first)
        cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                       sp_gantt_scene_get_group_title (scene, group), link, 0);
    }
}

static void
draw (gpointer pages, guint page, cairo_t *cr)
{
  sp_gantt_pages_draw (pages, page, cr);
}

gboolean
sp_gantt_pages_export (SpGanttPages *self,
                       SpChartFormat format,
                       const char *path,
                       GPtrArray **written,
                       GCancellable *cancellable,
                       GError **error)
{
  SpGanttScene *scene;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  scene = sp_gantt_pages_get_scene (self);
  return sp_chart_document_export (
    &(const SpChartDocument) {
      .title = sp_gantt_scene_get_title (scene),
      .author = sp_gantt_scene_get_prepared_by (scene),
      .date = sp_schedule_get_as_of (sp_gantt_scene_get_schedule (scene)),
      .width = sp_gantt_pages_get_paper (self)->width,
      .height = sp_gantt_pages_get_paper (self)->height,
      .n_pages = sp_gantt_pages_get_n_pages (self),
      .draw = draw,
      .add_bookmarks = add_bookmarks,
      .pages = self,
    },
    format, path, written, cancellable, error);
}
