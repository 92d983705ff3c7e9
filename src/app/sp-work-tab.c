/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-work-tab.h. */
#include "sp-work-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "store/sp-deadlines.h"

#define N_SUBITEM_KINDS 2
/* So many occurrences are shown before a person asks for all. */
#define RECENT 8

/* A deadline that recurs, with its occurrences. */
typedef struct
{
  int64_t deadline;
  gboolean shows_all;
  /* Borrowed, in the box */
  GtkWidget *box;
  SpTickList *list;
  GtkWidget *more;
} Recurring;

struct _SpWorkTab
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *cards;     /* of SpDeadlineCard, borrowed: in the box */
  GPtrArray *recurring; /* of Recurring */

  /* Borrowed, put in by C */
  SpTickList *subitems[N_SUBITEM_KINDS];

  /* Template */
  GtkBox *subitem_slot;
  GtkBox *deadlines;
  GtkBox *cards_box;
  GtkBox *recurring_slot;
  GtkLabel *nothing;

  /* State */
  int64_t measure;
  guint is_stale : 1;
};

G_DEFINE_FINAL_TYPE (SpWorkTab, sp_work_tab, GTK_TYPE_WIDGET)

static const char *const subitem_titles[N_SUBITEM_KINDS] = {
  [SP_SUBITEM_POINT] = N_ ("要点"), [SP_SUBITEM_CHECK] = N_ ("清单")};

static SpDate
as_of (SpWorkTab *self)
{
  return sp_session_get_as_of (self->session);
}

/* Transfer full; empty when it cannot be read, which is told. */
static GPtrArray *
load_all (SpWorkTab *self, const SpRecordType *type, guint field)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = NULL;

  if (reader != NULL && self->measure != 0)
    records = sp_reader_load_all (reader, type, (int)field, self->measure, &error);
  sp_session_report_error (self->session, error);
  return records != NULL ? records : g_ptr_array_new_with_free_func (g_object_unref);
}

static void
set_count (SpTickList *list, const char *title, guint n_done, guint n)
{
  g_autofree char *heading = g_strdup_printf (_ ("%s　已完成 %u/%u"), title, n_done, n);

  sp_tick_list_set_heading (list, heading);
}

/* ---- subitems ---- */

static void
work_tab_subitem_cb (SpWorkTab *self, gint64 id, int done_on)
{
  g_autoptr (SpRecord) subitem =
    sp_reader_load (sp_session_get_reader (self->session), &sp_subitem_type, id, NULL);

  if (subitem == NULL)
    return;
  sp_record_set_integer (subitem, SP_SUBITEM_DONE_ON, done_on);
  sp_session_update (self->session, subitem,
                     done_on != SP_DATE_NONE ? _ ("勾选要点") : _ ("取消勾选要点"));
}

/* A tick of a day after the as-of date is shown, but not counted. */
static const char *
get_later_words (SpDate done_on, SpDate as_of)
{
  return done_on > as_of ? _ ("　〔统计日期之后完成〕") : "";
}

static char *
dup_subitem_text (SpRecord *subitem, SpDate as_of)
{
  const char *label = sp_record_get_text (subitem, SP_SUBITEM_LABEL);
  SpDate done_on = (SpDate)sp_record_get_integer (subitem, SP_SUBITEM_DONE_ON);

  return g_strdup_printf ("%s%s%s%s", label, *label != '\0' ? " " : "",
                          sp_record_get_text (subitem, SP_SUBITEM_TEXT),
                          get_later_words (done_on, as_of));
}

static guint
show_subitems (SpWorkTab *self, GPtrArray *all, SpSubitemKind kind)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (SpTick));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_done = 0;

  for (guint i = 0; i < all->len; i++)
    {
      SpRecord *subitem = g_ptr_array_index (all, i);
      SpTick tick = {.key = sp_record_get_id (subitem),
                     .done_on = (SpDate)sp_record_get_integer (subitem, SP_SUBITEM_DONE_ON)};

      if (sp_record_get_integer (subitem, SP_SUBITEM_KIND) != (int64_t)kind)
        continue;
      tick.text = dup_subitem_text (subitem, as_of (self));
      g_ptr_array_add (texts, (char *)tick.text);
      g_array_append_val (ticks, tick);
      n_done += tick.done_on != SP_DATE_NONE && tick.done_on <= as_of (self);
    }
  sp_tick_list_set_day (self->subitems[kind], as_of (self));
  sp_tick_list_set_ticks (self->subitems[kind], (const SpTick *)(gpointer)ticks->data, ticks->len);
  sp_tick_list_set_read_only (self->subitems[kind], sp_session_is_read_only (self->session));
  set_count (self->subitems[kind], _ (subitem_titles[kind]), n_done, ticks->len);
  gtk_widget_set_visible (GTK_WIDGET (self->subitems[kind]), ticks->len > 0);
  return ticks->len;
}

