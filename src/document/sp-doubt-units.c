/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unit names that the directory does not know or that look misprinted: one doubt for each name,
 * where it is first printed. */
#include "document/sp-facts.h"
#include "document/sp-scan.h"
#include "document/sp-unit-name.h"

#include "base/sp-i18n.h"

typedef struct
{
  SpReading *reading;
  GHashTable *seen;     /* Owned: all names, each under itself */
  GHashTable *told;     /* Owned: set of names looked at */
  GHashTable *spelling; /* Owned: characters in order → name */
} Checker;

static int
compare_chars (const void *a, const void *b)
{
  gunichar first = *(const gunichar *)a, second = *(const gunichar *)b;

  return first < second ? -1 : first > second;
}

/* Two names of the same characters are one name with its words turned round. */
static char *
sort_chars (const char *name)
{
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (name, -1, &n);

  qsort (chars, (gsize)n, sizeof *chars, compare_chars);
  return g_ucs4_to_utf8 (chars, n, NULL, NULL, NULL);
}

static gboolean
is_known (const Checker *self, const char *name)
{
  const SpReadOptions *options = self->reading->options;

  return options != NULL && options->known_unit != NULL &&
         options->known_unit (name, options->known_unit_data);
}

/* 民政局 where 市民政局 stands elsewhere: offices print the level once and leave it out behind. */
static const char *
find_with_level (const Checker *self, const char *name)
{
  static const char *const levels[] = {"县", "市", "省", "区", "州", "旗", "镇"};

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *whole = g_strconcat (levels[i], name, NULL);
      const char *found = g_hash_table_lookup (self->seen, whole);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* 山前、河东开发区管委会: what the last name of a list ends in belongs to those before it. */
static char *
dup_with_ending (const SpReadBlock *block, guint index)
{
  static const char *const endings[] = {
    "开发区管委会", "新区管委会", "园区管委会", "管委会", "县人民政府", "区人民政府",
    "镇人民政府",   "乡人民政府", "街道办事处", "县政府", "区政府",     "镇政府",
    "乡政府",       "派出所",     "供电所",     "支行",   "分公司",     NULL};
  const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, index);

  for (guint i = index + 1; i < block->units->len; i++)
    {
      const SpReadUnit *other = &g_array_index (block->units, SpReadUnit, i);
      const char *end = other->name + strlen (other->name);
      guint length = sp_scan_any_before (other->name, end, endings);

      if (other->role != unit->role)
        break;
      if (length > 0)
        return g_strconcat (unit->name, end - length, NULL);
      if (sp_unit_name_has_form (other->name, end))
        break;
    }
  return g_strdup ("");
}

static void
check_name (Checker *self, const SpReadBlock *of, guint index, int block)
{
  const SpReadUnit *unit = &g_array_index (of->units, SpReadUnit, index);
  const SpReadOptions *options = self->reading->options;
  const char *end = unit->name + strlen (unit->name);
  const char *fault = sp_unit_name_find_fault (unit->name, end);
  gboolean known = is_known (self, unit->name);
  g_autofree char *key = sort_chars (unit->name);
  const char *twin = g_hash_table_lookup (self->spelling, key);
  const char *whole = known ? NULL : find_with_level (self, unit->name);
  g_autofree char *ended = NULL;

  if (unit->collective || (known && fault != NULL && !sp_unit_name_has_form (unit->name, end)))
    return;
  ended = dup_with_ending (of, index);
  if (fault != NULL)
    sp_reader_doubtf (self->reading, SP_DOUBT_UNIT, unit->span, block, ended, _ ("“%s”：%s。"),
                      unit->name, _ (fault));
  else if (whole != NULL)
    sp_reader_doubtf (self->reading, SP_DOUBT_UNIT, unit->span, block, whole,
                      _ ("“%s”没有印级别，别处印作“%s”，可能是同一单位。"), unit->name, whole);
  else if (twin != NULL)
    sp_reader_doubtf (self->reading, SP_DOUBT_UNIT, unit->span, block, twin,
                      _ ("“%s”与“%s”只是字序不同，可能是同一单位。"), unit->name, twin);
  else if (options != NULL && options->known_unit != NULL && !known)
    sp_reader_doubtf (self->reading, SP_DOUBT_UNIT, unit->span, block, "",
                      _ ("单位名录里没有“%s”。"), unit->name);
  if (twin == NULL)
    g_hash_table_insert (self->spelling, g_steal_pointer (&key), (char *)unit->name);
}

/* A unit printed twice in one clause, as lead and as responsible. Names are kept once, so pointers
 * compare. */
static void
check_twice (Checker *self, const SpReadBlock *block, int index)
{
  for (guint i = 1; i < block->units->len; i++)
    {
      const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, i);
      gboolean told = FALSE;

      for (guint j = 0; j < i && !told && !unit->inherited; j++)
        told = g_array_index (block->units, SpReadUnit, j).name == unit->name;
      if (told)
        sp_reader_doubtf (self->reading, SP_DOUBT_CLAUSE, unit->span, index, "",
                          _ ("“%s”在同一条里印了两次。"), unit->name);
    }
}

void
sp_doubts_find_units (SpBlocks *blocks)
{
  Checker self = {.reading = blocks->reading};
  GArray *all = self.reading->blocks;

  self.seen = g_hash_table_new (g_str_hash, g_str_equal);
  self.told = g_hash_table_new (g_str_hash, g_str_equal);
  self.spelling = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const SpReadBlock *block = &g_array_index (all, SpReadBlock, i);

      for (guint j = 0; j < block->units->len; j++)
        {
          const char *name = g_array_index (block->units, SpReadUnit, j).name;

          g_hash_table_insert (self.seen, (char *)name, (char *)name);
        }
    }
  for (guint i = 0; i < all->len; i++)
    {
      const SpReadBlock *block = &g_array_index (all, SpReadBlock, i);

      check_twice (&self, block, (int)i);
      for (guint j = 0; j < block->units->len; j++)
        {
          const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, j);

          if (g_hash_table_add (self.told, (char *)unit->name))
            check_name (&self, block, j, (int)i);
        }
    }
  g_hash_table_unref (self.seen);
  g_hash_table_unref (self.told);
  g_hash_table_unref (self.spelling);
}
