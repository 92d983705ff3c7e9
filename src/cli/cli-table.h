/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table on its way to standard output: CSV for spreadsheets, JSON for programs, aligned text for
 * people. Knows no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLI_TABLE_TEXT,
  CLI_TABLE_CSV,
  CLI_TABLE_JSON
} CliTableFormat;

typedef struct _CliTable CliTable;

gboolean cli_table_format_from_text (const char *text, CliTableFormat *format);
CliTable *cli_table_new (void);
void cli_table_free (CliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)
/* @name is the JSON key, @label the head elsewhere. Numbers stand without quotes in JSON and at the
 * right in text. */
void cli_table_add_column (CliTable *self, const char *name, const char *label, gboolean is_number);
/* Adds the next cell, row by row. Takes @text; NULL or "": none. */
void cli_table_add (CliTable *self, char *text);
/* Only columns that are named (by name or label, NULL-terminated, in this order) are printed. FALSE
 * where one of them is none: @unknown (borrowed). */
gboolean cli_table_choose (CliTable *self, const char *const *names, const char **unknown);
void cli_table_hide (CliTable *self, const char *name);
/* All names, joined by commas; transfer full. */
char *cli_table_dup_names (const CliTable *self);
void cli_table_print (CliTable *self, CliTableFormat format);

/* @text as a JSON string, with its quotes. */
void cli_json_append (GString *out, const char *text);

G_END_DECLS
