/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpStructList: edits an array of plain C structs in place: a list of them, a form for the one that
 * is selected, and coming, going and moving by actions items.add, .remove, .up and .down, whose
 * keys work where it has the focus. What the structs mean whoever owns them knows. */
#pragma once

#include "app/sp-struct-form.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;   /* marked by N_() */
  const char *add;     /* 加一条校核; marked by N_() */
  const char *tooltip; /* of that button; marked by N_() */
  const SpFormMember *members;
  guint n_members, n_columns;
  gpointer (*create) (void);              /* NULL: others come by sp_struct_list_take() alone */
  char *(*dup_text) (gconstpointer item); /* in the list; transfer full */
  int height;                             /* of the list, px */
} SpStructListKind;

#define SP_TYPE_STRUCT_LIST (sp_struct_list_get_type ())
G_DECLARE_FINAL_TYPE (SpStructList, sp_struct_list, SP, STRUCT_LIST, GtkWidget)

/* Signal "changed": an item was edited, came, went or moved. @kind is static. */
SpStructList *sp_struct_list_new (const SpStructListKind *kind);
/* @items must live as long as it is edited and free what is taken out of it; NULL: nothing is. */
void sp_struct_list_set_items (SpStructList *self, GPtrArray *items);
/* Beside the title, before the buttons. */
void sp_struct_list_set_extra (SpStructList *self, GtkWidget *extra);

/* Takes @item as the last and selects it. */
void sp_struct_list_take (SpStructList *self, gpointer item);
void sp_struct_list_add (SpStructList *self); /* a new one; the form gets the focus */
void sp_struct_list_remove (SpStructList *self);
void sp_struct_list_move (SpStructList *self, int by); /* -1 or 1 */
void sp_struct_list_select (SpStructList *self, guint i);
SpStructForm *sp_struct_list_get_form (SpStructList *self); /* borrowed */

/* For lists of the same looks that have no form beside them. */
void sp_list_box_fill (GtkListBox *list,
                       const GPtrArray *items,
                       char *(*dup_text) (gconstpointer item));
void sp_list_box_relabel (GtkListBox *list, guint i, char *text); /* takes @text */
void sp_list_box_focus (GtkListBox *list, guint i);
GtkWidget *sp_list_box_new (GtkListBox **list, const char *name, int height);
/* FALSE: there is no place @by from @i. */
gboolean sp_pointers_swap (GPtrArray *items, guint i, int by);

G_END_DECLS
