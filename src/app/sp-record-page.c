/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-page.h. */
#include "sp-record-page-private.h"

#include "base/sp-i18n.h"
#include "core/sp-attachment.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-focus.h"

G_DEFINE_FINAL_TYPE (SpRecordPage, sp_record_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_GROUP_BY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint shown_signal;
static guint drafting_signal;

void
_sp_record_page_emit_drafting (SpRecordPage *self)
{
  g_signal_emit (self, drafting_signal, 0);
}

/* ---- the detail ---- */

static gboolean
can_change_rows (SpRecordPage *self)
{
  return !sp_session_is_read_only (self->session) && !self->ledger->is_fixed;
}

void
_sp_record_page_update_detail (SpRecordPage *self)
{
  SpRecord *record = sp_record_form_get_record (self->form);
  g_autoptr (GArray) selected = sp_record_list_get_selected (self->list);
  static const char *const writing[] = {"ledger.paste", "ledger.import"};
  g_autofree char *none = NULL;

  none = selected->len > 1
           ? g_strdup_printf (_ ("已选 %u 项。可以复制（Ctrl+C）后粘贴到表格里，或者删除。"),
                              selected->len)
           : g_strdup_printf (_ ("选一条%s，这里显示它的内容。"), _ (self->ledger->type->label));
  gtk_label_set_label (self->none, none);
  if (record != NULL)
    gtk_label_set_label (self->title, sp_record_get_title (record));
  gtk_stack_set_visible_child_name (self->detail, self->draft_form != NULL ? "draft"
                                                  : record != NULL         ? "record"
                                                                           : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.delete",
                                 selected->len > 0 && can_change_rows (self));
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], can_change_rows (self));
  if (self->ledger->is_fixed)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.add", FALSE);
}

static void
show_record (SpRecordPage *self, SpRecord *record)
{
  SpRecord *shown = sp_record_form_get_record (self->form);
  int64_t id = record != NULL ? sp_record_get_id (record) : 0;

  if (id != (shown != NULL ? sp_record_get_id (shown) : 0))
    {
      sp_record_form_set_record (self->form, record);
      for (guint i = 0; i < self->children->len; i++)
        sp_record_rows_set_owner (g_ptr_array_index (self->children, i), id);
      if (self->files != NULL)
        sp_attachments_set_owner (self->files, record);
      g_signal_emit (self, shown_signal, 0);
    }
  _sp_record_page_update_detail (self);
}

static void
record_page_selected_cb (SpRecordPage *self)
{
  g_autoptr (SpRecord) record = sp_record_list_get_record (self->list);

  show_record (self, record);
}

static void
record_page_activated_cb (SpRecordPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/* ---- counts and empty pages ---- */

static void
record_page_counted_cb (SpRecordPage *self)
{
  guint n = sp_record_list_get_n_rows (self->list);
  gboolean is_loading = sp_record_list_is_loading (self->list);
  gboolean is_narrowed = sp_record_list_is_narrowed (self->list);
  g_autofree char *text =
    is_loading ? g_strdup (_ ("正在读取…")) : g_strdup_printf (_ ("%u 项"), n);
  const char *page = "list";

  gtk_label_set_label (self->count, text);
  if (n == 0 && !is_loading)
    page = is_narrowed ? "no-match" : "empty";
  gtk_stack_set_visible_child_name (self->list_stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), is_narrowed);
}

/* Escape gives up a new record, else returns to the list. */
static gboolean
record_page_key_cb (SpRecordPage *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (key != GDK_KEY_Escape || focus == NULL ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return FALSE;
  if (self->draft_form != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail)))
    _sp_record_page_end_draft (self);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- class ---- */

static gboolean
sp_record_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_RECORD_PAGE (widget)->list));
}

static void
sp_record_page_dispose (GObject *object)
{
  SpRecordPage *self = SP_RECORD_PAGE (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_ptr_array_set_size (self->chips, 0);
  g_ptr_array_set_size (self->children, 0);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_object (&self->saver);
  g_clear_object (&self->output);
  g_clear_weak_pointer (&self->view_window);
  self->groups = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->traced, g_array_unref);
  sp_template_dispose (self, SP_TYPE_RECORD_PAGE);
  self->list = NULL;
  G_OBJECT_CLASS (sp_record_page_parent_class)->dispose (object);
}

static void
sp_record_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_GROUP_BY)
    g_value_set_string (value, SP_RECORD_PAGE (object)->group_by);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_record_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_GROUP_BY)
    sp_record_page_set_group_by (SP_RECORD_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_record_page_finalize (GObject *object)
{
  SpRecordPage *self = SP_RECORD_PAGE (object);

  g_free (self->group_by);
  g_ptr_array_unref (self->chips);
  g_ptr_array_unref (self->children);
  G_OBJECT_CLASS (sp_record_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, search);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, chip_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, clear);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, add);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, views);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, group_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, bar_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, count);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, list_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, foot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, title);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, none);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, draft_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, draft_note);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, save);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, save_next);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, form_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, extra);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, child_slot);
  gtk_widget_class_bind_template_child (widget_class, SpRecordPage, file_slot);
}

