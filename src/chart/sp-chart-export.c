/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages into files. Every file is written under a temporary name and put in place when all are
 * whole, so that a failure or a cancel leaves what was there. Nothing in a file depends on the time
 * of writing. */
#include "sp-chart-document.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MAX_PIXELS 32767 /* a side of a Cairo image */
#define MIN_PIXELS 600.0 /* a smaller picture of a page cannot be read */
#define PNG_DPI 200.0
#define PNG_DPI_POSTER 120.0

gboolean
sp_chart_format_from_path (const char *path, SpChartFormat *format)
{
  static const struct
  {
    const char *ending;
    SpChartFormat format;
  } endings[] = {{".pdf", SP_CHART_PDF}, {".svg", SP_CHART_SVG}, {".png", SP_CHART_PNG}};
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      {
        *format = endings[i].format;
        return TRUE;
      }
  return FALSE;
}

/* ---- a file being written ---- */

typedef struct
{
  char *path, *temporary; /* owned; @temporary is NULL once in place */
  FILE *stream;
  int errnum; /* of the first failure */
} Output;

static void
output_free (gpointer data)
{
  Output *self = data;

  if (self->stream != NULL)
    fclose (self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->path);
  g_free (self->temporary);
  g_free (self);
}

static Output *
output_open (const char *path, GError **error)
{
  Output *self = g_new0 (Output, 1);

  self->path = g_strdup (path);
  self->temporary = sp_file_temporary_name (path);
  self->stream = g_fopen (self->temporary, "wbe");
  if (self->stream != NULL)
    return self;
  sp_file_set_error (error, errno, _ ("不能写入"), path);
  g_clear_pointer (&self->temporary, g_free);
  output_free (self);
  return NULL;
}

static cairo_status_t
output_write (void *closure, const unsigned char *data, unsigned int length)
{
  Output *self = closure;

  if (self->errnum == 0 && fwrite (data, 1, length, self->stream) != length)
    self->errnum = errno != 0 ? errno : EIO;
  return self->errnum == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Closes; FALSE with a sentence when anything went wrong, here or in Cairo. */
static gboolean
output_close (Output *self, cairo_status_t status, GError **error)
{
  if (fclose (g_steal_pointer (&self->stream)) != 0 && self->errnum == 0)
    self->errnum = errno;
  if (self->errnum != 0)
    sp_file_set_error (error, self->errnum, _ ("不能写入"), self->path);
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("不能画出“%s”：%s。"), self->path,
                 cairo_status_to_string (status));
  else
    return TRUE;
  return FALSE;
}

/* ---- formats ---- */

static void
describe_pdf (const SpChartDocument *document, cairo_surface_t *surface)
{
  char iso[SP_DATE_ISO_LEN];
  g_autofree char *date = NULL;

  sp_date_to_iso (document->date, iso);
  date = g_strdup_printf ("%sT12:00:00+08:00", iso[0] != '\0' ? iso : "2000-01-01");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (document->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "SafetyPlan");
  /* The as-of date, not the clock: the same chart is the same file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static gboolean
write_pdf (const SpChartDocument *document,
           Output *output,
           GCancellable *cancellable,
           GError **error)
{
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (output_write, output, document->width, document->height);
  cairo_t *cr = cairo_create (surface);
  gboolean cancelled = FALSE;
  cairo_status_t status;

  describe_pdf (document, surface);
  for (guint i = 0; i < document->n_pages && !cancelled; i++)
    {
      if (document->add_bookmarks != NULL)
        document->add_bookmarks (document->pages, surface, i);
      document->draw (document->pages, i, cr);
      cairo_show_page (cr);
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error) || output->errnum != 0;
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  return output_close (output, status, error);
}

static void
draw_on_white (const SpChartDocument *document, guint page, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  document->draw (document->pages, page, cr);
  cairo_destroy (cr);
}

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *)data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo numbers surfaces through the life of the process and writes the number; nothing refers to
 * it. */
static void
forget_surface_number (GString *svg)
{
  static const char mark[] = "<g id=\"surface";
  const char *at = strstr (svg->str, mark);
  gsize start, n = 0;

  if (at == NULL)
    return;
  start = (gsize)(at - svg->str) + strlen (mark);
  while (g_ascii_isdigit (svg->str[start + n]))
    n++;
  g_string_erase (svg, (gssize)start, (gssize)n);
}

/* Pictures are referred to by such numbers; they get their place among the pictures instead. */
static gboolean
number_picture (const GMatchInfo *match, GString *out, gpointer data)
{
  GHashTable *places = data;
  g_autofree char *before = g_match_info_fetch (match, 1);
  char *number = g_match_info_fetch (match, 2);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, number));

  if (place == 0)
    {
      place = g_hash_table_size (places) + 1;
      g_hash_table_insert (places, number, GUINT_TO_POINTER (place));
    }
  else
    g_free (number);
  g_string_append_printf (out, "%simage%u\"", before, place);
  return FALSE;
}

