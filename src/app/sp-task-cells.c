/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-cells.h. */
#include "sp-task-cells.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-meter.h"
#include "sp-task-model.h"

enum
{
  COLUMN_PATH,
  COLUMN_TITLE,
  COLUMN_LEADS,
  COLUMN_RESPONSIBLES,
  COLUMN_DUE,
  COLUMN_SUBITEMS,
  COLUMN_PERCENT,
  COLUMN_LIGHT,
  N_COLUMNS
};

static const SpTaskColumn columns[N_COLUMNS] = {
  {N_ ("序号"), SP_TASK_SORT_PLAN, TRUE, FALSE, 92, 0},
  {N_ ("任务"), SP_TASK_SORT_TITLE, TRUE, TRUE, -1, 0},
  {N_ ("牵头单位"), SP_TASK_SORT_LEAD, TRUE, FALSE, 108, 560},
  {N_ ("责任单位"), SP_TASK_SORT_LEAD, FALSE, FALSE, 150, 860},
  {N_ ("完成时限"), SP_TASK_SORT_DUE, TRUE, FALSE, 94, 0},
  {N_ ("要点"), SP_TASK_SORT_PLAN, FALSE, FALSE, 52, 940},
  {N_ ("进度"), SP_TASK_SORT_PERCENT, TRUE, FALSE, 104, 480},
  {N_ ("状态"), SP_TASK_SORT_LIGHT, TRUE, FALSE, 124, 0},
};

const SpTaskColumn *
sp_task_columns (guint *n)
{
  *n = N_COLUMNS;
  return columns;
}

GObject *
sp_task_item_from_row (gpointer row)
{
  if (GTK_IS_TREE_LIST_ROW (row))
    return gtk_tree_list_row_get_item (row);
  return row != NULL ? g_object_ref (row) : NULL;
}

/* ---- lights ---- */

GtkWidget *
sp_light_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

void
sp_light_label_set (GtkWidget *label, SpLight light, const char *status)
{
  g_autofree char *text = NULL;
  g_autofree char *class = NULL;
  const char *classes[] = {"light", NULL, "numeric", NULL};

  if (status == NULL)
    {
      gtk_label_set_label (GTK_LABEL (label), "");
      gtk_widget_set_css_classes (label, classes + 3);
      return;
    }
  text = g_strdup_printf ("%s %s", sp_light_symbol (light), status);
  class = g_strdup_printf ("light-%s", sp_vocabulary_code (&sp_lights, (int)light));
  classes[1] = class;
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_css_classes (label, classes);
}

/* ---- what cells say ---- */

/* 二/（一）/1/（2） is written 1（2） in a narrow column: the last two numbers; the detail has them
 * all. */
static char *
dup_short_path (const char *path)
{
  g_auto (GStrv) pieces = g_strsplit (path, "/", -1);
  guint n = g_strv_length (pieces);

  return g_strjoinv ("", pieces + (n > 2 ? n - 2 : 0));
}

static char *
dup_task_text (guint column, const SpScheduleRow *row)
{
  switch (column)
    {
    case COLUMN_PATH:
      return dup_short_path (row->path);
    case COLUMN_TITLE:
      return g_strdup (row->title);
    case COLUMN_LEADS:
      return g_strdup (row->leads);
    case COLUMN_RESPONSIBLES:
      return g_strdup (row->responsibles);
    case COLUMN_DUE:
      return sp_date_dup_iso (row->due);
    case COLUMN_SUBITEMS:
      return row->n_subitems > 0 ? g_strdup_printf ("%u/%u", row->n_subitems_done, row->n_subitems)
                                 : NULL;
    default:
      return NULL;
    }
}

static char *
dup_part_text (guint column, SpPartItem *part)
{
  const SpTotals *totals = sp_part_item_get_totals (part);

  switch (column)
    {
    case COLUMN_PATH:
      return g_strdup (sp_part_item_get_label (part));
    case COLUMN_TITLE:
      return g_strdup (sp_part_item_get_title (part));
    case COLUMN_LEADS:
      return totals->total > 0 ? g_strdup_printf (_ ("%u 项"), totals->total) : NULL;
    case COLUMN_RESPONSIBLES:
      return totals->total > 0 ? g_strdup_printf (_ ("完成 %u 项"), totals->by_light[SP_LIGHT_DONE])
                               : NULL;
    default:
      return NULL;
    }
}

