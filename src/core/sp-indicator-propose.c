/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-indicator-propose.h. What a clause speaks of is what is left when dates, the amount and
 * the words between them are taken out; two regular expressions say which words those are. */
#include "core/sp-indicator-propose.h"

#include "core/sp-measure.h"

#include <string.h>

#define LEAST_NAME 4 /* characters of a subject that can stand without its measure's title */

/* 到2022年底前， 2021年6月30日前 … */
static const char date_pattern[] =
  "(?:到|在|至|自|从)?[0-9０-９]{4}年(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?"
  "(?:上半年|下半年|年底|年末|底|末|初)?(?:之?前|以前|起)?[，,、]?";
/* What the year is compared with, and the words before an amount. */
static const char tail_pattern[] =
  "(?:(?:较|比|与)[0-9０-９]{4}年(?:相比)?)?(?:累计|力争|确保|分别|平均|同比|全部|应当|应|要|"
  "须|均|都|争取|总体)*(?:达到|达|不低于|不少于|不超过|不高于|不得超过|不得低于|不得少于|至少|"
  "控制在|"
  "保持在|稳定在|提高到|提高至|提升到|提升至|增加到|下降到|下降至|降到|降至|减少到|减少至|下降|"
  "减少|"
  "降低|压减|增长|提高|上升|增加|提升|完成|为|是)*[，,、：: ]*$";

/* ---- the clause ---- */

static char *
take_out (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char *rest;

  g_assert (regex != NULL);
  rest = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
  return rest != NULL ? rest : g_strdup (text);
}

char *
sp_indicator_dup_subject (const char *clause, const char *amount)
{
  const char *at = amount[0] != '\0' ? strstr (clause, amount) : NULL;
  g_autofree char *before =
    at != NULL ? g_strndup (clause, (gsize)(at - clause)) : g_strdup (clause);
  /* The year that something is compared with goes before the dates are looked for. */
  g_autofree char *without_tail = take_out (tail_pattern, before);
  g_autofree char *without_dates = take_out (date_pattern, without_tail);

  return take_out (tail_pattern, without_dates);
}

int
sp_indicator_find_base_year (const char *clause)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?:较|比|与)([0-9]{4})年", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;

  if (!g_regex_match (regex, clause, 0, &match))
    return 0;
  year = g_match_info_fetch (match, 1);
  return (int)g_ascii_strtoll (year, NULL, 10);
}

static char *
dup_subject_of (SpRecord *target)
{
  return sp_indicator_dup_subject (sp_record_get_text (target, SP_TARGET_CLAUSE),
                                   sp_record_get_text (target, SP_TARGET_TEXT));
}

static char *
dup_name (SpRecord *measure, const char *subject)
{
  const char *title = sp_record_get_title (measure);

  if (g_utf8_strlen (subject, -1) >= LEAST_NAME || title[0] == '\0')
    return g_strdup (subject[0] != '\0' ? subject : _ ("未命名指标"));
  if (subject[0] == '\0')
    return g_strdup (title);
  return g_strdup_printf (_ ("%s：%s"), title, subject);
}

/* ---- one proposal ---- */

void
sp_indicator_proposal_free (gpointer data)
{
  SpIndicatorProposal *self = data;

  if (self == NULL)
    return;
  g_clear_object (&self->indicator);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_free (self);
}

static void
add_milestone (SpIndicatorProposal *self, SpRecord *target, SpDate last_day)
{
  SpRecord *milestone = sp_record_new (&sp_milestone_type);
  SpDate by = (SpDate)sp_record_get_integer (target, SP_TARGET_BY_DATE);

  sp_record_set_integer (milestone, SP_MILESTONE_BY_DATE, by != SP_DATE_NONE ? by : last_day);
  sp_record_set_real (milestone, SP_MILESTONE_VALUE, sp_record_get_real (target, SP_TARGET_VALUE));
  sp_record_set_text (milestone, SP_MILESTONE_NOTE, sp_record_get_text (target, SP_TARGET_TEXT));
  g_ptr_array_add (self->milestones, milestone);
  g_ptr_array_add (self->targets, g_object_ref (target));
  self->is_likely = self->is_likely || by != SP_DATE_NONE ||
                    sp_indicator_is_percent (SP_INDICATOR (self->indicator));
}

SpIndicatorProposal *
sp_indicator_from_target (SpRecord *measure, SpRecord *target, SpDate last_day)
{
  SpIndicatorProposal *self = g_new0 (SpIndicatorProposal, 1);
  g_autofree char *subject = dup_subject_of (target);
  g_autofree char *name = dup_name (measure, subject);
  int year = sp_indicator_find_base_year (sp_record_get_text (target, SP_TARGET_CLAUSE));
  SpRecord *indicator = sp_record_new (&sp_indicator_type);

  self->indicator = indicator;
  self->milestones = g_ptr_array_new_with_free_func (g_object_unref);
  self->targets = g_ptr_array_new_with_free_func (g_object_unref);
  sp_record_set_integer (indicator, SP_INDICATOR_PLAN,
                         sp_record_get_integer (measure, SP_MEASURE_PLAN));
  sp_record_set_integer (indicator, SP_INDICATOR_MEASURE, sp_record_get_id (measure));
  sp_record_set_integer (indicator, SP_INDICATOR_TARGET, sp_record_get_id (target));
  sp_record_set_text (indicator, SP_INDICATOR_NAME, name);
  sp_record_set_integer (indicator, SP_INDICATOR_OP, sp_record_get_integer (target, SP_TARGET_OP));
  sp_record_set_text (indicator, SP_INDICATOR_MEASURED_IN,
                      sp_record_get_text (target, SP_TARGET_MEASURED_IN));
  if (year != 0)
    sp_record_set_integer (indicator, SP_INDICATOR_BASE_YEAR, year);
  add_milestone (self, target, last_day);
  return self;
}

