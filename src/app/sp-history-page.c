/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHistoryPage: the list and what it is narrowed by. The ids of a million lines are eight
 * megabytes that each edit adds to, so there is a list only while somebody looks at it. */
#include "app/sp-app.h"
#include "app/sp-history-page-private.h"
#include "app/sp-template.h"
#include "base/sp-i18n.h"

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpHistoryPage, sp_history_page, GTK_TYPE_WIDGET)

/* The chip for days asks for a declared field. */
static const SpField day_fields[] = {
  {.name = "at", .label = N_ ("日期"), .type = SP_TYPE_DATE},
};
static const SpRecordType day_type = {
  .table = "action", .label = N_ ("操作"), .fields = day_fields, .n_fields = 1};

/* ---- showing the filter ---- */

static gboolean
is_narrowed (SpHistoryPage *self)
{
  return !sp_history_filter_equal (self->filter, &(SpHistoryFilter) {0});
}

static void
select_string (GtkDropDown *drop_down, const char *text)
{
  GtkStringList *strings = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  guint position = 0;

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (strings)); i++)
    if (g_strcmp0 (gtk_string_list_get_string (strings, i), text) == 0)
      position = i;
  gtk_drop_down_set_selected (drop_down, position);
}

void
_sp_history_page_show_filter (SpHistoryPage *self)
{
  const SpHistoryFilter *filter = self->filter;
  const SpRecordType *type = filter->table != NULL ? sp_record_type_by_table (filter->table) : NULL;
  const SpCondition days = {.from = filter->from, .to = filter->to};
  const char *text = filter->text != NULL ? filter->text : "";
  g_autofree char *only = _sp_history_page_dup_only (self);
  g_autofree char *label = g_strdup_printf ("%s ✕", only);

  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  select_string (self->kind, type != NULL ? _ (type->label) : NULL);
  _sp_history_page_offer_person (self, filter->who); /* people may not have been read yet */
  select_string (self->person, filter->who);
  sp_filter_chip_set_condition (self->days, &days);
  gtk_widget_set_visible (GTK_WIDGET (self->only), *only != '\0');
  gtk_label_set_label (self->only_label, label);
  if (*only != '\0')
    sp_app_set_name (self->only, only);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), is_narrowed (self));
  self->showing = FALSE;
}

/* ---- the list ---- */

static void
show_count (SpHistoryPage *self)
{
  guint n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  gboolean is_loading = sp_history_page_is_loading (self);
  g_autofree char *text =
    is_loading ? g_strdup (_ ("正在读取…")) : g_strdup_printf (_ ("%u 行"), n);

  gtk_label_set_label (self->count, text);
  gtk_label_set_label (self->none, is_narrowed (self)
                                     ? _ ("没有符合条件的修改记录")
                                     : _ ("谁在什么时候把什么改成了什么，都会记在这里。"));
  gtk_widget_set_visible (self->none_clear, is_narrowed (self));
  gtk_stack_set_visible_child_name (self->stack, n > 0 || is_loading ? "list" : "empty");
}

static void
drop_list (SpHistoryPage *self)
{
  gtk_single_selection_set_model (self->selection, NULL);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
}

static void
load (SpHistoryPage *self)
{
  gboolean is_open = self->session != NULL && sp_session_get_store (self->session) != NULL;

  if (!is_open || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    drop_list (self);
  else if (self->list != NULL)
    {
      self->is_narrowing = TRUE;
      sp_list_set_history_filter (self->list, self->filter);
    }
  else
    {
      self->list = sp_session_new_history_list (self->session, self->filter);
      g_signal_connect_object (self->list, "notify", G_CALLBACK (show_count), self,
                               G_CONNECT_SWAPPED);
      _sp_history_page_show_list (self);
    }
  show_count (self);
  _sp_history_page_show_line (self);
}

static void
load_kinds (SpHistoryPage *self)
{
  const SpRecordType *const *types = sp_record_types ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("全部类别"));
  for (guint i = 0; types[i] != NULL; i++)
    gtk_string_list_append (names, _ (types[i]->label));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
}

