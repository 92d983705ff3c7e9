/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a responsibility clause: groups between ， and ；, each with a label before or a verb
 * behind its names. A verb in a group says more than the label before it, except that 负责 says
 * nothing against 牵头. */
#include "document/sp-clause.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#include "base/sp-i18n.h"

#define UNIT_NAME_MAX 120 /* bytes */

typedef struct
{
  SpClause *clause;
  SpReading *reading;
  int block;
  int label;            /* role of the label in force, -1 persons, -2 none */
  gboolean departments; /* the label speaks of departments */
  gboolean fresh;       /* the label stands in this group */
  gboolean persons;     /* names of persons were passed over */
  guint waiting;        /* units from here on wait for the verb of a later group */
} Parser;

static void
doubt (Parser *self,
       SpDoubtKind kind,
       const char *start,
       const char *end,
       const char *message,
       const char *proposal)
{
  sp_reader_doubt (self->reading, kind, sp_reader_span (self->reading, start, end), self->block,
                   message, proposal);
}

static SpRole
settle_role (const Parser *self, int role, const char *start, const char *end)
{
  if (role == SP_ROLE_RESPONSIBLE && !(self->label >= 0 && self->departments) &&
      sp_unit_name_is_government (start, end))
    return SP_ROLE_TERRITORIAL;
  return role < 0 ? SP_ROLE_RESPONSIBLE : (SpRole)role;
}

static void
add_unit (Parser *self, GArray *units, const char *start, const char *end, int role)
{
  SpReadUnit unit = {0};

  unit.span = sp_reader_span (self->reading, start, end);
  unit.name = sp_reader_keep (self->reading, start, end, TRUE);
  unit.role = settle_role (self, role, start, end);
  unit.collective = sp_unit_name_is_collective (start, end);
  g_array_append_val (units, unit);
}

/* 等, 等部门, 由 and brackets around a name are no part of it. */
static void
trim_name (const char **start, const char **end)
{
  static const char *const heads[] = {"由", "以及", "及", "和", "与", "等", "并", NULL};
  static const char *const tails[] = {"等", "等部门", "等单位", "等地",         "。",
                                      "；", "，",     "、",     "等部门和单位", NULL};
  guint length;

  do
    {
      *start = sp_scan_skip_spaces (*start, *end);
      *end = sp_scan_skip_spaces_back (*start, *end);
      length = sp_scan_any_before (*start, *end, tails);
      *end -= length;
      if (length == 0 && *start < *end)
        *start += length = sp_scan_any (*start, heads);
    }
  while (length > 0 && *start < *end);
}

static void
take_name (Parser *self, GArray *units, const char *start, const char *end, int role)
{
  trim_name (&start, &end);
  while (start < end)
    {
      guint length = 0;
      const char *joint = sp_unit_name_find_joint (start, end);
      const char *and = joint == NULL ? sp_unit_name_find_and (start, end, &length) : NULL;
      const char *stop = joint != NULL ? joint : and != NULL ? and : end;

      if (end - start > UNIT_NAME_MAX && joint == NULL && and == NULL)
        {
          doubt (self, SP_DOUBT_CLAUSE, start, end, _ ("责任句里这一部分没有读懂，没有当作单位。"),
                 "");
          return;
        }
      if (joint != NULL)
        doubt (self, SP_DOUBT_CLAUSE, start, end, _ ("两个单位之间少了顿号。"),
               _ ("按两个单位读。"));
      add_unit (self, units, start, stop, role);
      start = stop + (and != NULL ? length : 0);
    }
}

/* 甲局、乙局等: names between 、 outside brackets. 等有关部门 begins a name without a comma. */
static void
take_names (Parser *self, GArray *units, const char *start, const char *end, int role)
{
  static const char *const etc[] = {"等有关", "等相关", "等各", "等国务院", NULL};
  const char *name = start;
  int depth = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      depth += (sp_scan_opens (p) == SP_BRACKET_ROUND) - (sp_scan_closes (p) == SP_BRACKET_ROUND);
      if (depth > 0)
        continue;
      if (p > name && sp_scan_any (p, etc) > 0)
        {
          take_name (self, units, name, p, role);
          name = p + strlen ("等");
        }
      else if (sp_scan_at (p, "、") && !sp_unit_name_goes_on (name, p, end))
        {
          take_name (self, units, name, p, role);
          name = g_utf8_next_char (p);
          /* 某局、等 and 、， are slips of the pen worth a look. */
          if (sp_scan_any (name, (const char *const[]) {"等按", "等负", "等。", "等）", NULL}) >
                0 ||
              name >= end || sp_scan_at (name, "等"))
            doubt (self, SP_DOUBT_CLAUSE, p, MIN (g_utf8_next_char (name), end),
                   _ ("顿号后面没有单位，标点多余。"), "");
        }
    }
  take_name (self, units, name, end, role);
}

