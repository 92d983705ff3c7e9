/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. From the outline to blocks: what each section is for, which headings are
 * work to do, which lists are only checklists, and the printed title of each block. */
#pragma once

#include "document/sp-clause.h"
#include "document/sp-outline.h"

G_BEGIN_DECLS

/* Beside the block, what later steps need of it; one for each block of the reading. */
typedef struct
{
  int node;
  int section;             /* top node it stands under */
  const char *start, *end; /* the block */
  const char *own_end;     /* before its checklist */
  const char *resume;      /* text behind the checklist's last item; NULL where there is none */
  GArray *places;          /* Owned: of SpClausePlace, its clauses; NULL where none is looked for */
  SpClause clause;
  gboolean has_clause;
  gboolean only_below; /* its units come from 以下均需… alone */
} SpBlockWork;

/* A clause printed on a heading speaks for the blocks below it. */
typedef struct
{
  int node;
  SpClause clause;
} SpHeadingClause;

typedef struct
{
  SpReading *reading;
  const SpOutline *outline;
  GArray *work;     /* of SpBlockWork, parallel to reading->blocks */
  GArray *headings; /* of SpHeadingClause, by node */
} SpBlocks;

void sp_blocks_init (SpBlocks *self, SpReading *reading, const SpOutline *outline);
void sp_blocks_clear (SpBlocks *self);
void sp_blocks_inherit (SpBlocks *self);
/* Keeps what the heading, node @index, says for those below it. */
void sp_blocks_note_heading (SpBlocks *self, int index);

/* The heading sentence at @text, up to @end; the title is [text, return value), @rest what follows
 * it. */
const char *sp_title_end (const char *text, const char *end, const char **rest);
/* A paragraph with a clause of its own behind one that has ended with its clause lost its number:
 * where it begins, between the two clauses; NULL where they belong to one paragraph or are labels
 * on lines. */
const char *sp_row_between (const SpClausePlace *first, const SpClausePlace *second);
/* 三、其他任务 with paragraphs below that all end with a clause, @places: where the first begins;
 * NULL where the section is one measure. */
const char *sp_row_first (const SpNode *node, const GArray *places);

/* The node that a reference in @node names: among those before it with the same parent, else among
 * those beside the headings above; further numbers are looked for below the first. -1 where there
 * is none in the part. */
int sp_outline_find_referred (const SpOutline *outline, const SpClauseSame *same, int node);

/* What a top heading says its section holds. */
typedef enum
{
  SP_SECTION_WORK,
  SP_SECTION_GOAL,
  SP_SECTION_PHASES,
  SP_SECTION_GUARANTEES,
  SP_SECTION_OTHER
} SpSection;
SpSection sp_section_kind (const char *title, const char *end);
/* Whether the title is one that sections of plans have: 总体要求, 重点任务. */
gboolean sp_section_is_known (const char *title, const char *end);
/* The same for a top node, by what stands in it as well. */
SpSection sp_section_judge (const SpOutline *outline, int node);
/* 一、动员部署阶段（3月） is a phase with steps, not a list of phases. */
gboolean sp_section_is_phase (const SpOutline *outline, int node, SpSection kind);
/* Whether somebody answers for something between two places. */
gboolean sp_section_states_units (const char *start, const char *end);
gboolean sp_outline_is_checklist (const SpOutline *outline, int node);
/* Inline 一是…二是…, appended to @items (of SpReadItem). */
void sp_subitems_read (SpReading *reading, const char *start, const char *end, GArray **items);

G_END_DECLS
