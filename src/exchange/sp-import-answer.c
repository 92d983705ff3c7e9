/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer to a doubt changes in the draft: units of a name, the day of a deadline, the
 * number of a measure, the units of a measure that has none. An answer that is only words is kept
 * as the answer. */
#include "base/sp-text.h"
#include "exchange/sp-import-edit.h"
#include "exchange/sp-import-private.h"
#include <string.h>

/* ---- units of a name ---- */

static void
unref_list (gpointer list)
{
  g_ptr_array_unref (list);
}

/* Thousands of measures name the same units; an answer must not look at all of them. */
static void
index_unit (GHashTable *by_name, SpRecord *unit)
{
  const char *printed = sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME);
  GPtrArray *units = g_hash_table_lookup (by_name, printed); /* mostly without white space */
  char *key;

  if (units == NULL)
    {
      key = sp_text_squash (printed);
      units = g_hash_table_lookup (by_name, key);
      if (units == NULL)
        {
          units = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_name, g_steal_pointer (&key), units);
        }
      g_free (key);
    }
  g_ptr_array_add (units, g_object_ref (unit));
}

static GPtrArray *
units_called (SpImportDraft *self, const char *printed)
{
  if (self->name_units == NULL)
    {
      self->name_units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_list);
      for (guint i = 0; i < self->measures->len; i++)
        {
          SpDraftMeasure *draft = g_ptr_array_index (self->measures, i);

          for (guint j = 0; j < draft->units->len; j++)
            index_unit (self->name_units, draft->units->pdata[j]);
        }
    }
  return g_hash_table_lookup (self->name_units, printed);
}

static void
apply_to_units (SpImportDraft *self, SpImportStep *step, const char *printed)
{
  const char *name = sp_import_draft_get_unit_name (self, printed);
  const SpUnitEntry *entry = name ? sp_unit_book_find (self->book, name) : NULL;
  GPtrArray *units = units_called (self, printed);

  for (guint i = 0; units != NULL && i < units->len; i++)
    sp_import_step_set_integer (step, units->pdata[i], SP_MEASURE_UNIT_UNIT, entry ? entry->id : 0);
}

static void
answer_unit (SpImportDraft *self, SpImportStep *step, SpDraftDoubt *fact, const char *answer)
{
  const SpUnitEntry *entry = answer != NULL ? sp_unit_book_find (self->book, answer) : NULL;

  if (answer != NULL && *answer != '\0')
    sp_import_step_decide (step, fact->printed, entry ? entry->unit : answer);
  else
    sp_import_step_decide (step, fact->printed, NULL);
  apply_to_units (self, step, fact->printed);
}

/* ---- dates ---- */

static void
answer_date (SpImportStep *step, SpDraftDoubt *fact, SpDate answer)
{
  for (guint i = 0; i < fact->dates->len; i++)
    {
      SpDate due = answer != SP_DATE_NONE ? answer : g_array_index (fact->read_due, SpDate, i);

      sp_import_step_set_integer (step, g_ptr_array_index (fact->dates, i), SP_DEADLINE_DUE, due);
    }
}

/* ---- numbers ---- */

/* A number of a measure of its own stands where the measure begins; a heading's belongs to many. */
static int
measure_numbered_at (SpImportDraft *self, SpRecord *doubt)
{
  int64_t place = sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START);

  for (guint i = 0; i < self->measures->len; i++)
    if (sp_record_get_integer (SP_RECORD (sp_import_get_measure (self, i)->measure),
                               SP_MEASURE_SOURCE_START) == place)
      return (int)i;
  return -1;
}

static void
answer_number (SpImportDraft *self, SpImportStep *step, SpDraftDoubt *fact, const char *answer)
{
  int i = measure_numbered_at (self, SP_RECORD (fact->record));
  SpRecord *measure = i >= 0 ? SP_RECORD (sp_import_get_measure (self, (guint)i)->measure) : NULL;
  const char *path = measure != NULL ? sp_record_get_text (measure, SP_MEASURE_PATH) : "";
  const char *last = strrchr (path, '/');
  const char *rest = "";
  g_autofree char *dotted = g_strconcat (answer, ".", NULL);
  g_autofree char *number = sp_import_dup_number (
    *answer == '(' || g_str_has_prefix (answer, "（") ? answer : dotted, &rest);
  g_autofree char *changed = NULL;

  /* Words that are no number are an answer for people only. */
  if (measure == NULL || number == NULL || strspn (rest, ".") != strlen (rest))
    return;
  changed = last != NULL ? g_strdup_printf ("%.*s%s", (int)(last - path + 1), path, number)
                         : g_strdup (number);
  sp_import_step_set_text (step, measure, SP_MEASURE_PATH, changed);
}

/* ---- clauses ---- */

/* 可能与“二/（一）/3 某事”共用一个责任句: the measure that the proposal names. */
static SpDraftMeasure *
find_sharer (SpImportDraft *self, guint i, const char *proposal)
{
  guint part = sp_import_get_measure (self, i)->part;

  for (guint k = i + 1; k < self->measures->len; k++)
    {
      SpDraftMeasure *other = sp_import_get_measure (self, k);
      g_autofree char *quoted =
        g_strdup_printf ("“%s ", sp_record_get_text (SP_RECORD (other->measure), SP_MEASURE_PATH));

      if (other->part != part)
        return NULL;
      if (strstr (proposal, quoted) != NULL)
        return other;
    }
  return NULL;
}

