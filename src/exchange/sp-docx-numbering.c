/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which level of which list a paragraph is of, and the counters. Knows definitions
 * (sp-docx-lists.h) and styles, no XML.
 *
 * Where the standard (ECMA-376-1, 17.9) is silent, what Word prints decides: [MS-DOC] 2.4.6.3 and
 * 2.4.6.4 (the same lists in .doc), [MS-OI29500] 2.1.282, and what docx4j's authors measured in
 * Word (their change request 14). */
#include "exchange/sp-docx-numbering.h"

#include "exchange/sp-docx-lists.h"

#include <string.h>

#define NOT_YET (-1)

/* Lists of one form count on together. */
typedef struct
{
  int counters[SP_DOCX_LEVELS];
} Count;

/* The body, a text box, the notes of one kind: each counts for itself. */
typedef struct
{
  GHashTable *counts; /* id of a form → Count; NULL before the first number */
  GHashTable *begun;  /* id of a list → its levels that started as it says, a bit each */
} Story;

struct _SpDocxNumbering
{
  /* Owned */
  SpDocxLists *lists;
  GArray *stories; /* of Story, the innermost last */

  /* Borrowed */
  const SpDocxStyles *styles;
};

/* What a paragraph is numbered by. */
typedef struct
{
  int num_id;
  const SpDocxList *list;
  const SpDocxForm *form;
  int *counters;
} Use;

/* ---- stories ---- */

static void
story_clear (gpointer data)
{
  Story *self = data;

  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->begun, g_hash_table_unref);
}

void
sp_docx_numbering_begin_story (SpDocxNumbering *self)
{
  Story story = {0};

  g_array_append_val (self->stories, story);
}

void
sp_docx_numbering_end_story (SpDocxNumbering *self)
{
  g_return_if_fail (self->stories->len > 1);

  g_array_set_size (self->stories, self->stories->len - 1);
}

static Story *
top (SpDocxNumbering *self)
{
  Story *story = &g_array_index (self->stories, Story, self->stories->len - 1);

  if (story->counts == NULL)
    {
      story->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      story->begun = g_hash_table_new (NULL, NULL);
    }
  return story;
}

/* A form that stands for another's list counts for itself nevertheless. */
static int *
find_counters (Story *story, int form)
{
  Count *count = g_hash_table_lookup (story->counts, GINT_TO_POINTER (form));

  if (count == NULL)
    {
      count = g_new (Count, 1);
      for (guint i = 0; i < SP_DOCX_LEVELS; i++)
        count->counters[i] = NOT_YET;
      g_hash_table_insert (story->counts, GINT_TO_POINTER (form), count);
    }
  return count->counters;
}

SpDocxNumbering *
sp_docx_numbering_read (SpPackage *package,
                        const char *part,
                        const SpDocxStyles *styles,
                        GError **error)
{
  SpDocxLists *lists = sp_docx_lists_read (package, part, error);
  SpDocxNumbering *self;

  if (lists == NULL)
    return NULL;
  self = g_new0 (SpDocxNumbering, 1);
  self->lists = lists;
  self->styles = styles;
  self->stories = g_array_new (FALSE, FALSE, sizeof (Story));
  g_array_set_clear_func (self->stories, story_clear);
  sp_docx_numbering_begin_story (self);
  return self;
}

void
sp_docx_numbering_free (SpDocxNumbering *self)
{
  if (self == NULL)
    return;
  sp_docx_lists_free (self->lists);
  g_array_unref (self->stories);
  g_free (self);
}

/* ---- which level of which list ---- */

/* What the style chain says: the first list and the first level met. */
static void
look_through_styles (const SpDocxNumbering *self, const char *id, int *num_id, int *level)
{
  const SpDocxStyle *style;
  guint hops = 0;

  for (style = sp_docx_styles_get (self->styles, id); style != NULL;
       style = sp_docx_styles_next (self->styles, style, &hops))
    {
      if (*num_id == SP_DOCX_UNSET)
        *num_id = style->num_id;
      if (*level == SP_DOCX_UNSET)
        *level = style->level;
    }
}

/* The form of @list; one that only links to a style is that style's list's. */
static const SpDocxForm *
find_form (const SpDocxNumbering *self, const SpDocxList *list)
{
  const SpDocxForm *form = NULL;

  for (guint hops = 0; list != NULL && hops < 4; hops++)
    {
      int num_id = SP_DOCX_UNSET;
      int level = 0;

      form = sp_docx_lists_get_form (self->lists, list->form);
      if (form == NULL || form->link == NULL)
        break;
      look_through_styles (self, form->link, &num_id, &level);
      list = sp_docx_lists_get (self->lists, num_id);
    }
  return form;
}

/* A level says which style it is for; that beats what the style says. */
static int
find_level_of_style (const SpDocxNumbering *self, const Use *use, const char *id)
{
  const SpDocxStyle *style;
  guint hops = 0;

  for (style = sp_docx_styles_get (self->styles, id); style != NULL;
       style = sp_docx_styles_next (self->styles, style, &hops))
    for (int i = 0; i < SP_DOCX_LEVELS; i++)
      {
        const SpDocxLevel *level = sp_docx_list_get_level (use->list, use->form, i);

        if (level != NULL && level->style != NULL && strcmp (level->style, style->id) == 0)
          return i;
      }
  return SP_DOCX_UNSET;
}

/* ---- counting ---- */

static int
plain_start_of (const Use *use, int index)
{
  const SpDocxLevel *level = sp_docx_list_get_level (use->list, use->form, index);

  return level != NULL ? level->start : 1;
}

static int
start_of (const Use *use, int index)
{
  int own = use->list->starts[index];

  return own != SP_DOCX_UNSET ? own : plain_start_of (use, index);
}

