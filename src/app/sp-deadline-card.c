/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-deadline-card.h. */
#include "sp-deadline-card.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "store/sp-deadlines.h"

struct _SpDeadlineCard
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *deadline; /* NULL: none yet */

  /* Borrowed, put in by C */
  SpRecordForm *form; /* NULL while none is open */

  /* Template */
  GtkLabel *due;
  GtkCheckButton *done;
  GtkButton *extend;
  GtkLabel *words;
  GtkLabel *history;
  GtkBox *draft;
  GtkBox *form_slot;
  GtkLabel *problem;
  GtkButton *save;

  /* State */
  guint focus_tick; /* waiting for the form to have a place */
  guint n_ticks;
  guint is_showing : 1;
};

G_DEFINE_FINAL_TYPE (SpDeadlineCard, sp_deadline_card, GTK_TYPE_WIDGET)

static const char *const form_fields[] = {"new_due", "granted_on", "document", "reason", NULL};

static SpDate
get_day (SpRecord *record, guint field)
{
  return (SpDate)sp_record_get_integer (record, field);
}

/* ---- showing ---- */

/* The extensions in the order they were granted; also what the day in force is told from. */
static GPtrArray *
load_extensions (SpDeadlineCard *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  GPtrArray *extensions = NULL;

  if (reader != NULL)
    extensions = sp_reader_load_all (reader, &sp_extension_type, SP_EXTENSION_DEADLINE,
                                     sp_record_get_id (self->deadline), &error);
  sp_session_report_error (self->session, error);
  return extensions != NULL ? extensions : g_ptr_array_new_with_free_func (g_object_unref);
}

/* 2021-05-20 批准　由 2021-06-30 延至 2021-12-31（示安委办〔2021〕3号）：物资未到 */
static void
append_extension (GString *text, SpRecord *extension, SpDate as_of)
{
  g_autofree char *granted = sp_date_dup_iso (get_day (extension, SP_EXTENSION_GRANTED_ON));
  g_autofree char *from = sp_date_dup_iso (get_day (extension, SP_EXTENSION_OLD_DUE));
  g_autofree char *to = sp_date_dup_iso (get_day (extension, SP_EXTENSION_NEW_DUE));
  const char *document = sp_record_get_text (extension, SP_EXTENSION_DOCUMENT);

  g_string_append (text, text->len > 0 ? "\n" : "");
  g_string_append_printf (text, _ ("%s 批准：%s → %s"), granted, from, to);
  if (*document != '\0')
    g_string_append_printf (text, _ ("（%s）"), document);
  g_string_append_printf (text, _ ("，%s"), sp_record_get_text (extension, SP_EXTENSION_REASON));
  if (get_day (extension, SP_EXTENSION_GRANTED_ON) > as_of)
    g_string_append (text, _ ("　〔统计日期之后〕"));
}

static void
show_history (SpDeadlineCard *self, GPtrArray *extensions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < extensions->len; i++)
    append_extension (text, g_ptr_array_index (extensions, i),
                      sp_session_get_as_of (self->session));
  gtk_label_set_label (self->history, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->history), text->len > 0);
}

/* The day in force as of the date; the day first set is struck out beside it. */
static void
show_due (SpDeadlineCard *self, GPtrArray *extensions)
{
  SpDate due = sp_deadline_due_as_of (SP_DEADLINE (self->deadline), extensions,
                                      sp_session_get_as_of (self->session));
  SpDate original = get_day (self->deadline, SP_DEADLINE_ORIGINAL_DUE);
  int kind = (int)sp_record_get_integer (self->deadline, SP_DEADLINE_KIND);
  const char *word = kind != SP_DEADLINE_BY ? sp_vocabulary_label (&sp_deadline_kinds, kind) : "";
  g_autofree char *day = sp_date_dup_iso (due);
  g_autofree char *before = sp_date_dup_iso (original);
  g_autofree char *markup = NULL;

  if (original != SP_DATE_NONE && original != due)
    markup = g_markup_printf_escaped (_ ("<b>%s</b>%s　原定 <s>%s</s>"), day, word, before);
  else
    markup = g_markup_printf_escaped ("<b>%s</b>%s", day, word);
  gtk_label_set_markup (self->due, markup);
}

