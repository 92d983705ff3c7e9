/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reading as text for people to look through: the doubts first, then part by part what was
 * understood. */
#include "document/sp-reading-json.h"

#include "base/sp-i18n.h"

static void
put_doubts (GString *out, const SpReading *reading)
{
  guint n = sp_reading_get_n_doubts (reading);

  g_string_append_printf (out, _ ("疑点 %u 处\n"), n);
  for (guint i = 0; i < n; i++)
    {
      const SpReadDoubt *doubt = sp_reading_get_doubt (reading, i);

      g_string_append_printf (
        out, _ ("  第%u行 [%s] %s"), sp_reading_line (reading, doubt->span.start),
        sp_vocabulary_label (&sp_doubt_kinds, (int)doubt->kind), doubt->message);
      if (*doubt->proposal != '\0')
        g_string_append_printf (out, " → %s", doubt->proposal);
      g_string_append_c (out, '\n');
    }
}

static void
put_units (GString *out, const SpReadBlock *block)
{
  for (guint i = 0; i < block->units->len; i++)
    {
      const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, i);

      g_string_append_printf (out, "%s%s：%s%s", i > 0 ? "  " : "    ",
                              sp_vocabulary_label (&sp_roles, (int)unit->role), unit->name,
                              unit->inherited ? _ ("（承继）") : "");
    }
  if (block->units->len > 0)
    g_string_append_c (out, '\n');
}

static void
put_facts (GString *out, const SpReadBlock *block)
{
  char iso[SP_DATE_ISO_LEN];

  for (guint i = 0; i < block->deadlines->len; i++)
    {
      const SpReadDeadline *deadline = &g_array_index (block->deadlines, SpReadDeadline, i);

      g_string_append_printf (out, _ ("    时限：%s %s%s\n"), deadline->text,
                              sp_date_to_iso (deadline->date, iso),
                              deadline->kind == SP_DEADLINE_RECURRING
                                ? sp_vocabulary_label (&sp_recurrences, (int)deadline->period)
                                : "");
    }
  for (guint i = 0; i < block->targets->len; i++)
    {
      const SpReadTarget *target = &g_array_index (block->targets, SpReadTarget, i);

      g_string_append_printf (out, _ ("    目标：%s %s %g%s\n"), target->text,
                              sp_vocabulary_code (&sp_target_ops, (int)target->op), target->value,
                              target->unit);
    }
}

char *
sp_reading_to_text (const SpReading *reading)
{
  GString *out;
  guint part = G_MAXUINT;

  g_return_val_if_fail (reading != NULL, NULL);

  out = g_string_new (sp_reading_get_title (reading));
  g_string_append_c (out, '\n');
  put_doubts (out, reading);
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    {
      const SpReadBlock *block = sp_reading_get_block (reading, i);

      if (block->part != part)
        g_string_append_printf (out, "\n%s\n", sp_reading_get_part (reading, block->part)->title);
      part = block->part;
      g_string_append_printf (out, "  %s %s [%s]\n", block->path, block->title,
                              sp_vocabulary_label (&sp_block_kinds, (int)block->kind));
      put_units (out, block);
      put_facts (out, block);
    }
  return g_string_free (out, FALSE);
}
