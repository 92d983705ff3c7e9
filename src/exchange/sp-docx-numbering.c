/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * numbering.xml and the counters: paragraph → list (num) → its form (abstractNum) → level. Lists of
 * one form count on together; a list that says so starts anew. */
#include "exchange/sp-docx-numbering.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

/* All levels of all lists; a Word document has some thousands. */
#define MAX_DEFINITIONS 200000
/* Longer than any printed number's pattern, in bytes. */
#define MAX_PATTERN 128
#define NOT_YET (-1)

typedef enum
{
  GAP_TAB,
  GAP_SPACE,
  GAP_NOTHING,
} Gap;

typedef struct
{
  char *format;
  char *pattern; /* "（%2）" */
  char *style;   /* paragraphs of this style are of this level; or NULL */
  int start;
  int restart; /* begin anew after a level below this number; UNSET: after any higher one */
  Gap gap;
  gboolean is_legal; /* all numbers decimal */
  gboolean is_hidden;
} Level;

typedef struct
{
  Level *levels[SP_DOCX_LEVELS];
  int counters[SP_DOCX_LEVELS];
  char *link; /* a style that has the list this form stands for, or NULL */
} Form;

typedef struct
{
  int form;
  Level *levels[SP_DOCX_LEVELS]; /* instead of the form's */
  int starts[SP_DOCX_LEVELS];    /* SP_DOCX_UNSET: goes on */
  gboolean is_begun;
} List;

struct _SpDocxNumbering
{
  /* Owned */
  GHashTable *forms; /* id → Form */
  GHashTable *lists; /* id → List */

  /* Borrowed */
  const SpDocxStyles *styles;

  /* State: while reading */
  guint n_definitions;
  Form *form;
  List *list;
  int index; /* of the level that an override is of */
  Level *level;
};

/* ---- reading ---- */

static void
level_free (Level *self)
{
  if (self == NULL)
    return;
  g_free (self->format);
  g_free (self->pattern);
  g_free (self->style);
  g_free (self);
}

static void
form_free (gpointer data)
{
  Form *self = data;

  for (guint i = 0; i < SP_DOCX_LEVELS; i++)
    level_free (self->levels[i]);
  g_free (self->link);
  g_free (self);
}

static void
list_free (gpointer data)
{
  List *self = data;

  for (guint i = 0; i < SP_DOCX_LEVELS; i++)
    level_free (self->levels[i]);
  g_free (self);
}

static int
attribute_number (const char **attributes, const char *name)
{
  const char *value = sp_markup_attribute (attributes, name);
  gint64 number = 0;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, &number, NULL))
    return SP_DOCX_UNSET;
  return (int)number;
}

static void
begin_form (SpDocxNumbering *self, const char **attributes)
{
  int id = attribute_number (attributes, "abstractNumId");

  self->level = NULL;
  self->form = g_new0 (Form, 1);
  for (guint i = 0; i < SP_DOCX_LEVELS; i++)
    self->form->counters[i] = NOT_YET;
  g_hash_table_replace (self->forms, GINT_TO_POINTER (id), self->form);
}

static void
begin_list (SpDocxNumbering *self, const char **attributes)
{
  int id = attribute_number (attributes, "numId");

  self->level = NULL;
  self->list = g_new0 (List, 1);
  self->list->form = SP_DOCX_UNSET;
  for (guint i = 0; i < SP_DOCX_LEVELS; i++)
    self->list->starts[i] = SP_DOCX_UNSET;
  g_hash_table_replace (self->lists, GINT_TO_POINTER (id), self->list);
}

static void
begin_level (SpDocxNumbering *self, const char **attributes)
{
  int index = attribute_number (attributes, "ilvl");
  Level **place;

  self->level = NULL;
  if (index == SP_DOCX_UNSET && self->list != NULL)
    index = self->index;
  if (index < 0 || index >= SP_DOCX_LEVELS || (self->form == NULL && self->list == NULL))
    return;
  place = self->form != NULL ? &self->form->levels[index] : &self->list->levels[index];
  level_free (*place);
  self->level = *place = g_new0 (Level, 1);
  self->level->restart = SP_DOCX_UNSET;
}

static char *
dup_pattern (const char *text)
{
  const char *end = text + strnlen (text, MAX_PATTERN);

  while (end > text && (*end & 0xc0) == 0x80)
    end--;
  return g_strndup (text, (gsize)(end - text));
}

static void
set_string (char **place, const char *value)
{
  g_free (*place);
  *place = value != NULL ? dup_pattern (value) : NULL;
}

