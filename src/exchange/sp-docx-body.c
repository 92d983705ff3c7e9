/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The elements of document.xml and of the notes: which of them are text that prints, and which are
 * not. Where text goes is the stories' business. */
#include "exchange/sp-docx-body.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-docx-element.h"
#include "exchange/sp-docx-marks.h"
#include "exchange/sp-docx-story.h"

#include <string.h>

/* The package reader allows no more; one for the root's parent. */
#define MAX_DEPTH 300
#define NOT_SKIPPING 0
/* The body is most of the work. */
#define SHARE_OF_BODY 0.95

struct _SpDocxBody
{
  /* Owned */
  SpDocxStories *stories;
  SpDocxMarks *marks;
  GPtrArray *note_ids; /* of char *: footnotes in the order in which the text points to them */
  GPtrArray *endnote_ids;

  /* Borrowed */
  SpDocument *document;
  SpDocxNumbering *numbering;
  const SpDocxStyles *styles;
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer user_data;

  /* State */
  guint8 path[MAX_DEPTH]; /* SpDocxElement, what it counts as */
  guint depth;
  guint skip_depth; /* everything from this depth on is left out */
  gboolean in_text; /* character data counts */
  gboolean in_instruction;
  gboolean is_run_hidden;
  gboolean is_paragraph_hidden; /* by its style */
  GHashTable *notes;            /* while notes are read: id → char * text, NULL in the body */
  char *note_id;
  guint n_notes;
};

/* What the element at hand stands in. */
static SpDocxElement
parent (const SpDocxBody *self, guint up)
{
  return self->depth > up ? self->path[self->depth - 1 - up] : E_OTHER;
}

static gboolean
is_visible (const SpDocxBody *self)
{
  return !self->is_run_hidden && sp_docx_marks_is_text (self->marks);
}

static void
add_text (SpDocxBody *self, const char *text, gssize length)
{
  if (is_visible (self))
    sp_docx_stories_add_text (self->stories, text, length);
}

/* ---- paragraphs and runs ---- */

static SpDocxElement
begin_paragraph (SpDocxBody *self)
{
  if (!sp_docx_stories_begin_paragraph (self->stories))
    return E_OTHER;
  self->is_paragraph_hidden = sp_docx_styles_is_hidden (self->styles, "");
  self->is_run_hidden = self->is_paragraph_hidden;
  return E_P;
}

static void
end_paragraph (SpDocxBody *self)
{
  gboolean is_shown = sp_docx_marks_is_text (self->marks) && !self->is_paragraph_hidden;
  const SpDocxParagraph *outer;

  sp_docx_marks_end_paragraph (self->marks);
  sp_docx_stories_end_paragraph (self->stories, is_shown);
  /* Behind a text box the paragraph outside goes on. */
  outer = sp_docx_stories_get_paragraph (self->stories);
  self->is_paragraph_hidden =
    outer != NULL &&
    sp_docx_styles_is_hidden (self->styles, outer->style != NULL ? outer->style : "");
  self->is_run_hidden = self->is_paragraph_hidden;
}

static void
set_paragraph_style (SpDocxBody *self, SpDocxParagraph *paragraph, const char **attributes)
{
  const char *id = sp_markup_attribute (attributes, "val");

  if (id == NULL)
    return;
  g_free (paragraph->style);
  paragraph->style = sp_docx_dup_id (id);
  self->is_paragraph_hidden = sp_docx_styles_is_hidden (self->styles, paragraph->style);
}

static void
read_paragraph_property (SpDocxBody *self, SpDocxElement element, const char **attributes)
{
  SpDocxParagraph *paragraph = sp_docx_stories_get_paragraph (self->stories);

  if (paragraph == NULL)
    return;
  if (element == E_PSTYLE)
    set_paragraph_style (self, paragraph, attributes);
  else if (element == E_NUM_ID)
    paragraph->num_id = sp_docx_number (attributes, 0);
  else if (element == E_ILVL)
    paragraph->level = sp_docx_number (attributes, 0);
}

/* Hidden text, or a hidden end of a paragraph. */
static void
read_vanish (SpDocxBody *self, const char **attributes)
{
  SpDocxParagraph *paragraph = sp_docx_stories_get_paragraph (self->stories);

  if (parent (self, 0) != E_RPR)
    return;
  if (parent (self, 1) == E_R)
    self->is_run_hidden = sp_docx_is_on (attributes);
  else if (parent (self, 1) == E_PPR && paragraph != NULL && sp_docx_is_on (attributes))
    paragraph->is_joined = TRUE;
}

/* Deleted or moved away: text is left out; an end of a paragraph lets the next run on; a row goes.
 */