static void
show_words (SpDeadlineCard *self)
{
  const char *text = sp_record_get_text (self->deadline, SP_DEADLINE_TEXT);
  const char *clause = sp_record_get_text (self->deadline, SP_DEADLINE_CLAUSE);
  g_autofree char *words = NULL;

  if (*text != '\0' && *clause != '\0')
    words = g_strdup_printf (_ ("“%s”：%s"), text, clause);
  else
    words = g_strdup (*text != '\0' ? text : clause);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
}

static void
show_done (SpDeadlineCard *self)
{
  SpDate done_on = get_day (self->deadline, SP_DEADLINE_DONE_ON);
  gboolean is_done = done_on != SP_DATE_NONE && done_on <= sp_session_get_as_of (self->session);
  g_autofree char *day = sp_date_dup_iso (done_on);
  g_autofree char *label = is_done ? g_strdup_printf (_ ("%s 完成"), day) : g_strdup (_ ("已完成"));

  self->is_showing = TRUE;
  gtk_check_button_set_active (self->done, is_done);
  gtk_check_button_set_label (self->done, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done), !sp_session_is_read_only (self->session));
  self->is_showing = FALSE;
}

static void
show (SpDeadlineCard *self)
{
  g_autoptr (GPtrArray) extensions = load_extensions (self);

  show_due (self, extensions);
  show_words (self);
  show_done (self);
  show_history (self, extensions);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deadline.extend",
                                 sp_deadline_card_can_extend (self));
}

/* ---- what a person does ---- */

static void
deadline_card_done_cb (SpDeadlineCard *self)
{
  gboolean is_done = gtk_check_button_get_active (self->done);
  g_autoptr (SpRecord) edited = NULL;

  if (self->is_showing || self->deadline == NULL)
    return;
  edited = sp_record_copy (self->deadline);
  sp_record_set_integer (edited, SP_DEADLINE_DONE_ON,
                         is_done ? sp_session_get_as_of (self->session) : SP_DATE_NONE);
  if (!sp_session_update (self->session, edited, is_done ? _ ("勾选时限") : _ ("取消勾选时限")))
    show_done (self);
}

static void
end_form (SpDeadlineCard *self)
{
  if (self->form != NULL)
    gtk_box_remove (self->form_slot, GTK_WIDGET (self->form));
  self->form = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->draft), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

/* With the second frame the form has its place, so that focusing it also scrolls to it: first to
 * its end, so that all of it is on screen. */
static gboolean
focus_form (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SpDeadlineCard *self = SP_DEADLINE_CARD (widget);

  if (++self->n_ticks < 2)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  if (self->form != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->save));
      gtk_widget_grab_focus (GTK_WIDGET (self->form));
    }
  return G_SOURCE_REMOVE;
}

static void
deadline_card_extend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_deadline_card_begin (SP_DEADLINE_CARD (widget));
}

static void
deadline_card_cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpDeadlineCard *self = SP_DEADLINE_CARD (widget);

  end_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->extend));
}

static void
deadline_card_save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpDeadlineCard *self = SP_DEADLINE_CARD (widget);

  if (self->form != NULL && sp_deadline_card_extend (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->extend));
}

/* Before the page takes them: Escape gives the form up, Ctrl+Enter saves it. */
static gboolean
deadline_card_key_cb (SpDeadlineCard *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (self->form == NULL)
    return FALSE;
  if (key == GDK_KEY_Escape)
    return gtk_widget_activate_action (GTK_WIDGET (self), "deadline.cancel", NULL);
  return is_enter && (state & GDK_CONTROL_MASK) != 0 &&
         gtk_widget_activate_action (GTK_WIDGET (self), "deadline.save", NULL);
}

/* ---- class ---- */

static void
sp_deadline_card_dispose (GObject *object)
{
  SpDeadlineCard *self = SP_DEADLINE_CARD (object);

  g_clear_object (&self->deadline);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_DEADLINE_CARD);
  G_OBJECT_CLASS (sp_deadline_card_parent_class)->dispose (object);
}

