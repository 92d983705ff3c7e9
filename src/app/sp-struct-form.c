/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-struct-form.h. */
#include "app/sp-struct-form.h"

#include "app/sp-app.h"
#include "base/sp-i18n.h"

#define LINE_END "↵"

struct _SpStructForm
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *grid;    /* the child */
  GPtrArray *editors; /* owned array of borrowed widgets, one a member */
  const SpFormMember *members;
  gpointer target;

  /* State */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (SpStructForm, sp_struct_form, GTK_TYPE_WIDGET)

static guint changed_signal;

static gpointer
get_place (SpStructForm *self, gsize offset)
{
  return (char *)self->target + offset;
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_autoptr (GString) out = g_string_new (text);

  g_string_replace (out, from, to, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- from the struct ---- */

static guint
find_word (const SpVocabulary *words, int value)
{
  for (guint i = 0; i < words->n_words; i++)
    if (words->words[i].value == value)
      return i;
  return 0;
}

static void
show_member (SpStructForm *self, guint i)
{
  const SpFormMember *member = &self->members[i];
  GtkWidget *editor = self->editors->pdata[i];
  gpointer at = get_place (self, member->offset);
  g_autofree char *text = NULL;

  switch (member->kind)
    {
    case SP_MEMBER_YES:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (editor), *(gboolean *)at);
      break;
    case SP_MEMBER_COUNT:
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (editor), *(guint *)at);
      break;
    case SP_MEMBER_NUMBER:
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (editor), *(double *)at);
      break;
    case SP_MEMBER_WORD:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), find_word (member->words, *(int *)at));
      break;
    case SP_MEMBER_MAYBE:
      gtk_drop_down_set_selected (
        GTK_DROP_DOWN (editor),
        *(gboolean *)get_place (self, member->has) ? find_word (member->words, *(int *)at) + 1 : 0);
      break;
    case SP_MEMBER_TEXT:
    default:
      text = replace (*(char **)at, "\n", LINE_END);
      gtk_editable_set_text (GTK_EDITABLE (editor), text);
    }
}

void
sp_struct_form_set_target (SpStructForm *self, gpointer target)
{
  g_return_if_fail (SP_IS_STRUCT_FORM (self));

  self->target = target;
  gtk_widget_set_sensitive (GTK_WIDGET (self), target != NULL);
  self->is_filling = TRUE;
  for (guint i = 0; target != NULL && i < self->editors->len; i++)
    show_member (self, i);
  self->is_filling = FALSE;
}

GtkWidget *
sp_struct_form_get_editor (SpStructForm *self, guint member)
{
  g_return_val_if_fail (SP_IS_STRUCT_FORM (self) && member < self->editors->len, NULL);

  return self->editors->pdata[member];
}

/* ---- into the struct ---- */

static void
take_member (SpStructForm *self, const SpFormMember *member, GtkWidget *editor)
{
  gpointer at = get_place (self, member->offset);
  guint selected;

  switch (member->kind)
    {
    case SP_MEMBER_YES:
      *(gboolean *)at = gtk_check_button_get_active (GTK_CHECK_BUTTON (editor));
      break;
    case SP_MEMBER_COUNT:
      *(guint *)at = (guint)gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (editor));
      break;
    case SP_MEMBER_NUMBER:
      *(double *)at = gtk_spin_button_get_value (GTK_SPIN_BUTTON (editor));
      break;
    case SP_MEMBER_WORD:
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (editor));
      if (selected < member->words->n_words)
        *(int *)at = member->words->words[selected].value;
      break;
    case SP_MEMBER_MAYBE:
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (editor));
      *(gboolean *)get_place (self, member->has) = selected > 0;
      if (selected > 0 && selected <= member->words->n_words)
        *(int *)at = member->words->words[selected - 1].value;
      break;
    case SP_MEMBER_TEXT:
    default:
      g_free (*(char **)at);
      *(char **)at = replace (gtk_editable_get_text (GTK_EDITABLE (editor)), LINE_END, "\n");
    }
}

static void
struct_form_edited_cb (SpStructForm *self, gpointer unused, GtkWidget *editor)
{
  guint i;

  if (self->is_filling || self->target == NULL || !g_ptr_array_find (self->editors, editor, &i))
    return;
  take_member (self, &self->members[i], editor);
  g_signal_emit (self, changed_signal, 0);
}

static void
struct_form_changed_cb (SpStructForm *self, GtkWidget *editor)
{
  struct_form_edited_cb (self, NULL, editor);
}

/* ---- making ---- */

static GtkWidget *
new_words (const SpFormMember *member)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (member->kind == SP_MEMBER_MAYBE)
    gtk_string_list_append (labels, _ ("同本表"));
  for (guint i = 0; i < member->words->n_words; i++)
    gtk_string_list_append (labels, _ (member->words->words[i].label));
  return gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
}

static GtkWidget *
new_editor (SpStructForm *self, const SpFormMember *member)
{
  GtkWidget *editor;

  switch (member->kind)
    {
    case SP_MEMBER_YES:
      editor = gtk_check_button_new ();
      g_signal_connect_swapped (editor, "toggled", G_CALLBACK (struct_form_changed_cb), self);
      break;
    case SP_MEMBER_COUNT:
    case SP_MEMBER_NUMBER:
      editor = gtk_spin_button_new_with_range (0, 99, member->kind == SP_MEMBER_COUNT ? 1 : 0.5);
      g_signal_connect_swapped (editor, "value-changed", G_CALLBACK (struct_form_changed_cb), self);
      break;
    case SP_MEMBER_WORD:
    case SP_MEMBER_MAYBE:
      editor = new_words (member);
      g_signal_connect_swapped (editor, "notify::selected", G_CALLBACK (struct_form_edited_cb),
                                self);
      break;
    case SP_MEMBER_TEXT:
    default:
      editor = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (editor), 8);
      gtk_widget_set_hexpand (editor, TRUE);
      g_signal_connect_swapped (editor, "changed", G_CALLBACK (struct_form_changed_cb), self);
    }
  sp_app_set_name (editor, _ (member->label));
  if (member->hint != NULL)
    gtk_widget_set_tooltip_text (editor, _ (member->hint));
  return editor;
}

SpStructForm *
sp_struct_form_new (const SpFormMember *members, guint n, guint n_columns)
{
  SpStructForm *self = g_object_new (SP_TYPE_STRUCT_FORM, NULL);

  self->members = members;
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *label = gtk_label_new (_ (members[i].label));
      GtkWidget *editor = new_editor (self, &members[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (self->grid), label, (int)(2 * (i % n_columns)),
                       (int)(i / n_columns), 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), editor, (int)(2 * (i % n_columns)) + 1,
                       (int)(i / n_columns), 1, 1);
      g_ptr_array_add (self->editors, editor);
    }
  sp_struct_form_set_target (self, NULL);
  return self;
}

/* ---- class ---- */

static void
sp_struct_form_dispose (GObject *object)
{
  SpStructForm *self = SP_STRUCT_FORM (object);

  self->is_filling = TRUE;
  self->target = NULL;
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (sp_struct_form_parent_class)->dispose (object);
}

static void
sp_struct_form_finalize (GObject *object)
{
  g_ptr_array_unref (SP_STRUCT_FORM (object)->editors);
  G_OBJECT_CLASS (sp_struct_form_parent_class)->finalize (object);
}

static void
sp_struct_form_class_init (SpStructFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_struct_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_struct_form_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sp_struct_form_init (SpStructForm *self)
{
  self->editors = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}
