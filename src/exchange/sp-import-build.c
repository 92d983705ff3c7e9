/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a reading to records: plan, source, parts, phases. Where the document leaves out what a
 * record must have, the nearest sensible value stands in. */
#include "exchange/sp-import-private.h"

#include "base/sp-text.h"
#include "core/sp-light.h"
#include "exchange/sp-source-tables.h"
#include <string.h>

#define TITLE_CHARS 24 /* of a title made from the text */

/* The text of @span without white space at its ends; paragraphs stay. */
char *
sp_import_dup_stripped (SpImportDraft *self, SpSpan span)
{
  return g_strstrip (sp_reading_dup_span (self->reading, span));
}

void
sp_import_set_range (SpImportDraft *self, SpRecord *record, guint start_field, SpSpan span)
{
  sp_record_set_integer (record, start_field, sp_reading_char_offset (self->reading, span.start));
  sp_record_set_integer (record, start_field + 1, sp_reading_char_offset (self->reading, span.end));
}

void
sp_import_set_span_text (SpImportDraft *self, SpRecord *record, guint field, SpSpan span)
{
  g_autofree char *text = sp_import_dup_stripped (self, span);

  sp_record_set_text (record, field, text);
}

/* ---- plan ---- */

/* First and last day of what is dated, for a document that does not say when it runs. */
static void
find_dated_days (const SpReading *reading, SpDate *first, SpDate *last)
{
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      for (guint j = 0; j < block->deadlines->len; j++)
        {
          SpDate date = g_array_index (block->deadlines, SpReadDeadline, j).date;

          if (date == SP_DATE_NONE)
            continue;
          *first = *first == SP_DATE_NONE ? date : MIN (*first, date);
          *last = MAX (*last, date);
        }
    }
}

static void
set_plan_days (SpImportDraft *self, SpRecord *plan)
{
  SpDate first = sp_reading_get_first_day (self->reading);
  SpDate last = sp_reading_get_last_day (self->reading);
  SpDate dated_first = SP_DATE_NONE;
  SpDate dated_last = SP_DATE_NONE;

  find_dated_days (self->reading, &dated_first, &dated_last);
  if (first == SP_DATE_NONE)
    first = sp_reading_get_date (self->reading);
  if (first == SP_DATE_NONE)
    first = dated_first != SP_DATE_NONE ? dated_first : sp_date_today ();
  if (last == SP_DATE_NONE)
    last = MAX (dated_last, first);
  if (last <= first)
    last = sp_date_add_months (first, 12) - 1;
  sp_record_set_integer (plan, SP_PLAN_FIRST_DAY, first);
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, last);
}

static void
build_plan (SpImportDraft *self, const char *name)
{
  SpRecord *plan = sp_record_new (&sp_plan_type);
  const char *title = sp_reading_get_title (self->reading);
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = dot > name ? g_strndup (name, (gsize)(dot - name)) : g_strdup (name);

  sp_record_set_text (plan, SP_PLAN_TITLE, *title ? title : stem);
  sp_record_set_text (plan, SP_PLAN_ISSUER, sp_reading_get_issuer (self->reading));
  sp_record_set_text (plan, SP_PLAN_DOC_NUMBER, sp_reading_get_doc_number (self->reading));
  sp_record_set_integer (plan, SP_PLAN_ISSUED_ON, sp_reading_get_date (self->reading));
  sp_record_set_integer (plan, SP_PLAN_NEAR_DAYS, sp_light_rule_default.near_days);
  sp_record_set_integer (plan, SP_PLAN_BEHIND_POINTS, sp_light_rule_default.behind_points);
  set_plan_days (self, plan);
  self->plan = SP_PLAN (plan);
}

static void
build_source (SpImportDraft *self, const char *name)
{
  SpRecord *source = sp_record_new (&sp_source_type);
  gsize length = 0;
  const char *text = sp_reading_get_text (self->reading, &length);
  g_autofree char *tables = sp_source_tables_to_text (sp_reading_get_document (self->reading));
  g_autofree char *sum =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text, length);

  sp_record_set_text (source, SP_SOURCE_NAME, name);
  sp_record_set_text (source, SP_SOURCE_ENCODING, self->encoding);
  /* Of the text, not of the bytes: the same document in two encodings is one. */
  sp_record_set_text (source, SP_SOURCE_SHA256, sum);
  sp_record_set_integer (source, SP_SOURCE_IMPORTED_ON, sp_date_today ());
  sp_record_set_text (source, SP_SOURCE_TEXT, text);
  sp_record_set_text (source, SP_SOURCE_TABLES, tables);
  self->source = SP_SOURCE (source);
}

