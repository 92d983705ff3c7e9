/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-duty-list.h. */
#include "sp-duty-list.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"

/* ---- an occurrence ---- */

struct _SpDutyItem
{
  GObject parent_instance;

  /* Owned */
  SpDuty *duty;
  SpDutyOccurrence *stored; /* or NULL */

  /* State */
  SpDutyDay day;
};

G_DEFINE_FINAL_TYPE (SpDutyItem, sp_duty_item, G_TYPE_OBJECT)

static void
sp_duty_item_finalize (GObject *object)
{
  SpDutyItem *self = SP_DUTY_ITEM (object);

  g_clear_object (&self->duty);
  g_clear_object (&self->stored);
  G_OBJECT_CLASS (sp_duty_item_parent_class)->finalize (object);
}

static void
sp_duty_item_class_init (SpDutyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_duty_item_finalize;
}

static void
sp_duty_item_init (SpDutyItem *self)
{
}

static SpDutyItem *
item_new (SpDuty *duty, const SpDutyDay *day)
{
  SpDutyItem *self = g_object_new (SP_TYPE_DUTY_ITEM, NULL);

  self->duty = g_object_ref (duty);
  self->day = *day;
  if (day->stored != NULL)
    self->stored = g_object_ref (day->stored);
  return self;
}

SpDuty *
sp_duty_item_get_duty (SpDutyItem *self)
{
  g_return_val_if_fail (SP_IS_DUTY_ITEM (self), NULL);
  return self->duty;
}

const SpDutyDay *
sp_duty_item_get_day (SpDutyItem *self)
{
  g_return_val_if_fail (SP_IS_DUTY_ITEM (self), NULL);
  return &self->day;
}

char *
sp_duty_item_dup_period (SpDutyItem *self)
{
  g_return_val_if_fail (SP_IS_DUTY_ITEM (self), NULL);
  return sp_period_dup_label (&self->day.period);
}

static gboolean
is_same (SpDutyItem *a, SpDutyItem *b)
{
  return sp_record_get_id (SP_RECORD (a->duty)) == sp_record_get_id (SP_RECORD (b->duty)) &&
         a->day.period.first == b->day.period.first;
}

static int64_t
revision_of (gpointer record)
{
  return record != NULL ? sp_record_get_revision (record) : 0;
}

static gboolean
looks_same (SpDutyItem *a, SpDutyItem *b)
{
  return is_same (a, b) && a->day.due == b->day.due && a->day.state == b->day.state &&
         a->day.days == b->day.days && revision_of (a->stored) == revision_of (b->stored) &&
         revision_of (a->duty) == revision_of (b->duty);
}

/* ---- the list ---- */

struct _SpDutyList
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GListStore *items;
  GtkSingleSelection *selection;

  /* Template */
  GtkColumnView *view;

  /* State */
  int64_t wanted_duty; /* to stay selected */
  SpDate wanted_start;
  guint n_overdue;
  int64_t states; /* bit mask of those shown; 0: all */
  guint only_open : 1;
  guint is_loading : 1;
};

