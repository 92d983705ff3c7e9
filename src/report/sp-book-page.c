/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpBook: sheets and how they are printed. */
#include "report/sp-book-private.h"

#include "base/sp-i18n.h"

#include <string.h>

#define MAX_NAME 31
#define MAX_ROW_POINTS 409.0

/* At most 31 characters, none of []:*?/\ and no apostrophe at an end. */
static char *
valid_name (const char *name, guint copy)
{
  g_autofree char *suffix = copy > 0 ? g_strdup_printf ("（%u）", copy + 1) : g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *cut = NULL;

  for (char *p = valid; *p != '\0'; p++)
    if (strchr ("[]:*?/\\'", *p) != NULL || (guchar)*p < 0x20)
      *p = '_';
  cut = g_utf8_substring (valid, 0,
                          MIN (g_utf8_strlen (valid, -1), MAX_NAME - g_utf8_strlen (suffix, -1)));
  if (cut[0] == '\0')
    return g_strconcat (_ ("工作表"), suffix, NULL);
  return g_strconcat (cut, suffix, NULL);
}

static char *
unique_name (SpBook *self, const char *name)
{
  for (guint copy = 0;; copy++)
    {
      g_autofree char *candidate = valid_name (name, copy);

      if (g_hash_table_add (self->names, g_utf8_strdown (candidate, -1)))
        return g_steal_pointer (&candidate);
    }
}

void
sp_book_add_sheet (SpBook *self, const char *name, gboolean is_long)
{
  if (self->error != NULL)
    return;
  g_free (self->sheet_name);
  self->sheet_name = unique_name (self, name);
  self->workbook->options.constant_memory = is_long ? LXW_TRUE : LXW_FALSE;
  self->sheet = workbook_add_worksheet (self->workbook, self->sheet_name);
  if (self->sheet == NULL)
    sp_book_check (self, LXW_ERROR_CREATING_TMPFILE, 0);
  else
    sp_book_check (
      self,
      worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"), 0);
}

const char *
sp_book_get_sheet_name (SpBook *self)
{
  return self->sheet_name != NULL ? self->sheet_name : "";
}

void
sp_book_set_page (SpBook *self, const SpBookPage *page)
{
  lxw_worksheet *sheet = self->sheet;

  if (self->error != NULL)
    return;
  worksheet_set_paper (sheet, page->paper == SP_PAPER_A3 ? 8 : 9);
  if (page->is_portrait)
    worksheet_set_portrait (sheet);
  else
    worksheet_set_landscape (sheet);
  worksheet_set_margins (sheet, 0.6, 0.6, 0.7, 0.7);
  worksheet_center_horizontally (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  if (page->head_last > 0)
    sp_book_check (self, worksheet_repeat_rows (sheet, page->head_first, page->head_last), 0);
  if (page->frozen_rows > 0 || page->frozen_columns > 0)
    worksheet_freeze_panes (sheet, page->frozen_rows, (lxw_col_t)page->frozen_columns);
  sp_book_check (self, worksheet_set_footer (sheet, _ ("&C第 &P 页，共 &N 页")), 0);
  if (page->mark != NULL)
    {
      g_autofree char *header = g_strconcat ("&R", page->mark, NULL);

      sp_book_check (self, worksheet_set_header (sheet, header), 0);
    }
  worksheet_outline_settings (sheet, LXW_TRUE, LXW_FALSE, LXW_FALSE, LXW_FALSE);
}

void
sp_book_set_filter (SpBook *self, guint row, guint last_row, guint last_column)
{
  if (self->error != NULL)
    return;
  sp_book_check (self, worksheet_autofilter (self->sheet, row, 0, last_row, (lxw_col_t)last_column),
                 row);
}

double
sp_book_column_width (double em)
{
  /* An em of 10.5 points is 14 pixels, a digit of the default font 8; some air at the sides. */
  return em * 14.0 / 8.0 + 0.7;
}

void
sp_book_set_column (SpBook *self, guint first, guint last, double em)
{
  if (self->error != NULL)
    return;
  sp_book_check (self,
                 worksheet_set_column (self->sheet, (lxw_col_t)first, (lxw_col_t)last,
                                       sp_book_column_width (em), NULL),
                 0);
}

void
sp_book_set_row (SpBook *self, guint row, double points, guint level)
{
  lxw_row_col_options options = {.level = (uint8_t)level};

  if (self->error != NULL)
    return;
  self->n_bytes += 64;
  sp_book_check (self,
                 worksheet_set_row_opt (self->sheet, row, MIN (points, MAX_ROW_POINTS), NULL,
                                        level > 0 ? &options : NULL),
                 row);
}
