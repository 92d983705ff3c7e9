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

struct _SpPaperWriter
{
  /* Owned */
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  GCancellable *cancellable; /* of what was added last; or NULL */
  /* State */
  guint n_pages;
};

SpPaperWriter *
sp_paper_writer_new (const char *title, SpDate date)
{
  SpPaperWriter *self = g_new0 (SpPaperWriter, 1);
  char iso[SP_DATE_ISO_LEN];
  g_autofree char *when = NULL;

  sp_date_to_iso (date, iso);
  when = g_strdup_printf ("%sT12:00:00+08:00", iso[0] != '\0' ? iso : "2000-01-01");
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (collect, self->bytes, 1, 1);
  self->cr = cairo_create (self->surface);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "SafetyPlan");
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
  return self;
}

void
sp_paper_writer_free (SpPaperWriter *self)
{
  g_clear_object (&self->cancellable);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static void
add_bookmark (SpPaperWriter *self, const char *title)
{
  g_autofree char *link = g_strdup_printf ("page=%u", self->n_pages + 1);

  cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
}

void
sp_paper_writer_add (SpPaperWriter *self, const SpPaperFile *file, gpointer paper)
{
  cairo_pdf_surface_set_size (self->surface, file->width, file->height);
  g_set_object (&self->cancellable, file->cancellable);
  for (guint i = 0; i < file->n_pages && !g_cancellable_is_cancelled (file->cancellable); i++)
    {
      if (i == 0 && file->bookmark != NULL)
        add_bookmark (self, file->bookmark);
      file->draw (paper, i, self->cr);
      cairo_show_page (self->cr);
    }
  self->n_pages += file->n_pages;
}

gboolean
sp_paper_writer_finish (SpPaperWriter *self, const char *path, GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("不能画出“%s”：%s。"), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return sp_file_write (path, (const char *)self->bytes->data, self->bytes->len, error);
}

gboolean
sp_paper_file_write (const SpPaperFile *self, gpointer paper, const char *path, GError **error)
{
  g_autoptr (SpPaperWriter) writer = sp_paper_writer_new (self->title, self->date);

  sp_paper_writer_add (writer, self, paper);
  return sp_paper_writer_finish (writer, path, error);
}