static void
renumber_pictures (GString *svg)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex =
    g_regex_new ("(id=\"|xlink:href=\"#)image(\\d+)\"", G_REGEX_RAW, 0, NULL);
  g_autofree char *numbered = NULL;

  if (strstr (svg->str, "id=\"image") == NULL)
    return;
  numbered =
    g_regex_replace_eval (regex, svg->str, (gssize)svg->len, 0, 0, number_picture, places, NULL);
  if (numbered != NULL)
    g_string_assign (svg, numbered);
}

static gboolean
write_svg (const SpChartDocument *document, guint page, Output *output, GError **error)
{
  g_autoptr (GString) svg = g_string_new (NULL);
  cairo_surface_t *surface =
    cairo_svg_surface_create_for_stream (collect, svg, document->width, document->height);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  draw_on_white (document, page, surface, 1);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  forget_surface_number (svg);
  renumber_pictures (svg);
  output_write (output, (const unsigned char *)svg->str, (unsigned int)svg->len);
  return output_close (output, status, error);
}

static double
png_scale (const SpChartDocument *document)
{
  double dpi = document->width > 1200 ? PNG_DPI_POSTER : PNG_DPI;

  return MIN (dpi / 72, MAX_PIXELS / MAX (document->width, document->height));
}

static cairo_status_t
encode_png (const SpChartDocument *document, guint page, double scale, GString *png)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(document->width * scale + 0.5),
                                (int)(document->height * scale + 0.5));
  cairo_status_t status;

  draw_on_white (document, page, surface, scale);
  status = cairo_surface_write_to_png_stream (surface, collect, png);
  cairo_surface_destroy (surface);
  return status;
}

/* Bytes go with the pixels or a little slower, so the next scale is reckoned from their ratio and
 * taken a little smaller; what does not fit at the least scale is told. */
static gboolean
write_png (const SpChartDocument *document, guint page, Output *output, GError **error)
{
  double scale = png_scale (document);
  gsize limit = document->max_png_bytes;

  for (;;)
    {
      g_autoptr (GString) png = g_string_new (NULL);
      cairo_status_t status = encode_png (document, page, scale, png);

      if (status != CAIRO_STATUS_SUCCESS || limit == 0 || png->len <= limit)
        {
          output_write (output, (const unsigned char *)png->str, (unsigned int)png->len);
          return output_close (output, status, error);
        }
      if (scale * MAX (document->width, document->height) < MIN_PIXELS)
        {
          g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                       _ ("图片缩到看不清仍超过%u千字节，请改用 PDF。"), (guint)(limit / 1024));
          return FALSE;
        }
      scale *= 0.95 * sqrt ((double)limit / (double)png->len);
    }
}

/* ---- all files ---- */

/* NAME.png of a single page, NAME-1.png … of several. */
static char *
dup_page_path (const char *path, guint page, guint n_files)
{
  const char *dot = strrchr (path, '.');
  const char *slash = strrchr (path, G_DIR_SEPARATOR);

  if (n_files == 1)
    return g_strdup (path);
  if (dot == NULL || (slash != NULL && dot < slash))
    dot = path + strlen (path);
  return g_strdup_printf ("%.*s-%u%s", (int)(dot - path), path, page + 1, dot);
}

static gboolean
write_page (const SpChartDocument *document,
            SpChartFormat format,
            guint page,
            Output *output,
            GCancellable *cancellable,
            GError **error)
{
  switch (format)
    {
    case SP_CHART_PDF:
      return write_pdf (document, output, cancellable, error);
    case SP_CHART_SVG:
      return write_svg (document, page, output, error);
    case SP_CHART_PNG:
    default:
      return write_png (document, page, output, error);
    }
}

static gboolean
put_in_place (GPtrArray *outputs, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < outputs->len; i++)
    {
      Output *output = g_ptr_array_index (outputs, i);
      g_autofree char *temporary = g_steal_pointer (&output->temporary);

      if (!sp_file_commit (temporary, output->path, error))
        return FALSE;
      g_ptr_array_add (names, g_strdup (output->path));
    }
  return TRUE;
}

gboolean
sp_chart_document_export (const SpChartDocument *self,
                          SpChartFormat format,
                          const char *path,
                          GPtrArray **written,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (output_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_files;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  n_files = format == SP_CHART_PDF ? 1 : self->n_pages;
  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *page_path = dup_page_path (path, i, n_files);
      Output *output;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      output = output_open (page_path, error);
      if (output == NULL)
        return FALSE;
      g_ptr_array_add (outputs, output);
      if (!write_page (self, format, i, output, cancellable, error))
        return FALSE;
    }
  if (!put_in_place (outputs, names, error))
    return FALSE;
  if (written != NULL)
    *written = g_steal_pointer (&names);
  return TRUE;
}
