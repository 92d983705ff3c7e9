/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs get their numbers and go to the document, into a cell or a note; what a text box says
 * follows the paragraph that it hangs on. */
#include "exchange/sp-docx-story.h"

#include <string.h>

#define KEPT_ROOM (64 * 1024)
/* Text is copied from each cell to the one around it; tables in tables deeper than anyone makes are
 * read as paragraphs. */
#define MAX_STORIES 24

typedef enum
{
  STORY_BODY,
  STORY_CELL, /* everything becomes lines of the cell */
  STORY_BOX,  /* everything is kept until the paragraph outside ends */
  STORY_NOTE,
} StoryKind;

/* A paragraph or a table of a text box. */
typedef struct
{
  char *text;
  SpDocxTable *table;
} Block;

typedef struct
{
  StoryKind kind;
  /* Owned */
  GString *lines; /* of a cell or a note */
  GArray *blocks; /* of a box: of Block */
  GArray *boxes;  /* blocks that follow the paragraph at hand; NULL: none */
  GString *text;  /* of the paragraph at hand */
  GString *held;  /* of paragraphs before that run on into it */
  SpDocxTable *table;
  SpDocxParagraph paragraph;
  /* State */
  gboolean in_paragraph;
  SpDocxCell cell;
} Story;

struct _SpDocxStories
{
  /* Owned */
  GPtrArray *stories; /* of Story, the innermost last */
  GPtrArray *spare;   /* used ones */
  GString *label;

  /* Borrowed */
  SpDocument *document;
  SpDocxNumbering *numbering;

  /* State */
  gsize n_bytes;
  guint n_cells;
};

/* ---- stories ---- */

static void
block_clear (gpointer data)
{
  Block *self = data;

  g_free (self->text);
  sp_docx_table_free (self->table);
}

static GArray *
blocks_new (void)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));

  g_array_set_clear_func (blocks, block_clear);
  return blocks;
}

static void
story_free (gpointer data)
{
  Story *self = data;

  g_string_free (self->lines, TRUE);
  g_string_free (self->text, TRUE);
  g_string_free (self->held, TRUE);
  g_array_unref (self->blocks);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->table, sp_docx_table_free);
  g_free (self->paragraph.style);
  g_free (self);
}

static Story *
story_new (void)
{
  Story *self = g_new0 (Story, 1);

  self->lines = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->held = g_string_new (NULL);
  self->blocks = blocks_new ();
  return self;
}

static Story *
top (const SpDocxStories *self)
{
  return g_ptr_array_index (self->stories, self->stories->len - 1);
}

static void
push (SpDocxStories *self, StoryKind kind)
{
  Story *story = self->spare->len > 0 ? g_ptr_array_steal_index (self->spare, self->spare->len - 1)
                                      : story_new ();

  story->kind = kind;
  story->cell.column_span = 1;
  story->cell.merge = SP_DOCX_MERGE_NONE;
  story->cell.is_swallowed = FALSE;
  g_ptr_array_add (self->stories, story);
}

/* Stories are used again; one that was large must not stay so. */
static void
empty (GString **text)
{
  if ((*text)->allocated_len <= KEPT_ROOM)
    {
      g_string_truncate (*text, 0);
      return;
    }
  g_string_free (*text, TRUE);
  *text = g_string_new (NULL);
}

/* The story at the top is done and empty of what it gave. */
static void
pop (SpDocxStories *self)
{
  Story *story = g_ptr_array_steal_index (self->stories, self->stories->len - 1);

  empty (&story->lines);
  empty (&story->text);
  empty (&story->held);
  g_array_set_size (story->blocks, 0);
  g_clear_pointer (&story->boxes, g_array_unref);
  g_clear_pointer (&story->table, sp_docx_table_free);
  story->in_paragraph = FALSE;
  g_ptr_array_add (self->spare, story);
}

SpDocxStories *
sp_docx_stories_new (SpDocument *document, SpDocxNumbering *numbering)
{
  SpDocxStories *self = g_new0 (SpDocxStories, 1);

  self->stories = g_ptr_array_new_with_free_func (story_free);
  self->spare = g_ptr_array_new_with_free_func (story_free);
  self->label = g_string_new (NULL);
  self->document = document;
  self->numbering = numbering;
  push (self, STORY_BODY);
  return self;
}

void
sp_docx_stories_free (SpDocxStories *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->stories);
  g_ptr_array_unref (self->spare);
  g_string_free (self->label, TRUE);
  g_free (self);
}

/* ---- where a paragraph or a table goes ---- */

static void
append_line (GString *lines, const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  if (length == 0)
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  for (gsize i = 0; i < length; i++)
    /* Tabs part cells. */
    g_string_append_c (lines, text[i] == '\t' ? ' ' : text[i]);
}

