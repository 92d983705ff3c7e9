/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. The outline of a document: parts, and in each part the numbered headings as
 * a tree laid out in document order. Built in one pass over the lines; knows nothing of what a
 * heading says. */
#pragma once

#include "document/sp-numbers.h"
#include "document/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  const char *start;            /* of the number */
  const char *num_end;          /* the printed number is [start, num_end) */
  const char *text;             /* behind the number */
  const char *own_end;          /* start of the next numbered line, or end of the part; trimmed */
  const char *title_end, *rest; /* of its heading sentence, see sp_title_end() */
  const char *stop;             /* where it ends before that; NULL */
  int parent;                   /* index, -1 at the top of a part */
  int next;                     /* index of the first node behind this one's descendants */
  int first_child;              /* -1 where there is none */
  int n_children;
  int value;
  guint part;
  guint8 style;   /* SP_NUMBER_NONE: a paragraph that is work without a number */
  guint8 rank;    /* smaller encloses larger */
  guint8 in_line; /* begins in the middle of a line */
} SpNode;

typedef struct
{
  int number;
  const char *start;       /* 附件 line, or the document's beginning */
  const char *title_start; /* lines between 附件 and the first heading; empty when equal */
  const char *title_end;
  const char *body_end; /* where the headings end: attachment lists and signatures come behind */
  const char *end;
  int first_node, last_node; /* [first, last) */
} SpPart;

typedef struct
{
  GArray *nodes;    /* of SpNode */
  GArray *parts;    /* of SpPart */
  guint n_outer;    /* outer headings */
  guint n_run_in;   /* outer headings that begin inside a line */
  guint n_numbered; /* nodes that have a number */
  gboolean flat;    /* line breaks were lost, headings begin inside lines */
} SpOutline;

void sp_outline_init (SpOutline *self, SpReading *reading);
void sp_outline_clear (SpOutline *self);

/* Where the text in front of the first heading ends. */
const char *sp_outline_front_end (const SpOutline *self, const SpReading *reading);

static inline const SpNode *
sp_outline_node (const SpOutline *self, int i)
{
  return &g_array_index (self->nodes, SpNode, i);
}

G_END_DECLS
