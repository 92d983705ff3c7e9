/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordPage's actions: narrowing the list, entering a new record, deleting, copying. */
#include "sp-record-page-private.h"

#include "base/sp-i18n.h"

/* ---- narrowing ---- */

/* Conditions that are out of sight are told by the button before them. */
static void
show_more (SpRecordPage *self)
{
  SpCondition condition;
  guint n = 0;
  g_autofree char *label = NULL;

  if (self->more == NULL)
    return;
  for (guint i = self->ledger->n_bar_chips; i < self->chips->len; i++)
    n += g_ptr_array_index (self->chips, i) != self->standing &&
         sp_filter_chip_get_condition (g_ptr_array_index (self->chips, i), &condition);
  label = n > 0 ? g_strdup_printf (_ ("更多条件（%u）"), n) : g_strdup (_ ("更多条件"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), label);
  if (n > 0)
    gtk_widget_add_css_class (self->more, "chip-set");
  else
    gtk_widget_remove_css_class (self->more, "chip-set");
}

void
_sp_record_page_narrow (SpRecordPage *self)
{
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (SpCondition));

  for (guint i = 0; i < self->chips->len; i++)
    {
      SpCondition condition;

      if (sp_filter_chip_get_condition (g_ptr_array_index (self->chips, i), &condition))
        g_array_append_val (conditions, condition);
    }
  _sp_record_page_add_traced (self, conditions);
  sp_record_list_set_filter (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)),
                             (const SpCondition *)conditions->data, conditions->len);
  show_more (self);
  _sp_record_page_update_groups (self);
}

void
_sp_record_page_forget_narrowing (SpRecordPage *self)
{
  _sp_record_page_forget_trace (self);
  for (guint i = 0; i < self->chips->len; i++)
    sp_filter_chip_set_condition (g_ptr_array_index (self->chips, i), NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

SpFilterChip *
sp_record_page_get_chip (SpRecordPage *self, const char *name)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  for (guint i = 0; self->ledger->chips[i] != NULL; i++)
    if (g_str_equal (self->ledger->chips[i], name))
      return g_ptr_array_index (self->chips, i);
  return NULL;
}

static void
record_page_clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  _sp_record_page_forget_narrowing (SP_RECORD_PAGE (widget));
  _sp_record_page_narrow (SP_RECORD_PAGE (widget));
}

static SpFilterChip *
find_day_chip (SpRecordPage *self)
{
  const SpLedger *ledger = self->ledger;

  for (guint i = 0; ledger->chips[i] != NULL; i++)
    if (ledger->type->fields[sp_record_type_field (ledger->type, ledger->chips[i])].type ==
        SP_TYPE_DATE)
      return g_ptr_array_index (self->chips, i);
  return NULL;
}

void
sp_record_page_show (SpRecordPage *self, int64_t id, SpDate from, SpDate to, int standings)
{
  const SpCondition days = {.from = from, .to = to};
  const SpCondition standing = {.only = standings};
  SpFilterChip *chip;

  g_return_if_fail (SP_IS_RECORD_PAGE (self));
  chip = find_day_chip (self);
  if (id != 0 || from != SP_DATE_NONE || to != SP_DATE_NONE || standings != 0)
    {
      _sp_record_page_forget_narrowing (self);
      if (chip != NULL && id == 0)
        sp_filter_chip_set_condition (chip, &days);
      if (self->standing != NULL && id == 0)
        sp_filter_chip_set_condition (self->standing, &standing);
      _sp_record_page_narrow (self);
    }
  if (id != 0)
    sp_record_page_select (self, id);
}

void
sp_record_page_narrow_to (SpRecordPage *self, const char *name, int64_t id)
{
  const SpCondition only = {.only = id};
  SpFilterChip *chip;

  g_return_if_fail (SP_IS_RECORD_PAGE (self) && name != NULL);
  chip = sp_record_page_get_chip (self, name);
  g_return_if_fail (chip != NULL);
  _sp_record_page_forget_narrowing (self);
  sp_filter_chip_set_condition (chip, &only);
  _sp_record_page_narrow (self);
}

static void
record_page_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_RECORD_PAGE (widget)->search));
}

/* ---- a new record ---- */

void
_sp_record_page_end_draft (SpRecordPage *self)
{
  if (self->draft_form != NULL)
    gtk_box_remove (self->draft_slot, GTK_WIDGET (self->draft_form));
  self->draft_form = NULL;
  _sp_record_page_update_detail (self);
}

