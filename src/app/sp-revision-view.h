/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRevisionView: what a new edition of a plan changes, listed by part, each change side by side,
 * and what is to become of it. It shows and asks; the choices are kept by the SpRevision, which who
 * placed the view applies. */
#pragma once

#include "exchange/sp-revision.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "revision" (SpRevision or NULL; notifies, also at the end of a comparison).
 * Actions: revision.take-all, revision.keep-all, revision.switch (of the selected row),
 * revision.pair, revision.unpair. */
#define SP_TYPE_REVISION_VIEW (sp_revision_view_get_type ())
G_DECLARE_FINAL_TYPE (SpRevisionView, sp_revision_view, SP, REVISION_VIEW, GtkWidget)

GtkWidget *sp_revision_view_new (void);
SpRevision *sp_revision_view_get_revision (SpRevisionView *self); /* borrowed, or NULL */
void sp_revision_view_set_revision (SpRevisionView *self, SpRevision *revision);
/* Compares on the store's worker and shows the outcome, or the sentence of what went wrong. Nobody
 * may change @draft meanwhile. A comparison still running is cancelled. */
void sp_revision_view_compare (SpRevisionView *self,
                               SpStore *store,
                               SpImportDraft *draft,
                               int64_t plan);

/* What is listed: all that differs, one kind, or conflicts. */
typedef enum
{
  SP_REVISION_SHOW_ALL,
  SP_REVISION_SHOW_ADDED,
  SP_REVISION_SHOW_REMOVED,
  SP_REVISION_SHOW_CHANGED,
  SP_REVISION_SHOW_MOVED,
  SP_REVISION_SHOW_CONFLICTS,
} SpRevisionShow;
void sp_revision_view_show (SpRevisionView *self, SpRevisionShow show);
guint sp_revision_view_get_n_shown (SpRevisionView *self);
/* Selects the row of the revision where it is listed; -1 is none. */
void sp_revision_view_select (SpRevisionView *self, int row);
int sp_revision_view_get_selected (SpRevisionView *self);

G_END_DECLS
