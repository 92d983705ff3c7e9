/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XML by expat with what a lying file could do taken away: no document type, so no entities; no
 * depth without end; no tag without end. Knows no documents. */
#include "exchange/sp-markup.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <expat.h>
#include <string.h>

/* Deeper than any office program nests. */
#define MAX_DEPTH 256
/* expat keeps a tag until its end is there. */
#define MAX_TAG (4 * 1024 * 1024)
#define PIECE (256 * 1024)

struct _SpMarkup
{
  /* Owned */
  XML_Parser parser;
  GPtrArray *attributes; /* borrowed strings of the tag at hand */
  GError *error;

  /* Borrowed */
  gpointer user_data;

  /* State */
  SpMarkupHandlers handlers;
  guint depth;
  gsize pushed;
};

static void
stop (SpMarkup *self, SpError code, const char *sentence)
{
  if (self->error == NULL)
    g_set_error_literal (&self->error, SP_ERROR, (int)code, sentence);
  XML_StopParser (self->parser, XML_FALSE);
}

static void
stop_on_error (SpMarkup *self)
{
  if (self->error != NULL)
    XML_StopParser (self->parser, XML_FALSE);
}

static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon == NULL ? name : colon + 1;
}

static void
start_cb (void *data, const char *name, const char **pairs)
{
  SpMarkup *self = data;

  if (self->error != NULL)
    return;
  if (++self->depth > MAX_DEPTH)
    {
      stop (self, SP_ERROR_TOO_LARGE,
            _ ("文件内部嵌套层数异常，不予读取。请用原来的软件打开，另存后再选。"));
      return;
    }
  if (self->handlers.start == NULL)
    return;
  g_ptr_array_set_size (self->attributes, 0);
  for (; pairs[0] != NULL; pairs += 2)
    {
      /* xmlns:w="…" would look like an attribute w. */
      if (g_str_has_prefix (pairs[0], "xmlns"))
        continue;
      g_ptr_array_add (self->attributes, (gpointer)local_name (pairs[0]));
      g_ptr_array_add (self->attributes, (gpointer)pairs[1]);
    }
  g_ptr_array_add (self->attributes, NULL);
  self->handlers.start (local_name (name), (const char **)self->attributes->pdata, self->user_data,
                        &self->error);
  stop_on_error (self);
}

static void
end_cb (void *data, const char *name)
{
  SpMarkup *self = data;

  if (self->error != NULL)
    return;
  self->depth--;
  if (self->handlers.end != NULL)
    self->handlers.end (local_name (name), self->user_data, &self->error);
  stop_on_error (self);
}

static void
text_cb (void *data, const char *text, int length)
{
  SpMarkup *self = data;

  if (self->error != NULL)
    return;
  self->handlers.text (text, length, self->user_data, &self->error);
  stop_on_error (self);
}

static void
doctype_cb (void *data, const char *name, const char *system_id, const char *public_id, int subset)
{
  stop (data, SP_ERROR_INVALID,
        _ ("文件内部带有文档类型声明，为安全起见不予读取。请用原来的软件打开，另存后再选。"));
}

SpMarkup *
sp_markup_new (const SpMarkupHandlers *handlers, gpointer user_data)
{
  SpMarkup *self = g_new0 (SpMarkup, 1);

  self->handlers = *handlers;
  self->user_data = user_data;
  self->attributes = g_ptr_array_new ();
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, start_cb, end_cb);
  if (handlers->text != NULL)
    XML_SetCharacterDataHandler (self->parser, text_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_cb);
  return self;
}

void
sp_markup_free (SpMarkup *self)
{
  if (self == NULL)
    return;
  XML_ParserFree (self->parser);
  g_ptr_array_unref (self->attributes);
  g_clear_error (&self->error);
  g_free (self);
}

void *
sp_markup_get_room (SpMarkup *self, int size)
{
  void *room = XML_GetBuffer (self->parser, size);

  if (room == NULL)
    g_error ("no memory for %d bytes of XML", size);
  return room;
}

gboolean
sp_markup_push (SpMarkup *self, int length, gboolean is_last, GError **error)
{
  enum XML_Status status = XML_ParseBuffer (self->parser, length, is_last);

  self->pushed += (gsize)length;
  if (self->error == NULL && status == XML_STATUS_ERROR)
    g_set_error (
      &self->error, SP_ERROR, SP_ERROR_INVALID,
      _ ("文件内部第 %lu 行附近已损坏，读不下去。请用原来的软件打开，另存后再选；打不开时请"
         "向发文单位重新要一份。"),
      (gulong)XML_GetCurrentLineNumber (self->parser));
  /* A tag that never ends is read again and again as it grows. */
  if (self->error == NULL && !is_last &&
      (gint64)self->pushed - (gint64)XML_GetCurrentByteIndex (self->parser) > MAX_TAG)
    stop (self, SP_ERROR_TOO_LARGE,
          _ ("文件内部有异常大的数据，不予读取。请用原来的软件打开，另存后再选。"));
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

gboolean
sp_markup_parse (const char *text,
                 gsize length,
                 const SpMarkupHandlers *handlers,
                 gpointer user_data,
                 GError **error)
{
  g_autoptr (SpMarkup) self = NULL;
  g_autoptr (GError) stopped = NULL;
  gsize done = 0;

  g_return_val_if_fail (text != NULL && handlers != NULL, FALSE);

  self = sp_markup_new (handlers, user_data);
  do
    {
      int piece = (int)MIN (length - done, PIECE);

      memcpy (sp_markup_get_room (self, PIECE), text + done, (gsize)piece);
      done += (gsize)piece;
      if (!sp_markup_push (self, piece, done == length, error))
        return FALSE;
      if (handlers->progress != NULL)
        handlers->progress ((double)done / (double)MAX (length, 1), user_data, &stopped);
    }
  while (done < length && stopped == NULL);
  if (stopped == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&stopped));
  return FALSE;
}

const char *
sp_markup_attribute (const char **attributes, const char *name)
{
  for (; attributes[0] != NULL; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1];
  return NULL;
}
