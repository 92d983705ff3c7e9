/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-finder.h. */
#include "sp-finder.h"

#include "base/sp-i18n.h"
#include "base/sp-initials.h"
#include "sp-actions.h"
#include "sp-app.h"
#include "store/sp-worker.h"

#define RESULT_LIMIT 60
#define ACTION_GROUP N_ ("功能")

struct _SpFinder
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  GCancellable *finding; /* or NULL */

  /* Template */
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkLabel *placeholder;
};

G_DEFINE_FINAL_TYPE (SpFinder, sp_finder, GTK_TYPE_WINDOW)

/* What a line stands for: a record or an action. */
typedef struct
{
  const SpRecordType *type; /* NULL: an action */
  int64_t id;
  const SpActionInfo *action;
  const char *group;
  char *title;
} Result;

static const char key_result[] = "sp-result";

static void
result_free (gpointer data)
{
  Result *result = data;

  g_free (result->title);
  g_free (result);
}

static const Result *
get_result (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), key_result) : NULL;
}

/* ---- lines ---- */

static void
append_row (SpFinder *self, Result *result, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (result->title);
  GtkWidget *side = gtk_label_new (detail);
  g_autofree char *name = g_strdup_printf ("%s：%s", result->group, result->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (side), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (side), 32);
  gtk_widget_add_css_class (side, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), side);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), key_result, result, result_free);
  sp_app_set_name (row, name);
  gtk_list_box_append (self->list, row);
}

static Result *
new_result (const SpRecordType *type,
            int64_t id,
            const SpActionInfo *action,
            const char *group,
            const char *title)
{
  Result *result = g_new0 (Result, 1);

  result->type = type;
  result->id = id;
  result->action = action;
  result->group = group;
  result->title = g_strdup (title);
  return result;
}

/* The action's parent window has it and it can be done now. */
static gboolean
action_is_enabled (SpFinder *self, const SpActionInfo *info)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GActionGroup *group;

  if (!g_action_parse_detailed_name (info->name, &name, &target, NULL))
    return FALSE;
  group = g_str_has_prefix (name, "win.") ? G_ACTION_GROUP (window) : G_ACTION_GROUP (application);
  return group != NULL && g_action_group_get_action_enabled (group, strchr (name, '.') + 1);
}

static void
append_actions (SpFinder *self, const char *text)
{
  guint n = 0;
  const SpActionInfo *infos = sp_action_infos (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *label = _ (infos[i].label);
      g_autofree char *accel = NULL;
      guint key = 0;
      GdkModifierType modifiers = 0;

      if (!sp_initials_finds (label, text) || g_str_equal (infos[i].name, "win.find") ||
          !action_is_enabled (self, &infos[i]))
        continue;
      if (infos[i].accels[0] != NULL &&
          gtk_accelerator_parse (infos[i].accels[0], &key, &modifiers))
        accel = gtk_accelerator_get_label (key, modifiers);
      append_row (self, new_result (NULL, 0, &infos[i], _ (ACTION_GROUP), label),
                  accel != NULL ? accel : "");
    }
}

