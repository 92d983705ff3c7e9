/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a worksheet: cells filled, rows put in as copies of the one above with its styles,
 * height and formulas, everything below numbered anew. */
#include "template/sp-template-sheet-private.h"

#include <string.h>

void
sp_shared_formula_free (gpointer data)
{
  SpSharedFormula *self = data;

  g_free (self->formula);
  g_free (self);
}

/* A row as it is written: from which row of the template, and as which of its copies. */
typedef struct
{
  guint row, copy;
  guint to; /* its number now */
  const SpTemplateEdit *edits;
  guint n_edits, n_done;
  guint style; /* of cells that are made anew; 0: by column */
  gboolean has_style;
} Row;

/* ---- cells ---- */

static guint
find_style (const SpSheetWriting *self, const Row *row, guint column)
{
  if (row->has_style)
    return row->style;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SpSheetColumns *columns = &g_array_index (self->columns, SpSheetColumns, i);

      if (column >= columns->first && column <= columns->last)
        return columns->style;
    }
  return 0;
}

static void
append_text (SpSheetWriting *self, const char *text)
{
  g_string_append_printf (self->out, "<%sis><%st xml:space=\"preserve\">", self->prefix,
                          self->prefix);
  sp_xml_append_escaped (self->out, text);
  g_string_append_printf (self->out, "</%st></%sis>", self->prefix, self->prefix);
}

/* What stands between <c …> and </c>. */
static void
append_value (SpSheetWriting *self, const SpTemplateEdit *edit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (edit->text == NULL)
    g_string_append_printf (self->out, "<%sv>%s</%sv>", self->prefix,
                            g_ascii_dtostr (number, sizeof number, edit->number), self->prefix);
  else if (*edit->text != '\0')
    append_text (self, edit->text);
}

static const char *
get_type (const SpTemplateEdit *edit)
{
  return edit->text != NULL && *edit->text != '\0' ? "inlineStr" : NULL;
}

static void
append_new_cell (SpSheetWriting *self, const Row *row, const SpTemplateEdit *edit)
{
  guint style = find_style (self, row, edit->column);

  g_string_append_printf (self->out, "<%sc r=\"", self->prefix);
  sp_place_append (self->out, row->to, edit->column);
  g_string_append_c (self->out, '"');
  if (style != 0)
    g_string_append_printf (self->out, " s=\"%u\"", style);
  if (get_type (edit) != NULL)
    g_string_append (self->out, " t=\"inlineStr\"");
  g_string_append_c (self->out, '>');
  append_value (self, edit);
  g_string_append_printf (self->out, "</%sc>", self->prefix);
}

static void
append_new_before (SpSheetWriting *self, Row *row, guint column)
{
  for (; row->n_done < row->n_edits && row->edits[row->n_done].column < column; row->n_done++)
    append_new_cell (self, row, &row->edits[row->n_done]);
}

static const SpTemplateEdit *
take_edit (Row *row, guint column)
{
  if (row->n_done < row->n_edits && row->edits[row->n_done].column == column)
    return &row->edits[row->n_done++];
  return NULL;
}

/* ---- formulas ---- */

/* The formula of a cell as it stands by itself: of a shared one, filled from where it is written.
 * NULL: none, or of a kind that is left as it is. */
static char *
dup_own_formula (SpSheetWriting *self, const SpXmlScan *scan, gsize to, guint row, guint column)
{
  g_autofree char *type = sp_xml_scan_dup_attribute (scan, "t");
  guint number = sp_xml_scan_get_number (scan, "si", 0);
  g_autofree char *text =
    scan->kind == SP_XML_START
      ? sp_xml_dup_unescaped (scan->text + scan->end, to > scan->end ? to - scan->end : 0)
      : g_strdup ("");
  SpSharedFormula *shared;

  if (g_strcmp0 (type, "array") == 0 || g_strcmp0 (type, "dataTable") == 0)
    return NULL;
  if (g_strcmp0 (type, "shared") != 0)
    return g_steal_pointer (&text);
  shared = g_hash_table_lookup (self->shared, GUINT_TO_POINTER (number));
  if (*text == '\0')
    return shared != NULL ? sp_formula_fill (shared->formula, (int)row - (int)shared->row,
                                             (int)column - (int)shared->column)
                          : NULL;
  if (shared == NULL)
    {
      shared = g_new0 (SpSharedFormula, 1);
      *shared = (SpSharedFormula) {g_strdup (text), row, column};
      g_hash_table_insert (self->shared, GUINT_TO_POINTER (number), shared);
    }
  return g_steal_pointer (&text);
}

