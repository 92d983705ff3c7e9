/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * numbering.xml: paragraph → list (num) → its form (abstractNum) → level. */
#include "exchange/sp-docx-lists.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

/* All levels of all lists; a Word document has some thousands. */
#define MAX_DEFINITIONS 200000
/* Longer than any printed number's pattern, in bytes. */
#define MAX_PATTERN 128

struct _SpDocxLists
{
  /* Owned */
  GHashTable *forms; /* id → SpDocxForm */
  GHashTable *lists; /* id → SpDocxList */

  /* State: while reading */
  guint n_definitions;
  SpDocxForm *form;
  SpDocxList *list;
  int index; /* of the level that an override is of */
  SpDocxLevel *level;
};

/* ---- reading ---- */

static void
level_free (SpDocxLevel *self)
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
  SpDocxForm *self = data;

  for (guint i = 0; i < SP_DOCX_LEVELS; i++)
    level_free (self->levels[i]);
  g_free (self->link);
  g_free (self);
}

static void
list_free (gpointer data)
{
  SpDocxList *self = data;

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
begin_form (SpDocxLists *self, const char **attributes)
{
  int id = attribute_number (attributes, "abstractNumId");

  self->level = NULL;
  self->form = g_new0 (SpDocxForm, 1);
  g_hash_table_replace (self->forms, GINT_TO_POINTER (id), self->form);
}

static void
begin_list (SpDocxLists *self, const char **attributes)
{
  int id = attribute_number (attributes, "numId");

  self->level = NULL;
  self->list = g_new0 (SpDocxList, 1);
  self->list->form = SP_DOCX_UNSET;
  for (guint i = 0; i < SP_DOCX_LEVELS; i++)
    self->list->starts[i] = SP_DOCX_UNSET;
  g_hash_table_replace (self->lists, GINT_TO_POINTER (id), self->list);
}

static void
begin_level (SpDocxLists *self, const char **attributes)
{
  int index = attribute_number (attributes, "ilvl");
  SpDocxLevel **place;

  self->level = NULL;
  if (index == SP_DOCX_UNSET && self->list != NULL)
    index = self->index;
  if (index < 0 || index >= SP_DOCX_LEVELS || (self->form == NULL && self->list == NULL))
    return;
  place = self->form != NULL ? &self->form->levels[index] : &self->list->levels[index];
  level_free (*place);
  self->level = *place = g_new0 (SpDocxLevel, 1);
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
set_format (SpDocxLevel *level, const char **attributes)
{
  const char *value = sp_markup_attribute (attributes, "val");
  const char *own = sp_markup_attribute (attributes, "format");

  if (g_strcmp0 (value, "custom") == 0)
    set_string (&level->format, own);
  else if (level->format == NULL)
    set_string (&level->format, value);
}

static void
read_level_property (SpDocxLevel *level, const char *name, const char **attributes)
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
    level->gap = strcmp (value, "nothing") == 0 ? SP_DOCX_GAP_NOTHING
                 : strcmp (value, "space") == 0 ? SP_DOCX_GAP_SPACE
                                                : SP_DOCX_GAP_TAB;
}

static void
read_list_property (SpDocxLists *self, const char *name, const char **attributes)
{
  if (strcmp (name, "abstractNumId") == 0)
    self->list->form = sp_docx_number (attributes, SP_DOCX_UNSET);
  else if (strcmp (name, "lvlOverride") == 0)
    self->index = attribute_number (attributes, "ilvl");
  else if (strcmp (name, "startOverride") == 0 && self->index >= 0 && self->index < SP_DOCX_LEVELS)
    self->list->starts[self->index] = sp_docx_number (attributes, 0);
}

static gboolean
may_define (SpDocxLists *self, GError **error)
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
  SpDocxLists *self = user_data;

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
  SpDocxLists *self = user_data;

  if (strcmp (name, "lvl") == 0)
    self->level = NULL;
  else if (strcmp (name, "abstractNum") == 0)
    self->form = NULL;
  else if (strcmp (name, "num") == 0)
    self->list = NULL;
}

SpDocxLists *
sp_docx_lists_read (SpPackage *package, const char *part, GError **error)
{
  static const SpMarkupHandlers handlers = {.start = start, .end = end};
  g_autoptr (SpDocxLists) self = g_new0 (SpDocxLists, 1);
  g_autofree char *numbering = sp_package_dup_related (package, part, NULL, "/numbering");

  self->forms = g_hash_table_new_full (NULL, NULL, NULL, form_free);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, list_free);
  if (numbering != NULL && !sp_package_parse (package, numbering, &handlers, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_docx_lists_free (SpDocxLists *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->forms);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/* ---- asking ---- */

const SpDocxList *
sp_docx_lists_get (const SpDocxLists *self, int num_id)
{
  return num_id > 0 ? g_hash_table_lookup (self->lists, GINT_TO_POINTER (num_id)) : NULL;
}

const SpDocxForm *
sp_docx_lists_get_form (const SpDocxLists *self, int id)
{
  return g_hash_table_lookup (self->forms, GINT_TO_POINTER (id));
}

const SpDocxLevel *
sp_docx_list_get_level (const SpDocxList *self, const SpDocxForm *form, int index)
{
  return self->levels[index] != NULL ? self->levels[index] : form->levels[index];
}
