/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a PDF, and as printed pages: characters and rules anywhere on paper. What is read
 * must be whole. */
#include "exchange/sp-pdf-flow.h"
#include "exchange/sp-pdf.h"

#include "document-check.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define RECORD 8      /* bytes of a character or a rule */
#define MAX_PAGES 500 /* enough for all that depends on their number */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_file (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = sp_pdf_read (bytes, NULL, NULL, NULL, NULL, &error);

  document_check (document, error);
}

/* ---- printed pages ---- */

static const char *const words = "一二三（）、。；：1234567890ABCabc-—/第页共附件⼀年月日%";

/* What a table of tasks has above its columns, for first bytes from HEADS on. */
static const char *const heads[] = {"序号", "任务", "牵头单位", "完成时限"};

#define HEADS 0xe0
#define OTHERS 0xf0 /* any characters from here on */

static gunichar
character_of (const uint8_t *record)
{
  guint n = (guint)g_utf8_strlen (words, -1);

  if (record[0] < OTHERS)
    return g_utf8_get_char (g_utf8_offset_to_pointer (words, record[0] % n));
  return record[1] * 977u;
}

/* Mostly on a coarse raster, where lines and columns come about. */
static SpPdfBox
box_of (const uint8_t *record)
{
  double x = record[2] * 2.5;
  double y = record[3] * 4;
  SpPdfBox box = {x, y, x + record[4] / 8.0, y + record[5] / 8.0};

  if (record[6] == 0xff)
    box.x2 = NAN;
  if (record[6] == 0xfe)
    box.y2 = 1e300;
  return box;
}

static void
add_page (SpPdfFlow *flow, GArray *glyphs, GArray *rules)
{
  SpPdfPage page = {595, 842, glyphs, rules};

  sp_pdf_glyphs_have_columns (glyphs);
  sp_pdf_flow_add_page (flow, &page);
  g_array_set_size (glyphs, 0);
  g_array_set_size (rules, 0);
}

static void
add_word (GArray *glyphs, const uint8_t *record)
{
  SpPdfGlyph glyph = {box_of (record), 0, FALSE};

  for (const char *p = heads[record[0] % G_N_ELEMENTS (heads)]; *p != '\0';
       p = g_utf8_next_char (p))
    {
      glyph.c = g_utf8_get_char (p);
      g_array_append_val (glyphs, glyph);
      glyph.box.x1 += record[4] / 8.0;
      glyph.box.x2 += record[4] / 8.0;
    }
}

/* A line of a whole record: text, a rule, or a new page. */
static void
take_record (const uint8_t *record, GArray *glyphs, GArray *rules)
{
  SpPdfGlyph glyph = {box_of (record), character_of (record), record[1] & 1};
  SpPdfBox rule = glyph.box;
  guint n = record[7] < 0x60 ? 1 + record[1] % 40 : 1;

  if (record[7] >= 0xe0)
    {
      rule.x2 = record[1] & 1 ? rule.x1 + record[4] * 2 : rule.x1 + 1;
      rule.y2 = record[1] & 1 ? rule.y1 + 1 : rule.y1 + record[5] * 4;
      g_array_append_val (rules, rule);
      return;
    }
  if (record[0] >= HEADS && record[0] < OTHERS)
    {
      add_word (glyphs, record);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (glyphs, glyph);
      glyph.box.x1 += record[4] / 8.0;
      glyph.box.x2 += record[4] / 8.0;
      glyph.is_apart = FALSE;
    }
}

static void
read_pages (const uint8_t *data, size_t size)
{
  g_autoptr (SpPdfFlow) flow = sp_pdf_flow_new ();
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (SpPdfGlyph));
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));
  g_autoptr (SpDocument) document = sp_document_new ();
  guint n_pages = 0;

  for (; size >= RECORD && n_pages < MAX_PAGES; data += RECORD, size -= RECORD)
    {
      if (data[7] >= 0xd8 && data[7] < 0xe0)
        {
          add_page (flow, glyphs, rules);
          n_pages++;
        }
      else
        take_record (data, glyphs, rules);
    }
  add_page (flow, glyphs, rules);
  sp_pdf_flow_finish (flow, document);
  document_check (document, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size > 4 && memcmp (data, "%PDF", 4) == 0)
    read_file (data, size);
  else
    read_pages (data, size);
  return 0;
}
