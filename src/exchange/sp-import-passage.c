/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts that the reader missed, from a passage that a person selected: the passage is read by
 * itself, as the text of a small plan, and what is found in it comes with its place. */
#include "exchange/sp-import-edit.h"

#include "base/sp-error.h"
#include "base/sp-text.h"
#include "exchange/sp-import-private.h"
#include <string.h>

#define MAX_PASSAGE 2000 /* characters */
#define MAX_UNIT_NAME 40 /* characters of a name that is taken as it stands */
#define LEAD_IN "一、任务\n（一）任务\n1.任务。"

/* A draft of nothing but the passage. */
static SpImportDraft *
read_alone (SpImportDraft *self, const char *before, const char *passage, const char *after)
{
  SpImportDraft *alone = g_object_new (SP_TYPE_IMPORT_DRAFT, NULL);
  g_autofree char *text = g_strconcat (before, passage, after, NULL);
  SpReadOptions options = {
    .document_date = (SpDate)sp_record_get_integer (SP_RECORD (self->plan), SP_PLAN_ISSUED_ON)};

  if (options.document_date == SP_DATE_NONE)
    options.document_date =
      (SpDate)sp_record_get_integer (SP_RECORD (self->plan), SP_PLAN_FIRST_DAY);
  alone->reading = sp_reading_new (text, strlen (text), &options);
  g_ptr_array_add (alone->parts, sp_record_new (&sp_part_type));
  alone->book = self->book;
  for (guint i = 0; i < sp_reading_get_n_blocks (alone->reading); i++)
    if (sp_reading_get_block (alone->reading, i)->kind != SP_BLOCK_PHASE)
      sp_import_build_measure (alone, sp_reading_get_block (alone->reading, i));
  alone->book = NULL; /* lent */
  return alone;
}

static GPtrArray *
facts_of (SpDraftMeasure *measure, SpFactKind kind)
{
  if (kind == SP_FACT_UNIT)
    return measure->units;
  return kind == SP_FACT_DEADLINE ? measure->deadlines : measure->targets;
}

static guint
start_field_of (SpFactKind kind)
{
  if (kind == SP_FACT_UNIT)
    return SP_MEASURE_UNIT_SOURCE_START;
  return kind == SP_FACT_DEADLINE ? SP_DEADLINE_SOURCE_START : SP_TARGET_SOURCE_START;
}

/* Moves into @found what stands inside the passage, its places made those of the source. */
static void
take_facts (
  SpImportDraft *alone, SpFactKind kind, guint lead_in, guint start, guint length, GPtrArray *found)
{
  guint field = start_field_of (kind);

  for (guint i = 0; i < alone->measures->len; i++)
    {
      GPtrArray *facts = facts_of (alone->measures->pdata[i], kind);

      for (guint k = 0; k < facts->len; k++)
        {
          SpRecord *fact = facts->pdata[k];
          int64_t from = sp_record_get_integer (fact, field) - lead_in;
          int64_t to = sp_record_get_integer (fact, field + 1) - lead_in;

          if (from < 0 || to > (int64_t)length || to <= from)
            continue;
          sp_record_set_integer (fact, field, from + start);
          sp_record_set_integer (fact, field + 1, to + start);
          g_ptr_array_add (found, g_object_ref (fact));
        }
    }
}

