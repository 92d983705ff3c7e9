/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts that several cells share, and the number formats of cells. */
#include "exchange/sp-xlsx-book.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

#define MAX_STYLES 100000

gboolean
sp_xlsx_refuse_size (GError **error)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                       _ ("工作簿的内容太多，超过上限。请删去无关的工作表，或拆分后再导入。"));
  return FALSE;
}

/* ---- text ---- */

/* _x000D_: seven characters that stand for one. -1 where they are only themselves. */
static int
read_escape (const char *text, gsize length)
{
  int code = 0;

  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (text[i]);
    }
  return code;
}

static void
append_code (GString *out, int code)
{
  if (code == '\n' || (code >= 0x20 && g_unichar_validate ((gunichar)code)))
    g_string_append_unichar (out, (gunichar)code);
  else if (code == '\t')
    g_string_append_c (out, ' ');
}

/* What stands at @text beside plain characters; how many bytes it took. */
static gsize
append_special (GString *out, const char *text, gsize length)
{
  int code = text[0] == '_' ? read_escape (text, length) : -1;

  if (code >= 0)
    {
      append_code (out, code);
      return 7;
    }
  if (text[0] == '\t')
    g_string_append_c (out, ' ');
  else if (text[0] != '\r')
    g_string_append_c (out, text[0]);
  return 1;
}

void
sp_xlsx_append_text (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      gsize plain = MIN (strcspn (text, "_\t\r"), (gsize)(end - text));

      g_string_append_len (out, text, (gssize)plain);
      text += plain;
      if (text < end)
        text += append_special (out, text, (gsize)(end - text));
    }
}

/* ---- shared strings ---- */

typedef struct
{
  SpXlsxBook *book;
  GString *value;
  guint phonetic; /* how a word is spoken is no part of it */
  gboolean in_text;
} Shared;

static void
shared_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  Shared *self = user_data;

  if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_text = self->phonetic == 0;
  else if (strcmp (name, "si") == 0)
    g_string_truncate (self->value, 0);
}

static void
shared_end (const char *name, gpointer user_data, GError **error)
{
  Shared *self = user_data;
  SpXlsxBook *book = self->book;

  if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (name, "si") == 0)
    {
      sp_xlsx_append_text (book->text, self->value->str, self->value->len);
      g_array_append_val (book->ends, book->text->len);
      if (book->ends->len > SP_XLSX_MAX_CELLS || book->text->len > SP_DOCUMENT_TEXT_LIMIT)
        sp_xlsx_refuse_size (error);
    }
}

static void
shared_text (const char *text, int length, gpointer user_data, GError **error)
{
  Shared *self = user_data;

  if (!self->in_text)
    return;
  g_string_append_len (self->value, text, length);
  if (self->value->len > SP_DOCUMENT_TEXT_LIMIT)
    sp_xlsx_refuse_size (error);
}

static void
shared_progress (double done, gpointer user_data, GError **error)
{
  sp_xlsx_report (((Shared *)user_data)->book, 0, error);
}

gboolean
sp_xlsx_read_shared (SpXlsxBook *book, const char *part, GError **error)
{
  static const SpMarkupHandlers handlers = {shared_start, shared_end, shared_text, shared_progress};
  g_autoptr (GString) value = g_string_new (NULL);
  Shared shared = {book, value, 0, FALSE};

  return sp_package_parse (book->package, part, &handlers, &shared, error);
}

/* ---- styles ---- */

typedef struct
{
  SpXlsxBook *book;
  GHashTable *codes; /* id → code */
  gboolean in_cells; /* of the three lists of formats only this one is the cells' */
} Styles;

static int
attribute_number (const char **attributes, const char *name)
{
  const char *value = sp_markup_attribute (attributes, name);

  return value != NULL ? (int)CLAMP (g_ascii_strtoll (value, NULL, 10), 0, G_MAXINT) : 0;
}

static void
style_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  Styles *self = user_data;
  int id = attribute_number (attributes, "numFmtId");
  const char *code;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (strcmp (name, "numFmt") == 0)
    {
      code = sp_markup_attribute (attributes, "formatCode");
      if (code != NULL && g_hash_table_size (self->codes) < MAX_STYLES)
        g_hash_table_replace (self->codes, GINT_TO_POINTER (id), g_strndup (code, 255));
    }
  else if (strcmp (name, "xf") == 0 && self->in_cells && self->book->formats->len < MAX_STYLES)
    {
      code = g_hash_table_lookup (self->codes, GINT_TO_POINTER (id));
      g_ptr_array_add (self->book->formats,
                       sp_xlsx_format_new (code != NULL ? code : sp_xlsx_format_builtin (id)));
    }
}

static void
style_end (const char *name, gpointer user_data, GError **error)
{
  Styles *self = user_data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = FALSE;
}

gboolean
sp_xlsx_read_styles (SpXlsxBook *book, const char *part, GError **error)
{
  static const SpMarkupHandlers handlers = {.start = style_start, .end = style_end};
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Styles styles = {book, codes, FALSE};

  return sp_package_parse (book->package, part, &handlers, &styles, error);
}