static void
sp_record_page_class_init (SpRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_record_page_finalize;
  G_OBJECT_CLASS (klass)->get_property = sp_record_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = sp_record_page_set_property;
  properties[PROP_GROUP_BY] =
    g_param_spec_string ("group-by", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  widget_class->grab_focus = sp_record_page_grab_focus;
  widget_class->focus = sp_focus_inside;
  shown_signal = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  drafting_signal = g_signal_new ("drafting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-record-page.ui");
  bind_children (widget_class);
  _sp_record_page_install_actions (widget_class);
  _sp_record_page_install_tables (widget_class);
  _sp_record_page_install_output (widget_class);
  _sp_record_page_install_views (widget_class);
}

static void
sp_record_page_init (SpRecordPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chips = g_ptr_array_new ();
  self->children = g_ptr_array_new ();
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (_sp_record_page_narrow),
                            self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (record_page_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* What a narrow bar has no room for stands below a button, one below the other. */
static void
add_more (SpRecordPage *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->more = gtk_menu_button_new ();
  self->more_slot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->more_slot));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), _ ("更多条件"));
  gtk_box_append (self->chip_slot, self->more);
}

static void
add_chip (SpRecordPage *self, SpFilterChip *chip)
{
  guint n = self->ledger->n_bar_chips;

  g_signal_connect_object (chip, "changed", G_CALLBACK (_sp_record_page_narrow), self,
                           G_CONNECT_SWAPPED);
  if (n > 0 && self->chips->len >= n && self->more == NULL)
    add_more (self);
  gtk_box_append (self->more != NULL ? self->more_slot : self->chip_slot, GTK_WIDGET (chip));
  g_ptr_array_add (self->chips, chip);
}

/* A narrow window scrolls the line. */
static void
add_chip_line (SpRecordPage *self)
{
  GtkWidget *bar = gtk_widget_get_parent (GTK_WIDGET (self->chip_slot));
  GtkWidget *line = gtk_scrolled_window_new ();
  GtkWidget *chips = g_object_ref (GTK_WIDGET (self->chip_slot));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (line), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_box_remove (GTK_BOX (bar), chips);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (line), chips);
  g_object_unref (chips);
  gtk_widget_add_css_class (line, "page-subbar");
  gtk_widget_insert_after (line, GTK_WIDGET (self), bar);
}

/* First in the line, for what is late is looked for first. */
static void
add_presences (SpRecordPage *self)
{
  GtkWidget *after = NULL;

  for (const SpLedgerPresence *presence = self->ledger->presences;
       presence != NULL && presence->field != NULL; presence++)
    {
      SpFilterChip *chip = sp_filter_chip_new_presence (
        self->session, (guint)sp_record_type_field (self->ledger->type, presence->field),
        presence->label);

      add_chip (self, chip);
      gtk_box_reorder_child_after (self->chip_slot, GTK_WIDGET (chip), after);
      after = GTK_WIDGET (chip);
    }
}

static void
add_child_standing (SpRecordPage *self)
{
  const SpLedgerChildStanding *standing = self->ledger->child_standing;

  if (standing == NULL)
    return;
  self->child_standing =
    sp_filter_chip_new_children (self->session, standing->label, standing->words, &standing->rule);
  add_chip (self, self->child_standing);
}

static void
add_chips (SpRecordPage *self)
{
  const SpThrough *const *throughs = self->ledger->throughs;

  for (guint i = 0; self->ledger->chips[i] != NULL; i++)
    add_chip (self, sp_filter_chip_new (
                      self->session, self->ledger->type,
                      (guint)sp_record_type_field (self->ledger->type, self->ledger->chips[i])));
  for (guint i = 0; throughs != NULL && throughs[i] != NULL; i++)
    add_chip (self, sp_filter_chip_new_through (self->session, throughs[i]));
  add_presences (self);
  add_child_standing (self);
  if (self->ledger->has_chip_line)
    add_chip_line (self);
  if (self->ledger->standing == NULL)
    return;
  self->standing =
    sp_filter_chip_new_standing (self->session, self->ledger->type, self->ledger->standing);
  if (self->ledger->standing_label != NULL)
    sp_filter_chip_set_label (self->standing, self->ledger->standing_label);
  g_signal_connect_object (self->standing, "changed", G_CALLBACK (_sp_record_page_narrow), self,
                           G_CONNECT_SWAPPED);
  gtk_box_prepend (self->chip_slot, GTK_WIDGET (self->standing));
  g_ptr_array_add (self->chips, self->standing);
}

/* How records stand is another matter on another day, or by another number of days. */
static void
record_page_judged_cb (SpRecordPage *self)
{
  SpCondition condition;

  for (guint i = 0; i < self->chips->len; i++)
    if (sp_filter_chip_get_condition (g_ptr_array_index (self->chips, i), &condition))
      {
        _sp_record_page_narrow (self);
        return;
      }
  _sp_record_page_update_groups (self);
}

