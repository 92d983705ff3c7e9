/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences in words for people. */
#include "exchange/sp-revision-private.h"

static const SpWord kind_words[] = {
  {SP_REVISION_UNCHANGED, "unchanged", N_ ("未变")}, {SP_REVISION_CHANGED, "changed", N_ ("修改")},
  {SP_REVISION_ADDED, "added", N_ ("新增")},         {SP_REVISION_REMOVED, "removed", N_ ("删除")},
  {SP_REVISION_MOVED, "moved", N_ ("移动")},
};
const SpVocabulary sp_revision_kinds = {"revision-kind", kind_words, G_N_ELEMENTS (kind_words)};

static const SpWord choice_words[] = {
  {SP_REVISION_TAKE, "take", N_ ("采用新版")},
  {SP_REVISION_KEEP, "keep", N_ ("保留现有")},
  {SP_REVISION_WITHDRAW, "withdraw", N_ ("标记取消")},
  {SP_REVISION_DELETE, "delete", N_ ("删去")},
};
const SpVocabulary sp_revision_choices = {"revision-choice", choice_words,
                                          G_N_ELEMENTS (choice_words)};

char *
sp_revision_dup_field (SpRecord *record, guint field)
{
  return sp_value_to_label (&sp_record_get_record_type (record)->fields[field],
                            sp_record_peek (record, field));
}

/* ---- children ---- */

static char *
dup_unit (SpRecord *unit)
{
  return g_strdup_printf (
    _ ("%s（%s）"), sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME),
    sp_vocabulary_label (&sp_roles, (int)sp_record_get_integer (unit, SP_MEASURE_UNIT_ROLE)));
}

static char *
dup_recurrence (SpRecord *deadline)
{
  GString *text = g_string_new (sp_vocabulary_label (
    &sp_recurrences, (int)sp_record_get_integer (deadline, SP_DEADLINE_RECURRENCE)));
  int every = (int)sp_record_get_integer (deadline, SP_DEADLINE_EVERY);
  int month = (int)sp_record_get_integer (deadline, SP_DEADLINE_DUE_MONTH);
  int day = (int)sp_record_get_integer (deadline, SP_DEADLINE_DUE_DAY);

  if (every > 1)
    g_string_append_printf (text, _ ("（每 %d 个周期）"), every);
  if (month > 0)
    g_string_append_printf (text, _ (" %d 月"), month);
  if (day > 0)
    g_string_append_printf (text, _ (" %d 日"), day);
  return g_string_free (text, FALSE);
}

static char *
dup_deadline (SpRecord *deadline)
{
  SpDate due = (SpDate)sp_record_get_integer (deadline, SP_DEADLINE_DUE);
  int kind = (int)sp_record_get_integer (deadline, SP_DEADLINE_KIND);
  g_autofree char *iso = sp_date_dup_iso (due);

  if (kind == SP_DEADLINE_RECURRING)
    return dup_recurrence (deadline);
  if (due == SP_DATE_NONE)
    return g_strdup (sp_record_get_text (deadline, SP_DEADLINE_TEXT));
  if (kind == SP_DEADLINE_FROM)
    return g_strdup_printf (_ ("%s 起"), iso);
  return g_steal_pointer (&iso);
}

/* 整改率不低于95%（不低于95%，2021-12-31） */
static char *
dup_target (SpRecord *target)
{
  SpDate by = (SpDate)sp_record_get_integer (target, SP_TARGET_BY_DATE);
  g_autofree char *iso = sp_date_dup_iso (by);
  g_autofree char *value = g_strdup_printf (
    "%s%g%s",
    sp_vocabulary_label (&sp_target_ops, (int)sp_record_get_integer (target, SP_TARGET_OP)),
    sp_record_get_real (target, SP_TARGET_VALUE),
    sp_record_get_text (target, SP_TARGET_MEASURED_IN));
  const char *clause = sp_record_get_text (target, SP_TARGET_CLAUSE);
  g_autofree char *whole =
    *iso != '\0' ? g_strdup_printf (_ ("%s，%s"), value, iso) : g_strdup (value);

  return *clause != '\0' ? g_strdup_printf (_ ("%s（%s）"), clause, whole)
                         : g_steal_pointer (&whole);
}