/* A formula over a range of its own moves as a whole. */
static void
append_array_formula (SpSheetWriting *self, const Row *row, SpXmlScan *scan)
{
  g_autofree char *range = sp_xml_scan_dup_attribute (scan, "ref");
  g_autofree char *moved = range != NULL ? sp_ranges_move (range, self->edits->moves, TRUE) : NULL;
  const SpXmlChange change = {"ref", moved};
  gsize from = scan->end;
  gsize to;
  g_autofree char *formula = NULL;
  g_autofree char *written = NULL;

  sp_xml_scan_append_changed (scan, self->out, &change, moved != NULL ? 1 : 0);
  if (scan->kind != SP_XML_START)
    return;
  to = sp_xml_scan_skip (scan);
  formula = sp_xml_dup_unescaped (scan->text + from, to - from);
  written = sp_formula_move (formula, self->name, TRUE, row->row, 0, self->edits->moves);
  sp_xml_append_escaped (self->out, written);
  g_string_append_len (self->out, scan->text + to, (gssize)(scan->end - to));
}

/* @scan is at <f>; it is left behind it. */
static void
append_formula (SpSheetWriting *self, const Row *row, guint column, SpXmlScan *scan)
{
  SpXmlScan ahead = *scan;
  gsize to = sp_xml_scan_skip (&ahead);
  g_autofree char *formula = NULL;
  g_autofree char *moved = NULL;

  if (self->edits->moves->len == 0)
    {
      g_string_append_len (self->out, scan->text + scan->start, (gssize)(ahead.end - scan->start));
      *scan = ahead;
      return;
    }
  formula = dup_own_formula (self, scan, to, row->row, column);
  if (formula == NULL)
    {
      if (row->copy == 0)
        append_array_formula (self, row, scan);
      *scan = ahead;
      return;
    }
  moved = sp_formula_move (formula, self->name, TRUE, row->row, row->copy, self->edits->moves);
  g_string_append_printf (self->out, "<%sf>", self->prefix);
  sp_xml_append_escaped (self->out, moved);
  g_string_append_printf (self->out, "</%sf>", self->prefix);
  *scan = ahead;
}

/* Whether the cell that begins at @scan has a formula. */
static gboolean
has_formula (const SpXmlScan *scan)
{
  SpXmlScan ahead = *scan;

  if (scan->kind != SP_XML_START)
    return FALSE;
  while (sp_xml_scan_next (&ahead) && !sp_xml_scan_ends (&ahead, "c"))
    if (sp_xml_scan_begins (&ahead, "f"))
      return TRUE;
  return FALSE;
}

/* A cell with a formula keeps it; its value is left out. */
static void
append_formula_cell (
  SpSheetWriting *self, const Row *row, guint column, const SpXmlChange *place, SpXmlScan *scan)
{
  const SpXmlChange changes[] = {*place, {"t", NULL}};

  sp_xml_scan_append_changed (scan, self->out, changes, G_N_ELEMENTS (changes));
  while (sp_xml_scan_next (scan) && !sp_xml_scan_ends (scan, "c"))
    {
      if (sp_xml_scan_begins (scan, "f"))
        append_formula (self, row, column, scan);
      else if (sp_xml_scan_begins (scan, "v") || sp_xml_scan_begins (scan, "is"))
        sp_xml_scan_skip (scan);
      else
        sp_xml_scan_append (scan, self->out);
    }
  sp_xml_scan_append (scan, self->out);
}

/* A cell with another value, or of a copy without any. */
static void
append_filled_cell (SpSheetWriting *self,
                    const SpTemplateEdit *edit,
                    const SpXmlChange *place,
                    SpXmlScan *scan)
{
  const SpXmlChange changes[] = {
    *place, {"t", edit != NULL ? get_type (edit) : NULL}, {"cm", NULL}, {"vm", NULL}};
  SpXmlScan head = *scan;
  gsize start = self->out->len;

  if (scan->kind == SP_XML_START)
    sp_xml_scan_skip (scan);
  sp_xml_scan_append_changed (&head, self->out, changes, G_N_ELEMENTS (changes));
  if (edit == NULL && head.kind == SP_XML_EMPTY)
    return;
  /* <c …/> opens. */
  if (head.kind == SP_XML_EMPTY && self->out->len >= start + 2)
    {
      g_string_truncate (self->out, self->out->len - 2);
      g_string_append_c (self->out, '>');
    }
  if (edit != NULL)
    append_value (self, edit);
  g_string_append_printf (self->out, "</%sc>", self->prefix);
}

static void
append_cell (SpSheetWriting *self, Row *row, guint *last_column, SpXmlScan *scan)
{
  g_autofree char *place = sp_xml_scan_dup_attribute (scan, "r");
  g_autoptr (GString) moved = g_string_new (NULL);
  SpXmlChange change = {"r", NULL};
  guint column = *last_column + 1;
  guint said;
  const SpTemplateEdit *edit;

  if (place != NULL)
    sp_place_parse (place, &said, &column, NULL);
  *last_column = column;
  append_new_before (self, row, column);
  edit = take_edit (row, column);
  sp_place_append (moved, row->to, column);
  change.value = moved->str;
  if (has_formula (scan))
    append_formula_cell (self, row, column, &change, scan);
  else if (edit != NULL || row->copy > 0)
    append_filled_cell (self, edit, &change, scan);
  else
    {
      gsize from = scan->end;

      sp_xml_scan_append_changed (scan, self->out, &change, 1);
      sp_xml_scan_skip (scan);
      g_string_append_len (self->out, scan->text + from, (gssize)(scan->end - from));
    }
}

