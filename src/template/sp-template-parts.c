/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-parts.h. */
#include "template/sp-template-parts.h"

#include "template/sp-template-sheet.h"
#include "template/sp-xml-scan.h"

#include <string.h>

static void
unref_if_any (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

void
sp_template_parts_init (SpTemplateParts *self, SpPackage *package, const char *workbook)
{
  self->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if_any);
  self->package = package;
  self->workbook = workbook;
}

void
sp_template_parts_clear (SpTemplateParts *self)
{
  g_clear_pointer (&self->changes, g_hash_table_unref);
}

GBytes *
sp_template_parts_load (SpTemplateParts *self, const char *part, GError **error)
{
  GBytes *changed = g_hash_table_lookup (self->changes, part);
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *text;

  if (changed != NULL)
    return g_bytes_ref (changed);
  bytes = sp_package_read (self->package, part, error);
  text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  if (bytes == NULL || !sp_xml_check (text, length, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

void
sp_template_parts_change (SpTemplateParts *self, const char *part, GString *text)
{
  g_hash_table_replace (self->changes, g_strdup (part), g_string_free_to_bytes (text));
}

gboolean
sp_template_parts_is_changed (const SpTemplateParts *self)
{
  return g_hash_table_size (self->changes) > 0;
}

/* ---- places in other parts ---- */

/* How a part of some kind is written again; NULL: as it was. */
typedef GString *(*Rewrite) (const char *xml,
                             gsize length,
                             const char *name,
                             const SpRowMoves *moves);

/* A number of a row that counts from 0, between tags. */
static void
append_row_number (GString *out, SpXmlScan *scan, const SpRowMoves *moves)
{
  gsize from = scan->end;
  gsize to;
  g_autofree char *text = NULL;
  guint64 row = 0;

  sp_xml_scan_append (scan, out);
  if (scan->kind != SP_XML_START)
    return;
  to = sp_xml_scan_skip (scan);
  text = g_strndup (scan->text + from, to - from);
  if (g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, SP_ROW_MOVES_LAST_ROW - 1, &row, NULL))
    g_string_append_printf (out, "%u", sp_row_moves_get_row (moves, (guint)row + 1) - 1);
  else
    g_string_append_len (out, scan->text + from, (gssize)(to - from));
  g_string_append_len (out, scan->text + to, (gssize)(scan->end - to));
}

/* Drawings: <xdr:from> and <xdr:to> have <xdr:row>. */
static GString *
move_drawing (const char *xml, gsize length, const char *name, const SpRowMoves *moves)
{
  GString *out = g_string_sized_new (length);
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      if (sp_xml_scan_begins (&scan, "row"))
        append_row_number (out, &scan, moves);
      else
        sp_xml_scan_append (&scan, out);
    }
  return out;
}

/* <x:Anchor> of a note: column, offset, row, offset, and the same of its other end. */
static void
append_anchor (GString *out, SpXmlScan *scan, const SpRowMoves *moves)
{
  gsize from = scan->end;
  gsize to = 0;
  g_autofree char *text = NULL;
  g_auto (GStrv) numbers = NULL;

  sp_xml_scan_append (scan, out);
  if (scan->kind != SP_XML_START)
    return;
  to = sp_xml_scan_skip (scan);
  text = g_strndup (scan->text + from, to - from);
  numbers = g_strsplit (text, ",", -1);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint64 row = 0;

      g_string_append (out, i > 0 ? "," : "");
      if ((i == 2 || i == 6) && g_ascii_string_to_unsigned (g_strstrip (numbers[i]), 10, 0,
                                                            SP_ROW_MOVES_LAST_ROW - 1, &row, NULL))
        g_string_append_printf (out, " %u", sp_row_moves_get_row (moves, (guint)row + 1) - 1);
      else
        g_string_append (out, numbers[i]);
    }
  g_string_append_len (out, scan->text + to, (gssize)(scan->end - to));
}

static GString *
move_notes_drawing (const char *xml, gsize length, const char *name, const SpRowMoves *moves)
{
  GString *out = g_string_sized_new (length);
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      if (sp_xml_scan_begins (&scan, "Row"))
        append_row_number (out, &scan, moves);
      else if (sp_xml_scan_begins (&scan, "Anchor"))
        append_anchor (out, &scan, moves);
      else
        sp_xml_scan_append (&scan, out);
    }
  return out;
}

