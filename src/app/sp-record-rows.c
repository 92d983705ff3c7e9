/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-rows.h. */
#include "sp-record-rows.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

#define DONE_FIELD "done_on"
#define POSITION_FIELD "position"

struct _SpRecordRows
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *records; /* of SpRecord, as they are shown */
  GPtrArray *forms;   /* of SpRecordForm, borrowed: in the cards */
  char *title;
  GStrv names;
  GStrv rest_except; /* what is not behind 更多: the names and the owner */

  /* Template */
  GtkLabel *heading;
  GtkButton *add;
  GtkBox *cards;
  GtkBox *draft;
  GtkBox *draft_slot;
  GtkButton *cancel;
  GtkButton *save;

  /* State */
  const SpRecordType *type;
  guint owner_field;
  int done_field; /* or -1 */
  int64_t owner;
  SpRecordForm *draft_form; /* borrowed; NULL while no card for a new record is open */
};

G_DEFINE_FINAL_TYPE (SpRecordRows, sp_record_rows, GTK_TYPE_WIDGET)

static const char key_record[] = "sp-record";
static const char key_check[] = "sp-check";

/* ---- cards ---- */

static void
record_rows_remove_clicked_cb (SpRecordRows *self, GtkWidget *button)
{
  SpRecord *record = g_object_get_data (G_OBJECT (button), key_record);
  guint at = 0;

  if (g_ptr_array_find (self->records, record, &at))
    sp_record_rows_remove (self, at);
}

static void
record_rows_done_toggled_cb (SpRecordRows *self, GtkCheckButton *check)
{
  guint at = 0;
  g_autoptr (SpRecord) edited = NULL;
  SpRecordForm *form;
  gboolean is_done = gtk_check_button_get_active (check);

  if (!g_ptr_array_find (self->records, g_object_get_data (G_OBJECT (check), key_record), &at))
    return;
  form = g_ptr_array_index (self->forms, at);
  edited = sp_record_copy (sp_record_form_get_record (form));
  if (is_done == (sp_record_get_integer (edited, (guint)self->done_field) != 0))
    return;
  sp_record_set_integer (edited, (guint)self->done_field,
                         is_done ? sp_session_get_as_of (self->session) : 0);
  sp_session_update (self->session, edited, is_done ? _ ("勾选完成") : _ ("取消完成"));
}

/* The rest of the fields is made when it is first asked for. */
static void
record_rows_more_cb (GtkExpander *expander, GParamSpec *pspec, SpRecordRows *self)
{
  SpRecord *record = g_object_get_data (G_OBJECT (expander), key_record);
  SpRecordForm *form;

  if (gtk_expander_get_child (expander) != NULL)
    return;
  form = sp_record_form_new (self->session, self->type, SP_FORM_KEEPS, NULL,
                             (const char *const *)self->rest_except, 2);
  sp_record_form_set_record (form, record);
  gtk_expander_set_child (expander, GTK_WIDGET (form));
}

static gboolean
has_rest (SpRecordRows *self)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if ((self->type->fields[i].flags & (SP_FIELD_INTERNAL | SP_FIELD_DERIVED)) == 0 &&
        !g_strv_contains ((const char *const *)self->rest_except, self->type->fields[i].name))
      return TRUE;
  return FALSE;
}

static GtkWidget *
new_check (SpRecordRows *self, SpRecord *record)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ ("完成"));

  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               sp_record_get_integer (record, (guint)self->done_field) != 0);
  g_object_set_data (G_OBJECT (check), key_record, record);
  g_signal_connect_object (check, "toggled", G_CALLBACK (record_rows_done_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
new_remove_button (SpRecordRows *self, SpRecord *record)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("删除"));
  g_autofree char *name = NULL;

  name = g_strdup_printf (_ ("删除%s %s"), _ (self->type->label), sp_record_get_title (record));
  sp_app_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data (G_OBJECT (button), key_record, record);
  g_signal_connect_object (button, "clicked", G_CALLBACK (record_rows_remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_foot (SpRecordRows *self, SpRecord *record, GtkWidget *card)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (has_rest (self))
    {
      GtkWidget *more = gtk_expander_new (_ ("更多"));

      g_object_set_data (G_OBJECT (more), key_record, record);
      g_signal_connect_object (more, "notify::expanded", G_CALLBACK (record_rows_more_cb), self, 0);
      gtk_widget_set_hexpand (more, TRUE);
      gtk_box_append (GTK_BOX (foot), more);
    }
  if (self->done_field >= 0)
    {
      GtkWidget *check = new_check (self, record);

      g_object_set_data (G_OBJECT (card), key_check, check);
      gtk_box_append (GTK_BOX (foot), check);
    }
  if (!sp_session_is_read_only (self->session))
    {
      GtkWidget *remove = new_remove_button (self, record);

      gtk_widget_set_hexpand (remove, !has_rest (self));
      gtk_widget_set_valign (remove, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (foot), remove);
    }
  return foot;
}

static void
append_card (SpRecordRows *self, SpRecord *record)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  SpRecordForm *form =
    sp_record_form_new (self->session, self->type, SP_FORM_KEEPS, (const char *const *)self->names,
                        NULL, (int)MIN (g_strv_length (self->names), 2));

  sp_record_form_set_record (form, record);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (form));
  gtk_box_append (GTK_BOX (card), new_foot (self, record, card));
  gtk_box_append (self->cards, card);
  g_ptr_array_add (self->forms, form);
}

