/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-xml-scan.h. */
#include "template/sp-xml-scan.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-package.h"

#include <string.h>

gboolean
sp_xml_check (const char *text, gsize length, GError **error)
{
  static const SpMarkupHandlers handlers = {NULL};

  if (!sp_markup_parse (text, length, &handlers, NULL, error))
    return FALSE;
  if (g_utf8_validate (text, (gssize)length, NULL))
    return TRUE;
  g_set_error_literal (
    error, SP_ERROR, SP_ERROR_INVALID,
    _ ("文件里的文字不是常用的编码。请用 Excel、Word 或 WPS 打开，另存后再选。"));
  return FALSE;
}

/* ---- tokens ---- */

void
sp_xml_scan_init (SpXmlScan *self, const char *text, gsize length)
{
  memset (self, 0, sizeof *self);
  self->text = text;
  self->length = length;
}

/* Behind the next @mark at or after @from; the end of the text where there is none. */
static gsize
find_behind (const SpXmlScan *self, gsize from, const char *mark)
{
  const char *found = from < self->length
                        ? memmem (self->text + from, self->length - from, mark, strlen (mark))
                        : NULL;

  return found != NULL ? (gsize)(found - self->text) + strlen (mark) : self->length;
}

/* Behind the > of the tag at @from; > may stand in quotes. */
static gsize
find_tag_end (const SpXmlScan *self, gsize from)
{
  char quote = '\0';

  for (gsize i = from; i < self->length; i++)
    {
      char c = self->text[i];

      if (quote != '\0')
        quote = c == quote ? '\0' : quote;
      else if (c == '"' || c == '\'')
        quote = c;
      else if (c == '>')
        return i + 1;
    }
  return self->length;
}

static gboolean
has (const SpXmlScan *self, gsize at, const char *mark)
{
  gsize length = strlen (mark);

  return at + length <= self->length && memcmp (self->text + at, mark, length) == 0;
}

static void
read_name (SpXmlScan *self, gsize at)
{
  self->name = self->local = at;
  for (; at < self->end && strchr (" \t\r\n/>", self->text[at]) == NULL; at++)
    if (self->text[at] == ':')
      self->local = at + 1;
  self->name_end = at;
}

static void
read_tag (SpXmlScan *self)
{
  gboolean is_end = has (self, self->start, "</");

  self->end = find_tag_end (self, self->start + 1);
  self->kind = is_end                                                             ? SP_XML_END
               : self->end >= self->start + 2 && self->text[self->end - 2] == '/' ? SP_XML_EMPTY
                                                                                  : SP_XML_START;
  read_name (self, MIN (self->start + (is_end ? 2 : 1), self->end));
}

gboolean
sp_xml_scan_next (SpXmlScan *self)
{
  static const char *const others[][2] = {
    {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
  const char *open;

  self->start = self->next;
  if (self->start >= self->length)
    return FALSE;
  self->kind = SP_XML_OTHER;
  self->name = self->local = self->name_end = self->start;
  if (self->text[self->start] != '<')
    {
      open = memchr (self->text + self->start, '<', self->length - self->start);
      self->kind = SP_XML_TEXT;
      self->end = open != NULL ? (gsize)(open - self->text) : self->length;
      self->next = self->end;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (has (self, self->start, others[i][0]))
      {
        self->end = self->next =
          find_behind (self, self->start + strlen (others[i][0]), others[i][1]);
        return TRUE;
      }
  read_tag (self);
  self->next = self->end;
  return TRUE;
}

gboolean
sp_xml_scan_is (const SpXmlScan *self, const char *local)
{
  gsize length = strlen (local);

  return self->kind != SP_XML_TEXT && self->name_end - self->local == length &&
         memcmp (self->text + self->local, local, length) == 0;
}

gboolean
sp_xml_scan_begins (const SpXmlScan *self, const char *local)
{
  return (self->kind == SP_XML_START || self->kind == SP_XML_EMPTY) && sp_xml_scan_is (self, local);
}

gboolean
sp_xml_scan_ends (const SpXmlScan *self, const char *local)
{
  return self->kind == SP_XML_END && sp_xml_scan_is (self, local);
}

gsize
sp_xml_scan_skip (SpXmlScan *self)
{
  guint depth = 1;

  if (self->kind != SP_XML_START)
    return self->end;
  while (depth > 0 && sp_xml_scan_next (self))
    {
      if (self->kind == SP_XML_START)
        depth++;
      else if (self->kind == SP_XML_END)
        depth--;
    }
  return depth == 0 ? self->start : self->length;
}

/* ---- attributes ---- */

typedef struct
{
  gsize start; /* of the name, with its prefix */
  gsize local, name_end;
  gsize value, value_end; /* inside the quotes */
  gsize end;              /* behind the quote */
} Attribute;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The attribute at or after *@at of the tag at hand. */
static gboolean
next_attribute (const SpXmlScan *self, gsize *at, Attribute *it)
{
  gsize i = *at;
  const char *close;

  while (i < self->end && is_space (self->text[i]))
    i++;
  it->start = it->local = i;
  for (; i < self->end && strchr ("= \t\r\n/>", self->text[i]) == NULL; i++)
    if (self->text[i] == ':')
      it->local = i + 1;
  it->name_end = i;
  while (i < self->end && (is_space (self->text[i]) || self->text[i] == '='))
    i++;
  if (it->name_end == it->start || i >= self->end ||
      (self->text[i] != '"' && self->text[i] != '\''))
    return FALSE;
  it->value = i + 1;
  close = memchr (self->text + it->value, self->text[i], self->end - it->value);
  if (close == NULL)
    return FALSE;
  it->value_end = (gsize)(close - self->text);
  it->end = *at = it->value_end + 1;
  return TRUE;
}

static gboolean
is_called (const SpXmlScan *self, const Attribute *it, const char *name)
{
  gsize length = strlen (name);

  /* Declarations of prefixes are no attributes: xmlns:r is not r. */
  return it->name_end - it->local == length && memcmp (self->text + it->local, name, length) == 0 &&
         !has (self, it->start, "xmlns:");
}

char *
sp_xml_scan_dup_attribute (const SpXmlScan *self, const char *name)
{
  Attribute it;

  if (self->kind != SP_XML_START && self->kind != SP_XML_EMPTY)
    return NULL;
  for (gsize at = self->name_end; next_attribute (self, &at, &it);)
    if (is_called (self, &it, name))
      return sp_xml_dup_unescaped (self->text + it.value, it.value_end - it.value);
  return NULL;
}

guint
sp_xml_scan_get_number (const SpXmlScan *self, const char *name, guint fallback)
{
  g_autofree char *value = sp_xml_scan_dup_attribute (self, name);
  guint64 number = 0;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL))
    return fallback;
  return (guint)number;
}

/* ---- writing ---- */

void
sp_xml_scan_append (const SpXmlScan *self, GString *out)
{
  g_string_append_len (out, self->text + self->start, (gssize)(self->end - self->start));
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  sp_xml_append_escaped (out, value);
  g_string_append_c (out, '"');
}

static const SpXmlChange *
find_change (const SpXmlScan *self, const Attribute *it, const SpXmlChange *changes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_called (self, it, changes[i].name))
      return &changes[i];
  return NULL;
}

