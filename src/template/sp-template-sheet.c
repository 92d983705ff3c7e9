/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around the rows of a worksheet, and formulas wherever they are: ranges and places
 * move with the rows. The rows themselves are sp-template-rows.c. */
#include "template/sp-template-sheet-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

/* Elements whose text is a formula or a list of ranges. */
static gboolean
is_formula (const SpXmlScan *scan)
{
  static const char *const names[] = {"f", "formula", "formula1", "formula2", "definedName"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (sp_xml_scan_is (scan, names[i]))
      return TRUE;
  return FALSE;
}

/* ---- ranges in attributes ---- */

/* A merged range of one row is of that row only, as a link is of its cell. */
static gboolean
keeps_single (const SpXmlScan *scan)
{
  return sp_xml_scan_is (scan, "mergeCell") || sp_xml_scan_is (scan, "hyperlink") ||
         sp_xml_scan_is (scan, "pane") || sp_xml_scan_is (scan, "selection") ||
         sp_xml_scan_is (scan, "sheetView");
}

static void
append_moved_tag (SpSheetWriting *self, SpXmlScan *scan)
{
  static const char *const names[] = {"ref", "sqref", "activeCell", "topLeftCell"};
  SpXmlChange changes[G_N_ELEMENTS (names)];
  char *values[G_N_ELEMENTS (names)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = sp_xml_scan_dup_attribute (scan, names[i]);

      if (value == NULL)
        continue;
      values[n] = sp_ranges_move (value, self->edits->moves, keeps_single (scan));
      changes[n] = (SpXmlChange) {names[i], values[n]};
      n++;
    }
  if (n > 0)
    sp_xml_scan_append_changed (scan, self->out, changes, n);
  else
    sp_xml_scan_append (scan, self->out);
  for (guint i = 0; i < n; i++)
    g_free (values[i]);
}

/* A page break below a row. */
static void
append_break (SpSheetWriting *self, SpXmlScan *scan)
{
  guint row = sp_xml_scan_get_number (scan, "id", 0);
  g_autofree char *moved = g_strdup_printf ("%u", sp_row_moves_get_end (self->edits->moves, row));
  const SpXmlChange change = {"id", moved};

  sp_xml_scan_append_changed (scan, self->out, &change, 1);
}

/* ---- merged cells ---- */

/* A merged range within a row that is copied is there in each copy. */
static guint
append_merge (SpSheetWriting *self, SpXmlScan *scan)
{
  g_autofree char *range = sp_xml_scan_dup_attribute (scan, "ref");
  guint rows[2];
  guint columns[2];
  const char *end = NULL;
  guint count;

  append_moved_tag (self, scan);
  if (scan->kind == SP_XML_START)
    {
      gsize from = scan->end;

      sp_xml_scan_skip (scan);
      g_string_append_len (self->out, scan->text + from, (gssize)(scan->end - from));
    }
  if (range == NULL || !sp_place_parse (range, &rows[0], &columns[0], &end) || *end != ':' ||
      !sp_place_parse (end + 1, &rows[1], &columns[1], NULL) || rows[0] != rows[1])
    return 1;
  count = sp_row_moves_get_count (self->edits->moves, rows[0]);
  for (guint k = 1; k <= count; k++)
    {
      guint row = sp_row_moves_get_row (self->edits->moves, rows[0]) + k;

      g_string_append_c (self->out, '<');
      g_string_append (self->out, self->prefix);
      g_string_append (self->out, "mergeCell ref=\"");
      sp_place_append (self->out, row, columns[0]);
      g_string_append_c (self->out, ':');
      sp_place_append (self->out, row, columns[1]);
      g_string_append (self->out, "\"/>");
    }
  return 1 + count;
}

static void
append_merges (SpSheetWriting *self, SpXmlScan *scan)
{
  SpXmlScan head = *scan;
  GString *whole = self->out;
  g_autoptr (GString) inner = g_string_new (NULL);
  g_autofree char *count = NULL;
  SpXmlChange change = {"count", NULL};
  guint n = 0;

  self->out = inner;
  while (sp_xml_scan_next (scan) && !sp_xml_scan_ends (scan, "mergeCells"))
    {
      if (sp_xml_scan_begins (scan, "mergeCell"))
        n += append_merge (self, scan);
      else
        sp_xml_scan_append (scan, inner);
    }
  self->out = whole;
  change.value = count = g_strdup_printf ("%u", n);
  sp_xml_scan_append_changed (&head, whole, &change, 1);
  g_string_append_len (whole, inner->str, (gssize)inner->len);
  sp_xml_scan_append (scan, whole);
}

/* ---- formulas ---- */

/* The row of the first cell that a rule is for: its formula is written for that cell. */
static guint
read_rule_row (const SpXmlScan *scan)
{
  g_autofree char *ranges = sp_xml_scan_dup_attribute (scan, "sqref");
  guint row = 0;
  guint column;

  if (ranges == NULL || !sp_place_parse (ranges, &row, &column, NULL))
    return 0;
  return row;
}

static void
append_moved_formula (SpSheetWriting *self, SpXmlScan *scan)
{
  gsize from = scan->end;
  gsize to;
  g_autofree char *formula = NULL;
  g_autofree char *moved = NULL;

  sp_xml_scan_append (scan, self->out);
  if (scan->kind != SP_XML_START)
    return;
  to = sp_xml_scan_skip (scan);
  formula = sp_xml_dup_unescaped (scan->text + from, to - from);
  moved =
    sp_formula_move (formula, self->name, self->is_on_it, self->rule_row, 0, self->edits->moves);
  if (g_str_equal (formula, moved))
    g_string_append_len (self->out, scan->text + from, (gssize)(scan->end - from));
  else
    {
      sp_xml_append_escaped (self->out, moved);
      g_string_append_len (self->out, scan->text + to, (gssize)(scan->end - to));
      self->has_changed = TRUE;
    }
}

static void
append_ranges_text (SpSheetWriting *self, SpXmlScan *scan)
{
  gsize from = scan->end;
  gsize to;
  g_autofree char *ranges = NULL;
  g_autofree char *moved = NULL;

  sp_xml_scan_append (scan, self->out);
  if (scan->kind != SP_XML_START)
    return;
  to = sp_xml_scan_skip (scan);
  ranges = sp_xml_dup_unescaped (scan->text + from, to - from);
  moved = sp_ranges_move (ranges, self->edits->moves, FALSE);
  sp_xml_append_escaped (self->out, moved);
  g_string_append_len (self->out, scan->text + to, (gssize)(scan->end - to));
}

/* ---- the sheet ---- */

/* Columns have styles, which cells that are made anew in them take. */
static void
read_column (SpSheetWriting *self, const SpXmlScan *scan)
{
  SpSheetColumns columns = {sp_xml_scan_get_number (scan, "min", 0),
                            sp_xml_scan_get_number (scan, "max", 0),
                            sp_xml_scan_get_number (scan, "style", 0)};

  if (columns.style != 0)
    g_array_append_val (self->columns, columns);
}

static void
append_around (SpSheetWriting *self, SpXmlScan *scan)
{
  gboolean is_tag = scan->kind == SP_XML_START || scan->kind == SP_XML_EMPTY;

  if (is_tag && sp_xml_scan_is (scan, "col"))
    read_column (self, scan);
  if (is_tag &&
      (sp_xml_scan_is (scan, "conditionalFormatting") || sp_xml_scan_is (scan, "dataValidation")))
    self->rule_row = read_rule_row (scan);
  if (!is_tag || self->edits->moves->len == 0)
    sp_xml_scan_append (scan, self->out);
  else if (sp_xml_scan_is (scan, "mergeCells") && scan->kind == SP_XML_START)
    append_merges (self, scan);
  else if (sp_xml_scan_is (scan, "brk") && self->is_in_row_breaks)
    append_break (self, scan);
  else if (is_formula (scan))
    append_moved_formula (self, scan);
  else if (sp_xml_scan_is (scan, "sqref"))
    append_ranges_text (self, scan);
  else
    append_moved_tag (self, scan);
  if (sp_xml_scan_is (scan, "rowBreaks"))
    self->is_in_row_breaks = scan->kind == SP_XML_START;
}

static gboolean
check_end (const SpSheetWriting *self, GError **error)
{
  if (self->last_row <= SP_ROW_MOVES_LAST_ROW)
    return TRUE;
  g_set_error (
    error, SP_ERROR, SP_ERROR_TOO_LARGE,
    _ ("工作表“%s”要填的行太多，超过一张表能有的 1048576 行。请缩短期间或加上筛选条件。"),
    self->name);
  return FALSE;
}

static void
writing_clear (SpSheetWriting *self)
{
  g_array_unref (self->columns);
  g_hash_table_unref (self->shared);
}

GString *
sp_template_sheet_write (
  const char *xml, gsize length, const char *name, const SpTemplateEdits *edits, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (length + length / 4);
  SpSheetWriting self = {.name = name, .edits = edits, .is_on_it = TRUE, .out = out, .prefix = ""};
  g_autofree char *prefix = NULL;
  SpXmlScan scan;
  gboolean is_right;

  self.columns = g_array_new (FALSE, FALSE, sizeof (SpSheetColumns));
  self.shared = g_hash_table_new_full (NULL, NULL, NULL, sp_shared_formula_free);
  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      if (!sp_xml_scan_begins (&scan, "sheetData"))
        {
          append_around (&self, &scan);
          continue;
        }
      g_free (prefix);
      self.prefix = prefix = g_strndup (xml + scan.name, scan.local - scan.name);
      sp_sheet_append_rows (&self, &scan);
    }
  is_right = check_end (&self, error);
  writing_clear (&self);
  return is_right ? g_steal_pointer (&out) : NULL;
}

GString *
sp_template_part_move (const char *xml, gsize length, const char *name, const SpRowMoves *moves)
{
  g_autoptr (GString) out = g_string_sized_new (length);
  const SpTemplateEdits edits = {NULL, (SpRowMoves *)moves};
  SpSheetWriting self = {.name = name, .edits = &edits, .out = out, .prefix = ""};
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      if ((scan.kind == SP_XML_START || scan.kind == SP_XML_EMPTY) && is_formula (&scan))
        append_moved_formula (&self, &scan);
      else
        sp_xml_scan_append (&scan, out);
    }
  return self.has_changed ? g_steal_pointer (&out) : NULL;
}