/* Comments and tables: ref is a place or a range. */
static GString *
move_refs (const char *xml, gsize length, const char *name, const SpRowMoves *moves)
{
  GString *out = g_string_sized_new (length);
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      g_autofree char *ref = sp_xml_scan_dup_attribute (&scan, "ref");
      g_autofree char *moved =
        ref != NULL ? sp_ranges_move (ref, moves, strchr (ref, ':') == NULL) : NULL;
      const SpXmlChange change = {"ref", moved};

      if (moved != NULL)
        sp_xml_scan_append_changed (&scan, out, &change, 1);
      else
        sp_xml_scan_append (&scan, out);
    }
  return out;
}

static gboolean
rewrite_part (SpTemplateParts *self,
              const char *part,
              Rewrite rewrite,
              const char *name,
              const SpRowMoves *moves,
              GError **error)
{
  g_autoptr (GBytes) bytes = sp_template_parts_load (self, part, error);
  gsize length = 0;
  const char *xml;
  GString *written;

  if (bytes == NULL)
    return FALSE;
  xml = g_bytes_get_data (bytes, &length);
  written = rewrite (xml, length, name, moves);
  if (written != NULL)
    sp_template_parts_change (self, part, written);
  return TRUE;
}

static gboolean
rewrite_related (SpTemplateParts *self,
                 const char *part,
                 const char *type,
                 Rewrite rewrite,
                 const char *name,
                 const SpRowMoves *moves,
                 GError **error)
{
  g_autoptr (GPtrArray) parts = sp_package_list_related (self->package, part, type);

  for (guint i = 0; i < parts->len; i++)
    if (!rewrite_part (self, parts->pdata[i], rewrite, name, moves, error))
      return FALSE;
  return TRUE;
}

/* ---- formulas of other parts ---- */

static gboolean
speaks_of_sheets (const SpTemplateParts *self, const char *part, const char *moved)
{
  if (g_str_equal (part, moved) || !g_str_has_suffix (part, ".xml"))
    return FALSE;
  return g_str_equal (part, self->workbook) || strstr (part, "/worksheets/") != NULL ||
         strstr (part, "/charts/") != NULL;
}

static gboolean
rewrite_formulas (SpTemplateParts *self,
                  const char *part,
                  const char *name,
                  const SpRowMoves *moves,
                  GError **error)
{
  g_autoptr (GPtrArray) parts = sp_package_list (self->package);

  for (guint i = 0; i < parts->len; i++)
    if (speaks_of_sheets (self, parts->pdata[i], part) &&
        !rewrite_part (self, parts->pdata[i], sp_template_part_move, name, moves, error))
      return FALSE;
  return TRUE;
}

/* ---- the order of calculation ---- */

/* Takes out the elements @element whose attribute @attribute ends in @ending. */
static gboolean
remove_elements (SpTemplateParts *self,
                 const char *part,
                 const char *element,
                 const char *attribute,
                 const char *ending,
                 GError **error)
{
  g_autoptr (GBytes) bytes = sp_template_parts_load (self, part, error);
  GString *out;
  SpXmlScan scan;

  if (bytes == NULL)
    return FALSE;
  sp_xml_scan_init (&scan, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  out = g_string_sized_new (scan.length);
  while (sp_xml_scan_next (&scan))
    {
      g_autofree char *value =
        sp_xml_scan_begins (&scan, element) ? sp_xml_scan_dup_attribute (&scan, attribute) : NULL;

      if (value != NULL && g_str_has_suffix (value, ending))
        sp_xml_scan_skip (&scan);
      else
        sp_xml_scan_append (&scan, out);
    }
  sp_template_parts_change (self, part, out);
  return TRUE;
}

static char *
dup_relations_name (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);

  return g_str_equal (folder, ".") ? g_strdup_printf ("_rels/%s.rels", name)
                                   : g_strdup_printf ("%s/_rels/%s.rels", folder, name);
}