static void
share_units (SpImportDraft *self, SpImportStep *step, guint i, SpDraftMeasure *sharer)
{
  SpDraftMeasure *measure = sp_import_step_renew (step, self, i);

  for (guint k = 0; k < sharer->units->len; k++)
    {
      SpRecord *unit = sp_record_copy (sharer->units->pdata[k]);

      sp_record_set_integer (unit, SP_MEASURE_UNIT_INHERITED, TRUE);
      g_ptr_array_add (measure->units, unit);
    }
}

/* 县公安局、县教育局 written for a measure that has no units. */
static void
add_named_units (SpImportDraft *self, SpImportStep *step, guint i, const char *answer)
{
  g_auto (GStrv) names = g_strsplit (answer, "、", -1);
  SpDraftMeasure *measure = sp_import_step_renew (step, self, i);

  for (guint k = 0; names[k] != NULL; k++)
    {
      g_autofree char *name = sp_text_squash (names[k]);
      const SpUnitEntry *entry = sp_unit_book_find (self->book, name);
      SpRecord *unit;

      if (*name == '\0')
        continue;
      unit = sp_record_new (&sp_measure_unit_type);
      sp_record_set_text (unit, SP_MEASURE_UNIT_PRINTED_NAME, name);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_ROLE, SP_ROLE_RESPONSIBLE);
      sp_record_set_integer (unit, SP_MEASURE_UNIT_UNIT, entry != NULL ? entry->id : 0);
      g_ptr_array_add (measure->units, unit);
    }
}

static void
answer_clause (SpImportDraft *self,
               SpImportStep *step,
               SpDraftDoubt *fact,
               SpDoubtState state,
               const char *answer)
{
  const char *proposal = sp_record_get_text (SP_RECORD (fact->record), SP_DOUBT_PROPOSAL);
  SpDraftMeasure *sharer;

  if (fact->measure < 0 || sp_import_get_measure (self, (guint)fact->measure)->units->len > 0)
    return;
  sharer = find_sharer (self, (guint)fact->measure, proposal);
  if (state == SP_DOUBT_STATE_ACCEPTED && sharer != NULL)
    share_units (self, step, (guint)fact->measure, sharer);
  else if (state == SP_DOUBT_STATE_CHANGED && *answer != '\0')
    add_named_units (self, step, (guint)fact->measure, answer);
}

/* ---- any doubt ---- */

static void
apply_words (SpImportDraft *self,
             SpImportStep *step,
             SpDraftDoubt *fact,
             SpDoubtState state,
             const char *answer)
{
  switch ((SpDoubtKind)sp_record_get_integer (SP_RECORD (fact->record), SP_DOUBT_KIND))
    {
    case SP_DOUBT_NUMBER:
    case SP_DOUBT_HEADING:
      if (state == SP_DOUBT_STATE_CHANGED && *answer != '\0')
        answer_number (self, step, fact, answer);
      break;
    case SP_DOUBT_CLAUSE:
      answer_clause (self, step, fact, state, answer);
      break;
    case SP_DOUBT_UNIT:
    case SP_DOUBT_DATE:
    case SP_DOUBT_COUNT:
    case SP_DOUBT_ENCODING:
    case SP_DOUBT_OTHER:
    default:
      break;
    }
}

void
sp_import_answer (SpImportDraft *self,
                  SpImportStep *step,
                  SpDraftDoubt *fact,
                  SpDoubtState state,
                  const char *answer)
{
  SpRecord *record = SP_RECORD (fact->record);
  gboolean is_decided = state == SP_DOUBT_STATE_ACCEPTED || state == SP_DOUBT_STATE_CHANGED;
  g_autofree char *trimmed = NULL;

  if (state == SP_DOUBT_STATE_ACCEPTED)
    answer = sp_record_get_text (record, SP_DOUBT_PROPOSAL);
  else if (state == SP_DOUBT_STATE_OPEN)
    answer = NULL;
  sp_import_step_set_integer (step, record, SP_DOUBT_STATE, state);
  sp_import_step_set_text (step, record, SP_DOUBT_ANSWER, answer);
  trimmed = sp_text_trim (answer != NULL ? answer : "");
  if (fact->printed != NULL)
    answer_unit (self, step, fact, is_decided ? trimmed : NULL);
  if (fact->dates != NULL)
    answer_date (step, fact,
                 state == SP_DOUBT_STATE_CHANGED ? sp_date_from_text (trimmed) : SP_DATE_NONE);
  apply_words (self, step, fact, state, trimmed);
}

guint
sp_import_draft_accept_kind (SpImportDraft *self, SpDoubtKind kind)
{
  SpImportStep *step;
  guint n = 0;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), 0);
  g_return_val_if_fail (kind != SP_DOUBT_UNIT, 0);

  step = sp_import_step_new (self, _ ("接受同类建议"));
  for (guint i = 0; i < self->doubt_facts->len; i++)
    {
      SpDraftDoubt *fact = g_ptr_array_index (self->doubt_facts, i);
      SpRecord *record = SP_RECORD (fact->record);

      if (sp_record_get_integer (record, SP_DOUBT_KIND) != (int64_t)kind ||
          sp_record_get_integer (record, SP_DOUBT_STATE) != SP_DOUBT_STATE_OPEN ||
          *sp_record_get_text (record, SP_DOUBT_PROPOSAL) == '\0')
        continue;
      sp_import_answer (self, step, fact, SP_DOUBT_STATE_ACCEPTED, NULL);
      n++;
    }
  sp_import_step_commit (step, -1);
  return n;
}
