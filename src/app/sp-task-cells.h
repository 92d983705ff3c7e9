/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a task list: what each cell says of a part and of a measure. Knows no session. */
#pragma once

#include "store/sp-list.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* marked by N_() */
  SpTaskSort sort;
  gboolean is_sortable;
  gboolean expands;
  int width;      /* -1: natural */
  int list_width; /* shown from this width of the list on */
} SpTaskColumn;

const SpTaskColumn *sp_task_columns (guint *n);
/* Transfer full; binds items that are SpTask, SpPartItem or GtkTreeListRow of them. */
GtkListItemFactory *sp_task_column_new_factory (guint column);
/* The item behind a row of either model. Transfer full. */
GObject *sp_task_item_from_row (gpointer row);

/* A status light: symbol and word in the light's outlined shape. */
GtkWidget *sp_light_label_new (void);
void sp_light_label_set (GtkWidget *label, SpLight light, const char *status);

G_END_DECLS
