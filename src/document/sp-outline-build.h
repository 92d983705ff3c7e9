/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the outline: the outline in the making. sp-outline.c keeps nodes and parts,
 * sp-outline-lines.c tells what each line is. */
#pragma once

#include "document/sp-outline.h"

G_BEGIN_DECLS

#define SP_OUTLINE_RANKS 64

/* Lines that look like a title, one behind the other. */
typedef struct
{
  const char *start, *end; /* NULL where there is none */
} SpTitleLines;

typedef struct
{
  SpOutline *outline;
  SpReading *reading;
  const char *end;
  int open[SP_OUTLINE_RANKS];    /* rank → index of the open node, -1 */
  gboolean plain;                /* no line has a number: paragraphs that name units are work */
  const char *previous;          /* of those, the line before; NULL */
  gboolean flat;                 /* line breaks were lost */
  gboolean in_list;              /* in a list of attachments */
  SpTitleLines one;              /* the only one of the list, on the line before this; NULL */
  int running[SP_OUTLINE_RANKS]; /* rank → last value in this part, also of closed headings */
  gboolean cut;                  /* too many headings */
  SpTitleLines lines;            /* title lines at this place, since the last number */
  SpTitleLines title;            /* the last of them that name a plan */
  const char *plan;              /* where the first of those begins, NULL */
  const char *small;             /* a small heading above this line, NULL */
  const char *tail;              /* plain lines behind the last number, NULL */
  const char *tail_end;
  guint n_numbered; /* headings with a number in this part */
} SpOutlineBuilder;

SpPart *sp_outline_builder_part (SpOutlineBuilder *self); /* the last */
guint8 sp_outline_rank (const SpNumber *number);
void sp_outline_builder_open_part (SpOutlineBuilder *self,
                                   int number,
                                   const char *start,
                                   const char *title_start);
void sp_outline_builder_add (SpOutlineBuilder *self, const SpNumber *number, gboolean in_line);
/* A paragraph without number that is work: a node at the top of its part. */
void sp_outline_builder_add_plain (SpOutlineBuilder *self, const char *start, const char *end);
/* Of the duties behind the last heading, now that no other follows. */
void sp_outline_builder_add_duties (SpOutlineBuilder *self);
void sp_outline_builder_forget_lines (SpOutlineBuilder *self);
/* A part that held nothing was a line of a list. */
void sp_outline_builder_drop_empty_part (SpOutlineBuilder *self);

void sp_outline_builder_take_lines (SpOutlineBuilder *self, const char *start);

G_END_DECLS
