/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL function sp_initials (letters, name, other names…): how good a hit letters are in the
 * initials of what a record is called. 0 is none; the smaller, the better: the whole of one, the
 * beginning of the name, of another one, within the name, within another one. A name costs less to
 * be read than to be fetched, so nothing is kept that could fall behind the rows. */
#include "store/sp-engine-private.h"

#include "base/sp-initials.h"

#define LETTERS 0
#define NAME 1

static int
rank (SpInitialsMatch match, gboolean is_name)
{
  switch (match)
    {
    case SP_INITIALS_WHOLE:
      return 1;
    case SP_INITIALS_BEGIN:
      return is_name ? 2 : 3;
    case SP_INITIALS_WITHIN:
      return is_name ? 4 : 5;
    case SP_INITIALS_NONE:
    default:
      return 0;
    }
}

static void
initials_rank (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *letters = n > 0 ? (const char *)sqlite3_value_text (values[LETTERS]) : NULL;
  int best = 0;

  for (int i = NAME; letters != NULL && i < n && best != 1; i++)
    {
      const char *text = (const char *)sqlite3_value_text (values[i]);
      int own = rank (sp_initials_match (text, letters), i == NAME);

      if (own != 0 && (best == 0 || own < best))
        best = own;
    }
  sqlite3_result_int (context, best);
}

gboolean
sp_engine_add_initials (SpEngine *self, GError **error)
{
  int code = sqlite3_create_function_v2 (self->db, "sp_initials", -1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                         NULL, initials_rank, NULL, NULL, NULL);

  return code == SQLITE_OK ? TRUE : sp_engine_fail (self, code, error);
}