/* ---- rows ---- */

static void
row_init (const SpSheetWriting *self, Row *row, guint number, guint copy)
{
  memset (row, 0, sizeof *row);
  row->row = number;
  row->copy = copy;
  row->to = sp_row_moves_get_row (self->edits->moves, number) + copy;
  row->edits = sp_template_edits_find (self->edits, number, copy, &row->n_edits);
}

static void
append_row (SpSheetWriting *self, Row *row, SpXmlScan *scan)
{
  g_autofree char *number = g_strdup_printf ("%u", row->to);
  const SpXmlChange changes[] = {{"r", number}, {"spans", NULL}};
  SpXmlScan head = *scan;
  guint column = 0;

  row->has_style = sp_xml_scan_get_number (scan, "customFormat", 0) != 0;
  row->style = sp_xml_scan_get_number (scan, "s", 0);
  sp_xml_scan_append_changed (scan, self->out, changes, G_N_ELEMENTS (changes));
  if (scan->kind == SP_XML_EMPTY && row->n_edits > 0)
    {
      g_string_truncate (self->out, self->out->len - 2);
      g_string_append_c (self->out, '>');
    }
  while (head.kind == SP_XML_START && sp_xml_scan_next (scan) && !sp_xml_scan_ends (scan, "row"))
    {
      if (sp_xml_scan_begins (scan, "c"))
        append_cell (self, row, &column, scan);
      else
        sp_xml_scan_append (scan, self->out);
    }
  append_new_before (self, row, G_MAXUINT);
  if (head.kind == SP_XML_START)
    sp_xml_scan_append (scan, self->out);
  else if (row->n_edits > 0)
    g_string_append_printf (self->out, "</%srow>", self->prefix);
  self->last_row = MAX (self->last_row, row->to);
}

/* A row that the template does not have. */
static void
append_new_row (SpSheetWriting *self, guint number, guint copy)
{
  Row row;

  row_init (self, &row, number, copy);
  if (row.n_edits == 0)
    return;
  g_string_append_printf (self->out, "<%srow r=\"%u\">", self->prefix, row.to);
  append_new_before (self, &row, G_MAXUINT);
  g_string_append_printf (self->out, "</%srow>", self->prefix);
  self->last_row = MAX (self->last_row, row.to);
}

/* Rows of edits before @number that the template has not; *@done counts edits. */
static void
append_missing_rows (SpSheetWriting *self, guint number, guint *done)
{
  const GArray *edits = self->edits->edits;

  while (*done < edits->len && g_array_index (edits, SpTemplateEdit, *done).row < number)
    {
      const SpTemplateEdit *edit = &g_array_index (edits, SpTemplateEdit, *done);
      guint row = edit->row;
      guint copy = edit->copy;

      append_new_row (self, row, copy);
      while (*done < edits->len && g_array_index (edits, SpTemplateEdit, *done).row == row &&
             g_array_index (edits, SpTemplateEdit, *done).copy == copy)
        ++*done;
    }
}

/* Keeps the formulas that the row's cells share, so that copies can be filled from them. */
static void
append_row_with_copies (SpSheetWriting *self, guint number, guint *done, SpXmlScan *scan)
{
  guint n_copies = sp_row_moves_get_count (self->edits->moves, number);
  const GArray *edits = self->edits->edits;
  SpXmlScan begin = *scan;

  for (guint copy = 0; copy <= n_copies; copy++)
    {
      Row row;

      *scan = begin;
      row_init (self, &row, number, copy);
      append_row (self, &row, scan);
      if (self->last_row > SP_ROW_MOVES_LAST_ROW)
        break;
    }
  while (*done < edits->len && g_array_index (edits, SpTemplateEdit, *done).row == number)
    ++*done;
}

void
sp_sheet_append_rows (SpSheetWriting *self, SpXmlScan *scan)
{
  gboolean is_empty = scan->kind == SP_XML_EMPTY;
  guint number = 0;
  guint done = 0;

  if (is_empty)
    g_string_append_printf (self->out, "<%ssheetData>", self->prefix);
  else
    sp_xml_scan_append (scan, self->out);
  while (!is_empty && sp_xml_scan_next (scan) && !sp_xml_scan_ends (scan, "sheetData"))
    {
      if (!sp_xml_scan_begins (scan, "row"))
        {
          sp_xml_scan_append (scan, self->out);
          continue;
        }
      number = sp_xml_scan_get_number (scan, "r", number + 1);
      append_missing_rows (self, number, &done);
      append_row_with_copies (self, number, &done, scan);
      if (self->last_row > SP_ROW_MOVES_LAST_ROW)
        return;
    }
  append_missing_rows (self, G_MAXUINT, &done);
  if (is_empty)
    g_string_append_printf (self->out, "</%ssheetData>", self->prefix);
  else
    sp_xml_scan_append (scan, self->out);
}