/* The chain names the cells with formulas in the order in which they were calculated. Programs make
 * it anew where it is missing and call the file damaged where it names cells without formulas. */
static gboolean
remove_chain (SpTemplateParts *self, GError **error)
{
  g_autofree char *chain =
    sp_package_dup_related (self->package, self->workbook, NULL, "/calcChain");
  g_autofree char *relations = dup_relations_name (self->workbook);

  if (chain == NULL)
    return TRUE;
  g_hash_table_replace (self->changes, g_strdup (chain), NULL);
  return remove_elements (self, relations, "Relationship", "Type", "/calcChain", error) &&
         remove_elements (self, "[content_types].xml", "Override", "PartName", "calcChain.xml",
                          error);
}

gboolean
sp_template_parts_move (SpTemplateParts *self,
                        const char *part,
                        const char *name,
                        const SpRowMoves *moves,
                        GError **error)
{
  static const struct
  {
    const char *type;
    Rewrite rewrite;
  } kinds[] = {{"/drawing", move_drawing},
               {"/vmlDrawing", move_notes_drawing},
               {"/comments", move_refs},
               {"/threadedComment", move_refs},
               {"/table", move_refs}};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!rewrite_related (self, part, kinds[i].type, kinds[i].rewrite, name, moves, error))
      return FALSE;
  return rewrite_formulas (self, part, name, moves, error) && remove_chain (self, error);
}

/* ---- calculating ---- */

/* What stands behind <calcPr> in a workbook; before the first of these it is put in. */
static gboolean
stands_behind_settings (const SpXmlScan *scan)
{
  static const char *const names[] = {"oleSize",        "customWorkbookViews", "pivotCaches",
                                      "smartTagPr",     "smartTagTypes",       "webPublishing",
                                      "fileRecoveryPr", "webPublishObjects",   "extLst"};

  if (sp_xml_scan_ends (scan, "workbook"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (sp_xml_scan_begins (scan, names[i]))
      return TRUE;
  return FALSE;
}

static GString *
write_settings (const char *xml, gsize length, const char *name, const SpRowMoves *moves)
{
  const SpXmlChange change = {"fullCalcOnLoad", "1"};
  GString *out = g_string_sized_new (length);
  gboolean is_done = FALSE;
  SpXmlScan scan;

  sp_xml_scan_init (&scan, xml, length);
  while (sp_xml_scan_next (&scan))
    {
      if (!is_done && sp_xml_scan_begins (&scan, "calcPr"))
        {
          sp_xml_scan_append_changed (&scan, out, &change, 1);
          is_done = TRUE;
          continue;
        }
      if (!is_done && stands_behind_settings (&scan))
        {
          g_string_append_c (out, '<');
          sp_xml_scan_append_prefix (&scan, out);
          g_string_append (out, "calcPr fullCalcOnLoad=\"1\"/>");
          is_done = TRUE;
        }
      sp_xml_scan_append (&scan, out);
    }
  return out;
}

/* Values beside formulas that speak of other sheets may be wrong now. Not every program heeds that
 * it is to calculate; all do where there is no value. */
static GString *
drop_values (const char *xml, gsize length, const char *name, const SpRowMoves *moves)
{
  g_autoptr (SpTemplateEdits) none = sp_template_edits_new ();

  return memmem (xml, length, "!", 1) != NULL && memmem (xml, length, "<f", 2) != NULL
           ? sp_template_sheet_write (xml, length, "", none, NULL)
           : NULL;
}

static gboolean
drop_all_values (SpTemplateParts *self, GError **error)
{
  g_autoptr (GPtrArray) parts = sp_package_list (self->package);

  for (guint i = 0; i < parts->len; i++)
    if (strstr (parts->pdata[i], "/worksheets/") != NULL &&
        g_str_has_suffix (parts->pdata[i], ".xml") &&
        !g_hash_table_contains (self->changes, parts->pdata[i]) &&
        !rewrite_part (self, parts->pdata[i], drop_values, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

gboolean
sp_template_parts_calculate (SpTemplateParts *self, GError **error)
{
  return drop_all_values (self, error) &&
         rewrite_part (self, self->workbook, write_settings, NULL, NULL, error);
}
