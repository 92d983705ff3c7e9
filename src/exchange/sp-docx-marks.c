/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields, alternatives, controls and symbols of a Word document. */
#include "exchange/sp-docx-marks.h"

#include <string.h>

/* Fields lie in each other two or three deep. */
#define MAX_FIELDS 64
#define MAX_ALTERNATES 256
#define MAX_INSTRUCTION 8

typedef struct
{
  char instruction[MAX_INSTRUCTION]; /* its beginning, enough to tell its kind */
  guint n;
  gboolean is_separated; /* the result follows */
  gboolean is_contents;
} Field;

typedef struct
{
  gboolean is_taken;
  gsize before; /* text when the choice began */
} Alternate;

struct _SpDocxMarks
{
  Field fields[MAX_FIELDS];
  guint n_fields;
  guint n_too_deep;
  Alternate alternates[MAX_ALTERNATES];
  guint n_alternates;
  guint n_instructions; /* fields whose result has not begun */
  guint n_contents;
  guint n_muted; /* controls that show their prompt */
  gboolean is_muted;
};

SpDocxMarks *
sp_docx_marks_new (void)
{
  return g_new0 (SpDocxMarks, 1);
}

void
sp_docx_marks_free (SpDocxMarks *self)
{
  g_free (self);
}

gboolean
sp_docx_marks_is_text (const SpDocxMarks *self)
{
  return self->n_instructions == 0 && self->n_contents == 0 && self->n_muted == 0;
}

/* ---- fields ---- */

gboolean
sp_docx_marks_is_contents (const char *instruction)
{
  if (instruction == NULL)
    return FALSE;
  instruction += strspn (instruction, " \t\r\n");
  return g_ascii_strncasecmp (instruction, "TOC", 3) == 0 && !g_ascii_isalpha (instruction[3]);
}

static void
begin_field (SpDocxMarks *self)
{
  if (self->n_fields == MAX_FIELDS)
    {
      self->n_too_deep++;
      return;
    }
  memset (&self->fields[self->n_fields], 0, sizeof (Field));
  self->n_fields++;
  self->n_instructions++;
}

static void
separate_field (SpDocxMarks *self)
{
  Field *field = self->n_fields > 0 ? &self->fields[self->n_fields - 1] : NULL;

  if (field == NULL || field->is_separated || self->n_too_deep > 0)
    return;
  field->is_separated = TRUE;
  field->is_contents = sp_docx_marks_is_contents (field->instruction);
  self->n_instructions--;
  self->n_contents += field->is_contents ? 1 : 0;
}

static void
end_field (SpDocxMarks *self)
{
  Field *field = self->n_fields > 0 ? &self->fields[self->n_fields - 1] : NULL;

  if (self->n_too_deep > 0)
    {
      self->n_too_deep--;
      return;
    }
  if (field == NULL)
    return;
  if (!field->is_separated)
    self->n_instructions--;
  self->n_contents -= field->is_contents ? 1 : 0;
  self->n_fields--;
}

void
sp_docx_marks_field (SpDocxMarks *self, const char *type)
{
  if (g_strcmp0 (type, "begin") == 0)
    begin_field (self);
  else if (g_strcmp0 (type, "separate") == 0)
    separate_field (self);
  else if (g_strcmp0 (type, "end") == 0)
    end_field (self);
}

void
sp_docx_marks_instruct (SpDocxMarks *self, const char *text, gsize length)
{
  Field *field = self->n_fields > 0 ? &self->fields[self->n_fields - 1] : NULL;

  for (; field != NULL && length > 0 && field->n < MAX_INSTRUCTION - 1; text++, length--)
    if (field->n > 0 || !g_ascii_isspace (*text))
      field->instruction[field->n++] = *text;
}

/* No instruction runs on behind its paragraph; one that lacks its end must not swallow the rest. */
void
sp_docx_marks_end_paragraph (SpDocxMarks *self)
{
  while (self->n_fields > 0 && !self->fields[self->n_fields - 1].is_separated)
    {
      self->n_too_deep = 0;
      end_field (self);
    }
}