G_DEFINE_FINAL_TYPE (SpDutyList, sp_duty_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_open (const SpDutyDay *day)
{
  return day->state != SP_DUTY_STATE_DONE && day->state != SP_DUTY_STATE_CANCELLED;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const SpDutyItem *left = *(SpDutyItem *const *)a;
  const SpDutyItem *right = *(SpDutyItem *const *)b;

  if (left->day.due != right->day.due)
    return left->day.due < right->day.due ? -1 : 1;
  return sp_record_get_id (SP_RECORD (left->duty)) < sp_record_get_id (SP_RECORD (right->duty)) ? -1
                                                                                                : 1;
}

static GPtrArray *
read_items (SpDutyList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  SpReader *reader = sp_session_get_reader (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr (GPtrArray) calendars = NULL;
  g_autoptr (GError) error = NULL;

  self->n_overdue = 0;
  if (reader == NULL || plan == NULL)
    return items;
  calendars = sp_reader_load_duties (reader, sp_record_get_id (SP_RECORD (plan)),
                                     sp_session_get_as_of (self->session), &error);
  sp_session_report_error (self->session, error);
  for (guint i = 0; calendars != NULL && i < calendars->len; i++)
    {
      SpDutyCalendar *calendar = g_ptr_array_index (calendars, i);

      for (guint j = 0; j < calendar->days->len; j++)
        {
          const SpDutyDay *day = &g_array_index (calendar->days, SpDutyDay, j);

          self->n_overdue += day->state == SP_DUTY_STATE_OVERDUE;
          if ((!self->only_open || is_open (day)) &&
              (self->states == 0 || (self->states >> day->state & 1) != 0))
            g_ptr_array_add (items, item_new (calendar->duty, day));
        }
    }
  g_ptr_array_sort (items, compare_items);
  return items;
}

/* Rows that stay where they are, are told of one by one, so that place and selection stay. */
static gboolean
renew_in_place (SpDutyList *self, GPtrArray *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n != items->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpDutyItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!is_same (old, g_ptr_array_index (items, i)))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpDutyItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!looks_same (old, g_ptr_array_index (items, i)))
        g_list_store_splice (self->items, i, 1, &items->pdata[i], 1);
    }
  return TRUE;
}

/* Of a duty without a period its first that is open, else its last. */
static int
find_wanted (SpDutyList *self)
{
  int last = -1;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SpDutyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (sp_record_get_id (SP_RECORD (item->duty)) != self->wanted_duty)
        continue;
      if (self->wanted_start == SP_DATE_NONE ? is_open (&item->day)
                                             : item->day.period.first == self->wanted_start)
        return (int)i;
      if (self->wanted_start == SP_DATE_NONE)
        last = (int)i;
    }
  return last;
}

static void
select_wanted (SpDutyList *self)
{
  int position = find_wanted (self);

  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint)position : GTK_INVALID_LIST_POSITION);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
load (SpDutyList *self)
{
  g_autoptr (GPtrArray) items = read_items (self);

  self->is_loading = TRUE;
  if (!renew_in_place (self, items))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                         items->pdata, items->len);
  self->is_loading = FALSE;
  select_wanted (self);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

static void
duty_list_selected_cb (SpDutyList *self)
{
  SpDutyItem *item = sp_duty_list_get_selected (self);

  if (self->is_loading)
    return;
  if (item != NULL)
    {
      self->wanted_duty = sp_record_get_id (SP_RECORD (item->duty));
      self->wanted_start = item->day.period.first;
    }
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
duty_list_activate_cb (SpDutyList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* ---- columns ---- */

enum
{
  COLUMN_STATE,
  COLUMN_TITLE,
  COLUMN_PERIOD,
  COLUMN_DUE,
  COLUMN_DONE,
  COLUMN_DOCUMENT,
  N_COLUMNS
};

static const struct
{
  const char *title;
  int width;
} columns[] = {
  [COLUMN_STATE] = {N_ ("状态"), 136},      [COLUMN_TITLE] = {N_ ("事项"), -1},
  [COLUMN_PERIOD] = {N_ ("所属期间"), 128}, [COLUMN_DUE] = {N_ ("应办日期"), 96},
  [COLUMN_DONE] = {N_ ("办结日期"), 96},    [COLUMN_DOCUMENT] = {N_ ("文号或纪要"), 130},
};

static char *
dup_text (SpDutyItem *item, guint column)
{
  switch (column)
    {
    case COLUMN_STATE:
      return sp_duty_day_dup_state (&item->day);
    case COLUMN_TITLE:
      return g_strdup (sp_record_get_title (SP_RECORD (item->duty)));
    case COLUMN_PERIOD:
      return sp_duty_item_dup_period (item);
    case COLUMN_DUE:
      return sp_date_dup_iso (item->day.due);
    case COLUMN_DONE:
      return sp_date_dup_iso (item->day.done_on);
    default:
      return g_strdup (item->stored != NULL ? sp_record_get_text (SP_RECORD (item->stored),
                                                                  SP_DUTY_OCCURRENCE_DOCUMENT)
                                            : "");
    }
}

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_UINT (user_data) == COLUMN_STATE)
    {
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    }
  gtk_list_item_set_child (list_item, label);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  SpDutyItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = dup_text (item, GPOINTER_TO_UINT (user_data));
  const char *classes[] = {"numeric", "light",
                           sp_app_light_class (sp_duty_state_light (item->day.state)), NULL};

  gtk_label_set_label (GTK_LABEL (label), text);
  if (GPOINTER_TO_UINT (user_data) == COLUMN_STATE)
    gtk_widget_set_css_classes (label, classes);
}