void
sp_history_page_set_filter (SpHistoryPage *self, const SpHistoryFilter *filter)
{
  g_return_if_fail (SP_IS_HISTORY_PAGE (self) && filter != NULL);

  if (!sp_history_filter_equal (self->filter, filter))
    {
      SpHistoryFilter *copy = sp_history_filter_copy (filter); /* @filter may hold our texts */

      sp_history_filter_free (self->filter);
      self->filter = copy;
      load (self);
    }
  _sp_history_page_show_filter (self);
}

/* ---- what a person chooses ---- */

static void
history_page_chosen_cb (SpHistoryPage *self)
{
  SpHistoryFilter filter = *self->filter;
  guint kind = gtk_drop_down_get_selected (self->kind);
  guint person = gtk_drop_down_get_selected (self->person);
  const char *table =
    kind > 0 && kind != GTK_INVALID_LIST_POSITION ? sp_record_types ()[kind - 1]->table : NULL;
  SpCondition days = {0};

  if (self->showing)
    return;
  sp_filter_chip_get_condition (self->days, &days);
  if (g_strcmp0 (filter.table, table) != 0)
    filter.record = 0;
  filter.table = table;
  filter.who = person > 0 && person != GTK_INVALID_LIST_POSITION
                 ? gtk_string_list_get_string (
                     GTK_STRING_LIST (gtk_drop_down_get_model (self->person)), person)
                 : NULL;
  filter.from = days.from;
  filter.to = days.to;
  filter.text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  sp_history_page_set_filter (self, &filter);
}

static void
history_page_clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_history_page_set_filter (SP_HISTORY_PAGE (widget), &(SpHistoryFilter) {0});
}

static void
history_page_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHistoryPage *self = SP_HISTORY_PAGE (widget);
  SpHistoryFilter filter = *self->filter;

  if (filter.record != 0)
    filter.table = NULL;
  filter.record = filter.action = 0;
  sp_history_page_set_filter (self, &filter);
}

static void
history_page_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SP_HISTORY_PAGE (widget)->search));
}

/* ---- what is done with a line ---- */

static void
show_action (SpHistoryPage *self, const SpHistoryLine *line)
{
  sp_history_page_set_filter (self, &(SpHistoryFilter) {.action = line->action});
}

static void
history_page_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SpHistoryLine *line = _sp_history_page_get_line (SP_HISTORY_PAGE (widget));

  if (line != NULL)
    show_action (SP_HISTORY_PAGE (widget), line);
}

static void
history_page_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SpHistoryLine *line = _sp_history_page_get_line (SP_HISTORY_PAGE (widget));

  if (line != NULL && line->record != 0)
    sp_history_page_set_filter (
      SP_HISTORY_PAGE (widget),
      &(SpHistoryFilter) {.table = sp_record_type_by_table (line->table)->table,
                          .record = line->record});
}

/* Where the record is listed; a line that stands for many opens them. */
static void
open_line (SpHistoryPage *self)
{
  const SpHistoryLine *line = _sp_history_page_get_line (self);
  const SpRecordType *type = line != NULL ? sp_record_type_by_table (line->table) : NULL;
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) record = NULL;

  if (line != NULL && type == NULL)
    show_action (self, line);
  if (type == NULL || reader == NULL)
    return;
  record = sp_reader_load (reader, type, line->record, NULL);
  if (record == NULL)
    sp_session_tell (self->session, _ ("这条记录已经删除，这里仍可以看它的历史。"), FALSE);
  else
    sp_session_go_to_record (self->session, type, line->record);
}

static void
history_page_open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_line (SP_HISTORY_PAGE (widget));
}

/* ---- following the session ---- */

/* What the list is read again for from here on is not a narrowing: that may have found what was
 * there before, and told of nothing. */
static void
history_page_records_cb (SpHistoryPage *self)
{
  if (!sp_history_page_is_loading (self))
    self->is_narrowing = FALSE;
}

