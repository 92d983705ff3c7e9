/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tokenizer "sp_pairs" of full-text indexes: a token is two characters that follow one another,
 * so that a phrase of tokens is any substring of two characters or more; the last character stands
 * alone, too, so that a prefix finds every single one. Nothing is left out, and only ASCII letters
 * lose their case, as with LIKE. (FTS5's own trigrams find nothing by two characters, the usual
 * search in Chinese.) */
#include "store/sp-engine-private.h"

#include <string.h>

#define MAX_TOKEN 8 /* two characters */

static int
pairs_create (void *context, const char **arguments, int n, Fts5Tokenizer **tokenizer)
{
  static char nothing; /* it has no state, but NULL would say there is no memory */

  *tokenizer = (Fts5Tokenizer *)(gpointer)&nothing;
  return SQLITE_OK;
}

static void
pairs_delete (Fts5Tokenizer *tokenizer)
{
}

/* Bytes that are no UTF-8 are characters of their own. */
static int
character_length (const char *text, int n)
{
  int length = 1;

  if ((guchar)text[0] >= 0xc0)
    while (length < MIN (n, MAX_TOKEN / 2) && ((guchar)text[length] & 0xc0) == 0x80)
      length++;
  return length;
}

static int
pairs_tokenize (Fts5Tokenizer *tokenizer,
                void *context,
                int flags,
                const char *text,
                int n,
                int (*take) (void *, int, const char *, int, int, int))
{
  gboolean is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  int result = SQLITE_OK;

  for (int at = 0; result == SQLITE_OK && at < n;)
    {
      char token[MAX_TOKEN];
      int first = character_length (text + at, n - at);
      int second = at + first < n ? character_length (text + at + first, n - at - first) : 0;

      if (second == 0 && is_query && at > 0)
        break;
      for (int i = 0; i < first + second; i++)
        token[i] = g_ascii_tolower (text[at + i]);
      result = take (context, 0, token, first + second, at, at + first + second);
      at += first;
    }
  return result;
}

static fts5_api *
find_api (sqlite3 *db, int *code)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  *code = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);
  if (*code != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  *code = sqlite3_finalize (statement);
  return api;
}

gboolean
sp_engine_add_pairs (SpEngine *self, GError **error)
{
  static fts5_tokenizer pairs = {pairs_create, pairs_delete, pairs_tokenize};
  int code = SQLITE_OK;
  fts5_api *api = find_api (self->db, &code);

  if (code == SQLITE_OK && api == NULL)
    code = SQLITE_ERROR;
  if (code == SQLITE_OK)
    code = api->xCreateTokenizer (api, "sp_pairs", NULL, &pairs, NULL);
  return code == SQLITE_OK ? TRUE : sp_engine_fail (self, code, error);
}