/* ---- all of a plan ---- */

static SpDate
last_milestone (SpIndicatorProposal *self)
{
  SpRecord *last = g_ptr_array_index (self->milestones, self->milestones->len - 1);

  return (SpDate)sp_record_get_integer (last, SP_MILESTONE_BY_DATE);
}

/* 达到60公里 and then 100公里以上 are one direction. */
static gboolean
is_same_op (SpRecord *indicator, SpRecord *target)
{
  int64_t of_indicator = sp_record_get_integer (indicator, SP_INDICATOR_OP);
  int64_t of_target = sp_record_get_integer (target, SP_TARGET_OP);

  return of_indicator == of_target || (MAX (of_indicator, of_target) == SP_TARGET_EQUAL &&
                                       MIN (of_indicator, of_target) == SP_TARGET_AT_LEAST);
}

/* Whether @target says of a later day what @self says: of the same thing, or of nothing by itself
 * (…，2022年底前达到90%). */
static gboolean
continues (SpIndicatorProposal *self, SpRecord *target)
{
  SpRecord *first = g_ptr_array_index (self->targets, 0);
  SpDate by = (SpDate)sp_record_get_integer (target, SP_TARGET_BY_DATE);
  g_autofree char *subject = dup_subject_of (target);
  g_autofree char *first_subject = dup_subject_of (first);

  if (by == SP_DATE_NONE || by <= last_milestone (self) || !is_same_op (self->indicator, target) ||
      g_strcmp0 (sp_record_get_text (first, SP_TARGET_MEASURED_IN),
                 sp_record_get_text (target, SP_TARGET_MEASURED_IN)) != 0)
    return FALSE;
  return subject[0] == '\0' || g_str_equal (subject, first_subject);
}

static void
propose_of (SpRecord *measure, const GPtrArray *targets, SpDate last_day, GPtrArray *proposals)
{
  guint first = proposals->len;

  for (guint i = 0; i < targets->len; i++)
    {
      SpRecord *target = g_ptr_array_index (targets, i);
      SpIndicatorProposal *before = NULL;

      for (guint k = proposals->len; k > first && before == NULL; k--)
        if (continues (g_ptr_array_index (proposals, k - 1), target))
          before = g_ptr_array_index (proposals, k - 1);
      if (before != NULL)
        {
          if (sp_record_get_integer (target, SP_TARGET_OP) == SP_TARGET_AT_LEAST)
            sp_record_set_integer (before->indicator, SP_INDICATOR_OP, SP_TARGET_AT_LEAST);
          add_milestone (before, target, last_day);
        }
      else
        g_ptr_array_add (proposals, sp_indicator_from_target (measure, target, last_day));
    }
}

static GHashTable *
group_by_measure (const GPtrArray *targets)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < targets->len; i++)
    {
      SpRecord *target = g_ptr_array_index (targets, i);
      gpointer key = GSIZE_TO_POINTER ((gsize)sp_record_get_integer (target, SP_TARGET_MEASURE));
      GPtrArray *group = g_hash_table_lookup (groups, key);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, key, group);
        }
      g_ptr_array_add (group, target);
    }
  return groups;
}

static gboolean
is_taken (const SpIndicatorProposal *proposal, GHashTable *taken)
{
  for (guint i = 0; i < proposal->targets->len; i++)
    if (g_hash_table_contains (taken, GSIZE_TO_POINTER ((gsize)sp_record_get_id (
                                        g_ptr_array_index (proposal->targets, i)))))
      return TRUE;
  return FALSE;
}

GPtrArray *
sp_indicator_propose (const GPtrArray *measures,
                      const GPtrArray *targets,
                      const GPtrArray *indicators,
                      SpDate last_day)
{
  g_autoptr (GHashTable) groups = group_by_measure (targets);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  GPtrArray *proposals = g_ptr_array_new_with_free_func (sp_indicator_proposal_free);

  for (guint i = 0; i < indicators->len; i++)
    g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize)sp_record_get_integer (
                               g_ptr_array_index (indicators, i), SP_INDICATOR_TARGET)));
  for (guint i = 0; i < measures->len; i++)
    {
      SpRecord *measure = g_ptr_array_index (measures, i);
      GPtrArray *group =
        g_hash_table_lookup (groups, GSIZE_TO_POINTER ((gsize)sp_record_get_id (measure)));

      if (group != NULL)
        propose_of (measure, group, last_day, proposals);
    }
  for (guint i = proposals->len; i > 0; i--)
    if (is_taken (g_ptr_array_index (proposals, i - 1), taken))
      g_ptr_array_remove_index (proposals, i - 1);
  return proposals;
}
