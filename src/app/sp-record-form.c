/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-form.h. */
#include "sp-record-form.h"

#include "base/sp-i18n.h"
#include "sp-focus.h"

#include <string.h>

struct _SpRecordForm
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *record;
  GPtrArray *editors; /* of SpFieldEditor, borrowed: children of the grid */

  /* Borrowed */
  GtkWidget *grid;

  /* State */
  const SpRecordType *type;
  SpFormMode mode;
  int n_columns;
  SpFormCheckFunc check; /* NULL: none */
  gpointer check_data;
};

G_DEFINE_FINAL_TYPE (SpRecordForm, sp_record_form, GTK_TYPE_WIDGET)

static guint changed_signal;

static int
editor_field (SpRecordForm *self, SpFieldEditor *editor)
{
  return sp_record_type_field (self->type, sp_field_editor_get_field (editor)->name);
}

static void
show_value (SpRecordForm *self, SpFieldEditor *editor)
{
  sp_field_editor_set_value (editor,
                             sp_record_peek (self->record, (guint)editor_field (self, editor)));
}

/* A record that was odd before may have its other fields put right. */
static gboolean
check_edited (SpRecordForm *self, SpRecord *edited, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) before = NULL;

  if (self->check == NULL || self->check (edited, self->check_data, &failure))
    return TRUE;
  if (!self->check (self->record, self->check_data, &before) &&
      g_str_equal (before->message, failure->message))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Writes one field of the record; what the file refuses is said under the field. */
static gboolean
keep_value (SpRecordForm *self, guint field, const SpValue *value, GError **error)
{
  g_autoptr (SpRecord) edited = sp_record_copy (self->record);
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  g_autofree char *shown = NULL;

  sp_record_set_value (edited, field, value);
  if (!check_edited (self, edited, error))
    return FALSE;
  label =
    g_strdup_printf (_ ("修改%s的%s"), _ (self->type->label), _ (self->type->fields[field].label));
  if (!sp_store_update (sp_session_get_store (self->session), edited, label, error))
    return FALSE;
  g_set_object (&self->record, edited);
  shown = sp_value_to_label (&self->type->fields[field], value);
  if (self->type->fields[field].type == SP_TYPE_REFERENCE || *shown == '\0' ||
      g_utf8_strlen (shown, -1) > 40)
    message = g_strdup_printf (_ ("已%s"), label);
  else
    message = g_strdup_printf (_ ("已%s：%s"), label, shown);
  sp_session_tell (self->session, message, TRUE);
  return TRUE;
}

static gboolean
take_value (SpRecordForm *self, SpFieldEditor *editor)
{
  guint field = (guint)editor_field (self, editor);
  SpValue value = {0};
  g_autoptr (GError) error = NULL;
  gboolean ok = sp_field_editor_get_value (editor, &value, &error);

  if (ok &&
      !sp_value_equal (&self->type->fields[field], &value, sp_record_peek (self->record, field)))
    {
      if (self->mode == SP_FORM_DRAFT)
        sp_record_set_value (self->record, field, &value);
      else
        ok = keep_value (self, field, &value, &error);
    }
  sp_value_clear (&value);
  if (!ok)
    {
      sp_field_editor_set_problem (editor, error->message);
      return FALSE;
    }
  show_value (self, editor);
  return TRUE;
}

/* A reason may be what another field waited for. */
static void
retry_others (SpRecordForm *self, SpFieldEditor *but)
{
  for (guint i = 0; self->check != NULL && i < self->editors->len; i++)
    {
      SpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (editor != but && sp_field_editor_is_changed (editor))
        take_value (self, editor);
    }
}

static void
form_commit_cb (SpRecordForm *self, SpFieldEditor *editor)
{
  if (self->record == NULL || !take_value (self, editor))
    return;
  retry_others (self, editor);
  g_signal_emit (self, changed_signal, 0);
}

/* The record changed elsewhere (undo, another pane): fields follow, but not one that is being typed
 * in. */
static void
form_records_changed_cb (SpRecordForm *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) fresh = NULL;

  if (self->mode == SP_FORM_DRAFT || self->record == NULL || reader == NULL)
    return;
  fresh = sp_reader_load (reader, self->type, sp_record_get_id (self->record), NULL);
  if (fresh == NULL || sp_record_get_revision (fresh) == sp_record_get_revision (self->record))
    return;
  g_set_object (&self->record, fresh);
  for (guint i = 0; i < self->editors->len; i++)
    {
      SpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (!sp_field_editor_is_changed (editor))
        show_value (self, editor);
    }
}

/* ---- class ---- */

static gboolean
sp_record_form_grab_focus (GtkWidget *widget)
{
  SpRecordForm *self = SP_RECORD_FORM (widget);

  return self->editors->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->editors, 0));
}

static void
sp_record_form_dispose (GObject *object)
{
  SpRecordForm *self = SP_RECORD_FORM (object);

  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_ptr_array_set_size (self->editors, 0);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (sp_record_form_parent_class)->dispose (object);
}

static void
sp_record_form_finalize (GObject *object)
{
  g_ptr_array_unref (SP_RECORD_FORM (object)->editors);
  G_OBJECT_CLASS (sp_record_form_parent_class)->finalize (object);
}

