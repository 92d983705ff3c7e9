/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpColumnSort: by which of its columns a person sorts a column view whose rows somebody else
 * sorts. GTK 4.8 does not say: the columns' sorters tell when they are asked to compare. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _SpColumnSort SpColumnSort;

/* For columns 0 to @n_columns - 1 of @view, which is borrowed and must outlive it. */
SpColumnSort *sp_column_sort_new (GtkColumnView *view, guint n_columns);
void sp_column_sort_free (SpColumnSort *self);
/* Makes a column sortable. */
void sp_column_sort_attach (SpColumnSort *self, GtkColumnViewColumn *column, guint i);
/* The column sorted by, or -1. */
int sp_column_sort_get (SpColumnSort *self, gboolean *is_descending);

G_END_DECLS
