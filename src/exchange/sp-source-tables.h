/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the tables of a stored document are, as text beside its text: with both the document can be
 * read again as it was read the first time. Knows no plans. */
#pragma once

#include "document/sp-document.h"

G_BEGIN_DECLS

/* "" where there are none. A line for each table: its range, then each cell's range and place. */
char *sp_source_tables_to_text (const SpDocument *document);
/* Marks them in @document, whose text is the one they were written for. What does not fit into it
 * is left out. */
void sp_source_tables_from_text (const char *tables, SpDocument *document);

G_END_DECLS
