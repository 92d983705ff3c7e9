/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Poppler gives each page's characters with their places; nothing else is asked of it but whether a
 * page without any holds a picture, and how a page with a table looks. Memory: what Poppler holds
 * of the file, the text twice over and 90 bytes a line. */
#include "exchange/sp-pdf.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-pdf-flow.h"
#include "exchange/sp-pdf-rules.h"

#include <poppler.h>
#include <string.h>

/* Characters of a page; a page in the smallest print has fewer. */
#define MAX_GLYPHS 200000
/* Points; what a page is larger is not looked at for tables. */
#define MAX_SIDE 2000
/* So many characters of a hundred without a meaning make the text worthless. */
#define BAD_PART 20

/* For a page that Poppler counts otherwise than it prints it. */
#define PLAIN_PITCH 20.0
#define PLAIN_EM 12.0

typedef struct
{
  PopplerDocument *file;
  SpPdfFlow *flow;
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer user_data;

  guint n_text; /* pages */
  guint n_pictures;
  gsize n_glyphs, n_bad;
} Job;

/* ---- a page ---- */

/* Marks of direction, which Poppler puts around text and has no places for. */
static gboolean
is_direction (gunichar c)
{
  return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e);
}

/* Without a meaning: the font does not say what it prints. */
static gboolean
is_bad (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == 0xfffd || type == G_UNICODE_CONTROL || type == G_UNICODE_PRIVATE_USE ||
         type == G_UNICODE_UNASSIGNED;
}

static void
take_direction_off (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize)(g_utf8_next_char (p) - p);

      if (is_direction (g_utf8_get_char (p)))
        continue;
      memmove (to, p, length);
      to += length;
    }
  *to = '\0';
}

/* Where a character stands that Poppler tells no place of: as if typed. */
static PopplerRectangle
plain_place (guint line, guint column)
{
  PopplerRectangle place;

  place.x1 = column * PLAIN_EM;
  place.x2 = place.x1 + PLAIN_EM;
  place.y1 = line * PLAIN_PITCH;
  place.y2 = place.y1 + PLAIN_EM;
  return place;
}

static void
add_glyphs (Job *job, GArray *glyphs, const char *text, const PopplerRectangle *places)
{
  gboolean is_apart = FALSE;
  guint line = 0;
  guint column = 0;
  guint i = 0;

  for (const char *p = text; *p != '\0' && glyphs->len < MAX_GLYPHS; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);
      PopplerRectangle place = places != NULL ? places[i] : plain_place (line, column++);
      SpPdfGlyph glyph = {{place.x1, place.y1, place.x2, place.y2}, c, is_apart};

      is_apart = g_unichar_isspace (c);
      if (c == '\n')
        {
          line++;
          column = 0;
        }
      if (is_apart)
        continue;
      job->n_glyphs++;
      job->n_bad += is_bad (c);
      g_array_append_val (glyphs, glyph);
    }
}

static GArray *
read_glyphs (Job *job, PopplerPage *page)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (SpPdfGlyph));
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *text = raw != NULL ? g_utf8_make_valid (raw, -1) : g_strdup ("");
  g_autofree PopplerRectangle *places = NULL;
  guint n_places = 0;

  take_direction_off (text);
  if (text[0] == '\0' || !poppler_page_get_text_layout (page, &places, &n_places))
    n_places = 0;
  add_glyphs (job, glyphs, text, g_utf8_strlen (text, -1) == (glong)n_places ? places : NULL);
  return glyphs;
}

static gboolean
has_picture (PopplerPage *page)
{
  GList *pictures = poppler_page_get_image_mapping (page);
  gboolean found = pictures != NULL;

  poppler_page_free_image_mapping (pictures);
  return found;
}

/* Rules can only be seen. Only pages that seem to have a table are drawn. */
static GArray *
read_rules (PopplerPage *page, double page_width, double page_height)
{
  guint width = (guint)CLAMP (page_width, 1, MAX_SIDE) * SP_PDF_RULES_SCALE;
  guint height = (guint)CLAMP (page_height, 1, MAX_SIDE) * SP_PDF_RULES_SCALE;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);
  cairo_t *cr = cairo_create (surface);
  GArray *rules = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SP_PDF_RULES_SCALE, SP_PDF_RULES_SCALE);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    rules = sp_pdf_rules_new (cairo_image_surface_get_data (surface), width, height,
                              (guint)cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return rules;
}