static SpDocxElement
begin_deleted (SpDocxBody *self)
{
  SpDocxParagraph *paragraph = sp_docx_stories_get_paragraph (self->stories);
  SpDocxTable *table = sp_docx_stories_get_table (self->stories);

  if (parent (self, 0) == E_TRPR && table != NULL)
    sp_docx_table_drop_row (table);
  else if (parent (self, 0) == E_RPR && parent (self, 1) == E_PPR && paragraph != NULL)
    paragraph->is_joined = TRUE;
  return E_SKIP;
}

/* ---- characters ---- */

static void
read_symbol (SpDocxBody *self, const char **attributes)
{
  const char *code = sp_markup_attribute (attributes, "char");
  const char *font = sp_markup_attribute (attributes, "font");
  char shown[7];

  if (code == NULL)
    return;
  sp_docx_symbol (font != NULL ? font : "", code, shown);
  add_text (self, shown, -1);
}

static void
read_break (SpDocxBody *self, const char **attributes)
{
  const char *type = sp_markup_attribute (attributes, "type");

  /* A new page or column is no new line: the sentence goes on there. */
  if (type == NULL || strcmp (type, "textWrapping") == 0)
    add_text (self, "\n", 1);
}

/* ---- tables ---- */

static SpDocxMerge
read_merge (const char **attributes)
{
  return g_strcmp0 (sp_markup_attribute (attributes, "val"), "restart") == 0
           ? SP_DOCX_MERGE_RESTART
           : SP_DOCX_MERGE_CONTINUE;
}

static void
read_cell_property (SpDocxBody *self, SpDocxElement element, const char **attributes)
{
  SpDocxCell *cell = sp_docx_stories_get_cell (self->stories);

  if (cell == NULL || parent (self, 0) != E_TCPR)
    return;
  if (element == E_GRID_SPAN)
    cell->column_span = (guint)sp_docx_number (attributes, 1);
  else if (element == E_V_MERGE)
    cell->merge = read_merge (attributes);
  else if (element == E_H_MERGE)
    cell->is_swallowed = read_merge (attributes) == SP_DOCX_MERGE_CONTINUE;
}

static void
read_row_property (SpDocxBody *self, SpDocxElement element, const char **attributes)
{
  SpDocxTable *table = sp_docx_stories_get_table (self->stories);

  if (table == NULL || parent (self, 0) != E_TRPR)
    return;
  if (element == E_GRID_BEFORE)
    sp_docx_table_set_before (table, (guint)sp_docx_number (attributes, 0));
  else if (element == E_HIDDEN && sp_docx_is_on (attributes))
    sp_docx_table_drop_row (table);
}

/* ---- notes ---- */

static void
remember_note (SpDocxBody *self, GPtrArray *ids, const char **attributes)
{
  char *id = sp_docx_dup_id (sp_markup_attribute (attributes, "id"));

  if (id != NULL && is_visible (self))
    g_ptr_array_add (ids, id);
  else
    g_free (id);
}

/* Notes that draw lines have a type. */
static SpDocxElement
begin_note (SpDocxBody *self, const char **attributes)
{
  const char *id = sp_markup_attribute (attributes, "id");
  const char *type = sp_markup_attribute (attributes, "type");

  if (self->notes == NULL || self->note_id != NULL || id == NULL ||
      (type != NULL && strcmp (type, "normal") != 0))
    return self->notes == NULL ? E_OTHER : E_SKIP;
  self->note_id = sp_docx_dup_id (id);
  sp_docx_stories_begin_note (self->stories);
  return E_NOTE;
}

static void
end_note (SpDocxBody *self)
{
  g_hash_table_replace (self->notes, g_steal_pointer (&self->note_id),
                        sp_docx_stories_end_note (self->stories));
}

/* ---- dispatch ---- */

static void
read_property (SpDocxBody *self, SpDocxElement element, const char **attributes)
{
  switch ((guint)element)
    {
    case E_PSTYLE:
    case E_NUM_ID:
    case E_ILVL:
      read_paragraph_property (self, element, attributes);
      break;
    case E_RSTYLE:
      if (parent (self, 1) == E_R && sp_markup_attribute (attributes, "val") != NULL)
        self->is_run_hidden |=
          sp_docx_styles_is_hidden (self->styles, sp_markup_attribute (attributes, "val"));
      break;
    case E_VANISH:
      read_vanish (self, attributes);
      break;
    case E_GRID_SPAN:
    case E_V_MERGE:
    case E_H_MERGE:
      read_cell_property (self, element, attributes);
      break;
    case E_GRID_BEFORE:
    case E_HIDDEN:
      read_row_property (self, element, attributes);
      break;
    case E_PLACEHOLDER:
      if (sp_docx_is_on (attributes))
        sp_docx_marks_mute_control (self->marks);
      break;
    case E_GALLERY:
      if (g_strcmp0 (sp_markup_attribute (attributes, "val"), "Table of Contents") == 0)
        sp_docx_marks_mute_control (self->marks);
      break;
    default:
      break;
    }
}