/* What the list is narrowed to, a new record most likely is, too. */
static void
fill_from_chips (SpRecordPage *self, SpRecord *record)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      SpCondition condition;

      if (sp_filter_chip_get_condition (g_ptr_array_index (self->chips, i), &condition) &&
          condition.field != SP_NO_FIELD && condition.only > 0 &&
          self->ledger->type->fields[condition.field].type == SP_TYPE_REFERENCE)
        sp_record_set_integer (record, condition.field, condition.only);
    }
}

/* NULL where there is no plan to put it into. */
static SpRecord *
new_record (SpRecordPage *self)
{
  const SpLedger *ledger = self->ledger;
  SpPlan *plan = sp_session_get_plan (self->session);
  SpRecord *record;

  if (ledger->plan_field != NULL && plan == NULL)
    return NULL;
  record = sp_record_new (ledger->type);
  if (ledger->plan_field != NULL)
    sp_record_set_integer (record, (guint)sp_record_type_field (ledger->type, ledger->plan_field),
                           sp_record_get_id (SP_RECORD (plan)));
  if (ledger->day_field != NULL)
    sp_record_set_integer (record, (guint)sp_record_type_field (ledger->type, ledger->day_field),
                           sp_session_get_as_of (self->session));
  fill_from_chips (self, record);
  return record;
}

void
sp_record_page_set_draft_note (SpRecordPage *self, const char *note)
{
  g_return_if_fail (SP_IS_RECORD_PAGE (self));
  gtk_label_set_label (self->draft_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->draft_note), note != NULL && *note != '\0');
}

static gboolean
is_kept (const SpLedger *ledger, const char *name)
{
  return ledger->kept != NULL && g_strv_contains (ledger->kept, name);
}

/* What is entered one after the other has much in common. */
static void
take_over (const SpLedger *ledger, SpRecord *record, SpRecord *last)
{
  for (guint i = 0; ledger->kept != NULL && ledger->kept[i] != NULL; i++)
    {
      guint field = (guint)sp_record_type_field (ledger->type, ledger->kept[i]);

      sp_record_set_value (record, field, sp_record_peek (last, field));
    }
}

/* A choice has always a value. */
static gboolean
is_open (SpRecordPage *self, const char *name)
{
  const SpRecordType *type = self->ledger->type;
  guint field = (guint)sp_record_type_field (type, name);
  SpRecord *draft = sp_record_form_get_record (self->draft_form);

  return !is_kept (self->ledger, name) && type->fields[field].type != SP_TYPE_CHOICE &&
         type->fields[field].type != SP_TYPE_BOOLEAN && !sp_record_peek (draft, field)->is_set;
}

/* Where typing begins: the first field that is not filled already. */
static void
focus_first_open (SpRecordPage *self)
{
  for (guint i = 0; self->ledger->draft[i] != NULL; i++)
    if (is_open (self, self->ledger->draft[i]))
      {
        gtk_widget_grab_focus (
          GTK_WIDGET (sp_record_form_get_editor (self->draft_form, self->ledger->draft[i])));
        return;
      }
}

static void
open_draft (SpRecordPage *self, SpRecord *record)
{
  self->draft_form = sp_record_form_new (self->session, self->ledger->type, SP_FORM_DRAFT,
                                         self->ledger->draft, NULL, FORM_COLUMNS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->draft_form), TRUE);
  sp_record_form_set_record (self->draft_form, record);
  gtk_box_append (self->draft_slot, GTK_WIDGET (self->draft_form));
  sp_record_page_set_draft_note (self, NULL);
  _sp_record_page_update_detail (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->draft_form));
  _sp_record_page_emit_drafting (self);
}

static void
record_page_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  g_autoptr (SpRecord) record = NULL;

  if (sp_session_is_read_only (self->session))
    return;
  if (self->draft_form != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->draft_form));
      return;
    }
  record = new_record (self);
  if (record == NULL)
    {
      sp_session_tell (self->session, _ ("文件里还没有计划，请先导入计划。"), FALSE);
      return;
    }
  open_draft (self, record);
}

