/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-marks.h. */
#include "template/sp-template-marks.h"

#include <string.h>

#define MAX_NAME 400 /* bytes; what is longer is no mark */

static const char *
find_first (const char *text, const char *const *words, const char **word)
{
  const char *best = NULL;

  for (guint i = 0; i < 2; i++)
    {
      const char *found = strstr (text, words[i]);

      if (found != NULL && (best == NULL || found < best))
        {
          best = found;
          *word = words[i];
        }
    }
  return best;
}

gboolean
sp_template_mark_find (const char *text, gsize from, gsize *start, gsize *end, char **name)
{
  static const char *const opening[] = {"{{", "｛｛"};
  static const char *const closing[] = {"}}", "｝｝"};
  const char *word = NULL;
  const char *open;
  const char *close;

  for (open = find_first (text + from, opening, &word); open != NULL;
       open = find_first (open + 1, opening, &word))
    {
      const char *inside = open + strlen (word);

      close = find_first (inside, closing, &word);
      if (close == NULL)
        return FALSE;
      if (close == inside || close - inside > MAX_NAME ||
          g_strstr_len (inside, close - inside, "{") != NULL)
        continue;
      *start = (gsize)(open - text);
      *end = (gsize)(close - text) + strlen (word);
      *name = g_strstrip (g_strndup (inside, (gsize)(close - inside)));
      return TRUE;
    }
  return FALSE;
}

char *
sp_template_marks_fill (const char *text, SpTemplateMarkFunc func, gpointer data)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize done = 0;
  gsize start;
  gsize end;
  gboolean has_changed = FALSE;
  char *name = NULL;

  for (gsize at = 0; sp_template_mark_find (text, at, &start, &end, &name); at = end)
    {
      g_autofree char *value = func (name, data);

      g_clear_pointer (&name, g_free);
      if (value == NULL)
        continue;
      g_string_append_len (out, text + done, (gssize)(start - done));
      g_string_append (out, value);
      done = end;
      has_changed = TRUE;
    }
  if (!has_changed)
    return NULL;
  g_string_append (out, text + done);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
