/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpStructForm: edits a plain C struct in place, by a table of its members. For what is data of the
 * program and no record; records have SpRecordForm. */
#pragma once

#include "base/sp-vocabulary.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SP_MEMBER_TEXT,   /* char *, never NULL; \n is written as ↵ */
  SP_MEMBER_YES,    /* gboolean */
  SP_MEMBER_COUNT,  /* guint, 0 … 99 */
  SP_MEMBER_NUMBER, /* double, 0 … 99 */
  SP_MEMBER_WORD,   /* an enumeration of @words */
  SP_MEMBER_MAYBE,  /* the same, of which the gboolean at @has says whether it is there */
} SpMemberKind;

typedef struct
{
  const char *label; /* marked by N_() */
  SpMemberKind kind;
  gsize offset;
  const SpVocabulary *words;
  gsize has;
  const char *hint; /* tooltip, marked by N_(); NULL: none */
} SpFormMember;

#define SP_TYPE_STRUCT_FORM (sp_struct_form_get_type ())
G_DECLARE_FINAL_TYPE (SpStructForm, sp_struct_form, SP, STRUCT_FORM, GtkWidget)

/* Signal "changed": a member was edited. @members is static. */
SpStructForm *sp_struct_form_new (const SpFormMember *members, guint n, guint n_columns);
/* @target must live as long as it is edited; NULL: nothing is. */
void sp_struct_form_set_target (SpStructForm *self, gpointer target);
GtkWidget *sp_struct_form_get_editor (SpStructForm *self, guint member); /* borrowed */

G_END_DECLS