/* ---- deadlines that recur ---- */

static void show_recurring (SpWorkTab *self, Recurring *recurring, SpRecord *deadline);

static Recurring *
find_recurring (SpWorkTab *self, gconstpointer widget)
{
  for (guint i = 0; i < self->recurring->len; i++)
    {
      Recurring *recurring = g_ptr_array_index (self->recurring, i);

      if ((gconstpointer)recurring->list == widget || recurring->more == widget)
        return recurring;
    }
  return NULL;
}

static void
work_tab_occurrence_cb (SpWorkTab *self, gint64 period_start, int done_on, SpTickList *list)
{
  Recurring *recurring = find_recurring (self, list);
  g_autoptr (GError) error = NULL;

  if (recurring == NULL)
    return;
  if (sp_store_tick_deadline (sp_session_get_store (self->session), recurring->deadline,
                              (SpDate)period_start, done_on, &error))
    sp_session_tell (self->session,
                     done_on != SP_DATE_NONE ? _ ("已勾选一期") : _ ("已取消勾选一期"), TRUE);
  else
    sp_session_report_error (self->session, error);
}

static void
work_tab_more_cb (SpWorkTab *self, GtkWidget *button)
{
  Recurring *recurring = find_recurring (self, button);
  g_autoptr (SpRecord) deadline = NULL;

  if (recurring == NULL)
    return;
  recurring->shows_all = TRUE;
  deadline = sp_reader_load (sp_session_get_reader (self->session), &sp_deadline_type,
                             recurring->deadline, NULL);
  if (deadline != NULL)
    show_recurring (self, recurring, deadline);
  gtk_widget_grab_focus (GTK_WIDGET (recurring->list));
}

/* 2021年第三季度（2021-09-30 前） */
static char *
dup_day_text (const SpDeadlineDay *day, SpDate as_of)
{
  g_autofree char *period = sp_period_dup_label (&day->period);
  g_autofree char *due = sp_date_dup_iso (day->due);

  return g_strdup_printf (_ ("%s（%s 前）%s"), period, due, get_later_words (day->done_on, as_of));
}

static void
append_day (GArray *ticks, GPtrArray *strings, const GArray *days, guint i, SpDate as_of, int near)
{
  const SpDeadlineDay *day = &g_array_index (days, SpDeadlineDay, i);
  SpLightState state = sp_deadline_days_judge (days, i, as_of, near);
  SpTick tick = {.key = day->period.first, .light = state.light, .done_on = day->done_on};

  tick.text = dup_day_text (day, as_of);
  g_ptr_array_add (strings, (char *)tick.text);
  if (day->done_on == SP_DATE_NONE &&
      (state.light == SP_LIGHT_OVERDUE || state.light == SP_LIGHT_NEAR))
    {
      tick.status = sp_light_state_dup_text (&state);
      g_ptr_array_add (strings, (char *)tick.status);
    }
  g_array_append_val (ticks, tick);
}

static const char *
get_recurring_title (SpRecord *deadline)
{
  const char *text = sp_record_get_text (deadline, SP_DEADLINE_TEXT);

  if (*text != '\0')
    return text;
  return sp_vocabulary_label (&sp_recurrences,
                              (int)sp_record_get_integer (deadline, SP_DEADLINE_RECURRENCE));
}

static void
show_more (Recurring *recurring, guint n_left_out)
{
  g_autofree char *label = g_strdup_printf (_ ("显示更早的 %u 期"), n_left_out);

  gtk_button_set_label (GTK_BUTTON (recurring->more), label);
  gtk_widget_set_visible (recurring->more, n_left_out > 0);
}

/* The latest first: what is due next and what was due last are looked at most. */
static void
show_recurring (SpWorkTab *self, Recurring *recurring, SpRecord *deadline)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = sp_reader_load_deadline_days (sp_session_get_reader (self->session),
                                                          recurring->deadline, &error);
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (SpTick));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  guint n_due = 0;
  guint n_done = 0;
  guint n = 0;
  guint first;

  sp_session_report_error (self->session, error);
  if (days != NULL)
    n = sp_deadline_days_until (days, as_of (self), &n_due, &n_done);
  first = recurring->shows_all || n <= RECENT ? 0 : n - RECENT;
  for (guint i = n; i > first; i--)
    append_day (ticks, strings, days, i - 1, as_of (self),
                sp_session_get_near_days (self->session));
  sp_tick_list_set_day (recurring->list, as_of (self));
  sp_tick_list_set_ticks (recurring->list, (const SpTick *)(gpointer)ticks->data, ticks->len);
  sp_tick_list_set_read_only (recurring->list, sp_session_is_read_only (self->session));
  set_count (recurring->list, get_recurring_title (deadline), n_done, n_due);
  show_more (recurring, first);
}