static gboolean
states_role (const char *passage)
{
  static const char *const words[] = {"牵头", "负责", "配合", "责任", "落实", "参加"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (passage, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A name in no usual form is taken as it stands. */
static void
take_name (SpImportDraft *self, const char *passage, guint start, guint end, GPtrArray *found)
{
  g_autofree char *name = sp_text_squash (passage);
  const SpUnitEntry *entry = sp_unit_book_find (self->book, name);
  SpRecord *unit;

  if (*name == '\0' || g_utf8_strlen (name, -1) > MAX_UNIT_NAME || strpbrk (name, ",;") != NULL ||
      strstr (name, "，") != NULL || strstr (name, "。") != NULL || strstr (name, "；") != NULL)
    return;
  unit = sp_record_new (&sp_measure_unit_type);
  sp_record_set_integer (unit, SP_MEASURE_UNIT_ROLE, SP_ROLE_RESPONSIBLE);
  sp_record_set_text (unit, SP_MEASURE_UNIT_PRINTED_NAME, name);
  sp_record_set_integer (unit, SP_MEASURE_UNIT_UNIT, entry != NULL ? entry->id : 0);
  sp_record_set_integer (unit, SP_MEASURE_UNIT_SOURCE_START, start);
  sp_record_set_integer (unit, SP_MEASURE_UNIT_SOURCE_END, end);
  g_ptr_array_add (found, unit);
}

static GPtrArray *
find_facts (SpImportDraft *self, SpFactKind kind, guint start, guint end)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *passage = sp_import_dup_passage (self, start, end);
  const char *before = kind == SP_FACT_UNIT ? LEAD_IN "（" : LEAD_IN;
  const char *after = "。\n";
  g_autoptr (SpImportDraft) alone = NULL;

  if (kind == SP_FACT_UNIT)
    after = states_role (passage) ? "）\n" : "负责）\n";
  alone = read_alone (self, before, passage, after);
  take_facts (alone, kind, (guint)g_utf8_strlen (before, -1), start, end - start, found);
  if (found->len == 0 && kind == SP_FACT_UNIT)
    take_name (self, passage, start, end, found);
  return found;
}

static gboolean
has_fact_at (GPtrArray *facts, SpRecord *fact, guint field)
{
  for (guint i = 0; i < facts->len; i++)
    if (sp_record_get_integer (facts->pdata[i], field) == sp_record_get_integer (fact, field) &&
        sp_record_get_integer (facts->pdata[i], field + 1) ==
          sp_record_get_integer (fact, field + 1))
      return TRUE;
  return FALSE;
}

/* Also of a passage that another measure answers for. */
static void
add_facts (SpImportStep *step, SpDraftMeasure *measure, SpFactKind kind, GPtrArray *found)
{
  GPtrArray *facts = facts_of (measure, kind);
  int64_t start = sp_record_get_integer (SP_RECORD (measure->measure), SP_MEASURE_SOURCE_START);
  int64_t end = sp_record_get_integer (SP_RECORD (measure->measure), SP_MEASURE_SOURCE_END);
  guint field = start_field_of (kind);

  for (guint i = 0; i < found->len; i++)
    {
      SpRecord *fact = found->pdata[i];
      int64_t place = sp_record_get_integer (fact, field);

      if (has_fact_at (facts, fact, field))
        continue;
      if (kind == SP_FACT_UNIT)
        sp_record_set_integer (fact, SP_MEASURE_UNIT_INHERITED, place < start || place >= end);
      g_ptr_array_add (facts, g_object_ref (fact));
    }
}

static guint
count_new (GPtrArray *facts, GPtrArray *found, guint field)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += !has_fact_at (facts, found->pdata[i], field);
  return n;
}

int
sp_import_draft_add_passage (
  SpImportDraft *self, guint i, SpFactKind kind, guint start, guint end, GError **error)
{
  static const struct
  {
    const char *label, *refusal;
  } words[] = {
    [SP_FACT_UNIT] = {N_ ("添加单位"), N_ ("选中的文字里没有读出单位；请只选单位名称。")},
    [SP_FACT_DEADLINE] = {N_ ("添加时限"),
                          N_ ("选中的文字里没有读出时限；请选完整的写法，如“2021年6月底前”。")},
    [SP_FACT_TARGET] = {N_ ("添加目标"),
                        N_ ("选中的文字里没有读出目标；请连数量一起选，如“覆盖率达到100%”。")},
  };
  g_autoptr (GPtrArray) found = NULL;
  SpImportStep *step;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);
  g_return_val_if_fail (i < self->measures->len, -1);

  if (end <= start || end - start > MAX_PASSAGE)
    {
      sp_import_refuse (error, _ ("请先在原文里选中要添加的文字。"));
      return -1;
    }
  found = find_facts (self, kind, start, end);
  if (found->len == 0)
    {
      sp_import_refuse (error, _ (words[kind].refusal));
      return -1;
    }
  if (count_new (facts_of (sp_import_get_measure (self, i), kind), found, start_field_of (kind)) ==
      0)
    {
      sp_import_refuse (error, _ ("选中的文字已经在这一条里。"));
      return -1;
    }
  step = sp_import_step_new (self, _ (words[kind].label));
  add_facts (step, sp_import_step_renew (step, self, i), kind, found);
  sp_import_step_commit (step, (int)i);
  return (int)i;
}