static void
deliver_paragraph (SpDocxStories *self, Story *story, const GString *text)
{
  Block block = {0};

  switch (story->kind)
    {
    case STORY_CELL:
    case STORY_NOTE:
      append_line (story->lines, text->str, text->len);
      break;
    case STORY_BOX:
      if (text->len == 0)
        break;
      block.text = g_strndup (text->str, text->len);
      g_array_append_val (story->blocks, block);
      break;
    case STORY_BODY:
    default:
      sp_document_add_paragraph (self->document, text->str, (gssize)text->len);
      break;
    }
}

static void
deliver_lines (SpDocxStories *self, SpDocxTable *table)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_auto (GStrv) split = NULL;

  sp_docx_table_append_lines (table, lines);
  split = g_strsplit (lines->str, "\n", -1);
  for (guint i = 0; split[i] != NULL; i++)
    sp_document_add_paragraph (self->document, split[i], -1);
}

/* Takes @table. */
static void
deliver_table (SpDocxStories *self, Story *story, SpDocxTable *table)
{
  Block block = {.table = table};

  if (story->kind == STORY_BOX)
    {
      g_array_append_val (story->blocks, block);
      return;
    }
  if (story->kind != STORY_BODY)
    sp_docx_table_append_lines (table, story->lines);
  else if (sp_docx_table_is_frame (table))
    deliver_lines (self, table);
  else
    sp_docx_table_write (table, self->document);
  sp_docx_table_free (table);
}

static void
deliver_boxes (SpDocxStories *self, Story *story)
{
  g_autoptr (GArray) boxes = g_steal_pointer (&story->boxes);

  for (guint i = 0; boxes != NULL && i < boxes->len; i++)
    {
      Block *block = &g_array_index (boxes, Block, i);
      g_autoptr (GString) text = NULL;

      if (block->table != NULL)
        {
          deliver_table (self, story, g_steal_pointer (&block->table));
          continue;
        }
      text = g_string_new (block->text);
      deliver_paragraph (self, story, text);
    }
}

/* ---- paragraphs ---- */

static gboolean
begin_paragraph (SpDocxStories *self, Story *story)
{
  if (story->in_paragraph)
    return FALSE;
  story->in_paragraph = TRUE;
  g_string_truncate (story->text, 0);
  g_clear_pointer (&story->paragraph.style, g_free);
  story->paragraph.num_id = story->paragraph.level = SP_DOCX_UNSET;
  story->paragraph.is_joined = FALSE;
  return TRUE;
}

gboolean
sp_docx_stories_begin_paragraph (SpDocxStories *self)
{
  return begin_paragraph (self, top (self));
}