static void
sp_record_form_class_init (SpRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_record_form_finalize;
  widget_class->grab_focus = sp_record_form_grab_focus;
  widget_class->focus = sp_focus_inside;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordform");
}

static void
sp_record_form_init (SpRecordForm *self)
{
  self->editors = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
add_editor (SpRecordForm *self, const SpField *field, int *row, int *column)
{
  SpFieldEditor *editor = sp_field_editor_new (self->session, field);
  gboolean is_wide = (field->flags & SP_FIELD_MULTILINE) != 0;

  if (is_wide && *column > 0)
    {
      *row += 1;
      *column = 0;
    }
  gtk_widget_set_valign (GTK_WIDGET (editor), GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (editor), *column, *row,
                   is_wide ? self->n_columns : 1, 1);
  *column += is_wide ? self->n_columns : 1;
  if (*column >= self->n_columns)
    {
      *row += 1;
      *column = 0;
    }
  g_signal_connect_object (editor, "commit", G_CALLBACK (form_commit_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->editors, editor);
}

static void
add_heading (SpRecordForm *self, const char *text, int *row, int *column)
{
  GtkWidget *label = gtk_label_new (text);

  if (*column > 0)
    *row += 1;
  *column = 0;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  if (*row > 0)
    gtk_widget_set_margin_top (label, 12);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, *row, self->n_columns, 1);
  *row += 1;
}

static void
add_name (SpRecordForm *self, const char *name, int *row, int *column)
{
  if (g_str_has_prefix (name, SP_FORM_HEADING))
    add_heading (self, _ (name + strlen (SP_FORM_HEADING)), row, column);
  else
    add_editor (self, &self->type->fields[sp_record_type_field (self->type, name)], row, column);
}

static gboolean
is_wanted (const SpField *field, const char *const *except)
{
  if ((field->flags & (SP_FIELD_INTERNAL | SP_FIELD_DERIVED)) != 0)
    return FALSE;
  return except == NULL || !g_strv_contains (except, field->name);
}

SpRecordForm *
sp_record_form_new (SpSession *session,
                    const SpRecordType *type,
                    SpFormMode mode,
                    const char *const *names,
                    const char *const *except,
                    int n_columns)
{
  SpRecordForm *self = g_object_new (SP_TYPE_RECORD_FORM, NULL);
  int row = 0;
  int column = 0;

  g_return_val_if_fail (SP_IS_SESSION (session) && type != NULL && n_columns > 0, self);

  self->session = g_object_ref (session);
  self->type = type;
  self->mode = mode;
  self->n_columns = n_columns;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_name (self, names[i], &row, &column);
  for (guint i = 0; names == NULL && i < type->n_fields; i++)
    if (is_wanted (&type->fields[i], except))
      add_editor (self, &type->fields[i], &row, &column);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (form_records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
sp_record_form_set_check (SpRecordForm *self, SpFormCheckFunc check, gpointer user_data)
{
  g_return_if_fail (SP_IS_RECORD_FORM (self));
  self->check = check;
  self->check_data = user_data;
}

static void
save_typed (SpRecordForm *self)
{
  if (self->record == NULL || self->mode == SP_FORM_DRAFT ||
      sp_session_get_store (self->session) == NULL)
    return;
  for (guint i = 0; i < self->editors->len; i++)
    if (sp_field_editor_is_changed (g_ptr_array_index (self->editors, i)))
      take_value (self, g_ptr_array_index (self->editors, i));
}

void
sp_record_form_set_record (SpRecordForm *self, SpRecord *record)
{
  gboolean read_only;

  g_return_if_fail (SP_IS_RECORD_FORM (self));
  g_return_if_fail (record == NULL || sp_record_get_record_type (record) == self->type);

  save_typed (self);
  g_clear_object (&self->record);
  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL);
  if (record == NULL)
    return;
  self->record = self->mode == SP_FORM_DRAFT ? g_object_ref (record) : sp_record_copy (record);
  read_only = sp_session_is_read_only (self->session);
  for (guint i = 0; i < self->editors->len; i++)
    {
      sp_field_editor_set_read_only (g_ptr_array_index (self->editors, i), read_only);
      show_value (self, g_ptr_array_index (self->editors, i));
    }
}

SpRecord *
sp_record_form_get_record (SpRecordForm *self)
{
  g_return_val_if_fail (SP_IS_RECORD_FORM (self), NULL);
  return self->record;
}

gboolean
sp_record_form_commit (SpRecordForm *self)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (SP_IS_RECORD_FORM (self), FALSE);

  if (self->record == NULL)
    return FALSE;
  for (guint i = 0; i < self->editors->len; i++)
    ok = take_value (self, g_ptr_array_index (self->editors, i)) && ok;
  return ok;
}

SpFieldEditor *
sp_record_form_get_editor (SpRecordForm *self, const char *name)
{
  g_return_val_if_fail (SP_IS_RECORD_FORM (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    {
      SpFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (g_str_equal (sp_field_editor_get_field (editor)->name, name))
        return editor;
    }
  return NULL;
}
