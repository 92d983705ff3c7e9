/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where things stand on a notice card: numbers only. Rows of a label and a text below a head; words
 * as large as one card allows, and where the least size is still too large the rest goes on on
 * further cards that say so. Knows neither records nor drawing: how many lines a text takes is
 * asked. All lengths are points. */
#pragma once

#include "chart/sp-gantt.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label, *text;
  gboolean is_half; /* two of them in succession stand side by side */
} SpRiskCardRow;

typedef struct
{
  double width, height;
  double most, least; /* sizes of words */
  double guess;       /* which is tried first: the one before was like it; 0: the most */
} SpRiskCardSize;

/* How many lines @text takes at @size in @width; at least 1. */
typedef guint (*SpRiskCardMeasure) (gpointer data, const char *text, double size, double width);

/* A row's label and text, or some lines of the text, on a card. */
typedef struct
{
  guint row, first_line, n_lines;
  SpRect label, value;
} SpRiskCardCell;

/* One card of those that say one thing. */
typedef struct
{
  guint first_cell, n_cells;
} SpRiskCardFace;

typedef struct
{
  double size, pitch, pad; /* of the words in rows */
  SpRect band;             /* the head, in the level's colour */
  SpRect plate;            /* its part with the level's number and word */
  SpRect title, subtitle;  /* its other part */
  SpRect body;             /* the rows */
  SpRect foot;             /* the warning */
  GArray *cells;           /* of SpRiskCardCell, card by card */
  GArray *faces;           /* of SpRiskCardFace; at least one */
} SpRiskCardLayout;

SpRiskCardLayout *sp_risk_card_layout_new (const SpRiskCardRow *rows,
                                           guint n_rows,
                                           const SpRiskCardSize *size,
                                           SpRiskCardMeasure measure,
                                           gpointer data);
void sp_risk_card_layout_free (SpRiskCardLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRiskCardLayout, sp_risk_card_layout_free)

G_END_DECLS