/* lvlRestart counts levels from one: 2 is "after the second level or a higher one", 0 is never.
 * Word heeds that of the form alone, not that of a list's own level ([MS-OI29500] 2.1.282). */
static gboolean
is_restarted (const Use *use, int index, int by)
{
  const SpDocxLevel *level = use->form->levels[index];

  return level == NULL || level->restart == SP_DOCX_UNSET || by < level->restart;
}

/* A list's own start holds once, where a paragraph of the list is first met at that level, whatever
 * other lists of the form counted before ([MS-DOC] 2.4.6.4, step 10).
 *
 * A level above that was not used yet counts as used, for its number may be printed: what is 1.1
 * without a 1 before is followed by a 2. So do LibreOffice, docx4j and Open-Xml-PowerTools, all of
 * them held against Word; the algorithm printed in [MS-DOC] 2.4.6.4 looks at paragraphs of the
 * level alone and would say 1. */
static void
count (const Use *use, guint *begun, int index)
{
  int *counters = use->counters;

  if (use->list->starts[index] != SP_DOCX_UNSET && (*begun & 1u << index) == 0)
    counters[index] = NOT_YET;
  *begun |= 1u << index;
  for (int i = 0; i < index; i++)
    if (counters[i] == NOT_YET)
      counters[i] = plain_start_of (use, i);
  if (counters[index] == NOT_YET)
    counters[index] = start_of (use, index);
  else if (counters[index] < G_MAXINT)
    counters[index]++;
  for (int i = index + 1; i < SP_DOCX_LEVELS; i++)
    if (is_restarted (use, i, index))
      counters[i] = NOT_YET;
}

/* isLgl makes all numbers of the label decimal, but leaves 01 and nothing as they are ([MS-DOC]
 * 2.9.150, fLegal). */
static const char *
format_of (const SpDocxLevel *level, gboolean is_legal)
{
  const char *format = level != NULL && level->format != NULL ? level->format : "decimal";

  if (is_legal && strcmp (format, "decimalZero") != 0 && strcmp (format, "none") != 0)
    return "decimal";
  return format;
}

/* A level that has not counted yet shows where it would start. */
static void
append_level (GString *label, const Use *use, int index, gboolean is_legal)
{
  const SpDocxLevel *level = sp_docx_list_get_level (use->list, use->form, index);
  int value = use->counters[index];

  if (value == NOT_YET)
    value = start_of (use, index);
  sp_docx_append_number (label, format_of (level, is_legal), value);
}

static void
append_label (GString *label, const Use *use, const SpDocxLevel *level)
{
  for (const char *p = level->pattern; *p != '\0'; p++)
    {
      if (p[0] == '%' && p[1] >= '1' && p[1] <= '9')
        append_level (label, use, *++p - '1', level->is_legal);
      else
        g_string_append_c (label, *p);
    }
}

/* A tab parts “1” from “2020年”; behind “一、” it is only a distance. */
static const char *
gap_of (const SpDocxLevel *level, const GString *label)
{
  gunichar last;

  if (level->gap == SP_DOCX_GAP_NOTHING || label->len == 0)
    return "";
  last = g_utf8_get_char (g_utf8_prev_char (label->str + label->len));
  if (level->gap == SP_DOCX_GAP_SPACE || g_unichar_isalpha (last) || g_unichar_isdigit (last))
    return " ";
  return "";
}

/* ---- a paragraph ---- */

/* The level that @style puts a paragraph on. NULL: none, or one that is another style's; a number
 * that a style brings is not printed there, nor counted (docx4j, measured). */
static const SpDocxLevel *
find_styled_level (const SpDocxNumbering *self,
                   const Use *use,
                   const char *style,
                   int style_level,
                   gboolean is_by_style,
                   int *index)
{
  const SpDocxLevel *level;

  *index = find_level_of_style (self, use, style);
  if (*index != SP_DOCX_UNSET)
    return sp_docx_list_get_level (use->list, use->form, *index);
  *index = MAX (style_level, 0);
  if (*index >= SP_DOCX_LEVELS)
    return NULL;
  level = sp_docx_list_get_level (use->list, use->form, *index);
  return level != NULL && is_by_style && level->style != NULL ? NULL : level;
}

static void
count_in_story (SpDocxNumbering *self, Use *use, int index)
{
  Story *story = top (self);
  gpointer key = GINT_TO_POINTER (use->num_id);
  guint begun = GPOINTER_TO_UINT (g_hash_table_lookup (story->begun, key));

  use->counters = find_counters (story, use->list->form);
  count (use, &begun, index);
  g_hash_table_insert (story->begun, key, GUINT_TO_POINTER (begun));
}

void
sp_docx_numbering_step (
  SpDocxNumbering *self, const char *style, int num_id, int level, GString *label, const char **gap)
{
  gboolean is_by_style = num_id == SP_DOCX_UNSET;
  int style_level = SP_DOCX_UNSET;
  const SpDocxLevel *found = NULL;
  Use use = {0};

  g_string_truncate (label, 0);
  *gap = "";
  look_through_styles (self, style, &num_id, &style_level);
  use.num_id = num_id;
  use.list = sp_docx_lists_get (self->lists, num_id);
  use.form = use.list != NULL ? find_form (self, use.list) : NULL;
  if (use.form == NULL)
    return;
  if (level == SP_DOCX_UNSET)
    found = find_styled_level (self, &use, style, style_level, is_by_style, &level);
  else if (level < SP_DOCX_LEVELS)
    found = sp_docx_list_get_level (use.list, use.form, level);
  if (found == NULL)
    return;
  count_in_story (self, &use, level);
  if (found->is_hidden || found->pattern == NULL || g_strcmp0 (found->format, "bullet") == 0)
    return;
  append_label (label, &use, found);
  *gap = gap_of (found, label);
}
