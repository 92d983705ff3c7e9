/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordPage: how a person looks at the list: filters saved under a name, counts by a field,
 * which columns are shown. What is kept of it is in the settings. */
#include "sp-record-page-private.h"

#include "base/sp-i18n.h"
#include "sp-column-chooser.h"
#include "sp-filter-window.h"

/* ---- saved filters ---- */

const char *
sp_record_page_get_table (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->ledger->type->table;
}

SpSavedFilter *
sp_record_page_dup_filter (SpRecordPage *self, const char *name)
{
  SpSavedFilter *filter;

  g_return_val_if_fail (SP_IS_RECORD_PAGE (self) && name != NULL, NULL);
  filter = sp_saved_filter_new (name);
  g_free (filter->search);
  filter->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_free (filter->sort);
  filter->sort = sp_record_list_dup_sort (self->list, &filter->is_descending);
  for (guint i = 0; i < self->chips->len; i++)
    {
      SpFilterChip *chip = g_ptr_array_index (self->chips, i);
      g_autofree char *code = sp_filter_chip_dup_code (chip);

      if (*code != '\0')
        g_hash_table_insert (filter->codes, sp_filter_chip_dup_key (chip), g_steal_pointer (&code));
    }
  return filter;
}

/* A condition that speaks of what this file does not have is told, for without it more is shown. */
static void
apply_filter (SpRecordPage *self, const SpSavedFilter *filter)
{
  guint n_lost = 0;

  for (guint i = 0; i < self->chips->len; i++)
    {
      SpFilterChip *chip = g_ptr_array_index (self->chips, i);
      g_autofree char *key = sp_filter_chip_dup_key (chip);
      const char *code = g_hash_table_lookup (filter->codes, key);

      n_lost += !sp_filter_chip_set_code (chip, code != NULL ? code : "");
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), filter->search);
  sp_record_list_set_sort (self->list, filter->sort, filter->is_descending);
  _sp_record_page_narrow (self);
  if (n_lost > 0)
    {
      g_autofree char *message =
        g_strdup_printf (_ ("“%s”里有 %u 个条件说的单位或企业这个文件里没有，这次没有按它筛选。"),
                         filter->name, n_lost);

      sp_session_tell (self->session, message, FALSE);
    }
}

gboolean
sp_record_page_use_filter (SpRecordPage *self, const char *name)
{
  g_autoptr (GPtrArray) filters = NULL;
  const SpSavedFilter *filter;

  g_return_val_if_fail (SP_IS_RECORD_PAGE (self) && name != NULL, FALSE);
  filters = sp_saved_filters_load (sp_record_page_get_table (self));
  filter = sp_saved_filters_find (filters, name);
  if (filter != NULL)
    apply_filter (self, filter);
  return filter != NULL;
}

/* ---- groups ---- */

static gboolean
can_group (const SpField *field)
{
  return field->type == SP_TYPE_CHOICE || field->type == SP_TYPE_REFERENCE;
}

static const SpField *
get_chip_field (SpRecordPage *self, guint i)
{
  const SpLedger *ledger = self->ledger;

  return &ledger->type->fields[sp_record_type_field (ledger->type, ledger->chips[i])];
}

/* Those of one value are what a chip narrows to, so it must have one. */
static SpFilterChip *
find_group_chip (SpRecordPage *self, const char *name)
{
  for (guint i = 0; self->ledger->chips[i] != NULL; i++)
    if (g_str_equal (self->ledger->chips[i], name) && can_group (get_chip_field (self, i)))
      return g_ptr_array_index (self->chips, i);
  return NULL;
}

/* The value that @chip narrows to; one that nobody has where it is several. */
static int64_t
get_chosen (SpFilterChip *chip, const SpField *field)
{
  SpCondition condition;

  if (!sp_filter_chip_get_condition (chip, &condition))
    return SP_GROUP_ALL;
  if (field->type == SP_TYPE_REFERENCE)
    return condition.only;
  for (guint i = 0; i < field->choices->n_words; i++)
    if (condition.only == G_GINT64_CONSTANT (1) << field->choices->words[i].value)
      return field->choices->words[i].value;
  return SP_GROUP_ALL + 1;
}

static void
count_groups (SpRecordPage *self)
{
  SpFilterChip *chip = find_group_chip (self, self->group_by);
  guint field = (guint)sp_record_type_field (self->ledger->type, self->group_by);
  g_autoptr (SpRecordFilter) filter = sp_record_list_dup_filter (self->list);
  SpCondition *conditions = (SpCondition *)filter->conditions;
  guint n = 0;

  for (guint i = 0; i < filter->n_conditions; i++)
    if (conditions[i].field != field)
      conditions[n++] = conditions[i];
  filter->n_conditions = n;
  sp_group_pane_count (self->groups, field, filter,
                       get_chosen (chip, &self->ledger->type->fields[field]));
}

void
_sp_record_page_update_groups (SpRecordPage *self)
{
  if (self->groups != NULL && *self->group_by != '\0')
    count_groups (self);
}

static void
record_page_group_cb (SpRecordPage *self, gint64 value)
{
  SpFilterChip *chip = find_group_chip (self, self->group_by);
  guint field = (guint)sp_record_type_field (self->ledger->type, self->group_by);
  SpCondition condition = {.only = 0};

  if (chip == NULL)
    return;
  if (value != SP_GROUP_ALL)
    condition.only = self->ledger->type->fields[field].type == SP_TYPE_CHOICE
                       ? G_GINT64_CONSTANT (1) << value
                       : value;
  sp_filter_chip_set_condition (chip, &condition);
  _sp_record_page_narrow (self);
}

