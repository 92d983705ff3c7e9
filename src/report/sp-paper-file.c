/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-paper-file.h. */
#include "report/sp-paper-file.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <cairo-pdf.h>
#include <gio/gio.h>

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
describe (const SpPaperFile *self, cairo_surface_t *surface)
{
  char iso[SP_DATE_ISO_LEN];
  g_autofree char *when = NULL;

  sp_date_to_iso (self->date, iso);
  when = g_strdup_printf ("%sT12:00:00+08:00", iso[0] != '\0' ? iso : "2000-01-01");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "SafetyPlan");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
}

static cairo_status_t
draw_pages (const SpPaperFile *self, gpointer paper, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint i = 0; i < self->n_pages; i++)
    {
      self->draw (paper, i, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

gboolean
sp_paper_file_write (const SpPaperFile *self, gpointer paper, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (collect, bytes, self->width, self->height);
  cairo_status_t status;

  describe (self, surface);
  status = draw_pages (self, paper, surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("不能画出“%s”：%s。"), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return sp_file_write (path, (const char *)bytes->data, bytes->len, error);
}
