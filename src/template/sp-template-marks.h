/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks in a template's text that stand for a figure or words: {{排查隐患}}, {{期间}}. What stands
 * between the braces is the mark's name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What takes the place of the mark @name; NULL: it stays. Transfer full. */
typedef char *(*SpTemplateMarkFunc) (const char *name, gpointer data);

/* The next mark at or after @from: its bytes and its name, without white space around. Full-width
 * braces do, too. */
gboolean sp_template_mark_find (
  const char *text, gsize from, gsize *start, gsize *end, char **name);
/* @text with marks replaced; NULL: nothing was. Transfer full. */
char *sp_template_marks_fill (const char *text, SpTemplateMarkFunc func, gpointer data);

G_END_DECLS
