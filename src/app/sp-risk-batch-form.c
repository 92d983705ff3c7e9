/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-batch-form.h. */
#include "sp-risk-batch-form.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "store/sp-risk-several.h"

#define N_ENTRIES 3

struct _SpRiskBatchForm
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GArray *points; /* of int64_t */

  /* Borrowed, children */
  GtkLabel *heading;
  GtkBox *slot;
  GtkDropDown *level;              /* of duty; else NULL */
  GtkEditable *entries[N_ENTRIES]; /* NULL where the kind asks for fewer */
  SpRecordForm *form;              /* of an event; else NULL */
  GtkLabel *problem;
  GtkButton *save;

  /* State */
  SpRiskBatchKind kind;
};

G_DEFINE_FINAL_TYPE (SpRiskBatchForm, sp_risk_batch_form, GTK_TYPE_WIDGET)

static guint done_signal;

static const SpWord kind_words[] = {
  {SP_RISK_BATCH_DUTY, "duty", N_ ("定责任部门和责任人")},
  {SP_RISK_BATCH_FREQUENCY, "frequency", N_ ("定检查频次")},
  {SP_RISK_BATCH_EVENT, "event", N_ ("登记再评估事由")},
};
const SpVocabulary sp_risk_batch_kinds = {"risk-batch", kind_words, G_N_ELEMENTS (kind_words)};

static void
show_problem (SpRiskBatchForm *self, const char *text)
{
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
}

static void
drop_fields (SpRiskBatchForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->slot))) != NULL)
    gtk_box_remove (self->slot, child);
  self->level = NULL;
  self->form = NULL;
  for (guint i = 0; i < N_ENTRIES; i++)
    self->entries[i] = NULL;
  show_problem (self, "");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The focus leaves the fields before they go. */
static void
end (SpRiskBatchForm *self)
{
  g_signal_emit (self, done_signal, 0);
  drop_fields (self);
}

/* ---- fields ---- */

static GtkWidget *
add_field (GtkWidget *row, const char *label, GtkWidget *field)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_widget_add_css_class (name, "caption");
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), field);
  sp_app_set_name (field, label);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), field);
  return field;
}

static void
add_entry (SpRiskBatchForm *self, GtkWidget *row, guint i, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  self->entries[i] = GTK_EDITABLE (add_field (row, label, entry));
}

static void
add_level (SpRiskBatchForm *self, GtkWidget *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("各自的管控层级"));
  for (int i = SP_CONTROL_BY_LEVEL + 1; i < SP_CONTROL_N_LEVELS; i++)
    gtk_string_list_append (names, sp_vocabulary_label (&sp_control_levels, i));
  self->level = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  add_field (row, _ ("层级"), GTK_WIDGET (self->level));
}

static void
add_entries (SpRiskBatchForm *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (self->kind == SP_RISK_BATCH_DUTY)
    {
      add_level (self, row);
      add_entry (self, row, 0, _ ("责任部门"));
      add_entry (self, row, 1, _ ("责任人"));
      add_entry (self, row, 2, _ ("电话"));
    }
  else
    add_entry (self, row, 0, _ (sp_risk_point_type.fields[SP_RISK_POINT_CHECK_FREQUENCY].label));
  gtk_box_append (self->slot, row);
}

static void
add_event (SpRiskBatchForm *self)
{
  static const char *const names[] = {"cause", "day", "text", NULL};
  g_autoptr (SpRecord) event = sp_record_new (&sp_risk_event_type);

  sp_record_set_integer (event, SP_RISK_EVENT_CAUSE, SP_RISK_CAUSE_PROCESS);
  sp_record_set_integer (event, SP_RISK_EVENT_DAY,
                         MIN (sp_session_get_as_of (self->session), sp_date_today ()));
  self->form =
    sp_record_form_new (self->session, &sp_risk_event_type, SP_FORM_DRAFT, names, NULL, 3);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  sp_record_form_set_record (self->form, event);
  gtk_box_append (self->slot, GTK_WIDGET (self->form));
}

