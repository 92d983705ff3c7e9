/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-people.h. */
#include "core/sp-people.h"

#include "base/sp-text.h"

#include <string.h>

typedef struct
{
  GStrvBuilder *names;
  GString *name; /* the one that is read */
} People;

static void
end_name (People *self)
{
  if (self->name->len > 0)
    g_strv_builder_add (self->names, self->name->str);
  g_string_truncate (self->name, 0);
}

/* A surname alone is set apart from the name that follows, so space does not end it. */
static gboolean
is_surname (const GString *name)
{
  return g_utf8_strlen (name->str, -1) == 1;
}

static char **
split_names (const char *text)
{
  g_autofree char *plain = sp_text_half_width (text);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);
  People self = {names, name};
  guint depth = 0;

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '(' || c == 0x3014 /* 〔 */)
        depth++;
      else if ((c == ')' || c == 0x3015) && depth > 0)
        depth--;
      else if (depth > 0 || (g_unichar_isspace (c) && is_surname (name)))
        continue;
      else if (g_unichar_isspace (c) || g_utf8_strchr ("、,;/", -1, c) != NULL)
        end_name (&self);
      else
        g_string_append_unichar (name, c);
    }
  end_name (&self);
  return g_strv_builder_end (names);
}

char *
sp_people_dup_shared (const char *one, const char *other)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) others = NULL;

  g_return_val_if_fail (one != NULL && other != NULL, NULL);
  names = split_names (one);
  others = split_names (other);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)others, names[i]))
      return g_strdup (names[i]);
  return NULL;
}
