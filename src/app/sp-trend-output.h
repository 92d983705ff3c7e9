/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trends on paper and into files, by dialogs of the window they are shown in. */
#pragma once

#include "chart/sp-trend.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The scenes on one page of @paper, headed by @title. Transfer full. */
SpTrendPage *sp_trend_output_page (SpSession *session,
                                   SpTrendScene *const *scenes,
                                   guint n_scenes,
                                   const char *title,
                                   const char *note,
                                   const SpPaper *paper);
/* Asks for a file (PDF, SVG or PNG by its ending) and writes @page, which is taken. */
void sp_trend_output_export (GtkWidget *parent,
                             SpSession *session,
                             SpTrendPage *page,
                             const char *title);
/* Asks for a printer and prints @page, which is taken. @file: prints into it without asking; NULL:
 * asks. */
void sp_trend_output_print (
  GtkWidget *parent, SpSession *session, SpTrendPage *page, const char *title, const char *file);

G_END_DECLS