/* 以下均需某某负责，不再列出: units for everything that follows in the section. */
static gboolean
take_rule_below (Parser *self, const char *start, const char *end)
{
  static const char *const heads[] = {"以下", "下列", "其余", NULL};
  static const char *const leads[] = {"均需由", "均需",   "均须由", "均须", "均由",
                                      "需由",   "均应由", "都由",   "由",   NULL};
  const char *verb, *names;
  guint length = 0;

  if (sp_scan_any (start, heads) == 0)
    return FALSE;
  names = sp_scan_find_any (start, end, leads, &length);
  if (names == NULL)
    {
      doubt (self, SP_DOUBT_CLAUSE, start, end, _ ("这一句像是管后面各条的规定，但没有读懂。"), "");
      return TRUE;
    }
  names += length;
  verb = sp_scan_find_any (names, end, sp_clause_verbs, NULL);
  if (verb == NULL)
    verb = end;
  take_names (self, self->clause->units_below, names, verb,
              MAX (sp_clause_verb_role (verb, end), 0));
  for (guint i = 0; i < self->clause->units_below->len; i++)
    {
      SpReadUnit *unit = &g_array_index (self->clause->units_below, SpReadUnit, i);

      if (sp_clause_verb_role (verb, end) < 0)
        unit->role =
          settle_role (self, SP_ROLE_RESPONSIBLE, unit->name, unit->name + strlen (unit->name));
    }
  return TRUE;
}

/* Groups that state rules or dates and name no unit of their own. */
static gboolean
take_statement (Parser *self, const char *start, const char *end)
{
  static const char *const endings[] = {"不再列出", "不再单列", "不再单独列出", "不再一一列出",
                                        "不再重复", "不另列",   "不再另列",     NULL};
  static const char *const dates[] = {"到20", "于20", "年底前", "年内",
                                      "长期", "持续", "常态",   NULL};

  if (sp_scan_before (start, end, "同上"))
    {
      self->clause->rules |= SP_RULE_SAME_ABOVE;
      return TRUE;
    }
  if (sp_scan_at (start, "下同"))
    {
      if ((self->clause->rules & (SP_RULE_FIRST_LEADS | SP_RULE_RESPONSIBLE_LEADS)) == 0)
        self->clause->rules |= SP_RULE_SAME_BELOW;
      return TRUE;
    }
  if (sp_scan_find_any (start, end, sp_clause_first_words, NULL) != NULL ||
      sp_scan_find (start, end, "即为牵头") != NULL)
    {
      self->clause->rules |= sp_clause_find_rules (start, end);
      return TRUE;
    }
  if (sp_scan_at (start, "无牵头"))
    {
      self->clause->rules |= SP_RULE_RESPONSIBLE_LEADS;
      return TRUE;
    }
  return take_rule_below (self, start, end) || sp_scan_any (start, endings) > 0 ||
         sp_scan_is_digit (start) || sp_scan_any (start, dates) > 0;
}

static void
take_label (Parser *self, const char **start, const char *end)
{
  const char *names;
  int role = -2;
  gboolean departments = FALSE;

  while ((names = sp_clause_label_at (*start, end, &role, &departments)) != NULL)
    {
      if (self->fresh && names - *start < 60)
        doubt (self, SP_DOUBT_CLAUSE, *start, names, _ ("责任句里同一个词头印了两遍。"),
               _ ("按一遍读。"));
      self->label = role;
      self->departments = departments;
      self->fresh = TRUE;
      *start = names;
    }
}

/* 甲局会同有关部门负责: the first leads, the others answer too. */
static gboolean
take_together (Parser *self, const char *start, const char *verb, const char *end)
{
  const char *rest = verb + strlen ("会同"), *stop;

  if (!sp_scan_at (verb, "会同"))
    return FALSE;
  stop = sp_scan_find_any (rest, end, sp_clause_verbs, NULL);
  take_names (self, self->clause->units, start, verb, SP_ROLE_LEAD);
  take_names (self, self->clause->units, rest, stop != NULL ? stop : end, SP_ROLE_RESPONSIBLE);
  return TRUE;
}

static int
group_role (const Parser *self, int verb_role)
{
  if (verb_role == SP_ROLE_RESPONSIBLE && self->fresh && self->label >= 0)
    return self->label;
  return verb_role;
}

