/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTrendView: shows a trend of the chart room at any size, says what is pointed at. Left and right
 * go from mark to mark. Decides nothing about what is drawn. */
#pragma once

#include "chart/sp-trend.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_TREND_VIEW (sp_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (SpTrendView, sp_trend_view, SP, TREND_VIEW, GtkWidget)

/* @is_bare: title and standing are said beside it. */
SpTrendView *sp_trend_view_new (int height, gboolean is_bare);
void sp_trend_view_set_scene (SpTrendView *self, SpTrendScene *scene); /* NULL: nothing */
SpTrendScene *sp_trend_view_get_scene (SpTrendView *self);             /* borrowed, may be NULL */
/* What is pointed at, by mouse or keys; NULL: nothing. */
const char *sp_trend_view_get_words (SpTrendView *self);

G_END_DECLS
