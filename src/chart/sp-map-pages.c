/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of a map for a paper: the map, then the comparison chart; drawn one by one, and written
 * to files. */
#include "sp-chart-document.h"
#include "sp-map-sheet.h"

#define MM (72.0 / 25.4)
#define BASE_WIDTH 842.0 /* of A4 lying: larger sheets have larger letters */
#define MARGIN (12 * MM) /* of A4 */
#define LETTERS 1.2      /* of a chart's sizes on paper */

struct _SpMapPages
{
  SpMapSheet sheet;
};

static SpMapPages *
pages_new (SpMapScene *scene, const SpPaper *paper, SpRiskPalette palette)
{
  SpMapPages *self;
  SpMapSheet *sheet;
  double size;

  g_return_val_if_fail (scene != NULL && scene->is_ended && paper != NULL, NULL);

  self = g_new0 (SpMapPages, 1);
  sheet = &self->sheet;
  size = paper->width / BASE_WIDTH;
  sheet->scene = sp_map_scene_ref (scene);
  sheet->text = sp_chart_text_new (TRUE);
  sheet->title = sp_map_scene_dup_title (scene);
  sheet->subtitle = sp_map_scene_dup_subtitle (scene);
  sheet->paper = paper;
  sheet->palette = palette;
  sheet->style = sp_chart_style_paper (LETTERS * size);
  sheet->style.hair *= size;
  sheet->style.thin *= size;
  sheet->style.thick *= size;
  sheet->margin = MARGIN * size;
  sp_map_sheet_lay_out (sheet);
  sp_map_comparison_lay_out (sheet);
  return self;
}

SpMapPages *
sp_map_pages_new (SpMapScene *scene, const SpPaper *paper)
{
  return pages_new (scene, paper, SP_RISK_PRINT);
}

SpMapPages *
sp_map_pages_new_pure (SpMapScene *scene, const SpPaper *paper)
{
  return pages_new (scene, paper, SP_RISK_PRINT_PURE);
}

void
sp_map_pages_free (SpMapPages *self)
{
  if (self == NULL)
    return;
  sp_map_body_free (self->sheet.body);
  sp_chart_text_free (self->sheet.text);
  g_array_unref (self->sheet.parts);
  g_array_unref (self->sheet.pieces);
  g_free (self->sheet.title);
  g_free (self->sheet.subtitle);
  sp_map_scene_unref (self->sheet.scene);
  g_free (self);
}

guint
sp_map_pages_get_n_pages (SpMapPages *self)
{
  return (self->sheet.body != NULL) + sp_map_comparison_get_n_pages (&self->sheet);
}

const SpPaper *
sp_map_pages_get_paper (SpMapPages *self)
{
  return self->sheet.paper;
}

void
sp_map_pages_draw (SpMapPages *self, guint page, cairo_t *cr)
{
  guint n_maps = self->sheet.body != NULL;

  g_return_if_fail (page < sp_map_pages_get_n_pages (self));

  if (page < n_maps)
    sp_map_sheet_draw_map (&self->sheet, cr);
  else
    sp_map_comparison_draw (&self->sheet, cr, page - n_maps);
}

static void
draw (gpointer pages, guint page, cairo_t *cr)
{
  sp_map_pages_draw (pages, page, cr);
}

gboolean
sp_map_pages_export (SpMapPages *self,
                     SpChartFormat format,
                     gsize max_bytes,
                     const char *path,
                     GPtrArray **written,
                     GCancellable *cancellable,
                     GError **error)
{
  const SpMapHead *head;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  head = &self->sheet.scene->head;
  return sp_chart_document_export (
    &(const SpChartDocument) {
      .title = self->sheet.title,
      .author = head->compiler[0] != '\0' ? head->compiler : NULL,
      .date = head->as_of != SP_DATE_NONE ? head->as_of : head->date,
      .width = self->sheet.paper->width,
      .height = self->sheet.paper->height,
      .n_pages = sp_map_pages_get_n_pages (self),
      .draw = draw,
      .pages = self,
      .max_png_bytes = max_bytes,
    },
    format, path, written, cancellable, error);
}
