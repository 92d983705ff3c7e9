/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-word-file.h: what is put in from the top, and the whole as a package. */
#include "report/sp-word-file-private.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <math.h>
#include <string.h>

#define EMU 12700 /* of a point */
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

static void
cell_clear (gpointer data)
{
  g_free ((char *)((SpWordCell *)data)->text);
}

SpWordFile *
sp_word_file_new (const SpWordProperties *properties)
{
  SpWordFile *self = g_new0 (SpWordFile, 1);

  g_return_val_if_fail (properties != NULL, NULL);

  self->title = g_strdup (properties->title);
  self->author = g_strdup (properties->author);
  self->mark = g_strdup (properties->mark);
  self->date = properties->date;
  self->body = g_string_new (NULL);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  self->cells = g_array_new (FALSE, FALSE, sizeof (SpWordCell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpWordPlacedRow));
  return self;
}

void
sp_word_file_free (SpWordFile *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->mark);
  g_string_free (self->body, TRUE);
  g_ptr_array_unref (self->pictures);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

/* ---- what is in it ---- */

void
sp_word_file_add_paragraph (SpWordFile *self, const SpWordParagraph *paragraph, const char *text)
{
  g_return_if_fail (paragraph->style < SP_WORD_N_STYLES && text != NULL);

  sp_word_append_paragraph (self->body, paragraph, text);
  self->is_after_table = FALSE;
}

void
sp_word_file_add_picture (
  SpWordFile *self, GBytes *png, double width, double height, const char *description)
{
  guint n = self->pictures->len + 1;
  long long wide = llround (width * EMU), high = llround (height * EMU);

  g_return_if_fail (png != NULL && width > 0 && height > 0);

  /* Its line is as high as it is, not as those of the text. */
  g_string_append_printf (self->body,
                          "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:keepNext/></w:pPr><w:r>"
                          "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                          "<wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%u\" "
                          "name=\"图%u\" descr=\"",
                          sp_word_style_id (SP_WORD_CAPTION), wide, high, n, n);
  sp_word_append_escaped (self->body, description != NULL ? description : "");
  g_string_append_printf (
    self->body,
    "\"/><a:graphic xmlns:a=\"" DRAWING "main\"><a:graphicData uri=\"" DRAWING "picture\">"
    "<pic:pic xmlns:pic=\"" DRAWING "picture\"><pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"图%u\"/>"
    "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId%u\"/><a:stretch>"
    "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
    "<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
    n, n, SP_WORD_FIRST_PICTURE + n - 1, wide, high);
  g_ptr_array_add (self->pictures, g_bytes_ref (png));
  self->is_after_table = FALSE;
}

void
sp_word_file_begin_table (SpWordFile *self)
{
  g_return_if_fail (self->rows->len == 0);

  if (self->is_after_table)
    sp_word_append_paragraph (self->body, &(const SpWordParagraph) {.style = SP_WORD_CELL}, "");
}

void
sp_word_file_add_row (SpWordFile *self,
                      const SpWordCell *cells,
                      guint n_cells,
                      const SpWordRow *row)
{
  const SpWordPlacedRow placed = {*row, self->cells->len, n_cells};

  g_return_if_fail (cells != NULL && n_cells > 0);

  g_array_append_val (self->rows, placed);
  for (guint i = 0; i < n_cells; i++)
    {
      SpWordCell cell = cells[i];

      cell.text = g_strdup (cell.text);
      g_array_append_val (self->cells, cell);
    }
}

void
sp_word_file_end_table (SpWordFile *self)
{
  g_return_if_fail (self->rows->len > 0);

  sp_word_append_table (self->body, self->rows, self->cells);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->cells, 0);
  self->is_after_table = TRUE;
}

static void
append_section (const SpWordFile *self, GString *out)
{
  sp_word_append_section (out, self->is_landscape, self->mark != NULL, self->restarts);
}

/* A section is told at its end, in a paragraph, which is made as low as can be. */
void
sp_word_file_begin_section (SpWordFile *self, gboolean is_landscape)
{
  g_string_append (self->body, "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>");
  append_section (self, self->body);
  g_string_append (self->body, "</w:pPr></w:p>");
  self->is_landscape = is_landscape;
  self->is_after_table = FALSE;
  self->restarts = FALSE;
}

void
sp_word_file_restart_numbers (SpWordFile *self)
{
  self->restarts = TRUE;
}

/* ---- the package ---- */

static char *
dup_document (const SpWordFile *self)
{
  GString *out =
    g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
                  "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
                  "xmlns:wp=\"" DRAWING "wordprocessingDrawing\"><w:body>");

  g_string_append_len (out, self->body->str, (gssize)self->body->len);
  /* What ends with a table has no place for the cursor. */
  if (self->is_after_table)
    sp_word_append_paragraph (out, &(const SpWordParagraph) {.style = SP_WORD_CELL}, "");
  append_section (self, out);
  g_string_append (out, "</w:body></w:document>");
  return g_string_free (out, FALSE);
}

/* Takes @text. */
static void
add_part (SpWordZip *zip, const char *name, char *text)
{
  sp_word_zip_add (zip, name, text, strlen (text), FALSE);
  g_free (text);
}

static void
add_parts (const SpWordFile *self, SpWordZip *zip)
{
  add_part (zip, "[Content_Types].xml", sp_word_dup_content_types (self));
  add_part (zip, "_rels/.rels", sp_word_dup_root_relations ());
  add_part (zip, "docProps/core.xml", sp_word_dup_core_properties (self));
  add_part (zip, "docProps/app.xml", sp_word_dup_app_properties ());
  add_part (zip, "word/document.xml", dup_document (self));
  add_part (zip, "word/_rels/document.xml.rels", sp_word_dup_relations (self));
  add_part (zip, "word/styles.xml", sp_word_dup_styles ());
  add_part (zip, "word/settings.xml", sp_word_dup_settings ());
  add_part (zip, "word/fontTable.xml", sp_word_dup_fonts ());
  add_part (zip, "word/footer1.xml", sp_word_dup_footer (FALSE));
  add_part (zip, "word/footer2.xml", sp_word_dup_footer (TRUE));
  if (self->mark != NULL)
    add_part (zip, "word/header1.xml", sp_word_dup_header (self->mark));
}

gboolean
sp_word_file_write (SpWordFile *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpWordZip) zip = sp_word_zip_new ();
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (path != NULL && self->rows->len == 0, FALSE);

  add_parts (self, zip);
  for (guint i = 0; i < self->pictures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("word/media/image%u.png", i + 1);
      gsize length;
      gconstpointer png = g_bytes_get_data (self->pictures->pdata[i], &length);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      sp_word_zip_add (zip, name, png, length, TRUE);
    }
  bytes = sp_word_zip_end (zip);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (bytes == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_FAILED, _ ("不能生成“%s”：内存不足。"), path);
      return FALSE;
    }
  return sp_file_write (path, (const char *)bytes->data, bytes->len, error);
}