static void
read_character (SpDocxBody *self, SpDocxElement element, const char **attributes)
{
  if (parent (self, 0) != E_R)
    return;
  switch ((guint)element)
    {
    case E_TAB:
      add_text (self, "\t", 1);
      break;
    case E_BR:
      read_break (self, attributes);
      break;
    case E_CR:
      add_text (self, "\n", 1);
      break;
    case E_HYPHEN:
      add_text (self, "-", 1);
      break;
    case E_SYM:
      read_symbol (self, attributes);
      break;
    case E_FOOTNOTE_REFERENCE:
      remember_note (self, self->note_ids, attributes);
      break;
    case E_ENDNOTE_REFERENCE:
      remember_note (self, self->endnote_ids, attributes);
      break;
    case E_FIELD_CHAR:
      sp_docx_marks_field (self->marks, sp_markup_attribute (attributes, "fldCharType"));
      break;
    default:
      break;
    }
}

static SpDocxElement
begin_mark (SpDocxBody *self, SpDocxElement element, const char **attributes)
{
  gboolean is_kept;

  switch ((guint)element)
    {
    case E_ALTERNATE:
      sp_docx_marks_begin_alternate (self->marks);
      return element;
    case E_CHOICE:
    case E_FALLBACK:
      is_kept =
        parent (self, 0) != E_ALTERNATE ||
        sp_docx_marks_begin_choice (self->marks, sp_docx_stories_get_n_taken (self->stories));
      return !is_kept ? E_SKIP : parent (self, 0) == E_ALTERNATE ? element : E_OTHER;
    case E_SDT:
      sp_docx_marks_begin_control (self->marks);
      return element;
    case E_SDT_CONTENT:
      return sp_docx_marks_begin_content (self->marks) ? E_SDT_CONTENT : E_OTHER;
    case E_FIELD_SIMPLE:
      return sp_docx_marks_is_contents (sp_markup_attribute (attributes, "instr")) ? E_SKIP
                                                                                   : E_OTHER;
    default:
      return element;
    }
}

/* What the element is to be ended as. */
static SpDocxElement
begin (SpDocxBody *self, SpDocxElement element, const char **attributes)
{
  switch ((guint)element)
    {
    case E_P:
      return begin_paragraph (self);
    case E_R:
      self->is_run_hidden = self->is_paragraph_hidden;
      return element;
    case E_T:
      self->in_text = TRUE;
      return element;
    case E_INSTRUCTION:
      self->in_instruction = TRUE;
      return element;
    case E_TBL:
      return sp_docx_stories_begin_table (self->stories) ? element : E_OTHER;
    case E_TR:
      return sp_docx_stories_begin_row (self->stories) ? element : E_OTHER;
    case E_TC:
      return sp_docx_stories_begin_cell (self->stories) ? element : E_OTHER;
    case E_BOX:
      return sp_docx_stories_begin_box (self->stories) ? element : E_OTHER;
    case E_DEL:
      return begin_deleted (self);
    case E_NOTE:
      return begin_note (self, attributes);
    default:
      read_property (self, element, attributes);
      read_character (self, element, attributes);
      return begin_mark (self, element, attributes);
    }
}

static gboolean
check_limits (const SpDocxBody *self, GError **error)
{
  if (sp_docx_stories_get_n_bytes (self->stories) <= SP_DOCUMENT_TEXT_LIMIT &&
      sp_docx_stories_get_n_cells (self->stories) <= SP_DOCX_MAX_CELLS)
    return TRUE;
  g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                       _ ("文字太多，超过上限。请拆分后再导入。"));
  return FALSE;
}

static void
start_cb (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  SpDocxBody *self = user_data;
  SpDocxElement element = E_OTHER;

  g_assert (self->depth < MAX_DEPTH);

  if (self->skip_depth == NOT_SKIPPING)
    element = begin (self, sp_docx_element (name), attributes);
  self->path[self->depth++] = (guint8)element;
  if (element == E_SKIP)
    self->skip_depth = self->depth;
}