static void
set_meter (GtkWidget *cell, GObject *item)
{
  int percent = -1;
  int expected = -1;

  if (SP_IS_TASK (item))
    {
      percent = sp_task_get_row (SP_TASK (item))->percent;
      expected = sp_task_get_row (SP_TASK (item))->state.expected;
    }
  else if (SP_IS_PART_ITEM (item))
    {
      const SpTotals *totals = sp_part_item_get_totals (SP_PART_ITEM (item));

      percent = totals->total > 0 ? totals->percent_sum / (int)totals->total : -1;
      expected = totals->total > 0 ? totals->expected_sum / (int)totals->total : -1;
    }
  sp_meter_set (SP_METER (cell), percent, expected);
}

static void
set_light (GtkWidget *cell, GObject *item)
{
  g_autofree char *status = NULL;

  if (SP_IS_TASK (item))
    {
      const SpLightState *state = &sp_task_get_row (SP_TASK (item))->state;

      status = sp_light_state_dup_text (state);
      sp_light_label_set (cell, state->light, status);
    }
  else if (SP_IS_PART_ITEM (item))
    {
      guint overdue = sp_part_item_get_totals (SP_PART_ITEM (item))->by_light[SP_LIGHT_OVERDUE];

      if (overdue > 0)
        status = g_strdup_printf (_ ("逾期 %u 项"), overdue);
      sp_light_label_set (cell, SP_LIGHT_OVERDUE, status);
    }
}

static void
set_text (GtkWidget *cell, guint column, GObject *item)
{
  g_autofree char *text = NULL;

  if (SP_IS_TASK (item))
    text = dup_task_text (column, sp_task_get_row (SP_TASK (item)));
  else if (SP_IS_PART_ITEM (item))
    text = dup_part_text (column, SP_PART_ITEM (item));
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (SP_IS_PART_ITEM (item))
    gtk_widget_add_css_class (cell, "part");
  else
    gtk_widget_remove_css_class (cell, "part");
}

static GtkWidget *
get_cell (GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  return GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child))
                                      : child;
}

static void
update_cell (GtkListItem *list_item, guint column)
{
  g_autoptr (GObject) item = sp_task_item_from_row (gtk_list_item_get_item (list_item));
  GtkWidget *cell = get_cell (list_item);

  if (column == COLUMN_PERCENT)
    set_meter (cell, item);
  else if (column == COLUMN_LIGHT)
    set_light (cell, item);
  else
    set_text (cell, column, item);
}

/* ---- the factory ---- */

static const char key_column[] = "sp-column";
static const char key_item[] = "sp-item";

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *cell;

  if (column == COLUMN_PERCENT)
    {
      cell = sp_meter_new ();
      /* Its bar has another colour on a selected row. */
      g_signal_connect_object (list_item, "notify::selected", G_CALLBACK (gtk_widget_queue_draw),
                               cell, G_CONNECT_SWAPPED);
    }
  else if (column == COLUMN_LIGHT)
    cell = sp_light_label_new ();
  else
    cell = sp_app_new_cell ();
  if (column == COLUMN_DUE || column == COLUMN_SUBITEMS)
    gtk_widget_add_css_class (cell, "numeric");
  if (column == COLUMN_PATH)
    {
      GtkWidget *expander = gtk_tree_expander_new ();

      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
      cell = expander;
    }
  gtk_list_item_set_child (list_item, cell);
}

static void
cell_item_changed_cb (GObject *item, GtkListItem *list_item)
{
  update_cell (list_item, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), key_column)));
}

/* Parts and tasks tell of their changes. A tree row forgets its item when it leaves the tree, so
 * the item is remembered here. */
static void
follow_item (GtkListItem *list_item, GObject *item)
{
  GObject *before = g_object_get_data (G_OBJECT (list_item), key_item);

  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, G_CALLBACK (cell_item_changed_cb), list_item);
  g_object_set_data_full (G_OBJECT (list_item), key_item, item != NULL ? g_object_ref (item) : NULL,
                          g_object_unref);
  if (item != NULL)
    g_signal_connect (item, "changed", G_CALLBACK (cell_item_changed_cb), list_item);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gpointer row = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  g_autoptr (GObject) item = sp_task_item_from_row (row);

  if (GTK_IS_TREE_EXPANDER (child))
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child),
                                      GTK_IS_TREE_LIST_ROW (row) ? row : NULL);
      gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (child), SP_IS_PART_ITEM (item));
    }
  g_object_set_data (G_OBJECT (list_item), key_column, user_data);
  follow_item (list_item, item);
  update_cell (list_item, GPOINTER_TO_UINT (user_data));
}

static void
cell_unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  follow_item (list_item, NULL);
  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

GtkListItemFactory *
sp_task_column_new_factory (guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_return_val_if_fail (column < N_COLUMNS, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), GUINT_TO_POINTER (column));
  return factory;
}
