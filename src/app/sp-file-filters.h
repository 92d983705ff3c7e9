/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What file choosers show. By name, for people's eyes; what a file is, its content tells. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Files with one of @endings (without the dot, in any case, NULL-terminated), and all files. */
void sp_file_filters_add (GtkFileChooser *chooser, const char *name, const char *const *endings);
/* Every kind of file that a plan may come in. */
void sp_file_filters_add_documents (GtkFileChooser *chooser);

/* Tables of rows. */
void sp_file_filters_add_tables (GtkFileChooser *chooser);

G_END_DECLS
