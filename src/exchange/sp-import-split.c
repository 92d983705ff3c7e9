/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One measure made two, two made one. Nothing that was read or typed is lost on the way, and what
 * has a place in the source goes where that place goes. */
#include "base/sp-text.h"
#include "exchange/sp-import-edit.h"
#include "exchange/sp-import-private.h"
#include <string.h>

/* ---- splitting ---- */

static void
set_range (SpImportStep *step, SpRecord *record, int64_t start, int64_t end)
{
  sp_import_step_set_integer (step, record, SP_MEASURE_SOURCE_START, start);
  sp_import_step_set_integer (step, record, SP_MEASURE_SOURCE_END, end);
}

/* Those printed at @offset or behind it; what has no place stays. */
static void
move_behind (GPtrArray *from, GPtrArray *to, guint start_field, guint offset)
{
  for (guint i = 0; i < from->len; i++)
    if (sp_record_get_integer (from->pdata[i], start_field) >= (int64_t)offset)
      g_ptr_array_add (to, g_object_ref (from->pdata[i]));
  for (guint i = from->len; i > 0; i--)
    if (sp_record_get_integer (from->pdata[i - 1], start_field) >= (int64_t)offset)
      g_ptr_array_remove_index (from, i - 1);
}

/* Both halves have all units; the half that does not print one has it from the other. */
static void
share_units (SpImportStep *step, SpDraftMeasure *first, SpDraftMeasure *second, guint offset)
{
  for (guint i = 0; i < first->units->len; i++)
    {
      SpRecord *unit = first->units->pdata[i];
      SpRecord *copy = sp_record_copy (unit);

      if (sp_record_get_integer (unit, SP_MEASURE_UNIT_SOURCE_START) >= (int64_t)offset)
        sp_import_step_set_integer (step, unit, SP_MEASURE_UNIT_INHERITED, TRUE);
      else if (sp_record_get_integer (unit, SP_MEASURE_UNIT_SOURCE_END) > 0)
        sp_record_set_integer (copy, SP_MEASURE_UNIT_INHERITED, TRUE);
      g_ptr_array_add (second->units, copy);
    }
}

/* An item that is cut ends where the text now ends; its rest stands in the other text. */
static void
cut_items (SpImportDraft *self, SpImportStep *step, GPtrArray *items, guint offset)
{
  for (guint i = 0; i < items->len; i++)
    {
      SpRecord *item = items->pdata[i];
      int64_t end = sp_record_get_integer (item, SP_SUBITEM_SOURCE_END);
      g_autofree char *rest = NULL;
      g_autofree char *kept = g_strdup (sp_record_get_text (item, SP_SUBITEM_TEXT));
      gsize length = strlen (kept);

      if (end <= (int64_t)offset)
        continue;
      rest = g_strchomp (sp_import_dup_passage (self, offset, (guint)end));
      if (g_str_has_suffix (kept, rest) && strlen (rest) < length)
        {
          kept[length - strlen (rest)] = '\0';
          sp_import_step_set_text (step, item, SP_SUBITEM_TEXT, g_strchomp (kept));
        }
      sp_import_step_set_integer (step, item, SP_SUBITEM_SOURCE_END, offset);
    }
}

/* 自…起 begins the work of the half that prints it. */
static void
share_start (SpImportStep *step, SpDraftMeasure *first, SpDraftMeasure *second)
{
  SpDraftMeasure *halves[] = {first, second};
  int64_t start = sp_record_get_integer (SP_RECORD (first->measure), SP_MEASURE_START_ON);
  int owner = -1;

  for (guint h = 0; h < 2 && start != 0; h++)
    for (guint i = 0; i < halves[h]->deadlines->len; i++)
      if (sp_record_get_integer (halves[h]->deadlines->pdata[i], SP_DEADLINE_KIND) ==
            SP_DEADLINE_FROM &&
          sp_record_get_integer (halves[h]->deadlines->pdata[i], SP_DEADLINE_DUE) == start)
        owner = (int)h;
  if (owner == 1)
    sp_import_step_set_integer (step, SP_RECORD (first->measure), SP_MEASURE_START_ON, 0);
  else if (owner == 0)
    sp_record_set_integer (SP_RECORD (second->measure), SP_MEASURE_START_ON, 0);
}