/* ---- alternatives ---- */

void
sp_docx_marks_begin_alternate (SpDocxMarks *self)
{
  g_assert (self->n_alternates < MAX_ALTERNATES);

  memset (&self->alternates[self->n_alternates++], 0, sizeof (Alternate));
}

gboolean
sp_docx_marks_begin_choice (SpDocxMarks *self, gsize n_text)
{
  Alternate *alternate = &self->alternates[self->n_alternates - 1];

  alternate->before = n_text;
  return !alternate->is_taken;
}

/* A choice that says nothing leaves the word to the next. */
void
sp_docx_marks_end_choice (SpDocxMarks *self, gsize n_text)
{
  Alternate *alternate = &self->alternates[self->n_alternates - 1];

  alternate->is_taken |= n_text > alternate->before;
}

void
sp_docx_marks_end_alternate (SpDocxMarks *self)
{
  self->n_alternates--;
}

/* ---- controls ---- */

void
sp_docx_marks_begin_control (SpDocxMarks *self)
{
  self->is_muted = FALSE;
}

void
sp_docx_marks_mute_control (SpDocxMarks *self)
{
  self->is_muted = TRUE;
}

gboolean
sp_docx_marks_begin_content (SpDocxMarks *self)
{
  gboolean is_muted = self->is_muted;

  self->is_muted = FALSE;
  self->n_muted += is_muted ? 1 : 0;
  return is_muted;
}

void
sp_docx_marks_end_content (SpDocxMarks *self)
{
  self->n_muted--;
}

/* ---- symbols ---- */

typedef struct
{
  const char *font;
  guint code;
  const char *shows;
} Symbol;

/* What offices use symbol fonts for: boxes to tick, signs of comparison, marks. */
static const Symbol symbols[] = {
  {"Wingdings", 0xfc, "✓"},   {"Wingdings", 0xfb, "✗"},   {"Wingdings", 0xfe, "☑"},
  {"Wingdings", 0xfd, "☒"},   {"Wingdings", 0xa8, "□"},   {"Wingdings", 0x6f, "□"},
  {"Wingdings", 0x6e, "■"},   {"Wingdings", 0x6c, "●"},   {"Wingdings", 0xa1, "○"},
  {"Wingdings", 0x75, "◆"},   {"Wingdings", 0xab, "★"},   {"Wingdings", 0xe0, "→"},
  {"Wingdings 2", 0x50, "✓"}, {"Wingdings 2", 0x52, "☑"}, {"Wingdings 2", 0x54, "☒"},
  {"Wingdings 2", 0x53, "☒"}, {"Wingdings 2", 0xa3, "□"}, {"Wingdings 2", 0x2a, "□"},
  {"Symbol", 0xa3, "≤"},      {"Symbol", 0xb3, "≥"},      {"Symbol", 0xb1, "±"},
  {"Symbol", 0xb4, "×"},      {"Symbol", 0xb8, "÷"},      {"Symbol", 0xb9, "≠"},
  {"Symbol", 0xb0, "°"},      {"Symbol", 0xbb, "≈"},      {"Symbol", 0xae, "→"},
  {"Symbol", 0xb7, "·"},      {"Symbol", 0x25, "%"},      {"Symbol", 0x6d, "μ"},
};

void
sp_docx_symbol (const char *font, const char *code, char out[7])
{
  guint64 value = g_ascii_strtoull (code, NULL, 16);

  out[0] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (symbols[i].code == (value & 0xff) && (value < 0x100 || value >> 8 == 0xf0) &&
        g_ascii_strcasecmp (symbols[i].font, font) == 0)
      {
        g_strlcpy (out, symbols[i].shows, 7);
        return;
      }
  /* Characters of one's own show something else in every font. */
  if (value >= 0x20 && value < 0xe000 && g_unichar_validate ((gunichar)value))
    out[g_unichar_to_utf8 ((gunichar)value, out)] = '\0';
}