/* Keys that mean rows only while the rows have the focus: elsewhere they are a text's. */
static void
add_list_keys (SpRecordPage *self)
{
  static const struct
  {
    const char *key, *action;
  } keys[] = {
    {"<Control>c", "ledger.copy"}, {"<Control>v", "ledger.paste"}, {"Delete", "ledger.delete"}};
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].key),
                        gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static void
add_list (SpRecordPage *self)
{
  self->list = sp_record_list_new (self->session, self->ledger);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (self->list_slot, GTK_WIDGET (self->list));
  add_list_keys (self);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (record_page_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (record_page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "counted", G_CALLBACK (record_page_counted_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_detail (SpRecordPage *self)
{
  const SpLedger *ledger = self->ledger;
  const char *except[] = {ledger->plan_field, NULL};

  self->form = sp_record_form_new (self->session, ledger->type, SP_FORM_KEEPS, ledger->form,
                                   ledger->plan_field != NULL ? except : NULL, FORM_COLUMNS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (_sp_record_page_update_detail), self,
                           G_CONNECT_SWAPPED);
  for (const SpLedgerChild *child = ledger->children; child != NULL && child->type != NULL; child++)
    {
      SpRecordRows *rows = sp_record_rows_new (self->session, child->type, child->owner_field,
                                               _ (child->title), child->names);

      gtk_box_append (self->child_slot, GTK_WIDGET (rows));
      g_ptr_array_add (self->children, rows);
    }
  if (sp_attachment_owner_field (ledger->type) < 0)
    return;
  self->files = sp_attachments_new (self->session);
  gtk_widget_set_hexpand (GTK_WIDGET (self->files), TRUE);
  gtk_box_append (self->file_slot, GTK_WIDGET (self->files));
}

static void
set_words (SpRecordPage *self)
{
  g_autofree char *add = g_strdup_printf (_ ("新增%s"), _ (self->ledger->type->label));

  gtk_button_set_label (self->add, add);
  gtk_widget_set_visible (GTK_WIDGET (self->add), !self->ledger->is_fixed);
  gtk_label_set_label (self->purpose, _ (self->ledger->purpose));
  if (self->ledger->day_field != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->count),
                                 _ ("灰色的记录在统计日期之后，不计入截至这一天的统计"));
  gtk_widget_set_visible (GTK_WIDGET (self->save_next), self->ledger->kept != NULL);
  if (self->ledger->kept == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  g_object_set (self->search, "placeholder-text", _ (self->ledger->hint), NULL);
  sp_app_set_name (self->search, _ (self->ledger->hint));
}

SpRecordPage *
sp_record_page_new (SpSession *session, const SpLedger *ledger)
{
  SpRecordPage *self = g_object_new (SP_TYPE_RECORD_PAGE, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && ledger != NULL, self);
  self->session = g_object_ref (session);
  self->ledger = ledger;
  set_words (self);
  add_chips (self);
  add_detail (self);
  add_list (self);
  _sp_record_page_make_views (self);
  _sp_record_page_follow_traces (self);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (_sp_record_page_end_draft), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (_sp_record_page_update_groups),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (_sp_record_page_update_groups),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (_sp_record_page_update_detail),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (record_page_judged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (record_page_judged_cb), self,
                           G_CONNECT_SWAPPED);
  record_page_counted_cb (self);
  _sp_record_page_update_detail (self);
  return self;
}

SpRecordList *
sp_record_page_get_list (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->list;
}

SpRecordForm *
sp_record_page_get_form (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->form;
}

SpRecordForm *
sp_record_page_get_draft (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->draft_form;
}

SpFilterChip *
sp_record_page_get_standing_chip (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->standing;
}

SpFilterChip *
sp_record_page_get_child_standing_chip (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->child_standing;
}

SpAttachments *
sp_record_page_get_files (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->files;
}

const char *
sp_record_page_get_count (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return gtk_label_get_label (self->count);
}

SpRecord *
sp_record_page_get_record (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return sp_record_form_get_record (self->form);
}

void
sp_record_page_select (SpRecordPage *self, int64_t id)
{
  g_return_if_fail (SP_IS_RECORD_PAGE (self));
  sp_record_list_select (self->list, id);
}

GtkBox *
sp_record_page_get_bar (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->bar_slot;
}

GtkBox *
sp_record_page_get_foot (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->foot;
}

GtkBox *
sp_record_page_get_extra (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->extra;
}

void
sp_record_page_put_extra_first (SpRecordPage *self)
{
  GtkWidget *detail;

  g_return_if_fail (SP_IS_RECORD_PAGE (self));
  detail = gtk_widget_get_parent (GTK_WIDGET (self->extra));
  gtk_box_reorder_child_after (GTK_BOX (detail), GTK_WIDGET (self->extra),
                               gtk_widget_get_first_child (detail));
}

GtkBox *
sp_record_page_get_below (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->child_slot;
}
