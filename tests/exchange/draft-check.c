/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking at a draft while it is corrected. */
#include "draft-check.h"

#include "exchange/sp-import-edit.h"
#include <string.h>

static const char *
source_text (SpImportDraft *draft)
{
  return sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_TEXT);
}

/* The character at which @words are printed. */
guint
place_of (SpImportDraft *draft, const char *words)
{
  const char *text = source_text (draft);
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (guint)g_utf8_pointer_to_offset (text, at);
}

SpDraftMeasure *
measure_at (SpImportDraft *draft, guint i)
{
  return g_ptr_array_index (sp_import_draft_get_measures (draft), i);
}

guint
index_titled (SpImportDraft *draft, const char *title)
{
  SpDraftMeasure *measure = measure_titled (draft, title);
  guint i = 0;

  g_assert_true (g_ptr_array_find (sp_import_draft_get_measures (draft), measure, &i));
  return i;
}

const char *
text_of (SpDraftMeasure *measure, guint field)
{
  return sp_record_get_text (SP_RECORD (measure->measure), field);
}

static void
dump_record (GString *out, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *code = sp_value_to_code (&type->fields[i], sp_record_peek (record, i));

      g_string_append_printf (out, "%s|", code);
    }
  g_string_append_c (out, '\n');
}

static void
dump_list (GString *out, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    dump_record (out, records->pdata[i]);
}

/* Everything that accepting would write, and whose each doubt is. */
char *
dump (SpImportDraft *draft)
{
  GString *out = g_string_new (NULL);
  GPtrArray *measures = sp_import_draft_get_measures (draft);

  for (guint i = 0; i < measures->len; i++)
    {
      const SpDraftMeasure *measure = measures->pdata[i];

      g_string_append_printf (out, "%u %d: ", measure->part, measure->is_left_out);
      dump_record (out, SP_RECORD (measure->measure));
      dump_list (out, measure->units);
      dump_list (out, measure->deadlines);
      dump_list (out, measure->targets);
      dump_list (out, measure->subitems);
    }
  dump_list (out, sp_import_draft_get_phases (draft));
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    {
      g_string_append_printf (out, "%d ", sp_import_draft_get_doubt_measure (draft, i));
      dump_record (out, doubt_at (draft, i));
    }
  return g_string_free (out, FALSE);
}

/* Positions count, ranges lie in the source, every doubt points at a measure that is there. */
void
check_whole (SpImportDraft *draft)
{
  GPtrArray *measures = sp_import_draft_get_measures (draft);
  glong n_chars = g_utf8_strlen (source_text (draft), -1);

  for (guint i = 0; i < measures->len; i++)
    {
      SpRecord *record = SP_RECORD (measure_at (draft, i)->measure);

      g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_POSITION), ==, i);
      g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_SOURCE_START), <,
                       sp_record_get_integer (record, SP_MEASURE_SOURCE_END));
      g_assert_cmpint (sp_record_get_integer (record, SP_MEASURE_SOURCE_END), <=, n_chars);
      for (guint k = 0; k < measure_at (draft, i)->units->len; k++)
        g_assert_cmpint (
          sp_record_get_integer (measure_at (draft, i)->units->pdata[k], SP_MEASURE_UNIT_POSITION),
          ==, k);
    }
  for (guint i = 0; i < sp_import_draft_get_doubts (draft)->len; i++)
    g_assert_cmpint (sp_import_draft_get_doubt_measure (draft, i), <, (int)measures->len);
}

/* Takes everything back to @before and does it again. */
void
check_history (SpImportDraft *draft, const char *before)
{
  g_autofree char *after = dump (draft);
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  check_whole (draft);
  while (sp_import_draft_get_undo_label (draft) != NULL)
    sp_import_draft_undo (draft);
  back = dump (draft);
  g_assert_cmpstr (back, ==, before);
  while (sp_import_draft_get_redo_label (draft) != NULL)
    sp_import_draft_redo (draft);
  again = dump (draft);
  g_assert_cmpstr (again, ==, after);
  check_whole (draft);
}
