/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SVG files and pages of PDFs, drawn once into the pyramid. librsvg runs no scripts and, given no
 * address, follows no reference out of the file; of Poppler only drawing is asked. */
#include "sp-map-pyramid.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <poppler.h>

#define LONGEST 6000.0 /* pixels: A3 at 360 dpi, A0 at 130 */
#define MAX_RATIO 50.0 /* of the sides */
#define DEFAULT_SIDE 1000.0

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsvgHandle, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* ---- pixels of a drawing ---- */

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double scale;
} Canvas;

static gboolean
canvas_open (Canvas *self, double width, double height, GError **error)
{
  if (!(width > 0 && height > 0 && width / height < MAX_RATIO && height / width < MAX_RATIO))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("图纸没有合适的大小（%g×%g），请重新导出。"), width, height);
      return FALSE;
    }
  self->scale = LONGEST / MAX (width, height);
  self->surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int)lround (width * self->scale)),
                                MAX (1, (int)lround (height * self->scale)));
  self->cr = cairo_create (self->surface);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_paint (self->cr);
  return TRUE;
}

static void
add_rows (SpMapPyramid *pyramid, cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  g_autofree guint8 *rgb = g_malloc ((gsize)width * 3);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      for (int x = 0; x < width; x++)
        {
          guint32 pixel =
            *(const guint32 *)(gconstpointer)(data + (gsize)y * stride + (gsize)x * 4);

          rgb[3 * x] = (guint8)(pixel >> 16);
          rgb[3 * x + 1] = (guint8)(pixel >> 8);
          rgb[3 * x + 2] = (guint8)pixel;
        }
      sp_map_pyramid_add_row (pyramid, rgb);
    }
}

/* What was drawn as a pyramid; @is_drawn FALSE only tidies. */
static SpMapPyramid *
canvas_close (Canvas *self, gboolean is_drawn, GError **error)
{
  SpMapPyramid *pyramid = NULL;
  guint width = (guint)cairo_image_surface_get_width (self->surface);
  guint height = (guint)cairo_image_surface_get_height (self->surface);

  if (is_drawn && cairo_status (self->cr) != CAIRO_STATUS_SUCCESS)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("不能画出图纸：%s。请重新导出。"),
                 cairo_status_to_string (cairo_status (self->cr)));
  else if (is_drawn)
    pyramid = sp_map_pyramid_new (width, height, 1, error);
  cairo_destroy (self->cr);
  cairo_surface_flush (self->surface);
  if (pyramid != NULL)
    add_rows (pyramid, self->surface);
  cairo_surface_destroy (self->surface);
  return pyramid;
}

/* ---- SVG ---- */

/* In pixels; by the view box where the file leaves width and height open. */
static void
find_svg_size (RsvgHandle *handle, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength ignored_width, ignored_height;
  RsvgRectangle box;

  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height) && *width > 0 && *height > 0)
    return;
  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &ignored_width, &has_height,
                                        &ignored_height, &has_box, &box);
  *width = has_box ? box.width : DEFAULT_SIDE;
  *height = has_box ? box.height : DEFAULT_SIDE;
}

SpMapPyramid *
sp_map_decode_svg (GBytes *bytes, SpMapDecoded *decoded, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) problem = NULL;
  g_autoptr (RsvgHandle) handle = rsvg_handle_new_from_stream_sync (
    stream, NULL, RSVG_HANDLE_FLAGS_NONE, decoded->cancellable, &problem);
  Canvas canvas;
  RsvgRectangle viewport = {0};
  gboolean is_drawn;

  if (handle == NULL)
    {
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("SVG 图纸已损坏：%s。请重新导出。"),
                     problem->message);
      return NULL;
    }
  find_svg_size (handle, &decoded->width, &decoded->height);
  if (!canvas_open (&canvas, decoded->width, decoded->height, error))
    return NULL;
  viewport.width = cairo_image_surface_get_width (canvas.surface);
  viewport.height = cairo_image_surface_get_height (canvas.surface);
  is_drawn = rsvg_handle_render_document (handle, canvas.cr, &viewport, &problem);
  if (!is_drawn)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("不能画出 SVG 图纸：%s。请重新导出。"),
                 problem->message);
  return canvas_close (&canvas, is_drawn, error);
}

/* ---- PDF ---- */

static PopplerDocument *
open_pdf (GBytes *bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &problem);

  if (document != NULL)
    return document;
  if (g_error_matches (problem, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, SP_ERROR, SP_ERROR_PERMISSION, _ ("PDF 有密码，请去掉密码后另存再用。"));
  else
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("PDF 已损坏或不完整，请重新导出或重新拷贝。"));
  return NULL;
}

guint
sp_map_count_pdf_pages (GBytes *bytes, GError **error)
{
  g_autoptr (PopplerDocument) document = open_pdf (bytes, error);
  int n = document != NULL ? poppler_document_get_n_pages (document) : 0;

  if (document != NULL && n <= 0)
    g_set_error (error, SP_ERROR, SP_ERROR_EMPTY, _ ("PDF 里没有页面。"));
  return (guint)MAX (0, n);
}

SpMapPyramid *
sp_map_decode_pdf (GBytes *bytes, SpMapDecoded *decoded, GError **error)
{
  g_autoptr (PopplerDocument) document = open_pdf (bytes, error);
  g_autoptr (PopplerPage) page = NULL;
  Canvas canvas;
  int n;

  if (document == NULL)
    return NULL;
  n = poppler_document_get_n_pages (document);
  if (decoded->page < (guint)MAX (0, n))
    page = poppler_document_get_page (document, (int)decoded->page);
  if (page == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("PDF 没有第%u页，共%d页。"),
                   decoded->page + 1, n);
      return NULL;
    }
  poppler_page_get_size (page, &decoded->width, &decoded->height);
  if (!canvas_open (&canvas, decoded->width, decoded->height, error))
    return NULL;
  cairo_scale (canvas.cr, canvas.scale, canvas.scale);
  poppler_page_render (page, canvas.cr);
  return canvas_close (&canvas, TRUE, error);
}