/* ---- loading ---- */

static void
clear_cards (SpRecordRows *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->forms, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
}

static gboolean
same_records (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (sp_record_get_id (g_ptr_array_index (a, i)) != sp_record_get_id (g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static void
update_heading (SpRecordRows *self)
{
  g_autofree char *text = g_strdup_printf (_ ("%s（%u）"), self->title, self->records->len);

  gtk_label_set_label (self->heading, text);
}

/* Cards follow their records by themselves; only the ticks are brought up to date here. */
static void
update_ticks (SpRecordRows *self, GPtrArray *fresh)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < fresh->len && card != NULL && self->done_field >= 0; i++)
    {
      GtkCheckButton *check = g_object_get_data (G_OBJECT (card), key_check);

      gtk_check_button_set_active (
        check, sp_record_get_integer (g_ptr_array_index (fresh, i), (guint)self->done_field) != 0);
      card = gtk_widget_get_next_sibling (card);
    }
}

static void
load (SpRecordRows *self, gboolean always)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GError) error = NULL;

  if (reader != NULL && self->owner != 0)
    fresh = sp_reader_load_all (reader, self->type, (int)self->owner_field, self->owner, &error);
  sp_session_report_error (self->session, error);
  if (fresh == NULL)
    fresh = g_ptr_array_new_with_free_func (g_object_unref);
  if (!always && same_records (self->records, fresh))
    {
      update_ticks (self, fresh);
      return;
    }
  clear_cards (self);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&fresh);
  for (guint i = 0; i < self->records->len; i++)
    append_card (self, g_ptr_array_index (self->records, i));
  update_heading (self);
}

static void
record_rows_records_changed_cb (SpRecordRows *self)
{
  load (self, FALSE);
}

/* ---- a new record ---- */

static void
end_draft (SpRecordRows *self)
{
  if (self->draft_form != NULL)
    gtk_box_remove (self->draft_slot, GTK_WIDGET (self->draft_form));
  self->draft_form = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->draft), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->add), !sp_session_is_read_only (self->session));
}

static void
record_rows_save_clicked_cb (SpRecordRows *self)
{
  sp_record_rows_save_draft (self);
}

static void
record_rows_add_clicked_cb (SpRecordRows *self)
{
  SpRecordForm *form = sp_record_rows_begin (self);

  gtk_widget_grab_focus (GTK_WIDGET (form));
}

/* ---- class ---- */

static void
sp_record_rows_dispose (GObject *object)
{
  SpRecordRows *self = SP_RECORD_ROWS (object);

  g_clear_object (&self->session);
  g_ptr_array_set_size (self->forms, 0);
  sp_template_dispose (self, SP_TYPE_RECORD_ROWS);
  G_OBJECT_CLASS (sp_record_rows_parent_class)->dispose (object);
}

static void
sp_record_rows_finalize (GObject *object)
{
  SpRecordRows *self = SP_RECORD_ROWS (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_ptr_array_unref (self->forms);
  g_strfreev (self->names);
  g_strfreev (self->rest_except);
  g_free (self->title);
  G_OBJECT_CLASS (sp_record_rows_parent_class)->finalize (object);
}

static void
sp_record_rows_class_init (SpRecordRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_record_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_record_rows_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-record-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, SpRecordRows, heading);
  gtk_widget_class_bind_template_child (widget_class, SpRecordRows, add);
  gtk_widget_class_bind_template_child (widget_class, SpRecordRows, cards);
  gtk_widget_class_bind_template_child (widget_class, SpRecordRows, draft);
  gtk_widget_class_bind_template_child (widget_class, SpRecordRows, draft_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordRows, cancel);
  gtk_widget_class_bind_template_child (widget_class, SpRecordRows, save);
}

