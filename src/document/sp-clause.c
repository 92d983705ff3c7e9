/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a responsibility clause: groups between ， and ；, each with a label before or a verb
 * behind its names. A verb in a group says more than the label before it, except that 负责 says
 * nothing against 牵头. */
#include "document/sp-clause.h"
#include "document/sp-clause-names.h"
#include "document/sp-clause-words.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#include "base/sp-i18n.h"

#define UNITS_COMPARED 64

typedef struct
{
  SpClause *clause;
  SpReading *reading;
  GArray *units; /* Borrowed: of the clause, where names go */
  GArray *names; /* Owned: of SpClauseName, used again for each group */
  int block;
  int label;            /* role of the label in force, or one of SP_LABEL_… */
  gboolean departments; /* the label speaks of departments */
  gboolean fresh;       /* the label stands in this group */
  gboolean strict;      /* among persons and dates only what looks like a unit is one */
  gboolean persons;     /* names of persons were passed over */
  gboolean apart;       /* the group stands behind a ； */
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

/* 各县区政府、示例新区管委会: a zone named beside governments is one of the areas. */
static gboolean
is_zone_beside (const GArray *units, guint index, const char *start, const char *end)
{
  static const char *const zones[] = {"管委会", "开发区", "新区", "高新区", "园区", NULL};

  return index > 0 && sp_scan_any_before (start, end, zones) > 0 &&
         g_array_index (units, SpReadUnit, index - 1).role == SP_ROLE_TERRITORIAL;
}

/* The role of the unit called [start, end) that is @units' number @index. */
static SpRole
settle_role (const Parser *self,
             const GArray *units,
             guint index,
             int role,
             const char *start,
             const char *end)
{
  if (role == SP_ROLE_RESPONSIBLE && !(self->label >= 0 && self->departments) &&
      (sp_unit_name_is_government (start, end) || is_zone_beside (units, index, start, end)))
    return SP_ROLE_TERRITORIAL;
  return role < 0 ? SP_ROLE_RESPONSIBLE : (SpRole)role;
}

static void
add_unit (Parser *self, GArray *units, const SpClauseName *name, int role)
{
  SpReadUnit unit = {0};

  unit.span = sp_reader_span (self->reading, name->start, name->end);
  unit.name = sp_reader_keep (self->reading, name->start, name->end, TRUE);
  unit.role = name->role >= 0 ? (SpRole)name->role
                              : settle_role (self, units, units->len, role, name->start, name->end);
  unit.collective = sp_unit_name_is_collective (name->start, name->end);
  g_array_append_val (units, unit);
}

static void
doubt_name (Parser *self, const SpClauseName *name)
{
  static const struct
  {
    const char *message, *proposal;
  } doubts[] = {
    [SP_NAME_JOINT] = {N_ ("两个单位之间少了顿号。"), N_ ("按两个单位读。")},
    [SP_NAME_LONG] = {N_ ("责任句里这一部分没有读懂，没有当作单位。"), ""},
    [SP_NAME_STRAY] = {N_ ("顿号后面没有单位，标点多余。"), ""},
  };
  const char *proposal = doubts[name->slip].proposal;

  doubt (self, SP_DOUBT_CLAUSE, name->start, name->end, _ (doubts[name->slip].message),
         *proposal != '\0' ? _ (proposal) : "");
}

static void
take_name (Parser *self, GArray *units, const SpClauseName *name, int role)
{
  if (name->slip != SP_NAME_FINE)
    doubt_name (self, name);
  else if (self->strict && !sp_unit_name_has_form (name->start, name->end))
    self->persons = TRUE;
  else
    add_unit (self, units, name, role);
}

static void
take_names (Parser *self, GArray *units, const char *start, const char *end, int role)
{
  g_array_set_size (self->names, 0);
  sp_clause_names_split (start, end, self->names);
  for (guint i = 0; i < self->names->len; i++)
    take_name (self, units, &g_array_index (self->names, SpClauseName, i), role);
}

/* 以下均需某某负责，不再列出: units for everything that follows in the section. */
static gboolean
take_rule_below (Parser *self, const char *start, const char *end)
{
  SpClauseBelow below;
  SpBelow found = sp_clause_below_at (start, end, &below);
  int role = below.role;

  if (found == SP_BELOW_NONE)
    return FALSE;
  if (found == SP_BELOW_UNCLEAR)
    doubt (self, SP_DOUBT_CLAUSE, start, end, _ ("这一句像是管后面各条的规定，但没有读懂。"), "");
  else
    {
      self->label = SP_LABEL_NONE;
      take_names (self, self->clause->units_below, below.start, below.end,
                  role >= 0 ? role : SP_ROLE_RESPONSIBLE);
    }
  return TRUE;
}

/* Groups that state rules or dates and name no unit of their own. */
static gboolean
take_statement (Parser *self, const char *start, const char *end)
{
  static const char *const asides[] = {"不再", "不另", "下文", "后文", "后面", NULL};
  const char *same = sp_clause_find_same (start, end);
  SpRules rule =
    same != NULL ? SP_RULE_SAME_AS : sp_clause_rule_at (start, end, self->clause->rules);

  if (same != NULL)
    sp_clause_same_at (same, end, &self->clause->same);
  self->clause->rules |= rule;
  return rule != SP_RULE_NONE || take_rule_below (self, start, end) ||
         (sp_scan_any (start, asides) > 0 && sp_clause_says_no_more (start, end));
}

/* 县民政局（列第一位者为牵头单位，下同）: the bracket speaks of the clause, not of the name. */
static const char *
take_rule_behind (Parser *self, const char *start, const char *end)
{
  const char *open = end;

  if (end <= start || sp_scan_closes (sp_scan_prev (start, end)) != SP_BRACKET_ROUND)
    return end;
  while (open > start && sp_scan_opens (open) != SP_BRACKET_ROUND)
    open = sp_scan_prev (start, open);
  if (open == start || sp_clause_find_rules (open, end) == SP_RULE_NONE)
    return end;
  self->clause->rules |= sp_clause_find_rules (open, end);
  return sp_scan_skip_spaces_back (start, open);
}

static void
take_label (Parser *self, const char **start, const char *end)
{
  SpClauseLabel label;

  while (sp_clause_label_at (*start, end, &label))
    {
      if (self->fresh && label.names - *start < 60)
        doubt (self, SP_DOUBT_CLAUSE, *start, label.names, _ ("责任句里同一个词头印了两遍。"),
               _ ("按一遍读。"));
      self->label = label.role;
      self->departments = label.departments;
      self->strict = label.mixed;
      self->fresh = TRUE;
      *start = label.names;
    }
}

/* 甲局会同有关部门负责: the first leads, the others answer too. */
static gboolean
take_together (Parser *self, const char *start, const char *verb, const char *end)
{
  const char *rest = verb + strlen ("会同"), *stop;

  if (!sp_scan_at (verb, "会同"))
    return FALSE;
  stop = sp_clause_find_verb (rest, end);
  take_names (self, self->units, start, verb, SP_ROLE_LEAD);
  take_names (self, self->units, rest, stop != NULL ? stop : end, SP_ROLE_RESPONSIBLE);
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
  for (guint i = self->waiting; i < self->units->len; i++)
    {
      SpReadUnit *unit = &g_array_index (self->units, SpReadUnit, i);

      /* What 县水务局（牵头） says of itself stays. */
      if (unit->role == SP_ROLE_RESPONSIBLE || unit->role == SP_ROLE_TERRITORIAL)
        unit->role =
          settle_role (self, self->units, i, role, unit->name, unit->name + strlen (unit->name));
    }
  self->waiting = self->units->len;
}

/* A group without a verb: the label in force speaks for it, but governments behind a ； answer for
 * their area whatever the label before says. */
static void
take_plain (Parser *self, const char *start, const char *end)
{
  if (self->apart && !self->fresh && self->label == SP_ROLE_SUPPORT &&
      sp_unit_name_is_government (start, end))
    self->label = SP_LABEL_NONE;
  take_names (self, self->units, start, end, self->label >= 0 ? self->label : -1);
  if (self->label >= 0)
    self->waiting = self->units->len;
}

static void
take_verbal (Parser *self, const char *start, const char *verb, const char *end, int role)
{
  if (!sp_clause_is_known_tail (verb, end) && !sp_scan_at (verb, "会同"))
    doubt (self, SP_DOUBT_CLAUSE, verb, end, _ ("责任句里单位后面的说明没有当作数据。"),
           _ ("只取单位和角色。"));
  if (!take_together (self, start, verb, end))
    {
      role = group_role (self, role);
      if (!self->fresh)
        self->label = SP_LABEL_NONE;
      settle_waiting (self, role);
      take_names (self, self->units, start, verb, role);
    }
  self->label = SP_LABEL_NONE;
  self->waiting = self->units->len;
}

static void
take_group (Parser *self, const char *start, const char *end)
{
  const char *verb;
  int role;

  self->fresh = FALSE;
  take_label (self, &start, end);
  if (start >= end)
    return;
  if (self->label == SP_LABEL_PERSONS || self->label == SP_LABEL_OTHER)
    {
      self->persons |= self->label == SP_LABEL_PERSONS;
      if (self->fresh)
        return;
      self->strict = TRUE;
    }
  end = take_rule_behind (self, start, end);
  if (take_statement (self, start, end))
    return;
  verb = sp_clause_find_verb (start, end);
  if (verb != NULL && sp_scan_at (verb, "为主") && sp_scan_at (start, "以"))
    start += strlen ("以");
  role = verb != NULL ? sp_clause_verb_role (verb, end) : -1;
  if (role < 0)
    take_plain (self, start, verb != NULL ? verb : end);
  else
    take_verbal (self, start, verb, end, role);
}

/* Also a space with a label behind it, 牵头单位：甲局 责任单位：乙局, and a label in a box. */
static gboolean
ends_group (const char *start, const char *p, const char *end)
{
  if (sp_scan_is_space (sp_scan_char (p)))
    return sp_clause_label_at (sp_scan_skip_spaces (p, end), end, NULL);
  if (p > start && sp_scan_opens (p) == SP_BRACKET_SQUARE)
    return sp_clause_label_at (p, end, NULL);
  return sp_scan_at (p, "；") || sp_scan_at (p, "，") || sp_scan_at (p, "。") || *p == ';' ||
         *p == ',';
}

static void
take_groups (Parser *self, const char *start, const char *end)
{
  const char *group = start;
  int depth = 0;

  for (const char *p = start; p <= end; p = g_utf8_next_char (p))
    {
      gboolean box = p < end && p > start && depth == 0 && sp_scan_opens (p) == SP_BRACKET_SQUARE &&
                     ends_group (start, p, end);

      if (p < end)
        depth = MAX (depth, 0) + (sp_scan_opens (p) != SP_BRACKET_NONE) -
                (sp_scan_closes (p) != SP_BRACKET_NONE);
      if (p < end && !box && (depth > 0 || !ends_group (start, p, end)))
        continue;
      group = sp_scan_skip_spaces (group, p);
      if (group < p)
        take_group (self, group, sp_scan_skip_spaces_back (group, p));
      if (p >= end)
        break;
      self->apart = sp_scan_at (p, "；") || *p == ';';
      group = box ? p : g_utf8_next_char (p);
    }
}

void
sp_clause_init (SpClause *self)
{
  self->units = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
  self->units_below = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
  self->units_above = g_array_new (FALSE, TRUE, sizeof (SpReadUnit));
  self->rules = SP_RULE_NONE;
}

void
sp_clause_clear (SpClause *self)
{
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->units_below, g_array_unref);
  g_clear_pointer (&self->units_above, g_array_unref);
}

