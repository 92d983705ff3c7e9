/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-reading-json.h. The JSON is written by hand: this room has no library beyond GLib. */
#include "document/sp-reading-json.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

typedef struct
{
  const SpReading *reading;
  GString *out;
  gboolean first; /* nothing stands in the innermost object or list yet */
} Writer;

static void
put_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      if ((guint8)*p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint)*p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
put_key (Writer *self, const char *key)
{
  if (!self->first)
    g_string_append (self->out, ", ");
  self->first = FALSE;
  g_string_append_printf (self->out, "\"%s\": ", key);
}

static void
put_text (Writer *self, const char *key, const char *text)
{
  put_key (self, key);
  put_string (self->out, text);
}

static void
put_number (Writer *self, const char *key, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  put_key (self, key);
  g_string_append (self->out, g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

static void
put_flag (Writer *self, const char *key, gboolean value)
{
  put_key (self, key);
  g_string_append (self->out, value ? "true" : "false");
}

static void
put_date (Writer *self, const char *key, SpDate date)
{
  char buffer[SP_DATE_ISO_LEN];

  put_key (self, key);
  if (date == SP_DATE_NONE)
    g_string_append (self->out, "null");
  else
    put_string (self->out, sp_date_to_iso (date, buffer));
}

static void
put_source (Writer *self, SpSpan span)
{
  put_number (self, "source_start", sp_reading_char_offset (self->reading, span.start));
  put_number (self, "source_end", sp_reading_char_offset (self->reading, span.end));
}

/* The text of a span on one line. */
static void
put_span (Writer *self, const char *key, SpSpan span)
{
  g_autofree char *text = sp_reading_dup_span (self->reading, span);

  for (char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        *p = ' ';
    }
  put_text (self, key, text);
}

static void
open_object (Writer *self, const char *separator)
{
  g_string_append (self->out, separator);
  g_string_append_c (self->out, '{');
  self->first = TRUE;
}

static void
close_object (Writer *self)
{
  g_string_append_c (self->out, '}');
  self->first = FALSE;
}

static void
put_unit (Writer *self, const SpReadUnit *unit, guint i)
{
  open_object (self, i > 0 ? ", " : "");
  put_text (self, "name", unit->name);
  put_text (self, "role", sp_vocabulary_code (&sp_roles, (int)unit->role));
  if (unit->inherited)
    put_flag (self, "inherited", TRUE);
  if (unit->collective)
    put_flag (self, "collective", TRUE);
  put_source (self, unit->span);
  close_object (self);
}

static void
put_due (Writer *self, const SpReadDeadline *deadline)
{
  g_autofree char *due = NULL;

  if (deadline->due_day == 0)
    return;
  due = deadline->due_month > 0
          ? g_strdup_printf ("%02d-%02d", deadline->due_month, deadline->due_day)
          : g_strdup_printf ("%02d", deadline->due_day);
  put_text (self, "due", due);
}

static void
put_deadline (Writer *self, const SpReadDeadline *deadline, guint i)
{
  open_object (self, i > 0 ? ", " : "");
  put_text (self, "text", deadline->text);
  put_text (self, "kind", sp_vocabulary_code (&sp_deadline_kinds, (int)deadline->kind));
  put_date (self, "date", deadline->date);
  if (deadline->start != SP_DATE_NONE)
    put_date (self, "start", deadline->start);
  if (deadline->kind == SP_DEADLINE_RECURRING)
    {
      put_text (self, "period", sp_vocabulary_code (&sp_recurrences, (int)deadline->period));
      put_due (self, deadline);
      if (deadline->every > 0)
        put_number (self, "every", deadline->every);
    }
  if (deadline->relative)
    put_flag (self, "relative", TRUE);
  put_span (self, "clause", deadline->clause);
  put_source (self, deadline->span);
  close_object (self);
}

static void
put_target (Writer *self, const SpReadTarget *target, guint i)
{
  open_object (self, i > 0 ? ", " : "");
  put_text (self, "text", target->text);
  put_text (self, "op", sp_vocabulary_code (&sp_target_ops, (int)target->op));
  put_number (self, "value", target->value);
  put_text (self, "unit", target->unit);
  put_date (self, "by", target->by);
  put_span (self, "clause", target->clause);
  put_source (self, target->span);
  close_object (self);
}

/* The first characters of the body, as a person would look a block up by. */
static void
put_first_words (Writer *self, const SpReadBlock *block)
{
  const char *text = sp_reading_get_text (self->reading, NULL);
  const char *start = text + block->body.start, *end = text + block->body.end, *stop = start;
  g_autofree char *words = NULL;

  for (guint i = 0; i < 24 && stop < end && *stop != '\n'; i++)
    stop = g_utf8_next_char (stop);
  words = g_strndup (start, (gsize)(stop - start));
  put_text (self, "first_words", words);
}

static void
put_lists (Writer *self, const SpReadBlock *block)
{
  put_key (self, "units");
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < block->units->len; i++)
    put_unit (self, &g_array_index (block->units, SpReadUnit, i), i);
  g_string_append_c (self->out, ']');
  put_flag (self, "inherited", block->inherited);
  put_key (self, "deadlines");
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < block->deadlines->len; i++)
    put_deadline (self, &g_array_index (block->deadlines, SpReadDeadline, i), i);
  g_string_append_c (self->out, ']');
  self->first = FALSE;
  put_key (self, "targets");
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < block->targets->len; i++)
    put_target (self, &g_array_index (block->targets, SpReadTarget, i), i);
  g_string_append_c (self->out, ']');
  self->first = FALSE;
}

static void
put_block (Writer *self, const SpReadBlock *block, guint i)
{
  open_object (self, i > 0 ? ",\n" : "");
  put_number (self, "part", sp_reading_get_part (self->reading, block->part)->number);
  put_text (self, "kind", sp_vocabulary_code (&sp_block_kinds, (int)block->kind));
  put_text (self, "path", block->path);
  put_text (self, "title", block->title);
  put_first_words (self, block);
  put_number (self, "chars", block->n_chars);
  put_number (self, "subitems", block->subitems->len);
  put_span (self, "responsibility_text", block->responsibility);
  put_lists (self, block);
  put_number (self, "checklist", block->checklist->len);
  put_text (self, "note", block->note);
  if (block->kind == SP_BLOCK_PHASE)
    {
      put_date (self, "start", block->first);
      put_date (self, "end", block->last);
    }
  put_text (self, "heading", block->heading);
  put_source (self, block->span);
  close_object (self);
}

char *
sp_reading_to_json (const SpReading *reading)
{
  Writer writer = {.reading = reading, .out = NULL};

  g_return_val_if_fail (reading != NULL, NULL);

  writer.out = g_string_new ("[");
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    put_block (&writer, sp_reading_get_block (reading, i), i);
  g_string_append (writer.out, "]\n");
  return g_string_free (writer.out, FALSE);
}