static void
add_recurring (SpWorkTab *self, int64_t deadline)
{
  Recurring *recurring = g_new0 (Recurring, 1);

  recurring->deadline = deadline;
  recurring->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  recurring->list = sp_tick_list_new ();
  recurring->more = gtk_button_new ();
  gtk_widget_set_halign (recurring->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (recurring->more, "compact");
  gtk_box_append (GTK_BOX (recurring->box), GTK_WIDGET (recurring->list));
  gtk_box_append (GTK_BOX (recurring->box), recurring->more);
  gtk_box_append (self->recurring_slot, recurring->box);
  g_signal_connect_object (recurring->list, "ticked", G_CALLBACK (work_tab_occurrence_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (recurring->more, "clicked", G_CALLBACK (work_tab_more_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->recurring, recurring);
}

/* ---- all deadlines ---- */

static gboolean
is_recurring (SpRecord *deadline)
{
  return sp_record_get_integer (deadline, SP_DEADLINE_KIND) == SP_DEADLINE_RECURRING;
}

/* Whether the widgets are those of @deadlines: then they, and what is being typed, stay. */
static gboolean
has_widgets (SpWorkTab *self, GPtrArray *deadlines)
{
  guint card = 0;
  guint recurring = 0;

  for (guint i = 0; i < deadlines->len; i++)
    {
      int64_t id = sp_record_get_id (g_ptr_array_index (deadlines, i));

      if (is_recurring (g_ptr_array_index (deadlines, i)))
        {
          if (recurring == self->recurring->len ||
              ((Recurring *)g_ptr_array_index (self->recurring, recurring++))->deadline != id)
            return FALSE;
        }
      else if (card == self->cards->len ||
               sp_record_get_id (SP_RECORD (
                 sp_deadline_card_get_deadline (g_ptr_array_index (self->cards, card++)))) != id)
        return FALSE;
    }
  return card == self->cards->len && recurring == self->recurring->len;
}

static void
make_widgets (SpWorkTab *self, GPtrArray *deadlines)
{
  for (guint i = 0; i < self->cards->len; i++)
    gtk_box_remove (self->cards_box, g_ptr_array_index (self->cards, i));
  for (guint i = 0; i < self->recurring->len; i++)
    gtk_box_remove (self->recurring_slot,
                    ((Recurring *)g_ptr_array_index (self->recurring, i))->box);
  g_ptr_array_set_size (self->cards, 0);
  g_ptr_array_set_size (self->recurring, 0);
  for (guint i = 0; i < deadlines->len; i++)
    {
      SpRecord *deadline = g_ptr_array_index (deadlines, i);
      SpDeadlineCard *card;

      if (is_recurring (deadline))
        {
          add_recurring (self, sp_record_get_id (deadline));
          continue;
        }
      card = sp_deadline_card_new (self->session);
      gtk_box_append (self->cards_box, GTK_WIDGET (card));
      g_ptr_array_add (self->cards, card);
    }
}

static void
show_deadlines (SpWorkTab *self, GPtrArray *deadlines)
{
  guint card = 0;
  guint recurring = 0;

  if (!has_widgets (self, deadlines))
    make_widgets (self, deadlines);
  for (guint i = 0; i < deadlines->len; i++)
    {
      SpRecord *deadline = g_ptr_array_index (deadlines, i);

      if (is_recurring (deadline))
        show_recurring (self, g_ptr_array_index (self->recurring, recurring++), deadline);
      else
        sp_deadline_card_set_deadline (g_ptr_array_index (self->cards, card++),
                                       SP_DEADLINE (deadline));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->deadlines), card > 0);
}

static void
load (SpWorkTab *self)
{
  g_autoptr (GPtrArray) subitems = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;
  guint n;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self)) && self->measure != 0;
  if (self->is_stale || sp_session_get_store (self->session) == NULL)
    return;
  subitems = load_all (self, &sp_subitem_type, SP_SUBITEM_MEASURE);
  deadlines = load_all (self, &sp_deadline_type, SP_DEADLINE_MEASURE);
  n = show_subitems (self, subitems, SP_SUBITEM_POINT);
  n += show_subitems (self, subitems, SP_SUBITEM_CHECK);
  gtk_widget_set_visible (GTK_WIDGET (self->subitem_slot), n > 0);
  show_deadlines (self, deadlines);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n + deadlines->len == 0);
}

static void
work_tab_store_cb (SpWorkTab *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->measure = 0;
  make_widgets (self, none);
}

static void
sp_work_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_work_tab_parent_class)->map (widget);
  if (SP_WORK_TAB (widget)->is_stale)
    load (SP_WORK_TAB (widget));
}

/* ---- class ---- */