/* What was saved; transfer full, NULL where it will not do. */
static SpRecord *
store_draft (SpRecordPage *self)
{
  g_autoptr (SpRecord) record = NULL;
  g_autofree char *label = NULL;

  if (self->draft_form == NULL || !sp_record_form_commit (self->draft_form))
    return NULL;
  record = g_object_ref (sp_record_form_get_record (self->draft_form));
  label = g_strdup_printf (_ ("新增%s"), _ (self->ledger->type->label));
  if (!sp_session_insert (self->session, record, label))
    return NULL;
  _sp_record_page_end_draft (self);
  return g_steal_pointer (&record);
}

gboolean
sp_record_page_save_next (SpRecordPage *self)
{
  g_autoptr (SpRecord) last = NULL;
  g_autoptr (SpRecord) next = NULL;

  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), FALSE);
  last = store_draft (self);
  next = last != NULL ? new_record (self) : NULL;
  if (next == NULL)
    return FALSE;
  take_over (self->ledger, next, last);
  open_draft (self, next);
  focus_first_open (self);
  return TRUE;
}

gboolean
sp_record_page_save_draft (SpRecordPage *self)
{
  g_autoptr (SpRecord) record = NULL;

  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), FALSE);
  record = store_draft (self);
  if (record == NULL)
    return FALSE;
  sp_record_list_select (self->list, sp_record_get_id (record));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return TRUE;
}

static void
record_page_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_record_page_save_draft (SP_RECORD_PAGE (widget));
}

static void
record_page_save_next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_record_page_save_next (SP_RECORD_PAGE (widget));
}

static void
record_page_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  _sp_record_page_end_draft (SP_RECORD_PAGE (widget));
  gtk_widget_grab_focus (GTK_WIDGET (SP_RECORD_PAGE (widget)->list));
}

/* ---- deleting and copying ---- */

static gboolean
delete_all (SpRecordPage *self, GArray *ids, const char *label, GError **error)
{
  g_autoptr (SpWrite) write =
    sp_write_begin (sp_session_get_store (self->session), SP_ACTION_EDIT, label, error);

  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!sp_write_delete (write, self->ledger->type, g_array_index (ids, int64_t, i), error))
      return FALSE;
  return sp_write_commit (write, error);
}

static void
record_page_delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  g_autoptr (GArray) ids = sp_record_list_get_selected (self->list);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  if (ids->len == 0 || sp_session_is_read_only (self->session))
    return;
  label = ids->len == 1
            ? g_strdup_printf (_ ("删除%s"), _ (self->ledger->type->label))
            : g_strdup_printf (_ ("删除 %u 条%s"), ids->len, _ (self->ledger->type->label));
  if (!delete_all (self, ids, label, &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  message = g_strdup_printf (_ ("已%s"), label);
  sp_session_tell (self->session, message, TRUE);
}

static void
record_page_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  g_autofree char *tsv = sp_record_list_dup_tsv (self->list);

  if (*tsv != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
}

static void
record_page_history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  SpRecord *record = sp_record_page_get_record (self);

  if (record != NULL && sp_record_get_id (record) != 0)
    sp_session_go_to_history (self->session, self->ledger->type, sp_record_get_id (record));
  else
    sp_session_tell (self->session, _ ("先选一条记录，再看它的历史。"), FALSE);
}

/* ---- the table of actions ---- */

void
_sp_record_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ledger.add", NULL, record_page_add_cb);
  gtk_widget_class_install_action (widget_class, "ledger.save", NULL, record_page_save_cb);
  gtk_widget_class_install_action (widget_class, "ledger.save-next", NULL,
                                   record_page_save_next_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "ledger.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "ledger.save-next", NULL);
  gtk_widget_class_install_action (widget_class, "ledger.cancel", NULL, record_page_cancel_cb);
  gtk_widget_class_install_action (widget_class, "ledger.delete", NULL, record_page_delete_cb);
  gtk_widget_class_install_action (widget_class, "ledger.copy", NULL, record_page_copy_cb);
  gtk_widget_class_install_action (widget_class, "ledger.search", NULL, record_page_search_cb);
  gtk_widget_class_install_action (widget_class, "ledger.clear", NULL, record_page_clear_cb);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, record_page_history_cb);
}

void
sp_record_page_install_forwards (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc forward)
{
  static const char *const forwarded[] = {
    "ledger.add",     "ledger.delete",      "ledger.search",     "ledger.clear",
    "ledger.paste",   "ledger.import",      "ledger.save-next",  "ledger.print",
    "ledger.preview", "ledger.export-xlsx", "ledger.export-csv", "record.history"};

  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, forward);
}