/* Units named before a later verb take its role: 甲局，乙局配合… names both with one verb only when
 * no label spoke for the first. */
static void
settle_waiting (Parser *self, int role)
{
  GArray *units = self->clause->units;

  for (guint i = self->waiting; i < units->len; i++)
    {
      SpReadUnit *unit = &g_array_index (units, SpReadUnit, i);

      unit->role = settle_role (self, role, unit->name, unit->name + strlen (unit->name));
    }
  self->waiting = units->len;
}

static void
take_group (Parser *self, const char *start, const char *end)
{
  GArray *units = self->clause->units;
  const char *verb;
  int role;

  self->fresh = FALSE;
  take_label (self, &start, end);
  if (start >= end || take_statement (self, start, end))
    return;
  if (self->fresh && self->label == -1)
    {
      self->persons = TRUE;
      return;
    }
  verb = sp_scan_find_any (start, end, sp_clause_verbs, NULL);
  role = verb != NULL ? sp_clause_verb_role (verb, end) : -1;
  if (role < 0)
    {
      take_names (self, units, start, verb != NULL ? verb : end, MAX (self->label, -1));
      if (self->label >= 0)
        self->waiting = units->len;
      return;
    }
  if (!sp_clause_is_known_tail (verb, end) && !sp_scan_at (verb, "会同"))
    doubt (self, SP_DOUBT_CLAUSE, verb, end, _ ("责任句里单位后面的说明没有当作数据。"),
           _ ("只取单位和角色。"));
  if (!take_together (self, start, verb, end))
    {
      role = group_role (self, role);
      if (!self->fresh)
        self->label = -2;
      settle_waiting (self, role);
      take_names (self, units, start, verb, role);
    }
  self->label = -2;
  self->waiting = units->len;
}

/* Also a space with a label behind it: 牵头单位：甲局 责任单位：乙局. */
static gboolean
ends_group (const char *p, const char *end)
{
  if (sp_scan_is_space (sp_scan_char (p)))
    return sp_clause_label_at (g_utf8_next_char (p), end, NULL, NULL) != NULL;
  return sp_scan_at (p, "；") || sp_scan_at (p, "，") || sp_scan_at (p, "。") || *p == ';' ||
         *p == ',';
}

void
sp_clause_init (SpClause *self)
{
  self->units = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
  self->units_below = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
  self->rules = SP_RULE_NONE;
}

void
sp_clause_clear (SpClause *self)
{
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->units_below, g_array_unref);
}

void
sp_clause_read (SpClause *self, SpReading *reading, const SpClausePlace *place, int block)
{
  Parser parser = {.clause = self, .reading = reading, .block = block, .label = -2};
  const char *group = place->start;
  guint before = self->units->len;
  int depth = 0;

  parser.waiting = before;
  for (const char *p = place->start; p <= place->end; p = g_utf8_next_char (p))
    {
      if (p < place->end)
        depth = MAX (depth, 0) + (sp_scan_opens (p) != SP_BRACKET_NONE) -
                (sp_scan_closes (p) != SP_BRACKET_NONE);
      if (p < place->end && (depth > 0 || !ends_group (p, place->end)))
        continue;
      group = sp_scan_skip_spaces (group, p);
      if (group < p)
        take_group (&parser, group, sp_scan_skip_spaces_back (group, p));
      if (p >= place->end)
        break;
      group = g_utf8_next_char (p);
    }
  settle_waiting (&parser, SP_ROLE_RESPONSIBLE);
  if (self->units->len == before && self->units_below->len == 0 && self->rules == SP_RULE_NONE &&
      !parser.persons)
    sp_reader_doubt (reading, SP_DOUBT_CLAUSE, sp_reader_span (reading, place->start, place->end),
                     block, _ ("这个责任句里没有读出单位。"), "");
}

void
sp_clause_apply_rules (SpClause *self, SpRules rules)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      if (g_array_index (self->units, SpReadUnit, i).role == SP_ROLE_LEAD)
        return;
    }
  for (guint i = 0; i < self->units->len; i++)
    {
      SpReadUnit *unit = &g_array_index (self->units, SpReadUnit, i);

      if (unit->role != SP_ROLE_RESPONSIBLE)
        continue;
      if (rules & (SP_RULE_FIRST_LEADS | SP_RULE_RESPONSIBLE_LEADS))
        unit->role = SP_ROLE_LEAD;
      if ((rules & SP_RULE_RESPONSIBLE_LEADS) == 0)
        return;
    }
}