static void
sp_record_rows_init (SpRecordRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->forms = g_ptr_array_new ();
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (record_rows_add_clicked_cb), self);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (end_draft), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (record_rows_save_clicked_cb), self);
}

static GStrv
join_names (const char *const *names, const char *owner_field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **)names);
  g_strv_builder_add (builder, owner_field);
  return g_strv_builder_end (builder);
}

SpRecordRows *
sp_record_rows_new (SpSession *session,
                    const SpRecordType *type,
                    const char *owner_field,
                    const char *title,
                    const char *const *names)
{
  SpRecordRows *self = g_object_new (SP_TYPE_RECORD_ROWS, NULL);
  g_autofree char *add_name = NULL;

  g_return_val_if_fail (SP_IS_SESSION (session) && type != NULL && names != NULL, self);

  self->session = g_object_ref (session);
  self->type = type;
  self->owner_field = (guint)sp_record_type_field (type, owner_field);
  self->done_field = sp_record_type_field (type, DONE_FIELD);
  self->title = g_strdup (title);
  self->names = g_strdupv ((char **)names);
  self->rest_except = join_names (names, owner_field);
  add_name = g_strdup_printf (_ ("添加%s"), title);
  sp_app_set_name (self->add, add_name);
  update_heading (self);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (record_rows_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

void
sp_record_rows_set_owner (SpRecordRows *self, int64_t owner)
{
  g_return_if_fail (SP_IS_RECORD_ROWS (self));

  self->owner = owner;
  end_draft (self);
  load (self, TRUE);
}

guint
sp_record_rows_get_n_rows (SpRecordRows *self)
{
  g_return_val_if_fail (SP_IS_RECORD_ROWS (self), 0);
  return self->records->len;
}

SpRecordForm *
sp_record_rows_get_form (SpRecordRows *self, guint i)
{
  g_return_val_if_fail (SP_IS_RECORD_ROWS (self) && i < self->forms->len, NULL);
  return g_ptr_array_index (self->forms, i);
}

static int64_t
next_position (SpRecordRows *self, guint field)
{
  int64_t last = 0;

  for (guint i = 0; i < self->records->len; i++)
    last = MAX (last, sp_record_get_integer (g_ptr_array_index (self->records, i), field));
  return last + 1;
}

SpRecordForm *
sp_record_rows_begin (SpRecordRows *self)
{
  g_autoptr (SpRecord) record = NULL;
  int position;

  g_return_val_if_fail (SP_IS_RECORD_ROWS (self), NULL);

  end_draft (self);
  record = sp_record_new (self->type);
  position = sp_record_type_field (self->type, POSITION_FIELD);
  sp_record_set_integer (record, self->owner_field, self->owner);
  if (position >= 0)
    sp_record_set_integer (record, (guint)position, next_position (self, (guint)position));
  self->draft_form =
    sp_record_form_new (self->session, self->type, SP_FORM_DRAFT, (const char *const *)self->names,
                        NULL, (int)MIN (g_strv_length (self->names), 2));
  gtk_widget_set_hexpand (GTK_WIDGET (self->draft_form), TRUE);
  sp_record_form_set_record (self->draft_form, record);
  gtk_box_append (self->draft_slot, GTK_WIDGET (self->draft_form));
  gtk_widget_set_visible (GTK_WIDGET (self->draft), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->add), FALSE);
  return self->draft_form;
}

gboolean
sp_record_rows_save_draft (SpRecordRows *self)
{
  g_autoptr (SpRecord) record = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SP_IS_RECORD_ROWS (self) && self->draft_form != NULL, FALSE);

  if (!sp_record_form_commit (self->draft_form))
    return FALSE;
  record = g_object_ref (sp_record_form_get_record (self->draft_form));
  label = g_strdup_printf (_ ("添加%s"), _ (self->type->label));
  if (!sp_session_insert (self->session, record, label))
    return FALSE;
  end_draft (self);
  return TRUE;
}

void
sp_record_rows_remove (SpRecordRows *self, guint i)
{
  g_autofree char *label = NULL;

  g_return_if_fail (SP_IS_RECORD_ROWS (self) && i < self->forms->len);

  label = g_strdup_printf (_ ("删除%s"), _ (self->type->label));
  sp_session_delete (self->session, sp_record_form_get_record (g_ptr_array_index (self->forms, i)),
                     label);
}