static void
add_part (SpImportDraft *self, int number, const char *title)
{
  SpRecord *part = sp_record_new (&sp_part_type);
  g_autofree char *numbered = NULL;

  if (number > 0)
    numbered = sp_part_dup_label (number);
  else
    numbered = g_strdup (_ ("总方案"));
  sp_record_set_integer (part, SP_PART_NUMBER, number);
  sp_record_set_text (part, SP_PART_TITLE, *title ? title : numbered);
  sp_record_set_integer (part, SP_PART_POSITION, self->parts->len);
  g_ptr_array_add (self->parts, part);
}

/* A measure belongs to a part, so there is always one. */
static void
build_parts (SpImportDraft *self)
{
  for (guint i = 0; i < sp_reading_get_n_parts (self->reading); i++)
    {
      const SpReadPart *read = sp_reading_get_part (self->reading, i);

      /* The main plan bears the plan's own title; among its annexes it is called 总方案. */
      gboolean is_plan = strcmp (read->title, sp_reading_get_title (self->reading)) == 0;

      add_part (self, read->number, is_plan ? "" : read->title);
    }
  if (self->parts->len == 0)
    add_part (self, 0, "");
}

/* ---- blocks ---- */

/* What to call a block that prints no title: the beginning of its text, else its number. */
char *
sp_import_dup_block_title (SpImportDraft *self, const SpReadBlock *block)
{
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;

  if (*block->title)
    return g_strdup (block->title);
  body = sp_reading_dup_span (self->reading, block->body);
  text = sp_text_trim (body);
  if (*text == '\0')
    return g_strdup (*block->path ? block->path : _ ("（无标题）"));
  if (g_utf8_strlen (text, -1) <= TITLE_CHARS)
    return g_steal_pointer (&text);
  g_utf8_offset_to_pointer (text, TITLE_CHARS - 1)[0] = '\0';
  return g_strconcat (text, "…", NULL);
}

/* 集中攻坚（2021年） is called 集中攻坚; its days stand in their own fields. */
static void
cut_dates (char *title)
{
  char *bracket = g_utf8_strrchr (title, -1, 0xff08); /* （ */
  gboolean is_dated = FALSE;

  for (const char *p = bracket; p != NULL && *p != '\0'; p++)
    is_dated |= g_ascii_isdigit (*p);
  if (is_dated && bracket > title && g_str_has_suffix (bracket, "）"))
    *bracket = '\0';
  g_strchomp (title);
}

static void
build_phase (SpImportDraft *self, const SpReadBlock *block)
{
  SpRecord *phase = sp_record_new (&sp_phase_type);
  g_autofree char *title = sp_import_dup_block_title (self, block);
  SpDate first = block->first;
  SpDate last = block->last;

  cut_dates (title);
  if (first == SP_DATE_NONE)
    first = (SpDate)sp_record_get_integer (SP_RECORD (self->plan), SP_PLAN_FIRST_DAY);
  if (last == SP_DATE_NONE)
    last = (SpDate)sp_record_get_integer (SP_RECORD (self->plan), SP_PLAN_LAST_DAY);
  sp_record_set_text (phase, SP_PHASE_TITLE, title);
  sp_record_set_integer (phase, SP_PHASE_FIRST_DAY, MIN (first, last));
  sp_record_set_integer (phase, SP_PHASE_LAST_DAY, MAX (first, last));
  sp_import_set_span_text (self, phase, SP_PHASE_TEXT, block->body);
  sp_record_set_integer (phase, SP_PHASE_POSITION, self->phases->len);
  g_ptr_array_add (self->phases, phase);
}

void
sp_import_build (SpImportDraft *self, const char *name)
{
  build_plan (self, name);
  build_source (self, name);
  build_parts (self);
  for (guint i = 0; i < sp_reading_get_n_blocks (self->reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (self->reading, i);
      int index = block->kind == SP_BLOCK_PHASE ? -1 : (int)self->measures->len;

      g_array_append_val (self->block_measures, index);
      if (block->kind == SP_BLOCK_PHASE)
        build_phase (self, block);
      else
        sp_import_build_measure (self, block);
    }
}
