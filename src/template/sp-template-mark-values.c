/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What marks become: words of the report, or figures of the sheet of the mapping whose columns are
 * headed by the marks' names. */
#include "template/sp-template-cell.h"
#include "template/sp-template-fill.h"
#include "template/sp-template-marks-words.h"
#include "template/sp-template-marks.h"

#include "base/sp-i18n.h"

#include <string.h>

/* A figure of the only row. */
typedef struct
{
  guint column;
  SpReportCell cell; /* its text is a copy */
} Figure;

struct _SpTemplateMarkValues
{
  /* Owned */
  GHashTable *figures; /* name → Figure */
  GHashTable *unknown; /* names that were noted */
  char *plan;

  /* Borrowed */
  const SpTemplateFilling *filling;
  const SpReportSheet *sheet; /* of the marks; NULL: none */
};

static void
figure_free (gpointer data)
{
  Figure *self = data;

  g_free ((char *)self->cell.text);
  g_free (self);
}

static gboolean
take_figures (guint i, const SpReportRow *row, gpointer data)
{
  SpTemplateMarkValues *self = data;

  for (guint k = 0; k < sp_report_sheet_get_n_columns (self->sheet); k++)
    {
      const SpReportColumn *column = sp_report_sheet_get_column (self->sheet, k);
      Figure *figure;

      if (*column->head == '\0')
        continue;
      figure = g_new0 (Figure, 1);
      figure->column = k;
      figure->cell = row->cells[k];
      figure->cell.text = g_strdup (row->cells[k].text);
      g_hash_table_replace (self->figures, g_strdup (column->head), figure);
    }
  return FALSE;
}

SpTemplateMarkValues *
sp_template_mark_values_new (const SpTemplateFilling *filling, GError **error)
{
  g_autoptr (SpTemplateMarkValues) self = g_new0 (SpTemplateMarkValues, 1);

  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, figure_free);
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filling = filling;
  for (guint i = 0; i < filling->mapping->tables->len; i++)
    if (*((SpTemplateTable *)filling->mapping->tables->pdata[i])->grid == '\0')
      {
        self->sheet = sp_report_get_sheet (filling->report, i);
        /* The sheet's title is the plan's. */
        g_free (self->plan);
        self->plan = g_strdup (sp_report_sheet_get_title (self->sheet));
        if (!sp_report_sheet_foreach (self->sheet, filling->reader, 0, 1, take_figures, self,
                                      filling->cancellable, error))
          return NULL;
      }
  return g_steal_pointer (&self);
}

void
sp_template_mark_values_free (SpTemplateMarkValues *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->figures);
  g_hash_table_unref (self->unknown);
  g_free (self->plan);
  g_free (self);
}

static void
note_unknown (SpTemplateMarkValues *self, const char *name)
{
  if (!g_hash_table_add (self->unknown, g_strdup (name)))
    return;
  g_ptr_array_add (self->filling->notes,
                   g_strdup_printf (_ ("标记“{{%s}}”认不出，原样保留。"), name));
}

char *
sp_template_mark_values_dup (const char *name, gpointer data)
{
  SpTemplateMarkValues *self = data;
  const Figure *figure = g_hash_table_lookup (self->figures, name);
  SpTemplateMark mark = sp_template_mark_find_word (name);

  if (figure != NULL)
    return sp_report_sheet_dup_text (self->sheet, figure->column, &figure->cell);
  if (mark != SP_TEMPLATE_MARK_NONE)
    return sp_template_mark_dup_word (mark, self->filling->report,
                                      self->plan != NULL ? self->plan : "");
  note_unknown (self, name);
  return NULL;
}

/* ---- cells of workbooks ---- */

typedef struct
{
  SpTemplateMarkValues *values;
  const SpTemplateGrid *grid;
  SpTemplateEdits *edits;
  GError *error;
} Marking;

/* The figure of the only mark, when the cell is nothing else. */
static const Figure *
find_single (const SpTemplateMarkValues *self, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *name = NULL;
  gsize start;
  gsize end;

  if (!sp_template_mark_find (trimmed, 0, &start, &end, &name) || start != 0 ||
      trimmed[end] != '\0')
    return NULL;
  return g_hash_table_lookup (self->figures, name);
}

static void
mark_cell (guint row, guint column, const SpTemplateCell *cell, gpointer data)
{
  Marking *self = data;
  const Figure *figure;
  char *filled;

  if (self->error != NULL || cell->is_formula ||
      (strstr (cell->text, "{{") == NULL && strstr (cell->text, "｛｛") == NULL))
    return;
  figure = find_single (self->values, cell->text);
  if (figure != NULL)
    {
      sp_template_cell_put (self->values->sheet, figure->column, &figure->cell, self->grid,
                            (SpTemplatePlace) {row, 0, column}, self->edits, &self->error);
      return;
    }
  filled = sp_template_marks_fill (cell->text, sp_template_mark_values_dup, self->values);
  if (filled != NULL)
    sp_template_edits_add_text (self->edits, row, 0, column, filled);
}

gboolean
sp_template_fill_marks (SpTemplateMarkValues *self,
                        const SpTemplateGrid *grid,
                        SpTemplateEdits *edits,
                        GError **error)
{
  Marking marking = {self, grid, edits, NULL};

  sp_template_grid_foreach (grid, mark_cell, &marking);
  if (marking.error == NULL)
    return TRUE;
  g_propagate_error (error, marking.error);
  return FALSE;
}