static void
end_cb (const char *name, gpointer user_data, GError **error)
{
  SpDocxBody *self = user_data;
  SpDocxElement element = self->path[--self->depth];

  if (self->skip_depth != NOT_SKIPPING && self->depth >= self->skip_depth)
    return;
  self->skip_depth = NOT_SKIPPING;
  switch ((guint)element)
    {
    case E_P:
      end_paragraph (self);
      check_limits (self, error);
      break;
    case E_R:
      self->is_run_hidden = self->is_paragraph_hidden;
      break;
    case E_T:
      self->in_text = FALSE;
      break;
    case E_INSTRUCTION:
      self->in_instruction = FALSE;
      break;
    case E_TBL:
      sp_docx_stories_end_table (self->stories);
      check_limits (self, error);
      break;
    case E_TR:
      sp_docx_stories_end_row (self->stories);
      break;
    case E_TC:
      sp_docx_stories_end_cell (self->stories);
      check_limits (self, error);
      break;
    case E_BOX:
      sp_docx_stories_end_box (self->stories);
      break;
    case E_NOTE:
      end_note (self);
      break;
    case E_ALTERNATE:
      sp_docx_marks_end_alternate (self->marks);
      break;
    case E_CHOICE:
    case E_FALLBACK:
      sp_docx_marks_end_choice (self->marks, sp_docx_stories_get_n_taken (self->stories));
      break;
    case E_SDT_CONTENT:
      sp_docx_marks_end_content (self->marks);
      break;
    default:
      break;
    }
}

static void
text_cb (const char *text, int length, gpointer user_data, GError **error)
{
  SpDocxBody *self = user_data;

  if (self->skip_depth != NOT_SKIPPING)
    return;
  if (self->in_text)
    add_text (self, text, length);
  else if (self->in_instruction)
    sp_docx_marks_instruct (self->marks, text, (gsize)length);
}

static void
progress_cb (double done, gpointer user_data, GError **error)
{
  SpDocxBody *self = user_data;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  /* Text without a paragraph's end is looked at here. */
  if (!check_limits (self, error) || self->progress == NULL)
    return;
  done = self->notes == NULL ? done * SHARE_OF_BODY : SHARE_OF_BODY;
  if (!self->progress (done, self->user_data))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("已取消"));
}

/* ---- reading ---- */

SpDocxBody *
sp_docx_body_new (SpDocument *document, const SpDocxStyles *styles, SpDocxNumbering *numbering)
{
  SpDocxBody *self = g_new0 (SpDocxBody, 1);

  self->stories = sp_docx_stories_new (document, numbering);
  self->numbering = numbering;
  self->marks = sp_docx_marks_new ();
  self->note_ids = g_ptr_array_new_with_free_func (g_free);
  self->endnote_ids = g_ptr_array_new_with_free_func (g_free);
  self->document = document;
  self->styles = styles;
  return self;
}

void
sp_docx_body_free (SpDocxBody *self)
{
  if (self == NULL)
    return;
  sp_docx_stories_free (self->stories);
  sp_docx_marks_free (self->marks);
  g_ptr_array_unref (self->note_ids);
  g_ptr_array_unref (self->endnote_ids);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_free (self->note_id);
  g_free (self);
}

void
sp_docx_body_watch (SpDocxBody *self,
                    GCancellable *cancellable,
                    SpProgressFunc progress,
                    gpointer user_data)
{
  self->cancellable = cancellable;
  self->progress = progress;
  self->user_data = user_data;
}

static const SpMarkupHandlers handlers = {start_cb, end_cb, text_cb, progress_cb};

/* A note is no part of the sentence it hangs on, so it stands at the end, in a line of its own. */
static gboolean
read_notes (SpDocxBody *self, SpPackage *package, const char *part, GPtrArray *ids, GError **error)
{
  if (part == NULL || ids->len == 0)
    return TRUE;
  g_clear_pointer (&self->notes, g_hash_table_unref);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sp_docx_numbering_begin_story (self->numbering);
  if (!sp_package_parse (package, part, &handlers, self, error))
    return FALSE;
  sp_docx_numbering_end_story (self->numbering);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *text = g_hash_table_lookup (self->notes, g_ptr_array_index (ids, i));
      g_autofree char *line = NULL;

      if (text == NULL || text[0] == '\0')
        continue;
      line = g_strdup_printf ("注%u：%s", ++self->n_notes, text);
      sp_document_add_paragraph (self->document, line, -1);
      /* However often the text points to it. */
      g_hash_table_remove (self->notes, g_ptr_array_index (ids, i));
    }
  return TRUE;
}

gboolean
sp_docx_body_read (SpDocxBody *self, SpPackage *package, const char *part, GError **error)
{
  g_autofree char *footnotes = sp_package_dup_related (package, part, NULL, "/footnotes");
  g_autofree char *endnotes = sp_package_dup_related (package, part, NULL, "/endnotes");

  return sp_package_parse (package, part, &handlers, self, error) &&
         read_notes (self, package, footnotes, self->note_ids, error) &&
         read_notes (self, package, endnotes, self->endnote_ids, error);
}
