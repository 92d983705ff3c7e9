/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See pdf-fixture.h. */
#include "pdf-fixture.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#define TOP 105.0
#define PITCH 28.0
#define LINES 22 /* of a page */

struct _PdfFixture
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint page;
};

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

PdfFixture *
pdf_fixture_new (void)
{
  PdfFixture *self = g_new0 (PdfFixture, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes, self->bytes, PDF_FIXTURE_WIDTH,
                                                       PDF_FIXTURE_HEIGHT);
  self->cr = cairo_create (self->surface);
  self->page = 1;
  return self;
}

GBytes *
pdf_fixture_finish (PdfFixture *self)
{
  GBytes *bytes;

  cairo_show_page (self->cr);
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);
  bytes = g_byte_array_free_to_bytes (self->bytes);
  g_free (self);
  return bytes;
}

void
pdf_fixture_next_page (PdfFixture *self)
{
  cairo_show_page (self->cr);
  self->page++;
}

static PangoLayout *
create_layout (PdfFixture *self, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Serif CJK SC");

  pango_font_description_set_absolute_size (font, PDF_FIXTURE_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
pdf_fixture_print (PdfFixture *self, double x, double y, const char *text)
{
  PangoLayout *layout = create_layout (self, text);

  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (layout, 0));
  g_object_unref (layout);
}

static void
print_number (PdfFixture *self)
{
  g_autofree char *number = g_strdup_printf ("— %u —", self->page);

  pdf_fixture_print (self, PDF_FIXTURE_WIDTH / 2 - 24, 780, number);
}

void
pdf_fixture_flow (PdfFixture *self, const char *text)
{
  PangoLayout *layout = create_layout (self, text);
  int n;

  pango_layout_set_width (layout, PDF_FIXTURE_MEASURE * PANGO_SCALE);
  pango_layout_set_indent (layout, (int)(2 * PDF_FIXTURE_SIZE) * PANGO_SCALE);
  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  n = pango_layout_get_line_count (layout);
  for (int i = 0; i < n; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      int at = i % LINES;

      if (i > 0 && at == 0)
        {
          print_number (self);
          pdf_fixture_next_page (self);
        }
      cairo_move_to (self->cr,
                     PDF_FIXTURE_LEFT + (line->is_paragraph_start ? 2 * PDF_FIXTURE_SIZE : 0),
                     TOP + at * PITCH);
      pango_cairo_show_layout_line (self->cr, line);
    }
  print_number (self);
  g_object_unref (layout);
}

void
pdf_fixture_table (PdfFixture *self, guint first, guint n)
{
  static const double columns[] = {79, 119, 319, 419, 519};
  static const char *const head[] = {"序号", "任务", "牵头单位", "时限"};
  cairo_t *cr = self->cr;

  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i <= n + 1; i++)
    {
      cairo_move_to (cr, columns[0], 100 + 40 * i);
      cairo_line_to (cr, columns[4], 100 + 40 * i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      cairo_move_to (cr, columns[i], 100);
      cairo_line_to (cr, columns[i], 100 + 40 * (n + 1));
    }
  cairo_stroke (cr);
  for (guint i = 0; i < 4; i++)
    pdf_fixture_print (self, columns[i] + 4, 120, head[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", first + i);

      pdf_fixture_print (self, columns[0] + 4, 166 + 40 * i, number);
      pdf_fixture_print (self, columns[1] + 4, 157 + 40 * i, "对露天矿山边坡开展稳定性");
      pdf_fixture_print (self, columns[1] + 4, 175 + 40 * i, "评估");
      pdf_fixture_print (self, columns[2] + 4, 166 + 40 * i, "县应急局");
      pdf_fixture_print (self, columns[3] + 4, 166 + 40 * i, "2021年底");
    }
}

void
pdf_fixture_picture (PdfFixture *self)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 32, 32);

  cairo_set_source_surface (self->cr, picture, 100, 100);
  cairo_paint (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_surface_destroy (picture);
}

GBytes *
pdf_fixture_raw (const char *objects, const char *trailer)
{
  char *file =
    g_strdup_printf ("%%PDF-1.4\n%s\ntrailer\n<< %s >>\nstartxref\n0\n%%%%EOF\n", objects, trailer);

  return g_bytes_new_take (file, strlen (file));
}