char *
sp_revision_dup_child (SpRecord *record, SpChildKind kind)
{
  if (record == NULL)
    return g_strdup ("");
  switch (kind)
    {
    case SP_CHILD_UNIT:
      return dup_unit (record);
    case SP_CHILD_DEADLINE:
      return dup_deadline (record);
    case SP_CHILD_TARGET:
      return dup_target (record);
    case SP_CHILD_SUBITEM:
    case SP_N_CHILDREN:
    default:
      return g_strconcat (sp_record_get_text (record, SP_SUBITEM_LABEL),
                          sp_record_get_text (record, SP_SUBITEM_TEXT), NULL);
    }
}

/* ---- sentences ---- */

static const char *
or_none (const char *text)
{
  return *text != '\0' ? text : _ ("（无）");
}

static char *
dup_doing (const SpRevisionChange *change)
{
  const char *gone = *change->old_text != '\0' ? change->old_text : change->now_text;

  if (change->doing == SP_REVISION_ADD)
    return g_strdup_printf (_ ("%s 增 %s"), change->label, change->new_text);
  if (change->doing == SP_REVISION_REMOVE)
    return g_strdup_printf (_ ("%s 减 %s"), change->label, gone);
  if (g_utf8_strlen (change->new_text, -1) + g_utf8_strlen (gone, -1) > 80)
    return g_strdup_printf (_ ("%s有改动"), change->label);
  return g_strdup_printf (_ ("%s %s → %s"), change->label, or_none (gone),
                          or_none (change->new_text));
}

char *
sp_revision_change_dup_sentence (const SpRevisionChange *change)
{
  g_autofree char *doing = dup_doing (change);

  if (!change->is_conflict)
    return g_steal_pointer (&doing);
  if (change->is_text && g_utf8_strlen (change->now_text, -1) > 40)
    return g_strdup_printf (_ ("%s（冲突：现有内容由人改过）"), doing);
  return g_strdup_printf (_ ("%s（冲突：现为 %s）"), doing, or_none (change->now_text));
}

char *
sp_revision_row_dup_sentence (const SpRevisionRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->changes->len; i++)
    {
      g_autofree char *sentence =
        sp_revision_change_dup_sentence (g_ptr_array_index (row->changes, i));

      g_string_append (text, i > 0 ? "；" : "");
      g_string_append (text, sentence);
    }
  if (row->note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "；" : "", row->note);
  if (row->rival != NULL)
    {
      g_string_append (text, text->len > 0 ? "；" : "");
      if (g_str_equal (row->rival, row->old_title))
        g_string_append (text, _ ("旧版的这一项可能拆成了几项，请核对"));
      else
        g_string_append_printf (text, _ ("对应关系不确定，也可能是旧版的“%s”"), row->rival);
    }
  return g_string_free (text, FALSE);
}

char *
sp_revision_dup_summary (SpRevision *self)
{
  guint n_conflicts = sp_revision_count_conflicts (self);
  GString *text = NULL;

  if (sp_revision_is_same (self))
    return g_strdup (_ ("没有变化：这份文件与文件里保存的原文一字不差。"));
  text = g_string_new (NULL);
  g_string_append_printf (
    text, _ ("新增 %u 项，删除 %u 项，修改 %u 项，移动 %u 项，未变 %u 项"),
    sp_revision_count (self, SP_REVISION_ADDED), sp_revision_count (self, SP_REVISION_REMOVED),
    sp_revision_count (self, SP_REVISION_CHANGED), sp_revision_count (self, SP_REVISION_MOVED),
    sp_revision_count (self, SP_REVISION_UNCHANGED));
  if (n_conflicts > 0)
    g_string_append_printf (text, _ ("；%u 处与后来的修改冲突"), n_conflicts);
  return g_string_free (text, FALSE);
}
