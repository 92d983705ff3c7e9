/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * styles.xml, as far as it bears on numbers and hidden text. */
#include "exchange/sp-docx-styles.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <stdlib.h>
#include <string.h>

/* Documents with thousands of styles exist; with this many they are damaged. */
#define MAX_STYLES 20000
#define MAX_HOPS 32
/* In bytes; what is longer is no name, and cutting it costs nothing but that. */
#define MAX_ID 255

struct _SpDocxStyles
{
  /* Owned */
  GHashTable *by_id; /* borrowed id → SpDocxStyle */
  char *fallback;    /* id of the style of paragraphs that name none */

  /* State */
  gboolean has_hidden;
  SpDocxStyle *style; /* being read */
  guint changes;      /* depth inside what tracked changes were before */
};

/* ---- values ---- */

int
sp_docx_number (const char **attributes, int fallback)
{
  const char *value = sp_markup_attribute (attributes, "val");
  char *end = NULL;
  long number;

  if (value == NULL)
    return fallback;
  number = strtol (value, &end, 10);
  if (end == value || number < 0 || number > G_MAXINT32 / 2)
    return fallback;
  return (int)number;
}

gboolean
sp_docx_is_on (const char **attributes)
{
  const char *value = sp_markup_attribute (attributes, "val");

  return value == NULL ||
         !(strcmp (value, "0") == 0 || strcmp (value, "false") == 0 || strcmp (value, "off") == 0);
}

char *
sp_docx_dup_id (const char *id)
{
  return id != NULL ? g_strndup (id, MAX_ID) : NULL;
}

/* ---- reading ---- */

static void
style_free (gpointer data)
{
  SpDocxStyle *self = data;

  g_free (self->id);
  g_free (self->based_on);
  g_free (self);
}

static void
begin_style (SpDocxStyles *self, const char **attributes, GError **error)
{
  const char *id = sp_markup_attribute (attributes, "styleId");
  const char *type = sp_markup_attribute (attributes, "type");
  const char *is_default = sp_markup_attribute (attributes, "default");
  SpDocxStyle *style;

  if (id == NULL || g_hash_table_contains (self->by_id, id))
    return;
  if (g_hash_table_size (self->by_id) >= MAX_STYLES)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                           _ ("文件里的样式多得异常，不予读取。请用原来的软件打开，把文字复制到新"
                              "文件后再选。"));
      return;
    }
  style = g_new0 (SpDocxStyle, 1);
  style->id = sp_docx_dup_id (id);
  style->num_id = style->level = style->is_hidden = SP_DOCX_UNSET;
  g_hash_table_insert (self->by_id, style->id, style);
  self->style = style;
  if (self->fallback == NULL && g_strcmp0 (type, "paragraph") == 0 && is_default != NULL &&
      (strcmp (is_default, "1") == 0 || strcmp (is_default, "true") == 0))
    self->fallback = sp_docx_dup_id (id);
}

static void
read_property (SpDocxStyles *self, const char *name, const char **attributes)
{
  SpDocxStyle *style = self->style;

  if (strcmp (name, "basedOn") == 0 && style->based_on == NULL)
    style->based_on = sp_docx_dup_id (sp_markup_attribute (attributes, "val"));
  else if (strcmp (name, "numId") == 0)
    style->num_id = sp_docx_number (attributes, 0);
  else if (strcmp (name, "ilvl") == 0)
    style->level = sp_docx_number (attributes, 0);
  else if (strcmp (name, "vanish") == 0)
    {
      style->is_hidden = sp_docx_is_on (attributes);
      self->has_hidden |= style->is_hidden;
    }
}

/* Rows and corners of a table style have properties of their own, which are not the style's. */
static gboolean
is_aside (const char *name)
{
  return g_str_has_suffix (name, "PrChange") || strcmp (name, "tblStylePr") == 0;
}

static void
start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  SpDocxStyles *self = user_data;

  if (is_aside (name))
    self->changes++;
  if (self->changes > 0)
    return;
  if (strcmp (name, "style") == 0)
    begin_style (self, attributes, error);
  else if (self->style != NULL)
    read_property (self, name, attributes);
}

static void
end (const char *name, gpointer user_data, GError **error)
{
  SpDocxStyles *self = user_data;

  if (is_aside (name))
    self->changes--;
  else if (strcmp (name, "style") == 0)
    self->style = NULL;
}

SpDocxStyles *
sp_docx_styles_read (SpPackage *package, const char *part, GError **error)
{
  static const SpMarkupHandlers handlers = {.start = start, .end = end};
  g_autoptr (SpDocxStyles) self = g_new0 (SpDocxStyles, 1);
  g_autofree char *styles = sp_package_dup_related (package, part, NULL, "/styles");

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, style_free);
  if (styles != NULL && !sp_package_parse (package, styles, &handlers, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_docx_styles_free (SpDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_free (self->fallback);
  g_free (self);
}

/* ---- asking ---- */

const SpDocxStyle *
sp_docx_styles_get (const SpDocxStyles *self, const char *id)
{
  const SpDocxStyle *style = g_hash_table_lookup (self->by_id, id);

  /* A name that leads nowhere counts as none. */
  if (style == NULL && self->fallback != NULL)
    style = g_hash_table_lookup (self->by_id, self->fallback);
  return style;
}

const SpDocxStyle *
sp_docx_styles_next (const SpDocxStyles *self, const SpDocxStyle *style, guint *hops)
{
  if (style->based_on == NULL || ++*hops > MAX_HOPS)
    return NULL;
  return g_hash_table_lookup (self->by_id, style->based_on);
}

gboolean
sp_docx_styles_is_hidden (const SpDocxStyles *self, const char *id)
{
  const SpDocxStyle *style;
  guint hops = 0;

  if (!self->has_hidden)
    return FALSE;
  for (style = sp_docx_styles_get (self, id); style != NULL;
       style = sp_docx_styles_next (self, style, &hops))
    if (style->is_hidden != SP_DOCX_UNSET)
      return style->is_hidden;
  return FALSE;
}
