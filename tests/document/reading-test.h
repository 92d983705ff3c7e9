/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reading holds, written short, for tables of cases: units as 名/role, an inherited one with
 * a star; deadlines as kind date; targets as op value unit. */
#pragma once

#include "document/sp-reading.h"

#include <string.h>

static inline SpReading *
read_text (const char *text)
{
  return sp_reading_new (text, strlen (text), NULL);
}

static inline char *
write_units (const SpReadBlock *block)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < block->units->len; i++)
    {
      const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, i);

      g_string_append_printf (out, "%s%s/%s%s", i > 0 ? " " : "", unit->name,
                              sp_vocabulary_code (&sp_roles, (int)unit->role),
                              unit->inherited ? "*" : "");
    }
  return g_string_free (out, FALSE);
}

static inline char *
write_deadlines (const SpReadBlock *block)
{
  GString *out = g_string_new (NULL);
  char iso[SP_DATE_ISO_LEN];

  for (guint i = 0; i < block->deadlines->len; i++)
    {
      const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, i);

      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "",
                              sp_vocabulary_code (&sp_deadline_kinds, (int)deadline->kind));
      if (deadline->kind == SP_DEADLINE_RECURRING)
        g_string_append_printf (out, " %s",
                                sp_vocabulary_code (&sp_recurrences, (int)deadline->period));
      if (deadline->every > 0)
        g_string_append_printf (out, "×%d", deadline->every);
      if (deadline->due_day > 0)
        g_string_append_printf (out, " %d-%d", deadline->due_month, deadline->due_day);
      if (deadline->date != SP_DATE_NONE)
        g_string_append_printf (out, " %s", sp_date_to_iso (deadline->date, iso));
      if (deadline->relative)
        g_string_append (out, " relative");
    }
  return g_string_free (out, FALSE);
}

static inline char *
write_targets (const SpReadBlock *block)
{
  GString *out = g_string_new (NULL);
  char iso[SP_DATE_ISO_LEN];

  for (guint i = 0; i < block->targets->len; i++)
    {
      const SpReadTarget *target = &g_array_index (block->targets, SpReadTarget, i);

      g_string_append_printf (out, "%s%s %g%s", i > 0 ? "; " : "",
                              sp_vocabulary_code (&sp_target_ops, (int)target->op), target->value,
                              target->unit);
      if (target->by != SP_DATE_NONE)
        g_string_append_printf (out, " %s", sp_date_to_iso (target->by, iso));
    }
  return g_string_free (out, FALSE);
}

/* Kind, path and title of every block, one a line. */
static inline char *
write_blocks (const SpReading *reading)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      g_string_append_printf (
        out, "%s%d %s %s %s", i > 0 ? "\n" : "", sp_reading_get_part (reading, block->part)->number,
        sp_vocabulary_code (&sp_block_kinds, (int)block->kind), block->path, block->title);
      if (block->subitems->len > 0)
        g_string_append_printf (out, " +%u", block->subitems->len);
      if (block->checklist->len > 0)
        g_string_append_printf (out, " #%u", block->checklist->len);
    }
  return g_string_free (out, FALSE);
}

static inline gboolean
has_doubt (const SpReading *reading, SpDoubtKind kind, const char *words)
{
  for (guint i = 0; i < sp_reading_get_n_doubts (reading); i++)
    {
      const SpReadDoubt *doubt = sp_reading_get_doubt (reading, i);

      if (doubt->kind == kind && strstr (doubt->message, words) != NULL)
        return TRUE;
    }
  return FALSE;
}
