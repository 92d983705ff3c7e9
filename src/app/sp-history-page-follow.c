/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpHistoryPage's following: what comes in at the head of its list while somebody looks at it, by
 * whom. Knows no SQL. */
#include "app/sp-app.h"
#include "app/sp-history-page-private.h"
#include "base/sp-i18n.h"
#include "store/sp-worker.h"

/* Who did so many of the newest changes is looked at. */
#define FEW_LINES 16

/* ---- people ---- */

static gboolean
offers (SpHistoryPage *self, const char *who)
{
  GtkStringList *strings = GTK_STRING_LIST (gtk_drop_down_get_model (self->person));

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (strings)); i++)
    if (g_str_equal (gtk_string_list_get_string (strings, i), who))
      return TRUE;
  return FALSE;
}

void
_sp_history_page_offer_person (SpHistoryPage *self, const char *who)
{
  if (who != NULL && *who != '\0' && !offers (self, who))
    gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (self->person)), who);
}

static void
show_people (SpHistoryPage *self, GPtrArray *people)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("全部人员"));
  for (guint i = 0; people != NULL && i < people->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (people, i));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->person, G_LIST_MODEL (names));
  self->showing = FALSE;
  _sp_history_page_show_filter (self);
}

static gpointer
people_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_reader_load_history_people (reader, error);
}

static void
history_page_people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->people != g_task_get_cancellable (G_TASK (result)))
    return; /* asked again since, or nobody looks any more */
  g_clear_object (&self->people);
  if (people != NULL)
    show_people (self, people);
  else
    sp_session_report_error (self->session, error);
}

static void
stop_people (SpHistoryPage *self)
{
  if (self->people != NULL)
    g_cancellable_cancel (self->people);
  g_clear_object (&self->people);
}

void
_sp_history_page_forget_people (SpHistoryPage *self)
{
  stop_people (self);
  show_people (self, NULL);
}

/* A journal of many years is long; those that were offered stay until it is read. */
static void
load_people (SpHistoryPage *self)
{
  SpStore *store = sp_session_get_store (self->session);

  stop_people (self);
  if (store == NULL)
    return;
  self->people = g_cancellable_new ();
  sp_store_work_async (store, people_work, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                       self->people, history_page_people_cb, g_object_ref (self));
}

/* ---- what comes in ---- */

static void
offer_newest (SpHistoryPage *self, GListModel *lines, guint n)
{
  self->showing = TRUE;
  for (guint i = 0; i < MIN (n, FEW_LINES); i++)
    {
      g_autoptr (SpHistoryItem) item = g_list_model_get_item (lines, i);

      _sp_history_page_offer_person (self, sp_history_item_get_line (item)->who);
    }
  self->showing = FALSE;
}

/* A list view holds on to the rows that are in sight; who looks at the head of the list wants to go
 * on doing so. */
static void
history_page_items_changed_cb (
  SpHistoryPage *self, guint position, guint removed, guint added, GListModel *lines)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (position != 0 || removed != 0 || g_list_model_get_n_items (lines) == added)
    return; /* not new lines before others */
  offer_newest (self, lines, added);
  if (gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    sp_app_scroll_to (self->view, 0);
}

/* What a person narrowed is looked at from its head. */
static void
history_page_refilling_cb (SpHistoryPage *self)
{
  self->is_refilling = TRUE;
  if (self->is_narrowing)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
}

/* The line that was chosen stays so, wherever it stands now. */
static void
history_page_refilled_cb (SpHistoryPage *self)
{
  int position = self->chosen != 0 ? sp_list_find (self->list, self->chosen) : -1;

  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint)position : GTK_INVALID_LIST_POSITION);
  self->is_refilling = FALSE;
  _sp_history_page_fill_rows (self);
  _sp_history_page_take_selected (self);
}

void
_sp_history_page_show_list (SpHistoryPage *self)
{
  g_autoptr (SpRowSlots) slots = sp_row_slots_new (self->list);

  g_signal_connect_object (slots, "refilling", G_CALLBACK (history_page_refilling_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (slots, "refilled", G_CALLBACK (history_page_refilled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (slots));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (history_page_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
_sp_history_page_begin_following (SpHistoryPage *self)
{
  load_people (self);
}

void
_sp_history_page_end_following (SpHistoryPage *self)
{
  stop_people (self);
}