static gboolean
has_path (SpImportDraft *self, guint part, const char *path)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      const SpDraftMeasure *measure = sp_import_get_measure (self, i);

      if (measure->part == part &&
          strcmp (sp_record_get_text (SP_RECORD (measure->measure), SP_MEASURE_PATH), path) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The number printed at the cut in place of the own one, else the own one with -2, -3 … */
static char *
dup_path (SpImportDraft *self, guint part, const char *path, const char *number)
{
  const char *last = strrchr (path, '/');

  if (number != NULL && last != NULL)
    return g_strdup_printf ("%.*s%s", (int)(last - path + 1), path, number);
  if (number != NULL)
    return g_strdup (number);
  for (guint n = 2;; n++)
    {
      g_autofree char *next = g_strdup_printf ("%s-%u", path, n);

      if (!has_path (self, part, next))
        return g_steal_pointer (&next);
    }
}

static SpDraftMeasure *
make_second (SpImportDraft *self, const SpDraftMeasure *measure, const char *tail, guint offset)
{
  SpDraftMeasure *second = sp_draft_measure_copy (measure);
  SpRecord *record = sp_record_copy (SP_RECORD (measure->measure));
  const char *rest = tail;
  g_autofree char *number = sp_import_dup_number (tail, &rest);
  g_autofree char *path =
    dup_path (self, measure->part, sp_record_get_text (record, SP_MEASURE_PATH), number);
  g_autofree char *text = g_strstrip (g_strdup (number != NULL ? rest : tail));
  g_autofree char *title = sp_import_dup_first_words (text);

  sp_record_set_text (record, SP_MEASURE_PATH, path);
  sp_record_set_text (record, SP_MEASURE_TITLE, *title != '\0' ? title : path);
  sp_record_set_text (record, SP_MEASURE_TEXT, text);
  sp_record_set_integer (record, SP_MEASURE_SOURCE_START, offset);
  g_object_unref (second->measure);
  second->measure = SP_MEASURE (record);
  g_ptr_array_set_size (second->units, 0);
  g_ptr_array_set_size (second->deadlines, 0);
  g_ptr_array_set_size (second->targets, 0);
  g_ptr_array_set_size (second->subitems, 0);
  return second;
}

static void
split_at (SpImportDraft *self, SpImportStep *step, guint i, guint offset, gsize cut)
{
  SpDraftMeasure *first = sp_draft_measure_copy (sp_import_get_measure (self, i));
  SpRecord *record = SP_RECORD (first->measure);
  const char *text = sp_record_get_text (record, SP_MEASURE_TEXT);
  SpDraftMeasure *second = make_second (self, first, text + cut, offset);
  g_autofree char *head = g_strchomp (g_strndup (text, cut));
  GPtrArray *halves = g_ptr_array_new ();

  sp_import_step_set_text (step, record, SP_MEASURE_TEXT, head);
  set_range (step, record, sp_record_get_integer (record, SP_MEASURE_SOURCE_START), offset);
  move_behind (first->deadlines, second->deadlines, SP_DEADLINE_SOURCE_START, offset);
  move_behind (first->targets, second->targets, SP_TARGET_SOURCE_START, offset);
  move_behind (first->subitems, second->subitems, SP_SUBITEM_SOURCE_START, offset);
  cut_items (self, step, first->subitems, offset);
  share_units (step, first, second, offset);
  share_start (step, first, second);
  g_ptr_array_add (halves, first);
  g_ptr_array_add (halves, second);
  sp_import_step_splice (step, i, 1, halves, TRUE);
}

int
sp_import_draft_split (SpImportDraft *self, guint i, guint offset, GError **error)
{
  SpRecord *record;
  SpImportStep *step;
  const char *text;
  gssize cut = -1;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);
  g_return_val_if_fail (i < self->measures->len, -1);

  record = SP_RECORD (sp_import_get_measure (self, i)->measure);
  if (sp_import_get_measure (self, i)->phase != NULL)
    {
      sp_import_refuse (error, _ ("阶段不能拆分；请先把类别改回“任务”。"));
      return -1;
    }
  text = sp_record_get_text (record, SP_MEASURE_TEXT);
  if (sp_record_get_integer (record, SP_MEASURE_SOURCE_START) < (int64_t)offset &&
      sp_record_get_integer (record, SP_MEASURE_SOURCE_END) > (int64_t)offset)
    cut = sp_import_find_in_text (self, record, offset);
  if (cut > 0)
    {
      g_autofree char *head = sp_text_squash (text);
      g_autofree char *tail = sp_text_squash (text + cut);

      if (strlen (head) == strlen (tail))
        cut = -1;
    }
  if (cut <= 0)
    {
      sp_import_refuse (error, _ ("请先在原文里把光标放在这一条正文中间要断开的地方，再拆分。"));
      return -1;
    }
  step = sp_import_step_new (self, _ ("拆分任务"));
  split_at (self, step, i, offset, (gsize)cut);
  sp_import_step_commit (step, (int)i + 1);
  return (int)i + 1;
}