/* A newer format comes with an older one to fall back on, which must not win. */
static void
set_format (Level *level, const char **attributes)
{
  const char *value = sp_markup_attribute (attributes, "val");
  const char *own = sp_markup_attribute (attributes, "format");

  if (g_strcmp0 (value, "custom") == 0)
    set_string (&level->format, own);
  else if (level->format == NULL)
    set_string (&level->format, value);
}

static void
read_level_property (Level *level, const char *name, const char **attributes)
{
  const char *value = sp_markup_attribute (attributes, "val");

  if (strcmp (name, "start") == 0)
    level->start = sp_docx_number (attributes, 0);
  else if (strcmp (name, "numFmt") == 0)
    set_format (level, attributes);
  else if (strcmp (name, "lvlText") == 0)
    set_string (&level->pattern, value);
  else if (strcmp (name, "pStyle") == 0)
    {
      g_free (level->style);
      level->style = sp_docx_dup_id (value);
    }
  else if (strcmp (name, "lvlRestart") == 0)
    level->restart = sp_docx_number (attributes, SP_DOCX_UNSET);
  else if (strcmp (name, "isLgl") == 0)
    level->is_legal = sp_docx_is_on (attributes);
  else if (strcmp (name, "vanish") == 0)
    level->is_hidden = sp_docx_is_on (attributes);
  else if (strcmp (name, "suff") == 0 && value != NULL)
    level->gap = strcmp (value, "nothing") == 0 ? GAP_NOTHING
                 : strcmp (value, "space") == 0 ? GAP_SPACE
                                                : GAP_TAB;
}

static void
read_list_property (SpDocxNumbering *self, const char *name, const char **attributes)
{
  if (strcmp (name, "abstractNumId") == 0)
    self->list->form = sp_docx_number (attributes, SP_DOCX_UNSET);
  else if (strcmp (name, "lvlOverride") == 0)
    self->index = attribute_number (attributes, "ilvl");
  else if (strcmp (name, "startOverride") == 0 && self->index >= 0 && self->index < SP_DOCX_LEVELS)
    self->list->starts[self->index] = sp_docx_number (attributes, 0);
}

static gboolean
may_define (SpDocxNumbering *self, GError **error)
{
  if (++self->n_definitions <= MAX_DEFINITIONS)
    return TRUE;
  g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                       _ ("文件里的自动编号定义多得异常，不予读取。请用原来的软件打开，把文字复制"
                          "到新文件后再选。"));
  return FALSE;
}

static void
start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  SpDocxNumbering *self = user_data;

  if (strcmp (name, "abstractNum") == 0 && may_define (self, error))
    begin_form (self, attributes);
  else if (strcmp (name, "num") == 0 && may_define (self, error))
    begin_list (self, attributes);
  else if (strcmp (name, "lvl") == 0 && may_define (self, error))
    begin_level (self, attributes);
  else if (self->level != NULL)
    read_level_property (self->level, name, attributes);
  else if (self->list != NULL)
    read_list_property (self, name, attributes);
  else if (self->form != NULL && strcmp (name, "numStyleLink") == 0)
    {
      g_free (self->form->link);
      self->form->link = sp_docx_dup_id (sp_markup_attribute (attributes, "val"));
    }
}

static void
end (const char *name, gpointer user_data, GError **error)
{
  SpDocxNumbering *self = user_data;

  if (strcmp (name, "lvl") == 0)
    self->level = NULL;
  else if (strcmp (name, "abstractNum") == 0)
    self->form = NULL;
  else if (strcmp (name, "num") == 0)
    self->list = NULL;
}