static void
history_page_store_cb (SpHistoryPage *self)
{
  drop_list (self);
  sp_history_filter_free (self->filter);
  self->filter = g_new0 (SpHistoryFilter, 1);
  _sp_history_page_forget_people (self);
  load (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _sp_history_page_begin_following (self);
}

static void
history_page_show_history_cb (SpHistoryPage *self, const char *table, gint64 id)
{
  sp_history_page_set_filter (self, &(SpHistoryFilter) {.table = table, .record = id});
}

static void
set_session (SpHistoryPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  self->days = sp_filter_chip_new (session, &day_type, 0);
  gtk_box_append (self->day_slot, GTK_WIDGET (self->days));
  g_signal_connect_object (self->days, "changed", G_CALLBACK (history_page_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (history_page_store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (history_page_records_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "show-history", G_CALLBACK (history_page_show_history_cb), self,
                           G_CONNECT_SWAPPED);
  history_page_store_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/* ---- class ---- */

static void
sp_history_page_map (GtkWidget *widget)
{
  SpHistoryPage *self = SP_HISTORY_PAGE (widget);

  GTK_WIDGET_CLASS (sp_history_page_parent_class)->map (widget);
  if (self->session == NULL)
    return;
  load (self);
  _sp_history_page_begin_following (self);
}

static void
sp_history_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_history_page_parent_class)->unmap (widget);
  _sp_history_page_end_following (SP_HISTORY_PAGE (widget));
  drop_list (SP_HISTORY_PAGE (widget));
}

static gboolean
sp_history_page_grab_focus (GtkWidget *widget)
{
  return sp_app_focus_selected_row (SP_HISTORY_PAGE (widget)->view) ||
         gtk_widget_grab_focus (GTK_WIDGET (SP_HISTORY_PAGE (widget)->search));
}

static void
sp_history_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_HISTORY_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_history_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_HISTORY_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_history_page_dispose (GObject *object)
{
  SpHistoryPage *self = SP_HISTORY_PAGE (object);

  _sp_history_page_output_dispose (self);
  _sp_history_page_end_following (self);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      drop_list (self);
      g_clear_object (&self->line);
      gtk_column_view_set_model (self->view, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  self->days = NULL;
  self->outcome = NULL;
  sp_template_dispose (self, SP_TYPE_HISTORY_PAGE);
  G_OBJECT_CLASS (sp_history_page_parent_class)->dispose (object);
}

static void
sp_history_page_finalize (GObject *object)
{
  sp_history_filter_free (SP_HISTORY_PAGE (object)->filter);
  g_hash_table_unref (SP_HISTORY_PAGE (object)->rows);
  G_OBJECT_CLASS (sp_history_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, person);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, day_slot);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, only);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, only_label);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, clear);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, count);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, none);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, none_clear);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, words);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryPage, outcome_slot);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    {"history.open", history_page_open_cb},    {"history.action", history_page_action_cb},
    {"history.all", history_page_all_cb},      {"record.history", history_page_record_cb},
    {"ledger.search", history_page_search_cb}, {"ledger.clear", history_page_clear_cb},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
}

static void
sp_history_page_class_init (SpHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_history_page_dispose;
  object_class->finalize = sp_history_page_finalize;
  object_class->get_property = sp_history_page_get_property;
  object_class->set_property = sp_history_page_set_property;
  widget_class->map = sp_history_page_map;
  widget_class->unmap = sp_history_page_unmap;
  widget_class->grab_focus = sp_history_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  install_actions (widget_class);
  _sp_history_page_output_class_init (widget_class);
}

static void
sp_history_page_init (SpHistoryPage *self)
{
  self->filter = g_new0 (SpHistoryFilter, 1);
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, _sp_history_row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  _sp_history_page_add_columns (self);
  load_kinds (self);
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, "hexpand", TRUE, NULL);
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (_sp_history_page_take_selected), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (open_line), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (history_page_chosen_cb),
                            self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (history_page_chosen_cb),
                            self);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (history_page_chosen_cb),
                            self);
}

SpList *
sp_history_page_get_list (SpHistoryPage *self)
{
  g_return_val_if_fail (SP_IS_HISTORY_PAGE (self), NULL);
  return self->list;
}

const SpHistoryFilter *
sp_history_page_get_filter (SpHistoryPage *self)
{
  g_return_val_if_fail (SP_IS_HISTORY_PAGE (self), NULL);
  return self->filter;
}

void
sp_history_page_select (SpHistoryPage *self, guint position)
{
  g_return_if_fail (SP_IS_HISTORY_PAGE (self));
  gtk_single_selection_set_selected (self->selection, position);
}

gboolean
sp_history_page_is_loading (SpHistoryPage *self)
{
  gboolean is_loading = FALSE;

  g_return_val_if_fail (SP_IS_HISTORY_PAGE (self), FALSE);
  if (self->list != NULL)
    g_object_get (self->list, "loading", &is_loading, NULL);
  return is_loading;
}
