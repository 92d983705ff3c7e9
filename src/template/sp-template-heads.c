/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-heads.h. */
#include "template/sp-template-heads.h"

#include "base/sp-text.h"

#include <string.h>

#define MAX_FIRST 20u /* titles and dates stand above heads, but not more */
#define MAX_ROWS 4u
#define MAX_COLUMNS 256u

static gboolean
is_column_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (*text != '\0' && digits == strlen (text) && digits <= 2)
    return TRUE;
  return g_utf8_strlen (text, -1) == 1 && strstr ("甲乙丙丁戊", text) != NULL;
}

gboolean
sp_template_heads_is_numbering (const SpTemplateGrid *grid, guint row)
{
  guint n = 0;

  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS); i++)
    {
      g_autofree char *text = sp_text_squash (sp_template_grid_get_text (grid, row, i));

      if (*text == '\0')
        continue;
      if (!is_column_number (text))
        return FALSE;
      n++;
    }
  return n >= 2;
}

/* Rows with marks are to be filled. */
static gboolean
has_marks (const SpTemplateGrid *grid, guint row)
{
  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS); i++)
    if (strstr (sp_template_grid_get_text (grid, row, i), "{{") != NULL)
      return TRUE;
  return FALSE;
}

gboolean
sp_template_heads_is_title (const SpTemplateGrid *grid, guint row)
{
  guint n_columns = MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS);
  guint n_texts = 0;

  for (guint i = 1; i <= n_columns; i++)
    n_texts += *sp_template_grid_get_text (grid, row, i) != '\0';
  return n_texts == 1 && n_columns > 2 && *sp_template_grid_get_text (grid, row, 1) != '\0';
}

void
sp_template_heads_dup (
  const SpTemplateGrid *grid, guint first, guint last, guint column, char **group, char **head)
{
  g_autoptr (GString) above = g_string_new (NULL);
  g_autofree char *lowest = g_strdup ("");

  for (guint row = first; row <= last; row++)
    {
      g_autofree char *text = sp_text_squash (sp_template_grid_get_shown (grid, row, column));

      if (*text == '\0' || is_column_number (text) || g_str_equal (text, lowest))
        continue;
      g_string_append (above, lowest);
      g_free (lowest);
      lowest = g_steal_pointer (&text);
    }
  *group = g_string_free (g_steal_pointer (&above), FALSE);
  *head = g_steal_pointer (&lowest);
}

char *
sp_template_heads_dup_label (const SpTemplateGrid *grid, guint first, guint last, guint column)
{
  g_autofree char *group = NULL;
  g_autofree char *head = NULL;

  sp_template_heads_dup (grid, first, last, column, &group, &head);
  return *group != '\0' ? g_strdup_printf ("%s %s", group, head) : g_steal_pointer (&head);
}

SpTemplateHeadRows
sp_template_heads_judge (const SpTemplateGrid *grid,
                         SpTemplateWords *words,
                         guint first,
                         guint last)
{
  SpTemplateHeadRows rows = {first, last, 0, 0};

  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS); i++)
    {
      g_autofree char *group = NULL;
      g_autofree char *head = NULL;
      g_autoptr (GString) plain = NULL;
      const SpTemplateMeaning *meaning;
      SpReportSpan span;

      sp_template_heads_dup (grid, first, last, i, &group, &head);
      plain = g_string_new (head);
      sp_template_words_take_span (plain, &span);
      meaning = sp_template_words_find (words, group, plain->str);
      if (meaning == NULL)
        continue;
      rows.n_found++;
      rows.likeness += meaning->likeness;
    }
  return rows;
}

static gboolean
is_better (const SpTemplateHeadRows *a, const SpTemplateHeadRows *b)
{
  if (b->first == 0)
    return TRUE;
  return a->likeness > b->likeness + 0.001;
}

SpTemplateHeadRows
sp_template_heads_find (const SpTemplateGrid *grid,
                        SpTemplateWords *words,
                        guint limit,
                        gboolean is_last)
{
  SpTemplateHeadRows best = {0};
  guint lowest = MIN (limit, MAX_FIRST + MAX_ROWS);

  for (guint last = is_last ? lowest : 1; last <= lowest; last++)
    for (guint n = 1; n <= MIN (last, MAX_ROWS); n++)
      {
        guint first = last - n + 1;
        SpTemplateHeadRows rows;

        if (sp_template_heads_is_title (grid, first) || has_marks (grid, first))
          break;
        rows = sp_template_heads_judge (grid, words, first, last);
        if (rows.n_found > 0 && is_better (&rows, &best))
          best = rows;
      }
  return best;
}