/* A second clause of a block that names a unit again in the same role adds nothing. Names are kept
 * once, so pointers compare. */
static void
drop_repeated (GArray *units, guint before)
{
  guint from = before > UNITS_COMPARED ? before - UNITS_COMPARED : 0, kept = before;

  for (guint i = before; i < units->len; i++)
    {
      SpReadUnit unit = g_array_index (units, SpReadUnit, i);
      gboolean told = FALSE;

      for (guint j = from; j < before && !told; j++)
        {
          const SpReadUnit *other = &g_array_index (units, SpReadUnit, j);

          told = other->name == unit.name && other->role == unit.role;
        }
      if (!told)
        g_array_index (units, SpReadUnit, kept++) = unit;
    }
  g_array_set_size (units, kept);
}

/* 以下均需某某负责: printed in this clause, so it is one of its units as well. */
static void
add_below (SpClause *self, guint from)
{
  for (guint i = from; i < self->units_below->len; i++)
    {
      SpReadUnit unit = g_array_index (self->units_below, SpReadUnit, i);
      gboolean told = FALSE;

      for (guint j = 0; j < self->units->len && j < UNITS_COMPARED && !told; j++)
        told = g_array_index (self->units, SpReadUnit, j).name == unit.name;
      if (!told)
        g_array_append_val (self->units, unit);
    }
}