static gboolean
sp_work_tab_grab_focus (GtkWidget *widget)
{
  SpWorkTab *self = SP_WORK_TAB (widget);

  for (guint i = 0; i < N_SUBITEM_KINDS; i++)
    if (gtk_widget_grab_focus (GTK_WIDGET (self->subitems[i])))
      return TRUE;
  for (guint i = 0; i < self->recurring->len; i++)
    if (gtk_widget_grab_focus (
          GTK_WIDGET (((Recurring *)g_ptr_array_index (self->recurring, i))->list)))
      return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->cards_box), GTK_DIR_TAB_FORWARD);
}

static void
sp_work_tab_dispose (GObject *object)
{
  SpWorkTab *self = SP_WORK_TAB (object);

  g_ptr_array_set_size (self->cards, 0);
  g_ptr_array_set_size (self->recurring, 0);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_WORK_TAB);
  G_OBJECT_CLASS (sp_work_tab_parent_class)->dispose (object);
}

static void
sp_work_tab_finalize (GObject *object)
{
  g_ptr_array_unref (SP_WORK_TAB (object)->cards);
  g_ptr_array_unref (SP_WORK_TAB (object)->recurring);
  G_OBJECT_CLASS (sp_work_tab_parent_class)->finalize (object);
}

static void
sp_work_tab_class_init (SpWorkTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_work_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_work_tab_finalize;
  widget_class->grab_focus = sp_work_tab_grab_focus;
  widget_class->map = sp_work_tab_map;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-work-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWorkTab, subitem_slot);
  gtk_widget_class_bind_template_child (widget_class, SpWorkTab, deadlines);
  gtk_widget_class_bind_template_child_full (widget_class, "cards", FALSE,
                                             G_STRUCT_OFFSET (SpWorkTab, cards_box));
  gtk_widget_class_bind_template_child (widget_class, SpWorkTab, recurring_slot);
  gtk_widget_class_bind_template_child (widget_class, SpWorkTab, nothing);
}

static void
sp_work_tab_init (SpWorkTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cards = g_ptr_array_new ();
  self->recurring = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_SUBITEM_KINDS; i++)
    {
      self->subitems[i] = sp_tick_list_new ();
      gtk_box_append (self->subitem_slot, GTK_WIDGET (self->subitems[i]));
      g_signal_connect_object (self->subitems[i], "ticked", G_CALLBACK (work_tab_subitem_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

GtkWidget *
sp_work_tab_new (SpSession *session)
{
  SpWorkTab *self = g_object_new (SP_TYPE_WORK_TAB, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (work_tab_store_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
sp_work_tab_set_measure (SpWorkTab *self, int64_t measure)
{
  g_return_if_fail (SP_IS_WORK_TAB (self));
  self->measure = measure;
  load (self);
}

gboolean
sp_work_tab_begin_extension (SpWorkTab *self)
{
  SpDeadlineCard *found = NULL;

  g_return_val_if_fail (SP_IS_WORK_TAB (self), FALSE);
  if (self->is_stale)
    load (self);
  for (guint i = 0; i < self->cards->len; i++)
    {
      SpDeadlineCard *card = g_ptr_array_index (self->cards, i);
      SpRecord *deadline = SP_RECORD (sp_deadline_card_get_deadline (card));

      if (!sp_deadline_card_can_extend (card))
        continue;
      found = card;
      if (sp_record_get_integer (deadline, SP_DEADLINE_DONE_ON) == SP_DATE_NONE)
        break;
    }
  if (found != NULL)
    sp_deadline_card_begin (found);
  return found != NULL;
}

guint
sp_work_tab_get_n_cards (SpWorkTab *self)
{
  g_return_val_if_fail (SP_IS_WORK_TAB (self), 0);
  return self->cards->len;
}

SpDeadlineCard *
sp_work_tab_get_card (SpWorkTab *self, guint i)
{
  g_return_val_if_fail (SP_IS_WORK_TAB (self) && i < self->cards->len, NULL);
  return g_ptr_array_index (self->cards, i);
}

guint
sp_work_tab_get_n_recurring (SpWorkTab *self)
{
  g_return_val_if_fail (SP_IS_WORK_TAB (self), 0);
  return self->recurring->len;
}

SpTickList *
sp_work_tab_get_recurring (SpWorkTab *self, guint i)
{
  g_return_val_if_fail (SP_IS_WORK_TAB (self) && i < self->recurring->len, NULL);
  return ((Recurring *)g_ptr_array_index (self->recurring, i))->list;
}

SpTickList *
sp_work_tab_get_subitems (SpWorkTab *self, SpSubitemKind kind)
{
  g_return_val_if_fail (SP_IS_WORK_TAB (self) && kind < N_SUBITEM_KINDS, NULL);
  return self->subitems[kind];
}
