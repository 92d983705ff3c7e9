/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks in paragraphs. An office program parts a text into runs as it likes, so a mark is looked
 * for in the text of the whole paragraph. */
#include "template/sp-template-word-private.h"

#include <string.h>

/* The text of a run: <w:t>…</w:t>. */
typedef struct
{
  gsize start, end; /* of the element */
  gsize from, to;   /* of its text in the paragraph's */
} Piece;

typedef struct
{
  GString *text;
  GArray *pieces; /* of Piece */
} Paragraph;

typedef struct
{
  /* Owned */
  GPtrArray *paragraphs; /* those that are open, of Paragraph: a text box lies in one */
  char *prefix;

  /* Borrowed */
  GArray *splices;
  SpTemplateMarkFunc func;
  gpointer data;
} Filling;

static void
paragraph_free (gpointer data)
{
  Paragraph *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->pieces);
  g_free (self);
}

static Paragraph *
paragraph_new (void)
{
  Paragraph *self = g_new0 (Paragraph, 1);

  self->text = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
}

/* @scan is at <w:t>; it is left behind it. */
static void
add_piece (Paragraph *self, SpXmlScan *scan)
{
  Piece piece = {.start = scan->start, .from = self->text->len};
  gsize from = scan->end;
  gsize to = scan->kind == SP_XML_START ? sp_xml_scan_skip (scan) : from;
  g_autofree char *text = sp_xml_dup_unescaped (scan->text + from, to - from);

  g_string_append (self->text, text);
  piece.end = scan->end;
  piece.to = self->text->len;
  g_array_append_val (self->pieces, piece);
}

/* A mark that is replaced: its bytes in the text of the paragraph. */
typedef struct
{
  gsize start, end;
  char *value;
} Found;

static void
found_clear (gpointer data)
{
  g_free (((Found *)data)->value);
}

static GArray *
find_marks (Filling *self, const Paragraph *paragraph)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Found));
  gsize start;
  gsize end;
  char *name = NULL;

  g_array_set_clear_func (marks, found_clear);
  for (gsize at = 0; sp_template_mark_find (paragraph->text->str, at, &start, &end, &name);
       at = end)
    {
      Found found = {start, end, self->func (name, self->data)};

      g_clear_pointer (&name, g_free);
      if (found.value != NULL)
        g_array_append_val (marks, found);
    }
  return marks;
}

/* What is left of @piece: its text without marks, and the values of those that begin in it. NULL:
 * all of it. */
static char *
dup_left (const Paragraph *paragraph, const Piece *piece, const GArray *marks)
{
  GString *left = g_string_new (NULL);
  gsize at = piece->from;
  gboolean has_changed = FALSE;

  for (guint i = 0; i < marks->len; i++)
    {
      const Found *mark = &g_array_index (marks, Found, i);

      if (mark->end <= piece->from || mark->start >= piece->to)
        continue;
      has_changed = TRUE;
      if (mark->start > at)
        g_string_append_len (left, paragraph->text->str + at, (gssize)(mark->start - at));
      if (mark->start >= piece->from)
        g_string_append (left, mark->value);
      at = MIN (mark->end, piece->to);
    }
  g_string_append_len (left, paragraph->text->str + at, (gssize)(piece->to - at));
  return g_string_free (left, !has_changed);
}

void
sp_word_append_text (GString *out, const char *prefix, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_printf (out, "<%sbr/>", prefix);
      g_string_append_printf (out, "<%st xml:space=\"preserve\">", prefix);
      sp_xml_append_escaped (out, lines[i]);
      g_string_append_printf (out, "</%st>", prefix);
    }
}

static void
end_paragraph (Filling *self)
{
  const Paragraph *paragraph = self->paragraphs->pdata[self->paragraphs->len - 1];
  g_autoptr (GArray) marks = find_marks (self, paragraph);

  for (guint i = 0; marks->len > 0 && i < paragraph->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (paragraph->pieces, Piece, i);
      g_autofree char *left = dup_left (paragraph, piece, marks);
      GString *text;

      if (left == NULL)
        continue;
      text = g_string_new (NULL);
      sp_word_append_text (text, self->prefix, left);
      sp_splices_add (self->splices, piece->start, piece->end, g_string_free (text, FALSE));
    }
  g_ptr_array_remove_index (self->paragraphs, self->paragraphs->len - 1);
}

void
sp_word_fill_marks (
  const char *xml, gsize length, SpTemplateMarkFunc func, gpointer data, GArray *splices)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  Filling filling = {paragraphs, NULL, splices, func, data};
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      if (scan.kind == SP_XML_START && sp_xml_scan_is (&scan, "p"))
        g_ptr_array_add (paragraphs, paragraph_new ());
      else if (paragraphs->len > 0 && sp_xml_scan_begins (&scan, "t"))
        {
          g_free (filling.prefix);
          filling.prefix = g_strndup (xml + scan.name, scan.local - scan.name);
          add_piece (paragraphs->pdata[paragraphs->len - 1], &scan);
        }
      else if (paragraphs->len > 0 && sp_xml_scan_ends (&scan, "p"))
        end_paragraph (&filling);
    }
  g_free (filling.prefix);
}