SpDocxNumbering *
sp_docx_numbering_read (SpPackage *package,
                        const char *part,
                        const SpDocxStyles *styles,
                        GError **error)
{
  static const SpMarkupHandlers handlers = {.start = start, .end = end};
  g_autoptr (SpDocxNumbering) self = g_new0 (SpDocxNumbering, 1);
  g_autofree char *numbering = sp_package_dup_related (package, part, NULL, "/numbering");

  self->styles = styles;
  self->forms = g_hash_table_new_full (NULL, NULL, NULL, form_free);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, list_free);
  if (numbering != NULL && !sp_package_parse (package, numbering, &handlers, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_docx_numbering_free (SpDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->forms);
  g_hash_table_unref (self->lists);
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

static List *
find_list (const SpDocxNumbering *self, int num_id)
{
  return num_id > 0 ? g_hash_table_lookup (self->lists, GINT_TO_POINTER (num_id)) : NULL;
}

/* The form of @list; one that only links to a style is that style's list's. */
static Form *
find_form (const SpDocxNumbering *self, const List *list)
{
  Form *form = NULL;

  for (guint hops = 0; list != NULL && hops < 4; hops++)
    {
      int num_id = SP_DOCX_UNSET;
      int level = 0;

      form = g_hash_table_lookup (self->forms, GINT_TO_POINTER (list->form));
      if (form == NULL || form->link == NULL)
        break;
      look_through_styles (self, form->link, &num_id, &level);
      list = find_list (self, num_id);
    }
  return form;
}

static const Level *
get_level (const List *list, const Form *form, int index)
{
  return list->levels[index] != NULL ? list->levels[index] : form->levels[index];
}

/* A level says which style it is for; that beats what the style says. */
static int
find_level_of_style (const SpDocxNumbering *self,
                     const List *list,
                     const Form *form,
                     const char *id)
{
  const SpDocxStyle *style;
  guint hops = 0;

  for (style = sp_docx_styles_get (self->styles, id); style != NULL;
       style = sp_docx_styles_next (self->styles, style, &hops))
    for (int i = 0; i < SP_DOCX_LEVELS; i++)
      {
        const Level *level = get_level (list, form, i);

        if (level != NULL && level->style != NULL && strcmp (level->style, style->id) == 0)
          return i;
      }
  return SP_DOCX_UNSET;
}

/* ---- counting ---- */

static int
start_of (const List *list, const Form *form, int index)
{
  const Level *level = get_level (list, form, index);

  if (list->starts[index] != SP_DOCX_UNSET)
    return list->starts[index];
  return level != NULL ? level->start : 1;
}

static void
count (List *list, Form *form, int index)
{
  if (!list->is_begun)
    for (int i = 0; i < SP_DOCX_LEVELS; i++)
      if (list->starts[i] != SP_DOCX_UNSET)
        form->counters[i] = NOT_YET;
  list->is_begun = TRUE;
  if (form->counters[index] == NOT_YET)
    form->counters[index] = start_of (list, form, index);
  else if (form->counters[index] < G_MAXINT)
    form->counters[index]++;
  for (int i = index + 1; i < SP_DOCX_LEVELS; i++)
    {
      const Level *level = get_level (list, form, i);

      /* lvlRestart counts levels from one: 2 is "after the second level or a higher one". */
      if (level == NULL || level->restart == SP_DOCX_UNSET || index < level->restart)
        form->counters[i] = NOT_YET;
    }
}

/* A level that has not counted yet shows where it would start. */
static void
append_level (GString *label, const List *list, const Form *form, int index, gboolean is_legal)
{
  const Level *level = get_level (list, form, index);
  int value = form->counters[index];
  const char *format = level != NULL && level->format != NULL ? level->format : "decimal";

  if (value == NOT_YET)
    value = start_of (list, form, index);
  sp_docx_append_number (label, is_legal ? "decimal" : format, value);
}

static void
append_label (GString *label, const List *list, const Form *form, const Level *level)
{
  for (const char *p = level->pattern; *p != '\0'; p++)
    {
      if (p[0] == '%' && p[1] >= '1' && p[1] <= '9')
        append_level (label, list, form, *++p - '1', level->is_legal);
      else
        g_string_append_c (label, *p);
    }
}

/* A tab parts “1” from “2020年”; behind “一、” it is only a distance. */
static const char *
gap_of (const Level *level, const GString *label)
{
  gunichar last;

  if (level->gap == GAP_NOTHING || label->len == 0)
    return "";
  last = g_utf8_get_char (g_utf8_prev_char (label->str + label->len));
  if (level->gap == GAP_SPACE || g_unichar_isalpha (last) || g_unichar_isdigit (last))
    return " ";
  return "";
}

void
sp_docx_numbering_step (
  SpDocxNumbering *self, const char *style, int num_id, int level, GString *label, const char **gap)
{
  int style_level = SP_DOCX_UNSET;
  const Level *found;
  List *list;
  Form *form;

  g_string_truncate (label, 0);
  *gap = "";
  look_through_styles (self, style, &num_id, &style_level);
  list = find_list (self, num_id);
  form = list != NULL ? find_form (self, list) : NULL;
  if (form == NULL)
    return;
  if (level == SP_DOCX_UNSET)
    level = find_level_of_style (self, list, form, style);
  if (level == SP_DOCX_UNSET)
    level = MAX (style_level, 0);
  found = level < SP_DOCX_LEVELS ? get_level (list, form, level) : NULL;
  if (found == NULL)
    return;
  count (list, form, level);
  if (found->is_hidden || found->pattern == NULL || g_strcmp0 (found->format, "bullet") == 0)
    return;
  append_label (label, list, form, found);
  *gap = gap_of (found, label);
}
