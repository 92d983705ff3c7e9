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
char *
sp_book_dup_valid_name (const char *name, guint copy)
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
      g_autofree char *candidate = sp_book_dup_valid_name (name, copy);

      if (g_hash_table_add (self->names, g_utf8_strdown (candidate, -1)))
        return g_steal_pointer (&candidate);
    }
}

/* A long sheet is written to a file first, in many small pieces. */
static void
widen_buffer (SpBook *self)
{
  static const gsize size = 1 << 18;
  FILE *file = self->sheet->optimize_tmpfile;
  char *buffer;

  if (file == NULL)
    return;
  buffer = g_malloc (size);
  g_ptr_array_add (self->buffers, buffer);
  setvbuf (file, buffer, _IOFBF, size);
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
    {
      sp_book_check (self, LXW_ERROR_CREATING_TMPFILE, 0);
      return;
    }
  widen_buffer (self);
  sp_book_check (
    self, worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"),
    0);
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
  worksheet_fit_to_pages (sheet, 1, page->is_one_page ? 1 : 0);
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

void
sp_book_warn (SpBook *self, guint row, guint last_row, guint column)
{
  lxw_conditional_format format = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN,
                                   .value = 0};

  if (self->error != NULL)
    return;
  if (self->warning == NULL)
    {
      self->warning = workbook_add_format (self->workbook);
      format_set_bold (self->warning);
      format_set_font_color (self->warning, 0xC00000);
    }
  format.format = self->warning;
  sp_book_check (self,
                 worksheet_conditional_format_range (self->sheet, row, (lxw_col_t)column, last_row,
                                                     (lxw_col_t)column, &format),
                 row);
}

void
sp_book_expect_number (SpBook *self, guint row, guint last_row, guint column, gboolean is_whole)
{
  lxw_data_validation validation = {
    .validate = is_whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL,
    .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
    .value_number = 0,
    .ignore_blank = LXW_VALIDATION_ON,
    .error_title = (char *)_ ("请填数字"),
    .error_message = (char *)(is_whole ? _ ("这一列由填报单位填写，应当是不小于0的整数。")
                                       : _ ("这一列由填报单位填写，应当是不小于0的数字。"))};

  if (self->error != NULL)
    return;
  sp_book_check (self,
                 worksheet_data_validation_range (self->sheet, row, (lxw_col_t)column, last_row,
                                                  (lxw_col_t)column, &validation),
                 row);
}

void
sp_book_set_print_area (SpBook *self, guint last_row, guint last_column)
{
  if (self->error == NULL)
    sp_book_check (self, worksheet_print_area (self->sheet, 0, 0, last_row, (lxw_col_t)last_column),
                   0);
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
