/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a doubt stands in a list: a sign for its state and its sentence; follows the record. */
#pragma once

#include "core/sp-plan.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *sp_doubt_row_factory_new (void); /* items are SpDoubt; transfer full */
SpDoubtState sp_doubt_state_of (gpointer doubt);
const char *sp_doubt_state_sign (SpDoubtState state); /* ⚠ ✓ ✎ – */
char *sp_doubt_dup_place (SpDoubt *doubt);            /* 单位 · 原文第 106 行 */

/* ✎ 已另行处理：县教体局. Transfer full. */
char *sp_doubt_dup_state_text (SpDoubt *doubt);
/* What to write instead of the proposal. */
const char *sp_doubt_hint (SpDoubtKind kind);
/* Open doubts of @kind that have a proposal. */
guint sp_doubts_count_proposals (GListModel *doubts, int64_t kind);

G_END_DECLS