static void
sp_deadline_card_class_init (SpDeadlineCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_deadline_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "deadlinecard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-deadline-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, due);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, done);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, extend);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, words);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, history);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, draft);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, form_slot);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, problem);
  gtk_widget_class_bind_template_child (widget_class, SpDeadlineCard, save);
  gtk_widget_class_install_action (widget_class, "deadline.extend", NULL, deadline_card_extend_cb);
  gtk_widget_class_install_action (widget_class, "deadline.cancel", NULL, deadline_card_cancel_cb);
  gtk_widget_class_install_action (widget_class, "deadline.save", NULL, deadline_card_save_cb);
}

static void
sp_deadline_card_init (SpDeadlineCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (deadline_card_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->done, "toggled", G_CALLBACK (deadline_card_done_cb), self);
}

SpDeadlineCard *
sp_deadline_card_new (SpSession *session)
{
  SpDeadlineCard *self = g_object_new (SP_TYPE_DEADLINE_CARD, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  return self;
}

void
sp_deadline_card_set_deadline (SpDeadlineCard *self, SpDeadline *deadline)
{
  g_return_if_fail (SP_IS_DEADLINE_CARD (self) && SP_IS_DEADLINE (deadline));
  g_set_object (&self->deadline, SP_RECORD (deadline));
  show (self);
}

SpDeadline *
sp_deadline_card_get_deadline (SpDeadlineCard *self)
{
  g_return_val_if_fail (SP_IS_DEADLINE_CARD (self), NULL);
  return SP_DEADLINE (self->deadline);
}

gboolean
sp_deadline_card_can_extend (SpDeadlineCard *self)
{
  g_return_val_if_fail (SP_IS_DEADLINE_CARD (self), FALSE);
  return self->deadline != NULL && sp_deadline_can_extend (SP_DEADLINE (self->deadline)) &&
         !sp_session_is_read_only (self->session);
}

void
sp_deadline_card_begin (SpDeadlineCard *self)
{
  g_autoptr (SpRecord) extension = NULL;

  g_return_if_fail (SP_IS_DEADLINE_CARD (self));
  if (!sp_deadline_card_can_extend (self))
    return;
  if (self->form == NULL)
    {
      extension = sp_record_new (&sp_extension_type);
      sp_record_set_integer (extension, SP_EXTENSION_DEADLINE, sp_record_get_id (self->deadline));
      sp_record_set_integer (extension, SP_EXTENSION_GRANTED_ON,
                             sp_session_get_as_of (self->session));
      self->form =
        sp_record_form_new (self->session, &sp_extension_type, SP_FORM_DRAFT, form_fields, NULL, 2);
      gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
      sp_record_form_set_record (self->form, extension);
      gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
      gtk_widget_set_visible (GTK_WIDGET (self->draft), TRUE);
    }
  self->n_ticks = 0;
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_form, NULL, NULL);
}

SpRecordForm *
sp_deadline_card_get_form (SpDeadlineCard *self)
{
  g_return_val_if_fail (SP_IS_DEADLINE_CARD (self), NULL);
  return self->form;
}

static void
tell_extended (SpDeadlineCard *self, SpRecord *extension)
{
  g_autofree char *from = sp_date_dup_iso (get_day (extension, SP_EXTENSION_OLD_DUE));
  g_autofree char *to = sp_date_dup_iso (get_day (extension, SP_EXTENSION_NEW_DUE));
  g_autofree char *message = g_strdup_printf (_ ("已登记延期：%s 延至 %s"), from, to);

  sp_session_tell (self->session, message, TRUE);
}

gboolean
sp_deadline_card_extend (SpDeadlineCard *self)
{
  g_autoptr (SpRecord) extension = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_DEADLINE_CARD (self) && self->form != NULL, FALSE);
  if (!sp_record_form_commit (self->form))
    return FALSE;
  extension = sp_record_copy (sp_record_form_get_record (self->form));
  if (!sp_store_extend_deadline (sp_session_get_store (self->session), SP_EXTENSION (extension),
                                 &error))
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return FALSE;
    }
  end_form (self);
  tell_extended (self, extension);
  return TRUE;
}

char *
sp_deadline_card_dup_text (SpDeadlineCard *self)
{
  g_return_val_if_fail (SP_IS_DEADLINE_CARD (self), NULL);
  return g_strdup (gtk_label_get_text (self->due));
}

const char *
sp_deadline_card_get_history (SpDeadlineCard *self)
{
  g_return_val_if_fail (SP_IS_DEADLINE_CARD (self), "");
  return gtk_label_get_label (self->history);
}