static void
add_column (SpDutyList *self, guint i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (i));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (i));
  column = gtk_column_view_column_new (_ (columns[i].title), factory);
  gtk_column_view_column_set_fixed_width (column, columns[i].width);
  gtk_column_view_column_set_expand (column, columns[i].width < 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

/* ---- class ---- */

static gboolean
sp_duty_list_grab_focus (GtkWidget *widget)
{
  return sp_app_focus_selected_row (SP_DUTY_LIST (widget)->view);
}

static void
sp_duty_list_dispose (GObject *object)
{
  SpDutyList *self = SP_DUTY_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_DUTY_LIST);
  G_OBJECT_CLASS (sp_duty_list_parent_class)->dispose (object);
}

static void
sp_duty_list_class_init (SpDutyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = {"selected", "activated", "counted"};

  G_OBJECT_CLASS (klass)->dispose = sp_duty_list_dispose;
  widget_class->grab_focus = sp_duty_list_grab_focus;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-duty-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDutyList, view);
}

static void
sp_duty_list_init (SpDutyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SP_TYPE_DUTY_ITEM);
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (duty_list_selected_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (duty_list_activate_cb), self);
}

SpDutyList *
sp_duty_list_new (SpSession *session)
{
  SpDutyList *self = g_object_new (SP_TYPE_DUTY_LIST, NULL);
  static const char *const followed[] = {"notify::plan", "notify::as-of", "records-changed"};

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (session, followed[i], G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

SpDutyItem *
sp_duty_list_get_selected (SpDutyList *self)
{
  g_return_val_if_fail (SP_IS_DUTY_LIST (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

void
sp_duty_list_select (SpDutyList *self, int64_t duty, SpDate period_start)
{
  int position;

  g_return_if_fail (SP_IS_DUTY_LIST (self));
  self->wanted_duty = duty;
  self->wanted_start = period_start;
  select_wanted (self);
  position = find_wanted (self);
  if (position >= 0)
    sp_app_scroll_to (self->view, (guint)position);
}

void
sp_duty_list_set_only_open (SpDutyList *self, gboolean only_open)
{
  g_return_if_fail (SP_IS_DUTY_LIST (self));
  self->only_open = only_open != FALSE;
  load (self);
}

void
sp_duty_list_set_states (SpDutyList *self, int64_t states)
{
  g_return_if_fail (SP_IS_DUTY_LIST (self));
  self->states = states;
  load (self);
}

guint
sp_duty_list_get_n_rows (SpDutyList *self)
{
  g_return_val_if_fail (SP_IS_DUTY_LIST (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

guint
sp_duty_list_get_n_overdue (SpDutyList *self)
{
  g_return_val_if_fail (SP_IS_DUTY_LIST (self), 0);
  return self->n_overdue;
}

GListModel *
sp_duty_list_get_model (SpDutyList *self)
{
  g_return_val_if_fail (SP_IS_DUTY_LIST (self), NULL);
  return G_LIST_MODEL (self->selection);
}