static void
read_page (Job *job, PopplerPage *page)
{
  g_autoptr (GArray) glyphs = read_glyphs (job, page);
  g_autoptr (GArray) rules = NULL;
  SpPdfPage printed = {.glyphs = glyphs};

  poppler_page_get_size (page, &printed.width, &printed.height);
  if (glyphs->len > 0)
    job->n_text++;
  else
    job->n_pictures += has_picture (page);
  if (sp_pdf_glyphs_have_columns (glyphs))
    rules = read_rules (page, printed.width, printed.height);
  printed.rules = rules;
  sp_pdf_flow_add_page (job->flow, &printed);
}

/* ---- the file ---- */

static void
set_open_error (const GError *cause, GError **error)
{
  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (
      error, SP_ERROR, SP_ERROR_NOT_TEXT,
      _ ("PDF 设有打开密码。请向发文单位要没有密码的文件，或用密码打开后另存。"));
  else
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                         _ ("PDF 已损坏或不完整。请重新下载或复制一份，"
                            "仍不行时向发文单位要 Word 文件。"));
}

static PopplerDocument *
open_file (GBytes *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  PopplerDocument *file = poppler_document_new_from_bytes (bytes, NULL, &local);
  int n = file != NULL ? poppler_document_get_n_pages (file) : 0;

  if (n > 0 && n <= SP_PDF_MAX_PAGES)
    return file;
  if (n > SP_PDF_MAX_PAGES)
    g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                 _ ("PDF 超过 %d 页。请拆分成几个文件，分别导入。"), SP_PDF_MAX_PAGES);
  else
    set_open_error (local, error);
  g_clear_object (&file);
  return NULL;
}

static gboolean
go_on (Job *job, int done, int all, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->progress != NULL && !job->progress ((double)done / all, job->user_data))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("已取消"));
      return FALSE;
    }
  if (sp_pdf_flow_get_length (job->flow) > SP_DOCUMENT_TEXT_LIMIT)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                           _ ("文字太多，超过上限。请拆分后再导入。"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_text (const Job *job, GError **error)
{
  if (job->n_text == 0 && job->n_pictures == 0)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_EMPTY,
                         _ ("PDF 里读不出文字：可能是空白文件，也可能是字体没有文字编码。"
                            "请向发文单位要 Word 文件，或先做文字识别（OCR）再导入。"));
  else if (job->n_text == 0)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_TEXT,
                         _ ("PDF 里只有图像，没有文字，多半是扫描件。请向发文单位要 Word 文件，"
                            "或先做文字识别（OCR）再导入。"));
  else if (job->n_bad * 100 > job->n_glyphs * BAD_PART)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_TEXT,
                         _ ("PDF 的字体没有文字编码，读出来是乱码。请向发文单位要 Word 文件，"
                            "或先做文字识别（OCR）再导入。"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_pages (Job *job, GError **error)
{
  int n = poppler_document_get_n_pages (job->file);

  for (int i = 0; i < n; i++)
    {
      PopplerPage *page = NULL;

      if (!go_on (job, i, n, error))
        return FALSE;
      page = poppler_document_get_page (job->file, i);
      if (page == NULL)
        continue;
      read_page (job, page);
      g_object_unref (page);
    }
  return go_on (job, n, n, error) && check_text (job, error);
}

SpDocument *
sp_pdf_read (GBytes *bytes,
             guint *n_pictures,
             GCancellable *cancellable,
             SpProgressFunc progress,
             gpointer user_data,
             GError **error)
{
  g_autoptr (SpPdfFlow) flow = sp_pdf_flow_new ();
  Job job = {
    .flow = flow, .cancellable = cancellable, .progress = progress, .user_data = user_data};
  SpDocument *document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  job.file = open_file (bytes, error);
  if (job.file == NULL)
    return NULL;
  if (read_pages (&job, error))
    {
      document = sp_document_new ();
      sp_pdf_flow_finish (flow, document);
    }
  g_object_unref (job.file);
  if (n_pictures != NULL)
    *n_pictures = job.n_pictures;
  return document;
}
