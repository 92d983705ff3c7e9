/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of a text document: where their rows and cells are, cells with other text in the look
 * of the old, and rows put in as copies of one. */
#include "template/sp-template-word-private.h"

#include <string.h>

#define MAX_SPAN 200u /* Word has 63 columns */

/* ---- reading ---- */

static void
cell_clear (gpointer data)
{
  g_free (((SpWordCell *)data)->text);
}

static void
table_free (gpointer data)
{
  SpWordTable *self = data;

  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_free (self);
}

static SpWordTable *
table_new (void)
{
  SpWordTable *self = g_new0 (SpWordTable, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (SpWordRow));
  self->cells = g_array_new (FALSE, TRUE, sizeof (SpWordCell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

typedef struct
{
  GPtrArray *tables;
  SpWordTable *table; /* the one at hand */
  GString *text;      /* of the cell at hand */
  guint depth;        /* of tables */
  guint column;       /* the next one's */
  gboolean is_in_row, is_in_cell;
} Reading;

static SpWordCell *
last_cell (Reading *self)
{
  return &g_array_index (self->table->cells, SpWordCell, self->table->cells->len - 1);
}

static SpWordRow *
last_row (Reading *self)
{
  return &g_array_index (self->table->rows, SpWordRow, self->table->rows->len - 1);
}

static void
begin_row (Reading *self, const SpXmlScan *scan)
{
  SpWordRow row = {scan->start, scan->end, self->table->cells->len, 0};

  g_array_append_val (self->table->rows, row);
  self->column = 1;
  self->is_in_row = TRUE;
}

static void
begin_cell (Reading *self, const SpXmlScan *scan)
{
  SpWordCell cell = {.row = self->table->rows->len,
                     .column = self->column,
                     .span = 1,
                     .start = scan->start,
                     .end = scan->end};

  g_array_append_val (self->table->cells, cell);
  last_row (self)->n_cells++;
  g_string_truncate (self->text, 0);
  self->is_in_cell = TRUE;
}

static void
end_cell (Reading *self, const SpXmlScan *scan)
{
  SpWordCell *cell = last_cell (self);

  cell->end = scan->end;
  cell->text = g_strdup (self->text->str);
  self->column += cell->span;
  self->is_in_cell = FALSE;
}

static void
read_properties (Reading *self, const SpXmlScan *scan)
{
  if (self->is_in_cell && sp_xml_scan_is (scan, "gridSpan"))
    last_cell (self)->span = CLAMP (sp_xml_scan_get_number (scan, "val", 1), 1, MAX_SPAN);
  else if (self->is_in_cell && sp_xml_scan_is (scan, "vMerge"))
    {
      g_autofree char *value = sp_xml_scan_dup_attribute (scan, "val");

      last_cell (self)->is_continued = g_strcmp0 (value, "restart") != 0;
    }
  else if (!self->is_in_cell && sp_xml_scan_is (scan, "gridBefore"))
    self->column += MIN (sp_xml_scan_get_number (scan, "val", 0), MAX_SPAN);
}

static void
read_text (Reading *self, SpXmlScan *scan)
{
  gsize from = scan->end;
  gsize to = scan->kind == SP_XML_START ? sp_xml_scan_skip (scan) : from;
  g_autofree char *text = sp_xml_dup_unescaped (scan->text + from, to - from);

  g_string_append (self->text, text);
}

static void
begin (Reading *self, SpXmlScan *scan)
{
  if (sp_xml_scan_is (scan, "tbl") && scan->kind == SP_XML_START && self->depth++ == 0)
    {
      self->table = table_new ();
      g_ptr_array_add (self->tables, self->table);
    }
  if (self->depth != 1)
    return;
  if (sp_xml_scan_is (scan, "tr") && scan->kind == SP_XML_START && !self->is_in_row)
    begin_row (self, scan);
  else if (self->is_in_row && !self->is_in_cell && scan->kind == SP_XML_START &&
           sp_xml_scan_is (scan, "tc"))
    begin_cell (self, scan);
  else if (self->is_in_cell && sp_xml_scan_is (scan, "t"))
    read_text (self, scan);
  else if (self->is_in_row)
    read_properties (self, scan);
}

static void
end (Reading *self, const SpXmlScan *scan)
{
  if (self->depth == 0)
    return;
  if (sp_xml_scan_is (scan, "tbl") && --self->depth == 0)
    self->is_in_row = self->is_in_cell = FALSE;
  if (self->depth != 1)
    return;
  if (self->is_in_cell && sp_xml_scan_is (scan, "tc"))
    end_cell (self, scan);
  else if (self->is_in_row && !self->is_in_cell && sp_xml_scan_is (scan, "tr"))
    {
      last_row (self)->end = scan->end;
      self->is_in_row = FALSE;
    }
}

GPtrArray *
sp_word_tables_read (const char *xml, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = {.tables = g_ptr_array_new_with_free_func (table_free), .text = text};
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      if (scan.kind == SP_XML_START || scan.kind == SP_XML_EMPTY)
        begin (&reading, &scan);
      else if (scan.kind == SP_XML_END)
        end (&reading, &scan);
    }
  return reading.tables;
}

/* The last row of what is merged downwards from cell @at. */
static guint
find_last_row (const SpWordTable *self, guint at)
{
  const SpWordCell *cell = &g_array_index (self->cells, SpWordCell, at);
  guint last = cell->row;

  for (guint i = at + 1; i < self->cells->len; i++)
    {
      const SpWordCell *it = &g_array_index (self->cells, SpWordCell, i);

      if (it->row > last + 1)
        break;
      if (it->row == last + 1 && it->column == cell->column && it->is_continued)
        last++;
    }
  return last;
}

SpTemplateGrid *
sp_word_table_make_grid (const SpWordTable *self, const char *name)
{
  SpTemplateGrid *grid = sp_template_grid_new (name);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const SpWordCell *cell = &g_array_index (self->cells, SpWordCell, i);
      guint last = cell->is_continued ? cell->row : find_last_row (self, i);

      sp_template_grid_add (grid, cell->row, cell->column + cell->span - 1, g_strdup (""), FALSE,
                            SP_TEMPLATE_PLAIN);
      sp_template_grid_add (grid, cell->row, cell->column,
                            g_strdup (cell->text != NULL ? cell->text : ""), FALSE,
                            SP_TEMPLATE_PLAIN);
      if (cell->span > 1 || last > cell->row)
        sp_template_grid_add_merge (grid, cell->row, cell->column, last,
                                    cell->column + cell->span - 1);
    }
  return grid;
}

/* ---- writing ---- */

/* What of a cell stays when it gets another text. */
typedef struct
{
  char *prefix, *properties, *paragraph, *run; /* elements as they stand, or "" */
} Look;

static void
look_clear (Look *self)
{
  g_free (self->prefix);
  g_free (self->properties);
  g_free (self->paragraph);
  g_free (self->run);
}

static void
take_element (SpXmlScan *scan, char **element)
{
  gsize start = scan->start;

  sp_xml_scan_skip (scan);
  if (*element == NULL)
    *element = g_strndup (scan->text + start, scan->end - start);
}

/* The look of the mark at the end of a paragraph is that of an empty cell's text. */
static void
read_mark_look (const char *paragraph, Look *look)
{
  SpXmlScan scan;

  sp_xml_scan_init (&scan, paragraph, strlen (paragraph));
  while (look->run == NULL && sp_xml_scan_next (&scan))
    if (sp_xml_scan_begins (&scan, "rPr"))
      take_element (&scan, &look->run);
}

static void
read_look (const char *xml, const SpWordCell *cell, Look *look)
{
  SpXmlScan scan;

  memset (look, 0, sizeof *look);
  sp_xml_scan_init (&scan, xml + cell->start, cell->end - cell->start);
  while (sp_xml_scan_next (&scan))
    {
      if (sp_xml_scan_begins (&scan, "tc") && look->prefix == NULL)
        look->prefix = g_strndup (scan.text + scan.name, scan.local - scan.name);
      else if (sp_xml_scan_begins (&scan, "tcPr"))
        take_element (&scan, &look->properties);
      else if (sp_xml_scan_begins (&scan, "pPr"))
        take_element (&scan, &look->paragraph);
      else if (sp_xml_scan_begins (&scan, "rPr"))
        take_element (&scan, &look->run);
    }
  if (look->run == NULL && look->paragraph != NULL)
    read_mark_look (look->paragraph, look);
}

static void
append_some (GString *out, const char *text)
{
  g_string_append (out, text != NULL ? text : "");
}

static void
append_cell (GString *out, const char *xml, const SpWordCell *cell, const char *text)
{
  Look look;

  read_look (xml, cell, &look);
  g_string_append_printf (out, "<%stc>", look.prefix);
  append_some (out, look.properties);
  g_string_append_printf (out, "<%sp>", look.prefix);
  append_some (out, look.paragraph);
  if (text != NULL && *text != '\0')
    {
      g_string_append_printf (out, "<%sr>", look.prefix);
      append_some (out, look.run);
      sp_word_append_text (out, look.prefix, text);
      g_string_append_printf (out, "</%sr>", look.prefix);
    }
  g_string_append_printf (out, "</%sp></%stc>", look.prefix, look.prefix);
  look_clear (&look);
}

static const char *
find_text (const SpTemplateEdit *edits, guint n, const SpWordCell *cell, char **number)
{
  for (guint i = 0; i < n; i++)
    if (edits[i].column >= cell->column && edits[i].column < cell->column + cell->span)
      {
        if (edits[i].text != NULL)
          return edits[i].text;
        g_free (*number);
        *number = g_strdup_printf ("%.15g", edits[i].number);
        return *number;
      }
  return NULL;
}

static void
fill_row (const SpWordTable *self,
          const char *xml,
          const SpWordRow *row,
          const SpTemplateEdit *edits,
          guint n,
          GArray *splices)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const SpWordCell *cell = &g_array_index (self->cells, SpWordCell, row->first_cell + i);
      g_autofree char *number = NULL;
      const char *text = find_text (edits, n, cell, &number);
      GString *out;

      if (text == NULL)
        continue;
      out = g_string_new (NULL);
      append_cell (out, xml, cell, text);
      sp_splices_add (splices, cell->start, cell->end, g_string_free (out, FALSE));
    }
}