static gboolean
has_attribute (const SpXmlScan *self, const char *name)
{
  Attribute it;

  for (gsize at = self->name_end; next_attribute (self, &at, &it);)
    if (is_called (self, &it, name))
      return TRUE;
  return FALSE;
}

void
sp_xml_scan_append_changed (const SpXmlScan *self,
                            GString *out,
                            const SpXmlChange *changes,
                            guint n_changes)
{
  gsize done = self->start;
  gsize at = self->name_end;
  gsize close = self->end - MIN (self->end - self->start, self->kind == SP_XML_EMPTY ? 2 : 1);
  Attribute it;

  while (next_attribute (self, &at, &it))
    {
      const SpXmlChange *change = find_change (self, &it, changes, n_changes);
      gsize before = it.start;

      if (change == NULL)
        continue;
      while (before > done && is_space (self->text[before - 1]))
        before--;
      g_string_append_len (out, self->text + done, (gssize)(before - done));
      if (change->value != NULL)
        {
          g_autofree char *name = g_strndup (self->text + it.start, it.name_end - it.start);

          append_attribute (out, name, change->value);
        }
      done = it.end;
    }
  close = MAX (close, done);
  g_string_append_len (out, self->text + done, (gssize)(close - done));
  for (guint i = 0; i < n_changes; i++)
    if (changes[i].value != NULL && !has_attribute (self, changes[i].name))
      append_attribute (out, changes[i].name, changes[i].value);
  g_string_append_len (out, self->text + close, (gssize)(self->end - close));
}

void
sp_xml_scan_append_prefix (const SpXmlScan *self, GString *out)
{
  g_string_append_len (out, self->text + self->name, (gssize)(self->local - self->name));
}

/* XML 1.0 §2.2: of the control characters only tab and line ends; no halves of pairs, no FFFE,
 * FFFF. */
static gboolean
is_character (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' ||
         (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff);
}

void
sp_xml_append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (is_character (c))
        g_string_append_unichar (out, c);
    }
}

/* &lt; &#20013; &#x4e2d; at @text → its character; 0: none. *@n: its bytes. */
static gunichar
read_entity (const char *text, gsize length, gsize *n)
{
  static const struct
  {
    const char *name;
    gunichar c;
  } names[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
  const char *close = memchr (text, ';', MIN (length, 12));
  g_autofree char *name = close != NULL ? g_strndup (text + 1, (gsize)(close - text - 1)) : NULL;
  guint64 number = 0;

  if (name == NULL)
    return 0;
  *n = (gsize)(close - text) + 1;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i].name) == 0)
      return names[i].c;
  if (name[0] == '#' && (name[1] == 'x' || name[1] == 'X'
                           ? g_ascii_string_to_unsigned (name + 2, 16, 1, 0x10ffff, &number, NULL)
                           : g_ascii_string_to_unsigned (name + 1, 10, 1, 0x10ffff, &number, NULL)))
    return g_unichar_validate ((gunichar)number) ? (gunichar)number : 0;
  return 0;
}

char *
sp_xml_dup_unescaped (const char *text, gsize length)
{
  GString *plain = g_string_sized_new (length);

  for (gsize i = 0; i < length;)
    {
      gsize n = 0;
      gunichar c = text[i] == '&' ? read_entity (text + i, length - i, &n) : 0;

      if (c != 0)
        g_string_append_unichar (plain, c);
      else
        g_string_append_c (plain, text[i]);
      i += c != 0 ? n : 1;
    }
  if (!g_utf8_validate (plain->str, (gssize)plain->len, NULL))
    {
      char *valid = g_utf8_make_valid (plain->str, (gssize)plain->len);

      g_string_free (plain, TRUE);
      return valid;
    }
  return g_string_free (plain, FALSE);
}