static gboolean
is_blank (const GString *text)
{
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Counts the paragraph and puts its number before the text, where it is not typed there as well. */
static void
put_number (SpDocxStories *self, Story *story)
{
  const SpDocxParagraph *paragraph = &story->paragraph;
  const char *gap = "";
  gsize indent = 0;

  sp_docx_numbering_step (self->numbering, paragraph->style != NULL ? paragraph->style : "",
                          paragraph->num_id, paragraph->level, self->label, &gap);
  if (self->label->len == 0 || is_blank (story->text))
    return;
  while (g_ascii_isspace (story->text->str[indent]))
    indent++;
  if (g_str_has_prefix (story->text->str + indent, self->label->str))
    return;
  if (indent == 0)
    g_string_prepend (story->text, gap);
  g_string_prepend_len (story->text, self->label->str, (gssize)self->label->len);
  self->n_bytes += self->label->len;
}

/* White space at the ends of lines is no text, but what indents the first line stays. */
static void
trim_end (GString *text)
{
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  g_string_erase (text, 0, (gssize)strspn (text->str, "\n"));
}

static void
end_paragraph (SpDocxStories *self, Story *story, gboolean is_shown)
{
  gboolean is_blank_text;

  story->in_paragraph = FALSE;
  trim_end (story->text);
  is_blank_text = is_blank (story->text);
  self->n_bytes++;
  /* One that runs on counts only if something of it is left. */
  if ((is_shown && !story->paragraph.is_joined && story->held->len == 0) ||
      (!is_blank_text && story->held->len == 0))
    put_number (self, story);
  if (story->paragraph.is_joined)
    {
      if (!is_blank_text)
        g_string_append_len (story->held, story->text->str, (gssize)story->text->len);
    }
  else if (story->held->len > 0)
    {
      g_string_append_len (story->held, story->text->str, (gssize)story->text->len);
      deliver_paragraph (self, story, story->held);
      g_string_truncate (story->held, 0);
    }
  else if (is_shown || !is_blank_text)
    deliver_paragraph (self, story, story->text);
  deliver_boxes (self, story);
}

void
sp_docx_stories_end_paragraph (SpDocxStories *self, gboolean is_shown)
{
  end_paragraph (self, top (self), is_shown);
}

/* Text that runs on into something that is no paragraph ends there. */
static void
flush_held (SpDocxStories *self, Story *story)
{
  if (story->held->len == 0)
    return;
  deliver_paragraph (self, story, story->held);
  g_string_truncate (story->held, 0);
}

/* ---- tables ---- */

gboolean
sp_docx_stories_begin_table (SpDocxStories *self)
{
  Story *story = top (self);

  if (story->table != NULL || story->in_paragraph || self->stories->len > MAX_STORIES)
    return FALSE;
  flush_held (self, story);
  story->table = sp_docx_table_new ();
  return TRUE;
}

gboolean
sp_docx_stories_begin_row (SpDocxStories *self)
{
  SpDocxTable *table = top (self)->table;

  if (table == NULL || sp_docx_table_is_in_row (table))
    return FALSE;
  sp_docx_table_begin_row (table);
  return TRUE;
}

gboolean
sp_docx_stories_begin_cell (SpDocxStories *self)
{
  SpDocxTable *table = top (self)->table;

  if (table == NULL || !sp_docx_table_is_in_row (table) || top (self)->in_paragraph)
    return FALSE;
  push (self, STORY_CELL);
  self->n_cells++;
  return TRUE;
}

void
sp_docx_stories_end_cell (SpDocxStories *self)
{
  Story *story = top (self);
  SpDocxTable *table;

  g_return_if_fail (story->kind == STORY_CELL && self->stories->len > 1);

  flush_held (self, story);
  table = ((Story *)g_ptr_array_index (self->stories, self->stories->len - 2))->table;
  if (story->cell.is_swallowed)
    sp_docx_table_widen_last (table, story->cell.column_span);
  else
    sp_docx_table_add_cell (table, story->lines->str, story->lines->len, story->cell.column_span,
                            story->cell.merge);
  pop (self);
}

void
sp_docx_stories_end_row (SpDocxStories *self)
{
  sp_docx_table_end_row (top (self)->table);
}

void
sp_docx_stories_end_table (SpDocxStories *self)
{
  deliver_table (self, top (self), g_steal_pointer (&top (self)->table));
}

/* ---- text boxes and notes ---- */

gboolean
sp_docx_stories_begin_box (SpDocxStories *self)
{
  if (!top (self)->in_paragraph || self->stories->len > MAX_STORIES)
    return FALSE;
  sp_docx_numbering_begin_story (self->numbering);
  push (self, STORY_BOX);
  return TRUE;
}

void
sp_docx_stories_end_box (SpDocxStories *self)
{
  Story *story = top (self);
  Story *outer;

  g_return_if_fail (story->kind == STORY_BOX && self->stories->len > 1);

  flush_held (self, story);
  outer = g_ptr_array_index (self->stories, self->stories->len - 2);
  if (outer->boxes == NULL)
    outer->boxes = blocks_new ();
  if (story->blocks->len > 0)
    {
      g_array_append_vals (outer->boxes, story->blocks->data, story->blocks->len);
      /* They belong to the outer one now. */
      memset (story->blocks->data, 0, story->blocks->len * sizeof (Block));
    }
  pop (self);
  sp_docx_numbering_end_story (self->numbering);
}

void
sp_docx_stories_begin_note (SpDocxStories *self)
{
  push (self, STORY_NOTE);
}

char *
sp_docx_stories_end_note (SpDocxStories *self)
{
  Story *story = top (self);
  char *text;

  g_return_val_if_fail (story->kind == STORY_NOTE && self->stories->len > 1, NULL);

  flush_held (self, story);
  text = g_strndup (story->lines->str, story->lines->len);
  pop (self);
  return text;
}

/* ---- what is open ---- */

SpDocxParagraph *
sp_docx_stories_get_paragraph (SpDocxStories *self)
{
  return top (self)->in_paragraph ? &top (self)->paragraph : NULL;
}

SpDocxCell *
sp_docx_stories_get_cell (SpDocxStories *self)
{
  return top (self)->kind == STORY_CELL ? &top (self)->cell : NULL;
}

SpDocxTable *
sp_docx_stories_get_table (SpDocxStories *self)
{
  return top (self)->table;
}

void
sp_docx_stories_add_text (SpDocxStories *self, const char *text, gssize length)
{
  if (!top (self)->in_paragraph)
    return;
  g_string_append_len (top (self)->text, text, length);
  self->n_bytes += length < 0 ? strlen (text) : (gsize)length;
}

gsize
sp_docx_stories_get_n_taken (const SpDocxStories *self)
{
  return self->n_bytes;
}

gsize
sp_docx_stories_get_n_bytes (const SpDocxStories *self)
{
  gsize written = 0;

  /* What merged cells leave free is printed, too. */
  sp_document_get_text (self->document, &written);
  return MAX (written, self->n_bytes);
}

guint
sp_docx_stories_get_n_cells (const SpDocxStories *self)
{
  return self->n_cells;
}
