/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. Tables of tasks: found in plain text, their columns known by what stands
 * above them, and their rows written as the text that a plan would have in their place. */
#pragma once

#include "document/sp-reflow.h"

G_BEGIN_DECLS

/* Wider tables are read up to here. */
#define SP_TABLE_COLUMNS 32

typedef enum
{
  SP_COLUMN_NONE,
  SP_COLUMN_NUMBER,
  SP_COLUMN_TEXT, /* tasks, measures, goals */
  SP_COLUMN_UNITS,
  SP_COLUMN_TIME
} SpColumnKind;

typedef struct
{
  SpColumnKind kind;
  const char *label; /* what to write in front of its cells, with the colon; NULL */
} SpColumn;

/* What the heading of a column, without spaces, says it holds. */
SpColumn sp_table_column (const char *start, const char *end);
/* Whether columns make a table of tasks: something to do, and who does it or until when. */
gboolean sp_table_is_of_tasks (const SpColumn *columns, guint n);

/* Marks the tables of tasks that stand in a plain text as rows with tabs or bars, or with one cell
 * a line. */
void sp_table_find (SpDocument *document);
/* The document's text with each row of its tables of tasks written as a measure; NULL where there
 * is no such table. */
SpReflow *sp_table_write (const SpDocument *document);

G_END_DECLS