static void
make_groups (SpRecordPage *self)
{
  self->groups = sp_group_pane_new (self->session, self->ledger->type);
  gtk_widget_add_css_class (GTK_WIDGET (self->groups), "pane");
  gtk_box_append (self->group_slot, GTK_WIDGET (self->groups));
  gtk_box_append (self->group_slot, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  g_signal_connect_object (self->groups, "chosen", G_CALLBACK (record_page_group_cb), self,
                           G_CONNECT_SWAPPED);
}

void
sp_record_page_set_group_by (SpRecordPage *self, const char *name)
{
  g_return_if_fail (SP_IS_RECORD_PAGE (self) && name != NULL);
  if (*name != '\0' && find_group_chip (self, name) == NULL)
    return;
  g_free (self->group_by);
  self->group_by = g_strdup (name);
  gtk_widget_set_visible (GTK_WIDGET (self->group_slot), *name != '\0');
  if (*name != '\0')
    {
      if (self->groups == NULL)
        make_groups (self);
      count_groups (self);
    }
  g_object_notify (G_OBJECT (self), "group-by");
}

const char *
sp_record_page_get_group_by (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), "");
  return self->group_by;
}

SpGroupPane *
sp_record_page_get_groups (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->groups;
}

/* From one field to the next, and in the end none. */
static void
record_page_next_group_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);
  gboolean is_next = *self->group_by == '\0';

  for (guint i = 0; self->ledger->chips[i] != NULL; i++)
    {
      if (is_next && can_group (get_chip_field (self, i)))
        {
          sp_record_page_set_group_by (self, self->ledger->chips[i]);
          gtk_widget_grab_focus (GTK_WIDGET (self->groups));
          return;
        }
      is_next |= g_str_equal (self->group_by, self->ledger->chips[i]);
    }
  sp_record_page_set_group_by (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- windows and menu ---- */

static GtkWindow *
get_window (SpRecordPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
show_window (SpRecordPage *self, GtkWindow *window)
{
  g_set_weak_pointer (&self->view_window, window);
  gtk_window_present (window);
}

GtkWindow *
sp_record_page_get_view_window (SpRecordPage *self)
{
  g_return_val_if_fail (SP_IS_RECORD_PAGE (self), NULL);
  return self->view_window;
}

static void
record_page_columns_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);

  show_window (self, GTK_WINDOW (sp_column_chooser_new (self->session, self->ledger, self->list,
                                                        get_window (self))));
}

static void
record_page_filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpRecordPage *self = SP_RECORD_PAGE (widget);

  show_window (self, GTK_WINDOW (sp_filter_window_new (self, get_window (self))));
}

static void
record_page_use_filter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_record_page_use_filter (SP_RECORD_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
record_page_views_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (SP_RECORD_PAGE (widget)->views);
}

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
add_filters (SpRecordPage *self, GMenu *menu)
{
  g_autoptr (GPtrArray) filters = sp_saved_filters_load (sp_record_page_get_table (self));
  g_autoptr (GMenu) saved = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < filters->len; i++)
    {
      const SpSavedFilter *filter = g_ptr_array_index (filters, i);

      append (saved, filter->name, "ledger.use-filter", filter->name);
    }
  g_menu_append_section (menu, filters->len > 0 ? _ ("已存的条件") : NULL, G_MENU_MODEL (saved));
  g_menu_append (more, _ ("保存和管理条件…"), "ledger.filters");
  g_menu_append (more, _ ("列…"), "ledger.columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
}

static void
add_groups (SpRecordPage *self, GMenu *menu)
{
  g_autoptr (GMenu) groups = g_menu_new ();

  append (groups, _ ("不分组"), "ledger.group", "");
  for (guint i = 0; self->ledger->chips[i] != NULL; i++)
    if (can_group (get_chip_field (self, i)))
      append (groups, _ (get_chip_field (self, i)->label), "ledger.group", self->ledger->chips[i]);
  g_menu_append_section (menu, _ ("分组计数"), G_MENU_MODEL (groups));
}

static void
record_page_make_menu (GtkMenuButton *button, gpointer user_data)
{
  SpRecordPage *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();

  add_filters (self, menu);
  add_groups (self, menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* The menu is made when it is opened: what it offers is the settings'. */
void
_sp_record_page_make_views (SpRecordPage *self)
{
  g_auto (GStrv) columns = sp_saved_columns_load (sp_record_page_get_table (self));

  self->group_by = g_strdup ("");
  sp_record_list_set_layout (self->list, (const char *const *)columns);
  gtk_menu_button_set_create_popup_func (self->views, record_page_make_menu, self, NULL);
}

void
_sp_record_page_install_views (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ledger.views", NULL, record_page_views_cb);
  gtk_widget_class_install_action (widget_class, "ledger.columns", NULL, record_page_columns_cb);
  gtk_widget_class_install_action (widget_class, "ledger.filters", NULL, record_page_filters_cb);
  gtk_widget_class_install_action (widget_class, "ledger.use-filter", "s",
                                   record_page_use_filter_cb);
  gtk_widget_class_install_action (widget_class, "ledger.next-group", NULL,
                                   record_page_next_group_cb);
  gtk_widget_class_install_property_action (widget_class, "ledger.group", "group-by");
}