void
sp_risk_batch_form_begin (SpRiskBatchForm *self,
                          SpRiskBatchKind kind,
                          const int64_t *points,
                          guint n)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (SP_IS_RISK_BATCH_FORM (self) && (points != NULL || n == 0));

  sp_risk_batch_form_cancel (self);
  if (n == 0 || sp_session_is_read_only (self->session))
    return;
  self->kind = kind;
  g_array_set_size (self->points, 0);
  g_array_append_vals (self->points, points, n);
  heading = g_strdup_printf (_ ("%s（%u 个风险点）"),
                             sp_vocabulary_label (&sp_risk_batch_kinds, (int)kind), n);
  gtk_label_set_label (self->heading, heading);
  if (kind == SP_RISK_BATCH_EVENT)
    add_event (self);
  else
    add_entries (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* ---- doing it ---- */

static const char *
get_text (SpRiskBatchForm *self, guint i)
{
  return gtk_editable_get_text (self->entries[i]);
}

static gboolean
do_it (SpRiskBatchForm *self, SpStore *store, GError **error)
{
  const int64_t *points = (const int64_t *)(gpointer)self->points->data;
  guint n = self->points->len;

  switch (self->kind)
    {
    case SP_RISK_BATCH_DUTY:
      {
        const SpRiskDuty duty = {(SpControlLevel)gtk_drop_down_get_selected (self->level),
                                 get_text (self, 0), get_text (self, 1), get_text (self, 2)};

        return sp_store_set_risk_duty (store, points, n, &duty, error);
      }
    case SP_RISK_BATCH_FREQUENCY:
      return sp_store_set_risk_check_frequency (store, points, n, get_text (self, 0), error);
    case SP_RISK_BATCH_EVENT:
      return sp_store_add_risk_events (
        store, points, n, SP_RISK_EVENT (sp_record_form_get_record (self->form)), error);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
sp_risk_batch_form_save (SpRiskBatchForm *self)
{
  SpStore *store;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_RISK_BATCH_FORM (self), FALSE);

  store = sp_session_get_store (self->session);
  if (store == NULL || !sp_risk_batch_form_is_open (self) ||
      (self->form != NULL && !sp_record_form_commit (self->form)))
    return FALSE;
  if (!do_it (self, store, &error))
    {
      show_problem (self, error->message);
      return FALSE;
    }
  text = g_strdup_printf (_ ("已%s：%u 个风险点"),
                          sp_vocabulary_label (&sp_risk_batch_kinds, (int)self->kind),
                          self->points->len);
  sp_session_tell (self->session, text, TRUE);
  end (self);
  return TRUE;
}

void
sp_risk_batch_form_cancel (SpRiskBatchForm *self)
{
  g_return_if_fail (SP_IS_RISK_BATCH_FORM (self));

  if (sp_risk_batch_form_is_open (self))
    end (self);
}

gboolean
sp_risk_batch_form_is_open (SpRiskBatchForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_BATCH_FORM (self), FALSE);
  return self->form != NULL || self->entries[0] != NULL;
}

gboolean
sp_risk_batch_form_is_of (SpRiskBatchForm *self, const GArray *points)
{
  g_autoptr (GHashTable) ids = NULL;

  g_return_val_if_fail (SP_IS_RISK_BATCH_FORM (self) && points != NULL, FALSE);

  if (points->len != self->points->len)
    return FALSE;
  ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < points->len; i++)
    g_hash_table_add (ids, &g_array_index (points, int64_t, i));
  for (guint i = 0; i < self->points->len; i++)
    if (!g_hash_table_contains (ids, &g_array_index (self->points, int64_t, i)))
      return FALSE;
  return TRUE;
}

/* ---- class ---- */

static void
risk_batch_form_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_risk_batch_form_save (SP_RISK_BATCH_FORM (widget));
}

static void
risk_batch_form_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_risk_batch_form_cancel (SP_RISK_BATCH_FORM (widget));
}

static gboolean
sp_risk_batch_form_grab_focus (GtkWidget *widget)
{
  SpRiskBatchForm *self = SP_RISK_BATCH_FORM (widget);

  if (self->form != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return self->entries[0] != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->entries[0]));
}

static void
sp_risk_batch_form_dispose (GObject *object)
{
  SpRiskBatchForm *self = SP_RISK_BATCH_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_batch_form_parent_class)->dispose (object);
}

static void
sp_risk_batch_form_class_init (SpRiskBatchFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_risk_batch_form_dispose;
  widget_class->grab_focus = sp_risk_batch_form_grab_focus;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "batch.save", NULL, risk_batch_form_save_cb);
  gtk_widget_class_install_action (widget_class, "batch.cancel", NULL, risk_batch_form_cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "batch.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "batch.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "batch.cancel", NULL);
}

static GtkButton *
add_button (GtkWidget *line, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (line), button);
  return GTK_BUTTON (button);
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
sp_risk_batch_form_init (SpRiskBatchForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->points = g_array_new (FALSE, FALSE, sizeof (int64_t));
  gtk_widget_add_css_class (box, "card");
  self->heading = add_label (box, "heading");
  self->slot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slot));
  self->problem = add_label (box, "problem");
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  add_button (line, _ ("取消"), "batch.cancel");
  self->save = add_button (line, _ ("登记（Ctrl+Enter）"), "batch.save");
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  drop_fields (self);
}

SpRiskBatchForm *
sp_risk_batch_form_new (SpSession *session)
{
  SpRiskBatchForm *self = g_object_new (SP_TYPE_RISK_BATCH_FORM, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  return self;
}

SpRecordForm *
sp_risk_batch_form_get_form (SpRiskBatchForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_BATCH_FORM (self), NULL);
  return self->form;
}

void
sp_risk_batch_form_enter (SpRiskBatchForm *self, guint i, const char *text)
{
  g_return_if_fail (SP_IS_RISK_BATCH_FORM (self) && i < N_ENTRIES && self->entries[i] != NULL);
  gtk_editable_set_text (self->entries[i], text);
}

const char *
sp_risk_batch_form_get_problem (SpRiskBatchForm *self)
{
  g_return_val_if_fail (SP_IS_RISK_BATCH_FORM (self), "");
  return gtk_label_get_label (self->problem);
}
