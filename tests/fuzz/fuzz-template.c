/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as the XML of a worksheet that is filled and gets rows, and of a text document whose
 * marks are replaced: what is well-formed stays so. A line of %%% parts sheet and document. */
#include "package-fixture.h"
#include "template/sp-template-sheet.h"
#include "template/sp-template-word.h"
#include "template/sp-xml-scan.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static SpTemplateEdits *
make_edits (void)
{
  SpTemplateEdits *edits = sp_template_edits_new ();

  for (guint row = 1; row < 9; row += 2)
    for (guint copy = 0; copy < 3; copy++)
      {
        sp_template_edits_add_text (edits, row, copy, 2, g_strdup ("<甲>\x02&"));
        sp_template_edits_add_number (edits, row, copy, 4, 0.5);
      }
  sp_row_moves_add (edits->moves, 3, 2);
  sp_row_moves_add (edits->moves, 7, 1);
  sp_template_edits_sort (edits);
  return edits;
}

static void
write_sheet (const char *xml, gsize length)
{
  g_autoptr (SpTemplateEdits) edits = make_edits ();
  gboolean is_right = sp_xml_check (xml, length, NULL);
  GString *written = sp_template_sheet_write (xml, length, "表一", edits, NULL);
  GString *moved = sp_template_part_move (xml, length, "表一", edits->moves);

  /* Elements with the same attribute twice are the only harm that could be done. */
  if (is_right && written != NULL && strstr (written->str, "sheetData") != NULL)
    g_assert_true (sp_xml_check (written->str, written->len, NULL));
  if (is_right && moved != NULL)
    g_assert_true (sp_xml_check (moved->str, moved->len, NULL));
  if (written != NULL)
    g_string_free (written, TRUE);
  if (moved != NULL)
    g_string_free (moved, TRUE);
}

static char *
replace (const char *name, gpointer data)
{
  return g_strdup_printf ("<%s>\n", name);
}

static void
write_document (const char *body)
{
  g_autoptr (GBytes) bytes = package_fixture_docx (body, NULL, NULL);
  g_autoptr (GPtrArray) edits =
    g_ptr_array_new_with_free_func ((GDestroyNotify)sp_template_edits_free);
  g_autoptr (GBytes) written = NULL;

  g_ptr_array_add (edits, make_edits ());
  written = sp_template_word_write (bytes, edits, replace, NULL, NULL, NULL);
  if (written != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) grids = sp_template_word_read (written, replace, NULL, &error);

      g_assert_no_error (error);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\n%%%\n", 2);

  if (parts[0] == NULL)
    return 0;
  write_sheet (parts[0], strlen (parts[0]));
  if (parts[1] != NULL)
    write_document (parts[1]);
  return 0;
}
