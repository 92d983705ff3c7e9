/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a row about a risk point that are no fields of it (core/sp-risk-heads.h), read into
 * the point and into assessments. Private to the tables of risk points. */
#pragma once

#include "core/sp-risk-heads.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Schemes with their factors, by method and day, each read once. */
typedef struct _SpRiskSchemeBook SpRiskSchemeBook;
SpRiskSchemeBook *sp_risk_scheme_book_new (void);
void sp_risk_scheme_book_free (SpRiskSchemeBook *self);

typedef struct
{
  SpRecord *assessments[2]; /* owned, by stage, without their point; NULL: none */
  gboolean is_bare[2];      /* a level and nothing that it follows from */
  gboolean has_day[2];      /* else it is today's */
  GPtrArray *remarks;       /* owned; of char *: what a person should look at */
} SpRiskRow;

void sp_risk_row_init (SpRiskRow *self);
void sp_risk_row_clear (SpRiskRow *self); /* empty again */
void sp_risk_row_finish (SpRiskRow *self);

/* Reads @cells (by SpRiskHead, "" for none) into @point and @self. FALSE with a sentence about what
 * cannot be read. A level by factors is what the scheme in force that day gives; another one
 * written beside them is told, not taken. */
gboolean sp_risk_row_read (SpRiskRow *self,
                           SpReader *reader,
                           SpRiskSchemeBook *schemes,
                           SpRecord *point,
                           const char *const *cells,
                           GError **error);

/* Adds the lines of @text to @field that it does not have yet. */
void sp_risk_row_add_lines (SpRecord *point, guint field, const char *text);

G_END_DECLS