/* ---- merging ---- */

static void
join_text (SpImportStep *step, SpRecord *record, SpRecord *other, guint field, const char *between)
{
  const char *own = sp_record_get_text (record, field);
  const char *more = sp_record_get_text (other, field);
  g_autofree char *joined = NULL;

  if (*more == '\0' || strcmp (own, more) == 0)
    return;
  joined = *own != '\0' ? g_strconcat (own, between, more, NULL) : g_strdup (more);
  sp_import_step_set_text (step, record, field, joined);
}

/* Number, title and text as printed, else from what a person made of them. */
static char *
dup_whole (SpImportDraft *self, SpRecord *record)
{
  int64_t start = sp_record_get_integer (record, SP_MEASURE_SOURCE_START);
  int64_t end = sp_record_get_integer (record, SP_MEASURE_SOURCE_END);
  const char *title = sp_record_get_title (record);
  const char *text = sp_record_get_text (record, SP_MEASURE_TEXT);
  g_autofree char *passage = g_strstrip (sp_import_dup_passage (self, (guint)start, (guint)end));
  g_autofree char *printed = sp_text_squash (passage);
  g_autofree char *plain = sp_text_squash (text);
  g_autofree char *plain_title = sp_text_squash (title);
  gboolean is_made = g_str_has_suffix (title, "…");

  if (*plain_title == '\0' || is_made || strstr (printed, plain_title) != NULL)
    {
      if (g_str_has_suffix (printed, plain))
        return g_steal_pointer (&passage);
      if (is_made || g_str_has_prefix (plain, plain_title))
        return g_strdup (text);
    }
  return *text != '\0' ? g_strconcat (title, "。", text, NULL) : g_strdup (title);
}

/* Whether a third measure is printed between the two: one was moved. Then the passage of the first
 * is the place of both; a range over the third's would be untrue. */
static gboolean
is_between (SpImportDraft *self, SpRecord *record, SpRecord *other)
{
  int64_t first = MIN (sp_record_get_integer (record, SP_MEASURE_SOURCE_END),
                       sp_record_get_integer (other, SP_MEASURE_SOURCE_END));
  int64_t last = MAX (sp_record_get_integer (record, SP_MEASURE_SOURCE_START),
                      sp_record_get_integer (other, SP_MEASURE_SOURCE_START));

  for (guint i = 0; i < self->measures->len; i++)
    {
      SpRecord *third = SP_RECORD (sp_import_get_measure (self, i)->measure);
      int64_t start = sp_record_get_integer (third, SP_MEASURE_SOURCE_START);

      if (third != record && third != other && start >= first && start < last)
        return TRUE;
    }
  return FALSE;
}

static void
join_measures (SpImportDraft *self, SpImportStep *step, SpRecord *record, SpRecord *other)
{
  int64_t start = sp_record_get_integer (record, SP_MEASURE_SOURCE_START);
  int64_t end = sp_record_get_integer (record, SP_MEASURE_SOURCE_END);
  int64_t begin = sp_record_get_integer (record, SP_MEASURE_START_ON);
  int64_t other_begin = sp_record_get_integer (other, SP_MEASURE_START_ON);
  g_autofree char *whole = dup_whole (self, other);
  const char *text = sp_record_get_text (record, SP_MEASURE_TEXT);
  g_autofree char *joined =
    *text != '\0' ? g_strconcat (text, "\n", whole, NULL) : g_strdup (whole);

  sp_import_step_set_text (step, record, SP_MEASURE_TEXT, joined);
  join_text (step, record, other, SP_MEASURE_RESPONSIBILITY, "；");
  join_text (step, record, other, SP_MEASURE_LEADER, "、");
  join_text (step, record, other, SP_MEASURE_NOTE, "\n");
  if (other_begin != 0 && (begin == 0 || other_begin < begin))
    sp_import_step_set_integer (step, record, SP_MEASURE_START_ON, other_begin);
  if (!is_between (self, record, other))
    set_range (step, record, MIN (start, sp_record_get_integer (other, SP_MEASURE_SOURCE_START)),
               MAX (end, sp_record_get_integer (other, SP_MEASURE_SOURCE_END)));
}

