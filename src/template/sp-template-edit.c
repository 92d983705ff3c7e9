/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-edit.h. */
#include "template/sp-template-edit.h"

static void
edit_clear (gpointer data)
{
  g_free (((SpTemplateEdit *)data)->text);
}

SpTemplateEdits *
sp_template_edits_new (void)
{
  SpTemplateEdits *self = g_new0 (SpTemplateEdits, 1);

  self->edits = g_array_new (FALSE, FALSE, sizeof (SpTemplateEdit));
  g_array_set_clear_func (self->edits, edit_clear);
  self->moves = sp_row_moves_new ();
  return self;
}

void
sp_template_edits_free (SpTemplateEdits *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->edits);
  g_array_unref (self->moves);
  g_free (self);
}

void
sp_template_edits_add_text (SpTemplateEdits *self, guint row, guint copy, guint column, char *text)
{
  SpTemplateEdit edit = {row, copy, column, text, 0};

  g_array_append_val (self->edits, edit);
}

void
sp_template_edits_add_number (
  SpTemplateEdits *self, guint row, guint copy, guint column, double number)
{
  SpTemplateEdit edit = {row, copy, column, NULL, number};

  g_array_append_val (self->edits, edit);
}

static int
compare_rows (const SpTemplateEdit *left, guint row, guint copy)
{
  if (left->row != row)
    return left->row < row ? -1 : 1;
  return left->copy < copy ? -1 : left->copy > copy;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const SpTemplateEdit *left = a;
  const SpTemplateEdit *right = b;
  int order = compare_rows (left, right->row, right->copy);

  if (order != 0)
    return order;
  return left->column < right->column ? -1 : left->column > right->column;
}

/* g_array_sort () keeps the order of equals. */
void
sp_template_edits_sort (SpTemplateEdits *self)
{
  guint kept = 0;

  g_array_sort (self->edits, compare);
  for (guint i = 0; i < self->edits->len; i++)
    {
      SpTemplateEdit *it = &g_array_index (self->edits, SpTemplateEdit, i);
      SpTemplateEdit *to = &g_array_index (self->edits, SpTemplateEdit, kept);
      SpTemplateEdit taken = *it;

      if (i + 1 < self->edits->len && compare (it, it + 1) == 0)
        {
          g_clear_pointer (&it->text, g_free);
          continue;
        }
      it->text = NULL;
      *to = taken;
      kept++;
    }
  g_array_set_size (self->edits, kept);
}

gboolean
sp_template_edits_is_empty (const SpTemplateEdits *self)
{
  return self->edits->len == 0 && self->moves->len == 0;
}

const SpTemplateEdit *
sp_template_edits_find (const SpTemplateEdits *self, guint row, guint copy, guint *n)
{
  guint low = 0;
  guint high = self->edits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_rows (&g_array_index (self->edits, SpTemplateEdit, middle), row, copy) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low;
       high < self->edits->len &&
       compare_rows (&g_array_index (self->edits, SpTemplateEdit, high), row, copy) == 0;)
    high++;
  *n = high - low;
  return high > low ? &g_array_index (self->edits, SpTemplateEdit, low) : NULL;
}
