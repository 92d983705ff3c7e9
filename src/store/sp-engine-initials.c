/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL function sp_initials (text, letters): how letters stand to the initials of a text, an
 * SpInitialsMatch. A name costs less to be read than to be fetched, so nothing is kept that could
 * fall behind the rows. */
#include "store/sp-engine-private.h"

#include "base/sp-initials.h"

static void
initials_match (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);
  const char *letters = (const char *)sqlite3_value_text (values[1]);

  sqlite3_result_int (context,
                      letters != NULL ? (int)sp_initials_match (text, letters) : SP_INITIALS_NONE);
}

gboolean
sp_engine_add_initials (SpEngine *self, GError **error)
{
  int code = sqlite3_create_function_v2 (self->db, "sp_initials", 2,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                         NULL, initials_match, NULL, NULL, NULL);

  return code == SQLITE_OK ? TRUE : sp_engine_fail (self, code, error);
}
