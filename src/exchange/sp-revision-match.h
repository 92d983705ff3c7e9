/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which entry of a former edition an entry of a new one continues, by place, title and wording.
 * Pure: knows titles and texts, no records. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  int part; /* entries of one part bear one number on both sides; -1: a part of its own side only */
  const char *path; /* as printed */
  const char *title;
  const char *text;
} SpMatchItem;

typedef struct
{
  int other;    /* index of the old entry, or -1 */
  int rival;    /* another old entry that is as near or nearly so, or -1. Without an old entry: the
                   nearest one, which another entry continues. */
  double score; /* 0 to 1 */
} SpMatch;

/* For each new entry its old one: one to one, the same every time. Equal entries are paired first,
 * then the nearest of those that are alike. Linear in the texts but for a logarithm. Returns an
 * array of SpMatch, or NULL when cancelled. */
GArray *sp_revision_match (const SpMatchItem *old,
                           guint n_old,
                           const SpMatchItem *fresh,
                           guint n_fresh,
                           GCancellable *cancellable);

G_END_DECLS