static void
finder_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const Result *result = get_result (row);
  const Result *previous = get_result (before);
  GtkWidget *label;

  if (previous != NULL && g_strcmp0 (previous->group, result->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (result->group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "finder-group");
  gtk_list_box_row_set_header (row, label);
}

static void
clear_list (SpFinder *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
select_first (SpFinder *self)
{
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* ---- looking for records ---- */

static gpointer
find_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_reader_find (reader, data, RESULT_LIMIT, cancellable, error);
}

static int
compare_found (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SpFound *left = *(SpFound *const *)a;
  const SpFound *right = *(SpFound *const *)b;
  const SpRecordType *const *types = sp_record_types ();
  int x = 0;
  int y = 0;

  for (int i = 0; types[i] != NULL; i++)
    {
      x = types[i] == left->type ? i : x;
      y = types[i] == right->type ? i : y;
    }
  return x - y;
}

/* Groups stay together; within a group the reader's order, best first, is kept (the sort is
 * stable). */
static void
append_found (SpFinder *self, GPtrArray *found)
{
  g_ptr_array_sort_with_data (found, compare_found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const SpFound *one = g_ptr_array_index (found, i);

      append_row (self, new_result (one->type, one->id, NULL, _ (one->type->label), one->title),
                  one->detail != NULL ? one->detail : "");
    }
}

static void
finder_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  found = sp_store_work_finish (SP_STORE (source), result, &error);
  if (self->session == NULL || sp_session_get_store (self->session) != SP_STORE (source) ||
      sp_session_is_stale (result))
    return; /* a newer search is under way */
  g_clear_object (&self->finding);
  sp_session_report_error (self->session, error);
  clear_list (self);
  if (found != NULL)
    append_found (self, found);
  append_actions (self, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  select_first (self);
}

static void
finder_search_changed_cb (SpFinder *self)
{
  SpStore *store = sp_session_get_store (self->session);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (store == NULL || *text == '\0')
    {
      clear_list (self);
      append_actions (self, text);
      select_first (self);
      return;
    }
  self->finding = g_cancellable_new ();
  sp_store_work_async (store, find_work, g_strdup (text), g_free, (GDestroyNotify)g_ptr_array_unref,
                       self->finding, finder_found_cb, g_object_ref (self));
}

/* ---- opening ---- */

/* Parts narrow the tasks; what no page lists is shown where it is worked on, or with what it
 * belongs to. */
static void
open_record (SpFinder *self, const SpRecordType *type, int64_t id)
{
  const SpTaskFilter filter = {.part = id};

  if (type == &sp_doubt_type)
    sp_session_set_page (self->session, SP_PAGE_DOUBTS);
  else if (type != &sp_part_type && type != &sp_phase_type && type != &sp_plan_type)
    sp_session_go_to_record (self->session, type, id);
  else
    {
      if (type == &sp_part_type)
        sp_session_set_filter (self->session, &filter);
      sp_session_set_page (self->session, SP_PAGE_TASKS);
    }
}

static void
open_row (SpFinder *self, GtkListBoxRow *row)
{
  const Result *result = get_result (row);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (result == NULL)
    return;
  gtk_window_close (GTK_WINDOW (self));
  if (result->type != NULL)
    open_record (self, result->type, result->id);
  else if (g_action_parse_detailed_name (result->action->name, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
}

static void
finder_activate_cb (SpFinder *self)
{
  open_row (self, gtk_list_box_get_selected_row (self->list));
}

static void
finder_row_activated_cb (SpFinder *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

/* The list's own scrolling goes with the focus, which stays in the entry. */
static void
scroll_to_row (SpFinder *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (adjustment != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, (double)bounds.origin.y,
                               (double)(bounds.origin.y + bounds.size.height));
}

/* The entry keeps the focus; up and down move the line. */
static gboolean
finder_key_cb (SpFinder *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *next;

  if (key == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }
  if (key != GDK_KEY_Up && key != GDK_KEY_Down)
    return FALSE;
  next = gtk_list_box_get_row_at_index (self->list, key == GDK_KEY_Down ? at + 1 : MAX (at - 1, 0));
  if (next != NULL)
    {
      gtk_list_box_select_row (self->list, next);
      scroll_to_row (self, GTK_WIDGET (next));
    }
  return TRUE;
}

/* ---- class ---- */

static void
sp_finder_dispose (GObject *object)
{
  SpFinder *self = SP_FINDER (object);

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_FINDER);
  G_OBJECT_CLASS (sp_finder_parent_class)->dispose (object);
}

static void
sp_finder_class_init (SpFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_finder_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFinder, search);
  gtk_widget_class_bind_template_child (widget_class, SpFinder, list);
  gtk_widget_class_bind_template_child (widget_class, SpFinder, placeholder);
}

static void
sp_finder_init (SpFinder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (finder_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_list_box_set_header_func (self->list, finder_header_cb, NULL, NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (finder_search_changed_cb),
                            self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (finder_activate_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (finder_row_activated_cb),
                            self);
}

SpFinder *
sp_finder_new (SpSession *session, GtkWindow *parent)
{
  SpFinder *self = g_object_new (SP_TYPE_FINDER, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
sp_finder_begin (SpFinder *self)
{
  g_return_if_fail (SP_IS_FINDER (self));

  sp_finder_set_text (self, "");
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
sp_finder_set_text (SpFinder *self, const char *text)
{
  g_return_if_fail (SP_IS_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  finder_search_changed_cb (self); /* at once, not after the entry's delay */
}

gboolean
sp_finder_is_busy (SpFinder *self)
{
  g_return_val_if_fail (SP_IS_FINDER (self), FALSE);
  return self->finding != NULL;
}

guint
sp_finder_get_n_results (SpFinder *self)
{
  guint n = 0;

  g_return_val_if_fail (SP_IS_FINDER (self), 0);

  while (gtk_list_box_get_row_at_index (self->list, (int)n) != NULL)
    n++;
  return n;
}

const char *
sp_finder_get_title (SpFinder *self, guint i)
{
  const Result *result;

  g_return_val_if_fail (SP_IS_FINDER (self), NULL);

  result = get_result (gtk_list_box_get_row_at_index (self->list, (int)i));
  return result != NULL ? result->title : NULL;
}

void
sp_finder_open (SpFinder *self, guint i)
{
  g_return_if_fail (SP_IS_FINDER (self));
  open_row (self, gtk_list_box_get_row_at_index (self->list, (int)i));
}
