/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two wordings of a text, character by character: what stayed, what went, what came. For showing
 * them side by side; knows no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_DIFF_SAME,
  SP_DIFF_DELETED,  /* in the old text only */
  SP_DIFF_INSERTED, /* in the new text only */
} SpDiffKind;

/* Byte ranges; the range in the text that does not have it is empty. */
typedef struct
{
  SpDiffKind kind;
  guint old_start, old_end;
  guint new_start, new_end;
} SpDiffPiece;

/* Array of SpDiffPiece that covers both texts in order. Single characters that happen to be the
 * same between two changes are taken into the change. Past a few thousand differing characters the
 * differing middle is one deletion and one insertion. */
GArray *sp_revision_diff (const char *old_text, const char *new_text);

G_END_DECLS