static gboolean
is_same_unit (SpImportDraft *self, SpRecord *a, SpRecord *b)
{
  int64_t id = sp_record_get_integer (a, SP_MEASURE_UNIT_UNIT);
  const char *name = sp_record_get_text (a, SP_MEASURE_UNIT_PRINTED_NAME);
  const char *other = sp_record_get_text (b, SP_MEASURE_UNIT_PRINTED_NAME);
  g_autofree char *plain = sp_text_squash (name);
  g_autofree char *plain_other = sp_text_squash (other);
  const char *known = sp_import_draft_get_unit_name (self, name);

  if (id != 0 && sp_record_get_integer (b, SP_MEASURE_UNIT_UNIT) != 0)
    return id == sp_record_get_integer (b, SP_MEASURE_UNIT_UNIT);
  return strcmp (plain, plain_other) == 0 ||
         (known != NULL && g_strcmp0 (known, sp_import_draft_get_unit_name (self, other)) == 0);
}

/* Roles are declared from the strongest to the weakest. */
static void
join_units (SpImportDraft *self, SpImportStep *step, GPtrArray *units, GPtrArray *more)
{
  guint n_own = units->len;

  for (guint i = 0; i < more->len; i++)
    {
      SpRecord *unit = more->pdata[i], *same = NULL;

      for (guint k = 0; k < n_own && same == NULL; k++)
        if (is_same_unit (self, units->pdata[k], unit))
          same = units->pdata[k];
      if (same == NULL)
        {
          g_ptr_array_add (units, g_object_ref (unit));
          continue;
        }
      if (sp_record_get_integer (unit, SP_MEASURE_UNIT_ROLE) <
          sp_record_get_integer (same, SP_MEASURE_UNIT_ROLE))
        sp_import_step_set_integer (step, same, SP_MEASURE_UNIT_ROLE,
                                    sp_record_get_integer (unit, SP_MEASURE_UNIT_ROLE));
      /* The one that is printed here says where. */
      if (sp_record_get_integer (same, SP_MEASURE_UNIT_INHERITED) != 0 &&
          sp_record_get_integer (unit, SP_MEASURE_UNIT_INHERITED) == 0)
        for (guint field = SP_MEASURE_UNIT_PRINTED_NAME; field < SP_MEASURE_UNIT_N_FIELDS; field++)
          if (field != SP_MEASURE_UNIT_POSITION)
            sp_import_step_set_value (step, same, field, sp_record_peek (unit, field));
    }
}

static void
join_lists (GPtrArray *records, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (records, g_object_ref (more->pdata[i]));
}

static const char *
why_not (const SpDraftMeasure *measure, const SpDraftMeasure *other)
{
  if (measure->part != other->part)
    return _ ("两条不在同一部分，不能合并；请先用“移动到…”。");
  if (measure->phase != NULL || other->phase != NULL)
    return _ ("阶段不能合并；请先把类别改回“任务”。");
  return NULL;
}

int
sp_import_draft_merge (SpImportDraft *self, guint i, GError **error)
{
  SpDraftMeasure *joined, *other;
  SpImportStep *step;
  GPtrArray *added;
  const char *reason;

  g_return_val_if_fail (SP_IS_IMPORT_DRAFT (self), -1);
  g_return_val_if_fail (i < self->measures->len, -1);

  if (i + 1 >= self->measures->len)
    {
      sp_import_refuse (error, _ ("后面没有可以合并的条目。"));
      return -1;
    }
  other = sp_import_get_measure (self, i + 1);
  reason = why_not (sp_import_get_measure (self, i), other);
  if (reason != NULL)
    {
      sp_import_refuse (error, reason);
      return -1;
    }
  step = sp_import_step_new (self, _ ("合并任务"));
  joined = sp_draft_measure_copy (sp_import_get_measure (self, i));
  joined->is_left_out = joined->is_left_out && other->is_left_out;
  join_measures (self, step, SP_RECORD (joined->measure), SP_RECORD (other->measure));
  join_units (self, step, joined->units, other->units);
  join_lists (joined->deadlines, other->deadlines);
  join_lists (joined->targets, other->targets);
  join_lists (joined->subitems, other->subitems);
  added = g_ptr_array_new ();
  g_ptr_array_add (added, joined);
  sp_import_step_splice (step, i, 2, added, FALSE);
  sp_import_step_commit (step, (int)i);
  return (int)i;
}