/* The beginning of a row with its properties; what names a paragraph or row for good is not
 * copied. */
static void
append_row_begin (GString *out, const char *xml, const SpWordRow *row, gsize to)
{
  static const SpXmlChange changes[] = {
    {"paraId", NULL}, {"textId", NULL}, {"rsidR", NULL}, {"rsidTr", NULL}};
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml + row->start, to - row->start);
  if (sp_xml_scan_next (&scan))
    sp_xml_scan_append_changed (&scan, out, changes, G_N_ELEMENTS (changes));
  while (sp_xml_scan_next (&scan))
    {
      /* A row that is put in is no part of a content control. */
      if (sp_xml_scan_is (&scan, "sdt") || sp_xml_scan_is (&scan, "sdtContent"))
        continue;
      if (sp_xml_scan_begins (&scan, "sdtPr") || sp_xml_scan_begins (&scan, "bookmarkStart"))
        sp_xml_scan_skip (&scan);
      else
        sp_xml_scan_append (&scan, out);
    }
}

static void
append_copy (GString *out,
             const SpWordTable *self,
             const char *xml,
             const SpWordRow *row,
             const SpTemplateEdit *edits,
             guint n)
{
  const SpWordCell *cells = &g_array_index (self->cells, SpWordCell, row->first_cell);
  g_autofree char *close = NULL;
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml + row->start, row->end - row->start);
  sp_xml_scan_next (&scan);
  close = g_strndup (scan.text + scan.name, scan.name_end - scan.name);
  append_row_begin (out, xml, row, cells[0].start);
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *number = NULL;

      append_cell (out, xml, &cells[i], find_text (edits, n, &cells[i], &number));
    }
  g_string_append_printf (out, "</%s>", close);
}

void
sp_word_table_fill (const SpWordTable *self,
                    const char *xml,
                    const SpTemplateEdits *edits,
                    GArray *splices)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpWordRow *row = &g_array_index (self->rows, SpWordRow, i);
      guint n_copies = sp_row_moves_get_count (edits->moves, i + 1);
      guint n = 0;
      const SpTemplateEdit *it = sp_template_edits_find (edits, i + 1, 0, &n);
      GString *copies;

      fill_row (self, xml, row, it, n, splices);
      if (n_copies == 0 || row->n_cells == 0)
        continue;
      copies = g_string_new (NULL);
      for (guint copy = 1; copy <= n_copies; copy++)
        {
          it = sp_template_edits_find (edits, i + 1, copy, &n);
          append_copy (copies, self, xml, row, it, n);
        }
      sp_splices_add (splices, row->end, row->end, g_string_free (copies, FALSE));
    }
}