void
sp_clause_read (SpClause *self, SpReading *reading, const SpClausePlace *place, int block)
{
  Parser parser = {.clause = self, .reading = reading, .block = block, .label = SP_LABEL_NONE};
  const char *start = place->start;
  const char *above = sp_clause_above_at (start, place->end);
  guint before, below = self->units_below->len;

  parser.units = above != NULL ? self->units_above : self->units;
  parser.names = g_array_new (FALSE, FALSE, sizeof (SpClauseName));
  before = parser.waiting = parser.units->len;
  take_groups (&parser, above != NULL ? above : start, place->end);
  settle_waiting (&parser, SP_ROLE_RESPONSIBLE);
  if (parser.units->len == before && self->units_below->len == 0 && self->rules == SP_RULE_NONE &&
      !parser.persons)
    sp_reader_doubt (reading, SP_DOUBT_CLAUSE, sp_reader_span (reading, place->start, place->end),
                     block, _ ("这个责任句里没有读出单位。"), "");
  drop_repeated (parser.units, before);
  add_below (self, below);
  g_array_unref (parser.names);
}

void
sp_clause_read_below (SpClause *self, SpReading *reading, const char *start, const char *end)
{
  Parser parser = {.clause = self, .reading = reading, .block = -1, .label = SP_LABEL_NONE};
  const char *group = start;

  parser.units = self->units;
  parser.names = g_array_new (FALSE, FALSE, sizeof (SpClauseName));
  for (const char *p = start; p <= end; p = g_utf8_next_char (p))
    {
      SpClauseBelow below;

      if (p < end && !sp_scan_ends_clause (p))
        continue;
      if (sp_clause_below_at (group, p, &below) == SP_BELOW_READ)
        take_rule_below (&parser, group, p);
      if (p < end)
        group = sp_scan_skip_spaces (g_utf8_next_char (p), end);
    }
  g_array_unref (parser.names);
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
